from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from graph.claims import Direction, Period, Trend
from graph.reason.assumptions import Assumption
from graph.reason.implied import implied_changes
from tests.reason.claims import change, flow
from tests.resolve.claims import resolved


def test_the_change_between_consecutive_years() -> None:
    ((found,), clashes) = implied_changes(resolved([flow("120"), flow("100", 2023)]))
    assert found.value == Decimal("20.00")
    # (119.5 / 100.5 - 1) · 100 = 18.90547…, (120.5 / 99.5 - 1) · 100 = 21.10552…
    assert (found.low, found.high) == (Decimal("18.9054"), Decimal("21.1056"))
    assert (found.trend, found.verdict, clashes) == (Trend.UP, None, [])


@given(st.decimals(1, 10**6, places=1), st.decimals(1, 10**6, places=1))
@example(Decimal("15204.7"), Decimal("14983.1"))
@example(Decimal("2498.0"), Decimal("3011.7"))
def test_the_value_lies_within_its_bounds(current: Decimal, base: Decimal) -> None:
    ((found,), _) = implied_changes(resolved([flow(str(current)), flow(str(base), 2023)]))
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low <= found.value <= found.high
    assert -4 <= found.value.as_tuple().exponent <= -2


def test_months_against_the_same_months_a_year_before() -> None:
    months = Period(date(2024, 1, 1), date(2024, 2, 29))
    before = Period(date(2023, 1, 1), date(2023, 2, 28))
    ((found,), _) = implied_changes(resolved([flow("50", months), flow("100", before)]))
    assert (found.value, found.trend) == (Decimal(-50), Trend.DOWN)


def test_years_apart_only_where_a_claim_names_them() -> None:
    flows = [flow("120", 2024), flow("100", 2021)]
    assert implied_changes(resolved(flows)) == ([], [])
    ((found,), _) = implied_changes(resolved([*flows, change("20", base=2021)]))
    assert found.base_days.start == date(2021, 1, 1)


def test_the_printed_change_lies_within() -> None:
    claims = [flow("120"), flow("100", 2023), change("20")]
    ((found,), clashes) = implied_changes(resolved(claims))
    assert found.verdict == "The printed change of 20 lies within these bounds"
    assert clashes == []


def test_the_printed_change_lies_outside() -> None:
    claims = [flow("120"), flow("100", 2023), change("30")]
    ((found,), (clash,)) = implied_changes(resolved(claims))
    assert found.verdict == "The printed change of 30 lies outside these bounds"
    assert set(found.claims) < set(clash.claims)
    assert len(clash.claims) == 3
    assert clash.comment == ("A change of 30 is given, while 100 and 120 imply 18.90 % to 21.11 %")


def test_a_document_with_both_figures_goes_before_two_documents() -> None:
    one = [flow("120"), flow("100", 2023)]
    other = [flow("150")]
    changes, _ = implied_changes(resolved(one, other))
    assert [found.value for found in changes] == [Decimal(20)]


def test_two_documents_for_want_of_one() -> None:
    changes, _ = implied_changes(resolved([flow("120")], [flow("100", 2023)]))
    assert [found.value for found in changes] == [Decimal(20)]


def test_a_rougher_restatement_in_the_document_is_passed_over() -> None:
    claims = [flow("120"), flow("100", 2023), flow("110-130")]
    changes, _ = implied_changes(resolved(claims))
    assert [found.value for found in changes] == [Decimal(20)]


def test_a_range_has_bounds_and_no_value() -> None:
    ((found,), _) = implied_changes(resolved([flow("80-120"), flow("100", 2023)]))
    assert (found.value, found.trend) == (None, None)
    assert found.low is not None
    assert found.low < 0


def test_balances_and_hedges() -> None:
    balances = [flow("-3", 2024, Direction.BALANCE), flow("-2", 2023, Direction.BALANCE)]
    assert implied_changes(resolved(balances)) == ([], [])
    hedged = [flow("120", hedge="about"), flow("100", 2023)]
    ((found,), _) = implied_changes(resolved(hedged))
    assert Assumption.HEDGE_AS_PRINTED in found.assumptions
