"""An annotated claim, a claim to be judged, and how much of their passages they share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

Value = str | int | float | bool | tuple[str, ...] | None
"""What a field holds; lists are tuples, and null, like an absent field, is None."""

Span = tuple[int, int]
"""A half-open range of code points in the document's text."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A claim that a careful reader found.

    Attributes:
        document: name of the document.
        type: a type of `graph.evaluate.schema.TYPES`.
        span: its passage.
        fields: for each field that is stated the values that are right, at least one.
        optional: whether neither finding nor missing it counts.
        shared: words that most titles of the document's instruments share, and that therefore
            tell nothing.
    """

    document: str
    type: str
    span: Span
    fields: Mapping[str, tuple[Value, ...]]
    optional: bool = False
    shared: frozenset[str] = frozenset()

    def options(self, field: str) -> tuple[Value, ...]:
        """Return the values of a field that are right."""
        return self.fields.get(field, (None,))

    def only(self, field: str) -> Value:
        """Return the one right value of a field; None if it leaves a choice."""
        options = self.options(field)
        return options[0] if len(options) == 1 else None

    def lists(self, field: str) -> tuple[tuple[str, ...], ...]:
        """Return the right values of a list field that name something."""
        return tuple(o for o in self.options(field) if isinstance(o, tuple) and o)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The passage, in the form that predictions have."""
        return (self.span,)


@dataclass(frozen=True, slots=True)
class Prediction:
    """A claim that is to be judged.

    Attributes:
        spans: its passages; a repeated statement has several.
        rule: the rule that made it, if that is known.
        confidence: how sure the rule is, between 0 and 1, if that is known.
    """

    document: str
    type: str
    spans: tuple[Span, ...]
    fields: Mapping[str, Value]
    rule: str | None = None
    confidence: Decimal | None = None

    def get(self, field: str) -> Value:
        """Return the value of a field, None if it is not stated."""
        return self.fields.get(field)

    def names(self, field: str) -> tuple[str, ...]:
        """Return the members of a list field, none if it holds no list."""
        value = self.fields.get(field)
        return value if isinstance(value, tuple) else ()


#: Longer passages get no credit for merely holding the other one.
_LONG = 400


def overlap(a: Gold, b: Prediction) -> float:
    """Return the best intersection over union of two passages."""
    return max((_common(s, t) / _union(s, t) for s in a.spans for t in b.spans), default=0.0)


def cover(a: Gold, b: Prediction) -> float:
    """Return the best share of the shorter passage (the longer, if that is long) in the other."""
    return max((_common(s, t) / _measure(s, t) for s in a.spans for t in b.spans), default=0.0)


def _common(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _union(a: Span, b: Span) -> int:
    return (a[1] - a[0]) + (b[1] - b[0]) - _common(a, b) or 1


def _measure(a: Span, b: Span) -> int:
    short, long = sorted((a[1] - a[0], b[1] - b[0]))
    return (short if long <= _LONG else long) or 1
