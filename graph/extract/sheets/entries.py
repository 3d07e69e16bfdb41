"""Which lines are labels with values, which are headings, and what stands below what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from graph.documents.model import SegmentKind
from graph.extract.annotate import Annotated
from graph.extract.figures.headings import unit_in
from graph.extract.gazetteer import GeoForm
from graph.extract.scene import Scene
from graph.extract.sheets.lexicon import Form, lexicon
from graph.extract.sheets.openings import tells
from graph.extract.values.model import (
    Count,
    DateMention,
    Measure,
    Money,
    Percent,
    PeriodMention,
)

#: "Length: ", "Exports (2023): ", "Trade turnover, January-November 2023: ", "2023 trade: ".
_LABEL: Final = re.compile(r"(?P<label>\w[^:;.!?]{0,70}(?:\.[^:;!?]{0,20})?): ?(?=\S)")
#: "Exports 2024 – ", where the label is known.
_DASHED: Final = re.compile(r"(?P<label>[^\W\d_][^:;.!?–—]{0,50}) [-–—] (?=\S)")
#: What may stand between a country and its amount.
_APART: Final = re.compile(r" ?[-–—(,|]? ?| with | at ")
#: What may stand right behind a label, and the forms of labels that take it.
_FIGURES: Final = (Count, DateMention, Measure, PeriodMention)
_FIGURED: Final = frozenset({Form.FIGURE, Form.TIME})
_LONGEST_HEADING: Final = 160  # characters
_HEADING_WORDS: Final = 20
_ITEM_WORDS: Final = 8  # of an item that ends in a full stop
_LONGEST_LABEL: Final = 110  # characters
_LONGEST_VALUE: Final = 400  # characters
_STOPS: Final = (".", "!", ";", ",")


class Entry(Struct, frozen=True):
    """A value below or behind its label.

    Attributes:
        index: the index of its line among the sentences of the scene.
        line: the line.
        labelled: the line in which the label stands: the same, or a heading.
        label: the label, as printed.
        start: where the value begins in its line.
    """

    index: int
    line: Annotated
    labelled: Annotated
    label: str
    start: int

    @property
    def value(self) -> str:
        """The value as printed."""
        return self.line.text[self.start :]


class Block(Struct, frozen=True):
    """Headings that follow each other, and the lines below them up to the next heading."""

    headings: tuple[Annotated, ...]
    entries: tuple[Entry, ...]


def blocks(scene: Scene) -> Iterator[Block]:
    """Yield the headings of a document with the labelled lines below each."""
    headings: list[Annotated] = []
    entries: list[Entry] = []
    for index, line in enumerate(scene.sentences):
        if scene.segment(line).kind is SegmentKind.TABLE:
            continue
        entry = _entry(index, line)
        if entry is None and index and tells(line):
            entry = Entry(index, line, line, "", 0)
        if entry is not None and _captions(entry):
            entry = None
        if entry is None and _is_boxed(line):
            continue
        if entry is None and _is_heading(scene, line):
            if entries:
                yield Block(tuple(headings), tuple(entries))
                headings, entries = [], []
            headings.append(line)
            continue
        if entry is None and headings and _may_answer(scene, line, headings[-1]):
            entry = Entry(index, line, headings[-1], heading_label(headings[-1]), 0)
        if entry is not None:
            entries.append(entry)
    if headings or entries:
        yield Block(tuple(headings), tuple(entries))


def _captions(entry: Entry) -> bool:
    """Whether a line with a colon heads a sheet: "Country profile: Chad", "Chad: key facts"."""
    known = lexicon()
    captioned = known.is_caption(entry.label) or known.is_caption(entry.value)
    return captioned or (entry.index == 0 and known.role(entry.label) is None)


def _is_boxed(line: Annotated) -> bool:
    """Whether a line is one of a box whose value is words: "Port type Freight port"."""
    return lexicon().boxed.match(line.text) is not None and not line.text.endswith(_STOPS)


def heading_label(heading: Annotated) -> str:
    """Return the words of a heading as a label."""
    return heading.text.rstrip(": ")


def _entry(index: int, line: Annotated) -> Entry | None:
    """Return the label and value of a line, if it has both."""
    if len(line.text) > _LONGEST_VALUE:
        return None
    money = next((v.start for v in line.values if isinstance(v, Money)), len(line.text))
    match = _LABEL.match(line.text) if ":" in line.text[:_LONGEST_LABEL] else None
    if match is not None and match.end() <= money:
        return Entry(index, line, line, match["label"].strip(), match.end())
    return _unmarked(index, line, money)


def _unmarked(index: int, line: Annotated, money: int) -> Entry | None:
    """Return a value behind a dash, or a figure right behind its label: "Exports EUR 3 m".

    So the lines of a box in an encyclopedia stand that lost its cells: "Track gauge 1,435 mm".
    """
    if (party := _named_party(line, money)) is not None:
        return Entry(index, line, line, party, money)
    if line.text.endswith("."):
        return None
    dashed = _DASHED.match(line.text)
    if dashed is not None and lexicon().labels(dashed["label"]):
        return Entry(index, line, line, dashed["label"], dashed.end())
    figure = next((v for v in line.values if isinstance(v, _FIGURES)), None)
    if figure is not None and 0 < figure.start < _LONGEST_LABEL:
        label = line.text[: figure.start].strip()
        role = lexicon().role(label)
        if role is not None and role.form in _FIGURED:
            return Entry(index, line, line, label, figure.start)
    label = line.text[:money].strip()
    if money < min(_LONGEST_LABEL, len(line.text)) and lexicon().labels(label):
        return Entry(index, line, line, label, money)
    return None


def _named_party(line: Annotated, money: int) -> str | None:
    """Return the country with which a line begins, if an amount is right behind: "Chad – $3 m"."""
    first = line.geo[0] if line.geo else None
    if first is None or first.start or first.is_place or first.form is GeoForm.DEMONYM:
        return None
    apart = _APART.fullmatch(line.text, first.end, money) is not None
    return line.text[: first.end] if apart else None


def _is_heading(scene: Scene, line: Annotated) -> bool:
    """Whether a line heads those below it: short, without a full stop or a figure.

    An item of a list does so if it names the unit of the figures below it.
    """
    text = line.text
    kind = scene.segment(line).kind
    if len(text) > _LONGEST_HEADING or len(text.split()) > _HEADING_WORDS:
        return False
    if kind in (SegmentKind.HEADLINE, SegmentKind.HEADING):
        return True
    figured = any(isinstance(value, Money | Measure | Percent) for value in line.values)
    if kind is SegmentKind.LIST_ITEM:
        return not figured and unit_in(text) is not None  # "• Trade (N$ million)"
    if kind is not SegmentKind.PARAGRAPH or len(scene.segment(line).sentences) > 1:
        return False
    if text.endswith(_STOPS):
        return False
    if figured:
        return False  # a line that gives a figure heads nothing
    return text[0].isupper() or text[0].isdigit()


def _may_answer(scene: Scene, line: Annotated, heading: Annotated) -> bool:
    """Whether a line may be the value of the heading above it, and is no sentence of a text."""
    text = line.text
    if len(text) > _LONGEST_HEADING:
        return False
    if not text.endswith(".") or heading.text.endswith("?"):
        return True
    item = scene.segment(line).kind is SegmentKind.LIST_ITEM
    return item and len(text.split()) <= _ITEM_WORDS
