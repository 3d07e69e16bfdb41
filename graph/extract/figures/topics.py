"""What figures are said of: phrases such as "Kenya's tea exports to Egypt", and rivals like "loans".

A topic is found from its head noun or verb outwards: to the left its owner and its commodity, to
the right "of …", "to …", "from …", "with …". Who is meant by "its" or "the region" is settled
later; see `graph.extract.figures.discourse`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from graph.claims.model import Direction
from graph.extract.figures.lexicon import HEADS, MOVES, Kind
from graph.extract.figures.tokens import Mark, Words
from graph.extract.mentions import Anaphor, Parties

_PRONOUNS: Final = frozenset({"its", "their", "our", "his", "her"})
_ALL_GOODS: Final = frozenset(
    {"", "goods", "all goods", "merchandise", "products", "commodities", "items", "trade", "total"}
)
_STOP: Final = frozenset(
    [
        "to",
        "from",
        "with",
        "by",
        "in",
        "on",
        "at",
        "for",
        "into",
        "over",
        "under",
        "and",
        "or",
        "but",
        "while",
        "whereas",
        "as",
        "than",
        "that",
        "which",
        "who",
        "whose",
        "when",
        "where",
        "because",
        "since",
        "if",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "will",
        "would",
        "could",
        "should",
        "can",
        "may",
        "might",
        "must",
        "not",
        "no",
        "said",
        "says",
        "say",
        "told",
        "noted",
        "added",
        "during",
        "between",
        "among",
        "against",
        "after",
        "before",
        "until",
        "till",
        "through",
        "via",
        "per",
        "each",
        "also",
        "so",
        "such",
        "about",
        "worth",
        "valued",
        "this",
        "these",
        "those",
        "there",
        "it",
        "they",
        "he",
        "she",
        "we",
        "i",
        "of",
        "off",
        "out",
        "up",
        "down",
        "toward",
        "towards",
        "upon",
        "within",
        "without",
        "amid",
        "despite",
        "including",
        "include",
        "includes",
        "excluding",
        "were,",
        "both",
        "either",
        "versus",
        "vs",
        "vis-a-vis",
        "mainly",
        "mostly",
        "largely",
        "chiefly",
        "primarily",
        "especially",
        "particularly",
        "only",
        "just",
        "hit",
        "help",
        "helps",
        "helped",
        "make",
        "makes",
        "made",
        "see",
        "sees",
        "put",
        "puts",
        "let",
        "via",
    ]
)
_OFFICE: Final = frozenset(
    {
        "ministry",
        "minister",
        "ministers",
        "department",
        "secretary",
        "committee",
        "officials",
        "chief",
    }
)
_PEOPLE: Final = frozenset(
    [
        "buyers",
        "suppliers",
        "market",
        "markets",
        "customers",
        "ports",
        "partners",
        "countries",
        "states",
        "republics",
        "consumers",
        "firms",
        "companies",
        "mills",
        "refiners",
        "importers",
        "exporters",
        "nations",
        "economies",
        "neighbours",
        "members",
        "market-place",
        "shores",
        "hands",
        "territory",
    ]
)
SHARE_WORDS: Final = frozenset(
    [
        "mostly",
        "mainly",
        "largely",
        "chiefly",
        "especially",
        "particularly",
        "primarily",
        "notably",
        "principally",
    ]
)
_VERBAL: Final = frozenset({"was", "were", "is", "are", "rose", "fell", "and", "has", "have", "than"})
_STATES: Final = (("states",), ("countries",), ("nations",), ("economies",))
_MAX_WORDS: Final = 8


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part in a flow, as far as the phrase itself tells.

    Either `mention` names or points at them, or `pronoun` does, or `world` stands for all
    others, or they are `unknown` ("its neighbours"). `at` is the token.
    """

    at: int
    mention: Parties | None = None
    pronoun: str | None = None
    world: bool = False
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that figures are said of; tokens `start` to `end`, the head from `head`.

    Attributes:
        direction: None for what is not trade.
        kind: how the head was recognised.
        owner: whose exports, imports, trade or deficit it is.
        origin: where the goods come from.
        destination: where they go.
        company: with or between whom.
        commodity: None for all goods.
        overall: the words say that it is trade with the whole world.
        intra: trade of the parties among themselves.
        passive: of a verb, whether its subject is the goods.
        merged: further directions with the same figures ("exports and imports").
    """

    start: int
    end: int
    head: int
    direction: Direction | None
    kind: Kind
    owner: Party | None = None
    origin: Party | None = None
    destination: Party | None = None
    company: Party | None = None
    commodity: str | None = None
    overall: bool = False
    intra: bool = False
    passive: bool = False
    pronoun: bool = False
    head_end: int = 0

    @property
    def partnered(self) -> bool:
        """Whether the phrase names a side other than the owner's."""
        return any(p is not None for p in (self.origin, self.destination, self.company))


