"""Pronouns for one more instrument: "the pact with Japan, that with Chile and one with Fiji".

Words: `stand_ins` in `data/lexicon/instruments.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from graph.extract.annotate import Mention
from graph.extract.instruments.lexicon import PARTICIPLES, Head, instrument_words, status_words
from graph.extract.instruments.phrases import Determiner, Phrase
from graph.extract.reading.grammar import grammar
from graph.extract.reading.tokens import Token

_COUNT: Final = "count"
_ORDINAL: Final = "ordinal"
_PARTY: Final = frozenset(["parties", "place", "organisation"])
_ARTICLES: Final = frozenset(["the", "an", "a"])
#: Tokens from "signed" to "with": "one signed on 4 May 2011 with".
_REACH: Final = 4


def stand_ins(
    tokens: Sequence[Token[Mention]], phrases: Sequence[Phrase], topic: Phrase | None
) -> Iterator[Phrase]:
    """Yield what pronouns of a sentence stand for an instrument like one named before them.

    `phrases` are the instruments that the sentence names, in order; `topic` is the one told of
    last before it, for which only a pronoun that opens the sentence can stand.
    """
    words = instrument_words().lists.stand_ins
    pronouns = words.singular | words.plural
    for at, token in enumerate(tokens):
        if token.word not in pronouns and token.slot not in (_COUNT, _ORDINAL):
            continue
        pronoun = _pronoun(tokens, at)
        about = _leads_to_matter(tokens, at + 1)
        if pronoun not in pronouns or not (about or _leads_to_party(tokens, at + 1)):
            continue
        before = [phrase for phrase in phrases if phrase.end <= token.start]
        model = before[-1] if before else topic if _opens(tokens, at, pronoun) else None
        if model is None or (before and _rival(tokens, model.end, at)):
            continue
        if model.plural and pronoun not in words.further:
            continue  # of several, "one … and the other …" tells the members
        yield _like(model, tokens, at, plural=pronoun in words.plural, about=about)


def _pronoun(tokens: Sequence[Token[Mention]], at: int) -> str:
    """Return the word of a token; the number one is a mention, and so is "a third"."""
    token = tokens[at]
    if token.slot == _ORDINAL:
        return "another" if at > 0 and tokens[at - 1].word == "a" else token.word
    number = getattr(token.mention, "number", None)
    spelled = token.end - token.start > 1  # "Protocol 1" numbers something
    return "one" if number == 1 and spelled else token.word


def _leads_to_matter(tokens: Sequence[Token[Mention]], at: int) -> bool:
    """Whether "on coffee" stands at a token."""
    displaced = instrument_words().lists.subjects.displaced
    if at + 1 >= len(tokens) or tokens[at].word not in displaced:
        return False
    return tokens[at + 1].slot is None and tokens[at + 1].word not in grammar().subordinate


def _leads_to_party(tokens: Sequence[Token[Mention]], at: int) -> bool:
    """Whether "with Chile", ", with Chile" or "signed in May with Chile" stands at a token."""
    if at < len(tokens) and _is_participle(tokens[at].word):
        last = min(len(tokens), at + 1 + _REACH)
        at = next((i for i in range(at + 1, last) if tokens[i].word == "with"), len(tokens))
    at += at < len(tokens) and tokens[at].word == ","
    if at + 1 >= len(tokens) or tokens[at].word != "with":
        return False
    party = at + 1 + (tokens[at + 1].word in _ARTICLES)
    return party < len(tokens) and tokens[party].slot in _PARTY


def _is_participle(word: str) -> bool:
    stages = status_words().stages.get(word, ())
    return any(stage.form in PARTICIPLES and len(words) == 1 for words, stage in stages)


def _opens(tokens: Sequence[Token[Mention]], at: int, pronoun: str) -> bool:
    """Whether a pronoun opens the sentence that can do so: "Another with Oman was signed"."""
    first = at - (at > 0 and tokens[at - 1].word in _ARTICLES)
    return first == 0 and pronoun in instrument_words().lists.stand_ins.opening


def _rival(tokens: Sequence[Token[Mention]], start: int, at: int) -> bool:
    """Whether a pronoun means another noun named since: "trade with Peru and that with"."""
    rivals = instrument_words().lists.stand_ins.rivals
    return any(token.start >= start and token.word in rivals for token in tokens[:at])


def _like(
    model: Phrase, tokens: Sequence[Token[Mention]], at: int, *, plural: bool, about: bool
) -> Phrase:
    token, before = tokens[at], tokens[at - 1] if at else tokens[at]
    head = model.head
    noun = Head(head.kind, head.singular, plural, head.subject, loose=head.loose)
    return Phrase(
        start=token.start,
        end=token.end,
        core=token.start,
        head=noun,
        outset=before.start if before.word in _ARTICLES else token.start,
        subject=None if about else model.subject,
        plural=plural,
        determiner=Determiner.INDEFINITE,
        stands_in=True,
    )
