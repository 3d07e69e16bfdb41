"""Tables in all the forms that pages leave them in."""

from __future__ import annotations

from datetime import date

import pytest

from graph.claims import ChangeClaim, FlowClaim
from graph.extract import figures
from tests.extract.scenes import scene_of


def flows(text: str) -> list[tuple[str | None, str, str, str, str, int]]:
    """Return reporter, partner, direction, millions, currency and year of each flow."""
    return [
        (
            c.reporter,
            c.partner[0],
            c.direction.value,
            f"{(c.amount.value or 0) / 1_000_000:f}",
            c.amount.unit,
            c.period.start.year if c.period else 0,
        )
        for c in figures.claims(scene_of(text))
        if isinstance(c, FlowClaim)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Table 3: Ecuador's trade with selected countries, 2021, USD million\n\n"
            "Partner Exports Imports\nColombia 412.3 810.2\nPeru 380.0 510.5\n",
            [
                ("EC", "CO", "exports", "412.3", "USD", 2021),
                ("EC", "CO", "imports", "810.2", "USD", 2021),
                ("EC", "PE", "exports", "380.0", "USD", 2021),
                ("EC", "PE", "imports", "510.5", "USD", 2021),
            ],
        ),
        (
            "Fiji's imports by country of origin, FJ$ million\nCountry\t2019\t2020\n"
            "Australia\t812.4\t540.2\nSamoa\t65.3\t48.0\n",
            [
                ("FJ", "AU", "imports", "812.4", "FJD", 2019),
                ("FJ", "AU", "imports", "540.2", "FJD", 2020),
                ("FJ", "WS", "imports", "65.3", "FJD", 2019),
                ("FJ", "WS", "imports", "48.0", "FJD", 2020),
            ],
        ),
        (
            "Georgia's exports by country\n(thousand US dollars)\nCountry\n2021\n2022\n"
            "China\n615,300\n736,900\nArmenia\n532,100\n672,400\n",
            [
                ("GE", "CN", "exports", "615.3", "USD", 2021),
                ("GE", "CN", "exports", "736.9", "USD", 2022),
                ("GE", "AM", "exports", "532.1", "USD", 2021),
                ("GE", "AM", "exports", "672.4", "USD", 2022),
            ],
        ),
        (
            "Malawi's trade with Zambia, US$ '000\n\nExports Imports\n2019 2020 2019 2020\n"
            "Tea 120 150 20 10\nSugar 300 200 40 30\n",
            [
                ("MW", "ZM", "exports", "0.12", "USD", 2019),
                ("MW", "ZM", "exports", "0.15", "USD", 2020),
                ("MW", "ZM", "imports", "0.02", "USD", 2019),
                ("MW", "ZM", "imports", "0.01", "USD", 2020),
                ("MW", "ZM", "exports", "0.3", "USD", 2019),
                ("MW", "ZM", "exports", "0.2", "USD", 2020),
                ("MW", "ZM", "imports", "0.04", "USD", 2019),
                ("MW", "ZM", "imports", "0.03", "USD", 2020),
            ],
        ),
        (
            "Overview of Samoa's trade, May 2019 and May 2018\n\nExports Imports\n"
            "May 2019p May 2018r May 2019p May 2018r\n"
            "Customs Value (in Million US Dollars) 4.5 4.0 30.5 25.0\n"
            "Annual Growth (Percent) 12.5 3.1 22.0 8.4\n"
            "Fish\nCustoms Value (in Million US Dollars) 1.5 1.2 0.4 0.5\n"
            "Annual Growth (Percent) 25.0 -4.2 -20.0 6.1\n",
            [
                ("WS", "WORLD", "exports", "4.5", "USD", 2019),
                ("WS", "WORLD", "exports", "4", "USD", 2018),
                ("WS", "WORLD", "imports", "30.5", "USD", 2019),
                ("WS", "WORLD", "imports", "25", "USD", 2018),
                ("WS", "WORLD", "exports", "1.5", "USD", 2019),
                ("WS", "WORLD", "exports", "1.2", "USD", 2018),
                ("WS", "WORLD", "imports", "0.4", "USD", 2019),
                ("WS", "WORLD", "imports", "0.5", "USD", 2018),
            ],
        ),
        (
            "4  Trade with selected partners. January-March. 2011 and 2012. Provisional. DKK mn.\n"
            "  Imports Exports\n  January-March Per cent January-March Per cent\n"
            "  2011 2012 Change 11/12 2011 2012 Change 11/12\n"
            "Total  100.0  120.0 20.0  80.0  84.0  5.0\n     \n"
            "PL Poland 10.0 9.0 -10.0 8.0 8.2 2.5\n",
            [
                ("DK", "WORLD", "imports", "100", "DKK", 2011),
                ("DK", "WORLD", "imports", "120", "DKK", 2012),
                ("DK", "WORLD", "exports", "80", "DKK", 2011),
                ("DK", "WORLD", "exports", "84", "DKK", 2012),
                ("DK", "PL", "imports", "10", "DKK", 2011),
                ("DK", "PL", "imports", "9", "DKK", 2012),
                ("DK", "PL", "exports", "8", "DKK", 2011),
                ("DK", "PL", "exports", "8.2", "DKK", 2012),
            ],
        ),
        (
            "Trade with partner countries (US$ million)\nCountry | 2019 | 2020\n"
            "Kenya | 610.2 | 671.0\nRwanda | 480.1 | 456.3\n",
            [],
        ),
        (
            "Table 4. Zambia: trade with COMESA partners (K million)\n"
            "Country\tQ3 2022\tQ3 2023\nExports\nMalawi\t612.0\t598.4\n"
            "Imports\nKenya\t410\t433.7\n",
            [
                ("ZM", "MW", "exports", "612", "ZMW", 2022),
                ("ZM", "MW", "exports", "598.4", "ZMW", 2023),
                ("ZM", "KE", "imports", "410", "ZMW", 2022),
                ("ZM", "KE", "imports", "433.7", "ZMW", 2023),
            ],
        ),
        (
            "Cameroon: trade with Nigeria\n(CFAF billion)\n2021\n2022\n"
            "Exports to Nigeria\n38.2\n41.7\nImports from Nigeria\n112.4\n98.6\n"
            "Balance\n-74.2\n-56.9\n",
            [
                ("CM", "NG", "exports", "38200", "XAF", 2021),
                ("CM", "NG", "exports", "41700", "XAF", 2022),
                ("CM", "NG", "imports", "112400", "XAF", 2021),
                ("CM", "NG", "imports", "98600", "XAF", 2022),
                ("CM", "NG", "balance", "-74200", "XAF", 2021),
                ("CM", "NG", "balance", "-56900", "XAF", 2022),
            ],
        ),
        (
            "Moldova: exports by main partner\n"
            "           I-VI 2023    I-VI 2024    I-VI 2024 in % of I-VI 2023\n"
            "           mln USD      mln USD\n"
            "Romania    1 712,4      634,1        89,0\n"
            "Ukraine    301,6        288,3        95,6\n",
            [
                ("MD", "RO", "exports", "1712.4", "USD", 2023),
                ("MD", "RO", "exports", "634.1", "USD", 2024),
                ("MD", "UA", "exports", "301.6", "USD", 2023),
                ("MD", "UA", "exports", "288.3", "USD", 2024),
            ],
        ),
        (
            "Namibia: merchandise trade, N$ million\nItem Jan-23 Feb-24\nExports 8,210 7,954\n"
            "Imports 11,304 10,877\n",
            [
                ("NA", "WORLD", "exports", "8210", "NAD", 2023),
                ("NA", "WORLD", "exports", "7954", "NAD", 2024),
                ("NA", "WORLD", "imports", "11304", "NAD", 2023),
                ("NA", "WORLD", "imports", "10877", "NAD", 2024),
            ],
        ),
        (
            "Macao: principal indicators, January to August (Million MOP)\n"
            "2023\n2024\nExports\n8,350\n9,120\nof which: jewellery\n7,330\n8,195\n"
            "Imports\n94,070\n88,940\n",
            [
                ("MO", "WORLD", "exports", "8350", "MOP", 2023),
                ("MO", "WORLD", "exports", "9120", "MOP", 2024),
                ("MO", "WORLD", "exports", "7330", "MOP", 2023),
                ("MO", "WORLD", "exports", "8195", "MOP", 2024),
                ("MO", "WORLD", "imports", "94070", "MOP", 2023),
                ("MO", "WORLD", "imports", "88940", "MOP", 2024),
            ],
        ),
        (
            "Peru: exports by product\nMillions of US dollars, January-June\n"
            "HS;Goods;2023;2024;Var. %\n0901;Coffee;1.204,5;830,2;-31,1\n"
            "1701;Sugar, raw;102,0;123,7;21,3\n;Total;5.300,8;4.370,6;-17,5\n",
            [
                ("PE", "WORLD", "exports", "1204.5", "USD", 2023),
                ("PE", "WORLD", "exports", "830.2", "USD", 2024),
                ("PE", "WORLD", "exports", "102", "USD", 2023),
                ("PE", "WORLD", "exports", "123.7", "USD", 2024),
                ("PE", "WORLD", "exports", "5300.8", "USD", 2023),
                ("PE", "WORLD", "exports", "4370.6", "USD", 2024),
            ],
        ),
        (
            "Mirror data on trade between Peru and Chile, US$ million\n\n"
            "2021 | 2022 | 2023\nPeru's reported exports | 9.5 | 8.5 | n.a.\n"
            "Chile's reported imports | 9.9 | 8.1 | n.a.\nDiscrepancy | -0.4 | 0.4 | -\n",
            [
                ("PE", "CL", "exports", "9.5", "USD", 2021),
                ("PE", "CL", "exports", "8.5", "USD", 2022),
                ("CL", "PE", "imports", "9.9", "USD", 2021),
                ("CL", "PE", "imports", "8.1", "USD", 2022),
            ],
        ),
        (
            "Merchandise trade of Peru (US$ million)\nItem | Jan-23p | Feb-23\n"
            "Exports (f.o.b.) 1/ | 30.5 | 31.5\nfish meal | 9.5 | ...\nof which: fine | 4.5 | 3.5\n"
            "Growth (%) | 1.5 | 2.5\nOther | 2.5 | 3.5\n"
            "Imports | 7.5 | 8.5\nBalance | 23.0 | 23.0\n",
            [
                ("PE", "WORLD", "exports", "30.5", "USD", 2023),
                ("PE", "WORLD", "exports", "31.5", "USD", 2023),
                ("PE", "WORLD", "exports", "9.5", "USD", 2023),
                ("PE", "WORLD", "exports", "4.5", "USD", 2023),
                ("PE", "WORLD", "exports", "3.5", "USD", 2023),
                ("PE", "WORLD", "imports", "7.5", "USD", 2023),
                ("PE", "WORLD", "imports", "8.5", "USD", 2023),
                ("PE", "WORLD", "balance", "23", "USD", 2023),
                ("PE", "WORLD", "balance", "23", "USD", 2023),
            ],
        ),
        (
            "Peru's main partners, million US dollars\n\n1. Chile\n\nExports\nJan-Sep 2023\n103.5\n"
            "Jan-Sep 2024\n88.5\nImports\nJan-Sep 2023\n30.5\nJan-Sep 2024\n35.5\n\n2. Fiji\n\n"
            "Exports\nJan-Sep 2023\n7.5\nJan-Sep 2024\n5.5\n",
            [
                ("PE", "CL", "exports", "103.5", "USD", 2023),
                ("PE", "CL", "exports", "88.5", "USD", 2024),
                ("PE", "CL", "imports", "30.5", "USD", 2023),
                ("PE", "CL", "imports", "35.5", "USD", 2024),
                ("PE", "FJ", "exports", "7.5", "USD", 2023),
                ("PE", "FJ", "exports", "5.5", "USD", 2024),
            ],
        ),
        (
            "Peru's exports (US$ million)\nYear | Chile | Fiji\n"
            "2021 | 9.5 | 1.5\n2022p | 8.5 | 2.5\n",
            [
                ("PE", "CL", "exports", "9.5", "USD", 2021),
                ("PE", "FJ", "exports", "1.5", "USD", 2021),
                ("PE", "CL", "exports", "8.5", "USD", 2022),
                ("PE", "FJ", "exports", "2.5", "USD", 2022),
            ],
        ),
        ("Uganda's exports (tonnes)\nKenya 610.2 671.0\nRwanda 480.1 456.3\n", []),
    ],
)
def test_flows_of_tables(text: str, expected: list[tuple[str, str, str, str, str, int]]) -> None:
    assert [(r, p, d, f"{float(v):g}", c, y) for r, p, d, v, c, y in flows(text)] == [
        (r, p, d, f"{float(v):g}", c, y) for r, p, d, v, c, y in expected
    ]


