"""Who a country mainly trades with, with an amount: "Chad was the top buyer, taking $5 million"."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from graph.extract.figures.lexicon import Kind
from graph.extract.figures.model import Party, Topic, facing, told_again, with_side
from graph.extract.figures.phrases import goods_end, goods_name
from graph.extract.figures.tokens import Mark, Words
from graph.extract.mentions import Parties
from graph.extract.values.model import Money

#: Words from a buyer to its amount, at most.
_BUYING: Final = 12
_NEAR: Final = 4
_ARTICLES: Final = frozenset({"the", "its", "by", "far", "their"})
_BEING: Final = frozenset({"being", "as", "remaining", "still"})
_BEFORE_AMOUNT: Final = frozenset({"(", ",", "with", "at", "taking", "worth", "buying"})


def find_buyers(words: Words) -> list[Topic]:
    """Return who a country mainly trades with, where an amount follows.

    "Chad was the top buyer of Kenyan tea, taking $5 m", "Peru was Chile's main market, with $5 m".
    """
    found = [topic for mark in words.of((Kind.LISTING,)) if (topic := _added(words, mark))]
    opening = words.words[:1] == ("the",)
    subject = words.tokens[opening].parties if len(words.tokens) > 1 else None
    if subject is None or subject.possessive or subject.adjective:
        return found
    for mark in words.of((Kind.LISTING,)):
        if not any(words.lexicon.has("traders", w) for w in words.words[mark.start : mark.end]):
            continue
        at, seller, end = _before_buyer(words, mark) or _after_buyer(words, mark) or (0, None, 0)
        if seller is None and (standing := _stands(words, mark, int(opening))) is not None:
            found.append(standing)
        if seller is None or seller.codes == subject.codes:
            continue
        ahead = range(end, min(len(words.tokens), end + _BUYING))
        paid = next((i for i in ahead if isinstance(words.tokens[i].figure, Money)), None)
        if paid is None or any(words.words[i] in {";", "(", "as"} for i in range(end, paid)):
            continue
        goods = goods_name(words.slice(mark.end + 2, end)) if at > mark.end else None
        if words.words[paid + 1 : paid + 3] == ("worth", "of") and goods is None:
            goods = goods_name(words.slice(paid + 3, goods_end(words, paid + 3)))
        party = Party(int(opening), subject)
        topic = Topic(
            mark.start,
            paid,
            mark.start,
            mark.direction,
            Kind.STRONG,
            owner=Party(at, seller),
            commodity=goods,
            head_end=paid,
        )
        found.append(with_side(topic, facing(mark.direction), party))
    return found


def _stands(words: Words, mark: Mark, at: int) -> Topic | None:
    """Return the buyer of "Chad remained the top market ($5 million)", of the trade told before."""
    being = words.words[at + 1] if at + 1 < mark.start else ""
    led = words.words[at + 2 : mark.start]
    if not words.lexicon.has("remaining", being) or any(w not in _ARTICLES for w in led):
        return None
    return _paying(words, mark, at)


def _added(words: Words, mark: Mark) -> Topic | None:
    """Return the buyer of "…, with Chad the top market ($5 million)", of the trade told before."""
    at = mark.start - 1
    while at > 0 and words.words[at] in _ARTICLES | _BEING:
        at -= 1
    party = words.tokens[at].parties if at > 0 else None
    if party is None or party.possessive or party.adjective or words.governor(at) != "with":
        return None
    return _paying(words, mark, at)


def _paying(words: Words, mark: Mark, at: int) -> Topic | None:
    """Return the topic of the buyer at a token, if its amount follows right after the mark."""
    ahead = words.tokens[mark.end : mark.end + _NEAR]
    paid = next((i for i, t in enumerate(ahead, mark.end) if isinstance(t.figure, Money)), None)
    if paid is None or any(words.words[i] not in _BEFORE_AMOUNT for i in range(mark.end, paid)):
        return None
    return replace(told_again(at, mark.end), company=Party(at, words.tokens[at].parties))


def _before_buyer(words: Words, mark: Mark) -> tuple[int, Parties, int] | None:
    """Return whose buyer it is in "Chile's second largest export market"."""
    for at in range(mark.start - 1, max(-1, mark.start - 6), -1):
        parties = words.tokens[at].parties
        if parties is not None:
            owns = parties.possessive or words.words[at + 1] == "'s"
            return (at, parties, mark.end) if owns and parties.anaphor is None else None
        if not words.words[at] or not (words.words[at][0].isalnum() or words.words[at] == "'s"):
            return None
    return None


def _after_buyer(words: Words, mark: Mark) -> tuple[int, Parties, int] | None:
    """Return whose buyer it is in "the top buyer of Chilean copper", and where the goods end."""
    at = mark.end
    if words.words[at : at + 1] not in (("of",), ("for",)):
        return None
    at += 1 + (words.words[at + 1 : at + 2] == ("the",))
    seller = words.tokens[at].parties if at < len(words.tokens) else None
    if seller is None or not (seller.adjective or seller.possessive):
        return None
    start = at + 1 + (words.words[at + 1 : at + 2] == ("'s",))
    return at, seller, goods_end(words, start)
