"""What the two articles say, all of it, in the graph: asked of the original texts."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import pandas as pd
import pytest

from graph import TradeGraph
from tests.shared import ARTICLES, needs_shared

pytestmark = needs_shared

CENTRAL_ASIA = {"Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan"}


@cache
def trade() -> TradeGraph:
    return TradeGraph.from_documents(ARTICLES)


@cache
def ask(name: str, **params: str) -> pd.DataFrame:
    return trade().query(name, params)


def rows(frame: pd.DataFrame, **wanted: str) -> list[Mapping[str, Any]]:
    """Rows whose columns have the wanted values, with missing cells as None."""
    found = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return [row for row in found if all(row[k] == v for k, v in wanted.items())]


@pytest.mark.parametrize(
    ("partner", "direction", "printed", "start", "end"),
    [
        ("Central Asia", "exports", "$62.54 million", "2025-07-01", "2025-10-31"),
        ("Central Asia", "exports", "$69.18 million", "2024-07-01", "2024-10-31"),
        ("Central Asia", "imports", "$15.79 million", "2025-07-01", "2025-10-31"),
        ("Turkmenistan", "exports", "$0.505 million", "2025-07-01", "2025-10-31"),
        ("Turkmenistan", "imports", "$3.92 million", "2025-07-01", "2025-10-31"),
        ("Uzbekistan", "exports", "$32.95 million", "2025-07-01", "2025-10-31"),
        ("Uzbekistan", "imports", "$8.49 million", "2025-07-01", "2025-10-31"),
        ("Kazakhstan", "exports", "$24.54 million", "2025-07-01", "2025-10-31"),
        ("Kazakhstan", "imports", "$0.263 million", "2025-07-01", "2025-10-31"),
        ("Kyrgyzstan", "total", "$11.2 million", "2022-07-01", "2023-06-30"),
        ("Kyrgyzstan", "total", "$5.18 million", "2024-07-01", "2025-06-30"),
    ],
)
def test_each_flow_has_its_partner_and_period(
    partner: str, direction: str, printed: str, start: str, end: str
) -> None:
    (row,) = rows(ask("flows"), partner=partner, printed=printed)
    assert (row["reporter"], row["direction"]) == ("Pakistan", direction)
    assert (row["start"], row["end"], row["currency"]) == (start, end, "USD")
    assert row["low"] < row["value"] < row["high"]


def test_the_usual_trade_is_a_range_without_a_period() -> None:
    (row,) = rows(ask("flows"), modality="typical")
    assert (row["low"], row["high"], row["value"]) == (400_000_000, 500_000_000, None)
    assert (row["start"], row["direction"], row["partner"]) == (None, "total", "Central Asia")


def test_overall_shipments_restate_exports_and_are_no_total() -> None:
    assert [r for r in rows(ask("flows"), direction="total") if r["value"] == 62_500_000] == []


@pytest.mark.parametrize(
    ("partner", "direction", "percent", "word"),
    [
        ("Central Asia", "exports", -10, "dipped"),
        ("Central Asia", "imports", -63, "drop"),
        ("Turkmenistan", "exports", -23.83, "plunged"),
        ("Uzbekistan", "exports", 51.63, "jumping"),
        ("Kazakhstan", "exports", -16.72, "slid"),
    ],
)
def test_each_change_has_its_figure_base_and_direction_word(
    partner: str, direction: str, percent: float, word: str
) -> None:
    (row,) = rows(ask("changes"), partner=partner, direction=direction, percent=percent)
    assert row["base"] == "2024-07-01"
    assert row["trend"] == ("up" if percent > 0 else "down")
    assert word in row["words"]


@pytest.mark.parametrize(
    ("partner", "trend"), [("Turkmenistan", "up"), ("Uzbekistan", "down"), ("Kazakhstan", "down")]
)
def test_changes_in_words_only_are_there(partner: str, trend: str) -> None:
    found = rows(ask("changes"), partner=partner, direction="imports")
    assert [(r["trend"], r["percent"]) for r in found] == [(trend, None)]


def test_the_region_has_its_members() -> None:
    members = trade().sparql("SELECT ?name { tgi:group\\/central-asia tg:member/tg:name ?name }")
    assert set(members["name"]) == CENTRAL_ASIA


def test_there_is_one_target_with_two_evidences_and_its_distance() -> None:
    (row,) = rows(ask("targets"))
    assert (row["parties"], row["level"]) == ("Pakistan, Kyrgyzstan", 100_000_000)
    assert (row["evidences"], row["deadline"]) == (2, None)
    assert (row["latest"], row["gap"]) == ("$5.18 million", 94_820_000)


def test_six_memoranda_each_with_its_subject() -> None:
    found = trade().sparql(
        "SELECT ?i (SAMPLE(?s) AS ?subject) { ?i a tg:MemorandumOfUnderstanding "
        "OPTIONAL { ?i tg:subject ?s } } GROUP BY ?i"
    )
    subjects = set(found["subject"].dropna())
    assert len(found) == 6
    assert subjects >= {
        "electronic customs data sharing",
        "halal trade",
        "agriculture",
        "tourism",
        "higher medical education",
    }


def test_the_tourism_memorandum_appears_twice_and_is_one() -> None:
    found = rows(ask("mous-by-status"), subject="tourism")
    assert {r["status"] for r in found} == {"called for", "discussed"}
    assert len({r["mou"] for r in found}) == 1


def test_early_signing_keeps_both_readings() -> None:
    (row,) = rows(ask("ambiguous-statuses"))
    assert set(row["readings"].split(" or ")) == {"called for", "signed"}
    assert "customs data" in row["instrument"]


def test_the_agreements_have_their_status() -> None:
    found = ask("instruments-between", a="PK", b="KG")
    (transit,) = rows(found, subject="transit trade")
    assert (transit["kind"], transit["status"]) == ("agreement", "called for")
    (postal,) = [r for r in rows(found, kind="agreement") if "postal" in (r["subject"] or "")]
    assert postal["status"] == "called for"
    assert [r["date"] for r in rows(found, kind="agreement") if r["date"]] == ["1995"]


def test_the_memorandum_of_two_agencies_names_both() -> None:
    signed = rows(ask("organisations"))
    by_name = {r["organisation"]: r for r in signed}
    assert by_name["National Investments Agency"]["country"] == "Kyrgyzstan"
    assert by_name["Board of Investment"]["country"] == "Pakistan"
    assert by_name["Board of Investment"]["signs"]
    assert (
        by_name["Board of Investment"]["signs"] == by_name["National Investments Agency"]["signs"]
    )


def test_the_programme_is_there() -> None:
    found = rows(ask("instruments-between", a="PK", b="KG"), kind="programme")
    assert [r["instrument"] for r in found] == ["Technical Assistance Programme"]


def test_the_commission_met_for_the_fifth_time_on_no_known_day() -> None:
    (row,) = [r for r in rows(ask("bodies-and-sessions")) if r["ordinal"]]
    assert row["body"].startswith("Inter-Governmental Commission on Trade-Economic")
    assert (row["ordinal"], row["start"], row["place"]) == (5, None, None)
    assert row["parties"] == "Pakistan, Kyrgyzstan"


def test_the_business_council_is_reactivated() -> None:
    (row,) = [r for r in rows(ask("bodies-and-sessions")) if "Business Council" in r["body"]]
    assert row["status"] == "reactivated"
    assert row["parties"] == "Pakistan, Kyrgyzstan"


def test_who_grants_whom_access_to_which_hub() -> None:
    found = rows(ask("hub-access"))
    assert {(r["hub"], r["kind"], r["country"], r["grantor"]) for r in found} == {
        ("At-Bashi Logistics Centre", "logistics centre", "Kyrgyzstan", "Kyrgyzstan")
    }
    assert {r["beneficiary"] for r in found} == {"Pakistan", "National Logistics Corporation"}


def test_the_line_has_its_stops_in_order_and_three_countries() -> None:
    (row,) = rows(ask("lines"))
    assert row["kind"] == "transmission line"
    assert row["stops"] == "Torugart – XUAR – Gilgit-Baltistan"
    assert set(row["countries"].split(", ")) == {"China", "Kyrgyzstan", "Pakistan"}
    assert (row["status"], row["attributes"]) == ("proposed", "voltage: 500kV")
    stops = trade().sparql(
        "SELECT ?position ?name { ?l tg:stop ?s . ?s tg:position ?position ; tg:name ?name } "
        "ORDER BY ?position"
    )
    assert stops["name"].tolist() == ["Torugart", "XUAR", "Gilgit-Baltistan"]


def test_people_and_roles_with_the_official_who_is_not_named() -> None:
    found = {(r["person"], r["role"], r["country"]) for r in rows(ask("people-and-roles"))}
    assert ("Sardar Awais Leghari", "Federal Minister for Power", "Pakistan") in found
    assert ("(not named)", "official familiar with the matter", None) in found


def test_the_sectors_are_all_there() -> None:
    words = set(ask("sectors-between", a="PK", b="KG")["sector"])
    assert words >= {
        "trade",
        "tourism",
        "agriculture",
        "energy",
        "science",
        "education",
        "mining",
        "textiles",
        "information technology",
        "pharmaceuticals",
        "culture",
        "STEM education",
        "research",
        "e-commerce",
        "air transport",
        "rail transport",
        "road transport",
        "Islamic banking",
        "vaccines",
        "veterinary services",
        "green energy",
    }


def test_causes_and_requirements_with_who_gave_them() -> None:
    found = {(r["cause"], r["kind"], r["speaker"]) for r in rows(ask("causes"))}
    assert ("logistical constraints", "brings about", None) in found
    assert ("market access barriers", "hinders", "official familiar with the matter") in found
    assert ("diversified products", "is required for", "Trade officials") in {
        (c, "is required for" if "required" in k else k, s) for c, k, s in found
    }
    assert any(
        c == "ease regulatory processes" and s == "Sardar Awais Leghari" for c, _, s in found
    )
    assert len(found) == 10


def test_part_of_the_trade_passes_through_afghanistan() -> None:
    (row,) = rows(ask("transit"))
    assert row["via"] == "Afghanistan"
    assert "significant share" in row["share"]
    assert "Pakistan" in row["parties"]


def test_imports_come_mostly_from_three_countries() -> None:
    (row,) = rows(ask("shares"))
    assert row["share"] == "mostly"
    assert set(row["partners"].split(", ")) == {"Tajikistan", "Uzbekistan", "Turkmenistan"}


def test_the_line_of_another_article_yields_no_claim() -> None:
    text = next(d.text for d in trade().documents if d.name.startswith("000"))
    start = text.index("Pakistans November")
    end = text.index("\n", start)
    passages = [e for c in trade().claims for e in c.evidence if e.document.startswith("000")]
    assert [e for e in passages if e.start < end and start < e.end] == []


def test_no_date_is_invented() -> None:
    assert ask("documents")["date"].isna().all()
    found = trade().sparql("SELECT ?d { ?s a tg:Session ; tg:startDate ?d }")
    assert len(found) == 0


def test_every_passage_is_the_text_at_its_place() -> None:
    texts = {d.name: d.text for d in trade().documents}
    for claim in trade().claims:
        for e in claim.evidence:
            assert texts[e.document][e.start : e.end] == e.exact


def test_the_graph_conforms() -> None:
    report = trade().validate()
    assert report.conforms
    assert {f.shape for f in report.findings if "date" in f.message}
