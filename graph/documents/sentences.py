"""Cutting readable text into sentences.

Rules rather than a trained splitter: trade prose is full of abbreviations, initials and figures on
which trained splitters differ from version to version, and the same input must always give the
same sentences.
"""

from __future__ import annotations

import re
from typing import Final

from graph.documents.lexicon import Lexicon

LONGEST_SENTENCE: Final = 1_000
"""Characters; longer sentences are cut at a clause mark, so that later stages stay linear."""

_STOP: Final = re.compile(
    r"(?P<stop>[.!?…۔।؟。！？]+)(?P<closers>[\"')\]}」』]*(?:\[\d{1,3}\])*)(?P<blank> ?)"
)
_WIDE_STOPS: Final = ("。", "！", "？")  # of scripts that leave no blank after them
_BEFORE_LOST_BLANK: Final = re.compile(r"[a-z]{3}$|[%)]$")
# A capital, a letter of a script without capitals, a figure, an amount of money.
_BEGINNING: Final = re.compile(r"[^\W_]|[$€£¥₹+@#]")
_OPENERS: Final = "\"'([{-–—•*"
_WORD: Final = re.compile(r"[A-Za-z]+")
_INITIALS: Final = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")
#: Words that begin sentences, but names as well: "the U.S. Trade and Development Agency".
_NAMED_AFTER: Final = re.compile(r"(?:Trade|Under|Total) (?:(?:and|of) )?[A-Z]")
_NUMBERING: Final = re.compile(r"[(\[]?(?:\d{1,3}|[ivxlc]{1,5})[)\]]?")
_WORD_REACH: Final = 40
_CLAUSE_MARKS: Final = ("; ", ": ", ", ", " – ", " — ", " ")


def split_sentences(text: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return the ranges of the sentences of a readable text, in order, without blanks at ends."""
    ranges: list[tuple[int, int]] = []
    start = 0
    for match in _STOP.finditer(text):
        if _ends_sentence(text, start, match, lexicon):
            _append(ranges, text, start, match.end())
            start = match.end()
    _append(ranges, text, start, len(text))
    return ranges


def whole_unit(text: str) -> list[tuple[int, int]]:
    """Return the range of a text that is read as one, such as a row, cut only if overlong."""
    ranges: list[tuple[int, int]] = []
    _append(ranges, text, 0, len(text))
    return ranges


def _append(ranges: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Append a range, trimmed, in parts of at most the longest length."""
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    while end - start > LONGEST_SENTENCE:
        cut = _clause_end(text, start, start + LONGEST_SENTENCE)
        ranges.append((start, cut))
        start = cut + (text[cut] == " ")
    if start < end:
        ranges.append((start, end))


def _clause_end(text: str, start: int, limit: int) -> int:
    """Return where to cut an overlong sentence: after the last clause mark in its second half."""
    for mark in _CLAUSE_MARKS:
        found = text.rfind(mark, start + LONGEST_SENTENCE // 2, limit)
        if found >= 0:
            return found + len(mark.rstrip()) if mark.strip() in (";", ":", ",") else found
    return limit


def _ends_sentence(text: str, start: int, match: re.Match[str], lexicon: Lexicon) -> bool:
    if not match["blank"]:
        if match["stop"].endswith(_WIDE_STOPS):
            return True
        glued = _WORD.match(text, match.end())
        return (
            glued is not None
            and glued.group() in lexicon.starters
            and match.group() == "."
            and _BEFORE_LOST_BLANK.search(text, max(start, match.start() - 3), match.start())
            is not None
        )
    following = text[match.end() : match.end() + _WORD_REACH].lstrip(_OPENERS + " ")
    if not _BEGINNING.match(following) or following[0].islower():
        return False
    if match["stop"] != "." or match["closers"]:
        # After a stop within quotes or brackets, or a question, a new sentence needs its capital.
        return True
    stop = match.start()
    blank = text.rfind(" ", max(start, stop - _WORD_REACH), stop)
    word = text[(blank + 1 if blank >= 0 else start) : stop]
    if _NUMBERING.fullmatch(word) and blank < start:
        return False
    word = word.lstrip(_OPENERS)
    if word.istitle() and word.lower() in lexicon.abbreviations.never:
        return False
    if word in lexicon.abbreviations.never:
        return False
    if word in lexicon.abbreviations.before_number and following[0].isdigit():
        return False
    if word in lexicon.abbreviations.seldom or _INITIALS.fullmatch(word):
        first = _WORD.match(following)
        if first is None or first.group() not in lexicon.starters:
            return False
        return _NAMED_AFTER.match(following) is None
    return True
