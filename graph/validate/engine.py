"""Run SHACL over a graph and tell its results as findings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import Final

from rdflib import Dataset, Graph, Literal

from graph.errors import UnsupportedShapesError
from graph.validate.data import Data, Together
from graph.validate.describe import Describer
from graph.validate.explain import Explainer
from graph.validate.fast_engine import is_installed, run_fast
from graph.validate.findings import Report
from graph.validate.pyshacl_engine import run_pyshacl
from graph.validate.results import Result
from graph.validate.shapes import Shapes, own_checked, vocabulary_data
from graph.validate.targets import Targets
from graph.validate.wording import Words

Run = Callable[[Data, Shapes], frozenset[Result]]

#: From how many triples on the fast engine is used, if it is installed. Below, pySHACL takes
#: less than about two seconds.
FAST_FROM: Final = 20_000


class Engine(StrEnum):
    """What validates: pySHACL, pyshifty, or by the size of the data the one or the other."""

    AUTO = "auto"
    PYSHACL = "pyshacl"
    FAST = "fast"


def validate(
    data: Data | Graph | Dataset,
    shapes: Graph | Shapes | None = None,
    *,
    engine: Engine = Engine.AUTO,
    explain: bool = False,
) -> Report:
    """Check a graph, or the union of a data set's graphs, against shapes.

    The ontology and the code lists take part, so that data need not carry them; the data itself
    is not changed. Nothing is inferred beyond subclasses, nothing is fetched.

    Args:
        data: what to check. Read files with `load_data`; shapes come from `load_rdf`.
        shapes: the shapes to use in place of those of tradegraph.
        engine: what validates; both give the same findings.
        explain: whether findings of shapes made of others say why each branch is not met.

    Raises:
        ShapesError: the shapes import something, reach beyond the data, use a feature that is
            not supported, or are not valid SHACL; or the engine asked for is not installed.
        RdfError: a triple of the data holds another triple.
    """
    held = Data.of(data)
    used = checked_shapes(shapes)
    return tell(held, used, run(held, used, engine), explain)


def checked_shapes(shapes: Graph | Shapes | None) -> Shapes:
    """Return shapes ready for use, those of tradegraph if none are given.

    Raises:
        ShapesError: they cannot be used.
    """
    if shapes is None:
        return own_checked()
    return shapes if isinstance(shapes, Shapes) else Shapes.of(shapes)


def run(data: Data, shapes: Shapes, engine: Engine) -> frozenset[Result]:
    """Return the results of the engine that is asked for, or that suits the size of the data.

    Results of shapes that have no message have one in plain words.

    Raises:
        ShapesError: the engine is not installed, or cannot use the shapes.
    """
    words = Words(shapes, Together(data, vocabulary_data(), shapes.graph))
    return frozenset(_worded(words, result) for result in _engine_for(data, engine)(data, shapes))


def _engine_for(data: Data, engine: Engine) -> Run:
    if engine is Engine.AUTO and len(data) >= FAST_FROM and is_installed():
        return _fast_if_supported
    return run_fast if engine is Engine.FAST else run_pyshacl


def _fast_if_supported(data: Data, shapes: Shapes) -> frozenset[Result]:
    try:
        return run_fast(data, shapes)
    except UnsupportedShapesError:
        return run_pyshacl(data, shapes)


def _worded(words: Words, result: Result) -> Result:
    if result.messages:
        return result
    return replace(result, messages=(Literal(words.message(result), lang="en"),))


def tell(
    data: Data,
    shapes: Shapes,
    results: frozenset[Result],
    explain: bool = False,
    checked: int | None = None,
) -> Report:
    """Return the report on results over `data`; `checked` is how many things were looked at."""
    describer = Describer(data, shapes)
    told = {result: describer.finding(result) for result in results}
    if explain:
        explainer = Explainer(data, shapes, describer)
        told = {result: explainer.explained(finding, result) for result, finding in told.items()}
    number = len(Targets(data, shapes).all()) if checked is None else checked
    return Report.of(told.values(), len(data), number, results)
