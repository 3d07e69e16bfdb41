"""Claims are about as often sound as their confidence says, on the annotated documents."""

from functools import cache
from pathlib import Path

import pytest

from graph.evaluate import evaluate
from graph.evaluate.calibration import Calibration, by_rule, overall
from graph.evaluate.compare import Comparison

DOCUMENTS = Path(__file__).resolve().parents[1] / "data" / "evaluation"
#: Claims of a rule from which its share can be judged, and how far off it may then be.
ENOUGH = 10
TOO_SURE = 0.15


@cache
def compared() -> tuple[Comparison, ...]:
    return evaluate([DOCUMENTS]).score.comparisons


def test_over_all_claims_confidence_is_the_share_of_sound_claims() -> None:
    whole = overall(compared())
    assert whole is not None
    assert float(whole.confidence) == pytest.approx(whole.sound_share, abs=0.1)


def test_no_rule_is_much_surer_than_it_may_be() -> None:
    judged: dict[str, Calibration] = {
        rule: group for rule, group in by_rule(compared()).items() if group.claims >= ENOUGH
    }
    assert judged
    too_sure = {
        rule: (group.confidence, group.sound_share)
        for rule, group in judged.items()
        if float(group.confidence) > group.sound_share + TOO_SURE
    }
    assert too_sure == {}
