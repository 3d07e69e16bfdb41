"""Up to which month a text without a date speaks."""

from datetime import date

import pytest

from graph.extract.reading.latest import latest_month
from tests.extract.scenes import scene_of


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Exports came to $3 million in September 2019.", date(2019, 9, 30)),
        (
            "Exports rose by 4% in May 2018 and by 5% in the third quarter of 2018.",
            date(2018, 9, 30),
        ),
        ("Exports of $3 million in May. In May 2017 they were $2 million.", date(2017, 5, 31)),
    ],
)
def test_months_with_figures_tell(text: str, day: date) -> None:
    assert latest_month(scene_of(text).sentences) == day


@pytest.mark.parametrize(
    "text",
    [
        "Exports came to $3 million in 2019.",
        "The bridge was opened in September 2019.",
        "Exports are to reach $3 million by September 2030.",
        "Exports came to $3 million in September.",
    ],
)
def test_years_deadlines_and_events_do_not(text: str) -> None:
    assert latest_month(scene_of(text).sentences) is None


def test_a_month_without_a_year_is_of_the_year_spoken_of() -> None:
    scene = scene_of("Peru's exports fell to $3 million in May. In May 2017 they made 2% of all.")
    assert scene.date is None
    assert scene.as_of == date(2017, 5, 31)
