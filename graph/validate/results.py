"""The results of a validation as SHACL defines them, the same whichever engine found them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from rdflib import SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from graph.errors import ShapesError
from graph.validate.paths import Path, Step
from graph.validate.shapes import Shapes

_PLACEHOLDER: Final = re.compile(r"\{[$?](\w+)\}")


@dataclass(frozen=True, slots=True)
class Result:
    """One `sh:ValidationResult`.

    Attributes:
        focus: the thing looked at.
        path: the path that was followed from it; none if the result is about the thing itself.
        value: the value objected to; none if values are missing or too many.
        shape: the shape that objects.
        component: the kind of constraint, such as `sh:MinCountConstraintComponent`.
        constraint: the query that objects, for a constraint that is written as one.
        severity: what the shape gives as its severity.
        messages: the messages of the shape, or those of the query with its values in them;
            empty if the shape has none. `{$this}`, `{$value}` and `{$path}` stand for
            themselves.
    """

    focus: Node
    path: Path | None
    value: Node | None
    shape: Node
    component: URIRef
    constraint: Node | None
    severity: Node
    messages: tuple[Literal, ...]

    def sort_key(self) -> tuple[str, ...]:
        """Order by shape and thing, so that reports do not change by the run."""
        told = (self.shape, self.focus, self.path, self.value, self.component, self.messages)
        return tuple(map(str, told))


def read_results(shapes: Shapes, report: Graph) -> Iterator[Result]:
    """Yield the results in a report graph of an engine, with the messages of the shapes.

    Raises:
        ShapesError: the report lacks what the standard asks for.
    """
    for node in report.objects(None, SH.result):
        shape = _one(report, node, SH.sourceShape)
        component = _one(report, node, SH.sourceConstraintComponent)
        told = tuple(str(text) for text in report.objects(node, SH.resultMessage))
        unnamed = {
            str(found)
            for found in (report.value(node, SH.focusNode), report.value(node, SH.value))
            if isinstance(found, BNode)
        }
        constraint, messages = _messages(shapes, shape, component, told, unnamed)
        reported = report.value(node, SH.resultPath)
        yield Result(
            focus=_one(report, node, SH.focusNode),
            path=Step(reported) if isinstance(reported, URIRef) else shapes.path(shape),
            value=report.value(node, SH.value),
            shape=shape,
            component=URIRef(str(component)),
            constraint=constraint,
            severity=_one(report, node, SH.resultSeverity),
            messages=messages,
        )


def _one(report: Graph, node: Node, predicate: URIRef) -> Node:
    found = report.value(node, predicate)
    if found is None:
        name = predicate.removeprefix(str(SH))
        raise ShapesError(f"a validation result lacks sh:{name}; update the SHACL engine")
    return found


def _messages(
    shapes: Shapes, shape: Node, component: Node, told: tuple[str, ...], unnamed: set[str]
) -> tuple[Node | None, tuple[Literal, ...]]:
    """Return the query that objects, if one does, and the messages as pySHACL words them.

    pySHACL fills in placeholders for queries alone, and leaves those without a value. Other
    engines fill in all that they can, write IRIs in angle brackets, and do not name the query;
    it is told by its message. What has no IRI is told as such.
    """
    if component != SH.SPARQLConstraintComponent:
        return None, shapes.messages(shape)
    constraints = sorted(shapes.graph.objects(shape, SH.sparql), key=str)
    for constraint in constraints:
        templates = shapes.messages(constraint) or shapes.messages(shape)
        filled = tuple(
            Literal(text, lang=template.language)
            for template in templates
            for text in _filled(str(template), told, unnamed)
        )
        if filled:
            return constraint, filled
    only = constraints[0] if len(constraints) == 1 else None
    return only, ()


def _filled(template: str, told: tuple[str, ...], unnamed: set[str]) -> Iterator[str]:
    """Yield what was told after `template`, in the wording of pySHACL."""
    parts = _PLACEHOLDER.split(template)
    pattern = "(.*)".join(re.escape(part) for part in parts[::2])
    for text in told:
        match = re.fullmatch(pattern, text, re.DOTALL)
        if match is None:
            continue
        values = (_plain(*pair, unnamed) for pair in zip(match.groups(), parts[1::2], strict=True))
        yield "".join(chain.from_iterable(zip(parts[::2], (*values, ""), strict=True)))


def _plain(value: str, name: str, unnamed: set[str]) -> str:
    if value.removeprefix("_:") in unnamed:
        return "(unnamed)"
    if value in (f"${name}", f"?{name}"):
        return f"{{?{name}}}"
    return value[1:-1] if value.startswith("<") and value.endswith(">") else value
