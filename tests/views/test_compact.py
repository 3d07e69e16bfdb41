from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from graph.views.compact import columns


def unpacked(packed: dict[str, Any]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [{} for _ in range(packed["count"])]
    for column in packed["columns"]:
        values = column.get("rows") or [column["usual"]] * len(rows)
        for place, value in zip(column.get("at", ()), column.get("is", ()), strict=True):
            values[place] = value
        for row, value in zip(rows, values, strict=True):
            row[column["name"]] = value
    return rows


VALUES = st.one_of(st.integers(0, 2), st.sampled_from(["", "a"]), st.lists(st.integers(0, 1)))


@given(st.lists(st.fixed_dictionaries({"x": VALUES, "__proto__": VALUES})))
def test_rows_come_back_as_they_were(rows: list[dict[str, Any]]) -> None:
    assert unpacked(columns(rows)) == rows


def test_what_most_rows_say_is_told_once() -> None:
    packed = columns([{"a": "", "b": i} for i in range(9)] + [{"a": "x", "b": 9}])
    assert packed == {
        "count": 10,
        "columns": [
            {"name": "a", "usual": "", "at": [9], "is": ["x"]},
            {"name": "b", "rows": list(range(10))},
        ],
    }
