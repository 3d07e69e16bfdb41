"""Words between quotation marks, from the opening mark to the closing one, over sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from graph.extract.annotate import Annotated

_MAX_SENTENCES: Final = 15
#: A sentence with more marks is no prose.
_MAX_MARKS: Final = 40
#: Single marks around a clause that ends in a mark of its own; an apostrophe is within a word.
_SINGLE: Final = re.compile(
    r"(?:(?<=^)|(?<=[:,] )|(?<=\bthat )|(?<=\bas ))'((?:[^'\"]|'(?=\w)){20,500}[,.!?])'(?= |$)"
)


class Part(NamedTuple):
    """The quoted words of one sentence: `text[start:end]` of the one with the number `at`."""

    at: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two quotation marks.

    Attributes:
        parts: the words, sentence by sentence, without the marks.
        text: all of them.
    """

    parts: tuple[Part, ...]
    text: str

    @property
    def first(self) -> Part:
        """The part that follows the opening mark."""
        return self.parts[0]

    @property
    def last(self) -> Part:
        """The part that the closing mark follows."""
        return self.parts[-1]


def quotations(sentences: Sequence[Annotated]) -> Iterator[Quotation]:
    """Yield the quotations of a document, in the order of their closing marks.

    One that its paragraph does not close ends with it, if it began with it or the next paragraph
    goes on with a mark of its own. Marks that belong to no pair are passed over.
    """
    opened: tuple[int, int] | None = None
    for index, sentence in enumerate(sentences):
        text = sentence.text
        if opened is not None and _parted(sentences, opened, index):
            if opened[1] == 1 or text.startswith('"'):
                yield _quotation(sentences, opened, (index - 1, len(sentences[index - 1].text)))
            opened = None
        if '"' in text and text.count('"') <= _MAX_MARKS:
            for mark in [at for at, character in enumerate(text) if character == '"']:
                if opened is None:
                    opened = (index, mark + 1) if _opens(text, mark) else None
                elif mark == 0 or text[mark - 1] != " ":
                    if opened != (index, mark) and mark > 0:
                        yield _quotation(sentences, opened, (index, mark))
                    opened = None
        elif "'" in text:
            for found in _SINGLE.finditer(text):
                yield Quotation((Part(index, *found.span(1)),), found[1])
    if opened is not None and opened[1] == 1:
        yield _quotation(sentences, opened, (len(sentences) - 1, len(sentences[-1].text)))


def _parted(sentences: Sequence[Annotated], opened: tuple[int, int], index: int) -> bool:
    """Whether a sentence can no longer belong to a quotation: another paragraph, or too far."""
    first = sentences[opened[0]].sentence.segment
    return sentences[index].sentence.segment != first or index - opened[0] > _MAX_SENTENCES


def _opens(text: str, mark: int) -> bool:
    """Whether a mark stands before a word and not right after one, as that of inches does."""
    before, after = text[max(0, mark - 1) : mark], text[mark + 1 : mark + 2]
    return after not in ("", " ") and not before.isalnum()


def _quotation(
    sentences: Sequence[Annotated], opened: tuple[int, int], closed: tuple[int, int]
) -> Quotation:
    """Return the quotation between two places, each a sentence and a position in it."""
    parts: list[Part] = []
    for index in range(opened[0], closed[0] + 1):
        start = opened[1] if index == opened[0] else 0
        end = closed[1] if index == closed[0] else len(sentences[index].text)
        parts.append(Part(index, start, end))
    words = " ".join(sentences[p.at].text[p.start : p.end] for p in parts)
    return Quotation(tuple(parts), words)
