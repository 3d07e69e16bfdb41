"""Properties of links, hubs and instruments."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.claims import AttributeClaim
from graph.extract.attributes import claims
from graph.extract.attributes.acts import instrument_phrase
from graph.extract.attributes.clauses import passage, wide_clause
from tests.extract.attributes.telling import told
from tests.extract.scenes import scene_of

RAILWAY = "The Gao-Niamey railway"


def properties(text: str) -> list[AttributeClaim]:
    return [claim for claim in claims(scene_of(text)) if isinstance(claim, AttributeClaim)]


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        (f"{RAILWAY} is 440 km long.", "length_km", 440),
        (f"{RAILWAY} has a gauge of 1,067 mm.", "gauge_mm", 1067),
        (f"{RAILWAY} will cost $1.2 billion.", "cost", 1_200_000_000),
        (f"{RAILWAY} is designed for 5 million tonnes a year.", "capacity_tonnes_year", 5_000_000),
        (f"{RAILWAY} takes 3 million tonnes of ore annually.", "capacity_tonnes_year", 3_000_000),
        (f"{RAILWAY} is to be completed by 2031.", "completion", "2031"),
        (f"Construction of {RAILWAY[4:]} began in May 2025.", "construction_start", "2025-05"),
        ("Mali signed a power contract. The tariff is 5 US cents a unit.", "tariff", None),
        ("Mali got a $90 million credit line.", "amount", 90_000_000),
        ("The concession agreement runs for 30 years.", "duration_years", 30),
    ],
)
def test_a_property_has_name_and_value(text: str, name: str, value: Decimal | str | None) -> None:
    [(_, found, figure)] = told(text)
    assert found == name
    assert value is None or figure == value


@pytest.mark.parametrize(
    "text",
    [
        f"{RAILWAY} passes 30 km from Ansongo.",
        f"{RAILWAY} would save $900 a lorry.",
        f"{RAILWAY} carried exports worth $4 million.",
        f"{RAILWAY} was first surveyed 90 years ago.",
        "Trade through the Tema checkpoint, the largest, was worth $4 million.",
        "Both sides spoke of GDP of $4 billion and 20 years of ties.",
    ],
)
def test_figures_of_something_else_give_none(text: str) -> None:
    assert told(text) == []


def test_parts_are_not_the_whole() -> None:
    text = (
        f"{RAILWAY} is 440 km long, of which 150 km is in Mali and 290 km in Niger. It is put at "
        "$2 billion, of which $0.5 billion is for the dry Malian stretch. Mali would lay 80 km "
        "and Niger the remaining 120 km."
    )
    whole = RAILWAY[4:]
    assert [(of, int(value or 0)) for of, _, value in told(text)] == [
        (whole, 440),
        (f"{whole} (Mali)", 150),
        (f"{whole} (Niger)", 290),
        (whole, 2_000_000_000),
        (f"{whole} (Mali)", 500_000_000),
        (f"{whole} (Mali)", 80),
        (f"{whole} (Niger)", 120),
    ]


def test_two_gauges_meet_at_a_place() -> None:
    text = f"{RAILWAY} will change from 1,000 mm to 1,067 mm gauge at Ayorou."
    owners = {of: value for of, _, value in told(text)}
    assert owners == {
        "Gao-Niamey railway (up to Ayorou)": 1000,
        "Gao-Niamey railway (from Ayorou)": 1067,
    }


def test_a_replaced_figure_is_marked() -> None:
    text = f"The cost of {RAILWAY[4:]}, originally put at $1 billion, was raised to $2 billion."
    assert [p.superseded for p in properties(text)] == [True, False]


def test_power_of_a_contract_is_of_the_contract() -> None:
    text = (
        "A three-way agreement lets Mali deliver 40 MW to Togo. Power will leave on the 225 kV "
        "Gao-Niamey line. With 100,000 megawatt-hours expected, both gain."
    )
    owners = {name: of for of, name, _ in told(text)}
    assert owners["capacity_mw"] == owners["energy_mwh"] == "three-way agreement"
    assert owners["voltage_kv"] == "Gao-Niamey line"


def test_plants_own_their_capacity() -> None:
    text = "Supply comes from Kandadji (130 MW) and the 60 MW Taoussa hydropower plant."
    assert [of for of, _, _ in told(text)] == ["Kandadji", "Taoussa"]


def test_joined_figures_have_one_owner() -> None:
    text = (
        f"{RAILWAY} will reach the Port of Tema with a length of 900 km and a cost of $3 billion."
    )
    assert {of for of, _, _ in told(text)} == {"Gao-Niamey railway"}


def test_a_table_of_lines_belongs_to_its_heading() -> None:
    text = "Gao-Niamey railway\nLength: 440 km\nCost: $1.2 billion\nCompletion: 2031"
    assert [name for _, name, _ in told(text)] == ["length_km", "cost", "completion"]


@pytest.mark.parametrize(
    ("text", "figure", "clause"),
    [
        ("It grew, and 1,520 mm is the gauge, he said.", "1,520 mm", "and 1,520 mm is the gauge"),
        ("The stretch between Mali and Niger costs $3 billion.", "$3", None),
        ("It moved 5 tons of bulk and general cargo.", "5 tons", None),
        ("Cost: $3 billion; length: 5 km", "$3", "Cost: $3 billion"),
    ],
)
def test_the_passage_is_the_clause(text: str, figure: str, clause: str | None) -> None:
    start = text.index(figure)
    first, last = passage(text, start, start + len(figure))
    assert text[first:last] == (clause or text.rstrip("."))


@given(st.text(alphabet="a1,.;: $()", max_size=80), st.integers(0, 80), st.integers(0, 10))
def test_a_clause_holds_its_figure(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    for bounds in (passage(text, start, end), wide_clause(text, start, end)):
        assert 0 <= bounds[0] <= start <= end <= bounds[1] <= len(text)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Under the power purchase agreement", "power purchase agreement"),
        ("Mali signed a loan agreement", "loan agreement"),
        ("They praised agreement", "agreement"),
        ("They met.", None),
    ],
)
def test_an_instrument_is_called_by_its_phrase(text: str, phrase: str | None) -> None:
    assert instrument_phrase(text) == phrase


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # subjects: names, pointing words, appositions and what stands between
        (
            f"{RAILWAY}, opened by two ministers on 4 May 2022, is slow.",
            ("completion", "2022-05-04"),
        ),
        (f"{RAILWAY} on the Malian border only opened in 2016.", ("completion", "2016")),
        (
            f"Traffic on {RAILWAY[4:]}, which entered service in May 2021, grew.",
            ("completion", "2021-05"),
        ),
        (f"In June 2019 the president inaugurated the {RAILWAY[4:]}.", ("completion", "2019-06")),
        (f"{RAILWAY} is slow. It has been in use since May 2008.", ("completion", "2008-05")),
        # percentages
        (f"{RAILWAY} is 64 per cent complete.", ("progress_percent", 64)),
        (f"Some 71% of {RAILWAY[4:]} has been laid.", ("progress_percent", 71)),
        (f"Mali holds 60 per cent of the {RAILWAY[4:]}.", ("share_percent", 60)),
        ("The trade agreement frees 97% of tariff lines.", ("tariff_lines_percent", 97)),
        ("The trade agreement cuts the duty of 12 percent on tyres.", ("tariff_percent", 12)),
        ("Under the trade agreement 95% of goods are free of duty.", ("duty_free_percent", 95)),
        # payers, counts, times
        (f"{RAILWAY} was financed by China.", ("financing", "China")),
        (f"{RAILWAY} has 21 stations.", ("stations", 21)),
        (f"{RAILWAY} is designed to serve for 50 years.", ("lifetime_years", 50)),
        ("Mali got a loan with a grace period of seven years.", ("grace_period_years", 7)),
    ],
)
def test_a_property_of_what_is_spoken_of(text: str, expected: tuple[str, int | str]) -> None:
    assert [(name, value) for _, name, value in told(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        f"The study on {RAILWAY[4:]} was finished in 2016.",
        f"{RAILWAY} was not opened in 2016.",
        f"Mali opened a consulate near the {RAILWAY[4:]} in 2016.",
        f"{RAILWAY} was built to serve the mines that closed in 2016.",
        f"{RAILWAY} has been built since 2019.",
        f"The ministers saw three stations of the {RAILWAY[4:]}.",
        f"Farm goods hold 60 per cent of trade on {RAILWAY[4:]}.",
        "The trade agreement came when 30% of goods were food.",
        "The grain deal was signed. Exports bear a duty of 50 percent.",
        f"Lost exports of 185,000 barrels a day cost dear, and the {RAILWAY[4:]} was closed.",
    ],
)
def test_what_is_said_of_something_else_is_no_property(text: str) -> None:
    assert [name for _, name, _ in told(text)] == []


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        (
            "The post at Faz border crossing is new. The post covers 9 hectares.",
            ["Faz border crossing"],
        ),
        ("The Gao port is on the Niamey road. It covers 9 hectares.", ["Gao port"]),
        ("NorLink, a 95 km cable planned between Bergen and Lerwick, was dropped.", ["NorLink"]),
        ("Mali signed the Trade Pact. The pact frees 90% of tariff lines.", ["Trade Pact"]),
        (
            "The oil pact is old. Technip won the contract for pumps, worth $45 million.",
            ["contract"],
        ),
        ("DP World runs the Gao port under a 30-year concession.", ["concession"]),
        ("Sonatrach contracted with Botas for 4 bcm a year.", ["contract"]),
    ],
)
def test_a_property_is_of_what_the_words_point_to(text: str, owners: list[str]) -> None:
    assert [of for of, _, _ in told(text)] == owners


@pytest.mark.parametrize(
    "text",
    [
        "The road was built between 1970 and 1975.",
        "The road was laid by convicts from 1970 to 1975.",
        "The road was constructed in 1970-75.",
        "Construction of the road lasted from 1970 to 1975.",
    ],
)
def test_years_of_building_tell_when_it_began_and_ended(text: str) -> None:
    expected = {("road", "construction_start", "1970"), ("road", "completion", "1975")}
    assert set(told(text)) == expected


@pytest.mark.parametrize(
    ("text", "owner", "name", "value"),
    [
        ("They will bore a tunnel of 57 km.", "tunnel", "length_km", 57),
        ("A bridge over the Paraguay River of 1,294 metres is planned.", None, "length_m", 1294),
        ("Kenya backs a $330 million wind farm.", "wind farm", "cost", 330_000_000),
        ("The dam went into service in March 2019.", "dam", "completion", "2019-03"),
        ("The harbour was dredged to 16 metres.", "harbour", "depth_m", 16),
        ("The concession expires in 2043.", "concession", "expiry", "2043"),
        ("The bank gave $8 million for grain silos.", "grain silos", "financing", 8_000_000),
        ("The contractor has 36 months to finish the port.", "port", "duration_months", 36),
    ],
)
def test_what_has_no_name_has_properties(
    text: str, owner: str | None, name: str, value: int | str
) -> None:
    [(of, found, figure)] = told(text)
    assert (found, figure) == (name, value)
    assert owner is None or of == owner


@pytest.mark.parametrize(
    "text",
    [
        "Zambia will spend $14 million on imports of maize.",
        "The forum opened in May 2019.",
        "Talks on the bridge began in June 2022.",
        "Work on the bridge is to begin within 24 months.",
        "Since May 2021 ready-made clothes have gone by sea through the port.",
        "A vessel of 1,500 TEU called at the port.",
        "The new road is 40 km shorter.",
        "The road is open for three hours.",
        "Turkey sold steel at $960 per ton.",
    ],
)
def test_what_only_looks_like_a_property_gives_none(text: str) -> None:
    assert told(text) == []


def test_what_is_named_together_is_opened_together() -> None:
    both = told("The Doraleh Port and the Djibouti-Addis Ababa Railway were opened in 2017.")
    assert {of for of, name, _ in both if name == "completion"} == {
        "Doraleh Port",
        "Djibouti-Addis Ababa Railway",
    }


def test_the_ends_of_a_link_are_not_opened_with_it() -> None:
    [(of, _, _)] = told("A road between the port of Bar and the port of Durres was opened in 2019.")
    assert of.startswith("road between")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The bank lent $160 million for Congo and $90 million for Rwanda.", [160, 90]),
        (f"{RAILWAY} got $5 million from Qatar and $3 million from Oman.", [5, 3]),
    ],
)
def test_a_list_of_amounts_shares_a_property(text: str, values: list[int]) -> None:
    assert [value for _, _, value in told(text)] == [v * 1_000_000 for v in values]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("The Gao bridge is old. Priced at $5 million, it was opened late.", "Gao bridge"),
        ("Priced at $5 million, the Gao bridge was opened late.", "Gao bridge"),
        ("With a budget of $5 million, the Gao bridge serves the Dosso port.", "Gao bridge"),
    ],
)
def test_what_opens_a_sentence_is_said_of_its_subject(text: str, owner: str) -> None:
    assert [claim.of for claim in properties(text) if claim.name == "cost"] == [owner]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Under the pact duties on tea are cut to nil.", [("tariff_percent", Decimal(0))]),
        ("Under the pact duties are cut, and nothing follows.", []),
        ("The Gao railway is 90 km long and lies 900 metres above the sea.", [("length_km", 90)]),
        ("A ticket for the Gao ferry costs $12.", []),
    ],
)
def test_small_sums_heights_and_noughts(
    text: str, expected: list[tuple[str, Decimal | int]]
) -> None:
    found = properties(text)
    assert [(c.name, c.quantity.value if c.quantity else None) for c in found] == expected
