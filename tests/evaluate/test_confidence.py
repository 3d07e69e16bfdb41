"""No rule is surer than documents that it had not met allow.

What was extracted from the annotated documents before they were annotated is kept in
`first_sight.jsonl`; what is extracted from them today says less, since rules have met them.
"""

from functools import cache
from pathlib import Path

import pytest

from graph.evaluate import Score, evaluate
from graph.evaluate.calibration import by_rule, estimates, family, overall

DATA = Path(__file__).resolve().parents[1] / "data"
#: Confidences are rounded to twentieths.
ROUNDING = 0.05


@cache
def first_sight() -> Score:
    return evaluate([DATA / "evaluation"], predicted=DATA / "first_sight.jsonl").score


def test_the_figures_at_first_sight_stay_as_they_were() -> None:
    micro = first_sight().micro
    assert micro.found_rates.f1 == pytest.approx(0.626, abs=0.001)
    assert micro.full_rates.f1 == pytest.approx(0.409, abs=0.001)


def test_no_rule_is_surer_than_it_was_right_at_first_sight() -> None:
    whole = overall(first_sight().comparisons)
    assert whole is not None
    expected = estimates(first_sight().comparisons)
    today = by_rule(evaluate([DATA / "evaluation"]).score.comparisons)
    assert today
    too_sure = {
        rule: float(group.confidence)
        for rule, group in today.items()
        if float(group.confidence)
        > expected.get(rule, expected.get(family(rule), whole.sound_share)) + ROUNDING
    }
    assert too_sure == {}
