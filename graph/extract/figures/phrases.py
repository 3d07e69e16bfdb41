"""Noun phrases for trade, from the head outwards.

To the left stand the owner and the goods ("Kenya's tea exports"), to the right "of …", "to …",
"from …", "with …".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from graph.claims.model import Direction
from graph.extract.figures.lexicon import HEADS, MOVES, Kind
from graph.extract.figures.model import GOODS_AND_SERVICES, ONE_WAY, Party, Topic, with_side
from graph.extract.figures.parties import party_after
from graph.extract.figures.tokens import TURNS, Mark, Words
from graph.extract.mentions import Parties

ABROAD: Final = frozenset({"abroad", "overseas"})
"""Where goods go that leave a country that is not named."""
VALUED: Final = frozenset({"worth", "valued"})
"""What stands between goods and their amount."""

_PRONOUNS: Final = frozenset({"its", "their", "our", "his", "her"})
_ALL_GOODS: Final = frozenset(
    {"", "goods", "all goods", "merchandise", "products", "commodities", "items", "trade", "total"}
    | {"origin", "provenance", "manufacture", "make"}
)
_PRODUCTS: Final = frozenset({"product", "products", "goods"})
#: What exports bring: "export earnings from Kenya" are paid by Kenya.
_EARNED: Final = frozenset({"earnings", "revenue", "revenues", "receipts", "proceeds", "income"})
_PARTS_OF_STATES: Final = frozenset(
    {"department", "region", "province", "state", "city", "area", "district", "territory"}
    | {"island", "islands", "county", "prefecture", "governorate", "emirate"}
)
_GOODS_AND: Final = (("goods", "and"), ("goods", "&"))
_KINDS: Final = frozenset({"goods", "services", "invisibles"})
_STATES: Final = (("states",), ("countries",), ("nations",), ("economies",))
_CLAUSES: Final = frozenset({"while", "whereas", "because", "where", "when"})
_MAX_WORDS: Final = 8
#: Words of goods that open a clause, at most.
_LONGEST_GOODS: Final = 6
#: What is done to goods before they are sold: "canned tuna".
_PREPARED: Final = frozenset(
    {"canned", "tinned", "frozen", "chilled", "dried", "smoked", "roasted", "refined", "processed"}
    | {"knitted", "manufactured", "unwrought", "finished", "tanned", "packed", "bottled", "broken"}
)
#: What a period is under: "in the quarter under review".
_REVIEWED: Final = frozenset({"review", "consideration", "report"})


def noun_phrase(words: Words, mark: Mark) -> Topic:
    """Return the topic of a trade noun with all that its phrase says."""
    topic = Topic(mark.start, mark.end, mark.start, mark.direction, mark.kind, head_end=mark.end)
    head = words.words[mark.start : mark.end]
    if head[0].startswith(("intra", "intra-")):
        topic = replace(topic, intra=True)
    if "services" in head or head[0] == "(":
        both = "goods" in head
        topic = replace(topic, commodity=GOODS_AND_SERVICES if both else "services")
    if head[-1] in ABROAD:
        topic = replace(topic, overall=True)  # "sales abroad" are those to all
    if head[0] == "re-exports":
        topic = replace(topic, commodity="re-exports")
    return _right(words, before_head(words, topic))


def before_head(words: Words, topic: Topic) -> Topic:
    """Take in what stands before the head: modifiers, commodity, owner."""
    lexicon = words.lexicon
    at = topic.head
    near = at - 1
    goods: list[int] = []
    overall, intra = topic.overall, topic.intra
    owner: Party | None = None
    while at > 0 and topic.head - at < 2 * _MAX_WORDS:
        token, word = words.tokens[at - 1], words.words[at - 1]
        if token.parties is not None:
            if _is_origin(words, at - 1, topic):
                topic = replace(topic, origin=Party(at - 1, token.parties))
                at -= 1
                continue
            owner = Party(at - 1, token.parties)
            at -= 1
            break
        if token.mention is not None:
            if token.period is None or goods:
                break
            at -= 1
        elif word in _PRONOUNS:
            owner = Party(at - 1, pronoun=word)
            at -= 1
            break
        elif word == "'s" or word in {"*", "'"}:
            at -= 1
        elif word.endswith("'s"):
            if lexicon.has("epithets", word[:-2]):
                owner = Party(at - 1, pronoun="its")
                at -= 1
            break
        elif word == ")" and (opening := _opening(words, at - 1)) is not None:
            near = opening - 1
            at = opening
        elif word.startswith("intra-"):
            intra, at = True, at - 1
        elif _joins_goods(words, at - 1, goods) or _of_kind(words, at - 1):
            goods.append(at - 1)
            at -= 1
        elif word in _CLAUSES or (goods and lexicon.has("stop", word)):
            break
        elif word in _REVIEWED and words.words[at - 2] == "under":
            break  # "in the quarter under review imports came to …"
        elif lexicon.has("plain", word):
            overall = overall or lexicon.has("world", word)
            if word in {"the", "a", "an", "that", "this", "these", "those", "my", "your"}:
                at -= 1 if word in {"the", "a", "an", "this", "these", "those"} else 0
                break
            at -= 1
        elif topic.direction is Direction.BALANCE and _describes(words, at - 1):
            at -= 1
        elif _is_goods(words, at - 1, at - 1 == near or bool(goods) or word.startswith("non-")):
            # before one way any noun may be one for goods; trade and balances are called more
            if topic.direction in ONE_WAY or goods or lexicon.has("goods", word) or "-" in word:
                goods.append(at - 1)
            at -= 1
        else:
            break
    start = at
    if start > 1 and words.words[start - 1] == "-" and words.words[start - 2] == "intra":
        intra, start = True, start - 2
    commodity = topic.commodity
    if goods:
        first = min(goods)
        if words.words[first] == "services" and words.words[first - 2 : first] in _GOODS_AND:
            first -= 2
            start = min(start, first)
        commodity = goods_name(words.slice(first, max(goods) + 1)) or commodity
    if intra and owner is not None:
        return replace(
            topic, start=start, owner=owner, company=owner, commodity=commodity, intra=True
        )
    return replace(
        topic, start=start, owner=owner, commodity=commodity, overall=overall, intra=intra
    )


def _is_origin(words: Words, at: int, topic: Topic) -> bool:
    """Whether a demonym before imports tells where they come from: "its Greek imports"."""
    party, before = words.tokens[at].parties, words.tokens[at - 1] if at else None
    if party is None or not party.adjective or topic.direction is not Direction.IMPORTS:
        return False
    owned = before is not None and (before.word in _PRONOUNS or before.word == "'s")
    return owned or (
        before is not None and before.parties is not None and before.parties.possessive
    )


def _opening(words: Words, closing: int) -> int | None:
    for at in range(closing - 1, max(-1, closing - 12), -1):
        if words.words[at] == "(":
            return at
    return None


def _of_kind(words: Words, index: int) -> bool:
    """Whether a token ends the name of goods: the "product" of "palm oil product exports"."""
    return index > 0 and words.words[index] in _PRODUCTS and is_known(words, index - 1)


def _joins_goods(words: Words, index: int, goods: Sequence[int]) -> bool:
    """Whether "and", "&" or a comma joins two words for goods here."""
    if words.words[index] not in {"and", "&", ","} or not goods or index == 0:
        return False
    before = words.words[index - 1]
    if before == "," and words.words[index] == "and" and index > 1:
        before = words.words[index - 2]  # "agricultural, fishery, and forestry exports"
    return words.lexicon.has("goods", before) or before.startswith("non-")


def _describes(words: Words, at: int) -> bool:
    """Whether a word before a balance is no name of goods: "a chronic deficit"."""
    word = words.words[at]
    known = any(words.lexicon.has(listed, word) for listed in ("goods", "stop"))
    return word.isalpha() and not known and words.words[at - 1 : at] in (("a",), ("the",), ("its",))


def _is_goods(words: Words, index: int, near: bool) -> bool:
    """Whether a word before a trade noun names goods: known ones, or a noun in a noun's place."""
    word = words.words[index]
    if not near or not word or not word[0].isalnum() or words.lexicon.has("stop", word):
        return False
    if words.lexicon.has("goods", word) or word.startswith("non-"):
        return True
    if word in _PREPARED and words.lexicon.has("goods", words.words[index + 1]):
        return True
    if word[0].isdigit() or word.endswith(("ly", "ing", "ed", "est", "-wise")):
        return False
    if any(m.start <= index < m.end and m.kind is not Kind.OTHER for m in words.marks):
        return False
    if index == 0:
        return True
    previous = words.tokens[index - 1]
    if previous.parties is not None:
        return previous.parties.adjective or previous.parties.possessive
    return (
        previous.word in {"of", "in", "the", "its", "their", "'s", "from", "for"}
        or words.lexicon.has("goods", previous.word)
        or (
            words.lexicon.has("plain", previous.word)
            and previous.word not in {"that", "which", "when", "while", "also", "only"}
        )
    )