def find_topics(words: Words) -> list[Topic]:
    """Return the topics of a sentence in order, without those that another one contains."""
    found: list[Topic] = []
    for mark in words.of(HEADS):
        if mark.kind is Kind.LISTING and not lists_figures(words, mark.end):
            continue
        if found and mark.start < found[-1].end and mark.start < found[-1].head_end:
            continue
        topic = _topic(words, mark)
        if topic is not None:
            found.append(topic)
    found += [*_ellipses(words), *_travelling(words)]
    return _unnested(words, sorted(found, key=lambda t: t.head))


def lists_figures(words: Words, start: int) -> bool:
    """Whether figures in brackets follow."""
    return any(
        words.words[at] == "(" and words.tokens[at + 1].figure is not None
        for at in range(start, len(words.tokens) - 1)
    )


def _topic(words: Words, mark: Mark) -> Topic | None:
    if mark.kind is Kind.OTHER:
        return _other(words, mark)
    if mark.kind is Kind.VERB:
        return _verb(words, mark)
    if mark.kind is Kind.SINGULAR and not _stands_alone(words, mark):
        return None
    return _noun(words, mark)


def _stands_alone(words: Words, mark: Mark) -> bool:
    """Whether "trade" or "export" is a noun here, not part of "trade ministry"."""
    before = words.words[mark.start - 1] if mark.start else ""
    if words.lexicon.has("not_after", before):
        return False
    if mark.end >= len(words.tokens):
        return True
    token = words.tokens[mark.end]
    if token.mention is not None:
        return token.name is None
    word = token.word
    if not word[0].isalnum() and word not in {"'s", "'", "/", "-", "–", "&"}:
        return True
    if words.lexicon.has("followers", word):
        return True
    return any(m.start == mark.end and m.kind in MOVES for m in words.marks)


def _other(words: Words, mark: Mark) -> Topic | None:
    """Return a rival for figures, unless it only sets the scene ("despite higher prices")."""
    after = words.words[mark.end] if mark.end < len(words.tokens) else ""
    if after in _OFFICE:
        return None
    start = mark.start
    while start > 0 and words.words[start - 1] and _modifier(words, start - 1):
        start -= 1
    adjunct = words.lexicon.ends("adjunct", words.before(start))
    follows = words.tokens[mark.end : mark.end + 2]
    figure = any(t.figure is not None for t in follows)
    if adjunct and not figure:
        return None
    return Topic(start, mark.end, mark.start, None, Kind.OTHER, head_end=mark.end)


def _modifier(words: Words, index: int) -> bool:
    word = words.words[index]
    return word[0].isalnum() and word not in _STOP and index >= 0 and not _is_move(words, index)


def _is_move(words: Words, index: int) -> bool:
    kinds = (Kind.PAST, Kind.PRESENT)
    return any(m.start == index and m.kind in kinds for m in words.marks)


def _noun(words: Words, mark: Mark) -> Topic:
    topic = Topic(mark.start, mark.end, mark.start, mark.direction, mark.kind, head_end=mark.end)
    head = words.words[mark.start : mark.end]
    if head[0].startswith(("intra", "intra-")):
        topic = replace(topic, intra=True)
    if "services" in head:
        topic = replace(topic, commodity="services")
    return _right(words, _left(words, topic))


