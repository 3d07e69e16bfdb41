from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from graph.claims import PersonClaim
from graph.reference import load_reference
from graph.resolve import Countries, keyed_claims
from tests.resolve.claims import PLACEHOLDER

COUNTRIES = Countries.of(load_reference())


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Kenya-Uganda Business Council", ("KE", "UG")),
        ("Kenyan-Ugandan Business Council", ("KE", "UG")),
        ("South Sudan Ports", ("SS",)),
        ("Republic of the Congo and Democratic Republic of the Congo", ("CD", "CG")),
        ("Board of Trade", ()),
    ],
)
def test_countries_named_in_a_name(text: str, codes: tuple[str, ...]) -> None:
    assert COUNTRIES.named_in(text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Rwanda's exports to Kenya and the Polish market", ("KE", "PL", "RW")),
        ("ports of the South, Sudan and the north", ("SD",)),
        ("the Democratic Republic of the Congo", ("CD",)),
        ("they polish chinaware and turkeys", ()),
        ("fees in the United Arab Emirates.", ("AE",)),
    ],
)
def test_countries_named_in_a_sentence(text: str, codes: tuple[str, ...]) -> None:
    assert COUNTRIES.named_in_sentence(text) == codes


def test_names_of_parties_are_taken_off() -> None:
    assert COUNTRIES.without("Kenya's Tea Board", ("KE",)) == "tea board"
    assert COUNTRIES.without("Kenya's Tea Board", ("UG",)) == "kenya tea board"
    assert COUNTRIES.without("Kenya", ("KE",)) == "kenya"


def test_a_name_that_names_its_parties_needs_no_prefix() -> None:
    assert COUNTRIES.prefix("Kenya-Uganda Pact", ("KE", "UG")) == "Kenya-Uganda Pact"
    assert COUNTRIES.prefix("Kenya Pact", ("KE", "UG")) == "KE UG Kenya Pact"


def test_of_equal_claims_the_surest_is_kept() -> None:
    claim = PersonClaim(evidence=PLACEHOLDER, rule="b", name="Jane Roe", confidence=Decimal("0.8"))
    others = [replace(claim, rule="c", confidence=Decimal("0.9")), replace(claim, rule="a")]
    for given in ([claim, *others], [*others, claim]):
        assert [item.claim.rule for item in keyed_claims(given)] == ["c"]
    assert [item.claim.rule for item in keyed_claims([claim, others[1]])] == ["a"]
