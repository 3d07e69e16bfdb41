"""Amounts of trade that parties aim at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from graph.claims.model import Direction, Trend
from graph.extract.figures.changes import factor_change, real_change
from graph.extract.figures.lexicon import Kind
from graph.extract.figures.roles import Figure, Role, attained, foreseen
from graph.extract.figures.statements import Statement
from graph.extract.figures.times import Times, worded
from graph.extract.figures.tokens import Mark, Words
from graph.extract.scene import Scene
from graph.extract.values.expression import FiscalYear, PeriodExpression, Rolling

_EQUATED: Final = 10
_CALLED: Final = 18
#: Words of the name of a thing that is sold.
_NAME: Final = 6
#: What an amount is called before a clause on it, and how such a clause begins and ends.
_LEVEL: Final = (("mark",), ("level",), ("figure",), ("threshold",))
_CLAUSE_OPENERS: Final = frozenset({"that", "which", "the", "they", "we", "both", "it"})
_CLAUSE_ENDS: Final = frozenset({";", ",", ".", "was", "were", "is", "are"})
_WISHED: Final = frozenset(
    {"want", "wants", "wanted", "hope", "hopes", "hoped", "aim", "aims", "aimed", "plan", "plans"}
    | {"planned", "seek", "seeks", "sought", "intend", "intends", "intended", "pledged", "vowed"}
    | {"wish", "wishes", "wished", "agreed"}
)
_REACHING: Final = frozenset({"reach", "see", "attain", "achieve", "hit", "get", "realise", "pass"})
_PASSING: Final = frozenset(
    {"crossing", "surpassing", "exceeding", "topping", "reaching", "hitting", "passing"}
)
_PASSING_REACH: Final = 4
_BREAKS: Final = frozenset({";", "while", "whereas", "but", "although", "though"})
_HOPE: Final = frozenset({"could", "can", "may", "might", "should", "would", "potential", "ought"})
_VALUED: Final = frozenset({"put", "estimated", "valued", "pegged"})
_EXPECTED: Final = frozenset(
    {"expect", "expects", "hope", "hopes", "want", "aim", "plan", "intend"}
)
_RAISING: Final = frozenset({"raise", "lift", "bring", "take", "push", "boost"})
_FORETOLD: Final = frozenset({"forecast", "projected", "predicted", "anticipated", "estimated"})
_PRESENT: Final = frozenset({"present", "currently", "presently", "now", "today"})
_AWAITED: Final = frozenset({"expected", "likely", "set", "poised", "bound", "slated"})
_BEING: Final = frozenset({"is", "are", "was", "were", "be", "been"})
#: Before the raising of trade these make it a task.
_LEADING: Final = frozenset({"for", "at", "towards", "toward"})
_TASKS: Final = frozenset(
    {"way", "task", "goal", "aim", "idea", "intention", "purpose", "view", "objective", "ambition"}
)
_REMAINING: Final = frozenset({"remains", "remained", "stays", "stayed", "being"})
_DETERMINERS: Final = frozenset(
    {"the", "a", "an", "their", "our", "its", "common", "shared", "declared", "stated", "joint"}
    | {"agreed", "next", "main", "chief", "still"}
)
_FIXED: Final = frozenset({"set", "agreed", "fixed", "announced", "signed", "adopted", "put"})


def is_target(statement: Statement, figure: Figure) -> bool:
    """Whether an amount is aimed at, not reached."""
    if figure.role not in (Role.CURRENT, Role.NONE, Role.PRIOR):
        return False
    words = statement.words
    at = figure.at
    if _passed(words, at):
        return False
    if _named_after(statement, at) or _aimed_in_clause(words, at) or _to_come(words, at):
        return True
    if figure.role is not Role.CURRENT or _stands_now(words, at) or _on_the_way(words, at):
        return False
    if _priced(words, at) or attained(words, at):
        return False
    if _to_raise(words, statement.start, at) or _called_after(words, at):
        return True
    if _cue_before(statement, at) is not None or _ahead(statement, at):
        return True
    if any(
        _equates(words.words[at + 1 : mark.start])
        for mark in words.of((Kind.GOAL, Kind.GOAL_NOUN), at, at + _EQUATED)
    ):
        return True  # "five billion dollars: that is our aim"
    later = words.of((Kind.GOAL_NOUN,), at, len(words.tokens))
    return bool(later) and any(w in _HOPE for w in words.words[:at])


def _passed(words: Words, at: int) -> bool:
    """Whether an amount lies behind: "now eye $20 million after crossing $10 million"."""
    before = words.words[max(0, at - _PASSING_REACH) : at]
    return "after" in before and not _PASSING.isdisjoint(before[before.index("after") :])


def _aimed_in_clause(words: Words, at: int) -> bool:
    """Whether a clause right after an amount says so: "$10 million that the two want to reach"."""
    first = at + 1 + (words.words[at + 1 : at + 2] in _LEVEL)
    opener = words.tokens[first] if first < len(words.tokens) else None
    if opener is None or not (opener.word in _CLAUSE_OPENERS or opener.parties is not None):
        return False
    for index in range(first, min(first + _CALLED, len(words.tokens) - 2)):
        word, after = words.words[index], words.words[index + 1]
        if words.tokens[index].figure is not None or word in _CLAUSE_ENDS:
            return False
        if word not in _WISHED:
            continue
        reaching = words.words[index + 2] in _REACHING
        return (after == "to" and reaching) or after == "for"
    return False


def _to_come(words: Words, at: int) -> bool:
    """Whether an amount heads no fact but an item: "Doubling of trade to $5 million by 2030"."""
    if at < 2 or not (words.lexicon.has("up_to", words.words[at - 1]) or _led(words, at)):
        return False
    following = words.tokens[at + 1].period if at + 1 < len(words.tokens) else None
    if following is None or not following.expression.deadline:
        return False
    opening = next((i for i in range(at) if _is_word(words, i)), at)
    multiplied = words.tokens[opening].factor is not None  # "Doubling"
    raised = multiplied or words.lexicon.has("raising_to", words.words[opening])
    return raised and _still_ahead(words, opening, at)


def _is_word(words: Words, at: int) -> bool:
    return words.words[at][:1].isalpha() or words.tokens[at].factor is not None


def _ahead(statement: Statement, at: int) -> bool:
    """Whether the amount lies ahead: "trade to grow to …" or "… by 2030" where an aim is named."""
    words = statement.words
    for mark in words.of((Kind.BASE,), statement.start, at):
        planned = mark.start >= 1 and words.words[mark.start - 1] == "to"
        if planned and any(t.end == mark.start - 1 for t in statement.topics):
            return True
    following = words.tokens[at + 1].period if at + 1 < len(words.tokens) else None
    if following is None or not following.expression.deadline:
        return False
    return bool(words.of((Kind.GOAL, Kind.GOAL_NOUN)))


def _stands_now(words: Words, at: int) -> bool:
    """Whether an amount is today's: "two-way trade, now $5 million, to be doubled"."""
    before = words.words[max(0, at - 4) : at]
    since = next((i for i, w in enumerate(reversed(before)) if w in {",", "("}), len(before))
    near = before[len(before) - since :]
    return since < len(before) and any(w in _PRESENT for w in near)


