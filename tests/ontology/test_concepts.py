"""The code lists are complete, and their notations are the enum values of the claim model."""

from __future__ import annotations

from enum import StrEnum

import pytest
from rdflib import RDF, SKOS, Graph, Literal, Namespace, URIRef

from graph.claims import (
    Calendar,
    CauseKind,
    Direction,
    HubKind,
    InstrumentKind,
    LinkKind,
    Modality,
    OrganisationKind,
    Precision,
    Status,
    Trend,
)
from graph.resources import data_folder
from graph.review.apply import Effect
from graph.review.decision import Verdict

TG = Namespace("https://w3id.org/tradegraph/ontology/")
TGC = Namespace("https://w3id.org/tradegraph/concept/")

CONCEPTS = Graph().parse(data_folder("ontology") / "concepts.ttl")
SCHEMES = sorted(CONCEPTS.subjects(RDF.type, SKOS.ConceptScheme))
ALL = sorted(CONCEPTS.subjects(RDF.type, SKOS.Concept))

ENUMS: dict[str, type[StrEnum]] = {
    "status": Status,
    "instrument-kind": InstrumentKind,
    "hub-kind": HubKind,
    "link-kind": LinkKind,
    "organisation-kind": OrganisationKind,
    "direction": Direction,
    "trend": Trend,
    "modality": Modality,
    "calendar": Calendar,
    "cause-kind": CauseKind,
    "date-precision": Precision,
    "verdict": Verdict,
    "review-effect": Effect,
}


def notations(scheme: URIRef) -> set[str]:
    return {
        str(CONCEPTS.value(concept, SKOS.notation))
        for concept in CONCEPTS.subjects(SKOS.inScheme, scheme)
    }


@pytest.mark.parametrize("name", ENUMS)
def test_notations_are_the_enum_values(name: str) -> None:
    assert notations(TGC[name]) == {member.value for member in ENUMS[name]}


def test_the_schemes_are_those_of_the_model() -> None:
    assert set(SCHEMES) == {
        TGC[name] for name in (*ENUMS, "group-kind", "cooperation-kind", "sector")
    }
    assert notations(TGC["group-kind"]) == {"region", "bloc"}
    assert notations(TGC["cooperation-kind"]) == {
        "instrument", "body", "session", "hub-access", "link", "flow", "target", "sector",
    }  # fmt: skip


@pytest.mark.parametrize("concept", ALL, ids=lambda concept: concept.removeprefix(TGC))
def test_a_concept_is_documented(concept: URIRef) -> None:
    for needed in (SKOS.prefLabel, SKOS.notation, SKOS.definition, SKOS.inScheme):
        assert len(list(CONCEPTS.objects(concept, needed))) == 1, needed
    scheme = CONCEPTS.value(concept, SKOS.inScheme)
    assert str(concept) == f"{scheme}/{CONCEPTS.value(concept, SKOS.notation)}"
    assert str(CONCEPTS.value(concept, SKOS.definition)).endswith(".")


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.removeprefix(TGC))
def test_labels_are_unambiguous_within_a_scheme(scheme: URIRef) -> None:
    members = list(CONCEPTS.subjects(SKOS.inScheme, scheme))
    assert members
    assert len({str(CONCEPTS.value(member, SKOS.prefLabel)) for member in members}) == len(members)


def test_stages_are_ordered_one_by_one() -> None:
    for name in ("status", "date-precision"):
        members = list(CONCEPTS.subjects(SKOS.inScheme, TGC[name]))
        orders = [CONCEPTS.value(member, TG.order) for member in members]
        numbers = sorted(order.toPython() for order in orders if isinstance(order, Literal))
        assert numbers == list(range(1, len(members) + 1))


def test_no_other_scheme_is_ordered() -> None:
    ordered = {CONCEPTS.value(concept, SKOS.inScheme) for concept in CONCEPTS.subjects(TG.order)}
    assert ordered == {TGC["status"], TGC["date-precision"]}


def moves(status: Status) -> set[Status]:
    concept = TGC[f"status/{status}"]
    return {
        Status(str(target).rsplit("/", 1)[-1]) for target in CONCEPTS.objects(concept, TG.mayBecome)
    }


@pytest.mark.parametrize("status", list(Status))
def test_every_stage_leads_somewhere_but_not_to_itself(status: Status) -> None:
    assert moves(status)
    assert status not in moves(status)


@pytest.mark.parametrize(
    ("earlier", "later", "possible"),
    [
        (Status.PROPOSED, Status.IN_FORCE, True),
        (Status.CALLED_FOR, Status.SIGNED, True),
        (Status.SIGNED, Status.RATIFIED, True),
        (Status.SIGNED, Status.EXPIRED, True),
        (Status.SUSPENDED, Status.REACTIVATED, True),
        (Status.SIGNED, Status.PROPOSED, False),
        (Status.IN_FORCE, Status.SIGNED, False),
        (Status.RATIFIED, Status.UNDER_NEGOTIATION, False),
        (Status.EXPIRED, Status.IN_FORCE, False),
        (Status.IMPLEMENTED, Status.UNDER_CONSTRUCTION, False),
    ],
)
def test_moves_between_stages(earlier: Status, later: Status, possible: bool) -> None:
    assert (later in moves(earlier)) is possible


def test_sectors_form_a_forest() -> None:
    sectors = list(CONCEPTS.subjects(SKOS.inScheme, TGC.sector))
    for sector in sectors:
        broader = list(CONCEPTS.objects(sector, SKOS.broader))
        top = (sector, SKOS.topConceptOf, TGC.sector) in CONCEPTS
        assert len(broader) == (0 if top else 1)
        assert sector not in set(
            CONCEPTS.transitive_objects(broader[0], SKOS.broader) if broader else ()
        )
    assert {(narrow, wide) for narrow, wide in CONCEPTS.subject_objects(SKOS.broader)} == {
        (narrow, wide) for wide, narrow in CONCEPTS.subject_objects(SKOS.narrower)
    }
