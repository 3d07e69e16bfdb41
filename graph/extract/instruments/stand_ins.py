"""Pronouns for one more instrument: "the pact with Japan, that with Chile and one with Fiji".

Words: `stand_ins` in `data/lexicon/instruments.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from graph.extract.annotate import Mention
from graph.extract.instruments.lexicon import (
    DATES,
    PARTICIPLES,
    Head,
    Role,
    instrument_words,
    status_words,
)
from graph.extract.instruments.phrases import Determiner, Phrase
from graph.extract.reading.grammar import finite_words, grammar
from graph.extract.reading.tokens import Token, matches_at

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


def left_out(tokens: Sequence[Token[Mention]], phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """Yield what "and with" leaves out: "a pact with Oman, in force since 2018, and with Peru".

    The one before it must have a partner and a stage of its own; without that they are parties of
    one list; so "and" stands for it.
    """
    for at, token in enumerate(tokens):
        if token.word != "with" or at == 0 or tokens[at - 1].word != "and":
            continue
        before = [phrase for phrase in phrases if phrase.end <= token.start]
        if not before or not _leads_to_party(tokens, at):
            continue
        model = before[-1]
        between = [i for i in range(at - 1) if tokens[i].start >= model.end]
        if between and tokens[between[0]].word == "with" and _tells_apart(tokens, between):
            yield _like(model, tokens, at - 1, plural=False, about=False)


def _tells_apart(tokens: Sequence[Token[Mention]], between: Sequence[int]) -> bool:
    """Whether an aside among some tokens tells a stage and its date: ", in force since 2018,"."""
    if any(tokens[i].hard or tokens[i].word in finite_words() for i in between):
        return False
    dated = any(tokens[i].slot in DATES for i in between)
    return dated and any(
        tokens[i - 1].word == ","
        and any(
            stage.role is Role.STATE or stage.form in PARTICIPLES
            for _, stage in matches_at(tokens, i, status_words().stages)
        )
        for i in between[1:]
    )


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
