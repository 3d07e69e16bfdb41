"""The trade page: who sells to whom, how much, whether more or less than before, and how far
targets have been reached."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from graph.views import layout
from graph.views.flows import Aim, Change, Trade, change_of, chief, short_amount
from graph.views.model import View, ViewClaim, ViewDocument, ViewEdge, ViewFigure
from graph.views.projection import EntityGraph, Sources, nodes_of
from graph.views.style import style

_KINDS: Final = {"up": "grew", "down": "fell", "flat": "level"}
_ARROWS: Final = {"up": "▲", "down": "▼", "flat": "="}
_WIDEST: Final = 30.0  # weight of the largest flow
_NOTE: Final = (
    "A line is as wide as the amount, an arrow goes with the goods, a line without one is trade "
    "both ways together. Colour and ▲ ▼ tell the change to the year before; ≈ and a broken line "
    "say that it was computed from two amounts, not reported. Amounts are the latest of a whole "
    "year where there is one; choose a line for all periods and ranges."
)


def trade(
    graph: EntityGraph,
    claims: Sequence[ViewClaim],
    documents: Sequence[ViewDocument],
    flows: Sequence[Trade],
    aims: Sequence[Aim],
) -> View:
    """Return the page of these flows and targets between countries and blocs of the graph.

    Raises:
        ViewError: a flow rests on a claim that is not given.
    """
    sources = Sources.of(claims, documents)
    known = [t for t in flows if t.way.source in graph and t.way.target in graph]
    largest = max((_middle(figure) for t in known if (figure := chief(t))), default=0.0)
    edges = [_flow_edge(t, graph, largest) for t in known]
    edges += [
        _aim_edge(aim, first, second)
        for aim in aims
        for first, second in itertools.combinations(aim.parties, 2)
        if first in graph and second in graph
    ]
    turnover: defaultdict[str, float] = defaultdict(float)
    for t in known:
        if figure := chief(t):
            for end in (t.way.source, t.way.target):
                turnover[end] += _middle(figure)
    ends = Counter(end for edge in edges for end in (edge.source, edge.target))
    nodes = nodes_of(graph, sorted(ends), ends)
    return layout.ring(
        sources.view(
            slug="trade",
            title="Trade",
            intro="Who sells to whom and how much, whether it grew or fell, and how far targets "
            "have been reached.",
            nodes=nodes,
            edges=edges,
            note=_NOTE,
        )
    )


def _middle(figure: ViewFigure) -> float:
    return (figure.low + figure.high) / 2


def _flow_edge(t: Trade, graph: EntityGraph, largest: float) -> ViewEdge:
    amount = chief(t)
    change = change_of(t, amount)
    kind = _KINDS.get(change.trend, "unclear") if change else "unclear"
    changes = [c.figure for c in t.changes if c.figure]
    told = [*(figure.claims for figure in t.amounts), *(c.claims for c in t.changes)]
    name = _names(graph, t)
    return ViewEdge(
        id=f"trade: {t.way.source} {'>' if t.way.directed else '/'} {t.way.target}",
        source=t.way.source,
        target=t.way.target,
        kind=kind,
        label=f"goods from {name[0]} to {name[1]}" if t.way.directed else "trade both ways",
        weight=_weight(amount, largest),
        badge=" ".join(filter(None, (_amount_text(amount), _change_text(change)))),
        status=f"change_{change.origin}" if change else "no_change_told",
        directed=t.way.directed,
        facts=_facts(amount, change),
        claims=tuple(dict.fromkeys(itertools.chain(*told))),
        dates=tuple(sorted({figure.end for figure in (*t.amounts, *changes) if figure.end})),
        meaning=style().link(kind).meaning,
        figures=(*t.amounts, *changes),
    )


def _names(graph: EntityGraph, t: Trade) -> tuple[str, str]:
    return str(graph.nodes[t.way.source]["label"]), str(graph.nodes[t.way.target]["label"])


def _weight(amount: ViewFigure | None, largest: float) -> float:
    if amount is None or not largest:
        return 1.0
    return round(1 + (_WIDEST - 1) * _middle(amount) / largest, 3)


def _amount_text(amount: ViewFigure | None) -> str:
    return short_amount(amount) if amount else ""


def _change_text(change: Change | None) -> str:
    if change is None:
        return ""
    arrow = _ARROWS.get(change.trend, "")
    if change.figure is None:
        return arrow
    middle = (abs(change.figure.low) + abs(change.figure.high)) / 2
    about = "≈" if change.origin == "computed" else ""
    if change.trend == "up" and middle >= _TIMES:
        return f"{arrow}{about}×{1 + middle / 100:.3g}"
    return f"{arrow}{about}{middle:.3g} %"


_TIMES: Final = 1000  # per cent from which on a factor is easier to grasp


def _facts(amount: ViewFigure | None, change: Change | None) -> tuple[tuple[str, str], ...]:
    facts: list[tuple[str, str]] = []
    if amount:
        facts.append(("amount", f"{amount.printed}, {amount.period or 'no period stated'}"))
    if change and change.figure:
        facts.append((f"change, {change.origin}", change.figure.printed))
    elif change:
        facts.append(("change, reported", {"up": "rose", "down": "fell"}.get(change.trend, "")))
    return tuple(facts)


def _aim_edge(aim: Aim, first: str, second: str) -> ViewEdge:
    level = short_amount(aim.level)
    share = "" if aim.reached is None else f"{100 * aim.reached:.3g} % of "
    facts: list[tuple[str, str]] = [("target", aim.level.printed)]
    if aim.deadline:
        facts.append(("by", aim.deadline))
    if aim.reached is not None:
        facts.append(("reached, computed", f"{100 * aim.reached:.3g} %"))
        facts.append(("trade must become", f"{aim.factor} times that of {aim.latest[0].period}"))
    return ViewEdge(
        id=f"target: {aim.id} {first} / {second}",
        source=first,
        target=second,
        kind="aims",
        label=aim.label,
        badge=f"{share}{level}",
        status="target",
        facts=tuple(facts),
        claims=aim.claims,
        dates=(aim.deadline,) if aim.deadline else (),
        meaning=style().link("aims").meaning,
        figures=(aim.level, *aim.latest, *_sum(aim.latest)),
    )


def _sum(latest: Sequence[ViewFigure]) -> tuple[ViewFigure, ...]:
    """Return exports and imports of one period added up, if there are two of them."""
    if len(latest) < 2 or len({(figure.unit, figure.period) for figure in latest}) > 1:
        return ()
    low = sum(figure.low for figure in latest)
    high = sum(figure.high for figure in latest)
    first = latest[0]
    total = ViewFigure(
        name="trade both ways",
        printed="",
        low=low,
        high=high,
        unit=first.unit,
        period=first.period,
        start=first.start,
        end=first.end,
        origin="computed",
        method="exports and imports added",
        claims=tuple(claim for figure in latest for claim in figure.claims),
    )
    return (replace(total, printed=short_amount(total)),)
