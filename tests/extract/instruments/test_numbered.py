"""Acts that are called by their number."""

from __future__ import annotations

import pytest

from graph.claims.model import Status
from graph.extract.instruments.numbered import numbered
from tests.extract.scenes import scene_of


def test_an_order_of_one_head_has_its_own_date() -> None:
    text = "It was set by Executive Order 14001 of May 4, 2025 (Modifying Duties on Tin). "
    (claim,) = numbered(scene_of(text + "Executive Order 14001 stays in force."))
    assert (claim.title, claim.parties) == ("Executive Order 14001", ("US",))
    assert str(claim.date) == "2025-05-04"


def test_a_decision_is_of_the_parties_to_its_body() -> None:
    text = "The Council between Peru and Chile met in Lima. It adopted Decision No 2/2024 on tin."
    (claim,) = numbered(scene_of(text))
    assert (claim.parties, claim.subject, claim.status) == (("CL", "PE"), "tin", Status.AGREED)


@pytest.mark.parametrize("text", ["The order of 2025 was long.", "Decision makers met in 2/2024."])
def test_what_is_no_such_act(text: str) -> None:
    assert list(numbered(scene_of(text))) == []


def test_an_order_with_a_short_number_is_of_whose_president_signs_it() -> None:
    text = "On 4 May 2021 President Dina Boluarte of Peru signed Executive Order No. 80 on tin."
    (claim,) = numbered(scene_of(text))
    assert (claim.title, claim.parties) == ("Executive Order No. 80", ("PE",))
    assert str(claim.date) == "2021-05-04"
