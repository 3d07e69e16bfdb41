"""Sentences taken apart, with the topics that the text around them allows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from graph.claims.model import Direction
from graph.documents.model import SegmentKind
from graph.extract.annotate import Annotated
from graph.extract.figures.goods import opening_goods
from graph.extract.figures.home import subject_of
from graph.extract.figures.leftover import leftover_topics
from graph.extract.figures.lexicon import Kind, Lexicon
from graph.extract.figures.model import ONE_WAY, Topic, told_again
from graph.extract.figures.parties import party_after
from graph.extract.figures.parts import find_parts
from graph.extract.figures.ranked import find_ranked
from graph.extract.figures.seats import governments
from graph.extract.figures.statements import Statement, split
from graph.extract.figures.subjects import after_period, level, subject
from graph.extract.figures.tokens import Mark, Words, take_apart
from graph.extract.figures.topics import find_topics, lists_figures
from graph.extract.mentions import Anaphor
from graph.extract.reading.parties import own_codes
from graph.extract.scene import Scene
from graph.extract.values.model import Count, Factor, Money, Percent

_THOSE: Final = re.compile(r"(?i)\bth(?:os|at)e? (?:to|from|with)\b")
_ABOUT: Final = re.compile(r"(?i)\b(?:trade(?! union)|commerce|exports|imports)\b")
_TRADED: Final = re.compile(r"(?i)\b(?:trade(?! union)|commerce|exports?|imports|goods|turnover)\b")
_KINDS_OF_TRADE: Final = frozenset({"bilateral", "mutual", "two-way", "annual", "their", "year"})
_BESIDE: Final = 6
_WHOLE: Final = frozenset({"turnover", "commerce"})
_WORLDWIDE: Final = frozenset({"global", "worldwide", "world"})
#: Nouns that go on about any thing that was named before them.
_REPEATING: Final = frozenset({"flows", "inflows", "outflows"})
_REACH: Final = 14
_COUPLE: Final = 2
_FEW: Final = 3
#: What only goods that are sold do.
_EARNED: Final = frozenset({"earned", "fetched", "brought"})
#: Sentences on other things after which "the record" is still that of the trade spoken of.
_MEMORY: Final = 3
#: Sentences of a paragraph on trade that go on about it without a word for it.
_NEXT: Final = 2


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence taken apart into statements."""

    sentence: Annotated
    words: Words
    statements: tuple[Statement, ...]


def gather(scene: Scene, lexicon: Lexicon) -> list[Read | None]:
    """Return what each sentence says about trade; None for those that say nothing."""
    reads: list[Read | None] = []
    spoken = False
    paragraph = -1
    about = len(_ABOUT.findall(scene.document.text)) > 1 or len(scene.main_parties) == _COUPLE
    usual = _only_money(scene)
    money: Money | None = usual
    place = -1
    since = len(scene.sentences)
    for sentence in scene.sentences:
        if scene.segment(sentence).kind is SegmentKind.TABLE:
            reads.append(None)
            continue
        segment = scene.passage(sentence)
        money = money if segment == place else usual
        near = about and since <= _MEMORY
        read = _read(sentence, lexicon, spoken=spoken, about=about, money=money, near=near)
        place, before = segment, money
        money = next((v for v in reversed(sentence.values) if isinstance(v, Money)), money)
        if read is None and paragraph == segment:
            read = _continuation(sentence, lexicon, before, aims=True)
        since = 0 if spoken else since + 1
        if read is None and since <= _MEMORY:
            read = _oflevel(sentence, lexicon, before)
        if read is None and paragraph == segment and since <= _NEXT:
            read = _of_the_same(sentence, lexicon, before)
        if read is None:
            read = _of_aim(scene, sentence, lexicon, before)
        reads.append(read)
        spoken = read is not None and any(s.is_trade for s in read.statements)
        paragraph = segment if spoken else paragraph
    return reads


def _only_money(scene: Scene) -> Money | None:
    """Return an amount in the currency of a document that counts in one currency only."""
    amounts = [v for s in scene.sentences for v in s.values if isinstance(v, Money)]
    units = {amount.quantity.unit for amount in amounts}
    return amounts[0] if len(units) == 1 else None