def test_growth_is_known_by_the_figures() -> None:
    text = (
        "Uganda: exports by destination, 2019 and 2020 (US$ million)\n"
        "Kenya 610.2 671.0 10.0%\nRwanda 480.1 456.3 -5.0%\n"
    )
    found = [c for c in figures.claims(scene_of(text)) if isinstance(c, ChangeClaim)]
    assert [(c.partner, str(c.percent and c.percent.value)) for c in found] == [
        (("KE",), "10.0"),
        (("RW",), "-5.0"),
    ]
    assert all(c.base_period and c.base_period.start == date(2019, 1, 1) for c in found)


def test_percentages_that_are_no_growth_make_no_change() -> None:
    text = (
        "Uganda: exports by destination, 2019 and 2020 (US$ million)\n"
        "Kenya 610.2 671.0 35.0%\nRwanda 480.1 456.3 21.0%\n"
    )
    assert list(figures.claims(scene_of(text))) == []


def test_years_are_taken_for_the_part_of_them_that_a_title_names() -> None:
    text = (
        "Macao: principal indicators, January to August (Million MOP)\n"
        "2023\n2024\nExports\n8,350\n9,120\nof which: jewellery\n7,330\n8,195\n"
    )
    found = [c for c in figures.claims(scene_of(text)) if isinstance(c, FlowClaim)]
    assert {c.period and c.period.end for c in found} == {date(2023, 8, 31), date(2024, 8, 31)}
    assert [c.commodity for c in found] == [None, None, "jewellery", "jewellery"]


