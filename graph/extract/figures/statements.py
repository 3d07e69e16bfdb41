"""A sentence cut into statements, each with the topics that its figures belong to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from graph.extract.figures.lexicon import MOVES, Kind
from graph.extract.figures.model import Topic
from graph.extract.figures.tokens import TURNS, Words

_CLAUSE_MARKS: Final = frozenset(
    {";", "while", "but", "whereas", "though", "although", "and", ",", "with", "yet", "as", "where"}
)
_JOINING: Final = frozenset({"and", ",", "&", "or", "its", "their", "the", "both", "as", "well"})
_ALONE: Final = frozenset({"alone", "also", "itself"})
_LEADING: Final = frozenset({"neighbouring", "neighboring", "the", "rival", "meanwhile", ","})
_OF_WHOLE: Final = frozenset(
    ("of", word) for word in ("which", "this", "that", "it", "them", "these")
)
#: Words from "of which" to the topic that an amount falls to.
_LED_BY: Final = 4
_TO_HEAD: Final = frozenset({"of", "in", "worth", "the", "its", "'s", "their", "a", "value"})


class Statement(Struct, frozen=True):
    """A stretch of a sentence about one trade topic, or several with the same predicate.

    `start` and `end` count tokens (half-open); together the statements of a sentence cover it.
    """

    words: Words
    start: int
    end: int
    topics: tuple[Topic, ...]

    @property
    def is_trade(self) -> bool:
        """Whether figures in it are figures of trade."""
        return self.topics[0].direction is not None


def split(words: Words, topics: Sequence[Topic]) -> list[Statement]:
    """Cut a sentence so that every figure stands with the topic that it is said of.

    A figure belongs to the last topic before it, unless it leads up to the next one ("$2 million
    of exports", "a fall of 4 % in imports"). What precedes the first topic belongs to it.
    """
    groups = _groups(words, topics)
    if not groups:
        return []
    cuts = [0]
    for previous, group in pairwise(groups):
        cuts.append(_cut(words, previous[-1], group[0]))
    ends = [*cuts[1:], len(words.tokens)]
    return [
        Statement(words, start, _own_end(words, group[-1], end), tuple(group))
        for start, end, group in zip(cuts, ends, groups, strict=True)
    ]


def _own_end(words: Words, topic: Topic, end: int) -> int:
    """Return where a statement ends: before a clause about somebody else's doings."""
    if "(" in words.words[: topic.head]:
        end = _closing(words, topic, end)
    for at in range(topic.end, end):
        if words.words[at] not in TURNS:
            continue
        probe = at + 1
        while probe < end and words.words[probe] in _LEADING:
            probe += 1
        if probe + 1 >= end or (parties := words.tokens[probe].parties) is None:
            continue
        beside = probe + 1 + (words.words[probe + 1] in _ALONE and probe + 2 < end)
        verb = words.words[beside]
        if (
            parties.anaphor is not None
            or parties.possessive
            or not verb
            or not verb[0].isalpha()
            or words.lexicon.has("no_verb", verb)
        ):
            continue
        if words.words[at] in {",", "and"} and not words.lexicon.has("doings", verb):
            continue
        return at
    return end


def _closing(words: Words, topic: Topic, end: int) -> int:
    """Return where the bracket ends that a topic stands in, before other figures follow it."""
    before = words.words[: topic.head]
    if before.count("(") <= before.count(")"):
        return end
    closing = next((i for i in range(topic.head, end) if words.words[i] == ")"), end)
    return closing if any(t.figure is not None for t in words.tokens[closing:end]) else end


def _groups(words: Words, topics: Sequence[Topic]) -> list[list[Topic]]:
    groups: list[list[Topic]] = []
    for topic in topics:
        if groups and _coordinated(words, groups[-1][-1], topic):
            groups[-1].append(topic)
        else:
            groups.append([topic])
    return groups


def _coordinated(words: Words, first: Topic, second: Topic) -> bool:
    if first.direction is None or second.direction is None:
        return False
    if Kind.VERB in (first.kind, second.kind) or first.direction == second.direction:
        return False
    if second.turned:
        return False  # "fell to Fiji's exports and the remaining $3 m to goods the other way"
    between = words.words[first.end : second.start]
    if first.end > second.start:
        between = words.words[first.head_end : second.head]
    return "and" in between and all(w in _JOINING for w in between)


def _cut(words: Words, previous: Topic, topic: Topic) -> int:
    """Return the token at which the statement about a topic begins."""
    floor = max(previous.head_end, min(previous.end, topic.start))
    at = max(_leading_figure(words, topic, floor), previous.head_end)
    for index in range(at - 1, floor - 1, -1):
        if words.tokens[index].figure is not None:
            break
        if words.words[index] in _CLAUSE_MARKS:
            marked = index > floor and words.words[index - 1] in {",", ";"}
            return index - 1 if marked else index
    return at


def _leading_figure(words: Words, topic: Topic, floor: int) -> int:
    """Move back over an amount that is said of the topic that follows it."""
    at = topic.start
    back = at - 1
    linked = False
    while back >= floor and words.words[back] in _TO_HEAD:
        linked = linked or words.words[back] in {"of", "in", "worth"}
        back -= 1
    if (part := part_before(words, back)) is not None and part >= floor:
        return _before_figure(words, part, floor)
    if back > floor and equated(topic, words, back):
        if words.tokens[back - 1].figure is not None:
            return _before_figure(words, back - 1, floor)  # "of which $3 m were Fiji's sales"
        linked, back = True, back - 1
    if words.words[back] == "for" and words.of((Kind.GOAL_NOUN,), max(floor, back - 5), back):
        linked, back = True, back - 1
    if back > floor and words.words[back] == "for" and back == at - 1 and _dealt(words, back - 1):
        linked, back = True, back - 1  # "$5 million for exports and $3 million for imports"
    if back < floor:
        return at
    token = words.tokens[back]
    if token.mention is None:
        return _leading_noun(words, back, floor, at) if linked else at
    if token.figure is None:
        return at
    if not linked and back != at - 1:
        return at
    if any(m.end == back for m in words.of((Kind.SHARE,), floor, back)):
        return at  # "tin accounted for $5 million of the exports"
    return _before_figure(words, back, floor)


def part_before(words: Words, at: int) -> int | None:
    """Return the amount that is a part of a whole and leads up to a topic, by words to `at`.

    "$3 million of it Fiji's exports", "of which $3 million fell to Fiji's exports".
    """
    if at < _LED_BY:
        return None
    of_it = words.words[at - 1 : at + 1] in _OF_WHOLE
    fell_to = words.words[at] == "to" and words.lexicon.has("falling_to", words.words[at - 1])
    fell_to = fell_to and words.words[at - _LED_BY : at - 2] in _OF_WHOLE
    return at - 2 if (of_it or fell_to) and words.tokens[at - 2].figure is not None else None


def equated(topic: Topic, words: Words, verb: int) -> bool:
    """Whether a verb before a topic says that an amount is it: "of which $3 m were imports"."""
    if not words.lexicon.has("equating", words.words[verb]):
        return False
    parted = words.words[verb - 3 : verb - 1] in _OF_WHOLE
    return topic.owner is not None or (parted and words.tokens[verb - 1].figure is not None)


def _dealt(words: Words, figure: int) -> bool:
    """Whether a figure is one of two that are dealt out to exports and imports after them."""
    if words.tokens[figure].figure is None:
        return False
    following = (at for at in range(figure + 1, len(words.tokens)) if words.words[at] == "for")
    others = [at for at in following if words.tokens[at - 1].figure is not None]
    earlier = [i for i in range(figure) if words.words[i] == "for"]
    return len(others) > 1 or any(words.tokens[i - 1].figure is not None for i in earlier if i)


def _leading_noun(words: Words, back: int, floor: int, at: int) -> int:
    """Move back over "a fall of 4 %", "a 4 % fall", "an increase" before "in exports"."""
    nouns = {m.end - 1: m.start for m in words.of((Kind.NOUN, Kind.BASE))}
    if back not in nouns:
        if words.tokens[back].figure is None:
            return at
        return _before_figure(words, back, floor)
    start = nouns[back]
    probe = start - 1
    while probe >= floor and start - probe < 4:
        if words.tokens[probe].figure is not None:
            return _before_figure(words, probe, floor)
        if not words.words[probe] or words.words[probe] in _CLAUSE_MARKS:
            break
        probe -= 1
    return at


def _before_figure(words: Words, figure: int, floor: int) -> int:
    start = figure
    nouns = {m.end - 1: m.start for m in words.of(MOVES)}
    if start - 1 >= floor and words.words[start - 1] == "of" and start - 2 in nouns:
        start = nouns[start - 2]
    while start - 1 >= floor and words.words[start - 1] in {"a", "an", "the", "sharp", "strong"}:
        start -= 1
    return start
