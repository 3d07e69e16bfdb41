"""A number with the sign, unit and bounding words around it, and two of them as a range."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from graph.claims.quantity import Quantity, rounding_interval
from graph.extract.values.lexicon import Lexicon, Role, Unit, rupee_unit
from graph.extract.values.numerals import Number, plain, read_number, read_scales, with_letter
from graph.extract.values.tokens import Kind, Tokens
from graph.extract.values.units import Family

_SIGNS: Final = frozenset((Kind.SIGN, Kind.MINUS, Kind.PLUS, Kind.DASH))
_NUMBER_STARTS: Final = frozenset((Kind.NUMERAL, Kind.CARDINAL, Kind.TENS, Kind.HALF))
_DEEP: Final = frozenset(
    ("long", "wide", "deep", "high", "tall", "above", "below", "draft", "draught")
)
_RANGING: Final = frozenset(("range", "ranges", "ranged", "ranging", "vary", "varies", "varying"))
_EM_DASH: Final = "\u2014"
_BY: Final = frozenset(("x", "\u00d7"))
_DURING: Final = frozenset(("over", "within", "under"))


class Term(Struct, frozen=True):
    """A number with its sign and unit, from token `start` to before `end`.

    `prefixed` says that its currency stands before it.
    """

    number: Number
    unit: Unit | None
    start: int
    end: int
    sign: int = 0
    prefixed: bool = False

    @property
    def value(self) -> Decimal:
        """The signed number in the unit's code."""
        value = self.number.value
        if self.unit is not None and self.unit.times != 1:
            value = plain(value * self.unit.times)
        return -value if self.sign < 0 else value

    def interval(self) -> tuple[Decimal, Decimal]:
        """Return the bounds of all numbers that would be printed the same."""
        times = self.unit.times if self.unit else Decimal(1)
        low, high = rounding_interval(self.number.mantissa, Decimal(self.number.scale) * times)
        if self.sign < 0:
            low, high = -high, -low
        return plain(low), plain(high)


class Prefix(Struct, frozen=True):
    """Hedging or bounding words before a number, from token `start` on."""

    role: Role | None
    start: int


#: "for two more years".
_FURTHER: Final = frozenset({"more", "further", "additional"})
#: "A $5 million plan" is not in Australian dollars.
_ARTICLES: Final = frozenset({"A"})


#: "K9" and "R350" name things; "R2,500" is an amount.
_DIGITS_OF_NAMES: Final = 3


def _scaled_behind(t: Tokens, number: Number, unit: Unit, end: int) -> tuple[Unit, Number, int]:
    """Return a term with the scale that stands behind its currency: "9.5 euro million"."""
    if unit.family is not Family.MONEY or number.scaled or number.worded:
        return unit, number, end
    scale, after = read_scales(t, end)
    if scale == 1:
        return unit, number, end
    return unit, Number(number.mantissa, scale, after, True, loose=number.loose), after


