"""The name that stands before a role: "Jane Mwangi, the trade minister", "was appointed"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from graph.extract.persons.lexicon import lexicon
from graph.extract.persons.personal import Span, is_name_word, name_ending
from graph.extract.persons.roles import Role
from graph.extract.words import Shape, Word

_ARTICLES: Final = frozenset(
    "the a an its their his her then now currently formerly lately previously recently once long"
    " sometime still first former ex outgoing incoming acting interim new newly veteran".split()
)
_PASSIVE: Final = frozenset(
    {"was", "is", "are", "were", "has", "have", "been", "also", "be", "newly", "will"}
)
_LISTED: Final = frozenset({",", "and", "&", "."})
#: Words of "(Guinea)".
_BRACKETED: Final = 3
#: What joins a person to the role that follows: "Ana Ruiz has been", ", who as", "took over as".
_COPULAS: Final = frozenset(
    "is was are were have has been had became become becomes remains remained serves served"
    " serving as now currently already once formerly then still also who himself herself".split()
)
_MAX_COPULA: Final = 5
#: Words of such an aside, at most.
_ASIDE: Final = 9
_MAX_BEFORE: Final = 4


def named_before(words: Sequence[Word], role: Role) -> Span | None:
    """Return the name before a role: "Jane Mwangi, the Kenyan trade minister"."""
    before = _past_owner(words, _past_articles(words, role.first - 1))
    if before >= 0 and words[before].geo is not None:
        before = _past_articles(words, before - 1)
    elif role.first and words[role.first - 1].capital:
        before = _past_organisation(words, role.first - 1)
    if before > 0 and (span := _appointed(words, before) or _predicated(words, before)) is not None:
        return span
    if before > 0 and words[before].text in (",", "("):
        last = _past_country(words, before - 1)  # "Chérif Diallo (Guinea), minister of mines"
        return name_ending(words, last) or _titled(words, last)
    return _labelled(words, before)


def _labelled(words: Sequence[Word], before: int) -> Span | None:
    """Return the name that opens a line as a label: "Mr. Juma Otieno: Director General"."""
    if before < 1 or words[before].text != ":":
        return None
    span = name_ending(words, before - 1)
    if span is None:
        return None
    first = span[0]
    while first > 0 and (words[first - 1].folded in lexicon().honorifics or _is_mark(words, first)):
        first -= 1
    return span if first == 0 else None


def _is_mark(words: Sequence[Word], at: int) -> bool:
    """Whether a stop or a bullet stands before a word."""
    return not words[at - 1].text[0].isalnum()


def _titled(words: Sequence[Word], last: int) -> Span | None:
    """Return the one word of "Lord Pelham" or "H.E. Boediono", where a role follows it."""
    titled = last > 0 and words[last - 1].folded in lexicon().honorifics
    return (last, last) if titled and is_name_word(words[last]) else None


def all_named_before(words: Sequence[Word], role: Role) -> list[Span]:
    """Return the names of "Ana Ruiz, Li Wei (China) and Jan Lind were elected" before a role."""
    found: list[Span] = []
    before = _past_articles(words, role.first - 1)
    span = (_appointed(words, before) or _predicated(words, before)) if before > 0 else None
    while span is not None:
        found.insert(0, span)
        at = span[0] - 1
        while at > 0 and words[at].folded in lexicon().honorifics | _LISTED:
            at -= 1
        at = _past_country(words, at)
        span = name_ending(words, at) if at < span[0] - 1 else None
    return found if len(found) > 1 else []


def _past_country(words: Sequence[Word], last: int) -> int:
    """Return the word before "(Guinea)", which may follow a name."""
    bracketed = last > _BRACKETED and words[last].text == ")" and words[last - 2].text == "("
    return last - _BRACKETED if bracketed else last


def _appointed(words: Sequence[Word], before: int) -> Span | None:
    """Return the name of "appointed Jane Mwangi as" or "Jane Mwangi was appointed (as)"."""
    as_role = words[before].folded == "as"
    at = before - as_role
    if words[at].folded in lexicon().appoints:  # "was elected"
        while at > 1 and words[at - 1].folded in _PASSIVE:
            at -= 1
        passive = words[at].folded in _PASSIVE
        return name_ending(words, _past_country(words, at - 1)) if passive else None
    at = _past_aside(words, at) if as_role else at
    span = name_ending(words, at) if as_role else None
    if span is None:
        return None
    first = span[0]
    while first > 0 and (
        words[first - 1].folded in lexicon().honorifics or words[first - 1].text == "."
    ):
        first -= 1
    return span if first > 0 and words[first - 1].folded in lexicon().appoints else None


def _past_aside(words: Sequence[Word], at: int) -> int:
    """Return the word before ", a national of Chad," which may stand before "as"."""
    if words[at].text != ",":
        return at
    opening = next((i for i in range(at - 1, max(0, at - _ASIDE), -1) if words[i].text == ","), at)
    return opening - 1 if opening < at and words[opening + 1].folded in _ARTICLES else at


def _predicated(words: Sequence[Word], before: int) -> Span | None:
    """Return the name of "Jane Mwangi has been" or "Jane Mwangi, who as", before a role."""
    at = before
    while at > 0 and before - at < _MAX_COPULA and words[at].folded in _COPULAS:
        at -= 1
    if at == before or (words[at + 1].folded == "as" and words[at].text != ","):
        return None
    return name_ending(words, at - 1 if words[at].text == "," else at)


def _past_organisation(words: Sequence[Word], number: int) -> int:
    """Return the word before "the Kenya Power" that stands before a role after a comma."""
    at = number
    while at > 0 and number - at < _MAX_BEFORE and words[at].capital:
        at -= 1
    if words[at].folded == "former":
        at -= 1
    at = _past_articles(words, at)
    return at if at > 0 and words[at].text == "," else number


def _past_owner(words: Sequence[Word], number: int) -> int:
    """Return the word before "the bank's", or "the port authority's", that ends at a word."""
    if number < 1 or not words[number].possessive or words[number].geo is not None:
        return number
    at = number
    while (
        at > 0
        and number - at < _MAX_BEFORE
        and words[at].shape
        in (
            Shape.LOWER,
            Shape.CAPITAL,
        )
    ):
        at -= 1
    return at if words[at].text == "," else number


def _past_articles(words: Sequence[Word], number: int) -> int:
    while number >= 0 and words[number].folded in _ARTICLES:
        number -= 1
    return number
