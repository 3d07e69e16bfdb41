"""A sentence as words and folded mentions, and the phrases of the lexicon found in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import islice, takewhile
from operator import attrgetter
from typing import Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from graph.claims.model import Direction, Trend
from graph.claims.quantity import Quantity
from graph.extract.annotate import Annotated, Mention
from graph.extract.figures.lexicon import MOVES, Kind, Lexicon, Reading
from graph.extract.figures.seats import trading
from graph.extract.mentions import Name, NameType, Parties
from graph.extract.values import find_values
from graph.extract.values.expression import Day, PeriodExpression, Span
from graph.extract.values.model import (
    Count,
    DateMention,
    Factor,
    Measure,
    Money,
    Ordinal,
    Percent,
    PeriodMention,
    Share,
)

_FROM: Final = re.compile(r"(?i)\bfrom (?:[a-z]+ ){0,2}$")
_LARGE: Final = re.compile(
    r"(\d[\d,]*(?:\.\d+)?) ?(?:[mb]illion|[mb]n|[mb]ln|trillion|trn|thousand|crore|lakh)"
)
_GOES_ON: Final = re.compile(
    r"[.,;:)]| \(|$"
    r"| of (?:a year|the (?:month|year|quarter|previous|preceding|same|corresponding)|last)\b"
    r"| the (?:month|year|quarter|week|previous|preceding|prior|same|corresponding|following)\b"
    r"| (?:earlier|previously|before|recorded|registered|booked|reported|posted|seen|on|at)\b"
    r"| (?:to|in|and|from|up|down|or|during|against|by|while|for|last|a|showing|registering)\b"
)
_REACHING: Final = (
    r"(?:stands?|stood|valued|was|were) at|was|were|reached|hit|totall?ed|exceeded|crossed|came to"
    r"|amounted to|(?:deficit|surplus|gap) of|fetched|earned|brought in|took|bought|supplied|sold"
    r"|(?:exports|imports|sales|purchases|shipments|turnover|trade)(?: (?:at|of|to))?"
    r"|(?:rose|fell|grew|climbed|dropped|declined|increased|decreased|jumped|slipped|shrank|shrunk"
    r"|surged|slid|widened|narrowed|up|down) (?:to|from)"
)
_PLAIN: Final = re.compile(r"\d+(?:\.\d+)?")
#: What stands between figures that share the words after the last of them.
_SHARING: Final = frozenset({" and ", ", ", " or ", " and by ", ", and ", " and of "})
_MILLIONS: Final = re.compile(r".*\d ?m")
_MILLION: Final = 1_000_000
#: What leads up to an amount that leaves out the currency said before it.
_STANDS: Final = re.compile(
    rf"(?i)\b(?:{_REACHING})(?: (?:about|around|over|nearly|only|just))? $"
    r"|(?:%|\bpct|\bper ?cent) (?:to|at|from) $"
)
#: Days from which a range of days is a stretch that trade is counted over, not a meeting.
_SHORTEST_PERIOD: Final = 25
_START: Final = attrgetter("start")
_WORD: Final = re.compile(r"'s\b|\d{1,3}(?:,\d{3})+|[^\W_]+(?:[-'./&][^\W_]+)*|[^\w\s]|_")
#: Names that are what a sentence is about; a hub or a link in it leaves its countries visible.
#: Before and after a part these make it a step: "up by nearly a third", "a third more".
_BY: Final = re.compile(r"\bby (?:(?:about|nearly|almost|some|roughly|around|over|as much as) )?$")
_MORE: Final = re.compile(r" (?:more|less|fewer|higher|lower)\b(?! than (?:half|a))")
_LED: Final = 24
_FOLDED: Final = frozenset({NameType.INSTRUMENT, NameType.BODY, NameType.ORGANISATION})
_new: Final = tuple.__new__
#: First words of a bracket that tells how a head is counted: "(with fuel)"; "(imports less
#: exports)" does so, too.
_COUNTING: Final = frozenset({"with", "without", "including", "excluding"})
_LESS: Final = frozenset({"less", "minus"})
_MOST_ASIDE: Final = 12
_DETERMINERS: Final = frozenset({"the", "both", "its", "a", "an", "neighbouring", "neighboring"})

DASHES: Final = frozenset({"–", "-", "—"})
"""What parts names from their amounts in a list."""

TURNS: Final = frozenset({";", ",", "and", "while", "whereas", "but"})
"""What turns to the next clause."""


class Token(NamedTuple):
    """A word, a mark or a mention; `word` is in lower case and empty for a mention."""

    start: int
    end: int
    word: str
    mention: Mention | None = None

    @property
    def figure(self) -> Money | Percent | None:
        """The amount or percentage that the token is, if it is one."""
        return self.mention if isinstance(self.mention, Money | Percent) else None

    @property
    def parties(self) -> Parties | None:
        """The parties that the token names, if it does."""
        return self.mention if isinstance(self.mention, Parties) else None

    @property
    def period(self) -> PeriodMention | None:
        """The period that the token names, if it does."""
        return self.mention if isinstance(self.mention, PeriodMention) else None

    @property
    def factor(self) -> Factor | None:
        """The multiple that the token is, if it is one."""
        return self.mention if isinstance(self.mention, Factor) else None

    @property
    def share(self) -> Share | None:
        """The part of a whole that the token is, if it is one."""
        return self.mention if isinstance(self.mention, Share) else None

    @property
    def name(self) -> Name | None:
        """The named thing that the token is, if it is one."""
        return self.mention if isinstance(self.mention, Name) else None


class Mark(Struct, frozen=True):
    """A phrase of the lexicon: tokens `start` to `end` (half-open), in one of its readings."""

    start: int
    end: int
    kind: Kind
    direction: Direction | None = None
    trend: Trend | None = None


@dataclass(frozen=True)
class Words:
    """A sentence taken apart. Ranges count tokens and are half-open."""

    text: str
    tokens: tuple[Token, ...]
    lexicon: Lexicon

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of all tokens, empty for mentions."""
        return tuple([token.word for token in self.tokens])

    @cached_property
    def folded(self) -> tuple[int, ...]:
        """The tokens that are mentions, by index."""
        return tuple(at for at, token in enumerate(self.tokens) if token.mention is not None)

    def mentioned(self, start: int, end: int) -> list[int]:
        """Return the tokens within a range that are mentions, by index."""
        return [at for at in self.folded if start <= at < end]

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The phrases of the lexicon, longest first at each place, in order."""
        found: list[Mark] = []
        words, known, past = self.words, self.lexicon.phrases, 0
        for index in [index for index, word in enumerate(words) if word in known]:
            if index < past:
                continue
            length, readings = self.lexicon.at(words, index)
            found += [self._mark(index, length, reading) for reading in readings]
            past = index + (_step(readings, length) if length > 1 else 1)
        return tuple(found)

    @cached_property
    def abroad(self) -> list[Mark]:
        """The phrases that stand for the rest of the world."""
        return self.of((Kind.ABROAD,))

    @staticmethod
    def _mark(index: int, length: int, reading: Reading) -> Mark:
        return Mark(index, index + length, reading.kind, reading.direction, reading.trend)

    def of(self, kinds: Collection[Kind], start: int = 0, end: int | None = None) -> list[Mark]:
        """Return the marks of some kinds within a range of tokens."""
        marks = self.marks
        if not marks:
            return []
        last = len(self.tokens) if end is None else end
        first = bisect_left(marks, start, key=_START) if start else 0
        past = bisect_left(marks, last, lo=first, key=_START) if end is not None else len(marks)
        return [m for m in marks[first:past] if m.kind in kinds and m.end <= last]

    def moves_at(self, at: int) -> bool:
        """Whether a word of growth or fall begins at a token."""
        return any(mark.start == at and mark.kind in MOVES for mark in self.marks)

    def lead(self, at: int, floor: int = 0) -> int:
        """Return the token before one, past "about" and the like: "at" of "at about $5 million".

        It does not go back beyond `floor`.
        """
        at -= 1
        while at > floor and self.lexicon.has("between", self.words[at]):
            at -= 1
        return at

    def slice(self, start: int, end: int) -> str:
        """Return the text of a range of tokens."""
        if start >= end:
            return ""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def governor(self, index: int) -> str:
        """Return the word before a mention, past its determiners; empty if there is none."""
        at = index - 1
        while at >= 0 and self.words[at] in _DETERMINERS:
            at -= 1
        return self.words[at] if at >= 0 else ""

    def before(self, index: int, count: int = 6) -> tuple[str, ...]:
        """Return the words just before a token, back to the nearest mention or mark."""
        words: list[str] = []
        for at in range(index - 1, max(-1, index - 1 - count), -1):
            word = self.words[at]
            if not word or not (word[0].isalnum() or word == "'s"):
                break
            words.append(word)
        return tuple(reversed(words))


def _step(readings: Sequence[Reading], length: int) -> int:
    """Move past phrases that name a head, so that their parts are not read again."""
    heads = (Kind.STRONG, Kind.LISTING, Kind.OTHER, Kind.GOAL_NOUN)
    return length if any(r.kind in heads for r in readings) else 1


def take_apart(sentence: Annotated, lexicon: Lexicon, money: Money | None = None) -> Words:
    """Take a sentence apart into tokens.

    `money` is the last amount before the sentence, in whose currency "stood at 7.9 billion" is.
    """
    text = sentence.text
    tokens: list[Token] = []
    position = 0
    for mention in _mentions(sentence, money):
        tokens += _plain(text, position, mention.start)
        tokens.append(Token(mention.start, mention.end, "", mention))
        position = mention.end
    tokens += _plain(text, position, len(text))
    if "(" in text:
        tokens = list(_without_asides(tokens))
    return Words(text, tuple(tokens), lexicon)


def _without_asides(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield tokens without brackets that say what a head counts: "exports (with fuel and …)"."""
    end = 0
    for at, token in enumerate(tokens):
        if at < end:
            continue
        if token.word == "(" and (closing := _aside_end(tokens, at)) is not None:
            end = closing
            continue
        yield token


