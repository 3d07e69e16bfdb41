"""Parts of a flow: the partners that hold them, and the countries that trade passes through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from graph.claims import Claim, ShareClaim, TransitClaim
from graph.claims.model import WORLD
from graph.claims.quantity import Quantity
from graph.extract.annotate import Annotated
from graph.extract.figures.making import evidence_of
from graph.extract.figures.model import Topic
from graph.extract.figures.roles import Figure, Role, figures_in
from graph.extract.figures.state import Relation
from graph.extract.figures.statements import Statement
from graph.extract.figures.tokens import Words
from graph.extract.mentions import Parties
from graph.extract.scene import Scene

_SHARE_CONFIDENCE: Final = Decimal("0.6")
_TRANSIT_CONFIDENCE: Final = Decimal("0.6")
_THROUGH: Final = frozenset({"through", "via", "across", "over"})
_DIRECT: Final = frozenset({"crosses", "crossed", "cross", "transits", "transited"})
_REACH: Final = 8


def read_shares(
    scene: Scene,
    index: int,
    sentence: Annotated,
    statement: Statement,
    figures: Sequence[Figure],
    topic: Topic,
    relation: Relation,
) -> Iterator[Claim]:
    """Yield the shares that partners hold in the flow of a statement."""
    words = statement.words
    evidence = evidence_of(scene, sentence, words, statement.start, statement.end)
    for at in range(statement.start, statement.end):
        parties = words.tokens[at].parties
        if parties is None or parties.anaphor is not None:
            continue
        part = _mostly(words, at)
        if part is not None:
            yield ShareClaim(
                evidence=(evidence,),
                rule="share.mostly",
                confidence=_SHARE_CONFIDENCE,
                claimant=scene.speakers[index],
                reporter=relation.reporter,
                partner=parties.codes,
                direction=relation.direction,
                share=None,
                words=part,
                whole=relation.partner.codes,
            )
    for figure in figures_in(figures, Role.SHARE):
        held = _held_by(words, figure, topic, relation)
        if held is not None:
            yield ShareClaim(
                evidence=(evidence,),
                rule="share.percent",
                confidence=_SHARE_CONFIDENCE,
                claimant=scene.speakers[index],
                reporter=relation.reporter,
                partner=held,
                direction=relation.direction,
                share=figure.value.quantity,
                words=words.slice(figure.at, figure.at + 1),
                whole=(WORLD,),
            )


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
    for index in range(at - 1, -1, -1):
        parties = words.tokens[index].parties
        if parties is not None:
            near = at - index <= _REACH and not parties.adjective and not parties.possessive
            return parties if near and parties.anaphor is None else None
    return None


def read_transit(
    scene: Scene, index: int, sentence: Annotated, words: Words, pair: Sequence[str]
) -> Iterator[Claim]:
    """Yield trade between `pair` that a sentence routes through a third country."""
    for at, word in enumerate(words.words):
        if not words.lexicon.has("routed", word):
            continue
        probe = at + 1
        while probe < len(words.tokens) and words.words[probe] in {*_THROUGH, "the", "mainly"}:
            probe += 1
        linked = words.words[probe - 1] in {*_THROUGH, "the"} or word in _DIRECT
        if probe >= len(words.tokens) or not linked:
            continue
        via = words.tokens[probe].parties
        if via is None or len(via.codes) != 1 or via.codes[0] in pair or via.possessive:
            continue
        start = max(0, at - _REACH)
        if not any(words.lexicon.has("parts", w) for w in words.words[start:at]) and not _share(
            words, start, at
        ):
            continue
        part, quantity = _part(words, start, at)
        yield TransitClaim(
            evidence=(evidence_of(scene, sentence, words, start, probe + 1),),
            rule="transit.routed",
            confidence=_TRANSIT_CONFIDENCE,
            claimant=scene.speakers[index],
            parties=tuple(sorted(pair)),
            via=via.codes[0],
            share=quantity,
            words=part,
        )


def _share(words: Words, start: int, end: int) -> bool:
    return any(t.figure is not None or t.share is not None for t in words.tokens[start:end])


def _part(words: Words, start: int, end: int) -> tuple[str, Quantity | None]:
    """Return the words for how much, and the percentage if there is one."""
    for at in range(start, end):
        token = words.tokens[at]
        if token.figure is not None and token.figure.quantity.unit == "%":
            return words.slice(at, at + 1), token.figure.quantity
        if token.share is not None:
            return token.share.words, None
        if words.lexicon.has("parts", token.word):
            first = at
            while first > start and words.words[first - 1] in {
                "a",
                "the",
                "nearly",
                "almost",
                "significant",
                "large",
                "small",
                "virtually",
                "good",
            }:
                first -= 1
            return words.slice(first, at + 1), None
    return "", None
