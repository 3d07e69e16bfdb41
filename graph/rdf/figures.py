"""Figures, periods and dates of claims as triples."""

from __future__ import annotations

from datetime import date
from typing import Final

from pyoxigraph import NamedNode

from graph.claims import Period, Quantity
from graph.claims.quantity import is_currency
from graph.extract.values.normalise import normalise
from graph.rdf.iris import concept_iri, currency_iri, period_iri
from graph.rdf.namespaces import TG
from graph.rdf.triples import TripleSet, decimal

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def add_figure(triples: TripleSet, subject: NamedNode, figure: Quantity | None) -> None:
    """State a figure flat on its subject: as printed, as a number with bounds, and normalised."""
    if figure is None:
        return
    triples.add_text(subject, TG["printedValue"], figure.printed)
    if figure.value is not None:
        triples.add(subject, TG["value"], decimal(figure.value))
    if figure.low is not None:
        triples.add(subject, TG["lowerBound"], decimal(figure.low))
    if figure.high is not None:
        triples.add(subject, TG["upperBound"], decimal(figure.high))
    triples.add_text(subject, TG["unit"], figure.unit)
    triples.add_text(subject, TG["hedge"], figure.hedge)
    if is_currency(figure.unit):
        triples.add(subject, TG["currency"], currency_iri(figure.unit))
    normalised = normalise(figure)
    if normalised is None:
        return
    triples.add_text(subject, TG["normalisedUnit"], normalised.unit)
    for name, number in (
        ("normalisedValue", normalised.value),
        ("normalisedLowerBound", normalised.low),
        ("normalisedUpperBound", normalised.high),
    ):
        if number is not None:
            triples.add(subject, TG[name], decimal(number))


def add_periods(
    triples: TripleSet, subject: NamedNode, period: Period | None, base: Period | None = None
) -> None:
    """Lead from a claim to its periods, with the words and the calendar of the first."""
    if base is not None:
        triples.add(subject, TG["basePeriod"], period_iri(base))
    if period is None:
        return
    triples.add(subject, TG["period"], period_iri(period))
    triples.add_text(subject, TG["periodLabel"], period.label or None)
    triples.add(subject, TG["calendar"], concept_iri("calendar", period.calendar))


def period_name(start: date, end: date) -> str:
    """Return a stretch of days in words: `2024`, `July–October 2025`, `July 2024 – June 2025`.

    Days are given where it does not start with the first and end with the last of a month.
    """
    if start.day != 1 or (end.month == (after := date.fromordinal(end.toordinal() + 1)).month):
        return _day(start) if start == end else f"{_day(start)} – {_day(end)}"
    first, last = _MONTHS[start.month - 1], _MONTHS[end.month - 1]
    if start.year != end.year:
        return f"{first} {start.year} – {last} {end.year}"
    if start.month == 1 and after.month == 1:
        return str(start.year)
    return f"{first} {end.year}" if first == last else f"{first}–{last} {end.year}"


def _day(value: date) -> str:
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
