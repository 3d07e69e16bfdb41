"""Tags and text of HTML, each with its place in the source.

The tokeniser is our own. The one of the standard library reports lines and columns rather than
offsets, needs quadratic time on some broken pages, and changed what it makes of comments and
scripts between patch releases, so that the same page could read differently on two machines. Here
a page is walked once with possessive patterns, by the rules of the HTML standard where they bear on
what is text: comments, raw text elements, quoted attributes; a tag that is cut off ends the page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(r"<(?=[!?]|/?[a-zA-Z])")
_TAG: Final = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)"
    r"(?P<attributes>(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)>"
)
_ATTRIBUTE: Final = re.compile(
    r"([^\s/>=\"']++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"']*+)))?"
)
_RAW_TEXT: Final = {
    name: re.compile(rf"</{name}[\s/>]", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noframes")
}


class Tag(NamedTuple):
    """A tag; `attributes` is the range of the source in which they stand."""

    start: int
    end: int
    name: str
    closing: bool
    attributes: tuple[int, int]


def tokens(text: str) -> Iterator[Tag | tuple[int, int]]:
    """Yield tags, and ranges of text between them, in order.

    The content of scripts and the like is left out; that of `title` is text.
    """
    at = 0
    while match := _TOKEN.search(text, at):
        start = match.start()
        if start > at:
            yield at, start
        if text.startswith("<!--", start):
            close = text.find("-->", start + 2)
            at = close + 3 if close >= 0 else len(text)
        elif text[start + 1] in "!?":
            close = text.find(">", start)
            at = close + 1 if close >= 0 else len(text)
        elif tag := _TAG.match(text, start):
            name = tag["name"].lower()
            closing = bool(tag["close"])
            yield Tag(start, tag.end(), name, closing, tag.span("attributes"))
            at = tag.end()
            if name in _RAW_TEXT and not closing:
                end = _RAW_TEXT[name].search(text, at)
                close = end.start() if end else len(text)
                if name == "title" and close > at:
                    yield at, close
                at = close
        else:
            return  # the file ends within a tag
    if at < len(text):
        yield at, len(text)


def attributes_of(text: str, tag: Tag) -> dict[str, str]:
    """Return the attributes of a tag, names in small letters; of two alike the first counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text, *tag.attributes):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), html.unescape(value) if "&" in value else value)
    return found
