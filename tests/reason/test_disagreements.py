from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from graph.claims import (
    AttributeClaim,
    Claim,
    Direction,
    LinkClaim,
    LinkKind,
    Modality,
    Quantity,
)
from graph.reason.assumptions import Assumption
from graph.reason.disagreements import disagreements
from tests.reason.claims import change, flow
from tests.resolve.claims import PLACEHOLDER, resolved


def kilometres(number: int) -> Quantity:
    exact = Decimal(number)
    return Quantity(f"{number} km", exact, exact, exact, "km")


LINE = LinkClaim(
    evidence=PLACEHOLDER,
    rule="r",
    name="Lamu line",
    kind=LinkKind.RAILWAY,
    countries=("KE", "SS"),
)
LENGTH = AttributeClaim(
    evidence=PLACEHOLDER, rule="r", of="Lamu line", name="length_km", quantity=kilometres(10)
)
LONGER = replace(LENGTH, quantity=kilometres(12))


def count(*documents: list[Claim]) -> int:
    return len(disagreements(resolved(*documents)))


def test_figures_whose_intervals_do_not_meet() -> None:
    (found,) = disagreements(resolved([flow("100")], [flow("102")]))
    assert len(found.claims) == 2
    assert found.assumptions == (Assumption.SAME_COVERAGE,)
    assert "100" in found.comment
    assert "102" in found.comment


def test_figures_whose_intervals_meet() -> None:
    assert count([flow("100")], [flow("101")]) == 0
    assert count([flow("100")], [flow("90-110")]) == 0


@pytest.mark.parametrize(
    "other",
    [
        flow("500", 2023),
        flow("500", direction=Direction.IMPORTS),
        flow("500", reporter="RW"),
        flow("500", partner=("RW",)),
        flow("500", commodity="tea"),
        flow("500", modality=Modality.FORECAST),
        flow("500", modality=Modality.TYPICAL),
        replace(flow("500"), period=None),
        replace(flow("500"), amount=Quantity("500", Decimal(500), None, None, "KES")),
    ],
)
def test_figures_of_something_else(other: Claim) -> None:
    assert count([flow("100"), other]) == 0


def test_an_estimate_is_compared_with_an_actual_figure() -> None:
    assert count([flow("100")], [flow("200", modality=Modality.ESTIMATE)]) == 1


def test_the_mirrored_flow_is_compared_under_an_assumption() -> None:
    mirrored = flow("130", direction=Direction.IMPORTS, reporter="UG", partner=("KE",))
    (found,) = disagreements(resolved([flow("100")], [mirrored]))
    assert Assumption.MIRRORED_FLOWS in found.assumptions


def test_a_total_is_the_same_from_either_side() -> None:
    turned = flow("130", direction=Direction.TOTAL, reporter="UG", partner=("KE",))
    (found,) = disagreements(resolved([flow("100", direction=Direction.TOTAL)], [turned]))
    assert Assumption.TOTAL_IS_SYMMETRIC in found.assumptions


def test_a_hedged_figure_has_a_tolerance() -> None:
    assert count([flow("100")], [flow("104", hedge="about")]) == 0
    (found,) = disagreements(resolved([flow("100")], [flow("130", hedge="about")]))
    assert Assumption.HEDGE_TOLERANCE in found.assumptions


def test_the_same_print_in_many_documents_is_one_side() -> None:
    assert count(*([flow("100")] for _ in range(3)), [flow("200")]) == 1


def test_changes() -> None:
    assert count([change("5")], [change("7")]) == 1
    assert count([change("5")], [change("7", base=2020)]) == 0


def test_attributes_of_one_thing() -> None:
    assert count([LINE, LENGTH], [LINE, LONGER]) == 1
    assert count([LINE, replace(LENGTH, superseded=True)], [LINE, LONGER]) == 0
    assert count([LINE, LENGTH], [LINE, replace(LONGER, name="gauge")]) == 0
    assert count([LENGTH], [LONGER]) == 0


def test_several_attributes_in_one_document_are_of_parts() -> None:
    claims = [LINE, LENGTH, LONGER]
    assert count(claims) == 0
    assert count(claims, [LINE, replace(LENGTH, quantity=kilometres(99))]) == 0
