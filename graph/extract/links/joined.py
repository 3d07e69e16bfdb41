"""Which countries a link joins, by its stops as well as by its sentence.

A stop that no table knows leaves the country of the other end open. It is closed where only one
country is spoken of that the link can lead to: over land the neighbour, in a government's own paper
none but its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from graph.claims import LinkKind
from graph.extract.annotate import Annotated
from graph.extract.links.countries import countries_of
from graph.extract.links.lexicon import lexicon
from graph.extract.links.one_end import WITH
from graph.extract.mentions import Name
from graph.extract.organisations.government import government
from graph.extract.reading.places import (
    countries_of_places,
    is_place,
    near_countries,
    sails_between,
)
from graph.extract.scene import MEMORY, Scene
from graph.reference import PlaceKind
from graph.reference.borders import are_neighbours
from graph.reference.towns import load_towns

#: Links that leave a country over its land border.
BY_LAND: Final = frozenset({LinkKind.RAILWAY, LinkKind.ROAD})
#: What crosses a sea, so that its other end is abroad.
_OVERSEAS: Final = re.compile(r"\b(?:cable|interconnector|ferry|flights?|shipping|[Ll]ink)\b")
#: " border" behind two countries.
_BORDER: Final = re.compile(r" (?:border|frontier|boundary)\b")
_TWO: Final = 2
_THREE: Final = 3


def joined_countries(
    scene: Scene, index: int, name: Name, stops: Sequence[str], known: frozenset[str]
) -> tuple[frozenset[str], bool]:
    """Return the countries of a link, and whether they are settled: each stop is known.

    `known` are those that its own words or its way tell, `stops` the places of either.
    """
    sentence = scene.sentences[index]
    by_sea = name.kind is LinkKind.SEA_ROUTE or (
        name.kind is None and sails_between(name.name, stops)
    )
    near = near_countries(scene, index) if stops else ()
    sort = PlaceKind.PORT if by_sea else None
    lie_in = countries_of_places(stops, sentence, near, sort) if stops else []
    if not stops and not known:
        known = _named_after(scene, index, name)
    if len(stops) > 1 and not all(lie_in):
        lie_in = _near_each_other(stops, lie_in, by_land=name.kind in BY_LAND)
    both = _of_border(sentence)
    if both and len(stops) > 1:
        # Places of one name lie elsewhere than on either side of the border spoken of.
        lie_in = [codes if codes <= both else frozenset() for codes in lie_in]
        if not known and not (lie_in[0] and lie_in[0] == lie_in[-1]):
            return both, True
    if not _speaks_of_any(scene, lie_in):
        lie_in = [frozenset[str]() for _ in lie_in]
    settled = len(stops) > 1 and all(lie_in)
    within = within_one(lie_in) if not known else None
    if within is not None:
        return within, True
    told = countries_of(scene, index, name, loose=not settled)
    ends = known.union(*lie_in)
    # Where both ends lie, others are only those that it passes: "through Laos and Thailand".
    passed = len(told) >= _TWO and told.isdisjoint(ends)
    countries = ends if settled and len(ends) >= _TWO and not passed else ends | told
    if name.rule == WITH and len(countries) == 1:
        countries |= _subject(scene, index, name)
    open_end = len(countries) == 1 and not all(lie_in)
    if open_end and _OVERSEAS.search(sentence.text, name.start):
        countries |= _main_country(scene, countries)
    elif open_end and not told:
        countries = _with_neighbour(scene, index, name, countries)
    if not countries and len(stops) > 1:
        countries = _named_just_before(scene, index) or _own_paper(scene, index)
    return countries, settled


def _named_after(scene: Scene, index: int, name: Name) -> frozenset[str]:
    """Return the country of the place that alone names a link: "the Machipanda line"."""
    place = lexicon().nouns.sub("", name.name).strip()
    by_land = name.kind is None or name.kind in BY_LAND
    if not (name.proper and by_land) or " " in place or not is_place(place):
        return frozenset()
    near = near_countries(scene, index)
    found = countries_of_places((place,), scene.sentences[index], near)[0]
    around = scene.sentences[max(0, index - MEMORY) : index + MEMORY]
    spoken = {code for sentence in around for g in sentence.geo for code in g.codes}
    return found if found <= spoken else frozenset()


def _near_each_other(
    stops: Sequence[str], lie_in: Sequence[frozenset[str]], *, by_land: bool
) -> list[frozenset[str]]:
    """Return the countries of stops, where open ones lie in the country of the others.

    Over land a stop may also lie in the one neighbour of theirs that has a place of its name.
    """
    lands = [frozenset(t.country for t in load_towns().named(stop)) for stop in stops]
    shared = frozenset.intersection(*lands)
    if len(shared) == 1 and by_land:
        return [shared for _ in stops]
    told = frozenset[str]().union(*lie_in)
    found: list[frozenset[str]] = []
    for codes, may in zip(lie_in, lands, strict=True):
        beside = frozenset(c for c in may if any(are_neighbours(c, code) for code in told))
        open_one = not codes and by_land and len(told) == 1
        near = may & told or beside
        found.append(near if open_one and len(near) == 1 else codes)
    return found


def _of_border(sentence: Annotated) -> frozenset[str]:
    """Return the two countries whose border a sentence speaks of: "the A-B border"."""
    for parties in sentence.parties:
        pair = parties.group is None and len(parties.codes) == _TWO
        if pair and _BORDER.match(sentence.text, parties.end):
            return frozenset(parties.codes)
    return frozenset()


def are_joined_by_land(pair: Collection[str]) -> bool:
    """Whether each of some countries borders on another of them."""
    return all(any(are_neighbours(one, other) for other in pair) for one in pair)


def within_one(lie_in: Sequence[frozenset[str]]) -> frozenset[str] | None:
    """Return the country that both ends of a link lie in, unless it passes a neighbour.

    A place between them that would lie farther off is another of the same name.
    """
    if len(lie_in) < _TWO or not lie_in[0] or lie_in[0] != lie_in[-1] or len(lie_in[0]) != 1:
        return None
    own = next(iter(lie_in[0]))
    passed = frozenset[str]().union(*lie_in)
    return None if any(are_neighbours(own, code) for code in passed) else lie_in[0]


def _with_neighbour(
    scene: Scene, index: int, name: Name, country: frozenset[str]
) -> frozenset[str]:
    """Return a link's one country with the one to which its unknown end may lead.

    Over land that is a neighbour that its sentence or the one before names. Where the document is
    about no neighbour it stays at home; else it is open.
    """
    own = next(iter(country))
    if _of_one(scene, country) or government(scene) == own:
        return country
    if name.kind not in BY_LAND:
        return frozenset()
    beside = {c for c in _spoken_of(scene, index) if are_neighbours(own, c)}
    if len(beside) > 1:
        beside &= set(scene.pair)
    if len(beside) == 1:
        return country | beside
    about = (*scene.pair, *scene.main_parties[:_THREE])
    abroad = beside or any(are_neighbours(own, code) for code in about)
    return frozenset() if abroad else country


def _spoken_of(scene: Scene, index: int) -> frozenset[str]:
    """Return the countries that a sentence or the one before it in its paragraph names."""
    segment = scene.sentences[index].sentence.segment
    return frozenset(
        code
        for at in range(max(0, index - 1), index + 1)
        if scene.sentences[at].sentence.segment == segment
        for party in scene.sentences[at].parties
        if party.group is None
        for code in scene.codes(party, at)
    )


def _own_paper(scene: Scene, index: int) -> frozenset[str]:
    """Return the country whose government's paper a document is, if a sentence names no other."""
    own = government(scene)
    named = {c for p in scene.sentences[index].parties for c in scene.codes(p, index)}
    return frozenset({own}) if own is not None and named <= {own} else frozenset()


