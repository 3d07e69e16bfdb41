import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.llm.replies import MOST_CHARACTERS, MOST_CLAIMS, parse_reply

CLAIM = {"type": "hub", "quote": "the port of Tanga", "fields": {"name": "Tanga"}}
GOOD = json.dumps({"claims": [CLAIM, CLAIM]})


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        json.dumps([CLAIM, CLAIM]),
        f"Here is what I found:\n\n```json\n{GOOD}\n```\nShall I go on?",
        f"<think>Two ports [1] are named.</think>{GOOD}",
        json.dumps({"note": "x", "claims": [CLAIM, CLAIM]}, indent=2),
        GOOD.replace("}}, {", "}},\n\n{").replace("]}", ",]}"),
    ],
)
def test_claims_are_found_however_they_are_wrapped(text: str) -> None:
    parsed = parse_reply(text)
    assert (list(parsed.claims), parsed.problem) == ([CLAIM, CLAIM], None)


@pytest.mark.parametrize("text", ['{"claims": []}', "[]", 'none: {"claims": [ ]}'])
def test_nothing_to_claim_is_no_problem(text: str) -> None:
    assert parse_reply(text) == parse_reply("[]")
    assert parse_reply(text).problem is None


@pytest.mark.parametrize(
    ("text", "problem", "number"),
    [
        ("", "empty", 0),
        (" \n ", "empty", 0),
        ("I see no trade in this text.", "no list", 0),
        ('{"claims": null}', "no list", 0),
        (GOOD[:-2], "breaks off", 2),
        (GOOD[:-10], "breaks off", 1),
        ('{"claims": [1, 2]}', "no object", 0),
        ('{"claims": [{"type": "flow", "fields": {"value": NaN}}]}', "no JSON", 0),
        ('{"claims": [' + '{"a":' * 60_000, "breaks off", 0),
        ('{"claims": [' + "[" * 100_000, "breaks off", 0),
        ('{"claims": [{"a": ' + "9" * 10_000 + "}]}", "no JSON", 0),
        (json.dumps([CLAIM] * (MOST_CLAIMS + 1)), "more than", MOST_CLAIMS),
        ("x" * (MOST_CHARACTERS + 1), "longer", 0),
    ],
)
def test_what_cannot_be_read_is_said_and_the_rest_kept(
    text: str, problem: str, number: int
) -> None:
    parsed = parse_reply(text)
    assert parsed.problem is not None
    assert problem in parsed.problem
    assert len(parsed.claims) == number


@given(st.integers(0, len(GOOD)))
def test_a_reply_that_breaks_off_gives_whole_objects_only(end: int) -> None:
    parsed = parse_reply(GOOD[:end])
    assert all(claim == CLAIM for claim in parsed.claims)
    assert (parsed.problem is None) == (end >= len(GOOD) - 1)


@given(st.text(alphabet='{}[],:"claims \\0e-N\n', max_size=60))
def test_no_text_raises(text: str) -> None:
    parsed = parse_reply(text)
    assert all(isinstance(claim, dict) for claim in parsed.claims)


def test_fractions_are_exact() -> None:
    (claim,) = parse_reply('[{"percent": 7.1}]').claims
    assert claim["percent"] == Decimal("7.1")
