"""Tell a result of SHACL as a finding: in names, with its sentences and what to do."""

from __future__ import annotations

import re
from typing import Final

from rdflib import SH, BNode, Literal
from rdflib.term import Node

from graph.validate import sources
from graph.validate.data import Data, Together
from graph.validate.findings import Finding, Severity
from graph.validate.follow import follow
from graph.validate.names import curie, name_of, with_names
from graph.validate.paths import Path, path_text
from graph.validate.results import Result
from graph.validate.shapes import Shapes, vocabulary_data
from graph.validate.terms import to_oxigraph, to_rdflib
from graph.validate.wording import Words, title_of

_SEVERITIES: Final[dict[Node | None, Severity]] = {
    SH.Warning: Severity.WARNING,
    SH.Info: Severity.INFO,
}
_PLACEHOLDER: Final = re.compile(r"\{[$?](this|value|path)\}")
_MOST_VALUES: Final = 5


class Describer:
    """Tells the results over one graph as findings; words that repeat are found once."""

    def __init__(self, data: Data, shapes: Shapes) -> None:
        self._data = data
        self._shapes = shapes
        self.names = Together(data, vocabulary_data())
        self.words = Words(shapes, Together(self.names, shapes.graph))
        self._titles: dict[Node, str] = {}

    def finding(self, result: Result) -> Finding:
        """Return a result as a finding, without reasons."""
        focus, value = result.focus, result.value
        by_query = result.component == SH.SPARQLConstraintComponent
        if by_query and value is not None and self._looks_from(focus, value):
            focus, value = value, None
        found = self._found(focus, result.path, value)
        concerned = (focus,) if value is None or isinstance(value, Literal) else (focus, value)
        return Finding(
            severity=_SEVERITIES.get(result.severity, Severity.VIOLATION),
            shape=curie(result.shape),
            message=self.message(result),
            focus=curie(focus) if isinstance(focus, BNode) else str(focus),
            name=name_of(self.names, focus),
            title=self._title(result.shape),
            path="" if result.path is None else path_text(result.path, curie),
            value=found if value != focus else "",
            mend=self._shapes.mend(result.shape, result.constraint),
            passages=sources.passages(self.names, concerned),
            documents=sources.documents(self.names, concerned),
            rules=sources.rules(self.names, concerned),
        )

    def message(self, result: Result) -> str:
        """Return the message of a result with names in place of IRIs and placeholders."""
        focus, value = result.focus, result.value
        by_query = result.component == SH.SPARQLConstraintComponent
        if by_query and value is not None and self._looks_from(focus, value):
            focus, value = value, None
        text = " ".join(sorted(map(str, result.messages)))
        if not text:
            text = self.words.message(result)
        told = {
            "this": name_of(self.names, focus),
            "value": self._found(focus, result.path, value) or "none",
            "path": "" if result.path is None else f"“{path_text(result.path, self.words.term)}”",
        }
        return _PLACEHOLDER.sub(lambda part: told[part[1]], with_names(self.names, text))

    def _title(self, shape: Node) -> str:
        if shape not in self._titles:
            self._titles[shape] = title_of(self.words, shape)
        return self._titles[shape]

    def _looks_from(self, focus: Node, value: Node) -> bool:
        """Return whether a query looked from what things share: `value` is the one at fault."""
        if value == focus or isinstance(value, Literal):
            return False
        return (value, None, focus) in self.names

    def _found(self, focus: Node, path: Path | None, value: Node | None) -> str:
        """Return what stands at `path`: the value objected to, else all of them."""
        if value is not None:
            return self._shown(value)
        if path is None:
            return ""
        reached = follow(self._data, [to_oxigraph(focus)], path)
        values = sorted(self._shown(to_rdflib(node)) for node in reached)
        more = len(values) - _MOST_VALUES
        return ", ".join(values[:_MOST_VALUES]) + (f" and {more} more" if more > 0 else "")

    def _shown(self, node: Node) -> str:
        if isinstance(node, Literal) and (node.datatype is None or node.value is None):
            return f"“{name_of(self.names, node)}”"
        return name_of(self.names, node)
