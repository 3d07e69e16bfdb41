"""The start page of a folder of results: what was built, and a way to everything in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from markupsafe import Markup

from graph.errors import ViewError
from graph.views.model import ViewDocument
from graph.views.network import environment
from graph.views.render import policy, safe_link, style_sheet

_PATH: Final = re.compile(r"[^\x00-\x1f\\:?#<>\"|*]+")
_RECENT: Final = 50


@dataclass(frozen=True, slots=True)
class IndexFile:
    """A file of the folder: its path from the start page with `/`, a name, a line about it."""

    path: str
    title: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class IndexAnswer:
    """An answered question: its text, the number of rows, and the answer as table, as text and, if
    it is made of triples, as a network."""

    question: str
    rows: int
    csv: str
    markdown: str | None = None
    network: str | None = None


@dataclass(frozen=True, slots=True)
class IndexTopic:
    """Answered questions on one topic, in the order of showing."""

    name: str
    answers: tuple[IndexAnswer, ...]


@dataclass(frozen=True, slots=True)
class IndexModel:
    """What the start page says.

    `claims_by_kind` and `findings_by_severity` are pairs (name, number) in the order of showing;
    `documents` are in the order of reading, the latest last. `version` is that of the program.
    """

    title: str
    documents: tuple[ViewDocument, ...]
    claims_by_kind: tuple[tuple[str, int], ...]
    findings_by_severity: tuple[tuple[str, int], ...]
    views: tuple[IndexFile, ...]
    answers: tuple[IndexTopic, ...]
    report: IndexFile | None
    files: tuple[IndexFile, ...]
    version: str
    failed_documents: tuple[tuple[str, str], ...] = ()


def render_index(model: IndexModel) -> str:
    """Return the start page as complete HTML, offline and without script.

    Raises:
        ViewError: a path leads out of the folder, or a number is negative.
    """
    for name, number in (*model.claims_by_kind, *model.findings_by_severity):
        if number < 0:
            raise ViewError(f"the start page cannot say {number} of {name!r}")
    sheet = style_sheet("index.css")
    template = environment().get_template("index.html.jinja")
    return template.render(
        model=model,
        policy=policy(scripts=(), styles=(sheet,)),
        style=Markup(sheet),
        views=_files(model.views),
        files=_files(model.files),
        report=_files([model.report])[0] if model.report else None,
        topics=[
            {
                "name": topic.name,
                "answers": [
                    {
                        "question": answer.question,
                        "rows": answer.rows,
                        "csv": _href(answer.csv),
                        "markdown": _href(answer.markdown) if answer.markdown else None,
                        "network": _href(answer.network) if answer.network else None,
                    }
                    for answer in topic.answers
                ],
            }
            for topic in model.answers
        ],
        claims=_bars(model.claims_by_kind),
        claim_count=sum(number for _, number in model.claims_by_kind),
        finding_count=sum(number for _, number in model.findings_by_severity),
        recent=[
            {
                "title": document.title or document.id,
                "publisher": document.publisher,
                "date": document.date,
                "url": safe_link(document.url),
            }
            for document in reversed(model.documents[-_RECENT:])
        ],
        older=max(0, len(model.documents) - _RECENT),
    )


def _files(files: Iterable[IndexFile]) -> list[dict[str, str]]:
    return [
        {
            "href": _href(file.path),
            "title": file.title,
            "description": file.description,
            "path": file.path,
        }
        for file in files
    ]


def _href(path: str) -> str:
    """Return the address of a file below the start page."""
    parts = path.split("/")
    if not _PATH.fullmatch(path) or any(part in ("", ".", "..") for part in parts):
        raise ViewError(f"{path!r} is not the path of a file below the start page")
    return quote(path)


def _bars(counts: Iterable[tuple[str, int]]) -> list[dict[str, object]]:
    """Return the counts with widths from 0 to 100 for a row of bars."""
    pairs = list(counts)
    most = max((number for _, number in pairs), default=0)
    return [
        {"name": name, "number": number, "width": round(100 * number / most, 1) if most else 0}
        for name, number in pairs
    ]
