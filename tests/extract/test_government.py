"""Whose government a paper is of."""

from __future__ import annotations

import pytest

from graph.extract.organisations import government
from graph.extract.organisations.government import names_cabinet
from tests.extract.scenes import scene_of


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("REPUBLIC OF ZAMBIA\n\nThe minister signed a treaty with Peru.", "ZM"),
        ("Cabinet decisions\n\nKigali - The Cabinet approved a treaty with Peru.", "RW"),
        ("CABINET APPROVES PACT WITH PERU\n\nCabinet met at State House, Lusaka.", "ZM"),
        (
            "Foreign Minister receives envoy of Peru\n\nDoha, 4 March 2026\n\nThe two met at the"
            " headquarters of the Ministry. They spoke of trade.",
            "QA",
        ),
        (
            "Council of Ministers, Madrid, 3 October 2023\n\nIt approved the treaty with Qatar.",
            "ES",
        ),
        (
            "Fisheries agreement with Peru\n\nThe agreement between Fiji and Peru covers tuna. The"
            " proposal of the Minister of Fisheries was approved by the Cabinet.",
            "FJ",
        ),
        (
            "Signing of the Fiji - Peru Fisheries Agreement\n\nThe proposal of the Minister to"
            " sign the agreement was approved by the Cabinet.",
            "FJ",
        ),
        (
            "Loans for the expressway\n\nThe Cabinet approved the loan from the Export-Import Bank"
            " of China for the road from Colombo to Kandy.",
            "LK",
        ),
        ("Ministry of Trade of the Republic of Fiji.\n\nThe minister flew to Peru.", "FJ"),
        (
            "Wells\n\nThe Government of Peru has agreed to extend a grant of 20 million dollars for"
            " 40 wells.\n\nThe proposal was approved by the Cabinet.",
            None,
        ),
        ("Ministry of Trade of Fiji answers Peru.\n\nThe minister flew to Peru.", None),
        ("Fiji and Peru talk\n\nThe Cabinet Secretary of Kenya met ministers of Peru.", None),
        ("Fiji and Peru talk\n\nPeru's Cabinet approved the treaty with Fiji.", None),
        ("Fiji and Peru talk\n\nMinisters of Fiji and Peru signed a treaty.", None),
    ],
)
def test_a_paper_is_of_the_government_that_decides_in_it(text: str, country: str | None) -> None:
    assert government(scene_of(text)) == country


def test_a_cabinet_is_named() -> None:
    assert names_cabinet("was approved by the Cabinet")
    assert names_cabinet("The Council of Ministers met")
    assert not names_cabinet("cabinets of teak were exported to Peru")
