"""Whose a ministry or an agency is that is named without its country.

A reader takes it for granted from the text around it: the government that speaks, the country whose
trade the figures of a statistics office are about, the other of two sides where one signs with it.
A company may be anybody's, so nothing is understood of it, unless a government's own paper calls
it "National".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Final

from graph.claims import OrganisationKind
from graph.extract.annotate import Annotated
from graph.extract.mentions import Name, NameType
from graph.extract.organisations.government import government
from graph.extract.organisations.lexicon import lexicon
from graph.extract.organisations.own import told_from_within
from graph.extract.reading.dateline import dateline_country
from graph.extract.reading.delegations import side_at
from graph.extract.reading.parties import own_codes
from graph.extract.scene import Scene
from graph.extract.values.model import SHARED_MONEY, Money

_OF_STATES: Final = frozenset(
    {
        OrganisationKind.MINISTRY,
        OrganisationKind.AGENCY,
        OrganisationKind.PARLIAMENT,
        OrganisationKind.CENTRAL_BANK,
        OrganisationKind.CHAMBER,
        OrganisationKind.COMMISSION,
        OrganisationKind.COUNCIL,
    }
)
#: What belongs to a state because a part of its name does.
_OF_MINISTRY: Final = re.compile(r"\bof the (?:\w+ ){0,3}(?:Ministry|Department)\b")
#: Kinds of which those of third countries sign with states, too.
_ANYONES: Final = frozenset(
    {OrganisationKind.COMPANY, OrganisationKind.BANK, OrganisationKind.FUND}
)
#: Words in the names of bodies that belong to no single state.
_OF_SEVERAL: Final = frozenset(
    "International World Global European African Asian Inter-American Arab Islamic Nordic Caribbean"
    " Pacific Eurasian UN U.N. United Nations Andean Regional Intergovernmental Pan-African"
    " Multilateral Joint".split()
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
_ITS: Final = re.compile(
    r"(?:\b(?:its|whose|the (?:country|nation|kingdom|republic|state|island)'s)"
    r"(?: [a-z-]+){0,5} |\bside(?:,| \(|:) ?(?:the )?)$"
)
#: What parts the two that sign: "between A and the", "A signed a memorandum with the".
_BETWEEN: Final = re.compile(r"\bbetween (?:the )?\Z")
_AND: Final = re.compile(r"(?: \([^()]{1,20}\))?,? and (?:the )?")
_WITH: Final = re.compile(r"(?: \([^()]{1,20}\))?(?: [a-z][\w-]*){0,12} with (?:the )?")
#: Before a state with which another one trades.
_PARTNER: Final = re.compile(r"\b(?:from|to|with|into) (?:the )?\Z")
#: "Ms. Rao, Secretary, Ministry of Trade, signed for": whose it is for which a person signs.
_SIGNED: Final = re.compile(r"\bsigned (?:for|on behalf of) (?:the )?")
#: What parts a body from the one that it is a part of: "the Revenue Service of the Ministry of".
_WITHIN: Final = re.compile(
    r"(?: \([^()]{1,20}\))?,? (?:of|under|within|at|attached to|subordinate to) (?:the )?"
)
#: Kinds of which a report names those of its own country without it.
_NATIONAL_BODIES: Final = frozenset(
    {
        OrganisationKind.MINISTRY,
        OrganisationKind.AGENCY,
        OrganisationKind.PARLIAMENT,
        OrganisationKind.CENTRAL_BANK,
    }
)
_SERVING: Final = _NATIONAL_BODIES - {OrganisationKind.PARLIAMENT}
_OF_NEWS: Final = frozenset({"News", "Press", "Information"})
#: Up to how many of the countries that a text tells most of.
_PROMINENT: Final = 6
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
        if not parts or not _OF_SEVERAL.isdisjoint(parts) or name.type is not NameType.ORGANISATION:
            return None
        scene = self._scene
        if (signing := _signed_for(scene.sentences[index], name)) is not None:
            return signing
        if name.kind not in _OF_STATES and not _OF_MINISTRY.search(name.name):
            return (
                _its_own(scene, index, name)
                or (None if name.kind in _ANYONES else self._other_side(index, name))
                or (self.home if parts[0] in _NATIONAL else None)
            )
        return (
            _joined(scene.sentences[index], name)
            or side_at(scene, index, name.start, name.end)
            or _its_own(scene, index, name)
            or self.by_portfolio(name.name)
            or (_topic(scene, index, name) if self.home is None else None)
            or self._other_side(index, name)
            or self._at_home(name)
            or self._by_departments(name)
            or (self._at_dateline if _is_of_nation(name) else None)
            or (told_from_within(scene) if name.kind in _SERVING and not _known(name) else None)
        )

    @cached_property
    def reporting(self) -> str | None:
        """The country whose affairs a report tells from within.

        That is the one of its dateline, if it names it, else the one for which by far most speaks.
        """
        return self._at_dateline or told_from_within(self._scene)

    @cached_property
    def _at_dateline(self) -> str | None:
        """The country of the dateline, if the document speaks of it as well."""
        country = dateline_country(self._scene)
        return country if country in self._scene.named_countries else None

    def _by_departments(self, name: Name) -> str | None:
        """Return the one state named whose ministries are departments, if few have any."""
        if not name.name.startswith("Department of "):
            return None
        main = set(self._scene.main_parties[:_PROMINENT]) & self._scene.named_countries
        own = main & lexicon().without_ministries
        return own.pop() if len(own) == 1 and not main & lexicon().with_departments else None

    def _at_home(self, name: Name) -> str | None:
        """Return whose paper it is; of ministries not where the state has none, but departments."""
        home = self.home
        if home in lexicon().without_ministries and name.name.startswith("Ministry"):
            return self._scene.other_side(home)
        return home

    def _other_side(self, index: int, name: Name) -> str | None:
        """Return the other of two sides, where an organisation of the one signs with this one."""
        sentence = self._scene.sentences[index]
        before = [n for n in sentence.names if n.type is NameType.ORGANISATION]
        before = [n for n in before if n.end <= name.start]
        if not before or len(self._scene.pair) != _TWO:
            return None
        first = before[-1]
        between = sentence.text[first.end : name.start]
        opened = _BETWEEN.search(sentence.text, max(0, first.start - _REACH), first.start)
        told = _AND if opened is not None else _WITH
        if told.fullmatch(between) is None:
            return None
        owner = first.parties[0] if len(first.parties) == 1 else self.of(index, first)
        return self._scene.other_side(owner)

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


def _is_of_nation(name: Name) -> bool:
    """Whether a report names such a body of its own without a country, unlike a news agency."""
    return (
        name.kind in _NATIONAL_BODIES
        and not _known(name)
        and _OF_NEWS.isdisjoint(name.name.split())
    )


def _known(name: Name) -> bool:
    """Whether a body is known by its name, so that its country would be known as well."""
    return name.name in lexicon().known


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
        if other.type is not NameType.ORGANISATION or len(other.parties) != 1:
            continue
        joined = sentence.text[other.end : name.start] in (" and ", ", ", ", and ")
        if joined and other.kind is name.kind:
            return other.parties[0]
        if _WITHIN.fullmatch(sentence.text, name.end, other.start):
            return other.parties[0]
    return None


def _its_own(scene: Scene, index: int, name: Name) -> str | None:
    """Return the country of "Peru and its Ministry of …" or "the country's grid operator Xxx"."""
    sentence = scene.sentences[index]
    opening = max(0, name.start - _REACH)
    told = _ITS.search(sentence.text[opening : name.start])
    if told is None:
        return None
    at = opening + told.end()
    before = [m for m in sentence.parties if m.end <= at and m.group is None]
    codes = scene.codes(before[-1], index) if before else ()
    return codes[0] if len(codes) == 1 else None


def _signed_for(sentence: Annotated, name: Name) -> str | None:
    """Return the country for which a person of an organisation signs, named right before it."""
    told = _SIGNED.search(sentence.text, name.end, name.end + _REACH)
    if told is None or ";" in sentence.text[name.end : told.start()]:
        return None
    party = next((m for m in sentence.parties if m.start == told.end()), None)
    codes = own_codes(party) if party is not None else ()
    return codes[0] if len(codes) == 1 else None


def _topic(scene: Scene, index: int, name: Name) -> str | None:
    """Return the country that figures are about whose source an organisation is."""
    sentence = scene.sentences[index]
    before = sentence.text[max(0, name.start - _REACH) : name.start]
    source = _SOURCE_BEFORE.search(before) or _SOURCE_AFTER.match(sentence.text, name.end)
    if not source or before.rstrip().casefold().endswith("news agency"):
        return None  # a news agency reports of any country
    home = dateline_country(scene)
    if home is not None and any(home in scene.codes(m, index) for m in sentence.parties):
        return home
    own = _first(sentence, name.start) or _counted(scene, sentence)
    if own is not None:
        return own
    for at in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
        earlier = scene.sentences[at]
        if (found := _first(earlier, len(earlier.text))) is not None:
            return found
    return None


def _first(sentence: Annotated, end: int) -> str | None:
    """Return the first country of a sentence before a position that is no one's partner."""
    for mention in sentence.parties:
        codes = own_codes(mention)
        partner = _PARTNER.search(sentence.text, max(0, mention.start - _REACH), mention.start)
        if mention.end <= end and len(codes) == 1 and mention.group is None and partner is None:
            return codes[0]
    return None


def _counted(scene: Scene, sentence: Annotated) -> str | None:
    """Return the one country that a document names in whose own money a sentence counts."""
    units = {v.quantity.unit for v in sentence.values if isinstance(v, Money)} - SHARED_MONEY
    countries = scene.reference.countries
    owners = [
        code
        for code in scene.main_parties
        if (country := countries.get(code)) is not None and country.currency in units
    ]
    return owners[0] if len(owners) == 1 else None
