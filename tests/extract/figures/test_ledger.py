import pytest

from graph.extract.figures.ledger import calls_deficit, is_deficit
from tests.extract.figures.reading import statements_of
from tests.extract.scenes import scene_of


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("The trade deficit reached $5 million.", True),
        ("The trade surplus reached $5 million.", False),
        ("A negative trade balance of $5 million was recorded.", True),
        ("The trade balance was $5 million in the red.", True),
        ("The trade balance was $5 million in the black.", False),
    ],
)
def test_words_tell_a_deficit_from_a_surplus(text: str, against: bool) -> None:
    (statement, *_) = statements_of(text)
    assert is_deficit(scene_of(text), 0, statement) is against


@pytest.mark.parametrize(
    ("label", "against"),
    [("Trade deficit", True), ("Surplus (+) / deficit (-)", False), ("Trade balance", False)],
)
def test_a_label_calls_a_balance_a_deficit(label: str, against: bool) -> None:
    assert calls_deficit(label) is against
