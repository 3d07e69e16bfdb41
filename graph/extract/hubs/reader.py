"""The hubs of a document, each once, and the access to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import Final

from msgspec.structs import replace

from graph.claims import Claim, HubClaim, HubKind, LinkKind, OrganisationKind
from graph.extract.annotate import Annotated
from graph.extract.hubs import named
from graph.extract.hubs.access import access_claims, read_grants
from graph.extract.hubs.lexicon import lexicon
from graph.extract.hubs.line import Grant
from graph.extract.hubs.named import hub_key
from graph.extract.hubs.weighed import weighed_hubs
from graph.extract.links.recognise import STOPS
from graph.extract.mentions import Name, NameType
from graph.extract.organisations.government import government
from graph.extract.reading.pair import home
from graph.extract.reading.places import (
    is_capital,
    is_place,
    near_countries,
    sails_between,
    town_of,
)
from graph.extract.scene import Scene
from graph.reference import PlaceKind
from graph.reference.borders import are_neighbours

_CONFIDENCE: Final[Mapping[str, Decimal]] = {
    named.NAMED: Decimal("0.9"),
    named.OF: Decimal("0.9"),
    named.EXPLAINED: Decimal("0.85"),
    named.BARE: Decimal("0.8"),
    named.TABLE: Decimal("0.85"),
    named.PASSED: Decimal("0.7"),
    named.BORDER: Decimal("0.75"),
    named.SEA: Decimal("0.65"),
    named.WEIGHED: Decimal("0.6"),
    named.GRANTED: Decimal("0.65"),
}


#: "of " that stays of "port of Tanga" without its noun.
_NOUN: Final = re.compile(r"^\W*(?:of|at) ")
#: What leads to a country that others deal with.
_OTHER_SIDE: Final = re.compile(r"\b(?:for|with|to|from|by|against|as)(?: the)? \Z")
_LEAD: Final = 12
#: " border crossing with " between a name and the country on the other side.
_WITH: Final = re.compile(
    r"(?: (?:border|frontier|customs|one-stop|land))*(?: (?:crossing|post|checkpoint|gate|point))?"
    r" with (?:the )?"
)
#: Those from a country who use a hub, which is elsewhere: "Yemeni importers".
_USERS: Final = re.compile(
    r"(?:'s)? (?:[a-z-]+ )?(?:importers?|exporters?|traders?|shippers?|hauliers?|merchants|truckers"
    r"|carriers|buyers|cargo|goods|vessels|trucks|lorries|firms?|compan(?:y|ies)|consortium"
    r"|joint venture|contractors?|investors?|banks?|airlines?|operators?|engineers|delegation"
    r"|loan|credit)\b"
)
#: "by way of ", "between ": what lies there may be any town on the way, most often a capital.
_ON_A_WAY: Final = re.compile(
    r"(?<!\w)(?:by way of|between) (?:(?!(?:through|via|at|to)\b)[\w'’-]+,? ){0,4}\Z"
)
_WAY_REACH: Final = 60
#: "a loan of EUR 38 million to ", "will lend $4 million to " before a state.
_LENT: Final = re.compile(
    r"(?<!\w)(?:loans?|credits?|grants?|financing|funding|funds|lend|lends|lent|gives?|gave|given"
    r"|million|billion)"
    r"(?: (?:of|worth) [^,;]{1,30}?)?(?: [^\s,;\d]{0,6}\d[^\s,;]{0,20})?(?: (?:million|billion))?"
    r" (?:to|for) (?:the )?\Z"
)
_LENT_REACH: Final = 100
#: " to build a new one-stop " before a crossing.
_TO_BUILD: Final = re.compile(
    r"(?<!\w)(?:build|construct|set up|establish|open|upgrade|moderni[sz]e)"
    r"(?:ing|ion of)? (?:an?|the|its)(?: [\w-]+){0,4}(?: at)? \Z"
)
#: Organisations that deal with hubs in other countries than those they are called after.
_FOREIGN: Final = frozenset(
    {OrganisationKind.COMPANY, OrganisationKind.FUND, OrganisationKind.BANK, OrganisationKind.OTHER}
)
#: Sentences back in which the country of a hub is named.
_LOOK_BACK: Final = 3
_PLACE_KINDS: Final = {
    HubKind.SEAPORT: PlaceKind.PORT,
    HubKind.BORDER_CROSSING: PlaceKind.BORDER_CROSSING,
}


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield the hubs of a document, and the access to them that it reports."""
    found = _hubs(scene)
    lie_in = {key: _country(scene, index, name) for key, (index, name) in found.items()}
    countries = {
        name.name: country
        for _, name in _named(scene)
        if (country := lie_in.get(hub_key(name))) is not None
    }
    grants = read_grants(scene, countries)
    for index, name in _granted(grants):
        found.setdefault(hub_key(name), (index, name))
    access = list(access_claims(scene, grants))
    owners = {claim.hub: claim.grantor for claim in access if claim.grantor is not None}
    for index, name in found.values():
        yield _claim(scene, index, name, countries.get(name.name), owners.get(name.name))
    yield from access


