"""Towns to which a load is given."""

from __future__ import annotations

from tests.extract.attributes.telling import told


def test_a_clause_gives_its_load_to_the_town_that_it_begins_with() -> None:
    text = "Mombasa came first, handling 35 million tons, whereas Maputo slid to 9 million tons."
    assert told(text)[0] == ("Mombasa", "quantity_tonnes", 35_000_000)


def test_a_government_that_is_called_after_its_capital_handles_nothing() -> None:
    text = "Nairobi hopes for 2 million tonnes of cargo a year."
    assert all(of != "Nairobi" for of, _, _ in told(text))
