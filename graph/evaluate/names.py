"""How alike two names are, whatever their spelling, number and small words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Final

from graph.evaluate.model import Value

#: Least share of common words in names that are alike.
ALIKE: Final = 0.5
#: Likeness of two names of which the longer holds all words of the shorter.
_CONTAINED: Final = 0.75
#: A single word is in too many names to tell that they mean the same.
_FEWEST_CONTAINED: Final = 2

_STOP_WORDS: Final = frozenset(
    "a an the and of on in for to between with by at from under its their his her our".split()
)
#: Words of a kind; what they are said of tells more.
_GENERIC: Final = frozenset(
    """agreement accord deal mou memorandum memoranda understanding cooperation collaboration
    sector field area port seaport city mr mrs ms dr shri smt hon sir""".split()
)
_SPELLING: Final = {
    "centre": "center",
    "programme": "program",
    "labour": "labor",
    "organisation": "organization",
    "transportation": "transport",
}
_POSSESSIVE: Final = re.compile(r"['’]s\b")
_COOPERATION: Final = re.compile(r"\bco-(?=operati)")
_WORD: Final = re.compile(r"\w+")


def likeness(options: Iterable[Value], given: Value, apart: frozenset[str] = frozenset()) -> float:
    """Return how alike a name is to the nearest of several, between 0 and 1.

    It is the share of common words in all words, and at least three quarters where all of the
    shorter name, of two words or more, is in the longer. Words in `apart` are set aside.
    """
    if not isinstance(given, str):
        return 0.0
    words = telling_words(given) - apart
    return max(
        (_alike(telling_words(o) - apart, words) for o in options if isinstance(o, str)),
        default=0.0,
    )


@cache
def telling_words(text: str) -> frozenset[str]:
    """Return the words of a name that tell it from others, plain and in the singular.

    A name of generic words only keeps them.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    plain = _COOPERATION.sub("co", plain.casefold()).replace("_", " ")
    found = frozenset(
        _singular(_SPELLING.get(word, word))
        for word in _WORD.findall(_POSSESSIVE.sub("", plain))
        if word not in _STOP_WORDS
    )
    return found - _GENERIC or found


def _alike(a: frozenset[str], b: frozenset[str]) -> float:
    shared = len(a & b) / (len(a | b) or 1)
    contained = min(len(a), len(b)) >= _FEWEST_CONTAINED and (a <= b or b <= a)
    return max(shared, _CONTAINED) if contained else shared


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us")):
        return word[:-1]
    return word
