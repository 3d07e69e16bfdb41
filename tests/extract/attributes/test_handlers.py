"""Ports whose loads a body tells."""

from __future__ import annotations

from decimal import Decimal

from tests.extract.attributes.telling import told


def test_a_load_that_a_body_handled_is_that_of_the_port_it_is_called_after() -> None:
    text = (
        "The port authority, Puerto de Callao (PC), has new cranes. The port of Callao is busy."
        " Trucks come through Desaguadero. PC says it handled 1.9 million tonnes for Bolivia."
    )
    assert told(text) == [("port of Callao", "quantity_tonnes", Decimal(1_900_000))]


def test_a_body_without_a_port_handled_it_by_itself() -> None:
    text = (
        "Trucks come through the Desaguadero crossing. The National Ports Company handled 1.9"
        " million tonnes for Bolivia."
    )
    assert [of for of, *_ in told(text)] == ["National Ports Company"]
