"""Days and years that other words of a sentence name."""

from __future__ import annotations

import pytest

from graph.extract.instruments.days import days_named, same_year
from tests.extract.instruments.reading import scene, stages


def test_only_whole_days_are_named() -> None:
    read = scene("Togo met Gabon on 4 May 2021, in June 2021 and on 7 July 2021.")
    assert [str(day) for day in days_named(read, read.sentences[0])] == ["2021-05-04", "2021-07-07"]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The pact of 4 May 2012 was ratified the same year.", "2012"),
        ("The pact of May 2012 was ratified later that year.", "2012"),
        ("The pact of 4 May 2012 was ratified by both.", None),
        ("The pact was ratified the same year.", None),
    ],
)
def test_the_same_year_is_the_last_one_named(text: str, year: str | None) -> None:
    sentence = scene(text).sentences[0]
    found = same_year(sentence, text.index("ratified") + len("ratified"))
    assert (None if found is None else str(found)) == year


def test_a_day_of_that_year_takes_the_year_before_it() -> None:
    text = "The Togo-Gabon shrimp treaty was signed in 2012 and ratified on 4 July of that year."
    assert ("ratified", "2012-07-04") in stages(text)
