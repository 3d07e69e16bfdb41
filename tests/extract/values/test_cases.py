"""The table of cases: what is found in a text, and what worded periods are in days."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from graph.claims.period import Calendar, Period
from graph.extract.values import find_values
from graph.extract.values.expression import PeriodExpression
from graph.extract.values.model import DateMention, PeriodMention
from graph.extract.values.periods import resolve, resolve_date
from tests.extract.values.rendering import render

CASES: Final = Path(__file__).parent / "cases"


def _read(name: str) -> list[dict[str, Any]]:
    text = (CASES / f"{name}.yaml").read_text(encoding="utf-8")
    return list(yaml.load(text, Loader=yaml.BaseLoader))


def _values() -> list[Any]:
    return [
        pytest.param(case["text"], case["values"], id=f"{name}: {case['text'][:40]}")
        for name in ("money", "percent", "measure", "number", "date", "news")
        for case in _read(name)
    ]


@pytest.mark.parametrize(("text", "expected"), _values())
def test_values_of_a_text(text: str, expected: list[str]) -> None:
    assert [render(value, text) for value in find_values(text)] == list(expected)


def _period(text: str | None) -> Period | None:
    if text is None or text == "null":
        return None
    start, end = map(date.fromisoformat, text.split("/"))
    return Period(start, end)


def _only_period(text: str) -> PeriodExpression:
    (mention,) = (v for v in find_values(text) if isinstance(v, PeriodMention))
    return mention.expression


@pytest.mark.parametrize("case", _read("periods"), ids=lambda case: str(case["text"]))
def test_a_worded_period_in_days(case: dict[str, str]) -> None:
    expression = _only_period(case["text"])
    month, day = map(int, case.get("fiscal", "01-01").split("-"))
    period = resolve(
        expression,
        fiscal_start=(month, day),
        reference=_period(case.get("reference")),
        document_date=date.fromisoformat(case["date"]) if "date" in case else None,
    )
    expected = _period(case["days"])
    days = None if period is None else (period.start, period.end)
    assert days == (None if expected is None else (expected.start, expected.end))
    assert expression.bound == case.get("bound", "in")
    assert expression.relative == (case.get("relative") == "true")
    assert expression.comparison == (case.get("comparison") == "true")
    assert expression.deadline == (case.get("bound") == "by")
    assert expression.label in case["text"]


def test_a_period_says_which_calendar_it_rests_on_and_how_it_was_worded() -> None:
    fiscal = resolve(
        _only_period("exports in FY26"),
        fiscal_start=(7, 1),
        reference=None,
        document_date=None,
    )
    civil = resolve(
        _only_period("exports in July 2025"),
        fiscal_start=(7, 1),
        reference=None,
        document_date=None,
    )
    assert fiscal is not None
    assert (fiscal.calendar, fiscal.label) == (Calendar.FISCAL, "FY26")
    assert civil is not None
    assert (civil.calendar, civil.label) == (Calendar.CIVIL, "July 2025")


def test_a_fiscal_year_may_be_named_by_its_start() -> None:
    period = resolve(
        _only_period("exports in FY2024"),
        fiscal_start=(4, 1),
        reference=None,
        document_date=None,
        fiscal_named_by="start",
    )
    assert period is not None
    assert (period.start, period.end) == (date(2024, 4, 1), date(2025, 3, 31))


@pytest.mark.parametrize(
    ("text", "today", "expected"),
    [
        ("signed on Monday", "2024-05-03", "2024-04-29"),
        ("signed on Friday", "2024-05-03", "2024-05-03"),
        ("they will meet on Monday", "2024-05-03", "2024-05-06"),
        ("signed yesterday", "2024-03-01", "2024-02-29"),
        ("signed on September 3", "2024-05-03", "2023-09-03"),
        ("to be signed on September 3", "2024-05-03", "2024-09-03"),
        ("signed on May 10", "2024-05-03", "2024-05-10"),
        ("signed on December 30", "2024-01-05", "2023-12-30"),
        ("signed on 3 March 2021", "2024-05-03", "2021-03-03"),
        ("signed on 05/06/2020", "2024-05-03", None),
        ("signed on Monday", None, None),
        ("signed on September 3", None, None),
        ("signed on September 3 last year", "2024-05-03", "2023-09-03"),
        ("signed on 26 July that year", "2024-05-03", None),
    ],
)
def test_the_day_that_a_date_means(text: str, today: str | None, expected: str | None) -> None:
    (mention,) = (v for v in find_values(text) if isinstance(v, DateMention))
    day = resolve_date(mention, date.fromisoformat(today) if today else None)
    assert (str(day) if day else None) == expected
