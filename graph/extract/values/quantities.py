"""Money, percentages, measures, factors, shares, ordinals and counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from graph.claims.quantity import Quantity, rounding_interval
from graph.extract.values.lexicon import Family, Lexicon, Role, Unit, rupee_unit
from graph.extract.values.model import (
    Count,
    Factor,
    Measure,
    Money,
    Ordinal,
    Percent,
    Share,
    Value,
)
from graph.extract.values.numerals import Number, plain, read_number, with_letter
from graph.extract.values.tokens import Kind, Tokens

Found = tuple[tuple[Value, ...], int]
"""Values, and the index of the token after the last of them."""

_MOST_WORDS_IN_RATE: Final = 3
_SIGNS: Final = (Kind.SIGN, Kind.MINUS, Kind.PLUS, Kind.DASH)
_NUMBER_STARTS: Final = (Kind.NUMERAL, Kind.CARDINAL, Kind.TENS, Kind.HALF)
_GLOSS: Final = re.compile(
    r" ?(?:[(\[]|, (?:or|i\.e\.|equivalent to|equal to|worth) |/ ?| or | = )"
    r"(?:or |equivalent (?:to|of) |equal to |i\.e\.,? |worth )?"
)
_DEEP: Final = frozenset(
    ("long", "wide", "deep", "high", "tall", "above", "draft", "draught", "below")
)


@dataclass(frozen=True, slots=True)
class _Term:
    """A number with its sign and unit, from token `start` to before `end`."""

    number: Number
    unit: Unit | None
    start: int
    end: int
    sign: int = 0
    currency_before: bool = False

    @property
    def value(self) -> Decimal:
        value = self.number.value * (self.unit.times if self.unit else 1)
        return -value if self.sign < 0 else value


class QuantityReader:
    """Reads quantities in a sentence.

    `rupee` is the ISO 4217 code of "Rs" where the text does not say whose rupees they are.
    """

    __slots__ = ("_lexicon", "_rupee")

    def __init__(self, lexicon: Lexicon, rupee: str | None) -> None:
        self._lexicon = lexicon
        self._rupee = rupee

    def at_number(self, t: Tokens, i: int, floor: int, previous: Value | None) -> Found | None:
        """Read the quantity whose number begins at token `i`.

        Words before it, back to token `floor`, are taken in. `previous` is the value before.
        """
        if _is_inside_word(t, i, floor) and self._currency_before(t, i, floor) is None:
            return None
        left = self._term(t, i, floor)
        if left is None:
            return None
        pair = self._second(t, left, floor)
        if pair is not None:
            left, right = pair
            if self._is_range(t, left, right, floor):
                return self._values(t, left, right, floor, previous)
        if left.unit is None:
            return self._without_unit(t, left, floor)
        return self._values(t, left, None, floor, previous)

    # Terms

    def _term(self, t: Tokens, i: int, floor: int) -> _Term | None:
        """Read a number with the currency or sign before it and the unit after it."""
        number = read_number(t, i)
        if number is None:
            return None
        sign, start = _sign_before(t, i, floor)
        currency = self._currency_before(t, start, floor)
        if currency is not None:
            unit, start = currency
            if not sign:
                sign, start = _sign_before(t, start, floor)
            number = with_letter(t, number) or number
            if not unit.weak or number.scaled or t.glued(i):
                return _Term(number, unit, start, number.end, sign, True)
        after = self._unit_after(t, number)
        if after is not None:
            unit, number, end = after
            return _Term(number, unit, start, end, sign)
        return _Term(number, None, start, number.end, sign)

    def _currency_before(self, t: Tokens, i: int, floor: int) -> tuple[Unit, int] | None:
        found = self._lexicon.before.before(t.texts, i, floor)
        if found is None:
            return None
        unit, start = found
        if t.glued(start) and t.texts[start - 1][-1].isalnum():
            return None
        return self._settled(unit), start

    def _settled(self, unit: Unit) -> Unit:
        """Return the unit with the country of the rupee filled in."""
        if unit.family is Family.MONEY and unit.code == rupee_unit(None):
            return replace(unit, code=rupee_unit(self._rupee))
        return unit

    def _unit_after(self, t: Tokens, number: Number) -> tuple[Unit, Number, int] | None:
        """Read the unit after a number, whose last letter may turn out to be a scale."""
        scaled = with_letter(t, number)
        if scaled is not None:
            found = self._unit_at(t, scaled.end, scaled)
            if found is not None:
                return found[0], scaled, found[1]
        found = self._unit_at(t, number.end, number)
        if found is not None:
            return found[0], number, found[1]
        if scaled is not None and t.texts[number.end] == "m":
            nouns = t.texts[scaled.end]
            if nouns in _DEEP or not nouns.endswith("s"):
                return Unit(Family.MEASURE, "m"), number, number.end + 1
        return None

    def _unit_at(self, t: Tokens, i: int, number: Number) -> tuple[Unit, int] | None:
        at = i + 1 if t.kind(i) is Kind.DASH and t.glued(i) and t.glued(i + 1) else i
        found = self._lexicon.after.at(t.texts, at)
        if found is None:
            return None
        unit, end = found
        if t.glued(end) and t.texts[end][0].isalnum():
            return None
        if unit.weak and not number.scaled:
            return None
        if unit.family is Family.MONEY and not _is_word(t, at) and not self._closes(t, at, end):
            return None
        return self._settled(unit), end

    def _closes(self, t: Tokens, at: int, end: int) -> bool:
        """Whether a currency sign belongs to the number before it, not to one after it."""
        return t.kind(end) is not Kind.NUMERAL and (t.glued(at) or t.kind(at - 1) is Kind.SCALE)

    # Ranges

    def _second(self, t: Tokens, left: _Term, floor: int) -> tuple[_Term, _Term] | None:
        """Read the other end of a range, and let the two ends share scale and unit."""
        at = left.end
        kind = t.kind(at)
        between = self._is_between(t, left.start, floor)
        if not (
            kind is Kind.DASH
            or kind is Kind.TO
            or kind is Kind.OR
            or (kind is Kind.AND and between)
        ):
            return None
        core = self._core(t, at + 1)
        if core is None:
            return None
        right = self._term(t, core, at + 1)
        if right is None or right.start != at + 1:
            return None
        return _shared(left, right)

    def _is_between(self, t: Tokens, i: int, floor: int) -> bool:
        start = self._prefix(t, i, floor)[1]
        return start > floor and t.kind(start - 1) is Kind.BETWEEN

    def _core(self, t: Tokens, i: int) -> int | None:
        """Return the index of the number that begins, after a sign or currency, at token `i`."""
        if t.kind(i) in _NUMBER_STARTS:
            return i
        found = self._lexicon.before.at(t.texts, i)
        if found is not None and t.kind(found[1]) is Kind.NUMERAL:
            return found[1]
        if t.kind(i) in _SIGNS and t.glued(i + 1) and t.kind(i + 1) is Kind.NUMERAL:
            return i + 1
        return None

    def _is_range(self, t: Tokens, left: _Term, right: _Term, floor: int) -> bool:
        """Whether two figures with a unit are the ends of one range."""
        if left.value > right.value:
            return False
        if t.kind(left.end) is Kind.TO:
            start = self._prefix(t, left.start, floor)[1]
            before = t.texts[start - 1].lower() if start > floor else ""
            if before == "from":
                return t.texts[start - 2].lower() in _RANGING
            return before not in self._lexicon.change_verbs
        return True

    # Values

    def _values(
        self, t: Tokens, left: _Term, right: _Term | None, floor: int, previous: Value | None
    ) -> Found | None:
        last = right or left
        unit = left.unit
        assert unit is not None
        code, end, family = unit.code, last.end, unit.family
        if family is Family.MONEY:
            price = self._price(t, end)
            if price is not None:
                code, end, family = f"{code}/{price[0]}", price[1], Family.MEASURE
        elif family is Family.MEASURE or family is Family.THING:
            rate = self._rate(t, end)
            if rate is not None and "/" not in code:
                code, end = f"{code}/{rate[0]}", rate[1]
            elif family is Family.THING:
                bare = replace(left, unit=None, end=left.number.end)
                return self._without_unit(t, bare, floor)
        quantity, start, end = self._quantity(t, left, right, code, end, family, floor)
        begin, stop = t.starts[start], t.ends[end - 1]
        value: Value
        if family is Family.MONEY:
            gloss = (
                isinstance(previous, Money)
                and previous.quantity.unit != code
                and _GLOSS.fullmatch(t.text, previous.end, begin) is not None
            )
            value = Money(start=begin, end=stop, quantity=quantity, gloss=gloss)
        elif family is Family.PERCENT or family is Family.POINTS:
            value = Percent(
                start=begin,
                end=stop,
                quantity=quantity,
                points=family is Family.POINTS,
                signed=bool(left.sign),
            )
        else:
            value = Measure(start=begin, end=stop, quantity=quantity)
        return (value,), end

    def _quantity(
        self,
        t: Tokens,
        left: _Term,
        right: _Term | None,
        code: str,
        end: int,
        family: Family,
        floor: int,
    ) -> tuple[Quantity, int, int]:
        """Build the quantity and return it with the first and the last token of its words."""
        role, start, hedge = self._prefix_role(t, left.start, floor, family)
        if right is not None:
            if start > floor and t.kind(start - 1) is Kind.BETWEEN:
                start -= 1
            printed = t.slice(left.start if hedge else start, end)
            quantity = Quantity(printed, None, plain(left.value), plain(right.value), code, hedge)
            return quantity, start, end
        verb = self._lexicon.verbs.before(t.texts, left.start, floor)
        after = self._lexicon.suffixes.at(t.texts, end)
        if role is None and verb is not None:
            role = verb[0]
        if after is not None and role is None:
            role, after_end = after
            if role is Role.HEDGE:
                hedge = t.slice(end, after_end)
            end = after_end
        value = plain(left.value)
        printed = t.slice(left.start if role is Role.HEDGE else start, end)
        if role is Role.ABOVE:
            return Quantity(printed, value, value, None, code, hedge), start, end
        if role is Role.BELOW:
            return Quantity(printed, value, None, value, code, hedge), start, end
        low, high = _interval(left)
        return Quantity(printed, value, low, high, code, hedge), start, end

    def _prefix(self, t: Tokens, i: int, floor: int) -> tuple[Role | None, int]:
        """Return the role and the first token of the hedging or bounding words before `i`."""
        found = self._lexicon.prefixes.before(t.texts, i, floor)
        if found is None:
            return None, i
        role, start = found
        strong = self._lexicon.intensifiers.before(t.texts, start, floor)
        return role, strong[1] if strong else start

    def _prefix_role(
        self, t: Tokens, i: int, floor: int, family: Family
    ) -> tuple[Role | None, int, str | None]:
        role, start = self._prefix(t, i, floor)
        if family is Family.TIME and t.texts[i - 1].lower() in _DURING and start == i - 1:
            return None, i, None
        return role, start, t.slice(start, i) if role is Role.HEDGE else None

    def _price(self, t: Tokens, i: int) -> tuple[str, int] | None:
        """Read what a price is for: "/kWh", "per tonne", "a unit"."""
        if t.kind(i) not in (Kind.SLASH, Kind.PER, Kind.A, Kind.EACH):
            return None
        return self._lexicon.prices.at(t.texts, i + 1)

    def _rate(self, t: Tokens, i: int) -> tuple[str, int] | None:
        """Read the time that a quantity is for: "a year", "of freight annually", "/day"."""
        if t.kind(i) is Kind.OF:
            i += 1
            for ahead in range(_MOST_WORDS_IN_RATE):
                if t.kind(i + ahead) not in (Kind.OTHER, Kind.AND):
                    break
                found = self._rate_here(t, i + ahead + 1)
                if found is not None:
                    return found
            return None
        return self._rate_here(t, i)

    def _rate_here(self, t: Tokens, i: int) -> tuple[str, int] | None:
        if t.kind(i) in (Kind.PER, Kind.A, Kind.EACH, Kind.SLASH):
            code = self._lexicon.rates.get(t.texts[i + 1])
            if code is not None and t.kind(i + 2) is not Kind.BEFORE:
                return code, i + 2
        return self._lexicon.rate_adverbs.at(t.texts, i)

    # Numbers without a unit

    def _without_unit(self, t: Tokens, term: _Term, floor: int) -> Found | None:
        number = term.number
        for read in (self._factor, self._share, self._ordinal_of_figures):
            found = read(t, term, floor)
            if found is not None:
                return found
        if number.loose:
            return None
        scaled = with_letter(t, number)
        if scaled is not None:
            number, term = scaled, replace(term, number=scaled, end=scaled.end)
        if t.glued(term.end) and t.texts[term.end][0].isalnum():
            return None
        whole = number.whole
        if (
            whole is not None
            and "." not in number.mantissa
            or (whole is not None and number.scaled)
        ):
            return self._count(t, term, whole, floor)
        if term.sign == 0 and number.worded:
            return None
        quantity, start, end = self._quantity(t, term, None, "1", term.end, Family.MEASURE, floor)
        return (Measure(start=t.starts[start], end=t.ends[end - 1], quantity=quantity),), end

    def _count(self, t: Tokens, term: _Term, whole: int, floor: int) -> Found | None:
        i, end = term.start, term.end
        before = t.kind(i - 1) if i > 0 else Kind.END
        if term.sign or before is Kind.LABEL:
            return None
        if before is Kind.DOT and t.kind(i - 2) is Kind.LABEL:
            return None
        if t.glued(i) and t.texts[i - 1] in _JOINING and t.glued(i - 1):
            return None
        if t.glued(end) and t.texts[end] in _CLOCK and t.glued(end + 1):
            return None
        if term.number.mantissa == "1" and term.number.worded and not term.number.scaled:
            if before in _NOT_ONE or t.texts[end] in _ONE_OF:
                return None
        return (Count(start=t.starts[i], end=t.ends[end - 1], number=whole),), end

    def _factor(self, t: Tokens, term: _Term, floor: int) -> Found | None:
        """Read "2.5 times", "three-fold", "2.5x"."""
        at = term.end
        if t.kind(at) is Kind.DASH and t.glued(at) and t.glued(at + 1):
            at += 1
        kind = t.kind(at)
        if kind is Kind.TIMES:
            following = t.texts[at + 1].lower()
            before = t.texts[term.start - 1].lower() if term.start > floor else ""
            sure = (
                following in _MULTIPLE
                or "." in term.number.mantissa
                or before in self._lexicon.change_verbs
                or self._prefix(t, term.start, floor)[0] is not None
            )
            if not sure:
                return None
        elif kind is not Kind.FOLD_SUFFIX and not (
            t.texts[at] in ("x", "×") and t.glued(at) and not t.words[at + 1].number >= 0
        ):
            return None
        return self._factor_value(t, term.number.value, term.start, at + 1, floor, False)

    def _factor_value(
        self, t: Tokens, factor: Decimal, start: int, end: int, floor: int, verb: bool
    ) -> Found:
        first = self._prefix(t, start, floor)[1]
        value = Factor(
            start=t.starts[first],
            end=t.ends[end - 1],
            factor=factor,
            words=t.slice(first, end),
            verb=verb,
            hedge=t.slice(first, start) if first < start else None,
        )
        return (value,), end

    def _share(self, t: Tokens, term: _Term, floor: int) -> Found | None:
        """Read "two thirds", "nine-tenths", "one quarter"."""
        number = term.number.whole
        at = term.end
        if t.kind(at) is Kind.DASH and t.glued(at) and t.glued(at + 1):
            at += 1
        word = t.words[at]
        if number is None or term.sign or not term.number.worded or number > 99:
            return None
        if word.kind is Kind.DENOMINATOR or (
            word.kind is Kind.QUARTER and (number == 3 or number == 1 and t.kind(at + 1) is Kind.OF)
        ):
            part = word.number
        elif word.kind is Kind.ORDINAL and number == 1 and word.number > 2:
            part = word.number
        else:
            return None
        if number >= part:
            return None
        return self._share_value(t, Fraction(number, part), term.start, at + 1, floor)

    def _share_value(
        self, t: Tokens, fraction: Fraction, start: int, end: int, floor: int
    ) -> Found:
        first = self._prefix(t, start, floor)[1]
        value = Share(
            start=t.starts[first],
            end=t.ends[end - 1],
            fraction=fraction,
            words=t.slice(first, end),
            hedge=t.slice(first, start) if first < start else None,
        )
        return (value,), end

    def _ordinal_of_figures(self, t: Tokens, term: _Term, _floor: int) -> Found | None:
        """Read "14th" and "14 th"."""
        number = term.number.whole
        if number is None or term.number.worded or t.kind(term.end) is not Kind.SUFFIX:
            return None
        if (
            t.words[term.end - 1].numeral != str(number)
            or t.texts[term.end].isupper()
            and (not t.glued(term.end))
        ):
            return None
        end = term.end + 1
        return (Ordinal(start=t.starts[term.end - 1], end=t.ends[end - 1], number=number),), end

    # Words that are values by themselves

    def at_word(self, t: Tokens, i: int, floor: int, previous: Value | None) -> Found | None:
        """Read an ordinal, a factor or a share that begins at the word at token `i`."""
        word = t.words[i]
        kind = word.kind
        article = i > floor and t.kind(i - 1) is Kind.A
        if kind in (Kind.HUNDRED, Kind.SCALE, Kind.DOZEN):
            return self.at_number(t, i - 1, floor, previous) if article else None
        if kind is Kind.ORDINAL:
            return self._ordinal(t, i, floor, article)
        if kind is Kind.QUARTER:
            if article and t.kind(i + 1) is Kind.OF and word.number == 4:
                return self._share_value(t, Fraction(1, 4), i - 1, i + 1, floor)
            return None
        if kind is Kind.HALF:
            return self._half(t, i, floor, previous)
        if kind is Kind.FOLD:
            return self._factor_value(t, Decimal(word.number), i, i + 1, floor, False)
        if kind is Kind.MULTIPLIED:
            return self._factor_value(t, Decimal(word.number), i, i + 1, floor, True)
        if kind is Kind.DIVIDED or kind is Kind.DIVIDE:
            return self._factor_value(t, Decimal(1) / word.number, i, i + 1, floor, True)
        if kind is Kind.MULTIPLY:
            if t.kind(i - 1) in (Kind.TO, Kind.MODAL) or t.kind(i + 1) is Kind.THE:
                return self._factor_value(t, Decimal(word.number), i, i + 1, floor, True)
            return None
        if kind is Kind.TWICE and t.texts[i + 1].lower() in _MULTIPLE:
            return self._factor_value(t, Decimal(word.number), i, i + 1, floor, False)
        return None

    def _ordinal(self, t: Tokens, i: int, floor: int, article: bool) -> Found | None:
        number = t.number(i)
        if article and number > 2:
            before = t.texts[i - 2].lower() if i - 1 > floor else ""
            prefixed = self._prefix(t, i - 1, floor)[0] is not None
            if t.kind(i + 1) is Kind.OF or before == "by" or prefixed:
                return self._share_value(t, Fraction(1, number), i - 1, i + 1, floor)
        start = i
        if t.kind(i - 1) is Kind.DASH and t.glued(i) and t.kind(i - 2) is Kind.TENS:
            start = i - 2
        elif t.kind(i - 1) is Kind.TENS:
            start = i - 1
        if start < i and start >= floor and number < 10:
            number += t.number(start)
        else:
            start = i
        end = i + 1
        if t.kind(end) is Kind.DASH and t.glued(end) and t.texts[end + 1] == "ever":
            end += 2
        return (Ordinal(start=t.starts[start], end=t.ends[end - 1], number=number),), end

    def _half(self, t: Tokens, i: int, floor: int, previous: Value | None) -> Found | None:
        found = self._half_unit(t, i, floor)
        if found is not None:
            return found
        if read_number(t, i) is not None:
            return self.at_number(t, i, floor, previous)
        if t.kind(i - 1) in (Kind.ORDINAL, Kind.THE) and t.kind(i - 1) is not Kind.THE:
            return None
        if t.kind(i + 1) is Kind.DASH and t.glued(i + 1) and t.glued(i + 2):
            return None
        return self._share_value(t, Fraction(1, 2), i, i + 1, floor)

    def _half_unit(self, t: Tokens, i: int, floor: int) -> Found | None:
        """Read "half a percentage point"."""
        if t.kind(i + 1) is not Kind.A:
            return None
        found = self._lexicon.after.at(t.texts, i + 2)
        if found is None or found[0].family not in (Family.PERCENT, Family.POINTS):
            return None
        number = Number("0.5", 1, i + 2, worded=True)
        return self._values(t, _Term(number, found[0], i, found[1]), None, floor, None)


_RANGING: Final = frozenset(("range", "ranges", "ranged", "ranging", "vary", "varies", "varying"))
_DURING: Final = frozenset(("over", "within", "under", "about"))
_MULTIPLE: Final = frozenset(
    ("higher", "more", "larger", "greater", "bigger", "as", "the", "that", "its", "their", "compared",
     "than", "what", "over", "faster", "lower", "less", "this", "last", "since", "to", "in")
)  # fmt: skip
_JOINING: Final = frozenset("-+:\u2011")
_CLOCK: Final = frozenset(":+")
_NOT_ONE: Final = (Kind.EACH, Kind.THE, Kind.CURRENT, Kind.THAT)
_ONE_OF: Final = frozenset(("of", "another", "-", "such"))


def _is_word(t: Tokens, i: int) -> bool:
    return t.texts[i][:1].isalpha()


def _is_inside_word(t: Tokens, i: int, floor: int) -> bool:
    """Whether a numeral is part of a name such as "G20" or "B2B"."""
    return i > floor and t.glued(i) and t.texts[i - 1][-1].isalpha()


def _sign_before(t: Tokens, i: int, floor: int) -> tuple[int, int]:
    """Return the sign printed before token `i` (0 if none) and the index of its token, else `i`."""
    at = i - 1
    if at < floor:
        return 0, i
    kind = t.kind(at)
    if kind is Kind.MINUS or kind is Kind.PLUS:
        return (-1 if kind is Kind.MINUS else 1), at
    if not t.glued(i) or kind not in (Kind.DASH, Kind.SIGN):
        return 0, i
    if t.glued(at) and t.kind(at - 1) is not Kind.OPEN:
        # "-" after "$" is a sign; after a word or number it joins.
        if t.texts[at - 1][-1:].isalnum() or t.kind(at - 1) is Kind.CLOSE:
            return 0, i
    return (1 if t.texts[at] == "+" else -1), at


def _shared(left: _Term, right: _Term) -> tuple[_Term, _Term] | None:
    """Give the first of two figures the unit and scale it leaves to the second, and vice versa."""
    if left.unit is None and right.unit is None:
        return None
    if left.unit is not None and right.unit is not None:
        if left.unit.family is not right.unit.family or left.unit.code != right.unit.code:
            return None
    unit = left.unit or right.unit
    assert unit is not None
    if right.unit is None and not left.currency_before:
        return None
    first = replace(left, unit=left.unit or unit)
    second = replace(right, unit=right.unit or unit)
    if not first.number.scaled and second.number.scaled:
        number = replace(first.number, scale=second.number.scale, scaled=True)
        scaled = replace(first, number=number)
        if scaled.value <= second.value:
            first = scaled
        elif left.unit is None:
            return None
    return first, second


def _interval(term: _Term) -> tuple[Decimal, Decimal]:
    """Return the bounds within which the printed number was rounded."""
    times = term.unit.times if term.unit else Decimal(1)
    low, high = rounding_interval(term.number.mantissa, Decimal(term.number.scale) * times)
    if term.sign < 0:
        low, high = -high, -low
    return plain(low), plain(high)
