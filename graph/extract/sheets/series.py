"""Figures of several periods behind one label.

"563m (2024), 488m (2023)", "2022 – 1,904; 2023 – 1,612", "14.2 (2023) / 13.1 (2022)".
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

_PERIOD: Final = r"(?P<period>(?:FY ?)?(?:19|20)\d\d(?:[-–/]\d{2,4})?(?!\d))"
SIGN: Final = r"(?:[A-Z]{2,4}\$? ?|[$€£¥])"
"""A currency before a figure."""

SCALE: Final = r"(?: ?(?:m|mn|mln|bn|million|billion|thousand|k|b|tn)\b)"
"""What tells behind a figure how many are meant."""

_FIGURE: Final = (
    rf"(?P<figure>(?P<sign>{SIGN})?[-–−]?\d[\d.,]*(?<=\d)(?P<scale>{SCALE})?)(?![\w%]| ?%)"
)
#: What may stand behind a figure: its growth, or that it is provisional.
_NOTE: Final = r"(?: ?(?:\([^();]{1,20}\)|[a-z]\b))?"
_PARTED: Final = re.compile(r" ?[;,/|] ?(?:and )?|\.?$")
_FORMS: Final = (
    re.compile(rf"{_PERIOD}(?: ?[:=–—-] ?| ){_FIGURE}{_NOTE}"),
    re.compile(rf"{_FIGURE} ?\({_PERIOD}[a-z]?\)"),
)
_LEAST: Final = 2


class Dated(Struct, frozen=True):
    """A figure with the words of its period.

    Attributes:
        period: the words of the period.
        start: where the figure begins in its line.
        end: where it ends.
        signed: whether it has a currency of its own.
        scaled: whether it says itself whether millions are meant.
    """

    period: str
    start: int
    end: int
    signed: bool
    scaled: bool


def read_series(text: str, start: int) -> tuple[Dated, ...]:
    """Return the dated figures with which a value begins; none if there are fewer than two."""
    for form in _FORMS:
        found: list[Dated] = []
        at = start
        while (match := form.match(text, at)) is not None:
            parted = _PARTED.match(text, match.end())
            if parted is None:
                break
            first, last = match.span("figure")
            found.append(
                Dated(match["period"], first, last, bool(match["sign"]), bool(match["scale"]))
            )
            at = parted.end()
            if at >= len(text):
                break
        if len(found) >= _LEAST:
            return tuple(found)
    return ()
