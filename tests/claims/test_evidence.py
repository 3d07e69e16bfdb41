from hypothesis import given
from hypothesis import strategies as st

from graph.claims import Evidence


def passage(start: int, length: int) -> Evidence:
    return Evidence("a.txt", "0" * 64, start, start + length, "x" * length)


@given(st.integers(0, 20), st.integers(1, 10), st.integers(0, 20), st.integers(1, 10))
def test_passages_overlap_where_they_share_a_character(a: int, m: int, b: int, n: int) -> None:
    one, other = passage(a, m), passage(b, n)
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)
