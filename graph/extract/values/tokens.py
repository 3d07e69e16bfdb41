"""A sentence as tokens: numerals, words and marks, each with what it is to the value grammar."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from msgspec import Struct

# The first alternative is a special case of the third that is quicker to find.
_PIECE: Final = re.compile(r"[A-Za-z]+(?![^\W\d_])|\d+(?:[.,]\d+)*|[^\W\d_]+|\S")
#: The same for ASCII, in half the time.
_ASCII_PIECE: Final = re.compile(r"[A-Za-z]+|\d+(?:[.,]\d+)*|\S")
_DIGIT: Final = re.compile(r"\d")
_BLANKS: Final = "".join(chr(code) if chr(code).isalnum() else " " for code in range(128))
_PADDING: Final = 24
_CLAUSE: Final = 40
#: Words that put what follows into the future: "is to open", "scheduled for".
_AHEAD: Final = frozenset({"scheduled", "planned", "due", "expected", "slated", "upcoming"})
_AHEAD_PAIRS: Final = frozenset(
    {("to", "be"), ("is", "to"), ("are", "to"), ("plans", "to"), ("plan", "to"), ("to", "begin")}
    | {("to", "start"), ("to", "open")}
)
"""How many tokens on a word such as "will" bears on a date."""


class Kind:
    """What a token is to the grammar; the kinds of words are the keys of `words.yaml`.

    Plain strings, not an enumeration: the grammar compares kinds some hundred times a sentence,
    and looking up a member of an enumeration takes ten times as long on Python 3.11.
    """

    # Made of digits and marks.
    NUMERAL: Final = "numeral"
    DOTTED: Final = "dotted"
    DASH: Final = "dash"
    SIGN: Final = "sign"
    DOT: Final = "dot"
    COMMA: Final = "comma"
    SLASH: Final = "slash"
    OPEN: Final = "open"
    CLOSE: Final = "close"
    APOSTROPHE: Final = "apostrophe"
    END: Final = "end_of_sentence"
    OTHER: Final = "other"
    # Numbers.
    CARDINAL: Final = "cardinal"
    TENS: Final = "tens"
    HUNDRED: Final = "hundred"
    DOZEN: Final = "dozen"
    SCALE: Final = "scale"
    LETTER_SCALE: Final = "letter_scale"
    ORDINAL: Final = "ordinal"
    SUFFIX: Final = "suffix"
    HALF: Final = "half"
    QUARTER: Final = "quarter"
    DENOMINATOR: Final = "denominator"
    FOLD: Final = "fold"
    FOLD_SUFFIX: Final = "fold_suffix"
    PERCENTAGE: Final = "percentage"
    TIMES: Final = "times"
    MULTIPLIED: Final = "multiplied"
    MULTIPLY: Final = "multiply"
    DIVIDED: Final = "divided"
    DIVIDE: Final = "divide"
    TWICE: Final = "twice"
    # The calendar.
    MONTH: Final = "month"
    MONTH_SHORT: Final = "month_short"
    ROMAN: Final = "roman"
    WEEKDAY: Final = "weekday"
    WEEKDAY_SHORT: Final = "weekday_short"
    DAY_WORD: Final = "day_word"
    FISCAL_MARK: Final = "fiscal_mark"
    CIVIL_MARK: Final = "civil_mark"
    QUARTER_MARK: Final = "quarter_mark"
    HALF_MARK: Final = "half_mark"
    PART_MARK: Final = "part_mark"
    FISCAL: Final = "fiscal"
    OTHER_YEAR: Final = "other_year"
    COMPARISON: Final = "comparison"
    CALENDAR: Final = "calendar"
    TIME: Final = "time"
    PAST: Final = "past"
    PREVIOUS: Final = "previous"
    CURRENT: Final = "current"
    COMING: Final = "coming"
    OPENING: Final = "opening"
    CLOSING: Final = "closing"
    SAME: Final = "same"
    BEFORE: Final = "before"
    EARLY: Final = "early"
    MIDDLE: Final = "middle"
    LATE: Final = "late"
    START: Final = "start"
    FINISH: Final = "end"
    ENDED: Final = "ended"
    # Little words.
    A: Final = "a"
    THE: Final = "the"
    THAT: Final = "that"
    AND: Final = "and"
    OR: Final = "or"
    OF: Final = "of"
    IN: Final = "in"
    OVER: Final = "over"
    PER: Final = "per"
    EACH: Final = "each"
    TO: Final = "to"
    THROUGH: Final = "through"
    BETWEEN: Final = "between"
    FROM: Final = "from"
    BY: Final = "by"
    SINCE: Final = "since"
    WITHIN: Final = "within"
    MINUS: Final = "minus"
    PLUS: Final = "plus"
    MODAL: Final = "modal"
    LABEL: Final = "label"
    PROGRAMME: Final = "programme"
    ENACTMENT: Final = "enactment"


NAMING_KINDS: Final = frozenset((Kind.LABEL, Kind.PROGRAMME, Kind.ENACTMENT))
"""What makes a number after it a part of a name: "Article 5", "Agenda 2030"."""
_BEFORE_YEAR_OF_ACT: Final = frozenset((Kind.OF, Kind.COMMA))
_OF_NUMBER: Final = frozenset((Kind.NUMERAL, Kind.LABEL, Kind.DOT))


class Word(Struct, frozen=True):
    """What a token is.

    Attributes:
        kind: its part in the grammar.
        number: the number a number word, month, weekday or unit of time stands for; the value
            of a numeral of digits alone; else -1.
        numeral: for a numeral, its plain form without grouping marks and with a decimal point.
        comma: the numeral has a decimal comma, which is only believed beside a unit.
    """

    kind: str
    number: int = -1
    numeral: str = ""
    comma: bool = False


KINDS: Final = frozenset(value for name, value in vars(Kind).items() if name.isupper())

Vocabulary = Mapping[str, Word]
"""Known words and marks by their form."""

_OTHER: Final = Word(Kind.OTHER)
_END: Final = Word(Kind.END)
_NO_TEXTS: Final = [""] * _PADDING
_NO_WORDS: Final = [_END] * _PADDING
_NO_KINDS: Final = [Kind.END] * _PADDING

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
    return _PIECE.findall(text)


class Tokens:
    """The tokens of a sentence as parallel lists, blanks left out.

    The lists are padded with tokens of kind END, so that a reader may look a few tokens ahead,
    and one or two behind, without asking where the sentence ends.
    """

    __slots__ = ("ends", "kinds", "size", "starts", "text", "texts", "words")

    def __init__(self, text: str, texts: list[str], words: list[Word]) -> None:
        self.text = text
        self.size = len(texts)
        self.texts = texts + _NO_TEXTS
        self.words = words + _NO_WORDS
        self.kinds = [word.kind for word in words] + _NO_KINDS
        past = [len(text)] * _PADDING
        self.starts: list[int] = []
        self.ends: list[int] = []
        last = 0
        for piece in texts:  # only blanks stand between them
            first = text.index(piece, last)
            last = first + len(piece)
            self.starts.append(first)
            self.ends.append(last)
        self.starts += past
        self.ends += past

    def glued(self, i: int) -> bool:
        """Whether token `i` follows the one before it without a blank."""
        return 0 < i < self.size and self.starts[i] == self.ends[i - 1]

    def slice(self, start: int, end: int) -> str:
        """Return the text of the tokens from `start` to `end`."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def speaks_ahead(self, end: int) -> bool:
        """Whether the words before token `end` speak of the future."""
        first = max(0, end - _CLAUSE)
        if Kind.MODAL in self.kinds[first:end]:
            return True
        words = [word.casefold() for word in self.texts[first:end]]
        if not _AHEAD.isdisjoint(words):
            return True
        return "to" in words and any(pair in _AHEAD_PAIRS for pair in pairwise(words))

    def past_dash(self, i: int) -> int:
        """Return the index after a dash at `i` that joins two words; `i` if there is none."""
        return i + 1 if self.kinds[i] == Kind.DASH and self.glued(i) and self.glued(i + 1) else i

    def month(self, i: int) -> tuple[int, int] | None:
        """Read a month's name, and the point of its abbreviation, at token `i`.

        Returns the month, 1 to 12, and the index after it.
        """
        kind = self.kinds[i]
        if kind == Kind.MONTH:
            return self.words[i].number, i + 1
        if kind == Kind.MONTH_SHORT:
            dotted = self.kinds[i + 1] == Kind.DOT and self.glued(i + 1)
            return self.words[i].number, i + 1 + (dotted and self.kinds[i + 2] != Kind.END)
        return None

    def is_short(self, i: int) -> bool:
        """Whether token `i` is a numeral of one or two digits."""
        word = self.words[i]
        return word.kind == Kind.NUMERAL and word.number >= 0 and len(word.numeral) <= 2

    def names_act(self, i: int) -> bool:
        """Whether the number at token `i` names a law: "Trade Act of 1974", "Law No. 5 of 2018"."""
        if i < 1 or self.kinds[i - 1] not in _BEFORE_YEAR_OF_ACT:
            return False
        at = i - 2
        while at > max(0, i - 5) and self.kinds[at] in _OF_NUMBER:
            at -= 1
        return at >= 0 and self.kinds[at] == Kind.ENACTMENT

    def is_year(self, i: int) -> bool:
        """Whether token `i` is a numeral that can be a year, and no section: "19 U.S.C. 1862"."""
        word = self.words[i]
        if word.kind != Kind.NUMERAL or len(word.numeral) != 4 or not 1800 <= word.number <= 2199:
            return False
        start = self.starts[i]
        return not self.text[max(0, start - _CODE_REACH) : start].rstrip().endswith(_CODES)


#: Before a number these make it a section of a code of laws.
_CODES: Final = ("U.S.C.", "USC", "C.F.R.", "CFR", "§", "§§")
_CODE_REACH: Final = 8


def tokenise(text: str, vocabulary: Vocabulary, telling: frozenset[str]) -> Tokens | None:
    """Split a sentence into tokens; None if it has neither a digit nor a `telling` word."""
    if text.isascii():
        has_digits = any(digit in text for digit in "0123456789")
        if not has_digits and telling.isdisjoint(text.translate(_BLANKS).split()):
            return None
        texts = _ASCII_PIECE.findall(text)
    else:
        has_digits = _DIGIT.search(text) is not None
        texts = _PIECE.findall(text)
    if not has_digits and telling.isdisjoint(texts):
        return None
    words = [vocabulary.get(piece, _OTHER) for piece in texts]
    if has_digits:
        for i, piece in enumerate(texts):
            if piece[0].isdecimal():
                words[i] = read_numeral(piece)
    return Tokens(text, texts, words)
