"""Trade as the store tells it: amounts and changes between two partners, and targets.

What a document reports and what was computed from reports are kept apart in every value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from graph.claims.quantity import in_words
from graph.rdf.store import Store
from graph.views.model import ViewFigure
from graph.views.told import rows

Origin = Literal["reported", "computed"]

_YEAR: Final = 300  # days from which on a period is taken for a year's figure
_ORDINARY: Final = "actual"


@dataclass(frozen=True, slots=True, order=True)
class Way:
    """Between whom goods go: from source to target, or in both directions together."""

    source: str
    target: str
    directed: bool


@dataclass(frozen=True, slots=True)
class Change:
    """How an amount changed: bounds in per cent, or the direction alone.

    `trend` is "up", "down", "flat" or empty where the bounds allow several.
    """

    trend: str
    figure: ViewFigure | None
    period: str
    end: str
    origin: Origin
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trade:
    """The amounts on one way, the latest first, and their changes."""

    way: Way
    amounts: tuple[ViewFigure, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Aim:
    """A level of trade that two or more partners aim at, and how far they have come.

    `reached` is the latest yearly trade as a share of the level, if both are known; `latest` are
    the flows it is taken from.
    """

    id: str
    label: str
    parties: tuple[str, ...]
    level: ViewFigure
    deadline: str
    reached: float | None
    factor: str
    latest: tuple[ViewFigure, ...]
    claims: tuple[str, ...]


def read_trade(store: Store) -> tuple[Trade, ...]:
    """Return what is told of the trade on each way, in a fixed order."""
    amounts: defaultdict[Way, list[ViewFigure]] = defaultdict(list)
    for way, figure in _amounts(store):
        amounts[way].append(figure)
    changes: defaultdict[Way, list[Change]] = defaultdict(list)
    for way, change in (*_reported_changes(store), *_computed_changes(store)):
        changes[way].append(change)
    return tuple(
        Trade(
            way,
            tuple(sorted(dict.fromkeys(amounts[way]), key=_latest_first)),
            tuple(dict.fromkeys(changes[way])),
        )
        for way in sorted(amounts.keys() | changes.keys())
    )


def _latest_first(figure: ViewFigure) -> tuple[int, str, str]:
    """Order by the end of the period, the latest first; figures without a period come last."""
    end = date.fromisoformat(figure.end).toordinal() if figure.end else 0
    return -end, figure.name, figure.printed


def chief(trade: Trade) -> ViewFigure | None:
    """Return the amount that stands for the rest: the latest of a whole year, else the latest.

    Amounts of all goods that were observed come before others.
    """

    def rank(figure: ViewFigure) -> tuple[bool, bool, tuple[int, str, str]]:
        days = (
            (date.fromisoformat(figure.end) - date.fromisoformat(figure.start)).days
            if figure.start and figure.end
            else 0
        )
        return "(" in figure.name, days < _YEAR, _latest_first(figure)

    money = [figure for figure in trade.amounts if figure.unit != "%"]
    return min(money, key=rank, default=None)


def change_of(trade: Trade, amount: ViewFigure | None) -> Change | None:
    """Return the change to the period of an amount, or the latest if none is of that period.

    A number comes before words, and what a document reports before what was computed.
    """
    fitting = [c for c in trade.changes if amount is not None and c.period == amount.period]
    latest = max((c.end for c in trade.changes), default="")
    found = fitting or [c for c in trade.changes if amount is None and c.end == latest]
    return min(found, key=lambda c: (c.figure is None, c.origin != "reported"), default=None)


# --- Reading ----------------------------------------------------------------------------------


def partners(store: Store, kind: str = "FlowClaim") -> dict[str, str]:
    """Return the one partner of each claim or fact of a class: a country, or a group that it names
    or lists.

    An amount of several countries together is nobody's alone: where they are no known group, the
    flow has no partner in this sense.
    """
    members: defaultdict[str, set[str]] = defaultdict(set)
    for group, member in rows(
        store, "SELECT ?g ?m WHERE { ?g a tg:CountryGroup ; tg:member ?m } ORDER BY ?g"
    ):
        members[group].add(member)
    group_of: dict[frozenset[str], str] = {}
    for group, countries in members.items():
        group_of.setdefault(frozenset(countries), group)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for claim, partner in rows(
        store, f"SELECT ?c ?p WHERE {{ ?c a tg:{kind} ; tg:partner ?p }} ORDER BY ?c ?p"
    ):
        found[claim].add(partner)
    one = {
        claim: next(iter(countries)) if len(countries) == 1 else group_of.get(frozenset(countries))
        for claim, countries in found.items()
    }
    named = rows(
        store, f"SELECT ?c ?g WHERE {{ ?c a tg:{kind} ; tg:partnerGroup ?g }} ORDER BY ?c ?g"
    )
    one.update((claim, group) for claim, group in named)
    return {claim: partner for claim, partner in one.items() if partner is not None}


def way_between(reporter: str, partner: str | None, direction: str) -> Way | None:
    """Return the way of a flow, or None where it has no partner, or is a balance or a total of the
    world's."""
    if partner is None or partner.endswith("/world") or partner == reporter:
        return None
    if direction == "exports":
        return Way(reporter, partner, True)
    if direction == "imports":
        return Way(partner, reporter, True)
    if direction == "total":
        return Way(min(reporter, partner), max(reporter, partner), False)
    return None


