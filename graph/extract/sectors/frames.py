"""Frames that make the fields beside them fields of cooperation: `data/rules/sectors.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from msgspec import Struct

from graph.claims import Status
from graph.errors import DataFileError
from graph.extract.annotate import Annotated, Mention
from graph.extract.pattern import Match
from graph.extract.rules import Rule, load_rules
from graph.extract.sectors.items import (
    Accept,
    Item,
    clause_end,
    clause_start,
    read_back,
    read_clause,
    read_whole,
)
from graph.extract.sectors.lexicon import about_ties, phrases
from graph.extract.sectors.openings import is_subject

_LEADS: Final = "leads"
_CLOSES: Final = "closes"


class Frame(Struct, frozen=True):
    """A rule of the file, with its settings.

    Attributes:
        leads: whether the fields follow the match; else they stand before it.
        accept: which items count.
        whole: whether every item must count.
        close: whether the last item of a list before the match ends where that begins.
        cue: whether the sentence must also hold a word for what is between parties.
        status: what holds where no verb says more.
    """

    rule: Rule
    leads: bool
    accept: Accept
    whole: bool
    close: bool
    cue: bool
    status: Status | None


def framed_items(sentence: Annotated) -> Iterator[tuple[Item, Frame]]:
    """Yield the fields that the frames of a sentence introduce."""
    text = sentence.text
    known = not phrases().telling.isdisjoint(sentence.wording)
    for frame in _frames():
        if not known and frame.accept is not Accept.ANY:
            continue
        if frame.cue and not about_ties().any_in(sentence.wording):
            continue
        for match in frame.rule.matches(sentence.view):
            if is_subject(text, match.start):
                continue
            for item in _items(text, match, frame):
                yield item, frame


def _items(text: str, match: Match[Mention], frame: Frame) -> Iterator[Item]:
    """Yield the items of the list of a match: in its slot, after it or before it."""
    read = read_whole if frame.whole else read_clause
    if (inside := match.spans.get("fields")) is not None:
        return read(text, *inside, frame.accept)
    if frame.leads:
        return read(text, match.end, clause_end(text, match.end), frame.accept)
    start = clause_start(text, match.start)
    return read_back(text, start, match.start, frame.accept, close=frame.close)


@cache
def _frames() -> tuple[Frame, ...]:
    """Load the frames.

    Raises:
        DataFileError: a rule is of neither kind, or a setting is unknown.
    """
    return tuple(_frame(rule) for rule in load_rules("sectors").rules)


def _frame(rule: Rule) -> Frame:
    settings = dict(rule.constants)
    try:
        accept = Accept(settings.pop("items"))
        status = settings.pop("status", None)
        frame = Frame(
            rule,
            {_LEADS: True, _CLOSES: False}[rule.kind],
            accept,
            settings.pop("whole", False),
            settings.pop("close", False),
            settings.pop("cue", False),
            Status(status) if status is not None else None,
        )
    except (KeyError, ValueError) as error:
        raise DataFileError(f"sectors.yaml: rule {rule.id}: {error} is not known") from error
    if settings:
        raise DataFileError(f"sectors.yaml: rule {rule.id}: {min(settings)} is not known")
    return frame
