"""Whose statistics a document prints, by what stands around its figures."""

from collections import Counter

import pytest

from graph.extract.figures.issuing import issuers
from tests.extract.scenes import scene_of


def shown(text: str) -> str | None:
    """Return the country that most shows that the figures of a text are its own."""
    best = issuers(scene_of(text), Counter()).most_common(1)
    return best[0][0] if best else None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "Statistics Malta\n\nExports to Italy were $5 million in a good month for all.",
            "MT",
        ),
        ("Peru and Chile met. The Central Bank of Chile put trade at $5 million in 2019.", "CL"),
        ("Kenya and Ghana met. Exports to the neighbour were 4 million cedis in 2019.", "GH"),
        (
            "Trade with Fiji and Samoa\n\nTable 1. Partners (NZ$ million)\n"
            "          2021    2022\nFiji      10.1    11.2\nSamoa     8.5     9.1\n\n"
            "New Zealand also trades with Tonga and Tuvalu, to which few ships go nowadays.",
            "NZ",
        ),
        (
            "Trade statistics\n\nExports were T$2.6 million and imports T$41.8 million in May."
            " Sales of fish to Fiji and Samoa brought T$0.6 million.",
            "TO",
        ),
        (
            "Trade by country. 2021 and 2022. Million DKK\n"
            "          2021    2022\nPeru      10.1    11.2\nChile     8.5     9.1\n",
            "DK",
        ),
        (
            "Exports rise\n\nSuva, 11 May - The Ministry of Commerce released the figures of May on"
            " Monday.\n\nExports to Samoa were $5 million, those to Tonga $4 million.",
            "FJ",
        ),
        ("Trade note\nBulletin 7, Lima, 4 May 2021\n\nExports to Chile rose to $5 million.", "PE"),
    ],
)
def test_what_shows_whose_figures_are_printed(text: str, code: str) -> None:
    assert shown(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "Exports to Kenya were $5 million in 2019.",
        "Talks\nLima and Quito, 4 May 2021\n\nPeru and Ecuador met and spoke of their trade.",
    ],
)
def test_money_and_places_of_nobody_show_nothing(text: str) -> None:
    assert shown(text) is None
