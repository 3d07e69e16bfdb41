"""Goods that come first: "Uranium ($5 million) was the most exported commodity"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from graph.extract.figures.buyers import is_of_rank
from graph.extract.figures.lexicon import Kind
from graph.extract.figures.model import ONE_WAY, Topic
from graph.extract.figures.phrases import goods_end, goods_name, goods_start, is_known
from graph.extract.figures.tokens import Words
from graph.extract.values.model import Money

#: Words of which a phrase has one that tells what comes first.
_RANKED: Final = frozenset(
    {"main", "most", "top", "leading", "largest", "biggest", "single", "principal", "chief"}
    | {"major", "second", "third", "important", "valuable"}
)
_DATED: Final = frozenset({"in", "for", "during", "of", "last", "year", ","})
_AGAIN: Final = (("also",), ("again",), ("still",), ("once",))
_HEADS: Final = frozenset({"export", "exports", "exported", "import", "imports", "imported"})
_NOUNS: Final = frozenset({"commodity", "product", "item", "good", "crop", "earner", "line"})
#: What an amount follows: "at $5 million", "with $5 million", "worth $5 million".
_LINKS: Final = frozenset({"at", "with", "worth", "by", "value", ",", "in", "of", "the", "("})
#: Words of a bracket with an amount, at most.
_BRACKET: Final = 4
#: Words from a rank to its amount, at most.
_REACH: Final = 8


def with_first_goods(words: Words, topics: Sequence[Topic]) -> list[Topic]:
    """Return the topics, with the goods of those that rank goods by their amount."""
    return [
        (_named_before(words, topic) or _named_behind(words, topic) or topic)
        if _lacks_goods(words, topic)
        else topic
        for topic in topics
    ]


def _lacks_goods(words: Words, topic: Topic) -> bool:
    one_way = topic.direction in ONE_WAY and words.words[topic.head] in _HEADS
    return one_way and not topic.commodity


def _named_before(words: Words, topic: Topic) -> Topic | None:
    """Return a topic with goods before it: "uranium ($5 m) was the most exported commodity"."""
    at = topic.head - 1
    while at > 0 and (is_of_rank(words, at) or words.tokens[at].parties is not None):
        at -= 1
    if at <= 0 or at == topic.head - 1 or not words.lexicon.has("remaining", words.words[at]):
        return None
    end = _before_bracket(words, at)
    start = goods_start(words, end)
    head_end = _head_end(words, topic)
    if start == end or not is_known(words, end - 1):
        return None
    if end == at and not _paid_after(words, head_end):
        return None
    return replace(
        topic,
        start=start,
        end=max(topic.end, head_end),
        kind=Kind.STRONG,
        commodity=goods_name(words.slice(start, end)),
        head_end=head_end,
    )


def _head_end(words: Words, topic: Topic) -> int:
    """Return where "export" or "export commodity" ends."""
    noun = (*words.words, "")[topic.head + 1]
    return topic.head + 1 + (noun in _NOUNS or words.lexicon.has("goods_nouns", noun))


def _named_behind(words: Words, topic: Topic) -> Topic | None:
    """Return a topic with goods behind it: "the top import commodity was also cars, with $5 m"."""
    if _RANKED.isdisjoint(words.words[max(0, topic.head - _BRACKET) : topic.head]):
        return None
    at = max(topic.end, _head_end(words, topic))
    while at < len(words.tokens) and (words.tokens[at].period or words.words[at] in _DATED):
        at += 1
    if at == len(words.tokens) or not words.lexicon.has("remaining", words.words[at]):
        return None
    start = at + 1 + (words.words[at + 1 : at + 2] in _AGAIN)
    end = goods_end(words, start)
    if end == start or not is_known(words, end - 1):
        return None
    behind = end + 2 * (words.words[end : end + 2] == ("as", "well"))
    if not _paid_after(words, behind):
        return None
    goods = goods_name(words.slice(start, end))
    return replace(topic, end=behind, kind=Kind.STRONG, commodity=goods)


def _before_bracket(words: Words, being: int) -> int:
    """Return where goods end before a verb: before a bracket that holds no more than an amount."""
    if words.words[being - 1] != ")":
        return being
    for at in range(being - 2, max(0, being - _BRACKET), -1):
        if words.words[at] == "(":
            inside = words.tokens[at + 1 : being - 1]
            return at if any(isinstance(t.figure, Money) for t in inside) else being
    return being


def _paid_after(words: Words, start: int) -> bool:
    """Whether an amount follows a rank: "the main export in 2024, at $5 million"."""
    for at in range(start, min(len(words.tokens), start + _REACH)):
        token = words.tokens[at]
        if isinstance(token.figure, Money):
            return True
        if token.mention is None and token.word not in _LINKS:
            return False
    return False
