"""Which things the shapes look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from rdflib import RDF, RDFS, SH
from rdflib.term import Node

from graph.validate.data import Data
from graph.validate.shapes import Shapes, vocabulary_data
from graph.validate.terms import Term, to_oxigraph

_TYPE = ox.NamedNode(str(RDF.type))
_NARROWER = ox.NamedNode(str(RDFS.subClassOf))


class Targets:
    """The things that each shape looks at in `data`, told by its targets.

    The classes of the ontology and of the data itself count with all narrower ones. Changes of
    `data` are seen, except for those of `rdfs:subClassOf`.
    """

    def __init__(self, data: Data, shapes: Shapes) -> None:
        self._data = data
        self._classes: dict[Node, frozenset[Term]] = {}
        self._subjects: dict[Node, frozenset[ox.NamedNode]] = {}
        self._objects: dict[Node, frozenset[ox.NamedNode]] = {}
        self._nodes: dict[Node, frozenset[Term]] = {}
        self.roots = shapes.roots()
        for root in self.roots:
            wide = set(shapes.graph.objects(root, SH.targetClass))
            if shapes.is_class(root):
                wide.add(root)
            self._classes[root] = narrower(data, wide)
            self._nodes[root] = _terms(shapes.graph.objects(root, SH.targetNode))
            self._subjects[root] = _names(shapes.graph.objects(root, SH.targetSubjectsOf))
            self._objects[root] = _names(shapes.graph.objects(root, SH.targetObjectsOf))
        #: The things that shapes name.
        self.named: frozenset[Term] = frozenset().union(*self._nodes.values())

    def of(self, root: Node) -> Iterator[Term]:
        """Yield the things that a shape looks at, some more than once."""
        for wide in self._classes[root]:
            for quad in self._data.pointing_to(wide):
                if quad.predicate == _TYPE:
                    yield quad.subject
        for name in self._subjects[root]:
            yield from (quad.subject for quad in self._data.using(name))
        for name in self._objects[root]:
            yield from (quad.object for quad in self._data.using(name))
        yield from self._nodes[root]

    def has(self, root: Node, thing: Term) -> bool:
        """Return whether a shape looks at a thing."""
        if thing in self._nodes[root]:
            return True
        classes, subjects, objects = (
            self._classes[root],
            self._subjects[root],
            self._objects[root],
        )
        return (
            bool(classes or subjects)
            and any(
                quad.predicate in subjects or (quad.predicate == _TYPE and quad.object in classes)
                for quad in self._data.about(thing)
            )
        ) or (
            bool(objects)
            and any(quad.predicate in objects for quad in self._data.pointing_to(thing))
        )

    def all(self) -> frozenset[Term]:
        """Return every thing of the data that some shape looks at.

        A node that a shape names counts only where the data speaks of it.
        """
        found = {thing for root in self.roots for thing in self.of(root)}
        return frozenset(thing for thing in found if self._is_spoken_of(thing))

    def counts(self, thing: Term) -> bool:
        """Return whether `all` has a thing."""
        return self._is_spoken_of(thing) and any(self.has(root, thing) for root in self.roots)

    def _is_spoken_of(self, thing: Term) -> bool:
        return (
            thing not in self.named
            or any(self._data.about(thing))
            or any(self._data.pointing_to(thing))
        )


def narrower(data: Data, classes: Iterable[Node]) -> frozenset[Term]:
    """Return classes with all that are narrower by the ontology or the data."""
    found: set[Term] = set()
    waiting: list[Term] = [to_oxigraph(wide) for wide in classes]
    while waiting:
        wide = waiting.pop()
        if wide in found:
            continue
        found.add(wide)
        for part in (data, vocabulary_data()):
            waiting += [
                quad.subject for quad in part.pointing_to(wide) if quad.predicate == _NARROWER
            ]
    return frozenset(found)


def _terms(nodes: Iterable[Node]) -> frozenset[Term]:
    return frozenset(map(to_oxigraph, nodes))


def _names(nodes: Iterable[Node]) -> frozenset[ox.NamedNode]:
    terms = _terms(nodes)
    return frozenset(term for term in terms if isinstance(term, ox.NamedNode))
