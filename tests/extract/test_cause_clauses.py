"""A sentence is parted into clauses without what is only put in."""

import pytest

from graph.extract.causes.clauses import clause_after, clause_before, fronted, list_after
from graph.extract.causes.finite import is_finite
from tests.extract.scenes import scene_of


@pytest.mark.parametrize(
    ("text", "word", "clause"),
    [
        ("In May, exports, the bank said, fell because of frost.", "because", "exports fell"),
        ("Officials say that exports fell because of frost.", "because", "exports fell"),
        ("Rain came and exports fell because of frost.", "because", "exports fell"),
        (
            "The pier, which is new, stands empty because of frost.",
            "because",
            "The pier stands empty",
        ),
        ("It rained; exports fell because of frost.", "because", "exports fell"),
    ],
)
def test_the_clause_before_a_place(text: str, word: str, clause: str) -> None:
    (sentence,) = scene_of(text).sentences
    at = next(n for n, token in enumerate(sentence.tokens) if token.word == word)
    assert clause_before(sentence.tokens, at).text(sentence.text, sentence.tokens) == clause


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Due to frost, hail and a strike, the bank said.", "frost, hail and a strike"),
        ("Due to frost, which came early, it fell.", "frost"),
        ("Due to frost and exports were low.", "frost"),
    ],
)
def test_a_list_ends_where_something_else_is_told(text: str, listed: str) -> None:
    (sentence,) = scene_of(text).sentences
    assert list_after(sentence.tokens, 2).text(sentence.text, sentence.tokens) == listed


def test_the_object_of_a_verb_ends_at_the_next_predicate() -> None:
    (sentence,) = scene_of("Frost hurts exports of plums and has closed the pass.").sentences
    phrase = clause_after(sentence.tokens, 2)
    assert phrase.text(sentence.text, sentence.tokens) == "exports of plums"


def test_what_opens_a_sentence_is_parted_from_its_clause() -> None:
    (sentence,) = scene_of("Owing to frost and hail, he said, exports fell.").sentences
    own, clause = fronted(sentence.tokens, 2)
    assert own.text(sentence.text, sentence.tokens) == "frost and hail"
    assert clause.text(sentence.text, sentence.tokens) == "exports fell"
    assert is_finite(sentence.tokens, clause.first, clause.last)


@pytest.mark.parametrize(
    ("text", "word", "clause"),
    [
        ("He told reporters that exports fell because of frost.", "because", "exports fell"),
        ("Exports found a market because of frost.", "because", "Exports found a market"),
        ("Perim, a small port, fell because of frost.", "because", "Perim fell"),
        ("Exports, it was said, fell because of frost.", "because", "Exports fell"),
        ("It lies at Perim, where exports fell because of frost.", "because", "exports fell"),
    ],
)
def test_the_clause_before_a_place_is_no_wider_than_its_own(
    text: str, word: str, clause: str
) -> None:
    (sentence,) = scene_of(text).sentences
    at = next(n for n, token in enumerate(sentence.tokens) if token.word == word)
    assert clause_before(sentence.tokens, at).text(sentence.text, sentence.tokens) == clause


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Due to petrol (12%), steel and salt, it fell.", "petrol , steel and salt"),
        ("Due to frost after the pass was closed.", "frost"),
        ("Due to frost, a rare thing here.", "frost"),
    ],
)
def test_a_list_holds_no_aside(text: str, listed: str) -> None:
    (sentence,) = scene_of(text).sentences
    assert list_after(sentence.tokens, 2).text(sentence.text, sentence.tokens) == listed
