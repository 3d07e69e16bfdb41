"""Loans and grants that a text names with their sum, whatever else it tells of them.

"Paid for by a $40 million loan from the same bank", "the fund is weighing a credit of €60 million":
no verb tells of an act that other readers know, but a sum of one loan is one. Words on what
becomes of it are in `data/lexicon/lending.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Final

import msgspec

from graph.claims import InstrumentClaim
from graph.claims.model import InstrumentKind, Status
from graph.extract.annotate import Annotated, Mention
from graph.extract.instruments.lenders import LENDERS, lends, recipients
from graph.extract.instruments.subjects import SubjectReader
from graph.extract.mentions import Name, NameType, Parties
from graph.extract.reading.grammar import finite_words, grammar
from graph.extract.reading.parties import own_codes
from graph.extract.reading.tokens import Token
from graph.extract.rules import DATA, read_yaml
from graph.extract.scene import Scene
from graph.extract.values.model import Count

_RULE: Final = "instrument.priced"
_CONFIDENCE: Final = Decimal("0.55")
#: Tokens between a sum and its noun, and those after it among which a purpose is looked for.
_BESIDE: Final = 4
_PURPOSE: Final = 8
#: Tokens before a loan among which a word on what becomes of it is looked for.
_TOLD: Final = 8
#: What parts a sum from a noun that it is not the sum of: "$5,000 per line".
_APART: Final = frozenset(["of", "per", "for", "on", "in", "to", "by", "with", "from"])
_SINGLE: Final = frozenset(["a", "an", "one", "another", "whose", "its"])
_LEADING: Final = frozenset(["of", "worth", "for", "up", "to", "about", "some", "over"])


#: Before a bank that is given something rather than gives it.
_GIVEN_TO: Final = (" to ", " for ", " favour of ", " favor of ", " to the ", " for the ")


class Lending(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns for loans and grants, and words that tell the stage of one."""

    loans: frozenset[str]
    grants: frozenset[str]
    stages: dict[Status, frozenset[str]]
    not_lent: frozenset[str]
    receiving: frozenset[str]


@cache
def lending() -> Lending:
    """Return the words of `data/lexicon/lending.yaml`.

    Raises:
        DataFileError: the file does not fit its shape.
    """
    return read_yaml(DATA / "lexicon" / "lending.yaml", Lending)


@cache
def _nouns() -> frozenset[str]:
    """Return all nouns for money that is lent or given."""
    return lending().loans | lending().grants


class _Loan(msgspec.Struct, frozen=True):
    """A noun with its sum: the indices of its first token, of its noun, and after both."""

    first: int
    noun: int
    end: int


def priced(scene: Scene) -> Iterator[InstrumentClaim]:
    """Yield a claim for each single loan or grant with its sum."""
    for index, sentence in enumerate(scene.sentences):
        if _nouns().isdisjoint(sentence.wording) or scene.is_heading(sentence):
            continue
        for at, token in enumerate(sentence.tokens):
            if token.slot == "money" and (loan := _loan(sentence, at)) is not None:
                claim = _claim(scene, index, sentence, loan)
                if claim is not None:
                    yield claim


def _loan(sentence: Annotated, at: int) -> _Loan | None:
    """Return the single loan whose sum a token is: "a $40 million loan", "a loan of up to …"."""
    tokens = sentence.tokens
    noun = next(
        (i for i in range(at + 1, min(len(tokens), at + _BESIDE)) if _is_noun(sentence, i)), None
    )
    first, end = at, at + 1
    if noun is None or any(not t.is_word or t.word in _APART for t in tokens[at + 1 : noun]):
        noun = at - 1
        while noun > 0 and tokens[noun].word in _LEADING:
            noun -= 1
        if noun == at - 1 or not _is_noun(sentence, noun):
            return None
        first = noun
    else:
        end = noun + 1
    before = first - 1
    while before >= 0 and first - before < _BESIDE and not _is_single(tokens[before]):
        if not tokens[before].is_word and tokens[before].slot is None:
            return None
        before -= 1
    return _Loan(before, noun, end) if before >= 0 and _is_single(tokens[before]) else None


