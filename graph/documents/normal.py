"""From pieces of a source to one readable text that knows where each character stands.

Readers (plain text, Markdown, HTML) only say which stretches of the source are text and which are
replaced, such as entities; everything about blanks, quotes and invisible characters is done here,
once, so that the same words read the same from every kind of file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from msgspec import Struct

from graph.documents.model import Offsets, Run


class Piece(NamedTuple):
    """A stretch of the source: text as it stands, or something that reads as `reads`."""

    start: int
    end: int
    reads: str | None = None


class Flow(Struct, frozen=True):
    """A readable text and where its characters stand in the source."""

    text: str
    offsets: Offsets

    def slice(self, start: int, end: int) -> Flow:
        """Return the characters from `start` to `end`."""
        return Flow(self.text[start:end], self.offsets.slice(start, end))


_DROPPED: Final = "\0"
_BLANKS: Final = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_SINGLE_QUOTES: Final = "\u2018\u2019\u201a\u201b\u2039\u203a"
_DOUBLE_QUOTES: Final = "\u201c\u201d\u201e\u201f\u00ab\u00bb"
# Hyphens and the minus sign that read as the hyphen of the keyboard; en and em dashes stay.
_HYPHENS: Final = "\u2010\u2011\u2212"
# Soft hyphen, zero-width blanks, byte order mark, and controls of writing direction.
_INVISIBLE: Final = (
    "\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_CONTROLS: Final = "".join(
    chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if not chr(code).isspace()
)
UNSEEN: Final = " " + _BLANKS + _INVISIBLE
"""Characters that a line may be stripped of: blanks and what is not seen."""

# One character for one: positions stay what they are.
_READS: Final = str.maketrans(
    dict.fromkeys(_BLANKS, " ")
    | dict.fromkeys(_SINGLE_QUOTES, "'")
    | dict.fromkeys(_DOUBLE_QUOTES, '"')
    | dict.fromkeys(_HYPHENS, "-")
    | dict.fromkeys(_INVISIBLE + _CONTROLS, _DROPPED)
)
# No possessive group: Python before 3.11.5 reads one wrongly.
_STRETCH: Final = re.compile(r"[^ \0]+(?: [^ \0]+)*")
# Marks that combine with Latin, Greek and Cyrillic letters and with kana.
_MARK: Final = re.compile("[\u0300-\u036f\u3099\u309a]")


class _Writer:
    """Collects characters and runs; leading, trailing and repeated blanks never get in."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        self._blank: tuple[int, int] | None = None

    def blank(self, start: int, end: int) -> None:
        """Note a blank; it is written only if something follows."""
        if self._blank is None and self._length:
            self._blank = (start, end)

    def stretch(self, text: str, source: int) -> None:
        """Write text that stands in the source character by character."""
        self._flush()
        last = self._runs[-1] if self._runs else None
        if last is None or last.width != 1 or last.source + self._length - last.at != source:
            self._runs.append(Run(self._length, source, 1))
        self._parts.append(text)
        self._length += len(text)

    def replaced(self, text: str, start: int, end: int) -> None:
        """Write text for a stretch of the source; its first character takes the whole stretch."""
        self._flush()
        if len(text) == 1 == end - start:
            self.stretch(text, start)
            return
        for number, character in enumerate(text):
            first = number == 0
            self._runs.append(Run(self._length, start if first else end, (end - start) * first))
            self._parts.append(character)
            self._length += 1

    def flow(self) -> Flow:
        """Return what was written."""
        return Flow("".join(self._parts), Offsets(tuple(self._runs), self._length))

    def _flush(self) -> None:
        if self._blank is not None:
            (start, end), self._blank = self._blank, None
            self.replaced(" ", start, end)


def normalise(source: str, pieces: Iterable[Piece]) -> Flow:
    """Return pieces of a source, in order and not overlapping, as one readable text.

    Any stretch of white space becomes one blank, quotes become straight, other hyphens and the
    minus sign become `-` while dashes stay; characters that are not seen are left out. A letter
    and a combining mark after it become one character where Unicode has one.
    """
    writer = _Writer()
    for piece in pieces:
        if piece.reads is None:
            _write(writer, source[piece.start : piece.end].translate(_READS), piece.start)
            continue
        text = piece.reads.translate(_READS).replace(_DROPPED, "")
        if not text.strip():
            if text:
                writer.blank(piece.start, piece.end)
            continue
        if text[0] == " ":
            writer.blank(piece.start, piece.start)
        writer.replaced(text.strip(), piece.start, piece.end)
        if text[-1] == " ":
            writer.blank(piece.end, piece.end)
    return writer.flow()


def concatenate(flows: Sequence[Flow]) -> Flow:
    """Return flows that follow each other in the source as one, a blank between each two."""
    if len(flows) == 1:
        return flows[0]
    runs: list[Run] = []
    length = end = 0
    for flow in flows:
        if length:
            runs.append(Run(length, end, flow.offsets[0] - end))
            length += 1
        runs += [Run(run.at + length, run.source, run.width) for run in flow.offsets.runs]
        length += len(flow.text)
        end = flow.offsets.end(len(flow.text) - 1)
    return Flow(" ".join(flow.text for flow in flows), Offsets(tuple(runs), length))


def _write(writer: _Writer, text: str, source: int) -> None:
    """Write a translated stretch of the source that begins at `source`."""
    composed = not text.isascii() and not unicodedata.is_normalized("NFC", text)
    done = 0
    for match in _STRETCH.finditer(text):
        start, end = match.span()
        _note_blank(writer, text, done, start, source)
        if composed:
            _write_composed(writer, match.group(), source + start)
        else:
            writer.stretch(match.group(), source + start)
        done = end
    _note_blank(writer, text, done, len(text), source)


def _note_blank(writer: _Writer, text: str, start: int, end: int, source: int) -> None:
    first = text.find(" ", start, end)
    if first >= 0:
        writer.blank(source + first, source + text.rfind(" ", start, end) + 1)


def _write_composed(writer: _Writer, text: str, source: int) -> None:
    """Write text in which letters and marks after them are to become one character.

    Marks join from left to right, one at a time, so that any part of the source that begins with
    a letter reads the same by itself as within the whole.
    """
    done = 0
    for match in _MARK.finditer(text):
        mark = match.start()
        if mark < max(done, 1):
            continue
        letter, end = text[mark - 1], mark
        while end < len(text):
            joined = unicodedata.normalize("NFC", letter + text[end])
            if len(joined) > 1:
                break
            letter, end = joined, end + 1
        if end > mark:
            if mark - 1 > done:
                writer.stretch(text[done : mark - 1], source + done)
            writer.replaced(letter, source + mark - 1, source + end)
            done = end
    if done < len(text):
        writer.stretch(text[done:], source + done)
