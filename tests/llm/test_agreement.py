import pytest

from graph.claims import Claim
from graph.extract.extractor import extract
from graph.llm.agreement import Standing, differences, standing
from tests.llm.texts import KNOWN, NEW, TEXT, changed, document, judged

RULES = extract(document(TEXT))


def passed(raw: dict[str, object]) -> Claim:
    claim = judged(TEXT, str(raw["type"]), str(raw["quote"]), **raw["fields"])  # type: ignore[arg-type]
    assert isinstance(claim, Claim)
    return claim


def test_what_a_rule_says_as_well_is_the_same() -> None:
    how, known = standing(passed(KNOWN), RULES)
    assert how is Standing.SAME
    assert known in RULES


def test_what_says_less_of_the_same_passage_is_the_same() -> None:
    how, _ = standing(passed(changed(KNOWN, start=None, end=None)), RULES)
    assert how is Standing.SAME


def test_what_no_rule_has_read_is_new() -> None:
    assert standing(passed(NEW), RULES) == (Standing.NEW, None)


@pytest.mark.parametrize(
    ("fields", "differing"),
    [
        ({"direction": "imports"}, ("direction",)),
        ({"reporter": "CL", "partner": ["PE"]}, ("reporter", "partner")),
        ({"start": None, "end": None, "direction": "total"}, ("direction",)),
    ],
)
def test_another_reading_of_the_same_figure_is_contested(
    fields: dict[str, object], differing: tuple[str, ...]
) -> None:
    claim = passed(changed(KNOWN, **fields))
    how, known = standing(claim, RULES)
    assert how is Standing.OTHERWISE
    assert known is not None
    assert differences(claim, known) == differing


def test_a_named_thing_is_one_throughout_a_document() -> None:
    text = "Grain leaves through the Port of Tanga in Tanzania. Kenya was told.\n\nTanga is busy."
    rules = extract(document(text))
    assert any(claim.type == "hub" for claim in rules)
    other = judged(text, "hub", "Tanga is busy", name="Tanga", kind="seaport", country="KE")
    assert isinstance(other, Claim)
    assert standing(other, rules)[0] is Standing.OTHERWISE
    alike = judged(text, "hub", "Tanga is busy", name="Tanga", kind="seaport", country="TZ")
    assert isinstance(alike, Claim)
    assert standing(alike, rules)[0] is not Standing.NEW
