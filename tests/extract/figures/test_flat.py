"""Tables that were flattened into a line."""

from __future__ import annotations

import pytest

from graph.claims import ChangeClaim, FlowClaim
from graph.extract import figures
from graph.extract.figures.flat import FlatRow, flat_rows
from tests.extract.scenes import scene_of

OPENING = "Kenya's external trade\n\nKenya publishes its merchandise trade every quarter.\n"


def read(table: str) -> list[tuple[object, ...]]:
    """Return partner, direction, millions or per cent, year and commodity of each claim."""
    found: list[tuple[object, ...]] = []
    for c in figures.claims(scene_of(OPENING + table)):
        if isinstance(c, FlowClaim):
            assert c.reporter == "KE"
            year = c.period.start.year if c.period else 0
            millions = float((c.amount.value or 0) / 1_000_000)
            found.append((c.partner[0], c.direction.value, millions, year, c.commodity))
        elif isinstance(c, ChangeClaim):
            base = c.base_period.start.year if c.base_period else 0
            percent = float(c.percent.value or 0) if c.percent else None
            found.append((c.partner[0], c.direction.value, f"{percent}%", base, c.commodity))
    return found


def test_a_line_is_parted_at_its_figures() -> None:
    text = "May 2021 Exports 12.5 -9.8 Imports from Chad 1,014 n/a"
    assert list(flat_rows(text, 9)) == [
        FlatRow("Exports", 9, 26, ("12.5", "-9.8")),
        FlatRow("Imports from Chad", 27, 54, ("1,014", "n/a")),
    ]


def test_headings_without_any_row() -> None:
    years = "2022 2023 Change 22/23 Share of total 2023 "
    assert read("Kenya's exports by country\n\nKSh million\n" + years * 2) == []


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "Table 1. Foreign trade\nMay 2022 May 2023 Change (%) (Million US $) Exports 20 21 5.0"
            " Imports 26 28 7.7 Trade balance -6 -7 16.7 Imports covered by exports (%) 76.9 75.0",
            [
                ("WORLD", "exports", 20.0, 2022, None),
                ("WORLD", "exports", 21.0, 2023, None),
                ("WORLD", "exports", "5.0%", 2022, None),
                ("WORLD", "imports", 26.0, 2022, None),
                ("WORLD", "imports", 28.0, 2023, None),
                ("WORLD", "imports", "7.7%", 2022, None),
                ("WORLD", "balance", -6.0, 2022, None),
                ("WORLD", "balance", -7.0, 2023, None),
                ("WORLD", "balance", "16.7%", 2022, None),
            ],
        ),
        (
            "Table 2. Kenya's exports to selected countries, KSh million\nCountry Q1 2023 Q1 2024"
            " % Change 1 Uganda 29,400 31,210 6.2 2 Chad 9,120 8,840 -3.1 Rest of Africa 20,000"
            " 21,000 5.0",
            [
                ("UG", "exports", 29400.0, 2023, None),
                ("UG", "exports", 31210.0, 2024, None),
                ("UG", "exports", "6.2%", 2023, None),
                ("TD", "exports", 9120.0, 2023, None),
                ("TD", "exports", 8840.0, 2024, None),
                ("TD", "exports", "-3.1%", 2023, None),
            ],
        ),
        (
            "Table 3. Imports by broad category, 2023, USD million\nCapital goods 3,664 Interim"
            " goods 9,158 Consumer goods 3,305 Fuels and oils 2,200 Grains 560 Plastics 120",
            [
                ("WORLD", "imports", 3664.0, 2023, "Capital goods"),
                ("WORLD", "imports", 9158.0, 2023, "Interim goods"),
                ("WORLD", "imports", 3305.0, 2023, "Consumer goods"),
                ("WORLD", "imports", 2200.0, 2023, "Fuels and oils"),
                ("WORLD", "imports", 560.0, 2023, "Grains"),
                ("WORLD", "imports", 120.0, 2023, "Plastics"),
            ],
        ),
        (
            "Table 4. Kenya's trade with partners, 2023 (EUR million)\nPartner Exports Imports"
            " Germany 120.5 330.1 France 80.2 190.4 Malta 1.7 18.3",
            [
                ("DE", "exports", 120.5, 2023, None),
                ("DE", "imports", 330.1, 2023, None),
                ("FR", "exports", 80.2, 2023, None),
                ("FR", "imports", 190.4, 2023, None),
                ("MT", "exports", 1.7, 2023, None),
                ("MT", "imports", 18.3, 2023, None),
            ],
        ),
        (
            "Table 5. Exports and imports (USD million)\nExports Imports 2022 2023 2022 2023 Chad"
            " 870 910 310 340 Mali 420 450 330 390",
            [
                ("TD", "exports", 870.0, 2022, None),
                ("TD", "exports", 910.0, 2023, None),
                ("TD", "imports", 310.0, 2022, None),
                ("TD", "imports", 340.0, 2023, None),
                ("ML", "exports", 420.0, 2022, None),
                ("ML", "exports", 450.0, 2023, None),
                ("ML", "imports", 330.0, 2022, None),
                ("ML", "imports", 390.0, 2023, None),
            ],
        ),
        (
            "Table 9: Exports by product, July-December (million US$) HS Products 2022 2023 Growth"
            " (%) 61 Knitwear 834.2 452.9 -45.7 03 Frozen fish 410.8 429.6 4.6 09 Tea 77.3 11.1"
            " -85.6 All products 1,322.3 893.6 -32.4",
            [
                ("WORLD", "exports", 834.2, 2022, "Knitwear"),
                ("WORLD", "exports", 452.9, 2023, "Knitwear"),
                ("WORLD", "exports", "-45.7%", 2022, "Knitwear"),
                ("WORLD", "exports", 410.8, 2022, "Frozen fish"),
                ("WORLD", "exports", 429.6, 2023, "Frozen fish"),
                ("WORLD", "exports", "4.6%", 2022, "Frozen fish"),
                ("WORLD", "exports", 77.3, 2022, "Tea"),
                ("WORLD", "exports", 11.1, 2023, "Tea"),
                ("WORLD", "exports", "-85.6%", 2022, "Tea"),
                ("WORLD", "exports", 1322.3, 2022, "All products"),
                ("WORLD", "exports", 893.6, 2023, "All products"),
                ("WORLD", "exports", "-32.4%", 2022, "All products"),
            ],
        ),
        (
            "Kenya's trade in goods, EUR million Flow 2022 2023 Exports 34 478,2 44 216,9 Imports"
            " 37 701,4 52 422,7 Exports to Chad 4 107,6 6 130,9",
            [
                ("WORLD", "exports", 34478.2, 2022, None),
                ("WORLD", "exports", 44216.9, 2023, None),
                ("WORLD", "imports", 37701.4, 2022, None),
                ("WORLD", "imports", 52422.7, 2023, None),
                ("TD", "exports", 4107.6, 2022, None),
                ("TD", "exports", 6130.9, 2023, None),
            ],
        ),
        # More figures than columns, no unit, and things other than money make no claims.
        ("Table 6. Exports, USD million\n2022 2023 Chad 1 2 3 Mali 4 5 6 Togo 7 8 9", []),
        ("Table 7. Exports by country\n2022 2023 Chad 870 910 Mali 420 450 Togo 41 45", []),
        (
            "Table 8. Exports, tonnes\nQuantity 2022 2023 (million) Chad 870 910 Mali 420 450 Togo"
            " 41 45",
            [],
        ),
    ],
)
def test_flattened_tables(table: str, expected: list[tuple[object, ...]]) -> None:
    assert sorted(map(repr, read(table))) == sorted(map(repr, expected))