def _aside_end(tokens: Sequence[Token], opening: int) -> int | None:
    """Return where a bracket of plain words ends that tells how something is counted."""
    inside = takewhile(lambda token: token.word != ")", islice(tokens, opening + 1, None))
    words = [token.word for token in islice(inside, _MOST_ASIDE + 1)]
    plain = len(words) <= _MOST_ASIDE and all(word and not word[0].isdigit() for word in words)
    if not plain or not words or opening + 1 + len(words) >= len(tokens):
        return None
    counts = words[0] in _COUNTING or not _LESS.isdisjoint(words)
    return opening + len(words) + 2 if counts else None


def _mentions(sentence: Annotated, money: Money | None) -> list[Mention]:
    """Return what is folded: names of bodies and instruments, else what lies within them."""
    chosen: list[Mention] = []
    shared = _shared_percents(sentence) if "%" in sentence.text or "cent" in sentence.text else {}
    for _, mention in sentence.view.mentions:
        if mention.start in shared:
            chosen.append(shared[mention.start])
        elif isinstance(mention, Measure) and (
            amount := _short_amount(sentence.text, mention, chosen)
        ):
            chosen.append(amount)
        elif isinstance(mention, Name) and mention.type not in _FOLDED:
            inner = (m for _, m in sentence.base.mentions)
            chosen += [m for m in inner if mention.start <= m.start and m.end <= mention.end]
        elif isinstance(mention, Count):
            amount = _same_currency(sentence.text, mention, chosen, money)
            chosen += [amount] if amount is not None else []
        elif isinstance(mention, Share) and _grows_by(sentence.text, mention):
            chosen.append(mention.in_per_cent())
        elif isinstance(mention, Money) and mention.quantity.value is None:
            chosen += _two_amounts(sentence.text, mention)
        elif isinstance(mention, DateMention) and mention.until is not None:
            chosen.append(_days(sentence.text, mention) or mention)
        elif not isinstance(mention, Ordinal | Measure):
            chosen.append(mention)
    for seat in trading(sentence):
        chosen = [m for m in chosen if m.end <= seat.start or seat.end <= m.start]
        chosen.append(seat)
    return sorted(chosen, key=lambda m: m.start)


