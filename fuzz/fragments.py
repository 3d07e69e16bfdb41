"""Bits that hostile and merely odd documents are made of.

Words are harvested from the lexicons, so that whatever word list a rule gains is tried at once in
company that nobody thought of.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import graph
from graph.extract.rules import read_yaml
from graph.reference import load_reference

_PACKAGE: Final = Path(graph.__file__).parent
_PARAPHRASES: Final = _PACKAGE / "extract" / "data" / "paraphrases"
_LONGEST: Final = 40

MONEY: Final = (
    "$7 million", "$1.2bn", "US$0.505 million", "Rs 300", "€400–500 million", "$2,5", "$ 3", "$",
    "£", "Rs", "USD", "5 million tonnes", "$1,234,567.89", "$9" * 9, "¥7 trillion", "-$4", "$0",
    "$0.000", "US$ .5", "$1e9", "$٣", "$½ million", "a million dollars", "$1-$2-$3 billion",
)  # fmt: skip
NUMBERS: Final = (
    "5%", "5.0 per cent", "-3 pc", "0%", "12-fold", "twice", "a third", "1,2,3", "1.2.3", "7th",
    "0th", "1/0", "½", "٤٢", "१२", "Ⅻ", "²", "9" * 40, "1" + ",000" * 12, "one in five", "99999%",
    "zero", "no", "a dozen", "hundred", "half a percentage point", "10 to 5 per cent", "3x",
)  # fmt: skip
PERIODS: Final = (
    "in 2023", "2023-24", "FY26", "July-October FY26", "31 February 2021", "0000", "99/99/9999",
    "1 January 0001", "year 9999-10000", "on Monday", "last year", "the first 0 months of 2024",
    "Q5 2024", "13M 2024", "Q1", "H2 FY99", "the 1990s", "by 2030", "since 1800-1799", "2199-2200",
    "February 29, 2023", "in May", "March", "the day before", "since the year before", "12.13.2020",
    "from July 2024 to June 2023", "between 2020 and 2010", "the 99th quarter of 2021",
)  # fmt: skip
MARKS: Final = (
    ".", ",", ";", ":", "-", "–", "—", "/", "(", ")", "[", "]", "\"", "'", "’", "“", "”", "‘", "&",
    "%", "'s", "’s", "...", "…", "?", "!", "*", "**", "_", "#", "|", "\\", "<", ">", "=", "+", "@",
    "\t", "\n", "\n\n", "\r\n", "\r", "\x0b", "\x85", "\u2028", "\u00a0", "\u202f",
)  # fmt: skip
ODD: Final = (
    "\ue000", "\ue100", "\ue005\ue101", "\uf8ff", "\U000f0000", "\u202e", "\u2066", "\u200b",
    "\u200d", "\ufeff", "\u00ad", "e\u0301", "\u0301", "\u0301" * 9, "İ", "ı", "ß", "ẞ", "ŉ", "ǅ",
    "ﬁ", "ſ", "ΰ", "中国", "中国。", "Кыргызстан", "عمان", "हिन्दी", "🇰🇪", "👩‍👩‍👧", "𝔘𝔷", "\ufffd",
    "\ufffe", "\x00", "\x1b[2J", "\x7f", "K̇enya", "Ｋｅｎｙａ", "Côte d’Ivoire", "São Tomé",
)  # fmt: skip
MARKUP: Final = (
    "# ", "- ", "1. ", "> ", "```", "`", "[a](b)", "![a](b)", "<b>", "</b>", "<p>", "<br>", "<!--",
    "-->", "<table><tr><td>", "</td>", "<sup>2</sup>", "&amp;", "&#x110000;", "&#0;", "&nbsp;",
    "<script>", "</script>", "<title>", "| a | b |\n|---|---|\n", "---\n", "---\ntitle: a\n---\n",
    "<a href='", "<div class=\"byline\">", "</", "<![CDATA[", "<svg>", "]]>", "\n===\n", "[^1]",
)  # fmt: skip
GLUE: Final = (" ", " ", " ", " ", "", ", ", " and ", ". ", "-", " of ", " the ", " to ", "\n")


@cache
def lexicon_words() -> tuple[str, ...]:
    """Return every short phrase of every lexicon that the package ships, sorted."""
    files = [p for p in sorted(_PACKAGE.rglob("*.yaml")) if p.parent != _PARAPHRASES]
    found = {word.strip() for path in files for word in _leaves(read_yaml(path, object))}
    return tuple(sorted(word for word in found if 0 < len(word) <= _LONGEST))


def _leaves(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _leaves(key)
            yield from _leaves(value)
    elif isinstance(node, list):
        for value in node:
            yield from _leaves(value)


@cache
def names() -> tuple[str, ...]:
    """Return names and demonyms of all countries, groups and places."""
    reference = load_reference()
    found: set[str] = set()
    for country in reference.countries.values():
        found |= {country.name, country.official_name, *country.demonyms}
    for group in reference.groups.values():
        found |= {group.name, group.code}
    found |= {place.name for place in reference.places}
    return tuple(sorted(found))


@cache
def paraphrases() -> tuple[str, ...]:
    """Return the texts of all paraphrases."""
    found: set[str] = set()
    for path in sorted(_PARAPHRASES.glob("*.yaml")):
        found |= {entry["text"] for entry in read_yaml(path, list[dict[str, Any]])}
    return tuple(sorted(found))
