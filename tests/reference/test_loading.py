import shutil
from pathlib import Path

import pytest

import graph.reference.loading as loading
from graph.errors import DataFileError
from graph.reference import load_reference, read_reference

DATA = Path(loading.__file__).resolve().parent / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped tables to spoil."""
    for name in ("countries.csv", "groups.yaml", "places.csv"):
        shutil.copy(DATA / name, tmp_path / name)
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_it_is_read_once() -> None:
    assert load_reference() is load_reference()


def test_it_cannot_be_changed() -> None:
    reference = load_reference()
    with pytest.raises(TypeError):
        reference.countries["ZZ"] = reference.country("KE")  # type: ignore[index]


def test_a_missing_table_is_named(folder: Path) -> None:
    (folder / "places.csv").unlink()
    with pytest.raises(DataFileError, match=r"places\.csv cannot be read"):
        read_reference(folder)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("countries.csv", "AD,AND,", "AD,AN,", r"countries\.csv, line 2: .*'AN' does not match"),
        ("countries.csv", "AD,AND,", "AE,AND,", r"countries\.csv, line 3: 'AE' is there already"),
        ("countries.csv", ",no,EUR,01-01,", ",maybe,EUR,01-01,", r"countries\.csv, line \d+: "),
        ("countries.csv", ",07-16,", ",02-30,", r"countries\.csv, line \d+: .*month"),
        ("countries.csv", ",07-16,", ",", r"countries\.csv, line \d+: .* cells"),
        ("places.csv", ",AE,port,", ",AE,spaceport,", r"places\.csv, line \d+: .*spaceport"),
        ("places.csv", "Dubai,,AE,", "Dubai,,ZZ,", r"places\.csv, line \d+: unknown country 'ZZ'"),
        ("groups.yaml", "members: KG KZ TJ", "members: KG QQ TJ", r"line \d+: .*'QQ'"),
        ("groups.yaml", "kind: region", "kind: realm", r"groups\.yaml, line \d+: .*'realm'"),
        ("groups.yaml", "- code: south-asia", "- code: central-asia", r"line \d+: .* already"),
        ("groups.yaml", "members: AM AZ GE", 'members: ""', r"line \d+: .* has no member"),
        ("groups.yaml", "kind: region", "kynd: region", r"groups\.yaml, line \d+: "),
        ("groups.yaml", "- code: central-asia", "- code: [", r"groups\.yaml"),
    ],
)
def test_a_spoilt_table_is_named_with_its_line(
    folder: Path, file: str, old: str, new: str, message: str
) -> None:
    change(folder / file, old, new)
    with pytest.raises(DataFileError, match=message):
        read_reference(folder)


def test_the_line_of_a_group_is_that_of_its_code(folder: Path) -> None:
    change(folder / "groups.yaml", "members: AM AZ GE", "members: AM QQ GE")
    lines = (folder / "groups.yaml").read_text("utf-8").splitlines()
    number = lines.index("- code: south-caucasus") + 1
    with pytest.raises(DataFileError, match=rf"line {number}: .*QQ"):
        read_reference(folder)
