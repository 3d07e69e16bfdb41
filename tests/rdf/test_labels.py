from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from graph.claims import (
    CauseClaim,
    CauseKind,
    ChangeClaim,
    Claim,
    Direction,
    FlowClaim,
    InstrumentClaim,
    InstrumentKind,
    LinkClaim,
    LinkKind,
    Modality,
    PartialDate,
    Period,
    PersonClaim,
    Quantity,
    SessionClaim,
    Status,
    Trend,
)
from graph.rdf.iris import Places
from graph.rdf.labels import Labeller
from graph.reference import load_reference
from tests.rdf.sample import sample_claims
from tests.resolve.claims import PLACEHOLDER

LABELLER = Labeller(Places(load_reference()))
YEAR = Period(date(2024, 1, 1), date(2024, 12, 31))
FLOW = FlowClaim(
    evidence=PLACEHOLDER,
    rule="r",
    reporter="RW",
    partner=("UG",),
    direction=Direction.EXPORTS,
    amount=Quantity("$3.2 million", Decimal(3200000), None, None, "USD"),
    period=YEAR,
)
CHANGE = ChangeClaim(
    evidence=PLACEHOLDER,
    rule="r",
    reporter="RW",
    partner=("UG",),
    direction=Direction.IMPORTS,
    trend=Trend.DOWN,
    percent=Quantity("-7%", Decimal(-7), None, None, "%", "nearly"),
    period=YEAR,
)
ACT = InstrumentClaim(
    evidence=PLACEHOLDER,
    rule="r",
    kind=InstrumentKind.MOU,
    parties=("RW", "UG"),
    status=Status.SIGNED,
)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (FLOW, "Rwanda's exports to Uganda were $3.2 million in 2024"),
        (
            replace(FLOW, direction=Direction.TOTAL),
            "Trade between Rwanda and Uganda was $3.2 million in 2024",
        ),
        (
            replace(FLOW, direction=Direction.BALANCE, period=None),
            "Rwanda's trade balance with Uganda was $3.2 million",
        ),
        (
            replace(FLOW, partner=("WORLD",), modality=Modality.FORECAST),
            "Rwanda's overall exports are forecast at $3.2 million in 2024",
        ),
        (
            replace(FLOW, partner=("KE", "UG"), partner_group="EAC", commodity="tea"),
            "Rwanda's exports of tea to the East African Community were $3.2 million in 2024",
        ),
        (
            replace(FLOW, reporter="US", partner=("AE",)),
            "The United States' exports to the United Arab Emirates were $3.2 million in 2024",
        ),
        (
            replace(FLOW, reporter=None, partner=()),
            "Exports were $3.2 million in 2024",
        ),
        (CHANGE, "Rwanda's imports from Uganda fell by nearly 7% in 2024"),
        (
            replace(CHANGE, percent=None, trend=Trend.FLAT, base_period=YEAR.year_before()),
            "Rwanda's imports from Uganda stood still in 2024 against 2023",
        ),
        (ACT, "An MoU between Rwanda and Uganda was signed"),
        (
            replace(ACT, subject="tea", date=PartialDate(2024, 5), planned=True),
            "An MoU on tea between Rwanda and Uganda is to be signed (2024-05)",
        ),
        (
            replace(ACT, kind=InstrumentKind.AGREEMENT, title="Rwanda-Uganda Tea Pact"),
            "Rwanda-Uganda Tea Pact was signed",
        ),
        (
            replace(ACT, status=Status.IN_FORCE, planned=True),
            "An MoU between Rwanda and Uganda is to come into force",
        ),
        (
            replace(ACT, status=Status.CALLED_FOR, planned=True),
            "An MoU between Rwanda and Uganda is called for",
        ),
        (
            replace(ACT, status=Status.RATIFIED, status_party="UG", date=PartialDate(2024)),
            "An MoU between Rwanda and Uganda was ratified by Uganda (2024)",
        ),
        (replace(ACT, parties=("UG",)), "An MoU with Uganda was signed"),
        (replace(ACT, count=3), "3 MoUs between Rwanda and Uganda were signed"),
        (replace(ACT, status=None), "An MoU between Rwanda and Uganda is mentioned"),
        (
            LinkClaim(evidence=PLACEHOLDER, rule="r", name="Gulu road", kind=LinkKind.ROAD),
            "Gulu road is a road",
        ),
        (
            PersonClaim(
                evidence=PLACEHOLDER, rule="r", name="Jane Roe", role="minister", country="RW"
            ),
            "Jane Roe is minister of Rwanda",
        ),
        (
            CauseClaim(
                evidence=PLACEHOLDER,
                rule="r",
                effect="trade",
                cause="high fees",
                kind=CauseKind.HINDERS,
            ),
            "Obstacle: high fees; hinders: trade",
        ),
    ],
)
def test_sentence(claim: Claim, sentence: str) -> None:
    assert LABELLER.sentence(claim) == sentence


def test_every_claim_of_the_sample_has_a_short_sentence() -> None:
    for claims in sample_claims().values():
        for claim in claims:
            sentence = LABELLER.sentence(claim)
            assert sentence == sentence.strip()
            assert 10 < len(sentence) < 200
            assert "None" not in sentence


@pytest.mark.parametrize(
    ("body", "label"),
    [
        ("joint commission", "Session 8 of the joint commission between Rwanda and Uganda"),
        ("session", "Session 8 between Rwanda and Uganda"),
    ],
)
def test_a_session_of_an_unnamed_body_is_told_by_its_number(body: str, label: str) -> None:
    claim = SessionClaim(evidence=PLACEHOLDER, rule="r", body=body, ordinal=8, parties=("RW", "UG"))
    assert LABELLER.sentence(claim) == label