def _granted(grants: Mapping[int, Sequence[Grant]]) -> Iterator[tuple[int, Name]]:
    """Yield the places that are hubs only because room is given there, where they are named."""
    for index, found in grants.items():
        for grant in found:
            name = grant.site.name
            if name.rule == named.GRANTED and grant.start <= name.start and name.end <= grant.end:
                yield index, name


def _hubs(scene: Scene) -> dict[str, tuple[int, Name]]:
    """Return the best mention of each hub: the first of those that tell most."""
    best: dict[str, tuple[int, Name]] = {}
    for index, name in _named(scene):
        key = hub_key(name)
        known = best.get(key)
        if known is None or _telling(scene, index, name) > _telling(scene, *known):
            best[key] = (index, name)
    taken: dict[int, list[Name]] = {}
    for index, name in _named(scene):
        taken.setdefault(index, []).append(name)
    called = {
        word
        for key, (_, name) in best.items()
        if name.kind in named.APART - {HubKind.DRY_PORT}
        for word in key.split()
    }
    for index, name in weighed_hubs(scene, taken):
        if not called.issuperset(hub_key(name).split()):  # no "Duqm" after "the zone at Duqm"
            best.setdefault(hub_key(name), (index, name))
    return best


def _named(scene: Scene) -> Iterator[tuple[int, Name]]:
    """Yield the hubs that sentences name, and the seaports between which a service runs.

    Names that may be anything must mean a port in a country that the document speaks of.
    """
    for index, sentence in enumerate(scene.sentences):
        for name in sentence.names:
            if name.type is NameType.HUB and _is_part(sentence, name):
                continue
            if name.type is NameType.HUB and name.rule != named.PASSED:
                yield index, name
            elif name.rule == named.PASSED:
                kind = _PLACE_KINDS.get(name.kind) if isinstance(name.kind, HubKind) else None
                town = town_of(name.name, near_countries(scene, index), kind)
                if town is not None and town.kind is kind and not _on_a_way(sentence, name):
                    yield index, replace(name, parties=(town.country,))
            elif name.kind is LinkKind.SEA_ROUTE or (
                name.type is NameType.LINK
                and name.kind is None
                and sails_between(name.name, name.stops)
            ):
                yield from _at_ends(scene, index, name)


def _on_a_way(sentence: Annotated, name: Name) -> bool:
    """Whether a capital only lies between other places, or on the way to one."""
    return is_capital(sentence, name.start) and bool(
        _ON_A_WAY.search(sentence.text, max(0, name.start - _WAY_REACH), name.start)
    )


def _is_part(sentence: Annotated, hub: Name) -> bool:
    """Whether a hub only ends the name of an organisation: "India Ports Global Chabahar Zone"."""
    return any(
        name.type is NameType.ORGANISATION and name.start < hub.start and hub.end <= name.end
        for name in sentence.names
    )


def _at_ends(scene: Scene, index: int, link: Name) -> Iterator[tuple[int, Name]]:
    """Yield the seaports among the stops of a service by sea."""
    sentence = scene.sentences[index]
    starts = {stop: sentence.text.find(stop, link.start) for stop in link.stops}
    if link.rule == STOPS or all(is_capital(sentence, start) for start in starts.values()):
        return  # a service between two capitals tells nothing of their ports
    for stop, start in starts.items():
        town = town_of(stop, near_countries(scene, index), PlaceKind.PORT)
        if start >= 0 and town is not None and town.kind is PlaceKind.PORT:
            name = Name(start, start + len(stop), NameType.HUB, stop, named.SEA)
            yield index, replace(name, kind=HubKind.SEAPORT, parties=(town.country,))


def _telling(scene: Scene, index: int, name: Name) -> tuple[bool, bool, bool]:
    """Return how much a mention tells: its country, its noun, and not just in a heading."""
    in_heading = scene.is_heading(scene.sentences[index])
    return bool(name.parties), name.rule != named.BARE, not in_heading


