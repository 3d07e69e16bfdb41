"""Who meets: by the name of a meeting, by the words around it, by the document."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.mentions import Parties, Place
from graph.extract.organisations.government import government
from graph.extract.reading.pair import home, opening_group
from graph.extract.reading.parties import PartyList, own_codes, party_list
from graph.extract.scene import Scene
from graph.extract.sessions.reading import Reading
from graph.extract.sessions.setting import Site

_OFFERS: Final = re.compile(r" (?:has |have )?(?:offered|agreed|is) to (?:host|hold) the\b")
#: Most parties that one meeting can have by a list in its sentence.
_MOST: Final = 6
#: What tells before a list of states that they took part in what was spoken of.
_ATTENDING: Final = re.compile(
    r"\b(?:attended by|(?:with the )?participation of|(?:taking|took|takes|take) part(?: in it)?"
    r"|brought together|gathered|were present|in attendance|participated|participants"
    r"|represented)\b[^.;]*$",
    re.IGNORECASE,
)
_PRESENT: Final = frozenset(
    "attended attendance participation part brought gathered present participated participants"
    " represented".split()
)
_ATTENDING_REACH: Final = 140
#: How many sentences after that of a meeting may tell who took part in it.
_ATTENDANCE_REACH: Final = 2
#: How far behind a meeting "between" or "with" may stand.
_LED_REACH: Final = 60
#: Length of the code of a country; blocs have longer ones.
_COUNTRY: Final = 2
_TWO: Final = 2


def parties_of(
    scene: Scene,
    index: int,
    sentence: Annotated,
    reading: Reading,
    pair: tuple[str, ...],
) -> tuple[str, ...]:
    """Return who meets: by the name, by "between" or "with", by the subject, by the document."""
    start, end = reading.start, reading.end
    own = set(reading.named.parties) if reading.named is not None else set(reading.parties)
    for mention in sentence.parties:
        if start <= mention.start and mention.end <= end:
            own.update(own_codes(mention))
    if len(own) > 1 or any(len(code) > 2 for code in own):
        members = (m.codes for m in sentence.parties if m.group is None and len(m.codes) > 2)
        return next(members, tuple(sorted(own)))
    if listed_after := _listed_members(scene, index, sentence, end):
        return listed_after
    settled = len(reading.parties) > 1 and not reading.joint
    if not settled and (present := _attending(scene, index, end)):
        return present
    partner, whole = _led_to(scene, index, start, end)
    if whole:
        return tuple(sorted(partner))
    around: set[str] = set()
    for mention in sentence.parties:
        if _in_place(sentence, mention) or (start <= mention.start < end):
            continue
        theirs = scene.codes(mention, index)
        if len(theirs) <= _MOST:  # "the Europe Department" makes no party of a continent
            around.update(theirs)
    around = _without_blocs_of(scene, around)
    for code_set in (own | partner, own | partner | around):
        if len(code_set) > 1 and len(code_set) <= _MOST:
            return tuple(sorted(code_set))
    known = own | partner | around
    if reading.open or len(known) > 1:
        return tuple(sorted(known))
    for both in (pair, _paragraph_pair(scene, index)):
        if known < set(both):
            return both
    if reading.joint and not known:
        return _opening_members(scene)
    return tuple(sorted(known | home(scene))) if reading.parties else tuple(sorted(known))


def _without_blocs_of(scene: Scene, codes: set[str]) -> set[str]:
    """Return two states without the blocs to which one of them belongs."""
    states = {code for code in codes if len(code) == _COUNTRY}
    if len(states) != _TWO:
        return codes
    groups = (scene.reference.groups.get(code) for code in codes - states)
    members = [group.members(scene.date) for group in groups if group is not None]
    return states if all(states & set(each) for each in members) else codes


def _paragraph_pair(scene: Scene, index: int) -> tuple[str, ...]:
    """Return the two states that a paragraph up to a sentence speaks of, towns included."""
    own = scene.sentences[index].sentence.segment
    codes: set[str] = set()
    hosts: set[str] = set()
    for sentence in scene.up_to(index):
        if sentence.sentence.segment != own:
            break
        codes.update(code for mention in sentence.parties for code in own_codes(mention))
        places = (m for _, m in sentence.base.mentions if isinstance(m, Place))
        hosts.update(place.country for place in places if place.country is not None)
    for both in (codes, codes | hosts):
        if len(both) == _TWO:
            return tuple(sorted(both))
    return ()


def _opening_members(scene: Scene) -> tuple[str, ...]:
    """Return the states that the opening lists, with the one whose paper it is."""
    listed, issuer = opening_group(scene), government(scene)
    return tuple(sorted({*listed, issuer})) if listed and issuer is not None else listed


def _led_to(scene: Scene, index: int, start: int, end: int) -> tuple[set[str], bool]:
    """Return those behind "between", "among" or "with", and whether they are all who meet."""
    sentence = scene.sentences[index]
    for at, token in enumerate(sentence.tokens):
        if token.start < start or token.word not in ("between", "among", "with"):
            continue
        if token.start - end > _LED_REACH:
            break
        codes = _resolved(scene, party_list(sentence.text, sentence.tokens, at + 1), index)
        if codes:
            return codes, token.word != "with" and len(codes) > 1
    return set(), False


def _listed_members(scene: Scene, index: int, sentence: Annotated, end: int) -> tuple[str, ...]:
    """Return the states listed right after the name of a meeting: "… Group of A, B and C"."""
    at = next((i for i, token in enumerate(sentence.tokens) if token.start >= end), None)
    if at is None or sentence.tokens[at].word != "of":
        return ()
    codes = _resolved(scene, party_list(sentence.text, sentence.tokens, at + 1), index)
    return tuple(sorted(codes)) if len(codes) > 1 else ()


def _attending(scene: Scene, index: int, end: int) -> tuple[str, ...]:
    """Return the states that, as is told right after a meeting, took part in it: three or more."""
    following = islice(scene.sentences, index, index + 1 + _ATTENDANCE_REACH)
    for sentence in following:
        if _PRESENT.isdisjoint(sentence.wording) or scene.is_heading(sentence):
            continue
        first = end if sentence is scene.sentences[index] else 0
        for mention in sentence.parties:
            codes = own_codes(mention)
            if mention.start < first or mention.group is not None or len(codes) <= _TWO:
                continue
            near = max(first, mention.start - _ATTENDING_REACH)
            if _ATTENDING.search(sentence.text, near, mention.start):
                return tuple(sorted(codes))
    return ()


def _in_place(sentence: Annotated, mention: Parties) -> bool:
    """Whether a mention is no party: "in Peru", "Bangkok, Thailand", an agreement of a bloc."""
    if sentence.text[: mention.start].endswith((" in ", "In ", " from ")):
        return True
    if _OFFERS.match(sentence.text, mention.end) is not None:
        return True  # who is to host a meeting of others
    if "Agreement" in sentence.text[mention.start : mention.end + len(" Agreement")]:
        return True  # the subject of talks, as NAFTA
    town = mention.start - len(", ")
    return any(m.end == town for _, m in sentence.base.mentions if isinstance(m, Place))


def _resolved(scene: Scene, listed: PartyList, index: int) -> set[str]:
    codes = set(listed.codes)
    for anaphor in listed.anaphors:
        codes.update(scene.codes(anaphor, index))
    return codes


def with_host(parties: tuple[str, ...], site: Site | None, reading: Reading) -> tuple[str, ...]:
    """Return the parties, with the country where two meet of whom only the guest is named."""
    host = None if site is None or reading.open else site.country
    alone = len(parties) == 1 and len(parties[0]) == _COUNTRY
    return tuple(sorted({*parties, host})) if host is not None and alone else parties