def test_years_that_end_in_a_month_and_the_other_of_two_countries() -> None:
    text = (
        "New Zealand – Fiji: trade in goods at a glance\n\nThe figures are ours.\n\n"
        "NZ$ million, years ended 31 March\t2024\t2025\n"
        "Exports of goods\t549.6\t561.9\nImports of goods\t112.3\t108.5\n"
    )
    found = [c for c in figures.claims(scene_of(text)) if isinstance(c, FlowClaim)]
    assert {(c.reporter, c.partner, c.amount.unit) for c in found} == {("NZ", ("FJ",), "NZD")}
    assert {(c.period.start, c.period.end) for c in found if c.period} == {
        (date(2023, 4, 1), date(2024, 3, 31)),
        (date(2024, 4, 1), date(2025, 3, 31)),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Trade of Peru with Chile (US$ million)\n"
            "Year | Exports | Change (%) | Imports | Change\n"
            "2022 | 9.5 | +1.5 | 8.5 | -2.5\n",
            [("exports", "1.5", 2022), ("imports", "-2.5", 2022)],
        ),
        (
            "Trade of Peru with Chile (US$ million)\nYear | 2021-22 | 2022-23\n"
            "Peru's exports | 9.5 | 8.5\n% growth | - | (-)10.5\n"
            "Imports | 4.5 | 5.5\n% growth | 3.5 | 4.5\n",
            [("exports", "-10.5", 2022), ("imports", "3.5", 2021), ("imports", "4.5", 2022)],
        ),
        (
            "Trade of Peru\n(US$ m; change on 2022 in %)\n"
            "Exports | Exports, change | Imports | Imports, change\n"
            "Chile\n9.5 | -1.5 | 8.5 | +2.5\nFiji\n7.5 | +0.5 | 6.5 | -9.5\n",
            [
                ("exports", "-1.5", 2023),
                ("imports", "2.5", 2023),
                ("exports", "0.5", 2023),
                ("imports", "-9.5", 2023),
            ],
        ),
    ],
)
def test_growth_is_that_of_its_row_and_column(
    text: str, expected: list[tuple[str, str, int]]
) -> None:
    found = [c for c in figures.claims(scene_of(text)) if isinstance(c, ChangeClaim)]
    assert [
        (
            c.direction.value,
            str(c.percent and c.percent.value),
            c.period.start.year if c.period else 0,
        )
        for c in found
    ] == expected


