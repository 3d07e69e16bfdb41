"""All values in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from graph.extract.values.dates import DateReader
from graph.extract.values.lexicon import load_lexicon
from graph.extract.values.model import Value
from graph.extract.values.quantities import QuantityReader
from graph.extract.values.spans import SpanReader
from graph.extract.values.tokens import Kind, Tokens, Vocabulary, tokenise

_NUMBERS: Final = frozenset((Kind.NUMERAL, Kind.CARDINAL, Kind.TENS))
_WORDS: Final = frozenset(
    (
        Kind.HUNDRED, Kind.SCALE, Kind.DOZEN, Kind.ORDINAL, Kind.QUARTER, Kind.HALF, Kind.FOLD,
        Kind.MULTIPLIED, Kind.MULTIPLY, Kind.DIVIDED, Kind.DIVIDE, Kind.TWICE,
        Kind.PERCENTAGE,
    )
)  # fmt: skip
_DATES: Final = frozenset(
    (
        Kind.NUMERAL, Kind.DOTTED, Kind.MONTH, Kind.MONTH_SHORT, Kind.WEEKDAY, Kind.WEEKDAY_SHORT,
        Kind.DAY_WORD,
    )
)  # fmt: skip
_SPANS: Final = frozenset(
    (
        Kind.NUMERAL, Kind.CARDINAL, Kind.TENS, Kind.MONTH, Kind.MONTH_SHORT, Kind.ROMAN,
        Kind.FISCAL_MARK, Kind.CIVIL_MARK, Kind.FISCAL, Kind.CALENDAR, Kind.QUARTER_MARK,
        Kind.HALF_MARK, Kind.ORDINAL, Kind.OPENING, Kind.CLOSING, Kind.PAST, Kind.PREVIOUS,
        Kind.CURRENT,
        Kind.COMING, Kind.THAT, Kind.SAME, Kind.EARLY, Kind.MIDDLE, Kind.LATE, Kind.START,
        Kind.FINISH, Kind.TIME, Kind.QUARTER, Kind.HALF, Kind.OTHER_YEAR,
        Kind.COMPARISON,
    )
)  # fmt: skip
_STARTS: Final = _NUMBERS | _WORDS | _DATES | _SPANS
#: A word that points at a period or at a part of it needs a word that names one, and a Roman figure
#: needs a year.
_CORES: Final = _STARTS - frozenset(
    (
        Kind.PAST, Kind.PREVIOUS, Kind.CURRENT, Kind.COMING, Kind.THAT, Kind.SAME, Kind.OPENING,
        Kind.CLOSING, Kind.EARLY, Kind.MIDDLE, Kind.LATE, Kind.START, Kind.FINISH, Kind.COMPARISON,
        Kind.ROMAN,
    )
)  # fmt: skip


MOST_VALUES: Final = 100
"""How many values a sentence has at most; what a longer row of figures goes on with is left out."""


def find_values(text: str, *, rupee: str | None = None) -> tuple[Value, ...]:
    """Find the values in a sentence, in order, at most `MOST_VALUES`; no two overlap.

    `rupee` is the ISO 4217 code meant by "Rs" and "rupees" where the sentence does not say
    whose; without it such money has the unit `Rs`. The time is linear in the length of the text.
    """
    grammar = _grammar(rupee)
    t = tokenise(text, grammar.vocabulary, grammar.telling)
    if t is None:
        return ()
    found: list[Value] = []
    floor = i = 0
    while i < t.size and len(found) < MOST_VALUES:
        if t.kinds[i] not in _STARTS:
            i += 1
            continue
        read = grammar.read(t, i, floor, found[-1] if found else None)
        if read is None:
            i += 1
            continue
        value, i = read
        found.append(value)
        floor = i
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The readers that share a lexicon; a value has a digit or a `telling` word."""

    vocabulary: Vocabulary
    telling: frozenset[str]
    quantities: QuantityReader
    dates: DateReader
    spans: SpanReader

    def read(
        self, t: Tokens, i: int, floor: int, previous: Value | None
    ) -> tuple[Value, int] | None:
        """Read the value that begins at token `i`; the more specific readings come first."""
        kind = t.kinds[i]
        figures = kind == Kind.NUMERAL and t.words[i].number < 0
        if kind in _DATES and not figures:
            date = self.dates.read(t, i)
            if date is not None:
                return date
        if kind in _SPANS and not figures:
            span = self.spans.read(t, i, floor)
            if span is not None:
                return span
        if kind in _NUMBERS:
            return self.quantities.at_number(t, i, floor, previous)
        if kind in _WORDS:
            return self.quantities.at_word(t, i, floor, previous)
        return None


@cache
def _grammar(rupee: str | None) -> _Grammar:
    lexicon = load_lexicon()
    dates = DateReader(lexicon)
    return _Grammar(
        lexicon.vocabulary,
        frozenset(form for form, word in lexicon.vocabulary.items() if word.kind in _CORES),
        QuantityReader(lexicon, rupee),
        dates,
        SpanReader(lexicon, dates),
    )
