"""Who a country mainly trades with, with an amount: "Chad was the top buyer, taking $5 million".

Such a sentence has a rank ("Kenya's second largest trade partner in exports"), who holds it, and
the amount. Which way the goods go is told by the rank, by "in exports" behind or before it, or by
what the amount is one of.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from graph.claims.model import Direction
from graph.extract.figures.lexicon import Kind
from graph.extract.figures.model import ONE_WAY, Party, Topic, facing, told_again, with_side
from graph.extract.figures.parties import party_after
from graph.extract.figures.phrases import goods_end, goods_name
from graph.extract.figures.tokens import DASHES, Mark, Words
from graph.extract.mentions import Anaphor
from graph.extract.values.model import Money

#: Words from a buyer to its amount, at most.
_BUYING: Final = 14
_NEAR: Final = 4
#: Words of a rank, at most: "remained by far the country's single most important".
_RANK: Final = 10
_ARTICLES: Final = frozenset({"the", "its", "by", "far", "their"})
_LED_BY: Final = _ARTICLES | {"being", "as", "remaining", "still"}
_BEFORE_AMOUNT: Final = frozenset(
    {"(", ",", "with", "at", "taking", "worth", "buying", ":"} | DASHES
)
#: What ends the clause about a buyer before its amount.
_ENDING: Final = frozenset({";", "(", ":", "as", "followed", "while", "whereas", "but"})
_BEFORE_FIGURE: Final = (("(", ""), (":", ""))
#: Words before a rank that leave it to the text before whose it is.
_OWNING: Final = frozenset({"its", "their", "our", "'s"})
_AMONG: Final = frozenset({"among", "amongst", "of"})
_NUMBERS: Final = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen"}
)
_NAMED_TRADE: Final = frozenset({Kind.STRONG, Kind.SINGULAR, Kind.WEAK})
#: Longest phrase that turns to one way of trade before a clause: "when it comes to".
_TURNING: Final = 5


#: Words of "and others" before the verb of what a list is called, at most.
_LAST_ONES: Final = 4


class _Rank(Struct, frozen=True):
    """The rank that a mark is the noun of: which way goods go, whose partner it is, the goods."""

    mark: Mark
    direction: Direction
    owner: Party | None
    commodity: str | None = None


def with_buyers(words: Words, topics: Sequence[Topic]) -> list[Topic]:
    """Return the topics with those in place of ranks who hold them, where an amount follows.

    "Chad was the top buyer of Kenyan tea, taking $5 m", "Peru was Chile's main market, with $5 m".
    A rank that a list follows is given the way that is told beside it.
    """
    found = list(topics)
    for mark in words.of((Kind.LISTING,)):
        told = _way_told(words, mark, found)
        direction = told.direction if told is not None else mark.direction
        if direction is None:
            continue
        listed = listed_ahead(words, mark.start)
        buyer = None if listed else _buyer(words, mark, direction, found)
        kept = [t for t in found if t is not told and not (buyer and t.head == mark.start)]
        if buyer is not None:
            found = [*kept, buyer]
        elif any(t.kind is Kind.LISTING and t.head == mark.start for t in found):
            found = [replace(t, direction=direction) if t.head == mark.start else t for t in kept]
    return found


def listed_ahead(words: Words, head: int) -> bool:
    """Whether "Peru ($5 m), Chile ($4 m) and Cuba ($1 m) were the main" leads up to a head."""
    at = head - 1
    while at > 0 and (is_of_rank(words, at) or _owns(words, at)):
        at -= 1
    if at <= 0 or not words.lexicon.has("remaining", words.words[at]):
        return False
    if words.words[at - 1] != ")" and "and" in words.words[at - _LAST_ONES : at]:
        at = max(i for i in range(at - _LAST_ONES, at) if words.words[i] == "and")  # "and others"
    closings = [i for i in range(3, at) if words.words[i] == ")" and words.words[i - 2] == "("]
    amounts = [i for i in closings if words.tokens[i - 1].figure is not None]
    return len(amounts) > 1 and amounts[-1] == at - 1


def is_of_rank(words: Words, at: int) -> bool:
    """Whether a word is one of a rank, or tells whose it is: "its second most important"."""
    return words.words[at] in _OWNING or words.lexicon.has("rank_words", words.words[at])


def _owns(words: Words, at: int) -> bool:
    """Whether a token is part of "Chad's", whose list it is."""
    party = words.tokens[at].parties
    return party is not None and party.possessive


def _way_told(words: Words, mark: Mark, topics: Sequence[Topic]) -> Topic | None:
    """Return the "exports" that say of which partner a rank is: "the main partner in exports"."""
    if mark.direction is not Direction.TOTAL:
        return None
    for topic in topics:
        if topic.direction not in ONE_WAY or topic.kind not in _NAMED_TRADE or topic.owner:
            continue
        behind = words.words[mark.end : topic.start]
        if behind and words.lexicon.has("ways_told", " ".join(behind)):
            return topic
        if topic.head < mark.start and fronted(words, topic):
            return topic
    return None


def fronted(words: Words, topic: Topic) -> bool:
    """Whether a clause turns to one way of trade first: "in terms of imports, …"."""
    if topic.start > _TURNING or topic.partnered:
        return False
    led = " ".join(words.words[: topic.start])
    at = topic.head_end + words.lexicon.has("way_sides", words.words[topic.head_end])
    return words.lexicon.has("turning_to", led) and words.words[at : at + 1] == (",",)


def _buyer(words: Words, mark: Mark, direction: Direction, topics: Sequence[Topic]) -> Topic | None:
    """Return who holds a rank, if an amount follows."""
    if not any(words.lexicon.has("traders", w) for w in words.words[mark.start : mark.end]):
        return None
    held = _held(words, mark) or _held_among(words, mark)
    if held is None:
        return _added(words, mark)
    subject, owner = held
    rank = _ranked(words, mark, direction, owner)
    told_before = rank.owner is None and direction is mark.direction and not _names_way(words, mark)
    if told_before and (buyer := _paying(words, mark, subject)) is not None:
        return buyer
    bracketed = _in_brackets(words, subject + 1)
    paid = bracketed or _amount(words, rank, subject)
    if paid is None:
        return None
    ending = mark.end if bracketed else _past_sum(words, paid, topics)
    told = direction if bracketed else _of_amount(words, mark, paid, topics)
    if told is Direction.BALANCE or (told is None and not _of_trade(words, mark, direction)):
        return None
    start, party = min(subject, mark.start), Party(subject, words.tokens[subject].parties)
    if told_before:
        buyer = replace(told_again(start, ending), direction=direction, company=party)
        return replace(buyer, end=ending, head=mark.start, head_end=ending)
    way = told if told in ONE_WAY and direction is Direction.TOTAL else direction
    goods = rank.commodity or _worth_of(words, paid)
    topic = Topic(start, ending, mark.start, way, Kind.STRONG, rank.owner, commodity=goods)
    return with_side(replace(topic, head_end=ending), facing(way), party)


def _worth_of(words: Words, paid: int) -> str | None:
    """Return the goods of "taking $5 million worth of tea"."""
    if words.words[paid + 1 : paid + 3] != ("worth", "of"):
        return None
    return goods_name(words.slice(paid + 3, goods_end(words, paid + 3)))


def _held(words: Words, mark: Mark) -> tuple[int, Party | None] | None:
    """Return the token of who is said to hold a rank, and whose rank it is.

    "Chad remained the country's second most important" before the mark "market".
    """
    at, owner = mark.start - 1, None
    while at > 0 and mark.start - at < _RANK:
        parties = words.tokens[at].parties
        if parties is not None and owner is None:
            if not (parties.possessive or words.words[at + 1] == "'s"):
                return (at, None) if _left_to_verb(words, at) else None
            owner = Party(at, parties)
        elif not is_of_rank(words, at):
            break
        at -= 1
    if at <= 0 or not words.lexicon.has("remaining", words.words[at]):
        return None
    at -= 1
    while at > 0 and words.lexicon.has("beside_being", words.words[at]):
        at -= 1
    while words.words[at] == ")" and "(" in words.words[:at]:
        at = max(i for i in range(at) if words.words[i] == "(") - 1
    parties = words.tokens[at].parties if at >= 0 else None
    if parties is None or parties.possessive or parties.adjective or not _is_subject(words, at):
        return None
    same = owner is not None and owner.mention is not None and owner.mention.codes == parties.codes
    return None if same else (at, owner)


def _left_to_verb(words: Words, at: int) -> bool:
    """Whether a clause without a verb has that of the one before: "…, and Chad the main source"."""
    if not words.lexicon.has("opening_clauses", words.words[at - 1]):
        return False
    plain = words.tokens[at].parties is not None and not words.tokens[at].name
    told = any(words.lexicon.has("remaining", word) for word in words.words[: at - 1])
    return plain and told and words.words[at + 1] in {"the", *_OWNING}


def _held_among(words: Words, mark: Mark) -> tuple[int, Party | None] | None:
    """Return who holds a rank that opens the sentence: "Among its main suppliers, Chad sent …"."""
    if words.words[0] not in _AMONG or words.words[mark.end : mark.end + 1] != (",",):
        return None
    at, owner = mark.start - 1, None
    while at > 0:
        if words.tokens[at].parties is not None and words.words[at + 1] == "'s":
            owner = Party(at, words.tokens[at].parties)
        elif not words.lexicon.has("rank_words", words.words[at]) and not _counts(words, at):
            return None
        at -= 1
    subject = mark.end + 1 + (words.words[mark.end + 1 : mark.end + 2] == ("the",))
    parties = words.tokens[subject].parties if subject < len(words.tokens) else None
    plain = parties is not None and not (parties.possessive or parties.adjective)
    return (subject, owner) if plain and parties is not None and parties.codes else None


def _counts(words: Words, at: int) -> bool:
    """Whether a token counts those of a rank or tells whose it is: "its", "'s", "four"."""
    word = words.words[at]
    return word in _OWNING or word.isdigit() or word in _NUMBERS


def _in_brackets(words: Words, opening: int) -> int | None:
    """Return the amount that a bracket at a token opens with: "Chad ($5 million or 4 %) is"."""
    if words.words[opening : opening + 1] != ("(",) or opening + 1 >= len(words.tokens):
        return None
    return opening + 1 if isinstance(words.tokens[opening + 1].figure, Money) else None


def _of_trade(words: Words, mark: Mark, direction: Direction) -> bool:
    """Whether a rank is one in trade by its own words: not only "the main partner"."""
    named = words.words[mark.start : mark.end]
    return direction is not Direction.TOTAL or any(w.startswith("trad") for w in named)


def _is_subject(words: Words, at: int) -> bool:
    """Whether a party opens its clause: not the Chad of "the road to Chad was …"."""
    before = at - 1 - (at > 0 and words.words[at - 1] == "the")
    if before < 0:
        return True
    word = words.words[before]
    return not word or not word[0].isalnum() or words.lexicon.has("opening_clauses", word)


def _ranked(words: Words, mark: Mark, direction: Direction, owner: Party | None) -> _Rank:
    """Return a rank with what follows it: "buyer of Chilean copper", "export market for Chad"."""
    plain = _Rank(mark, direction, owner)
    at = mark.end
    if owner is not None or words.words[at : at + 1] not in (("of",), ("for",)):
        return plain
    if (moved := _moved_goods(words, at + 1)) is not None:
        return replace(plain, owner=moved[0], commodity=moved[1])
    at += 1 + (words.words[at + 1 : at + 2] == ("the",))
    seller = words.tokens[at].parties if at < len(words.tokens) else None
    if seller is None or (seller.anaphor is not None and seller.anaphor is not Anaphor.THE_COUNTRY):
        return plain
    if not (seller.adjective or seller.possessive):
        return replace(plain, owner=Party(at, seller))
    start = at + 1 + (words.words[at + 1 : at + 2] == ("'s",))
    goods = goods_name(words.slice(start, goods_end(words, start)))
    return replace(plain, owner=Party(at, seller), commodity=goods)


def _moved_goods(words: Words, at: int) -> tuple[Party, str | None] | None:
    """Read "goods to Chad" behind "suppliers of": whose partners they are, and the goods."""
    end = goods_end(words, at)
    if end == at or words.words[end : end + 1] not in (("to",), ("from",)):
        return None
    taken = party_after(words, end)
    return (taken[1], goods_name(words.slice(at, end))) if taken is not None else None


def _names_way(words: Words, mark: Mark) -> bool:
    """Whether a rank speaks of exports or imports, not only of a buyer or a market."""
    return any(w.startswith(("export", "import")) for w in words.words[mark.start : mark.end])


def _amount(words: Words, rank: _Rank, subject: int) -> int | None:
    """Return the token of the amount that a rank comes with; None if it may be of another."""
    owner = rank.owner.at if rank.owner is not None else subject
    for at in range(rank.mark.end, min(len(words.tokens), rank.mark.end + _BUYING)):
        token = words.tokens[at]
        if isinstance(token.figure, Money):
            shared = words.of((Kind.SHARE,), rank.mark.end, at)
            return at if not shared else None
        other = token.parties is not None and token.parties.anaphor is None
        if other and at not in (owner, subject):
            return None
        if token.word in _ENDING and words.words[at : at + 2] not in _BEFORE_FIGURE:
            return None
    return None


def _of_amount(words: Words, mark: Mark, paid: int, topics: Sequence[Topic]) -> Direction | None:
    """Return the way of the trade that an amount is said to be: "with $5 m in exports"."""
    near = [t for t in topics if mark.end <= t.head < paid or _sums(words, paid, t)]
    if words.of((Kind.OTHER,), paid + 1, min(len(words.tokens), paid + _NEAR)):
        return Direction.BALANCE
    return near[0].direction if near else None


def _sums(words: Words, paid: int, topic: Topic) -> bool:
    """Whether a topic only tells what an amount before it is one of: "$5 million in trade"."""
    linked = words.words[paid + 1 : paid + 2] in (("in",), ("of",))
    bare = not (topic.partnered or topic.owner) and topic.direction is not None
    return linked and bare and topic.start == paid + 2


def _past_sum(words: Words, paid: int, topics: Sequence[Topic]) -> int:
    return next((t.head_end for t in topics if _sums(words, paid, t)), paid)


def _added(words: Words, mark: Mark) -> Topic | None:
    """Return the buyer of "…, with Chad the top market ($5 million)", of the trade told before."""
    at = mark.start - 1
    while at > 0 and words.words[at] in _LED_BY:
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
    buyer = Party(at, words.tokens[at].parties)
    return replace(told_again(at, mark.end), direction=mark.direction, company=buyer)