def _grows_by(text: str, part: Share) -> bool:
    """Whether a part is how much more or less it is: "rose by a third", "a fifth more tin"."""
    if _MORE.match(text, part.end):
        return True
    led = _BY.search(text, max(0, part.start - _LED), part.start)
    return led is not None and not text.startswith(" of ", part.end)


def _days(text: str, dates: DateMention) -> PeriodMention | None:
    """Return "1 January to 28 February 2022" as the period that it is, if it is weeks long."""
    first, last = dates.date, dates.until
    if first is None or last is None or (last.last - first.first).days < _SHORTEST_PERIOD:
        return None
    expression = PeriodExpression(Span(Day(first), Day(last)), text[dates.start : dates.end])
    return PeriodMention(start=dates.start, end=dates.end, expression=expression)


def _two_amounts(text: str, money: Money) -> list[Mention]:
    """Take "from only $3 million to $5 million" apart, which looks like a range."""
    at = text.find(" to ", money.start, money.end)
    if at < 0 or not _FROM.search(text, max(0, money.start - 24), money.start):
        return [money]
    parts: list[Mention] = []
    for start, end in ((money.start, at), (at + 4, money.end)):
        found = [v for v in find_values(text[start:end]) if isinstance(v, Money)]
        if len(found) != 1:
            return [money]
        parts.append(replace(found[0], start=start + found[0].start, end=start + found[0].end))
    return parts


