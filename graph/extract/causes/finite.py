"""The classes of words that part a sentence into clauses, and its finite verbs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from graph.extract.annotate import Mention
from graph.extract.mentions import Parties
from graph.extract.reading.tokens import Token
from graph.extract.rules import DATA, read_yaml

Tokens = Sequence[Token[Mention]]


class ClauseWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Closed classes of words; the file `clauses.yaml` says what each is for."""

    finite: frozenset[str]
    relative: frozenset[str]
    predicates: frozenset[str]
    restarts: frozenset[str]
    subordinate: frozenset[str]
    conjunctions: frozenset[str]
    fronting: frozenset[str]
    stops: frozenset[str]
    auxiliaries: frozenset[str]
    being: frozenset[str]
    helping: frozenset[str]
    adverbs: frozenset[str]
    negations: frozenset[str]
    before_nouns: frozenset[str]
    after_nouns: frozenset[str]
    said: frozenset[str]
    tells: frozenset[str]
    sure: frozenset[str]
    unsure: frozenset[str]
    after_as: frozenset[str]
    appended: frozenset[str]
    asides: frozenset[str]


@cache
def clause_words() -> ClauseWords:
    """Load the words that part a sentence.

    Raises:
        DataFileError: the file does not fit its schema.
    """
    return read_yaml(DATA / "lexicon" / "clauses.yaml", ClauseWords)


def is_finite(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a finite verb stands between two places."""
    return first_finite(tokens, start, end) is not None


def first_finite(tokens: Tokens, start: int, end: int) -> int | None:
    """Return the place of the first finite verb between two places."""
    finite = clause_words().finite
    for at in range(start, end):
        known = tokens[at].word in finite or (at > start and _is_deed(tokens, at))
        if known and not _is_noun(tokens, at):
            return at
    return None


def _is_deed(tokens: Tokens, at: int) -> bool:
    """Whether a word in "-ed" is what a party named before it did: "Peru resumed exports"."""
    before = tokens[at - 1]
    return (
        before.slot in ("parties", "place", "organisation")
        and tokens[at].word.endswith("ed")
        and not (isinstance(before.mention, Parties) and before.mention.adjective)
        and tokens[at + 1 : at + 2] != ()
        and tokens[at + 1].word != "by"
    )


def _is_noun(tokens: Tokens, at: int) -> bool:
    """Whether a word that may be a verb is a noun or a participle here: "the needs", "closed"."""
    before = tokens[at - 1].word if at else ""
    if at + 1 < len(tokens) and tokens[at + 1].word == "of":
        return True
    return before in clause_words().before_nouns and before not in (
        "this",
        "that",
        "these",
        "those",
    )
