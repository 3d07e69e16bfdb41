"""Parts of a flow: the partners that hold them, and the countries that trade passes through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from graph.claims import Claim, ShareClaim
from graph.claims.model import WORLD
from graph.claims.period import Period
from graph.claims.quantity import Quantity
from graph.extract.figures.dealing import parts_dealt, parts_listed
from graph.extract.figures.lexicon import Kind
from graph.extract.figures.making import Maker
from graph.extract.figures.model import Topic
from graph.extract.figures.roles import Figure, Role, figures_in
from graph.extract.figures.state import Relation
from graph.extract.figures.times import worded
from graph.extract.figures.tokens import Words
from graph.extract.mentions import Parties
from graph.extract.values.model import Percent, PeriodMention

_SHARE_CONFIDENCE: Final = Decimal("0.6")
_REACH: Final = 14
_WHOLE_REACH: Final = 5
_OWN_PART: Final = frozenset({"share", "shares", "part", "portion"})


def read_shares(
    maker: Maker, figures: Sequence[Figure], topic: Topic, relation: Relation
) -> Iterator[Claim]:
    """Yield the shares that partners hold in the flow of a statement."""
    statement, words = maker.statement, maker.words
    for at in words.mentioned(statement.start, statement.end):
        parties = words.tokens[at].parties
        if parties is None or parties.anaphor is not None:
            continue
        part = _mostly(words, at)
        if part is not None:
            yield _share_claim(maker, relation, parties.codes, None, part)
    if topic.kind is Kind.LISTING:
        yield from _of_partners(maker, figures, relation)
        return
    shares = figures_in(figures, Role.SHARE)
    if not shares:
        return
    dealt = parts_dealt(words, statement.start, statement.end)
    held = {each.at: each.parties.codes for each in dealt}
    for figure in shares:
        if figure.at in held:
            continue
        holder = _held_by(words, figure, topic, relation)
        if holder is None:
            continue
        held[figure.at] = holder
        if topic.head > figure.at:
            for each in parts_listed(words, figure.at, statement.end):
                held.setdefault(each.at, each.parties.codes)
    for at, codes in sorted(held.items()):
        value = words.tokens[at].figure
        within = codes == relation.partner.codes  # trade among the members of a bloc
        if value is None or not codes or (relation.reporter in codes and not within):
            continue
        printed = words.slice(at, at + 1)
        yield _share_claim(maker, relation, codes, value.quantity, printed)


def _of_partners(
    maker: Maker, figures: Sequence[Figure], relation: Relation
) -> Iterator[ShareClaim]:
    """Yield the shares of "The main buyers were Kenya (11 %) and Chad (9 %)"."""
    words = maker.words
    for figure in figures:
        percent = isinstance(figure.value, Percent) and not figure.value.signed
        if not percent or figure.role is Role.CHANGE:
            continue
        at = figure.at - 1
        at -= at > 0 and words.words[at] in {"(", ":", "–", "-", "with", "at"}
        parties = words.tokens[at].parties if at > maker.statement.start else None
        if parties is None or parties.possessive or parties.adjective:
            continue
        if parties.codes and relation.reporter not in parties.codes:
            printed = words.slice(figure.at, figure.at + 1)
            yield _share_claim(maker, relation, parties.codes, figure.value.quantity, printed)


def _share_claim(
    maker: Maker,
    relation: Relation,
    partner: tuple[str, ...],
    share: Quantity | None,
    printed: str,
) -> ShareClaim:
    return ShareClaim(
        evidence=(maker.evidence(),),
        rule="share.mostly" if share is None else "share.percent",
        confidence=_SHARE_CONFIDENCE,
        claimant=maker.speaker,
        reporter=relation.reporter,
        partner=partner,
        direction=relation.direction,
        share=share,
        words=printed,
        whole=(WORLD,) if set(partner) & set(relation.partner.codes) else relation.partner.codes,
        period=_period(maker, relation),
        commodity=relation.commodity,
    )


def _period(maker: Maker, relation: Relation) -> Period | None:
    """Return the period of a share: of what it is one of, where that follows, "of trade in May"."""
    whole = maker.period_of(relation)
    end = maker.statement.end
    if maker.words.words[end - 1] == "of":
        for token in maker.words.tokens[end : end + _WHOLE_REACH]:
            if isinstance(token.mention, PeriodMention):
                said = token.mention.expression
                return worded(maker.scene, said, relation.reporter, whole) or whole
    return whole


def _mostly(words: Words, at: int) -> str | None:
    """Return the word that gives most of a flow to the parties at a token."""
    if at < 2 or words.words[at - 1] not in {"from", "to", "with"}:
        return None
    return words.words[at - 2] if words.lexicon.has("mostly", words.words[at - 2]) else None


def _held_by(
    words: Words, figure: Figure, topic: Topic, relation: Relation
) -> tuple[str, ...] | None:
    """Return the partner that a percentage of the reporter's trade belongs to."""
    if topic.head > figure.at:
        subject = _subject_before(words, figure.at)
        if subject is None or relation.reporter in subject.codes or not subject.codes:
            return None
        return subject.codes
    if relation.partner.codes == (WORLD,):
        return None
    after = words.words[figure.at + 1 : figure.at + 4]
    return relation.partner.codes if "total" in after or "overall" in after else None


def _subject_before(words: Words, at: int) -> Parties | None:
    """Return who is said to hold a part: "Kenya …, accounting for 4 %", "Kenya's share was 4 %"."""
    for index in range(at - 1, max(-1, at - 1 - _REACH), -1):
        token = words.tokens[index]
        if token.figure is not None or token.word in {";", "while", "whereas", "but"}:
            return None
        parties = token.parties
        if parties is None or parties.adjective or parties.anaphor is not None:
            continue
        if words.lexicon.has("not_subject", words.governor(index)):
            continue
        if parties.possessive and not any(w in _OWN_PART for w in words.words[index + 1 : at]):
            continue
        return parties
    return None
