"""Fields of cooperation: free words to concepts of the `sector` scheme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graph.claims import SectorClaim
from graph.reference.sectors import sector_words
from graph.resolve.context import Context
from graph.resolve.drafts import best_name
from graph.resolve.entities import EntityClass, Ref, SectorConcept
from graph.resolve.names import content_words, slug, word_lists


@cache
def _empty() -> frozenset[str]:
    """Return the words that say nothing of the field: "tourism cooperation", "energy sector"."""
    return word_lists().generic["sector"]


@cache
def _concepts() -> Mapping[frozenset[str], str]:
    """Return the concept of each set of words; longer phrases tell narrower concepts."""
    table: dict[frozenset[str], str] = {}
    for notation, phrases in sector_words().items():
        for phrase in phrases:
            table.setdefault(frozenset(content_words(phrase)), notation)
    return table


def concept_of(words: str) -> str | None:
    """Return the notation of the concept that a phrase names, or None.

    The whole phrase counts, with and without words such as "cooperation"; failing that, the phrase
    of the lexicon with the most words that it contains, if there is only one such.
    """
    full = content_words(words)
    bare = tuple(word for word in full if word not in _empty())
    concepts = _concepts()
    for tried in (full, bare):
        if frozenset(tried) in concepts:
            return concepts[frozenset(tried)]
    inside = [(len(phrase), concept) for phrase, concept in concepts.items() if phrase <= set(full)]
    longest = max((length for length, _ in inside), default=0)
    best = {concept for length, concept in inside if length == longest}
    return best.pop() if len(best) == 1 else None


@dataclass(frozen=True, slots=True)
class Sectors:
    """Concepts that the code list lacks, and the concept of each sector claim.

    `concepts` gives the notation in the scheme, `own` the concept made from the words.
    """

    entities: tuple[SectorConcept, ...]
    concepts: Mapping[str, str]
    own: Mapping[str, Ref]


def resolve_sectors(context: Context) -> Sectors:
    """Map sector claims to concepts; words that are in no concept make one of their own."""
    concepts: dict[str, str] = {}
    unknown: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, claim, _ in context.of(SectorClaim):
        concept = concept_of(claim.sector)
        if concept is not None:
            concepts[key] = concept
        else:
            unknown[slug(" ".join(content_words(claim.sector)))].append((key, claim.sector))
    entities = tuple(
        SectorConcept(
            ref=Ref(EntityClass.SECTOR, name),
            label=best_name(words for _, words in uses),
            claims=tuple(sorted(key for key, _ in uses)),
        )
        for name, uses in sorted(unknown.items())
    )
    own = {key: entity.ref for entity in entities for key in entity.claims}
    return Sectors(entities, concepts, own)
