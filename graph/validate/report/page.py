"""The report as one page."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from graph.validate.findings import Report, Severity
from graph.validate.report.wording import MEANINGS, advice, heading, is_link, place, verdict

_ENVIRONMENT: Final = Environment(
    loader=PackageLoader("graph.validate"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def to_html(report: Report) -> str:
    """Return the report as one page that loads nothing, runs no script and prints well."""
    style = _source("report.css")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return _ENVIRONMENT.get_template("report.html").render(
        report=report,
        verdict=verdict(report),
        advice=advice(report),
        severities=[
            {
                "code": severity,
                "title": heading(severity),
                "meaning": MEANINGS[severity],
                "count": report.count(severity),
                "groups": [group for group in report.groups() if group[0].severity == severity],
            }
            for severity in Severity
        ],
        # Our own file, which needs to stay as it is for its digest to hold.
        style=Markup(style),
        digest=digest,
        is_link=is_link,
        place=place,
    )


def _source(name: str) -> str:
    loader = _ENVIRONMENT.loader
    assert loader is not None
    return loader.get_source(_ENVIRONMENT, name)[0]