def test_a_column_is_a_total_if_its_figures_are_the_sums() -> None:
    text = (
        "Trade of Peru with Chile (US$ million)\nYear | Exports | Imports | Volume | Tonnes\n"
        "2021 | 9.5 | 8.5 | 18.0 | 3.0\n2022 | 7.5 | 6.5 | 14.0 | 2.0\n"
    )
    totals = [(d, v, y) for _, _, d, v, _, y in flows(text) if d in ("total", "balance")]
    assert [(d, float(v), y) for d, v, y in totals] == [("total", 18, 2021), ("total", 14, 2022)]


def test_the_corner_of_a_table_may_name_the_period() -> None:
    text = (
        "Trade of Peru with Chile (US$ m)\n"
        "Main goods 2021 | Exports | Imports\nTextiles | 9.5 | -\n"
    )
    assert [(d, float(v), y) for _, _, d, v, _, y in flows(text)] == [("exports", 9.5, 2021)]


def test_an_amount_told_below_a_table_is_not_its_unit() -> None:
    table = "Fiji's imports by country of origin\nCountry\t2019\t2020\nAustralia\t812.4\t540.2\n"
    assert flows(f"{table}Samoa\t65.3\t48.0\n\nUS$ million\n")
    assert not flows(f"{table}Samoa\t65.3\t48.0\n\nRents came to 26 billion dollars in 2020.\n")


