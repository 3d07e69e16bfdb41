"""What holds for every text: printed figures come back exactly, spans are sound, time is linear."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.claims.quantity import rounding_interval
from graph.extract.values import find_values
from graph.extract.values.model import DateMention, Measure, Money, Percent, PeriodMention
from graph.extract.values.periods import resolve

SCALES: Final = {
    "": 1,
    " thousand": 10**3,
    " lakh": 10**5,
    " million": 10**6,
    "mn": 10**6,
    "m": 10**6,
    " crore": 10**7,
    " billion": 10**9,
    "bn": 10**9,
    " lakh crore": 10**12,
    " trillion": 10**12,
}
BEFORE: Final = {"$": "USD", "US$ ": "USD", "€": "EUR", "PKR ": "PKR", "₹": "INR", "KD ": "KWD"}
AFTER: Final = {" US dollars": "USD", " euros": "EUR", " Kenyan shillings": "KES", " yuan": "CNY"}
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

figures = st.decimals(min_value=Decimal("0.001"), max_value=Decimal(99999), places=None).map(
    lambda d: d.quantize(Decimal(1).scaleb(-min(3, max(0, -int(d.as_tuple().exponent)))))
).filter(lambda d: d > 0)  # fmt: skip
scales = st.sampled_from(sorted(SCALES))


def grouped(figure: Decimal, indian: bool) -> str:
    """Print a figure with its thousands grouped."""
    text = f"{figure:f}"
    whole, point, fraction = text.partition(".")
    if indian and len(whole) > 3:
        head, tail = whole[:-3], whole[-3:]
        pairs = [head[max(0, k - 2) : k] for k in range(len(head), 0, -2)]
        whole = ",".join([*reversed(pairs), tail])
    elif not indian:
        whole = f"{int(whole):,}"
    return whole + point + fraction


def interval(figure: Decimal, scale: int) -> tuple[Decimal, Decimal]:
    return rounding_interval(f"{figure:f}", Decimal(scale))


@given(figures, scales, st.sampled_from(sorted(BEFORE)), st.booleans())
def test_money_after_its_sign_comes_back_exactly(
    figure: Decimal, scale: str, sign: str, indian: bool
) -> None:
    text = f"Sales came to {sign}{grouped(figure, indian)}{scale}, it said."
    (money,) = find_values(text)
    assert isinstance(money, Money)
    quantity = money.quantity
    assert quantity.value == figure * SCALES[scale]
    assert (quantity.low, quantity.high) == interval(figure, SCALES[scale])
    assert quantity.unit == BEFORE[sign]
    assert (
        text[money.start : money.end]
        == quantity.printed
        == text.removeprefix("Sales came to ").removesuffix(", it said.")
    )


@given(figures, scales.filter(lambda s: s != "m"), st.sampled_from(sorted(AFTER)))
def test_money_before_its_noun_comes_back_exactly(figure: Decimal, scale: str, noun: str) -> None:
    text = f"Sales came to {grouped(figure, indian=False)}{scale}{noun} in all."
    (money,) = find_values(text)
    assert isinstance(money, Money)
    assert money.quantity.value == figure * SCALES[scale]
    assert (money.quantity.low, money.quantity.high) == interval(figure, SCALES[scale])
    assert money.quantity.unit == AFTER[noun]


@given(figures, figures, st.sampled_from(["-", "–", " to ", " - "]), scales)
def test_the_ends_of_a_range_come_back_exactly(
    one: Decimal, other: Decimal, joint: str, scale: str
) -> None:
    low, high = sorted((one, other))
    text = f"Sales are ${low:f}{joint}{high:f}{scale} in most years."
    (money,) = find_values(text)
    assert isinstance(money, Money)
    assert money.quantity.value is None
    assert (money.quantity.low, money.quantity.high) == (
        low * SCALES[scale],
        high * SCALES[scale],
    )


@given(
    figures,
    st.sampled_from(["%", " %", " percent", " per cent", "pc"]),
    st.sampled_from(["", "-", "+", "–", "\u2212"]),
)
def test_a_percentage_comes_back_exactly(figure: Decimal, sign: str, printed_sign: str) -> None:
    text = f"Growth was {printed_sign}{figure:f}{sign} then."
    (percent,) = find_values(text)
    assert isinstance(percent, Percent)
    negative = printed_sign not in ("", "+")
    assert percent.quantity.value == (-figure if negative else figure)
    assert percent.signed == (printed_sign != "")
    low, high = interval(figure, 1)
    expected = (-high, -low) if negative else (low, high)
    assert (percent.quantity.low, percent.quantity.high) == expected


@given(
    figures, st.sampled_from([("MW", " MW"), ("kV", "kV"), ("km", " kilometres"), ("t", "-tonne")])
)
def test_a_measure_comes_back_exactly(figure: Decimal, unit: tuple[str, str]) -> None:
    code, printed = unit
    (measure,) = find_values(f"It measures {grouped(figure, indian=False)}{printed} now.")
    assert isinstance(measure, Measure)
    assert (measure.quantity.value, measure.quantity.unit) == (figure, code)
    assert (measure.quantity.low, measure.quantity.high) == interval(figure, 1)


DATE_STYLES: Final = (
    "{d} {month} {y}",
    "{d}{th} of {month} {y}",
    "{month} {d}, {y}",
    "{month} {d}{th} {y}",
    "{d} {mon} {y}",
    "{mon}. {d}, {y}",
    "{d}-{mon}-{y}",
    "{y}-{m:02d}-{d:02d}",
    "{y}/{m:02d}/{d:02d}",
    "{y}.{m:02d}.{d:02d}",
    "{d:02d}.{m:02d}.{y}",
)


@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)), st.sampled_from(DATE_STYLES)
)
def test_a_date_comes_back_in_every_style(day: date, style: str) -> None:
    month = MONTHS[day.month - 1]
    th = {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10 if day.day not in (11, 12, 13) else 0, "th")
    short = month[:3] if month != "May" else "May"
    if short == "May" and "{mon}." in style:
        return
    printed = style.format(d=day.day, m=day.month, y=day.year, month=month, mon=short, th=th)
    (mention,) = find_values(f"It was signed on {printed}; others followed.")
    assert isinstance(mention, DateMention)
    assert mention.date is not None
    assert mention.date.first == mention.date.last == day


@given(
    st.integers(2001, 2068),
    st.sampled_from(
        ["FY{b2}", "FY{b}", "FY {a}-{b2}", "FY{a}/{b2}", "{a}-{b2}", "{a}–{b}", "fiscal {b}"]
    ),
    st.sampled_from([(4, 1), (7, 1), (10, 1)]),
)
def test_a_fiscal_year_ends_in_the_year_of_its_label(
    ending: int, style: str, start: tuple[int, int]
) -> None:
    label = style.format(a=ending - 1, b=ending, b2=f"{ending % 100:02d}")
    (mention,) = find_values(f"Sales in {label} fell.")
    assert isinstance(mention, PeriodMention)
    period = resolve(mention.expression, fiscal_start=start, reference=None, document_date=None)
    assert period is not None
    assert period.start == date(ending - 1, *start)
    assert (period.end.year, (period.end - period.start).days in (364, 365)) == (ending, True)


@given(st.integers(1, 12), st.integers(1, 12), st.integers(2001, 2068), st.sampled_from([4, 7, 10]))
def test_months_of_a_fiscal_year_lie_within_it(
    first: int, last: int, ending: int, start: int
) -> None:
    text = f"Sales in {MONTHS[first - 1]}-{MONTHS[last - 1]} FY{ending % 100:02d} fell."
    (mention,) = find_values(text)
    assert isinstance(mention, PeriodMention)
    period = resolve(
        mention.expression, fiscal_start=(start, 1), reference=None, document_date=None
    )
    if (first - start) % 12 > (last - start) % 12:
        assert period is None
        return
    assert period is not None
    assert (period.start.month, period.end.month) == (first, last)
    assert date(ending - 1, start, 1) <= period.start <= period.end < date(ending, start, 1)


PIECES: Final = (
    "$", "€", "Rs", "Rs.", "US$", "5", "12", "62.54", "1,200", "2024", "2024-25", "26", "million",
    "bn", "m", "lakh", "crore", "%", "per", "cent", "pc", "km", "MW", "a", "year", "years",
    "months",
    "day", "to", "-", "–", "and", "or", "between", "from", "by", "since", "until", "first",
    "second", "half", "third", "quarter", "July", "May", "Monday", "FY", "Q3", "H1", "the", "of",
    "in", "last", "previous", "same", "period", "earlier", "ago", "doubled", "times", "fold",
    "twenty", "two", "hundred", "minus", "+", "(", ")", ",", ".", "/", "'", "more", "than",
    "nearly", "up", "at", "least", "today", "will", "end", "mid", "next", "year-on-year", "TEU",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=14).flatmap(
    lambda words: st.lists(
        st.sampled_from(["", " "]), min_size=len(words), max_size=len(words)
    ).map(lambda blanks: "".join(b + w for b, w in zip(blanks, words, strict=True)))
)


@given(st.one_of(texts, st.text(max_size=60)))
@example("between between 5 to")
@example("half a")
@example("Q")
@example("FY")
def test_spans_are_sound_for_every_text(text: str) -> None:
    values = find_values(text)
    for value in values:
        assert 0 <= value.start < value.end <= len(text)
        assert text[value.start : value.end].strip() == text[value.start : value.end]
    for one, next_one in pairwise(values):
        assert one.end <= next_one.start


@given(texts)
def test_periods_in_every_text_resolve_or_are_none(text: str) -> None:
    for value in find_values(text):
        if isinstance(value, PeriodMention):
            period = resolve(
                value.expression,
                fiscal_start=(7, 1),
                reference=None,
                document_date=date(2024, 2, 29),
            )
            assert period is None or period.start <= period.end


@given(texts, texts)
def test_a_sentence_reads_the_same_each_time(one: str, other: str) -> None:
    before = find_values(one)
    find_values(other)
    assert find_values(one) == before


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1,",
        "$",
        "million ",
        "1 ",
        "$1 ",
        "two hundred and ",
        "2024-",
        "1/",
        "(July-",
        "first ",
    ],
)
def test_the_work_on_a_long_text_grows_with_its_length(
    unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Count the tokens that are looked at, since time itself is no reliable measure."""
    looks = {length: _looks(unit * length, monkeypatch) for length in (200, 800)}
    assert looks[800] <= 4.5 * looks[200] + 500


def _looks(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    count = 0

    def profile(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    find_values(text[:50])
    sys.setprofile(profile)
    try:
        find_values(text)
    finally:
        sys.setprofile(None)
    return count
