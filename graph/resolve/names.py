"""Names made comparable: case, accents, dashes, plural endings and empty words set aside."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

import msgspec

from graph.resolve.lexicon import load_yaml

_ACRONYM: Final = re.compile(r"\s*\(([^()\s]*[A-Z][^()\s]*[A-Z][^()\s]*)\)")
_CAPITALS: Final = re.compile(r"\b[A-Z](?:\.?[A-Z]){1,9}\b")
_POSSESSIVE: Final = re.compile(r"(?<=\w)['’ʼ`]s\b|(?<=s)['’ʼ`](?=\s|$)")
_MEASURE: Final = re.compile(r"\d+(?:[.,]\d+)*(?:kv|mw|km|gw|kw)")
_MAX_SLUG: Final = 80


class _Words(msgspec.Struct, forbid_unknown_fields=True):
    stop: frozenset[str]
    spellings: dict[str, list[str]]
    prefixes: frozenset[str]
    generic: dict[str, frozenset[str]]
    unnamed_body: frozenset[str]
    body_heads: frozenset[str]


@cache
def word_lists() -> _Words:
    """Return the word lists of `data/words.yaml`."""
    return load_yaml("words.yaml", _Words)


@cache
def _spelling() -> dict[str, str]:
    return {form: first for first, forms in word_lists().spellings.items() for form in forms}


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(sorted(word_lists().prefixes))})-(?=\w)")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return lower-case words without accents, parted by single blanks; dashes part words.

    A prefix with a dash is joined to its word ("Co-operation", "cooperation"), and a possessive
    ending is dropped.
    """
    text = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", text))
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    text = re.sub("[‐‑‒–—−]", "-", text)
    text = _prefix().sub(r"\1", text)
    text = re.sub(r"(?<=\b\w)\.(?=\w\b)|(?<=\w)['’ʼ`](?=\w)", "", text)
    return " ".join(re.sub(r"[\W_]+", " ", text).split())


def singular(word: str) -> str:
    """Return an English word without its plural ending; other words as they are.

    The result need not be a word ("series" gives "sery"); it only has to be the same each time.
    """
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=65536)
def content_words(text: str) -> tuple[str, ...]:
    """Return the words of a name in order, singular, spelt one way, without stop words."""
    stop, spelling = word_lists().stop, _spelling()
    singulars = (singular(word) for word in fold(text).split() if word not in stop)
    words = tuple(spelling.get(word, word) for word in singulars if not _MEASURE.fullmatch(word))
    return words or tuple(fold(text).split())


@dataclass(frozen=True, slots=True)
class Name:
    """A name in comparable form.

    Attributes:
        text: as the document gives it, blanks folded, an acronym in parentheses cut off.
        words: its content words without the generic ones of its class, if any would remain.
        full: all its content words.
        acronyms: the acronym in parentheses; the name itself, if its one word looks like one.
        initials: the first letters of its words, with and without the generic ones.
    """

    text: str
    words: frozenset[str]
    full: frozenset[str]
    acronyms: frozenset[str]
    initials: frozenset[str]

    @classmethod
    def of(cls, text: str, generic: str | None = None) -> Name:
        """Read a name; `generic` names a list of words to drop."""
        acronyms = {match.casefold() for match in _ACRONYM.findall(text)}
        bare = " ".join(_ACRONYM.sub("", text).split()) or text
        full = content_words(bare)
        dropped = word_lists().generic[generic] if generic else frozenset[str]()
        kept = tuple(word for word in full if word not in dropped) or full
        capitals = {match.replace(".", "").casefold() for match in _CAPITALS.findall(bare)}
        if len(kept) == 1:
            acronyms |= capitals.intersection(kept)
        initials = {"".join(w[0] for w in words) for words in (full, kept) if len(words) > 1}
        return cls(bare, frozenset(kept), frozenset(full), frozenset(acronyms), frozenset(initials))

    def shortened_by(self, other: Name) -> bool:
        """Whether the other name is an acronym of this one, given in the text or by initials."""
        if len(other.words) != 1 or len(self.full) < 2:
            return False
        return not other.acronyms.isdisjoint(self.acronyms | self.initials)


def slug(text: str) -> str:
    """Return a name as part of an IRI: folded words joined by dashes, at most 80 characters."""
    words = fold(text).split()
    while len(words) > 1 and len("-".join(words)) > _MAX_SLUG:
        words.pop()
    return "-".join(words)[:_MAX_SLUG]
