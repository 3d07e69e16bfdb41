"""The Python interface: `from graph import TradeGraph`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

from graph.claims import Claim
from graph.documents.model import Document
from graph.documents.read import Failure
from graph.errors import QueryError, UsageError
from graph.exchange.export import NetworkFormat, format_of, write_network
from graph.exchange.network import network_of
from graph.pipeline.build import Build, build_graph, write_output
from graph.pipeline.summary import Summary
from graph.pipeline.swap import replacing
from graph.progress import silent
from graph.query.isolate import Limits, run_isolated_on
from graph.query.parameters import bind
from graph.query.question import find_question, library
from graph.query.results import Answer, Table, to_pandas
from graph.query.run import run_on
from graph.rdf import PREFIXES, Dataset, Store, to_json_ld, to_nquads, to_turtle
from graph.reference import load_reference
from graph.validate import Data, Report, validate

if TYPE_CHECKING:
    import pandas as pd

    from graph.exchange.network import ExchangeGraph
    from graph.views.model import View
    from graph.views.notebook import NetworkPage

_ENDINGS = {".nq": "nquads", ".ttl": "turtle", ".jsonld": "json-ld"}


class TradeGraph:
    """A graph built from documents, to ask, validate, view and export.

    Build it with `TradeGraph.from_documents`. It is immutable: other documents make another
    graph.
    """

    def __init__(self, build: Build) -> None:
        self._build = build
        self._store = Store.memory(build.knowledge.dataset.quads())

    @classmethod
    def from_documents(cls, *paths: str | Path) -> Self:
        """Read files and folders of text, Markdown or HTML and build their graph.

        A file that cannot be read is left out and listed in `failures`.

        Raises:
            DocumentError: no document at all could be read.
        """
        return cls(build_graph([Path(path) for path in paths], silent))

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents, by name."""
        return self._build.documents

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The files that could not be read, with the reason."""
        return self._build.failures

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, document by document."""
        return tuple(
            claim for name in sorted(self._build.claims) for claim in self._build.claims[name]
        )

    @property
    def dataset(self) -> Dataset:
        """All named graphs with their triples."""
        return self._build.knowledge.dataset

    @staticmethod
    def questions() -> dict[str, str]:
        """Return the questions of the library: name and text."""
        return {name: question.text for name, question in library().items()}

    def query(self, name: str, params: Mapping[str, str] | None = None) -> pd.DataFrame:
        """Ask a question of the library, such as `query("flows", {"reporter": "PK"})`.

        Raises:
            QueryError: there is no such question or parameter, or a value does not fit.
        """
        text = bind(find_question(name), params or {}, load_reference())
        return _frame(run_on(self._store, text))

    def sparql(self, query: str, *, seconds: float = 30.0) -> pd.DataFrame:
        """Run any SELECT, in a process of its own that is stopped after `seconds`.

        Known prefixes need not be declared.

        Raises:
            QueryError: the query cannot be read, is not a SELECT, or is not allowed.
            QueryTimeoutError: it took longer than `seconds`.
        """
        data = to_nquads(self.dataset.quads())
        return _frame(run_isolated_on(data, query, Limits(seconds=seconds)))

    def validate(self) -> Report:
        """Validate the graph against the shipped shapes."""
        return validate(Data(self.dataset.quads()))

    def view(self, slug: str = "cooperation", *, country: str | None = None) -> NetworkPage:
        """Return a network page, which a notebook shows and `save` writes to a file.

        `slug` is "partnerships", "trade", "cooperation", "agreements" or "hubs-and-lines"; with a
        `country`, by ISO code or name, only what is about it is shown.

        Raises:
            ViewError: there is no view of that name, or no document is about the country.
            QueryError: there is no such country.
        """
        from graph.views.notebook import NetworkPage

        return NetworkPage(self._view(slug, country))

    def network(self, slug: str = "cooperation", *, country: str | None = None) -> ExchangeGraph:
        """Return a view as a `networkx.MultiDiGraph`, for algorithms and for other tools.

        The attributes are those of `graph.exchange.network`, see docs/export.md; the parameters
        and errors are those of `view`.
        """
        return network_of(self._view(slug, country))

    def _view(self, slug: str, country: str | None) -> View:
        from graph.views.collection import select_view

        return select_view(self._store, slug, country)

    def view_query(self, query: str, *, title: str = "Query", seconds: float = 30.0) -> NetworkPage:
        """Return what a CONSTRUCT or DESCRIBE gives as a network page; it runs as in `sparql`.

        Raises:
            QueryError: the query cannot be read, gives no triples, or is not allowed.
            QueryTimeoutError: it took longer than `seconds`.
            ViewError: there is nothing to draw, or too much.
        """
        from graph.views.constructed import constructed
        from graph.views.notebook import NetworkPage
        from graph.views.source import read_source

        data = to_nquads(self.dataset.quads())
        answer = run_isolated_on(data, query, Limits(seconds=seconds))
        if answer.triples is None:
            raise QueryError("only CONSTRUCT and DESCRIBE give triples to draw")
        source = read_source(self._store)
        return NetworkPage(
            constructed(answer.triples, self._store, source, slug="query", title=title)
        )

    def export(
        self,
        path: str | Path,
        form: Literal["nquads", "turtle", "json-ld", "graphml", "gexf", "cytoscape", "neo4j"]
        | None = None,
    ) -> Path:
        """Write the graph to a file; without `form` its ending decides.

        The whole graph goes to .nq, .ttl and .jsonld; its cooperation network to .graphml, .gexf
        and .cyjs, and to a folder for "neo4j". For another network or a part of it see
        `graph.exchange.export.write_network`.

        Raises:
            UsageError: neither tells the form.
            OutputError: the file cannot be written.
        """
        target = Path(path)
        chosen = form or _ENDINGS.get(target.suffix)
        if chosen == "nquads":
            target.write_bytes(to_nquads(self.dataset.quads()))
        elif chosen == "turtle":
            target.write_bytes(to_turtle(self.dataset))
        elif chosen == "json-ld":
            target.write_bytes(to_json_ld(self.dataset))
        else:
            network_form = NetworkFormat(chosen) if chosen else format_of(target, _ENDINGS)
            write_network(self.network(), network_form, target)
        return target

    def write(self, out: str | Path) -> Summary:
        """Write everything that `tradegraph build` writes into a folder, in one step.

        Raises:
            OutputError: the folder cannot be written, or holds files that are not ours.
        """
        with replacing(Path(out)) as folder:
            return write_output(self._build, folder, silent)


def _frame(answer: Answer) -> pd.DataFrame:
    if answer.table is None:
        raise UsageError("only SELECT gives a table; use export for triples")
    table: Table = answer.table
    return to_pandas(table, PREFIXES)
