from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from graph.claims.model import Direction
from tests.extract.figures.reading import statements_of


def spans(text: str) -> list[str]:
    return [s.words.slice(s.start, s.end) for s in statements_of(text)]


def test_a_sentence_is_cut_before_the_next_topic() -> None:
    assert spans("Exports rose to $5 million, while imports fell to $3 million.") == [
        "Exports rose to $5 million",
        ", while imports fell to $3 million.",
    ]


def test_an_amount_that_leads_up_to_a_topic_stands_with_it() -> None:
    assert spans("Peru had $5 million of exports and $3 million of imports.")[1] == (
        "and $3 million of imports."
    )


def test_a_change_that_leads_up_to_a_topic_stands_with_it() -> None:
    first, second = spans("Exports were $5 million, with a fall of 4% in imports.")
    assert "4%" in second
    assert "4%" not in first


def test_coordinated_topics_share_a_statement() -> None:
    (statement,) = statements_of("Exports and imports of Peru fell.")
    assert [t.direction for t in statement.topics] == [Direction.EXPORTS, Direction.IMPORTS]


def test_what_others_do_is_left_out() -> None:
    (first,) = spans("Ghana's exports fell to $1 billion, while Togo earned $3 billion.")
    assert "Togo" not in first


@given(st.sampled_from(["exports", "imports", "trade"]), st.integers(1, 400))
def test_statements_do_not_overlap(noun: str, number: int) -> None:
    text = f"Peru's {noun} rose to ${number} million but imports fell to $3 million in 2020."
    statements = statements_of(text)
    assert all(a.end <= b.start for a, b in pairwise(statements))
