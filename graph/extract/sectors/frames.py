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
from graph.extract.sectors.items import Accept, Item, clause_end, clause_start, read_clause
from graph.extract.sectors.lexicon import about_ties
from graph.extract.sectors.openings import is_subject

_LEADS: Final = "leads"
_CLOSES: Final = "closes"


class Frame(Struct, frozen=True):
    """A rule of the file, with its settings.

    Attributes:
        leads: whether the fields follow the match; else they stand before it.
        accept: which items count.
        cue: whether the sentence must also hold a word for what is between parties.
        status: what holds where no verb says more.
    """

    rule: Rule
    leads: bool
    accept: Accept
    cue: bool
    status: Status | None


def framed_items(sentence: Annotated) -> Iterator[tuple[Item, Frame]]:
    """Yield the fields that the frames of a sentence introduce."""
    text = sentence.text
    for frame in _frames():
        if frame.cue and not about_ties().any_in(sentence.wording):
            continue
        for match in frame.rule.matches(sentence.view):
            if is_subject(text, match.start):
                continue
            for item in _items(text, match, frame):
                yield item, frame


def _items(text: str, match: Match[Mention], frame: Frame) -> Iterator[Item]:
    """Yield the items of the list of a match: in its slot, after it or before it."""
    if (inside := match.spans.get("fields")) is not None:
        return read_clause(text, *inside, frame.accept)
    if frame.leads:
        return read_clause(text, match.end, clause_end(text, match.end), frame.accept)
    return read_clause(text, clause_start(text, match.start), match.start, frame.accept, led=True)


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
            settings.pop("cue", False),
            Status(status) if status is not None else None,
        )
    except (KeyError, ValueError) as error:
        raise DataFileError(f"sectors.yaml: rule {rule.id}: {error} is not known") from error
    if settings:
        raise DataFileError(f"sectors.yaml: rule {rule.id}: {min(settings)} is not known")
    return frame
