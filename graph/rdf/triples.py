"""Collect triples without repetition, from plain Python values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Triple

from graph.rdf.namespaces import XSD
from graph.resolve import plain_decimal

Term = NamedNode | Literal

_DECIMAL = XSD["decimal"]
_DATE = XSD["date"]
_INTEGER = XSD["integer"]
_NON_NEGATIVE = XSD["nonNegativeInteger"]
_POSITIVE = XSD["positiveInteger"]
_BOOLEAN = XSD["boolean"]
_MONTH_DAY = XSD["gMonthDay"]


def text(value: str) -> Literal:
    """Return a plain string."""
    return Literal(value)


def decimal(value: Decimal) -> Literal:
    """Return an `xsd:decimal` in plain digits, the form in which the store gives it back."""
    return Literal(plain_decimal(value), datatype=_DECIMAL)


def day(value: date) -> Literal:
    """Return an `xsd:date`."""
    return Literal(value.isoformat(), datatype=_DATE)


def integer(value: int) -> Literal:
    """Return an `xsd:integer`."""
    return Literal(str(value), datatype=_INTEGER)


def offset(value: int) -> Literal:
    """Return an `xsd:nonNegativeInteger`."""
    return Literal(str(value), datatype=_NON_NEGATIVE)


def count(value: int) -> Literal:
    """Return an `xsd:positiveInteger`."""
    return Literal(str(value), datatype=_POSITIVE)


def boolean(value: bool) -> Literal:
    """Return an `xsd:boolean`."""
    return Literal("true" if value else "false", datatype=_BOOLEAN)


def month_day(month: int, day_of_month: int) -> Literal:
    """Return an `xsd:gMonthDay`."""
    return Literal(f"--{month:02d}-{day_of_month:02d}", datatype=_MONTH_DAY)


class TripleSet:
    """A growing set of triples."""

    __slots__ = ("_triples",)

    def __init__(self) -> None:
        self._triples: set[Triple] = set()

    def add(self, subject: NamedNode, predicate: NamedNode, *objects: Term | None) -> None:
        """Add a triple for each object that is not None."""
        for item in objects:
            if item is not None:
                self._triples.add(Triple(subject, predicate, item))

    def add_all(
        self, subject: NamedNode, predicate: NamedNode, objects: Iterable[Term | None]
    ) -> None:
        """Add a triple for each object that is not None."""
        self.add(subject, predicate, *objects)

    def add_text(self, subject: NamedNode, predicate: NamedNode, *values: str | None) -> None:
        """Add a string for each value that is not None."""
        self.add(subject, predicate, *(text(value) for value in values if value is not None))

    def sorted(self) -> tuple[Triple, ...]:
        """Return the triples in the order of their lines in N-Triples."""
        return tuple(sorted(self._triples, key=str))