def _left(words: Words, topic: Topic) -> Topic:
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
        elif word == ")" and (opening := _opening(words, at - 1)) is not None:
            near = opening - 1
            at = opening
        elif word.startswith("intra-"):
            intra, at = True, at - 1
        elif _joins_goods(words, at - 1, goods):
            goods.append(at - 1)
            at -= 1
        elif lexicon.has("plain", word):
            overall = overall or lexicon.has("world", word)
            if word in {"the", "a", "an", "that", "this", "these", "those", "my", "your"}:
                at -= 1 if word in {"the", "a", "an", "this", "these", "those"} else 0
                break
            at -= 1
        elif _is_goods(words, at - 1, at - 1 == near or bool(goods)):
            goods.append(at - 1)
            at -= 1
        else:
            break
    start = at
    if start > 1 and words.words[start - 1] == "-" and words.words[start - 2] == "intra":
        intra, start = True, start - 2
    commodity = topic.commodity
    if goods:
        commodity = _cleaned(words.slice(min(goods), max(goods) + 1)) or commodity
    if intra and owner is not None:
        return replace(
            topic, start=start, owner=owner, company=owner, commodity=commodity, intra=True
        )
    return replace(
        topic, start=start, owner=owner, commodity=commodity, overall=overall, intra=intra
    )


def _opening(words: Words, closing: int) -> int | None:
    for at in range(closing - 1, max(-1, closing - 12), -1):
        if words.words[at] == "(":
            return at
    return None


def _joins_goods(words: Words, index: int, goods: Sequence[int]) -> bool:
    """Whether "and", "&" or a comma joins two words for goods here."""
    if words.words[index] not in {"and", "&", ","} or not goods or index == 0:
        return False
    before = words.words[index - 1]
    return words.lexicon.has("goods", before) or before.startswith("non-")


def _is_goods(words: Words, index: int, near: bool) -> bool:
    """Whether a word before a trade noun names goods: known ones, or a noun in a noun's place."""
    word = words.words[index]
    if not near or not word or not word[0].isalnum() or word in _STOP:
        return False
    if words.lexicon.has("goods", word) or word.startswith("non-"):
        return True
    if word[0].isdigit() or word.endswith(("ly", "ing", "ed", "est")):
        return False
    if any(m.start <= index < m.end and m.kind is not Kind.OTHER for m in words.marks):
        return False
    if index == 0:
        return True
    previous = words.tokens[index - 1]
    if previous.parties is not None:
        return True
    return (
        previous.word in {"of", "in", "the", "its", "their", "'s", "from", "for"}
        or words.lexicon.has("goods", previous.word)
        or (
            words.lexicon.has("plain", previous.word)
            and previous.word not in {"that", "which", "when", "while", "also", "only"}
        )
    )


def _cleaned(text: str) -> str | None:
    text = text.strip(" ,;*&")
    lowered = text.casefold()
    if lowered == "service":
        return "services"
    return None if lowered in _ALL_GOODS else text


def _right(words: Words, topic: Topic) -> Topic:
    """Take in what follows the head: "of tea", "(goods and services)", "to Kenya", "in May"."""
    at = topic.end
    lexicon = words.lexicon
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
        elif word == "in" and following and following.word in {"goods", "services"}:
            stop = _goods_phrase_end(words, at + 1)
            topic = replace(topic, commodity=_cleaned(words.slice(at + 1, stop)))
            at = stop
        elif word == "of" and following is not None:
            taken = _of(words, topic, at + 1)
            if taken is None:
                break
            topic, at = taken
        elif (side := _side(words, topic, at)) is not None:
            topic, at = side
        elif word and (ending := _among_members(words, at)) is not None:
            topic, at = replace(topic, intra=True), ending
        else:
            break
        topic = replace(topic, end=at)
    return topic


def _abroad(words: Words, at: int) -> Mark | None:
    """Return "abroad" or "overseas" at a token."""
    if words.words[at] not in {"abroad", "overseas"}:
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
        return "goods and services"
    return "services"


def _goods_phrase_end(words: Words, start: int) -> int:
    at = start
    while at < len(words.tokens) and words.words[at] in {"goods", "and", "services", "&"}:
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
        if party.adjective:
            ending = _commodity_end(words, at + 1)
            if ending == at + 1:
                return replace(topic, owner=topic.owner or Party(at, party)), at + 1
            commodity = _cleaned(words.slice(at + 1, ending))
            if topic.direction is Direction.IMPORTS:
                return replace(topic, origin=Party(at, party), commodity=commodity), ending
            return replace(topic, owner=Party(at, party), commodity=commodity), ending
        return replace(topic, owner=topic.owner or Party(at, party)), at + 1
    ending = _commodity_end(words, at)
    if ending == at:
        return None
    return replace(topic, commodity=_cleaned(words.slice(at, ending))), ending


