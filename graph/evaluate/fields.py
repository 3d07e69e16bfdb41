"""Whether a field has a right value: codes, names, texts, numbers and words."""

from __future__ import annotations

from typing import Final

from graph.evaluate.model import Gold, Prediction, Value
from graph.evaluate.names import ALIKE, likeness
from graph.evaluate.schema import CODE_LISTS, NAME_LISTS, TEXTS

#: Tolerance for amounts, as a share of the right one.
_RELATIVE: Final = 0.001


def right(field: str, gold: Gold, given: Prediction) -> bool:
    """Return whether a field has one of the right values."""
    return any(_same(field, option, given.get(field)) for option in gold.options(field))


def number(value: Value) -> float | None:
    """Return a value as a number, None if it is none."""
    if value is None or isinstance(value, bool | tuple):
        return None
    try:
        return float(value)
    except ValueError:
        return None


def near(gold: Value, given: Value, *, relative: float = _RELATIVE, absolute: float = 0.0) -> bool:
    """Return whether two numbers are equal within the larger of two tolerances.

    An annotated text is no number even if it is written in digits: a year must be equal.
    """
    if isinstance(gold, str):
        return False
    expected, actual = number(gold), number(given)
    if expected is None or actual is None:
        return False
    return abs(expected - actual) <= max(relative * abs(expected), absolute)


def meet(gold: Gold, given: Prediction) -> bool:
    """Return whether the intervals of two amounts meet in more than an end."""
    a = _interval(gold.only("low"), gold.only("high"), gold.only("value"))
    b = _interval(given.get("low"), given.get("high"), given.get("value"))
    if a is None or b is None:
        return False
    low, high = max(a[0], b[0]), min(a[1], b[1])
    return low < high or (low == high and (a[0] == a[1] or b[0] == b[1]))


def _interval(low: Value, high: Value, value: Value) -> tuple[float, float] | None:
    """Return the bounds; those wider than their own middle tell nothing, so the value stands."""
    start, end, point = number(low), number(high), number(value)
    if start is not None and end is not None and 0 <= end - start <= abs(end + start) / 2:
        return start, end
    return None if point is None else (point, point)


def _same(field: str, gold: Value, given: Value) -> bool:
    if gold is None:
        return given in (None, "", ())
    if isinstance(gold, tuple):
        return isinstance(given, tuple) and _same_list(field, gold, given)
    if field in TEXTS:
        return likeness((gold,), given) >= ALIKE
    return near(gold, given) or str(gold).casefold() == str(given).casefold()


def _same_list(field: str, gold: tuple[str, ...], given: tuple[str, ...]) -> bool:
    if field in CODE_LISTS:
        return set(gold) == set(given)
    assert field in NAME_LISTS
    named = sum(any(likeness((name,), g) >= ALIKE for g in given) for name in gold)
    return 2 * named >= len(gold)