def goods_name(text: str) -> str | None:
    """Return the name of goods, cleaned; None where it means all goods."""
    text = text.strip(" ,;*&")
    lowered = text.casefold()
    if lowered in {GOODS_AND_SERVICES, "goods & services", "services and goods"}:
        return GOODS_AND_SERVICES
    if lowered == "service":
        return "services"
    return None if lowered in _ALL_GOODS else text


def _right(words: Words, topic: Topic) -> Topic:
    """Take in what follows the head: "of tea", "(goods and services)", "to Kenya", "in May"."""
    at = topic.end
    while at < len(words.tokens):
        word, token = words.words[at], words.tokens[at]
        following = words.tokens[at + 1] if at + 1 < len(words.tokens) else None
        if (mark := _abroad(words, at)) is not None:
            topic, at = replace(topic, overall=True), mark.end
        elif word == "(":
            closing = _closing(words, at)
            inner = words.slice(at + 1, closing) if closing else ""
            if closing is None or any(t.figure for t in words.tokens[at:closing]):
                break
            if "service" in inner.casefold():
                topic = replace(topic, commodity=_inner_commodity(inner))
            at = closing + 1
        elif word == "*" or token.period is not None:
            at += 1
        elif word in {"in", "during", "for", "over"} and following and following.period:
            at += 2
        elif word in {"in", "on"} and following and following.word in _KINDS:
            stop = _goods_phrase_end(words, at + 1)
            topic = replace(topic, commodity=goods_name(words.slice(at + 1, stop)))
            at = stop
        elif following is not None and (word == "of" or _earned_from(words, topic, at)):
            taken = _of(words, topic, at + 1)
            if taken is None:
                break
            topic, at = taken
        elif word and (ending := _among_members(words, at)) is not None:
            topic, at = replace(topic, intra=True), ending
        elif (side := _side(words, topic, at)) is not None:
            topic, at = side
        else:
            break
        topic = replace(topic, end=at)
    return topic


