from __future__ import annotations

import pytest

from graph.documents.lexicon import lexicon

LINES = lexicon().lines
EXAMPLES = [(line.kind, example) for line in LINES for example in line.examples]
OTHERS = [(line.about, other) for line in LINES for other in line.others]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_examples_are_known(kind: str, example: str) -> None:
    assert lexicon().line_kind(example) == kind


@pytest.mark.parametrize(("about", "other"), OTHERS)
def test_counter_examples_are_left_to_the_text(about: str, other: str) -> None:
    assert lexicon().line_kind(other) is None


def test_every_pattern_has_examples_and_counter_examples() -> None:
    assert all(line.examples and line.others and line.about.endswith(".") for line in LINES)


def test_long_lines_are_prose() -> None:
    assert lexicon().line_kind("Share this " + "x" * 600) is None
