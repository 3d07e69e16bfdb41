"""The auxiliaries before a verb: "has not yet been", "are expected to be"."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from graph.extract.instruments.structure import Tokens
from graph.extract.reading.grammar import finite_words, grammar

#: Tokens of an aside between an auxiliary and its verb: ", the minister said,".
_ASIDE: Final = 7


class Auxiliaries(Struct, frozen=True):
    """What stands before a verb.

    Attributes:
        start: index of the first auxiliary, or of the verb itself.
        be: whether a form of "to be" is among them.
        passive: whether it makes a past participle passive.
        perfect: whether "to have" is among them.
        modal: the modal verb, if there is one.
        infinitive: whether "to" stands there.
        destined: whether "to be" or "yet" governs the infinitive ("is to sign", "has yet to").
        negated: whether they deny the verb.
        subjunctive: whether a bare "be" puts it under a verb before "that" ("asked that it be").
    """

    start: int
    be: bool = False
    passive: bool = False
    perfect: bool = False
    modal: str | None = None
    infinitive: bool = False
    destined: bool = False
    negated: bool = False
    subjunctive: bool = False

    @property
    def finite(self) -> bool:
        """Whether nothing here puts the verb off or makes it hang on another."""
        return self.modal is None and not self.infinitive and not self.subjunctive


def auxiliaries(tokens: Tokens, at: int) -> Auxiliaries:
    """Read the auxiliaries before the verb at token `at`, from right to left."""
    words = grammar()
    start = at
    be = passive = perfect = infinitive = destined = negated = False
    modal: str | None = None
    for i in range(_before_aside(tokens, at) - 1, -1, -1):
        word = tokens[i].word
        if tokens[i].slot == "ordinal" and i > 0 and tokens[i - 1].word in finite_words():
            continue  # "was first signed in 1980"
        if tokens[i].slot is not None:
            break
        if word in words.be:
            be, destined, passive = True, infinitive, passive or not perfect
        elif word in words.have:
            perfect = True
        elif word in words.modals:
            modal, negated = word, negated or word in words.negations
        elif word == "to":
            infinitive = True
        elif word == "yet" and infinitive:
            destined = True
        elif word in words.negations:
            negated = True
        elif infinitive and word in words.destining and _after_be(tokens, i):
            continue  # "is expected to be signed"
        elif word not in words.do:
            if word in words.adverbs or word.endswith("ly"):
                continue
            break
        start = i
    bare = tokens[start].word == "be" or (negated and tokens[start + 1].word == "be")
    subjunctive = bare and modal is None and not infinitive
    return Auxiliaries(
        start, be, passive, perfect, modal, infinitive, destined, negated, subjunctive
    )


def _before_aside(tokens: Tokens, at: int) -> int:
    """Return where the aside before a verb begins: "would, he said, sign"; else the verb itself."""
    if at == 0 or tokens[at - 1].word != ",":
        return at
    words = grammar()
    for i in range(at - 2, max(0, at - 2 - _ASIDE), -1):
        if tokens[i].hard:
            return at
        if tokens[i].word == ",":
            before = i - 1
            while before > 0 and (word := tokens[before].word) in words.adverbs and word != "to":
                before -= 1
            word = tokens[before].word
            leads = word in finite_words() or word == "to"
            return i if leads and tokens[before].slot is None else at
    return at


def _after_be(tokens: Tokens, at: int) -> bool:
    """Whether a form of "to be" stands before a token, adverbs aside."""
    words = grammar()
    at -= 1
    while at > 0 and (tokens[at].word in words.adverbs or tokens[at].word.endswith("ly")):
        at -= 1
    return at >= 0 and tokens[at].word in words.be
