from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import cast

from graph.claims import Claim, Direction, FlowClaim, Modality, Period, Quantity, TargetClaim
from graph.reason.assumptions import Assumption
from graph.reason.targets import target_distances
from graph.resolve import Resolution
from tests.reason.claims import figure, flow
from tests.resolve.claims import PLACEHOLDER, resolved

TARGET = TargetClaim(evidence=PLACEHOLDER, rule="r", parties=("KE", "UG"), amount=figure("1000"))


def total(value: str, when: int | Period = 2024, **fields: object) -> FlowClaim:
    return flow(value, when, Direction.TOTAL, **fields)  # type: ignore[arg-type]


def used(result: Resolution, keys: tuple[str, ...]) -> list[str]:
    claims = {item.key: item.claim for item in result.claims}
    return sorted(cast("FlowClaim", claims[key]).amount.printed for key in keys)


def test_gap_and_factor_from_the_latest_total() -> None:
    result = resolved([TARGET, total("400", 2022)], [total("300", 2024), total("500", 2023)])
    (found,) = target_distances(result)
    assert used(result, found.flows) == ["300"]
    assert (found.gap, found.growth_factor) == (Decimal(700), Decimal("3.3333"))
    assert Assumption.TARGET_PER_YEAR in found.assumptions
    assert len(found.claims) == 2


def test_the_sum_of_both_directions_where_no_total_is_printed() -> None:
    result = resolved([TARGET, flow("300"), flow("200", direction=Direction.IMPORTS)])
    (found,) = target_distances(result)
    assert (found.gap, found.growth_factor) == (Decimal(500), Decimal(2))
    assert Assumption.TOTAL_IS_SUM in found.assumptions


def test_a_total_goes_before_a_sum() -> None:
    both = [flow("300"), flow("200", direction=Direction.IMPORTS)]
    (found,) = target_distances(resolved([TARGET, *both, total("600")]))
    assert found.gap == Decimal(400)


def test_directions_of_two_reporters_are_not_added() -> None:
    other = flow("200", direction=Direction.IMPORTS, reporter="UG", partner=("KE",))
    assert target_distances(resolved([TARGET, flow("300"), other])) == []


def test_what_does_not_count() -> None:
    months = Period(date(2024, 1, 1), date(2024, 4, 30))
    others: list[Claim] = [
        total("300", months),
        total("300", partner=("RW",)),
        total("300", commodity="tea"),
        total("300", modality=Modality.FORECAST),
        total("300", modality=Modality.TYPICAL),
        total("200-300"),
        total("0"),
    ]
    for other in others:
        assert target_distances(resolved([TARGET, other])) == [], other


def test_another_currency_does_not_count() -> None:
    amount = Quantity("900", Decimal(900), None, None, "EUR")
    target = TargetClaim(evidence=PLACEHOLDER, rule="r", parties=("KE", "UG"), amount=amount)
    assert target_distances(resolved([target, total("300")])) == []


def test_a_fiscal_year_counts_as_a_year() -> None:
    fiscal = Period(date(2023, 7, 1), date(2024, 6, 30))
    (found,) = target_distances(resolved([TARGET, total("1250", fiscal)]))
    assert (found.gap, found.growth_factor) == (Decimal(-250), Decimal("0.8"))


def test_of_two_figures_for_a_year_the_more_exact_one() -> None:
    rough = total("300")
    exact = FlowClaim(
        evidence=PLACEHOLDER,
        rule="r",
        reporter="UG",
        partner=("KE",),
        direction=Direction.TOTAL,
        amount=figure("310.4", half="0.05"),
        period=rough.period,
    )
    (found,) = target_distances(resolved([TARGET, rough], [exact]))
    assert found.gap == Decimal("689.6")
