"""The government that speaks in a document: "REPUBLIC OF ZAMBIA", "Cabinet decisions"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import Final

from graph.documents.model import SegmentKind
from graph.extract.mentions import Parties
from graph.extract.organisations.own import READ, is_only_dealt_with, own_country, speaks_for
from graph.extract.reading.dateline import dateline_country, place_country
from graph.extract.rules import DATA, read_yaml
from graph.extract.scene import Scene

#: A state named at the head of its paper, in capitals or as "Government of …".
_LETTERHEAD: Final = re.compile(
    r"^(?:THE )?(?:(?:[A-Z]+ ){0,3}(?:REPUBLIC|KINGDOM|STATE|COMMONWEALTH|SULTANATE|EMIRATE"
    r"|GOVERNMENT)(?: OF)?\b|(?:The )?Government of\b)"
)
#: A ministry that is all of a line at the head of its paper.
_MINISTRY: Final = re.compile(
    r"(?:(?:The|THE|Federal|FEDERAL|State|STATE) )?(?:Ministry|MINISTRY|Department|DEPARTMENT"
    r"|Office|OFFICE|Presidency|PRESIDENCY|Secretariat) (?:of|OF|for|FOR)"
    r"(?:,? (?:[A-Z][\w'-]*|of|and|for|the|&)){1,14}\.?$"
)
#: Before the other side of an act: "Cabinet approves agreement with".
_OTHER_SIDE: Final = re.compile(r"\b(?:with|and|between)(?: the)? $", re.IGNORECASE)
#: A heading in which an officer of the paper's own state acts: "Foreign Minister receives".
_OWN_OFFICER: Final = re.compile(
    r"(?:(?:Deputy |Vice[- ]|Acting )?(?:Prime |Foreign |Finance |Trade |Energy |First )?Minister"
    r"(?: of(?: State)?(?: (?:for|of))?(?:,? (?:[A-Z][a-z]+|and|&)){1,8})?"
    r"|(?:Vice[- ])?President|Premier|Crown Prince|Foreign Secretary)"
    r" (?:receives|meets|holds|hosts|visits|attends|inaugurates|opens|signs|departs|arrives|leaves"
    r"|welcomes|chairs|discusses|congratulates|calls|launches|concludes|leads|pays|co-chairs)\b"
)
_CABINET: Final = re.compile(r"\b(?:cabinet|council of ministers)\b", re.IGNORECASE)
#: A cabinet that needs no country beside it is that of the paper: "was approved by the Cabinet".
_OWN_CABINET: Final = re.compile(
    r"(?:(?<![’'][sS] )(?:\b[Tt]he|\b[Bb]y) (?:Cabinet|Council of Ministers)"
    r"|^(?:[-–•*] )?Cabinet)\b"
    r"(?! (?:Secretar|Minister|Committee|Office|Member|Mission|of (?!Ministers)))"
)
#: Words of which a sentence about such a cabinet has one.
_CABINETS: Final = frozenset({"cabinet", "council"})
_SIDES: Final = 2
#: Characters of a letterhead: "The Government of Peru has agreed …" is none.
_LONGEST_HEAD: Final = 70
_HEAD: Final = 3


# A document is asked for it by each of its hubs, links and persons.
@lru_cache(maxsize=1)
def government(scene: Scene) -> str | None:
    """Return the country whose government issued a document, if its head or its words say so.

    Ministers and ministries that the document names without a country are its own. So is a paper
    whose first line tells what "Foreign Minister" does: it is of where it is dated. A paper in
    which "the Cabinet" decides, of no named country, is that cabinet's: its country is the one of
    the heading, else that of the dateline, else the side that its acts name first, as is usual,
    else the one whose towns it names, else the first of two in the heading.
    """
    cabinet = _signed_by_cabinet(scene)
    owner: str | None = None
    for sentence in islice(scene.sentences, _HEAD):
        codes = {code for mention in sentence.parties for code in mention.codes}
        headed = len(sentence.text) <= _LONGEST_HEAD and _LETTERHEAD.match(sentence.text)
        if len(codes) == 1 and headed:
            return codes.pop()
        if len(codes) == 1 and _MINISTRY.match(sentence.text):
            return codes.pop()
        if (told := _institution(sentence.text)) is not None:
            return told
        if _OWN_OFFICER.match(sentence.text) and (seat := dateline_country(scene)) is not None:
            return seat
        if scene.is_heading(sentence) and _CABINET.search(sentence.text):
            cabinet = True
            own = {code for m in sentence.parties if _acts(sentence.text, m) for code in m.codes}
            owner = own.pop() if len(own) == 1 else owner or place_country(sentence.text)
    if cabinet:
        return owner or _own_country(scene)
    if any(
        not _CABINETS.isdisjoint(s.wording) and _OWN_CABINET.search(s.text)
        for s in islice(scene.sentences, READ)
    ):
        return _own_country(scene)
    return None


def _own_country(scene: Scene) -> str | None:
    """Return whose a cabinet's paper is that names no country for it."""
    return (
        dateline_country(scene)
        or own_country(scene)
        or _of_towns(scene)
        or _first_in_heading(scene)
    )


def _of_towns(scene: Scene) -> str | None:
    """Return the country whose towns a paper names as those of nobody else, and not as abroad.

    Where these are of several, it is the one that the paper never needs to name.
    """
    opening = list(islice(scene.sentences, READ))
    places = [m for s in opening for m in s.geo if m.is_place]
    told = {place.codes[0] for place in places if len(place.codes) == 1}
    named = {code for s in opening for party in s.parties for code in party.codes}
    for codes in (told, told - named):
        if len(codes) == 1:
            return next((code for code in codes if speaks_for(scene, code)), None)
    return None


def _signed_by_cabinet(scene: Scene) -> bool:
    """Whether a byline names the cabinet: "Council of Ministers, Madrid, 3 October 2023"."""
    document = scene.document
    return any(
        segment.kind is SegmentKind.BYLINE
        and _CABINET.search(document.text, segment.start, segment.end) is not None
        for segment in islice(document.segments, _HEAD)
    )


def names_cabinet(text: str) -> bool:
    """Whether a text speaks of a cabinet."""
    return _CABINET.search(text) is not None


def _first_in_heading(scene: Scene) -> str | None:
    """Return the country that the heading names first of two: "Fiji - Peru Fisheries Agreement"."""
    if scene.headline is None or len(scene.pair) < _SIDES:
        return None
    sides = scene.headline.geo
    first = _only(sides[0].codes) if sides else None
    return None if first is None or is_only_dealt_with(scene, first) else first


def _only(codes: Sequence[str]) -> str | None:
    return codes[0] if len(codes) == 1 else None


def _acts(text: str, party: Parties) -> bool:
    """Whether a party of a heading is not the other side of what is decided."""
    return _OTHER_SIDE.search(text[max(0, party.start - 20) : party.start]) is None


def _institution(text: str) -> str | None:
    """Return the one country whose institutions a text names."""
    pattern, owners = _institutions()
    codes = {owners[match.group()] for match in pattern.finditer(text)}
    return codes.pop() if len(codes) == 1 else None


@cache
def _institutions() -> tuple[re.Pattern[str], Mapping[str, str]]:
    named = read_yaml(DATA / "lexicon" / "institutions.yaml", dict[str, list[str]])
    owners = {name: code for code, names in named.items() for name in names}
    longest_first = sorted(map(re.escape, owners), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)"), owners
