from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from graph.exchange.network import (
    EDGE_ATTRIBUTES,
    NODE_ATTRIBUTES,
    key,
    network_of,
    plain,
)
from tests.exchange.networks import ORDINARY, hostile


def test_items_and_links_keep_what_they_say() -> None:
    graph = network_of(ORDINARY)
    assert graph.nodes["urn:a"] == {
        "label": "Aland", "kind": "country", "code": "AA", "names": "Åland | Republic of Aland",
        "weight": 3.0, "latitude": 1.5, "longitude": -2.25, "x": 10.0, "y": -20.0,
        "facts": "capital: Alba", "claims": 1, "claim_iris": "c1",
        "passages": "Aland and Bland trade; they say so.", "documents": "A letter",
    }  # fmt: skip
    assert graph.edges["urn:p", "urn:a", "e4"]["passages"] == (
        "Aland and Bland trade; they say so. ¶ The pact was signed."
    )
    assert graph.edges["urn:p", "urn:a", "e4"]["documents"] == "A letter"


def test_parallel_and_opposite_links_are_kept() -> None:
    graph = network_of(ORDINARY)
    assert sorted(graph.edges(keys=True)) == [
        ("urn:a", "urn:b", "e1"),
        ("urn:b", "urn:a", "e2"),
        ("urn:p", "urn:a", "e3"),
        ("urn:p", "urn:a", "e4"),
    ]


def test_every_value_has_the_type_of_its_attribute() -> None:
    for view in (ORDINARY, hostile()):
        graph = network_of(view)
        for attributes, things in (
            (NODE_ATTRIBUTES, [data for _, data in graph.nodes(data=True)]),
            (EDGE_ATTRIBUTES, [data for *_, data in graph.edges(data=True)]),
        ):
            types = {attribute.name: attribute.type for attribute in attributes}
            for data in things:
                assert {name: type(value) for name, value in data.items()} == {
                    name: types[name] for name in data
                }


@given(st.text())
def test_plain_text_is_one_line_that_xml_can_hold(text: str) -> None:
    result = plain(text)
    assert result.splitlines() in ([], [result])
    assert all(c.isprintable() or ord(c) > 0x9F for c in result)
    assert plain(result) == result


@given(st.text(), st.text())
def test_keys_stay_apart_and_fit_into_xml(first: str, second: str) -> None:
    assert (key(first) == key(second)) == (first == second)
    assert "\x00" not in key(first)
    assert key("https://w3id.org/tradegraph/id/country/KG").endswith("/KG")


def test_the_documentation_lists_every_attribute() -> None:
    text = (Path(__file__).parents[2] / "docs" / "export.md").read_text(encoding="utf-8")
    for attribute in (*NODE_ATTRIBUTES, *EDGE_ATTRIBUTES):
        row = f"| `{attribute.name}` | {attribute.type.__name__} | {attribute.meaning} |"
        assert row in text, row
