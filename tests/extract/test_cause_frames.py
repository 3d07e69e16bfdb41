"""Every frame of causes reads its own examples, and leaves its counter-examples alone."""

from __future__ import annotations

import pytest

from graph.documents.read import parse_document
from graph.extract.causes.connectives import FrameEntry, among, cues, frame_entries
from graph.extract.causes.fitting import ASKED
from graph.extract.extractor import extract
from graph.extract.pattern import wording_of
from graph.extract.rules import Example
from tests.extract.matching import full
from tests.extract.test_paraphrases import row_of
from tests.extract.test_rule_examples import fields_by_rule

ENTRIES = frame_entries()
EXAMPLES = [(entry, example) for entry in ENTRIES for example in entry.examples]
COUNTER_EXAMPLES = [(entry, text) for entry in ENTRIES for text in entry.counter_examples]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_frame_is_complete(entry: FrameEntry) -> None:
    assert entry.examples, f"{entry.id} has no example"
    assert set(entry.asks) <= ASKED


@pytest.mark.parametrize(
    ("entry", "example"), EXAMPLES, ids=[f"{e.id}: {x.text[:40]}" for e, x in EXAMPLES]
)
def test_example(entry: FrameEntry, example: Example) -> None:
    claims = extract(parse_document("example.txt", example.text.encode()))
    found = [fields for claim in claims if claim.type == "cause" for _, fields in row_of(claim)]
    for expected in example.expect:
        assert any(full(expected, fields) for fields in found), (expected, found)
    assert among(wording_of(example.text))


@pytest.mark.parametrize(
    ("entry", "text"), COUNTER_EXAMPLES, ids=[f"{e.id}: {t[:40]}" for e, t in COUNTER_EXAMPLES]
)
def test_counter_example(entry: FrameEntry, text: str) -> None:
    assert fields_by_rule(text, entry.id) == []


def test_verbs_have_all_their_forms() -> None:
    for words in (("hampers",), ("hampering",), ("held", "back"), ("gives", "rise", "to")):
        assert any(words == known for known, _ in cues()[words[0]])


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The two ministers met in Lima with their staff.", False),
        ("Exports fell with the strike.", True),
        ("Prices are a matter of weight.", False),
        ("The duty weighed on exports.", True),
    ],
)
def test_a_sentence_is_asked_first_for_its_words(text: str, *, held: bool) -> None:
    assert bool(among(wording_of(text))) is held
