import pytest

from graph.evaluate.faults import faults
from tests.evaluate.claims import FLOW, MOU, either, given, gold


def test_every_stated_field_is_compared_once() -> None:
    annotated = gold("flow", **FLOW, commodity=None)
    assert faults(annotated, given("flow", **FLOW)) == ()
    wrong = given("flow", **{**FLOW, "value": 1, "currency": "EUR", "end": None})
    assert faults(annotated, wrong) == ("currency", "end")


def test_fields_that_the_annotation_leaves_open_may_be_anything() -> None:
    assert faults(gold("hub", name="Callao"), given("hub", name="Callao", kind="seaport")) == ()


@pytest.mark.parametrize("commodity", [None, "goods", "all goods", ""])
def test_no_commodity_states_all_goods(commodity: str | None) -> None:
    annotated = gold("flow", **FLOW)
    assert faults(annotated, given("flow", **FLOW, commodity=commodity)) == ()
    assert faults(annotated, given("flow", **FLOW, commodity="copper")) == ("commodity",)


def test_a_total_is_right_whoever_reports_it() -> None:
    annotated = gold("flow", **{**FLOW, "direction": "total"})
    turned = {**FLOW, "direction": "total", "reporter": "CL", "partner": ("PE",)}
    assert faults(annotated, given("flow", **turned)) == ()
    mirrored = {**turned, "direction": "imports"}
    assert faults(gold("flow", **FLOW), given("flow", **mirrored)) == (
        "reporter",
        "partner",
        "direction",
    )


def test_an_instrument_may_be_named_by_title_or_subject() -> None:
    annotated = gold("instrument", **MOU, title="Memorandum on Mining")
    assert faults(annotated, given("instrument", **{**MOU, "title": None})) == ()
    assert faults(annotated, given("instrument", **{**MOU, "subject": "tea"})) == (
        "title",
        "subject",
    )


def test_a_unit_may_be_left_to_the_name() -> None:
    annotated = gold("attribute", name="length_km", value=800, unit=either("km", "kilometres"))
    assert faults(annotated, given("attribute", name="length_km", value=800)) == ()
    assert faults(annotated, given("attribute", name="length", value=800)) == ()
    assert faults(annotated, given("attribute", name="height", value=800)) == ("name", "unit")
    assert faults(annotated, given("attribute", name="length_km", value=800, unit="m")) == ("unit",)
