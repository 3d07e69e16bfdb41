"""Many rows with the same fields as columns, so that a large page stays small and is quickly read.

The items and links of a closed group are not drawn; they wait in the page as columns. A column in
which most rows say the same names only the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

_SPARSE: Final = 0.4  # share of rows that differ from the usual value, in a column that names them


def columns(rows: Sequence[Mapping[str, object]]) -> dict[str, object]:
    """Return `count` and the columns of rows that all have the same fields.

    A column is `{"rows": […]}`, or `{"usual": value, "at": […], "is": […]}` where the rows of the
    given numbers differ from what is usual.
    """
    names = list(rows[0]) if rows else []
    return {
        "count": len(rows),
        "columns": [{"name": name, **_column([row[name] for row in rows])} for name in names],
    }


def _column(values: Sequence[object]) -> dict[str, object]:
    usual = _commonest(values)
    differing = [place for place, value in enumerate(values) if value != usual]
    if len(differing) > _SPARSE * len(values):
        return {"rows": list(values)}
    return {"usual": usual, "at": differing, "is": [values[place] for place in differing]}


def _commonest(values: Sequence[object]) -> object:
    """Return the commonest value; values need not be hashable."""
    counts: dict[str, int] = {}
    first: dict[str, object] = {}
    for value in values:
        key = f"{type(value).__name__} {value!r}"
        counts[key] = counts.get(key, 0) + 1
        first.setdefault(key, value)
    return first[max(counts, key=counts.__getitem__)]
