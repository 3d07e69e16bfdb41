"""How trade moved by the words of a statement, without a percentage: "exports rose", "doubled"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from graph.claims.model import Trend
from graph.extract.figures.lexicon import MOVES, Kind
from graph.extract.figures.statements import Statement
from graph.extract.figures.tokens import TURNS, Mark, Words
from graph.extract.values.model import Money, Percent

BEING: Final = frozenset({"was", "were", "is", "are"})
"""Forms of "be" of which trade is the subject."""
COMPARED: Final = frozenset({"more", "less", "above", "below", "higher", "lower", "over", "under"})
"""Words after an amount or "a third" by which trade is compared."""
RANKED: Final = frozenset({"larger", "smaller", "bigger", "greater", "fewer", "up", "down"})
"""Further words for more and less, which also tell of a size."""
SHARES: Final = frozenset({"share", "proportion", "weight"})
"""Nouns for a part of trade: its growth is not that of trade."""
SPAN: Final = 8
"""Words between a word of change and its figure, at most."""
VALUES: Final = frozenset({"value", "figure", "level", "total", "amount"})
"""Nouns for what trade comes to."""

#: Verbs and prepositions by which a level is told together with its growth.
_MARKING: Final = frozenset({"(", "showing", "marking", "recording", "representing", "posting"})
_UPWARD: Final = frozenset({"up", "rising", "growing", "increasing", "climbing"})
_TRADED: Final = ("export", "import", "sold", "bought", "sell", "buy", "sales", "purchas", "earn")
_PARTS: Final = frozenset({"half", "third", "quarter", "fifth", "tenth"})
_MULTIPLES: Final = frozenset({"double", "triple", "treble", "quadruple", "twice", "thrice"})
_AFTER_UP: Final = (("to",), ("for",))
_NEAR: Final = 16
#: What opens a clause that tells no fact, and words from it to its subject.
_SUPPOSING: Final = frozenset({"whether", "if", "unless", "lest"})
_CLOSE: Final = 3
_COUPLE: Final = 2
_APART: Final = frozenset({";", "where", "when", "whose", "because", "if"})
_CONTINUING: Final = frozenset({"continue", "continues", "continued", "continuing"})
_RISING: Final = frozenset({"rising", "growing", "increasing", "upward", "positive", "expanding"})
_FALLING: Final = frozenset({"falling", "declining", "decreasing", "downward", "negative"})
_SHOWING: Final = frozenset(
    {"show", "shows", "showed", "showing", "reflecting", "registering", "registered", "recording"}
    | {"recorded", "on", "maintaining", "maintained", "following", "followed", "saw"}
)
_DETERMINING: Final = frozenset(
    {"of", "the", "a", "an", "for", "with", "in", "through", "by", "under", "from", "on", "its"}
    | {"this", "these"}
)


def within_topic(statement: Statement, mark: Mark) -> bool:
    """Whether a word of change only belongs to the name of a topic."""
    return any(t.start <= mark.start and mark.end <= t.head for t in statement.topics)


def real_change(statement: Statement) -> Mark | None:
    """Return the word by which a statement tells that trade grew or fell; None for a mere hope.

    It is a finished verb ("rose", "has fallen", "are growing"), a headline's present ("Exports
    jump"), or a noun with a verb of record ("saw a sharp decline").
    """
    words = statement.words
    if any(w in SHARES for w in words.words[: statement.topics[0].start]):
        return None
    if _supposed(statement) or _is_part(statement):
        return None
    for mark in words.of({*MOVES, Kind.COMPARATIVE}, statement.start, statement.end):
        if within_topic(statement, mark) or _far_off(statement, mark):
            continue
        if _names_listed_goods(words, mark):
            continue
        if mark.kind is Kind.COMPARATIVE:
            if _by_a_part(words, mark) or _stood(words, mark):
                return mark
            if mark.end < len(words.tokens) and words.words[mark.end] == "from":
                return mark
        elif _told(statement, mark):
            return mark
    return None


def _supposed(statement: Statement) -> bool:
    """Whether a clause only asks or supposes: "whether imports have increased", "if they rise"."""
    first = statement.topics[0].start
    return not _SUPPOSING.isdisjoint(statement.words.words[max(0, first - _CLOSE) : first])


def _is_part(statement: Statement) -> bool:
    """Whether a share of trade is told of, or its growth is the subject of something else.

    "Accounted for 16 % of the imports, down from 37 %", "the increase of imports has depressed".
    """
    words, first = statement.words, statement.topics[0].start
    while first and words.words[first - 1] in {"the", "its", "their", "all"}:
        first -= 1
    if first < _COUPLE or words.words[first - 1] not in {"of", "in"}:
        return False
    part = words.tokens[first - _COUPLE]
    if words.words[first - 1] == "of" and (part.share or isinstance(part.mention, Percent)):
        return True
    return any(m.end == first - 1 for m in words.of((Kind.NOUN,), first - _COUPLE, first)) and any(
        words.words[at] in {"has", "have", "had"}
        for at in range(statement.topics[0].end, min(statement.end, statement.topics[0].end + 2))
    )


def _names_listed_goods(words: Words, mark: Mark) -> bool:
    """Whether a word belongs to goods in a list: "tea, cut flowers and fruit"."""
    listed = mark.start > 0 and words.words[mark.start - 1] in {",", "and"}
    return listed and words.lexicon.has("goods", (words.words[mark.end : mark.end + 1] or ("",))[0])


def _stood(words: Words, mark: Mark) -> bool:
    """Whether trade is said to be up or down: "were down again in 2016", "was up by a third"."""
    if words.words[mark.start] not in {"up", "down"} or mark.end != mark.start + 1:
        return False
    before = words.words[max(0, mark.start - 2) : mark.start]
    after = words.words[mark.end : mark.end + 1]
    follows = words.tokens[mark.end : mark.end + 2]
    figured = any(t.figure is not None for t in follows)
    led = any(w in BEING for w in before)
    return led and (_from_one_to_other(words, mark.end) or (not figured and after not in _AFTER_UP))


def _from_one_to_other(words: Words, at: int) -> bool:
    """Whether "up" is told of two amounts: "were up to $5 million in May from $4 million"."""
    if words.words[at : at + 1] != ("to",):
        return False
    amounts = [
        i
        for i in words.mentioned(at, min(len(words.tokens), at + 2 * SPAN))
        if isinstance(words.tokens[i].figure, Money)
    ]
    return len(amounts) > 1 and "from" in words.words[amounts[0] : amounts[1]]


def _by_a_part(words: Words, mark: Mark) -> bool:
    """Whether a word compares without a percentage: "a third more than", "$4 m less than"."""
    if not mark.start:
        return False
    part = words.words[mark.start - 1] in _PARTS or words.tokens[mark.start - 1].share is not None
    if words.words[mark.start] in {"below", "above"} and part:
        level = words.words[mark.end : mark.end + 1] == ("the",)
        at = mark.end + 3 if level and words.words[mark.end + 1] in VALUES else mark.end
        return at < len(words.tokens) and words.tokens[at].period is not None
    if words.words[mark.end : mark.end + 1] != ("than",):
        return False
    if any(w.startswith(_TRADED) for w in words.words[mark.end + 1 : mark.end + 5]):
        return False
    before = words.tokens[mark.start - 1]
    amount = isinstance(before.figure, Money) and words.words[mark.start] in COMPARED | RANKED
    return amount or before.word in _PARTS or before.factor is not None


def _far_off(statement: Statement, mark: Mark) -> bool:
    """Whether a word stands too far from the topic, or in another clause, to be said of it."""
    end = statement.topics[-1].end
    if mark.start < end:
        return False
    between = statement.words.words[end : mark.start]
    return len(between) > _NEAR or any(w in _APART for w in between)


def _told(statement: Statement, mark: Mark) -> bool:
    words, lexicon = statement.words, statement.words.lexicon
    head = statement.topics[0]
    before = words.before(mark.start, 4)
    free = mark.start - head.end if mark.start >= head.end else SPAN
    recent = before[-min(3, free) :] if free else ()  # not "to" in "exports to it fell"
    if mark.kind is not Kind.NOUN and any(lexicon.has("unreal", w) for w in recent):
        return False
    if any(w in {"aimed", "hopes", "hoped", "despite", "if", "unless"} for w in before):
        return False
    follows_head = mark.start >= head.head_end
    match mark.kind:
        case Kind.PAST:
            if before and before[-1] in _DETERMINING:
                return False
            if before and before[-1] in BEING and _is_plain_noun(words, mark.end):
                return False  # "one reason was improved roads"
            return follows_head or _governs(words, mark, head.start)
        case Kind.PRESENT:
            if before and before[-1] in {"that", "which", "who", "further", "and"}:
                return False
            return follows_head and mark.start - statement.topics[-1].end <= 2
        case Kind.BASE:
            bare = mark.start == statement.topics[-1].end
            return bare and mark.start >= 1 and not _noun_use(words, mark)
        case Kind.ING:
            return any(lexicon.has("auxiliaries", w) for w in recent) or _from_amount(words, mark)
        case _:
            return _witnessed(statement, mark)


def _from_amount(words: Words, mark: Mark) -> bool:
    """Whether an amount is set against an earlier one: "brought in $4 m, rising from $3 m"."""
    at = mark.end + 1
    if words.words[mark.end : at] != ("from",) or words.words[mark.start - 1] != ",":
        return False
    while at < len(words.tokens) and words.lexicon.has("between", words.words[at]):
        at += 1
    return at < len(words.tokens) and isinstance(words.tokens[at].figure, Money)


def _is_plain_noun(words: Words, at: int) -> bool:
    """Whether a word that may be a noun stands at a token."""
    word = words.words[at] if at < len(words.tokens) else ""
    plain = bool(word) and word[0].isalpha() and not word.endswith("ly")
    return plain and not any(words.lexicon.has(name, word) for name in ("stop", "no_noun"))


def _governs(words: Words, mark: Mark, start: int) -> bool:
    """Whether a verb stands right before its object: "cut imports", not "Lost exports are"."""
    if not mark.start:
        return False
    between = words.words[mark.end : start]
    return all(w in {"the", "its", "their", "both"} for w in between) and len(between) <= 1


def _noun_use(words: Words, mark: Mark) -> bool:
    following = words.words[mark.end] if mark.end < len(words.tokens) else ""
    return (
        following in {"in", "of"}
        and mark.end + 1 < len(words.tokens)
        and (words.tokens[mark.end + 1].period is None)
    )


def _witnessed(statement: Statement, mark: Mark) -> bool:
    words = statement.words
    for witness in words.of((Kind.WITNESS,), statement.start, mark.start):
        between = words.tokens[witness.end : mark.start]
        if len(between) <= 5 and all(t.figure is None for t in between):
            before = words.before(witness.start, 3)
            return not any(words.lexicon.has("unreal", w) for w in before)
    return False


def going_on(statement: Statement) -> Iterator[Mark]:
    """Yield the words of "continues to grow"; the change goes on where it is told."""
    words = statement.words
    for mark in words.of((Kind.BASE,), statement.topics[0].head_end, statement.end):
        if words.words[mark.start - 1] == "to" and words.words[mark.start - 2] in _CONTINUING:
            yield mark


def trend_named(statement: Statement) -> tuple[Trend, str] | None:
    """Return trend and words of "showing a declining trend"."""
    words = statement.words
    for at in range(statement.start + 2, statement.end):
        if words.words[at] not in {"trend", "trajectory", "tendency"}:
            continue
        named = words.words[at - 1]
        trend = Trend.UP if named in _RISING else Trend.DOWN if named in _FALLING else None
        before = words.words[max(statement.start, at - 5) : at - 1]
        if trend is not None and any(w in _SHOWING for w in before):
            return trend, words.slice(at - 1, at + 1)
    return None


def factor_change(statement: Statement) -> tuple[Trend, str] | None:
    """Return trend and words of "doubled", "rose threefold"; None for a mere hope."""
    words = statement.words
    for at in range(statement.start, statement.end):
        factor = words.tokens[at].factor
        if words.words[at] in _MULTIPLES and _times_amount(words, at + 1):
            return Trend.UP, words.slice(at, at + 1)
        if factor is None:
            continue
        before = words.before(at, 3)
        if any(words.lexicon.has("unreal", w) for w in before):
            continue
        text = words.slice(at, at + 1)
        compared = words.words[at + 1 : at + 3]
        if compared[:1] == ("the",) and _is_base_value(words, at + 2):
            return (Trend.UP if factor.factor > 1 else Trend.DOWN), text
        if factor.verb:
            first = text.casefold()
            bare = first.endswith(("ing", "double", "triple", "treble", "quadruple", "halve"))
            if bare and not any(words.lexicon.has("auxiliaries", w) for w in before):
                continue
            return (Trend.UP if factor.factor > 1 else Trend.DOWN), text
        kinds = (Kind.COMPARATIVE, Kind.NOUN) if _apposed(words, at) else (Kind.COMPARATIVE,)
        beside = words.of(kinds, at + 1, min(at + 3, statement.end))
        if beside and beside[0].start == at + 1 and beside[0].trend is not None:
            return beside[0].trend, words.slice(at, at + 2)
        told_of = words.words[at - 2 : at - 1] == (",",) or statement.topics[0].head_end == at - 1
        if words.words[at - 1] in _UPWARD and told_of:
            return Trend.UP, words.slice(at - 1, at + 1)
        moves = words.of({Kind.PAST}, max(statement.start, at - 3), at)
        told = [m for m in moves if _told(statement, m)]
        if told and told[-1].trend is not None:
            return told[-1].trend, words.slice(told[-1].start, at + 1)
    return None


def _apposed(words: Words, at: int) -> bool:
    """Whether a multiple tells of what was just said: "…, a twofold increase"."""
    led = at - (words.words[at - 1] in {"a", "an", "the", "nearly", "almost"})
    led -= words.words[led - 1] in {"a", "an"}
    return led > 0 and (words.words[led - 1] in TURNS or words.words[led - 1] in _MARKING)


def _times_amount(words: Words, at: int) -> bool:
    """Whether the amount of another period follows a multiple: "nearly double 2019's $5 m"."""
    following = words.tokens[at : at + 3]
    if not following or following[0].period is None:
        return False
    owned = 1 + (len(following) > 1 and following[1].word == "'s")
    return len(following) > owned and isinstance(following[owned].figure, Money)


def _is_base_value(words: Words, at: int) -> bool:
    """Whether "the amount of 2019" or "the previous year's" follows "three times the"."""
    if at >= len(words.tokens):
        return False
    return words.words[at] in VALUES or words.tokens[at].period is not None
