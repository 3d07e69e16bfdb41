"""Ports and crossings named without a noun: by what passes them, by where they lie, or in a list.

Their names may be anything else as well, so a place is only taken where cargo is said to pass it, a
border to run, or another hub to stand beside it; which country it lies in is settled later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graph.claims import HubKind
from graph.extract.annotate import BaseView
from graph.extract.gazetteer import GeoForm
from graph.extract.hubs.lexicon import lexicon
from graph.extract.hubs.named import BORDER, KINDS_OF_PLACES, PASSED, hub_name
from graph.extract.mentions import Name
from graph.extract.reading.places import PLACE, hub_place, is_only_crossing, runs_of_capitals

_Span = tuple[int, int]
_LISTED_WITH: Final = frozenset({*KINDS_OF_PLACES.values(), HubKind.DRY_PORT})
#: A word that may be left out behind a name, but not the last of "San Antonio de los Cobres".
_LAST_WORD: Final = re.compile(r"(?<! [a-z]{2})(?<! [a-z]{3}) [A-ZÀ-Þ][\w'’.-]*$")
#: ", " and " or ", " to " of "prefer Mombasa to Dar es Salaam": what leads to the next of a list.
_NEXT: Final = re.compile(
    r"(?: \([^()]{1,30}\))?(?:(?:,| and|, and) at |, and | and | or | as well as | to | over "
    r"| rather than | instead of |, )(?:the )?(?=[A-ZÀ-Þ])"
)
#: What parts a name from the hub that follows it in a list: ", the land port of ".
_BEFORE: Final = re.compile(
    r"(?:,| and| or|, and| as well as) (?:the )?(?:[a-z-]+ ){0,3}(?:of )?\Z"
)
#: A capitalised word right before a name, of which that is only a part: "Korea Friendship Bridge".
_LONGER: Final = re.compile(r"(?<![\w'’])[A-ZÀ-Þ][\w'’]*[ –-]\Z")
#: What leads from a hub to where it is: "the Friendship Gate crossing at Chaman".
_WITHIN: Final = (" at ", " in ", "/")
_MANY: Final = 6
_LIST_REACH: Final = 60
#: "the frontier at " before the name of a crossing.
_BORDER_AT: Final = re.compile(r"(?<![\w-])(?:border|frontier) at (?=[A-ZÀ-Þ])")
#: What a way is called after a crossing by: "the Torugart pass".
_WAY: Final = re.compile(r"[-–]| (?:[Pp]ass|road|line|railway|route|highway|tunnel|corridor)\b")
#: " and the remainder through " behind the ports that most of something passes.
_REST: Final = re.compile(
    r",? (?:and|while|with) (?:(?:most of|nearly all|all) )?(?:the )?"
    r"(?:rest|remainder|remaining \w+(?: \w+)?|others?|balance|second|smaller part)"
    r"(?: (?:went|left|moved|passed|came|going|passing))?"
    r" (?:through|via|by way of|from|by|over|at|to) (?=[A-ZÀ-Þ])"
)
#: Letters of a name that tells by itself; shorter ones are those of many things.
_TELLING: Final = 5
#: "at Elubo between Ghana and …", "at Mfum, on the border of …": where a post must be.
_ON_BORDER: Final = re.compile(
    r",? (?:between|on the (?:border|frontier|boundary)(?: between| of| with)?) (?:the )?(?=[A-Z])"
)
_AT: Final = re.compile(r"(?<!\w)at (?=[A-ZÀ-Þ])")


def find_passed(view: BaseView, taken: Sequence[_Span]) -> Iterator[Name]:
    """Yield known ports and crossings by any name that cargo is said to pass."""
    states = {g.start for g in view.geo if not g.is_place}
    for lead in lexicon().passage_to.finditer(view.text):
        position: int | None = lead.end()
        for _ in range(_MANY):
            found = None if position in states else _place_at(view.text, position, taken)
            if found is None:
                break
            yield found
            more = _NEXT.match(view.text, found.end)
            position = more.end() if more is not None else None


def find_listed(view: BaseView, hubs: Sequence[Name]) -> Iterator[Name]:
    """Yield known ports and crossings that stand in one list with a hub, right before it."""
    text = view.text
    states = {g.start for g in view.geo if not g.is_place}
    taken = [(hub.start, hub.end) for hub in hubs]
    for hub in hubs:
        end = hub.start
        for _ in range(_MANY if hub.kind in _LISTED_WITH else 0):
            joint = _BEFORE.search(text, max(0, end - _LIST_REACH), end)
            found = None if joint is None else _place_until(text, joint.start(), states, taken)
            if found is None:
                break
            yield found
            end = found.start


def find_rest(view: BaseView, hubs: Sequence[Name]) -> Iterator[Name]:
    """Yield the port that the rest passes: "… through the ports of A and B, the rest through C"."""
    text = view.text
    taken = [(hub.start, hub.end) for hub in hubs]
    for hub in hubs if any(hub.kind is HubKind.SEAPORT for hub in hubs) else ():
        rest = _REST.match(text, hub.end)
        found = _place_at(text, rest.end(), taken) if rest is not None else None
        if found is not None and found.kind is HubKind.SEAPORT:
            yield found


def _place_at(text: str, position: int | None, taken: Sequence[_Span]) -> Name | None:
    """Return the known port or crossing that begins at a position."""
    place = PLACE.match(text, position) if position is not None else None
    if place is None or any(
        (s < place.end() and place.start() < e) or text[e : place.start()] in _WITHIN
        for s, e in taken
    ):
        return None
    name = place.group()
    while hub_place(name) is None and (shorter := _LAST_WORD.search(name)):
        name = name[: shorter.start()]
    return _named(place.start(), name)


def _place_until(text: str, end: int, states: set[int], taken: Sequence[_Span]) -> Name | None:
    """Return the known port or crossing that ends at a position: the longest name that is one."""
    for word in re.finditer(r"(?<![\w'’.-])[A-ZÀ-Þ]", text[max(0, end - _LIST_REACH) : end]):
        start = max(0, end - _LIST_REACH) + word.start()
        place = PLACE.fullmatch(text, start, end)
        if (
            place is None
            or start in states
            or _LONGER.search(text, 0, start)
            or any(s < end and start < e for s, e in taken)
        ):
            continue
        found = _named(start, place.group())
        if found is not None:
            return found
    return None


def _named(start: int, name: str) -> Name | None:
    place = hub_place(name)
    if place is None:
        return None
    return hub_name(start, start + len(name), name, PASSED, KINDS_OF_PLACES[place], ())


def find_at_border(view: BaseView) -> Iterator[Name]:
    """Yield crossings told by where they lie: on the border, or between two countries."""
    text = view.text
    countries = {g.start for g in view.geo if g.form is GeoForm.NAME and g.group is None}
    for lead in _BORDER_AT.finditer(text):
        place = PLACE.match(text, lead.end())
        if place is None or place.start() in countries:
            continue
        if not text.startswith(" to ", place.end()):  # the way of a pipe
            yield _crossing(place)
    for lead in _AT.finditer(text) if len(countries) > 1 else ():
        place = PLACE.match(text, lead.end())
        beside = _ON_BORDER.match(text, place.end()) if place is not None else None
        if place is not None and beside is not None and beside.end() in countries:
            yield _crossing(place)


def find_crossings(view: BaseView) -> Iterator[Name]:
    """Yield the names that only crossings bear, in a sentence that names a country and no talks."""
    text = view.text
    if not view.geo or lexicon().meetings.search(text) is not None:
        return
    for place in runs_of_capitals(text):
        name = place.group().removesuffix("'s").rstrip(".")
        if len(name) < _TELLING or name.endswith(" Bridge"):
            continue
        if is_only_crossing(name) and not _WAY.match(text, place.start() + len(name)):
            yield _named_crossing(place.start(), name)


def _named_crossing(start: int, name: str) -> Name:
    kind = HubKind.BORDER_CROSSING
    return hub_name(start, start + len(name), name, PASSED, kind, ())


def _crossing(place: re.Match[str]) -> Name:
    name = place.group()
    return hub_name(place.start(), place.end(), name, BORDER, HubKind.BORDER_CROSSING, ())
