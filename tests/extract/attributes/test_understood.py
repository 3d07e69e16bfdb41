"""Owners that no word names."""

from __future__ import annotations

from tests.extract.attributes.telling import told


def test_goods_own_their_quantity_and_a_duty_itself_where_nothing_else_does() -> None:
    assert told("The refiner bought 50,000 tonnes of diesel.") == [
        ("diesel", "quantity_tonnes", 50_000)
    ]
    assert told("Shipments to Chad face a 20% duty.") == [("duty", "tariff_percent", 20)]


def test_works_are_those_of_what_was_spoken_of_some_sentences_before() -> None:
    text = "The Ubundu railway was agreed on. Many spoke. All were glad. Some danced. "
    text += "The first phase falls due in 2031."
    assert told(text) == [("Ubundu railway", "completion", "2031")]


TALK = "They met. They spoke. They left. " * 4


def test_a_length_is_of_the_line_of_which_the_document_spoke() -> None:
    text = f"The Doba-Sarh road is bad. {TALK}In all, 242 km will be paved."
    assert [of for of, name, _ in told(text) if name == "length_km"] == ["Doba-Sarh road"]


def test_a_line_of_a_fact_sheet_tells_of_no_line_in_the_text() -> None:
    assert told(f"They met. The Kei highway is bad. {TALK}\n\nRailways: total: 242 km") == []
