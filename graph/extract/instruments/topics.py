"""What an instrument is about where only the words before it tell.

"A railway from Lobito to Ndola, on which both ministries signed a memorandum". What is named last
before the instrument counts, in its own sentence or in one shortly before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from graph.claims import InstrumentClaim
from graph.claims.model import InstrumentKind
from graph.extract.annotate import Annotated
from graph.extract.instruments.lexicon import instrument_words
from graph.extract.instruments.passages import Passages
from graph.extract.mentions import Name, NameType
from graph.extract.scene import Scene

#: Kinds that are always about something.
_ABOUT_THINGS: Final = frozenset(
    {InstrumentKind.AGREEMENT, InstrumentKind.MOU, InstrumentKind.CONTRACT, InstrumentKind.LOAN}
    | {InstrumentKind.PROTOCOL, InstrumentKind.TREATY}
)
_LINKS: Final = frozenset({NameType.LINK})
_NAMED: Final = _LINKS | {NameType.HUB}
#: Words that the name of a thing takes before its noun.
_LONGEST: Final = 4
#: The label of an item: "• Rail transport: ".
_LABEL: Final = re.compile(r"(?:[-–•*·] ?)?([A-Z][a-z]+(?: [a-z]+){0,3}): ")
#: Sentences of the same passage in which it is looked for.
_REACH: Final = 2


class _Thing(NamedTuple):
    """What is named, and where its noun stands in the document."""

    words: str
    at: int


def with_topics(scene: Scene, claims: Iterable[InstrumentClaim]) -> Iterator[InstrumentClaim]:
    """Yield the claims, those without title and subject with what stands before them."""
    told = list(claims)
    passages = Passages(told)
    starts = [sentence.sentence.start for sentence in scene.sentences]
    for claim in told:
        silent = not (claim.subject or claim.title or claim.count is not None)
        if not silent or claim.kind not in _ABOUT_THINGS:
            yield claim
            continue
        start = claim.evidence[0].start
        index = bisect_right(starts, start) - 1
        topic = (_topic(scene, index, start) or _label(scene, index)) if index >= 0 else None
        if topic is not None and topic.at not in passages:
            claim = replace(claim, subject=topic.words)
        yield claim


def _topic(scene: Scene, index: int, start: int) -> _Thing | None:
    sentence = scene.sentences[index]
    offsets = sentence.sentence.offsets
    here = bisect_left(range(len(offsets)), start, key=offsets.__getitem__)
    if (topic := _last_thing(sentence, here, near=True)) is not None:
        return topic
    passage = scene.passage(sentence)
    for before in scene.sentences[max(0, index - _REACH) : index][::-1]:
        if scene.passage(before) != passage:
            return None
        if (topic := _last_thing(before, len(before.text), near=False)) is not None:
            return topic
    return None


def _label(scene: Scene, index: int) -> _Thing | None:
    """Return the label of the item in which a sentence stands: "Energy: … an MoU caps it"."""
    passage = scene.passage(scene.sentences[index])
    first = index
    while first > 0 and scene.passage(scene.sentences[first - 1]) == passage:
        first -= 1
        if index - first > _REACH:
            return None
    sentence = scene.sentences[first]
    found = _LABEL.match(sentence.text)
    if found is None:
        return None
    named = [m.start for m in sentence.parties] + [m.start for m in sentence.names]
    if any(start < found.end(1) for start in named):
        return None
    words = found[1].lower()
    if not instrument_words().lists.topics.not_labels.isdisjoint(words.split()):
        return None
    return _Thing(words, sentence.sentence.offsets[found.start(1)])


def _last_thing(sentence: Annotated, end: int, *, near: bool) -> _Thing | None:
    """Return what is named last before a position: a link, or if `near` anything of its nouns."""
    named = _NAMED if near else _LINKS
    words = instrument_words().lists.topics
    if words.things.isdisjoint(sentence.wording):
        return None
    offsets = sentence.sentence.offsets
    tokens = sentence.tokens
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if token.end > end:
            continue
        if isinstance(token.mention, Name) and token.mention.type in named:
            return _Thing(token.mention.name, offsets[token.start])
        if not near or token.slot is not None or token.word not in words.things:
            continue
        first = at
        while first > 0 and at - first < _LONGEST and _belongs(sentence, first - 1):
            first -= 1
        return _Thing(sentence.text[tokens[first].start : token.end], offsets[token.start])
    return None


def _belongs(sentence: Annotated, at: int) -> bool:
    """Whether a word may stand in the name of the thing after it."""
    token = sentence.tokens[at]
    plain = token.is_word and not token.word.endswith(("ly", "ed"))
    return plain and token.word not in instrument_words().lists.topics.ends
