from __future__ import annotations

from typing import Any

import pytest

from graph.claims.format import claim_to_row
from graph.claims.model import Status
from graph.documents.read import parse_document
from graph.extract.extractor import extract
from graph.extract.instruments.lexicon import (
    Effect,
    Form,
    StageEntry,
    inflect,
    instrument_words,
    status_words,
)
from graph.extract.rules import Example
from tests.extract.matching import full

ENTRIES = status_words().entries
EXAMPLES = [(entry, example) for entry in ENTRIES for example in entry.examples]
COUNTER_EXAMPLES = [(entry, text) for entry in ENTRIES for text in entry.counter_examples]


def rows(text: str) -> list[dict[str, Any]]:
    found = [claim_to_row(c) for c in extract(parse_document("example.txt", text.encode()))]
    return [row["fields"] for row in found if row is not None and row["type"] == "instrument"]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_every_stage_has_examples(entry: StageEntry) -> None:
    assert entry.examples
    assert entry.counter_examples


@pytest.mark.parametrize(
    ("entry", "example"), EXAMPLES, ids=[f"{e.id}: {x.text[:40]}" for e, x in EXAMPLES]
)
def test_example(entry: StageEntry, example: Example) -> None:
    found = rows(example.text)
    for expected in example.expect:
        assert any(full(expected, fields) for fields in found), (expected, found)


@pytest.mark.parametrize(
    ("entry", "text"), COUNTER_EXAMPLES, ids=[f"{e.id}: {t[:40]}" for e, t in COUNTER_EXAMPLES]
)
def test_counter_example_does_not_reach_the_stage(entry: StageEntry, text: str) -> None:
    assert all(fields["status"] != entry.status for fields in rows(text))


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("sign", ["sign", "signs", "signed", "signing"]),
        ("seal", ["seal", "seals", "sealed", "sealing"]),
        ("ratify", ["ratify", "ratifies", "ratified", "ratifying"]),
        ("agree", ["agree", "agrees", "agreed", "agreeing"]),
        ("scrap", ["scrap", "scraps", "scrapped", "scrapping"]),
        ("reach", ["reach", "reaches", "reached", "reaching"]),
    ],
)
def test_regular_verbs_are_inflected(verb: str, forms: list[str]) -> None:
    irregular = {"scrap": ["scrap", "scraps", "scrapped", "scrapped", "scrapping"]}
    assert [word for _, word in inflect(verb, irregular)] == forms


def test_irregular_verbs_keep_past_and_participle_apart() -> None:
    forms = dict(inflect("take", {"take": ["take", "takes", "took", "taken", "taking"]}))
    assert forms[Form.PAST] == "took"
    assert forms[Form.PARTICIPLE] == "taken"


def test_outcomes_name_known_stages() -> None:
    outcomes = status_words().outcomes
    assert outcomes[Effect.AHEAD][Status.SIGNED] is Status.PROPOSED
    assert outcomes[Effect.CALLED_FOR][Status.SIGNED] is Status.CALLED_FOR
    assert outcomes[Effect.AHEAD][Status.RATIFIED] is None


def test_the_longest_head_comes_first() -> None:
    lengths = [len(words) for words, _ in instrument_words().heads["free"]]
    assert lengths == sorted(lengths, reverse=True)


def test_a_letter_doubled_in_british_english_alone_may_be_single() -> None:
    forms = list(
        inflect(
            "initial",
            {"initial": ("initial", "initials", "initialled", "initialled", "initialling")},
        )
    )
    assert (Form.PAST_PARTICIPLE, "initialed") in forms
    assert (Form.GERUND, "initialing") in forms