def test_months_are_those_of_the_year_in_the_title() -> None:
    text = (
        "Trade of Oman by month\n\nOman sold more oil.\n\nForeign trade, 2021 (RO million)\n"
        "Month Oil exports Re-exports Imports\n"
        "January 14.5 8.4 2.1\nMarch 10.1 1.1 6.9\nJan-Mar 2021 24.6 9.5 9.0\n"
        "Jan-Mar 2020 12.9 2.2 2.0\n"
    )
    found = [c for c in figures.claims(scene_of(text)) if isinstance(c, FlowClaim)]
    exports = [c for c in found if c.commodity == "re-exports"]
    assert [str(c.period and c.period.start) for c in exports] == [
        "2021-01-01",
        "2021-03-01",
        "2021-01-01",
        "2020-01-01",
    ]
    assert len(found) == 12


def test_the_corner_of_a_table_may_name_the_partner() -> None:
    text = (
        "EU trade with its neighbours\n\n(EUR million)\n\nGeorgia / 2022 / 2023\n"
        "EU exports / 3,001 / 3,390\nBalance / 1,691 / 2,500\n\nArmenia / 2022 / 2023\n"
        "EU exports / 1,790 / 2,401\n"
    )
    assert [(p, d, float(v)) for _, p, d, v, _, _ in flows(text)] == [
        ("GE", "exports", 3001),
        ("GE", "exports", 3390),
        ("GE", "balance", 1691),
        ("GE", "balance", 2500),
        ("AM", "exports", 1790),
        ("AM", "exports", 2401),
    ]


