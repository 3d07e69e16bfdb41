"""Figures that a list deals out: one per partner, one per commodity, one per direction."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from graph.extract.annotate import Annotated
from graph.extract.figures.dealing import holder
from graph.extract.figures.lexicon import HEADS, MOVES, Kind
from graph.extract.figures.model import GOODS_AND_SERVICES
from graph.extract.figures.phrases import VALUED, is_known
from graph.extract.figures.roles import Figure, Role, in_a_row
from graph.extract.figures.statements import Statement
from graph.extract.figures.tokens import DASHES, TURNS, Words
from graph.extract.mentions import Parties
from graph.extract.values.model import Money

_LINKS: Final = frozenset({"with", "at", "on", ",", ":", "–", "-", "—", "for", "worth", "of", "by"})
_BEFORE_LIST: Final = frozenset(
    {"of", "to", "from", "in", "are", "were", "is", "was", ":", "for", "by", "including", "include"}
    | {"with"}
)
_SUM_WORDS: Final = frozenset({"and", ",", ";", "followed", "by", "then", "as", "well", "plus"})
_APART: Final = frozenset({":", ",", ";", "and", "–", "-", "("})
#: What stands before each of the goods of a list.
_LISTING: Final = frozenset(
    {",", ":", "and", "including", "were", "are", "as", "before", "by", "while", "which"}
)
_LONGEST_GOODS: Final = 4
#: What stands before one part of a whole, named for all.
_AMONG: Final = frozenset(
    {"including", "notably", "mainly", "chiefly", "especially", "particularly", "mostly"}
)
#: What stands before the first partner of a list.
_OPENING: Final = frozenset(
    {"to", "from", "was", "were", "are", "is", ",", "by", "and", ":", "then", "before"}
)
#: Marks between goods and their amount.
_PARTING: Final = DASHES | {":"}
#: What the first goods of such a list may follow.
_BEFORE_ITEMS: Final = frozenset(
    {":", "by", "were", "are", "was", "is", "including", "include", "includes", "included"}
    | {"namely"}
)
#: Words of goods in such a list, at most.
_LONGEST_NAME: Final = 24
#: Words between a member of a list and its growth, at most.
_GROWING: Final = 6
#: What any goods may follow, once others were told.
_AHEAD_OF: Final = ("ahead", "of")
_FOLLOWED: Final = (("followed", "by"), ("trailed", "by"), _AHEAD_OF)
_PLACES: Final = frozenset({"second", "third", "next"})
_LED: Final = frozenset({"led", "headed", "topped", "dominated", "followed"})
_LONGEST_ITEM: Final = 14


class Member(Struct, frozen=True):
    """One member of a list: the figures that go with a partner or with a commodity.

    `start` and `end` are the tokens of the member with its figures.
    """

    start: int
    end: int
    figures: tuple[Figure, ...]
    parties: Parties | None = None
    commodity: str | None = None


def read_list(
    statement: Statement, figures: Sequence[Figure], leading: str | None = None
) -> list[Member]:
    """Return the members of the list that a statement is, or nothing if it is none.

    `leading` are the goods that the statement is about: one other with a figure makes a list.
    """
    members: list[Member] = []
    for read in (_bracketed, _linked, _dealt, _parted):
        dealt = {figure.at for member in members for figure in member.figures}
        members += [
            m for m in read(statement, figures) if dealt.isdisjoint(f.at for f in m.figures)
        ]
    alone = members and (
        _singled_out(statement.words, members[0]) or _follows_first(statement, members[0])
    )
    if len(members) > 1 or alone:
        members.sort(key=lambda member: member.start)
        return _with_growth(statement, members, figures)
    if further := _gapped(statement, figures, leading):
        return further
    goods = _goods_beside(statement, figures)
    others = leading is not None and [m.commodity != leading for m in goods] == [True]
    told = len(goods) > 1 or (others and len(figures) > 1)
    return _with_growth(statement, goods, figures) if told else []


def _singled_out(words: Words, member: Member) -> bool:
    """Whether goods with their amount in brackets are one part: ", led by tin ($5 million)"."""
    led = words.words[member.start - 1] if member.start else ""
    before = words.words[member.start - 2] if member.start > 1 else ""
    parted = words.words[member.end - 2] in _PARTING
    named = member.commodity is not None and (words.words[member.end - 1] == ")" or parted)
    return named and (led in _AMONG or (led == "by" and before in _LED))


def _follows_first(statement: Statement, member: Member) -> bool:
    """Whether one partner follows the one that a statement is about: "…, followed by Chad with"."""
    words = statement.words
    at = member.start - (words.words[member.start - 1] == "the")
    placed = _placed(words, member.start, member.end)
    if member.parties is None or not (placed or words.words[at - 2 : at] in _FOLLOWED):
        return False
    before = words.tokens[statement.start : at - 2]
    paid = any(isinstance(t.figure, Money) for t in before)
    return paid and any(t.parties is not None and not t.parties.possessive for t in before)


def _placed(words: Words, start: int, end: int) -> bool:
    """Whether a partner comes next by its rank: "…, with Chad a distant second at $5 million"."""
    led = start > 0 and words.words[start - 1] == "with"
    return led and not _PLACES.isdisjoint(words.words[start:end])


def _with_growth(
    statement: Statement, members: Sequence[Member], figures: Sequence[Figure]
) -> list[Member]:
    """Give members the growth told right after them: "Chad with $5 m, up 4 %, and Mali …"."""
    words = statement.words
    found: list[Member] = []
    starts = [*(m.start for m in members[1:]), statement.end]
    for member, following in zip(members, starts, strict=True):
        growth = next((f for f in figures if member.end <= f.at < following), None)
        if growth is None or growth.role is not Role.CHANGE or not _grown(words, member, growth):
            found.append(member)
            continue
        own = (*member.figures, growth)
        found.append(replace(member, end=growth.at + 1, figures=own))
    return found


def _grown(words: Words, member: Member, growth: Figure) -> bool:
    """Whether nothing but words of growth lead from a member to a change, which is its alone."""
    if words.words[member.end - 1] == ")" or growth.at - member.end > _GROWING:
        return False
    if words.words[member.end : member.end + 1] != (",",):
        return False
    if "respectively" in words.words[growth.at + 1 : growth.at + _GROWING]:
        return False
    between = range(member.end + 1, growth.at)
    moves = {at for m in words.of({*MOVES, Kind.COMPARATIVE}) for at in range(m.start, m.end)}
    return bool(between) and all(
        at in moves or words.lexicon.has("between", words.words[at]) or _of_degree(words, at)
        for at in between
    )


def _of_degree(words: Words, at: int) -> bool:
    word = words.words[at]
    return word in {"by", "of", "which", "is", "or", "up", "down", "a", "an"} or (
        word.endswith("ly") or words.lexicon.has("degree", word)
    )


def _parted(statement: Statement, figures: Sequence[Figure]) -> list[Member]:
    """Read "copper ores – $5 million; wine of fresh grapes – $3 million", parted by dashes."""
    words = statement.words
    members: list[Member] = []
    floor = statement.start
    for figure in figures:
        end = words.lead(figure.at, floor - 1)
        at, floor = floor, figure.at + 1
        if figure.role is not Role.CURRENT or words.words[end] not in _PARTING:
            continue
        start = _after_mark(words, at, end) if members else _after_opening(words, at, end)
        if start is not None and _is_item(words, start, end):
            goods = words.slice(start, end).strip(" ,;:")
            members.append(Member(start, figure.at + 1, (figure,), commodity=goods))
    grouped = any(words.lexicon.has("standing", w) for w in words.words[: statement.end])
    return members if grouped or _any_known(words, members) else []


def _gapped(statement: Statement, figures: Sequence[Figure], leading: str | None) -> list[Member]:
    """Read "exports of tea rose by 4 %; tin and zinc by 2 %", where the verb is left out.

    Also "tea accounted for $4 million of the exports, tin for $2 million".
    """
    words = statement.words
    members: list[Member] = []
    for before, figure in pairwise(figures):
        end = _gap(words, figure, before)
        if end is None or (leading is None and figure.role is Role.CHANGE):
            continue
        marks = [at for at in range(before.at + 1, end) if words.words[at] in TURNS]
        first = next((at for at in marks if words.words[at] == ";"), marks[0] if marks else end)
        start = _after_mark(words, first + 1, end)
        start += words.words[start] == "of"
        if _is_item(words, start, end):
            goods = words.slice(start, end)
            members.append(Member(start, figure.at + 1, (figure,), commodity=goods))
    return members if _any_known(words, members) else []


def _any_known(words: Words, members: Sequence[Member]) -> bool:
    """Whether one of the members holds a word that goods are known by."""
    named = (word for m in members for word in words.words[m.start : m.end])
    return any(words.lexicon.has("goods", word) for word in named)


def _gap(words: Words, figure: Figure, before: Figure) -> int | None:
    """Return where the goods of a figure end, if "by" or "for" stands for the verb before it."""
    if figure.role is Role.CHANGE:
        return figure.at - 1 if words.words[figure.at - 1] == "by" else None
    end = words.lead(figure.at, before.at)
    accounted = words.of((Kind.SHARE,), max(0, before.at - _GROWING), before.at)
    made = any(words.words[mark.end - 1] == "for" for mark in accounted)
    return end if made and figure.role is Role.CURRENT and words.words[end] == "for" else None


def _after_mark(words: Words, floor: int, end: int) -> int:
    """Return where an item begins: past the mark and "and" that part it from the one before."""
    start = floor
    while start < end and words.words[start] in _SUM_WORDS:
        start += 1
    return start


def _after_opening(words: Words, floor: int, end: int) -> int | None:
    """Return where the first item of a list begins: after its colon, "were" or "led by"."""
    opened = {at: words.words[at] for at in range(floor, end) if words.words[at] in _BEFORE_ITEMS}
    colons = [at for at, word in opened.items() if word == ":"]
    return max(colons or opened, default=floor - 1) + 1 if opened or not floor else None


def _is_item(words: Words, start: int, end: int) -> bool:
    """Whether goods may be named by some tokens: nothing else that figures are told of is."""
    if start >= end or end - start > _LONGEST_NAME or not words.words[start][:1].isalpha():
        return False
    named = any(t.mention is not None for t in words.tokens[start:end])
    return not (named or _names_other(words, start, end))


def _names_other(words: Words, start: int, end: int) -> bool:
    """Whether trade, or another thing that figures are told of, is named between two tokens."""
    heads = words.of(HEADS, start, end)
    return any(not words.lexicon.has("goods", words.words[mark.start]) for mark in heads)


def _goods_beside(statement: Statement, figures: Sequence[Figure]) -> list[Member]:
    """Read ": petroleum products $5 million, medicines $3 million" and "tea up 4 %, tin 2 %"."""
    words = statement.words
    members: list[Member] = []
    for figure in figures:
        end = figure.at
        if figure.role is Role.CHANGE:
            end -= _growth_before(words, end)
        else:
            end = _past_dealing(words, end, statement.start)
        end = _before_verb(words, end, statement.start)
        start = end
        while start > statement.start and end - start < _LONGEST_GOODS:
            word = words.words[start - 1]
            if not word or not word[0].isalpha() or words.lexicon.has("stop", word):
                break
            start -= 1
        start = _past_and(words, start, statement.start)
        led = words.words[start - 1] if start else ""
        known = any(words.lexicon.has("goods", w) for w in words.words[start:end])
        known = known or words.words[start - 2 : start] in _FOLLOWED
        told = figure.role is Role.CURRENT or (figure.role is Role.CHANGE and led in _LISTING)
        if not told or not known or led not in _APART | _LISTING or _names_other(words, start, end):
            continue
        if any(t.commodity == GOODS_AND_SERVICES and start < t.end for t in statement.topics):
            continue  # "exports of goods and services amounted to …"
        goods = words.slice(start, end)
        members.append(Member(start, figure.at + 1, (figure,), commodity=goods))
    return members


def _past_and(words: Words, start: int, floor: int) -> int:
    """Return where goods begin whose name is two: "leather goods and footwear"."""
    at = start - 2
    whole = at >= floor and words.lexicon.has("goods_nouns", words.words[at])
    if at < floor or words.words[start - 1] != "and" or not (whole or is_known(words, at)):
        return start
    while at > floor and is_known(words, at - 1):
        at -= 1
    opens = at == 0 or words.words[at - 1] in _APART | _LISTING | TURNS
    return at if opens else start


def _before_verb(words: Words, end: int, floor: int) -> int:
    """Return where goods end before what they do: "garments grew", "shoes brought in"."""
    if earning := words.lexicon.ends("earning", words.words[floor + 1 : end]):
        return end - earning
    at = end - 1
    acts = at > floor and (words.moves_at(at) or words.lexicon.has("reached", words.words[at]))
    return at if acts else end


def _past_dealing(words: Words, end: int, floor: int) -> int:
    """Return where goods end before an amount: "diamonds came next at $4 m", "ores, $2 m"."""
    at = end
    while (
        at > floor
        and end - at < _LONGEST_GOODS
        and (
            words.lexicon.has("dealing", words.words[at - 1])
            or words.lexicon.has("dealing_by", words.words[at - 1])
            or words.words[at - 1] in VALUED
        )
    ):
        at -= 1
    return at


def _growth_before(words: Words, figure: int) -> int:
    """Return how many words stand between goods and their growth: "up", "whose earnings fell"."""
    if words.words[figure - 1 : figure] in (("up",), ("down",)):
        return 1
    whose = [at for at in range(max(0, figure - 4), figure) if words.words[at] == "whose"]
    return figure - whose[0] if whose else 0


def _dealt(statement: Statement, figures: Sequence[Figure]) -> list[Member]:
    """Read "Kenya bought $5 million of it, Uganda $3 million", "Mali accounted for $2 million"."""
    words = statement.words
    members: list[Member] = []
    for figure in figures:
        held = holder(words, figure.at, statement.start)
        told = held is not None and (held.told or members or _placed(words, held.at, figure.at))
        if figure.role is Role.CURRENT and held is not None and told:
            members.append(Member(held.at, figure.at + 1, (figure,), parties=held.parties))
    apart = any(
        not words.lexicon.has("dealing_apart", word)
        for one, other in pairwise(members)
        for word in words.words[one.end : other.start]
    )
    return [] if apart else members


def _bracketed(statement: Statement, figures: Sequence[Figure]) -> list[Member]:
    """Read "Kenya ($5 million), Uganda ($3 million)" and "Iron Ore (78 %), Meat (40 %)"."""
    words = statement.words
    members: list[Member] = []
    floor = statement.start
    at = statement.start
    while at < statement.end:
        if words.words[at] != "(":
            at += 1
            continue
        closing = next((i for i in range(at, statement.end) if words.words[i] == ")"), None)
        if closing is None:
            break
        inside = tuple(f for f in figures if at < f.at < closing)
        member = _member(statement, floor, at, closing, inside) if inside else None
        if member is not None:
            members.append(member)
        at = closing + 1
        floor = at if inside else floor  # "cereals (wheat) ($4 million)"
    parties = sum(m.parties is not None for m in members)
    return [m for m in members if (m.parties is not None) == (parties * 2 > len(members))]


def _member(
    statement: Statement, floor: int, opening: int, closing: int, figures: tuple[Figure, ...]
) -> Member | None:
    words, topic = statement.words, statement.topics[0]
    whom = topic.company.mention if topic.company is not None else None
    if topic.company is not None and whom is not None and topic.head_end == opening:
        return Member(topic.company.at, closing + 1, figures, parties=whom)
    start = _item_start(words, floor, opening)
    if start >= opening or opening - start > _LONGEST_ITEM:
        return None
    for at in range(opening - 1, start - 1, -1):
        parties = words.tokens[at].parties
        if parties is not None and parties.anaphor is None:
            return Member(at, closing + 1, figures, parties=parties)
    if any(words.tokens[at].figure is not None for at in range(start, opening)):
        return None
    text = words.slice(start, opening).strip(" ,;:")
    if not text or not text[0].isalpha():
        return None
    return Member(start, closing + 1, figures, commodity=text)


def _item_start(words: Words, floor: int, opening: int) -> int:
    """Return where an item begins: after the item before it, or after the words that lead in."""
    start = floor
    for at in range(floor, opening):
        if words.words[at] in _BEFORE_LIST or words.tokens[at].figure is not None:
            start = at + 1
    return _after_mark(words, start, opening)


def _linked(statement: Statement, figures: Sequence[Figure]) -> list[Member]:
    """Read "China with $5 million, Japan with $3 million"."""
    words = statement.words
    members: list[Member] = []
    for figure in figures:
        if figure.role not in (Role.CURRENT, Role.CHANGE):
            continue
        at = figure.at - 1
        steps = 0
        while at > statement.start and words.words[at] in _LINKS and steps < 3:
            at -= 1
            steps += 1
        if not steps:
            continue
        parties = words.tokens[at].parties
        if parties is None or parties.anaphor is not None or parties.possessive:
            continue
        if members or _opens_list(words, at - 1 - (words.words[at - 1] == "the")):
            members.append(Member(at, figure.at + 1, (figure,), parties=parties))
    if any(b.start - a.end > 6 for a, b in pairwise(members)):
        return []
    return members


def _opens_list(words: Words, before: int) -> bool:
    """Whether the first partner of a list may follow a token: "followed by", "ahead of"."""
    if before < 0:
        return False
    return words.words[before] in _OPENING or words.words[before - 1 : before + 1] == _AHEAD_OF


def respective(
    sentence: Annotated,
    statement: Statement,
    figures: Sequence[Figure],
    earlier: Annotated | None = None,
) -> list[tuple[Figure, int, str | None]]:
    """Deal out "… were $5 million and $3 million respectively".

    Returns each figure with the index of the topic it belongs to and, if the parties and not the
    topics are dealt out, the code of its partner. "Them" are those that the sentence `earlier`
    lists.
    """
    words = statement.words
    present = [f for f in figures if f.role in (Role.CURRENT, Role.CHANGE)]
    told = "respectively" in words.words[statement.start : statement.end]
    rows = _rows(words, present)
    if told and len(rows) > 1 and all(len(row) == len(statement.topics) > 1 for row in rows):
        return [(figure, n, None) for row in rows for n, figure in enumerate(row)]
    if len(present) < 2 or len(rows) > 1:
        return []
    if len(statement.topics) == len(present):
        return [(figure, n, None) for n, figure in enumerate(present)]
    if not told and not _dealt_in_order(statement, present):
        return []
    before = range(statement.start - 1, -1, -1) if told else ()
    for at in (*range(statement.start, statement.end), *before):
        parties = words.tokens[at].parties
        named = _one_by_one(sentence, parties) if parties is not None else []
        if len(named) == len(present):
            return [(f, 0, code) for f, code in zip(present, named, strict=True)]
    if earlier is not None and "them" in words.words[statement.start : statement.end]:
        for parties in earlier.parties:
            named = _one_by_one(earlier, parties)
            if len(named) == len(present):
                return [(f, 0, code) for f, code in zip(present, named, strict=True)]
    return []


def _dealt_in_order(statement: Statement, figures: Sequence[Figure]) -> bool:
    """Whether amounts without "respectively" are dealt out all the same.

    They are in "sales to Peru and Chile came to $2 m and $1 m", but not to two years.
    """
    words = statement.words
    amounts = all(isinstance(f.value, Money) and f.role is Role.CURRENT for f in figures)
    dated = sum(t.period is not None for t in words.tokens[statement.start : statement.end])
    return amounts and dated < len(figures)


def _one_by_one(sentence: Annotated, parties: Parties) -> list[str]:
    """Return the codes of a list of countries in the order of the text."""
    return [
        g.codes[0]
        for g in sentence.geo
        if parties.start <= g.start and g.end <= parties.end and len(g.codes) == 1
    ]


def _rows(words: Words, figures: Sequence[Figure]) -> list[list[Figure]]:
    """Return the figures in rows, between whose figures only "and" or commas stand."""
    rows: list[list[Figure]] = []
    for figure in figures:
        if rows and rows[-1][-1].role is figure.role and in_a_row(words, (rows[-1][-1], figure)):
            rows[-1].append(figure)
        else:
            rows.append([figure])
    return rows
