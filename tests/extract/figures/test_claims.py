"""Whole texts: what the package as a whole makes of them."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from graph.claims import ChangeClaim, Claim, FlowClaim, ShareClaim, TargetClaim, TransitClaim
from graph.claims.model import Direction, Modality
from graph.extract import figures
from graph.extract.rules import DATA
from tests.extract.scenes import scene_of


def claims_of(text: str) -> list[Claim]:
    return list(figures.claims(scene_of(text)))


def flows(text: str) -> list[FlowClaim]:
    return [c for c in claims_of(text) if isinstance(c, FlowClaim)]


def changes(text: str) -> list[ChangeClaim]:
    return [c for c in claims_of(text) if isinstance(c, ChangeClaim)]


def test_a_mirrored_flow_is_seen_from_home() -> None:
    text = (
        "Peru's exports to Cuba were $2 million. Its exports to Chile were $5 million. "
        "Chilean shipments to Peru came to $3 million."
    )
    mirrored = flows(text)[-1]
    assert (mirrored.reporter, mirrored.partner) == ("PE", ("CL",))
    assert mirrored.direction is Direction.IMPORTS


def test_the_trade_of_two_is_seen_from_whose_side_it_is_told() -> None:
    text = "Peru's exports to Chile were $5 million. Chilean exports to Peru came to $3 million."
    told = flows(text)[1]
    assert (told.reporter, told.partner) == ("CL", ("PE",))
    assert told.direction is Direction.EXPORTS


def test_a_deficit_is_negative() -> None:
    (flow,) = flows("Peru ran a trade deficit of $640 million with Mexico in 2020.")
    assert flow.amount.value == -640_000_000
    assert flow.amount.low is not None
    assert flow.amount.high is not None
    assert flow.amount.low < flow.amount.high


def test_a_usual_range_has_no_period() -> None:
    (flow,) = flows(
        "Trade between Jordan and Iraq usually ranges between $700 million and $900 million."
    )
    assert flow.modality is Modality.TYPICAL
    assert flow.amount.value is None
    assert flow.period is None


def test_the_period_goes_on_to_hold() -> None:
    first, second = flows(
        "In 2021 exports of Mauritius to Kenya were $12 million. Imports were $3 million."
    )
    assert first.period is not None
    assert second.period is not None
    assert second.period.start == date(2021, 1, 1)
    assert second.partner == ("KE",)


def test_a_rounded_headline_is_the_same_claim() -> None:
    text = "Exports of Peru hit $62.5 million\n\nPeru's exports came to $62.54 million in 2023."
    (flow,) = flows(text)
    assert str(flow.amount.value) == "62540000"
    assert len(flow.evidence) == 2


def test_kroner_are_those_of_the_reporter() -> None:
    (flow,) = flows("Danish exports to Iceland amounted to 3 billion kroner in 2019.")
    assert flow.amount.unit == "DKK"


def test_change_and_amounts_of_one_sentence() -> None:
    text = (
        "Oman's exports to India fell 8.5% year on year to $5 million in May 2023 from $6 million."
    )
    (change,) = changes(text)
    assert change.percent is not None
    assert str(change.percent.value) == "-8.5"
    assert change.base_period.start == date(2022, 5, 1)
    assert len(flows(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The bank lent Togo $5 million to build a port for its exports.",
        "Oman's GDP grew 4% to $90 billion; investment in export industries rose 3%.",
        "A tariff of 25% on imports worth over $800 takes effect in Brazil.",
        "Officials want exports from Nigeria to Ghana to grow by 20%.",
        "The company's sales reached $900 million.",
    ],
)
def test_other_money_is_no_trade(text: str) -> None:
    assert claims_of(text) == []


def test_a_target_with_its_deadline() -> None:
    (target,) = claims_of("Peru and Chile want to raise their trade to $9 billion by 2030.")
    assert isinstance(target, TargetClaim)
    assert target.parties == ("CL", "PE")
    assert target.by == date(2030, 12, 31)


def test_an_aim_does_not_swallow_the_amount_reached() -> None:
    text = "Trade between Peru and Chile, now $4 billion, is to reach $9 billion by 2030."
    kinds = [type(c) for c in claims_of(text)]
    assert sorted(k.__name__ for k in kinds) == ["FlowClaim", "TargetClaim"]


def test_most_of_a_flow_is_a_share() -> None:
    found = claims_of("Peru's imports from the EU rose to $5 billion, mostly from Spain and Italy.")
    (share,) = [c for c in found if isinstance(c, ShareClaim)]
    assert share.partner == ("ES", "IT")
    assert share.words == "mostly"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Of Bolivia's imports of $9.6 billion in 2021, 21% came from China, 17% from Brazil.",
            {("BO", "CN"): "21%", ("BO", "BR"): "17%"},
        ),
        (
            "South Africa accounted for 31 percent of Botswana's imports in 2021, followed by "
            "Namibia with 12 percent.",
            {("BW", "ZA"): "31 percent", ("BW", "NA"): "12 percent"},
        ),
        (
            "India is Nepal's largest trading partner, accounting for 64.1% of total trade in "
            "2021.",
            {("NP", "IN"): "64.1%"},
        ),
        (
            "In 2021, Tunisia's exports fell, with 70 percent of them going to the EU.",
            {("TN", "EU"): "70 percent"},
        ),
        (
            "Kenya's main export partners in 2021 were Uganda (11%) and Pakistan (8%).",
            {("KE", "UG"): "11%", ("KE", "PK"): "8%"},
        ),
        ("Machinery made up 21% of Kenya's exports to China in 2021.", {}),
    ],
)
def test_shares_of_partners(text: str, expected: dict[tuple[str, str], str]) -> None:
    found = [c for c in claims_of(text) if isinstance(c, ShareClaim)]
    assert {(c.reporter, *c.partner): c.words for c in found} == expected
    assert all(c.period and c.period.start == date(2021, 1, 1) for c in found)


def test_a_share_keeps_its_goods() -> None:
    (share,) = [
        c
        for c in claims_of("China bought 62% of Mongolia's coal exports in 2020.")
        if isinstance(c, ShareClaim)
    ]
    assert (share.commodity, share.partner) == ("coal", ("CN",))


def test_trade_through_a_third_country() -> None:
    text = "Trade between Mali and Ghana was $5 million in 2022, a large share routed through Togo."
    (transit,) = [c for c in claims_of(text) if isinstance(c, TransitClaim)]
    assert transit.via == "TG"
    assert transit.parties == ("GH", "ML")


def test_a_table_with_its_unit_in_the_caption() -> None:
    text = (
        "Chad's trade with Niger (million euros)\n\n"
        "| | 2021 | 2022 | Change, % |\n|---|---|---|---|\n"
        "| Exports to Niger | 12.5 | 13 | 4 |\n| Imports from Niger | 8 | 6 | -25 |\n"
    )
    found = flows(text)
    assert [(f.direction.value, str(f.amount.value)) for f in found] == [
        ("exports", "12500000.0"),
        ("exports", "13000000"),
        ("imports", "8000000"),
        ("imports", "6000000"),
    ]
    assert {f.amount.unit for f in found} == {"EUR"}
    assert [c.percent.value for c in changes(text) if c.percent] == [4, -25]


_PIECES = st.sampled_from(
    "exports imports trade of to from with Kenya Peru the region rose fell 5% $5 million "
    "(FY24: $3 million) in 2023 by 2030 target while and , ; doubled a deficit its they "
    "respectively year-on-year mostly those 1,200 | % -".split(" ")
)


@given(st.lists(_PIECES, max_size=30))
def test_no_text_makes_the_reader_fail(pieces: list[str]) -> None:
    scene = scene_of("Peru's exports rose 5%. " + " ".join(pieces) + ".")
    for claim in figures.claims(scene):
        for passage in claim.evidence:
            assert scene.document.text[passage.start : passage.end] == passage.exact


_TEXTS = [
    entry["text"]
    for path in sorted((DATA / "paraphrases").glob("flow.yaml"))
    for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
]


@given(st.sampled_from(_TEXTS), st.randoms(use_true_random=False))
def test_words_in_any_order_are_read_without_failure(text: str, chance: Random) -> None:
    words = text.split()
    chance.shuffle(words)
    # What is left alone of the words may be a byline; a document needs a sentence.
    for claim in claims_of("The figures are as follows.\n\n" + " ".join(words)):
        if isinstance(claim, FlowClaim | ChangeClaim) and len(claim.reporter or "") == 2:
            assert claim.partner != (claim.reporter,)


def test_the_caption_of_a_table_says_which_way_goods_go_not_the_sentence_above_it() -> None:
    text = (
        "Statistics Office of Ghana\n\n"
        "The trade deficit of Ghana narrowed to USD 20 million in 2021.\n\n"
        "Table 1: Exports by destination (in million USD)\n"
        "Country 2020 2021 Growth (%) Togo 76 86 13.2 Benin 48 53 10.4\n"
    )
    found = {
        (c.partner, c.direction.value)
        for c in claims_of(text)
        if isinstance(c, FlowClaim) and c.partner != ("WORLD",)
    }
    assert found == {(("TG",), "exports"), (("BJ",), "exports")}


def test_dollars_are_those_of_the_country_that_names_its_own_once() -> None:
    text = (
        "Fiji's imports rose to 31 million Fiji dollars in May 2021 from 28 million in April.\n\n"
        "Exports reached 12 million dollars, and US$3 million came from Samoa."
    )
    assert [(f.amount.printed, f.amount.unit) for f in flows(text)[:3]] == [
        ("31 million Fiji dollars", "FJD"),
        ("28 million", "FJD"),
        ("12 million dollars", "FJD"),
    ]
    assert {f.amount.unit for f in flows("Fiji's exports reached 12 million dollars.")} == {"USD"}


def test_the_month_of_the_opening_holds_past_looks_back() -> None:
    text = (
        "Ghana had a trade deficit of $31 million in May 2021 after a surplus of $9 million in "
        "April.\n\nThat compared with a deficit of $4 million in May 2020.\n\n"
        "Imports rose to $58 million, up 12% from April's $52 million."
    )
    (change,) = (c for c in changes(text) if c.direction is Direction.IMPORTS)
    assert change.period is not None
    assert (change.period.start, change.period.end) == (date(2021, 5, 1), date(2021, 5, 31))


def test_who_says_it_is_no_part_of_the_goods() -> None:
    told = flows("Ghana's trade fell. Mensah said cocoa exports rose to $58 million in May 2021.")
    assert [f.commodity for f in told] == ["cocoa"]


def test_a_heading_dates_what_stands_below_it() -> None:
    text = "Malawi: external trade in 2016\n\nMalawi's imports stood at $190 million."
    (flow,) = flows(text)
    assert flow.period is not None
    assert flow.period.start == date(2016, 1, 1)


def test_the_date_of_a_bulletin_is_not_that_of_its_figures() -> None:
    text = "Economic bulletin, March 2016\n\nMalawi's imports stood at $190 million."
    (flow,) = flows(text)
    assert flow.period is None


def test_the_bare_dollar_of_new_zealand_is_its_own() -> None:
    text = "New Zealand's exports were $4 million in 2016."
    assert {f.amount.unit for f in flows(text)} == {"NZD"}
    assert {f.amount.unit for f in flows(f"{text} A US loan was refused.")} == {"USD"}


def test_the_month_of_a_letterhead_is_not_that_of_the_figures() -> None:
    text = (
        "Namibia and Angola: bilateral relations\n\n## Ministry of Trade, Windhoek, July 2025\n\n"
        "Namibia's exports to Angola, beer and salt in the lead, came to N$412 million.\n"
    )
    found = [c for c in figures.claims(scene_of(text)) if isinstance(c, FlowClaim)]
    assert [(c.reporter, c.partner, c.period) for c in found] == [("NA", ("AO",), None)]


@pytest.mark.parametrize(
    ("text", "partner"),
    [
        (
            "The trade deficit of Bhutan narrowed to $5 million in 2016, mainly because fewer cars"
            " were bought from India. Bhutan's exports came to $7 million.",
            "WORLD",
        ),
        (
            "India's bilateral trade with Bhutan grew. The trade deficit of Bhutan narrowed to $5"
            " million in 2016.",
            "IN",
        ),
    ],
)
def test_a_country_named_in_passing_is_no_partner(text: str, partner: str) -> None:
    found = [flow for flow in flows(text) if flow.reporter == "BT"]
    assert {flow.partner for flow in found} == {(partner,)}


def test_a_clause_about_something_else_names_no_partner() -> None:
    text = (
        "Peru's exports came to $5 million in 2016, though orders of tin from Chile fell. Cuba and"
        " Haiti bought little."
    )
    (flow,) = flows(text)
    assert flow.partner == ("WORLD",)


def test_partners_of_a_country_that_only_its_money_tells_are_no_pair() -> None:
    text = (
        "Merchandise trade statistics\n\nThe trade deficit of March 2018 reached T$31.5"
        " million. Imports were T$35.1 million and exports T$3.6 million. Most of the kava was sold"
        " to New Zealand and Fiji."
    )
    found = [c for c in figures.claims(scene_of(text)) if isinstance(c, FlowClaim)]
    assert {(c.reporter, c.partner) for c in found} == {("TO", ("WORLD",))}
    assert len(found) == 3