class TermReader:
    """Reads terms in a sentence.

    `rupee` is the ISO 4217 code of "Rs" where the text does not say whose rupees they are.
    """

    __slots__ = ("_lexicon", "_rupee")

    def __init__(self, lexicon: Lexicon, rupee: str | None) -> None:
        self._lexicon = lexicon
        self._rupee = rupee

    def read(self, t: Tokens, i: int, floor: int, *, money: bool = False) -> Term | None:
        """Read the term whose number begins at token `i`; it does not reach below `floor`.

        `money` says that a currency stands further before, so that "5m" is five million.
        """
        number = read_number(t, i)
        if number is None:
            return None
        sign, start = _sign_before(t, i, floor)
        currency = self._currency_before(t, start, floor)
        if currency is not None:
            unit, at = currency
            scaled = with_letter(t, number) or number
            if not unit.weak or _is_sum(t, start, scaled):
                if not sign:
                    sign, at = _sign_before(t, at, floor)
                return Term(scaled, unit, at, scaled.end, sign, prefixed=True)
        if start > floor and t.glued(start) and _is_name(t.texts[start - 1]):
            return None  # "G20", "B2B"
        if money:
            number = with_letter(t, number) or number
        after = self._unit_after(t, number)
        if after is not None:
            unit, number, end = after
            return Term(number, unit, start, end, sign)
        return Term(number, None, start, number.end, sign)

    def _currency_before(self, t: Tokens, i: int, floor: int) -> tuple[Unit, int] | None:
        found = self._lexicon.before.before(t.texts, i, floor)
        if found is None:
            return None
        unit, start = found
        if t.glued(start) and t.texts[start - 1][-1].isalnum():
            return None
        if t.texts[start] in _ARTICLES and start + 1 < i and not t.glued(start + 1):
            found = self._lexicon.before.before(t.texts, i, start + 1)
            if found is None:
                return None
            unit, start = found
        return self._settled(unit), start

    def _settled(self, unit: Unit) -> Unit:
        """Return the unit with the country of the rupee filled in."""
        if self._rupee is not None and unit.code == rupee_unit(None):
            return replace(unit, code=self._rupee)
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
            return _scaled_behind(t, number, *found)
        if t.texts[number.end] in _FURTHER:
            found = self._unit_at(t, number.end + 1, number)
            if found is not None and found[0].family is Family.TIME:
                return found[0], number, found[1]
        if scaled is not None and t.texts[number.end] == "m":
            following = t.texts[scaled.end]
            if following in _DEEP or not following.endswith("s"):
                return Unit(Family.MEASURE, "m"), number, number.end + 1
        return None

    def _unit_at(self, t: Tokens, i: int, number: Number) -> tuple[Unit, int] | None:
        at = t.past_dash(i)
        found = self._lexicon.after.at(t.texts, at)
        if found is None:
            return None
        unit, end = found
        if t.glued(end) and t.texts[end][0].isalnum():
            return None
        if unit.weak and not number.scaled:
            return None
        if not t.texts[at][0].isalpha() and unit.family is Family.MONEY:
            # A sign that begins the next amount is not the unit of this one.
            closes = t.glued(at) or t.kinds[at - 1] == Kind.SCALE
            if not closes or t.kinds[end] == Kind.NUMERAL:
                return None
        return self._settled(unit), end

    def pair(self, t: Tokens, left: Term, floor: int) -> tuple[Term, Term, bool] | None:
        """Read a second term joined to `left`; the two share scale and unit.

        Returns both, and whether they are the ends of one range ("$3-4 billion") or two
        figures ("from 3 to 4 billion dollars").
        """
        at = left.end
        kind = t.kinds[at]
        if kind == Kind.AND:
            if not self._is_between(t, left.start, floor):
                return None
        elif kind != Kind.DASH and kind != Kind.TO and kind != Kind.OR:
            return None
        core = self._core(t, at + 1)
        right = self.read(t, core, at + 1, money=left.prefixed) if core is not None else None
        if right is None or right.start != at + 1:
            return None
        shared = _shared(left, right)
        if shared is None:
            return None
        left, right = shared
        is_range = left.value <= right.value and (
            kind != Kind.TO or self._spans(t, left.start, floor)
        )
        return left, right, is_range

    def _is_between(self, t: Tokens, i: int, floor: int) -> bool:
        start = self.prefix(t, i, floor).start
        return start > floor and t.kinds[start - 1] == Kind.BETWEEN

    def _core(self, t: Tokens, i: int) -> int | None:
        """Return the index of the number that begins, after a sign or currency, at token `i`."""
        if t.kinds[i] in _NUMBER_STARTS:
            return i
        found = self._lexicon.before.at(t.texts, i)
        if found is not None and t.kinds[found[1]] == Kind.NUMERAL:
            return found[1]
        if t.kinds[i] in _SIGNS and t.glued(i + 1) and t.kinds[i + 1] == Kind.NUMERAL:
            return i + 1
        return None

    def _spans(self, t: Tokens, i: int, floor: int) -> bool:
        """Whether "X to Y" is a range, not a change from X to Y or by X to Y."""
        start = self.prefix(t, i, floor).start
        before = t.texts[start - 1].lower() if start > floor else ""
        if before == "from":
            return t.texts[start - 2].lower() in _RANGING
        return before not in self._lexicon.change_verbs

    def prefix(self, t: Tokens, i: int, floor: int) -> Prefix:
        """Read the hedging or bounding words that end before token `i`."""
        found = self._lexicon.prefixes.before(t.texts, i, floor)
        if found is None:
            return Prefix(None, i)
        role, start = found
        upward = t.texts[start] == "up" and start > floor
        if upward and t.texts[start - 1].lower() in self._lexicon.up_verbs:
            return Prefix(None, i)
        stronger = self._lexicon.intensifiers.before(t.texts, start, floor)
        return Prefix(role, stronger[1] if stronger else start)

    def _spreads(self, t: Tokens, start: int) -> bool:
        """Whether "over" is said of an extent, not of a bound."""
        return t.texts[start] == "over" and t.texts[start - 1].lower() in self._lexicon.over_verbs

    def _suffix(self, t: Tokens, end: int) -> tuple[Role, int] | None:
        """Read "or more", "or so", "-plus", "+"; a lone word must be joined to the number."""
        at = t.past_dash(end)
        found = self._lexicon.suffixes.at(t.texts, at)
        if found is None or t.texts[found[1]] == "than":
            return None
        return None if found[1] == at + 1 and not t.glued(at) else found

    def quantity(
        self, t: Tokens, left: Term, right: Term | None, code: str, end: int, floor: int
    ) -> tuple[Quantity, int, int]:
        """Build the quantity of a term or a range that ends before token `end`.

        Returns it with the first token of its words and the index after the last.
        """
        prefix = self.prefix(t, left.start, floor)
        role, start = prefix.role, prefix.start
        lasting = left.unit is not None and left.unit.family is Family.TIME
        if lasting and start == left.start - 1 and t.texts[start].lower() in _DURING:
            role, start = None, left.start  # "over five years" lasts, it does not bound
        elif role is Role.ABOVE and start > floor and self._spreads(t, start):
            role, start = None, left.start  # "stretches over 40 km" has the length of 40
        hedge = t.slice(start, left.start) if role is Role.HEDGE else None
        if right is not None:
            if start > floor and t.kinds[start - 1] == Kind.BETWEEN:
                start -= 1
            printed = t.slice(left.start if hedge else start, end)
            return Quantity(printed, None, left.value, right.value, code, hedge), start, end
        if role is None:
            verb = self._lexicon.verbs.before(t.texts, left.start, floor)
            after = self._suffix(t, end)
            if verb is not None:
                role = verb[0]
            elif after is not None:
                role = after[0]
                if role is Role.HEDGE:
                    hedge = t.slice(end, after[1])
                end = after[1]
        value = left.value
        printed = t.slice(left.start if hedge else start, end)
        if role is Role.ABOVE:
            return Quantity(printed, value, value, None, code), start, end
        if role is Role.BELOW:
            return Quantity(printed, value, None, value, code), start, end
        low, high = left.interval()
        return Quantity(printed, value, low, high, code, hedge), start, end


