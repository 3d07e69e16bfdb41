"""Every question of the library gives just the approved rows over the shipped documents.

After a change that is meant, read what `python -m scripts.approve_answers` changes, row by row.
"""

import re

import pytest

from graph.query.question import library
from graph.resources import data_folder
from tests.query.competency import APPROVED, answers, approved_file

#: No shipped document has any; tests/query/test_empty_questions.py asks them over data of its own,
#: tests/llm/test_build.py what only a language model gives.
NONE_SHIPPED = {"disagreements", "model-claims", "reviews", "statements"}


@pytest.mark.parametrize("name", sorted(library()))
def test_a_question_gives_the_approved_rows(name: str) -> None:
    path, text = approved_file(*answers().of[name])
    assert text == path.read_bytes().decode("utf-8")


def test_there_are_as_many_approved_answers_as_questions() -> None:
    assert sorted(path.stem for path in APPROVED.iterdir()) == sorted(library())
    assert len(library()) >= 40


def test_only_four_questions_have_no_row_to_show() -> None:
    assert {name for name, count in answers().counts().items() if not count} == NONE_SHIPPED


def test_every_term_of_the_ontology_is_used_by_a_question() -> None:
    ontology = (data_folder("ontology") / "tradegraph.ttl").read_text(encoding="utf-8")
    terms = set(re.findall(r"^tg:(\w+)", ontology, re.MULTILINE))
    asked = {
        term
        for question in library().values()
        for line in question.sparql.splitlines()
        if not line.lstrip().startswith("#")
        for term in re.findall(r"\btg:(\w+)", line)
    }
    assert len(terms) > 100
    assert terms - asked == set()
