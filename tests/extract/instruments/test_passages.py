"""Where claims rest on the words of a document."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from graph.extract.instruments.passages import Passages
from tests.extract.instruments.reading import claims

(CLAIM,) = claims("Fiji and Samoa signed an agreement on tea.")


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=6), st.integers(0, 45))
def test_a_position_lies_in_a_passage_of_some_claim(
    spans: list[tuple[int, int]], position: int
) -> None:
    told = [
        replace(CLAIM, evidence=(replace(CLAIM.evidence[0], start=a, end=a + n, exact="x" * n),))
        for a, n in spans
    ]
    assert (position in Passages(told)) == any(a <= position < a + n for a, n in spans)
