from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.claims.format import claim_to_row
from graph.documents.model import Document
from graph.documents.read import parse_document
from graph.errors import ClaimFormatError
from graph.extract.extractor import extract
from graph.review import (
    Decision,
    Verdict,
    append_decision,
    apply_reviews,
    read_reviews,
    review_path,
)
from graph.review.apply import Effect
from graph.review.decision import parse_decision

TEXT = "Kenya exported goods worth $5 million to Uganda in 2022."
MOVED = "A new first line.\n\n" + TEXT
CHANGED = "Kenya exported goods worth $6 million to Uganda in 2022."


def document(text: str = TEXT) -> Document:
    return parse_document("a.txt", text.encode())


def decision(verdict: Verdict = Verdict.REJECT, **changed: object) -> Decision:
    (claim,) = [c for c in extract(document()) if c.type == "flow"]
    row = claim_to_row(claim)
    assert row is not None
    made = Decision(
        verdict,
        "flow",
        row["fields"],
        claim.evidence[0].exact,
        claim.evidence[0].start,
        "A. Mwangi",
        date(2026, 5, 4),
        "price of a bridge",
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def flows(text: str, *decisions: Decision) -> tuple[list[int | float | None], list[Effect]]:
    doc = document(text)
    done = apply_reviews(doc, extract(doc), decisions)
    rows = [claim_to_row(c) for c in done.claims if c.type == "flow"]
    return [r["fields"]["value"] for r in rows if r], [o.effect for o in done.outcomes]


def test_a_rejected_claim_is_out_and_stays_out_where_the_text_moved() -> None:
    assert flows(TEXT) == ([5_000_000], [])
    assert flows(TEXT, decision()) == ([], [Effect.FOLLOWED])
    assert flows(MOVED, decision()) == ([], [Effect.FOLLOWED])


def test_a_decision_whose_passage_has_changed_is_reported() -> None:
    assert flows(CHANGED, decision()) == ([6_000_000], [Effect.PASSAGE_CHANGED])


def test_an_accepted_claim_survives_an_extractor_that_no_longer_finds_it() -> None:
    doc = document()
    done = apply_reviews(doc, (), [decision(Verdict.ACCEPT)])
    assert [c.type for c in done.claims] == ["flow"]
    assert done.claims[0].rule == "review.accept"
    assert doc.text[done.claims[0].evidence[0].start :].startswith("Kenya")


def test_an_accepted_claim_that_is_found_stays_as_it_is() -> None:
    doc = document()
    claims = extract(doc)
    assert apply_reviews(doc, claims, [decision(Verdict.ACCEPT)]).claims == claims


def test_a_replacement_takes_the_place_of_the_claim() -> None:
    wrong = decision()
    right = {**wrong.fields, "value": 7, "low": 7, "high": 7}
    values, effects = flows(TEXT, decision(Verdict.REPLACE, replacement=right))
    assert (values, effects) == ([7], [Effect.FOLLOWED])


def test_a_claim_is_added_with_its_passage() -> None:
    added = Decision(
        Verdict.ADD,
        "hub",
        {"name": "Port of Tanga", "kind": "seaport", "country": "TZ"},
        "Uganda",
        TEXT.index("Uganda"),
        "AM",
        date(2026, 5, 4),
        "missed",
    )
    done = apply_reviews(document(), (), [added])
    assert [(c.type, c.evidence[0].exact) for c in done.claims] == [("hub", "Uganda")]


def test_the_last_of_several_decisions_counts() -> None:
    values, effects = flows(TEXT, decision(), decision(Verdict.ACCEPT))
    assert (values, effects) == ([5_000_000], [Effect.SUPERSEDED, Effect.FOLLOWED])


@given(st.lists(st.sampled_from(list(Verdict)[:2]), max_size=5))
def test_following_twice_changes_nothing(verdicts: list[Verdict]) -> None:
    doc = document()
    decisions = [decision(v) for v in verdicts]
    once = apply_reviews(doc, extract(doc), decisions)
    assert apply_reviews(doc, once.claims, decisions).claims == once.claims


def test_a_decision_survives_its_file(tmp_path: Path) -> None:
    path = append_decision(tmp_path, "sub/a.txt", decision())
    append_decision(tmp_path, "sub/a.txt", decision(Verdict.ACCEPT))
    assert path == review_path(tmp_path, "sub/a.txt")
    assert read_reviews(tmp_path, ["sub/a.txt", "b.txt"]) == {
        "sub/a.txt": (decision(), decision(Verdict.ACCEPT))
    }


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "not JSON"),
        ("[]", "not an object"),
        ("{}", "lacks 'verdict'"),
        (decision().to_line().replace('"reject"', '"maybe"'), "verdict is 'maybe'"),
        (decision().to_line().replace("2026-05-04", "May"), "when is 'May'"),
        (decision().to_line().replace('"A. Mwangi"', '" "'), "who is ' '"),
        (decision().to_line()[:-1] + ', "mood": 1}', "unknown 'mood'"),
        (decision().to_line()[:-1] + ', "replacement": {}}', "replacement"),
    ],
)
def test_a_line_that_is_no_decision_says_why(line: str, problem: str) -> None:
    with pytest.raises(ClaimFormatError, match=problem):
        parse_decision(line)


def test_a_broken_line_is_named_with_its_file(tmp_path: Path) -> None:
    review_path(tmp_path, "a.txt").write_text(decision().to_line() + "\n{\n")
    with pytest.raises(ClaimFormatError, match=r"a\.txt\.review\.jsonl:2: not a decision"):
        read_reviews(tmp_path, ["a.txt"])


def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ClaimFormatError, match="below"):
        review_path(tmp_path, "../../etc/passwd")
