"""Shapes that are validated anew together, with all that their results rest on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Final

from rdflib import RDF, SH, Literal
from rdflib.term import Node

from graph.validate.footprints import ON_ALL, Dependence, Footprint, Prefix, of_path
from graph.validate.queries import prepared, query_text
from graph.validate.query_footprints import query_dependence
from graph.validate.shapes import LOGICAL, NESTED, Shapes

_COMPARED: Final = (SH.equals, SH.disjoint, SH.lessThan, SH.lessThanOrEquals)


@dataclass(frozen=True, slots=True)
class Unit:
    """Shapes with targets that share the shapes their results come from.

    Attributes:
        roots: the shapes with targets.
        emitters: the shapes that results name.
        dependence: what the results rest on, as seen from the things that the roots look at.
        apart: whether results may be about things other than those, so that a result does not
            tell which of them it belongs to.
    """

    roots: frozenset[Node]
    emitters: frozenset[Node]
    dependence: Dependence
    apart: bool


def units(shapes: Shapes) -> tuple[Unit, ...]:
    """Return all shapes with targets, those together that share shapes."""
    found: list[Unit] = []
    for root in shapes.roots():
        emitters = frozenset(_emitters(shapes, root))
        unit = Unit(
            roots=frozenset((root,)),
            emitters=emitters,
            dependence=_of_targets(shapes, root) | _of_shape(shapes, root, (), ()),
            apart=any(
                (owner, SH.path, None) in shapes.graph
                and (owner, SH.property, None) in shapes.graph
                for owner in emitters
            ),
        )
        sharing = [other for other in found if other.emitters & emitters]
        found = [other for other in found if other not in sharing]
        found.append(reduce(_together, sharing, unit))
    return tuple(found)


def _together(one: Unit, other: Unit) -> Unit:
    return Unit(
        one.roots | other.roots,
        one.emitters | other.emitters,
        one.dependence | other.dependence,
        one.apart or other.apart,
    )


def _emitters(shapes: Shapes, root: Node) -> Iterator[Node]:
    waiting, seen = [root], set[Node]()
    while waiting:
        shape = waiting.pop()
        if shape not in seen:
            seen.add(shape)
            waiting += shapes.graph.objects(shape, SH.property)
    yield from seen


def _of_targets(shapes: Shapes, root: Node) -> Dependence:
    graph = shapes.graph
    found = {Footprint((), str(RDF.type))}
    found.update(Footprint((), str(name)) for name in graph.objects(root, SH.targetSubjectsOf))
    found.update(
        Footprint((), str(name), back=True) for name in graph.objects(root, SH.targetObjectsOf)
    )
    return Dependence(frozenset(found))


def _of_shape(shapes: Shapes, shape: Node, prefix: Prefix, above: tuple[Node, ...]) -> Dependence:
    """Return what a shape rests on, where `prefix` leads to the things it looks at."""
    graph = shapes.graph
    if shape in above or _has_unknown_constraint(shapes, shape):
        return ON_ALL
    path = shapes.path(shape)
    values = prefix if path is None else (*prefix, path)
    footprints = set() if path is None else set(of_path(path, prefix))
    if (shape, SH["class"], None) in graph:
        footprints.add(Footprint(values, str(RDF.type)))
    for parameter in _COMPARED:
        footprints.update(Footprint(prefix, str(name)) for name in graph.objects(shape, parameter))
    if (shape, SH.closed, None) in graph:
        footprints.add(Footprint(values, None))
    inner = [
        _of_shape(shapes, child, values, (*above, shape)) for child in _children(shapes, shape)
    ]
    queries = [
        query_dependence(prepared(query_text(graph, constraint, shape)), prefix)
        for constraint in graph.objects(shape, SH.sparql)
    ]
    return reduce(or_, [*inner, *queries], Dependence(frozenset(footprints)))


def _children(shapes: Shapes, shape: Node) -> Iterator[Node]:
    for predicate in NESTED:
        yield from shapes.graph.objects(shape, predicate)
    for predicate in LOGICAL:
        yield from shapes.members(shape, predicate)


def _has_unknown_constraint(shapes: Shapes, shape: Node) -> bool:
    """Return whether a shape has a constraint that is not of SHACL itself, or looks at siblings."""
    disjoint = (shape, SH.qualifiedValueShapesDisjoint, Literal(True)) in shapes.graph
    return disjoint or any(
        parameter in shapes.own_parameters for parameter in shapes.graph.predicates(shape)
    )
