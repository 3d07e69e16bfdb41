r"""Markup within a line of Markdown, or of plain text that was made from Markdown or HTML.

No library does this: CommonMark parsers give positions of blocks at best, and evidence needs the
position of every character. The part of CommonMark that news and statements use is small: escapes,
emphasis, links, images, code spans, entities and a few HTML tags. Each mark is cut out of the
source or replaced; whatever is not well formed stays text, as CommonMark has it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from graph.documents.normal import Piece

ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
"""A character reference of HTML or Markdown, with its semicolon."""

# Possessive quantifiers keep every alternative linear on hostile text.
_LABEL: Final = r"\[(?P<{0}>(?:[^\[\]\\]|\\.|\[[^\[\]]*+\])*+)\]"
_TARGET: Final = (
    r"\(\s*+(?:<[^<>\n]*+>|(?:[^\s()<>]|\([^\s()]*+\))*+)"
    r"(?:\s++(?:\"[^\"]*+\"|'[^']*+'))?+\s*+\)"
)
_MARK: Final = re.compile(
    r"(?P<escape>\\)(?=[!-/:-@\[-`{-~])"
    r"|(?P<code>(?<!`)`{1,3}(?!`))(?P<coded>[^`]*+)(?P=code)(?!`)"
    rf"|!{_LABEL.format('image')}{_TARGET}"
    rf"|{_LABEL.format('link')}(?P<target>{_TARGET})"
    r"|<(?P<address>https?://[^\s<>]*+)>"
    r"|(?P<footnote>\[\^[\w-]{1,20}\])"
    r"|(?P<comment><!--)"
    r"|(?P<raised><sup>\s*\[?\d{1,3}\]?\s*</sup>)"
    r"|(?P<tag></?(?:a|abbr|b|br|center|cite|div|em|font|h[1-6]|hr|i|ins|li|mark|ol|p|q|s|small|span|strike"
    r"|strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul)(?:\s[^<>]*+)?/?>)"
    rf"|(?P<entity>{ENTITY.pattern})"
    r"|(?P<run>\*{1,3}(?!\*)|~~|_{1,3}(?!_))",
    re.IGNORECASE | re.DOTALL,
)
_SPECIAL: Final = re.compile(r"!\[|[\\`\[<&*_~]")
# Tags that part words, where others (emphasis, links) may stand within one.
_PARTING_TAG: Final = re.compile(r"</?(?:br|center|div|h|li|ol|p|t|ul)\b", re.IGNORECASE)
_EXPONENT: Final = re.compile(r"(?:(?<![A-Za-z])[kcm]?m|(?<!\d)10)$")
_RAISED_DIGITS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", "[]")


def raised_digits(before: str, digits: str) -> str:
    """Return how raised digits read after some text: as a power, or as nothing.

    After a unit of length or a ten they are a power (km², 10⁶); anywhere else they are the number
    of a footnote, which must not run into the figure before it.
    """
    return digits.strip().translate(_RAISED_DIGITS) if _EXPONENT.search(before) else ""


def inline_pieces(
    text: str, start: int, end: int, *, markdown: bool, holes: Iterable[tuple[int, int]] = ()
) -> list[Piece]:
    """Return the pieces of `text[start:end]` that are read, markup cut out.

    `holes` are ranges that the reader of blocks has cut out already, in order (the `>` of a
    quotation). Without `markdown`, underscores, backticks and footnote marks are text.
    """
    marks = sorted((*((a, b, "") for a, b in holes), *_marks(text, start, end, markdown)))
    pieces: list[Piece] = []
    done = start
    for mark_start, mark_end, reads in marks:
        if mark_start < done:
            continue
        if mark_start > done:
            pieces.append(Piece(done, mark_start))
        if reads:
            pieces.append(Piece(mark_start, mark_end, reads))
        done = mark_end
    if done < end:
        pieces.append(Piece(done, end))
    return pieces


def _marks(text: str, start: int, end: int, markdown: bool) -> Iterator[tuple[int, int, str]]:
    """Yield ranges of markup and what they read as."""
    special = _SPECIAL.search(text, start, end)
    if special is None:
        return
    runs: list[tuple[int, int]] = []
    at = special.start()
    comments = True
    while match := _MARK.search(text, at, end):
        a, b = match.span()
        at = b
        group = match.lastgroup
        if group == "run":
            runs.append((a, b))
        elif group == "target":
            yield a, a + 1, ""
            yield match.end("link"), b, ""
            at = a + 1  # the label may itself hold markup
        elif group == "coded":
            if markdown:
                yield a, match.end("code"), ""
                yield match.end("coded"), b, ""
        elif group == "address":
            yield a, a + 1, ""
            yield b - 1, b, ""
        elif group == "comment":
            close = text.find("-->", b, end) if comments else -1
            comments = close >= 0
            if comments:
                yield a, (at := close + 3), ""
        elif group == "footnote":
            if markdown:
                yield a, b, ""
        elif group == "raised":
            digits = match.group()[5:-6]
            yield a, b, raised_digits(text[max(start, a - 4) : a], digits)
        elif group == "tag":
            yield a, b, " " if _PARTING_TAG.match(match.group()) else ""
        elif group == "entity":
            reads = html.unescape(match.group())
            if reads != match.group():
                yield a, b, reads
        else:  # an escape or an image
            yield a, b, ""
            at = max(b, a + 2) if group == "escape" else b
    for a, b in _emphasis(text, start, end, runs, markdown):
        yield a, b, ""


def _emphasis(
    text: str, start: int, end: int, runs: Sequence[tuple[int, int]], markdown: bool
) -> Iterator[tuple[int, int]]:
    """Yield the marks of emphasis that open and close, by the flanking rules of CommonMark."""
    openers: dict[str, list[tuple[int, int]]] = {"*": [], "_": [], "~": []}
    for a, b in runs:
        mark = text[a]
        if mark != "*" and not markdown:
            continue
        before = text[a - 1] if a > start else " "
        after = text[b] if b < end else " "
        left = not after.isspace() and (after.isalnum() or not before.isalnum())
        right = not before.isspace() and (before.isalnum() or not after.isalnum())
        if mark == "_" or not markdown:
            # Within a word, "_" is text; so is "*" where a star may be the mark of a footnote.
            left, right = left and not before.isalnum(), right and not after.isalnum()
        stack = openers[mark]
        while right and stack and a < b:
            opened, closed = stack.pop()
            width = min(closed - opened, b - a)
            yield closed - width, closed
            yield a, a + width
            a += width
            if closed - width > opened:
                stack.append((opened, closed - width))
        if left and a < b:
            stack.append((a, b))
