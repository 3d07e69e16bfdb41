"""FOUND, type by type: what identifies a claim, and what does not."""

import pytest

from graph.evaluate import Gold, Prediction
from graph.evaluate.finding import found, unit_code
from tests.evaluate.claims import FLOW, MOU, either, given, gold

CHANGE = {k: FLOW[k] for k in ("reporter", "partner", "direction")}
FAR = (900, 950)

FOUND = [
    (gold("flow", **FLOW), given("flow", **{**FLOW, "currency": "EUR", "start": None})),
    (
        gold("flow", **FLOW),
        given("flow", **{**FLOW, "direction": "imports", "reporter": "CL", "partner": ("PE",)}),
    ),
    (
        gold("flow", **{**FLOW, "direction": "total"}),
        given("flow", **{**FLOW, "direction": "total", "reporter": "CL", "partner": ("PE",)}),
    ),
    (gold("change", **CHANGE, percent=12.5), given("change", percent=12.55)),
    (gold("change", **CHANGE, trend="up"), given("change", **CHANGE, trend="up")),
    (
        gold("target", parties=("CL", "PE"), value=5e9),
        given("target", parties=("PE", "CL"), value=5e9),
    ),
    (gold("instrument", **MOU), given("instrument", FAR, subject="mining", parties=("PE",))),
    (gold("instrument", **MOU), given("instrument", kind="mou")),
    (
        gold("instrument", party_names=("Mining Chamber", "Port Authority")),
        given("instrument", FAR, party_names=("Port Authority", "Mining Chamber")),
    ),
    (gold("session", body="Trade Council"), given("session", FAR, body="the Trade Council")),
    (
        gold("session", body="Trade Council", ordinal=4, parties=("CL", "PE")),
        given("session", FAR, body="Committee", ordinal=4, parties=("CL", "PE")),
    ),
    (gold("hub", name="Callao"), given("hub", FAR, name="Port of Callao")),
    (gold("hub", name="Callao"), given("hub", (5, 50), name="the place")),
    (
        gold("access", hub="Arica", beneficiaries=("BO",)),
        given("access", FAR, hub="Port of Arica", beneficiaries=("BO", "PE")),
    ),
    (
        gold("attribute", of="line", name="length_km", value=800, unit="km"),
        given("attribute", FAR, of="railway", name="length", value=800, unit="KM"),
    ),
    (
        gold("attribute", name="completion", value=either("2026", None)),
        given("attribute", name="completion", value="2026"),
    ),
    (
        gold("cause", effect="trade fell", cause="higher freight rates"),
        given("cause", effect="something", cause="freight rates"),
    ),
]
NOT_FOUND = [
    (gold("flow", **FLOW), given("flow", **{**FLOW, "value": 63e6})),
    (gold("flow", **FLOW), given("flow", **{**FLOW, "direction": "imports"})),
    (gold("flow", **FLOW), given("flow", **{**FLOW, "partner": ("BO",)})),
    (gold("change", **CHANGE, percent=12.5), given("change", **CHANGE, percent=-12.5)),
    (
        gold("change", **CHANGE, trend="up"),
        given("change", **{**CHANGE, "direction": "imports"}, trend="up"),
    ),
    (gold("target", parties=("CL", "PE"), value=5e9), given("target", parties=("PE",), value=5e9)),
    (gold("instrument", **MOU), given("instrument", **{**MOU, "parties": ("BO", "PE")})),
    (gold("instrument", **MOU), given("instrument", FAR, kind="mou", subject="fishing")),
    (gold("session", body="Council"), given("session", FAR, body="Committee")),
    (gold("hub", name="Callao"), given("hub", FAR, name="Arica")),
    (
        gold("access", hub="Arica", beneficiaries=("BO",)),
        given("access", hub="Arica", beneficiaries=("PE",)),
    ),
    (
        gold("attribute", name="cost", value=800, currency="USD"),
        given("attribute", name="length_km", value=800, unit="km"),
    ),
    (
        gold("cause", effect="trade fell", cause="higher freight rates"),
        given("cause", FAR, effect="something", cause="freight rates"),
    ),
]


@pytest.mark.parametrize(("annotated", "claim"), FOUND)
def test_found(annotated: Gold, claim: Prediction) -> None:
    assert found(annotated, claim)


@pytest.mark.parametrize(("annotated", "claim"), NOT_FOUND)
def test_not_found(annotated: Gold, claim: Prediction) -> None:
    assert not found(annotated, claim)


def test_units_are_compared_without_marks_and_plurals() -> None:
    assert unit_code("tonnes / year") == unit_code("Tonne/Year")
    assert unit_code("%") == unit_code("percent")
    assert unit_code(None) == ""