def _commodity_end(words: Words, start: int) -> int:
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
            or word in _STOP
            or (
                any(m.start == at and m.kind in {*MOVES, *HEADS} for m in words.marks)
                and not (words.lexicon.has("goods", word))
            )
            or (word.endswith(("ed", "ly")) and not words.lexicon.has("goods", word))
        ):
            break
        at += 1
    while at > start and words.words[at - 1] in {"and", "&", ",", "or"}:
        at -= 1
    return at


def _one_more(words: Words, at: int) -> bool:
    """Whether another kind of goods stands at a token, after "and" or a comma."""
    word = words.words[at]
    if words.lexicon.has("goods", word):
        return True
    if not word[0].isalpha() or word in _STOP or words.words[at - 1] == ",":
        return False
    if any(m.start <= at < m.end and m.kind is not Kind.OTHER for m in words.marks):
        return False
    following = words.tokens[at + 1] if at + 1 < len(words.tokens) else None
    ends = following is None or following.mention is not None or following.word in _STOP
    return ends or not following.word[0].isalpha() or _is_move(words, at + 1)


def _side(words: Words, topic: Topic, at: int) -> tuple[Topic, int] | None:
    """Read a preposition and the parties that it governs."""
    taken = party_after(words, at)
    if taken is None:
        return None
    role, party, ending = taken
    if role == "owner" and topic.owner is not None:
        return None
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


def with_side(topic: Topic, role: str, party: Party) -> Topic:
    """Return the topic with a party in a role that was free before."""
    match role:
        case "owner":
            return replace(topic, owner=topic.owner or party)
        case "origin":
            return replace(topic, origin=topic.origin or party)
        case "destination":
            return replace(topic, destination=topic.destination or party)
        case "intra":
            return replace(topic, company=topic.company or party, intra=True)
        case _:
            return replace(topic, company=topic.company or party)


def party_after(words: Words, at: int) -> tuple[str, Party, int] | None:
    """Read "to the neighbouring Kenya": its role, the party, and the token after it."""
    word, lexicon = words.words[at], words.lexicon
    if not word:
        return None
    roles = ("destination", "origin", "company", "owner")
    role = next((r for r in roles if lexicon.has(r, word)), None)
    if role is None or word == "and":
        return None
    if at and words.words[at - 1] in SHARE_WORDS:
        return None
    following = at + 1
    for mark in words.marks:
        if mark.kind is Kind.ABROAD and mark.start in (following, following + 1):
            if mark.start == following or words.words[following] == "the":
                return role, Party(mark.start, world=True), mark.end
    skipped = 0
    while following < len(words.tokens) and skipped < 6:
        token = words.tokens[following]
        if token.parties is not None or not lexicon.has("toward_party", token.word):
            break
        following += 1
        skipped += 1
    if following >= len(words.tokens) or (party := words.tokens[following].parties) is None:
        return _vague_party(words, at, role)
    ending = following + 1
    after = words.words[ending] if ending < len(words.tokens) else ""
    if after == "'s" or party.possessive:
        return None
    if party.adjective and not party.group:
        if after not in _PEOPLE:
            return None
        ending += 1
    if word in {"within", "among", "amongst"}:
        role = "intra"
    return role, Party(following, party), ending


def _vague_party(words: Words, at: int, role: str) -> tuple[str, Party, int] | None:
    """Read "to its neighbours" and "from the southern neighbour"."""
    if role == "owner" or words.words[at] == "for":
        return None
    for index in range(at + 1, min(len(words.tokens), at + 5)):
        word = words.words[index]
        if not word or not word[0].isalnum() or word in _VERBAL:
            return None
        if word in {"neighbour", "neighbor", "nation"}:
            span = words.tokens[index]
            mention = Parties(span.start, span.end, (), anaphor=Anaphor.THE_COUNTRY)
            return role, Party(index, mention), index + 1
        if word in {"neighbours", "neighbors", "countries", "nations", "states", "partners"}:
            return role, Party(index, unknown=True), index + 1
    return None


