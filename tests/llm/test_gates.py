from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.claims import (
    AttributeClaim,
    ChangeClaim,
    FlowClaim,
    InstrumentClaim,
    Modality,
    Period,
    SessionClaim,
    TargetClaim,
)
from graph.documents.read import find_documents, read_all
from graph.extract.extractor import extract
from graph.llm.chunks import chunks
from graph.llm.gates import CONFIDENCE, GateError, Text, admit
from graph.llm.prompt import prompt_file
from graph.pipeline.locations import DEFAULT_DOCUMENTS
from tests.llm.texts import NEW, TEXT, document, judged

EXPORTS = (
    "Peru exported tea worth more than $5 million to Chile in FY24, a year earlier $4.2 million."
)


def flow(text: str, quote: str, **fields: Any) -> FlowClaim | str:
    given = {"reporter": "PE", "partner": ["CL"], "direction": "exports", "currency": "USD"}
    claim = judged(text, "flow", quote, **{**given, **fields})
    assert isinstance(claim, FlowClaim | str)
    return claim


def test_a_claim_keeps_our_reading_of_its_figures() -> None:
    claim = flow(TEXT, NEW["quote"], value=3500000, start="2023-01-01", end="2023-12-31")
    assert isinstance(claim, FlowClaim)
    assert claim.amount.printed == "$3.5 million"
    assert (claim.amount.low, claim.amount.high) == (Decimal(3450000), Decimal(3550000))
    assert claim.period == Period(date(2023, 1, 1), date(2023, 12, 31), "2023")
    assert (claim.rule, claim.confidence) == ("llm.flow", CONFIDENCE)
    assert claim.evidence[0].exact == NEW["quote"].replace("’", "'")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"value": 3600000}, "number"),
        ({"value": 3500000, "currency": "EUR"}, "number"),
        ({"value": 3500000, "low": 3000000, "high": 4000000}, "number"),
        ({"value": None, "low": 3000000, "high": 4000000}, "number"),
        ({"value": "3500000 dollars"}, "form"),
        ({"value": 3500000, "currency": None}, "form"),
        ({"value": 3500000, "currency": "quinoa"}, "form"),
        ({"value": "1e999999999"}, "form"),
        ({"value": 3500000, "start": "2022-01-01", "end": "2022-12-31"}, "time"),
        ({"value": 3500000, "start": "2023-01-01", "end": "2023-06-30"}, "time"),
        ({"value": 3500000, "start": "2023-01-01"}, "form"),
        ({"value": 3500000, "start": "2023-12-31", "end": "2023-01-01"}, "form"),
        ({"value": 3500000, "partner": ["BO"]}, "country"),
        ({"value": 3500000, "reporter": "WORLD"}, "country"),
        ({"value": 3500000, "reporter": "Peru"}, "country"),
        ({"value": 3500000, "partner": ["PE"]}, "country"),
        ({"value": 3500000, "partner": ["CL", "WORLD"]}, "country"),
        ({"value": 3500000, "commodity": "quinoa and maize"}, "words"),
        ({"value": 3500000, "direction": "sideways"}, "form"),
        ({"value": 3500000, "note": "believe me"}, "form"),
        ({"value": 3500000, "partner": {"code": "CL"}}, "form"),
    ],
)
def test_what_the_quote_does_not_bear_out_is_turned_down(
    fields: dict[str, Any], reason: str
) -> None:
    assert flow(TEXT, NEW["quote"], **fields) == reason


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"type": "flow"},
        {"type": "flow", "quote": ["x"], "fields": {}},
        {"type": "flow", "quote": "Trade picks up", "fields": []},
        {"type": "flow", "quote": "Trade picks up", "fields": {}, "confidence": 1},
        {"type": "sermon", "quote": "Trade picks up", "fields": {}},
        {"type": "statement", "quote": "Trade picks up", "fields": {"text": "Trade picks up"}},
    ],
)
def test_what_is_no_claim_is_turned_down(raw: dict[str, Any]) -> None:
    read = document(TEXT)
    (chunk,) = chunks(read)
    with pytest.raises(GateError) as error:
        admit(raw, chunk, Text.of(read))
    assert error.value.reason == "form"


def test_a_quote_that_is_not_in_the_text_is_turned_down() -> None:
    quote = "Quinoa from Peru fed bakers in Chile in 2023, who parted with $9.9 million"
    assert flow(TEXT, quote, value=9900000) == "quote"


