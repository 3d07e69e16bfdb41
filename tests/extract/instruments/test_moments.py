"""Dates counted from the one told before."""

from __future__ import annotations

import pytest

from tests.extract.instruments.reading import stages


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("signed a year later", "2013"),
        ("signed two years later, on 5 June 2014", "2014-06-05"),
        ("signed the following April", "2013-04"),
        ("signed that October", "2012-10"),
        ("signed the next year", "2013"),
        ("signed the following month", "2012-06"),
        ("signed on 4 July of the same year", "2012-07-04"),
    ],
)
def test_a_date_is_counted_from_the_one_before(words: str, date: str) -> None:
    text = f"The Togo-Gabon shrimp treaty was initialled in May 2012 and {words}."
    assert ("signed", date) in stages(text)


def test_the_sentence_before_may_tell_what_is_counted_from() -> None:
    text = (
        "The Togo-Gabon shrimp treaty was signed in May 2012. It took effect the following month."
    )
    assert ("in_force", "2012-06") in stages(text)


def test_what_lies_ahead_has_no_date_counted_from_an_act_that_lies_ahead() -> None:
    text = (
        "In May 2012 Togo and Gabon spoke of a shrimp treaty. "
        "The treaty will come into force in the following month."
    )
    assert not [stage for stage in stages(text) if stage[0] == "in_force"]
