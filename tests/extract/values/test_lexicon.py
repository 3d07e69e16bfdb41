from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import DataFileError
from graph.extract.values import lexicon
from graph.extract.values.lexicon import load_lexicon
from graph.extract.values.units import Family


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The lexicon in a folder of its own, read anew."""
    for source in lexicon.DATA.glob("*.yaml"):
        (tmp_path / source.name).write_bytes(source.read_bytes())
    monkeypatch.setattr(lexicon, "DATA", tmp_path)
    load_lexicon.cache_clear()
    yield tmp_path
    load_lexicon.cache_clear()


def test_the_lexicon_knows_currencies_before_and_after_a_number() -> None:
    words = load_lexicon()
    before = words.before.at(["US", "$", "5"], 0)
    after = words.after.at(["Kenyan", "shillings", "in"], 0)
    assert before is not None
    assert (before[0].code, before[0].family, before[1]) == ("USD", Family.MONEY, 2)
    assert after is not None
    assert (after[0].code, after[1]) == ("KES", 2)


def test_a_field_that_no_schema_knows_is_told_with_its_line(copied: Path) -> None:
    path = copied / "units.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if "code: km," in line)
    lines[at] = "  - {code: km, form: [km]}"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(DataFileError, match=rf"units\.yaml:{at + 1}: .*form"):
        load_lexicon()


def test_a_kind_of_word_that_the_grammar_lacks_is_refused(copied: Path) -> None:
    path = copied / "words.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\ncolour: [red]\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"words\.yaml: 'colour' is no kind of word"):
        load_lexicon()


def test_a_word_cannot_have_two_parts_in_the_grammar(copied: Path) -> None:
    path = copied / "words.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\nlate: [early]\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"words\.yaml"):
        load_lexicon()


def test_a_file_that_is_missing_is_named(copied: Path) -> None:
    (copied / "prefixes.yaml").unlink()
    with pytest.raises(DataFileError, match=r"prefixes\.yaml"):
        load_lexicon()
