"""Offer the nearest known word for one that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `"; did you mean X?"` for the nearest known word, or an empty string."""
    exact = {k.casefold(): k for k in known}
    near = get_close_matches(word.casefold(), list(exact), n=1, cutoff=0.6)
    return f" (did you mean {exact[near[0]]}?)" if near else ""
