"""Somebody names a cause, or a noun leads to it."""

import pytest

from tests.extract.cause_readings import read


@pytest.mark.parametrize(
    ("text", "frame", "effect", "causes"),
    [
        (
            "The bank blames frost for the drop.",
            "cause.blames-for",
            "the drop",
            "frost",
        ),
        (
            "The bank puts the drop down to frost.",
            "cause.put-down",
            "the drop",
            "frost",
        ),
        (
            "They see frost as the main obstacle to exports.",
            "cause.obstacle",
            "exports",
            "frost",
        ),
        (
            "They hold frost responsible for the drop.",
            "cause.holds-responsible",
            "the drop",
            "frost",
        ),
        (
            "A road is needed if exports are to rise.",
            "cause.condition",
            "exports are to rise",
            "A road",
        ),
    ],
)
def test_a_noun_has_its_places(text: str, frame: str, effect: str, causes: str) -> None:
    assert (effect, causes) in read(text, frame)
