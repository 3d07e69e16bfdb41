from datetime import date

import pytest

from graph.rdf.figures import period_name


@pytest.mark.parametrize(
    ("start", "end", "name"),
    [
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        (date(2025, 7, 1), date(2025, 10, 31), "July–October 2025"),
        (date(2024, 7, 1), date(2025, 6, 30), "July 2024 – June 2025"),
        (date(2023, 1, 1), date(2024, 12, 31), "January 2023 – December 2024"),
        (date(2024, 3, 4), date(2024, 3, 4), "4 March 2024"),
        (date(2024, 3, 4), date(2024, 3, 31), "4 March 2024 – 31 March 2024"),
        (date(2024, 3, 1), date(2024, 3, 30), "1 March 2024 – 30 March 2024"),
        (date(2024, 12, 1), date(2024, 12, 31), "December 2024"),
    ],
)
def test_period_name(start: date, end: date, name: str) -> None:
    assert period_name(start, end) == name
