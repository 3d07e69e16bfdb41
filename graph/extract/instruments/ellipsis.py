"""What a sentence leaves out because the text has just named it.

"It was ratified in May", "its ratification in May", "ratification followed in May" and "after
ratification by Chad, the treaty …" all tell of the treaty. Here the pronoun is made an instrument,
and "of it" is put after the noun, so that all else reads the sentence as if nothing were left out.
Nouns that may stand alone are under `alone` in `data/lexicon/status.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from graph.extract.annotate import Annotated, Mention
from graph.extract.instruments.lexicon import (
    DATES,
    PARTICIPLES,
    Form,
    Role,
    Stage,
    instrument_words,
    status_words,
)
from graph.extract.instruments.phrases import Determiner, Phrase
from graph.extract.reading.grammar import finite_words, grammar
from graph.extract.reading.tokens import Token, match_at, matches_at

_Token = Token[Mention | Phrase]

_SLOT: Final = "instrument"
_ITS: Final = frozenset(["its", "their", "whose"])
#: What may follow "it is proposed" without telling what "it" is.
_EXPLETIVE: Final = frozenset(["to", "that", "whether", "between", "how", "by"])
#: Tokens from a state that opens a sentence to the comma after its date, and pronouns after it.
_TO_SUBJECT: Final = 6
_POINTING: Final = frozenset(["it", "this"])
#: What joins a clause on the same thing.
_CLAUSES: Final = frozenset([";", "but", "and", ","])
#: Characters of a line of facts without a subject.
_LINE: Final = 160
#: Tokens of the label of such a line, and what parts its facts.
_LABEL: Final = 4
_MARKS: Final = frozenset(["(", ":", ";", ",", "-", "–", "•", "*"])


def may_leave_out(sentence: Annotated) -> bool:
    """Whether a sentence may leave an instrument out at all; cheap, and right when it says no."""
    short = len(sentence.text) <= _LINE
    return short or not sentence.wording.isdisjoint(status_words().left_out)


def restored(tokens: tuple[_Token, ...], topic: Phrase | None) -> tuple[_Token, ...]:
    """Return the tokens of a sentence with what it leaves out.

    `topic` is how the instrument told of before is pointed at. A sentence that names one itself
    leaves out that one; of a sentence that names several nobody knows which.
    """
    if (fronted := _fronted(tokens, topic)) is not None:
        return (_instrument(fronted, tokens[0].start, tokens[0].start), *tokens)
    phrases = [t.mention for t in tokens if isinstance(t.mention, Phrase)]
    named = [phrase for phrase in phrases if not phrase.back]
    if len(named) > 1 or (named and named[0].plural):
        return tokens
    meant = named[0] if named else topic
    if meant is None:
        return tokens
    return tuple(_restored(tokens, meant, topic if not named else None))


def _fronted(tokens: Sequence[_Token], topic: Phrase | None) -> Phrase | None:
    """Return what a state is told of that opens a sentence: "In force since 1997, it …"."""
    states = [
        length
        for length, stage in matches_at(tokens, 0, status_words().stages)
        if stage.role is Role.STATE
    ]
    if not states:
        return None
    first = max(states)
    reach = range(first, min(len(tokens) - 1, first + _TO_SUBJECT))
    comma = next((i for i in reach if tokens[i].word == ","), None)
    if comma is None or not any(token.slot in DATES for token in tokens[first:comma]):
        return None
    if tokens[comma + 1].word in _POINTING and tokens[comma + 2 : comma + 3]:
        return topic if tokens[comma + 2].slot is None else None
    after = comma + 1 + (tokens[comma + 1].word in instrument_words().lists.definite)
    about = tokens[after].mention if after < len(tokens) else None
    if not isinstance(about, Phrase):
        return None
    told = about.determiner is Determiner.DEFINITE or about.title is not None
    return about if told else None


def _restored(tokens: Sequence[_Token], meant: Phrase, topic: Phrase | None) -> Iterator[_Token]:
    facts, bracket = _facts(tokens), -1
    told = False
    at = 0
    while at < len(tokens):
        token = tokens[at]
        told = told or token.slot == _SLOT
        if token.word == "it" and (pointed := _pointed_at(tokens, at, meant, topic, told=told)):
            told = True
            yield _instrument(pointed, token.start, token.end)
            at += 1
            continue
        if token.word in ("(", ")"):
            bracket = at if token.word == "(" and told else -1
        if (at >= facts or bracket >= 0) and _opens(tokens, at) and _is_predicate(tokens, at):
            yield _instrument(meant, token.start, token.start)
            yield Token(",", token.start, token.start, None, None, False)
        if _verb_left_open(tokens, at):
            told = True
            yield token
            yield _instrument(meant, token.end, token.end)
            at += 1
            continue
        noun = _left_open(tokens, at, meant, told=told)
        if noun is None:
            yield token
            at += 1
            continue
        told = True
        yield from tokens[at : at + noun[0]]
        at += noun[0]
        end = tokens[at - 1].end
        yield Token(noun[1], end, end, None, None, False)
        yield _instrument(meant, end, end)
        at += 2 * _relates(tokens, at)


def _pointed_at(
    tokens: Sequence[_Token], at: int, meant: Phrase, topic: Phrase | None, *, told: bool
) -> Phrase | None:
    """Return what "it" stands for: the topic, or what its own sentence has told of before."""
    if at == 0:
        return None
    if topic is not None:
        return topic if _is_told_of(tokens, at) else None
    if not told:
        return None
    joined = tokens[at - 1].word in _CLAUSES and _is_told_of(tokens, at)
    return meant if joined or _is_done_to(tokens, at) else None


def _is_done_to(tokens: Sequence[_Token], at: int) -> bool:
    """Whether "it" is what a party did something to: "only Peru has ratified it"."""
    done = any(
        stage.role is Role.VERB and stage.form in PARTICIPLES
        for words, stage in status_words().stages.get(tokens[at - 1].word, ())
        if len(words) == 1
    )
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return done and (after is None or not after.is_word or after.word in ("in", "on", "last"))


def _verb_left_open(tokens: Sequence[_Token], at: int) -> bool:
    """Whether a party does here what an instrument is needed for: "Peru ratified in May"."""
    words = grammar()
    if at == 0 or tokens[at].slot is not None or tokens[at].word not in status_words().alone_verbs:
        return False
    before = at - 1
    while before > 0 and (
        tokens[before].word in words.have or tokens[before].word in words.adverbs
    ):
        before -= 1
    if tokens[before].slot != "parties" or _named_after(tokens, at):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.word in (".", ";", ","):
        return True
    dated = at + 2 < len(tokens) and tokens[at + 2].slot in DATES
    return after.slot in DATES or (after.word in ("in", "on") and dated)


def _named_after(tokens: Sequence[_Token], at: int) -> bool:
    """Whether the clause goes on to name an instrument: "acceded in 2018 to the treaty"."""
    for token in tokens[at + 1 :]:
        if token.hard or token.slot == _SLOT:
            return token.slot == _SLOT
    return False


def _left_open(
    tokens: Sequence[_Token], at: int, meant: Phrase, *, told: bool
) -> tuple[int, str] | None:
    """Return how long a noun here is that leaves out what it is of, and what would lead to that."""
    if tokens[at].slot is not None:
        return None
    if meant.determiner is Determiner.INDEFINITE and tokens[at].end <= meant.start:
        return None
    found = match_at(tokens, at, status_words().alone)
    if found is None or not _stands_alone(tokens, at, at + found[0], told=told):
        return None
    return found


def _facts(tokens: Sequence[_Token]) -> int:
    """Return where a line without a subject begins; past its end if all it says has one.

    "Signed 2011; ratified by Chad 2012" is one, also after a label: "Status: signed 2011", "Transit
    treaty with Chad: signed 2011; ratified 2012".
    """
    none = len(tokens)
    label = next((i for i, token in enumerate(tokens) if token.word == ":"), -1)
    if label > _LABEL and not any(token.slot == _SLOT for token in tokens[:label]):
        return none
    words = grammar()
    told = tokens[label + 1 :]
    if any(t.slot == _SLOT or t.word in words.be or t.word in words.have for t in told):
        return none
    opens = _is_predicate(tokens, label + 1) or (
        label + 1 < none and match_at(tokens, label + 1, status_words().alone) is not None
    )
    return label + 1 if opens else none


def _opens(tokens: Sequence[_Token], at: int) -> bool:
    """Whether one of the predicates of such a line begins here."""
    return at == 0 or tokens[at - 1].word in _MARKS


def _is_predicate(tokens: Sequence[_Token], at: int) -> bool:
    """Whether words here tell a stage of something that is not named."""
    return at < len(tokens) and any(
        stage.role is Role.STATE or stage.form in PARTICIPLES
        for _, stage in matches_at(tokens, at, status_words().stages)
    )


def _relates(tokens: Sequence[_Token], at: int) -> bool:
    """Whether a noun is told of what stands before it: "negotiations for which", "talks on it"."""
    near = [token.word for token in tokens[at : at + 2]]
    return near[1:] in (["which"], ["it"]) and near[0] in instrument_words().lists.prepositions


def _instrument(phrase: Phrase, start: int, end: int) -> _Token:
    """Return the token of an instrument that is pointed at from a place of the sentence."""
    here = replace(
        phrase, start=start, end=end, core=start, outset=start, determiner=Determiner.DEFINITE
    )
    return Token(f"{{{_SLOT}}}", start, end, _SLOT, here, False)


def _is_told_of(tokens: Sequence[_Token], at: int) -> bool:
    """Whether "it" is what a stage is told of: "…, it was ratified", "but it expired"."""
    words = grammar()
    i = at + 1
    be = False
    while i < len(tokens) and (tokens[i].word in finite_words() or tokens[i].word in words.adverbs):
        be = be or tokens[i].word in words.be
        i += 1
    found = matches_at(tokens, i, status_words().stages) if i < len(tokens) else []
    if not any(_takes_subject(stage, passive=be) for _, stage in found):
        return False
    after = i + found[0][0]
    return after >= len(tokens) or tokens[after].word not in _EXPLETIVE - {"by"}


def _takes_subject(stage: Stage, *, passive: bool) -> bool:
    """Whether an instrument is the subject of words for a stage."""
    if passive:
        return stage.role is Role.STATE or (stage.role is Role.VERB and stage.form in PARTICIPLES)
    return stage.role is Role.INTRANSITIVE


def _stands_alone(tokens: Sequence[_Token], first: int, end: int, *, told: bool) -> bool:
    """Whether a noun for a stage is all that is said: nothing before or after tells of what.

    After a conjunction it is, if the sentence has `told` of an instrument before.
    """
    if _relates(tokens, end):
        return True
    stages = status_words()
    if any(length > end - first for length, _ in matches_at(tokens, first, stages.stages)):
        return False  # "approval was given to" leads to what was approved
    if end < len(tokens) and not _goes_on(tokens[end]):
        return False
    lists, words = instrument_words().lists, grammar()
    at = first - 1
    while at >= 0 and (
        tokens[at].slot == "ordinal"
        or tokens[at].word in words.inserted
        or tokens[at].word in stages.alone_between
    ):
        at -= 1
    if at < 0 or tokens[at + 1].word in _ITS or tokens[at].slot in DATES:
        return True
    word = tokens[at].word
    return (
        (tokens[at].slot is None and word in (",", "(", "–", "—"))
        or tokens[at].hard
        or (word in lists.prepositions and word != "of")
        or (told and (word in words.connectors or word in words.subordinate))
        or word in stages.alone_after
    )


def _goes_on(token: _Token) -> bool:
    """Whether what follows a noun is no further part of its phrase."""
    words = grammar()
    if token.slot is not None:
        return token.slot in DATES
    if not token.is_word or token.word in words.be or token.word in words.have:
        return token.word not in ("'s", "-", "/")
    return token.word in status_words().alone_before or any(
        stage.form is not None and stage.form not in (Form.BASE, Form.GERUND)
        for _, stage in status_words().stages.get(token.word, ())
    )
