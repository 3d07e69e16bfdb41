"""Where the claims of a model come from, as triples of a graph of its own.

The claims themselves stand in the graphs of their documents, as all claims do. The graph of
readings says which of them a model made, by which protocol and version of the task, from which
chunk; and which claims of rules it found as well. The claims of rules are the same with and without
a model.
"""

from __future__ import annotations

from collections.abc import Container, Iterable

from pyoxigraph import NamedNode, Triple

from graph.llm.reading import ChunkReading, Source
from graph.rdf.iris import document_iri, keyed_claim_iri
from graph.rdf.namespaces import LABEL, TG, TGI, TYPE
from graph.rdf.triples import TripleSet, offset
from graph.resolve import claim_key, digest


def reading_triples(
    readings: Iterable[ChunkReading], standing: Container[str]
) -> tuple[Triple, ...]:
    """Return the sorted triples of readings; `standing` has the keys of the claims that stand.

    A claim that a person's review has taken out since is left out.
    """
    triples = TripleSet()
    for reading in readings:
        made = [key for key in map(claim_key, reading.claims) if key in standing]
        agreeing = [key for key in map(claim_key, reading.agreeing) if key in standing]
        if made or agreeing:
            _add(triples, reading, made, agreeing)
    return triples.sorted()


def _add(
    triples: TripleSet, reading: ChunkReading, made: Iterable[str], agreeing: Iterable[str]
) -> None:
    source, chunk = reading.source, reading.chunk
    model = _add_model(triples, source)
    parts = (chunk.sha256, str(chunk.start), str(chunk.end), *_parts(source), source.prompt)
    iri = TGI[f"reading/{digest(parts)}"]
    triples.add(iri, TYPE, TG["ModelReading"])
    triples.add_text(iri, LABEL, f"{source.model} reads {chunk.document} from {chunk.start}")
    triples.add(iri, TG["readBy"], model)
    triples.add(iri, TG["readDocument"], document_iri(chunk.sha256))
    triples.add(iri, TG["readFrom"], offset(chunk.start))
    triples.add(iri, TG["readTo"], offset(chunk.end))
    triples.add_text(iri, TG["promptVersion"], source.prompt)
    for key in made:
        triples.add(keyed_claim_iri(key), TG["generatedBy"], iri)
    for key in agreeing:
        triples.add(iri, TG["corroborates"], keyed_claim_iri(key))


def _add_model(triples: TripleSet, source: Source) -> NamedNode:
    iri = TGI[f"model/{digest(_parts(source))}"]
    triples.add(iri, TYPE, TG["LanguageModel"])
    triples.add_text(iri, LABEL, source.model)
    triples.add_text(iri, TG["modelName"], source.model)
    triples.add_text(iri, TG["adapter"], source.adapter)
    return iri


def _parts(source: Source) -> tuple[str, str]:
    return source.adapter, source.model
