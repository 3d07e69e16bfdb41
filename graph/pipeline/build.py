"""From documents to the whole output folder."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graph.claims import Claim
from graph.claims.format import to_json_lines
from graph.documents.model import Document
from graph.documents.read import Failure, read_all
from graph.errors import DocumentError, OutputError
from graph.llm import ModelReadings, Reader, quarantine_lines, read_with_model, reading_triples
from graph.pipeline.answers import answer_all, write_answers
from graph.pipeline.extraction import extract_all
from graph.pipeline.locations import CLAIMS_FILE, DEFAULT_REVIEWS, GRAPH_FILE, QUARANTINE_FILE
from graph.pipeline.pages import MODEL_FOLDER, write_index, write_views
from graph.pipeline.summary import (
    Summary,
    collect_notes,
    count_claims,
    count_readings,
    describe_failures,
    review_notes,
)
from graph.pipeline.swap import MARKER, replacing
from graph.progress import Progress
from graph.rdf import GRAPH_READINGS, GRAPH_REVIEW, Store, to_json_ld, to_nquads, to_turtle
from graph.reason import Knowledge, build_knowledge
from graph.reference import load_reference
from graph.review import Outcome, apply_reviews, read_reviews, review_triples
from graph.validate import Data, Report, Severity, to_html, to_json, to_markdown, validate
from graph.views.handbook import write_handbook


@dataclass(frozen=True, slots=True)
class Build:
    """What the documents give, before anything is written.

    Attributes:
        documents: the documents that could be read, by name.
        failures: those that could not.
        claims: the claims of each document, by its name.
        reviews: what became of each decision of a person on a claim.
        knowledge: entities, derived facts and all graphs.
        readings: what a language model made of the documents, if one was asked.
    """

    documents: tuple[Document, ...]
    failures: tuple[Failure, ...]
    claims: Mapping[str, tuple[Claim, ...]]
    reviews: tuple[Outcome, ...]
    knowledge: Knowledge
    readings: ModelReadings | None = None


def build_graph(
    paths: Sequence[Path],
    progress: Progress,
    reviews: Path = DEFAULT_REVIEWS,
    reader: Reader | None = None,
) -> Build:
    """Read documents, take their claims, follow the reviews, and build all graphs.

    `reviews` is the folder of review files; it need not exist. `reader` is a language model that
    reads the documents as well; without one nothing is sent anywhere.

    Raises:
        DocumentError: no document at all could be read.
        ClaimFormatError: a review file has a line that is no decision.
        LanguageModelError: the language model cannot be used at all.
    """
    progress("reading", 0, 0)
    documents, failures = read_all(paths)
    if not documents:
        reasons = "; ".join(f"{failure.path}: {failure.reason}" for failure in failures)
        raise DocumentError(reasons or "there are no documents; name files or folders with some")
    extraction = extract_all(documents, progress)
    failures += extraction.failures
    readings = None
    if reader is not None:
        readings = read_with_model(documents, extraction.claims, reader, progress)
    read = extraction.claims if readings is None else readings.claims
    claims, outcomes = follow_reviews(documents, read, reviews)
    progress("building the graph", 0, 0)
    knowledge = build_knowledge(documents, claims, load_reference())
    digests = {document.name: document.sha256 for document in documents}
    dataset = knowledge.dataset.with_graph(GRAPH_REVIEW, review_triples(outcomes, digests))
    if readings is not None:
        standing = {keyed.key for keyed in knowledge.resolution.claims}
        dataset = dataset.with_graph(GRAPH_READINGS, reading_triples(readings.readings, standing))
    reviewed = replace(knowledge, dataset=dataset)
    return Build(tuple(documents), tuple(failures), claims, outcomes, reviewed, readings)


def follow_reviews(
    documents: Sequence[Document], claims: Mapping[str, tuple[Claim, ...]], folder: Path
) -> tuple[dict[str, tuple[Claim, ...]], tuple[Outcome, ...]]:
    """Return the claims after review, by document, and what became of each decision.

    Raises:
        ClaimFormatError: a review file has a line that is no decision.
    """
    decisions = read_reviews(folder, (document.name for document in documents))
    standing = dict(claims)
    outcomes: list[Outcome] = []
    for document in documents:
        if document.name in decisions:
            done = apply_reviews(document, claims[document.name], decisions[document.name])
            standing[document.name] = done.claims
            outcomes += done.outcomes
    return standing, tuple(outcomes)


def build_output(
    paths: Sequence[Path],
    out: Path,
    progress: Progress,
    reviews: Path = DEFAULT_REVIEWS,
    reader: Reader | None = None,
) -> Summary:
    """Do the whole job: build the graph and put everything into `out` in one step.

    Raises:
        DocumentError: no document at all could be read.
        LanguageModelError: the language model cannot be used at all.
        OutputError: `out` cannot be written, or holds files that are not ours.
    """
    with replacing(out) as folder:
        build = build_graph(paths, progress, reviews, reader)
        return write_output(build, folder, progress)


def write_output(build: Build, folder: Path, progress: Progress) -> Summary:
    """Write all results into an existing, empty folder.

    Raises:
        OutputError: a file cannot be written.
    """
    dataset = build.knowledge.dataset
    progress("writing the graph", 0, 0)
    nquads = to_nquads(dataset.quads())
    try:
        (folder / GRAPH_FILE).write_bytes(nquads)
        (folder / "graph.ttl").write_bytes(to_turtle(dataset))
        (folder / "graph.jsonld").write_bytes(to_json_ld(dataset))
        found = [claim for name in sorted(build.claims) for claim in build.claims[name]]
        _write(folder / CLAIMS_FILE, to_json_lines(found))
        if build.readings is not None:
            _write(folder / QUARANTINE_FILE, quarantine_lines(build.readings.quarantine))
        progress("validating", 0, 0)
        report = validate(Data(dataset.quads()))
        for suffix, text in (
            ("html", to_html(report)),
            ("md", to_markdown(report)),
            ("json", to_json(report)),
        ):
            _write(folder / f"validation.{suffix}", text)
        progress("answering questions", 0, 0)
        store = Store.memory(dataset.quads())
        answers = answer_all(store)
        write_answers(answers, folder / "answers")
        progress("drawing views", 0, 0)
        pages = write_views(store, folder / "views", build.documents, report.findings, answers)
        write_handbook(store, folder / MODEL_FOLDER, home="../index.html")
        views = tuple(f"views/{view.slug}.html" for view in pages.views)
        summary = _summarise(build, report, answers.counts(), views)
        write_index(pages, summary, answers, folder)
        body = json.dumps(summary.to_dict(), ensure_ascii=False, indent=2)
        _write(folder / MARKER, body + "\n")
    except OSError as error:
        raise OutputError(f"{folder.name} cannot be written: {error.strerror}") from error
    return summary


def _summarise(
    build: Build, report: Report, answers: Mapping[str, int], views: tuple[str, ...]
) -> Summary:
    return Summary(
        documents=tuple(document.name for document in build.documents),
        failures=describe_failures(build.failures),
        notes=(*collect_notes(build.documents), *review_notes(build.reviews)),
        claims=count_claims(build.claims),
        findings={severity.value: report.count(severity) for severity in Severity},
        triples=len(build.knowledge.dataset),
        answers=answers,
        views=views,
        model=None if build.readings is None else count_readings(build.readings),
    )


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))
