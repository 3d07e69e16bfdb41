"""Goods that are themselves the subject of a clause: "…, while sugar fell by 4 % to $3 million"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from graph.claims.model import Direction
from graph.extract.figures.lexicon import Kind
from graph.extract.figures.model import ONE_WAY, Party, Topic, facing, told_again, with_side
from graph.extract.figures.parties import party_after
from graph.extract.figures.phrases import goods_name, is_known
from graph.extract.figures.tokens import Words

_JOINTS: Final = frozenset({",", ";", "while", "whereas", "but", "and", "with", "as", "though"})
_BEING: Final = frozenset({"was", "were", "did", "fared", "brought", "fetched", "earned"})
_WITHOUT: Final = frozenset({"which", "who", "that"})
_TELLING: Final = frozenset({Kind.PAST, Kind.SHARE})
#: Most words of the name of goods, one of them known: "oil derivatives".
_LONGEST: Final = 5
#: Words between commas after the goods.
_ASIDE: Final = 14
#: Words from goods to "between", at most.
_BETWEEN: Final = 5
#: Money for goods that go one way, told before them: it is the flow itself.
_PAID_FOR: Final = tuple(
    (noun, link)
    for link, nouns in (
        ("on", ("spending", "expenditure", "outlays")),
        ("from", ("earnings", "receipts", "revenue", "income")),
    )
    for noun in nouns
)
_MOVED: Final = {Direction.EXPORTS: "sent_out", Direction.IMPORTS: "brought_in"}
_LINKS: Final = {Direction.EXPORTS: "to", Direction.IMPORTS: "from"}
#: Words from a verb to its figure.
_REACH: Final = 8


def find_goods_clauses(words: Words, before: Sequence[Topic]) -> list[Topic]:
    """Return the goods that clauses are about, for which the flow is the one spoken of before."""
    if words.lexicon.sets["goods"].isdisjoint(words.words):
        return []
    found: list[Topic] = []
    heads = {at for topic in before for at in range(topic.start, max(topic.end, topic.head_end))}
    at = 1
    while at < len(words.tokens) - 2:
        end = _name_end(words, at) if _opens(words, at) and at not in heads else at
        if end > at and heads.isdisjoint(range(at, end)) and _is_told_of(words, end):
            found.append(_topic(words, at, end))
        at = max(end, at + 1)
    return [t for t in found if _one_way_before(before, t.start)]


def find_goods_between(words: Words, before: Sequence[Topic]) -> list[Topic]:
    """Return goods that go between two: "the goods moving between them", as trade of both."""
    if words.lexicon.sets["goods_nouns"].isdisjoint(words.words):
        return []
    taken = {at for topic in before for at in range(topic.start, max(topic.end, topic.head_end))}
    found: list[Topic] = []
    for at in range(len(words.tokens) - 2):
        if at in taken or not words.lexicon.has("goods_nouns", words.words[at]):
            continue
        ahead = _past_brackets(words, range(at + 1, min(len(words.tokens) - 1, at + _ASIDE)))
        place = next((i for i in ahead if words.words[i] == "between"), None)
        side = party_after(words, place) if place is not None and place not in taken else None
        if place is None or side is None or any(w in _JOINTS for w in words.words[at + 1 : place]):
            continue
        party = side[1] if side[1].pronoun is None else Party(side[1].at, pronoun="their")
        found.append(
            Topic(
                at,
                side[2],
                at,
                Direction.TOTAL,
                Kind.STRONG,
                company=party,
                head_end=at + 1,
            )
        )
    return found


def _past_brackets(words: Words, ahead: range) -> list[int]:
    """Return the first few tokens of a range that do not stand in brackets."""
    found: list[int] = []
    inside = False
    for at in ahead:
        inside = (inside or words.words[at] == "(") and words.words[at - 1] != ")"
        if not inside:
            found.append(at)
    return found[: _BETWEEN - 1]


def find_goods_moved(words: Words) -> list[Topic]:
    """Return goods that are named after their way: "goods brought in from Chad", "gas sold to"."""
    found: list[Topic] = []
    for at in range(len(words.tokens) - 3):
        any_goods = words.lexicon.has("goods_nouns", words.words[at])
        known = any_goods or words.lexicon.has("goods", words.words[at])
        if known and (topic := _moved(words, at)) is not None:
            named = None if any_goods else words.slice(at, at + 1)
            found.append(replace(topic, commodity=named))
    return found


def _moved(words: Words, at: int) -> Topic | None:
    """Return the flow of goods at a token that a participle and a preposition follow."""
    for length in (2, 1):
        moved, link = " ".join(words.words[at + 1 : at + 1 + length]), at + 1 + length
        way = next((d for d, known in _MOVED.items() if words.lexicon.has(known, moved)), None)
        if way is None or link + 1 >= len(words.tokens):
            continue
        start = at - 2 if words.words[at - 2 : at] in _PAID_FOR else at
        taken = party_after(words, link)
        if taken is not None and taken[0] == facing(way):
            topic = Topic(start, taken[2], start, way, Kind.STRONG, head_end=taken[2])
            return with_side(topic, *taken[:2])
        if words.words[link] == _LINKS[way] and _is_named(words, link + 1):
            return Topic(start, link + 1, start, way, Kind.STRONG, head_end=link + 1)
    return None


def _is_named(words: Words, at: int) -> bool:
    """Whether a name stands at a token, such as that of a company."""
    token = words.tokens[at]
    return token.name is not None or words.text[token.start].isupper()


def opening_goods(words: Words) -> list[Topic]:
    """Return the goods that a sentence opens with and tells of, in a text on trade."""
    end = _name_end(words, 0)
    return [_topic(words, 0, end)] if end and _is_told_of(words, end) else []


def _topic(words: Words, start: int, end: int) -> Topic:
    goods = goods_name(words.slice(start, end))
    return replace(told_again(start, end), commodity=goods)


def _one_way_before(topics: Sequence[Topic], start: int) -> bool:
    """Whether the nearest trade before a token is exports or imports, in whatever words."""
    near = [t for t in topics if t.direction is not None and t.head < start]
    return bool(near) and (near[-1].direction in ONE_WAY or near[-1].pronoun)


def _opens(words: Words, at: int) -> bool:
    """Whether a clause may begin at a token, past its conjunction."""
    return words.words[at - 1] in _JOINTS


def _name_end(words: Words, start: int) -> int:
    """Return where a name of goods ends that begins at a token; the token itself if none does."""
    end, known = start, False
    while end < len(words.tokens) and end - start < _LONGEST:
        word = words.words[end]
        named = words.lexicon.has("goods", word) and not words.lexicon.has("subjects", word)
        joined = word in {"and", "of"} and end > start and is_known(words, end + 1)
        if not (named or joined or _plain(words, end)):
            break
        known = known or named
        end += 1
    return end if known else start


def _plain(words: Words, at: int) -> bool:
    """Whether a token may be a further word of a name of goods."""
    word = words.words[at]
    if not word or not word[0].isalpha() or words.lexicon.has("stop", word):
        return False
    if words.lexicon.has("reached", word) or word.endswith("ly"):
        return False
    return not any(m.start <= at < m.end for m in words.marks)


def _is_told_of(words: Words, at: int) -> bool:
    """Whether a verb of growth or level, with a figure, follows a name at a token."""
    if words.words[at : at + 1] == (",",):
        closing = range(at + 1, min(len(words.tokens), at + _ASIDE))
        at = next((i + 1 for i in closing if words.words[i] == ","), at)
        if at >= len(words.tokens) or any(w in _WITHOUT for w in words.words[at : at + 1]):
            return False
    if at >= len(words.tokens):
        return False
    multiple = words.tokens[at].factor
    moved = any(m.start == at and m.kind in _TELLING for m in words.marks)
    moved = moved or (multiple is not None and multiple.verb)
    if (
        not moved
        and words.words[at] not in _BEING
        and not words.lexicon.has("reached", words.words[at])
        and not words.lexicon.has("earning", words.words[at])
    ):
        return False
    following = words.tokens[at + 1 : at + _REACH]
    return any(token.figure is not None for token in following)