def _priced(words: Words, at: int) -> bool:
    """Whether an amount is the price of one thing: "agreed to sell a platform worth $5 million"."""
    before = words.words[max(0, at - _NAME) : at]
    return before[-1:] == ("worth",) and any(w in {"a", "an", "one"} for w in before)


def _to_raise(words: Words, start: int, at: int) -> bool:
    """Whether trade is to be raised to an amount: "measures to lift trade beyond $5 million"."""
    if at < 1 or not (words.lexicon.has("up_to", words.words[at - 1]) or _led(words, at)):
        return False
    rising = {m.start for m in words.of((Kind.ING,), start, at) if m.trend is Trend.UP}
    for index in range(start + 1, at):
        led = words.words[index - 1]
        if led == "to":
            raised = words.lexicon.has("raising", words.words[index])
            raised = raised or words.tokens[index].factor is not None
        else:
            tasked = led == "of" and words.words[index - 2] in _TASKS
            raised = (led in _LEADING or tasked) and (
                index in rising or words.lexicon.has("raising_to", words.words[index])
            )
        if raised and _still_ahead(words, index, at):
            return True
    return False


def _still_ahead(words: Words, verb: int, at: int) -> bool:
    """Whether a verb before an amount, and the words around it, tell no fact."""
    done = any(words.lexicon.has("done", w) for w in words.words[max(0, verb - 4) : verb])
    settled = any(words.lexicon.has("reached", w) for w in words.words[verb + 1 : at])
    return not (done or settled or any(words.tokens[i].figure for i in range(verb, at)))


