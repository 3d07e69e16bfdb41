"""Which flow each figure of a statement is of, where the statement deals them out.

"$5 million to Kenya and $3 million to Chad", "of which tea made up $2 million", "4 % and 2 %,
respectively", and the members of a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from graph.claims.model import WORLD, Direction
from graph.extract.figures.discourse import Resolver
from graph.extract.figures.ledger import LEDGER
from graph.extract.figures.lexicon import Kind
from graph.extract.figures.lists import Member
from graph.extract.figures.model import GOODS_AND_SERVICES, Party, Topic, facing, with_side
from graph.extract.figures.parties import party_after, party_taking
from graph.extract.figures.phrases import goods_name, makers_goods
from graph.extract.figures.roles import Figure, Role, figures_in, in_a_row
from graph.extract.figures.state import Relation, Side
from graph.extract.figures.statements import Statement
from graph.extract.figures.tokens import Words

_ADDED: Final = frozenset({"alone", "together", "also", "still", "now", "thus"})
#: What may stand after an amount that is of another partner than the others.
_BESIDE: Final = {
    Direction.EXPORTS: frozenset({"destination", "origin"}),
    Direction.IMPORTS: frozenset({"destination", "origin"}),
    Direction.TOTAL: frozenset({"company"}),
    Direction.BALANCE: frozenset({"company"}),
}
_OF_WHICH: Final = ("of", "which")
_LONGEST_PART: Final = 10
#: What goods do with a part of the whole.
_TAKING: Final = frozenset(
    {"took", "takes", "cost", "was", "were", "made", "brought", "fetched", "earned", "absorbed"}
    | {"swallowed", "came", "went", "contributed", "provided", "ate", "claimed"}
)
#: Words from "crude from the six" to its verb.
_PLACE: Final = 5
_ARTICLES: Final = frozenset({"the", "a", "its", "their", "by", "far"})


def beside(
    statement: Statement, figures: Sequence[Figure], relation: Relation, figure: Figure
) -> Relation | None:
    """Return the relation with what stands beside a figure: "$5 m to Kenya", "tea made up"."""
    words = statement.words
    both = next((said for f in figures if (said := _in_brackets(words, f.at + 1))), None)
    relation = replace(relation, commodity=relation.commodity or both)
    if figure.role is not Role.CURRENT:
        return relation
    if (goods := _part(statement, figure)) is not None:
        return replace(relation, commodity=goods) if goods else None
    if words.words[figure.at + 1 : figure.at + 4] in LEDGER:
        return replace(relation, direction=Direction.BALANCE)
    if len(figures_in(figures, Role.CURRENT)) < 2:
        return relation
    if (taker := party_taking(words, figure.at, relation.direction)) is not None:
        other = relation.reporter not in taker.codes
        return replace(relation, partner=Side(taker.codes, taker.group)) if other else None
    following = figure.at + 1
    taken = party_after(words, following) if following < len(words.tokens) else None
    if taken is None or taken[0] not in _BESIDE[relation.direction]:
        return relation
    mention = taken[1].mention
    if mention is None or not mention.codes:
        return relation
    if mention.codes == (relation.reporter,):
        return _other_way(statement, relation, figure)
    return replace(relation, partner=Side(mention.codes, mention.group))


def _in_brackets(words: Words, at: int) -> str | None:
    """Return "goods and services" where that stands in brackets behind an amount."""
    inner = " ".join(words.words[at + 1 : at + 4])
    closed = words.words[at : at + 1] == ("(",) and words.words[at + 4 : at + 5] == (")",)
    return GOODS_AND_SERVICES if closed and inner == GOODS_AND_SERVICES else None


def made_by(words: Words, relation: Relation, figure: Figure) -> Relation | None:
    """Return the flow that goods of one of the two are: "$3 m of Greek goods", "… ones"."""
    if figure.role not in (Role.CURRENT, Role.PRIOR):
        return None
    maker, end = makers_goods(words, figure.at)
    if maker is None or relation.partner.single in (None, WORLD):
        return None
    pair = {relation.reporter, *relation.partner.codes}
    if len(maker.codes) != 1 or maker.codes[0] not in pair:
        return None
    own = maker.codes[0] == relation.reporter
    start = next((i for i in range(figure.at, end) if words.tokens[i].parties), end)
    goods = goods_name(words.slice(start + 1, end)) if end else None
    direction = Direction.EXPORTS if own else Direction.IMPORTS
    return replace(relation, direction=direction, commodity=goods or relation.commodity)


def _other_way(statement: Statement, relation: Relation, figure: Figure) -> Relation | None:
    """Return the relation of "… and Malawi only $60 million to Mozambique"."""
    words = statement.words
    at = words.lead(figure.at, statement.start)
    parties = words.tokens[at].parties
    turned = relation.direction.turned
    if parties is None or not parties.codes or turned is None:
        return None
    return replace(relation, partner=Side(parties.codes, parties.group), direction=turned)


def _part(statement: Statement, figure: Figure) -> str | None:
    """Return the goods that make up an amount ("seafood accounted for $2 m"), "" if unclear."""
    words = statement.words
    if (goods := _goods_of_which(words, statement.start, figure.at)) is not None:
        return goods
    if statement.topics[0].start > figure.at:
        return None  # "of which $5 million were Kenya's exports"
    for mark in words.of((Kind.SHARE,), statement.start, figure.at):
        if figure.at - mark.end > 1 or words.words[mark.start] == "share":
            continue
        if any(mark.end <= topic.head < figure.at for topic in statement.topics):
            continue  # "of which exports $3 million"
        if words.words[mark.end : mark.end + 1] == ("of",) and words.words[mark.start] == "made":
            continue
        start = mark.start
        while start > statement.start and words.words[start - 1] in _ADDED:
            start -= 1  # "re-exports alone made up $3 million"
        start = _before_place(words, start, statement.start)
        if any(t.start <= start - 1 < t.end for t in statement.topics):
            return None
        end = start
        while start > statement.start and words.lexicon.has("goods", words.words[start - 1]):
            start -= 1
        return words.slice(start, end)
    return None


def _before_place(words: Words, end: int, floor: int) -> int:
    """Move back over where goods come from or go: "crude from the six accounted for"."""
    for at in range(end - 2, max(floor, end - _PLACE), -1):
        if words.words[at] in {"from", "to"}:
            named = any(t.parties is not None for t in words.tokens[at:end])
            return at if named or words.words[at + 1] == "the" else end
    return end


def of_subject(statement: Statement, relation: Relation) -> Relation | None:
    """Return the relation with the subject of "China is the top partner, with …"."""
    words = statement.words
    start = statement.start
    start += words.words[start] == "the"
    being = statement.topics[0].start - 1
    while being > start and words.words[being] in _ARTICLES:
        being -= 1
    if words.words[being] == "being":
        start = being - 1
    subject = words.tokens[start].parties
    if subject is None or subject.possessive or relation.reporter in subject.codes:
        return None
    return replace(relation, partner=Side(subject.codes, subject.group))


def dealt_again(
    statement: Statement,
    figures: Sequence[Figure],
    relation: Relation | None,
    told_before: tuple[tuple[Relation, ...], int],
) -> list[tuple[Figure, Relation]]:
    """Deal figures out to the flows told of just before, in their order.

    "A year later the figures were $5 m and $3 m"; "imports were $5 m and exports $3 m, up by 4
    and 2 per cent respectively". `told_before` holds those flows, and how many sentences ago.
    """
    words = statement.words
    told, since = told_before
    changes = figures_in(figures, Role.CHANGE)
    if "respectively" in words.words and len(changes) > 1 and not since and relation:
        told = told if told[-1] == relation else (*told, relation)
        amounts = [(f, relation) for f in figures if f.role is Role.CURRENT]
        if len(told) == len(changes) and in_a_row(words, changes):
            return [*amounts, *zip(changes, told, strict=True)]
    levels = [
        replace(f, role=Role.CURRENT) for f in figures if f.role in (Role.CURRENT, Role.PRIOR)
    ]
    plain = statement.topics[0].pronoun and len(levels) == len(figures) > 1
    if plain and since <= 1 and len(told) == len(levels) and in_a_row(words, levels):
        return list(zip(levels, told, strict=True))
    return []


def in_turn(words: Words, figure: Figure) -> bool:
    """Whether a figure is one of several that go to others in turn: "4 % and 2 %, respectively"."""
    near = words.words[figure.at + 1 : figure.at + 5]
    return "respectively" in near and figure.role is Role.CHANGE


def with_respective(
    words: Words, members: Sequence[Member], figures: Sequence[Figure]
) -> list[Member]:
    """Give each member its change: "Peru ($5 m) and Chile ($3 m) grew by 4 % and 2 %"."""
    dealt = {figure.at for member in members for figure in member.figures}
    left = [f for f in figures_in(figures, Role.CHANGE) if f.at not in dealt]
    last = _in_one_row(words, left)
    left = last or left
    before = [m for m in members if left and m.end <= left[0].at and len(m.figures) == 1]
    before = before[-len(last) :] if last else before
    changes = left[: len(before)]
    if len(before) < 2 or len(changes) < len(before) or not in_a_row(words, changes):
        return list(members)
    own = dict(zip((member.start for member in before), changes, strict=True))
    return [
        replace(m, figures=(*m.figures, own[m.start])) if m.start in own else m for m in members
    ]


def _in_one_row(words: Words, changes: Sequence[Figure]) -> list[Figure]:
    """Return the last changes that "respectively" follows, with only "and" between them."""
    if not changes or not in_turn(words, changes[-1]):
        return []
    row = [changes[-1]]
    for change in reversed(changes[:-1]):
        if not in_a_row(words, [change, row[0]]):
            break
        row.insert(0, change)
    return row


def one_for_each(words: Words, members: Sequence[Member]) -> Iterator[Member]:
    """Yield the members of a list, with one for each of "Mali and Chad ($5 million each)"."""
    for member in members:
        parties = member.parties
        several = parties is not None and parties.group is None and len(parties.codes) > 1
        if parties is None or not several or "each" not in words.words[member.start : member.end]:
            yield member
            continue
        for code in parties.codes:
            yield replace(member, parties=replace(parties, codes=(code,)))


def special(
    topic: Topic, relation: Relation | None, member: Member, resolver: Resolver
) -> Relation | None:
    """Return the relation of one member of a list."""
    if member.commodity is not None:
        return replace(relation, commodity=member.commodity) if relation else None
    if member.parties is None:
        return None
    bare = replace(topic, origin=None, destination=None, company=None)
    other = Party(member.start, member.parties)
    return resolver.relation(with_side(bare, facing(topic.direction), other))


def partakes(words: Words, topic: Topic, relation: Relation, first: Member) -> bool:
    """Whether a list deals out the trade spoken of before: "China took $5 m of it, Japan $2 m".

    The partner is the first of the list, or the subject: "China sold $5 m, followed by Japan".
    """
    subject = words.tokens[topic.start - 1].parties if topic.start else None
    named = [p.codes for p in (first.parties, subject) if p is not None]
    return topic.kind is Kind.VERB and relation.partner.codes in named


def with_partner(relation: Relation, member: Member) -> Relation | None:
    """Return the relation with the partner that a member of a list names."""
    if member.parties is None:
        return None
    return replace(relation, partner=Side(member.parties.codes, member.parties.group))


def _goods_of_which(words: Words, floor: int, figure: int) -> str | None:
    """Return the goods that make up a part of a flow: "…, of which fuel alone took $2 m"."""
    nearest = max(floor, figure - _LONGEST_PART)
    start = next(
        (i + 2 for i in range(figure - 2, nearest, -1) if words.words[i : i + 2] == _OF_WHICH), None
    )
    if start is None:
        return None
    end = start
    while end < figure and (
        words.lexicon.has("goods", words.words[end])
        or (end > start and words.words[end] in {"and", ","})
    ):
        end += 1
    verb = [w for w in words.words[end:figure] if not words.lexicon.has("between", w)]
    verb = [w for w in verb if w not in _ADDED]
    return words.slice(start, end) if end > start and verb[:1] and verb[0] in _TAKING else None
