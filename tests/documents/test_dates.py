from __future__ import annotations

from datetime import date

import pytest

from graph.documents.dates import (
    as_of,
    dateline_date,
    machine_date,
    published_date,
    sitting_date,
    sitting_day,
    stated_date,
)

DAY = date(2019, 2, 28)


@pytest.mark.parametrize(
    "text",
    [
        "2019-02-28",
        "2019/2/28",
        "2019.02.28",
        "28 February 2019",
        "28th Feb. 2019",
        "February 28, 2019",
        "Feb 28 2019",
        "28 FEB 2019",
        "28.02.2019",
        "28/02/2019",
        "28-FEB-2019",
        "28-02-2019",
    ],
)
def test_full_dates(text: str) -> None:
    assert stated_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    ["2019", "February 2019", "05/02/2019", "02-28-2019", "2019-02-30", "31 June 2019", "Feb 28"],
)
def test_what_is_no_full_date_is_no_date(text: str) -> None:
    assert stated_date(text) is None


@pytest.mark.parametrize(
    "line",
    [
        "2019-02-28",
        "Thursday, February 28, 2019",
        "Lima, 28 February 2019",
        "Published: 28 Feb 2019 09:00",
        "Posted On: 28 FEB 2019 5:05PM by the Press Office",
        "Date: 2019-02-28",
        "Press release | 28 February 2019 | Lusaka",
        "PRESS RELEASE No. 7/2019 | Quito, 28 February 2019",
        "For immediate release – February 28, 2019",
        "28.02.2019 | 15:20",
        "28/02/19",
        "28 February 2019    Read: 512",
        "Andean Daily / 05:24 AM February 28, 2019",
        "Belgrade, 28.2.2019",
        "Honiara: Thursday, February 28, 2019",
        "Suva, Dated: 28th February, 2019",
        "[Tbilisi, 28 February 2019]",
        "By our correspondent | Asmara | 28 February 2019",
        "By Our Staff Reporter  Published February 28, 2019",
        "Apia, Samoa 28 February 2019",
        "Government House, Suva, Thursday 28 February 2019",
        "Banco Central de la República, Departamento Internacional - 28 February 2019",
        "MACAO, 28 February 2019 (Statistics and Census Service)",
        "Press release | 28 February 2019 | 11:05 [This page is no longer kept]",
        "Source: Andina| 2019-02-28 21:05:40|Editor: rosa",
        "28th Thursday, February 2019 - 09:14 UTC",
        "28 Feb '19",
    ],
)
def test_lines_that_tell_when_a_document_appeared(line: str) -> None:
    assert published_date(line) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "Updated: 28 Feb 2019",
        "2 hours ago",
        "By Ama Mensah",
        "Signed: 28 February 2019",
        "Entry into force: 28 February 2019",
        "Second session, Lusaka, 28 February 2019",
        "Peru joined on 28 February 2019",
    ],
)
def test_lines_that_do_not(line: str) -> None:
    assert published_date(line) is None


@pytest.mark.parametrize(
    "title",
    [
        "Decisions of the Council of Ministers, 28 February 2019",
        "Highlights of Cabinet Meeting - Thursday 28 February 2019",
        "Government session of 28 February 2019: decisions",
        "Cabinet decisions at the sitting held on 28-02-2019",
    ],
)
def test_what_a_cabinet_decided_is_dated_by_its_sitting(title: str) -> None:
    assert sitting_date(title) == DAY


@pytest.mark.parametrize(
    "title",
    [
        "Cabinet decisions",
        "Cabinet decisions from 28 February 2019 to 7 March 2019",
        "Ministers met on 28 February 2019",
    ],
)
def test_other_titles_do_not_date_what_stands_below(title: str) -> None:
    assert sitting_date(title) is None


@pytest.mark.parametrize(
    "opening",
    [
        "LIMA, Feb 28, 2019: Peru signed.",
        "LIMA, February 28, 2019. Peru signed.",
        "LIMA, 28 February 2019. Peru signed.",
        "Lima, 28 February 2019 (ANDINA) – Peru signed.",
        "NEW YORK, United States, February 28, 2019 - Peru signed.",
        "LIMA (28 February 2019): Peru signed.",
        "LIMA, Thursday, 28 February 2019 — Peru signed.",
        "LUSAKA/HARARE (Reuters), February 28, 2019 - Zambia signed.",
        "(Islamabad – 28 February 2019) Nepal signed.",
        "QUITO (Andes) - 28 February 2019 - Ecuador signed.",
        "SAN JOSÉ, C.R., Feb. 28, 2019 /PRNewswire/ -- Panama signed.",
        "28 February 2019, Lomé – Togo signed.",
        "28 February 2019: Togo signed.",
        "28 February 2019 – Togo signed.",
        "Tashkent, 28 February 2019. /UzA/. Oman signed.",
        "Kigali, Rwanda | 28 February 2019 | Kenya signed.",
        "[Dili, 28 February 2019] Fiji signed.",
        "Apia, Samoa—(February 28, 2019) The Minister signed.",
    ],
)
def test_datelines(opening: str) -> None:
    assert dateline_date(opening) == DAY


@pytest.mark.parametrize(
    "opening",
    [
        "On 28 February 2019 Peru signed.",
        "Peru signed on 28 February 2019.",
        "LIMA: Peru signed.",
        "Ministers met in Lima on 28 February 2019 to sign.",
        "From 28 February 2019 Peru pays.",
        "Thursday, February 28, 2019, was cold.",
        "Since Thursday, February 28, 2019 - the day of the pact - Peru pays.",
        "In Lima, 28 February 2019 is a holiday.",
    ],
)
def test_dates_in_a_sentence_are_no_datelines(opening: str) -> None:
    assert dateline_date(opening) is None


@pytest.mark.parametrize("value", ["2019-02-28", "2019-02-28T23:59:59Z", " 2019-02-28 10:00 +0545"])
def test_dates_of_machines(value: str) -> None:
    assert machine_date(value) == DAY


def test_a_byline_with_the_time_of_reading_tells_the_date() -> None:
    line = "By Ana Lee, Oruro | Friday, 14 October 2022 | 6 min read"
    assert published_date(line) == date(2022, 10, 14)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Updated 28 February 2019", DAY),
        ("(last updated: 28.02.2019)", DAY),
        ("From an encyclopaedia; last edited on 28 February 2019", DAY),
        ("Half-yearly statement, published 28 February 2019", DAY),
        ("Note by the Chamber, from data of the Central Bank of Peru - 28 February 2019", DAY),
        ("Ministry of Trade, Suva, February 2019", DAY),
        ("Policy Insights No. 22 | February 2020", date(2020, 2, 29)),
        ("As of: Feb 2019", DAY),
        ("February 2019", DAY),
    ],
)
def test_lines_that_tell_up_to_when_a_text_can_speak(line: str, day: date) -> None:
    assert as_of(line) == day


@pytest.mark.parametrize(
    "line",
    [
        "Trade in February 2019 and before",
        "Updated daily",
        "Signed on 28 February 2019 in Lima",
        "Updated 31 February 2019",
        "Market profile 2019",
    ],
)
def test_lines_that_do_not_tell_it(line: str) -> None:
    assert as_of(line) is None


def test_a_sitting_is_dated_by_the_first_sentence_on_it() -> None:
    title, opening = "Cabinet decisions", "On Thursday, 28 February 2019, Cabinet met in Suva."
    assert sitting_day(title, opening) == DAY
    assert sitting_day("Exports rose", opening) is None
    assert sitting_day(title, "From 28 February 2019 to 7 March 2019 it met twice.") is None
