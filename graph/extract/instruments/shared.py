"""What a sentence tells of one instrument and leaves to be understood of another.

"The trade pact has been in force since 2001, the tax treaty since 2007" leaves out the verb of the
second; "besides a protocol, both signed a memorandum" leaves out that they signed the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from graph.claims.model import Status
from graph.extract.instruments.actors import date_after, date_beside
from graph.extract.instruments.clauses import Event
from graph.extract.instruments.known import REACHED
from graph.extract.instruments.lexicon import status_words
from graph.extract.instruments.structure import RULED, Structure
from graph.extract.reading.grammar import grammar
from graph.extract.reading.parties import NOBODY
from graph.extract.values.expression import Bound
from graph.extract.values.model import DateMention, PeriodMention

_JOINTS: Final = frozenset([",", ";", "and", "while", "but"])
_ADDED: Final = frozenset({Status.SIGNED, Status.INITIALLED, Status.AGREED, Status.APPROVED})


def with_shared(structure: Structure, events: Sequence[Event]) -> list[Event]:
    """Return the events of a sentence with those of instruments whose own verb is left out."""
    told = list(events)
    for at in structure.instruments:
        if any(event.at == at for event in told):
            continue
        found = (
            _gapped(structure, told, at) or _added(structure, told, at) or _standing(structure, at)
        )
        if found is not None:
            told.append(found)
    return told


def _gapped(structure: Structure, events: Sequence[Event], at: int) -> Event | None:
    """Return what was told of the instrument before, for one that only a new date follows."""
    if structure.oblique[at] is not None or structure.word(structure.opener(at)) not in _JOINTS:
        return None
    when = date_after(structure, structure.after[at].end)
    before = [i for i in structure.instruments if i < at]
    if when is None or not before:
        return None
    event = next((e for e in reversed(events) if e.at == before[-1]), None)
    if event is None or event.when is None or event.nominal or event.gerund:
        return None
    if event.status not in REACHED or event.when.end > when.start:
        return None
    return replace(
        event, at=at, when=when, start=structure.phrase(at).outset, end=when.end,
        agents=NOBODY, others=NOBODY, between=NOBODY, reduced=False,
    )  # fmt: skip


def _added(structure: Structure, events: Sequence[Event], at: int) -> Event | None:
    """Return the act on another instrument for one that is named as done besides it."""
    if not _besides(structure, structure.opener(at)) or structure.phrase(at).telling:
        return None
    if structure.phrase(at).year is not None or date_beside(structure, at) is not None:
        return None  # an older one
    for event in events:
        if event.at is None or event.at == at or event.nominal or event.reduced:
            continue
        if event.status in _ADDED and structure.oblique[event.at] is None:
            start, end = structure.phrase(at).outset, structure.tokens[at].end
            return replace(event, at=at, start=min(start, event.start), end=max(end, event.end))
    return None


def _standing(structure: Structure, at: int) -> Event | None:
    """Return what "has had a treaty since 2004" and "a treaty has bound them since 2004" tell."""
    have = grammar().have
    held = structure.word(structure.opener(at)) in have
    end = structure.after[at].end
    rules = structure.word(end) in have and structure.word(end + 1) in RULED
    if not (held or (rules and structure.oblique[at] is None)):
        return None
    since = [t.mention for t in structure.tokens if _is_since(t.mention)]
    when = since[0] if len(since) == 1 else None
    if not isinstance(when, DateMention | PeriodMention):
        return None
    stage = next(s for s in status_words().stages["apply"] if s[1].status is Status.IN_FORCE)[1]
    start = min(structure.phrase(at).outset, when.start)
    last = structure.tokens[end + rules].end if end + rules < len(structure.tokens) else 0
    return Event(
        at=at, status=Status.IN_FORCE, readings=(Status.IN_FORCE,), planned=False, when=when,
        agents=NOBODY, others=NOBODY, between=NOBODY, start=start, end=max(when.end, last),
        rule=stage.rule, confidence=stage.confidence, lemma=stage.lemma,
    )  # fmt: skip


def _is_since(mention: object) -> bool:
    return isinstance(mention, PeriodMention) and mention.expression.bound is Bound.SINCE


def _besides(structure: Structure, at: int) -> bool:
    """Whether words such as "in addition to" end at a token."""
    adding = grammar().adding
    words = [structure.word(i) for i in range(at - 2, at + 1)]
    return any(" ".join(words[first:]) in adding for first in range(len(words)))
