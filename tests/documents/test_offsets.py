"""Every character of a sentence leads back to its place in the file."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.documents import Document, Sentence, parse_document
from graph.errors import DocumentError
from tests.documents.planted import HTML, MARKDOWN, Planted, planted


def check(document: Document, source: str, sentences: list[tuple[int, Planted]]) -> None:
    """Check that each planted sentence was found, character by character, where it was planted."""
    assert document.text == source
    found = {(s.start, s.end): s for s in document.sentences()}
    for position, plant in sentences:
        places = plant.moved(position)
        key = (places[0][0], places[-1][1])
        assert key in found, (plant.reads, [s.text for s in found.values()])
        sentence = found[key]
        assert sentence.text == plant.reads
        assert [sentence.span(k, k + 1) for k in range(len(sentence.text))] == places
        check_passages(document, sentence)


def check_passages(document: Document, sentence: Sentence) -> None:
    """Check that any part of a sentence reads the same when it is taken from the file."""
    length = len(sentence.text)
    for start, end in ((0, length), (length // 3, length), (0, length // 2 + 1), (1, length - 1)):
        if start < end:
            part = document.passage(*sentence.span(start, end))
            assert part == sentence.text[start:end].strip()


@given(st.lists(planted([]), min_size=1, max_size=4), st.sampled_from(["\n\n", "\r\n\r\n", "\r\r"]))
def test_plain_text(plants: list[Planted], gap: str) -> None:
    source, sentences = "", []
    for plant in plants:
        sentences.append((len(source), plant))
        source += plant.source + gap
    check(parse_document("a.txt", source.encode()), source, sentences)


@given(
    st.lists(planted(MARKDOWN), min_size=1, max_size=4), st.sampled_from(["", "- ", "> ", "1. "])
)
def test_markdown(plants: list[Planted], prefix: str) -> None:
    source, sentences = "---\ntitle: A\n---\n# Heading\n\n", []
    for plant in plants:
        source += prefix
        sentences.append((len(source), plant))
        source += plant.source + "\n\n"
    check(parse_document("a.md", source.encode()), source, sentences)


@given(
    st.lists(planted(HTML), min_size=1, max_size=4),
    st.sampled_from([("<p>", "</p>"), ("<P class=a>\n", ""), ("<div><p>", "</div>"), ("<li>", "")]),
    st.sampled_from(["utf-8", "utf-16"]),
)
def test_html(plants: list[Planted], around: tuple[str, str], encoding: str) -> None:
    source, sentences = "<!DOCTYPE html><title>T</title><body>", []
    for plant in plants:
        source += around[0]
        sentences.append((len(source), plant))
        source += plant.source + around[1]
    data = source.encode(encoding)
    if encoding == "utf-16":  # its mark of byte order is a character of the text
        source = "\ufeff" + source
        sentences = [(position + 1, plant) for position, plant in sentences]
    check(parse_document("a.html", data), source, sentences)


MARKUP = st.text(
    alphabet=st.one_of(
        st.sampled_from("*_[]()<>!&;`#|-\\/\"'.\n\r\t =abcAB12é“\u0301\u00ad\u00a0🚂:>"),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=300,
)


@pytest.mark.parametrize("ending", [".txt", ".md", ".html"])
@given(text=MARKUP)
def test_whatever_stands_in_a_file(ending: str, text: str) -> None:
    try:
        document = parse_document("a" + ending, text.encode())
    except DocumentError:
        return
    position = 0
    for index, segment in enumerate(document.segments):
        assert position <= segment.start < segment.end <= len(document.text)
        for sentence in segment.sentences:
            assert sentence.segment == index
            assert sentence.text == " ".join(sentence.text.split(" ")).strip()
            assert "\n" not in sentence.text
            for k in range(len(sentence.text)):
                start, end = sentence.offsets[k], sentence.offsets.end(k)
                assert position <= start <= end <= segment.end
                position = end
        joined = " ".join(sentence.text for sentence in segment.sentences)
        assert document.passage(segment.start, segment.end) == joined


WORDS = st.text(alphabet="abcXYZ 12.,:;–\n\r\t\u00a0éß🚂", max_size=400)


@given(WORDS)
def test_no_word_of_plain_text_is_lost(text: str) -> None:
    try:
        document = parse_document("a.txt", text.encode())
    except DocumentError:
        return
    read = " ".join(s.text for segment in document.segments for s in segment.sentences)
    # Numbers of list items are marks of the list, not text.
    numbering = re.compile(r"^\s*(?:\d{1,3}\.)(?=[ \t]+\S)", re.MULTILINE)
    plain = numbering.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    letters = [c for c in plain if c.isalpha()]
    assert [c for c in read if c.isalpha()] == letters
