import pytest

from graph.claims.model import Trend
from graph.extract.figures.changes import factor_change, real_change
from graph.extract.figures.roles import Role, read_figures
from tests.extract.figures.reading import statements_of


def roles(text: str) -> list[tuple[Role, Trend | None]]:
    return [(f.role, f.trend) for s in statements_of(text) for f in read_figures(s)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports rose to $5 million from $3 million.", [Role.CURRENT, Role.PRIOR]),
        ("Exports rose from only $3 million to $5 million.", [Role.PRIOR, Role.CURRENT]),
        ("Exports were $5 million against $3 million.", [Role.CURRENT, Role.PRIOR]),
        ("Exports rose by $2 million to $5 million.", [Role.DELTA, Role.CURRENT]),
        (
            "Exports were $5 million, less than half the $12 million of 2014.",
            [Role.CURRENT, Role.PRIOR],
        ),
        ("Exports were $5 million (2019: $4 million).", [Role.CURRENT, Role.PRIOR]),
        ("Exports were $5 million, down 4% ($2 million).", [Role.CURRENT, Role.CHANGE, Role.DELTA]),
        ("Exports made up 40% of the total.", [Role.SHARE]),
        ("Exports grew at an annualised rate of 4%.", [Role.NONE]),
        ("The pact could lift exports by 40%.", [Role.NONE]),
        ("Exports are expected to grow by 4%.", [Role.CHANGE]),
    ],
)
def test_roles_of_figures(text: str, expected: list[Role]) -> None:
    assert [role for role, _ in roles(text)] == expected


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("Exports slid 4%.", Trend.DOWN),
        ("A fall of 4% in exports was noted.", Trend.DOWN),
        ("Exports were 4% higher.", Trend.UP),
        ("Exports (+4%) led.", Trend.UP),
        ("Exports showed negative growth of 4%.", Trend.DOWN),
        ("Exports were down 4% after gains.", Trend.DOWN),
    ],
)
def test_trend_of_a_percentage(text: str, trend: Trend) -> None:
    assert roles(text) == [(Role.CHANGE, trend)]


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("Exports to Chad have dropped sharply.", Trend.DOWN),
        ("Exports to Chad saw a marked increase.", Trend.UP),
        ("Trade with Chad has been growing.", Trend.UP),
        ("Exports were $5 million, up from $3 million.", Trend.UP),
        ("Exports to Chad should rise.", None),
        ("The pact aims to increase exports.", None),
        ("Growth of exports is a goal.", None),
    ],
)
def test_change_in_words(text: str, trend: Trend | None) -> None:
    (statement, *_) = statements_of(text)
    mark = real_change(statement)
    assert (mark.trend if mark else None) is trend


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports to Chad doubled.", (Trend.UP, "doubled")),
        ("Exports to Chad nearly halved.", (Trend.DOWN, "nearly halved")),
        ("The pact should double exports.", None),
    ],
)
def test_change_by_a_factor(text: str, expected: tuple[Trend, str] | None) -> None:
    (statement, *_) = statements_of(text)
    assert factor_change(statement) == expected
