"""Validation of data that changes: only what a change can concern is validated anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

import pyoxigraph as ox
from rdflib import OWL, RDF, RDFS, SH, Dataset, Graph
from rdflib.term import Node

from graph.validate.data import Data, Statement
from graph.validate.engine import Engine, checked_shapes, run, tell
from graph.validate.findings import Report
from graph.validate.results import Result
from graph.validate.shapes import TARGETS, Shapes
from graph.validate.targets import Targets
from graph.validate.terms import Term, to_rdflib
from graph.validate.units import Unit, units

_SUBCLASS: Final = str(RDFS.subClassOf)


class LiveValidation:
    """The findings on data, kept up to date as the data change.

    After each change the results are those that validation of all the data would give. What a
    change concerns is found by following the paths of the shapes backwards from the triples that
    changed; a change of the classes themselves has everything validated anew.
    """

    def __init__(
        self,
        data: Data | Graph | Dataset,
        shapes: Graph | Shapes | None = None,
        engine: Engine = Engine.AUTO,
    ) -> None:
        """Validate all of `data`, which is changed by `change` alone from now on.

        Raises:
            ShapesError: as `validate`.
            RdfError: a triple of the data holds another triple.
        """
        self._data: Final = Data.of(data)
        self._shapes: Final = checked_shapes(shapes)
        self._engine: Final = engine
        self._units: Final = units(self._shapes)
        self._targets = Targets(self._data, self._shapes)
        self._checked = set(self._targets.all())
        self._results = run(self._data, self._shapes, engine)

    @property
    def results(self) -> frozenset[Result]:
        """The results on the data as they are now."""
        return self._results

    def report(self, explain: bool = False) -> Report:
        """Return the findings on the data as they are now."""
        return tell(self._data, self._shapes, self._results, explain, len(self._checked))

    def change(
        self, added: Iterable[Statement] = (), removed: Iterable[Statement] = ()
    ) -> frozenset[Term]:
        """Change the data, and return the things that were validated anew.

        A triple that is both added and removed is there afterwards.

        Raises:
            RdfError: a triple holds another triple.
        """
        wanted = set(map(Data.as_held, added))
        coming = {quad for quad in wanted if not self._data.has(quad)}
        going = {quad for quad in map(Data.as_held, removed) if self._data.has(quad)} - wanted
        for quad in coming:
            self._data.add(quad)
        changed = coming | going
        by_name: dict[str | None, list[ox.Quad]] = defaultdict(list)
        for quad in changed:
            by_name[quad.predicate.value].append(quad)
        by_name[None] = list(changed)
        concerned = {unit: self._concerned(unit, by_name) for unit in self._units}
        for quad in going:
            self._data.discard(quad)
        if _SUBCLASS in by_name:
            self._targets = Targets(self._data, self._shapes)
            self._checked = set(self._targets.all())
            self._results = run(self._data, self._shapes, self._engine)
            return self._targets.all()
        return self._renew(concerned)

    def _concerned(
        self, unit: Unit, changed: Mapping[str | None, list[ox.Quad]]
    ) -> frozenset[Term] | None:
        """Return the things that a unit must look at again; None for all."""
        dependence = unit.dependence
        if not changed[None]:
            return frozenset()
        if dependence.on_all or dependence.anywhere & changed.keys():
            return None
        found: set[Term] = set()
        for footprint in dependence.footprints:
            if footprint.predicate in changed:
                found |= footprint.concerned(self._data, changed[footprint.predicate])
        return None if unit.apart and found else frozenset(found)

    def _renew(self, concerned: Mapping[Unit, frozenset[Term] | None]) -> frozenset[Term]:
        looked_at: dict[Node, set[Term]] = defaultdict(set)
        for unit, things in concerned.items():
            for root in unit.roots:
                looked_at[root] |= (
                    set(self._targets.of(root))
                    if things is None
                    else {thing for thing in things if self._targets.has(root, thing)}
                )
        kept = self._kept(concerned)
        chosen = {root: things for root, things in looked_at.items() if things}
        if chosen:
            shapes = retargeted(self._shapes, chosen)
            kept |= run(self._surroundings(concerned, chosen), shapes, self._engine)
        self._results = frozenset(kept)
        self._recount(concerned.values())
        return frozenset().union(*chosen.values())

    def _recount(self, concerned: Iterable[frozenset[Term] | None]) -> None:
        """Keep the set of the things that some shape looks at."""
        touched = set(self._targets.named)
        for things in concerned:
            if things is None:
                self._checked = set(self._targets.all())
                return
            touched |= things
        for thing in touched:
            if self._targets.counts(thing):
                self._checked.add(thing)
            else:
                self._checked.discard(thing)

    def _kept(self, concerned: Mapping[Unit, frozenset[Term] | None]) -> set[Result]:
        """Return the results that no change concerns."""
        unit_of = {shape: unit for unit in self._units for shape in unit.emitters}
        names = {
            unit: None if things is None else frozenset(map(to_rdflib, things))
            for unit, things in concerned.items()
        }
        kept = set()
        for result in self._results:
            things = names[unit_of[result.shape]]
            if things is not None and result.focus not in things:
                kept.add(result)
        return kept

    def _surroundings(
        self, concerned: Mapping[Unit, frozenset[Term] | None], chosen: Mapping[Node, set[Term]]
    ) -> Data:
        """Return the triples that the results on the chosen things rest on."""
        if any(things is None for things in concerned.values()):
            return self._data
        near = Data()
        for unit in concerned:
            things = frozenset().union(*(chosen.get(root, ()) for root in unit.roots))
            if things:
                _copy(unit, things, self._data, near)
        for quad in self._data.using(ox.NamedNode(_SUBCLASS)):
            near.add(quad)
        return near


def _copy(unit: Unit, things: frozenset[Term], data: Data, near: Data) -> None:
    for footprint in unit.dependence.footprints:
        for quad in footprint.triples(data, things):
            near.add(quad)
    for name in unit.dependence.anywhere:
        for quad in data.using(ox.NamedNode(name)):
            near.add(quad)


def retargeted(shapes: Shapes, chosen: Mapping[Node, Iterable[Term]]) -> Shapes:
    """Return shapes that look at the chosen things alone."""
    targets = {SH[name] for name in TARGETS}
    classes = {(RDF.type, RDFS.Class), (RDF.type, OWL.Class)}
    graph = Graph()
    waiting, seen = list(chosen), set[Node]()
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        for predicate, value in shapes.graph.predicate_objects(node):
            if predicate not in targets and (predicate, value) not in classes:
                graph.add((node, predicate, value))
                waiting.append(value)
    for root, things in chosen.items():
        for thing in things:
            graph.add((root, SH.targetNode, to_rdflib(thing)))
    return Shapes(graph)
