"""Days and places of meetings."""

from __future__ import annotations

from datetime import date

import pytest

from graph.documents.read import parse_document
from graph.extract.annotate import Annotated
from graph.extract.extractor import set_scene
from graph.extract.sessions.setting import Spot, clause_end, days, place

NAME = "The meeting"


def spot(text: str) -> Spot:
    [sentence] = set_scene(parse_document("text.md", text.encode())).sentences
    start = text.index(NAME[1:])
    end = start + len(NAME) - 1
    return Spot(sentence, start, end, end, len(text))


@pytest.mark.parametrize(
    ("rest", "first", "last"),
    [
        ("was held 30 June-2 July 2014.", date(2014, 6, 30), date(2014, 7, 2)),
        ("ran from 31 March to 4 April 2025.", date(2025, 3, 31), date(2025, 4, 4)),
        ("took place on 13–15 September 2010.", date(2010, 9, 13), date(2010, 9, 15)),
        ("was hosted between 10 and 12 June 2019.", date(2019, 6, 10), date(2019, 6, 12)),
        ("was held on Thursday and Friday.", date(2024, 5, 9), date(2024, 5, 10)),
        ("opened on 3 May 2022.", date(2022, 5, 3), None),
        ("ended on 3 May 2022.", None, date(2022, 5, 3)),
        ("opens in Lomé on 26 September.", date(2024, 9, 26), None),
        ("opened in Lomé on 26 September.", date(2023, 9, 26), None),
        ("in Lomé, 2-4 March, drew few.", date(2024, 3, 2), date(2024, 3, 4)),
        ("was held in May 2022.", date(2022, 5, 1), date(2022, 5, 31)),
        ("is due in the first quarter of 2025.", date(2025, 1, 1), date(2025, 3, 31)),
        ("is the first since May 2022.", None, None),
        ("will meet by May 2025.", None, None),
        ("was held in the second week of May 2024.", None, None),
    ],
)
def test_days(rest: str, first: date | None, last: date | None) -> None:
    assert days(spot(f"{NAME} {rest}"), date(2024, 5, 12)) == (first, last)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (f"{NAME} was held in Lomé.", "Lomé"),
        (f"{NAME} was hosted by Sokodé on Monday.", "Sokodé"),
        (f"{NAME}, to be hosted by the Philippines in 2026.", "Philippines"),
        (f"{NAME}, meeting in Lomé for the eighth time, took up trade.", "Lomé"),
        (f"{NAME} agreed on tariffs; growth is strong in Lomé.", None),
        (f"{NAME} was held in May.", None),
        (f"{NAME} (Sokodé, 3 May 2017) drew 90 firms.", "Sokodé"),
        (f"{NAME}, whose third session Sokodé hosted on 3 May 2017, has rested since.", "Sokodé"),
        (f"{NAME}, in session at Sokodé, took up trade.", "Sokodé"),
        (f"{NAME} moved on to Lomé.", "Lomé"),
        (f"Lomé, 3 May 2017: {NAME}.", "Lomé"),
    ],
)
def test_place(text: str, where: str | None) -> None:
    site = place(spot(text))
    assert (None if site is None else site.name) == where


def test_a_clause_goes_on_over_commas_between_place_and_date() -> None:
    sentence: Annotated = spot(f"{NAME} was held, in Lomé, who agreed.").sentence
    assert sentence.text[: clause_end(sentence, 11)] == f"{NAME} was held, in Lomé"
