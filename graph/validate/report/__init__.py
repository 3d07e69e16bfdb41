"""Reports of a validation in every form, the same for the same input."""

from graph.validate.report.data import to_json
from graph.validate.report.junit import to_junit
from graph.validate.report.markdown import to_markdown
from graph.validate.report.page import to_html
from graph.validate.report.sarif import to_sarif
from graph.validate.report.text import to_text
from graph.validate.report.w3c import to_w3c
from graph.validate.report.wording import verdict

__all__ = [
    "to_html",
    "to_json",
    "to_junit",
    "to_markdown",
    "to_sarif",
    "to_text",
    "to_w3c",
    "verdict",
]
