import pytest

from graph.claims import OrganisationClaim
from graph.extract import organisations
from graph.extract.organisations.sources import sources
from tests.extract.scenes import scene_of


def read(line: str) -> list[tuple[str, tuple[str, ...]]]:
    scene = scene_of(f"Exports rose to 5,000 tonnes in May.\n\n{line}\n")
    return [(name.name, name.parties) for _, name in sources(scene)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Source: Stats Fiji (r = revised)", [("Stats Fiji", ("FJ",))]),
        (
            "Sources: Kenya Tea Board, Zemstat and others",
            [("Kenya Tea Board", ("KE",))],
        ),
        ("Source: Trade Map", []),
        ("Source: own calculations", []),
        ("Photo: Zemstat", []),
    ],
)
def test_a_line_of_sources_names_organisations(
    line: str, found: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert read(line) == found


def test_a_source_is_of_the_country_in_the_headline() -> None:
    lines = "Source: Tea Office, with data from the Revenue Board."
    scene = scene_of(f"Guyana sold more sugar in 2023\n\nExports grew.\n\n{lines}")
    found = {
        claim.name: claim.country
        for claim in organisations.claims(scene)
        if isinstance(claim, OrganisationClaim)
    }
    assert found == {"Tea Office": "GY", "Revenue Board": "GY"}
