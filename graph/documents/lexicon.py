"""The words that tell sentences apart and give away lines that are not the text itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import msgspec

from graph.documents.model import SegmentKind
from graph.errors import DataFileError

_FILE: Final = Path(__file__).with_name("lexicon.yaml")


class Abbreviations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Abbreviations, written without their last stop."""

    never: frozenset[str]
    before_number: frozenset[str]
    seldom: frozenset[str]


class LinePattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of line that is not the text itself.

    `holds` are strings, in lower case, of which every such line holds one: a cheap test before a
    pattern that is slow to give up. None are needed.
    """

    kind: SegmentKind
    about: str
    pattern: str
    examples: tuple[str, ...]
    others: tuple[str, ...]
    holds: tuple[str, ...] = ()


class PageWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Elements, and words of classes and ids, that mark parts of an HTML page."""

    skipped_elements: frozenset[str]
    furniture_words: frozenset[str]
    teaser_words: frozenset[str]
    byline_words: frozenset[str]
    caption_words: frozenset[str]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    abbreviations: Abbreviations
    starters: frozenset[str]
    linkers: frozenset[str]
    lines: tuple[LinePattern, ...]
    page: PageWords


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lexicon, its line patterns compiled."""

    abbreviations: Abbreviations
    starters: frozenset[str]
    linkers: frozenset[str]
    lines: tuple[LinePattern, ...]
    page: PageWords
    _line_kind: Callable[[str], SegmentKind | None]

    def line_kind(self, line: str) -> SegmentKind | None:
        """Return what a readable line is if it is not the text itself, else None."""
        return None if len(line) > _LONGEST_LINE else self._line_kind(line)


# Longer lines are prose; the limit also keeps pattern matching linear in the document.
_LONGEST_LINE: Final = 600


def _line_reader(entries: Iterable[LinePattern]) -> Callable[[str], SegmentKind | None]:
    compiled = [(e.kind, e.holds, re.compile(e.pattern, re.IGNORECASE)) for e in entries]

    # A line is asked for when blocks are cut and again when they are judged.
    @lru_cache(maxsize=256)
    def kind_of(line: str) -> SegmentKind | None:
        lowered = line.lower()
        for kind, holds, pattern in compiled:
            if holds and not any(part in lowered for part in holds):
                continue
            if pattern.fullmatch(line):
                return kind
        return None

    return kind_of


@cache
def lexicon() -> Lexicon:
    """Return the shipped lexicon.

    Raises:
        DataFileError: the file does not fit its schema.
    """
    try:
        file = msgspec.yaml.decode(_FILE.read_bytes(), type=_File)
        line_kind = _line_reader(file.lines)
    except (msgspec.ValidationError, msgspec.DecodeError, re.error) as error:
        raise DataFileError(f"{_FILE.name} does not fit its schema: {error}") from error
    return Lexicon(
        file.abbreviations, file.starters, file.linkers, file.lines, file.page, line_kind
    )
