"""Why a shape made of other shapes is not met, branch by branch."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rdflib import RDF, SH, Graph, Literal
from rdflib.term import Node

from graph.validate.data import Data
from graph.validate.describe import Describer
from graph.validate.findings import Finding, Reason
from graph.validate.follow import follow
from graph.validate.names import name_of
from graph.validate.pyshacl_engine import run_pyshacl
from graph.validate.results import Result
from graph.validate.shapes import TARGETS, Shapes
from graph.validate.terms import to_oxigraph, to_rdflib

_QUALIFIED: Final = (
    SH.QualifiedMinCountConstraintComponent,
    SH.QualifiedMaxCountConstraintComponent,
)
_LISTS: Final = {
    SH.AndConstraintComponent: SH["and"],
    SH.OrConstraintComponent: SH["or"],
    SH.XoneConstraintComponent: SH.xone,
}
_INNER: Final = {
    SH.NodeConstraintComponent: SH.node,
    SH.NotConstraintComponent: SH["not"],
}
_DEEPEST: Final = 6
_MOST_VALUES: Final = 10


class Explainer:
    """Explains the results over one graph by trying each branch of a shape on its own."""

    def __init__(self, data: Data, shapes: Shapes, describer: Describer) -> None:
        self._data = data
        self._shapes = shapes
        self._describer = describer
        self._tried: dict[tuple[Node, Node], tuple[Result, ...]] = {}

    def explained(self, finding: Finding, result: Result) -> Finding:
        """Return a finding with the reasons for it, if its shape is made of others."""
        reasons = self._reasons(result, 0)
        return replace(finding, reasons=reasons) if reasons else finding

    def _reasons(self, result: Result, depth: int) -> tuple[Reason, ...]:
        if depth > _DEEPEST:
            return ()
        shape, component = result.shape, result.component
        graph = self._shapes.graph
        thing = result.focus if result.value is None else result.value
        if component in _QUALIFIED and result.path is not None:
            values = follow(self._data, [to_oxigraph(result.focus)], result.path)
            inner = sorted(graph.objects(shape, SH.qualifiedValueShape), key=str)
            nodes = sorted(map(to_rdflib, values), key=str)[:_MOST_VALUES]
            return tuple(
                self._reason(branch, node, depth, f"“{self._name(node)}”: ")
                for branch in inner
                for node in nodes
            )
        if component in _LISTS:
            branches = list(self._shapes.members(shape, _LISTS[component]))
        elif component in _INNER:
            branches = sorted(graph.objects(shape, _INNER[component]), key=str)
        else:
            return ()
        return tuple(self._reason(branch, thing, depth) for branch in branches)

    def _reason(self, branch: Node, thing: Node, depth: int, lead: str = "") -> Reason:
        failures = self._failures(branch, thing)
        return Reason(
            text=lead + self._describer.words.demands(branch),
            met=not failures,
            reasons=tuple(
                Reason(self._told(failure), False, self._reasons(failure, depth + 1))
                for failure in failures
            ),
        )

    def _told(self, failure: Result) -> str:
        """Return a failure in the words of its constraint, since a branch only says its demand."""
        wordless = replace(failure, messages=())
        return self._describer.message(wordless)

    def _name(self, node: Node) -> str:
        return name_of(self._describer.names, node)

    def _failures(self, branch: Node, thing: Node) -> tuple[Result, ...]:
        if isinstance(thing, Literal) and (branch, SH.path, None) in self._shapes.graph:
            return ()
        key = (branch, thing)
        if key not in self._tried:
            alone = Shapes(_alone(self._shapes.graph, branch, thing))
            self._tried[key] = tuple(sorted(run_pyshacl(self._data, alone), key=Result.sort_key))
        return self._tried[key]


def _alone(shapes: Graph, branch: Node, thing: Node) -> Graph:
    """Return a branch with all that it needs, looking at one thing only."""
    kept = Graph()
    seen: set[Node] = set()
    waiting = [branch]
    targets = {SH[name] for name in TARGETS}
    while waiting:
        node = waiting.pop()
        if node in seen or isinstance(node, Literal):
            continue
        seen.add(node)
        for predicate, value in shapes.predicate_objects(node):
            if predicate not in targets and not (node == branch and predicate == SH.deactivated):
                kept.add((node, predicate, value))
                waiting.append(value)
    kept.add((branch, SH.targetNode, thing))
    is_property = (branch, SH.path, None) in shapes
    kept.add((branch, RDF.type, SH.PropertyShape if is_property else SH.NodeShape))
    return kept