def test_a_very_long_quote_is_turned_down() -> None:
    text = "Peru sold tea for $5 million to Chile. " * 30
    assert flow(text, text.strip(), value=5000000) == "quote"


def test_a_figure_that_the_quote_cuts_does_not_count() -> None:
    assert flow(EXPORTS, "worth more than $5 million to Chile", value=5000000, low=5000000)
    assert flow(EXPORTS, "$5 million to Chile", value=5000000) == "number"
    bounded = flow(EXPORTS, "worth more than $5 million to Chile", value=5000000)
    assert isinstance(bounded, FlowClaim)
    assert (bounded.amount.low, bounded.amount.high) == (Decimal(5000000), None)


def test_a_range_is_its_ends() -> None:
    text = "Peru's exports to Chile are worth $400–500 million."
    claim = flow(text, text[:-1], value=None, low=400000000, high=500000000)
    assert isinstance(claim, FlowClaim)
    assert claim.amount.value is None
    assert flow(text, text[:-1], value=450000000) == "number"


def test_a_deficit_is_negative() -> None:
    text = "Peru had a trade deficit of $3 million with Chile in 2022."
    claim = flow(text, text[:-1], direction="balance", value=-3000000)
    assert isinstance(claim, FlowClaim)
    assert (claim.amount.low, claim.amount.high) == (Decimal(-3500000), Decimal(-2500000))
    assert flow(text, text[:-1], direction="balance", value=3000000) == "number"
    assert flow(text, text[:-1], direction="imports", value=-3000000) == "number"
    surplus = text.replace("deficit", "surplus")
    assert isinstance(flow(surplus, surplus[:-1], direction="balance", value=3000000), FlowClaim)
    assert flow(surplus, surplus[:-1], direction="balance", value=-3000000) == "number"


def test_a_period_may_be_quoted_from_where_the_text_tells_it() -> None:
    text = "Trade grew in July-October FY24.\n\nPakistan's exports to Kenya came to $40 million."
    fields = {
        "reporter": "PK", "partner": ["KE"], "direction": "exports", "value": 40000000,
        "currency": "USD", "start": "2023-07-01", "end": "2023-10-31",
    }  # fmt: skip
    read = document(text)
    (chunk,) = chunks(read)
    raw = {
        "type": "flow",
        "quote": "Pakistan's exports to Kenya came to $40 million",
        "fields": fields,
    }
    with pytest.raises(GateError) as error:
        admit(raw, chunk, Text.of(read))
    assert error.value.reason == "time"
    claim = admit({**raw, "time_quote": "July-October FY24"}, chunk, Text.of(read))
    assert [passage.exact for passage in claim.evidence] == [raw["quote"], "July-October FY24"]
    for wrong, reason in (("July-October FY25", "quote"), ("Trade grew", "time"), (5, "form")):
        with pytest.raises(GateError) as error:
            admit({**raw, "time_quote": wrong}, chunk, Text.of(read))
        assert error.value.reason == reason


def test_a_place_for_the_period_is_evidence_only_where_it_is_needed() -> None:
    read = document(TEXT)
    (chunk,) = chunks(read)
    claim = admit({**NEW, "time_quote": "rose 12.5%"}, chunk, Text.of(read))
    assert len(claim.evidence) == 1


def test_goods_may_be_named_before_and_services_by_their_word() -> None:
    text = "Tea sells well. Peru's exports to Chile came to $5 million. Services came on top."
    quote = "Peru's exports to Chile came to $5 million"
    for goods, passes in (("tea", True), ("coffee", False), ("goods and services", False)):
        assert isinstance(flow(text, quote, value=5000000, commodity=goods), FlowClaim) is passes
    whole = f"{quote}. Services came on top"
    assert isinstance(flow(text, whole, value=5000000, commodity="goods and services"), FlowClaim)


JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.text(max_size=6)
    | st.sampled_from(["PE", "CL", "USD", "%", "2023-01-01", "2023", "tea", "3.5", "signed", "up"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=4,
)
JUDGED = Text.of(document(TEXT))
(CHUNK,) = chunks(document(TEXT))


@given(st.data())
def test_no_object_of_a_reply_raises_anything_else(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(sorted(prompt_file().kinds)))
    shown = prompt_file().kinds[kind]
    fields = {
        name: data.draw(st.just(shown.example.fields.get(name)) | JUNK)
        for name in data.draw(st.lists(st.sampled_from(sorted(shown.fields)), unique=True))
    }
    sentences = [sentence.text for sentence in JUDGED.scene.sentences]
    raw = {"type": kind, "quote": data.draw(st.sampled_from(sentences) | JUNK), "fields": fields}
    if data.draw(st.booleans()):
        raw["time_quote"] = data.draw(st.sampled_from(sentences) | JUNK)
    with suppress(GateError):
        assert admit(raw, CHUNK, JUDGED).evidence[0].exact in TEXT


def test_a_fiscal_year_is_that_of_the_reporter() -> None:
    text = "Pakistan's exports to Kenya came to $40 million in FY24."
    july, january = (
        judged(
            text, "flow", text[:-1], reporter="PK", partner=["KE"], direction="exports",
            value=40000000, currency="USD", start=start, end=end,
        )
        for start, end in (("2023-07-01", "2024-06-30"), ("2024-01-01", "2024-12-31"))
    )  # fmt: skip
    assert isinstance(july, FlowClaim)
    assert january == "time"


def test_last_year_needs_the_date_of_the_document() -> None:
    text = "Peru's exports to Chile came to $5 million last year."
    fields = {
        "reporter": "PE", "partner": ["CL"], "direction": "exports", "value": 5000000,
        "currency": "USD", "start": "2023-01-01", "end": "2023-12-31",
    }  # fmt: skip
    dated = f"---\ndate: 2024-05-06\n---\n{text}"
    assert judged(text, "flow", text[:-1], **fields) == "time"
    assert isinstance(judged(dated, "flow", text[:-1], "a.md", **fields), FlowClaim)


def test_a_figure_of_the_future_is_a_forecast() -> None:
    text = "Peru's exports to Chile will reach $5 million in 2031."
    claim = flow(text, text[:-1], value=5000000, start="2031-01-01", end="2031-12-31")
    assert isinstance(claim, FlowClaim)
    assert claim.modality is Modality.FORECAST


def change(text: str, **fields: Any) -> ChangeClaim | str:
    given = {"reporter": "PE", "partner": ["CL"], "direction": "exports", "trend": "up"}
    claim = judged(text, "change", text[:-1], **{**given, **fields})
    assert isinstance(claim, ChangeClaim | str)
    return claim


def test_a_change_has_the_sign_of_its_trend() -> None:
    text = "Peru's exports to Chile fell 7.4% in 2022."
    for percent in (-7.4, 7.4):
        claim = change(text, trend="down", percent=percent)
        assert isinstance(claim, ChangeClaim)
        assert claim.percent is not None
        assert claim.percent.value == Decimal("-7.4")
    assert change(text, trend="flat", percent=7.4) == "number"
    assert change(text, trend="down", percent=-7.5) == "number"


def test_points_are_no_per_cent() -> None:
    text = "Peru's exports to Chile rose 7 percentage points in 2022."
    assert change(text, percent=7) == "number"


def test_a_base_is_given_by_the_quote_or_is_the_year_before() -> None:
    text = "Peru's exports to Chile rose 7% in July-October 2022 from a year earlier."
    months = {"start": "2022-07-01", "end": "2022-10-31"}
    base = {"base_start": "2021-07-01", "base_end": "2021-10-31"}
    assert isinstance(change(text, percent=7, **months, **base), ChangeClaim)
    plain = text.replace(" from a year earlier", "")
    assert change(plain, percent=7, **months, **base) == "time"
    year = "Peru's exports to Chile rose 7% in 2022."
    days = {"start": "2022-01-01", "end": "2022-12-31"}
    before = {"base_start": "2021-01-01", "base_end": "2021-12-31"}
    assert isinstance(change(year, percent=7, **days, **before), ChangeClaim)
    assert change(year, percent=7, **days, base_start="2022-01-01", base_end="2022-12-31") == "time"


def test_a_deadline_is_the_last_day() -> None:
    text = "Oman and Kenya want to bring their trade to $2 billion by the end of 2030."
    fields = {"parties": ["KE", "OM"], "value": 2000000000, "currency": "USD"}
    claim = judged(text, "target", text[:-1], **fields, by="2030-12-31")
    assert isinstance(claim, TargetClaim)
    assert claim.by == date(2030, 12, 31)
    assert judged(text, "target", text[:-1], **fields, by="2031-12-31") == "time"
    assert judged(text, "target", text[:-1], **{**fields, "parties": ["KE"]}) == "form"


def test_a_date_is_as_precise_as_it_is_stated() -> None:
    text = "Nepal and Bhutan signed three agreements in March 2024."
    fields = {"kind": "agreement", "parties": ["BT", "NP"], "status": "signed"}
    claim = judged(text, "instrument", text[:-1], **fields, date="2024-03", count=3)
    assert isinstance(claim, InstrumentClaim)
    assert judged(text, "instrument", text[:-1], **fields, date="2024-03-01") == "time"
    assert judged(text, "instrument", text[:-1], **fields, count=4) == "number"


def test_days_of_a_session_are_those_of_the_quote() -> None:
    text = "The Joint Trade Committee of Fiji and Samoa held its fifth session on 3-5 May 2023."
    fields = {"body": "Joint Trade Committee", "parties": ["FJ", "WS"]}
    days = {"start": "2023-05-03", "end": "2023-05-05"}
    assert isinstance(judged(text, "session", text[:-1], **fields, **days, ordinal=5), SessionClaim)
    assert judged(text, "session", text[:-1], **fields, **days, ordinal=6) == "number"
    assert judged(text, "session", text[:-1], **fields, start="2023-05-04") == "time"
    turned = {"start": "2023-05-05", "end": "2023-05-03"}
    assert judged(text, "session", text[:-1], **fields, **turned) == "time"


LINE = (
    "The Harar–Hargeisa railway links Ethiopia and Somalia. "
    "The line is 340 km long and was done by 2019."
)


@pytest.mark.parametrize(
    ("fields", "passes"),
    [
        ({"name": "length_km", "value": 340, "unit": "km"}, True),
        ({"name": "length_km", "value": 340, "unit": "KM"}, True),
        ({"name": "length_km", "value": 341, "unit": "km"}, False),
        ({"name": "length_km", "value": 340, "unit": "kV"}, False),
        ({"name": "length_km", "value": 340, "currency": "USD"}, False),
        ({"name": "completion", "value": "2019"}, True),
        ({"name": "completion", "value": "2020"}, False),
        ({"name": "charm", "value": 340, "unit": "km"}, False),
        ({"name": "length_km", "value": 340, "unit": "km", "of": "Khyber line"}, False),
    ],
)
def test_an_attribute_is_measured_in_the_quote(fields: dict[str, Any], passes: bool) -> None:
    given = {"of": "Harar–Hargeisa railway", **fields}
    quote = "The line is 340 km long and was done by 2019"
    assert isinstance(judged(LINE, "attribute", quote, **given), AttributeClaim) is passes


def test_countries_are_named_in_the_quote_or_before_it_but_not_after() -> None:
    text = "Peru and Chile met. They cooperate in fishing. Bolivia came later."
    quote = "They cooperate in fishing"
    for parties, passes in ((["CL", "PE"], True), (["BO", "PE"], False)):
        claim = judged(text, "sector", quote, parties=parties, sector="fishing")
        assert (claim != "country") is passes


def test_a_region_accounts_for_its_members_only_as_a_whole() -> None:
    text = "Peru's exports to Central Asia came to $5 million."
    region = ["KG", "KZ", "TJ", "TM", "UZ"]
    claim = flow(text, text[:-1], partner=region, value=5000000)
    assert isinstance(claim, FlowClaim)
    assert claim.partner_group == "central-asia"
    assert flow(text, text[:-1], partner=["KG", "UZ"], value=5000000) == "country"


def test_a_bloc_does_not_account_for_its_members() -> None:
    text = "Peru's exports to the European Union came to $5 million."
    claim = flow(text, text[:-1], partner=["EU"], value=5000000)
    assert isinstance(claim, FlowClaim)
    assert claim.partner_group == "EU"
    assert flow(text, text[:-1], partner=["DE"], value=5000000) == "country"


def test_whatever_goes_by_confidence_puts_the_rules_first() -> None:
    documents, _ = read_all(find_documents([DEFAULT_DOCUMENTS]))
    assert min(claim.confidence for read in documents for claim in extract(read)) > CONFIDENCE
