"""The triples that are validated: held once, looked up by findings, handed to either engine."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final, Protocol

import pyoxigraph as ox
from rdflib import Dataset, Graph
from rdflib.term import Node

from graph.errors import RdfError
from graph.validate.terms import Term, comparable, to_oxigraph, to_rdflib

Triple = tuple[Node, Node, Node]
Statement = ox.Quad | ox.Triple


class Lookup(Protocol):
    """What reading about a thing needs of a graph; graphs of rdflib have it too."""

    def objects(self, subject: Node, predicate: Node, /) -> Iterable[Node]:
        """Return the values of a property of a thing."""

    def subjects(self, predicate: Node | None, value: Node, /) -> Iterable[Node]:
        """Return the things that have a value, at one property or at any."""

    def value(self, subject: Node, predicate: Node, /) -> Node | None:
        """Return one value of a property of a thing, if there is one."""

    def __contains__(self, triple: tuple[Node | None, Node | None, Node | None], /) -> bool:
        """Return whether there is such a triple; None stands for anything."""


class Data:
    """The union of the graphs of a data set, each triple once.

    Decimals that are no numbers are held as text, since comparing them would end a validation.
    Building it takes a fiftieth of the time that a graph of rdflib takes; `to_graph` makes one
    for those who need it.
    """

    def __init__(self, statements: Iterable[Statement] = ()) -> None:
        """Hold statements, without the names of their graphs.

        Raises:
            RdfError: a triple holds another triple.
        """
        self._held: Final = ox.Dataset(map(_quad, statements))

    @classmethod
    def of(cls, data: Data | Graph | Dataset) -> Data:
        """Return the triples of a graph, or of all graphs of a data set."""
        if isinstance(data, Data):
            return data
        triples: Iterable[Triple]
        triples = (quad[:3] for quad in data.quads()) if isinstance(data, Dataset) else iter(data)
        return cls(_statement(triple) for triple in triples)

    def __len__(self) -> int:
        return len(self._held)

    def statements(self) -> Iterator[ox.Quad]:
        """Yield the triples in no fixed order, as quads of the default graph."""
        return iter(self._held)

    def add(self, statement: Statement) -> None:
        """Add a triple, if it is not there.

        Raises:
            RdfError: the triple holds another triple.
        """
        self._held.add(_quad(statement))

    def discard(self, statement: Statement) -> None:
        """Remove a triple, if it is there.

        Raises:
            RdfError: the triple holds another triple.
        """
        self._held.discard(_quad(statement))

    @staticmethod
    def as_held(statement: Statement) -> ox.Quad:
        """Return a triple in the form in which it is held.

        Raises:
            RdfError: the triple holds another triple.
        """
        return _quad(statement)

    def has(self, statement: Statement) -> bool:
        """Return whether a triple is there."""
        return _quad(statement) in self._held

    def about(self, term: Term) -> Iterator[ox.Quad]:
        """Yield the triples whose subject is `term`."""
        return iter(()) if isinstance(term, ox.Literal) else self._held.quads_for_subject(term)

    def pointing_to(self, term: Term) -> Iterator[ox.Quad]:
        """Yield the triples whose object is `term`."""
        return self._held.quads_for_object(term)

    def using(self, predicate: ox.NamedNode) -> Iterator[ox.Quad]:
        """Yield the triples of one property."""
        return self._held.quads_for_predicate(predicate)

    def has_blank_nodes(self) -> bool:
        """Return whether some thing has no IRI."""
        return any(
            isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)
            for quad in self._held
        )

    def objects(self, subject: Node, predicate: Node, /) -> Iterator[Node]:
        """Yield the values of a property of a thing."""
        name = to_oxigraph(predicate)
        for quad in self.about(to_oxigraph(subject)):
            if quad.predicate == name:
                yield to_rdflib(quad.object)

    def subjects(self, predicate: Node | None, value: Node, /) -> Iterator[Node]:
        """Yield the things that have a value, at one property or at any."""
        name = None if predicate is None else to_oxigraph(predicate)
        for quad in self.pointing_to(to_oxigraph(value)):
            if name is None or quad.predicate == name:
                yield to_rdflib(quad.subject)

    def value(self, subject: Node, predicate: Node, /) -> Node | None:
        """Return one value of a property of a thing, the same in every run."""
        return min(self.objects(subject, predicate), default=None, key=str)

    def __contains__(self, triple: tuple[Node | None, Node | None, Node | None], /) -> bool:
        subject, predicate, value = (None if part is None else to_oxigraph(part) for part in triple)
        if subject is not None:
            found = self.about(subject)
        elif value is not None:
            found = self.pointing_to(value)
        elif isinstance(predicate, ox.NamedNode):
            found = self.using(predicate)
        else:
            found = iter(self._held)
        return any(
            (predicate is None or quad.predicate == predicate)
            and (value is None or quad.object == value)
            for quad in found
        )

    def to_graph(self, graph: Graph | None = None) -> Graph:
        """Return the triples as a graph of rdflib, added to `graph` if one is given."""
        filled = Graph() if graph is None else graph
        with _quiet():
            for quad in self._held:
                filled.add(
                    (to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object))
                )
        return filled

    def to_ntriples(self) -> bytes:
        """Return the triples as N-Triples, in no fixed order."""
        content = ox.serialize((quad.triple for quad in self._held), format=ox.RdfFormat.N_TRIPLES)
        return content or b""


class Together:
    """Several graphs looked up as one, without copying them."""

    def __init__(self, *parts: Lookup) -> None:
        self._parts: Final = parts

    def objects(self, subject: Node, predicate: Node, /) -> Iterator[Node]:
        """Yield the values of a property of a thing, each once."""
        yield from _once(part.objects(subject, predicate) for part in self._parts)

    def subjects(self, predicate: Node | None, value: Node, /) -> Iterator[Node]:
        """Yield the things that have a value, at one property or at any, each once."""
        yield from _once(part.subjects(predicate, value) for part in self._parts)

    def value(self, subject: Node, predicate: Node, /) -> Node | None:
        """Return one value of a property of a thing, the same in every run."""
        return min(self.objects(subject, predicate), default=None, key=str)

    def __contains__(self, triple: tuple[Node | None, Node | None, Node | None], /) -> bool:
        return any(triple in part for part in self._parts)


def _once(rows: Iterable[Iterable[Node]]) -> Iterator[Node]:
    seen: set[Node] = set()
    for row in rows:
        for node in row:
            if node not in seen:
                seen.add(node)
                yield node


def _statement(triple: Triple) -> ox.Quad:
    subject, predicate, value = map(to_oxigraph, triple)
    if isinstance(subject, ox.Literal) or not isinstance(predicate, ox.NamedNode):
        raise RdfError(f"{triple} is not a triple of RDF; a text has no properties")
    return ox.Quad(subject, predicate, value)


def _quad(statement: Statement) -> ox.Quad:
    value = statement.object
    if isinstance(value, ox.Literal):
        value = comparable(value)
    elif isinstance(value, ox.Triple) or isinstance(statement.subject, ox.Triple):
        raise RdfError("a triple inside a triple is not supported; state it on its own")
    return ox.Quad(statement.subject, statement.predicate, value)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib from logging a traceback for every ill-formed number; the shapes report them."""
    logger = logging.getLogger("rdflib.term")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before
