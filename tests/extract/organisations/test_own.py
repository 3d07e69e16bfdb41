"""Which country a paper takes for its own."""

from __future__ import annotations

import pytest

from graph.extract.organisations.own import is_only_dealt_with, own_country
from tests.extract.scenes import scene_of


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A loan from the Bank of Peru pays for wells in Fiji.", "FJ"),
        ("The Government of Peru has agreed to give tractors to farmers in Fiji.", "FJ"),
        ("A pact with Peru lets Fijian seamen work there.", "FJ"),
        ("A pact between Fiji and Peru was approved.", "FJ"),
        ("A pact between Peru and Fiji was approved. It creates jobs in Fiji.", "FJ"),
        ("The minister met an envoy of Fiji.", "FJ"),  # named alone
        ("A treaty with Peru was approved.", None),
        ("A pact between the University of Lautoka and the Aalto University, Finland.", None),
        ("The Government of Fiji has acceded to the treaty opened in Lima, Peru.", "FJ"),
        ("Exports to the United Arab Emirates grew. The plant is in Fiji.", "FJ"),
        ("The Governments of Peru and Chile have agreed to help wells in Fiji.", "FJ"),
        ("Fiji is engaged in talks with Peru.", "FJ"),
        ("The pact was signed in Peru. Fijian seamen may work there.", "FJ"),
        ("A pact between Peru and Fiji was approved. So was one between Chile and Fiji.", "FJ"),
        ("Fiji exported copra worth $2 million to Peru. A pact with Chile was approved.", "FJ"),
        ("Ministers of Fiji and Peru spoke.", None),
        ("The minister spoke.", None),
    ],
)
def test_the_country_for_which_most_speaks(text: str, country: str | None) -> None:
    assert own_country(scene_of(text)) == country


def test_a_country_that_is_only_dealt_with() -> None:
    scene = scene_of("The minister proposed a treaty with Peru on wells in Fiji.")
    assert is_only_dealt_with(scene, "PE")
    assert not is_only_dealt_with(scene, "FJ")
