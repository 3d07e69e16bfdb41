import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.rdf.iris import Places, claimant_iri, derived_iri, document_iri, evidence_iri, web_iri
from graph.reference import load_reference
from tests.resolve.claims import evidence

PLACES = Places(load_reference())
ID = "https://w3id.org/tradegraph/id/"


@pytest.mark.parametrize(
    ("code", "local"),
    [
        ("PK", "country/PK"),
        ("EU", "group/EU"),
        ("WORLD", "group/world"),
        ("central-asia", "group/central-asia"),
        ("AU", "country/AU"),
        ("XYZ Pact", "group/xyz-pact"),
    ],
)
def test_places(code: str, local: str) -> None:
    assert PLACES.iri(code).value == ID + local


@pytest.mark.parametrize("name", ["Central Asia", "central-asia"])
def test_a_group_by_any_of_its_names(name: str) -> None:
    assert PLACES.group_iri(name).value == f"{ID}group/central-asia"


def test_passages_and_documents() -> None:
    (passage,) = evidence(start=4)
    short = passage.sha256[:16]
    assert evidence_iri(passage).value == f"{ID}evidence/{short}-4-9"
    assert document_iri(passage.sha256).value == f"{ID}document/{short}"


def test_parts_do_not_run_together() -> None:
    assert claimant_iri("0" * 64, ("ab", "c", "")) != claimant_iri("0" * 64, ("a", "bc", ""))
    assert derived_iri("m", ("ab", "c")) != derived_iri("m", ("a", "bc"))
    assert derived_iri("ma", ("b",)) != derived_iri("m", ("ab",))


def test_web_addresses() -> None:
    found = web_iri(" https://a.example/x y?q=<1> ")
    assert found is not None
    assert found.value == "https://a.example/x%20y?q=%3C1%3E"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "", "a.example", "http://"]
)
def test_other_addresses_are_dropped(url: str) -> None:
    assert web_iri(url) is None


@given(st.text())
def test_no_text_breaks_an_iri(text: str) -> None:
    web_iri(f"https://a.example/{text}")
    assert PLACES.group_iri(text).value.startswith(f"{ID}group/")