def _abroad(words: Words, at: int) -> Mark | None:
    """Return "abroad" or "overseas" at a token."""
    if words.words[at] not in ABROAD:
        return None
    return next((m for m in words.of((Kind.ABROAD,)) if m.start == at), None)


def _closing(words: Words, opening: int) -> int | None:
    for at in range(opening + 1, min(len(words.tokens), opening + 14)):
        if words.words[at] == ")":
            return at
    return None


def _inner_commodity(inner: str) -> str | None:
    lowered = inner.casefold()
    if "goods" in lowered or "merchandise" in lowered:
        return GOODS_AND_SERVICES
    return "services"


def _earned_from(words: Words, topic: Topic, at: int) -> bool:
    """Whether "from" leads to the goods that brought money in: "export earnings from tea"."""
    earned = words.words[topic.head_end - 1] in _EARNED
    return words.words[at] == "from" and earned and is_known(words, at + 1)


def _goods_phrase_end(words: Words, start: int) -> int:
    at = start
    while at < len(words.tokens) and words.words[at] in _KINDS | {"and", "&"}:
        at += 1
    return at - 1 if words.words[at - 1] in {"and", "&"} else at


def _of(words: Words, topic: Topic, at: int) -> tuple[Topic, int] | None:
    """Read what follows "of": an owner, an adjective of origin, goods; None for a figure."""
    while at < len(words.tokens) and words.words[at] in {"the", "its", "all", "their"}:
        at += 1
    if at >= len(words.tokens):
        return None
    token = words.tokens[at]
    if token.figure is not None or token.period is not None:
        return None
    if (party := token.parties) is not None:
        if party.adjective or _is_attributive(words, at):
            ending = goods_end(words, at + 1)
            if ending == at + 1:
                return replace(topic, owner=topic.owner or Party(at, party)), at + 1
            commodity = goods_name(words.slice(at + 1, ending))
            if topic.direction is Direction.IMPORTS:
                return replace(topic, origin=Party(at, party), commodity=commodity), ending
            return replace(topic, owner=Party(at, party), commodity=commodity), ending
        return replace(topic, owner=topic.owner or Party(at, party)), at + 1
    ending = goods_end(words, at)
    if ending == at or words.words[at] in _PARTS_OF_STATES or _is_name(words, at):
        return None
    return replace(topic, commodity=goods_name(words.slice(at, ending))), ending


def _is_attributive(words: Words, at: int) -> bool:
    """Whether initials of a country at a token stand for its adjective: "of U.S. beef"."""
    party = words.tokens[at].parties
    printed = words.slice(at, at + 1).replace(".", "")
    plain = party is not None and not party.possessive and printed.isupper() and len(printed) < 4
    return plain and goods_end(words, at + 1) > at + 1 and not words.moves_at(at + 1)


def _is_name(words: Words, at: int) -> bool:
    """Whether a word at a token is part of a name: "of Santa Cruz", but not "of Merino wool"."""
    capital = words.text[words.tokens[at].start].isupper()
    following = words.tokens[at + 1 : at + 2]
    named = bool(following) and words.text[following[0].start].isupper()
    return capital and named and not is_known(words, at)


