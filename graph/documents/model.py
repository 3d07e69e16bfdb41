"""What a read document is: segments and sentences that lead back to the file.

Two kinds of position occur. A *source* position counts code points in `Document.text`, the file as
it was decoded, newlines untranslated; evidence is stated in these. An *index* counts code points in
`Sentence.text`, the readable form that rules and patterns see. `Sentence.span` leads from the
second to the first. All ranges are half-open.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import islice
from operator import attrgetter
from typing import Final, NamedTuple

from msgspec import Struct


class SegmentKind(StrEnum):
    """What a stretch of a document is for."""

    HEADLINE = "headline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    CAPTION = "caption"
    BYLINE = "byline"
    TEASER = "teaser"
    FURNITURE = "furniture"

    @property
    def is_content(self) -> bool:
        """Whether the document itself speaks here, so that claims may be taken from it."""
        return self in _CONTENT


_CONTENT: Final = frozenset(
    {
        SegmentKind.HEADLINE,
        SegmentKind.HEADING,
        SegmentKind.PARAGRAPH,
        SegmentKind.LIST_ITEM,
        SegmentKind.TABLE,
    }
)


class Run(NamedTuple):
    """Characters from index `at` on stand at `source` on, each `width` source characters wide.

    A width other than 1 holds for a single character (an entity, a folded stretch of blanks).
    """

    at: int
    source: int
    width: int


_AT: Final = attrgetter("at")


class Offsets(Struct, frozen=True):
    """Where each character of a readable text stands in the source.

    Stored as runs, since nearly all characters stand next to each other in both texts.
    """

    runs: tuple[Run, ...]
    length: int

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, index: int) -> int:
        """Return the source position of the character at `index`.

        Raises:
            IndexError: `index` is negative or not below the length.
        """
        run = self._run(index)
        return run.source + index - run.at

    def end(self, index: int) -> int:
        """Return the source position just after the character at `index`.

        Raises:
            IndexError: `index` is negative or not below the length.
        """
        run = self._run(index)
        return run.source + index - run.at + run.width

    def slice(self, start: int, end: int) -> Offsets:
        """Return the offsets of the characters from `start` to `end`, indexed from zero."""
        if start >= end:
            return Offsets((), 0)
        if start == 0 and end == self.length:
            return self
        first = self._run(start)
        runs = [Run(0, first.source + start - first.at, first.width)]
        if len(self.runs) == 1:
            return Offsets(tuple(runs), end - start)
        low = bisect_right(self.runs, start, key=_AT)
        high = bisect_left(self.runs, end, key=_AT)
        runs += [Run(run.at - start, run.source, run.width) for run in self.runs[low:high]]
        return Offsets(tuple(runs), end - start)

    def _run(self, index: int) -> Run:
        if not 0 <= index < self.length:
            raise IndexError(f"index {index} is outside a text of {self.length} characters")
        if len(self.runs) == 1:
            return self.runs[0]
        return self.runs[bisect_right(self.runs, index, key=_AT) - 1]


class Sentence(Struct, frozen=True):
    """One sentence, heading, table row or other unit that is read by itself.

    `text` has single blanks, straight quotes and no markup, soft hyphens, or blanks at its ends;
    dashes stay as printed. `segment` is the index of its segment in `Document.segments`.
    """

    text: str
    offsets: Offsets
    segment: int

    @property
    def start(self) -> int:
        """The source position of the first character."""
        return self.offsets[0]

    @property
    def end(self) -> int:
        """The source position just after the last character."""
        return self.offsets.end(len(self.text) - 1)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open source range of `text[start:end]`.

        Raises:
            ValueError: the range is empty or reaches outside the sentence.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"[{start}, {end}) is no range in {len(self.text)} characters")
        return self.offsets[start], self.offsets.end(end - 1)


class Segment(Struct, frozen=True):
    """A paragraph, heading, list item or the like, in source positions.

    `level` is the depth of a heading (1 is the highest) or of a list item (1 is the outermost),
    and 0 where the document does not tell it or it has no meaning.
    """

    kind: SegmentKind
    start: int
    end: int
    sentences: tuple[Sentence, ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """A publication whose facts a document restates, as far as the document names it."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says about itself; what it does not say is None, never guessed.

    `date` is the document's own; `as_of` the last day that it can speak of where it names only a
    revision or the month of its issue. `language` is a BCP 47 tag. `facts_from` names the
    publications that a text in other words rests on.
    """

    title: str | None = None
    publisher: str | None = None
    as_of: date | None = None
    date: date | None = None
    url: str | None = None
    language: str | None = None
    author: str | None = None
    facts_from: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read.

    `name` is its path below the given root with forward slashes, `text` the decoded file with
    newlines (and a byte order mark, if any) as they are, `sha256` the digest of its bytes in
    hexadecimal, `media_type` `text/plain`, `text/markdown` or `text/html`. Segments are in order
    and do not overlap. `notes` are warnings for a person to read.
    """

    name: str
    text: str
    sha256: str
    media_type: str
    metadata: Metadata
    segments: tuple[Segment, ...]
    notes: tuple[str, ...] = ()

    def sentences(self) -> Iterator[Sentence]:
        """Yield the sentences in which the document itself speaks, in order."""
        for segment in self.segments:
            if segment.kind.is_content:
                yield from segment.sentences

    def passage(self, start: int, end: int) -> str:
        """Return `text[start:end]` as a reader sees it: no markup, blanks folded.

        Parts of the range outside all segments (front matter, scripts) contribute nothing.
        """
        first = bisect_right(self.segments, start, key=attrgetter("end"))
        parts: list[str] = []
        for segment in islice(self.segments, first, None):
            if segment.start >= end:
                break
            parts += [_cut(sentence, start, end) for sentence in segment.sentences]
        return " ".join(part for part in parts if part)


def _cut(sentence: Sentence, start: int, end: int) -> str:
    """Return the characters of a sentence that lie, wholly or in part, in a source range."""
    indices = range(len(sentence.text))
    low = bisect_right(indices, start, key=sentence.offsets.end)
    high = bisect_left(indices, end, key=sentence.offsets.__getitem__)
    return sentence.text[low:high].strip()
