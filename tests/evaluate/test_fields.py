import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.evaluate.fields import meet, near, number, right
from tests.evaluate.claims import either, gold
from tests.evaluate.claims import given as claim


def test_amounts_may_differ_by_a_thousandth() -> None:
    assert near(1000, 1001)
    assert near(1000, "999.5")
    assert not near(1000, 1002)
    assert not near(1000, None)
    assert not near("2024", 2024)


def test_what_is_no_number() -> None:
    assert [number(v) for v in (True, None, "tea", ("1",), "1.5")] == [None, None, None, None, 1.5]


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ({"low": 10, "high": 11}, {"low": 10.5, "high": 12}, True),
        ({"low": 10, "high": 11}, {"low": 11, "high": 12}, False),
        ({"low": 10, "high": 11}, {"value": 11}, True),
        ({"low": 10, "high": 11}, {"low": 0, "high": 1000}, False),
        ({"low": 10, "high": 11}, {"low": 0, "high": 1000, "value": 10.4}, True),
        ({"low": 10, "high": None}, {"value": 10}, False),
        ({"low": either(9, 10), "high": 11}, {"value": 10}, False),
    ],
)
def test_intervals_meet(ours: dict, theirs: dict, expected: bool) -> None:
    assert meet(gold("flow", **ours), claim("flow", **theirs)) is expected


def test_codes_must_all_agree_and_half_of_the_names() -> None:
    annotated = gold("link", countries=("AR", "CL"), stops=("Mendoza", "Los Andes"))
    assert right("countries", annotated, claim("link", countries=("CL", "AR")))
    assert not right("countries", annotated, claim("link", countries=("AR",)))
    assert right("stops", annotated, claim("link", stops=("Los Andes", "Arica")))
    assert not right("stops", annotated, claim("link", stops=("Arica",)))
    assert not right("stops", annotated, claim("link"))


def test_null_is_right_for_null_and_alternatives_are_all_right() -> None:
    annotated = gold("hub", name="Callao", kind=either("seaport", None))
    assert right("country", annotated, claim("hub", country=None))
    assert not right("country", annotated, claim("hub", country="PE"))
    assert right("kind", annotated, claim("hub", kind="Seaport"))
    assert right("kind", annotated, claim("hub"))
    assert not right("kind", annotated, claim("hub", kind="dry_port"))


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9), st.floats(0, 1e6), st.floats(0, 1e6))
def test_meeting_has_no_direction(low: float, other: float, width: float, more: float) -> None:
    a = {"low": low, "high": low + width}
    b = {"low": other, "high": other + more}
    forth = meet(gold("flow", **a), claim("flow", **b))
    assert forth == meet(gold("flow", **b), claim("flow", **a))
