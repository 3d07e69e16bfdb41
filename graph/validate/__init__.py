"""SHACL validation whose findings lead back to the sentence of the document."""

from graph.validate.engine import validate
from graph.validate.findings import Finding, Passage, Report, Severity
from graph.validate.load import as_graph, load_rdf
from graph.validate.report import to_html, to_json, to_markdown, to_text
from graph.validate.shapes import own_shapes

__all__ = [
    "Finding",
    "Passage",
    "Report",
    "Severity",
    "as_graph",
    "load_rdf",
    "own_shapes",
    "to_html",
    "to_json",
    "to_markdown",
    "to_text",
    "validate",
]
