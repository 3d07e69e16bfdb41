import pytest

from graph.extract.figures.ranked import find_ranked
from tests.extract.figures.reading import words_of


def test_the_former_and_the_latter_stand_for_flows_in_their_order() -> None:
    topics = find_ranked(words_of("The former stood at $5 million, the latter at $3 million."))
    assert [topic.place for topic in topics] == [0, -1]
    assert all(topic.pronoun for topic in topics)


@pytest.mark.parametrize(
    "text", ["The former minister saw $5 million.", "A former colony earned $5 million."]
)
def test_the_adjective_stands_for_nothing(text: str) -> None:
    assert find_ranked(words_of(text)) == []
