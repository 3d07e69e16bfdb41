"""The report as the standard defines it: a graph with one `sh:ValidationReport`, in Turtle."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from rdflib import SH, BNode, Literal, URIRef
from rdflib.term import Node

from graph.validate.findings import Report
from graph.validate.names import UNNAMED
from graph.validate.paths import Alternatives, Inverse, Path, Repeated, Sequence, Step
from graph.validate.report.wording import verdict
from graph.validate.results import Result


def to_w3c(report: Report) -> str:
    """Return the report graph, the same text for the same results.

    As the standard has it, data conform only if there is no result at all, not even an info.
    """
    writer = _Writer()
    results = " ,".join(writer.result(result) for result in report.results)
    lines = [
        "@prefix sh: <http://www.w3.org/ns/shacl#> .",
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .",
        "",
        "[] a sh:ValidationReport ;",
        f"    rdfs:comment {Literal(verdict(report)).n3()} ;",
        f"    sh:conforms {'false' if report.results else 'true'}{' ;' if results else ' .'}",
    ]
    if results:
        lines.append(f"    sh:result{results} .")
    return "\n".join(lines) + "\n"


class _Writer:
    """Writes terms in Turtle, with names of its own for blank nodes of the data."""

    def __init__(self) -> None:
        self._names: dict[BNode, str] = {}
        self._numbers = count(1)

    def result(self, result: Result) -> str:
        said = "".join(f"\n        sh:{name} {value} ;" for name, value in self._statements(result))
        return f" [\n        a sh:ValidationResult ;{said}\n    ]"

    def _statements(self, result: Result) -> Iterator[tuple[str, str]]:
        yield "focusNode", self.term(result.focus)
        if result.path is not None:
            yield "resultPath", _path(result.path)
        if result.value is not None:
            yield "value", self.term(result.value)
        yield "sourceShape", self.term(result.shape)
        yield "sourceConstraintComponent", f"sh:{result.component.removeprefix(str(SH))}"
        if result.constraint is not None:
            yield "sourceConstraint", self.term(result.constraint)
        yield "resultSeverity", self.term(result.severity)
        for message in result.messages:
            yield "resultMessage", message.n3()

    def term(self, node: Node) -> str:
        if isinstance(node, URIRef):
            return "[]" if node.startswith(UNNAMED) else f"<{node}>"
        if isinstance(node, BNode):
            if node not in self._names:
                self._names[node] = f"_:thing{next(self._numbers)}"
            return self._names[node]
        assert isinstance(node, Literal)
        return node.n3()


def _path(path: Path) -> str:
    match path:
        case Step(predicate):
            return f"<{predicate}>"
        case Inverse(inner):
            return f"[ sh:inversePath {_path(inner)} ]"
        case Sequence(parts):
            return f"( {' '.join(map(_path, parts))} )"
        case Alternatives(parts):
            return f"[ sh:alternativePath ( {' '.join(map(_path, parts))} ) ]"
        case Repeated(inner, sign):
            name = {"*": "zeroOrMorePath", "+": "oneOrMorePath", "?": "zeroOrOnePath"}[sign]
            return f"[ sh:{name} {_path(inner)} ]"
