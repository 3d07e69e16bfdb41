"""From a document to its claims: annotate, let each kind read the scene, merge repetitions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from functools import partial
from itertools import chain
from typing import Final

from graph.claims import CLAIM_CLASSES, Claim, Evidence
from graph.documents.model import Document, Sentence
from graph.extract import (
    attributes,
    body_stages,
    causes,
    figures,
    hubs,
    instruments,
    links,
    organisations,
    persons,
    sectors,
    sessions,
    sheets,
    statements,
)
from graph.extract.annotate import Annotated, Recogniser, annotate, default_gazetteer
from graph.extract.gazetteer import GeoMention
from graph.extract.once import told_once
from graph.extract.reading.dateline import issued_in
from graph.extract.reading.defined import with_defined
from graph.extract.scene import Scene, main_parties
from graph.reference import Reference, load_reference

#: Who finds named things, in order of precedence where two names are equally long.
RECOGNISERS: Final[tuple[Recogniser, ...]] = (
    instruments.names,
    sessions.names,
    links.names,
    hubs.names,
    organisations.names,
    persons.names,
)

#: Who makes claims; each reads the whole scene.
READERS: Final[tuple[Callable[[Scene], Iterable[Claim]], ...]] = (
    figures.claims,
    instruments.claims,
    sessions.claims,
    body_stages.claims,
    hubs.claims,
    links.claims,
    attributes.claims,
    organisations.claims,
    persons.claims,
    sectors.claims,
    causes.claims,
    statements.claims,
)

#: A line of a list of references: '3. "Railway opens", The Record, 5 October 2016.'
_CITATION: Final = re.compile(
    r"(?:\d{1,3}\. |\[\d{1,3}\] ?)?[\"“][^\"“”]{5,150}[,.]?[\"”][,.]? [A-Z][^.;!?]{2,60}[,(] ?"
    r"(?:\d{1,2} )?(?:[A-Z]\w+ )?(?:19|20)\d\d\)?\.?$"
)
#: Currencies called rupee.
_RUPEES: Final = frozenset({"PKR", "INR", "LKR", "NPR", "MUR", "SCR"})
_UNCOMPARED: Final = frozenset({"evidence", "rule", "confidence", "claimant"})
#: The fields of each type of claim that make two claims say the same.
_COMPARED: Final = {
    kind.type: tuple(f.name for f in fields(kind) if f.name not in _UNCOMPARED)
    for kind in CLAIM_CLASSES
}


def extract(document: Document) -> tuple[Claim, ...]:
    """Return the claims of a document, in the order of their first passage.

    The same document gives the same claims in any process. Text that no rule understands gives
    none; no document raises.
    """
    return claims_of(spelled_out(set_scene(document)))


def claims_of(scene: Scene) -> tuple[Claim, ...]:
    """Return the claims of a scene, spelled out, in the order of their first passage."""
    return merge(told_once([claim for read in READERS for claim in read(scene)]))


def set_scene(document: Document) -> Scene:
    """Annotate a document, as printed, and find out what it is mainly about."""
    reference, gazetteer = load_reference(), default_gazetteer()
    content = tuple(s for s in document.sentences() if not _CITATION.match(s.text))
    texts = [sentence.text for sentence in content]
    geo = with_defined(texts, [gazetteer.find(text) for text in texts])
    rupee = _rupee(document, geo, reference)
    sentences = links.named_again(
        [
            annotate(sentence, RECOGNISERS, geo=found, rupee=rupee)
            for sentence, found in zip(content, geo, strict=True)
        ]
    )
    unheard = (None,) * len(sentences)
    scene = Scene(document, sentences, reference, main_parties(document, sentences), unheard)
    return replace(scene, speakers=statements.speakers(scene))


def spelled_out(scene: Scene) -> Scene:
    """Return a scene with the lines of its sheets put into words, as readers see it."""
    sentences = sheets.spell_out(scene, partial(_annotated, _rupee_of(scene)))
    if sentences is scene.sentences:
        return scene
    sentences = links.named_again(sentences)
    worded = replace(scene, sentences=sentences, speakers=(None,) * len(sentences))
    return replace(worded, speakers=statements.speakers(worded))


def _annotated(rupee: str | None, sentence: Sentence) -> Annotated:
    return annotate(sentence, RECOGNISERS, geo=default_gazetteer().find(sentence.text), rupee=rupee)


def _rupee_of(scene: Scene) -> str | None:
    geo = (sentence.geo for sentence in scene.sentences)
    return _rupee(scene.document, geo, scene.reference)


def merge(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Join claims that say the same into one with all passages, and put them in order.

    The claim of the highest confidence stands, the earlier one among equals.
    """
    told: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        key = (claim.type, *[getattr(claim, name) for name in _COMPARED[claim.type]])
        told.setdefault(key, []).append(claim)
    return _ordered(alike[0] if len(alike) == 1 else _joined(alike) for alike in told.values())


def _joined(alike: Sequence[Claim]) -> Claim:
    best = max(alike, key=lambda claim: claim.confidence)
    passages = {(e.start, e.end): e for claim in alike for e in claim.evidence}
    return replace(best, evidence=_without_nested(passages.values()))


def _ordered(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Sort claims by their first passage; those of one rule there by all that they say."""
    alike: dict[tuple[tuple[int, int], str, str], list[Claim]] = {}
    for claim in claims:
        alike.setdefault((_first(claim), claim.type, claim.rule), []).append(claim)
    ordered: list[Claim] = []
    for key in sorted(alike):
        ordered += sorted(alike[key], key=repr) if len(alike[key]) > 1 else alike[key]
    return tuple(ordered)


def _without_nested(passages: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the passages that do not lie within another one, in order."""
    kept: list[Evidence] = []
    for passage in sorted(passages, key=lambda e: (e.start, -e.end)):
        if not kept or passage.end > kept[-1].end:
            kept.append(passage)
    return tuple(kept)


def _first(claim: Claim) -> tuple[int, int]:
    return claim.evidence[0].start, claim.evidence[0].end


def _rupee(
    document: Document, geo: Iterable[Sequence[GeoMention]], reference: Reference
) -> str | None:
    """Return the currency that a bare "Rs" means.

    It is that of the country in which the document was issued, if that has rupees, else that of
    the rupee country which it names most.
    """
    home = reference.countries.get(issued_in(document) or "")
    if home is not None and home.currency in _RUPEES:
        return home.currency
    counts: Counter[str] = Counter()
    for mention in chain.from_iterable(geo):
        for code in mention.codes if mention.group is None else ():
            country = reference.countries.get(code)
            if country and country.currency in _RUPEES:
                counts[country.currency] += 1
    return max(counts, key=lambda c: counts[c]) if counts else None


__all__ = [
    "READERS",
    "RECOGNISERS",
    "Annotated",
    "claims_of",
    "extract",
    "merge",
    "set_scene",
    "spelled_out",
]