def test_a_balance_below_partners_is_with_each_of_them() -> None:
    text = "EU trade, 2021\n\nEUR m | Peru | Chile\nExports | 9 | 8\nBalance | -3 | 2\n"
    assert [(p, d, float(v)) for _, p, d, v, _, _ in flows(text)] == [
        ("PE", "exports", 9),
        ("CL", "exports", 8),
        ("PE", "balance", -3),
        ("CL", "balance", 2),
    ]


@pytest.mark.parametrize("column", ["Index", "%", "Share", "Tonnes"])
def test_columns_without_amounts(column: str) -> None:
    text = f"Exports of Peru (US$ m)\nGoods | 2021 | {column}\nTin | 9 | 102.7\nTea | 8 | 96.5\n"
    assert [float(v) for _, _, _, v, _, _ in flows(text)] == [9, 8]


@pytest.mark.parametrize(
    ("title", "direction"),
    [("Main destinations, 2021", "exports"), ("Leading suppliers, 2021", "imports")],
)
def test_the_other_side_of_a_title_tells_the_direction(title: str, direction: str) -> None:
    text = (
        f"Trade note of Peru\n\nPeru sold more.\n\n{title} (US$ million)\n"
        "Country 2021 2022\nChile 9.5 1.5\nFiji 8.5 2.5\n"
    )
    assert {d for _, _, d, _, _, _ in flows(text)} == {direction}


def test_shares_of_a_direction_are_no_column_of_it() -> None:
    text = (
        "Estonian-Latvian trade (EUR million)\nYear Export % of total export Import Balance\n"
        "2020 1 847.5 15.3 2 092.3 -244.8\n2021 1 860.7 16.0 1 894.5 -33.8\n"
        "Source: Statistics Estonia\n"
    )
    assert [(r, p, d, float(v), y) for r, p, d, v, _, y in flows(text)] == [
        ("EE", "LV", "exports", 1847.5, 2020),
        ("EE", "LV", "imports", 2092.3, 2020),
        ("EE", "LV", "balance", -244.8, 2020),
        ("EE", "LV", "exports", 1860.7, 2021),
        ("EE", "LV", "imports", 1894.5, 2021),
        ("EE", "LV", "balance", -33.8, 2021),
    ]


def test_growth_that_only_the_caption_tells() -> None:
    text = (
        "Table 3. Top exports of Fiji: June 2021\nYear-on-year growth in per cent\n\n"
        "Gainers Losers\nMineral water 45.1 Sugar -12.4\nGarments 12.0 Gold -8.1\n    Timber -5.5\n"
    )
    changes = [c for c in figures.claims(scene_of(text)) if isinstance(c, ChangeClaim)]
    assert [(c.commodity, str(c.percent.value)) for c in changes if c.percent] == [
        ("Mineral water", "45.1"),
        ("Sugar", "-12.4"),
        ("Garments", "12.0"),
        ("Gold", "-8.1"),
        ("Timber", "-5.5"),
    ]
    bases = {c.base_period.start for c in changes if c.base_period}
    assert bases == {date(2020, 6, 1)}


def test_lists_of_partners_below_their_direction() -> None:
    text = (
        "Foreign trade of Latvia, 2015\nEUR mln\nExports 10,363.1\nImports 12,506.0\n"
        "Balance -2,142.9\n\nMain partners\nExports\nLithuania 1,920.4\nEstonia 1,160.3\n"
        "Imports\nGermany 1,390.1\n"
    )
    assert flows(text) == [
        ("LV", "WORLD", "exports", "10363.1", "EUR", 2015),
        ("LV", "WORLD", "imports", "12506.0", "EUR", 2015),
        ("LV", "WORLD", "balance", "-2142.9", "EUR", 2015),
        ("LV", "LT", "exports", "1920.4", "EUR", 2015),
        ("LV", "EE", "exports", "1160.3", "EUR", 2015),
        ("LV", "DE", "imports", "1390.1", "EUR", 2015),
    ]


def test_percentages_that_nothing_calls_growth_are_shares() -> None:
    text = "Exports of Fiji, FJ$ million\n\nTo | 2021 | Part\nSamoa | 4 | 12%\nTonga | 9 | 25%\n"
    claims = figures.claims(scene_of(text))
    assert not any(isinstance(c, ChangeClaim) for c in claims)


