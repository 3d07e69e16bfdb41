"""What headings of tables tell: direction, partner, period and unit of their columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from graph.claims.model import Direction
from graph.extract.annotate import Annotated
from graph.extract.figures.lexicon import Lexicon
from graph.extract.figures.model import Party, Topic
from graph.extract.figures.tokens import Words, take_apart
from graph.extract.figures.topics import find_topics
from graph.extract.values import find_values
from graph.extract.values.expression import CivilYear, Months, PeriodExpression
from graph.extract.values.model import DateMention, Money, PeriodMention, Value
from graph.extract.values.years import full_year

_UNIT: Final = re.compile(
    r"(?i)(?:(?<![\w$])(?P<before>[A-Z]{0,3}\.? ?[$¢]|[$€£¥₹₦₱]|[A-Z]{1,4}\.?))?\s*"
    r"(?P<scale>thousand|million|billion|trillion|crore|lakh|thsd|thous|mln|bln|mn|bn|mil|[‘’']?000"
    r"|(?<=[$€£¥ ])(?:m|MM))s?\b\.?"
    r"(?:\s+(?:of\s+)?(?P<after>[A-Z]{0,3}\.? ?[$€£¥₹]|[A-Za-z.]{2,12}(?: [A-Za-z]{4,8})?))?"
)
_SCALES: Final = {
    "thsd": "thousand",
    "thous": "thousand",
    "mil": "million",
    "mln": "million",
    "m": "million",
    "mm": "million",
    "bln": "billion",
}
_GROWTH: Final = re.compile(
    r"(?i)growth|change|% ?(?:chg|change)|variation|\bvar\b|\by/y\b|\byoy\b|increase|\(%\)|[δ∆]%?"
)
_GROWTH_COLUMN: Final = re.compile(r"(?i)\b(?:growth|change|variation|increase)\b")
NOT_MONEY: Final = re.compile(
    r"(?i)share|rank|quantity|tonnes|tons|volume|units|weight|kg\b|structure|%\s*of|proportion|"
    r"percentage of|\bqty\b|number of|\bTEU\b|(?<!\bsl\. )(?<!\bsr\. )(?<!\bs\. )\bno\."
)
"""What columns and rows are called whose figures are no amounts of money."""

#: What leads to the period that growth is counted from: "change on 2023 in %".
_COMPARED: Final = re.compile(
    r"(?i)\b(?:change|growth|variation|compared) (?:on|over|from|against|with|to|vs\.?) $"
)
_AFTER_OWNER: Final = ((":",), ("-",), ("–",), ("—",))
_MONTH_OF_YEAR: Final = re.compile(r"[A-Z][a-z]{2,3}[-–]\d\d")
_MOST_WORDS: Final = 30


class Heading(Struct, frozen=True):
    """What the heading of a column, or the caption for all columns, tells."""

    direction: Direction | None = None
    topic: Topic | None = None
    period: PeriodExpression | None = None
    unit: tuple[str, Decimal] | None = None
    growth: bool = False
    foreign: bool = False
    party: Party | None = None


def caption(sentences: Iterable[Annotated], lexicon: Lexicon) -> Heading:
    """Return what the lines around a table tell of all its columns, nearest first."""
    whole = Heading()
    for sentence in sentences:
        if len(sentence.text.split()) > _MOST_WORDS:
            continue
        told = heading(sentence.text, sentence.values, take_apart(sentence, lexicon))
        topic = whole.topic or told.topic
        if whole.topic is not None and told.topic is not None and not _names_sides(whole.topic):
            # A heading further up may name the sides; which way goods go the nearest one says.
            further = _names_sides(told.topic)
            topic = replace(told.topic, direction=whole.topic.direction) if further else topic
        whole = Heading(
            direction=topic.direction if topic is not None else None,
            topic=topic,
            period=whole.period or told.period,
            unit=whole.unit or told.unit,
        )
    return whole


def _names_sides(topic: Topic) -> bool:
    return topic.owner is not None or topic.partnered


def heading(text: str, values: Sequence[Value], words: Words | None) -> Heading:
    """Return what one line or cell tells; `words` if it may name a topic of trade."""
    dated = list(periods_of(text, values))
    periods = [e for start, _, e in dated if not _COMPARED.search(text, 0, start)]
    if not periods:
        periods = [_year_after(e) for _, _, e in dated if isinstance(e.when, CivilYear)]
    topic = None
    if words is not None:
        topics = [t for t in find_topics(words) if t.direction is not None]
        topic = _titled(topics[0], words) if topics else None
    return Heading(
        direction=topic.direction if topic is not None else None,
        topic=topic,
        period=periods[0] if periods else None,
        unit=unit_in(text),
        growth=bool(_GROWTH.search(text)),
        foreign=bool(NOT_MONEY.search(text)),
    )


def _titled(topic: Topic, words: Words) -> Topic:
    """Give a direction the owner that a title names first: "Peru: exports by country"."""
    first = words.tokens[0].parties if words.tokens else None
    if topic.owner is not None or first is None or words.words[1:2] not in _AFTER_OWNER:
        return topic
    return replace(topic, owner=Party(0, first))


def _year_after(base: PeriodExpression) -> PeriodExpression:
    when = base.when
    return replace(base, when=CivilYear(when.year + 1)) if isinstance(when, CivilYear) else base


def periods_of(text: str, values: Sequence[Value]) -> Iterator[tuple[int, int, PeriodExpression]]:
    """Yield the periods of a heading or label with their places; "Jan-23" is a month in one."""
    for value in values:
        if isinstance(value, PeriodMention):
            yield value.start, value.end, value.expression
        elif isinstance(value, DateMention) and value.month is not None and value.day is not None:
            printed = text[value.start : value.end]
            if _MONTH_OF_YEAR.fullmatch(printed):
                when = Months(value.month, value.month, CivilYear(full_year(value.day)))
                yield value.start, value.end, PeriodExpression(when, printed)


@lru_cache(maxsize=1024)
def unit_in(text: str) -> tuple[str, Decimal] | None:
    """Return currency and scale of "US$ million" or "million euros", if a text names one."""
    for match in _UNIT.finditer(text):
        scale = match["scale"].lower()
        scale = "thousand" if scale.endswith("000") else _SCALES.get(scale, scale)
        before, after = match["before"] or "", match["after"] or ""
        sign = after.replace(" ", "") if after[-1:] in "$€£¥₹" else ""
        for probe in (
            f"{before} 1 {scale}",
            f"1 {scale} {after}",
            f"1 {scale} {after.lower()}",
            f"{sign} 1 {scale}",
        ):
            for value in find_values(probe.strip()):
                if isinstance(value, Money) and value.quantity.value is not None:
                    return value.quantity.unit, value.quantity.value
    return None


def flat_columns(lines: Sequence[Annotated], width: int, lexicon: Lexicon) -> list[Heading]:
    """Return the headings of `width` columns of figures that lines without cells name.

    "Partner Exports Imports", "Country 2019 2020 Growth (%)", or the first over "2019 2020 2019
    2020"; empty if what the lines name is not as much as there are columns.
    """
    named = [_marks(line, lexicon) for line in lines]
    for marks in reversed(named):
        mixed = any(m.topic for m in marks) and any(m.period for m in marks)
        if len(marks) == width and not mixed:
            return _with_groups(marks, named) if all(m.period for m in marks) else marks
        joined = _joined(marks)
        if len(joined) == width:
            return joined
    return []


def _with_groups(marks: Sequence[Heading], named: Sequence[list[Heading]]) -> list[Heading]:
    """Give columns of periods the directions of the line above, each over as many."""
    above = next((m for m in named if m and m is not marks and all(h.topic for h in m)), None)
    if above is None or len(marks) % len(above):
        return list(marks)
    each = len(marks) // len(above)
    return [
        replace(mark, topic=above[at // each].topic, direction=above[at // each].direction)
        for at, mark in enumerate(marks)
    ]


def _joined(marks: Sequence[Heading]) -> list[Heading]:
    """Join "Exports 2019 Exports 2020" to a column for each pair."""
    joined: list[Heading] = []
    for mark in marks:
        last = joined[-1] if joined else None
        if last is not None and last.topic and not last.period and mark.period and not mark.topic:
            joined[-1] = replace(last, period=mark.period)
        else:
            joined.append(mark)
    return joined


def _marks(line: Annotated, lexicon: Lexicon) -> list[Heading]:
    """Return what a line names one after the other: periods, directions, growth, other things."""
    return [mark for _, _, mark in line_marks(line, lexicon)]


def line_marks(line: Annotated, lexicon: Lexicon) -> list[tuple[int, int, Heading]]:
    """Return what a line names one after the other, with start and end in the line.

    These are periods, directions, growth, and other things than money.
    """
    words = take_apart(line, lexicon)
    found: list[tuple[int, int, Heading]] = [
        (start, end, Heading(period=expression))
        for start, end, expression in periods_of(line.text, line.values)
    ]
    for topic in find_topics(words):
        if topic.direction is not None:
            head = words.tokens[topic.head]
            told = Heading(direction=topic.direction, topic=_of_goods(topic, lexicon))
            found.append((head.start, head.end, told))
    taken = [start for start, _, _ in found]
    for pattern, mark in (
        (_GROWTH_COLUMN, Heading(growth=True)),
        (NOT_MONEY, Heading(foreign=True)),
    ):
        found += [
            (*match.span(), mark)
            for match in pattern.finditer(line.text)
            if not any(abs(match.start() - other) < 2 for other in taken)
        ]
    return sorted(found, key=lambda item: item[0])


def _of_goods(topic: Topic, lexicon: Lexicon) -> Topic:
    """Drop what stands before a direction without being goods: "Partner Exports"."""
    named = (topic.commodity or "").casefold().split()
    known = any(lexicon.has("goods", word) for word in named) or topic.commodity == "services"
    return topic if known else replace(topic, commodity=None)
