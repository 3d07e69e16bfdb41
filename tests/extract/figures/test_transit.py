from __future__ import annotations

import pytest

from graph.claims import TransitClaim
from graph.documents.read import parse_document
from graph.extract.extractor import extract


def passed(text: str) -> list[tuple[tuple[str, ...], str, str | None]]:
    claims = extract(parse_document("text.txt", text.encode()))
    return [(c.parties, c.via, c.words) for c in claims if isinstance(c, TransitClaim)]


def test_this_traffic_is_that_with_all_partners_of_the_region() -> None:
    text = (
        "Brazil sells more to Central America\n\n"
        "Brazil's exports to Honduras rose by 8 per cent to $90 million in 2021. "
        "Exports to Guatemala rose by 3 per cent to $210 million.\n\n"
        "Exports to Nicaragua reached $60 million.\n\n"
        "Half of this traffic goes through Panama."
    )
    assert passed(text) == [(("BR", "GT", "HN", "NI"), "PA", "Half")]


def test_without_a_region_it_is_that_last_told_of() -> None:
    text = "Brazil's exports to Chile reached $4 billion in 2021. Half of it crosses Argentina."
    assert passed(text) == [(("BR", "CL"), "AR", "Half")]


def test_a_list_of_countries_passed_makes_one_claim_of_each() -> None:
    text = "Finnish paper for Greece travels by rail across Poland and Romania."
    assert sorted(via for _, via, _ in passed(text)) == ["PL", "RO"]


@pytest.mark.parametrize(
    "text",
    [
        "Goods from Mali to Chad could pass through Niger.",
        "The railway between Mali and Chad crosses Niger.",
        "Mali wants to send its cotton to China through Ghana.",
        "Trade between Mali and Chad passes not through Niger.",
        "Mali's exports to Chad fell, although lorries through Niger were quicker.",
    ],
)
def test_what_does_not_pass_there_is_no_transit(text: str) -> None:
    assert passed(text) == []
