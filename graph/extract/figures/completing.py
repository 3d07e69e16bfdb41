"""What the rest of a statement adds to its topics: parties further on, goods, shared sides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from graph.claims.model import Direction
from graph.extract.figures.dealing import deals_out
from graph.extract.figures.home import OPPOSITE_VERBS, is_placed
from graph.extract.figures.lexicon import MOVES, Kind
from graph.extract.figures.model import ONE_WAY, Party, Topic, facing, with_side
from graph.extract.figures.parties import party_after
from graph.extract.figures.phrases import VALUED, is_known, makers_goods
from graph.extract.figures.statements import Statement
from graph.extract.figures.tokens import Words
from graph.extract.mentions import Anaphor
from graph.extract.values.model import Money

_REACH: Final = 14
_MOST_GOODS: Final = 8
_FEW: Final = 3
#: Of the words that open a clause, those that open something else before some words.
_LOOSE: Final = frozenset({"since", "after", "as", "when"})
#: Nouns that speak of foreign trade by themselves.
_NAMED_TRADE: Final = frozenset({Kind.STRONG, Kind.SINGULAR})
_DOMINATING: Final = frozenset(
    {"topped", "tops", "headed", "heads", "led", "leads", "made", "makes", "was", "were", "is"}
    | {"are", "remained", "remains", "dominated", "dominates", "accounted", "accounts"}
    | {"comprised", "constituted", "represented", "formed"}
)
_ADDING: Final = frozenset({"contributed", "contributes"})
_LED_BY: Final = _DOMINATING | _ADDING
_COPULAS: Final = frozenset({"was", "were", "is", "are", "had been", "has been"})
_SCALES: Final = frozenset({"thousand", "million", "billion", "lakh", "crore", "cubic", "square"})
#: "$5 million's worth of tea".
_GENITIVE: Final = frozenset({"'", "’", "'s"})
_POINTING: Final = frozenset({"them", "it", "these", "those", "this", "that", "which", "such"})


def complete(statement: Statement) -> tuple[Topic, ...]:
    """Return the topics of a statement with all that it says of them.

    Coordinated topics share what only one of them names: "exports and imports with Kenya".
    """
    topics = [_further(statement, topic) for topic in statement.topics]
    if len(topics) > 1:
        topics = _shared(topics)
    return tuple(topics)


def _further(statement: Statement, topic: Topic) -> Topic:
    words = statement.words
    if topic.direction is None:
        return topic
    if topic.kind is Kind.VERB and topic.commodity is None:
        topic = replace(topic, commodity=_goods_of(words, topic, statement))
    if topic.commodity is None and not topic.pronoun:
        topic = replace(topic, commodity=_leading_goods(statement, topic))
    if topic.kind is Kind.VERB and not topic.partnered and topic.direction is Direction.IMPORTS:
        topic = _from_maker(statement, topic)
    at = topic.end
    while at < statement.end and not _opens_clause(words, at):
        taken = party_after(words, at)
        if taken is None:
            at += 1
            continue
        role, party, after = taken
        if party.mention is not None and party.mention.anaphor is Anaphor.THERE:
            role = facing(topic.direction) if role == "company" else role
        if deals_out(words, at):
            break
        at = after
        if _fits(topic, role):
            topic = with_side(topic, role, party)
    if not topic.partnered and topic.owner is None:
        other = _other_side(words, topic)
        topic = with_side(topic, facing(topic.direction), other) if other is not None else topic
    if topic.passive and topic.direction is Direction.EXPORTS and not topic.destination:
        topic = _sold_in(words, topic)
    if (place := _place(words, topic, statement)) is not None:
        topic = with_side(topic, "owner", place)
    leading = _leading(words, statement)
    paired = leading is not None and leading.mention is not None and len(leading.mention.codes) == 2
    if leading is not None and paired and leading.at == 0 and not topic.partnered:
        return with_side(topic, "company", leading)
    if leading is not None and not topic.partnered and topic.owner is None:
        role = "owner" if leading.at == 0 else "company"
        topic = with_side(topic, role, leading)
    return topic


def _opens_clause(words: Words, at: int) -> bool:
    """Whether a clause about something else begins: "…, though orders from Peru fell"."""
    if words.words[at - 1 : at + 1] == (",", "which"):
        return True
    if not words.lexicon.has("subordinating", words.words[at]):
        return False
    following = words.tokens[at + 1 : at + 2]
    if not following:
        return False
    if words.words[at] in _LOOSE and words.lexicon.has("not_clausal", following[0].word):
        return False
    return following[0].period is None and following[0].figure is None


def _from_maker(statement: Statement, topic: Topic) -> Topic:
    """Add where goods come from that are named after their price: "bought $4 m of Greek goods"."""
    words = statement.words
    for at in words.mentioned(topic.head_end, statement.end):
        if isinstance(words.tokens[at].figure, Money):
            maker, _ = makers_goods(words, at)
            place = Party(at, maker) if maker is not None and maker.codes else None
            return with_side(topic, "origin", place) if place is not None else topic
    return topic


def _other_side(words: Words, topic: Topic) -> Party | None:
    """Return who "received exports worth $4 million" or "accounts for imports of $4 million"."""
    at = topic.start - 1
    if ranked := is_placed(words, topic):
        at -= 2  # "Samoa came next with exports of $4 million"
    at -= words.words[at] == "for"
    if at < 1 or not (ranked or words.words[at] in OPPOSITE_VERBS.get(topic.direction, ())):
        return None
    parties = words.tokens[at - 1].parties
    plain = parties is not None and not (parties.adjective or parties.possessive)
    return Party(at - 1, parties) if plain else None


def _leading_goods(statement: Statement, topic: Topic) -> str | None:
    """Return the goods of "Tea topped the list of exports with $4 m", "Tin was the main export"."""
    words = statement.words
    if statement.start or topic.direction not in ONE_WAY:
        return None
    start = _past_adverbial(words)
    end = start
    last = min(start + _MOST_GOODS, len(words.words))
    while end < last and words.words[end] not in _LED_BY:
        listed = end > start and words.words[end] in {"and", ","}
        if not (listed or _plain_word(words, end)):
            return None
        end += 1
    end = end if end > start and _names_goods(words, start, end) else 0
    if not end or end >= topic.head or words.words[end] not in _LED_BY:
        return None
    between = words.tokens[end + 1 : topic.head]
    before = words.words[topic.head - 1]
    whole = words.words[topic.head_end : topic.head_end + 1] == ("of",) and before != "with"
    parted = any(t.figure is not None or t.share is not None for t in between)
    if whole or (parted and words.words[end] not in _ADDING):
        return None
    return words.slice(start, end)


def _names_goods(words: Words, start: int, end: int) -> bool:
    """Whether a stretch ends in a word for goods: "tea", "palm oil and palm-based products"."""
    any_goods = words.lexicon.has("goods_nouns", words.words[end - 1])
    known = any(is_known(words, at) for at in range(start, end))
    return is_known(words, end - 1) or (any_goods and known)


def _past_adverbial(words: Words) -> int:
    """Return where a sentence goes on after "By value, " or "In 2021, "."""
    fronted = words.words[0] in {"by", "in", "last", "as", "during"}
    comma = next((at for at in range(_FEW + 1) if words.words[at : at + 1] == (",",)), 0)
    return comma + 1 if fronted and comma else 0


def _fits(topic: Topic, role: str) -> bool:
    """Whether a party in a later phrase can belong to a topic."""
    whole = topic.direction in (Direction.TOTAL, Direction.BALANCE)
    if role == "owner":
        return topic.owner is None and topic.passive
    if role in {"company", "intra"}:
        return whole and topic.company is None
    return not whole


def _sold_in(words: Words, topic: Topic) -> Topic:
    """Add where goods "were sold in Poland"."""
    at = topic.head_end
    if at + 1 >= len(words.tokens) or words.words[at] not in {"in", "on"}:
        return topic
    at += 1 + (words.words[at + 1] == "the")
    parties = words.tokens[at].parties if at < len(words.tokens) else None
    if (
        parties is None
        or parties.possessive
        or (
            parties.adjective
            and not words.lexicon.has("people", (words.words[at + 1 : at + 2] or ("",))[0])
        )
    ):
        return topic
    return with_side(topic, "destination", Party(at, parties))


def _place(words: Words, topic: Topic, statement: Statement) -> Party | None:
    """Return whose trade moved where the country is named as a place: "exports fell in Peru"."""
    if topic.owner or topic.partnered or topic.pronoun or topic.kind not in _NAMED_TRADE:
        return None
    at = topic.end
    while at < statement.end and at - topic.end < _FEW and _moves(words, at):
        at += 1
    if at + 1 >= statement.end or words.words[at] != "in":
        return None
    at += 1 + (words.words[at + 1] == "the")
    parties = words.tokens[at].parties if at < statement.end else None
    if parties is None or parties.adjective or parties.possessive or len(parties.codes) != 1:
        return None
    return Party(at, parties)


def _moves(words: Words, at: int) -> bool:
    """Whether a word of growth or fall, its manner or its helping verb stands at a token."""
    word = words.words[at]
    if word.endswith("ly") or words.lexicon.has("auxiliaries", word):
        return True
    return any(m.start <= at < m.end and m.kind in MOVES for m in words.marks)


def _leading(words: Words, statement: Statement) -> Party | None:
    """Return the parties of "For Turkmenistan …" or "Croatia: …" at the start of a sentence."""
    if (label := _label(words)) is not None:
        return label
    if statement.start > 0 or len(words.tokens) < 3:
        return None
    first = words.tokens[0].parties
    if first is not None and words.words[1] == ":" and len(first.codes) in (1, 2):
        return Party(0, first)
    if words.words[0] == "in" and first is None:
        return _leading_place(words)
    way = words.words[0] in {"to", "from"} and words.words[2] == ","
    fronted = way or words.words[0] in {"for", "with"}
    if fronted and (parties := words.tokens[1].parties) is not None:
        after = words.words[2]
        return Party(1, parties) if after != "'s" and not parties.adjective else None
    return None


def _label(words: Words) -> Party | None:
    """Return the partner of a line that is all about it: "To the United States: exports …"."""
    if words.words[0] not in {"to", "from", "with"}:
        return None
    at = 1 + (words.words[1:2] == ("the",))
    parties = words.tokens[at].parties if words.words[at + 1 : at + 2] == (":",) else None
    return None if parties is None or parties.adjective else Party(at, parties)


def _leading_place(words: Words) -> Party | None:
    """Return the country of "In Peru, exports fell", whose trade is told of."""
    at = 1 + (words.words[1] == "the")
    parties = words.tokens[at].parties
    if parties is None or parties.adjective or parties.possessive or parties.group is not None:
        return None
    return Party(0, parties) if words.words[at + 1 : at + 2] == (",",) else None


def _shared(topics: Sequence[Topic]) -> list[Topic]:
    owner = next((t.owner for t in topics if t.owner is not None), None)
    sides = [t.company or t.destination or t.origin for t in topics]
    party = next((s for s in reversed(sides) if s is not None), None)
    return [
        replace(
            topic,
            owner=topic.owner or owner,
            company=topic.company or (None if topic.partnered else party),
        )
        for topic in topics
    ]


def _goods_of(words: Words, topic: Topic, statement: Statement) -> str | None:
    """Return the goods of "sold the United States textiles worth …", "bought $5 m of rice"."""
    if topic.passive:
        return _shipped_goods(words, topic, statement)
    if (related := _related_goods(words, topic, statement)) is not None:
        return related
    for at in range(topic.head_end, min(statement.end, topic.head_end + _REACH)):
        word = words.words[at]
        before = at - 1 - (words.words[at - 1] in _GENITIVE)
        follows = words.tokens[before].figure is not None
        priced = (
            word == "for" and at + 1 < statement.end and words.tokens[at + 1].figure is not None
        )
        if (word in VALUED and not follows) or priced:
            return _goods_before(words, topic.end, at, joined=priced)
        if word == "of" and _counts(words, at - 1):
            return _goods_after(words, at + 1, statement.end)
        linked = follows or words.words[at - 1] == "worth"
        if linked and (word == "of" or (word == "in" and is_known(words, at + 1))):
            return _goods_after(words, at + 1, statement.end)
    return None


def _counts(words: Words, at: int) -> bool:
    """Whether the unit of a quantity of goods stands at a token: "1.3 million tonnes"."""
    if not words.lexicon.has("counting_units", words.words[at]):
        return False
    before = words.words[at - 1]
    return before[:1].isdigit() or before in _SCALES


def _related_goods(words: Words, topic: Topic, statement: Statement) -> str | None:
    """Return the goods of "the gas that Bolivia sold to Argentina was worth $7 million"."""
    for at in range(topic.head - 1, statement.start, -1):
        if words.words[at] in {"that", "which"}:
            goods = _goods_before(words, statement.start, at, joined=True)
            return goods if is_known(words, at - 1) else None
        if words.tokens[at].parties is None and words.words[at] not in {"it", "has", "had", "the"}:
            return None
    return None


def _shipped_goods(words: Words, topic: Topic, statement: Statement) -> str | None:
    """Return the goods of "phosphates worth 9 billion francs were shipped"."""
    for at in range(statement.start + 1, topic.head):
        if words.words[at] in {*VALUED, "for"}:
            return _goods_before(words, statement.start, at, joined=False)
    return None


def _goods_before(words: Words, floor: int, end: int, *, joined: bool) -> str | None:
    start = end
    while start > floor and (
        _plain_word(words, start - 1)
        or (joined and words.words[start - 1] == "and")
        or _joins_known(words, start - 1)
    ):
        start -= 1
    return _goods_name(words, start, end)


def _joins_known(words: Words, at: int) -> bool:
    """Whether "and" or a comma at a token stands between goods: "rice, coffee and pepper"."""
    listed = words.words[at] in {"and", ","} and is_known(words, at + 1)
    return listed and at > 0 and is_known(words, at - 1)


def _goods_after(words: Words, start: int, limit: int) -> str | None:
    while start < limit and words.tokens[start].parties is not None:
        start += 1
    end = start
    limit = min(next((m.start for m in words.abroad if m.start > start), limit), limit)
    while (
        end < limit
        and words.words[end] not in VALUED
        and (
            _plain_word(words, end)
            or (words.words[end] in {"and", ","} and is_known(words, end + 1))
        )
    ):
        end += 1
    return _goods_name(words, start, end)


def _plain_word(words: Words, at: int) -> bool:
    word = words.words[at]
    return bool(word) and word[0].isalpha() and not words.lexicon.has("not_goods", word)


def _goods_name(words: Words, start: int, end: int) -> str | None:
    text = words.slice(start, end).strip(" ,")
    text = "" if text.casefold() in _COPULAS else text
    known = words.lexicon.has("goods_nouns", text.casefold())
    return None if not text or known or text.casefold() in _POINTING else text
