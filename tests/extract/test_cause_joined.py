"""Conjunctions and prepositions stand between an effect and its cause, or before both."""

import pytest

from tests.extract.cause_readings import read


@pytest.mark.parametrize(
    ("text", "frame", "effect", "causes"),
    [
        (
            "Owing to frost, the talks, planned for May, never began.",
            "cause.adjunct",
            "the talks, planned for May, never began",
            "frost",
        ),
        (
            "Exports fell because frost came (in May) early.",
            "cause.because",
            "Exports fell",
            "frost came early",
        ),
        (
            "Frost came, and exports fell as a result.",
            "cause.therefore",
            "exports fell",
            "Frost came",
        ),
        (
            "Exports fell, frost having come early.",
            "cause.absolute-after",
            "Exports fell",
            "frost having come early",
        ),
        (
            "Behind the drop lie, he said, frost and hail.",
            "cause.behind",
            "the drop",
            "frost and hail",
        ),
    ],
)
def test_a_conjunction_has_its_places(text: str, frame: str, effect: str, causes: str) -> None:
    assert (effect, causes) in read(text, frame)
