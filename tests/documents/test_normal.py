from __future__ import annotations

import pytest

from graph.documents.normal import Piece, concatenate, normalise


def plain(text: str) -> str:
    return normalise(text, [Piece(0, len(text))]).text


@pytest.mark.parametrize(
    ("source", "reads"),
    [
        ("  a \t\r\n b  ", "a b"),
        ("US$\xa04\u202f500", "US$ 4 500"),
        ("\u2018a\u2019 \u201cb\u201d \u00abc\u00bb", '\'a\' "b" "c"'),
        ("2021\u201306 \u2014 x", "2021\u201306 \u2014 x"),
        ("2021\u201106, \u22125", "2021-06, -5"),
        ("trans\u00adport\u200b \ufeffa\x07b", "transport ab"),
        ("Sa\u0303o Tome\u0301", "São Tomé"),
        ("q\u0301 e\u0323\u0301", "q\u0301 ẹ\u0301"),
        ("न्यायालय \u200d", "न्यायालय \u200d"),
        ("", ""),
        (" \u00ad ", ""),
    ],
)
def test_how_text_reads(source: str, reads: str) -> None:
    assert plain(source) == reads


def test_a_folded_blank_stands_for_all_of_it() -> None:
    flow = normalise("a \r\n b", [Piece(0, 6)])
    assert (flow.offsets[1], flow.offsets.end(1)) == (1, 5)


def test_a_composed_letter_stands_for_letter_and_mark() -> None:
    flow = normalise("xe\u0301y", [Piece(0, 4)])
    assert flow.text == "xéy"
    assert [(flow.offsets[k], flow.offsets.end(k)) for k in range(3)] == [(0, 1), (1, 3), (3, 4)]


def test_the_first_character_of_a_replacement_takes_its_place() -> None:
    flow = normalise("a&x;b", [Piece(0, 1), Piece(1, 4, "fj"), Piece(4, 5)])
    assert flow.text == "afjb"
    spans = [(flow.offsets[k], flow.offsets.end(k)) for k in range(4)]
    assert spans == [(0, 1), (1, 4), (4, 4), (4, 5)]


def test_blanks_of_replacements_fold_too() -> None:
    flow = normalise("ab", [Piece(0, 1), Piece(1, 1, " | "), Piece(1, 1, " "), Piece(1, 2)])
    assert flow.text == "a | b"


def test_flows_are_joined_by_the_blank_between_them() -> None:
    source = "said,\n\n*no*"
    flow = concatenate([normalise(source, [Piece(0, 5)]), normalise(source, [Piece(8, 10)])])
    assert flow.text == "said, no"
    assert (flow.offsets[5], flow.offsets.end(5), flow.offsets[6]) == (5, 8, 8)
