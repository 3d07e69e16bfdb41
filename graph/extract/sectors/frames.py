"""Frames that make the fields beside them fields of cooperation: `data/rules/sectors.yaml`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
from graph.extract.sectors.openings import after_goods, is_subject

_LEADS: Final = "leads"
_CLOSES: Final = "closes"
#: What may hold fields in a sentence without a word of any known one.
_UNKNOWN: Final = (Accept.ANY, Accept.FREE)
_COMMON: Final = frozenset("is are was were be has have in on of to for the a and with".split())


class Frame(Struct, frozen=True):
    """A rule of the file, with its settings.

    Attributes:
        leads: whether the fields follow the match; else they stand before it.
        accept: which items count.
        whole: whether every item must count.
        close: whether the last item of a list before the match ends where that begins.
        cue: whether the sentence must also hold a word for what is between parties.
        least: how many items must count.
        status: what holds where no verb says more.
    """

    rule: Rule
    leads: bool
    accept: Accept
    whole: bool
    close: bool
    cue: bool
    least: int
    status: Status | None


def framed_items(sentence: Annotated) -> Iterator[tuple[Item, Frame]]:
    """Yield the fields that the frames of a sentence introduce."""
    text = sentence.text
    known = not phrases().telling.isdisjoint(sentence.wording)
    for frame in _frames_for(sentence.wording):
        if not known and frame.accept not in _UNKNOWN:
            continue
        if frame.cue and not about_ties().any_in(sentence.wording):
            continue
        for match in frame.rule.matches(sentence.view):
            if is_subject(text, match.start) or after_goods(text, match.start):
                continue
            items = list(_items(text, match, frame))
            if len(items) >= frame.least:
                yield from ((item, frame) for item in items)


def _items(text: str, match: Match[Mention], frame: Frame) -> Iterator[Item]:
    """Yield the items of the list of a match: in its slot, after it or before it."""
    read = read_whole if frame.whole else read_clause
    if (inside := match.spans.get("fields")) is not None:
        return read(text, *inside, frame.accept)
    if frame.leads:
        if text.startswith(",", match.end):  # "which fields they work in, he said"
            return iter(())
        start = match.end + len(": ") * text.startswith(": ", match.end)
        return read(text, start, clause_end(text, start), frame.accept)
    start = clause_start(text, match.start)
    return read_back(text, start, match.start, frame.accept, close=frame.close)


def _frames_for(wording: frozenset[str]) -> list[Frame]:
    """Return the frames that the words of a sentence allow, in the order of the file."""
    by_word = _by_word()
    found = {number for word in wording if word in by_word for number in by_word[word]}
    return [_frames()[number] for number in sorted(found)]


@cache
def _by_word() -> Mapping[str, Sequence[int]]:
    """Return, for words of which a sentence must hold one, the frames that may then match.

    Raises:
        DataFileError: a pattern can match whatever the words are.
    """
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for number, frame in enumerate(_frames()):
        choices = [pattern.telling for pattern in frame.rule.patterns]
        if not all(choices):
            raise DataFileError(f"sectors.yaml: rule {frame.rule.id}: no list that must occur")
        # The list without words that are in any sentence, and the shortest of such lists.
        best = [
            min(lists, key=lambda words: (bool(words & _COMMON), len(words))) for lists in choices
        ]
        for word in frozenset().union(*best):
            by_word[word].append(number)
    return by_word


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
            settings.pop("least", 1),
            Status(status) if status is not None else None,
        )
    except (KeyError, ValueError) as error:
        raise DataFileError(f"sectors.yaml: rule {rule.id}: {error} is not known") from error
    if settings:
        raise DataFileError(f"sectors.yaml: rule {rule.id}: {min(settings)} is not known")
    return frame