def _short_amount(text: str, measure: Measure, before: Sequence[Mention]) -> Money | None:
    """Return "50 m" as money in "$58 m (2022: 50 m)", where no length can be meant."""
    money = next((m for m in reversed(before) if isinstance(m, Money)), None)
    value = measure.quantity.value
    if money is None or value is None or not _MILLIONS.fullmatch(text, measure.start, measure.end):
        return None
    led = text[max(0, measure.start - _LED) : measure.start].casefold()
    if not _MILLIONS.search(text, money.start, money.end):
        return None
    if not led.endswith((": ", "exports ", "imports ", "and ")):
        return None
    half = (value - (measure.quantity.low or value)) * _MILLION
    whole, unit = value * _MILLION, money.quantity.unit
    quantity = Quantity(measure.quantity.printed, whole, whole - half, whole + half, unit)
    return Money(start=measure.start, end=measure.end, quantity=quantity)


def _shared_percents(sentence: Annotated) -> dict[int, Percent]:
    """Return the first figures of "3.4 and 0.9 per cent" as percentages, by where they start."""
    found: dict[int, Percent] = {}
    text, following = sentence.text, None
    for value in reversed(sentence.values):
        if isinstance(value, Percent):
            following = value
            continue
        plain = isinstance(value, Count | Measure) and _PLAIN.fullmatch(
            text, value.start, value.end
        )
        joined = following is not None and text[value.end : following.start] in _SHARING
        if not plain or following is None or not joined:
            following = None
            continue
        printed = text[value.start : value.end]
        number = Decimal(printed)
        half = Decimal(5).scaleb(-1 - len(printed.partition(".")[2]))
        quantity = Quantity(printed, number, number - half, number + half, "%")
        following = Percent(start=value.start, end=value.end, quantity=quantity)
        found[value.start] = following
    return found


def _same_currency(
    text: str, count: Count, before: Sequence[Mention], earlier: Money | None
) -> Money | None:
    """Return "3.5 billion" as money where it goes on from an amount: "from $2.6 billion to …"."""
    printed = text[count.start : count.end]
    match = _LARGE.fullmatch(printed)
    money = next((m for m in reversed(before) if isinstance(m, Money)), None)
    if money is None and _STANDS.search(text, max(0, count.start - 30), count.start):
        money = earlier
    if match is None or money is None or not _GOES_ON.match(text, count.end):
        return None
    digits = match[1].replace(",", "")
    scale = Decimal(count.number) / Decimal(digits) if Decimal(digits) else Decimal(1)
    half = Decimal(5).scaleb(-1 - len(digits.partition(".")[2])) * scale
    value = Decimal(count.number)
    quantity = Quantity(printed, value, value - half, value + half, money.quantity.unit)
    return Money(start=count.start, end=count.end, quantity=quantity)


def _plain(text: str, start: int, end: int) -> list[Token]:
    tokens: list[Token] = []
    last = start
    # Only blanks stand between words. To look for each is quicker than a match object of each,
    # and `_new` than Token(…); there are hundreds in a document.
    for word in _WORD.findall(text, start, end):
        first = text.index(word, last)
        last = first + len(word)
        tokens.append(_new(Token, (first, last, word.casefold(), None)))
    return tokens


def plain_tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text without looking for mentions."""
    return tuple(_plain(text, 0, len(text)))