def _led(words: Words, at: int) -> bool:
    """Whether an amount is printed with what leads to it: "beyond 8 billion dirhams"."""
    token = words.tokens[at]
    first = words.text[token.start : token.end].partition(" ")[0].casefold()
    return words.lexicon.has("up_to", first)


def _called_after(words: Words, at: int) -> bool:
    """Whether what follows an amount calls it an aim: "$5 million is well within reach"."""
    if any(words.lexicon.has("reached", w) for w in words.words[max(0, at - 2) : at]):
        return False
    for mark in words.of((Kind.GOAL_AFTER,), at + 1, at + _CALLED):
        between = range(at + 1, mark.start)
        if _governs(words, mark):
            continue  # "… and they are aiming at $8 million"
        if all(words.tokens[i].figure is None and words.words[i] != ";" for i in between):
            return True
    return False


def _governs(words: Words, mark: Mark) -> bool:
    """Whether a word of intent has an amount of its own right after it."""
    return mark.end < len(words.tokens) and words.tokens[mark.end].figure is not None


def _on_the_way(words: Words, at: int) -> bool:
    """Whether an amount between commas is today's: "raising trade, $2 m in 2023, to $5 m"."""
    if words.words[at - 1 : at] not in ((",",), ("(",)):
        return False
    later = (i for i in words.mentioned(at + 1, len(words.tokens)) if words.tokens[i].figure)
    return any(words.words[i - 1] == "to" for i in later)


def _named_after(statement: Statement, at: int) -> bool:
    """Whether a noun follows that says so: "a $10 billion trade target"."""
    words = statement.words
    for mark in words.of((Kind.GOAL_NOUN,), at + 1, at + 6):
        between = words.words[at + 1 : mark.start]
        if len(between) <= 3 and all(w and w[0].isalpha() for w in between):
            return not any(w in {"was", "were", "the", "a", "by", "and"} for w in between)
    return False


def _cue_before(statement: Statement, at: int) -> Mark | None:
    """Return the word of intent that governs an amount."""
    words = statement.words
    start = statement.start if statement.topics[0].direction is Direction.BALANCE else 0
    for index in range(at - 1, start - 1, -1):
        if words.words[index] in _BREAKS:
            start = index
            break
    marks = words.of((Kind.GOAL, Kind.GOAL_NOUN), start, at)
    marks += [m for m in words.of((Kind.GOAL_AFTER,), start, at) if m.end == at]
    raised = _expected_of(words, start, at)
    marks += [raised] if raised is not None else []
    for mark in reversed(marks):
        if not _ended(statement, mark, at) and not _resulting(statement, mark):
            return mark
    return None


def _expected_of(words: Words, start: int, at: int) -> Mark | None:
    """Return "to raise" where something is expected to raise trade to an amount."""
    for index in range(start + 1, at):
        if words.words[index] not in _RAISING or words.words[index - 1] != "to":
            continue
        if any(w in _EXPECTED for w in words.words[start:index]):
            return Mark(index - 1, index + 1, Kind.GOAL)
    return None


def _resulting(statement: Statement, mark: Mark) -> bool:
    """Whether "to reach" tells what came of a change: "rose by 4 % to reach $5 million"."""
    if statement.words.words[mark.start : mark.end] != ("to", "reach"):
        return False
    before = statement.words.words[max(0, mark.start - 2) : mark.start]
    if before[-1:] and before[-1] in _FORETOLD:
        return True
    if before[-1:] and before[-1] in _AWAITED and before[0] in _BEING:
        return True  # "is expected to reach": foreseen, not aimed at
    change = real_change(statement)
    if change is not None and change.start < mark.start:
        return True
    return factor_change(statement) is not None


def _ended(statement: Statement, mark: Mark, at: int) -> bool:
    """Whether a fact stands between a word of intent and the amount ("… which reached $5 m")."""
    words = statement.words
    if words.words[at - 1 : at] == ("at",) and words.words[at - 2] in _VALUED:
        return True
    floor = mark.end
    for index in range(at - 1, mark.end - 1, -1):
        if words.tokens[index].figure is not None or words.words[index] == ",":
            floor = index + 1
            break
    between = [
        w for i, w in enumerate(words.words[floor:at], floor) if w and not foreseen(words, i)
    ]
    if mark.kind is Kind.GOAL_NOUN or words.words[mark.start] in {"goal", "target", "aim"}:
        between = [w for w in between if w not in {"was", "were", "has", "had"}]
    return any(words.lexicon.has("reached", w) for w in between)


