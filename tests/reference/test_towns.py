"""The table of towns: every name is found, and a name becomes a country only where it is clear."""

import doctest
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph.reference.towns as towns_module
from graph.reference import PlaceKind, load_reference
from graph.reference.towns import Towns, load_towns, town_key

TABLE = Path(towns_module.__file__).resolve().parent / "data" / "towns.txt"
SMALL = Towns(b"alpha\tKE20\nbeta\tTZ900 UG40\ngamma\tAR50p US60\n")


def country(towns: Towns, name: str, *near: set[str]) -> str | None:
    town = towns.settled(name, near)
    return None if town is None else town.country


def test_the_examples_of_the_module_hold() -> None:
    assert doctest.testmod(towns_module).failed == 0


def test_the_table_is_sorted_and_of_known_countries() -> None:
    lines = TABLE.read_bytes().splitlines()
    keys = [line.split(b"\t")[0] for line in lines]
    assert [*map(bytes, sorted(lines))] == lines
    assert len(keys) == len(set(keys))
    codes = {t.country for key in keys[::50] for t in load_towns().named(key.decode())}
    assert codes <= load_reference().countries.keys()


def test_every_line_is_found() -> None:
    towns = load_towns()
    lines = TABLE.read_bytes().splitlines()
    for line in (lines[0], lines[-1], *lines[::997]):
        key, rest = line.decode().split("\t")
        assert towns.line(key) == rest


@given(st.text(max_size=12))
def test_what_is_not_there_is_not_found(name: str) -> None:
    keys = {"alpha", "beta", "gamma"}
    assert bool(SMALL.named(name)) == (town_key(name) in keys)


@pytest.mark.parametrize("name", ["Nouâdhibou", "NOUADHIBOU", "Nouad-hibou"])
def test_spelling_does_not_matter(name: str) -> None:
    assert {t.country for t in load_towns().named(name)} == {"MR"}


def test_the_closest_country_settles_a_name() -> None:
    assert country(SMALL, "Beta", {"UG"}, {"TZ"}) == "UG"
    assert country(SMALL, "Gamma", {"AR"}) == "AR"


def test_without_a_country_only_the_far_larger_one_is_meant() -> None:
    assert country(SMALL, "Beta") == "TZ"
    assert country(SMALL, "Gamma") is None
    assert country(SMALL, "Gamma", {"AR", "US"}) is None


def test_a_small_town_needs_its_country_near() -> None:
    towns = Towns(b"hamlet\tPE5\n")
    assert country(towns, "Hamlet") is None
    assert country(towns, "Hamlet", {"PE", "CL"}) == "PE"


def test_ports_and_crossings_are_told() -> None:
    towns = load_towns()
    assert {t.kind for t in towns.named("Durban")} >= {PlaceKind.PORT}
    assert {t.kind for t in towns.named("Kasumbalesa")} >= {PlaceKind.BORDER_CROSSING}


def test_a_missing_table_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(towns_module, "_FILE", tmp_path / "towns.txt")
    load_towns.cache_clear()
    with pytest.raises(towns_module.DataFileError, match=r"towns\.txt cannot be read"):
        load_towns()
    load_towns.cache_clear()
