"""The extent of a person's name among the words of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graph.extract.gazetteer import GeoForm
from graph.extract.organisations.lexicon import bare
from graph.extract.persons.lexicon import lexicon
from graph.extract.words import Shape, Word

#: An article joined to the name that follows it: "al-Sabah".
_JOINED_ARTICLE: Final = re.compile(r"(?:al|el|ad|an|ar|as|ash|az|ul|bin|ben)-[A-Z]\w+")
#: "A." is no article, and "I." no pronoun.
_INITIAL: Final = re.compile(r"[AI]\.")
#: "H E" before a name, printed without stops.
_SPACED: Final = ("H", "E")
#: Marks that end a title: "Dr.", "Dato'".
_AFTER_TITLE: Final = frozenset({".", "'", "’"})
_MAX_NAME: Final = 7
_MIN_CAPITALS: Final = 2
_ACRONYM_LENGTH: Final = 2

#: Names before a last one, and words up to it from the title on.
_FULL: Final = 2
_TITLED: Final = 3

#: First and last word of a name.
Span = tuple[int, int]


def name_at(words: Sequence[Word], start: int) -> Span | None:
    """Return the name that starts at a word, past its honorifics; None if none does."""
    first = start + len(_SPACED) * (tuple(w.text for w in words[start : start + 2]) == _SPACED)
    while first < len(words) and (
        words[first].folded in lexicon().honorifics
        or (first > start and words[first].text in _AFTER_TITLE)
    ):
        first += 1
    last = first - 1
    while last - first < _MAX_NAME - 1 and (step := _next_part(words, first, last)) is not None:
        last = step
        if words[last].possessive:
            break
    if last == first and _surname(words, last + 1):
        return first, last + 1
    return (first, last) if _capitals(words, first, last) >= _MIN_CAPITALS else None


def _surname(words: Sequence[Word], at: int) -> bool:
    """Whether a last name follows a first one that is another word elsewhere: "Ana Green"."""
    if at >= len(words) or words[at].text not in lexicon().surnames:
        return False
    apart = words[at].start - words[at - 1].end > 1 or words[at - 1].geo is not None
    return not apart and not (at + 1 < len(words) and words[at + 1].capital)


def _next_part(words: Sequence[Word], first: int, last: int) -> int | None:
    """Return the last word of the next part of a name: a word, with particles or a dash before."""
    at = last + 1
    if at > first and at < len(words) and words[at].start - words[last].end > 1:
        return None
    if at > first:
        while at < len(words) and (words[at].text in lexicon().particles or words[at].text == "-"):
            at += 1
    if at >= len(words):
        return None
    inner = at > first and words[at].text in lexicon().inner_honorifics
    other = inner or _named_like(words, first, at) or _in_capitals(words, first, at)
    other = other or _is_bare_initial(words, first, at) or _is_town_of_name(words, at)
    return at if is_name_word(words[at]) or other else None


def _is_bare_initial(words: Sequence[Word], first: int, at: int) -> bool:
    """Whether a letter without a stop stands inside a name: "Juma A Mwinyi"."""
    letter = words[at].text
    inside = at > first and len(letter) == 1 and letter.isalpha() and letter.isupper()
    return inside and at + 1 < len(words) and is_name_word(words[at + 1])


def _in_capitals(words: Sequence[Word], first: int, at: int) -> bool:
    """Whether a last name in capitals follows a known first one: "Evo MORALES"."""
    word = words[at]
    long = len(word.text) > _ACRONYM_LENGTH + 1 and word.text.isupper() and word.text.isalpha()
    return long and at > first and is_given(words[first]) and not words[at - 1].text.isupper()


def _named_like(words: Sequence[Word], first: int, at: int) -> bool:
    """Whether a known first name goes on with that of a place: "Gisela Montenegro Sáenz"."""
    word = words[at]
    if word.geo is None or at == first or " " in word.text or not is_given(words[first]):
        return False
    return word.geo.form in (GeoForm.NAME, GeoForm.PLACE, GeoForm.CAPITAL) and (
        at - first > 1 or (at + 1 < len(words) and is_name_word(words[at + 1]))
    )


def _is_town_of_name(words: Sequence[Word], at: int) -> bool:
    """Whether the last name of a titled person is that of a town too: "Mr. Yvon Sana Bangui,"."""
    word = words[at]
    town = word.geo is not None and word.geo.is_place and " " not in word.text
    if not town or at < _TITLED or not all(map(is_name_word, words[at - _FULL : at])):
        return False
    opened = at - _FULL - 1 - (words[at - _FULL - 1].text in _AFTER_TITLE)
    closed = at + 1 == len(words) or not words[at + 1].capital
    return closed and words[opened].folded in lexicon().honorifics


def name_ending(words: Sequence[Word], last: int) -> Span | None:
    """Return the name that ends at a word, if one does; "Jr." and its comma may follow it."""
    while last > 1 and words[last].folded in lexicon().suffixes:
        last -= 2 if words[last - 1].text == "," else 1
    if last < 0 or not (is_name_word(words[last]) or _is_town_of_name(words, last)):
        return None
    first = last
    while first > 0 and last - first < _MAX_NAME - 1:
        word = words[first - 1]
        inner = first > 1 and is_name_word(words[first - 2]) and not words[first - 2].possessive
        known = is_name_word(word) or word.text in lexicon().particles
        if not (known or (inner and word.text in lexicon().inner_honorifics)) or word.possessive:
            break
        first -= 1
    first += first > 0 and tuple(w.text for w in words[first - 1 : first + 1]) == _SPACED
    while first < last and words[first].text in lexicon().particles:
        first += 1
    return (first, last) if _capitals(words, first, last) >= _MIN_CAPITALS else None


def is_given(word: Word) -> bool:
    """Whether a word is a first name by which a person is known, with or without its accents."""
    given = lexicon().given
    return word.geo is None and (
        word.text in given or (not word.text.isascii() and bare(word.text) in given)
    )


def is_name_word(word: Word) -> bool:
    """Whether a word may be part of a person's name."""
    if _JOINED_ARTICLE.fullmatch(word.text):
        return True
    return (
        word.shape is Shape.CAPITAL
        and (
            word.text.rstrip(".") not in lexicon().not_a_name
            or _INITIAL.fullmatch(word.text) is not None
        )
        and word.folded not in lexicon().honorifics
        and word.folded not in lexicon().role_ends
        and word.folded not in lexicon().suffixes
        and not (len(word.text) > _ACRONYM_LENGTH and word.text.isupper())
    )


def _capitals(words: Sequence[Word], first: int, last: int) -> int:
    return sum(
        is_name_word(words[at]) or (at > first and words[at].text.isupper())
        for at in range(first, last + 1)
    )
