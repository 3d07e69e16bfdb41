"""Every rule reads its own examples, and leaves its counter-examples alone."""

from __future__ import annotations

from typing import Any

import pytest

from graph.documents.read import parse_document
from graph.extract.extractor import extract
from graph.extract.rules import Example, RuleEntry, load_rules, rule_files
from tests.extract.matching import full
from tests.extract.test_paraphrases import row_of

ENTRIES = [entry for name in rule_files() for entry in load_rules(name).entries]
EXAMPLES = [(entry, example) for entry in ENTRIES for example in entry.examples]
COUNTER_EXAMPLES = [(entry, text) for entry in ENTRIES for text in entry.counter_examples]


def fields_by_rule(text: str, rule: str) -> list[dict[str, Any]]:
    claims = extract(parse_document("example.txt", text.encode()))
    return [fields for claim in claims if claim.rule == rule for _, fields in row_of(claim)]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_rule_has_an_example(entry: RuleEntry) -> None:
    assert entry.examples, f"{entry.id} has no example"


@pytest.mark.parametrize(
    ("entry", "example"), EXAMPLES, ids=[f"{e.id}: {x.text[:40]}" for e, x in EXAMPLES]
)
def test_example(entry: RuleEntry, example: Example) -> None:
    found = fields_by_rule(example.text, entry.id)
    for expected in example.expect:
        assert any(full(expected, fields) for fields in found), (expected, found)


@pytest.mark.parametrize(
    ("entry", "text"), COUNTER_EXAMPLES, ids=[f"{e.id}: {t[:40]}" for e, t in COUNTER_EXAMPLES]
)
def test_counter_example(entry: RuleEntry, text: str) -> None:
    assert fields_by_rule(text, entry.id) == []