def _equates(between: Sequence[str]) -> bool:
    """Whether words make an amount an aim that is named after it: "…: that is our common aim"."""
    told = list(between)
    if told[:1] and told[0] in _BEING | _REMAINING:
        return all(w in _DETERMINERS for w in told[1:])
    pointing = next((i for i, w in enumerate(told[:-1]) if w in {"that", "this", "which"}), None)
    return pointing is not None and pointing <= 1 and told[pointing + 1] == "is"


def _after_earlier(words: Words, at: int) -> bool:
    """Whether an amount in a year is set against one before: "$5 m in 2026, up from $2 m"."""
    return words.words[at + 3 : at + 6] == (",", "up", "from")


def _dated_by(words: Words, at: int) -> bool:
    """Whether a period is a deadline by its words: "come 2029", "with 2029 as the year"."""
    if words.words[at - 1 : at] in (("by",), ("until",), ("come",)):
        return True
    return words.words[at + 1 : at + 3] == ("as", "the") and words.words[at + 3 : at + 4] in (
        ("year",),
        ("date",),
        ("deadline",),
    )


def _told_behind(
    scene: Scene, words: Words, times: Times, figure: Figure, reporter: str | None
) -> PeriodExpression | None:
    """Return the time that ends a sentence about an aim: "a target of $5 m for exports in FY26".

    It is over later than the text was written, or it cannot be when the aim was set.
    """
    behind = [(at, e) for at, e in times.free if at > figure.at and not e.comparison]
    if not behind or any(
        words.tokens[i].figure is not None for i in range(figure.at + 1, behind[0][0])
    ):
        return None
    told = behind[0][1]
    period = worded(scene, told, reporter, None)
    if period is None:
        return None
    ahead = scene.as_of is not None and period.end >= scene.as_of
    has_set = any(
        w in {"has", "have"} for w in words.words[max(0, figure.at - _EQUATED) : figure.at]
    )
    return told if ahead or has_set or isinstance(told.when, FiscalYear) else None


def deadline(
    scene: Scene, statement: Statement, times: Times, figure: Figure, reporter: str | None
) -> date | None:
    """Return the last day by which an amount is aimed at, if the text says."""
    words = statement.words
    after: list[tuple[int, PeriodExpression]] = []
    before: list[tuple[int, PeriodExpression]] = []
    for at in range(statement.start, statement.end):
        mention = words.tokens[at].period
        if mention is None or isinstance(mention.expression.when, Rolling):
            continue
        if mention.expression.deadline or _dated_by(words, at):
            told = any(t.figure is not None for t in words.tokens[max(0, at - 2) : at])
            if at > figure.at or not told:
                (after if at > figure.at else before).append((at, mention.expression))
    following = [
        e
        for at, e in after
        if not any(words.tokens[i].figure is not None for i in range(figure.at + 1, at))
    ]
    own = times.own.get(figure.at)
    chosen = following[0] if following else before[-1][1] if before else None
    if chosen is None and own is not None and not own.comparison:
        settled = any(w in _FIXED for w in words.words[: figure.at]) and not own.ahead
        settled = settled and not _after_earlier(words, figure.at)
        settled = settled and words.words[figure.at + 1 : figure.at + 2] != ("for",)
        chosen = None if settled else own
    if chosen is None and statement.start == 0 and words.words[:1] == ("in",):
        opening = words.tokens[1].period if len(words.tokens) > 1 else None
        ahead = any(w in _EXPECTED for w in words.words[: figure.at])
        chosen = opening.expression if opening is not None and ahead else None
    if chosen is None:
        spans = [e for at, e in times.free if "for" in words.words[max(0, at - 2) : at]]
        chosen = spans[0] if spans else None
    if chosen is None:
        chosen = _told_behind(scene, words, times, figure, reporter)
    if chosen is None:
        return None
    period = worded(scene, chosen, reporter, None)
    return period.end if period is not None else None
