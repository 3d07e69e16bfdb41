from __future__ import annotations

import pytest

from graph.documents.front_matter import MOST_CHARACTERS, address, language, read_front_matter
from graph.documents.model import Origin
from graph.errors import DocumentError

FULL = """---
# what it is
title: "Ports: a survey"
publisher: Port News
date: 2021-03-04
url: https://example.org/a
language: en_GB
author: [Ama Mensah, Kofi Ali]
facts_from:
  - publisher: A Paper
    url: https://example.org/b
  - Another Paper
---
Text.
"""


def test_all_keys() -> None:
    front = read_front_matter("a.md", FULL)
    metadata = front.metadata
    assert metadata.title == "Ports: a survey"
    assert metadata.publisher == "Port News"
    assert str(metadata.date) == "2021-03-04"
    assert metadata.url == "https://example.org/a"
    assert metadata.language == "en-GB"
    assert metadata.author == "Ama Mensah, Kofi Ali"
    assert metadata.facts_from == (
        Origin(publisher="A Paper", url="https://example.org/b"),
        Origin(publisher="Another Paper"),
    )
    assert front.notes == ()
    assert FULL[front.end :] == "Text.\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_newlines_and_byte_order_mark(newline: str, mark: str) -> None:
    text = (mark + FULL).replace("\n", newline)
    front = read_front_matter("a.md", text)
    assert front.metadata.title == "Ports: a survey"
    assert text[front.end :].startswith("Text.")


@pytest.mark.parametrize(
    "text",
    ["Text.", "---\n\nA rule above prose: it is.\n---\n", "--- \n", "----\ntitle: x\n---\n", ""],
)
def test_what_is_no_front_matter_is_text(text: str) -> None:
    front = read_front_matter("a.md", text)
    assert (front.end, front.metadata.title, front.notes) == (0, None, ())


def test_unknown_and_unfit_values_are_noted_with_their_line() -> None:
    text = (
        "---\nlayout: post\ndate: 2021-03\nurl: 'javascript:alert(1)'\nlang: '<b>'\ntitle: ~\n---\n"
    )
    front = read_front_matter("a.md", text)
    assert front.notes == (
        "line 2: the unknown key 'layout' was left out",
        "line 3: '2021-03' is not a full date (YYYY-MM-DD)",
        "line 4: 'javascript:alert(1)' is not a web address",
        "line 5: '<b>' is not a language tag",
    )
    metadata = front.metadata
    assert (metadata.date, metadata.url, metadata.language, metadata.title) == (None,) * 4


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("title: [a", r"a\.md, line \d: the front matter is not YAML"),
        ("title: a: b", r"line 2: the front matter is not YAML"),
        ("ok: 1\n\ttitle: a", r"line 3: the front matter is not YAML"),
        ("title: a\ntitle: b", r"line 3: the front matter has 'title' a second time"),
        ("a: &x 1\nb: *x", r"line 2: the front matter has an anchor, alias or tag"),
        ("a: !!python/object/apply:os.system [ls]", r"line 2: .* anchor, alias or tag"),
        ("a: " + "[" * 5_000, r"line 2: the front matter is nested too deep"),
        ("a: \n" + "- " * 5_000, r"line 3: the front matter is nested too deep"),
        ("title: {a: b}", r"line 2: the front matter has a group"),
        ("a: b\n? [x]\n: c", r"line 3: the front matter has a key that is not a word"),
        ("facts_from: x", r"line 2: the front matter has `facts_from` that is not a list"),
        ("title: a\x01b", r"the front matter holds a character"),
        ("a: b\nc", r"the front matter is not YAML"),
    ],
)
def test_broken_front_matter_is_refused_with_its_line(block: str, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        read_front_matter("a.md", f"---\n{block}\n---\nText.\n")


def test_front_matter_without_end_is_refused() -> None:
    with pytest.raises(DocumentError, match="no closing ---"):
        read_front_matter("a.md", "---\ntitle: a\nText.\n")


def test_large_front_matter_is_refused() -> None:
    with pytest.raises(DocumentError, match="65,536 characters"):
        read_front_matter("a.md", "---\n" + "a: b\n" * MOST_CHARACTERS + "---\n")


@pytest.mark.parametrize(
    "value", [None, "", "ftp://x.org", "https://x.org/a b", 'http://x.org/"><b>']
)
def test_unfit_addresses(value: str | None) -> None:
    assert address(value) is None


@pytest.mark.parametrize(
    ("value", "tag"), [("en", "en"), ("pt_BR", "pt-BR"), ("", None), ("e n", None)]
)
def test_language_tags(value: str, tag: str | None) -> None:
    assert language(value) == tag
