"""Who may use a hub where no act with its thing tells it: by all that speaks for a grant.

"Malian hauliers now park at Kagbelen dry port, in sheds laid out for them": which words of access a
sentence has, what stands for the guest, how it and the hub are led to and what else the sentence
speaks of are signs, each with points; those of `data/lexicon/weighed_access.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from msgspec import Struct

from graph.extract.hubs.deals import is_passive
from graph.extract.hubs.guests import Guest, beneficiaries
from graph.extract.hubs.line import Grant, Line, is_bound_for, is_foreign
from graph.extract.hubs.named import GRANTED
from graph.extract.hubs.sites import Site
from graph.extract.hubs.words import Sense
from graph.extract.rules import DATA, read_yaml

WEIGHED: Final = "access.weighed"
#: What tells that nothing is granted, or something else than room at a hub.
_AGAINST: Final = (Sense.REFUSE, Sense.ENDED, Sense.OTHERWISE)
#: The sign of those who only speak or stay at a hub, who are no guests.
_OFFICIALS: Final = "officials"
#: Characters around a hub and a guest in which words of access count.
_AROUND: Final = 60
#: How far apart a hub and a guest are at most, to be "close" or at all.
_CLOSE: Final = 40
_NEAR: Final = 110
#: What begins another clause.
_CLAUSE: Final = re.compile(
    r"[;:]|,? (?:so that|because|unless|until|as if)\b|\. "
    r"|, (?:although|though|while|whereas|but|and (?:the|its|that|it|they))\b"
)
_LEAD: Final = 30
_PREPOSITION: Final = re.compile(r"([a-z]+)(?: (?:the|its|their|a|an))?(?: [a-z-]+)? \Z")
#: What stands behind a party: "'s coffee exporters", and before it: "hauliers from".
_BEHIND: Final = re.compile(r"(?:'s?)? ((?:[\w-]+ ?){1,3})")
_BEFORE: Final = re.compile(r"([\w-]+) (?:[\w-]+ )?(?:from|of|in) (?:the )?\Z")
_WORD: Final = re.compile(r"[\w-]+")


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """The points of signs.

    Attributes:
        enough: points from which a guest may use a hub.
        points: what each sign adds; one that is not listed adds nothing. Officials and words of
            refusal rule a grant out without points.
        whose: nouns beside a party, by the sign that they give.
        words: words of a sentence that give a sign.
    """

    enough: int
    points: dict[str, int]
    whose: dict[str, list[str]]
    words: dict[str, list[str]]


@cache
def weights() -> Weights:
    """Load the points.

    Raises:
        DataFileError: the file does not fit its schema.
    """
    return read_yaml(DATA / "lexicon" / "weighed_access.yaml", Weights)


@cache
def _words() -> Mapping[str, frozenset[str]]:
    return {sign: frozenset(listed) for sign, listed in weights().words.items()}


@cache
def _whose() -> Mapping[str, str]:
    return {noun: sign for sign, nouns in weights().whose.items() for noun in nouns}


def weighed_grants(line: Line, told: Collection[str]) -> Iterator[Grant]:
    """Yield what a sentence tells of hubs that are not yet `told` of, each hub once."""
    if any(line.has(sense) for sense in _AGAINST):
        return
    for site in line.sites:
        if not site.sure or site.country is None or site.name.name in told:
            continue
        guests = [g for g in _guests(line, site) if _points(line, site, g) >= weights().enough]
        if guests:
            spans = [(site.start, site.end), *((g.start, g.end) for g in guests)]
            yield Grant(
                min(start for start, _ in spans),
                max(end for _, end in spans),
                WEIGHED,
                site,
                site.country,
                beneficiaries(guests, site.country),
            )


def _guests(line: Line, site: Site) -> Iterator[Guest]:
    """Yield the parties in the clause of a hub that are not its host, nor part of its name."""
    for guest in line.guests:
        if line.text[guest.start : guest.end] in site.name.name:
            continue
        first, last = sorted(((site.start, site.end), (guest.start, guest.end)))
        between = line.text[first[1] : last[0]]
        if (
            is_foreign(guest, site.country)
            and len(between) <= _NEAR
            and _CLAUSE.search(between) is None
        ):
            yield guest


def _points(line: Line, site: Site, guest: Guest) -> int:
    points = weights().points
    found = frozenset(signs(line, site, guest))
    return 0 if _OFFICIALS in found else sum(points.get(sign, 0) for sign in found)


def signs(line: Line, site: Site, guest: Guest) -> Iterator[str]:
    """Yield what speaks for or against a guest's use of a hub in a sentence."""
    first, last = sorted(((site.start, site.end), (guest.start, guest.end)))
    start, end = max(0, first[0] - _AROUND), last[1] + _AROUND
    part = line.text.find(";", last[1])
    end = end if part < 0 else min(end, part)
    yield from _of_words(line, max(start, line.text.rfind(";", 0, first[0]) + 1), end, site)
    apart = last[0] - first[1]
    yield "close" if apart <= _CLOSE else "near"
    yield "guest_first" if guest.start < site.start else "hub_first"
    yield from _of_guest(line, guest)
    yield from (f"hub_{word}" for word in _prepositions(line.text, site.start))
    yield f"kind_{site.name.kind}"
    if site.name.rule == GRANTED:
        yield "bare"
    host = any(g.codes == (site.country,) for g in line.guests)
    yield "host" if host else "no_host"
    if sum(is_foreign(g, site.country) for g in line.guests) > 1:
        yield "guests"
    yield from (sign for sign, listed in _words().items() if listed & line.sentence.wording)


def _of_words(line: Line, start: int, end: int, site: Site) -> Iterator[str]:
    """Yield the senses of the words of access around a hub and a guest."""
    tokens = line.sentence.base.tokens
    for mark in line.words:
        at, to = tokens[mark.first].start, tokens[mark.end - 1].end
        if start <= at and to <= end and not site.start <= at < site.end:
            yield mark.sense.value
            if mark.sense is Sense.GIVE and is_passive(tokens, mark):
                yield "given"
    for token in tokens:
        if token.slot in ("money", "percent") and start <= token.start <= end:
            yield token.slot


def _of_guest(line: Line, guest: Guest) -> Iterator[str]:
    """Yield what stands for a guest, and what leads to it."""
    text = line.text
    yield "organisation" if guest.name is not None else "state"
    if is_bound_for(line, guest):
        yield "bound"
    behind = _BEHIND.match(text, guest.end)
    before = _BEFORE.search(text, max(0, guest.start - _LEAD), guest.start)
    beside = [
        *(_WORD.findall(behind.group(1)) if behind else ()),
        *(before.groups() if before else ()),
    ]
    found = {sign for word in beside if (sign := _whose().get(word.lower()))}
    yield from found or ("nobody",)
    yield from (f"guest_{word}" for word in _prepositions(text, guest.start))


def _prepositions(text: str, position: int) -> Sequence[str]:
    """Return the word that leads to a name, if there is one."""
    lead = _PREPOSITION.search(text, max(0, position - _LEAD), position)
    return lead.groups() if lead is not None else ()
