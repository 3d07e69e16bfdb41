"""Derived facts as triples of their own graph."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pyoxigraph import NamedNode, Triple

from graph.claims.quantity import is_currency
from graph.rdf.figures import period_name
from graph.rdf.iris import (
    Places,
    concept_iri,
    currency_iri,
    derived_iri,
    entity_iri,
    keyed_claim_iri,
)
from graph.rdf.namespaces import LABEL, RDFS, TG, TGI, TYPE
from graph.rdf.triples import TripleSet, decimal
from graph.reason.assumptions import ASSUMPTION_TEXT, Assumption
from graph.reason.facts import (
    CooperationLink,
    DerivedFact,
    Disagreement,
    ImpliedChange,
    TargetDistance,
)
from graph.reason.flows import Days

_METHOD: Final = {
    Disagreement: "claims on one figure compared; the intervals of their prints do not meet",
    TargetDistance: "target less latest yearly trade; factor rounded to four decimals",
    ImpliedChange: (
        "current over base less one, in per cent, by interval arithmetic; bounds rounded outwards "
        "to four decimals, value to the fewest, two or more, that keep it within them"
    ),
    CooperationLink: "both countries are parties to it",
}


def derived_triples(facts: Iterable[DerivedFact], places: Places) -> tuple[Triple, ...]:
    """Return the sorted triples of derived facts and of the assumptions they rest on."""
    writer = _Writer(places)
    used: set[Assumption] = set()
    for fact in facts:
        writer.add(fact)
        used.update(fact.assumptions)
    for assumption in used:
        iri = assumption_iri(assumption)
        writer.triples.add(iri, TYPE, TG["Assumption"])
        writer.triples.add_text(iri, LABEL, assumption.replace("-", " "))
        writer.triples.add_text(iri, RDFS["comment"], ASSUMPTION_TEXT[assumption])
    return writer.triples.sorted()


def assumption_iri(assumption: Assumption) -> NamedNode:
    """Return the IRI of an assumption."""
    return TGI[f"assumption/{assumption}"]


class _Writer:
    def __init__(self, places: Places) -> None:
        self.triples: Final = TripleSet()
        self._places: Final = places

    def add(self, fact: DerivedFact) -> None:
        match fact:
            case Disagreement():
                iri = self._begin(fact, "Disagreement", ())
                self.triples.add_text(iri, LABEL, fact.comment)
                self.triples.add_text(iri, RDFS["comment"], fact.comment)
            case TargetDistance():
                self._target_distance(fact)
            case ImpliedChange():
                self._implied_change(fact)
            case CooperationLink():
                self._cooperation_link(fact)
            case _:
                raise TypeError(f"no triples for a fact of type {type(fact).__name__}")

    def _begin(self, fact: DerivedFact, name: str, inputs: Iterable[str]) -> NamedNode:
        iri = derived_iri(name, (*inputs, *fact.claims))
        self.triples.add(iri, TYPE, TG["DerivedFact"], TG[name])
        self.triples.add_text(iri, TG["method"], _METHOD[type(fact)])
        self.triples.add_all(iri, TG["basedOn"], (keyed_claim_iri(key) for key in fact.claims))
        self.triples.add_all(
            iri, TG["assumption"], (assumption_iri(item) for item in fact.assumptions)
        )
        return iri

    def _target_distance(self, fact: TargetDistance) -> None:
        iri = self._begin(fact, "TargetDistance", (fact.target.path,))
        self.triples.add(iri, TG["target"], entity_iri(fact.target))
        self.triples.add_all(iri, TG["latestFlow"], (keyed_claim_iri(key) for key in fact.flows))
        self.triples.add(iri, TG["gap"], decimal(fact.gap))
        self.triples.add(iri, TG["growthFactor"], decimal(fact.growth_factor))
        self.triples.add_text(iri, TG["unit"], fact.unit)
        if is_currency(fact.unit):
            self.triples.add(iri, TG["currency"], currency_iri(fact.unit))
        when = period_name(*fact.days)
        label = f"Trade must become {fact.growth_factor.normalize():f} times that of {when}"
        self.triples.add_text(iri, LABEL, label)

    def _implied_change(self, fact: ImpliedChange) -> None:
        iri = self._begin(fact, "ImpliedChange", (str(fact.base_days), str(fact.days)))
        if fact.reporter is not None:
            self.triples.add(iri, TG["reporter"], self._places.iri(fact.reporter))
        self.triples.add_all(iri, TG["partner"], (self._places.iri(code) for code in fact.partner))
        if fact.group is not None:
            self.triples.add(iri, TG["partnerGroup"], self._places.group_iri(fact.group))
        self.triples.add(iri, TG["direction"], concept_iri("direction", fact.direction))
        self.triples.add_text(iri, TG["commodity"], fact.commodity)
        self.triples.add(iri, TG["period"], _days_iri(fact.days))
        self.triples.add(iri, TG["basePeriod"], _days_iri(fact.base_days))
        self.triples.add_text(iri, TG["unit"], "%")
        for predicate, number in (
            ("value", fact.value),
            ("lowerBound", fact.low),
            ("upperBound", fact.high),
        ):
            self.triples.add(iri, TG[predicate], None if number is None else decimal(number))
        if fact.trend is not None:
            self.triples.add(iri, TG["trend"], concept_iri("trend", fact.trend))
        self.triples.add_text(iri, RDFS["comment"], fact.verdict)
        about = " ".join(part for part in (fact.direction, fact.commodity) if part)
        change = f"{fact.value:+}" if fact.value is not None else f"{fact.low} to {fact.high}"
        label = (
            f"Change of {about} implied by two figures: {change} % "
            f"from {period_name(*fact.base_days)} to {period_name(*fact.days)}"
        )
        self.triples.add_text(iri, LABEL, label)

    def _cooperation_link(self, fact: CooperationLink) -> None:
        through = self._through(fact)
        iri = self._begin(fact, "CooperationLink", (*fact.parties, fact.type, through.value))
        self.triples.add_all(iri, TG["party"], (self._places.iri(code) for code in fact.parties))
        self.triples.add(iri, TG["cooperationKind"], concept_iri("cooperation-kind", fact.type))
        self.triples.add(iri, TG["through"], through)
        first, second = (self._places.name(code) for code in fact.parties)
        words = fact.type.replace("-", " ")
        name = fact.name or (fact.sector.replace("_", " ") if fact.sector else None)
        label = f"{first} and {second}: {words}{f' – {name}' if name else ''}"
        self.triples.add_text(iri, LABEL, label)

    def _through(self, fact: CooperationLink) -> NamedNode:
        if fact.sector is not None:
            return concept_iri("sector", fact.sector)
        if fact.claim is not None:
            return keyed_claim_iri(fact.claim)
        if fact.entity is None:
            raise TypeError("a cooperation link goes through an entity, a sector or a claim")
        return entity_iri(fact.entity)


def _days_iri(days: Days) -> NamedNode:
    return TGI[f"period/{days.start.isoformat()}--{days.end.isoformat()}"]
