from __future__ import annotations

from datetime import date

import pytest

from graph.documents.dates import dateline_date, machine_date, published_date, stated_date

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
    ],
)
def test_full_dates(text: str) -> None:
    assert stated_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    ["2019", "February 2019", "28/02/2019", "02-28-2019", "2019-02-30", "31 June 2019", "Feb 28"],
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
    ],
)
def test_lines_that_tell_when_a_document_appeared(line: str) -> None:
    assert published_date(line) == DAY


@pytest.mark.parametrize("line", ["Updated: 28 Feb 2019", "2 hours ago", "By Ama Mensah"])
def test_lines_that_do_not(line: str) -> None:
    assert published_date(line) is None


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
    ],
)
def test_dates_in_a_sentence_are_no_datelines(opening: str) -> None:
    assert dateline_date(opening) is None


@pytest.mark.parametrize("value", ["2019-02-28", "2019-02-28T23:59:59Z", " 2019-02-28 10:00 +0545"])
def test_dates_of_machines(value: str) -> None:
    assert machine_date(value) == DAY
