"""Public tables become claims whose evidence is the row, and validation finds their defects."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import DataFileError
from graph.exchange.import_table import import_table
from graph.exchange.table_rows import read_table
from graph.exchange.tables import TableFormat
from graph.rdf import to_nquads
from graph.reference import load_reference
from graph.validate import Data, Engine, Finding, validate
from tests.shared import SHARED

TABLES = SHARED / "data"
needs_tables = pytest.mark.skipif(
    not TABLES.is_dir(), reason=f"the public tables are not at {TABLES.parent.name}/data beside us"
)
WTO = """RTA ID,RTA Name,Date of Signature (G),Date of Signature (S),\
Date of Entry into Force (G),Date of Entry into Force (S),Current signatories,Remarks
1,Kenya - Uganda,2020-03-01,,2019-01-02,,Kenya; Uganda; Atlantis,"two
lines, in one cell"
2,Peru - Chile,2020-03-01,2021-03-01,2020-05-02,2022-01-02,Peru; Chile,
3,Chad - Togo,,,,,Chad; Togo,
"""
LINES = "from_country,to_country,max_flow,min_flow\nKEN,UGA,400,250\nALB,KOS,10.5,10.5\n"


def table(folder: Path, text: str, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def findings(path: Path, form: TableFormat, severity: str) -> list[Finding]:
    data = Data(import_table(path, form, load_reference()))
    report = validate(data, engine=Engine.FAST)
    return [finding for finding in report.findings if finding.severity.value == severity]


def subjects(found: list[Finding]) -> list[str]:
    return [finding.focus.rpartition("/")[2] for finding in found]


def test_rows_know_their_place(tmp_path: Path) -> None:
    path = table(tmp_path, '\ufeffa,b\r\n\r\n1,"x\r\ny"\r\n2,é\r\n')
    read = read_table(path)
    text = path.read_bytes().decode("utf-8-sig")
    assert read.columns == ("a", "b")
    assert [(row.line, dict(row.cells)) for row in read.rows] == [
        (3, {"a": "1", "b": "x\r\ny"}),
        (5, {"a": "2", "b": "é"}),
    ]
    assert all(text[row.start : row.end] == row.text for row in read.rows)


def test_an_agreement_in_force_before_signature_is_found(tmp_path: Path) -> None:
    (finding,) = findings(table(tmp_path, WTO), TableFormat.WTO_RTA, "violation")
    assert finding.shape == "tgs:InForceBeforeSignature"
    assert finding.message == (
        "“Kenya - Uganda” is in force in 2019-01-02, before its signing in 2020-03-01."
    )
    assert finding.rules == ("table.wto-rta",)
    assert {passage.file for passage in finding.passages} == {"table.csv"}
    assert "Date of Signature (G): 2020-03-01" in finding.passages[0].text


def test_goods_and_services_are_acts_of_their_own_where_dates_differ(tmp_path: Path) -> None:
    quads = to_nquads(import_table(table(tmp_path, WTO), TableFormat.WTO_RTA, load_reference()))
    things = {
        line.split()[0].rpartition("/")[2].rstrip(">")
        for line in quads.decode().splitlines()
        if line.split()[2].endswith("ontology/Instrument>")
    }
    assert things == {"wto-rta-1", "wto-rta-2-goods", "wto-rta-2-services"}
    assert b'"Atlantis"' in quads


def test_the_same_table_gives_the_same_bytes(tmp_path: Path) -> None:
    path = table(tmp_path, LINES)
    first, second = (
        to_nquads(import_table(path, TableFormat.POWER_LINES, load_reference())) for _ in range(2)
    )
    assert first == second


def test_a_line_that_carries_more_one_way_is_found(tmp_path: Path) -> None:
    path = table(tmp_path, LINES)
    assert findings(path, TableFormat.POWER_LINES, "violation") == []
    (finding,) = findings(path, TableFormat.POWER_LINES, "info")
    assert finding.shape == "tgs:OneWay"
    assert "carries 250" in finding.message
    assert [passage.text for passage in finding.passages] == [
        "from_country: KEN; to_country: UGA; max_flow: 400; min_flow: 250"
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a,b\n1,2\n", "table.csv: the column 'from_country' is missing"),
        (LINES.replace("KEN", "XYZ"), "table.csv, line 2: 'XYZ' is no ISO 3166-1 alpha-3 code"),
        (LINES.replace("10.5", "much"), "table.csv, line 3: 'much' is no capacity in megawatts"),
        ("", "is not a table"),
        ('a,b\n"1,2\n', "is not a table"),
    ],
)
def test_what_is_no_such_table_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(DataFileError, match=reason):
        list(import_table(table(tmp_path, text), TableFormat.POWER_LINES, load_reference()))


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"gone\.csv: cannot be read"):
        read_table(tmp_path / "gone.csv")


@needs_tables
def test_three_agreements_of_the_wto_are_in_force_before_signature() -> None:
    found = findings(TABLES / "wto_rta_2026.csv", TableFormat.WTO_RTA, "violation")
    assert {finding.shape for finding in found} == {"tgs:InForceBeforeSignature"}
    assert subjects(found) == ["wto-rta-336", "wto-rta-350", "wto-rta-681"]


@needs_tables
def test_four_treaties_of_desta_are_in_force_before_signature() -> None:
    found = findings(TABLES / "desta.csv", TableFormat.DESTA, "violation")
    assert {finding.shape for finding in found} == {"tgs:InForceBeforeSignature"}
    assert subjects(found) == ["desta-1011", "desta-243-2", "desta-243-4", "desta-419"]


@needs_tables
def test_lines_of_the_power_table_carry_more_one_way_than_the_other() -> None:
    path = TABLES / "gtd_national_existing.csv"
    rows = [row.cells for row in read_table(path).rows]
    found = findings(path, TableFormat.POWER_LINES, "info")
    assert {finding.shape for finding in found} == {"tgs:OneWay"}
    assert len(found) == sum(row["max_flow"] != row["min_flow"] for row in rows) == 20
    assert findings(path, TableFormat.POWER_LINES, "violation") == []