_DIRECTION: Final = {"exports": "exports of", "imports": "imports of", "total": "trade of"}
_FIGURE: Final = (
    "OPTIONAL { ?c tg:printedValue ?printed } OPTIONAL { ?c tg:value ?value } "
    "OPTIONAL { ?c tg:lowerBound ?low } OPTIONAL { ?c tg:upperBound ?high } "
    "OPTIONAL { ?c tg:unit ?unit } OPTIONAL { ?c tg:commodity ?goods } "
    "OPTIONAL { ?c tg:period ?t . ?t rdfs:label ?period ; tg:startDate ?start ; tg:endDate ?end } "
)
_COLUMNS: Final = "?printed ?value ?low ?high ?unit ?goods ?period ?start ?end"


def _figure(name: str, told: Sequence[str], claims: tuple[str, ...]) -> ViewFigure | None:
    """Return the figure in the columns `_COLUMNS`, or None if they hold no number."""
    printed, value, low, high, unit, goods, period, start, end = told
    least, most = low or value or high, high or value or low
    if not least or not unit:
        return None
    words = f"{name} ({goods})" if goods else name
    return ViewFigure(
        name=words,
        printed=in_words(printed, Decimal(value) if value else None, unit),
        low=float(least),
        high=float(most),
        unit=unit,
        value=float(value) if value else None,
        period=period,
        start=start,
        end=end,
        claims=claims,
    )


def _amounts(store: Store) -> Iterator[tuple[Way, ViewFigure]]:
    partner_of = partners(store)
    for claim, reporter, name, direction, modality, *told in rows(
        store,
        f"SELECT ?c ?r ?name ?d ?m {_COLUMNS} WHERE {{ ?c a tg:FlowClaim ; tg:reporter ?r ; "
        "tg:direction/skos:notation ?d . ?r tg:name ?name "
        f"OPTIONAL {{ ?c tg:modality/skos:notation ?m }} {_FIGURE} }} ORDER BY ?c",
    ):
        way = way_between(reporter, partner_of.get(claim), direction)
        kind = "" if modality in ("", _ORDINARY) else f" ({modality})"
        figure = _figure(f"{_DIRECTION.get(direction, direction)} {name}{kind}", told, (claim,))
        if way is not None and figure is not None:
            yield way, figure


def _reported_changes(store: Store) -> Iterator[tuple[Way, Change]]:
    partner_of = partners(store, "ChangeClaim")
    for claim, reporter, direction, trend, *told in rows(
        store,
        f"SELECT ?c ?r ?d ?trend {_COLUMNS} WHERE {{ ?c a tg:ChangeClaim ; tg:reporter ?r ; "
        "tg:direction/skos:notation ?d OPTIONAL { ?c tg:trend/skos:notation ?trend } "
        f"{_FIGURE} }} ORDER BY ?c",
    ):
        way = way_between(reporter, partner_of.get(claim), direction)
        if way is None or told[5]:  # of one commodity only: no change of the whole
            continue
        figure = _figure("change", told, (claim,))
        yield way, Change(trend, figure, told[6], told[8], "reported", (claim,))


def _computed_changes(store: Store) -> Iterator[tuple[Way, Change]]:
    partner_of = partners(store, "ImpliedChange")
    claims: defaultdict[str, list[str]] = defaultdict(list)
    for fact, claim in rows(
        store, "SELECT ?f ?c WHERE { ?f a tg:ImpliedChange ; tg:basedOn ?c } ORDER BY ?f ?c"
    ):
        claims[fact].append(claim)
    for fact, reporter, direction, trend, comment, *told in rows(
        store,
        f"SELECT ?c ?r ?d ?trend ?comment {_COLUMNS} WHERE {{ ?c a tg:ImpliedChange ; "
        "tg:reporter ?r ; tg:direction/skos:notation ?d OPTIONAL { ?c tg:trend/skos:notation "
        f"?trend }} OPTIONAL {{ ?c rdfs:comment ?comment }} {_FIGURE} }} ORDER BY ?c",
    ):
        way = way_between(reporter, partner_of.get(fact), direction)
        _, _, low, high, unit, goods, period, start, end = told
        if way is None or goods or not low or not high:
            continue
        method = "from the two amounts" + (f". {comment}" if comment else "")
        figure = ViewFigure(
            name="change",
            printed=span_in_words(float(low), float(high)),
            low=float(low),
            high=float(high),
            unit=unit,
            period=period,
            start=start,
            end=end,
            origin="computed",
            method=method,
            claims=tuple(claims[fact]),
        )
        yield way, Change(trend, figure, period, end, "computed", tuple(claims[fact]))


