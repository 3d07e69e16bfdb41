"""The footprints of a query inside a shape, read off its algebra.

From `$this`, patterns that share a variable lead on from one to the next. A pattern that no other
leads to, or that a sub-query hides, counts wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import or_
from typing import Any, Final

from rdflib import URIRef, Variable
from rdflib.paths import AlternativePath, InvPath, MulPath, SequencePath
from rdflib.paths import Path as QueryPath
from rdflib.plugins.sparql.sparql import Query

from graph.validate.footprints import ON_ALL, Dependence, Prefix, inverted, of_path
from graph.validate.paths import Alternatives, Inverse, Path, Repeated, Sequence, Step

_THIS: Final = Variable("this")
_SAME_LEVEL: Final = (
    "SelectQuery", "AskQuery", "Project", "Distinct", "Reduced", "OrderBy", "Slice", "Filter",
    "Extend", "AggregateJoin", "Group", "Join",
)  # fmt: skip

Pattern = tuple[Any, Any, Any]
Reached = Mapping[Any, Prefix]


def query_dependence(query: Query, start: Prefix) -> Dependence:
    """Return what the answers to a query rest on, where `start` leads to its `$this`."""
    return _of_group(query.algebra, {_THIS: start})


def _of_group(part: Any, inherited: Reached) -> Dependence:
    patterns = list(_required(part))
    reached = _spread(patterns, inherited)
    found = [_of_pattern(pattern, reached) for pattern in patterns]
    found += [_of_inner(inner, reached) for inner in _inner(part)]
    return reduce(or_, found, Dependence())


def _required(part: Any) -> Iterator[Pattern]:
    """Yield the patterns that every solution of `part` matches."""
    name = getattr(part, "name", "")
    if name == "BGP":
        yield from part.triples
    elif name == "LeftJoin":
        yield from _required(part.p1)
    elif name == "Join":
        yield from _required(part.p1)
        yield from _required(part.p2)
    elif name in _SAME_LEVEL:
        yield from _required(part.p)


def _inner(part: Any) -> Iterator[Any]:
    """Yield the parts at the level of `part` that have solutions of their own."""
    name = getattr(part, "name", "")
    if name == "BGP":
        return
    if name == "LeftJoin":
        yield from _inner(part.p1)
        yield part
    elif name == "Join":
        yield from _inner(part.p1)
        yield from _inner(part.p2)
    elif name in _SAME_LEVEL:
        yield from _inner(part.p)
        if any(_existence(part)):
            yield part
    else:
        yield part


def _of_inner(part: Any, reached: Reached) -> Dependence:
    name = getattr(part, "name", "")
    if name == "LeftJoin":
        known = _known(part.p1, reached)
        found = [_of_group(part.p2, known)]
        found += [_of_group(inner, known) for inner in _existing(part.expr)]
        return reduce(or_, found)
    if name == "Union":
        return _of_group(part.p1, reached) | _of_group(part.p2, reached)
    if name in _SAME_LEVEL:
        known = _known(part.p, reached)
        return reduce(or_, (_of_group(inner, known) for inner in _existence(part)))
    if name == "values":
        return Dependence()
    return _anywhere(part)


def _known(part: Any, reached: Reached) -> Reached:
    """Return where the variables lie that every solution of `part` binds, and `$this`."""
    bound = {term for pattern in _required(part) for term in pattern[::2]} | {_THIS}
    return {name: prefix for name, prefix in reached.items() if name in bound}


def _existence(part: Any) -> Iterator[Any]:
    """Yield the groups inside EXISTS and NOT EXISTS in the expressions of a part."""
    for name, inner in part.items():
        if name not in ("p", "p1", "p2"):
            yield from _existing(inner)


def _existing(expression: Any) -> Iterator[Any]:
    if getattr(expression, "name", "") in ("Builtin_EXISTS", "Builtin_NOTEXISTS"):
        yield expression.graph
    elif isinstance(expression, dict):
        for inner in expression.values():
            yield from _existing(inner)
    elif isinstance(expression, list | tuple):
        for inner in expression:
            yield from _existing(inner)


def _anywhere(part: Any) -> Dependence:
    """Return a part whose patterns count wherever they stand."""
    found = Dependence()
    waiting: list[Any] = [part]
    while waiting:
        inner = waiting.pop()
        if getattr(inner, "name", "") == "BGP":
            for pattern in inner.triples:
                found |= _of_pattern(pattern, {})
        elif isinstance(inner, dict):
            waiting += inner.values()
        elif isinstance(inner, list | tuple):
            waiting += inner
    return found


def _spread(patterns: Iterable[Pattern], inherited: Reached) -> dict[Any, Prefix]:
    """Return by which paths the variables of patterns are reached."""
    reached = dict(inherited)
    edges: list[tuple[Any, Path, Any]] = []
    for subject, predicate, value in patterns:
        path = _read(predicate)
        if path is not None:
            edges += [(subject, path, value), (value, inverted(path), subject)]
    grown = True
    while grown:
        grown = False
        for start, path, end in edges:
            if start in reached and end not in reached and isinstance(end, Variable):
                reached[end] = (*reached[start], path)
                grown = True
    return reached


def _of_pattern(pattern: Pattern, reached: Reached) -> Dependence:
    subject, predicate, value = pattern
    path = _read(predicate)
    if path is None:
        return ON_ALL
    if subject in reached:
        return Dependence(frozenset(of_path(path, reached[subject])))
    if value in reached:
        return Dependence(frozenset(of_path(inverted(path), reached[value])))
    names = {foot.predicate for foot in of_path(path, ())}
    return Dependence(anywhere=frozenset(name for name in names if name is not None))


def _read(predicate: Any) -> Path | None:
    """Return a property or path of a query as a path; None if any property may fit."""
    if isinstance(predicate, URIRef):
        return Step(predicate)
    if not isinstance(predicate, QueryPath):
        return None
    if isinstance(predicate, MulPath):
        inner = _read(predicate.path)
        return None if inner is None else Repeated(inner, str(predicate.mod))
    if isinstance(predicate, InvPath):
        inner = _read(predicate.arg)
        return None if inner is None else Inverse(inner)
    if isinstance(predicate, SequencePath | AlternativePath):
        parts = tuple(_read(part) for part in predicate.args)
        known = tuple(part for part in parts if part is not None)
        if len(known) < len(parts):
            return None
        return Sequence(known) if isinstance(predicate, SequencePath) else Alternatives(known)
    return None
