"""Which negotiations "a third round" belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.reading.parties import own_codes
from graph.extract.scene import Scene

_LONGEST: Final = 80
_TALKS: Final = re.compile(
    r"\b((?:(?:free[- ]trade(?: agreement)?|trade|FTA|accession|bilateral|technical) )?"
    r"(?:talks|negotiations|consultations))\b|\b(negotiat(?:ing|ed?))\b",
    re.IGNORECASE,
)
_ABOUT: Final = re.compile(r" (?:with|between|on|for|towards?|about|over)\b")
_PHRASE_END: Final = re.compile(
    r"[,;:!?()\"“”]|\.(?![\w-])| (?:had|have|has|was|were|is|are|will|would|can|could|may|might"
    r"|began|begin|resumed?|started?|stalled|took|take|continued?|moved|made|ended|broke|since|after"
    r"|before|until|by|last|this|next|in \d{4})\b"
)


@dataclass(frozen=True, slots=True)
class Talks:
    """Negotiations that a document speaks of, in its words, and who negotiates, if it tells."""

    words: str
    parties: tuple[str, ...]


def talks_before(scene: Scene, index: int, start: int) -> Talks | None:
    """Return the negotiations last spoken of before a place in a sentence.

    They are named earlier in the sentence or in its paragraph, in the heading above it, or in
    the last sentence of the paragraph before.
    """
    here = talks_in(scene, index, start)
    if here is not None:
        return _with_parties(scene, here, index, 1)
    own = scene.sentences[index].sentence.segment
    for at in range(index - 1, -1, -1):
        sentence = scene.sentences[at]
        near = sentence.sentence.segment == own or at == index - 1
        if not near and not scene.is_heading(sentence):
            break
        found = talks_in(scene, at, len(sentence.text))
        if found is not None:
            return _with_parties(scene, found, at, 1)
    return None


def talks_in(scene: Scene, index: int, before: int) -> Talks | None:
    """Return the negotiations last spoken of in a sentence before a place in it."""
    sentence = scene.sentences[index]
    found = None
    for match in _TALKS.finditer(sentence.text, 0, before):
        found = match
    if found is None:
        return None
    if found[1] is None:
        return Talks("negotiations", _named(scene, index, sentence, 0, before))
    end = found.end()
    if _ABOUT.match(sentence.text, end):
        stop = _PHRASE_END.search(sentence.text, end, min(before, end + _LONGEST))
        end = stop.start() if stop else min(before, len(sentence.text))
    words = sentence.text[found.start() : end].strip()
    inside = _named(scene, index, sentence, found.start(), end)
    return Talks(words, inside if inside else _named(scene, index, sentence, 0, before))


def _named(scene: Scene, index: int, sentence: Annotated, start: int, end: int) -> tuple[str, ...]:
    codes: set[str] = set()
    for mention in sentence.parties:
        if start <= mention.start and mention.end <= end:
            codes.update(own_codes(mention) or scene.codes(mention, index))
    return tuple(sorted(codes))


def _with_parties(scene: Scene, talks: Talks, index: int, reach: int) -> Talks:
    """Add those who negotiate from the sentence before, where one alone or none is named."""
    if talks.parties or index < reach:
        return talks
    before = scene.sentences[index - reach]
    if before.sentence.segment != scene.sentences[index].sentence.segment:
        return talks
    earlier = _named(scene, index - reach, before, 0, len(before.text))
    return Talks(talks.words, earlier) if len(earlier) == 2 else talks
