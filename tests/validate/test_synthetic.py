"""Both engines find the defects planted in a large graph, and the same ones.

At full size, with pySHACL, this takes minutes:
`TRADEGRAPH_LARGE=1 python -m pytest tests/validate/test_synthetic.py`.
"""

from __future__ import annotations

import os
from collections import Counter

import pytest

from benchmarks.synthetic import DEFECTS, EVERY, synthetic
from graph.validate import Data
from graph.validate.fast_engine import run_fast
from graph.validate.pyshacl_engine import run_pyshacl
from graph.validate.results import Result
from graph.validate.shapes import own_checked

TGS = "https://w3id.org/tradegraph/shape/"
#: The shapes that object to each defect.
FOUND_BY = {
    "no date": ["DocumentDate-date"],
    "bounds in disorder": ["Figure-lowerToUpper", "Figure-lowerToValue"],
    "no passage": ["Claim-evidence"],
    "trade with itself": ["OtherSide"],
    "in force before signature": ["InForceBeforeSignature"],
    "hub in two countries": ["HubCountry"],
    "stop elsewhere": ["StopCountry"],
    "base period later": ["BasePeriod"],
    "offsets that do not fit": ["EvidenceLength"],
    "unknown status": ["CodeList-status", "CodeList-statusReading"],
    "another currency": ["CurrencyUnit"],
    "replaced figure": ["Superseded-superseded"],
}
LARGE = pytest.mark.skipif(
    not os.environ.get("TRADEGRAPH_LARGE"), reason="takes minutes; set TRADEGRAPH_LARGE=1"
)


def expected(planted: dict[str, int]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for name, number in planted.items():
        counts.update({f"{TGS}{shape}": number for shape in FOUND_BY[name]})
    return counts


def found(results: frozenset[Result]) -> Counter[str]:
    return Counter(str(result.shape) for result in results)


def test_every_defect_has_shapes_that_find_it() -> None:
    assert set(FOUND_BY) == {name for name, _, _ in DEFECTS}


def test_the_graph_is_the_same_in_every_run() -> None:
    assert synthetic(3_000) == synthetic(3_000)


def test_the_fast_engine_finds_what_was_planted() -> None:
    graph = synthetic(30_000)
    assert set(graph.planted) == set(FOUND_BY)
    assert found(run_fast(Data(graph.triples), own_checked())) == expected(graph.planted)


def test_both_engines_find_the_same() -> None:
    """One sound document, and one with each defect, as in the large graph."""
    graph = synthetic(2_000 * EVERY)
    data = Data(graph.triples)
    assert run_fast(data, own_checked()) == run_pyshacl(data, own_checked())


@LARGE
def test_both_engines_find_the_same_in_a_large_graph() -> None:
    graph = synthetic(100_000)
    data = Data(graph.triples)
    results = run_fast(data, own_checked())
    assert found(results) == expected(graph.planted)
    assert results == run_pyshacl(data, own_checked())
