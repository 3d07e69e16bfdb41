"""Who is given room at a hub: the states and organisations of a sentence other than its host."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from graph.extract.annotate import Annotated
from graph.extract.gazetteer import GeoForm
from graph.extract.hubs.words import access_words
from graph.extract.mentions import Anaphor, NameType, Parties
from graph.extract.scene import Scene

#: After these a state is only where something is.
_WHERE: Final = frozenset({"in", "at", "near", "from", "inside", "across", "than", "between"})
#: "shippers from ": people and goods of a state, unlike "obtained from".
_FROM: Final = re.compile(
    r"(?:(?:\w{3,}s|cargo|freight|traffic|trade)(?: coming| arriving| originating)? from"
    r"|\b(?:registered|based|licensed|established|incorporated|produced|made|mined|grown) in"
    r") (?:the )?\Z",
    re.IGNORECASE,
)
#: "(Chile)" behind a town.
_ASIDE: Final = re.compile(r"\([^()]+\)")
#: "the border crossing with " before a state.
_BEYOND: Final = re.compile(
    r"\b(?:borders?|frontiers?|crossings?|posts?|checkpoints?|gates?|points?) with (?:the )?\Z"
)
#: "with the financial assistance of the Government of " before a state that pays for something.
_PAYING: Final = re.compile(
    r"\b(?:assistance|support|help|aid|grants?|loans?|credits?|financing|funding|funds|donation)"
    r" (?:of|from|by|provided by|extended by) (?:the )?(?:[Gg]overnments? of (?:the )?)?\Z"
)
#: How far before a state the words that lead to it begin.
_REACH: Final = 60
_NOT_STATES: Final = frozenset({NameType.INSTRUMENT, NameType.BODY, NameType.LINK, NameType.HUB})
_MOST: Final = 12


class Guest(Struct, frozen=True):
    """A party that a sentence names: its codes, and its name if it is an organisation."""

    start: int
    end: int
    codes: tuple[str, ...]
    name: str | None = None


def find_guests(scene: Scene, index: int) -> tuple[Guest, ...]:
    """Return who may be given room, or give it, in a sentence, in order.

    States that only tell where something is, or what a border or treaty is called, are left out.
    """
    sentence = scene.sentences[index]
    found = [*_states(scene, index), *_capitals(sentence), *_organisations(sentence)]
    return tuple(sorted(found, key=lambda guest: guest.start))


def _states(scene: Scene, index: int) -> Iterator[Guest]:
    sentence = scene.sentences[index]
    for party in sentence.parties:
        if party.anaphor is Anaphor.THERE or _only_named(sentence, party):
            continue
        codes = scene.codes(party, index)
        if 0 < len(codes) <= _MOST:
            yield Guest(party.start, party.end, codes)


def _capitals(sentence: Annotated) -> Iterator[Guest]:
    for geo in sentence.geo:
        if geo.form is not GeoForm.CAPITAL or len(geo.codes) != 1:
            continue
        before = sentence.text[: geo.start].rsplit(None, 1)
        if not before or before[-1].lower() not in (*_WHERE, "of"):
            yield Guest(geo.start, geo.end, geo.codes)


def _organisations(sentence: Annotated) -> Iterator[Guest]:
    for name in sentence.names:
        if name.type is NameType.ORGANISATION and name.proper and len(name.parties) == 1:
            yield Guest(name.start, name.end, name.parties, name.name)


def _only_named(sentence: Annotated, party: Parties) -> bool:
    """Whether a state only tells where something is, or what it is called after."""
    if _ASIDE.fullmatch(sentence.text, max(0, party.start - 1), party.end + 1):
        return True  # "Antofagasta (Chile)"
    near = max(0, party.start - _REACH)
    text = sentence.text
    if _BEYOND.search(text, near, party.start) or _PAYING.search(text, near, party.start):
        return True  # "the border crossing with Iraq"
    before = sentence.text[: party.start].removesuffix("the ").rsplit(None, 1)
    located = bool(before) and before[-1].lower() in _WHERE
    if located and not _FROM.search(sentence.text, near, party.start):
        return True
    if any(
        n.type in _NOT_STATES
        and n.start <= party.start
        and party.end <= n.end
        # "a bonded warehouse for Paraguay at Antofagasta" is called after the place only
        and (n.type is not NameType.HUB or sentence.text[party.start : party.end] in n.name)
        for n in sentence.names
    ):
        return True
    after = sentence.text[party.end : party.end + 40].removeprefix("'s").lstrip("-'’ ")
    following = after.split(None, 1)[:1]
    qualifies = party.adjective or party.possessive
    word = following[0].strip(",.;:").lower() if following else ""
    return qualifies and (word in access_words().not_acting or word == "based")


def beneficiaries(guests: Sequence[Guest], host: str | None) -> tuple[str, ...]:
    """Return codes and names of guests other than their host, each once."""
    told: dict[str, None] = {}
    for guest in guests:
        if guest.codes == (host,):
            continue
        told.update(dict.fromkeys(code for code in guest.codes if code != host))
        if guest.name is not None:
            told[guest.name] = None
    return tuple(told)
