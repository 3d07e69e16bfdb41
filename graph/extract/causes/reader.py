"""Claims of causes: from frames and rules, each once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from graph.claims import CauseClaim, CauseKind, Claim
from graph.extract.annotate import Annotated
from graph.extract.causes.clauses import clause_before
from graph.extract.causes.fitting import Case, may_matter, may_tell
from graph.extract.causes.framed import readings
from graph.extract.causes.judging import split_clauses
from graph.extract.causes.lists import split_causes
from graph.extract.causes.phrases import FINITE, STAYING, causes_of, effect_of, existing
from graph.extract.causes.places import Reading
from graph.extract.causes.ruled import ruled
from graph.extract.causes.told import Told, told_before
from graph.extract.causes.weighed import tells
from graph.extract.causes.words import cause_words
from graph.extract.scene import Scene

#: Slots of names, in which "and" joins no causes.
_NAMED: Final = frozenset({"parties", "place", "organisation", "hub", "link", "body"})
#: Sentences of a document that is no more than a passage.
_BRIEF: Final = 4


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield the causes that a document gives."""
    for index, sentence in enumerate(scene.sentences):
        if scene.is_heading(sentence):
            continue
        found: list[Told] = []
        for told in (*ruled(scene, index), *_framed(scene, index)):
            if not any(told.repeats(other) for other in found):
                found.append(told)
        for told in found:
            yield CauseClaim(
                evidence=(scene.evidence(sentence, told.start, told.end),),
                rule=told.rule,
                confidence=told.confidence,
                claimant=scene.speakers[index],
                effect=told.effect,
                cause=told.cause,
                kind=told.kind,
            )


def _framed(scene: Scene, index: int) -> Iterator[Told]:
    """Yield the causes that frames find in a sentence."""
    sentence = scene.sentences[index]
    for reading in readings(sentence):
        yield from _told(scene, index, sentence, reading)


def _told(scene: Scene, index: int, sentence: Annotated, reading: Reading) -> Iterator[Told]:
    """Yield the causes of a reading, if its places hold what its frame asks for."""
    tokens, text = sentence.tokens, sentence.text
    before = "" if reading.effect and reading.causes else _before(scene, index, reading)
    before = before or reading.noun.text(text, tokens)
    told = reading.effect.text(text, tokens) if reading.effect else before
    led = reading.causes.text(text, tokens) if reading.causes else before
    if not may_matter(reading.frame, told, led):
        return
    effect, listed = effect_of(told), causes_of(led)
    kind = reading.frame.kind
    whole = reading.whole or FINITE.search(listed) is not None
    if whole and (stays := STAYING.search(listed)) and not FINITE.search(listed[: stays.start()]):
        listed, whole = listed[: stays.start()], False
        kind = CauseKind.HINDERS if cause_words().ills.search(listed) else kind
    if whole and (thing := existing(listed)) is not None:
        listed, whole = thing, False
    if whole and listed:
        causes = split_clauses(listed)
    else:
        causes = split_causes(listed, _joined_names(sentence))
    if not effect or not causes:
        return
    case = Case(sentence, reading, effect, causes)
    brief = len(scene.sentences) <= _BRIEF
    if not may_tell(case) or not tells(case, brief=brief):
        return
    frame = reading.frame
    start, end = tokens[reading.start].start, tokens[reading.end - 1].end
    for cause in causes:
        yield Told(frame.id, frame.confidence, kind, effect, cause, start, end)


def _joined_names(sentence: Annotated) -> list[str]:
    """Return the names of a sentence that hold an "and": "Trinidad and Tobago"."""
    if "and" not in sentence.wording:
        return []
    told = (sentence.text[t.start : t.end] for t in sentence.tokens if t.slot in _NAMED)
    return [name for name in told if " and " in name]


def _before(scene: Scene, index: int, reading: Reading) -> str:
    """Return what is told before a reading: before a mark or "and", else in the last sentence."""
    sentence = scene.sentences[index]
    tokens, start = sentence.tokens, reading.start
    if start and tokens[start - 1].word in (";", ":"):
        return clause_before(tokens, start - 1).text(sentence.text, tokens)
    if start > 1 and tokens[start - 1].word == "and" and tokens[start - 2].word == ",":
        return clause_before(tokens, start - 2).text(sentence.text, tokens)
    return told_before(scene, index) or ""
