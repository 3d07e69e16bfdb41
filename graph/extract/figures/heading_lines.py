"""Lines that head columns of figures without being parted into cells.

Country  2022 2023 Change (%)          June 2025     May 2025
                                     Value Share   Value Share
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from msgspec.structs import replace

from graph.claims.model import Direction
from graph.documents.dates import month_number
from graph.extract.annotate import Annotated
from graph.extract.figures.headings import (
    DIRECTION,
    MARK,
    NOT_MONEY,
    WAYS,
    Heading,
    of_year,
    periods_of,
)
from graph.extract.figures.lexicon import Kind, Lexicon
from graph.extract.figures.model import Topic
from graph.extract.figures.tokens import take_apart
from graph.extract.figures.topics import find_topics
from graph.extract.values import find_values
from graph.extract.values.expression import CivilYear, Months, PeriodExpression

_GROWTH: Final = re.compile(r"(?i)\b(?:growth|change|variation|increase|var\.|chg)")
_PERCENT: Final = re.compile(r"(?i)(?<![\w(.])%(?! ?(?:change|chg|growth|var))")
_YEAR: Final = re.compile(r"(?<![\d.,/–-])(?:19|20)\d\d(?![\d/–-]|[.,]\d)")
_MONTH: Final = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)(?!\w)"
)
#: A word beside months in a heading that makes it more than a line of periods.
_OTHER_WORD: Final = re.compile(
    r"(?i)\b(?!change|growth|per|cent|percent|share|value|total)[a-z]{3,}"
)
#: What a column of amounts is called that is told by its place or its figures.
_AMOUNT: Final = re.compile(r"(?i)\b(?:value|amount|total|volume|turnover)\b")
#: Trade that no goods' name says: these stand for a part of it by themselves.
_OWN: Final = ("services", "re-exports")
#: Places that are nearer to each other are of one mark.
_BESIDE: Final = 2
#: What leads to the period that growth or an index is counted from.
_COMPARED: Final = re.compile(
    r"(?i)(?:\b(?:as )?compared (?:to|with)|(?:\bin )?(?:%|\bper ?cent) (?:of|to|against|over))"
    r" (?:the )?$"
)
_LONGEST_LEAD: Final = 30  # characters of it
#: How near a period stands to the growth that it is of: "Change 2023/24".
_NEAR: Final = 3


class Mark(NamedTuple):
    """What a line names at a place, `start` to `end` (half-open)."""

    start: int
    end: int
    told: Heading


def flat_columns(lines: Sequence[Annotated], width: int, lexicon: Lexicon) -> list[Heading]:
    """Return the headings of `width` columns of figures that lines without cells name.

    "Partner Exports Imports", "Country 2019 2020 Growth (%)", or the first over "2019 2020 2019
    2020"; empty if what the lines name is not as much as there are columns.
    """
    named = [[m.told for m in line_marks(line, lexicon, amounts=True)] for line in lines]
    for at in reversed(range(len(named))):
        marks = named[at]
        mixed = any(m.topic for m in marks) and any(m.period for m in marks)
        if len(marks) == width and not mixed:
            return _below(marks, named[:at])
        if len(paired := _joined(marks)) == width:
            return paired
    return []


def spread(upper: Sequence[Heading], lower: Sequence[Heading]) -> list[Heading]:
    """Give each heading of the upper line to as many columns below it."""
    each = len(lower) // len(upper)
    return [joined(upper[at // each], mark) for at, mark in enumerate(lower)]


def joined(upper: Heading, lower: Heading) -> Heading:
    """Join two headings, one above the other; which way goods go the lower one says first."""
    goods = upper.goods or lower.goods
    topic = lower.topic or upper.topic
    return Heading(
        direction=lower.direction or upper.direction,
        topic=replace(topic, commodity=topic.commodity or goods) if topic is not None else None,
        goods=goods,
        period=_both(upper.period, lower.period),
        unit=upper.unit or lower.unit,
        growth=upper.growth or lower.growth,
        foreign=upper.foreign or lower.foreign,
        party=upper.party or lower.party,
        base=upper.base or lower.base,
        yearly=upper.yearly or lower.yearly,
        monthly=upper.monthly or lower.monthly,
        against=upper.against or lower.against,
    )


def _both(
    upper: PeriodExpression | None, lower: PeriodExpression | None
) -> PeriodExpression | None:
    """Join a period above another: "January-May" above "2013" are those months of that year."""
    if upper is None or lower is None:
        return upper or lower
    joined = of_year(upper, lower)
    if joined != upper:
        return joined
    joined = of_year(lower, upper)
    return joined if joined != lower else upper


def _below(marks: list[Heading], above: Sequence[list[Heading]]) -> list[Heading]:
    """Give columns what the lines above them name, each over as many."""
    for line in reversed(above):
        alike = all(m.topic for m in line) or all(m.period for m in line)
        if alike and 1 < len(line) <= len(marks) and len(marks) % len(line) == 0:
            marks = spread(line, marks)
    return marks


def _joined(marks: Sequence[Heading]) -> list[Heading]:
    """Join "Exports 2019 Exports 2020" to a column for each pair."""
    found: list[Heading] = []
    for mark in marks:
        last = found[-1] if found else None
        if last is not None and last.topic and not last.period and mark.period and not mark.topic:
            found[-1] = replace(last, period=mark.period)
        else:
            found.append(mark)
    return found


def line_marks(line: Annotated, lexicon: Lexicon, *, amounts: bool = False) -> list[Mark]:
    """Return what a line names one after the other.

    These are periods, directions, growth and other things than money; `amounts` adds columns that
    are called "value" or "total" only.
    """
    words = take_apart(line, lexicon)
    found = list(_periods(line))
    topics = []
    shares = [m.span() for m in NOT_MONEY.finditer(line.text)]
    for topic in find_topics(words):
        if topic.direction is not None and not _inside(words.tokens[topic.head].start, shares):
            head = words.tokens[topic.head]
            told = Heading(direction=topic.direction, topic=_of_goods(topic, lexicon))
            found.append(Mark(head.start, head.end, told))
            if topic.direction is not Direction.BALANCE:
                topics.append((words.tokens[topic.start].start, head.end))
    found += _other_marks(line.text, [mark.start for mark in found])
    if amounts:
        found += _amounts(line.text, [mark.start for mark in found], shares, topics)
    marks = sorted(found, key=lambda mark: mark.start)
    return _without_bases(_compared(line.text, marks))


def _compared(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """Take "compared to 2020, %" and "in % of 2020" for growth from that period."""
    kept: list[Mark] = []
    for mark in marks:
        last = kept[-1] if kept else None
        lead = max(0, mark.start - _LONGEST_LEAD)
        led = _COMPARED.search(text, lead, mark.start)
        if mark.told.period is not None and led is not None:
            if last is not None and last.start >= led.start():
                kept.pop()
            kept.append(Mark(led.start(), mark.end, Heading(growth=True, base=mark.told.period)))
        elif last is None or last.told.base is None or not _is_sign(text, last, mark):
            kept.append(mark)
    return kept


def _is_sign(text: str, growth: Mark, mark: Mark) -> bool:
    """Whether a mark is the sign of the percentages of growth: the last of "… 2020, %"."""
    beside = mark.start - growth.end <= _NEAR
    return beside and text[mark.start : mark.end].strip(" ,()") in ("%", "(%)")


def _inside(place: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _taken(place: int, others: Iterable[int]) -> bool:
    return any(abs(place - other) < _BESIDE for other in others)


def _periods(line: Annotated) -> Iterator[Mark]:
    """Yield the periods of a line, without the marks of footnotes at them, and years by a unit."""
    text = MARK.sub(lambda match: " " * len(match[0]), line.text)
    values = line.values if text == line.text else find_values(text)
    taken: list[tuple[int, int]] = []
    for start, end, expression in periods_of(text, values):
        taken.append((start, end))
        yield Mark(start, end, Heading(period=expression))
    for match in _YEAR.finditer(text):
        if not _inside(match.start(), taken):
            year = PeriodExpression(CivilYear(int(match.group())), match.group())
            taken.append(match.span())
            yield Mark(*match.span(), Heading(period=year))
    yield from _bare_months(text, taken)


def _bare_months(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[Mark]:
    """Yield months without a year, in a line that holds nothing else: "Feb. Mar. Jan-Mar"."""
    months = [m for m in _MONTH.finditer(text) if not _inside(m.start(), taken)]
    known = [*taken, *(month.span() for month in months)]
    if any(not _inside(word.start(), known) for word in _OTHER_WORD.finditer(text)):
        return
    for match in months:
        number = month_number(match.group())
        period = PeriodExpression(Months(number, number, None), match.group())
        yield Mark(*match.span(), Heading(period=period))


def _other_marks(text: str, taken: Sequence[int]) -> Iterator[Mark]:
    """Yield growth and other things than money, but where something is known to stand."""
    for pattern, told in ((_GROWTH, Heading(growth=True)), (NOT_MONEY, Heading(foreign=True))):
        for match in pattern.finditer(text):
            if not _taken(match.start(), taken):
                yield Mark(*match.span(), told)


def _amounts(
    text: str,
    taken: Sequence[int],
    shares: Sequence[tuple[int, int]],
    topics: Sequence[tuple[int, int]],
) -> Iterator[Mark]:
    """Yield columns of amounts and percentages outside phrases of topics: "Total", "Export"."""
    for match in DIRECTION.finditer(text):
        if not _inside(match.start(), shares) and not _taken(match.start(), taken):
            way = WAYS[match[1].casefold()]
            goods = "re-exports" if match.group()[:2].casefold() == "re" else None
            topic = Topic(0, 0, 0, way, Kind.STRONG, commodity=goods)
            yield Mark(*match.span(), Heading(way, topic))
    for pattern, told in ((_PERCENT, Heading(foreign=True)), (_AMOUNT, Heading())):
        for match in pattern.finditer(text):
            place = match.start()
            if not _inside(place, [*topics, *shares]) and not _taken(place, taken):
                yield Mark(*match.span(), told)


def _without_bases(marks: Sequence[Mark]) -> list[Mark]:
    """Leave out the periods that growth is between: "Change 2023/24"."""
    bases = {
        later
        for mark, later in pairwise(marks)
        if mark.told.growth and later.told.period and later.start - mark.end <= _NEAR
    }
    return [mark for mark in marks if mark not in bases]


def _of_goods(topic: Topic, lexicon: Lexicon) -> Topic:
    """Drop what stands before a direction without being goods: "Partner Exports"."""
    named = (topic.commodity or "").casefold().split()
    known = any(lexicon.has("goods", word) for word in named) or topic.commodity in _OWN
    return topic if known else replace(topic, commodity=None)