def _country(scene: Scene, index: int, name: Name) -> str | None:
    """Return the country of a hub: as its words, its table or the town of its name tell.

    In a government's paper, a place that no town is called is the government's own.
    """
    if len(name.parties) == 1:
        return name.parties[0]
    place = _NOUN.sub("", lexicon().nouns.sub(" ", name.name)).strip(" -–")
    told = _home(scene, name) or _lies_in(scene, index, name, place)
    if told is None and not is_place(place):
        told = government(scene)
    if name.kind is HubKind.BORDER_CROSSING:
        # Of two countries that are spoken of, it may lie in either.
        return _this_side(scene, index, name) or told or _of_builder(scene, index, name)
    if told is not None:
        return told
    return _spoken_of(scene, index, name)


def _this_side(scene: Scene, index: int, name: Name) -> str | None:
    """Return the side of "the Kasumbalesa border post with the Congo" that the document is of."""
    sentence = scene.sentences[index]
    lead = _WITH.match(sentence.text, name.end)
    if lead is None:
        return None
    other = [g.codes[0] for g in sentence.geo if g.start == lead.end() and len(g.codes) == 1]
    sides = (*home(scene), government(scene), *scene.main_parties)
    return next((s for s in sides for o in other if s and s != o and are_neighbours(s, o)), None)


def _of_builder(scene: Scene, index: int, name: Name) -> str | None:
    """Return the one state that money for a crossing goes to: "a loan to Mali to build a post"."""
    sentence = scene.sentences[index]
    if _TO_BUILD.search(sentence.text, 0, name.start) is None:
        return None
    codes = {
        geo.codes[0]
        for geo in sentence.geo
        if geo.end <= name.start
        and geo.group is None
        and len(geo.codes) == 1
        and _LENT.search(sentence.text, max(0, geo.start - _LENT_REACH), geo.start)
    }
    return next(iter(codes)) if len(codes) == 1 else None


def _spoken_of(scene: Scene, index: int, name: Name) -> str | None:
    """Return the one country that the words before a hub speak of, back to the nearest sentence."""
    here = _countries(scene.sentences[index], name.start)
    near = (_countries(s, len(s.text)) for s in islice(scene.before(index), _LOOK_BACK))
    told = here or next((countries for countries in near if countries), frozenset())
    return next(iter(told)) if len(told) == 1 else None


def _countries(sentence: Annotated, end: int) -> frozenset[str]:
    """Return the countries that a sentence names, or has places of, before a position.

    One that only a company or a lender is called after tells nothing.
    """
    called = [
        (n.start, n.end)
        for n in sentence.names
        if n.type is NameType.ORGANISATION and n.kind in _FOREIGN
    ]
    return frozenset(
        geo.codes[0]
        for geo in sentence.geo
        if geo.end <= end
        and geo.group is None
        and len(geo.codes) == 1
        and not _OTHER_SIDE.search(sentence.text, max(0, geo.start - _LEAD), geo.start)
        and not _USERS.match(sentence.text, geo.end)
        and (geo.possessive or not any(a <= geo.start and geo.end <= b for a, b in called))
    )


def _claim(
    scene: Scene, index: int, name: Name, country: str | None, grantor: str | None
) -> HubClaim:
    """Make a claim; who grants access to a hub has it, where its own words do not tell."""
    sentence = scene.sentences[index]
    return HubClaim(
        evidence=(scene.evidence(sentence, _with_owner(sentence, name), name.end),),
        rule=name.rule,
        confidence=_CONFIDENCE[name.rule],
        claimant=scene.speakers[index],
        name=name.name,
        kind=name.kind if isinstance(name.kind, HubKind) else HubKind.OTHER,
        country=name.parties[0] if len(name.parties) == 1 else grantor or country,
    )


def _lies_in(scene: Scene, index: int, name: Name, place: str) -> str | None:
    """Return the country of the town that a hub is called after."""
    kind = _PLACE_KINDS.get(name.kind) if isinstance(name.kind, HubKind) else None
    town = town_of(place, near_countries(scene, index), kind) if place else None
    return None if town is None else town.country


def _home(scene: Scene, name: Name) -> str | None:
    """Return the country of a hub in a table about one country."""
    own = home(scene) if name.rule == named.TABLE else frozenset()
    return next(iter(own), None)


def _with_owner(sentence: Annotated, name: Name) -> int:
    """Take the owner before a hub into the passage: "Kenya's Mombasa port"."""
    for parties in sentence.parties:
        if 0 <= name.start - parties.end <= 3 and (parties.possessive or parties.adjective):
            return parties.start
    return name.start
