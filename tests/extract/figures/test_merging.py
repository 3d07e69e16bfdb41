from dataclasses import replace
from datetime import date
from decimal import Decimal

from graph.claims import ChangeClaim, FlowClaim, TargetClaim
from graph.claims.evidence import Evidence
from graph.claims.model import WORLD, Direction, Trend
from graph.claims.period import Period
from graph.claims.quantity import Quantity
from graph.extract.figures.merging import on_one_base, settle

YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))


def amount(value: str, half: str) -> Quantity:
    middle, width = Decimal(value), Decimal(half)
    return Quantity(value, middle, middle - width, middle + width, "USD")


def evidence(start: int) -> tuple[Evidence, ...]:
    return (Evidence("a.txt", "0" * 64, start, start + 3, "abc"),)


FLOW = FlowClaim(
    evidence=evidence(10),
    rule="flow.stated",
    reporter="PE",
    partner=(WORLD,),
    direction=Direction.EXPORTS,
    amount=amount("62540000", "5000"),
    period=YEAR,
)


def test_a_rounded_repetition_becomes_evidence() -> None:
    rough = replace(FLOW, evidence=evidence(0), amount=amount("62500000", "50000"))
    (claim,) = settle([rough, FLOW])
    assert claim.evidence == (*FLOW.evidence, *rough.evidence)


def test_a_coarse_figure_is_not_taken_for_a_repetition() -> None:
    other = replace(FLOW, evidence=evidence(0), amount=amount("60000000", "5000000"))
    assert len(settle([other, FLOW])) == 2


def test_figures_of_different_years_stay_apart() -> None:
    assert len(settle([FLOW, replace(FLOW, period=YEAR.year_before())])) == 2


def test_a_total_takes_the_goods_that_are_named_elsewhere() -> None:
    named = replace(FLOW, evidence=evidence(0), commodity="goods and services")
    (claim,) = settle([FLOW, named])
    assert isinstance(claim, FlowClaim)
    assert claim.commodity == "goods and services"


def test_goods_in_other_words_are_the_same_goods() -> None:
    one = replace(FLOW, commodity="tea and coffee")
    assert len(settle([one, replace(one, commodity="Coffee & Tea")])) == 1


def test_a_target_with_a_deadline_takes_in_the_one_without() -> None:
    target = TargetClaim(
        evidence=evidence(0), rule="target.aim", parties=("CL", "PE"), amount=amount("9", "1")
    )
    (claim,) = settle([target, replace(target, evidence=evidence(9), by=date(2030, 12, 31))])
    assert isinstance(claim, TargetClaim)
    assert claim.by == date(2030, 12, 31)
    assert len(claim.evidence) == 2


CHANGE = ChangeClaim(
    evidence=evidence(40),
    rule="change.percent",
    reporter="PE",
    partner=("CL",),
    direction=Direction.EXPORTS,
    trend=Trend.UP,
    percent=amount("21.4", "0.05"),
    period=YEAR,
    base_period=YEAR.year_before(),
    commodity="apparel",
)
TITLE = replace(CHANGE, evidence=evidence(0), percent=amount("21", "0.5"))


def test_a_title_that_rounds_a_change_of_the_text_in_other_words_is_left_out() -> None:
    title = replace(TITLE, commodity="garments", base_period=None)
    assert settle([title, CHANGE], title_end=20) == [CHANGE]
    assert len(settle([title, CHANGE])) == 2


def test_a_change_without_its_base_joins_the_same_one_with_it() -> None:
    bare = replace(CHANGE, evidence=evidence(0), base_period=None)
    (claim,) = settle([bare, CHANGE])
    assert isinstance(claim, ChangeClaim)
    assert claim.base_period == YEAR.year_before()


def test_an_amount_that_was_passed_repeats_the_precise_one() -> None:
    passed = amount("62000000", "0")
    passed = Quantity(passed.printed, passed.value, passed.low, None, "USD")
    assert len(settle([replace(FLOW, evidence=evidence(0), amount=passed, period=None), FLOW])) == 1


def test_changes_of_one_period_in_a_sentence_share_the_base_that_is_told() -> None:
    other = replace(CHANGE, direction=Direction.IMPORTS, base_period=None)
    assert [
        claim.base_period
        for claim in on_one_base([CHANGE, other])
        if isinstance(claim, ChangeClaim)
    ] == [CHANGE.base_period] * 2
