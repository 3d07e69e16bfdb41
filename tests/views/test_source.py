from __future__ import annotations

import pyoxigraph as ox
import pytest

from graph.rdf import PREFIXES, Store
from graph.views.flows import short_money
from graph.views.source import read_source

COUNTRIES = "".join(
    f'ex:{code} a tg:Country ; tg:name "Land {code}" ; tg:alpha2 "{code}" .\n'
    for code in ("A", "B", "C", "D")
)
GROUP = 'ex:G a tg:CountryGroup ; tg:name "The Group" ; tg:member ex:B , ex:C .\n'
DIRECTIONS = "".join(
    f'ex:{word} skos:notation "{word}" .\n' for word in ("exports", "imports", "total", "balance")
)


def flow(direction: str, partners: str, value: str = "2000000", more: str = "") -> str:
    return (
        f"ex:c a tg:Claim , tg:FlowClaim ; tg:reporter ex:A ; tg:partner {partners} ; "
        f'tg:direction ex:{direction} ; tg:printedValue "$2 million" ; tg:unit "USD" ; '
        f"tg:value {value} {more} .\n"
    )


def edges(turtle: str) -> list[tuple[str, str, bool]]:
    """Return the trade flows among ex:A … ex:G that a store of these triples gives."""
    head = "".join(f"PREFIX {name}: <{base}>\n" for name, base in PREFIXES.items())
    head += "PREFIX ex: <https://example.org/>\n"
    text = head + COUNTRIES + GROUP + DIRECTIONS + turtle
    store = Store.memory(
        ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode("https://example.org/graph"))
        for t in ox.parse(text, format=ox.RdfFormat.TURTLE)
    )
    graph = read_source(store).graph
    return [
        (source[-1], target[-1], data["directed"])
        for source, target, data in graph.edges(data=True)
        if data["kind"] == "partner-flow"
    ]


@pytest.mark.parametrize(
    ("direction", "expected"),
    [("exports", ("A", "B", True)), ("imports", ("B", "A", True)), ("total", ("A", "B", False))],
)
def test_a_flow_runs_along_the_goods(direction: str, expected: tuple[str, str, bool]) -> None:
    assert edges(flow(direction, "ex:B")) == [expected]


def test_a_balance_is_no_flow_of_goods() -> None:
    assert edges(flow("balance", "ex:B")) == []


def test_a_flow_with_a_group_runs_to_the_group_and_to_no_member() -> None:
    named = flow("exports", "ex:B , ex:C", more="; tg:partnerGroup ex:G")
    listed = flow("exports", "ex:C , ex:B")
    assert edges(named) == edges(listed) == [("A", "G", True)]


def test_a_flow_with_several_that_are_no_group_is_nobodys_alone() -> None:
    assert edges(flow("exports", "ex:B , ex:D")) == []


@pytest.mark.parametrize(
    ("dollars", "text"),
    [(15_790_000, "$15.8m"), (2_000_000_000, "$2bn"), (505_000, "$505k"), (12, "$12")],
)
def test_amounts_are_short(dollars: float, text: str) -> None:
    assert short_money(dollars) == text


def graph_of(turtle: str) -> dict[str, tuple[str, float | None]]:
    head = "".join(f"PREFIX {name}: <{base}>\n" for name, base in PREFIXES.items())
    store = Store.memory(
        ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode("https://example.org/graph"))
        for t in ox.parse(
            f"{head}PREFIX ex: <https://example.org/>\n{COUNTRIES}{turtle}",
            format=ox.RdfFormat.TURTLE,
        )
    )
    nodes = read_source(store).graph.nodes(data=True)
    return {node[-1]: (data["label"], data.get("latitude")) for node, data in nodes}


def test_a_stop_with_the_name_of_a_hub_is_the_hub() -> None:
    found = graph_of(
        'ex:h a tg:LogisticsHub ; rdfs:label "Dry Ford" . '
        'ex:l a tg:Link ; rdfs:label "Line" ; tg:stop ex:s , ex:t . '
        'ex:s a tg:Stop ; tg:name "Dry ford" ; tg:latitude 3.0 ; tg:longitude 4.0 . '
        'ex:t a tg:Stop ; tg:name "Elsewhere" .'
    )
    assert found == {"h": ("Dry Ford", 3.0), "l": ("Line", None), "t": ("Elsewhere", None)}


def test_a_stop_in_a_capital_stands_there() -> None:
    found = graph_of(
        'ex:A tg:capital "Big City" ; tg:latitude 1.0 ; tg:longitude 2.0 . '
        'ex:s a tg:Stop ; tg:name "Big City" .'
    )
    assert found["s"] == ("Big City", 1.0)
