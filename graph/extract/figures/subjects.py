"""What stands for the trade spoken of before: "it", "the total", "a year later the record"."""

from __future__ import annotations

from typing import Final

from graph.extract.figures.lexicon import Kind
from graph.extract.figures.tokens import Words
from graph.extract.figures.topics import lists_figures, standing_words
from graph.extract.values.model import Money

_REFERRING: Final = frozenset({"it", "this", "that", "them", "they"})
_REACH: Final = 14
_AT_MOST: Final = 5
#: What says that a period before a subject is meant as a whole.
_WHOLE: Final = frozenset({"the", "whole", "all", "of", "full", "entire"})
#: What other things do to an amount of trade.
_MOVING_IT: Final = frozenset(
    {"brought", "took", "carried", "lifted", "pushed", "sent", "cut", "reduced", "raised", "drove"}
    | {"dragged", "pulled", "boosted", "halved", "doubled"}
)
_COUNTED: Final = frozenset(
    (aux, "been", verb)
    for aux in ("had", "has", "have")
    for verb in ("reached", "recorded", "registered", "booked", "exceeded", "achieved", "passed")
)


def subject(words: Words) -> tuple[int, int, str | None]:
    """Return place and length of the words that stand for the topic before, and their goods."""
    for start in sorted({after_period(words), after_times(words)}):
        if length := standing_words(words, start) or level(words, start):
            return start, length, None
    goals = words.of((Kind.GOAL, Kind.GOAL_NOUN))
    for at in range(goals[0].end if goals else len(words.tokens), len(words.tokens)):
        if words.words[at] in _REFERRING:
            return at, 1, None
    if goals and goals[0].kind is Kind.GOAL:
        return goals[0].start, 1, None
    for at in words.folded:
        if isinstance(words.tokens[at].figure, Money) and words.words[at + 1 : at + 4] in _COUNTED:
            return at, 1, None
    if words.tokens[0].period is not None and (verb := _brings(words)):
        return verb, 1, None
    if (moved := _moved_object(words)) is not None:
        return moved, 1, None
    if (later := _later_pronoun(words)) is not None:
        return later, 1, None
    if lists_figures(words, 0) or "respectively" in words.words:
        for at, word in enumerate(words.words[: 2 * _REACH]):
            if words.lexicon.has("standing", word):
                return at, 1, None
    return _earning_goods(words)


def _brings(words: Words) -> int:
    """Return the verb by which a period brings an amount: "March alone saw $3 m"; 0 if none."""
    verb = 1 + (words.words[1:2] in (("alone",), ("itself",)))
    told = words.words[verb : verb + 1]
    amount = words.tokens[verb + 1 : verb + 1 + _AT_MOST]
    brought = bool(told) and words.lexicon.has("bringing", told[0])
    return verb if brought and any(isinstance(t.figure, Money) for t in amount) else 0


def _moved_object(words: Words) -> int | None:
    """Return "it" that something else moved: "a slow recovery brought it to $4 m"."""
    for at in range(1, min(len(words.tokens) - 2, _REACH)):
        if words.words[at] not in {"it", "them"} or words.words[at - 1] not in _MOVING_IT:
            continue
        led = words.words[at + 1] in {"to", "up", "down", "back", "from"}
        if led and any(isinstance(t.figure, Money) for t in words.tokens[at : at + _AT_MOST]):
            return at
    return None


def _later_pronoun(words: Words) -> int | None:
    """Return "it" with an amount in a later clause: "The pace quickened: by May it hit $4 m"."""
    for at in range(1, len(words.tokens) - 2):
        if words.words[at] not in {"it", "they"} or words.of((Kind.OTHER,), 0, at):
            continue
        verb = at + 1 + (words.words[at + 1] in {"has", "had", "have"})
        paid = any(isinstance(t.figure, Money) for t in words.tokens[verb : verb + _AT_MOST])
        clause = any(w in {":", ";"} for w in words.words[:at])
        if clause and paid and words.lexicon.has("reached", words.words[verb]):
            return at
    return None


def after_period(words: Words) -> int:
    """Return where a sentence begins after "In January, ", "For all of May" or "With Kenya, "."""
    if len(words.tokens) < 4:
        return 0
    fronted = words.words[0] == "with" and words.words[2] == ","
    if fronted and words.tokens[1].parties is not None:
        return 3
    at = 1
    while at < len(words.tokens) - 2 and words.words[at] in _WHOLE:
        at += 1
    if words.words[0] not in {"in", "during", "by", "for"} or words.tokens[at].period is None:
        return 0
    at += words.words[at + 1] in {"alone", "itself"}
    return at + 2 if words.words[at + 1] == "," else at + 1


def after_times(words: Words) -> int:
    """Return where a sentence begins after "Three years earlier", "A decade later, " and such."""
    at = 0
    while at < min(len(words.tokens) - 1, 2 * _AT_MOST) and (
        words.tokens[at].period is not None or words.lexicon.has("dating", words.words[at])
    ):
        at += 1
    return at - (at > 0 and words.words[at - 1] == "the")


def level(words: Words, start: int) -> int:
    """Return the length of "the record", "its all-time high" where a verb or an amount follows."""
    first = words.words[start : start + 1]
    if first not in (("the",), ("its",), ("their",), ("that",), ("this",)):
        return 0
    for at in range(start + 1, min(start + _AT_MOST, len(words.tokens) - 1)):
        if not words.lexicon.has("levels", words.words[at]):
            continue
        following = words.words[at + 1]
        if words.lexicon.has("levels", following):
            continue
        told = words.lexicon.has("reached", following) or following in {"of", "stands", ","}
        return at + 1 - start if told else 0
    return 0


def _earning_goods(words: Words) -> tuple[int, int, str | None]:
    """Return the goods that open a sentence as its subject: "Gold brought in $7 million"."""
    end = _goods_name_end(words)
    if not end:
        return 0, 0, None
    verb = end + (words.words[end : end + 1] == ("alone",))
    if words.words[verb : verb + 1] == (",",):
        aside = range(end + 1, min(end + _REACH, len(words.words)))
        verb = next((i for i in aside if words.words[i] == ","), end) + 1
    found = any(
        words.lexicon.has("earning", " ".join(words.words[verb : verb + length]))
        for length in (2, 1)
    )
    return (0, end, words.slice(0, end)) if found else (0, 0, None)


def _goods_name_end(words: Words) -> int:
    """Return where a name of goods ends that opens a sentence: "Gold", "Marine products"."""
    end = 0
    while end < min(4, len(words.tokens)) and words.lexicon.has("goods", words.words[end]):
        end += 1
    for at in range(1, min(4, len(words.tokens))):
        plain = words.words[at - 1][:1].isalpha() and not words.lexicon.has(
            "stop", words.words[at - 1]
        )
        if not plain:
            break
        named = words.lexicon.has("goods_nouns", words.words[at])
        if named or words.lexicon.has("goods", words.words[at]):
            end = max(end, at + 1)
    return end
