from __future__ import annotations

from collections.abc import Callable

import networkx as nx
import pyoxigraph as ox
import pytest

from graph.rdf import PREFIXES, Store
from graph.views.flows import read_aims, read_trade, short_amount, span_in_words
from graph.views.model import View, ViewClaim, ViewDocument, ViewEdge, ViewFigure
from graph.views.trade import trade
from tests.views.conftest import Opened

EX = "https://example.org/"
WORDS = ("exports", "imports", "total", "up", "down", "actual", "forecast")
BASE = "".join(
    f'ex:{code} a tg:Country ; tg:name "Land {code}" ; tg:alpha2 "{code}" .\n' for code in "ABC"
) + "".join(f'ex:{word} skos:notation "{word}" .\n' for word in WORDS)
PERIODS = (
    'ex:y23 rdfs:label "2023" ; tg:startDate "2023-01-01" ; tg:endDate "2023-12-31" .\n'
    'ex:y24 rdfs:label "2024" ; tg:startDate "2024-01-01" ; tg:endDate "2024-12-31" .\n'
    'ex:q25 rdfs:label "early 2025" ; tg:startDate "2025-01-01" ; tg:endDate "2025-03-31" .\n'
)


def store_of(turtle: str) -> Store:
    head = "".join(f"PREFIX {name}: <{base}>\n" for name, base in PREFIXES.items())
    text = f"{head}PREFIX ex: <{EX}>\n{BASE}{PERIODS}{turtle}"
    return Store.memory(
        ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(f"{EX}graph"))
        for t in ox.parse(text, format=ox.RdfFormat.TURTLE)
    )


def flow(name: str, period: str, low: int, high: int | None = None, more: str = "") -> str:
    value = f"; tg:value {low} " if high is None else ""
    return (
        f"ex:{name} a tg:FlowClaim ; tg:reporter ex:A ; tg:partner ex:B ; "
        f'tg:direction ex:exports ; tg:printedValue "{low}" ; tg:unit "USD" ; '
        f"tg:lowerBound {low} ; tg:upperBound {high or low} {value}; "
        f"tg:period ex:{period} {more}.\n"
    )


def change(name: str, trend: str, more: str = "", kind: str = "ChangeClaim") -> str:
    return (
        f"ex:{name} a tg:{kind} ; tg:reporter ex:A ; tg:partner ex:B ; tg:direction ex:exports ; "
        f"tg:trend ex:{trend} ; tg:period ex:y24 ; tg:basePeriod ex:y23 {more}.\n"
    )


PER_CENT = '; tg:printedValue "{0}" ; tg:unit "%" ; tg:lowerBound {1} ; tg:upperBound {2} '
COMPUTED = PER_CENT.format("x", 99, 101) + "; tg:basedOn ex:c1 , ex:c2 "


def page(turtle: str) -> View:
    store = store_of(turtle)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for code in "ABC":
        graph.add_node(EX + code, kind="country", label=f"Land {code}", code=code * 2)
    document = ViewDocument("d", "A letter")
    claims = [
        ViewClaim(EX + name, name, f"passage of {name}", "d", "A letter")
        for name in ("c1", "c2", "c3", "t")
    ]
    return trade(graph, claims, (document,), read_trade(store), read_aims(store))


def only(view: View) -> ViewEdge:
    (edge,) = view.edges
    return edge


def test_the_latest_whole_year_stands_on_the_line_and_all_periods_in_the_details() -> None:
    edge = only(page(flow("c1", "y23", 5_000_000) + flow("c2", "y24", 7_000_000)
                     + flow("c3", "q25", 1_000_000)))  # fmt: skip
    assert edge.badge == "$7m"
    assert [(f.period, f.low) for f in edge.figures] == [
        ("early 2025", 1e6), ("2024", 7e6), ("2023", 5e6),
    ]  # fmt: skip
    assert (edge.source, edge.target, edge.directed) == (EX + "A", EX + "B", True)
    assert (edge.kind, edge.status) == ("unclear", "no_change_told")


def test_a_range_is_shown_as_one() -> None:
    edge = only(page(flow("c1", "y24", 400_000_000, 500_000_000)))
    assert edge.badge == "$400m–500m"


def test_imports_run_the_other_way_and_join_the_exports_that_the_partner_reports() -> None:
    told = flow("c1", "y24", 10).replace("ex:exports", "ex:imports")
    edge = only(page(told))
    assert (edge.source, edge.target) == (EX + "B", EX + "A")
    assert edge.figures[0].name == "imports of Land A"


def test_a_reported_change_gives_colour_sign_and_a_solid_line() -> None:
    edge = only(page(flow("c1", "y24", 7) + change("c2", "down", PER_CENT.format("9 %", 8, 10))))
    assert (edge.kind, edge.status, edge.badge) == ("fell", "change_reported", "$7 ▼9 %")
    assert ("change, reported", "9 %") in edge.facts


