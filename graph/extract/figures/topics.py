"""What figures are said of: "Kenya's tea exports to Egypt", "sold", and rivals such as "loans".

Who is meant by "its" or "the region" is settled later; see `graph.extract.figures.discourse`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from graph.claims.model import Direction
from graph.extract.figures.buyers import listed_ahead, with_buyers
from graph.extract.figures.consignments import find_consignments, without_rivals
from graph.extract.figures.dealing import holder
from graph.extract.figures.earnings import find_earnings
from graph.extract.figures.first_goods import with_first_goods
from graph.extract.figures.goods import (
    find_goods_between,
    find_goods_clauses,
    find_goods_moved,
)
from graph.extract.figures.lexicon import HEADS, MOVES, Kind
from graph.extract.figures.model import Party, Topic, facing, told_again, with_side
from graph.extract.figures.parties import party_after, vague_party
from graph.extract.figures.parts import with_goods_of_parts, with_holders
from graph.extract.figures.phrases import (
    ABROAD,
    before_head,
    goods_end,
    goods_name,
    is_finite,
    noun_phrase,
)
from graph.extract.figures.ranked import find_ranked
from graph.extract.figures.tokens import DASHES, TURNS, Mark, Token, Words
from graph.extract.mentions import NameType
from graph.extract.values.model import Money, Percent

#: Prepositions that repeat a topic for another partner, and what joins them to it.
_REPEATED: Final = frozenset({"with", "to", "from"})
#: After "received" or "took" these name the flow from the other side.
_OWN_NOUNS: Final = (("exports",), ("shipments",))
_BUYING: Final = 12
_FURTHEST: Final = 4
_COUPLE: Final = 2
#: Words from "to which" back to whom it means, at most.
_ANTECEDENT: Final = 40
_VALUES: Final = frozenset({"value", "values", "volume", "amount", "worth"})
_PARTICIPLES: Final = ("ed", "sold", "sent")
_LEADING: Final = frozenset({"topped", "headed", "led", "tops", "heads", "leads"})
_FORMAL: Final = frozenset(
    {"agreement", "accord", "protocol", "memorandum", "treaty", "framework", "convention"}
    | {"forum", "council", "committee", "commission", "act", "law", "programme", "program"}
)
_THAT_IS: Final = frozenset(
    {"i.e", "i.e.", "that", "namely", "ie", "e", "excluding", "excl", "without", "including"}
    | {"incl", "net", "less", "minus", "except", "plus"}
)
_LABELS: Final = frozenset({"goods", "services", "trade", "merchandise"})
_CONSISTING: Final = frozenset({"comprising", "consisting", "covering", "including", "comprised"})
_RELATIVE: Final = (("which",), ("who",))
_WHOM: Final = (("which",), ("whom",))
#: What somebody puts at an amount.
_PUT: Final = frozenset({"it", "them", "this"})


def find_topics(words: Words) -> list[Topic]:
    """Return the topics of a sentence in order, without those that another one contains."""
    found: list[Topic] = []
    asides = _asides(words)
    for mark in words.of(HEADS):
        if any(mark.start in aside for aside in asides):
            continue
        if mark.kind is Kind.LISTING and not (
            lists_figures(words, mark.end) or listed_ahead(words, mark.start)
        ):
            continue
        if mark.kind is Kind.LISTING and found and _apposed(words, found[-1], mark):
            continue
        if (
            found
            and mark.start < found[-1].end
            and (mark.start < found[-1].head_end or _explains(words, found[-1], mark))
        ):
            continue
        topic = _topic(words, mark)
        if topic is not None:
            found.append(topic)
    consigned = [*find_consignments(words), *find_goods_moved(words)]
    found = without_rivals(found, consigned)
    returned = _returned(words, found)
    found = [t for t in found if not (_bare(t) and any(r.start == t.start for r in returned))]
    found += [
        *consigned,
        *_ellipses(words),
        *find_ranked(words),
        *_of_goods(words),
        *_relative(words),
        *_repeated(words, found),
        *returned,
        *_travelling(words),
        *_priced_acts(words),
        *find_earnings(words, found),
        *_labelled(words, found),
    ]
    found = with_buyers(words, found)
    found += find_goods_between(words, found)
    found += find_goods_clauses(words, found)
    found = with_goods_of_parts(words, with_holders(words, found))
    found = with_first_goods(words, found)
    return _without_wholes(words, _unnested(words, sorted(found, key=lambda t: t.head)))


def _without_wholes(words: Words, topics: Sequence[Topic]) -> list[Topic]:
    """Leave out the whole of which an amount before it is a part: "$5 m, or 4 % of all exports"."""
    found: list[Topic] = []
    for topic in topics:
        part = topic.start - 2
        whole = part > 0 and words.words[part + 1] == "of"
        whole = whole and isinstance(words.tokens[part].mention, Percent)
        before = words.tokens[found[-1].head : part] if whole and found else ()
        if not any(isinstance(token.figure, Money) for token in before):
            found.append(topic)
    return found


def _asides(words: Words) -> list[range]:
    """Return where commas part off what a subject consists of: ", comprising …, fell"."""
    if _CONSISTING.isdisjoint(words.words):
        return []
    found: list[range] = []
    for at in range(1, len(words.words) - 1):
        if words.words[at] != "," or words.words[at + 1] not in _CONSISTING:
            continue
        closing = next((i for i in range(at + 2, len(words.words)) if words.words[i] == ","), None)
        if closing is not None and closing + 1 < len(words.words) and words.moves_at(closing + 1):
            found.append(range(at, closing))
    return found


def _labelled(words: Words, before: Sequence[Topic]) -> list[Topic]:
    """Read the label of a line: "Goods Samoa–Fiji, 2012: $5 million"."""
    pair = words.tokens[1].parties if len(words.tokens) > 3 else None
    if pair is None or len(pair.codes) != 2 or words.words[0] not in _LABELS:
        return []
    paid = any(isinstance(t.figure, Money) for t in words.tokens[: 2 * _FURTHEST])
    if ":" not in words.words[2 : 2 + _FURTHEST] or not paid or any(t.start < 2 for t in before):
        return []
    goods = "services" if words.words[0] == "services" else None
    topic = Topic(0, 2, 0, Direction.TOTAL, Kind.STRONG, company=Party(1, pair), commodity=goods)
    return [replace(topic, head_end=1)]


def _apposed(words: Words, topic: Topic, mark: Mark) -> bool:
    """Whether a rank only calls the partner before it: "exports to Chad, the top market, were"."""
    parted = words.words[topic.end : topic.end + 1] == (",",) and topic.partnered
    closed = words.words[mark.end : mark.end + 1] == (",",)
    return parted and closed and 0 < mark.start - topic.end <= _FURTHEST


def _explains(words: Words, topic: Topic, mark: Mark) -> bool:
    """Whether a head stands in brackets that explain another: "the balance (i.e. net exports)"."""
    between = words.words[topic.head_end : mark.start]
    return "(" in between and ")" not in between and any(w in _THAT_IS for w in between)


def lists_figures(words: Words, start: int) -> bool:
    """Whether figures in brackets or behind dashes, or beside one country after another, follow."""
    figures = [
        at
        for at in words.mentioned(start, len(words.tokens))
        if words.tokens[at].figure is not None
    ]
    beside = [at for at in figures if holder(words, at, start) is not None]
    parted = [at for at in figures if words.words[at - 1] in DASHES]
    return (
        len(beside) > 1
        or len(parted) > 1
        or any(
            words.words[at - 1] == "(" or words.tokens[at - 1].parties is not None
            for at in figures
            if at > start
        )
    )


def _topic(words: Words, mark: Mark) -> Topic | None:
    if mark.kind is Kind.OTHER:
        return _other(words, mark)
    following = words.tokens[mark.end : mark.end + _COUPLE]
    if mark.kind is Kind.WEAK and following and following[0].word in _FORMAL:
        return None  # "Business Forum"
    if _deals_too(following):
        return _other(words, mark)
    if words.words[mark.start] == "arrivals" and not _of_goods_for_money(words, mark):
        return None
    if mark.kind is Kind.VERB:
        return _verb(words, mark)
    if mark.kind is Kind.SINGULAR and not _stands_alone(words, mark):
        return None
    if words.words[mark.start - 1 : mark.start] in _RELATIVE and mark.end == mark.start + 1:
        of_which = words.words[mark.start - 2] == "of"
        return noun_phrase(words, mark) if of_which else None  # "which exports most of it"
    return noun_phrase(words, mark)


def _deals_too(following: Sequence[Token]) -> bool:
    """Whether trade is named beside deals, whose sum no flow is: "two-way trade and … deals"."""
    if len(following) < _COUPLE or following[0].word != "and":
        return False
    name = following[1].name
    return name is not None and name.type is NameType.INSTRUMENT


def _stands_alone(words: Words, mark: Mark) -> bool:
    """Whether "trade" or "export" is a noun here, not part of "trade ministry"."""
    before = words.words[mark.start - 1] if mark.start else ""
    if words.lexicon.has("not_after", before) or _within_title(words, mark):
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
    return words.moves_at(mark.end)


def _within_title(words: Words, mark: Mark) -> bool:
    """Whether a head is part of a name: "the Export and Investment Fund", "Accord on … Trade"."""
    text, tokens = words.text, words.tokens
    if not mark.start or not text[tokens[mark.start].start].isupper():
        return False
    joined = words.words[mark.end : mark.end + 1] in (("and",), ("&",))
    if joined and mark.end + 1 < len(tokens) and text[tokens[mark.end + 1].start].isupper():
        return True
    for at in range(mark.start - 1, max(0, mark.start - 2 * _FURTHEST), -1):
        if words.words[at] in {"on", "for"}:
            formal = words.tokens[max(0, at - _FURTHEST) : at]
            return any(t.word in _FORMAL or t.name is not None for t in formal)
        if words.words[at] not in TURNS and not text[tokens[at].start].isupper():
            return False
    return False


def _other(words: Words, mark: Mark) -> Topic | None:
    """Return a rival for figures, unless it only sets the scene ("despite higher prices")."""
    after = words.words[mark.end] if mark.end < len(words.tokens) else ""
    if words.words[mark.start : mark.end] == ("informal", "trade") and (
        words.words[max(0, mark.start - 2) : mark.start] == ("of", "which")
    ):
        goods = words.slice(mark.start, mark.end)
        return replace(told_again(mark.start, mark.end), commodity=goods)
    if words.lexicon.has("office", after) or _price_of_goods(words, mark):
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


def _of_goods_for_money(words: Words, mark: Mark) -> bool:
    """Whether "arrivals" are of goods, not of guests: "arrivals from Chad jumped to $2 million"."""
    paid = any(isinstance(words.tokens[at].figure, Money) for at in words.folded)
    return paid and words.words[mark.end : mark.end + 1] == ("from",)


def _price_of_goods(words: Words, mark: Mark) -> bool:
    """Whether "cost" tells what goods from abroad came to: "steel bought from Chad cost $2 m"."""
    if words.words[mark.start] != "cost" or not any(
        isinstance(t.figure, Money) for t in words.tokens[mark.end : mark.end + _FURTHEST]
    ):
        return False
    return any(
        words.words[at] in {"from", "there"} for at in range(max(0, mark.start - 4), mark.start)
    )


def _modifier(words: Words, index: int) -> bool:
    word = words.words[index]
    return (
        word[0].isalnum()
        and not words.lexicon.has("stop", word)
        and index >= 0
        and not is_finite(words, index)
    )


def _verb(words: Words, mark: Mark) -> Topic | None:
    """Return the topic of a verb such as "sold" or "imported"."""
    if _only_describes(words, mark) or words.words[mark.end : mark.end + 1] in _OWN_NOUNS:
        return None
    if (goods := _listed_first(words, mark)) is not None:
        return replace(goods, direction=mark.direction)
    if (sold := _sold_on(words, mark)) is not None:
        return sold
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
    if passive:
        return _with_maker(words, topic)
    if (related := _related(words, mark.start)) is not None:
        return with_side(topic, facing(mark.direction), related)
    exports = mark.direction is Direction.EXPORTS
    if exports and (pointed := _pointed_object(words, mark.end)) is not None:
        return replace(topic, destination=pointed[0], end=pointed[1])
    at = mark.end
    while at < len(words.tokens) and words.words[at] == "the":
        at += 1
    if at < len(words.tokens) and (party := words.tokens[at].parties) is not None:
        if party.adjective:
            made = at + 1 + 2 * (words.words[at + 1 : at + 2] == ("-",))  # "Chadian-built carts"
            ending = goods_end(words, made)
            topic = replace(
                topic,
                origin=Party(at, party),
                commodity=goods_name(words.slice(made, ending)),
                end=ending,
            )
        elif not party.possessive and mark.direction is Direction.EXPORTS:
            topic = replace(topic, destination=Party(at, party), end=at + 1)
    return topic


def _sold_on(words: Words, mark: Mark) -> Topic | None:
    """Read "Zambian cobalt sold abroad" and "Fiji's sugar shipped to Spain": whose goods went."""
    if mark.direction is not Direction.EXPORTS or mark.end + 1 >= len(words.tokens):
        return None
    onward = words.words[mark.end] in ABROAD or (
        words.words[mark.end] in {"to", "into"} and party_after(words, mark.end) is not None
    )
    if not onward or not words.words[mark.start].endswith(_PARTICIPLES):
        return None
    start = mark.start
    while start > 0 and words.lexicon.has("goods", words.words[start - 1]):
        start -= 1
    at = start - 1 - (words.words[start - 1] == "'s")
    maker = words.tokens[at].parties if at >= 0 and start < mark.start else None
    if maker is None or not (maker.adjective or maker.possessive) or len(maker.codes) != 1:
        return None
    if at and not _opens(words, at):
        return None
    return Topic(
        at,
        mark.end,
        mark.start,
        Direction.EXPORTS,
        Kind.VERB,
        owner=Party(at, maker),
        commodity=words.slice(start, mark.start),
        passive=True,
        head_end=mark.end,
    )


def _opens(words: Words, at: int) -> bool:
    """Whether goods are spoken of themselves or of their value, not of duties on them."""
    before = words.words[at - 1]
    valued = before == "of" and at > 1 and words.words[at - 2] in _VALUES
    return valued or before in TURNS or before == "that"


def _listed_first(words: Words, mark: Mark) -> Topic | None:
    """Read "Gold topped the list of commodities imported, with $2 million"."""
    if not mark.start or not words.lexicon.has("goods_nouns", words.words[mark.start - 1]):
        return None
    end = next((i for i, w in enumerate(words.words) if not words.lexicon.has("goods", w)), 0)
    if not end or not any(w in _LEADING for w in words.words[end : mark.start]):
        return None
    return Topic(
        0,
        mark.end,
        mark.start,
        None,
        Kind.STRONG,
        commodity=words.slice(0, end),
        overall=True,
        head_end=mark.end,
    )


def _only_describes(words: Words, mark: Mark) -> bool:
    """Whether a verb stands in a clause without an amount: "Fiji, which takes a third, …"."""
    if not mark.start or words.words[mark.start - 1] not in {"which", "that", "who"}:
        return False
    for token in words.tokens[mark.end :]:
        if token.figure is not None:
            return False
        if token.word in {",", ";", "."}:
            return True
    return False


def _with_maker(words: Words, topic: Topic) -> Topic:
    """Add whose goods were shipped: "Togolese phosphates worth … were shipped to India"."""
    for at in range(topic.head - 1, -1, -1):
        parties = words.tokens[at].parties
        if parties is not None and (parties.adjective or parties.possessive):
            return replace(topic, origin=Party(at, parties))
    return topic


def _ellipses(words: Words) -> list[Topic]:
    """Return phrases such as "those to Russia", which take over the topic before them."""
    found = []
    pronouns = words.lexicon.sets["pronouns"]
    for at, word in enumerate(words.words[:-2]):
        if word in pronouns:
            taken = party_after(words, at + 1)
            if taken is not None and words.words[at + 1] in {"to", "from", "with"}:
                role, party, ending = taken
                topic = replace(told_again(at, ending), head_end=at + 1)
                found.append(with_side(topic, role, party))
    for at, (before, word) in enumerate(pairwise(words.words[:-2]), 1):
        if not word:
            taken_over = _owned_amount(words, at)
        elif before == ";":
            taken_over = _resumed(words, at)
        elif word in _PUT and words.words[at + 1] == "at":
            taken_over = _put_at(words, at)
        elif word in _PUT and words.lexicon.has("up_to", words.words[at + 1]):
            taken_over = _raised_to(words, at)
        else:
            continue
        found += [taken_over] if taken_over is not None else []
    return found


def _put_at(words: Words, at: int) -> Topic | None:
    """Read "customs puts it at $5 million", which goes on about the topic before."""
    put = words.lexicon.has("putting", words.words[at - 1])
    paid = any(isinstance(t.figure, Money) for t in words.tokens[at + 2 : at + 6])
    return told_again(at, at + 1) if put and paid else None


def _raised_to(words: Words, at: int) -> Topic | None:
    """Read "agreed to raise it to $5 million", which goes on about the trade told before."""
    raised = words.lexicon.has("raising", words.words[at - 1]) or words.lexicon.has(
        "raising_to", words.words[at - 1]
    )
    paid = any(isinstance(t.figure, Money) for t in words.tokens[at + 1 : at + _FURTHEST])
    return told_again(at, at + 1) if raised and paid else None


def _resumed(words: Words, at: int) -> Topic | None:
    """Read "; the whole of 2024 had brought $5 million", which goes on about the topic before."""
    length = standing_words(words, at)
    paid = any(isinstance(t.figure, Money) for t in words.tokens[at : at + _BUYING])
    if not length or not paid or words.of((Kind.OTHER,), at, min(len(words.tokens), at + _BUYING)):
        return None
    return told_again(at, at + length)


def standing_words(words: Words, at: int) -> int:
    """Return how many words at a token stand for trade told of before: "it", "the total"."""
    for length in (3, 2, 1):
        if words.lexicon.has("subjects", " ".join(words.words[at : at + length])):
            return length
    return 0


def _owned_amount(words: Words, at: int) -> Topic | None:
    """Read "and Chad's $5 million", which takes over the topic before it for another owner."""
    owner, amount = words.tokens[at].parties, at + 1 + (words.words[at + 1] == "'s")
    if owner is None or len(owner.codes) != 1 or words.words[at - 1] not in TURNS:
        return None
    owns = owner.possessive or amount == at + 2
    if not owns or not isinstance(words.tokens[amount].figure, Money):
        return None
    return replace(told_again(at, amount), owner=Party(at, owner))


def _pointed_object(words: Words, at: int) -> tuple[Party, int] | None:
    """Return whom "sold its neighbour goods worth …" means, and the token after that."""
    if words.words[at : at + 1] not in (("its",), ("the",), ("their",)):
        return None
    found = vague_party(words, at - 1, "destination")
    return (found[1], found[2]) if found is not None and not found[1].unknown else None


def _related(words: Words, verb: int) -> Party | None:
    """Return whom "to which it sold" and "and from whom it bought" before a verb go back to."""
    at = next((i for i in range(verb - 1, max(0, verb - _FURTHEST), -1) if _relates(words, i)), 0)
    for named in range(at - 1, max(-1, at - 1 - _ANTECEDENT), -1):
        parties = words.tokens[named].parties
        if parties is None or parties.adjective or parties.possessive:
            continue
        if not (named and _relates(words, named - 2)):  # who did so in a clause like this
            return Party(named, parties)
    return None


def _relates(words: Words, at: int) -> bool:
    """Whether "to which", "from whom" or the like begins at a token."""
    return words.words[at] in _REPEATED and words.words[at + 1 : at + 2] in _WHOM


def _relative(words: Words) -> list[Topic]:
    """Return clauses on a partner just named: "…, Saudi Arabia, to which they fell by 4 %"."""
    found = []
    for at in range(2, len(words.tokens) - 3):
        if not _relates(words, at):
            continue
        named = at - 1 - (words.words[at - 1] == ",")
        parties = words.tokens[named].parties
        if parties is None or parties.adjective or parties.possessive:
            continue
        trades = any(m.start == at + 3 for m in words.of((Kind.VERB,)))  # "to which it sold"
        if words.words[at + 2] in {"they", "it"} and not trades:
            found.append(with_side(told_again(at, at + 3), "company", Party(named, parties)))
    return found


def _of_goods(words: Words) -> list[Topic]:
    """Return phrases such as "whereas those of rice", which take over the topic for other goods."""
    found = []
    for at in range(1, len(words.words) - 2):
        if words.words[at : at + 2] != ("those", "of") or words.words[at - 1] not in TURNS:
            continue
        if (owned := _those_of(words, at)) is not None:
            found.append(owned)
            continue
        end = goods_end(words, at + 2)
        if end == at + 2:
            continue
        goods = (
            goods_name(words.slice(at + 2, end)) if words.words[end : end + 1] != ("(",) else None
        )
        found.append(replace(told_again(at, end), commodity=goods, head_end=at + 2))
    return found


def _those_of(words: Words, at: int) -> Topic | None:
    """Read "whereas those of Samoa", which takes over the topic for another owner."""
    place = at + 2 + (words.words[at + 2] == "the")
    owner = words.tokens[place].parties if place < len(words.tokens) else None
    if owner is None or owner.adjective or len(owner.codes) != 1:
        return None
    return Topic(
        at,
        place + 1,
        at,
        Direction.TOTAL,
        Kind.STRONG,
        owner=Party(place, owner),
        pronoun=True,
        head_end=at + 2,
    )


def _repeated(words: Words, before: Sequence[Topic]) -> list[Topic]:
    """Return partners for whom the predicate is left out or a pronoun stands for the topic.

    "Trade with Iran came to $4 m, with Italy to $2 m"; "while with Japan it grew by 9 %".
    """
    found = []
    for at in range(1, len(words.tokens) - 2):
        if words.words[at] not in _REPEATED or words.words[at - 1] not in TURNS:
            continue
        taken = party_after(words, at)
        if taken is None or taken[1].mention is None:
            continue
        role, party, ending = taken
        if words.words[ending : ending + 1] == (",",):
            ending += 1
        if ending + 1 >= len(words.tokens) or not _goes_on(words, at, ending, before):
            continue
        end = ending if isinstance(words.tokens[ending].figure, Money) else ending + 1
        stands = Topic(at, end, at, Direction.TOTAL, Kind.STRONG, pronoun=True, head_end=ending)
        found.append(with_side(stands, role, party))
    return found


def _returned(words: Words, before: Sequence[Topic]) -> list[Topic]:
    """Return clauses on the flow the other way: "only $2 million went in the other direction"."""
    found: list[Topic] = []
    for mark in words.of((Kind.RETURNING,)):
        start = mark.start
        while start > 0 and words.words[start - 1] not in TURNS and mark.start - start < _BUYING:
            start -= 1
        here = [t for t in before if start <= t.head < mark.end]
        start = max((t.start for t in here if _bare(t)), default=start)
        within = any(t.kind is not Kind.VERB and not _bare(t) and t.head >= start for t in here)
        money = any(isinstance(t.figure, Money) for t in words.tokens[start : mark.end + _BUYING])
        if within or not money:
            continue
        found.append(
            Topic(
                start,
                start + 1,
                start,
                Direction.TOTAL,
                Kind.STRONG,
                pronoun=True,
                turned=True,
                head_end=start,
            )
        )
    return found


def _bare(topic: Topic) -> bool:
    """Whether a topic names neither side nor goods nor anything but a way of goods."""
    return topic.kind is Kind.WEAK and not (topic.partnered or topic.owner or topic.commodity)


def _turned(words: Words, topics: Sequence[Topic]) -> list[Topic]:
    """Turn goods round that are said to go the other way: "goods worth $2 m came in return"."""
    marks = words.of((Kind.RETURNING,))
    if not marks:
        return list(topics)
    return [
        replace(topic, pronoun=True, turned=True)
        if not (topic.partnered or topic.owner)
        and any(topic.end <= m.start <= topic.end + _BUYING for m in marks)
        and not any(topic.end < other.head < marks[-1].start for other in topics)
        else topic
        for topic in topics
    ]


def _goes_on(words: Words, at: int, ending: int, before: Sequence[Topic]) -> bool:
    """Whether a figure or a pronoun with a verb follows the partner."""
    if words.words[ending] in {"it", "they"}:
        after = words.words[ending + 1]
        return words.moves_at(ending + 1) or words.lexicon.has("followers", after)
    travelled = words.lexicon.has("went", words.words[ending])
    if travelled or words.lexicon.has("came", words.words[ending]):
        following = words.tokens[ending + 1 : ending + _FURTHEST + 1]
        return any(isinstance(t.figure, Money) for t in following)  # "to Chad went $5 million"
    earlier = [t for t in before if t.direction is not None and t.head < at]
    if not earlier or not earlier[-1].partnered:
        return False
    if isinstance(words.tokens[ending].figure, Money):
        return words.words[at - 1] == ";"  # "; to Chad $5 million"
    moved = any(m.start == ending and m.end == ending + 1 and m.kind in MOVES for m in words.marks)
    return words.tokens[ending + 1].figure is not None and (
        moved
        or words.words[ending] in {"to", "at", "by", "up", "down"}
        or words.lexicon.has("reached", words.words[ending])
    )


def _priced_acts(words: Words) -> list[Topic]:
    """Return named contracts and loans that an amount is said of: "a purchase deal worth …"."""
    found = []
    for at in words.folded:
        name = words.tokens[at].name
        if name is None or name.type is not NameType.INSTRUMENT:
            continue
        after = [t.figure is not None for t in words.tokens[at + 1 : at + 3]]
        before = at > 0 and words.tokens[at - 1].figure is not None
        if before or any(after):
            found.append(Topic(at, at + 1, at, None, Kind.OTHER, head_end=at + 1))
    return found


def _travelling(words: Words) -> list[Topic]:
    """Return goods that are said to travel by themselves: "goods worth $2 million went north"."""
    found: list[Topic] = []
    valued = [at for at, w in enumerate(words.words[1:-2]) if w in {"worth", "valued", "of"}]
    for at in valued:
        known = words.lexicon.has("goods_nouns", words.words[at])
        if not known and not _opens_with_goods(words, at):
            continue
        for probe in range(at + 2, min(len(words.tokens), at + 9)):
            word = words.words[probe]
            went = words.lexicon.has("went", word)
            if not went and not words.lexicon.has("came", word):
                continue
            side = party_after(words, probe + 1) if probe + 2 < len(words.tokens) else None
            if not known and side is None:
                break
            direction = Direction.EXPORTS if went else Direction.IMPORTS
            topic = Topic(at, at + 1, at, direction, Kind.STRONG, head_end=at + 1)
            if known:
                found.append(before_head(words, topic))
            else:
                found.append(replace(topic, commodity=words.slice(at, at + 1)))
            break
    return _turned(words, found)


def _opens_with_goods(words: Words, at: int) -> bool:
    """Whether a noun opens a clause before "worth": "; ferro-silicon worth $2 million went …"."""
    word = words.words[at]
    if not word or not word[0].isalpha() or words.words[at + 1] == "of":
        return False
    return not at or words.words[at - 1] in {";", "while", "whereas"}


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
    if _after_amount(words, outer, inner):
        return True
    if inner.direction is Direction.BALANCE and outer.direction is Direction.TOTAL:
        return False  # "trade with Chad resulted in a deficit"
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


def _after_amount(words: Words, outer: Topic, inner: Topic) -> bool:
    """Whether a phrase details another after its amount: "a deficit of $4 m in its trade"."""
    at = outer.head_end
    if outer.direction is None or inner.direction is None or at + 3 > inner.start:
        return False
    amount = words.words[at] == "of" and words.tokens[at + 1].figure is not None
    return amount and words.words[at + 2] in {"in", "on"} and inner.start - at <= 4


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
