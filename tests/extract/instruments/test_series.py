"""Agreements with each of several partners: the examples of `data/lexicon/series.yaml`."""

from typing import Any

import pytest
import yaml

from graph.claims.format import claim_to_row
from graph.documents.read import parse_document
from graph.extract.extractor import extract
from graph.extract.instruments.series import RULE
from graph.extract.rules import DATA
from tests.extract.matching import full

FILE = yaml.safe_load((DATA / "lexicon" / "series.yaml").read_text(encoding="utf-8"))


def fields(text: str) -> list[dict[str, Any]]:
    claims = extract(parse_document("text.txt", text.encode()))
    rows = [claim_to_row(claim) for claim in claims if claim.rule == RULE]
    return [row["fields"] for row in rows if row is not None]


@pytest.mark.parametrize("example", FILE["examples"], ids=lambda e: e["text"][:40])
def test_each_partner_has_its_agreement(example: dict[str, Any]) -> None:
    found = fields(example["text"])
    for expected in example["expect"]:
        assert any(full(expected, actual) for actual in found), (expected, found)
    partners = [tuple(actual["parties"]) for actual in found]
    assert len(partners) == len(set(partners))


@pytest.mark.parametrize("text", FILE["counter_examples"])
def test_one_agreement_of_several_is_no_series(text: str) -> None:
    assert fields(text) == []


def test_a_bloc_stands_for_its_members() -> None:
    text = next(each["text"] for each in FILE["examples"] if "EFTA" in each["text"])
    assert [actual["parties"] for actual in fields(text)] == [["EFTA", "TG"], ["JP", "TG"]]
