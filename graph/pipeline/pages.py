"""The pages of the output folder: the views, and the start page that leads to everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from graph.documents.model import Document
from graph.pipeline.answers import Answers, size
from graph.pipeline.summary import Summary
from graph.query.question import Question, by_topic
from graph.query.results import Answer
from graph.rdf import Store
from graph.validate import Finding
from graph.views import timeline
from graph.views.collection import network_views
from graph.views.constructed import MOST_TRIPLES, constructed
from graph.views.evidence import addresses, pages, read_evidence
from graph.views.evidence_page import render_evidence, render_evidence_index
from graph.views.index import IndexAnswer, IndexFile, IndexModel, IndexTopic, render_index
from graph.views.model import View, ViewDocument
from graph.views.render import write
from graph.views.source import Source, read_source
from graph.views.timeline import read_histories, render_timeline
from graph.views.writing import write_text

_KIND_NAMES: Final = {
    "flow": "trade flows",
    "change": "changes",
    "target": "targets",
    "share": "shares",
    "transit": "transit",
    "instrument": "instruments",
    "session": "sessions",
    "hub": "hubs",
    "access": "access to hubs",
    "link": "lines and corridors",
    "attribute": "attributes",
    "sector": "sectors",
    "organisation": "organisations",
    "person": "people",
    "cause": "causes",
    "statement": "statements",
}
#: Folder of the pages on the model, within the output folder.
MODEL_FOLDER: Final = "model"

_HOME: Final = "../index.html"
_EVIDENCE: Final = ("Evidence", "evidence.html")
_TIMELINE: Final = ("Timeline", timeline.NAME)
_GRAPH_FILES: Final = (
    IndexFile("graph.nq", "N-Quads", "The whole graph, one statement a line, canonical."),
    IndexFile("graph.ttl", "Turtle", "The same for reading."),
    IndexFile("graph.jsonld", "JSON-LD", "The same for programs that read JSON."),
    IndexFile("claims.jsonl", "Claims", "One claim a line, with its place in the document."),
    IndexFile("validation.md", "Validation as Markdown"),
    IndexFile("validation.json", "Validation as JSON"),
    IndexFile("build.json", "Summary of the build as JSON"),
)
_QUARANTINE: Final = IndexFile(
    "quarantine.jsonl", "Quarantine", "What a language model said and the text does not bear out."
)


@dataclass(frozen=True, slots=True)
class Pages:
    """The views of a build, the documents that they cite, and the names of the questions whose
    answers were drawn as networks."""

    views: tuple[View, ...]
    documents: tuple[ViewDocument, ...]
    drawn: frozenset[str] = frozenset()


def write_views(
    store: Store,
    folder: Path,
    documents: Sequence[Document],
    findings: Sequence[Finding] = (),
    answers: Answers | None = None,
) -> Pages:
    """Draw all views of a store into a new folder, and the `documents` with their passages.

    `findings` are what validation objected to; each is shown with the claim or thing it is about.
    Those of the `answers` that are triples become networks too.

    Raises:
        OutputError: a file cannot be written.
        ViewError: the store does not hold a whole build.
    """
    source = read_source(store, findings)
    evidence = pages(read_evidence(store, documents, source.documents))
    address = addresses(evidence)
    claims = tuple(
        replace(claim, href=address.get(claim.id.rpartition("/")[2], "")) for claim in source.claims
    )
    cited = replace(source, claims=claims)
    views = network_views(store, cited)
    folder.mkdir()
    siblings = [*((view.title, f"{view.slug}.html") for view in views), _TIMELINE, _EVIDENCE]
    for view in views:
        write(view, folder, siblings, home=_HOME)
    for page in evidence:
        write_text(folder / page.name, render_evidence(page, siblings, _HOME))
    if [page.name for page in evidence] != [_EVIDENCE[1]]:
        text = render_evidence_index(evidence, siblings, _HOME)
        write_text(folder / _EVIDENCE[1], text)
    histories = read_histories(store, address)
    write_text(folder / _TIMELINE[1], render_timeline(histories, siblings, _HOME))
    drawn = _answer_networks(store, cited, answers) if answers is not None else {}
    for view in drawn.values():
        write(view, folder, siblings, home=_HOME)
    return Pages(views, source.documents, frozenset(drawn))


def _answer_networks(store: Store, source: Source, answers: Answers) -> dict[str, View]:
    """Return the views of the answers that are triples, by the name of the question."""
    return {
        name: constructed(answer.triples, store, source, slug=f"query-{name}", title=question.text)
        for name, (question, answer) in answers.of.items()
        if answer.triples and len(answer.triples) <= MOST_TRIPLES
    }


def write_index(drawn: Pages, summary: Summary, answers: Answers, folder: Path) -> None:
    """Write `index.html`.

    Raises:
        OutputError: the file cannot be written.
    """
    model = IndexModel(
        title="tradegraph",
        documents=drawn.documents,
        claims_by_kind=tuple((_KIND_NAMES[k], n) for k, n in summary.claims.items()),
        findings_by_severity=tuple(summary.findings.items()),
        views=(
            *(IndexFile(f"views/{v.slug}.html", v.title, v.intro) for v in drawn.views),
            IndexFile(
                f"views/{_TIMELINE[1]}",
                _TIMELINE[0],
                "Agreements between the same parties, and how far they had come when.",
            ),
            IndexFile(
                f"views/{_EVIDENCE[1]}",
                _EVIDENCE[0],
                "The documents themselves, with every passage that a claim rests on.",
            ),
            IndexFile(
                f"{MODEL_FOLDER}/index.html",
                "The model",
                "Every term, code list, shape and question, with examples from this graph.",
            ),
        ),
        answers=_answers(answers, drawn.drawn),
        report=IndexFile(
            "validation.html",
            "Validation report",
            "What the shapes object to, and in which sentence.",
        ),
        files=_GRAPH_FILES if summary.model is None else (*_GRAPH_FILES, _QUARANTINE),
        version=_version(),
        failed_documents=summary.failures,
    )
    write_text(folder / "index.html", render_index(model))


def _answers(answers: Answers, drawn: frozenset[str]) -> tuple[IndexTopic, ...]:
    topics = by_topic(question for question, _ in answers.of.values())
    return tuple(
        IndexTopic(
            str(topic).capitalize(), tuple(_answer(q, answers.of[q.name][1], drawn) for q in those)
        )
        for topic, those in topics.items()
    )


def _answer(question: Question, answer: Answer, drawn: frozenset[str]) -> IndexAnswer:
    ending = "csv" if answer.table is not None else "ttl"
    return IndexAnswer(
        question.text,
        size(answer),
        f"answers/{question.name}.{ending}",
        f"answers/{question.name}.md",
        f"views/query-{question.name}.html" if question.name in drawn else None,
    )


def _version() -> str:
    try:
        return version("tradegraph")
    except PackageNotFoundError:
        return "not installed"
