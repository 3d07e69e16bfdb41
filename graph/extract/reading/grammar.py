"""Small words by which sentences hang together, read from `data/lexicon/grammar.yaml`."""

from __future__ import annotations

from functools import cache

import msgspec

from graph.extract.rules import DATA, read_yaml


class Grammar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Closed classes of words; the file says what each is for."""

    be: frozenset[str]
    have: frozenset[str]
    do: frozenset[str]
    modals: frozenset[str]
    wishing: frozenset[str]
    destining: frozenset[str]
    negations: frozenset[str]
    singular: frozenset[str]
    staying: frozenset[str]
    putting: frozenset[str]
    letting: frozenset[str]
    adverbs: frozenset[str]
    inserted: frozenset[str]
    pronouns: frozenset[str]
    conditions: frozenset[str]
    subordinate: frozenset[str]
    clause_openers: frozenset[str]
    relative_openers: frozenset[str]
    connectors: frozenset[str]
    predicate_joints: frozenset[str]
    adding: frozenset[str]
    ruling: frozenset[str]
    among: frozenset[str]
    between: frozenset[str]
    not_acting_after: frozenset[str]
    authorities: frozenset[str]
    deciding: frozenset[str]
    after_metonym: frozenset[str]
    party_fillers: frozenset[str]
    subject_fillers: frozenset[str]
    time_words: frozenset[str]
    not_dating: frozenset[str]
    not_dating_after: frozenset[str]
    foreseen: frozenset[str]
    submissions: frozenset[str]
    denying: frozenset[str]
    hoping: frozenset[str]
    sides: frozenset[str]
    side_comprises: frozenset[str]
    side_says: frozenset[str]


@cache
def grammar() -> Grammar:
    """Return the closed classes of words.

    Raises:
        DataFileError: the file does not fit its shape.
    """
    return read_yaml(DATA / "lexicon" / "grammar.yaml", Grammar)


@cache
def finite_words() -> frozenset[str]:
    """Return the forms of "be" and "have", and the modals."""
    words = grammar()
    return words.be | words.have | words.modals


@cache
def auxiliary_words() -> frozenset[str]:
    """Return the forms of "be", "have" and "do", and the modals."""
    return finite_words() | grammar().do
