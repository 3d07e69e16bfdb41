"""Verbs in headings."""

from __future__ import annotations

from graph.extract.headlines import headline_verbs


def test_forms_as_headings_have_them() -> None:
    assert {"Opens", "Launches", "Modifies", "Signs"} <= headline_verbs()
    assert headline_verbs().isdisjoint({"Open", "opens", "Opened"})