def _read(
    sentence: Annotated,
    lexicon: Lexicon,
    *,
    spoken: bool,
    about: bool,
    money: Money | None,
    near: bool,
) -> Read | None:
    if _triggered(sentence.text, lexicon) or (spoken and _THOSE.search(sentence.text)):
        words = take_apart(sentence, lexicon, money)
        topics = find_topics(words)
        opening = opening_goods(words) if spoken else []
        if opening and all(topic.start >= opening[0].end for topic in topics):
            topics = [*opening, *topics]
        topics = _in_context(words, topics, spoken=spoken, about=about, near=near)
        if any(t.direction is not None for t in topics):
            topics = _with_subject(words, topics) if spoken else topics
            return Read(sentence, words, tuple(split(words, topics)))
    return _continuation(sentence, lexicon, money) if spoken else None


def _with_subject(words: Words, topics: Sequence[Topic]) -> list[Topic]:
    """Add what "it" stands for where its amount comes first: "It reached $8 m, as sales of …"."""
    floor = min(topic.start for topic in topics)
    start = after_period(words)
    if words.words[start] not in {"it", "they"}:
        return list(topics)
    if not any(isinstance(t.figure, Money) for t in words.tokens[start:floor]):
        return list(topics)
    return [told_again(start, start + 1), *topics]


def _triggered(text: str, lexicon: Lexicon) -> bool:
    lowered = text.casefold()
    # A plain loop, since this runs for every sentence.
    for trigger in lexicon.sets["triggers"]:  # noqa: SIM110
        if trigger in lowered:
            return True
    return False


def _continuation(
    sentence: Annotated, lexicon: Lexicon, money: Money | None, *, aims: bool = False
) -> Read | None:
    """Return a sentence that goes on about the topic before it: "It reached …", "They rose …".

    With `aims` only one that names an aim: "Our goal is …".
    """
    if not any(isinstance(v, Money | Percent | Factor | Count) for v in sentence.values):
        return None
    words = take_apart(sentence, lexicon, money)
    if not any(t.figure is not None or t.factor is not None for t in words.tokens):
        return None
    taken_over = find_parts(words) or find_ranked(words)
    if taken_over and not aims:
        return Read(sentence, words, tuple(split(words, taken_over)))
    at, length, commodity = subject(words)
    if not length or (aims and not words.of((Kind.GOAL, Kind.GOAL_NOUN))):
        return None
    earned = commodity is not None and not _EARNED.isdisjoint(words.words[length : length + _FEW])
    topic = replace(told_again(at, at + length), commodity=commodity)
    topic = replace(topic, direction=Direction.EXPORTS) if earned else topic
    others = [t for t in find_topics(words) if t.direction is None]
    topics = sorted([topic, *others], key=lambda t: t.head)
    return Read(sentence, words, tuple(split(words, topics)))


def _oflevel(sentence: Annotated, lexicon: Lexicon, money: Money | None) -> Read | None:
    """Return a sentence about "the record" or "the peak" of the trade spoken of before it."""
    first = sentence.text[:6].casefold()
    if not first.startswith(("the ", "its ", "their ")) or not any(
        isinstance(v, Money) for v in sentence.values
    ):
        return None
    words = take_apart(sentence, lexicon, money)
    length = level(words, 0)
    if not length or words.of((Kind.OTHER,)):
        return None
    topics = sorted([told_again(0, length), *find_topics(words)], key=lambda t: t.head)
    return Read(sentence, words, tuple(split(words, topics)))


def _of_the_same(sentence: Annotated, lexicon: Lexicon, money: Money | None) -> Read | None:
    """Return a sentence with an amount that only the trade spoken of before it explains."""
    if not any(isinstance(v, Money) for v in sentence.values):
        return None
    words = take_apart(sentence, lexicon, money)
    topics = leftover_topics(words)
    return Read(sentence, words, tuple(split(words, topics))) if topics else None


