"""What each figure of a statement is: the present amount, an earlier one, a change, a share."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from graph.claims.model import Trend
from graph.extract.figures.changes import COMPARED, RANKED, SHARES, SPAN, VALUES, within_topic
from graph.extract.figures.dealing import is_dealt
from graph.extract.figures.lexicon import MOVES, Kind
from graph.extract.figures.model import SIDES
from graph.extract.figures.parties import party_after
from graph.extract.figures.statements import Statement, equated, part_before
from graph.extract.figures.tokens import Mark, Words
from graph.extract.values.model import Money, Percent

#: Words after which an amount tells how much more or less it was.
_MOVING: Final = frozenset({Kind.PAST, Kind.BASE, Kind.PRESENT, Kind.ING, Kind.COMPARATIVE})
#: Verbs that may have an amount of trade as their object: "lost $3 million of exports".
_TRANSITIVE: Final = frozenset(
    {"lost", "lose", "loses", "losing", "gained", "saw", "recovered", "than"}
)
_TRADE: Final = frozenset({Kind.STRONG, Kind.SINGULAR, Kind.WEAK})
_AFTER: Final = frozenset({Kind.COMPARATIVE, Kind.NOUN, Kind.BASE})

_POSSIBLE: Final = frozenset({"could", "would", "might", "may", "should", "can"})
_BETWEEN_FIGURES: Final = frozenset({"and", ",", "&", "or"})
_QUANTITY: Final = frozenset({"volume", "quantity", "tonnage", "weight", "tonnes"})
_EARLIER: Final = frozenset({"against", "from", "than", "versus", "compared"})
_REACHED: Final = frozenset(
    {"reached", "totalled", "totaled", "exceeded", "surpassed", "attained", "crossed", "topped"}
)
_AHEAD: Final = frozenset({"will", "would", "can", "could", "shall", "to"})
_MODAL: Final = _AHEAD | {"may", "should"}
_WHICH_HAD: Final = ("which", "had")
#: Tokens from "by 4 % or" to its amount.
_FIRST_AGAIN: Final = 3
_BRACKETED: Final = 3
_MILESTONES: Final = frozenset({"mark", "threshold", "barrier", "milestone"})
_PASSED: Final = frozenset(
    {"cross", "crossed", "crosses", "crossing", "pass", "passed", "passes", "passing", "surpass"}
    | {"surpassed", "surpasses", "surpassing", "breach", "breached", "breaches", "breaching"}
    | {"exceed", "exceeded", "exceeding", "break", "broke", "breaking", "broken", "topped"}
)
_LINKING: Final = frozenset({"in", "of", "for", "from", "as", "with"})


class Role(StrEnum):
    """What an amount or a percentage is said to be."""

    CURRENT = "current"
    PRIOR = "prior"
    DELTA = "delta"
    CHANGE = "change"
    SHARE = "share"
    NONE = "none"


class Figure(Struct, frozen=True):
    """A figure in its role; `at` is its token, `trend` that of a change, with its words."""

    at: int
    value: Money | Percent
    role: Role
    trend: Trend | None = None
    words: str | None = None


def read_figures(statement: Statement, inherited: Trend | None = None) -> list[Figure]:
    """Return the figures of a statement in order.

    `inherited` is the trend of the statement before it in the sentence, for ellipses such as
    "exports rising 11 % and imports 6 %".
    """
    found: list[Figure] = []
    words = statement.words
    for at in words.mentioned(_first_figure(statement), statement.end):
        value = words.tokens[at].figure
        if isinstance(value, Money):
            found.append(Figure(at, value, _money_role(statement, at, value)))
        elif isinstance(value, Percent):
            figure = _percent(statement, at, value, inherited)
            inherited = inherited if value.signed else figure.trend or inherited
            found.append(figure)
    found = _grown_alike(words, found)
    return _without_milestones(words, _with_further_bases(words, found))


def _grown_alike(words: Words, figures: Sequence[Figure]) -> list[Figure]:
    """Read the first of "which is 4 % and 2 % more, respectively" as a change, like the last."""
    if "respectively" not in words.words:
        return list(figures)
    found: list[Figure] = []
    for figure in reversed(figures):
        last = found[-1] if found else None
        rate = isinstance(figure.value, Percent) and figure.role in (Role.NONE, Role.SHARE)
        changes = last is not None and last.role is Role.CHANGE
        if last and changes and rate and in_a_row(words, (figure, last)):
            figure = replace(figure, role=Role.CHANGE, trend=last.trend)
        found.append(figure)
    return found[::-1]


def in_a_row(words: Words, figures: Sequence[Figure]) -> bool:
    """Whether only "and" or commas stand between figures."""
    return all(
        all(w in _BETWEEN_FIGURES for w in words.words[a.at + 1 : b.at])
        for a, b in pairwise(figures)
    )


def _with_further_bases(words: Words, figures: Sequence[Figure]) -> list[Figure]:
    """Read the last of "… from $4 m in May and $3 m a year ago" as compared with, like the first.

    Nothing but the periods of the two may stand between them, and the last has one of its own.
    """
    found: list[Figure] = []
    for figure in figures:
        before = found[-1] if found else None
        joined = (
            before is not None
            and before.role is Role.PRIOR
            and figure.role is Role.CURRENT
            and isinstance(before.value, Money)
            and isinstance(figure.value, Money)
            and _dated_after(words, figure.at)
            and _only_dated(words, before.at + 1, figure.at)
        )
        found.append(replace(figure, role=Role.PRIOR) if joined else figure)
    return found


def _dated_after(words: Words, at: int) -> bool:
    """Whether an amount has a period right after it."""
    following = words.tokens[at + 1 : at + 4]
    period = next((i for i, t in enumerate(following) if t.period is not None), None)
    return period is not None and all(
        words.lexicon.has("to_period", t.word) for t in following[:period]
    )


def _only_dated(words: Words, start: int, end: int) -> bool:
    """Whether a period, and a mark or "and" after it, are all that stands between two tokens."""
    between = words.tokens[start:end]
    while between and words.lexicon.has("between", between[-1].word):
        between = between[:-1]  # "and a record $4 million"
    if not between or between[-1].word not in {"and", ","}:
        return False
    if not any(t.period is not None for t in between):
        return False
    joins = {"and", ",", "with", "against"}
    return all(
        t.period is not None or t.word in joins or words.lexicon.has("to_period", t.word)
        for t in between
    )


def _without_milestones(words: Words, figures: Sequence[Figure]) -> list[Figure]:
    """Read "crossed the $5 million mark" as more than it, and beside an amount as no amount."""
    amounts = [f for f in figures if f.role is Role.CURRENT and isinstance(f.value, Money)]
    passed = [f for f in amounts if _is_milestone(words, f.at)]
    if not passed:
        return list(figures)
    alone = len(amounts) == len(passed) == 1
    return [
        f
        if f not in passed
        else replace(f, value=_at_least(f.value))
        if alone
        else replace(f, role=Role.NONE)
        for f in figures
    ]


def _is_milestone(words: Words, at: int) -> bool:
    named = any(w in _MILESTONES for w in words.words[at + 1 : at + 3])
    return named and any(w in _PASSED for w in words.words[max(0, at - 4) : at])


def _at_least(value: Money | Percent) -> Money | Percent:
    quantity = value.quantity
    return replace(value, quantity=replace(quantity, low=quantity.value, high=None))


def _first_figure(statement: Statement) -> int:
    """Return where figures of a statement may begin.

    Figures before a noun are said of it only if a preposition links them: "$2 million of exports",
    not "prices fell 8 % after imports …".
    """
    topic = statement.topics[0]
    if listed_before(statement.words, topic.head) is not None:
        return statement.start
    if topic.kind in (Kind.VERB, Kind.LISTING) or topic.pronoun:
        return statement.start
    if topic.start <= statement.start:
        return statement.start
    opening = statement.words.tokens[statement.start + 1].figure is not None
    if statement.start == 0 and statement.words.words[0] in {"from", "at"} and opening:
        return statement.start  # "From $2 million in 2005, trade has risen to …"
    if statement.words.of((Kind.GOAL_AFTER,), statement.start, topic.start):
        return statement.start  # "$2 million as what they would like their trade to be"
    before = statement.words.words[topic.start - 1]
    adjacent = statement.words.tokens[topic.start - 1].figure is not None
    linked = before in _LINKING or equated(topic, statement.words, topic.start - 1)
    linked = linked or part_before(statement.words, topic.start - 1) is not None
    linked = linked or (before == "to" and "contributed" in statement.words.words[: topic.start])
    return statement.start if adjacent or linked else topic.start


def listed_before(words: Words, head: int) -> int | None:
    """Return where "tea (4 %) and tin (9 %)" begins before a head such as "exports".

    None if there are fewer than two.
    """
    first, count, at = None, 0, head - 1
    while at >= _BRACKETED and words.words[at] == ")" and words.words[at - 2] == "(":
        if not isinstance(words.tokens[at - 1].mention, Percent):
            break
        at, count = at - _BRACKETED, count + 1
        while at >= 0 and words.words[at] and words.words[at][0].isalpha():
            if words.words[at] == "and" or words.lexicon.has("stop", words.words[at]):
                break
            at -= 1
        first = at + 1
        while at >= 0 and words.words[at] in {",", "and"}:
            at -= 1
    return first if count > 1 else None


def cue_before(words: Words, at: int) -> str | None:
    """Return `prior` or `delta` if a word before an amount says so, past "only", "a", "the"."""
    before = list(words.before(at))
    if at >= 2 and words.words[at - 1] == "the" and not words.words[at - 2]:
        shared = words.tokens[at - 2]
        if shared.share is not None or shared.factor is not None:
            return "prior"
    while before:
        for name in ("delta", "prior"):
            if words.lexicon.ends(name, before):
                return name
        if not words.lexicon.has("between", before[-1]):
            return None
        before.pop()
    return None


def _money_role(statement: Statement, at: int, value: Money) -> Role:
    words = statement.words
    if value.gloss:
        return Role.NONE
    cue = cue_before(words, at)
    if cue == "delta" and any("favo" in w for w in words.words[max(0, at - 6) : at]):
        return Role.CURRENT  # "the balance was in favour of Chile by $5 million"
    if cue == "delta" or _said_again(words, at):
        return Role.DELTA
    if cue == "prior" and not any(m.end == at for m in words.of((Kind.GOAL,), 0, at)):
        return Role.CURRENT if _of_another_partner(statement, at) else Role.PRIOR
    if _had_stood(words, at):
        return Role.PRIOR
    previous = words.tokens[at - 1] if at > statement.start else None
    if at >= 2 and words.words[at - 1] == "(" and _is_step(words, at - 2):
        return Role.DELTA
    if at >= 3 and words.words[at - 1] == "(" and words.tokens[at - 2].period is not None:
        led = words.words[max(0, at - 5) : at - 2]
        closed = words.words[at + 1 : at + 2] == (")",)
        if closed and any(words.lexicon.ends("base", (w,)) for w in led):
            return Role.PRIOR
    if is_value_of(words, at) or _of_base_goods(words, at):
        return Role.PRIOR
    if words.words[at - 1 : at] == ("(",) and _beside_earlier(words, at - 1):
        return Role.PRIOR
    if at >= 2 and words.words[at - 1] == "'s" and words.tokens[at - 2].period is not None:
        return Role.PRIOR
    printed = words.tokens[at]
    first = words.text[printed.start : printed.end].split(" ", 1)[0].casefold()
    if previous is not None and isinstance(previous.mention, Percent) and first in COMPARED:
        return Role.PRIOR
    if first == "by":
        return Role.DELTA
    if words.words[at + 1 : at + 2] and words.words[at + 1] in COMPARED | RANKED:
        ahead = words.words[at + 2 : at + 4]
        if ahead[:1] == ("than",) or (ahead and words.tokens[at + 2].period is not None):
            return Role.DELTA
    if _is_difference(words, at) or _is_moved_by(words, at):
        return Role.DELTA
    if _is_attribute(statement, at):
        return Role.NONE
    if at >= 3 and words.words[at - 1] == ":" and words.tokens[at - 2].period is not None:
        return Role.PRIOR if words.words[at - 3] == "(" else Role.CURRENT
    return Role.CURRENT


def _said_again(words: Words, at: int) -> bool:
    """Whether an amount only tells what a growth in per cent comes to: "by 4 % or $2 million"."""
    growth = words.tokens[at - 2].mention if at >= _FIRST_AGAIN else None
    if words.words[at - 1 : at] != ("or",) or not isinstance(growth, Percent):
        return False
    before = words.words[at - _FIRST_AGAIN]
    moved = any(m.end == at - 2 for m in words.of(MOVES, max(0, at - SPAN), at - 2))
    return moved or before in {"by", "of", "up", "down"}


def _of_another_partner(statement: Statement, at: int) -> bool:
    """Whether an amount compared with is that of another partner: "against $4 m with Chad"."""
    topic, following = statement.topics[0], at + 1
    if not topic.partnered or following + 1 >= len(statement.words.tokens):
        return False
    taken = party_after(statement.words, following)
    if taken is None or taken[0] not in SIDES or taken[1].mention is None:
        return False
    named = [p.mention for p in (topic.origin, topic.destination, topic.company) if p is not None]
    codes = taken[1].mention.codes
    return bool(codes) and all(m is None or m.codes != codes for m in named)


def _had_stood(words: Words, at: int) -> bool:
    """Whether an amount is what trade was before: "having stood at", "had been", "which had …"."""
    if words.words[at - 2 : at] == ("had", "been") or words.words[at - 3 : at - 1] == _WHICH_HAD:
        return True
    before = words.words[max(0, at - 4) : at]
    verb = before[before.index("having") + 1 :][:1] if "having" in before else ()
    return verb == ("been",) or (verb != () and words.lexicon.has("reached", verb[0]))


def is_value_of(words: Words, at: int) -> bool:
    """Whether an amount is that of a base: "from the revised May 2020 value of $5 million"."""
    if at < 4 or words.words[at - 1] != "of" or words.words[at - 2] not in VALUES:
        return False
    if words.tokens[at - 3].period is None:
        return False
    compared = _EARLIER | {"over", "above", "below", "under", "on"}
    return any(w in compared for w in words.words[max(0, at - 6) : at - 3])


def _of_base_goods(words: Words, at: int) -> bool:
    """Whether an amount is that of exports compared with: "over exports of $5 million"."""
    if words.words[at - 1 : at] != ("of",):
        return False
    for index in range(at - 2, max(0, at - 8), -1):
        word = words.words[index]
        if not word or not (word[0].isalpha() or word in {"-", ",", "&"}):
            return False
        if words.lexicon.ends("base", (word,)) or words.lexicon.ends(
            "base", words.words[index - 1 : index + 1]
        ):
            here = words.of(_TRADE, index + 1, at)
            earlier = words.of(_TRADE, 0, index)
            return bool(here and earlier) and here[-1].direction is earlier[-1].direction
    return False


def _beside_earlier(words: Words, opening: int) -> bool:
    """Whether a bracket goes with an earlier quantity: "against 0.3 million tonnes ($4 m)"."""
    for index in range(opening - 1, max(-1, opening - 7), -1):
        token = words.tokens[index]
        if token.mention is not None or token.word in {",", ";", ")", "and"}:
            return False
        if token.word in _EARLIER:
            return words.words[index + 1][0].isdigit() if words.words[index + 1] else False
    return False


def _is_difference(words: Words, at: int) -> bool:
    """Whether an amount is only how much more it was: "$110 million, or 20.8 %, more than"."""
    before = words.words[at - 1] if at else ""
    if before in {"to", "at"} or words.lexicon.has("reached", before):
        return False  # "reached $4 million, or 9 % more than"
    place = at + 1
    while place < min(len(words.tokens), at + 3) and words.words[place] in {",", "or", "("}:
        place += 1
    if place == at + 1 or place >= len(words.tokens):
        return False
    percent = isinstance(words.tokens[place].mention, Percent)
    after = [w for w in words.words[place + 1 : place + 4] if w not in {",", ")"}]
    return percent and len(after) > 1 and after[0] in COMPARED and after[1] == "than"


def _is_moved_by(words: Words, at: int) -> bool:
    """Whether trade is said to have moved by an amount: "fell $3 million to …", "up $2 million"."""
    end = at
    while end and (words.lexicon.has("between", words.words[end - 1]) or _manner(words, end - 1)):
        end -= 1
    if not end or words.words[end - 1] in _TRANSITIVE:
        return False
    marks = [m for m in words.of({*_MOVING, Kind.SHARE}, max(0, end - 3), end) if m.end == end]
    if any(m.kind is Kind.SHARE for m in marks):
        return False  # "made up $3 million"
    return any(m.trend is not Trend.FLAT for m in marks)


def _manner(words: Words, at: int) -> bool:
    return words.words[at].endswith("ly")


def _is_step(words: Words, at: int) -> bool:
    """Whether a percentage or a word of change stands at a token: "down 24 % ($618 million)"."""
    if isinstance(words.tokens[at].mention, Percent):
        return True
    return any(m.end == at + 1 and m.kind in MOVES for m in words.marks)


def _is_attribute(statement: Statement, at: int) -> bool:
    """Whether an amount only describes a thing: "a $3 million clinic"."""
    words = statement.words
    before = words.words[at - 1] if at else ""
    if before not in {"a", "an", "the", "its", "their", "this"} or at + 1 >= len(words.tokens):
        return False
    following = words.words[at + 1]
    if not following or not following[0].isalpha() or words.lexicon.has("no_noun", following):
        return False
    return not any(topic.start <= at + 1 < topic.head_end for topic in statement.topics)


def _percent(statement: Statement, at: int, value: Percent, inherited: Trend | None) -> Figure:
    words = statement.words
    if value.points or is_average(words, at) or _of_quantity(words, at):
        return Figure(at, value, Role.NONE)
    bracketed = value.signed and words.words[at - 1 : at] == ("(",)
    if not bracketed and (is_dealt(words, at, statement.end) or _is_share(statement, at)):
        return Figure(at, value, Role.SHARE)
    if (growing := _of_growth(words, statement, at)) is not None:
        return Figure(at, value, Role.CHANGE, growing, "growth")
    trend, mark = _trend(statement, at, value)
    if trend is None and at < statement.topics[0].head and words.words[at - 1] == "(":
        listed = listed_before(words, statement.topics[0].head)
        trend = Trend.UP if listed is not None and listed <= at else None
    if trend is None and not words.of(MOVES, statement.start, statement.end):
        trend = inherited
    if trend is None or (mark is not None and (_hoped(words, mark) or _rose_to(words, mark, at))):
        return Figure(at, value, Role.NONE)
    following = words.of((Kind.NOUN,), at, min(at + 4, statement.end))
    if cue_before(words, at) == "prior" and not following and not value.signed:
        return Figure(at, value, Role.NONE)
    return Figure(at, value, Role.CHANGE, trend, _words(words, mark))


def _rose_to(words: Words, mark: Mark, at: int) -> bool:
    """Whether a percentage is a level that was reached: "it will rise to 99 per cent"."""
    led = mark.start > 0 and words.words[mark.start - 1] in _MODAL
    verb = led or mark.kind in {Kind.PAST, Kind.BASE, Kind.PRESENT}
    level = verb and mark.end <= at and words.words[at - 1] == "to"
    return level and not words.of((Kind.NOUN,), 0, mark.start)


def _of_growth(words: Words, statement: Statement, at: int) -> Trend | None:
    """Return which way trade went whose pace is told: "growth slowed to 3 % from 8 %"."""
    if words.words[at - 1 : at] not in (("to",), ("from",), ("at",)):
        return None
    nouns = [
        i
        for i in range(statement.start, at)
        if words.words[i] in {"growth", "decline", "contraction", "fall", "increase"}
    ]
    if not nouns:
        return None
    between = words.words[nouns[-1] + 1 : at]
    if not any(words.lexicon.has("pacing", w) for w in between):
        return None
    return Trend.UP if words.words[nouns[-1]] in {"growth", "increase"} else Trend.DOWN


def _of_quantity(words: Words, at: int) -> bool:
    """Whether a percentage is that of tonnes, not of money: "12 % by volume"."""
    after = words.words[at + 1 : at + 4]
    return after[:1] in (("by",), ("in",)) and any(w in _QUANTITY for w in after[1:])


def _hoped(words: Words, mark: Mark) -> bool:
    """Whether growth is only possible or wished for; a forecast is neither."""
    before = words.before(mark.start, 4)
    if any(w in _POSSIBLE for w in before):
        return True
    as_verb = any(m.start == mark.start for m in words.of((Kind.BASE,), mark.start, mark.end))
    named = mark.kind is Kind.NOUN and as_verb and before[-1:] == ("to",)  # "to boost exports"
    if not named and (mark.kind is not Kind.BASE or "to" not in before[-2:]):
        return False
    return not any(words.lexicon.has("foretold", w) for w in before)


def is_average(words: Words, at: int) -> bool:
    """Whether a percentage is an average over several years."""
    near = words.words[max(0, at - 5) : at + 3]
    if any(words.lexicon.has("rates", w) for w in near):
        return True
    if words.words[at - 2 : at] == ("average", "of"):
        return True
    return "average" in near and ("annual" in near or "yearly" in near or "year" in near)


def _words(words: Words, mark: Mark | None) -> str | None:
    return words.slice(mark.start, mark.end) if mark is not None else None


def _is_share(statement: Statement, at: int) -> bool:
    words = statement.words
    after = words.words[at + 1 : at + 3]
    if after and (after[0] == "of" or after[0] == "share" or after[:2] == ("share", "of")):
        return True
    if _of_share(statement, at):
        return True
    marks = words.of((Kind.SHARE,), max(statement.start, at - 4), at)
    return any(not words.of(MOVES, mark.end, at) for mark in marks)


def _of_share(statement: Statement, at: int) -> bool:
    """Whether a share, not trade, is said to have risen to a percentage."""
    words = statement.words
    if words.words[at - 1 : at] not in (("to",), ("at",), ("from",)):
        return False
    return any(w in SHARES for w in words.words[: statement.topics[0].head])


def _trend(statement: Statement, at: int, value: Percent) -> tuple[Trend | None, Mark | None]:
    words = statement.words
    if (compared := _compared_with(words, at + 1)) is not None:
        return compared, None
    mark = _adjacent(words, at, statement.end) or _preceding(statement, at)
    if mark is None:
        mark = _following(statement, at)
    if value.signed and value.quantity.value is not None:
        sign = value.quantity.value
        trend = Trend.UP if sign > 0 else Trend.DOWN if sign < 0 else Trend.FLAT
        return trend, mark
    if mark is None:
        return _among_signed(statement, at), None
    return mark.trend, mark


def _compared_with(words: Words, at: int) -> Trend | None:
    """Return the trend of "6 % lower than $2 million", where the amount takes in "lower than"."""
    token = words.tokens[at] if at < len(words.tokens) else None
    if token is None or not isinstance(token.figure, Money):
        return None
    first = words.text[token.start : token.end].split(" ", 1)[0].casefold()
    if first in {"lower", "less", "below", "under"}:
        return Trend.DOWN
    return Trend.UP if first in {"higher", "more", "above", "over"} else None


def _among_signed(statement: Statement, at: int) -> Trend | None:
    """Return "up" for a bare figure in brackets in a list where falls have a minus sign."""
    if not at or statement.words.words[at - 1] != "(":
        return None
    others = (statement.words.tokens[i].figure for i in range(statement.start, statement.end))
    signed = any(isinstance(o, Percent) and o.signed for o in others)
    return Trend.UP if signed else None


def _adjacent(words: Words, at: int, end: int) -> Mark | None:
    """Return the word that goes with a percentage: "12 % higher", "up 12 %", "a 12 % rise"."""
    if at and words.words[at - 1]:
        for mark in words.of((Kind.COMPARATIVE,), max(0, at - 2), at):
            if mark.end == at or words.words[mark.end] in {"by", "a"}:
                return mark
    probe = _past_amount(words, at + 1)
    if words.words[probe : probe + 1] == (",",) and words.words[probe + 2 : probe + 3] == ("than",):
        probe += 1
    for _ in range(3):
        for mark in words.of(_AFTER, probe, end):
            if mark.start == probe:
                return mark
        following = words.words[probe] if probe < end else ""
        if not words.lexicon.has("degree", following):
            return None
        probe += 1
    return None


def _past_amount(words: Words, at: int) -> int:
    """Move over what a percentage comes to: "4 % ($2 million) more than in 2021"."""
    inner = words.tokens[at + 1] if at + 2 < len(words.tokens) else None
    closed = inner is not None and words.words[at] == "(" and words.words[at + 2] == ")"
    return at + 3 if closed and inner is not None and isinstance(inner.figure, Money) else at


def _preceding(statement: Statement, at: int) -> Mark | None:
    """Return the nearest word of growth or fall before a figure."""
    words = statement.words
    marks = [
        m
        for m in words.of({*MOVES, Kind.COMPARATIVE}, statement.start, at)
        if not within_topic(statement, m)
    ]
    verbs = [m for m in marks if m.kind is not Kind.COMPARATIVE or m.trend is Trend.FLAT]
    near = [m for m in marks if m.kind is Kind.COMPARATIVE and at - m.end <= 2]
    chosen = near or verbs
    if not chosen:
        return None
    return _negated(words, chosen[-1])


def _negated(words: Words, mark: Mark) -> Mark:
    """Turn "negative growth" round."""
    if mark.trend is Trend.UP and mark.start and words.words[mark.start - 1] == "negative":
        return Mark(mark.start - 1, mark.end, mark.kind, trend=Trend.DOWN)
    return mark


def _following(statement: Statement, at: int) -> Mark | None:
    words = statement.words
    listed = at > 0 and words.words[at - 1] == "("
    end = statement.end if listed else min(statement.end, at + SPAN)
    marks = words.of({Kind.PAST, Kind.NOUN}, at, end)
    return _negated(words, marks[0]) if marks else None


def attained(words: Words, at: int) -> bool:
    """Whether a verb right before an amount says that trade has come to it: "had reached"."""
    before = words.lead(at)
    return words.words[before] in _REACHED and not foreseen(words, before)


def foreseen(words: Words, at: int) -> bool:
    """Whether a verb is not yet fact: "will hit", "would have reached"."""
    return any(w in _AHEAD for w in words.words[max(0, at - 2) : at])


def figures_in(figures: Sequence[Figure], role: Role) -> list[Figure]:
    """Return the figures that have a role."""
    return [figure for figure in figures if figure.role is role]
