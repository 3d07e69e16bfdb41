"""Read the shipped ontology, code lists, shapes and questions into a handbook."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from graph.query.question import Question, library
from graph.resources import data_folder
from graph.validate import load_rdf
from graph.validate.names import TG, curie
from graph.views.handbook.model import Asked, Concept, Handbook, Kind, Rule, Scheme, Term

_HEADER: Final = URIRef("https://w3id.org/tradegraph/ontology")
_TGC: Final = "https://w3id.org/tradegraph/concept/"
_TGS: Final = "https://w3id.org/tradegraph/shape/"
_MEND: Final = URIRef(f"{_TGS}mend")
_KINDS: Final = {
    OWL.Class: Kind.CLASS,
    OWL.ObjectProperty: Kind.OBJECT,
    OWL.DatatypeProperty: Kind.DATATYPE,
}
_TIES: Final = {
    RDFS.subClassOf: "is a",
    RDFS.subPropertyOf: "is a",
    RDFS.seeAlso: "see also",
    SKOS.closeMatch: "close to",
    SKOS.broadMatch: "narrower than",
}
_SHAPE_FILES: Final = ("structure", "consistency", "lint")
_SEVERITIES: Final[dict[Node | None, str]] = {SH.Warning: "warning", SH.Info: "info"}
_GAP: Final = re.compile(r"\{[$?](\w+)\}")
_THINGS: Final = ("this", "value")
_MENTIONED: Final = re.compile(r"\btg:([A-Za-z]\w*)")


@cache
def read_handbook() -> Handbook:
    """Return the handbook of the shipped model.

    Raises:
        DataFileError: the installation lacks the ontology or the questions.
        RdfError: a file of the ontology was damaged.
    """
    folder = data_folder("ontology")
    graph = Graph()
    for name in ("tradegraph", "concepts", "alignments"):
        graph += load_rdf(folder / f"{name}.ttl")
    shapes = {name: load_rdf(folder / "shapes" / f"{name}.ttl") for name in _SHAPE_FILES}
    data_shapes = shapes["structure"] + shapes["consistency"]
    terms = _terms(graph, data_shapes)
    return Handbook(
        title=_text(graph, _HEADER, DCTERMS.title),
        description=_text(graph, _HEADER, DCTERMS.description),
        version=_text(graph, _HEADER, OWL.versionInfo),
        licence=_text(graph, _HEADER, DCTERMS.license),
        changes=tuple(sorted(map(str, graph.objects(_HEADER, SKOS.changeNote)), reverse=True)),
        terms=terms,
        schemes=_schemes(graph, terms),
        rules=tuple(rule for name, read in shapes.items() for rule in _rules(read, name, terms)),
        questions=tuple(_asked(question, terms) for question in library().values()),
        uses=_uses(data_shapes, terms),
    )


def _terms(graph: Graph, shapes: Graph) -> dict[str, Term]:
    found = [
        _term(graph, shapes, subject, kind)
        for type_, kind in _KINDS.items()
        for subject in set(graph.subjects(RDF.type, type_))
        if isinstance(subject, URIRef) and subject.startswith(str(TG))
    ]
    return {term.key: term for term in sorted(found, key=lambda term: term.key)}


def _term(graph: Graph, shapes: Graph, node: URIRef, kind: Kind) -> Term:
    is_a = RDFS.subClassOf if kind is Kind.CLASS else RDFS.subPropertyOf
    return Term(
        key=_key(node),
        iri=str(node),
        kind=kind,
        label=_text(graph, node, RDFS.label),
        definition=_text(graph, node, SKOS.definition),
        example=_text(graph, node, SKOS.example),
        wider=_keys(graph.objects(node, is_a)),
        narrower=_keys(graph.subjects(is_a, node)),
        domain=next(iter(_keys(graph.objects(node, RDFS.domain))), ""),
        target="" if kind is Kind.CLASS else _target(graph, shapes, node),
        disjoint=_keys(
            {*graph.objects(node, OWL.disjointWith), *graph.subjects(OWL.disjointWith, node)}
        ),
        ties=_ties(graph, node),
        sources=tuple(sorted(map(str, graph.objects(node, DCTERMS.source)))),
    )


def _target(graph: Graph, shapes: Graph, node: URIRef) -> str:
    """Return what a property leads to; of dates and codes, only the shapes know."""
    stated = graph.value(node, RDFS.range)
    if stated is not None and str(stated).startswith(str(TG)):
        return _key(stated)
    about = sorted(shapes.subjects(SH.path, node), key=str)
    lists = (
        re.match(rf"\^{_TGC}([a-z-]+)/", str(text)) for text in _all(shapes, about, SH.pattern)
    )
    named = sorted({found[1] for found in lists if found})
    if named:
        return f"tgc:{named[0]}"
    types = sorted({curie(kind) for kind in _all(shapes, about, SH.datatype)})
    return curie(stated) if stated is not None else next(iter(types), "")


def _schemes(graph: Graph, terms: Mapping[str, Term]) -> tuple[Scheme, ...]:
    found = []
    for node in sorted(graph.subjects(RDF.type, SKOS.ConceptScheme), key=str):
        key = str(node).removeprefix(_TGC)
        members = sorted(graph.subjects(SKOS.inScheme, node), key=str)
        concepts = sorted(
            (_concept(graph, member) for member in members),
            key=lambda concept: (concept.order or 0, concept.notation),
        )
        found.append(
            Scheme(
                key=key,
                iri=str(node),
                label=_text(graph, node, SKOS.prefLabel),
                definition=_text(graph, node, SKOS.definition),
                concepts=tuple(concepts),
                used_by=tuple(term.key for term in terms.values() if term.target == f"tgc:{key}"),
            )
        )
    return tuple(found)


def _concept(graph: Graph, node: Node) -> Concept:
    order = graph.value(node, TG.order)
    broader = graph.value(node, SKOS.broader)
    return Concept(
        notation=_text(graph, node, SKOS.notation),
        iri=str(node),
        label=_text(graph, node, SKOS.prefLabel),
        definition=_text(graph, node, SKOS.definition),
        order=None if order is None else int(str(order)),
        broader="" if broader is None else _text(graph, broader, SKOS.notation),
        moves=tuple(
            sorted(_text(graph, move, SKOS.notation) for move in graph.objects(node, TG.mayBecome))
        ),
        ties=_ties(graph, node),
    )


def _rules(shapes: Graph, file: str, terms: Mapping[str, Term]) -> tuple[Rule, ...]:
    """Return the shapes that speak, by name; what a query says belongs to its node shape."""
    found = []
    kinds = (SH.NodeShape, SH.PropertyShape)
    for shape in sorted({s for kind in kinds for s in shapes.subjects(RDF.type, kind)}, key=str):
        owners = sorted(shapes.subjects(SH.property, shape), key=str)
        speakers = [shape, *sorted(shapes.objects(shape, SH.sparql), key=str)]
        message = next((m for m in _all(shapes, speakers, SH.message)), None)
        mend = next((m for m in _all(shapes, speakers, _MEND)), None)
        if message is None or mend is None:
            continue
        severity = shapes.value(shape, SH.severity)
        comments = _all(shapes, [shape, *owners], RDFS.comment)
        found.append(
            Rule(
                key=str(shape).removeprefix(_TGS),
                file=file,
                severity=_SEVERITIES.get(severity, "violation"),
                message=_readable(str(message)),
                mend=str(mend),
                about=str(comments[0]) if comments else "",
                terms=_concerned(shapes, shape, owners, speakers, terms),
            )
        )
    return tuple(found)


def _concerned(
    shapes: Graph,
    shape: Node,
    owners: list[Node],
    speakers: list[Node],
    terms: Mapping[str, Term],
) -> tuple[str, ...]:
    reached = {
        *_all(shapes, [shape, *owners], SH.targetClass),
        *_all(shapes, [shape], SH.targetSubjectsOf),
        *_all(shapes, [shape], SH.targetObjectsOf),
        *_all(shapes, [shape], SH.path),
    }
    queries = " ".join(str(text) for text in _all(shapes, speakers, SH.select))
    mentioned = set(_MENTIONED.findall(queries)) | set(_keys(reached))
    return tuple(sorted(mentioned & set(terms)))


def _uses(shapes: Graph, terms: Mapping[str, Term]) -> dict[str, tuple[str, ...]]:
    uses: dict[str, set[str]] = defaultdict(set)
    for node, target in shapes.subject_objects(SH.targetClass):
        for shape in shapes.objects(node, SH.property):
            for key in _keys(shapes.objects(shape, SH.path)):
                if key in terms:
                    uses[_key(target)].add(key)
    return {key: tuple(sorted(found)) for key, found in sorted(uses.items())}


def _asked(question: Question, terms: Mapping[str, Term]) -> Asked:
    lines = (line for line in question.sparql.splitlines() if not line.lstrip().startswith("#"))
    used = set(_MENTIONED.findall("\n".join(lines)))
    return Asked(
        name=question.name,
        text=question.text,
        topic=str(question.topic).capitalize(),
        sparql=question.sparql,
        terms=tuple(sorted(used & set(terms))),
    )


def _readable(message: str) -> str:
    """Return a message with its gaps as words: what stands there comes from the data."""
    return _GAP.sub(lambda gap: "…" if gap[1] in _THINGS else f"‹{gap[1]}›", message)


def _ties(graph: Graph, node: Node) -> tuple[tuple[str, str], ...]:
    return tuple(
        sorted(
            (how, str(other))
            for predicate, how in _TIES.items()
            for other in graph.objects(node, predicate)
            if not str(other).startswith("https://w3id.org/tradegraph/")
        )
    )


def _all(graph: Graph, nodes: Iterable[Node], predicate: URIRef) -> list[Node]:
    return [value for node in nodes for value in sorted(graph.objects(node, predicate), key=str)]


def _keys(nodes: Iterable[Node]) -> tuple[str, ...]:
    return tuple(sorted(_key(node) for node in nodes if str(node).startswith(str(TG))))


def _key(node: Node) -> str:
    return str(node).removeprefix(str(TG))


def _text(graph: Graph, node: Node, predicate: URIRef) -> str:
    values = [value for value in graph.objects(node, predicate) if isinstance(value, Literal)]
    english = [value for value in values if value.language in (None, "en")]
    other = graph.value(node, predicate)
    return str(english[0]) if english else "" if other is None else str(other)
