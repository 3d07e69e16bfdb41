"""Which triples the results of a shape rest on, as seen from the thing it looks at.

A footprint is a property with the path that leads to it from that thing. Followed backwards from
a changed triple, it leads to every thing whose results may change; followed forwards, to every
triple that the results rest on. Both may lead to more than is needed, never to less.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from graph.validate.data import Data
from graph.validate.follow import follow
from graph.validate.paths import Alternatives, Inverse, Path, Repeated, Sequence, Step
from graph.validate.terms import Term

#: The paths followed one after the other from the thing looked at.
Prefix = tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Footprint:
    """Triples of a property that stand where `prefix` leads to.

    Attributes:
        prefix: how to come there from the thing looked at.
        predicate: the property; None for any.
        back: whether `prefix` leads to the values of the triples, not to their subjects.
    """

    prefix: Prefix
    predicate: str | None
    back: bool = False

    def concerned(self, data: Data, changed: Iterable[ox.Quad]) -> frozenset[Term]:
        """Return the things for which changed triples of this property may matter.

        `data` must hold both what was and what is.
        """
        reached = frozenset(quad.object if self.back else quad.subject for quad in changed)
        for path in reversed(self.prefix):
            reached = follow(data, reached, path, back=True)
        return reached

    def triples(self, data: Data, things: Iterable[Term]) -> Iterator[ox.Quad]:
        """Yield the triples that stand there for `things`."""
        reached = frozenset(things)
        for path in self.prefix:
            reached = follow(data, reached, path)
        for node in reached:
            for quad in data.pointing_to(node) if self.back else data.about(node):
                if self.predicate is None or quad.predicate.value == self.predicate:
                    yield quad


def of_path(path: Path, prefix: Prefix) -> Iterator[Footprint]:
    """Yield the footprints of following `path` from where `prefix` leads to."""
    match path:
        case Step(predicate):
            yield Footprint(prefix, str(predicate))
        case Inverse(Step(predicate)):
            yield Footprint(prefix, str(predicate), back=True)
        case Inverse(inner):
            yield from of_path(inverted(inner), prefix)
        case Sequence(parts):
            for number, part in enumerate(parts):
                yield from of_path(part, (*prefix, *parts[:number]))
        case Alternatives(parts):
            for part in parts:
                yield from of_path(part, prefix)
        case Repeated(inner, _):
            yield from of_path(inner, (*prefix, Repeated(inner, "*")))


def inverted(path: Path) -> Path:
    """Return the path that leads back."""
    match path:
        case Step():
            return Inverse(path)
        case Inverse(inner):
            return inner
        case Sequence(parts):
            return Sequence(tuple(inverted(part) for part in reversed(parts)))
        case Alternatives(parts):
            return Alternatives(tuple(map(inverted, parts)))
        case Repeated(inner, sign):
            return Repeated(inverted(inner), sign)


@dataclass(frozen=True, slots=True)
class Dependence:
    """What the results of a shape rest on.

    Attributes:
        footprints: what they rest on as seen from each thing.
        anywhere: properties whose triples matter wherever they stand.
        on_all: whether any triple at all may matter.
    """

    footprints: frozenset[Footprint] = frozenset()
    anywhere: frozenset[str] = frozenset()
    on_all: bool = False

    def __or__(self, other: Dependence) -> Dependence:
        return Dependence(
            self.footprints | other.footprints,
            self.anywhere | other.anywhere,
            self.on_all or other.on_all,
        )


ON_ALL: Final = Dependence(on_all=True)
