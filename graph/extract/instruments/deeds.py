"""What is done under an instrument, which is then what it is about.

"Under a memorandum signed last month, India buys pigeon peas"; "an agreement by which Oman grants
traders a plot in the free zone". Who acts and who is given something is passed over; what is left
of the clause is the subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

from graph.extract.instruments.displaced import past_setting
from graph.extract.instruments.lexicon import PARTICIPLES, instrument_words, status_words
from graph.extract.instruments.subjects import Subject, SubjectReader
from graph.extract.pattern import Spanned
from graph.extract.reading.grammar import grammar
from graph.extract.reading.tokens import Token, match_at

M = TypeVar("M", bound=Spanned)

#: Tokens within which an actor has a verb, and those of a term: "for a period of five years".
_ACTOR: Final = 9
_TERM: Final = 6
#: Tokens from "that" to the end of "sets out the terms".
_WAY: Final = 8
_ARTICLES: Final = frozenset(["a", "an", "the", "its", "their", "his", "her", "up", "some"])
_SUMS: Final = frozenset(["measure", "count", "percent", "money"])
_GIVEN: Final = frozenset(["parties", "organisation"])


def deed_under(text: str, tokens: Sequence[Token[M]], at: int, end: int) -> Subject | None:
    """Return what is done under the instrument at token `at`, whose complement ends at `end`.

    It must be new to the text: what is done under "the treaty" is but one of the things it rules.
    """
    new = at > 1 and tokens[at - 1].word in instrument_words().lists.indefinite
    if not new or tokens[at - 2].word != "under":
        return None
    return _deed(text, tokens, _past_act(tokens, end))


def deed_of(text: str, tokens: Sequence[Token[M]], at: int) -> Subject | None:
    """Return what is done where a clause of its own tells it: "by which Oman grants a plot"."""
    first = clause_of(tokens, at)
    if first is not None:
        return _deed(text, tokens, first)
    if at + 1 >= len(tokens):
        return None
    if (way := _way(text, tokens, at)) is not None:
        return way
    word, following = tokens[at].word, tokens[at + 1].word
    if word in ("that", "which") and following in grammar().ruling:
        return _object(text, tokens, _past_leave(tokens, at + 2))
    return None


def _way(text: str, tokens: Sequence[Token[M]], at: int) -> Subject | None:
    """Return what is made possible: "that sets the terms for building a bridge"."""
    paving = instrument_words().lists.subjects.paving
    relative = tokens[at].word in ("that", "which") and tokens[at + 1].word in paving.verbs
    gerund = tokens[at].word.endswith("ing") and tokens[at].word in paving.verbs
    if not (relative or gerund):
        return None
    for noun in range(at + 1 + relative, min(len(tokens) - 2, at + _WAY)):
        if tokens[noun].hard or tokens[noun].word == ",":
            return None
        if tokens[noun].word in paving.nouns and tokens[noun + 1].word in paving.leading:
            first = noun + 2
            if tokens[first].word in paving.building:
                return _object(text, tokens, first + 1)
            return SubjectReader(text, tokens).read(first, "for")
    return None


def clause_of(tokens: Sequence[Token[M]], at: int) -> int | None:
    """Return the first token of a clause on what an instrument does, after "by which" at `at`."""
    if at + 2 >= len(tokens):
        return None
    if tokens[at].word == "whereby":
        return at + 1
    relative = tokens[at].word in ("by", "under", "through") and tokens[at + 1].word == "which"
    return at + 2 if relative else None


def _past_given(tokens: Sequence[Token[M]], at: int) -> int:
    """Return the token after a state or body, here given something; `at` if none stands there."""
    name = at + (at < len(tokens) and tokens[at].word in ("the", "its"))
    return name + 1 if name < len(tokens) and tokens[name].slot in _GIVEN else at


def _past_leave(tokens: Sequence[Token[M]], at: int) -> int:
    """Return the token after who is let do something, and the verb: "Peru (to) use"."""
    start, at = at, _past_given(tokens, at)
    if at == start or at + 1 >= len(tokens):
        return start
    at += tokens[at].word == "to"
    verb = tokens[at]
    return at + (verb.slot is None and verb.is_word and _opens_object(tokens, at + 1))


def _past_act(tokens: Sequence[Token[M]], at: int) -> int:
    """Return the token after "signed in Lima last month," or "dating from 2016"."""
    found = match_at(tokens, at, status_words().stages) if at < len(tokens) else None
    if found is not None and (found[1].form in PARTICIPLES or tokens[at].word.endswith("ing")):
        at = past_setting(tokens, at + found[0], len(tokens), acting=False)
    for step in range(at, min(len(tokens), at + _TERM)):
        if tokens[step].word == ",":
            return step + 1
    return at


def _deed(text: str, tokens: Sequence[Token[M]], first: int) -> Subject | None:
    verb = _verb(tokens, first)
    if verb is None:
        return _done_to(text, tokens, first)
    return _object(text, tokens, _past_recipient(tokens, verb + 1))


def _done_to(text: str, tokens: Sequence[Token[M]], first: int) -> Subject | None:
    """Return what a passive says is to be done: "under which a joint study will be made"."""
    if first >= len(tokens) or tokens[first].word not in _ARTICLES:
        return None
    subject = SubjectReader(text, tokens).read(first, "on")
    if subject is None or subject.end >= len(tokens):
        return None
    follows = tokens[subject.end].word
    words = grammar()
    return subject if follows in words.modals or follows in words.be else None


def _object(text: str, tokens: Sequence[Token[M]], at: int) -> Subject | None:
    """Return the noun phrase at a token, without how much there is of it."""
    while at < len(tokens) and (tokens[at].word in _ARTICLES or tokens[at].slot in _SUMS):
        if at + 3 < len(tokens) and tokens[at + 1].word == "(" and tokens[at + 3].word == ")":
            at += 3  # "a 40 km (25-mile) railway"
        measured = text[tokens[at].start : tokens[at].end].partition(" of ")[2]
        if measured:
            return Subject(measured.removesuffix(" a year"), (), at + 1)
        at += 1
    return SubjectReader(text, tokens).read(at, "on")


def _verb(tokens: Sequence[Token[M]], first: int) -> int | None:
    """Return the verb of the actor that begins at a token."""
    words, lists = grammar(), instrument_words().lists
    held = words.be | words.have
    for at in range(first + 1, min(len(tokens) - 1, first + _ACTOR)):
        token = tokens[at]
        if token.hard or token.word in (",", "(", ")") or token.word in held:
            return None
        if token.slot is not None or not token.is_word or token.capital:
            continue
        if token.word in words.modals:
            following = at + 1 + (tokens[at + 1].word in words.adverbs)
            ends = following >= len(tokens) or tokens[following].word in words.be
            return None if ends else following
        if token.word in lists.prepositions or token.word in words.adverbs:
            continue
        finite = token.word.endswith(("s", "ed")) and token.word not in lists.definite
        if finite and _opens_object(tokens, at + 1):
            return at
    return None


def _opens_object(tokens: Sequence[Token[M]], at: int) -> bool:
    """Whether a noun phrase rather than a verb or preposition stands here."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    plain = token.is_word and token.word not in instrument_words().lists.prepositions
    return token.slot is not None or token.word in _ARTICLES or (plain and not token.capital)


def _past_recipient(tokens: Sequence[Token[M]], at: int) -> int:
    """Return the token after whoever is given something: "grants Peruvian traders a plot"."""
    start, at = at, _past_given(tokens, at)
    if at == start:
        return start
    if at < len(tokens) and tokens[at].slot is None and _gives_after(tokens, at + 1):
        return at + 1
    following = tokens[at : at + 1]
    mentioned = bool(following) and (following[0].slot in _SUMS or following[0].slot == "hub")
    noun = bool(following) and following[0].is_word and not _joins(following[0].word)
    return at if mentioned or noun else start


def _gives_after(tokens: Sequence[Token[M]], at: int) -> bool:
    """Whether what is given begins here."""
    return at < len(tokens) and (tokens[at].word in _ARTICLES or tokens[at].slot in _SUMS)


def _joins(word: str) -> bool:
    return word in ("and", ",", "or") or word in instrument_words().lists.prepositions