def _of_aim(
    scene: Scene, sentence: Annotated, lexicon: Lexicon, money: Money | None
) -> Read | None:
    """Return a sentence that names an aim of two states without saying that it is one of trade."""
    if not any(isinstance(v, Money) for v in sentence.values):
        return None
    told = _TRADED.search(sentence.text) is not None
    if not told and lexicon.sets["aims"].isdisjoint(sentence.wording):
        return None
    named = {code for parties in sentence.parties for code in own_codes(parties)}
    both = any(p.anaphor is Anaphor.THE_TWO for p in sentence.parties) and bool(scene.pair)
    if len({*named, *governments(sentence)}) != _COUPLE and not (both and not named):
        return None
    words = take_apart(sentence, lexicon, money)
    kinds = (Kind.GOAL_NOUN, Kind.GOAL_AFTER, *((Kind.GOAL,) if told else ()))
    aims = words.of(kinds)
    if not aims or _of_another(words) or _of_something(words, aims[-1]):
        return None
    at = aims[0].start
    topic = Topic(at, aims[0].end, at, Direction.TOTAL, Kind.STRONG, head_end=aims[0].end)
    return Read(sentence, words, tuple(split(words, [topic])))


def _of_another(words: Words) -> bool:
    """Whether an amount stands beside a word for what is not trade."""
    amounts = [at for at in words.folded if isinstance(words.tokens[at].figure, Money)]
    others = words.of((Kind.OTHER,))
    return any(abs(mark.start - at) <= _BESIDE for mark in others for at in amounts)


def _of_something(words: Words, aim: Mark) -> bool:
    """Whether an aim is said to be one for something else: "a $5 million target for the dam"."""
    amounts = [at + 1 for at in words.folded if isinstance(words.tokens[at].figure, Money)]
    for end in (aim.end, *amounts):
        if words.words[end : end + 1] not in (("for",), ("in",)):
            continue
        named = end + 1 + (words.words[end + 1 : end + 2] == ("the",))
        following = words.words[named : named + 1]
        if following and following[0] and not _TRADED.match(following[0]):
            return following[0] not in _KINDS_OF_TRADE
    return False


def _in_context(
    words: Words, topics: Sequence[Topic], *, spoken: bool, about: bool, near: bool
) -> list[Topic]:
    """Drop words such as "sales" and "took" where nothing shows that they mean foreign trade."""
    firm = any(
        t.kind in (Kind.STRONG, Kind.SINGULAR)
        or (t.kind in (Kind.WEAK, Kind.VERB) and t.partnered)
        or (t.kind is Kind.VERB and _partnered_later(words, t))
        for t in topics
        if t.direction is not None
    )
    ways = {t.direction for t in topics if t.kind is Kind.WEAK and t.owner is not None}
    firm = firm or (about and ways >= ONE_WAY)  # "Fiji's sales …, its purchases …"
    kept: list[Topic] = []
    for topic in topics:
        repeating = topic.kind is Kind.WEAK and words.words[topic.head] in _REPEATING
        if repeating and _of_the_rival(words, topic, kept):
            continue
        if topic.kind is Kind.WEAK and not (topic.partnered or _partnered_later(words, topic)):
            whole = about and words.words[topic.head] in _WHOLE
            before = words.words[topic.head - 1] if topic.head else ""
            foreign = topic.overall and words.words[topic.head] != "business"
            if before in _WORLDWIDE or _of_the_rival(words, topic, kept):
                continue
            left = topic.direction is Direction.BALANCE and any(t.kind is Kind.VERB for t in kept)
            done = words.words[topic.start - 2 : topic.start] == ("worth", "of")
            goods = about and lists_figures(words, topic.head_end)
            goods = goods or (
                near and topic.commodity is not None and topic.direction is Direction.IMPORTS
            )
            if not (firm or whole or spoken or foreign or done or left or goods or topic.intra):
                continue
        if topic.kind is Kind.VERB and not (
            _trades(words, topic, kept) or (spoken and _pays_at_once(words, topic))
        ):
            continue
        kept.append(topic)
    return kept


