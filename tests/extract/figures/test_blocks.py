"""Statistics as short lines."""

from graph.claims import ChangeClaim, FlowClaim
from graph.documents.read import parse_document
from graph.extract.extractor import extract

LINES = """Statistics Fiji
External trade in goods, September 2024

Exports and imports, FJD million at current prices
September 2023
Exports (fob) 74.9
Imports (cif) 88.3
Balance -13.4
September 2024
Exports (fob) 81.6
Trade deficit 15.5
"""


def flows(text: str) -> list[tuple[str, str, str, str | None]]:
    return [
        (
            claim.direction.value,
            str(int(claim.amount.value or 0)),
            claim.amount.unit,
            claim.period.start.isoformat() if claim.period else None,
        )
        for claim in extract(parse_document("lines.txt", text.encode()))
        if isinstance(claim, FlowClaim)
    ]


def test_each_line_has_the_unit_and_the_period_above_it() -> None:
    assert flows(LINES) == [
        ("exports", "74900000", "FJD", "2023-09-01"),
        ("imports", "88300000", "FJD", "2023-09-01"),
        ("balance", "-13400000", "FJD", "2023-09-01"),
        ("exports", "81600000", "FJD", "2024-09-01"),
        ("balance", "-15500000", "FJD", "2024-09-01"),
    ]


def test_a_line_without_a_unit_above_it_is_no_flow() -> None:
    assert flows(LINES.replace(", FJD million at current prices", "")) == []


def test_a_sentence_with_such_words_is_no_line() -> None:
    assert flows(LINES.replace("Balance -13.4", "Balance -13.4 was widely expected.")) != flows(
        LINES
    )


def test_a_change_below_a_line_is_that_of_its_flow() -> None:
    text = LINES.replace("Imports (cif) 88.3", "Change on previous year 4.2%\nImports (cif) 88.3")
    (change,) = (
        claim
        for claim in extract(parse_document("lines.txt", text.encode()))
        if isinstance(claim, ChangeClaim)
    )
    assert change.direction.value == "exports"
    assert change.percent is not None
    assert str(change.percent.value) == "4.2"
    assert change.base_period is not None
    assert change.base_period.start.isoformat() == "2022-09-01"


def test_amounts_below_a_label_are_those_of_their_years() -> None:
    text = (
        "Samoa - profile\n\nExports:\n$51.1 million (2017 est.)\n$48.2 million (2016 est.)\n"
        "Exports - partners:\nFiji 20%, Tonga 10% (2017)\nImports:\n$302 million (2017 est.)\n"
    )
    assert flows(text) == [
        ("exports", "51100000", "USD", "2017-01-01"),
        ("exports", "48200000", "USD", "2016-01-01"),
        ("imports", "302000000", "USD", "2017-01-01"),
    ]


def test_a_note_below_amounts_tells_what_is_counted() -> None:
    text = (
        "Samoa - profile\n\nExports\n$51.1 million (2017 est.)\n$48.2 million (2016 est.)\n"
        "note: goods and services are counted together\n\n"
        "Imports\n$302 million (2017 est.)\nnote: imports of goods alone\n"
    )
    claims = extract(parse_document("profile.txt", text.encode()))
    assert [(c.direction.value, c.commodity) for c in claims if isinstance(c, FlowClaim)] == [
        ("exports", "goods and services"),
        ("exports", "goods and services"),
        ("imports", None),
    ]


def test_the_first_amount_may_stand_behind_the_label() -> None:
    text = "Samoa - profile\n\nExports: $51.1 million (2017 est.)\n$48.2 million (2016 est.)\n"
    assert flows(text) == [
        ("exports", "51100000", "USD", "2017-01-01"),
        ("exports", "48200000", "USD", "2016-01-01"),
    ]
