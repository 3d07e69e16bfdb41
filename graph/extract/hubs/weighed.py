"""Known ports and crossings that a document names without a noun, by all that speaks for them.

"It was through Tuxpan that the sugar came": no single word makes a hub of Tuxpan. So the words of
its sentence, what leads to the name, and how much else it may be are weighed; the words are those
of `weighed` in `data/lexicon/hubs.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from graph.extract.annotate import Annotated
from graph.extract.gazetteer import GeoForm
from graph.extract.hubs.lexicon import WeighedWords, lexicon
from graph.extract.hubs.named import KINDS_OF_PLACES, WEIGHED, hub_name
from graph.extract.mentions import Name, NameType
from graph.extract.reading.places import (
    hub_place,
    is_capital,
    is_only_crossing,
    near_countries,
    runs_of_capitals,
    town_of,
)
from graph.extract.scene import Scene
from graph.reference.borders import are_neighbours
from graph.reference.model import PlaceKind
from graph.reference.towns import Town, load_towns

#: Points from which a place is a hub.
_ENOUGH: Final = 4
_STRONG: Final = 2
_WEAK: Final = 1
#: What more words than one of a sort add.
_SEVERAL: Final = 1
_NEAR: Final = 1
_REACH: Final = 30
#: What tells at once that a place has a port: "Klaipėda, whose quays".
_FOLLOWED: Final = 3
_WHOSE: Final = re.compile(
    r",? (?:whose|where the|with its) (?:[\w-]+ ){0,2}(?:ports?|harbours?|harbors?|quays?|wharf"
    r"|piers?|berths?|docks?|anchorage|terminals?|cranes|customs|scanners?)\b"
)
#: A word beside a name that speaks against it, and what belongs to the place.
_AGAINST: Final = -1
_OWNER: Final = -2
#: What a name adds that only a port or crossing bears, and one of a large town.
_NOTHING_ELSE: Final = 2
_ONLY_CROSSING: Final = 3
_SMALL: Final = 1
_LARGE: Final = -2
_SMALL_UP_TO: Final = 60_000
_LARGE_FROM: Final = 900_000
_OF_CAPITAL: Final = -1
#: A crossing of a country that only its neighbour is named beside.
_BESIDE: Final = -1
#: A place in a list with one that is a hub, and the point of a document about such.
_LISTED: Final = 2
_TOPIC: Final = 1
_TOPICAL: Final = 3
_PORT: Final = "Port "
_WORD: Final = re.compile(r"\w+(?:-\w+)*")
_BEFORE: Final = re.compile(r"(?:(\w+) (\w+) )?(\w+) (?:the )?\Z")
#: What makes a place part of another name, or of who is from there.
_PART_OF: Final = re.compile(
    r"-(?:based|born|bound)|[-–—](?=\w)| (?:University|Accord|Agreement|Declaration|Treaty|Protocol"
    r"|Convention|Process|Summit|Airlines|leg|stretch|section|road|railway|line|corridor)\b"
)
_WITHIN: Final = re.compile(r"(?<![.!?:] )(?<!^)(?:\b[A-ZÀ-Þ][\w'’]+) \Z|\w[-–]\Z")
#: What leads from a hub to the town where it is.
_AT_HUB: Final = re.compile(r",? (?:at|in|near|outside) ")
_JOINT: Final = re.compile(r"(?:,| and| or|, and|, or)(?: at| in| through| via)? (?:the )?")
#: "a ban imposed by " before a capital, which there stands for its state.
_DONE_BY: Final = re.compile(r"\w(?:ed|[nt]) by \Z")


class _Found(NamedTuple):
    """A place that may be a hub, with the points that its own words give."""

    name: Name
    points: int


def weighed_hubs(scene: Scene, taken: Mapping[int, Sequence[Name]]) -> Iterator[tuple[int, Name]]:
    """Yield the places that are hubs by what is said of them, with the numbers of their sentences.

    `taken` are the hubs that each sentence names already.
    """
    topical = _topics(scene)
    if not (topical or any(map(_speaks_of, scene.sentences))):
        return
    for index, sentence in enumerate(scene.sentences):
        if scene.is_heading(sentence):
            continue
        hubs = taken.get(index, ())
        found = list(_candidates(scene, index, hubs, topical))
        sure = [name for name, points in found if points >= _ENOUGH]
        for name, points in found:
            beside = [*hubs, *sure]
            if points >= _ENOUGH or (
                points >= _ENOUGH - _LISTED and _is_listed(sentence.text, name, beside)
            ):
                yield index, name


def _speaks_of(sentence: Annotated) -> bool:
    return any(
        not words.strong.isdisjoint(sentence.wording) for words in lexicon().weighed.values()
    )


def _topics(scene: Scene) -> frozenset[PlaceKind]:
    """Return the kinds of place that much of a document is about."""
    counts = {
        kind: sum(not words.strong.isdisjoint(s.wording) for s in scene.sentences)
        for kind, words in lexicon().weighed.items()
    }
    return frozenset(kind for kind, count in counts.items() if count >= _TOPICAL)


def _candidates(
    scene: Scene, index: int, hubs: Sequence[Name], topical: frozenset[PlaceKind]
) -> Iterator[_Found]:
    """Yield the names of ports and crossings in countries near a sentence, with their points."""
    sentence = scene.sentences[index]
    text = sentence.text
    past = 0
    for place in runs_of_capitals(text):
        if place.start() < past:
            continue
        name, kind = _known(place.group())
        if kind is None:
            continue
        start, end = place.start(), place.start() + len(name)
        past = end
        if name.isupper():  # as datelines have it
            continue
        towns = _towns(scene, index, name, kind)
        if not towns or _is_apart(sentence, start, end, hubs, only_hub=not towns[0].population):
            continue
        town = towns[0]
        words = lexicon().weighed[kind]
        spoken = kind in topical or not words.strong.isdisjoint(sentence.wording)
        if town.population and not spoken:
            continue
        points = _of_words(sentence, words, start, end) + _of_lead(text, start)
        points += _of_name(sentence, town, name, start) + _TOPIC * (kind in topical)
        points += _BESIDE * (len(towns) == 1 and not _is_spoken_of(scene, index, town))
        lies_in = (town.country,) if len(towns) == 1 else ()
        hub = hub_name(start, end, name, WEIGHED, KINDS_OF_PLACES[kind], lies_in)
        yield _Found(hub, points)


def _known(name: str) -> tuple[str, PlaceKind | None]:
    """Return the longest beginning of a name that a port or crossing bears, and which it is."""
    name = name.rstrip(".").removesuffix("'s").removesuffix("'")
    if name.startswith(_PORT) and hub_place(name.removeprefix(_PORT)) is PlaceKind.PORT:
        return name, PlaceKind.PORT
    while (kind := hub_place(name)) is None and " " in name:
        name = name.rpartition(" ")[0]
    return name, kind


def _towns(scene: Scene, index: int, name: str, kind: PlaceKind) -> Sequence[Town]:
    """Return the port or crossing that a name means in a country that the document speaks of.

    A crossing may have both its sides there, or lie in the neighbour of such a country.
    """
    near = near_countries(scene, index)
    town = town_of(name, near, kind)
    if town is not None and town.kind is kind and _is_spoken_of(scene, index, town):
        return (town,)
    if kind is not PlaceKind.BORDER_CROSSING:
        return ()
    spoken = frozenset[str]().union(*near)
    known = [t for t in load_towns().named(name) if t.kind is kind]
    here = [t for t in known if t.country in spoken]
    beside = [t for t in known if any(are_neighbours(t.country, code) for code in spoken)]
    return here or (beside if len(beside) == 1 else ())


def _is_spoken_of(scene: Scene, index: int, town: Town) -> bool:
    return any(town.country in land for land in near_countries(scene, index))


def _of_words(sentence: Annotated, words: WeighedWords, start: int, end: int) -> int:
    strong, weak = (len(sentence.wording & listed) for listed in (words.strong, words.weak))
    points = _STRONG * (strong > 0) + _SEVERAL * (strong > 1)
    points += _WEAK * (weak > 0) + _SEVERAL * (weak > 1)
    beside = sentence.text[max(0, start - _REACH) : start], sentence.text[end : end + _REACH]
    near = {word for part in beside for word in _WORD.findall(part.lower())}
    points += _OWNER * sentence.text.startswith("'", end)
    points += _FOLLOWED * (_WHOSE.match(sentence.text, end) is not None)
    follows = _WORD.match(sentence.text, end + 1)
    points += follows is not None and follows.group().lower() in lexicon().follows
    points += _AGAINST * (not lexicon().against.isdisjoint(near))
    return points + _NEAR * (not words.strong.isdisjoint(near))


def _of_lead(text: str, start: int) -> int:
    """Return the points of what leads to a name: "by way of", "at"."""
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    if before is None:
        return 0
    words = [word.lower() for word in before.groups() if word]
    leads = lexicon().leads
    return leads.get(" ".join(words), leads.get(" ".join(words[1:]), leads.get(words[-1], 0)))


def _of_name(sentence: Annotated, town: Town, name: str, start: int) -> int:
    """Return the points of what else a name may be."""
    if town.population == 0:
        return _ONLY_CROSSING if is_only_crossing(name) else _NOTHING_ELSE
    points = _SMALL * (town.population <= _SMALL_UP_TO)
    points += _LARGE * (town.population >= _LARGE_FROM)
    geo = next((g for g in sentence.geo if g.start <= start < g.end), None)
    return points + _OF_CAPITAL * (geo is not None and geo.form is GeoForm.CAPITAL)


def _is_apart(
    sentence: Annotated, start: int, end: int, hubs: Sequence[Name], *, only_hub: bool
) -> bool:
    """Whether a name is taken, that of a state, or part of another one.

    A town may also be where people meet; what is no town is `only_hub`.
    """
    text = sentence.text
    if any(hub.start < end and start < hub.end for hub in hubs) or any(
        _AT_HUB.fullmatch(text, hub.end, start) for hub in hubs if hub.end <= start
    ):
        return True
    persons = (n for n in sentence.names if n.type is NameType.PERSON)
    if only_hub and any(n.start == start and n.end == end for n in persons):
        return _of_lead(text, start) <= 0  # "trucks wait at Ibrahim Khalil"
    if any(n.start <= start < n.end for n in sentence.names if n.type is not NameType.HUB):
        return True
    states = (g for g in sentence.geo if g.form in (GeoForm.NAME, GeoForm.DEMONYM, GeoForm.GROUP))
    if any(g.start < end and start < g.end for g in states) or _acts(sentence, start):
        return True
    if _PART_OF.match(text, end) or _WITHIN.search(text, max(0, start - _REACH), start):
        return True
    first = max(0, start - _REACH) if only_hub and _of_lead(text, start) > 0 else 0
    meeting = lexicon().meetings.search(text, first, start if first else len(text)) is not None
    return meeting and _WHOSE.match(text, end) is None


def _acts(sentence: Annotated, start: int) -> bool:
    """Whether a capital stands for the state that does something: "imposed by Suva"."""
    led = _DONE_BY.search(sentence.text, max(0, start - _REACH), start)
    return led is not None and is_capital(sentence, start)


def _is_listed(text: str, name: Name, hubs: Sequence[Name]) -> bool:
    """Whether a name stands in one list with a hub."""
    pairs = ((hub, name) if hub.end <= name.start else (name, hub) for hub in hubs)
    return any(
        0 < b.start - a.end <= _REACH and _JOINT.fullmatch(text, a.end, b.start) for a, b in pairs
    )
