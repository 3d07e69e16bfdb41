from __future__ import annotations

import pytest

from graph.documents import Offsets, SegmentKind, Sentence
from graph.documents.model import Run
from tests.documents.reading import read

# "a & b" in a source where the ampersand is an entity: a&amp;b with blanks around it.
OFFSETS = Offsets((Run(0, 10, 1), Run(2, 12, 5), Run(3, 17, 1)), 5)
SENTENCE = Sentence("a & b", OFFSETS, 0)


def test_offsets_are_a_sequence_of_source_positions() -> None:
    assert [OFFSETS[k] for k in range(len(OFFSETS))] == [10, 11, 12, 17, 18]
    assert [OFFSETS.end(k) for k in range(len(OFFSETS))] == [11, 12, 17, 18, 19]


@pytest.mark.parametrize("index", [-1, 5])
def test_an_index_outside_is_refused(index: int) -> None:
    with pytest.raises(IndexError, match="outside a text of 5"):
        OFFSETS[index]


@pytest.mark.parametrize("start", range(5))
@pytest.mark.parametrize("end", range(6))
def test_a_slice_keeps_the_positions(start: int, end: int) -> None:
    part = OFFSETS.slice(start, end)
    expected = [OFFSETS[k] for k in range(start, end)]
    assert [part[k] for k in range(len(part))] == expected
    assert [part.end(k) for k in range(len(part))] == [OFFSETS.end(k) for k in range(start, end)]


def test_a_span_covers_the_whole_of_an_entity() -> None:
    assert SENTENCE.span(2, 3) == (12, 17)
    assert SENTENCE.span(0, 5) == (10, 19) == (SENTENCE.start, SENTENCE.end)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (0, 6)])
def test_a_span_outside_the_sentence_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no range in 5 characters"):
        SENTENCE.span(start, end)


def test_sentences_are_those_in_which_the_document_speaks() -> None:
    document = read("By Ama Mensah | 2 hours ago\n\nGhana sells cocoa.\n\nShare this")
    assert [sentence.text for sentence in document.sentences()] == ["Ghana sells cocoa."]
    assert {kind for kind in SegmentKind if not kind.is_content} == {
        SegmentKind.CAPTION,
        SegmentKind.BYLINE,
        SegmentKind.TEASER,
        SegmentKind.FURNITURE,
    }


def test_a_passage_reads_without_markup_and_may_cross_segments() -> None:
    document = read(
        "---\ntitle: T\n---\n# Cocoa\n\nGhana **sells**\nbeans. Togo\xa0buys.\n", "a.md"
    )
    assert document.passage(0, len(document.text)) == "Cocoa Ghana sells beans. Togo buys."
    start = document.text.index("**sells") + 4
    assert document.passage(start, document.text.index("Togo")) == "lls beans."
    assert document.passage(0, 5) == ""