def test_a_computed_change_is_marked_as_such() -> None:
    told = flow("c1", "y23", 5) + flow("c2", "y24", 10)
    edge = only(page(told + change("f", "up", COMPUTED, "ImpliedChange")))
    assert (edge.kind, edge.status, edge.badge) == ("grew", "change_computed", "$10 ▲≈100 %")
    (computed,) = [f for f in edge.figures if f.origin == "computed"]
    assert computed.claims == (EX + "c1", EX + "c2")
    assert computed.method == "from the two amounts"


def test_what_is_reported_in_numbers_comes_before_what_was_computed() -> None:
    told = flow("c1", "y24", 10) + change("f", "up", COMPUTED, "ImpliedChange")
    numbers = only(page(told + change("c3", "up", PER_CENT.format("98 %", 97, 99))))
    assert numbers.status == "change_reported"
    words = only(page(told + change("c3", "up")))
    assert words.status == "change_computed"


def test_a_change_to_another_period_says_nothing_of_the_amount() -> None:
    edge = only(page(flow("c1", "q25", 10) + change("c2", "up", PER_CENT.format("5 %", 5, 5))))
    assert (edge.kind, edge.badge) == ("unclear", "$10")


def test_amounts_of_some_goods_or_of_a_forecast_stand_for_nothing_else() -> None:
    some = flow("c1", "y24", 90, more='; tg:commodity "tea" ')
    expected = flow("c2", "y24", 80, more="; tg:modality ex:forecast ")
    edge = only(page(some + expected + flow("c3", "y23", 50)))
    assert edge.badge == "$50"
    assert {f.name for f in edge.figures} == {
        "exports of Land A (tea)", "exports of Land A (forecast)", "exports of Land A",
    }  # fmt: skip


def test_a_target_tells_how_far_it_has_been_reached() -> None:
    target = (
        'ex:t1 a tg:Target ; rdfs:label "Target of $100" ; tg:party ex:A , ex:B ; tg:value 100 ; '
        'tg:lowerBound 95 ; tg:upperBound 105 ; tg:unit "USD" ; tg:printedValue "$100" ; '
        'tg:deadline "2030-12-31" ; tg:basedOn ex:t .\n'
    )
    distance = (
        "ex:d1 a tg:TargetDistance ; tg:target ex:t1 ; tg:gap 75 ; tg:growthFactor 4 ; "
        "tg:latestFlow ex:c1 , ex:c2 .\n"
    )
    flows = flow("c1", "y24", 10) + flow("c2", "y24", 15).replace("ex:exports", "ex:imports")
    view = page(target + distance + flows)
    edge = next(edge for edge in view.edges if edge.kind == "aims")
    assert edge.badge == "25 % of $100"
    assert ("reached, computed", "25 %") in edge.facts
    assert [(f.origin, f.low) for f in edge.figures] == [
        ("reported", 95), ("reported", 10), ("reported", 15), ("computed", 25),
    ]  # fmt: skip
    far = next(edge for edge in page(target).edges)
    assert far.badge == "$100"


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (-5.2, -4.8, "−5 %"),
        (4.96, 5.04, "+5 %"),
        (35.41, 35.58, "+35.4 to +35.6 %"),
        (-1, 12, "−1 to +12 %"),
        (19033.2, 19062.7, "+19,033 to +19,063 %"),
    ],
)
def test_bounds_are_told_in_as_many_digits_as_they_need(low: float, high: float, text: str) -> None:
    assert span_in_words(low, high) == text


def test_other_currencies_keep_their_code() -> None:
    figure = ViewFigure("exports", "x", 1.5e9, 1.5e9, "PKR", value=1.5e9)
    assert short_amount(figure) == "1.5bn PKR"


def test_figures_are_drawn_and_told(open_view: Callable[..., Opened]) -> None:
    told = flow("c1", "y23", 5) + flow("c2", "y24", 10)
    told += change("c3", "down", PER_CENT.format("−9 %", -10, -8))
    told += change("f", "up", COMPUTED, "ImpliedChange")
    opened = open_view(page(told))
    opened.page.locator("#details button.row", has_text="Land A → Land B").first.click()
    rows = opened.page.locator("#details .figures li")
    assert rows.count() == 4
    assert "computed: from the two amounts" in rows.nth(3).inner_text()
    bars = opened.page.locator("#details .figure-bar .sure")
    wide = [float(bars.nth(i).get_attribute("width")) for i in range(2)]
    assert wide == [100, 50]
    fell, zero = (
        opened.page.locator("#details .figure-bar").nth(2).locator(name).get_attribute("x")
        for name in (".upto", ".nothing")
    )
    assert float(fell) < float(zero)
    assert opened.errors == []
