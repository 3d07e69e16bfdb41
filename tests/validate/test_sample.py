"""The graphs that the project builds are what its own shapes ask for."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import pytest

from graph.validate import Report, Severity, as_graph, to_html, validate
from tests.rdf.sample import sample_dataset


@pytest.fixture(scope="module")
def report() -> Report:
    return validate(as_graph(chain.from_iterable(sample_dataset().graphs.values())))


def test_the_sample_has_no_violation(report: Report) -> None:
    assert [f.message for f in report.findings if f.severity is Severity.VIOLATION] == []


def test_what_is_odd_in_the_sample_is_found(report: Report) -> None:
    found = Counter(finding.shape for finding in report.findings)
    assert found == {
        "tgs:Disagreeing-comment": 1,
        "tgs:DocumentDate-date": 1,
        "tgs:Superseded-superseded": 1,
    }


def test_a_disagreement_shows_both_sentences(report: Report) -> None:
    (finding,) = [f for f in report.findings if f.shape == "tgs:Disagreeing-comment"]
    assert {passage.file for passage in finding.passages} == {"courier.txt", "herald.txt"}
    assert all(
        passage.text in to_html(report).replace("&#39;", "'") for passage in finding.passages
    )
