from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.documents.model import SegmentKind
from graph.documents.read import parse_document
from graph.errors import DocumentError
from graph.explain import to_data, to_html, trace
from graph.extract.extractor import extract
from tests.explain.reading import TEXT, traced
from tests.shared import ARTICLES, EVALUATION, needs_shared


def test_the_claims_are_those_of_the_extractor() -> None:
    document = parse_document("a.txt", TEXT.encode())
    found, claims = trace(document), extract(document)
    assert [(c.type, c.rule, c.confidence) for c in found.claims] == [
        (c.type, c.rule, c.confidence) for c in claims
    ]
    assert [c.passages for c in found.claims] == [
        tuple((e.start, e.end) for e in c.evidence) for c in claims
    ]
    assert [c.number for c in found.claims] == list(range(1, len(claims) + 1))
    assert {"flow", "change", "instrument"} <= {c.type for c in found.claims}


def test_each_claim_begins_in_one_sentence() -> None:
    found = traced()
    begun = [number for sentence in found.sentences for number in sentence.claims]
    assert sorted(begun) == [c.number for c in found.claims]


def test_passages_hold_the_words_of_the_evidence() -> None:
    found = traced()
    for sentence in found.sentences:
        for passage in sentence.passages:
            start, end = found.claim(passage.claim).passages[0]
            assert sentence.text[passage.start : passage.end] == TEXT[start:end]


def test_what_the_document_does_not_say_itself_is_skipped_with_a_reason() -> None:
    found = traced()
    byline = found.sentences[0]
    assert byline.kind is SegmentKind.BYLINE
    assert byline.skipped == "tells who wrote it and when"
    assert byline.mentions == byline.passages == byline.near_misses == ()
    assert all(s.skipped is None for s in found.sentences[1:])


def test_a_repetition_is_marked_as_one() -> None:
    text = (
        "Peru and Chile signed a treaty on mining.\n\n"
        "It rained.\n\nPeru and Chile signed a treaty on mining."
    )
    first, _, last = traced(text).sentences
    assert [p.again for p in first.passages] == [False] * len(first.passages)
    assert last.passages
    assert all(p.again for p in last.passages)
    assert last.claims == ()


def test_evidence_across_markup_is_placed_in_readable_text() -> None:
    text = (
        "# News\n\nPeru's **exports** to [Chile](https://x.example/) were $1.25 billion in 2023.\n"
    )
    found = traced(text, "a.md")
    flow = next(c for c in found.claims if c.type == "flow")
    sentence = next(s for s in found.sentences if flow.number in s.claims)
    passage = next(p for p in sentence.passages if p.claim == flow.number)
    assert "exports to Chile were" in sentence.text[passage.start : passage.end]


PIECES = st.sampled_from(
    """Peru Chile's exports imports trade rose to $5 million 12% in 2023 . , signed a treaty on
    mining the minister Luis Vega port of Callao railway from Lima Arica 500 km "the two countries"
    cooperation energy \n\n - # | By <b> &amp; é 🙂 \u200f \ue000""".split(" ")
)


@settings(max_examples=60)
@given(st.one_of(st.lists(PIECES, max_size=60).map(" ".join), st.text(max_size=200)))
def test_no_document_raises(text: str) -> None:
    for name in ("a.txt", "a.html"):
        try:
            document = parse_document(name, text.encode("utf-8", "ignore"))
        except DocumentError:
            continue
        found = trace(document)
        assert len(found.claims) == len(extract(document))
        for sentence in found.sentences:
            for mention in sentence.mentions:
                assert sentence.text[mention.start : mention.end] == mention.text
            for miss in sentence.near_misses:
                assert sentence.text[miss.start : miss.end] == miss.text != ""
            ends = [m.end for m in sentence.mentions]
            assert all(e <= m.start for e, m in zip(ends, sentence.mentions[1:], strict=False))
        to_data(found)
        to_html(replace(found, title=None))


@needs_shared
@pytest.mark.parametrize("folder", [ARTICLES, EVALUATION / "documents", EVALUATION / "reading"])
def test_real_documents(folder: Path) -> None:
    for path in sorted(folder.glob("*.txt")):
        found = traced(path.read_text(encoding="utf-8"))
        assert found.claims
        begun = [number for sentence in found.sentences for number in sentence.claims]
        assert sorted(begun) == [c.number for c in found.claims]


def test_a_line_of_a_sheet_is_shown_with_the_sentences_that_it_was_put_as() -> None:
    text = (
        "Chad and Mali: fact sheet\n\nExports to Mali: USD 14 m (2023), USD 13 m (2022)\n"
        "Imports from Mali: USD 4 m (2023), USD 3 m (2022)\n"
    )
    put = {s.text: s.put_as for s in traced(text).sentences}
    assert put["Exports to Mali: USD 14 m (2023), USD 13 m (2022)"] == (
        "In 2023, Chad's exports to Mali were USD 14 m",
        "In 2022, Chad's exports to Mali were USD 13 m",
    )
    assert put["Chad and Mali: fact sheet"] == ()
