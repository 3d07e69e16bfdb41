from datetime import date

from graph.claims.period import Period
from graph.extract.figures.roles import read_figures
from graph.extract.figures.times import Times, base_of, distance, is_year, read_times
from graph.extract.values.expression import SplitYear
from tests.extract.figures.reading import statements_of
from tests.extract.scenes import scene_of

YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))
MAY = Period(date(2023, 5, 1), date(2023, 5, 31))


def times_of(text: str) -> tuple[Times, list[int]]:
    (statement, *_) = statements_of(text)
    figures = read_figures(statement)
    return read_times(statement, figures), [f.at for f in figures]


def test_a_period_belongs_to_the_figure_before_it() -> None:
    times, (first, second) = times_of("Exports rose from $3 million in 2019 to $5 million in 2022.")
    assert times.own[first].label == "2019"
    assert times.own[second].label == "2022"


def test_a_leading_period_holds_for_the_statement() -> None:
    times, _ = times_of("In 2022, exports rose 4% to $5 million.")
    assert [e.label for _, e in times.free] == ["2022"]


def test_what_is_compared_with_is_the_base() -> None:
    times, _ = times_of("Exports rose 4% in May 2023 over May 2022.")
    assert [e.label for e in times.base] == ["May 2022"]


def test_both_ends_of_a_span_are_told_apart() -> None:
    times, _ = times_of("Between 2018 and 2022 exports rose from $3 million to $5 million.")
    assert [e.when for _, e in times.free] != [e.when for e in times.base]


def test_the_date_of_another_event_is_no_period() -> None:
    times, _ = times_of("Exports have risen since the pact came into force in 2011.")
    assert times.free == ()


def test_a_year_is_measured_against_the_year_before() -> None:
    scene = scene_of("Exports rose.")
    base = base_of(scene, Times({}, (), (), False, False), None, YEAR, None)
    assert base is not None
    assert (base.start, base.end) == (date(2022, 1, 1), date(2022, 12, 31))


def test_a_month_has_no_base_unless_the_text_compares() -> None:
    scene = scene_of("Exports rose.")
    assert base_of(scene, Times({}, (), (), False, False), None, MAY, None) is None
    yearly = base_of(scene, Times({}, (), (), True, False), None, MAY, None)
    monthly = base_of(scene, Times({}, (), (), False, False, None, True), None, MAY, None)
    assert yearly is not None
    assert yearly.start == date(2022, 5, 1)
    assert monthly is not None
    assert monthly.end == date(2023, 4, 30)


def test_distance_counts_years_of_the_same_stretch() -> None:
    assert distance(MAY, MAY.year_before(2)) == 2
    assert distance(MAY, YEAR) is None
    assert distance(None, MAY) is None
    assert is_year(YEAR)
    assert not is_year(MAY)


def test_words_between_a_comparison_and_its_period_leave_it_the_base() -> None:
    times, (figure, _) = times_of("Exports were $3 million in 2023, 6% less than in the hard 2022.")
    assert times.own[figure].label == "2023"
    assert [e.label for e in times.base] == ["2022"]


def test_what_is_short_of_a_year_is_compared_with_it() -> None:
    times, _ = times_of("Exports came to $3 million in 2023, 2% short of 2022.")
    assert [e.label for e in times.base] == ["2022"]


def test_the_year_after_is_counted_from_the_amount_before() -> None:
    text = "Exports were $3 million in 2019 and $2 million in the dry year that followed."
    times, (_, second) = times_of(text)
    assert times.own[second].label == "2020"
    times, (_, second) = times_of(
        "Exports were $3 million in 2019-20 and $2 million the year after."
    )
    assert times.own[second].when == SplitYear(2020, 2021)


def test_a_period_that_introduces_nothing_at_the_end_owns_no_figure() -> None:
    times, (figure,) = times_of("Exports were $3 million (2017: m")
    assert figure not in times.own
