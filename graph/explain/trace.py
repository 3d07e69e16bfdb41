"""From a document to its trace."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from graph.claims import Claim, Evidence
from graph.documents.model import Document, SegmentKind, Sentence
from graph.explain.contents import claimant_words, stated_fields
from graph.explain.mentions import mentions_of
from graph.explain.model import ClaimTrace, PassageTrace, SentenceTrace, Trace
from graph.explain.near_misses import Situation, near_misses, told
from graph.extract.extractor import claims_of, set_scene, spelled_out
from graph.extract.scene import Scene
from graph.rdf.iris import Places
from graph.rdf.labels import Labeller

#: Why nothing is taken from segments in which the document itself does not speak.
_SKIPPED: Final[Mapping[SegmentKind, str]] = {
    SegmentKind.BYLINE: "tells who wrote it and when",
    SegmentKind.TEASER: "leads to another article",
    SegmentKind.CAPTION: "describes a picture",
    SegmentKind.FURNITURE: "belongs to the page, not to the text",
}
_OTHER: Final = "the document itself does not speak here"


@dataclass(frozen=True, slots=True)
class _Placed:
    """A passage of a claim that meets a sentence, with the indices of what lies in it."""

    number: int
    claim: Claim
    evidence: Evidence
    start: int
    end: int


def trace(document: Document) -> Trace:
    """Return what the extractor makes of a document, sentence by sentence.

    The claims are those of `graph.extract.extractor.extract`, in the same order. No document
    raises.
    """
    scene = set_scene(document)
    worded = spelled_out(scene)
    claims = claims_of(worded)
    labels = Labeller(Places(scene.reference))
    return Trace(
        name=document.name,
        title=document.metadata.title,
        publisher=document.metadata.publisher,
        date=document.metadata.date.isoformat() if document.metadata.date else None,
        notes=document.notes,
        sentences=tuple(_sentences(scene, _put_as(scene, worded), claims)),
        claims=tuple(
            ClaimTrace(
                number=number,
                type=claim.type,
                label=labels.sentence(claim),
                rule=claim.rule,
                confidence=claim.confidence,
                claimant=claimant_words(claim.claimant),
                fields=stated_fields(claim),
                passages=tuple((e.start, e.end) for e in claim.evidence),
            )
            for number, claim in enumerate(claims, 1)
        ),
    )


def _sentences(
    scene: Scene, put_as: Mapping[tuple[int, int], tuple[str, ...]], claims: Sequence[Claim]
) -> Iterator[SentenceTrace]:
    words = told(claims)
    placed = _placed([a.sentence for a in scene.sentences], claims)
    indices = {id(a.sentence): index for index, a in enumerate(scene.sentences)}
    number = 0
    for segment_number, segment in enumerate(scene.document.segments, 1):
        for sentence in segment.sentences:
            number += 1
            bare = SentenceTrace(
                number, segment_number, segment.kind, sentence.text, sentence.start, sentence.end
            )
            index = indices.get(id(sentence))
            if index is None:
                yield replace(bare, skipped=_SKIPPED.get(segment.kind, _OTHER))
                continue
            annotated = scene.sentences[index]
            here = [(p.claim, p.start, p.end) for p in placed[index]]
            yield replace(
                bare,
                put_as=put_as.get((sentence.start, sentence.end), ()),
                mentions=mentions_of(annotated, index, scene),
                passages=tuple(_passages(sentence, placed[index])),
                near_misses=near_misses(Situation(annotated, index, scene, here, words)),
            )


def _put_as(scene: Scene, worded: Scene) -> Mapping[tuple[int, int], tuple[str, ...]]:
    """Return the sentences that lines of sheets were put as, by the positions of the lines."""
    printed = {id(annotated.sentence) for annotated in scene.sentences}
    starts = [annotated.sentence.start for annotated in scene.sentences]
    found: dict[tuple[int, int], tuple[str, ...]] = {}
    for annotated in worded.sentences:
        if id(annotated.sentence) in printed:
            continue
        line = scene.sentences[bisect_right(starts, annotated.sentence.start) - 1].sentence
        place = (line.start, line.end)
        found[place] = (*found.get(place, ()), annotated.text)
    return found


def _placed(sentences: Sequence[Sentence], claims: Sequence[Claim]) -> list[list[_Placed]]:
    """Return the passages that meet each sentence."""
    met: list[list[_Placed]] = [[] for _ in sentences]
    starts = [sentence.start for sentence in sentences]
    for number, claim in enumerate(claims, 1):
        for evidence in claim.evidence:
            first = max(0, bisect_right(starts, evidence.start) - 1)
            for index in range(first, bisect_left(starts, evidence.end)):
                start, end = _indices(sentences[index], evidence.start, evidence.end)
                if start < end:
                    met[index].append(_Placed(number, claim, evidence, start, end))
    return met


def _passages(sentence: Sentence, placed: Sequence[_Placed]) -> Iterator[PassageTrace]:
    for p in sorted(placed, key=lambda p: (p.start, -p.end, p.number)):
        yield PassageTrace(
            claim=p.number,
            start=p.start,
            end=p.end,
            begins=p.evidence.start >= sentence.start,
            again=p.evidence is not p.claim.evidence[0],
        )


def _indices(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Return the indices of the characters that lie in a range of positions."""
    places = range(len(sentence.text))
    low = bisect_right(places, start, key=sentence.offsets.end)
    high = bisect_left(places, end, key=sentence.offsets.__getitem__)
    return low, high
