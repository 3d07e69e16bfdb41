"""Exports told as what a country earns: "earnings from tea", "coffee receipts", "earned … from"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from graph.claims.model import Direction
from graph.extract.figures.lexicon import Kind
from graph.extract.figures.model import Party, Topic, told_again
from graph.extract.figures.parties import party_after
from graph.extract.figures.phrases import ABROAD, before_head, goods_end, goods_name
from graph.extract.figures.tokens import Words
from graph.extract.values.model import Money

_EARNINGS: Final = frozenset({"earnings", "receipts", "proceeds"})
_EARNED: Final = frozenset({"earned", "earns"})
_BRINGING: Final = frozenset({"bringing", "earning", "fetching", "netting", "brought", "fetched"})
_ADDED: Final = frozenset({"alone", "exports", "sales", "shipments", "also"})
_SENT: Final = frozenset({"shipped", "sold", "sent", "exported", "exports", "sales", "shipments"})
#: Not goods, though their earnings may be from abroad.
_OTHER: Final = frozenset({"tourism", "services", "service", "it", "transport"})
_RELATIVE: Final = frozenset({"which", "had", "has", "have", "also", "that"})
#: What stands before earnings that are of no thing named before them.
_OPENING: Final = frozenset({",", ";", "while", "whereas", "and", "but", "the", "total"})
_REACH: Final = 8


def find_earnings(words: Words, named: Sequence[Topic] = ()) -> list[Topic]:
    """Return the topics of a sentence that are worded as earnings from goods.

    `named` are those of the sentence that name trade: "of its exports tea brought in $3 million".
    """
    found: list[Topic] = []
    exports = [t for t in named if t.direction is Direction.EXPORTS and t.kind is Kind.STRONG]
    for at, word in enumerate(words.words):
        if word in _EARNINGS:
            topic = _noun(words, at)
        elif word in _EARNED:
            topic = _verb(words, at) or _bringing(words, at, found)
        elif word in _BRINGING:
            before = [t for t in exports if t.head < at and t.commodity is None]
            topic = _bringing(words, at, [*before, *found])
        else:
            continue
        if topic is not None:
            found.append(topic)
    return found


def _noun(words: Words, at: int) -> Topic | None:
    topic = Topic(at, at + 1, at, Direction.EXPORTS, Kind.STRONG, head_end=at + 1)
    if words.words[at + 1 : at + 2] == ("from",):
        if (paid := _paid_by(words, at)) is not None:
            return paid
        end = goods_end(words, at + 2)
        if not (_names_goods(words, at + 2, end) or _moves(words, at + 2, end)):
            return None
        goods = goods_name(words.slice(at + 2, end))
        topic = Topic(at, end, at, Direction.EXPORTS, Kind.STRONG, commodity=goods, head_end=end)
        return before_head(words, topic)
    if not at or not _names_goods(words, at - 1, at):
        return None
    return before_head(words, topic)


def _paid_by(words: Words, at: int) -> Topic | None:
    """Read "Earnings from Fiji" or "from the three markets", of the exports told of before."""
    opens = not at or words.words[at - 1] in _OPENING
    taken = party_after(words, at + 1) if opens and at + 2 < len(words.tokens) else None
    if taken is None or taken[1].unknown or taken[1].world:
        return None
    again = replace(told_again(at, taken[2]), direction=Direction.EXPORTS, company=taken[1])
    return replace(again, head_end=taken[2])


def _verb(words: Words, at: int) -> Topic | None:
    """Read "earned $6 billion from copper shipped abroad"."""
    if at + 2 >= len(words.tokens) or not isinstance(words.tokens[at + 1].figure, Money):
        return None
    link = next((i for i in range(at + 2, at + _REACH) if words.words[i : i + 1] == ("from",)), 0)
    if not link:
        return None
    end = goods_end(words, link + 1)
    ends = range(link + 1, min(end + 1, len(words.words)))
    sent = next((i for i in ends if words.words[i] in _SENT), None)
    if sent is None or not _names_goods(words, link + 1, sent):
        return None
    goods = goods_name(words.slice(link + 1, sent))
    end = sent + 1
    if words.words[end : end + 1] and words.words[end] in ABROAD:
        end += 1
    return Topic(at, end, at, Direction.EXPORTS, Kind.STRONG, commodity=goods, head_end=end)


def _bringing(words: Words, at: int, before: Sequence[Topic]) -> Topic | None:
    """Read "with tea alone bringing Kenya over $3 million", "while sisal brought in $2 million"."""
    end = at
    while end and words.words[end - 1] in _ADDED:
        end -= 1
    start = end
    while start and (
        words.lexicon.has("goods", words.words[start - 1])
        or words.lexicon.has("goods_nouns", words.words[start - 1])
    ):
        start -= 1
    following = at + 1
    if words.words[following : following + 1] in (("in",), ("the",)):
        following += 1
    if start == end:
        return _opening_goods(words, at, following)
    if following + 1 >= len(words.tokens):
        return None
    goods = goods_name(words.slice(start, end))
    maker = words.tokens[start - 1].parties if start else None
    if maker is not None and (maker.adjective or maker.possessive) and len(maker.codes) == 1:
        owner = Party(start - 1, maker)
        head = Topic(start, at + 1, at, Direction.EXPORTS, Kind.STRONG, owner=owner)
        return replace(head, commodity=goods, head_end=at + 1)
    if before and isinstance(words.tokens[following].figure, Money):
        again = replace(before[-1], start=start, end=following, head=at, head_end=following)
        return replace(again, commodity=goods)
    party = words.tokens[following].parties
    if party is None or party.adjective or party.possessive:
        return None
    if not isinstance(words.tokens[following + 1].figure, Money):
        return None
    return Topic(
        start,
        following + 1,
        at,
        Direction.EXPORTS,
        Kind.STRONG,
        owner=Party(following, party),
        commodity=goods,
        head_end=following + 1,
    )


def _opening_goods(words: Words, at: int, following: int) -> Topic | None:
    """Read "Coffee, the main crop, earned $3 million", "Gold, which had fetched $2 million, …"."""
    amount = words.tokens[following : following + 1]
    before = at - 1
    while before > 0 and words.words[before] in _RELATIVE:
        before -= 1
    end = next((i for i, w in enumerate(words.words[: before + 1]) if w == ","), 0)
    parted = end > 0 and words.words[before] == ","
    paid = bool(amount) and isinstance(amount[0].figure, Money)
    if not parted or not paid or goods_end(words, 0) != end or not _names_goods(words, 0, end):
        return None
    goods = goods_name(words.slice(0, end))
    return Topic(
        at, following, at, Direction.EXPORTS, Kind.STRONG, commodity=goods, head_end=following
    )


def _moves(words: Words, start: int, end: int) -> bool:
    """Whether a plural that is named here grows or falls: "earnings from pineapples slipped"."""
    named = words.words[start:end]
    plural = bool(named) and named[-1].endswith("s") and not words.of((Kind.OTHER,), start, end)
    if not plural or any(word in _OTHER for word in named):
        return False
    return any(m.start == end for m in words.of((Kind.PAST,), end))


def _names_goods(words: Words, start: int, end: int) -> bool:
    named = words.words[start:end]
    known = any(words.lexicon.has("goods", word) for word in named)
    return known and not any(word in _OTHER for word in named)