def test_a_balance_below_a_part_is_that_of_the_whole() -> None:
    text = (
        "Table 1: Bhutan's trade (Nu. in million)\n\nItem | 2018 | 2019\nExport | 40 | 43\n"
        "of which India | 33 | 35\nImport | 70 | 69\nof which India | 59 | 57\n"
        "From other countries | 11 | 12\nTrade balance | -30 | -26\n"
    )
    assert [f[1:5] for f in flows(text)[-4:]] == [
        ("IN", "imports", "59", "BTN"),
        ("IN", "imports", "57", "BTN"),
        ("WORLD", "balance", "-30", "BTN"),
        ("WORLD", "balance", "-26", "BTN"),
    ]


def test_rows_of_growth_below_the_rows_of_amounts() -> None:
    text = (
        "Tonga's trade\nT$ million Q1 2018 Q2 2018\nImports 45.5 50.5\nExports 5.5 5.0\n"
        "Year-on-year growth, %\nImports 12.1 -2.1\nExports 10.3 -4.3\n"
    )
    assert len(flows(text)) == 4
    changes = [c for c in figures.claims(scene_of(text)) if isinstance(c, ChangeClaim)]
    assert [str(c.percent.value) for c in changes if c.percent] == ["12.1", "-2.1", "10.3", "-4.3"]
    assert {c.base_period.start.year for c in changes if c.base_period} == {2017}


def test_a_part_of_the_year_in_one_column_only() -> None:
    text = (
        "Fiji's exports to Samoa\nUnit: million US dollars\n"
        "Products 2017 2018 2019 (Jan-Jun) %growth 17/18\n"
        "Tea 100.0 120.0 70.1 20.0\nRubber 80.0 100.0 40.6 25.0\n"
    )
    assert [f[5] for f in flows(text)] == [2017, 2018, 2019] * 2
    found = [c for c in figures.claims(scene_of(text)) if isinstance(c, ChangeClaim | FlowClaim)]
    assert {c.period.end for c in found if c.period} == {
        date(2017, 12, 31),
        date(2018, 12, 31),
        date(2019, 6, 30),
    }


def test_an_index_tells_growth() -> None:
    text = (
        "Foreign trade of Armenia in 2021\n\nMillion US dollars\n2021 Compared to 2020, %\n"
        "Exports 2,720.5 118.2\nImports 4,730.1 94.3\n"
    )
    assert len(flows(text)) == 2
    changes = [c for c in figures.claims(scene_of(text)) if isinstance(c, ChangeClaim)]
    assert [(str(c.percent.value), c.trend.value) for c in changes if c.percent] == [
        ("18.2", "up"),
        ("-5.7", "down"),
    ]


def test_a_note_may_name_the_unit_of_all_figures() -> None:
    text = (
        "Samoa: trade in goods with Fiji\n\nNOTE: All figures are in million New Zealand dollars"
        " and not adjusted. Details may not add up.\n\n2019\nMonth Exports Imports\n"
        "May 2019 4.2 3.5\nJune 2019 4.1 3.8\nTOTAL 2019 8.3 7.3\n"
    )
    found = [c for c in figures.claims(scene_of(text)) if isinstance(c, FlowClaim)]
    assert {(c.reporter, c.partner, c.amount.unit) for c in found} == {("WS", ("FJ",), "NZD")}
    assert len(found) == 6
    assert found[-1].period is not None
    assert found[-1].period.start == date(2019, 1, 1)


def test_a_figure_with_a_sign_is_no_amount_of_exports() -> None:
    text = (
        "Samoa's exports\n\nValue (USD million)\nProduct | 2013 | 2014 | Price\n"
        "Kava | 21 | 23 | -1.5\nTaro | 12 | 15 | +2.4\n"
    )
    assert [(each[3], each[5]) for each in flows(text)] == [
        ("21", 2013),
        ("23", 2014),
        ("12", 2013),
        ("15", 2014),
    ]
