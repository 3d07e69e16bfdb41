"""Run a stranger's query in a child process that can be stopped.

A blocking query cannot be interrupted from its own process. The child gets the data as a file, a
limit of processor time and memory, and no more than the query; the parent kills it at the time
limit.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from graph.errors import QueryError, QueryTimeoutError
from graph.query.gate import check
from graph.query.results import Answer, from_oxigraph
from graph.query.worker import FAILED, GRAPH, SOLUTIONS
from graph.rdf.namespaces import PREFIXES

_ROOT: Final = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may use: wall-clock seconds, bytes of memory, rows of its answer."""

    seconds: float = 30.0
    memory: int = 4 * 2**30
    rows: int = 1_000_000


def prefix_block() -> str:
    """Return the declarations of all known prefixes, one a line."""
    return "".join(f"PREFIX {name}: <{base}>\n" for name, base in PREFIXES.items())


def run_isolated_on(data: bytes, query: str, limits: Limits | None = None) -> Answer:
    """Run a checked query over N-Quads held in memory; otherwise as `run_isolated`.

    Raises:
        QueryError: the query is not allowed, cannot be read, or asks for too much.
        QueryTimeoutError: it ran longer than `limits.seconds`.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.nq"
        path.write_bytes(data)
        return run_isolated(path, query, limits)


def run_isolated(data: Path, query: str, limits: Limits | None = None) -> Answer:
    """Run a checked query over an N-Quads file in a child process.

    Raises:
        QueryError: the query is not allowed, cannot be read, or asks for too much.
        QueryTimeoutError: it ran longer than `limits.seconds`.
    """
    limits = limits or Limits()
    check(query, prefix_block())
    job = {"data": str(data), "query": prefix_block() + query, **asdict(limits)}
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
    try:
        done = subprocess.run(
            [sys.executable, "-c", "from graph.query.worker import main; main()"],
            input=json.dumps(job).encode(),
            capture_output=True,
            timeout=limits.seconds,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise QueryTimeoutError(
            f"the query ran longer than {limits.seconds:g} seconds and was stopped; "
            "narrow it or raise --timeout"
        ) from error
    kind, _, body = done.stdout.partition(b"\n")
    word = kind.decode("ascii", "replace")
    if word == FAILED:
        raise QueryError(body.decode("utf-8"))
    if word == SOLUTIONS:
        return from_oxigraph(ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON))
    if word == GRAPH:
        quads = ox.parse(body, format=ox.RdfFormat.N_TRIPLES)
        return Answer(triples=tuple(quad.triple for quad in quads))
    raise QueryError("the query needed more memory or processor time than it may use and was ended")
