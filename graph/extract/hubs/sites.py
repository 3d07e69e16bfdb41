"""At which hub room is given: one that is named as such, a port or crossing by its bare name, or
whatever stands where only a hub can ("a berth at …")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from graph.claims import HubKind
from graph.extract.annotate import Annotated
from graph.extract.gazetteer import GeoForm
from graph.extract.hubs.lexicon import lexicon
from graph.extract.hubs.named import GRANTED, KINDS_OF_PLACES, hub_name
from graph.extract.mentions import Name, NameType
from graph.extract.reading.places import (
    PLACE,
    hub_place,
    is_capital,
    is_port,
    near_countries,
    town_of,
)
from graph.extract.scene import Scene

#: What leads to a place: "at ", "through the ".
_LEAD: Final = re.compile(
    r"(?<!\w)(?P<word>at|through|via|by|in|from|of|to|into|over|within|out of) (?:the )?"
    r"(?=[A-ZÀ-Þ])"
)
#: A capital acts for its state but where something is at it.
_AT: Final = re.compile(r"(?<!\w)(?P<word>at|through|via|in) (?:the )?\Z")
_LEAD_REACH: Final = 16
#: "at Palmyra, " before a name, and what follows it unless it is one of a list.
_AT_PLACE: Final = re.compile(r"\b(?:at|in) [A-ZÀ-Þ][\w'’-]+, \Z")
_NO_LIST: Final = re.compile(r"[.;)]|$|, (?!and\b|or\b|[A-ZÀ-Þ])")
_PLACE_REACH: Final = 40
_AUTHORITY: Final = re.compile(
    r"(?P<place>[A-ZÀ-Þ].{2,30}?) (?:[Pp]orts?|[Hh]arbour) "
    r"(?:[Aa]uthority|[Bb]oard|[Cc]ompany|[Cc]orporation)$"
)
#: Only after these does a name that no list knows mean a hub.
_TELLING: Final = frozenset({"at", "through", "via"})
_CAPITAL: Final = re.compile(r"(?<![\w'’.-])[A-ZÀ-Þ]")
_NOT_A_PLACE: Final = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Easter|Christmas|I|The)\b"
    r"|[A-Z]{2,}\b"
)
_SEA: Final = re.compile(
    r"\b(?:berth\w*|quays?\w*|ships?|vessels?|tankers?|trawlers?|boats?|barges?|landing|moor\w*"
    r"|jett(?:y|ies)|piers?|wharf\w*|dues|port|harbour)\b"
)
_AIR: Final = re.compile(r"\b(?:aircraft|planes?|airlines?|flights?|freedom|apron|hangar)\b")


class Site(Struct, frozen=True):
    """A place where room may be given.

    Attributes:
        name: the hub's name; those of bare places are made here.
        country: where it lies, if that is settled.
        sure: whether it is a hub by itself; else only what is given there can make it one.
    """

    name: Name
    country: str | None
    sure: bool

    @property
    def start(self) -> int:
        """Where its mention starts in the sentence."""
        return self.name.start

    @property
    def end(self) -> int:
        """Where its mention ends."""
        return self.name.end


def find_sites(scene: Scene, index: int, countries: Mapping[str, str]) -> tuple[Site, ...]:
    """Return the hubs of a sentence, and its places that may be some, in order.

    `countries` are those of the hubs, by their names.
    """
    sentence = scene.sentences[index]
    named = [
        Site(n, n.parties[0] if len(n.parties) == 1 else countries.get(n.name), True)
        for n in sentence.names
        if n.type is NameType.HUB
    ]
    found = [*named, *_known(scene, index, named), *_kept(sentence)]
    found += _near(scene, index, found)
    found += _guessed(scene, index, found)
    return tuple(sorted(found, key=lambda site: site.start))


def _known(scene: Scene, index: int, found: Sequence[Site]) -> Iterator[Site]:
    """Yield the ports and crossings that a sentence names without a noun."""
    sentence = scene.sentences[index]
    for geo in sentence.geo:
        if not geo.is_place or _taken(found, geo.start, geo.end):
            continue
        name = sentence.text[geo.start : geo.end]
        kind = hub_place(name)
        if kind is None or len(geo.codes) != 1 or _is_apart(sentence, geo.start, geo.end):
            continue
        if _is_where(sentence.text, geo.start, geo.end):
            continue
        led = _AT.search(sentence.text, max(0, geo.start - _LEAD_REACH), geo.start)
        if geo.form is GeoForm.PLACE or led is not None:
            sure = led is None or geo.form is GeoForm.PLACE or led["word"] != "in"
            yield _site(geo.start, name, KINDS_OF_PLACES[kind], geo.codes[0], sure=sure)


def _kept(sentence: Annotated) -> Iterator[Site]:
    """Yield the ports that an authority is called after: "the Banjul port authority"."""
    for name in sentence.names:
        kept = _AUTHORITY.match(name.name) if name.type is NameType.ORGANISATION else None
        if kept is not None and len(name.parties) == 1 and is_port(kept["place"]):
            yield _site(name.start, kept["place"], HubKind.SEAPORT, name.parties[0], sure=True)


def _near(scene: Scene, index: int, found: Sequence[Site]) -> Iterator[Site]:
    """Yield the names that are those of a port or crossing in a country of the same sentence."""
    sentence = scene.sentences[index]
    named = {g.codes[0] for g in sentence.geo if g.group is None and len(g.codes) == 1}
    named |= set(scene.pair)
    geo = [(g.start, g.end) for g in sentence.geo]
    past = 0
    for capital in _CAPITAL.finditer(sentence.text):
        place = PLACE.match(sentence.text, capital.start())
        if place is None or place.start() < past:
            continue
        name = place.group().removesuffix("'s")
        start, end = place.start(), place.start() + len(name)
        kind = None if _NOT_A_PLACE.match(name) else hub_place(name)
        if kind is None or any(s < end and start < e for s, e in geo):
            continue
        town = town_of(name, (named,), kind)
        if town is None or town.kind is not kind or town.country not in named:
            continue
        if _is_where(sentence.text, start, end):
            continue
        if not _taken(found, start, end) and not _is_apart(sentence, start, end):
            past = end
            yield _site(start, name, KINDS_OF_PLACES[kind], town.country, sure=True)


def _guessed(scene: Scene, index: int, found: Sequence[Site]) -> Iterator[Site]:
    """Yield the names after a word that leads to a place, with what is known of them."""
    sentence = scene.sentences[index]
    states = {g.start for g in sentence.geo if g.form in (GeoForm.NAME, GeoForm.DEMONYM)}
    lies = {g.start: g.codes[0] for g in sentence.geo if len(g.codes) == 1}
    for lead in _LEAD.finditer(sentence.text):
        place = PLACE.match(sentence.text, lead.end())
        if place is None or place.start() in states or _NOT_A_PLACE.match(place.group()):
            continue
        if is_capital(sentence, place.start()) and not _AT.search(
            sentence.text, max(0, place.start() - _LEAD_REACH), place.start()
        ):
            continue
        name = place.group().rstrip(".").removesuffix("'s")
        end = place.start() + len(name)
        if _taken(found, place.start(), end) or _is_apart(sentence, place.start(), end):
            continue
        if lexicon().nouns.match(sentence.text, end + 1):
            continue  # "the Far Eastern ports of"
        kind = hub_place(name)
        town = town_of(name, near_countries(scene, index), kind)
        if kind is not None and town is not None:
            yield _site(place.start(), name, KINDS_OF_PLACES[kind], town.country, sure=True)
        elif lead["word"] in _TELLING:
            country = lies.get(place.start()) or (None if town is None else town.country)
            yield _site(place.start(), name, _told_kind(sentence.text), country, sure=False)


def _site(start: int, name: str, kind: HubKind, country: str | None, *, sure: bool) -> Site:
    codes = () if country is None else (country,)
    return Site(hub_name(start, start + len(name), name, GRANTED, kind, codes), country, sure)


def _told_kind(text: str) -> HubKind:
    if _AIR.search(text):
        return HubKind.AIRPORT
    return HubKind.SEAPORT if _SEA.search(text) else HubKind.OTHER


def _taken(found: Sequence[Site], start: int, end: int) -> bool:
    return any(site.start < end and start < site.end for site in found)


def _is_where(text: str, start: int, end: int) -> bool:
    """Whether a name only tells where the place before it lies: "at Palmyra, Berbice, from …"."""
    led = _AT_PLACE.search(text, max(0, start - _PLACE_REACH), start) is not None
    return led and _NO_LIST.match(text, end) is not None


def _is_apart(sentence: Annotated, start: int, end: int) -> bool:
    """Whether a place is only part of another name, or of "the Reykjavík-based carrier"."""
    inside = any(
        n.type is not NameType.HUB and n.start <= start and end <= n.end for n in sentence.names
    )
    return inside or sentence.text.startswith("-", end)
