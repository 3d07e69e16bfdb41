"""The words of a verb and its subject are told from those beside them."""

import pytest

from graph.extract.annotate import Annotated
from graph.extract.causes.groups import group_before, subject_of
from tests.extract.scenes import scene_of


def _sentence(text: str) -> Annotated:
    (sentence,) = scene_of(text).sentences
    return sentence


def _place(sentence: Annotated, word: str) -> int:
    return next(n for n, token in enumerate(sentence.tokens) if token.word == word)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Dear freight still hampers exports.", "hampers", "Dear freight"),
        ("Frost, a rare thing here, hampers exports.", "hampers", "Frost"),
        ("A ban which, since May, has hampered exports stays.", "hampered", "which"),
        ("Frost is what hampers exports.", "hampers", "Frost"),
        ("It rained, but frost hampers exports.", "hampers", "frost"),
        ("Trade made good what the crisis cost it.", "cost", ""),
    ],
)
def test_the_subject_of_a_verb(text: str, verb: str, subject: str) -> None:
    sentence = _sentence(text)
    group = group_before(sentence.tokens, _place(sentence, verb))
    found = subject_of(sentence.tokens, group.start)
    assert (found.text(sentence.text, sentence.tokens) if found else "") == subject


@pytest.mark.parametrize(
    ("text", "verb", "being", "modal", "negated", "infinitive"),
    [
        ("Exports are still hampered by frost.", "hampered", True, True, False, False),
        ("Frost may hamper exports.", "hamper", False, True, False, False),
        ("Frost does not hamper exports.", "hamper", False, True, True, False),
        ("They met to boost exports.", "boost", False, False, False, True),
        ("Frost is expected to hamper exports.", "hamper", False, True, False, False),
    ],
)
def test_the_words_that_belong_to_a_verb(
    text: str, verb: str, *, being: bool, modal: bool, negated: bool, infinitive: bool
) -> None:
    sentence = _sentence(text)
    group = group_before(sentence.tokens, _place(sentence, verb))
    assert (group.being, group.modal) == (being, modal)
    assert (group.negated, group.infinitive) == (negated, infinitive)
