"""The things that claims establish, and the periods they speak of, as triples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from pyoxigraph import NamedNode, Triple

from graph.claims import (
    ChangeClaim,
    Claim,
    FlowClaim,
    InstrumentKind,
    LinkKind,
    Period,
    Quantity,
    ShareClaim,
)
from graph.claims.quantity import is_currency
from graph.rdf.figures import add_figure, period_name
from graph.rdf.iris import (
    Places,
    concept_iri,
    currency_iri,
    entity_iri,
    keyed_claim_iri,
    period_iri,
)
from graph.rdf.namespaces import LABEL, RDFS, SKOS, TG, TYPE
from graph.rdf.triples import TripleSet, boolean, count, day, decimal, text
from graph.reference import Place
from graph.resolve import (
    AccessGrant,
    Body,
    Entity,
    Hub,
    Instrument,
    Judgement,
    Link,
    Organisation,
    Person,
    Resolution,
    SectorConcept,
    Session,
    StatusEvent,
    Stop,
    Target,
)

_INSTRUMENT_CLASS: Final = {
    InstrumentKind.MOU: "MemorandumOfUnderstanding",
    InstrumentKind.AGREEMENT: "Agreement",
    InstrumentKind.TREATY: "Treaty",
    InstrumentKind.PROTOCOL: "Protocol",
    InstrumentKind.CONTRACT: "Contract",
    InstrumentKind.LOAN: "Loan",
    InstrumentKind.DECLARATION: "Declaration",
    InstrumentKind.PROGRAMME: "Programme",
}
_LINK_CLASS: Final = {
    LinkKind.TRANSMISSION_LINE: "TransmissionLine",
    LinkKind.RAILWAY: "Railway",
    LinkKind.ROAD: "Road",
    LinkKind.PIPELINE: "Pipeline",
    LinkKind.CORRIDOR: "Corridor",
}


def entity_triples(
    resolution: Resolution, places: Places, currencies: frozenset[str]
) -> tuple[Triple, ...]:
    """Return the sorted triples of the graph of entities.

    `currencies` are the codes that the reference graph describes; others that claims use are
    described here, and so are groups of countries that the reference data lacks.
    """
    writer = _Writer(places)
    for entity in resolution.entities():
        writer.add(entity)
    writer.add_doubts(resolution)
    for keyed in resolution.claims:
        writer.note_periods(keyed.key, keyed.claim)
        writer.note_currency(keyed.key, keyed.claim, currencies)
        writer.note_groups(keyed.key, keyed.claim)
    writer.add_noted()
    return writer.triples.sorted()


class _Writer:
    def __init__(self, places: Places) -> None:
        self.triples: Final = TripleSet()
        self._places: Final = places
        self._periods: Final[dict[NamedNode, tuple[Period, set[str]]]] = {}
        self._currencies: Final[dict[str, set[str]]] = defaultdict(set)
        self._groups: Final[dict[str, set[str]]] = defaultdict(set)

    def add(self, entity: Entity) -> None:
        """State an entity."""
        match entity:
            case Instrument():
                self._instrument(entity)
            case Body():
                iri = self._begin(entity, "CooperationBody")
                self._place_codes(iri, "party", entity.parties)
                self._names(iri, entity.names)
                if entity.kind is not None:
                    kind = concept_iri("organisation-kind", entity.kind)
                    self.triples.add(iri, TG["organisationKind"], kind)
                self._events(iri, entity.events)
            case Session():
                self._session(entity)
            case Hub():
                iri = self._begin(entity, "LogisticsHub")
                self._names(iri, entity.names)
                if entity.kind is not None:
                    self.triples.add(iri, TG["hubKind"], concept_iri("hub-kind", entity.kind))
                self._place_codes(iri, "country", (entity.country,))
                self._location(iri, entity.place)
            case AccessGrant():
                iri = self._begin(entity, "AccessGrant")
                self.triples.add(iri, TG["hub"], entity_iri(entity.hub))
                self._place_codes(iri, "grantor", (entity.grantor,))
                self._place_codes(iri, "beneficiary", entity.beneficiaries)
                for ref in entity.organisations:
                    self.triples.add(iri, TG["beneficiary"], entity_iri(ref))
            case Link():
                self._link(entity)
            case Organisation():
                iri = self._begin(entity, "Organisation")
                self._names(iri, entity.names)
                if entity.kind is not None:
                    kind = concept_iri("organisation-kind", entity.kind)
                    self.triples.add(iri, TG["organisationKind"], kind)
                self._place_codes(iri, "country", (entity.country,))
            case Person():
                iri = self._begin(entity, "Person")
                self._names(iri, entity.names)
                for role in entity.roles:
                    held = self._begin(role, "Role")
                    self.triples.add(iri, TG["holdsRole"], held)
                    self.triples.add_text(held, TG["roleTitle"], role.title)
                    self._place_codes(held, "country", (role.country,))
            case Target():
                iri = self._begin(entity, "Target")
                self._place_codes(iri, "party", entity.parties)
                add_figure(self.triples, iri, entity.amount)
                self.triples.add(
                    iri, TG["deadline"], day(entity.deadline) if entity.deadline else None
                )
            case SectorConcept():
                iri = self._begin(entity, None)
                self.triples.add(iri, TYPE, SKOS["Concept"])
                self.triples.add_text(iri, SKOS["prefLabel"], entity.label)
            case _:
                raise TypeError(f"no triples for an entity of type {type(entity).__name__}")

    def add_doubts(self, resolution: Resolution) -> None:
        """Tie things that may be one but were left apart, with the reason."""
        labels = {entity.ref: entity.label for entity in resolution.entities()}
        for decision in resolution.decisions:
            if decision.judgement is Judgement.UNSURE:
                for one, other in (decision.entities, decision.entities[::-1]):
                    iri = entity_iri(one)
                    self.triples.add(iri, RDFS["seeAlso"], entity_iri(other))
                    note = f"Perhaps the same as {labels[other]}: {decision.reason}"
                    self.triples.add_text(iri, SKOS["note"], note)

    def note_periods(self, key: str, claim: Claim) -> None:
        """Remember the periods of a claim."""
        periods: tuple[Period | None, ...] = ()
        if isinstance(claim, FlowClaim | ShareClaim):
            periods = (claim.period,)
        elif isinstance(claim, ChangeClaim):
            periods = (claim.period, claim.base_period)
        for period in periods:
            if period is not None:
                self._periods.setdefault(period_iri(period), (period, set()))[1].add(key)

    def note_currency(self, key: str, claim: Claim, known: frozenset[str]) -> None:
        """Remember a currency that is not described elsewhere."""
        for name in ("amount", "quantity", "percent", "share"):
            figure = getattr(claim, name, None)
            unit = figure.unit if isinstance(figure, Quantity) else ""
            if is_currency(unit) and unit not in known:
                self._currencies[unit].add(key)

    def note_groups(self, key: str, claim: Claim) -> None:
        """Remember groups of countries that the reference data lacks."""
        group = getattr(claim, "partner_group", None)
        if isinstance(group, str) and self._places.group_code(group) is None:
            self._groups[group].add(key)

    def add_noted(self) -> None:
        """State the periods, currencies and groups that were noted."""
        for iri, (period, keys) in self._periods.items():
            self.triples.add(iri, TYPE, TG["Period"])
            self.triples.add_text(iri, LABEL, period_name(period.start, period.end))
            self.triples.add(iri, TG["startDate"], day(period.start))
            self.triples.add(iri, TG["endDate"], day(period.end))
            self._based_on(iri, keys)
        for code, keys in self._currencies.items():
            iri = currency_iri(code)
            self.triples.add(iri, TYPE, TG["Currency"])
            self.triples.add_text(iri, LABEL, code)
            self.triples.add_text(iri, SKOS["notation"], code)
            self._based_on(iri, keys)
        for name, keys in self._groups.items():
            iri = self._places.group_iri(name)
            self.triples.add(iri, TYPE, TG["CountryGroup"])
            self.triples.add_text(iri, LABEL, name)
            self.triples.add_text(iri, TG["name"], name)
            self._based_on(iri, keys)

    def _begin(self, entity: Entity, *classes: str | None) -> NamedNode:
        iri = entity_iri(entity.ref)
        self.triples.add_all(iri, TYPE, (TG[name] for name in classes if name is not None))
        self.triples.add_text(iri, LABEL, entity.label)
        self._based_on(iri, entity.claims)
        return iri

    def _based_on(self, iri: NamedNode, keys: Iterable[str]) -> None:
        self.triples.add_all(iri, TG["basedOn"], (keyed_claim_iri(key) for key in keys))

    def _place_codes(self, iri: NamedNode, predicate: str, codes: Iterable[str | None]) -> None:
        self.triples.add_all(
            iri, TG[predicate], (self._places.iri(code) for code in codes if code is not None)
        )

    def _names(self, iri: NamedNode, names: Iterable[str]) -> None:
        self.triples.add_text(iri, SKOS["altLabel"], *names)

    def _location(self, iri: NamedNode, place: Place | None) -> None:
        if place is not None:
            self.triples.add(iri, TG["latitude"], decimal(place.latitude))
            self.triples.add(iri, TG["longitude"], decimal(place.longitude))

    def _instrument(self, entity: Instrument) -> None:
        specific = _INSTRUMENT_CLASS.get(entity.kind)
        iri = self._begin(entity, "Instrument", specific)
        kind = concept_iri("instrument-kind", entity.kind)
        self.triples.add(iri, TG["instrumentKind"], kind)
        self._place_codes(iri, "party", entity.parties)
        for ref in entity.signatories:
            self.triples.add(iri, TG["signatory"], entity_iri(ref))
        self.triples.add_text(iri, TG["subject"], *entity.subjects)
        for notation in entity.sectors:
            self.triples.add(iri, TG["sector"], concept_iri("sector", notation))
        self._events(iri, entity.events)

    def _events(self, owner: NamedNode, events: Iterable[StatusEvent]) -> None:
        for event in events:
            iri = self._begin(event, "StatusEvent")
            self.triples.add(owner, TG["statusEvent"], iri)
            for reading in event.readings:
                self.triples.add(iri, TG["status"], concept_iri("status", reading))
            self.triples.add(iri, TG["planned"], boolean(event.planned))
            self._place_codes(iri, "statusParty", (event.party,) if event.party else ())
            if event.date is not None:
                self.triples.add(iri, TG["statusDate"], text(str(event.date)))
                precision = concept_iri("date-precision", event.date.precision)
                self.triples.add(iri, TG["datePrecision"], precision)

    def _session(self, entity: Session) -> None:
        iri = self._begin(entity, "Session")
        if entity.body is not None:
            self.triples.add(iri, TG["sessionOf"], entity_iri(entity.body))
        self.triples.add(iri, TG["ordinal"], count(entity.ordinal) if entity.ordinal else None)
        self._place_codes(iri, "party", entity.parties)
        self.triples.add(iri, TG["startDate"], day(entity.start) if entity.start else None)
        self.triples.add(iri, TG["endDate"], day(entity.end) if entity.end else None)
        self.triples.add_text(iri, TG["placeName"], entity.place)

    def _link(self, entity: Link) -> None:
        iri = self._begin(entity, "Link", _LINK_CLASS.get(entity.kind) if entity.kind else None)
        self._names(iri, entity.names)
        if entity.kind is not None:
            self.triples.add(iri, TG["linkKind"], concept_iri("link-kind", entity.kind))
        self._place_codes(iri, "country", entity.countries)
        for status in entity.statuses:
            self.triples.add(iri, TG["status"], concept_iri("status", status))
        for stop in entity.stops:
            self.triples.add(iri, TG["stop"], self._stop(stop))

    def _stop(self, stop: Stop) -> NamedNode:
        iri = self._begin(stop, "Stop")
        self.triples.add(iri, TG["position"], count(stop.position))
        self.triples.add_text(iri, TG["name"], stop.name)
        if stop.place is not None:
            self._place_codes(iri, "country", (stop.place.country,))
            self._location(iri, stop.place)
        return iri
