"""Which way a table goes that does not say so, by an amount of it that the text tells."""

from graph.claims import FlowClaim
from graph.claims.model import Direction
from graph.extract import figures
from tests.extract.scenes import scene_of

TABLE = (
    "How the main earners fared\n"
    "US$ mn           2023     2024\n"
    "Apparel          401.8    389.5\n"
    "Tea              117.3    129.6\n"
    "Total          1,061.7  1,094.6\n"
)


def rows(text: str) -> set[tuple[Direction, str | None, str]]:
    claims = [c for c in figures.claims(scene_of(text)) if isinstance(c, FlowClaim)]
    return {(c.direction, c.commodity, c.amount.printed) for c in claims if c.rule == "flow.table"}


def test_a_total_that_the_text_tells_gives_the_table_its_direction() -> None:
    found = rows(f"Sri Lanka's exports were $1,094.6 million in 2024.\n\n{TABLE}")
    assert (Direction.EXPORTS, "Tea", "129.6") in found
    assert (Direction.EXPORTS, None, "1,061.7") in found
    assert {way for way, _, _ in found} == {Direction.EXPORTS}


def test_the_same_amount_of_another_year_gives_none() -> None:
    assert rows(f"Sri Lanka's exports were $1,094.6 million in 2023.\n\n{TABLE}") == set()


def test_amounts_that_go_different_ways_give_none() -> None:
    told = (
        "Sri Lanka's exports were $1,094.6 million in 2024, its imports $1,061.7 million in 2023."
    )
    assert rows(f"{told}\n\n{TABLE}") == set()


def test_a_table_that_names_its_direction_is_of_that() -> None:
    table = TABLE.replace("How the main earners fared", "Imports of Sri Lanka")
    found = rows(f"Sri Lanka's exports were $1,094.6 million in 2024.\n\n{table}")
    assert {way for way, _, _ in found} <= {Direction.IMPORTS}