def _of_the_rival(words: Words, topic: Topic, before: Sequence[Topic]) -> bool:
    """Whether "surplus" or "flows" only repeats what is not trade: "the current account …"."""
    if topic.direction is not Direction.BALANCE and words.words[topic.head] not in _REPEATING:
        return False
    return bool(before) and all(t.direction is None for t in before)


def _partnered_later(words: Words, topic: Topic) -> bool:
    """Whether parties follow the amount: "a deficit of $640 million with Brazil"."""
    for at in range(topic.end, min(len(words.tokens) - 1, topic.end + 5)):
        if words.words[at] in {",", ";"}:
            return False
        if (taken := party_after(words, at)) is not None:
            return taken[0] != "owner" and taken[1].mention is not None
    return False


def _trades(words: Words, topic: Topic, before: Sequence[Topic]) -> bool:
    """Whether a verb such as "took" speaks of goods for money."""
    end = min(len(words.tokens), topic.head + _REACH)
    following = words.tokens[topic.head_end : end]
    if words.lexicon.has("plain_verbs", words.words[topic.head]):
        return any(t.figure is not None for t in following)
    if topic.direction is Direction.TOTAL and (
        _of_amount(words, topic.head) or _by_the_two(words, topic)
    ):
        return True
    if "what" in words.words[max(0, topic.head - 3) : topic.head]:
        return any(isinstance(t.figure, Money) for t in following)  # "what it bought there"
    if topic.passive and topic.commodity is not None and topic.owner is not None:
        return any(t.figure is not None for t in words.tokens)  # "Chadian sugar sold abroad"
    if topic.passive and any(w in {"worth", "valued"} for w in words.words[: topic.head]):
        return any(isinstance(t.figure, Money) for t in words.tokens[: topic.head])
    if not any(isinstance(t.figure, Money) for t in following):
        sells = words.lexicon.has("selling", words.words[topic.head]) and _has_side(
            words, topic, end
        )
        return sells and subject_of(words, topic) is not None
    goods = any(
        t.word in {"worth", "valued"}
        or words.lexicon.has("goods_nouns", t.word)
        or words.lexicon.has("goods", t.word)
        for t in following
    )
    if any(t.parties is not None for t in words.tokens[:end]) and (
        goods or topic.partnered or _has_side(words, topic, end)
    ):
        return True
    return any(t.kind is Kind.VERB for t in before) and words.words[topic.head - 1] == "and"


def _pays_at_once(words: Words, topic: Topic) -> bool:
    """Whether a country follows with its part where trade is spoken of: "Nepal took $5 million"."""
    if not words.lexicon.has("partaking", words.words[topic.head]):
        return False
    at = topic.head_end
    while at < len(words.tokens) and words.lexicon.has("between", words.words[at]):
        at += 1
    paid = at < len(words.tokens) and isinstance(words.tokens[at].figure, Money)
    subject = subject_of(words, topic) if paid else None
    if subject is None or len(subject.codes) != 1 or subject.adjective:
        return False
    return not words.of((Kind.OTHER,), at)


def _of_amount(words: Words, verb: int) -> bool:
    """Whether an amount of goods is exchanged: "the $600 million of goods exchanged"."""
    at = verb - 1
    if at < 2 or not words.lexicon.has("goods_nouns", words.words[at]):
        return False
    linked = words.words[at - 1] in {"of", "in"}
    return linked and isinstance(
        words.tokens[at - 2 - (words.words[at - 2] == "worth")].figure, Money
    )


def _by_the_two(words: Words, topic: Topic) -> bool:
    """Whether two countries are said to have traded an amount: "Mali and Chad traded $2 m"."""
    subject = subject_of(words, topic)
    amount = words.tokens[topic.head_end : topic.head_end + 1]
    paid = bool(amount) and isinstance(amount[0].figure, Money)
    return paid and subject is not None and (len(subject.codes) > 1 or subject.anaphor is not None)


def _has_side(words: Words, topic: Topic, end: int) -> bool:
    return any(
        party_after(words, at) is not None
        for at in range(topic.head_end, end - 1)
        if words.words[at] in {"to", "from"}
    )
