"""Whose a ministry or an agency is that is named without its country.

A reader takes it for granted from the text around it: the government that speaks, the country whose
trade the figures of a statistics office are about, the other of two sides where one signs with it.
A company may be anybody's, so nothing is understood of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from graph.claims import OrganisationKind
from graph.extract.annotate import Annotated
from graph.extract.mentions import Name, NameType
from graph.extract.organisations.government import government
from graph.extract.reading.parties import own_codes
from graph.extract.scene import Scene

_OF_STATES: Final = frozenset(
    {
        OrganisationKind.MINISTRY,
        OrganisationKind.AGENCY,
        OrganisationKind.PARLIAMENT,
        OrganisationKind.CENTRAL_BANK,
    }
)
#: What leads to the source of a figure, and what follows it.
_SOURCE_BEFORE: Final = re.compile(
    r"(?:according to|(?:data|figures?|statistics|numbers|report|estimates?|records|bulletin)"
    r" (?:of|from|by|released by|published by|issued by)|spokes\w+ (?:of|for)|reported by"
    r"|published by|released by|compiled by) (?:the )?(?:[a-z]+ ){0,3}$",
    re.IGNORECASE,
)
_SOURCE_AFTER: Final = re.compile(
    r"(?: \([^)]*\))?(?:'s?)? (?:data|figures|statistics|numbers|said|says|reported|reports|show"
    r"|shows|showed|put|estimates?d?|announced|recorded)\b"
)
_WITH: Final = re.compile(r"\b(?:with|between) (?:the )?$")
_REACH: Final = 80
_LOOK_BACK: Final = 4
_TWO: Final = 2


def owner(scene: Scene, index: int, name: Name) -> str | None:
    """Return the country that an organisation without one is understood to belong to."""
    if name.kind not in _OF_STATES:
        return None
    home = government(scene)
    sentence = scene.sentences[index]
    return _topic(scene, index, name) or _other_side(scene, sentence, name) or home


def _topic(scene: Scene, index: int, name: Name) -> str | None:
    """Return the country that figures are about whose source an organisation is."""
    sentence = scene.sentences[index]
    before = sentence.text[max(0, name.start - _REACH) : name.start]
    source = _SOURCE_BEFORE.search(before) or _SOURCE_AFTER.match(sentence.text, name.end)
    if not source:
        return None
    if (own := _first(sentence, name.start)) is not None:
        return own
    for at in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
        earlier = scene.sentences[at]
        if (found := _first(earlier, len(earlier.text))) is not None:
            return found
    return None


def _first(sentence: Annotated, end: int) -> str | None:
    """Return the first country of a sentence before a position."""
    for mention in sentence.parties:
        codes = own_codes(mention)
        if mention.end <= end and len(codes) == 1 and mention.group is None:
            return codes[0]
    return None


def _other_side(scene: Scene, sentence: Annotated, name: Name) -> str | None:
    """Return the other of two sides, where an organisation of the one signs with this one."""
    pair = scene.pair
    if len(pair) != _TWO:
        return None
    others = {
        code
        for other in _organisations(sentence.names)
        if other.end <= name.start
        for code in other.parties
    }
    joined = _WITH.search(sentence.text, max(0, name.start - _REACH), name.start)
    if joined is None or len(others) != 1 or not others <= set(pair):
        return None
    (other,) = set(pair) - others
    return other


def _organisations(names: Iterable[Name]) -> Iterable[Name]:
    return (n for n in names if n.type is NameType.ORGANISATION and n.parties)
