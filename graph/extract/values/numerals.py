"""Numbers in figures and in words, with the precision to which they are printed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from msgspec import Struct

from graph.extract.values.tokens import Kind, Tokens

_MOST_SCALES: Final = 2
_MOST_GROUPS: Final = 4
_GROUP: Final = 3
#: Three digits and no more, though decimals may follow.
_THOUSANDS: Final = re.compile(r"\d{3}(?:[.,]\d{1,2})?$")
#: Decimals by the number of quarters.
_QUARTERS: Final = {1: ".25", 3: ".75"}


class Number(Struct, frozen=True):
    """A number: `mantissa` as printed, times `scale`; it ends before token `end`.

    `mantissa` is a plain decimal numeral. `worded` numbers have no digits. `scaled` says that a
    scale word is printed. `loose` numerals, such as `3,5`, count only beside a unit.
    """

    mantissa: str
    scale: int
    end: int
    scaled: bool = False
    worded: bool = False
    loose: bool = False

    @property
    def value(self) -> Decimal:
        """The number itself."""
        return plain(Decimal(self.mantissa) * self.scale)

    @property
    def whole(self) -> int | None:
        """The number as an integer, if it is one."""
        value = self.value
        return int(value) if value == value.to_integral_value() else None


def plain(number: Decimal) -> Decimal:
    """Return the same number without an exponent and without zeros after the decimal point."""
    whole = number.to_integral_value()
    return Decimal(int(whole)) if number == whole else number.normalize()


def read_number(t: Tokens, i: int) -> Number | None:
    """Read a number that begins at token `i`: "62.54 million", "two hundred", "half a billion".

    A letter that scales a figure ("5m") is left to `with_letter`, since it may be a unit.
    """
    kind = t.kinds[i]
    if kind == Kind.NUMERAL:
        word = t.words[i]
        numeral, at = _spaced(t, i)
        scale, end = read_scales(t, at)
        number = Number(numeral, scale, end, end > at, loose=word.comma)
        return _added(t, number) if scale > 1 and t.kinds[end] == Kind.NUMERAL else number
    if kind == Kind.HALF:
        return _half(t, i)
    if kind == Kind.A:
        return _worded(t, i) if t.kinds[i + 1] in _AFTER_A else None
    if kind == Kind.CARDINAL or kind == Kind.TENS:
        return _worded(t, i)
    return None


_AFTER_A: Final = (Kind.HUNDRED, Kind.SCALE, Kind.DOZEN)


def with_letter(t: Tokens, number: Number) -> Number | None:
    """Return the number scaled by the letter behind it ("5m", "3 bn" aside), if there is one."""
    end = number.end
    if number.scaled or number.worded or t.kinds[end] != Kind.LETTER_SCALE:
        return None
    following = t.texts[end + 1]
    if t.glued(end + 1) and (following[0].isalnum()):
        return None
    return Number(number.mantissa, t.words[end].number, end + 1, True, loose=number.loose)


def read_scales(t: Tokens, i: int) -> tuple[int, int]:
    """Read scale words from token `i` on: "million", "lakh crore", "-million".

    Returns their product, 1 if there are none, and the index after them.
    """
    scale = 1
    for _ in range(_MOST_SCALES):
        at = i
        if t.kinds[at] == Kind.DASH and t.glued(at) and t.glued(at + 1):
            at += 1
        if t.kinds[at] != Kind.SCALE:
            break
        scale *= t.words[at].number
        i = at + 1
        if t.texts[i - 1].lower() == "cr" and t.kinds[i] == Kind.DOT and t.kinds[i + 1] != Kind.END:
            i += 1
    return scale, i


def _spaced(t: Tokens, i: int) -> tuple[str, int]:
    """Read a numeral whose thousands stand apart: "12 500 000", "4 586.4", "1'250"."""
    numeral, at = t.words[i].numeral, i + 1
    if not numeral.isdecimal() or not 1 <= int(numeral) <= 999 or numeral[0] == "0":
        return numeral, at
    if t.kinds[i - 1] in (Kind.MONTH, Kind.MONTH_SHORT):
        return numeral, at
    for _ in range(_MOST_GROUPS):
        group = _group(t, at)
        if group is None:
            break
        numeral, at = numeral + group, at + 1 + (t.kinds[at] == Kind.APOSTROPHE)
        if "." in group:
            break
    return numeral, at


def _group(t: Tokens, at: int) -> str | None:
    """Return the three digits that go on with a numeral, with decimals where it ends in them."""
    marked = t.kinds[at] == Kind.APOSTROPHE and t.glued(at) and t.glued(at + 1)
    apart = marked or t.starts[at] == t.ends[at - 1] + 1
    figures = at + marked
    group = t.words[figures].numeral
    if not apart or t.kinds[figures] != Kind.NUMERAL or not _THOUSANDS.match(t.texts[figures]):
        return None
    return group if len(group.partition(".")[0]) == _GROUP else None


def _added(t: Tokens, number: Number) -> Number:
    """Read on in "1 billion 12.4 million", as figures are given from Baku to Tashkent."""
    smaller = t.words[number.end]
    scale, end = read_scales(t, number.end + 1)
    ratio = number.scale // scale
    if scale == 1 or ratio <= 1 or not number.mantissa.isdecimal():
        return number
    rest = Decimal(smaller.numeral)
    if rest >= ratio:
        return number
    return Number(f"{int(number.mantissa) * ratio + rest:f}", scale, end, True)


#: Thousands of millions are told for want of billions: "two thousand million".
_THOUSAND: Final = 1000


def _half(t: Tokens, i: int) -> Number | None:
    """Read "half a million" or "half-a-billion"."""
    at = t.past_dash(i + 1)
    if t.kinds[at] != Kind.A:
        return None
    at = t.past_dash(at + 1)
    if t.kinds[at] == Kind.DOZEN:
        return Number("6", 1, at + 1, worded=True)
    scale, end = read_scales(t, at)
    return Number("0.5", scale, end, True, worded=True) if end > at else None


def _worded(t: Tokens, i: int) -> Number | None:
    """Read a number in words."""
    if t.kinds[i] == Kind.A:
        group, end = 1, i + 1
    else:
        group, end = _below_hundred(t, i)
    if t.kinds[end] == Kind.DOZEN:
        return Number(str(group * 12), 1, end + 1, worded=True)
    if t.kinds[end] == Kind.HUNDRED:
        group, end = _hundreds(t, group, end)
    decimals, end = _decimals(t, end)
    scale, end = read_scales(t, end)
    if scale == 1:
        return Number(f"{group}{decimals}", 1, _past_figures(t, group, end), worded=True)
    number = Number(f"{group}{decimals}", scale, end, True, worded=True)
    return number if decimals else _continued(t, number)


def _decimals(t: Tokens, i: int) -> tuple[str, int]:
    """Read "point five", "and a half", "and three quarters" at token `i`, if they stand there."""
    follows = t.kinds[i + 1]
    if t.texts[i] == "point" and follows == Kind.CARDINAL and t.words[i + 1].number < 10:
        return f".{t.words[i + 1].number}", i + 2
    if t.kinds[i] != Kind.AND:
        return "", i
    if follows == Kind.A and t.kinds[i + 2] == Kind.HALF:
        return ".5", i + 3
    at = t.past_dash(i + 2)
    count = 1 if follows == Kind.A else t.words[i + 1].number
    quarters = follows in (Kind.A, Kind.CARDINAL) and t.kinds[at] == Kind.QUARTER
    return (_QUARTERS[count], at + 1) if quarters and count in _QUARTERS else ("", i)


def _past_figures(t: Tokens, number: int, i: int) -> int:
    """Return the index after "(12)", by which a contract repeats the number before token `i`."""
    repeated = (
        t.kinds[i] == Kind.OPEN
        and t.kinds[i + 1] == Kind.NUMERAL
        and t.words[i + 1].number == number
        and t.kinds[i + 2] == Kind.CLOSE
    )
    return i + 3 if repeated else i


def _below_hundred(t: Tokens, i: int) -> tuple[int, int]:
    if t.kinds[i] == Kind.TENS:
        at = t.past_dash(i + 1)
        if t.kinds[at] == Kind.CARDINAL and 0 < t.words[at].number < 10:
            return t.words[i].number + t.words[at].number, at + 1
    return t.words[i].number, i + 1


def _hundreds(t: Tokens, group: int, i: int) -> tuple[int, int]:
    """Read "hundred" at token `i` and what may follow: "hundred and fifty", "hundred five"."""
    group, end = group * 100, i + 1
    at = end + 1 if t.kinds[end] == Kind.AND else end
    if t.kinds[at] in (Kind.CARDINAL, Kind.TENS):
        rest, after = _below_hundred(t, at)
        if t.kinds[after] != Kind.HUNDRED:
            return group + rest, after
    return group, end


def _continued(t: Tokens, number: Number) -> Number:
    """Read on after a scale word: "two million five hundred thousand", "a thousand and one"."""
    joined = t.kinds[number.end] == Kind.AND
    at = number.end + joined
    if t.kinds[at] not in (Kind.CARDINAL, Kind.TENS):
        return number
    group, end = _below_hundred(t, at)
    if t.kinds[end] == Kind.HUNDRED:
        group, end = _hundreds(t, group, end)
    scale, after = read_scales(t, end)
    if number.scale == _THOUSAND < scale and not joined:  # "two thousand four hundred million"
        total = int(number.mantissa) * number.scale + group
        return Number(str(total), scale, after, True, worded=True)
    if scale >= number.scale or (joined and scale > 1):
        return number
    total = int(number.mantissa) * number.scale + group * scale
    return Number(str(total // scale), scale, after, True, worded=True)
