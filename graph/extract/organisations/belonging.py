"""Whose a ministry or an agency is that is named without its country.

A reader takes it for granted from the text around it: the government that speaks, the country whose
trade the figures of a statistics office are about, the other of two sides where one signs with it.
A company may be anybody's, so nothing is understood of it, unless a government's own paper calls
it "National".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

from graph.claims import OrganisationKind
from graph.extract.annotate import Annotated
from graph.extract.mentions import Name, NameType
from graph.extract.organisations.government import government
from graph.extract.reading.dateline import dateline_country
from graph.extract.reading.parties import own_codes
from graph.extract.scene import Scene

_OF_STATES: Final = frozenset(
    {
        OrganisationKind.MINISTRY,
        OrganisationKind.AGENCY,
        OrganisationKind.PARLIAMENT,
        OrganisationKind.CENTRAL_BANK,
        OrganisationKind.CHAMBER,
    }
)
#: Words in the names of bodies that belong to no single state.
_OF_SEVERAL: Final = frozenset(
    "International World Global European African Asian Inter-American Arab Islamic Nordic Caribbean"
    " Pacific Eurasian UN United Nations Andean Regional Intergovernmental Pan-African Multilateral"
    " Joint".split()
)
#: Words that open the names of bodies and companies of the state that speaks.
_NATIONAL: Final = frozenset({"National", "State", "Federal"})
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
#: A portfolio in a role or a name: "Deputy Minister of Trade", "Ministry for Trade".
_PORTFOLIO: Final = re.compile(
    r"(?:Minist(?:er|ry)|Department|Secretary)(?: of State)? (?:of|for)(?: the)? (.+)",
    re.IGNORECASE,
)
_COUNTERPARTS: Final = frozenset({"counterpart", "colleague", "opposite", "homologue"})
_ITS: Final = re.compile(r"(?:\b(?:its|whose)(?: own)? |\bside(?:,| \(|:) ?(?:the )?)$")
_DELEGATION: Final = re.compile(r"\b(?:delegation|side|team)\b[^,;.]{0,40}?\b(?:by|from)\b[^;.]*$")
_WITH: Final = re.compile(r"\b(?:with|between) (?:the )?$")
#: "Ms. Rao, Secretary, Ministry of Trade, signed for": whose it is for which a person signs.
_SIGNED: Final = re.compile(r"\bsigned (?:for|on behalf of) (?:the )?")
_REACH: Final = 80
_LOOK_BACK: Final = 4
_TWO: Final = 2


class Owners:
    """Whose the ministries, agencies and ministers of a document are."""

    def __init__(self, scene: Scene) -> None:
        """Take a document; its names are looked through once, when first asked for."""
        self._scene = scene

    @cached_property
    def home(self) -> str | None:
        """The country whose government issued the document, if its head says so."""
        return government(self._scene)

    def of(self, index: int, name: Name) -> str | None:
        """Return the country that an organisation without one is understood to belong to.

        `index` is that of the sentence that names it.
        """
        parts = name.name.split()
        if not _OF_SEVERAL.isdisjoint(parts):
            return None
        scene = self._scene
        sentence = scene.sentences[index]
        if (signing := _signed_for(sentence, name)) is not None:
            return signing
        if name.kind not in _OF_STATES:
            return self.home if parts[0] in _NATIONAL else None
        return (
            _joined(sentence, name)
            or _its_own(sentence, name)
            or self.by_portfolio(name.name)
            or (_topic(scene, index, name) if self.home is None else None)
            or _other_side(scene, sentence, name)
            or self.home
            or _led(sentence, name)
            or (_at_dateline(scene) if name.kind is OrganisationKind.MINISTRY else None)
        )

    def by_portfolio(self, words: str) -> str | None:
        """Return the country of the one minister, or ministry, whose portfolio some words name.

        "Minister of Ports and Roads of Peru" tells whose "Ministry of Ports and Roads" is.
        """
        told = _PORTFOLIO.search(words)
        owners = self._portfolios.get(told[1].casefold(), set()) if told else set()
        return next(iter(owners)) if len(owners) == 1 else None

    @cached_property
    def _portfolios(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = {}
        for sentence in self._scene.sentences:
            shared = not _COUNTERPARTS.isdisjoint(sentence.wording)
            for name in sentence.names:
                if shared and name.type is NameType.PERSON:
                    continue  # the other side has a minister with this portfolio too
                portfolio = _portfolio(name) if len(name.parties) == 1 else None
                if portfolio is not None:
                    found.setdefault(portfolio, set()).add(name.parties[0])
        return found


def _at_dateline(scene: Scene) -> str | None:
    """Return the country of the dateline, if the document speaks of it as well."""
    country = dateline_country(scene)
    return country if country in scene.named_countries else None


def _portfolio(name: Name) -> str | None:
    """Return the portfolio that a ministry's name or a minister's role holds."""
    if name.type is NameType.PERSON:
        words = name.detail or ""
    elif name.kind is OrganisationKind.MINISTRY:
        words = name.name
    else:
        return None
    told = _PORTFOLIO.search(words)
    return told[1].casefold() if told else None


def _joined(sentence: Annotated, name: Name) -> str | None:
    """Return the owner of a body joined to this one: "Togo's Ministry of Ports and Ministry of"."""
    for other in sentence.names:
        if other.type is not NameType.ORGANISATION or other.kind is not name.kind:
            continue
        between = sentence.text[other.end : name.start]
        if len(other.parties) == 1 and between in (" and ", ", ", ", and "):
            return other.parties[0]
    return None


def _its_own(sentence: Annotated, name: Name) -> str | None:
    """Return the country of "Peru and its Ministry of …" or "the Peruvian side (Ministry of …)"."""
    if _ITS.search(sentence.text[max(0, name.start - _REACH) : name.start]) is None:
        return None
    before = [m for m in sentence.parties if m.end <= name.start]
    codes = own_codes(before[-1]) if before else ()
    return codes[0] if len(codes) == 1 and before[-1].group is None else None


def _signed_for(sentence: Annotated, name: Name) -> str | None:
    """Return the country for which a person of an organisation signs, named right before it."""
    told = _SIGNED.search(sentence.text, name.end, name.end + _REACH)
    if told is None or ";" in sentence.text[name.end : told.start()]:
        return None
    party = next((m for m in sentence.parties if m.start == told.end()), None)
    codes = own_codes(party) if party is not None else ()
    return codes[0] if len(codes) == 1 else None


def _led(sentence: Annotated, name: Name) -> str | None:
    """Return the country whose delegation is led from a ministry."""
    before = sentence.text[: name.start]
    if _DELEGATION.search(before[-_REACH:]) is None:
        return None
    return _first(sentence, name.start)


def _topic(scene: Scene, index: int, name: Name) -> str | None:
    """Return the country that figures are about whose source an organisation is."""
    sentence = scene.sentences[index]
    before = sentence.text[max(0, name.start - _REACH) : name.start]
    source = _SOURCE_BEFORE.search(before) or _SOURCE_AFTER.match(sentence.text, name.end)
    if not source or before.rstrip().casefold().endswith("news agency"):
        return None  # a news agency reports of any country
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