def span_in_words(low: float, high: float) -> str:
    """Return bounds in per cent as a text, in as many digits as tell them apart, at most two."""
    for digits in (0, 1, 2):
        if round(low, digits) == round(high, digits):
            return f"{_signed(round(low, digits), digits)} %"
        if high - low > 1.5 * 10**-digits:
            return f"{_signed(low, digits)} to {_signed(high, digits)} %"
    return f"{_signed(low, 2)} to {_signed(high, 2)} %"


def _signed(value: float, digits: int) -> str:
    return f"{value:+,.{digits}f}".replace("-", "−")


def read_aims(store: Store) -> tuple[Aim, ...]:
    """Return the targets with how far they have been reached."""
    parties: defaultdict[str, list[str]] = defaultdict(list)
    claims: defaultdict[str, list[str]] = defaultdict(list)
    for target, party in rows(
        store, "SELECT ?x ?p WHERE { ?x a tg:Target ; tg:party ?p } ORDER BY ?x ?p"
    ):
        parties[target].append(party)
    for target, claim in rows(
        store, "SELECT ?x ?c WHERE { ?x a tg:Target ; tg:basedOn ?c } ORDER BY ?x ?c"
    ):
        claims[target].append(claim)
    latest: defaultdict[str, list[ViewFigure]] = defaultdict(list)
    for target, claim, name, direction, *told in rows(
        store,
        f"SELECT ?x ?c ?name ?d {_COLUMNS} WHERE {{ ?f a tg:TargetDistance ; tg:target ?x ; "
        "tg:latestFlow ?c . ?c tg:direction/skos:notation ?d OPTIONAL "
        f"{{ ?c tg:reporter/tg:name ?name }} {_FIGURE} }} ORDER BY ?x ?d ?c",
    ):
        figure = _figure(f"{_DIRECTION.get(direction, direction)} {name}".strip(), told, (claim,))
        if figure is not None:
            latest[target].append(figure)
    distance = {
        target: (float(gap), factor)
        for target, gap, factor in rows(
            store,
            "SELECT ?x ?gap ?factor WHERE { ?f a tg:TargetDistance ; tg:target ?x ; tg:gap ?gap ; "
            "tg:growthFactor ?factor } ORDER BY ?x DESC(?gap)",
        )
    }
    found = []
    for target, label, printed, value, low, high, unit, deadline in rows(
        store,
        "SELECT ?x ?label ?printed ?value ?low ?high ?unit ?deadline WHERE { ?x a tg:Target ; "
        "rdfs:label ?label ; tg:printedValue ?printed ; tg:unit ?unit OPTIONAL { ?x tg:value ?value"
        " } OPTIONAL { ?x tg:lowerBound ?low } OPTIONAL { ?x tg:upperBound ?high } "
        "OPTIONAL { ?x tg:deadline ?deadline } } ORDER BY ?x",
    ):
        level = _figure(
            "target",
            (printed, value, low, high, unit, "", f"by {deadline}" if deadline else "", "", ""),
            tuple(claims[target]),
        )
        if level is None:
            continue
        gap, factor = distance.get(target, (None, ""))
        reached = None if gap is None or not value else round(1 - gap / float(value), 4)
        ends, rests_on = tuple(parties[target]), tuple(claims[target])
        flows = tuple(latest[target])
        found.append(Aim(target, label, ends, level, deadline, reached, factor, flows, rests_on))
    return tuple(found)


def short_amount(figure: ViewFigure) -> str:
    """Return an amount in short: `$15.8m`, or `$400m–500m` where it is a range."""
    if figure.value is None:
        low, high = _brief(figure.low), _brief(figure.high)
        text = low if low == high else f"{low}–{high}"
        return f"${text}" if figure.unit == "USD" else f"{text} {figure.unit}"
    return short_money(figure.value, figure.unit)


def short_money(value: float, unit: str = "USD") -> str:
    """Return an amount of a currency in short, such as `$15.8m`; `unit` is an ISO 4217 code."""
    return f"${_brief(value)}" if unit == "USD" else f"{_brief(value)} {unit}"


def _brief(value: float) -> str:
    for size, mark in ((1e12, "tn"), (1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if abs(value) >= size:
            return f"{value / size:.3g}{mark}"
    return f"{value:.3g}"
