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