def goods_end(words: Words, start: int) -> int:
    """Return where a noun phrase for goods ends that begins at a token."""
    at = start
    while at < len(words.tokens) and at - start < 12:
        word = words.words[at]
        if not word:
            break
        if word in {"and", "&", ",", "or"}:
            following = words.words[at + 1] if at + 1 < len(words.tokens) else ""
            if not following or not _one_more(words, at + 1):
                break
        elif (
            not word[0].isalnum()
            or words.lexicon.has("stop", word)
            or (
                any(m.start == at and m.kind in {*MOVES, *HEADS} for m in words.marks)
                and not (words.lexicon.has("goods", word))
            )
            or (word.endswith(("ed", "ly", "ing")) and not words.lexicon.has("goods", word))
            or words.lexicon.has("reached", word)
        ):
            break
        at += 1
    while at > start and words.words[at - 1] in {"and", "&", ",", "or"}:
        at -= 1
    return at


def goods_start(words: Words, end: int) -> int:
    """Return where a phrase for goods begins that opens its clause; `end` where none does."""
    start = end
    while start > 0 and end - start < _LONGEST_GOODS and _may_name(words, start - 1):
        start -= 1
    dated = start > 0 and words.tokens[start - 1].period is not None
    opens = start == 0 or dated or words.words[start - 1] in TURNS
    return start if opens else end


def _may_name(words: Words, at: int) -> bool:
    """Whether a token may be a word of the name of goods."""
    word = words.words[at]
    joins = word == "and" and at > 0 and is_known(words, at - 1)
    plain = word[:1].isalpha() and not words.lexicon.has("stop", word)
    return joins or (plain and words.tokens[at].mention is None)


def makers_goods(words: Words, money: int) -> tuple[Parties | None, int]:
    """Return whose goods an amount is of, and where their name ends; 0 if it is "ones" only."""
    at = money + 1
    if words.words[at : at + 2] == ("worth", "of"):
        at += 1
    if words.words[at + 1 : at + 2] == ("ones",):  # "and $3 million Fijian ones"
        maker = words.tokens[at].parties
        return (maker if maker is not None and maker.adjective else None), 0
    if words.words[at : at + 1] not in (("of",), ("in",), ("for",)) or at + 2 >= len(words.tokens):
        return None, 0
    maker = words.tokens[at + 1].parties
    if maker is None or not (maker.adjective or maker.possessive):
        return None, 0
    if words.words[at + 2] in {"ones", "goods", "products", "wares", "exports"}:
        return maker, 0
    end = goods_end(words, at + 2)
    known = any(words.lexicon.has("goods", word) for word in words.words[at + 2 : end])
    return (maker, end) if known else (None, 0)


def _one_more(words: Words, at: int) -> bool:
    """Whether another kind of goods stands at a token, after "and" or a comma."""
    word = words.words[at]
    if words.lexicon.has("goods", word):
        return True
    if not word[0].isalpha() or words.lexicon.has("stop", word) or words.words[at - 1] == ",":
        return False
    if any(m.start <= at < m.end and m.kind is not Kind.OTHER for m in words.marks):
        return False
    following = words.tokens[at + 1] if at + 1 < len(words.tokens) else None
    if following is None or following.mention is not None:
        return True
    ends = words.lexicon.has("stop", following.word) or not following.word[0].isalpha()
    return ends or is_finite(words, at + 1)


def _side(words: Words, topic: Topic, at: int) -> tuple[Topic, int] | None:
    """Read a preposition and the parties that it governs."""
    taken = party_after(words, at)
    if taken is None:
        return None
    role, party, ending = taken
    if role == "owner" and topic.owner is not None:
        return None
    head = words.words[topic.head : topic.head_end]
    if role == "origin" and topic.direction is Direction.EXPORTS and head[-1] in _EARNED:
        role = "destination"
    return with_side(topic, role, party), ending


def _among_members(words: Words, at: int) -> int | None:
    """Return where "among the member states themselves" ends."""
    if words.words[at] not in {"among", "amongst", "between", "within"}:
        return None
    probe = at + 1
    while probe < len(words.words) and words.words[probe] in {"the", "its", "their", "bloc"}:
        probe += 1
    if words.words[probe : probe + 1] == ("members",):
        return probe + 1
    if words.words[probe : probe + 1] in (("partner",), ("member",)):
        return probe + 2 if words.words[probe + 1 : probe + 2] in _STATES else None
    return None


def is_finite(words: Words, index: int) -> bool:
    """Whether a finite verb of growth or fall stands at a token."""
    kinds = (Kind.PAST, Kind.PRESENT)
    return any(m.start == index and m.kind in kinds for m in words.marks)


def is_known(words: Words, at: int) -> bool:
    """Whether a token is there and is a word that goods are known by."""
    return at < len(words.words) and words.lexicon.has("goods", words.words[at])