def _is_name(text: str) -> bool:
    return text[-1].isalpha() and text not in _BY


def _sign_before(t: Tokens, i: int, floor: int) -> tuple[int, int]:
    """Return the sign printed before token `i` (0 if none) and the index where it begins."""
    at = i - 1
    if at < floor:
        return 0, i
    kind = t.kinds[at]
    if kind == Kind.MINUS and at - 2 >= floor and t.kinds[at - 1] == Kind.OR:
        return (0, at - 2) if t.kinds[at - 2] == Kind.PLUS else (-1, at)  # "plus or minus 400 kV"
    if kind == Kind.MINUS or kind == Kind.PLUS:
        return (-1 if kind == Kind.MINUS else 1), at
    if (kind != Kind.DASH and kind != Kind.SIGN) or not t.glued(i) or t.texts[at] == _EM_DASH:
        return 0, i
    joins = t.glued(at) and (t.texts[at - 1][-1].isalnum() or t.kinds[at - 1] == Kind.CLOSE)
    if joins:
        return 0, i
    return (1 if t.texts[at] == "+" else -1), at


def _shared(left: Term, right: Term) -> tuple[Term, Term] | None:
    """Give each of two figures the unit, and the first the scale, that it leaves to the other."""
    unit = left.unit or right.unit
    if unit is None:
        return None
    if right.unit is None and not left.prefixed:
        return None
    if left.unit is not None and right.unit is not None:
        same = left.unit.family is right.unit.family and left.unit.code == right.unit.code
        if not same:
            return None
    first = replace(left, unit=left.unit or unit)
    second = replace(right, unit=right.unit or unit)
    if second.number.scaled and not first.number.scaled:
        number = replace(first.number, scale=second.number.scale, scaled=True)
        scaled = replace(first, number=number)
        return (scaled, second) if scaled.value <= second.value else None
    return first, second


def _is_sum(t: Tokens, i: int, number: Number) -> bool:
    """Whether a number from token `i` is an amount even after what is an everyday word as well."""
    if number.scaled or not number.mantissa.isdecimal():
        return True
    letter = t.glued(i) and len(t.texts[i - 1]) == 1
    return letter and len(number.mantissa) > _DIGITS_OF_NAMES
