"""Flows that are pointed at by their order: "the former stood at $5 million, the latter at $3"."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from graph.extract.figures.model import Party, Topic, told_again
from graph.extract.figures.tokens import Words

#: Words from who has a part to the whole, at most.
_REACH: Final = 8
#: Lists of verbs by which somebody has a part of a flow.
_TAKING: Final = ("partaking", "accounting")
#: The place in the text before of what each word points at.
_PLACES: Final = {"former": 0, "latter": -1}
#: Words between it and its amount where the verb is left out.
_TO_FIGURE: Final = frozenset({"to", "at", "by", "from"})
#: Lists of words that may follow a word that stands alone: not those of "the former minister".
_VERBS: Final = ("reached", "moving", "auxiliaries", "levels", "partaking", "between", "no_noun")


def find_ranked(words: Words) -> list[Topic]:
    """Return "the former" and "the latter" where they stand for flows, in order."""
    if _PLACES.keys().isdisjoint(words.words):
        return []
    return [
        replace(told_again(at - 1, at + 1), company=_partaker(words, at - 2), place=_PLACES[word])
        for at, word in enumerate(words.words)
        if word in _PLACES and at and words.words[at - 1] == "the" and _stands_alone(words, at + 1)
    ]


def _partaker(words: Words, of: int) -> Party | None:
    """Return who "accounts for most of the latter", whose part an amount after it is."""
    if of < 0 or words.words[of] != "of":
        return None
    for at in range(of - 1, max(-1, of - _REACH), -1):
        party = words.tokens[at].parties
        if party is not None:
            plain = not (party.possessive or party.adjective) and party.codes
            takes = any(words.lexicon.has(name, words.words[at + 1]) for name in _TAKING)
            return Party(at, party) if plain and takes else None
    return None


def _stands_alone(words: Words, following: int) -> bool:
    """Whether no noun for another thing follows, as in "the former republics"."""
    if following >= len(words.tokens):
        return True
    token = words.tokens[following]
    if token.figure is not None or token.factor is not None or token.share is not None:
        return True
    word = token.word
    if word in _TO_FIGURE and following + 1 < len(words.tokens):
        return words.tokens[following + 1].figure is not None
    if not word:
        return False
    return not word[0].isalnum() or any(words.lexicon.has(name, word) for name in _VERBS)
