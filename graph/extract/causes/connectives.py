"""Connectives that set a cause beside its effect: `data/lexicon/cause_frames.yaml`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Final

import msgspec

from graph.claims import CauseKind
from graph.errors import DataFileError
from graph.extract.causes.words import telling_of
from graph.extract.pattern import wording_of
from graph.extract.rules import DATA, Example, read_yaml
from graph.extract.verbs import forms_of

_FILE: Final = "cause_frames.yaml"
#: Words that stand in any sentence; a sentence is not looked at for their sake.
_COMMON: Final = frozenset("of to the a an in on by and with for as that from out is so be".split())


class Shape(StrEnum):
    """Where a connective has its effect and its cause; the file says how each is written."""

    ADJUNCT = "adjunct"
    CLAUSE = "clause"
    VERB = "verb"
    REVERSE = "reverse"
    SPLIT = "split"
    CREDIT = "credit"
    NOUN = "noun"
    NAMED = "named"
    RESULT = "result"
    NEED = "need"
    ABSOLUTE = "absolute"
    INVERTED = "inverted"
    ALONE = "alone"
    ANSWER = "answer"


class Form(StrEnum):
    """The form of a verb; `PLAIN` is that of any other word."""

    PLAIN = "plain"
    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"


class FrameEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A frame as its file states it."""

    id: str
    shape: Shape
    kind: str
    confidence: float
    words: list[str]
    links: list[str] = []
    keeps: int = 0
    asks: list[str] = []
    note: str = ""
    examples: list[Example] = []
    counter_examples: list[str] = []


class FrameFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `cause_frames.yaml`, which says what its fields are for."""

    irregular: dict[str, tuple[str, str, str, str]]
    frames: list[FrameEntry]


class Frame(msgspec.Struct, frozen=True):
    """A frame ready to use.

    Attributes:
        links: the particles of a split verb, or what may follow a noun.
        keeps: how many words at the end of the connective belong to the cause ("lack of").
        asks: what must hold besides.
    """

    id: str
    shape: Shape
    kind: CauseKind
    confidence: Decimal
    links: tuple[tuple[str, ...], ...]
    keeps: int
    asks: frozenset[str]


class Cue(msgspec.Struct, frozen=True):
    """A connective in one of its forms; a form that serves as several lists them all."""

    frame: Frame
    rank: int
    forms: frozenset[Form]


Option = tuple[tuple[str, ...], Cue]
Index = Mapping[str, Sequence[Option]]


class _Told(msgspec.Struct, frozen=True):
    """A connective with the words of which a sentence that has it holds all."""

    wording: frozenset[str]
    option: Option


@cache
def frame_entries() -> tuple[FrameEntry, ...]:
    """Return the frames as the file states them."""
    return tuple(_file().frames)


@cache
def cues() -> Index:
    """Return the connectives by their first word, the longest first.

    Raises:
        DataFileError: the file does not fit its schema, or names an unknown kind.
    """
    index: defaultdict[str, list[Option]] = defaultdict(list)
    for rank, entry in enumerate(_file().frames):
        frame = _frame(entry)
        for phrase, forms in _forms(entry):
            words = tuple(phrase.split())
            index[words[0]].append((words, Cue(frame, rank, forms)))
    for options in index.values():
        options.sort(key=_longest_first)
    return dict(index)


def among(wording: frozenset[str]) -> Index:
    """Return the connectives that a sentence may hold, by its words alone, as `cues` does.

    Most sentences hold none, and those that do hold a few of a thousand: what its frame asks of
    the words beside it is asked here already.
    """
    known = _by_telling_word()
    found: defaultdict[str, list[Option]] = defaultdict(list)
    for word in known.keys() & wording:
        for told in known[word]:
            if told.wording <= wording and _may_fit(told.option[1].frame, wording):
                found[told.option[0][0]].append(told.option)
    for options in found.values():
        options.sort(key=_longest_first)
    return found


def _may_fit(frame: Frame, wording: frozenset[str]) -> bool:
    """Whether a sentence has a word of each sort that a frame wants within it."""
    if frame.shape not in (Shape.ADJUNCT, Shape.CLAUSE):  # others may tell of the one before
        return True
    telling = telling_of()
    return not any(ask in telling and telling[ask].isdisjoint(wording) for ask in frame.asks)


@cache
def _by_telling_word() -> Mapping[str, Sequence[_Told]]:
    """Return the connectives by one of their words, which is seldom in a sentence without them."""
    index: defaultdict[str, list[_Told]] = defaultdict(list)
    for options in cues().values():
        for words, cue in options:
            wording = wording_of(" ".join(words))
            telling = next((word for word in words if word in wording - _COMMON), words[0])
            index[telling].append(_Told(wording, (words, cue)))
    return dict(index)


def _longest_first(option: Option) -> tuple[int, int]:
    words, cue = option
    return -len(words), cue.rank


@cache
def _file() -> FrameFile:
    return read_yaml(DATA / "lexicon" / _FILE, FrameFile)


def _frame(entry: FrameEntry) -> Frame:
    try:
        kind = CauseKind(entry.kind)
    except ValueError as error:
        raise DataFileError(f"{_FILE}: frame {entry.id}: {error}") from error
    links = sorted((tuple(link.split()) for link in entry.links), key=len, reverse=True)
    confidence = Decimal(str(entry.confidence))
    asks = frozenset(entry.asks)
    return Frame(entry.id, entry.shape, kind, confidence, tuple(links), entry.keeps, asks)


def _forms(entry: FrameEntry) -> Iterator[tuple[str, frozenset[Form]]]:
    """Yield the phrases of a frame with the forms that each may be."""
    verbs = entry.shape in (
        Shape.VERB,
        Shape.REVERSE,
        Shape.SPLIT,
        Shape.CREDIT,
        Shape.NEED,
        Shape.ANSWER,
        Shape.NAMED,
    )
    for phrase in entry.words:
        if not verbs:
            yield phrase, frozenset({Form.PLAIN})
            continue
        verb, _, rest = phrase.partition(" ")
        spelt: defaultdict[str, set[Form]] = defaultdict(set)
        for form, word in _inflected(verb):
            spelt[word].add(form)
        for word, found in spelt.items():
            yield f"{word} {rest}".strip(), frozenset(found)


def _inflected(verb: str) -> Iterator[tuple[Form, str]]:
    irregular: Mapping[str, Any] = _file().irregular
    listed = irregular.get(verb) or forms_of(verb)
    yield Form.BASE, verb
    forms = (Form.PRESENT, Form.PAST, Form.PARTICIPLE, Form.ING)
    for form, spellings in zip(forms, listed, strict=True):
        yield from ((form, word) for word in spellings.split("/"))