def _is_noun(sentence: Annotated, at: int) -> bool:
    """Whether a token is a noun for a loan or grant, or what has been named by one."""
    return _noun(sentence, at) in _nouns()


def _noun(sentence: Annotated, at: int) -> str:
    token = sentence.tokens[at]
    if token.slot != "instrument":
        return token.word
    return sentence.text[token.start : token.end].lower().rpartition(" ")[2]


def _is_single(token: Token[Mention]) -> bool:
    """Whether a token says that there is one: "a", "one", "whose"."""
    one = isinstance(token.mention, Count) and token.mention.number == 1
    return one or token.word in _SINGLE


def _claim(scene: Scene, index: int, sentence: Annotated, loan: _Loan) -> InstrumentClaim | None:
    tokens = sentence.tokens
    near = {token.word for token in tokens[max(0, loan.first - _TOLD) : loan.end + _TOLD]}
    if not near.isdisjoint(lending().not_lent):
        return None
    start, end = tokens[loan.first].start, tokens[loan.end - 1].end
    lenders = _lenders(sentence, end)
    codes = {code for lender in lenders if isinstance(lender, Parties) for code in lender.codes}
    if lenders:
        codes.update(recipients(sentence, start, end, lenders[0]))
    codes.update(_receivers(sentence, loan))
    subject, end = _purpose(sentence, loan, end)
    status = next((s for s, words in lending().stages.items() if near & words), None)
    grant = _noun(sentence, loan.noun) in lending().grants
    return InstrumentClaim(
        evidence=(scene.evidence(sentence, start, end),),
        rule=_RULE,
        confidence=_CONFIDENCE,
        claimant=scene.speakers[index],
        kind=InstrumentKind.OTHER if grant else InstrumentKind.LOAN,
        subject=subject,
        parties=tuple(sorted(codes)),
        party_names=tuple(sorted(n.name for n in lenders if isinstance(n, Name))),
        status=status,
        readings=(status,) if status is not None else (),
        planned=status is Status.PROPOSED,
    )


def _receivers(sentence: Annotated, loan: _Loan) -> tuple[str, ...]:
    """Return the states that get a loan: "Peru will receive a grant of $3 million from"."""
    verb = loan.first - 1
    if verb < 1 or sentence.tokens[verb].word not in lending().receiving:
        return ()
    words = finite_words() | grammar().adverbs | {"to"}
    at = verb - 1
    while at > 0 and sentence.tokens[at].word in words:
        at -= 1
    mention = sentence.tokens[at].mention
    return own_codes(mention) if isinstance(mention, Parties) else ()


def _lenders(sentence: Annotated, end: int) -> Sequence[Name | Parties]:
    """Return the banks and funds of a sentence, or the state that "from" names after a sum."""
    banks: list[Name | Parties] = [
        name
        for name in sentence.names
        if name.type is NameType.ORGANISATION
        and (name.kind in LENDERS or lends(name.name))
        and not sentence.text.endswith(_GIVEN_TO, 0, name.start)
    ]
    if banks:
        return banks
    return [
        mention
        for mention in sentence.parties
        if mention.start >= end
        and len(own_codes(mention)) == 1
        and sentence.text.endswith(("from ", "from the "), end, mention.start)
    ][:1]


def _purpose(sentence: Annotated, loan: _Loan, end: int) -> tuple[str | None, int]:
    """Return what a loan is for, and where the words on it end."""
    tokens = sentence.tokens
    for at in range(loan.end, min(len(tokens) - 1, loan.end + _PURPOSE)):
        if tokens[at].hard:
            break
        if tokens[at].word == "for" or (tokens[at].word == "to" and tokens[at + 1].word.islower()):
            subject = SubjectReader(sentence.text, tokens).read(at + 1, tokens[at].word)
            if subject is not None and subject.words is not None:
                return subject.words, tokens[subject.end - 1].end
    return None, end
