"""Lines of plain text and Markdown, and whether they are wrapped.

Whether a line break ends a paragraph is settled by the lengths of the lines: text wrapped at a
width has lines as long as that width allows, text with one line for each paragraph has not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from graph.documents.normal import UNSEEN

NUMBER: Final = re.compile(
    r"(?:\(?(?P<arabic>\d{1,3})[.)]|\((?:[a-z]|[ivx]{1,5})\)|(?:[a-z]|[ivx]{1,5})\))[ \t]+(?=\S)"
)
"""The number of an item of a list, with the blanks after it."""

_LINE: Final = re.compile(r"[^\r\n]*+(?:\r\n?|\n)|[^\r\n]+")
_QUOTATION: Final = re.compile(r"[ ]{0,3}(?:>[ ]?)+")
_FIRST_WORD: Final = re.compile(r"\S+")
_LABELLED: Final = re.compile(r"[^\W\d_][^:;!?]{0,70}: *+\S")
#: A remark on what stands above it, which does not go on with it: "note: in current dollars".
_REMARK: Final = re.compile(r"(?:notes?|sources?): ")
_WIDTHS: Final = range(40, 111)  # columns at which text is wrapped, if it is wrapped at all


class Line(NamedTuple):
    """A line in source positions, without blanks at its ends and marks of quotation."""

    start: int
    end: int
    indent: int
    hard: bool  # two blanks or a backslash at its end, with which Markdown breaks a line
    hole: tuple[int, int] | None  # the marks of quotation before it

    @property
    def blank(self) -> bool:
        """Whether there is nothing to be seen on the line."""
        return self.start == self.end


def read_lines(text: str, start: int, *, markdown: bool) -> Iterator[Line]:
    """Yield the lines of a text from `start` on; quotations are known in Markdown only."""
    for match in _LINE.finditer(text, start):
        a, b = match.span()
        hole = None
        if markdown and (quotation := _QUOTATION.match(text, a, b)):
            hole = (a, quotation.end())
            a = quotation.end()
        raw = text[a:b]
        content = raw.strip(UNSEEN)
        indent = len(raw) - len(raw.lstrip(UNSEEN))
        hard = raw.rstrip("\r\n").endswith(("  ", "\\")) and bool(content)
        begin = a + indent if content else a
        yield Line(begin, begin + len(content), indent, hard, hole)


def wrap_width(text: str, lines: Sequence[Line]) -> int | None:
    """Return the width at which lines are wrapped, or None if they are not.

    Judged by the lines that surely go on in the next, which does not begin with a capital: they
    are wrapped if, on nearly all, the first word of the next would not have fitted.
    """
    broken = [
        (one, two)
        for one, two in pairwise(lines)
        if not one.blank and not two.blank and begins_small(text, two)
    ]
    if len(broken) < 2:
        return None
    lengths = sorted(one.end - one.start for one, _ in broken)
    usual = lengths[len(lengths) // 2]
    width = max(length for length in lengths if length <= usual * 6 // 5)
    filled = sum(fills(text, one, two, width) for one, two in broken)
    return width if width in _WIDTHS and filled >= 0.8 * len(broken) else None


def begins_small(text: str, line: Line) -> bool:
    """Whether a line begins with a letter that is no capital, and is no item of a list or note."""
    first = text[line.start]
    if not first.isalpha() or first.isupper() or NUMBER.match(text, line.start, line.end):
        return False
    return _REMARK.match(text, line.start, line.end) is None


def labelled(text: str) -> bool:
    """Whether a line is a label with a value: "Length: 412 km", "of which imports: EUR 3 m".

    Such lines below each other are facts by themselves and never go on in the next.
    """
    return _LABELLED.match(text) is not None


def fills(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether the next word would have made the line longer than about the width."""
    word = _FIRST_WORD.match(text, following.start, following.end)
    return line.end - line.start + 1 + (len(word.group()) if word else 0) > width * 0.85
