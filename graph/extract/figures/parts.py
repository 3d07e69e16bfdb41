"""The partners to which parts of trade fall: "Kenya accounts for $5 million of its exports"."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from graph.claims.model import Direction
from graph.extract.figures.lexicon import Kind
from graph.extract.figures.model import ONE_WAY, Party, Topic, facing, with_side
from graph.extract.figures.phrases import goods_name, goods_start
from graph.extract.figures.tokens import Words
from graph.extract.values.model import Money

#: Words from a partner to the flow of which it has a part, at most.
_REACH: Final = 24
_ACCOUNTS: Final = frozenset({"accounts", "accounted", "account"})
_PARTAKING: Final = frozenset(
    {"absorbed", "took", "bought", "received", "purchased", "supplied", "provided", "delivered"}
)
#: Words between goods with their verb and an amount, at most.
_LEAD: Final = 5
_OF_THEM: Final = (("of", "them"), ("of", "it"), ("of", "this"), ("of", "these"), ("of", "that"))


def find_parts(words: Words) -> list[Topic]:
    """Return the partners that parts of an amount fall to.

    "Kenya accounts for $5 million and Uganda for another $3 million".
    """
    found: list[Topic] = []
    if words.of((Kind.OTHER,)):
        return found
    for at in range(len(words.tokens) - 2):
        if not _is_named(words, at):
            continue
        verb = words.words[at + 1]
        accounts = _accounts(words, at)
        takes = not accounts and _takes_part(words, at)
        again = bool(found) and (verb == "for" or words.tokens[at + 1].figure is not None)
        if not ((accounts or takes) and at <= 1) and not again:
            continue
        start = at + 3 if accounts else at + 2 if takes or verb == "for" else at + 1
        figures = (t.figure for t in words.tokens[start : start + 5])
        if not any(isinstance(f, Money) for f in figures):
            continue
        part = Topic(at, start, at, Direction.TOTAL, Kind.STRONG, pronoun=True, head_end=start)
        found.append(replace(part, company=Party(at, words.tokens[at].parties)))
    return found


def _takes_part(words: Words, at: int) -> bool:
    """Whether a country takes part of an amount: "China absorbed $3 billion of them"."""
    if words.words[at + 1] not in _PARTAKING:
        return False
    paid = next(
        (i for i in range(at + 2, at + 5) if i < len(words.tokens) and words.tokens[i].figure), None
    )
    return paid is not None and words.words[paid + 1 : paid + 3] in _OF_THEM


def with_holders(words: Words, topics: list[Topic]) -> list[Topic]:
    """Give exports and imports the partner of "Chad accounted for $4 million of Fiji's exports"."""
    if _ACCOUNTS.isdisjoint(words.words):
        return topics
    places = range(len(words.tokens) - 2)
    at = next((at for at in places if _is_named(words, at) and _accounts(words, at)), -1)
    parts = [t for t in topics if at >= 0 and _is_part(words, t, at)]
    if not parts:
        return topics
    whom, owner = Party(at, words.tokens[at].parties), parts[0].owner
    dealt = []
    for part in parts:
        again = part.owner is not None and part.owner.pronoun is not None
        own = replace(part, owner=owner) if again else part  # "and $2 million of its imports"
        dealt.append(with_side(own, facing(part.direction), whom))
    return [*(t for t in topics if t not in parts), *dealt]


def with_goods_of_parts(words: Words, topics: list[Topic]) -> list[Topic]:
    """Give exports and imports the goods of "tea made up $4 million of the exports"."""
    found: list[Topic] = []
    verbless = False
    for topic in topics:
        part = _goods_of_part(words, topic, verbless=verbless)
        verbless = verbless or part is not None
        found.append(part or topic)
    return found


def _goods_of_part(words: Words, topic: Topic, *, verbless: bool) -> Topic | None:
    """Return a topic that begins at the goods before its amount; the verb may be left out later."""
    at = topic.start - 2
    if at < 1 or topic.direction not in ONE_WAY or topic.commodity or topic.partnered:
        return None
    paid = isinstance(words.tokens[at].figure, Money)
    if not paid or words.words[at + 1] not in {"of", "in"}:
        return None
    lead = words.lead(at, max(0, at - _LEAD)) + 1
    verb = words.lexicon.ends("earning", words.words[1:lead])
    verb = verb or words.lexicon.has("making_up", words.words[lead - 1])
    end = lead - verb
    start = goods_start(words, end)
    if start == end or not (verb or verbless):
        return None
    goods = goods_name(words.slice(start, end))
    return replace(topic, start=start, end=at, head=start, head_end=at, commodity=goods)


def _is_named(words: Words, at: int) -> bool:
    """Whether countries are named at a token as such: "Chad", not "Chadian" or "Chad's"."""
    party = words.tokens[at].parties
    return party is not None and not (party.adjective or party.possessive) and bool(party.codes)


def _accounts(words: Words, at: int) -> bool:
    return words.words[at + 1] in _ACCOUNTS and words.words[at + 2] == "for"


def _is_part(words: Words, topic: Topic, after: int) -> bool:
    """Whether an amount behind a party is told of a flow: "$4 million of its imports"."""
    at = topic.start - 2
    if at <= after or topic.partnered or topic.direction not in ONE_WAY:
        return False
    paid = isinstance(words.tokens[at].figure, Money)
    return paid and words.words[at + 1] in {"of", "in"} and topic.start - after < _REACH
