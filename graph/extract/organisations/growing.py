"""Grow the name of an organisation around a head word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from graph.claims import OrganisationKind
from graph.extract.ordinary import is_ordinary
from graph.extract.organisations.lexicon import lexicon
from graph.extract.words import Shape, Word

_JOINTS: Final = frozenset({"of", "for", "on", "and", "&", "the", "in", "to", "'", ","})
_OPENERS: Final = frozenset({"of", "for", "on"})
#: Marks inside names, and small words inside names that are not English.
_INNER_MARKS: Final = frozenset({"&", "-", "–", "de", "da", "do", "del", "du", "des", "di", "la"})
_MAX_LEFT: Final = 8
#: Letters of "J.".
_INITIAL: Final = 2
_MAX_RIGHT: Final = 12
_REACH: Final = 6
#: Kinds of bodies that states have for a field.
_OF_STATES: Final = frozenset({OrganisationKind.MINISTRY, OrganisationKind.AGENCY})


def grow(words: Sequence[Word], head: int) -> tuple[int, int] | None:
    """Return first and last word of the name around a head; None if nothing but the head is there.

    Takes time linear in the length of a name, which is bounded.
    """
    first = _grow_left(words, head)
    last = _grow_right(words, head) if words[head].text in lexicon().first else head
    last = _swallow_heads(words, last)
    if last == head and _goes_on(words, head):
        return None
    if (
        last == head
        and words[head].text in lexicon().only_first
        and not _joined_name(words, first, head)
        and not _serves_trade(words, first, head)
    ):
        return None
    return (first, last) if _names_something(words[first : last + 1], words[last]) else None


def _joined_name(words: Sequence[Word], first: int, head: int) -> bool:
    """Whether two names joined by a dash stand before a head: "the Andean-Gulf Centre"."""
    return any("-" in word.text or word.text == "–" for word in words[first:head])


def _serves_trade(words: Sequence[Word], first: int, head: int) -> bool:
    """Whether a centre is a body: "National Research Centre", "Investment Promotion Centre"."""
    own = words[first:head]
    if any(word.text == "National" for word in own) and len(own) > 1:
        return True
    named = any(word.text in lexicon().serving for word in own)
    short = words[head + 1 : head + 3]
    bracketed = len(short) > 1 and short[0].text == "(" and short[1].text.isupper()
    return named and (bracketed or (len(own) > 1 and own[0].geo is not None))


def adjacent(words: Sequence[Word], at: int) -> bool:
    """Whether only a blank (and a possessive mark) lies between a word and the next."""
    return words[at + 1].start - words[at].end <= 3


def in_name(word: Word) -> bool:
    """Whether a word may be part of an organisation's name."""
    known = lexicon().not_in_name
    return word.capital and word.text not in known and not _is_title(word.text)


def _is_title(text: str) -> bool:
    """Whether a word is a title written short: "Ms.", "Hon."."""
    return len(text) > _INITIAL and text[-1] == "." and text[:-1] in lexicon().not_in_name


def _grow_left(words: Sequence[Word], head: int) -> int:
    first = head
    while first > 0 and head - first < _MAX_LEFT:
        word = words[first - 1]
        if word.possessive or not adjacent(words, first - 1):
            break
        if word.text in _INNER_MARKS and first > 1 and in_name(words[first - 2]):
            first -= 2
        elif word.text == "'" and first > 1 and words[first - 2].text.endswith("s"):
            if not in_name(words[first - 2]):
                break
            first -= 2
        elif word.text == "and" and (start := _joined_before(words, first)) is not None:
            first = start
        elif in_name(word):
            first -= 1
        elif word.text == ")" and _seat(words, first):
            first -= 4
        else:
            break
    return first


def _seat(words: Sequence[Word], first: int) -> bool:
    """Whether "Xxx (Mauritius)" stands before a word, so that the name goes on to the left."""
    return (
        first > 3
        and words[first - 3].text == "("
        and words[first - 2].geo is not None
        and in_name(words[first - 4])
    )


def _joined_before(words: Sequence[Word], first: int) -> int | None:
    """Return where a name begins whose second half, after "and", begins at `first`.

    "the Ports and Maritime Organisation", "China Road and Bridge Corporation": the first half
    follows "the" or opens with a country, ends in no head of its own, and the second half opens
    with no country.
    """
    at = first - 2
    if at < 0 or words[first].geo is not None or lexicon().strong(words[at].text):
        return None
    start = at + 1
    while start > 0 and at - start < _REACH and in_name(words[start - 1]):
        if words[start - 1].possessive:
            break
        start -= 1
    if start > at or all(word.geo is not None for word in words[start : at + 1]):
        return None
    start = _list_start(words, start)
    opened = start > 0 and (words[start - 1].folded == "the" or _owner(words[start - 1]))
    if opened or (words[start].geo is not None and start < at):
        return start
    return None


def _list_start(words: Sequence[Word], start: int) -> int:
    """Return where "Rwanda Mines, Petroleum" begins whose last part begins at `start`.

    The list opens with a country: others are lists of several names.
    """
    first = start
    while first > 1 and words[first - 1].text == "," and in_name(words[first - 2]):
        first -= 2
        while first > 0 and in_name(words[first - 1]) and not words[first - 1].possessive:
            first -= 1
    named = words[first].geo is not None and first + 1 < start and words[first + 1].text != ","
    return first if named else start


def _owner(word: Word) -> bool:
    """Whether a word is a country that owns what follows: "Azerbaijan's"."""
    return word.possessive and word.geo is not None


