from __future__ import annotations

import codecs

import pytest

from graph.documents.decode import decode
from graph.errors import DocumentError


def text(data: bytes, *, is_html: bool = False) -> str:
    return decode("a.txt", data, is_html=is_html)[0]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Lomé".encode(), "Lomé"),
        (codecs.BOM_UTF8 + "Lomé".encode(), "\ufeffLomé"),
        ("\ufeffLomé\r\n🚂".encode("utf-16-le"), "\ufeffLomé\r\n🚂"),
        ("\ufeffLomé".encode("utf-16-be"), "\ufeffLomé"),
    ],
)
def test_encodings(data: bytes, expected: str) -> None:
    assert text(data) == expected


@pytest.mark.parametrize("data", [b"", b" \r\n\t "])
def test_empty_files_are_refused(data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"a\.txt is empty; give it text"):
        text(data)


def test_other_encodings_are_refused_with_their_place() -> None:
    with pytest.raises(
        DocumentError, match=r"not UTF-8 at byte offset 3 \(byte 0xE9\); save it as UTF-8"
    ):
        text("Lomé".encode("latin-1"))


@pytest.mark.parametrize("data", [b"\xff\xfea\x00b", "\ufeffa".encode("utf-16-le") + b"\x00\xd8"])
def test_broken_utf_16_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError, match="not UTF-16-LE at byte offset"):
        text(data)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04...", "an office document"),
        (b"\x89PNG\r\n", "a picture"),
        (b"text\x00text", "NUL character at position 4"),
        (b"\x01\x02\x03\x04\x05 text", "5 control characters"),
    ],
)
def test_binary_files_are_refused(data: bytes, what: str) -> None:
    with pytest.raises(DocumentError, match=f"{what}.*export it as"):
        text(data)


def test_a_stray_control_character_does_no_harm() -> None:
    assert text(b"page one\x0cpage two\x07") == "page one\x0cpage two\x07"


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ("<meta charset=windows-1251>", "cp1251"),
        ('<META http-equiv="Content-Type" content="text/html; charset=KOI8-R">', "koi8-r"),
        ('<?xml version="1.0" encoding="windows-1251"?>', "cp1251"),
    ],
)
def test_pages_may_declare_their_encoding(declaration: str, encoding: str) -> None:
    page = declaration + "Торговля"
    assert text(page.encode(encoding), is_html=True) == page
    with pytest.raises(DocumentError):
        text(page.encode(encoding))


def test_latin_1_is_read_as_browsers_do() -> None:
    assert text(b"<meta charset=iso-8859-1>\x80", is_html=True).endswith("€")


@pytest.mark.parametrize(
    "label", ["bogus", "hex", "utf-7", "unicode_escape", "undefined", "utf-16"]
)
def test_unfit_declarations_are_noted(label: str) -> None:
    decoded, notes = decode("a.html", f"<meta charset={label}>Lomé".encode(), is_html=True)
    assert decoded.endswith("Lomé")
    assert notes == (f"the declared encoding {label!r} is unknown; read as UTF-8",)
