"""Owners are called by the fullest name that a document has for them."""

from __future__ import annotations

import pytest

from tests.extract.attributes.telling import told


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        (
            "The Silk Gate Centre, a trade zone of 80 hectares, is planned at the border.",
            "Silk Gate Centre",
        ),
        (
            "The port of Tanga is in the north. A new berth will be 210 metres long.",
            "port of Tanga (berth)",
        ),
        (
            "Under the agreement Laos frees 900 tariff lines. The ASEAN-Korea free trade agreement"
            " was signed in May.",
            "ASEAN-Korea free trade agreement",
        ),
        (
            "The Abra pipeline, a planned line of some 300 km from Oran to Almería, is discussed.",
            "Abra pipeline",
        ),
        (
            "The Chirundu–Kafue railway is part of the Northern Corridor. The line was reopened in"
            " May 2017.",
            "Chirundu–Kafue railway",
        ),
        (
            "The port of Tanga and the port of Mtwara lie in Tanzania. The latter has a depth of"
            " 13 metres.",
            "port of Mtwara",
        ),
        (
            "The port of Tanga and the port of Mtwara lie in Tanzania. The former has a depth of"
            " 13 metres.",
            "port of Tanga",
        ),
    ],
)
def test_an_owner_is_called_by_its_fullest_name(text: str, owner: str) -> None:
    assert [of for of, _, _ in told(text)] == [owner]


def test_a_title_in_brackets_of_several_agreements_owns_no_rate() -> None:
    found = told(
        "Statement on the Japan–Peru Agreement on Reciprocal Trade\n\nJapan and Peru agree. Under"
        " Order 12 (Procedures for Implementing Trade and Security Agreements) goods of Peru"
        " are to receive a 12 percent reciprocal tariff rate."
    )
    assert [of for of, _, _ in found] == ["Japan–Peru Agreement on Reciprocal Trade"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The works on the Kazan port were begun. The works, financed by the World Bank, go on.",
            ("Kazan", "financing"),
        ),
        (
            "The Jimma hydropower plant is being built. Two thirds of it stands. They said that 62"
            " per cent of the work had been completed.",
            ("Jimma hydropower plant", "progress_percent"),
        ),
        (
            "Laos will import 40 MW from June. The power purchase agreement was signed in Luang"
            " Prabang.",
            ("power purchase agreement", "capacity_mw"),
        ),
    ],
)
def test_what_is_only_understood_has_its_owner(text: str, expected: tuple[str, str]) -> None:
    assert [(of[: len(expected[0])], name) for of, name, _ in told(text)] == [expected]


def test_what_a_heading_names_is_described_below_it() -> None:
    found = told(
        "Khorgos Gateway\n\nKazakhstan's dry port opened in August 2015. It has six tracks."
    )
    assert [(of, name) for of, name, _ in found] == [
        ("Khorgos Gateway", "completion"),
        ("Khorgos Gateway", "tracks"),
    ]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        (
            "The power plant at Hwange is old. Under the new contract Namibia pays 7 US cents a"
            " kilowatt-hour.",
            "contract",
        ),
        (
            "The Hargeisa bypass is open. It will bring lorries from Berbera to the border in less"
            " than four hours.",
            "Hargeisa bypass",
        ),
        ("The Gweru bypass is nearly done. The bypass, funded by Japan, is shut.", "Gweru bypass"),
    ],
)
def test_the_sentence_tells_whose_a_figure_is(text: str, owner: str) -> None:
    assert [of for of, _, _ in told(text)] == [owner]


@pytest.mark.parametrize(
    "text",
    [
        "The country has 3,200 km of railways.",
        "The government would spend $2 billion on roads.",
        "The talks took five hours. Tourists wait two weeks for a visa.",
    ],
)
def test_things_of_a_sort_and_talks_have_no_properties(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MANZANILLO\n\nMexico's busiest port has 19 berths.", ("Manzanillo", "berths")),
        (
            "The Aqaba–Taba interconnector is new. The link of 550 MW runs from Aqaba to Taba.",
            ("Aqaba–Taba interconnector", "capacity_mw"),
        ),
        (
            "The Wakhan–Faizabad railway was agreed on. Fifty bridges are planned.",
            ("Wakhan–Faizabad railway", "bridges"),
        ),
        (
            "Peru and China renewed their trade agreement. Quinoa enters China at zero duty.",
            ("Quinoa", "tariff_percent"),
        ),
    ],
)
def test_what_was_spoken_of_has_its_parts(text: str, expected: tuple[str, str]) -> None:
    assert [(of, name) for of, name, _ in told(text)] == [expected]
