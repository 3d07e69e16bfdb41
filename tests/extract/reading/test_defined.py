from __future__ import annotations

import pytest

from graph.extract.annotate import default_gazetteer, join_parties
from graph.extract.pattern import wording_of
from graph.extract.reading.defined import with_defined


def codes(*texts: str) -> list[tuple[str, ...]]:
    """Return the parties of the last of some texts, each mention's codes."""
    gazetteer = default_gazetteer()
    geo = with_defined(texts, [gazetteer.find(text) for text in texts])
    found = join_parties(texts[-1], geo[-1], wording_of(texts[-1]))
    return [mention.codes for mention in found]


SADC = "A pact with Botswana, Lesotho and Namibia (the SADC EPA States) was signed."
EFTA = "A pact between Iceland, Liechtenstein, Norway and Switzerland (the EFTA States) and Peru."


@pytest.mark.parametrize(
    ("definition", "text", "expected"),
    [
        (SADC, "Imports from the SADC EPA States fell.", [("BW", "LS", "NA")]),
        (SADC, "The EU-SADC council met.", [("BW", "EU", "LS", "NA")]),
        (SADC, "The budget of SADC grew.", [("SADC",)]),
        (EFTA, "Imports from EFTA fell.", [("CH", "IS", "LI", "NO")]),
        (
            "The SACU States (Botswana and Namibia) met.",
            "The SACU States agreed.",
            [("BW", "NA")],
        ),
        (
            "The pact of Peru and Colombia (the Andean countries) is in force.",
            "The Andean countries sell fish.",
            [("CO", "PE")],
        ),
        ("The EAEU (Armenia, Belarus and Russia) met.", "The EAEU agreed.", [("EAEU",)]),
        ("Ministers of Peru and Chile (the Parties) met.", "The Parties agreed.", [()]),
    ],
)
def test_a_group_that_a_document_defines_is_those_it_lists(
    definition: str, text: str, expected: list[tuple[str, ...]]
) -> None:
    assert codes(definition, text) == expected


def test_a_list_goes_on_after_the_name_that_brackets_give_to_its_first_members() -> None:
    assert codes(EFTA) == [("CH", "IS", "LI", "NO", "PE")]


def test_a_list_goes_on_after_a_short_name_in_brackets() -> None:
    text = "The Republic of Peru (Peru) and the Republic of Chile (Chile) agreed."
    assert codes(text)[0] == ("CL", "PE")
