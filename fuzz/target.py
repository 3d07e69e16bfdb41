"""What must hold of any bytes that anyone may call a document."""

from __future__ import annotations

import json

from pyoxigraph import Dataset as Quads
from pyoxigraph import Quad, RdfFormat, parse

from graph.claims import Claim
from graph.claims.format import to_json_lines
from graph.documents.model import Document
from graph.documents.read import parse_document
from graph.errors import DocumentError
from graph.extract.extractor import extract
from graph.rdf import document_graph, to_nquads
from graph.rdf.iris import Places
from graph.rdf.namespaces import GRAPH_DERIVED, GRAPH_ENTITIES
from graph.rdf.write_claims import ClaimWriter
from graph.rdf.write_entities import entity_triples
from graph.rdf.write_reference import currencies
from graph.reason import derive
from graph.reason.write_derived import derived_triples
from graph.reference import load_reference
from graph.resolve import resolve


def name_of(data: bytes) -> str:
    """Return the file name under which some bytes are read: what they look like."""
    if data.startswith(b"<"):
        return "a.html"
    return "a.md" if data.startswith((b"#", b"---", b"- ")) else "a.txt"


def check(name: str, data: bytes, *, graphs: bool = True) -> tuple[Claim, ...]:
    """Read a document, take its claims and build the graphs; return the claims.

    A file may be refused with a `DocumentError`; then there are none. `graphs` can be switched
    off, since they take longer than all the rest.

    Raises:
        AssertionError: a passage is not where the evidence says, a claim cannot be written or
            read back, or a repetition gives something else.
        Exception: whatever else is raised is a defect as well.
    """
    try:
        document = parse_document(name, data)
    except DocumentError as error:
        if name not in str(error):
            raise AssertionError(f"the message does not name the file: {error}") from error
        return ()
    claims = extract(document)
    check_evidence(document, claims)
    lines = to_json_lines(claims)
    for line in lines.rstrip("\n").split("\n") if lines else ():
        assert json.loads(line)["document"] == name
    again = parse_document(name, data)
    assert again == document, "the same bytes were read differently"
    assert extract(again) == claims, "the same document gave other claims"
    if graphs:
        check_graphs(document, claims)
    return claims


def check_evidence(document: Document, claims: tuple[Claim, ...]) -> None:
    """Check that every passage stands where its evidence says."""
    text = document.text
    for claim in claims:
        for passage in claim.evidence:
            assert passage.document == document.name
            assert passage.sha256 == document.sha256
            assert 0 <= passage.start < passage.end <= len(text), claim
            assert text[passage.start : passage.end] == passage.exact, claim
            assert text[: passage.start].endswith(passage.prefix), claim
            assert text[passage.end :].startswith(passage.suffix), claim


def check_graphs(document: Document, claims: tuple[Claim, ...]) -> None:
    """Check that the graphs of a document can be written, and read back as they were."""
    reference = load_reference()
    places = Places(reference)
    resolution = resolve(claims, reference)
    graphs = {
        document_graph(document.sha256): ClaimWriter(places, resolution).document(
            document, resolution.claims
        ),
        GRAPH_ENTITIES: entity_triples(resolution, places, currencies(reference)),
        GRAPH_DERIVED: derived_triples(derive(resolution, reference), places),
    }
    quads = [Quad(t.subject, t.predicate, t.object, g) for g, ts in graphs.items() for t in ts]
    assert quads, "a document has no graph"
    read_back = parse(to_nquads(quads), format=RdfFormat.N_QUADS)
    assert Quads(read_back) == Quads(quads), "the graphs changed when they were written and read"
