import pytest

from graph.claims.model import Trend
from graph.extract.figures.roles import Role, figures_in, read_figures
from graph.extract.figures.times import read_times
from graph.extract.figures.trends import trend_in_words, turn
from tests.extract.figures.reading import statements_of


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("Exports doubled in 2022.", Trend.UP),
        ("Exports went from $5 million to $1 million.", Trend.DOWN),
        ("Exports fell sharply in 2022.", Trend.DOWN),
        ("Exports remained stable in 2022.", Trend.FLAT),
        ("Exports should grow in 2022.", None),
        ("They welcomed the growth of trade, which reached $5 million in 2022.", Trend.UP),
        ("The balance was -$4 million in 2022 against -$5 million in 2021.", Trend.DOWN),
        ("Imports may enter at this reduced rate.", None),
    ],
)
def test_a_trend_is_told_in_words(text: str, trend: Trend | None) -> None:
    (statement, *_) = statements_of(text)
    found = trend_in_words(statement, read_figures(statement), deficit=False)
    assert (found[0] if found else None) is trend


def test_a_deficit_that_worsens_goes_up() -> None:
    (statement, *_) = statements_of("The trade deficit worsened in 2022.")
    found = trend_in_words(statement, read_figures(statement), deficit=True)
    assert found is not None
    assert found[0] is Trend.UP


def test_a_turn_has_two_amounts_and_the_second_trend() -> None:
    text = "Exports fell to $3 million in 2018 before recovering to $4 million in 2019."
    (statement, *_) = statements_of(text)
    figures = read_figures(statement)
    found = turn(statement, read_times(statement, figures), figures_in(figures, Role.CURRENT))
    assert found is not None
    assert found[2] is Trend.UP
