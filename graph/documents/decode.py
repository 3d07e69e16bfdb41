"""From the bytes of a file to its text, or to a clear word why not."""

from __future__ import annotations

import codecs
import re
from typing import Final

from graph.errors import DocumentError

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "compressed"),
)
_DECLARED: Final = re.compile(
    rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})"
    rb"|<\?xml\b[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
_DECLARATION_REACH: Final = 4_096
# Encodings of the web by Python's names, and what browsers read them as where that differs.
_WEB_ENCODINGS: Final = re.compile(
    r"utf-8|cp(?:125\d|866|874|932|949)|iso8859-\d+|koi8-[ru]|mac-roman|gb18030|gbk|gb2312"
    r"|big5|big5hkscs|euc_jp|euc_kr|shift_jis|iso2022_jp|ascii"
)
_READ_AS: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gbk": "gb18030",
    "gb2312": "gb18030",
}
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS: Final = 0.002  # share of characters


def decode(name: str, data: bytes, *, is_html: bool) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file and notes about how it was decoded.

    UTF-8 unless a byte order mark says UTF-16 or a page declares another encoding of the web. The
    byte order mark stays in the text, so that positions are those of the decoded bytes.

    Raises:
        DocumentError: the file is empty, binary or not in its encoding.
    """
    if not data.strip():
        raise DocumentError(f"{name} is empty; give it text or leave it out")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise DocumentError(f"{name} is {what}, not text; export it as .txt, .md or .html")
    encoding, notes = _encoding(data, is_html)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        byte = f"byte 0x{data[error.start]:02X}" if error.start < len(data) else "the end"
        mend = "save it as UTF-8" if encoding == "utf-8" else "correct the encoding or its mark"
        raise DocumentError(
            f"{name} is not {encoding.upper()} at byte offset {error.start} ({byte}); {mend}"
        ) from error
    if "\0" in text:
        raise DocumentError(
            f"{name} is binary (NUL character at position {text.index(chr(0))}); "
            "export it as .txt, .md or .html"
        )
    controls = sum(1 for _ in _CONTROL.finditer(text))
    if controls > max(3, _MOST_CONTROLS * len(text)):
        raise DocumentError(
            f"{name} is binary ({controls} control characters); export it as .txt, .md or .html"
        )
    return text, notes


def _encoding(data: bytes, is_html: bool) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding, ()
    declared = _DECLARED.search(data, 0, _DECLARATION_REACH) if is_html else None
    if declared is None:
        return "utf-8", ()
    label = (declared[1] or declared[2]).decode("ascii", "replace")
    try:
        encoding = codecs.lookup(label).name
    except LookupError:
        encoding = ""
    if _WEB_ENCODINGS.fullmatch(encoding) is None:
        return "utf-8", (f"the declared encoding {label!r} is unknown; read as UTF-8",)
    return _READ_AS.get(encoding, encoding), ()
