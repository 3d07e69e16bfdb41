"""The store that holds the graphs and answers SPARQL, in memory or on disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

import pyoxigraph as ox

from graph.errors import OutputError, QueryError, RdfError
from graph.rdf.namespaces import PREFIXES

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Solutions:
    """The answer to a SELECT: names of the columns, and a term or None for each in each row."""

    variables: tuple[str, ...]
    rows: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to a CONSTRUCT or DESCRIBE, sorted."""

    triples: tuple[ox.Triple, ...]


class Store:
    """Named graphs behind the few operations that the rest of the program needs.

    Queries see the union of the graphs as the default graph; it holds no triple twice as long as
    none stands in two graphs. One process may write at a time. The engine keeps values: all kinds
    of integers come back as `xsd:integer`, all else as it was written here.
    """

    def __init__(self, native: ox.Store) -> None:
        self._native: Final = native

    @classmethod
    def memory(cls, quads: Iterable[ox.Quad] = ()) -> Store:
        """Return a store in memory that holds `quads`."""
        native = ox.Store()
        native.bulk_extend(quads)
        return cls(native)

    @classmethod
    def open(cls, path: Path) -> Store:
        """Open the store in the folder `path`; an empty one is made if there is none.

        Raises:
            OutputError: the folder cannot be used, or another process has it open.
        """
        try:
            return cls(ox.Store(str(path)))
        except OSError as error:
            raise OutputError(f"{path} cannot be opened as a store: {error}") from error

    @classmethod
    def create(cls, path: Path, source: Path | bytes) -> Store:
        """Make a store in the folder `path` from N-Quads, in place of the one that may be there.

        It is loaded in a fresh folder beside and renamed when complete, so that a load that is
        killed leaves the old store as it was.

        Raises:
            RdfError: `source` is not N-Quads.
            OutputError: the folder cannot be written.
        """
        path = path.absolute()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = Path(mkdtemp(prefix=f".{path.name}.", suffix=".loading", dir=path.parent))
        except OSError as error:
            raise OutputError(f"{path.parent} cannot be written: {error}") from error
        try:
            native = ox.Store(str(fresh))
            _load(native.bulk_load, source)
            native.flush()
            # The files must be closed before the folder moves.
            del native
            _put_in_place(fresh, path)
        except OSError as error:
            raise OutputError(f"{path} cannot be written: {error}") from error
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
        return cls.open(path)

    def load_nquads(self, source: Path | bytes) -> None:
        """Add the statements of an N-Quads file or text; all of them or, on error, none.

        Raises:
            RdfError: `source` is not N-Quads.
        """
        _load(self._native.load, source)

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add statements; all of them or, on error, none."""
        self._native.extend(quads)

    def replace_graph(self, graph: ox.NamedNode, triples: Iterable[ox.Triple]) -> None:
        """Make a graph hold just `triples`, in one step; without any it is gone."""
        lines = "".join(f"{t.subject} {t.predicate} {t.object} .\n" for t in triples)
        insert = f"INSERT DATA {{ GRAPH {graph} {{\n{lines}}} }}" if lines else ""
        self._native.update(f"DROP SILENT GRAPH {graph} ;\n{insert}")

    def query(self, sparql: str) -> Solutions | Triples | bool:
        """Answer a query; the prefixes of `PREFIXES` need not be declared.

        Raises:
            QueryError: the query is malformed.
        """
        try:
            answer = self._native.query(
                sparql, prefixes=dict(PREFIXES), use_default_graph_as_union=True
            )
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"the query cannot be read: {error}") from error
        if isinstance(answer, ox.QuerySolutions):
            variables = tuple(variable.value for variable in answer.variables)
            return Solutions(variables, tuple(tuple(solution) for solution in answer))
        if isinstance(answer, ox.QueryTriples):
            return Triples(tuple(sorted(set(answer), key=str)))
        return bool(answer)

    def select(self, sparql: str) -> Solutions:
        """Answer a SELECT query.

        Raises:
            QueryError: the query is malformed or of another kind.
        """
        answer = self.query(sparql)
        if not isinstance(answer, Solutions):
            raise QueryError("a SELECT query was expected")
        return answer

    def graphs(self) -> tuple[ox.NamedNode, ...]:
        """Return the names of the graphs, sorted."""
        names = [name for name in self._native.named_graphs() if isinstance(name, ox.NamedNode)]
        return tuple(sorted(names, key=str))

    def quads(self, graph: ox.NamedNode | None = None) -> Iterator[ox.Quad]:
        """Yield the statements of one graph, or of all."""
        return iter(self._native.quads_for_pattern(None, None, None, graph))

    def count(self) -> int:
        """Return the number of statements."""
        return len(self._native)


def _load(load: Callable[..., None], source: Path | bytes) -> None:
    where = "the N-Quads given" if isinstance(source, bytes) else str(source)
    try:
        if isinstance(source, bytes):
            load(source, format=ox.RdfFormat.N_QUADS)
        else:
            load(path=str(source), format=ox.RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise RdfError(f"{where} cannot be read as N-Quads: {error}") from error
    except FileNotFoundError as error:
        raise RdfError(f"{where} does not exist") from error


def _put_in_place(fresh: Path, path: Path) -> None:
    """Rename a folder to `path`; what is there goes away only when the new one stands."""
    if not path.exists():
        os.replace(fresh, path)  # noqa: PTH105
        return
    old = Path(mkdtemp(prefix=f".{path.name}.", suffix=".old", dir=path.parent))
    os.replace(path, old / "store")  # noqa: PTH105
    try:
        os.replace(fresh, path)  # noqa: PTH105
    except OSError:
        os.replace(old / "store", path)  # noqa: PTH105
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
