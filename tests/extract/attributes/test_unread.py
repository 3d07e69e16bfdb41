"""Places and works that only their own sentence names."""

from __future__ import annotations

from tests.extract.attributes.telling import told

EARLIER = "The Lomé-Cotonou ferry sails weekly. "


def test_what_opens_a_sentence_is_what_its_figures_are_of() -> None:
    found = told(EARLIER + "Doba Basin, finished in 2014 at a cost of $3 million, is let.")
    assert found == [("Doba Basin", "completion", "2014"), ("Doba Basin", "cost", 3_000_000)]


def test_a_state_that_opens_a_sentence_has_no_cost() -> None:
    found = told(EARLIER + "Togo, hit in 2014 at a cost of $30 million, wants more.")
    assert all(of != "Togo" for of, _, _ in found)


def test_what_stands_before_whose_has_what_is_told_of_it() -> None:
    text = EARLIER + "They praised Doba's dry port, whose $24 million first stage a bank financed."
    assert told(text)[-1][0] == "Doba dry port"


def test_a_capacity_is_that_of_the_plant_that_it_comes_from() -> None:
    text = "Dhaka seeks 500 MW from the Upper Marsa plant and proposes a memorandum."
    assert told(text) == [("Upper Marsa plant", "capacity_mw", 500)]


def test_land_lies_where_it_is_given() -> None:
    text = "Forwarders get 10 hectares at Marsa and a similar plot at the port of Doba."
    assert told(text) == [("Marsa", "area_ha", 10)]
