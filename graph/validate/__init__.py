"""SHACL validation whose findings lead back to the sentence of the document."""

from graph.validate.data import Data
from graph.validate.engine import FAST_FROM, Engine, validate
from graph.validate.findings import Finding, Passage, Reason, Report, Severity
from graph.validate.live import LiveValidation
from graph.validate.load import as_graph, load_data, load_rdf
from graph.validate.report import (
    to_html,
    to_json,
    to_junit,
    to_markdown,
    to_sarif,
    to_text,
    to_w3c,
)
from graph.validate.shapes import lint_shapes, own_shapes

__all__ = [
    "FAST_FROM",
    "Data",
    "Engine",
    "Finding",
    "LiveValidation",
    "Passage",
    "Reason",
    "Report",
    "Severity",
    "as_graph",
    "lint_shapes",
    "load_data",
    "load_rdf",
    "own_shapes",
    "to_html",
    "to_json",
    "to_junit",
    "to_markdown",
    "to_sarif",
    "to_text",
    "to_w3c",
    "validate",
]
