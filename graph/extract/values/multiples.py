"""Factors, shares, ordinals and counts: numbers without a unit."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final

from msgspec.structs import replace

from graph.extract.values.lexicon import Lexicon
from graph.extract.values.model import Count, Factor, Measure, Ordinal, Share, Value
from graph.extract.values.numerals import with_letter
from graph.extract.values.terms import Term, TermReader
from graph.extract.values.tokens import NAMING_KINDS, Kind, Tokens

_COMPARED: Final = frozenset(
    ("higher", "more", "larger", "greater", "bigger", "faster", "lower", "less", "as", "the",
     "that", "its", "their", "than", "what", "over", "compared", "this", "last", "since", "to",
     "in")
)  # fmt: skip
_JOINING: Final = frozenset("-+:/\u2011")
_NOT_ONE: Final = frozenset((Kind.EACH, Kind.THE, Kind.CURRENT, Kind.THAT))
_NONE: Final = frozenset(("no", "any"))
_NOT_ALONE: Final = frozenset(("of", "another", "-", "such"))
_BEFORE_VERB: Final = frozenset((Kind.TO, Kind.MODAL))
_AUXILIARIES: Final = frozenset(("can", "could", "may", "might", "must", "should"))
_NO_UNIT: Final = "1"


class MultipleReader:
    """Reads what a number, or a word of number, is without a unit."""

    __slots__ = ("_lexicon", "_terms")

    def __init__(self, lexicon: Lexicon, terms: TermReader) -> None:
        self._lexicon = lexicon
        self._terms = terms

    def without_unit(self, t: Tokens, term: Term, floor: int) -> tuple[Value, int] | None:
        """Read a factor, share, ordinal or count, or else a plain decimal number."""
        found = self._factor(t, term, floor) or self._share(t, term, floor) or _figures(t, term)
        if found is not None:
            return found
        if term.number.worded and t.kinds[term.end - 1] == Kind.TENS:
            at = t.past_dash(term.end)
            if t.kinds[at] == Kind.ORDINAL:
                return None  # "twenty-first" is read at "first"
        if term.number.loose:
            return None
        scaled = with_letter(t, term.number)
        if scaled is not None:
            term = replace(term, number=scaled, end=scaled.end)
        if t.glued(term.end) and t.texts[term.end][0].isalnum():
            return None
        whole = term.number.whole
        if whole is not None and (term.number.scaled or "." not in term.number.mantissa):
            return _count(t, term, whole)
        quantity, start, end = self._terms.quantity(t, term, None, _NO_UNIT, term.end, floor)
        return Measure(start=t.starts[start], end=t.ends[end - 1], quantity=quantity), end

    def at_word(self, t: Tokens, i: int, floor: int) -> tuple[Value, int] | None:
        """Read an ordinal, a factor or a share that begins with the word at token `i`."""
        kind, number = t.kinds[i], t.words[i].number
        if kind == Kind.ORDINAL:
            return self._ordinal(t, i, floor)
        if kind == Kind.QUARTER:
            return (
                self._share_at(t, i - 1, i + 1, Fraction(1, 4), floor)
                if (number == 4 and self._is_share(t, i, floor))
                else None
            )
        if kind == Kind.HALF:
            joined = t.past_dash(i + 1) > i + 1 or t.past_dash(i - 1) == i
            return None if joined else self._share_at(t, i, i + 1, Fraction(1, 2), floor)
        factor: Decimal | None = None
        verb = True
        if kind == Kind.MULTIPLIED:
            factor = Decimal(number)
        elif kind == Kind.MULTIPLY:
            verbal = t.kinds[i - 1] in _BEFORE_VERB or t.texts[i - 1] in _AUXILIARIES
            if verbal or t.kinds[i + 1] == Kind.THE:
                factor = Decimal(number)
        elif kind == Kind.DIVIDED or kind == Kind.DIVIDE:
            factor = 1 / Decimal(number)
        elif kind == Kind.FOLD or (kind == Kind.TWICE and t.texts[i + 1].lower() in _COMPARED):
            factor, verb = Decimal(number), False
        return None if factor is None else self._factor_at(t, i, i + 1, factor, floor, verb)

    def _factor(self, t: Tokens, term: Term, floor: int) -> tuple[Value, int] | None:
        """Read "2.5 times", "three-fold", "2.5x", "a factor of three"."""
        start = term.start
        if t.kinds[start - 1] == Kind.OF and t.texts[start - 2] == "factor" and start - 2 >= floor:
            return self._factor_at(t, start - 2, term.end, term.number.value, floor, verb=False)
        at = t.past_dash(term.end)
        kind = t.kinds[at]
        if kind == Kind.TIMES:
            if not self._is_factor(t, term, at, floor):
                return None
        elif kind != Kind.FOLD_SUFFIX and not (t.texts[at] in ("x", "\u00d7") and t.glued(at)):
            return None
        if t.glued(at + 1) and t.texts[at + 1][0].isalnum():
            return None
        return self._factor_at(t, term.start, at + 1, term.number.value, floor, verb=False)

    def _is_factor(self, t: Tokens, term: Term, at: int, floor: int) -> bool:
        """Whether "N times" multiplies; "met three times" counts."""
        before = t.texts[term.start - 1].lower() if term.start > floor else ""
        return (
            t.texts[at + 1].lower() in _COMPARED
            or "." in term.number.mantissa
            or before in self._lexicon.change_verbs
            or self._terms.prefix(t, term.start, floor).role is not None
        )

    def _factor_at(
        self, t: Tokens, start: int, end: int, factor: Decimal, floor: int, verb: bool
    ) -> tuple[Value, int]:
        first = self._terms.prefix(t, start, floor).start
        value = Factor(
            start=t.starts[first],
            end=t.ends[end - 1],
            factor=factor,
            words=t.slice(first, end),
            verb=verb,
            hedge=t.slice(first, start) if first < start else None,
        )
        return value, end

    def _share(self, t: Tokens, term: Term, floor: int) -> tuple[Value, int] | None:
        """Read "two thirds", "nine-tenths", "one quarter of", "one in five"."""
        number = term.number.whole
        if number is None or not term.number.worded or term.sign:
            return None
        if t.texts[term.end] == "in" and t.kinds[term.end + 1] == Kind.CARDINAL:
            part = t.words[term.end + 1].number  # "one in five", but "one in two years"
            if number >= part or t.kinds[term.end + 2] == Kind.TIME:
                return None
            return self._share_at(t, term.start, term.end + 2, Fraction(number, part), floor)
        at = t.past_dash(term.end)
        kind, part = t.kinds[at], t.words[at].number
        if kind == Kind.QUARTER:
            is_share = number == 3 or (number == 1 and t.kinds[at + 1] == Kind.OF)
        elif kind == Kind.ORDINAL:
            is_share = number == 1 and part > 2
        else:
            is_share = kind == Kind.DENOMINATOR
        if not is_share or number >= part:
            return None
        return self._share_at(t, term.start, at + 1, Fraction(number, part), floor)

    def _share_at(
        self, t: Tokens, start: int, end: int, fraction: Fraction, floor: int
    ) -> tuple[Value, int]:
        first = self._terms.prefix(t, start, floor).start
        value = Share(
            start=t.starts[first],
            end=t.ends[end - 1],
            fraction=fraction,
            words=t.slice(first, end),
            hedge=t.slice(first, start) if first < start else None,
        )
        return value, end

    def _is_share(self, t: Tokens, i: int, floor: int) -> bool:
        """Whether "a third" is a part of something: "a third of", "by a third", "about a third"."""
        article = i - 1
        if article < floor or t.kinds[article] != Kind.A:
            return False
        by = article > floor and t.kinds[article - 1] == Kind.BY
        return (
            by
            or t.kinds[i + 1] == Kind.OF
            or self._terms.prefix(t, article, floor).role is not None
        )

    def _ordinal(self, t: Tokens, i: int, floor: int) -> tuple[Value, int]:
        number = t.words[i].number
        if number > 2 and self._is_share(t, i, floor):
            return self._share_at(t, i - 1, i + 1, Fraction(1, number), floor)
        start = i
        joined = i - 1 if t.past_dash(i - 1) == i else i
        if number < 10 and joined - 1 >= floor and t.kinds[joined - 1] == Kind.TENS:
            start = joined - 1
            number += t.words[start].number
        end = i + 1
        if t.texts[t.past_dash(end)] == "ever" and t.past_dash(end) > end:
            end += 2
        return Ordinal(start=t.starts[start], end=t.ends[end - 1], number=number), end


def _figures(t: Tokens, term: Term) -> tuple[Value, int] | None:
    """Read "14th" and "14 th"."""
    at = term.end
    word = t.words[at - 1]
    if t.kinds[at] != Kind.SUFFIX or word.kind != Kind.NUMERAL or word.number < 0:
        return None
    if not t.glued(at) and not t.texts[at].islower():
        return None
    return Ordinal(start=t.starts[at - 1], end=t.ends[at], number=word.number), at + 1


def _count(t: Tokens, term: Term, whole: int) -> tuple[Value, int] | None:
    start, end = term.start, term.end
    before = t.kinds[start - 1]
    numbered = before in NAMING_KINDS or (before == Kind.DOT and t.kinds[start - 2] in NAMING_KINDS)
    if term.sign or numbered or t.names_act(start):
        return None
    # "COVID-19", "5+1", "09:30" and "24/7" count nothing.
    if t.glued(start) and t.texts[start - 1] in _JOINING and t.glued(start - 1):
        return None
    if t.glued(end) and t.texts[end] in "+:/" and t.glued(end + 1):
        return None
    numeral = t.words[start].numeral
    if (numeral[:1] == "0" and whole) or t.kinds[end] == Kind.PROGRAMME:
        return None
    is_one = term.number.mantissa == "1" and term.number.worded and not term.number.scaled
    if is_one and (before in _NOT_ONE or t.texts[end] in _NOT_ALONE):
        return None
    if is_one and t.texts[start - 1].lower() in _NONE:
        return None
    return Count(start=t.starts[start], end=t.ends[end - 1], number=whole), end
