"""One document with its claims and their evidence as triples: nothing else is in its graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pyoxigraph import NamedNode, Triple

from graph.claims import (
    AccessClaim,
    AttributeClaim,
    CauseClaim,
    ChangeClaim,
    Claim,
    Claimant,
    Evidence,
    FlowClaim,
    HubClaim,
    InstrumentClaim,
    LinkClaim,
    OrganisationClaim,
    PersonClaim,
    SectorClaim,
    SessionClaim,
    ShareClaim,
    StatementClaim,
    TargetClaim,
    TransitClaim,
)
from graph.documents.model import Document
from graph.rdf.figures import add_figure, add_periods
from graph.rdf.iris import (
    Places,
    claimant_iri,
    concept_iri,
    document_iri,
    entity_iri,
    evidence_iri,
    keyed_claim_iri,
    web_iri,
)
from graph.rdf.labels import Labeller
from graph.rdf.namespaces import DCTERMS, LABEL, TG, TYPE
from graph.rdf.triples import TripleSet, boolean, count, day, decimal, offset, text
from graph.resolve import Countries, Keyed, Ref, Resolution, countries_of

STOP_SEPARATOR: Final = " – "


class ClaimWriter:
    """Writes the graphs of documents."""

    def __init__(self, places: Places, resolution: Resolution) -> None:
        self._places: Final = places
        self._resolution: Final = resolution
        self._labels: Final = Labeller(places)
        self._countries: Final = Countries.of(places.reference)
        self._based_on: Final[dict[str, list[Ref]]] = defaultdict(list)
        for entity in resolution.entities():
            for key in entity.claims:
                self._based_on[key].append(entity.ref)

    def document(self, document: Document, claims: Iterable[Keyed]) -> tuple[Triple, ...]:
        """Return the sorted triples of a document, its claims and their evidence."""
        triples = TripleSet()
        _add_document(triples, document)
        for key, claim in claims:
            self._add_claim(triples, key, claim, document)
        return triples.sorted()

    def _add_claim(self, triples: TripleSet, key: str, claim: Claim, document: Document) -> None:
        iri = keyed_claim_iri(key)
        triples.add(iri, TYPE, TG["Claim"], TG[type(claim).__name__])
        triples.add_text(iri, LABEL, self._labels.sentence(claim))
        triples.add(iri, TG["statedIn"], document_iri(document.sha256))
        triples.add_text(iri, TG["extractedBy"], claim.rule)
        triples.add(iri, TG["confidence"], decimal(claim.confidence))
        for evidence in claim.evidence:
            triples.add(iri, TG["evidence"], _add_evidence(triples, evidence, document))
        if claim.claimant is not None:
            triples.add(
                iri, TG["claimant"], self._add_claimant(triples, claim.claimant, document.sha256)
            )
        thing = self._resolution.of_claim.get(key)
        if thing is not None and not isinstance(claim, SectorClaim):
            triples.add(iri, TG["claimOf"], entity_iri(thing))
        triples.add_all(iri, TG["about"], self._about(key, claim))
        self._add_content(triples, iri, key, claim)

    def _about(self, key: str, claim: Claim) -> Iterator[NamedNode]:
        """Yield every entity that a claim is about."""
        for code in countries_of(claim, self._countries):
            yield self._places.iri(code)
        if isinstance(claim, FlowClaim | ChangeClaim) and claim.partner_group:
            yield self._places.group_iri(claim.partner_group)
        thing = self._resolution.of_claim.get(key)
        if thing is not None:
            yield entity_iri(thing)
        for ref in self._based_on.get(key, ()):
            yield entity_iri(ref)

    def _add_claimant(self, triples: TripleSet, claimant: Claimant, sha256: str) -> NamedNode:
        parts = (claimant.name or "", claimant.role or "", claimant.country or "")
        iri = claimant_iri(sha256, parts)
        triples.add(iri, TYPE, TG["Claimant"])
        triples.add_text(iri, LABEL, claimant.name or claimant.role or "unnamed speaker")
        triples.add_text(iri, TG["name"], claimant.name)
        triples.add_text(iri, TG["role"], claimant.role)
        triples.add(iri, TG["anonymous"], boolean(claimant.anonymous))
        if claimant.country is not None:
            triples.add(iri, TG["country"], self._places.iri(claimant.country))
        return iri

    def _add_content(self, triples: TripleSet, iri: NamedNode, key: str, claim: Claim) -> None:
        match claim:
            case FlowClaim():
                self._add_trade(triples, iri, claim)
                add_figure(triples, iri, claim.amount)
                add_periods(triples, iri, claim.period)
                triples.add(iri, TG["modality"], concept_iri("modality", claim.modality))
            case ChangeClaim():
                self._add_trade(triples, iri, claim)
                add_figure(triples, iri, claim.percent)
                add_periods(triples, iri, claim.period, claim.base_period)
                triples.add(iri, TG["trend"], concept_iri("trend", claim.trend))
                triples.add_text(iri, TG["trendWords"], claim.words)
            case TargetClaim():
                self._add_places(triples, iri, "party", claim.parties)
                add_figure(triples, iri, claim.amount)
                triples.add(iri, TG["deadline"], day(claim.by) if claim.by else None)
            case ShareClaim():
                self._add_places(triples, iri, "reporter", (claim.reporter,))
                self._add_places(triples, iri, "partner", claim.partner)
                triples.add(iri, TG["direction"], concept_iri("direction", claim.direction))
                add_figure(triples, iri, claim.share)
                triples.add_text(iri, TG["shareWords"], claim.words)
                triples.add_text(iri, TG["commodity"], claim.commodity)
                add_periods(triples, iri, claim.period)
            case TransitClaim():
                self._add_places(triples, iri, "party", claim.parties)
                self._add_places(triples, iri, "via", (claim.via,))
                add_figure(triples, iri, claim.share)
                triples.add_text(iri, TG["shareWords"], claim.words)
            case InstrumentClaim():
                self._add_instrument(triples, iri, claim)
            case SessionClaim():
                triples.add_text(iri, TG["bodyName"], claim.body)
                triples.add(iri, TG["ordinal"], count(claim.ordinal) if claim.ordinal else None)
                self._add_places(triples, iri, "party", claim.parties)
                triples.add(iri, TG["startDate"], day(claim.start) if claim.start else None)
                triples.add(iri, TG["endDate"], day(claim.end) if claim.end else None)
                triples.add_text(iri, TG["placeName"], claim.place)
            case HubClaim():
                triples.add_text(iri, TG["name"], claim.name)
                triples.add(iri, TG["hubKind"], concept_iri("hub-kind", claim.kind))
                self._add_places(triples, iri, "country", (claim.country,))
            case AccessClaim():
                triples.add_text(iri, TG["hubName"], claim.hub)
                self._add_places(triples, iri, "grantor", (claim.grantor,))
                for name in claim.beneficiaries:
                    organisation = self._resolution.of_name.get((key, name))
                    triples.add(
                        iri,
                        TG["beneficiary"],
                        entity_iri(organisation) if organisation else self._places.iri(name),
                    )
            case LinkClaim():
                triples.add_text(iri, TG["name"], claim.name)
                triples.add(iri, TG["linkKind"], concept_iri("link-kind", claim.kind))
                self._add_places(triples, iri, "country", claim.countries)
                triples.add_text(iri, TG["stopNames"], STOP_SEPARATOR.join(claim.stops) or None)
                _add_status(triples, iri, claim.status)
            case AttributeClaim():
                triples.add_text(iri, TG["ofName"], claim.of)
                triples.add_text(iri, TG["attribute"], claim.name)
                add_figure(triples, iri, claim.quantity)
                triples.add_text(iri, TG["textValue"], claim.text)
                triples.add(iri, TG["superseded"], boolean(claim.superseded))
            case SectorClaim():
                self._add_places(triples, iri, "party", claim.parties)
                triples.add_text(iri, TG["sectorName"], claim.sector)
                triples.add(iri, TG["sector"], self._sector(key))
                _add_status(triples, iri, claim.status)
            case OrganisationClaim():
                triples.add_text(iri, TG["name"], claim.name)
                triples.add(
                    iri, TG["organisationKind"], concept_iri("organisation-kind", claim.kind)
                )
                self._add_places(triples, iri, "country", (claim.country,))
            case PersonClaim():
                triples.add_text(iri, TG["name"], claim.name)
                triples.add_text(iri, TG["role"], claim.role)
                self._add_places(triples, iri, "country", (claim.country,))
            case CauseClaim():
                triples.add_text(iri, TG["effect"], claim.effect)
                triples.add_text(iri, TG["cause"], claim.cause)
                triples.add(iri, TG["causeKind"], concept_iri("cause-kind", claim.kind))
            case StatementClaim():
                triples.add_text(iri, TG["statementText"], claim.text)
            case _:
                raise TypeError(f"no triples for a claim of type {type(claim).__name__}")

    def _add_trade(
        self, triples: TripleSet, iri: NamedNode, claim: FlowClaim | ChangeClaim
    ) -> None:
        self._add_places(triples, iri, "reporter", (claim.reporter,))
        self._add_places(triples, iri, "partner", claim.partner)
        if claim.partner_group:
            triples.add(iri, TG["partnerGroup"], self._places.group_iri(claim.partner_group))
        triples.add(iri, TG["direction"], concept_iri("direction", claim.direction))
        triples.add_text(iri, TG["commodity"], claim.commodity)

    def _add_instrument(self, triples: TripleSet, iri: NamedNode, claim: InstrumentClaim) -> None:
        triples.add(iri, TG["instrumentKind"], concept_iri("instrument-kind", claim.kind))
        triples.add_text(iri, DCTERMS["title"], claim.title)
        self._add_places(triples, iri, "party", claim.parties)
        triples.add_text(iri, TG["partyName"], *claim.party_names)
        triples.add_text(iri, TG["subject"], claim.subject)
        _add_status(triples, iri, claim.status)
        for reading in claim.readings or ((claim.status,) if claim.status else ()):
            triples.add(iri, TG["statusReading"], concept_iri("status", reading))
        triples.add(iri, TG["statusDate"], text(str(claim.date)) if claim.date else None)
        triples.add(iri, TG["planned"], boolean(claim.planned))
        self._add_places(triples, iri, "statusParty", (claim.status_party,))
        triples.add(iri, TG["count"], count(claim.count) if claim.count else None)

    def _add_places(
        self, triples: TripleSet, iri: NamedNode, predicate: str, codes: Sequence[str | None]
    ) -> None:
        triples.add_all(
            iri, TG[predicate], (self._places.iri(code) for code in codes if code is not None)
        )

    def _sector(self, key: str) -> NamedNode:
        notation = self._resolution.sector_notations.get(key)
        if notation is not None:
            return concept_iri("sector", notation)
        return entity_iri(self._resolution.of_claim[key])


def _add_status(triples: TripleSet, iri: NamedNode, status: str | None) -> None:
    triples.add(iri, TG["status"], concept_iri("status", status) if status else None)


def _add_document(triples: TripleSet, document: Document) -> None:
    iri = document_iri(document.sha256)
    metadata = document.metadata
    triples.add(iri, TYPE, TG["Document"])
    triples.add_text(iri, LABEL, metadata.title or document.name)
    triples.add_text(iri, DCTERMS["title"], metadata.title)
    triples.add_text(iri, DCTERMS["publisher"], metadata.publisher)
    triples.add(iri, DCTERMS["date"], day(metadata.date) if metadata.date else None)
    triples.add(iri, DCTERMS["source"], web_iri(metadata.url) if metadata.url else None)
    triples.add_text(iri, TG["fileName"], document.name)
    triples.add_text(iri, TG["sha256"], document.sha256)


def _add_evidence(triples: TripleSet, evidence: Evidence, document: Document) -> NamedNode:
    iri = evidence_iri(evidence)
    triples.add(iri, TYPE, TG["Evidence"])
    triples.add(iri, TG["inDocument"], document_iri(evidence.sha256))
    triples.add(iri, TG["startOffset"], offset(evidence.start))
    triples.add(iri, TG["endOffset"], offset(evidence.end))
    triples.add_text(iri, TG["exactText"], evidence.exact)
    triples.add_text(iri, TG["prefixText"], evidence.prefix)
    triples.add_text(iri, TG["suffixText"], evidence.suffix)
    passage = document.passage(evidence.start, evidence.end)
    triples.add_text(iri, TG["passage"], passage or " ".join(evidence.exact.split()))
    return iri
