from datetime import date

from graph.extract.figures.dating import Dating, follows, reached
from graph.extract.figures.roles import Role, figures_in, read_figures
from graph.extract.figures.state import State
from graph.extract.figures.statements import split
from graph.extract.figures.times import read_times
from graph.extract.figures.topics import find_topics
from tests.extract.figures.reading import statements_of, words_of
from tests.extract.scenes import scene_of


def dating_of(text: str) -> Dating:
    words = words_of(text)
    (statement, *_) = split(words, find_topics(words))
    figures = tuple(read_figures(statement))
    times = read_times(statement, figures)
    return Dating(scene_of(text), 0, statement, figures, times, None, State())


def test_a_figure_has_its_own_period_and_the_one_it_is_compared_with() -> None:
    dating = dating_of("Exports rose to $5 million in 2022 from $3 million in 2019.")
    (present,) = figures_in(dating.figures, Role.CURRENT)
    (prior,) = figures_in(dating.figures, Role.PRIOR)
    current, earlier = dating.current(present, "KE"), dating.earlier(prior, "KE")
    assert current is not None
    assert current.start == date(2022, 1, 1)
    assert earlier is not None
    assert earlier.end == date(2019, 12, 31)
    assert dating.base("KE", current) == earlier


def test_an_earlier_amount_alone_is_of_the_period_that_is_said() -> None:
    dating = dating_of("In 2015 exports had been $3 million.")
    (prior,) = figures_in(dating.figures, Role.PRIOR)
    period = dating.earlier(prior, "KE")
    assert period is not None
    assert period.start == date(2015, 1, 1)


def test_without_any_period_there_is_none() -> None:
    dating = dating_of("Exports rose to $5 million.")
    assert dating.current(dating.figures[0], "KE") is None


def test_what_came_before_is_told_after() -> None:
    (statement, *_) = statements_of("A deficit of $3 million, after exports of $5 million.")
    assert not follows(statement, read_figures(statement))


def test_an_inserted_amount_is_not_what_was_reached() -> None:
    (statement, *_) = statements_of("Exports, which had been at $4 million, fell to $3 million.")
    figures = figures_in(read_figures(statement), Role.CURRENT)
    assert [f.at for f in reached(statement, figures)] == [figures[-1].at]