def _grow_right(words: Sequence[Word], head: int) -> int:
    """Take in "of Trade, Industry and Energy" after a head that may stand first."""
    general = head + 2 < len(words) and words[head + 1].text == "General"
    last = at = head + (general and words[head + 2].folded in _OPENERS)
    opened = False
    while at + 1 < len(words) and at - head < _MAX_RIGHT:
        word = words[at + 1]
        if word.folded == "for" and _lends_for(words, head, at + 2):
            break
        if word.folded == "on" and words[at].geo is not None:
            break  # "the Ministry of Trade of Peru on cooperation": the subject follows
        if word.folded in _OPENERS or (opened and word.text in ("and", "&", "the", ",")):
            opened = opened or word.folded in _OPENERS
            at += 1
        elif opened and in_name(word):
            if not _belongs(words, at):
                break
            at += 1
            last = at
            if word.possessive:
                break
        else:
            break
    return last


def _lends_for(words: Sequence[Word], head: int, after: int) -> bool:
    """Whether "for" leads to what a bank lends for: "the World Bank for the Ports Project"."""
    bank = lexicon().head(words[head].text) is OrganisationKind.BANK
    return bank and after < len(words) and words[after].folded == "the"


def _belongs(words: Sequence[Word], at: int) -> bool:
    """Whether the word after `at`, which may be a joint, still belongs to the name."""
    joint = words[at]
    if joint.folded == "the" and words[at - 1].text in ("and", "&", ","):
        return False
    if joint.text == ",":
        return _list_goes_on(words, at + 1)
    if joint.text not in ("and", "&") or words[at - 1].text == "Small":
        return True
    if words[at + 1].geo is not None and words[at - 1].geo is None:
        goes_on = at + 2 < len(words) and words[at + 2].capital and adjacent(words, at + 1)
        if not goes_on:
            return False  # "between the Fund for Development and Mauritania"
    closed = words[at - 1].geo is not None and words[at + 1].geo is None
    return not closed and not _starts_another(words, at + 1)


def _list_goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether the capitalised run from `at` is followed by "and Xxx", as in one ministry's name."""
    while at < len(words) and words[at].shape is Shape.CAPITAL:
        at += 1
    return (
        at + 1 < len(words)
        and words[at].text in ("and", "&", ",")
        and words[at + 1].shape is Shape.CAPITAL
        and not _starts_another(words, at + 1)
        and (words[at].text != "," or _list_goes_on_once(words, at + 1))
    )


def _list_goes_on_once(words: Sequence[Word], at: int) -> bool:
    """Whether "Xxx and Yyy" or "Xxx, and Yyy" stands at a word."""
    end = at
    while end < len(words) and words[end].shape is Shape.CAPITAL:
        end += 1
    return end > at and any(word.text in ("and", "&") for word in words[end : end + 2])


def _starts_another(words: Sequence[Word], at: int) -> bool:
    """Whether another organisation starts at a word, so that "and" joins two names."""
    if words[at].text in lexicon().promoters and at + 1 < len(words) and words[at + 1].geo:
        return True
    alone = at + 1 >= len(words) or not words[at + 1].capital
    field = lexicon().head(words[at].text) is OrganisationKind.AGENCY and is_ordinary(words[at])
    if alone and field and not words[at].possessive:
        return False  # "Board of Taxes and Customs": a field, though it may head a name
    for word in words[at : at + _REACH]:
        if word.possessive or word.text in lexicon().first or lexicon().strong(word.text):
            return True
        if not word.capital:
            return False
    return False


def _swallow_heads(words: Sequence[Word], last: int) -> int:
    """Go on over heads that follow at once: "Ports Corporation Ltd", "Engineering Co., Ltd"."""
    while last + 1 < len(words) and adjacent(words, last):
        if lexicon().head(words[last + 1].text) is not None and not words[last].possessive:
            last += 1
        elif (
            last + 2 < len(words)
            and words[last + 1].text == ","
            and words[last + 2].text.rstrip(".") in lexicon().legal_forms
        ):
            last += 2
        else:
            break
    return last


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether a capitalised word follows at once, so that the head is not the last word."""
    return (
        at + 1 < len(words)
        and words[at + 1].capital
        and adjacent(words, at)
        and words[at].text in lexicon().weak
    )


def _names_something(inner: Sequence[Word], last: Word) -> bool:
    own = [w for w in inner if lexicon().head(w.text) is None and w.folded not in _JOINTS]
    if not own and len(inner) == 2:  # "Customs Department", "Mines Bureau"
        return inner[0].text in lexicon().weak and lexicon().head(last.text) in _OF_STATES
    if not own:  # "Ministry of Mines", whose second part may end the name of a company
        opened = len(inner) > 2 and inner[1].folded in _OPENERS
        return opened and inner[0].text in lexicon().first and inner[2].shape is Shape.CAPITAL
    if last.text in lexicon().of_country and len(own) == 1 and own[0].geo is not None:
        return own[0].geo.group is None
    if last.text in lexicon().led and not any(w.geo is not None or is_ordinary(w) for w in own):
        return False  # "the Velasco Administration"
    heads = {w.text for w in inner if lexicon().head(w.text) is not None}
    goods = last.text in lexicon().goods and inner[0].text not in lexicon().first
    if goods and all(map(is_ordinary, own)):
        return False  # "Crude Petroleum"
    wanting = lexicon().weak | lexicon().legal_forms
    if last.text.rstrip(".") in wanting or heads <= wanting:
        return (any(w.geo is None for w in own) or len(heads) > 1) and len(inner) > 1
    return True
