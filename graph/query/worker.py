"""The child process of `graph.query.isolate`: one job in, one answer out."""

from __future__ import annotations

import json
import sys
from itertools import islice
from pathlib import Path
from typing import Final

import pyoxigraph as ox

SOLUTIONS: Final = "solutions"
GRAPH: Final = "graph"
FAILED: Final = "failed"


def main() -> None:
    """Read a job as JSON from standard input and write the answer to standard output."""
    job = json.load(sys.stdin)
    _limit(int(job["memory"]), float(job["seconds"]))
    kind, body = answer(Path(job["data"]), job["query"], int(job["rows"]))
    sys.stdout.buffer.write(kind.encode() + b"\n" + body)


def answer(data: Path, query: str, rows: int) -> tuple[str, bytes]:
    """Run a query over an N-Quads file; return the kind of answer and its serialised body."""
    store = ox.Store()
    try:
        store.bulk_load(path=str(data), format=ox.RdfFormat.N_QUADS)
        result = store.query(query, use_default_graph_as_union=True)
        if isinstance(result, ox.QueryTriples):
            triples = list(islice(result, rows + 1))
            if len(triples) > rows:
                return FAILED, f"the answer has more than {rows} triples; add a LIMIT".encode()
            return GRAPH, ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
        body = result.serialize(format=ox.QueryResultsFormat.JSON) or b""
    except SyntaxError as error:
        return FAILED, f"the query cannot be read: {error}".encode()
    except OSError as error:
        return FAILED, f"the graph cannot be read: {error}".encode()
    if body.count(b"\n") > rows or len(body) > 400 * rows:
        return FAILED, f"the answer has more than {rows} rows; add a LIMIT".encode()
    return SOLUTIONS, body


def _limit(memory: int, seconds: float) -> None:
    """Bound this process, where the system knows how."""
    try:
        import resource
    except ImportError:  # not on Windows; the parent's time limit stands
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    cpu = max(1, int(seconds) + 1)
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