def _speaks_of_any(scene: Scene, lie_in: Sequence[frozenset[str]]) -> bool:
    """Whether a document of several countries names one in which the stops of a link would lie.

    If not, the stops are other places of the same names.
    """
    found = frozenset().union(*lie_in)
    named = scene.named_countries
    return len(named) < _TWO or not named.isdisjoint(found)


def _of_one(scene: Scene, country: frozenset[str]) -> bool:
    """Whether the document names no other country, so that an unknown stop lies there too."""
    return bool(scene.named_countries) and scene.named_countries <= country


def _main_country(scene: Scene, known: frozenset[str]) -> frozenset[str]:
    """Return both countries of a document's pair if one is known, else its main country."""
    pair = frozenset(scene.pair) & scene.reference.countries.keys()
    if len(pair) == _TWO and known < pair:
        return pair
    first = scene.main_parties[:1]
    return frozenset(first) if first and first[0] in scene.reference.countries else known


def _subject(scene: Scene, index: int, name: Name) -> frozenset[str]:
    """Return the one country that its sentence names first, which has the link with another."""
    for parties in scene.sentences[index].parties:
        codes = scene.codes(parties, index)
        if parties.end <= name.start and len(codes) == 1 and codes[0] in scene.reference.countries:
            return frozenset(codes)
    return frozenset()


def _named_just_before(scene: Scene, index: int) -> frozenset[str]:
    """Return the two countries of the sentence before, if it is of the same paragraph."""
    if index == 0:
        return frozenset()
    before, here = scene.sentences[index - 1], scene.sentences[index]
    if before.sentence.segment != scene.sentences[index].sentence.segment:
        return frozenset()
    for parties in before.parties:
        codes = {c for c in scene.codes(parties, index - 1) if c in scene.reference.countries}
        if len(codes) == _TWO and all(codes.issuperset(p.codes) for p in here.parties):
            return frozenset(codes)
    return frozenset()
