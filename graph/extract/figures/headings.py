"""What headings of tables tell: direction, partner, period and unit of their columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from graph.claims.model import Direction
from graph.extract.annotate import Annotated
from graph.extract.figures.ledger import calls_deficit
from graph.extract.figures.lexicon import Kind, Lexicon
from graph.extract.figures.model import Party, Topic
from graph.extract.figures.tokens import Words, take_apart
from graph.extract.figures.topics import find_topics
from graph.extract.values import find_values
from graph.extract.values.expression import (
    CivilYear,
    Edge,
    EdgeOf,
    FiscalYear,
    Months,
    PeriodExpression,
    Slice,
)
from graph.extract.values.model import DateMention, Money, PeriodMention, Value
from graph.extract.values.years import full_year

_UNIT: Final = re.compile(
    r"(?i)(?:(?<![\w$])(?P<before>[A-Z]{0,3}\.? ?[$¢]|\$[A-Z]{2}|[$€£¥₹₦₱]|[A-Z]{1,4}\.?)['’]?)?\s*"
    r"(?P<scale>thousand|million|billion|trillion|crore|lakh|thsd|thous|mln|bln|mn|bn|mil"
    r"|(?:1[ ,.]?|[‘’'])?000"
    r"|(?<=[$€£¥ ])(?:m|MM))s?\b\.?"
    r"(?:\s+(?:of\s+)?(?P<after>[A-Z]{0,3}\.? ?[$€£¥₹]|[A-Za-z.]{2,12}(?: [A-Za-z]{4,8}){0,2}))?"
)
#: The currency before its scale: "Ngultrum in millions", "CFA francs, billions".
_NAMED: Final = re.compile(
    r"(?:^|[(;:,.] ?|\bin )([A-Z][A-Za-z]+(?: [a-z]+)?)\.?(?:,|,? in| \()? ?$"
)
_SIGN_FIRST: Final = re.compile(r"\$([A-Z]{2})")
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
    r"(?i)growth|change|% ?(?:chg|change)|variation|\bvar\b|\by/y\b|\by-?o-?y\b|increase|\(%\)"
    r"|[δ∆]%?"
)
#: Growth whose base is the same stretch of the year before.
YEARLY: Final = re.compile(
    r"(?i)\byear[- ](?:on|over)[- ]year|\bannual|\by-?o-?y\b|\by/y\b|\b(?:over|in) (?:the|a) year\b"
    r"|\bsame (?:period|month|quarter) (?:of |in |a )?(?:the )?(?:previous|last|preceding|earlier)"
    r"|\b(?:on|over|from) (?:the )?(?:previous|last|preceding) (?:year|12 months)"
    r"|\bfrom a year (?:ago|earlier|before)|\b12[- ]month"
)
_MONTHLY: Final = re.compile(
    r"(?i)\bmonth[- ](?:on|over)[- ]month|\bm-?o-?m\b|\bm/m\b"
    r"|\b(?:on|over|from) (?:the )?(?:previous|last|preceding) month"
)
#: Before a month these stand for all of its year up to it: "Cum. Mar-25".
_CUMULATED: Final = re.compile(
    r"(?i)\bcum(?:\b|ul(?:\b|ative|ated))|\bytd\b|\b(?:year[- ])?to[- ]date\b"
)
NOT_MONEY: Final = re.compile(
    r"(?i)share|rank|quantity|tonnes|tons|volume|units|weight|kg\b|structure|"
    r"%\s*of(?: total)?(?: exports?| imports?| trade)?|proportion|"
    r"percentage of|\bqty\b|number of|\bindex\b|"
    r"\bindices\b|\bTEU\b|(?<!\bsl\. )(?<!\bsr\. )(?<!\bs\. )\bno\."
)
"""What columns and rows are called whose figures are no amounts of money."""

#: What leads to the period that growth is counted from: "change on 2023 in %".
_COMPARED: Final = re.compile(
    r"(?i)\b(?:change|growth|variation|compared) (?:on|over|from|against|with|to|vs\.?) $"
)
_ROMAN: Final = " I II III IV V VI VII VIII IX X XI XII".split(" ")
#: Months by number, as headings have them: "1-9 2024", "01-09/2024", "2024M05", "V 2024".
_CODED: Final = re.compile(
    r"(?<![\d.,])(?P<first>0?[1-9]|1[0-2]) ?[-–] ?(?P<last>0?[1-9]|1[0-2])[ ./]"
    r"(?P<year>(?:19|20)\d\d)\b"
    r"|(?<![\d.,])(?P<of>(?:19|20)\d\d)M(?P<month>0[1-9]|1[0-2])\b"
    r"|(?<![\w–-])(?P<roman>I{1,3}|I?V|VI{1,3}|I?X|XI{1,2}) (?P<in>(?:19|20)\d\d)\b"
)
_AFTER_OWNER: Final = ((":",), ("-",), ("–",), ("—",))
MARK: Final = re.compile(r"(?<=\d)(?: ?[pref]| ?\((?:[a-zA-Z]|\d)\)|\[\w\]| ?\*+| ?\d/)(?=$| )")
"""What marks the period of a heading as provisional, revised or explained below."""

DIRECTION: Final = re.compile(r"(?i)\b(?:re-?)?(ex|im)ports?\b")
"""A word that tells which way goods go, whatever it stands beside."""

#: Lists of words for the other side of each way: "main destinations", "leading suppliers".
_SIDES: Final = {"ex": "buyers", "im": "suppliers"}
WAYS: Final = {"ex": Direction.EXPORTS, "im": Direction.IMPORTS}
"""Which way goods go by the beginning of the word that tells it."""

_IN_PERCENT: Final = re.compile(r"(?i)%|\bper ?cent")
_MONTH_OF_YEAR: Final = re.compile(r"[A-Z][a-z]{2,3}[-–]\d\d")
_MOST_WORDS: Final = 30
_TITLE_WORDS: Final = 6


class Heading(Struct, frozen=True):
    """What the heading of a column, or the caption for all columns, tells.

    Attributes:
        growth: the figures are changes, `base` the period that these are counted from; `index` if
            they tell the amount in per cent of the base.
        foreign: the figures are no amounts of money.
        party: the partner that the column is of.
        goods: what the column is of.
        yearly: growth is counted from the same stretch of the year before, or, if `monthly`,
            from the month before.
        against: a balance is called a deficit, so that it is negative however it is printed.
    """

    direction: Direction | None = None
    topic: Topic | None = None
    period: PeriodExpression | None = None
    unit: tuple[str, Decimal] | None = None
    growth: bool = False
    foreign: bool = False
    party: Party | None = None
    goods: str | None = None
    base: PeriodExpression | None = None
    index: bool = False
    yearly: bool = False
    monthly: bool = False
    against: bool = False


def may_title(line: str) -> bool:
    """Whether a line is no sentence: it has no stop, or is as short as "Preliminary figures."."""
    return not line.endswith((".", "!", "?")) or len(line.split()) <= _TITLE_WORDS


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
            growth=whole.growth or (told.growth and _IN_PERCENT.search(sentence.text) is not None),
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
        topic = _titled(topics[0] if topics else _by_way(text, words), words)
    return Heading(
        direction=topic.direction if topic is not None else None,
        topic=topic,
        period=_cumulated(periods[0], text) if periods else None,
        unit=unit_in(text),
        growth=bool(_GROWTH.search(text)),
        foreign=bool(NOT_MONEY.search(text)),
        yearly=bool(YEARLY.search(text)),
        monthly=bool(_MONTHLY.search(text)),
        against=calls_deficit(text),
    )


def _cumulated(period: PeriodExpression, text: str) -> PeriodExpression:
    """Return a month as the end of its year so far, if the words around it say so."""
    when = period.when
    if not isinstance(when, Months) or when.first != when.last or not _CUMULATED.search(text):
        return period
    return replace(period, when=EdgeOf(Edge.END, when))


def _coded(match: re.Match[str]) -> PeriodExpression:
    year = CivilYear(int(match["year"] or match["of"] or match["in"]))
    if match["roman"]:
        month = _ROMAN.index(match["roman"])
        return PeriodExpression(Months(month, month, year), match.group())
    first, last = match["first"] or match["month"], match["last"] or match["month"]
    return PeriodExpression(Months(int(first), int(last), year), match.group())


def _by_way(text: str, words: Words) -> Topic | None:
    """Return the one way that goods go by "export products" or "main destinations"."""
    ways = {match[1].casefold() for match in DIRECTION.finditer(text)}
    if not ways:
        named = [word for word, after in pairwise((*words.words, "")) if after != ":"]
        ways = {w for w, side in _SIDES.items() if any(words.lexicon.has(side, n) for n in named)}
    return Topic(0, 0, 0, WAYS[ways.pop()], Kind.STRONG) if len(ways) == 1 else None


def _titled(topic: Topic | None, words: Words) -> Topic | None:
    """Give a direction the owner that a title names first: "Peru: exports by country"."""
    first = words.tokens[0].parties if words.tokens else None
    if topic is None or topic.owner is not None or first is None:
        return topic
    owned = first.possessive or words.words[1:2] in _AFTER_OWNER
    return replace(topic, owner=Party(0, first)) if owned else topic


def of_year(part: PeriodExpression, whole: PeriodExpression | None) -> PeriodExpression:
    """Take months or quarters that no year is said of for those of a year beside them."""
    when, year = part.when, whole.when if whole is not None else None
    if not isinstance(when, Months | Slice) or not isinstance(year, CivilYear | FiscalYear):
        return part
    return replace(part, when=replace(when, year=year)) if when.year is None else part


def _year_after(base: PeriodExpression) -> PeriodExpression:
    when = base.when
    return replace(base, when=CivilYear(when.year + 1)) if isinstance(when, CivilYear) else base


def periods_of(text: str, values: Sequence[Value]) -> Iterator[tuple[int, int, PeriodExpression]]:
    """Yield the periods of a heading or label with their places; "Jan-23" is a month in one."""
    coded = [(*m.span(), _coded(m)) for m in _CODED.finditer(text)]
    yield from coded
    for value in values:
        if any(start <= value.start < end for start, end, _ in coded):
            continue
        if isinstance(value, PeriodMention):
            yield value.start, value.end, value.expression
        elif isinstance(value, DateMention) and value.month is not None and value.day is not None:
            printed = text[value.start : value.end]
            if _MONTH_OF_YEAR.fullmatch(printed):
                when = Months(value.month, value.month, CivilYear(full_year(value.day)))
                yield value.start, value.end, PeriodExpression(when, printed)


def _in_running_text(name: str) -> str:
    """Return a name without the capitals of a heading: "US Dollars", "Norwegian Kroner"."""
    return " ".join(w if w.isupper() or n < 1 else w.lower() for n, w in enumerate(name.split()))


@lru_cache(maxsize=1024)
def unit_in(text: str) -> tuple[str, Decimal] | None:
    """Return currency and scale of "US$ million" or "million euros", if a text names one."""
    for match in _UNIT.finditer(text):
        scale = match["scale"].lower()
        scale = "thousand" if scale.endswith("000") else _SCALES.get(scale, scale)
        before, after = match["before"] or "", match["after"] or ""
        before = _SIGN_FIRST.sub(r"\1$", before)
        sign = after.replace(" ", "") if after[-1:] in "$€£¥₹" else ""
        named = _NAMED.search(text, 0, match.start())
        for probe in (
            f"1 {scale} {named[1]}" if named is not None else "",
            f"1 {scale} {named[1].lower()}" if named is not None else "",
            f"{named[1]}. 1 {scale}" if named is not None else "",
            f"{before} 1 {scale}",
            f"1 {scale} {after}",
            f"1 {scale} {after.lower()}",
            f"1 {scale} {_in_running_text(after)}",
            f"{sign} 1 {scale}",
        ):
            for value in find_values(probe.strip()):
                if isinstance(value, Money) and value.quantity.value is not None:
                    return value.quantity.unit, value.quantity.value
    return None