def _verb(words: Words, mark: Mark) -> Topic | None:
    """Return the topic of a verb such as "sold" or "imported"."""
    before = words.words[max(0, mark.start - 3) : mark.start]
    passive = any(w in {"was", "were", "be", "been", "is", "are"} for w in before[-2:])
    topic = Topic(
        mark.start,
        mark.end,
        mark.start,
        mark.direction,
        Kind.VERB,
        passive=passive,
        head_end=mark.end,
    )
    at = mark.end
    while at < len(words.tokens) and words.words[at] == "the":
        at += 1
    if at < len(words.tokens) and (party := words.tokens[at].parties) is not None:
        if party.adjective:
            ending = _commodity_end(words, at + 1)
            topic = replace(
                topic,
                origin=Party(at, party),
                commodity=_cleaned(words.slice(at + 1, ending)),
                end=ending,
            )
        elif not party.possessive and mark.direction is Direction.EXPORTS:
            topic = replace(topic, destination=Party(at, party), end=at + 1)
    return topic


def _ellipses(words: Words) -> list[Topic]:
    """Return phrases such as "those to Russia", which take over the topic before them."""
    found = []
    for at in range(len(words.tokens) - 2):
        if words.lexicon.has("pronouns", words.words[at]):
            taken = party_after(words, at + 1)
            if taken is not None and words.words[at + 1] in {"to", "from", "with"}:
                role, party, ending = taken
                topic = Topic(
                    at, ending, at, Direction.TOTAL, Kind.STRONG, pronoun=True, head_end=at + 1
                )
                found.append(with_side(topic, role, party))
    return found


def _travelling(words: Words) -> list[Topic]:
    """Return goods that are said to travel by themselves: "goods worth $2 million went north"."""
    found = []
    for at in range(len(words.tokens) - 3):
        if not words.lexicon.has("goods_nouns", words.words[at]):
            continue
        if words.words[at + 1] not in {"worth", "valued", "of"}:
            continue
        for probe in range(at + 2, min(len(words.tokens), at + 9)):
            word = words.words[probe]
            went = words.lexicon.has("went", word)
            if not went and not words.lexicon.has("came", word):
                continue
            direction = Direction.EXPORTS if went else Direction.IMPORTS
            topic = Topic(at, at + 1, at, direction, Kind.STRONG, head_end=at + 1)
            found.append(_left(words, topic))
            break
    return found


def _unnested(words: Words, topics: Sequence[Topic]) -> list[Topic]:
    """Join a trade phrase that only details the one before it ("a deficit in trade with China")."""
    kept: list[Topic] = []
    for topic in topics:
        if kept and topic.head < kept[-1].head_end:
            continue
        if kept and topic.head == kept[-1].head_end and topic.direction is kept[-1].direction:
            kept[-1] = replace(kept[-1], end=max(kept[-1].end, topic.end), head_end=topic.head_end)
            continue
        if kept and _inside(words, kept[-1], topic):
            outer = kept.pop()
            if outer.direction is None or topic.direction is None:
                kept.append(replace(outer, end=max(outer.end, topic.end)))
            else:
                kept.append(_enclosing(outer, topic))
        else:
            kept.append(topic)
    return kept


def _inside(words: Words, outer: Topic, inner: Topic) -> bool:
    if inner.kind is Kind.VERB or outer.kind is Kind.VERB:
        return False
    if inner.start <= outer.end and inner.head >= outer.head_end and outer.direction is not None:
        between = words.words[outer.head_end : inner.start]
        return bool(between) and between[-1] in {"in", "of", "on", "for"} and len(between) <= 2
    gap = range(outer.head_end, inner.start)
    last = words.words[inner.start - 1] if inner.start else ""
    if last not in {"on", "of", "for", "in"} or len(gap) > 8:
        return False
    if outer.direction is not None and inner.direction is None:
        return False
    if any(words.tokens[at].figure is not None for at in gap) and outer.direction is not None:
        return False
    if any(words.words[at] in {",", "and", "but", "while", ";", "(", ")"} for at in gap):
        return False
    if words.of(MOVES, outer.head_end, inner.start):
        return False
    return not any(words.lexicon.has("auxiliaries", words.words[at]) for at in gap)


def _enclosing(outer: Topic, inner: Topic) -> Topic:
    return replace(
        outer,
        end=max(outer.end, inner.end),
        owner=outer.owner or inner.owner,
        origin=outer.origin or inner.origin,
        destination=outer.destination or inner.destination,
        company=outer.company or inner.company,
        commodity=outer.commodity or inner.commodity,
        overall=outer.overall or inner.overall,
        intra=outer.intra or inner.intra,
    )
