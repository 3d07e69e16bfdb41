"""Up to which month a text without a date speaks: the latest whose figures it gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.values.expression import Bound, EdgeOf, PeriodExpression
from graph.extract.values.model import Money, Percent, PeriodMention
from graph.extract.values.periods import CIVIL_YEAR, resolve

_MOST_OF_A_YEAR: Final = 360
"""Days: a period of more is a year, which does not tell up to which month a text speaks."""


def latest_month(sentences: Sequence[Annotated]) -> date | None:
    """Return the last day of the latest months of a stated year that sentences give figures of.

    "Exports fell in September", in a text without a date that also speaks of "September 2019", are
    those of 2019. Deadlines and what lies ahead tell nothing of when a text was written.
    """
    return max((end for sentence in sentences for end in _ends(sentence)), default=None)


def _ends(sentence: Annotated) -> Iterator[date]:
    """Yield the last days of the months of a stated year beside figures."""
    if not any(isinstance(value, Money | Percent) for value in sentence.values):
        return
    for value in sentence.values:
        if not isinstance(value, PeriodMention) or not _is_past(value.expression):
            continue
        period = resolve(
            value.expression, fiscal_start=CIVIL_YEAR, reference=None, document_date=None
        )
        if period is not None and (period.end - period.start).days < _MOST_OF_A_YEAR:
            yield period.end


def _is_past(expression: PeriodExpression) -> bool:
    return (
        expression.bound is Bound.IN
        and not expression.ahead
        and not expression.relative
        and not isinstance(expression.when, EdgeOf)
    )
