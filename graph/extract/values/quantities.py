"""Money, percentages and measures: numbers beside a unit."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from graph.extract.values.lexicon import Lexicon, Unit
from graph.extract.values.model import Measure, Money, Percent, Value
from graph.extract.values.multiples import MultipleReader
from graph.extract.values.numerals import Number, read_number, with_letter
from graph.extract.values.terms import Term, TermReader
from graph.extract.values.tokens import Kind, Tokens
from graph.extract.values.units import Family

_MOST_WORDS_IN_RATE: Final = 3
_COUNTED: Final = frozenset((Kind.HUNDRED, Kind.SCALE, Kind.DOZEN))
_PER: Final = frozenset((Kind.SLASH, Kind.PER, Kind.A, Kind.EACH))
_DOLLAR: Final = "USD"
_GLOSS: Final = re.compile(
    r" ?(?:[(\[]|, (?:or|i\.e\.|equivalent to|equal to|worth) |/ ?| = )"
    r"(?:or |equivalent (?:to|of) |equal to |i\.e\.,? |worth )?"
)


class QuantityReader:
    """Reads values that begin with a number, or with a word that is one."""

    __slots__ = ("_lexicon", "_multiples", "_terms")

    def __init__(self, lexicon: Lexicon, rupee: str | None) -> None:
        self._lexicon = lexicon
        self._terms = TermReader(lexicon, rupee)
        self._multiples = MultipleReader(lexicon, self._terms)

    def at_number(
        self, t: Tokens, i: int, floor: int, previous: Value | None
    ) -> tuple[Value, int] | None:
        """Read the value whose number begins at token `i`; return it with the index after it.

        Words before it, back to token `floor`, are taken in. `previous` is the value before.
        """
        left = self._terms.read(t, i, floor)
        if left is None:
            return None
        pair = self._terms.pair(t, left, floor)
        if pair is not None:
            first, second, is_range = pair
            if is_range:
                return self._value(t, first, second, floor, previous)
            if t.kinds[left.end] == Kind.TO:
                left = first
        if left.unit is None:
            left = _continued(t, left, previous)
        return self._value(t, left, None, floor, previous)

    def at_word(
        self, t: Tokens, i: int, floor: int, previous: Value | None
    ) -> tuple[Value, int] | None:
        """Read the value that begins at "hundred", "third", "half", "doubled" or the like."""
        kind = t.kinds[i]
        if kind in _COUNTED:
            if i - 1 < floor or t.kinds[i - 1] != Kind.A:
                return None
            return self.at_number(t, i - 1, floor, previous)
        if kind == Kind.PERCENTAGE:
            return self._point(t, i, floor)
        if kind == Kind.HALF:
            if read_number(t, i) is not None:
                return self.at_number(t, i, floor, previous)
            point = self._half_point(t, i, floor)
            if point is not None:
                return point
        return self._multiples.at_word(t, i, floor)

    def _half_point(self, t: Tokens, i: int, floor: int) -> tuple[Value, int] | None:
        """Read "half a percentage point"."""
        found = self._lexicon.after.at(t.texts, i + 2) if t.kinds[i + 1] == Kind.A else None
        if found is None or found[0].family not in (Family.PERCENT, Family.POINTS):
            return None
        number = Number("0.5", 1, i + 2, worded=True)
        return self._value(t, Term(number, found[0], i, found[1]), None, floor, None)

    def _point(self, t: Tokens, i: int, floor: int) -> tuple[Value, int] | None:
        """Read "a percentage point"."""
        found = self._lexicon.after.at(t.texts, i)
        if found is None or i - 1 < floor or t.kinds[i - 1] != Kind.A:
            return None
        number = Number("1", 1, i, worded=True)
        return self._value(t, Term(number, found[0], i - 1, found[1]), None, floor, None)

    def _value(
        self, t: Tokens, left: Term, right: Term | None, floor: int, previous: Value | None
    ) -> tuple[Value, int] | None:
        unit = left.unit
        if unit is None:
            return self._multiples.without_unit(t, left, floor)
        family, code, end = unit.family, unit.code, (right or left).end
        if family is Family.MONEY:
            if code == _DOLLAR and t.texts[left.start] == "$":
                # "$5 million tala": the sign stands for whatever the noun says.
                found = self._lexicon.after.at(t.texts, end)
                if found is not None and found[0].family is Family.MONEY:
                    code, end = found[0].code, found[1]
            price = self._price(t, end)
            if price is not None:
                family, code, end = Family.MEASURE, f"{code}/{price[0]}", price[1]
        elif family is Family.MEASURE or family is Family.THING:
            rate = self._rate(t, end)
            if rate is not None and "/" not in code:
                code, end = f"{code}/{rate[0]}", rate[1]
            elif family is Family.THING:
                bare = replace(left, unit=None, end=left.number.end)
                return self._multiples.without_unit(t, bare, floor)
        quantity, start, end = self._terms.quantity(t, left, right, code, end, floor)
        begin, stop = t.starts[start], t.ends[end - 1]
        if family is Family.MONEY:
            gloss = (
                isinstance(previous, Money)
                and previous.quantity.unit != code
                and _GLOSS.fullmatch(t.text, previous.end, begin) is not None
            )
            return Money(start=begin, end=stop, quantity=quantity, gloss=gloss), end
        if family is Family.PERCENT or family is Family.POINTS:
            points, signed = family is Family.POINTS, left.sign != 0
            percent = Percent(
                start=begin, end=stop, quantity=quantity, points=points, signed=signed
            )
            return percent, end
        return Measure(start=begin, end=stop, quantity=quantity), end

    def _price(self, t: Tokens, i: int) -> tuple[str, int] | None:
        """Read what a price is for: "/kWh", "a unit", "per 1,000 cubic metres"."""
        if t.texts[i] == "for" and t.kinds[i + 1] == Kind.EACH:
            i += 1
        if t.kinds[i] not in _PER:
            return None
        found = self._lexicon.prices.at(t.texts, i + 1)
        number = read_number(t, i + 1) if found is None and t.kinds[i] == Kind.PER else None
        if number is None:
            return found
        found = self._lexicon.prices.at(t.texts, number.end)
        return None if found is None else (f"{number.value:f} {found[0]}", found[1])

    def _rate(self, t: Tokens, i: int) -> tuple[str, int] | None:
        """Read the time that a quantity is for: "a year", "of freight annually", "/day"."""
        if t.kinds[i] != Kind.OF:
            return self._rate_at(t, i)
        for at in range(i + 1, i + 1 + _MOST_WORDS_IN_RATE):
            if t.kinds[at] != Kind.OTHER and t.kinds[at] != Kind.AND:
                return None
            found = self._rate_at(t, at + 1)
            if found is not None:
                return found
        return None

    def _rate_at(self, t: Tokens, i: int) -> tuple[str, int] | None:
        if t.kinds[i] in _PER:
            code = self._lexicon.rates.get(t.texts[i + 1])
            if code is not None and t.kinds[i + 2] != Kind.BEFORE:
                return code, i + 2
        return self._lexicon.rate_adverbs.at(t.texts, i)


def _continued(t: Tokens, term: Term, previous: Value | None) -> Term:
    """Give a number the currency of the amount before it: "from $1.2bn to 1.4bn"."""
    at = term.start - 1
    number = with_letter(t, term.number) or term.number
    if t.kinds[at] != Kind.TO or not isinstance(previous, Money) or not number.scaled:
        return term
    if previous.end != t.ends[at - 1]:
        return term
    unit = Unit(Family.MONEY, previous.quantity.unit)
    return replace(term, unit=unit, number=number, end=number.end)
