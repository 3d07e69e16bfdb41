"""A sentence as tokens: numerals, words and marks, each with what it is to the value grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_PIECE: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|\s+|.", re.DOTALL)
_PADDING: Final = 24


class Kind(StrEnum):
    """What a token is to the grammar; those of words are the keys of `words.yaml`."""

    # Made of digits and marks.
    NUMERAL = "numeral"
    DOTTED = "dotted"
    DASH = "dash"
    SIGN = "sign"
    DOT = "dot"
    COMMA = "comma"
    SLASH = "slash"
    OPEN = "open"
    CLOSE = "close"
    APOSTROPHE = "apostrophe"
    END = "end_of_sentence"
    OTHER = "other"
    # Numbers.
    CARDINAL = "cardinal"
    TENS = "tens"
    HUNDRED = "hundred"
    DOZEN = "dozen"
    SCALE = "scale"
    LETTER_SCALE = "letter_scale"
    ORDINAL = "ordinal"
    SUFFIX = "suffix"
    HALF = "half"
    QUARTER = "quarter"
    DENOMINATOR = "denominator"
    FOLD = "fold"
    FOLD_SUFFIX = "fold_suffix"
    TIMES = "times"
    MULTIPLIED = "multiplied"
    MULTIPLY = "multiply"
    DIVIDED = "divided"
    DIVIDE = "divide"
    TWICE = "twice"
    # The calendar.
    MONTH = "month"
    MONTH_SHORT = "month_short"
    WEEKDAY = "weekday"
    WEEKDAY_SHORT = "weekday_short"
    DAY_WORD = "day_word"
    FISCAL_MARK = "fiscal_mark"
    CIVIL_MARK = "civil_mark"
    QUARTER_MARK = "quarter_mark"
    HALF_MARK = "half_mark"
    PART_MARK = "part_mark"
    FISCAL = "fiscal"
    CALENDAR = "calendar"
    TIME = "time"
    PAST = "past"
    PREVIOUS = "previous"
    CURRENT = "current"
    COMING = "coming"
    OPENING = "opening"
    CLOSING = "closing"
    SAME = "same"
    BEFORE = "before"
    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
    START = "start"
    FINISH = "end"
    ENDED = "ended"
    # Little words.
    A = "a"
    THE = "the"
    THAT = "that"
    AND = "and"
    OR = "or"
    OF = "of"
    IN = "in"
    OVER = "over"
    PER = "per"
    EACH = "each"
    TO = "to"
    THROUGH = "through"
    BETWEEN = "between"
    FROM = "from"
    BY = "by"
    SINCE = "since"
    WITHIN = "within"
    MINUS = "minus"
    PLUS = "plus"
    MODAL = "modal"
    LABEL = "label"
    PROGRAMME = "programme"


@dataclass(frozen=True, slots=True)
class Word:
    """What a token is.

    Attributes:
        kind: its part in the grammar.
        number: the number a number word, month, weekday or unit of time stands for; the value
            of a numeral of digits alone; else -1.
        numeral: for a numeral, its plain form without grouping marks and with a decimal point.
        comma: the numeral has a decimal comma, which is only believed beside a unit.
    """

    kind: Kind
    number: int = -1
    numeral: str = ""
    comma: bool = False


class Vocabulary(dict[str, Word]):
    """Known words by their form; for other tokens it says what they look like."""

    def __missing__(self, token: str) -> Word:
        if token[0].isdecimal():
            return read_numeral(token)
        return _OTHER


_OTHER: Final = Word(Kind.OTHER)
_END: Final = Word(Kind.END)

#: Marks by themselves; words are added from the lexicon.
MARKS: Final[dict[str, Word]] = {
    **{dash: Word(Kind.DASH) for dash in "-\u2010\u2011\u2012\u2013\u2014"},
    "\u2212": Word(Kind.SIGN, -1),
    "+": Word(Kind.SIGN, 1),
    ".": Word(Kind.DOT),
    ",": Word(Kind.COMMA),
    "/": Word(Kind.SLASH),
    "(": Word(Kind.OPEN),
    "[": Word(Kind.OPEN),
    ")": Word(Kind.CLOSE),
    "]": Word(Kind.CLOSE),
    "'": Word(Kind.APOSTROPHE),
    "\u2019": Word(Kind.APOSTROPHE),
}

#: Longer numerals are codes, not quantities; this also keeps Decimal arithmetic exact.
LONGEST_NUMERAL: Final = 18

_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d?(?:,\d{2})+,\d{3}")
_DOT_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_DATE: Final = re.compile(r"(?:\d{4}\.\d{1,2}\.\d{1,2}|\d{1,2}\.\d{1,2}\.\d{4})")


def read_numeral(text: str) -> Word:
    """Return what a run of digits with points and commas is.

    Points and commas group or separate decimals as in English unless that is impossible:
    `1.234.567` and `1.234,5` are read as in German, `3,5` as a decimal comma.
    """
    if len(text) > LONGEST_NUMERAL or not text.isascii():
        return _OTHER
    if text.isdecimal():
        return Word(Kind.NUMERAL, int(text), text)
    whole, point, fraction = text.rpartition(".")
    if "," not in text:
        if "." not in whole:
            return Word(Kind.NUMERAL, -1, text)
        if _DATE.fullmatch(text):
            return Word(Kind.DOTTED)
        if _DOT_GROUPED.fullmatch(text):
            return Word(Kind.NUMERAL, -1, text.replace(".", ""))
        return _OTHER
    if point and "," not in fraction:
        if _GROUPED.fullmatch(whole):
            return Word(Kind.NUMERAL, -1, f"{whole.replace(',', '')}.{fraction}")
        return _OTHER
    if _GROUPED.fullmatch(text):
        return Word(Kind.NUMERAL, -1, text.replace(",", ""))
    whole, _, fraction = text.rpartition(",")
    if whole.isdecimal() and (len(fraction) != 3 or whole == "0"):
        return Word(Kind.NUMERAL, -1, f"{whole}.{fraction}", comma=True)
    if _DOT_GROUPED.fullmatch(whole):
        return Word(Kind.NUMERAL, -1, f"{whole.replace('.', '')}.{fraction}")
    return _OTHER


def split(text: str) -> list[str]:
    """Return the tokens of a text, blanks left out."""
    return [piece for piece in _PIECE.findall(text) if not piece.isspace()]


class Tokens:
    """The tokens of a sentence as parallel lists, blanks left out.

    The lists are padded with tokens of kind END, so that a reader may look a few tokens ahead,
    and one or two behind, without asking where the sentence ends.
    """

    __slots__ = ("ends", "size", "starts", "text", "texts", "words")

    def __init__(self, text: str, texts: list[str], words: list[Word], starts: list[int]) -> None:
        self.text = text
        self.size = len(texts)
        self.texts = texts + [""] * _PADDING
        self.words = words + [_END] * _PADDING
        self.starts = starts + [len(text)] * _PADDING
        self.ends = [s + len(t) for s, t in zip(starts, texts, strict=True)] + [
            len(text)
        ] * _PADDING

    def kind(self, i: int) -> Kind:
        """Return the kind of token `i`."""
        return self.words[i].kind

    def number(self, i: int) -> int:
        """Return the number that token `i` stands for, or -1."""
        return self.words[i].number

    def glued(self, i: int) -> bool:
        """Whether token `i` follows the one before it without a blank."""
        return 0 < i < self.size and self.starts[i] == self.ends[i - 1]

    def slice(self, start: int, end: int) -> str:
        """Return the text of the tokens from `start` to `end`."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def is_short(self, i: int) -> bool:
        """Whether token `i` is a numeral of one or two digits."""
        word = self.words[i]
        return word.kind is Kind.NUMERAL and word.number >= 0 and len(word.numeral) <= 2

    def is_year(self, i: int) -> bool:
        """Whether token `i` is a numeral that can be a year."""
        word = self.words[i]
        return word.kind is Kind.NUMERAL and len(word.numeral) == 4 and 1800 <= word.number <= 2199


def tokenise(text: str, vocabulary: Vocabulary, wanted: frozenset[Kind]) -> Tokens | None:
    """Split a sentence into tokens; None if it has no token of the `wanted` kinds."""
    pieces = _PIECE.findall(text)
    words = [vocabulary[piece] for piece in pieces]
    if not any(word.kind in wanted for word in words):
        return None
    texts: list[str] = []
    kept: list[Word] = []
    starts: list[int] = []
    position = 0
    for piece, word in zip(pieces, words, strict=True):
        if not piece.isspace():
            texts.append(piece)
            kept.append(word)
            starts.append(position)
        position += len(piece)
    return Tokens(text, texts, kept, starts)
