"""Goods with their price on the way from one country to another, told without a word for trade.

What the goods are, what they are worth, where they come from and where they end up may stand in
any of four frames: goods that travel ("gas worth $6 m came in from Bolivia"), goods that find
buyers ("Greek wine found takers in Poland worth $2 m"), money that is spent on goods ("Zambia spent
$5 m on Indian drugs"), and money that is earned from buyers ("earned $4 m from Turkish customers").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from graph.claims.model import Direction
from graph.extract.figures.lexicon import Kind
from graph.extract.figures.model import Party, Topic
from graph.extract.figures.parties import party_after
from graph.extract.figures.phrases import goods_end, goods_name
from graph.extract.figures.tokens import Words
from graph.extract.mentions import Anaphor, Parties
from graph.extract.values.model import Money

_PRICED: Final = frozenset({"worth", "for", "valued", "costing"})
_TO_THE_VALUE_OF: Final = (("to", "the", "value", "of"), ("to", "the", "tune", "of"))
#: Of goods that go either way.
_BOTH_WAYS: Final = (("changed", "hands"), ("crossed", "the"), ("crossed", "their"))
_PLACED: Final = frozenset({"in", "on", "onto", "into", "to", "among", "at"})
_TRACKS: Final = 5
_REACH: Final = 8
_LONGEST_GOODS: Final = 4
_CLAUSE: Final = frozenset({",", ";", ":", "while", "whereas", "but", "and", "where", "as", "that"})
_FILLING: Final = frozenset(
    {"in", "last", "this", "year", "alone", "has", "have", "had", "also", "each", "every", "then"}
    | {"was", "were", "during", "the", "of", ","}
)


def find_consignments(words: Words) -> list[Topic]:
    """Return the flows of a sentence that only goods, money and ways tell of."""
    if not any(w in words.lexicon.sets["consigning"] for w in words.words):
        return []
    return [*_bills(words), *(topic for at in words.folded for topic in _of_money(words, at))]


def _of_money(words: Words, at: int) -> Iterator[Topic]:
    if not isinstance(words.tokens[at].figure, Money) or not at:
        return
    for read in (_travelling, _taken, _spent, _earned, _between, _costing, _worth):
        topic = read(words, at)
        if topic is not None:
            yield topic
            return


def _link(words: Words, money: int) -> int | None:
    """Return the word between goods and their price, past "about" and the like."""
    if words.words[max(0, money - 4) : money] in _TO_THE_VALUE_OF:
        return money - 4
    at = words.lead(money)
    if words.words[at] == "at" and words.words[at - 1] == "valued":
        at -= 1
    return at if at > 0 and words.words[at] in _PRICED else None


def _goods_before(words: Words, end: int) -> tuple[int, Party | None] | None:
    """Return where a phrase for goods begins that ends before a token, and whose goods they are.

    It has a known name of goods or tells whose goods they are, and opens its clause.
    """
    start = end
    known = False
    while start > 0 and end - start < _LONGEST_GOODS:
        word = words.words[start - 1]
        if not word or not word[0].isalpha() or words.lexicon.has("stop", word):
            break
        known = known or words.lexicon.has("goods", word) or words.lexicon.has("goods_nouns", word)
        start -= 1
    if start == end:
        return None
    before = words.tokens[start - 1] if start else None
    maker = None
    if before is not None and before.parties is not None:
        whose = before.parties
        if not (whose.adjective or whose.possessive) or not whose.codes:
            return None
        maker = Party(start - 1, whose)
        before = words.tokens[start - 2] if start > 1 else None
    opens = before is None or before.period is not None or before.word in _CLAUSE
    return (start, maker) if (known or maker is not None) and opens else None


def _travelling(words: Words, money: int) -> Topic | None:
    """Read "electricity for €8 m arrived from Austria", "Fijian sugar worth $4 m landed in …"."""
    link = _link(words, money)
    goods = _goods_before(words, link) if link is not None else None
    if link is None or goods is None:
        return None
    start, maker = goods
    verb = money + 1
    while verb < len(words.tokens) and verb - money < _TRACKS and _fills(words, verb):
        verb += 1
    if verb >= len(words.tokens) or not words.lexicon.has("travelling", words.words[verb]):
        return None
    name = goods_name(words.slice(start, link))
    topic = Topic(start, link, start, None, Kind.STRONG)
    if maker is None and words.words[verb : verb + 2] in _BOTH_WAYS:
        return replace(topic, direction=Direction.TOTAL, commodity=name, head_end=link)
    return _routed(words, topic, maker, verb, name)


def _fills(words: Words, at: int) -> bool:
    return words.tokens[at].period is not None or words.words[at] in _FILLING


def _routed(
    words: Words, topic: Topic, maker: Party | None, verb: int, goods: str | None
) -> Topic | None:
    """Return the topic of goods with the sides that follow the verb of their journey."""
    origin, destination = maker, None
    for at in range(verb + 1, min(len(words.tokens), verb + 1 + _REACH)):
        if words.words[at] in {",", ";", "."} or words.tokens[at].figure is not None:
            break
        taken = party_after(words, at)
        if taken is not None and taken[0] == "origin":
            origin = origin or taken[1]
        elif taken is not None and taken[0] == "destination":
            destination = destination or taken[1]
        elif words.words[at] in _PLACED and (place := _place(words, at + 1)) is not None:
            destination = destination or place
    reached = words.tokens[verb + 1].parties if verb + 1 < len(words.tokens) else None
    if destination is None and origin is None and _is_home(reached):
        return replace(topic, direction=Direction.IMPORTS, commodity=goods, head_end=topic.end)
    if destination is None and reached is not None and not reached.adjective:
        destination = Party(verb + 1, reached)
    if origin is None and destination is None:
        return None
    inward = destination is None or (origin is not None and maker is None)
    return replace(
        topic,
        direction=Direction.IMPORTS if inward else Direction.EXPORTS,
        origin=origin,
        destination=destination,
        commodity=goods,
        head_end=topic.end,
    )


def _is_home(reached: Parties | None) -> bool:
    """Whether goods that "entered the country" came to that of which a text tells."""
    return reached is not None and reached.anaphor is Anaphor.THE_COUNTRY


def _place(words: Words, at: int) -> Party | None:
    """Return the country of "Spanish tables", "the Polish market" or plainly "Poland"."""
    while at < len(words.tokens) and words.words[at] in {"the", "neighbouring", "neighboring"}:
        at += 1
    parties = words.tokens[at].parties if at < len(words.tokens) else None
    if parties is None or not parties.codes:
        return None
    following = words.words[at + 1] if at + 1 < len(words.tokens) else ""
    if (parties.adjective or parties.possessive) and not words.lexicon.has("people", following):
        return None
    return Party(at, parties)


def _taken(words: Words, money: int) -> Topic | None:
    """Read "Moldovan wine found buyers in Poland worth $2 million"."""
    link = _link(words, money)
    if link is None or words.words[link] == "for":
        return None
    verb = next(
        (i for i in range(link - 1, max(0, link - _REACH), -1) if words.words[i] in {"found"}), 0
    )
    goods = _goods_before(words, verb) if verb else None
    if goods is None:
        return None
    start, maker = goods
    name = goods_name(words.slice(start, verb))
    found = _routed(words, Topic(start, verb, start, None, Kind.STRONG), maker, verb, name)
    return found if found is not None and found.destination is not None else None


def _spent(words: Words, money: int) -> Topic | None:
    """Read "Zambia spent $5 million on South African machinery"."""
    verb = _verb_before(words, money, "spending")
    if verb is None or words.words[money + 1 : money + 2] not in (("on",), ("for",)):
        return None
    at = money + 2
    while at < len(words.tokens) and words.words[at] in {"the", "its", "buying", "purchasing"}:
        at += 1
    named = _foreign_goods(words, at)
    if named is None:
        return None
    maker, goods, _ = named
    subject = _subject(words, verb)
    if subject is None:
        return None
    return replace(_of_verb(verb, Direction.IMPORTS, subject), origin=maker, commodity=goods)


def _of_verb(verb: int, direction: Direction, owner: Party) -> Topic:
    """Return the trade of a party that spends or earns."""
    return Topic(verb, verb + 1, verb, direction, Kind.STRONG, owner=owner, head_end=verb + 1)


def _verb_before(words: Words, money: int, listed: str) -> int | None:
    at = words.lead(money)
    return at if words.lexicon.has(listed, words.words[at]) else None


def _foreign_goods(words: Words, at: int) -> tuple[Party, str | None, int] | None:
    """Return the maker and the goods of "South African machinery" or "rice from Laos"."""
    if at >= len(words.tokens):
        return None
    maker = words.tokens[at].parties
    if maker is not None:
        end = goods_end(words, at + 1)
        if end == at + 1 or not (maker.adjective or maker.possessive):
            return None
        return Party(at, maker), goods_name(words.slice(at + 1, end)), end
    end = goods_end(words, at)
    known = any(words.lexicon.has("goods", w) for w in words.words[at:end])
    taken = party_after(words, end) if known and end + 1 < len(words.tokens) else None
    if taken is None or taken[0] != "origin":
        return None
    return taken[1], goods_name(words.slice(at, end)), taken[2]


def _subject(words: Words, verb: int) -> Party | None:
    """Return who spends or earns: a party or a pronoun before the verb of its clause."""
    for at in range(verb - 1, max(-1, verb - _REACH), -1):
        token = words.tokens[at]
        if token.parties is not None:
            inside = words.lexicon.has("not_subject", words.governor(at))
            possessed = token.parties.possessive or token.parties.adjective
            return None if inside or possessed else Party(at, token.parties)
        if token.word in {"it", "its"}:
            return Party(at, pronoun="its")
        if token.figure is not None or token.word in {";", "while", "whereas", "but"}:
            return None
    return None


def _earned(words: Words, money: int) -> Topic | None:
    """Read "it earned $4 million from Turkish customers"."""
    verb = _verb_before(words, money, "earning_verbs")
    if verb is None:
        return None
    for at in range(money + 1, min(len(words.tokens) - 1, money + _REACH)):
        word = words.words[at]
        if word in {",", ";", "."}:
            return None
        if word not in {"from", "in", "on"}:
            continue
        buyer = at + 1 + (words.words[at + 1] == "the")
        whose = words.tokens[buyer].parties if buyer + 1 < len(words.tokens) else None
        if whose is None or not (whose.adjective or whose.possessive):
            continue
        if not words.lexicon.has("people", words.words[buyer + 1]):
            continue
        subject = _subject(words, verb)
        if subject is None:
            return None
        earned = _of_verb(verb, Direction.EXPORTS, subject)
        own = subject.at + 1 if subject.pronoun and words.words[subject.at] == "its" else verb
        goods = goods_name(words.slice(own, verb)) if own < verb else None
        return replace(earned, destination=Party(buyer, whose), commodity=goods)
    return None


def _costing(words: Words, money: int) -> Topic | None:
    """Read "oranges from Fiji cost importers $4 million", or plainly "fuel cost $2 m"."""
    verb = next((i for i in range(money - 1, max(0, money - 4), -1) if words.words[i] == "cost"), 0)
    if not verb:
        return None
    end = verb - (words.words[verb - 1] == "alone")
    bare = _goods_before(words, end)
    if bare is not None and bare[1] is None and words.lead(money) == verb:
        topic = Topic(bare[0], verb + 1, bare[0], Direction.IMPORTS, Kind.STRONG, pronoun=True)
        goods = goods_name(words.slice(bare[0], end))
        return replace(topic, commodity=goods, head_end=verb + 1)
    for at in range(verb - 1, max(-1, verb - 5), -1):
        taken = party_after(words, at) if words.words[at] == "from" else None
        there = words.words[at] == "from" and words.tokens[at + 1].parties is not None
        if taken is None and not there:
            continue
        party = taken[1] if taken is not None else Party(at + 1, words.tokens[at + 1].parties)
        start = _list_start(words, at)
        goods = goods_name(words.slice(start, at))
        if goods is None or words.words[at - 1] in {"bought", "imported", "purchased", "ordered"}:
            return None
        topic = Topic(start, verb, start, Direction.IMPORTS, Kind.STRONG, head_end=verb + 1)
        return replace(topic, origin=party, commodity=goods)
    return None


def _list_start(words: Words, end: int) -> int:
    """Return where a list of goods begins that ends before a token: "stone, tea and salt"."""
    start = end
    while start > 0 and end - start < 2 * _LONGEST_GOODS:
        word = words.words[start - 1]
        joins = word in {",", "and"} and start > 1 and words.words[start - 2][:1].isalpha()
        plain = bool(word) and word[0].isalpha() and not words.lexicon.has("stop", word)
        if not (plain or joins) or (joins and words.lexicon.has("stop", words.words[start - 2])):
            break
        start -= 1
    return start


def _worth(words: Words, money: int) -> Topic | None:
    """Read "while Kenyan tea alone was worth $4 million": what one side sells."""
    at = words.lead(money)
    if words.words[at] != "worth" or words.words[at - 1] not in {"was", "were", "is", "are"}:
        return None
    end = at - 1 - (words.words[at - 2] == "alone")
    goods = _goods_before(words, end)
    if goods is None or goods[1] is None or end <= goods[0]:
        return None
    start, maker = goods
    if words.of((Kind.STRONG, Kind.SINGULAR), start, end):
        return None  # "Chadian exports were worth …"
    name = goods_name(words.slice(start, end))
    topic = Topic(start, end, start, Direction.EXPORTS, Kind.WEAK, owner=maker, head_end=end)
    return replace(topic, commodity=name)


def _between(words: Words, money: int) -> Topic | None:
    """Read "$4 million of goods that moved between Fiji and Samoa"."""
    at = money + 1 + (words.words[money + 1 : money + 2] == ("worth",))
    if words.words[at : at + 1] != ("of",) or not words.lexicon.has(
        "goods_nouns", (words.words[at + 1 : at + 2] or ("",))[0]
    ):
        return None
    for verb in range(at + 2, min(len(words.tokens) - 2, at + _TRACKS)):
        if words.words[verb + 1] not in {"between", "among"}:
            continue
        taken = party_after(words, verb + 1)
        moved = words.lexicon.has("travelling", words.words[verb])
        if not moved or taken is None or taken[1].mention is None:
            return None
        _, party, end = taken
        topic = Topic(at + 1, end, at + 1, Direction.TOTAL, Kind.STRONG, head_end=verb)
        return replace(topic, company=party)
    return None


def _bills(words: Words) -> list[Topic]:
    """Return what is paid for foreign goods: "Georgia's bill for Turkish goods"."""
    found: list[Topic] = []
    for at, word in enumerate(words.words[:-2]):
        if word != "bill" or words.words[at + 1] != "for" or not at:
            continue
        named = _foreign_goods(words, at + 2)
        payer = words.tokens[at - 1].parties or (
            words.tokens[at - 2].parties if words.words[at - 1] == "'s" and at > 1 else None
        )
        owner = Party(at - 1, payer) if payer is not None else None
        if owner is None and words.words[at - 1] in {"its", "their", "our"}:
            owner = Party(at - 1, pronoun=words.words[at - 1])
        if named is None or owner is None:
            continue
        maker, goods, end = named
        found.append(
            Topic(
                owner.at,
                end,
                at,
                Direction.IMPORTS,
                Kind.STRONG,
                owner=owner,
                origin=maker,
                commodity=goods,
                head_end=end,
            )
        )
    return found


def without_rivals(topics: Sequence[Topic], consigned: Sequence[Topic]) -> list[Topic]:
    """Leave out the topics that only name part of a consignment: "spent", "gas", "orders"."""
    taken = [(topic.start, topic.head_end) for topic in consigned]
    return [t for t in topics if not any(start <= t.head < end for start, end in taken)]
