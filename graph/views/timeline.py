"""Instruments and their status history between the same parties, on a time axis.

Dates are shown as precisely as they are stated: a day is a point, a month or a year a stretch.
What has no date is listed apart. The page works without its script, which adds the choice of a
date as of which the histories are shown.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import pyoxigraph as ox
from markupsafe import Markup

from graph.rdf.store import Store
from graph.views.network import environment
from graph.views.pairs import pair_network, pairs_of
from graph.views.render import file_name, home_path, policy, script_of, style_sheet
from graph.views.style import family_colours, style

NAME: Final = "timeline.html"
_SCRIPT: Final = ("dom.js", "theme.js", "timeline.js")
_TICKS: Final = 12
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100)  # years between ticks
_LINE: Final = 22  # pixels of a row for each event
_NEAR_END: Final = 66.0  # per cent of the axis beyond which a text stands left of its mark


@dataclass(frozen=True, slots=True)
class Event:
    """A status that an instrument has or shall have.

    `status` is a key of `style.yaml`, `date` an ISO date of a day, month or year or None, `href`
    leads to the passage.
    """

    status: str
    label: str
    date: str | None = None
    planned: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """An instrument with its parties and events."""

    label: str
    parties: tuple[str, ...]
    events: tuple[Event, ...]


def read_histories(store: Store, address: Mapping[str, str]) -> tuple[History, ...]:
    """Return the histories of all instruments; `address` leads from keys of claims to passages."""
    parties: defaultdict[str, list[str]] = defaultdict(list)
    for thing, name in _rows(
        store,
        "SELECT ?x ?name WHERE { ?x a tg:Instrument ; tg:party ?y . ?y tg:name ?name } "
        "ORDER BY ?x ?name",
    ):
        parties[thing].append(name)
    labels: dict[str, str] = {}
    for thing, label in _rows(
        store, "SELECT ?x ?l WHERE { ?x a tg:Instrument ; rdfs:label ?l } ORDER BY ?x ?l"
    ):
        labels.setdefault(thing, label)
    events: defaultdict[str, dict[tuple[str, str, str], Event]] = defaultdict(dict)
    for thing, status, label, day, planned, claim in _rows(
        store,
        "SELECT ?x ?s ?label ?date ?planned ?c WHERE { ?x a tg:Instrument ; tg:statusEvent ?e . "
        "?e tg:status ?st . ?st skos:notation ?s ; skos:prefLabel ?stage ; tg:order ?order "
        "OPTIONAL { ?e tg:statusDate ?date } OPTIONAL { ?e tg:planned ?planned } "
        "OPTIONAL { ?e tg:statusParty/tg:name ?party } "
        'BIND (IF(BOUND(?party), CONCAT(?stage, " by ", ?party), STR(?stage)) AS ?label) '
        "OPTIONAL { ?e tg:basedOn ?c } } ORDER BY ?x ?date ?order ?label ?c",
    ):
        events[thing].setdefault(
            (label, day, planned),
            Event(
                status,
                label,
                day or None,
                planned == "true",
                address.get(claim.rpartition("/")[2], ""),
            ),
        )
    return tuple(
        History(label, tuple(parties[thing]), tuple(events[thing].values()))
        for thing, label in sorted(labels.items(), key=lambda pair: (parties[pair[0]], pair))
    )


def _rows(store: Store, sparql: str) -> Iterator[tuple[str, ...]]:
    for row in store.select(sparql):
        yield tuple(
            term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else ""
            for term in row
        )


def span_of(day: str) -> tuple[float, float]:
    """Return the beginning and end of an ISO day, month or year, in years.

    Raises:
        ValueError: it is no such date.
    """
    numbers = [int(part) for part in day.split("-")]
    year = numbers[0]
    length = 366 if isleap(year) else 365
    if len(numbers) == 1:
        return float(year), float(year + 1)
    first = date(year, numbers[1], numbers[2] if len(numbers) > 2 else 1)
    days = 1 if len(numbers) > 2 else monthrange(year, numbers[1])[1]
    begin = first.timetuple().tm_yday - 1
    return year + begin / length, year + (begin + days) / length


def _month(day: str) -> int:
    """Return the first month of a date, counted from the year 0."""
    year, month, *_ = (*map(int, day.split("-")), 1)
    return 12 * year + month - 1


def render_timeline(
    histories: Sequence[History], siblings: Sequence[tuple[str, str]] = (), home: str | None = None
) -> str:
    """Return the page as complete HTML.

    Raises:
        ValueError: an event has a date that is none.
        ViewError: a path is not that of a page.
    """
    sheet = family_colours() + style_sheet("colours.css", "evidence.css", "timeline.css")
    script = script_of(_SCRIPT)
    spans = [span_of(e.date) for history in histories for e in history.events if e.date]
    axis = _Axis.around(spans)
    dated = [history for history in histories if any(event.date for event in history.events)]
    pairs = pair_network(history.parties for history in dated)
    number = {line.names: place for place, line in enumerate(pairs.lines)}
    groups: defaultdict[tuple[str, ...], list[dict[str, object]]] = defaultdict(list)
    for history in dated:
        ties = [number[pair] for pair in pairs_of(history.parties)]
        groups[history.parties].append(_row(history, axis) | {"pairs": ties})
    template = environment().get_template("timeline.html.jinja")
    return template.render(
        policy=policy(scripts=(script,), styles=(sheet,)),
        style=Markup(sheet),
        script=Markup(script),
        home=None if home is None else home_path(home),
        siblings=[
            {"title": title, "href": file_name(name), "here": name == NAME}
            for title, name in siblings
        ],
        ticks=axis.ticks() if spans else [],
        months=sorted({_month(e.date) for history in dated for e in history.events if e.date}),
        pairs=pairs,
        first=axis.first,
        last=axis.last,
        groups=[
            {"name": " – ".join(parties) or "No parties named", "rows": rows}
            for parties, rows in sorted(groups.items())
        ],
        undated=[
            {
                "label": history.label,
                "parties": " – ".join(history.parties),
                "events": [event for event in history.events if not event.date],
            }
            for history in histories
            if not all(event.date for event in history.events) or not history.events
        ],
        events=[
            {"history": history, "parties": " – ".join(history.parties), "event": event}
            for history in histories
            for event in history.events
        ],
    )


@dataclass(frozen=True, slots=True)
class _Axis:
    """From the beginning of the year `first` to that of `last`."""

    first: int
    last: int

    @classmethod
    def around(cls, spans: Iterable[tuple[float, float]]) -> _Axis:
        found = list(spans)
        first = int(min((low for low, _ in found), default=0))
        last = int(-(-max((high for _, high in found), default=1) // 1))
        return cls(first, max(last, first + 1))

    def share(self, year: float) -> float:
        """Return the place of a time on the axis, in per cent."""
        return round(100 * (year - self.first) / (self.last - self.first), 3)

    def ticks(self) -> list[dict[str, object]]:
        long = self.last - self.first
        step = next((step for step in _STEPS if long / step <= _TICKS), _STEPS[-1])
        years = range(-(-self.first // step) * step, self.last, step)
        return [{"year": year, "at": self.share(year)} for year in years]


def _row(history: History, axis: _Axis) -> dict[str, object]:
    dated = sorted((e for e in history.events if e.date), key=lambda e: span_of(e.date or ""))
    return {
        "label": history.label,
        "height": _LINE * len(dated) + 6,
        "events": [
            {
                "event": event,
                "at": axis.share(low),
                "wide": round(axis.share(high) - axis.share(low), 3),
                "day": len(event.date or "") > len("2000-01"),
                "y": _LINE * rank + 14,
                "before": axis.share(low) > _NEAR_END,
                "hollow": event.planned or bool(style().status(event.status).dash),
                "month": _month(event.date or ""),
            }
            for rank, event in enumerate(dated)
            for low, high in (span_of(event.date or ""),)
        ],
    }
