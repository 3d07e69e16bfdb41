"""Graphs as text: the same bytes for the same triples, whatever the order they came in."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from pyoxigraph import Literal, NamedNode, Quad, Triple

from graph.errors import DataFileError, RdfError
from graph.rdf.dataset import Dataset
from graph.rdf.namespaces import PREFIXES, RDF, TGC, TGI, TYPE, XSD
from graph.resources import data_folder

_LOCAL: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_STRING: Final = XSD["string"]
_LANG_STRING: Final = RDF["langString"]


def to_nquads(quads: Iterable[Quad]) -> bytes:
    """Return statements as N-Quads: one form, in the order of the lines, each line once."""
    lines = {
        f"{quad.subject} {quad.predicate} {quad.object} {quad.graph_name} .\n" for quad in quads
    }
    return "".join(sorted(lines)).encode()


def to_turtle(dataset: Dataset) -> bytes:
    """Return the union of the graphs as Turtle for people to read.

    Graphs follow each other under a comment with their name, subjects in the order of their IRIs.

    Raises:
        RdfError: there is a blank node.
    """
    names = _Names()
    blocks: list[str] = []
    for graph in sorted(dataset.graphs, key=str):
        blocks.append(f"# {graph.value}\n")
        for subject, properties in _grouped(dataset.graphs[graph]):
            lines = [
                f"    {'a' if predicate == TYPE else names.short(predicate)} "
                + " ,\n        ".join(names.term(item) for item in items)
                for predicate, items in properties
            ]
            blocks.append(f"{names.short(subject)}\n" + " ;\n".join(lines) + " .\n")
    head = "".join(f"@prefix {name}: <{base}> .\n" for name, base in sorted(names.used.items()))
    return "\n".join([head, *blocks]).encode()


class _Names:
    """Short names of IRIs; each class of things and each scheme of concepts has its prefix."""

    def __init__(self) -> None:
        self.used: dict[str, str] = {}
        self._fixed: Final = {base: name for name, base in PREFIXES.items()}
        self._short: Final[dict[NamedNode, str]] = {}

    def short(self, node: NamedNode) -> str:
        if node not in self._short:
            self._short[node] = self._shorten(node)
        return self._short[node]

    def _shorten(self, node: NamedNode) -> str:
        iri: str = node.value
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        base, local = iri[:cut], iri[cut:]
        prefix = self._prefix(base)
        if prefix is None or not _LOCAL.fullmatch(local):
            return str(node)
        self.used[prefix] = base
        return f"{prefix}:{local}"

    def _prefix(self, base: str) -> str | None:
        if base in self._fixed:
            return self._fixed[base]
        if base.startswith(TGC.base):
            inner = base.removeprefix(TGC.base).strip("/")
            return inner if _LOCAL.fullmatch(inner) else None
        if base.startswith(TGI.base):
            inner = base.removeprefix(TGI.base).strip("/").replace("/", "-")
            return f"id-{inner}" if _LOCAL.fullmatch(inner) else None
        return None

    def term(self, term: NamedNode | Literal) -> str:
        if isinstance(term, NamedNode):
            return self.short(term)
        if term.datatype == XSD["boolean"] and term.value in ("true", "false"):
            return str(term.value)
        if term.datatype in (_STRING, _LANG_STRING):
            return str(term)
        quoted = str(Literal(term.value))
        return f"{quoted}^^{self.short(term.datatype)}"


Properties = list[tuple[NamedNode, list[NamedNode | Literal]]]


def _grouped(triples: Iterable[Triple]) -> Iterable[tuple[NamedNode, Properties]]:
    """Yield each subject with its properties in order, the type first."""
    subjects: dict[NamedNode, dict[NamedNode, set[NamedNode | Literal]]] = defaultdict(
        lambda: defaultdict(set)
    )
    for triple in triples:
        subject, item = triple.subject, triple.object
        if not isinstance(subject, NamedNode) or not isinstance(item, NamedNode | Literal):
            raise RdfError(f"only IRIs and literals have a lasting name: {triple}")
        subjects[subject][triple.predicate].add(item)
    for subject in sorted(subjects, key=str):
        properties = subjects[subject]
        order = sorted(properties, key=lambda predicate: (predicate != TYPE, str(predicate)))
        yield subject, [(item, sorted(properties[item], key=str)) for item in order]


def to_json_ld(dataset: Dataset) -> bytes:
    """Return the graphs as JSON-LD with the context of the ontology inside.

    Raises:
        RdfError: there is a blank node.
        DataFileError: the installation lacks the context.
    """
    context = _context()
    writer = _JsonLd(context)
    graphs = [
        {
            "@id": writer.compact(graph.value),
            "@graph": [
                {"@id": writer.compact(subject.value)}
                | dict(writer.property(predicate, items) for predicate, items in properties)
                for subject, properties in _grouped(dataset.graphs[graph])
            ],
        }
        for graph in sorted(dataset.graphs, key=str)
    ]
    document = {"@context": context, "@graph": graphs}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


@cache
def _context() -> dict[str, Any]:
    path = data_folder("ontology") / "context.jsonld"
    try:
        context: dict[str, Any] = json.loads(path.read_text("utf-8"))["@context"]
    except (OSError, ValueError, KeyError) as error:
        raise DataFileError(f"{path} is no JSON-LD context: {error}") from error
    return context


class _JsonLd:
    """Writes terms by the names and types of a context."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self._bases: Final = {
            name: base
            for name, base in context.items()
            if isinstance(base, str) and base.endswith(("/", "#"))
        }
        entries = {
            name: entry if isinstance(entry, dict) else {"@id": entry}
            for name, entry in context.items()
            if not name.startswith("@") and name not in self._bases
        }
        self._names: Final = {self._expand(entry["@id"]): name for name, entry in entries.items()}
        self._types: Final = {
            name: self._expand(entry["@type"])
            for name, entry in entries.items()
            if "@type" in entry
        }
        self._compact: Final[dict[str, str]] = {}

    def compact(self, iri: str) -> str:
        if iri not in self._compact:
            self._compact[iri] = next(
                (
                    f"{prefix}:{local}"
                    for prefix, base in self._bases.items()
                    if (local := iri.removeprefix(base)) != iri
                    and local
                    and not local.startswith("//")
                ),
                iri,
            )
        return self._compact[iri]

    def property(self, predicate: NamedNode, items: list[NamedNode | Literal]) -> tuple[str, Any]:
        if predicate == TYPE:
            types = [self._names.get(item.value) or self.compact(item.value) for item in items]
            return "@type", types[0] if len(types) == 1 else types
        name = self._names.get(predicate.value) or self.compact(predicate.value)
        values = [self._value(item, self._types.get(name)) for item in items]
        return name, values[0] if len(values) == 1 else values

    def _value(self, item: NamedNode | Literal, wanted: str | None) -> str | dict[str, str]:
        if isinstance(item, NamedNode):
            iri = self.compact(item.value)
            return iri if wanted == "@id" else {"@id": iri}
        if item.language:
            return {"@value": item.value, "@language": item.language}
        if item.datatype == _STRING:
            return item.value if wanted is None else {"@value": item.value}
        if wanted == item.datatype.value:
            return str(item.value)
        return {"@value": item.value, "@type": self.compact(item.datatype.value)}

    def _expand(self, name: str) -> str:
        prefix, _, local = name.partition(":")
        return f"{self._bases[prefix]}{local}" if prefix in self._bases else name
