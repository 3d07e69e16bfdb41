"""How long work says how far it has come."""

from __future__ import annotations

from collections.abc import Callable

#: Called with the step, how much of it is done and how much there is; 0 if that is not known.
Progress = Callable[[str, int, int], None]


def silent(step: str, done: int, total: int) -> None:
    """Report no progress."""
    del step, done, total
