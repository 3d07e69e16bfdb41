"""No document takes more than linear time, whatever is repeated in it.

Time itself is not measured, since it depends on what else a machine does: the calls that Python
makes are counted, which are the same in every run, and must grow as the text does. What happens
within one call, as in a regular expression, cannot be counted; every repetition there is bounded.
"""

from __future__ import annotations

import cProfile
from contextlib import suppress
from itertools import product
from pathlib import Path
from typing import Final

import pytest

from graph.documents.read import parse_document
from graph.errors import DocumentError
from graph.extract.extractor import extract

ROOT: Final = Path(__file__).resolve().parents[2]
SHORT: Final = 6_000
FACTOR: Final = 4
#: Linear growth gives the factor itself; what a text points back to is remembered for a while.
MARGIN: Final = 1.2

#: Marks and bits of words, which make sentences as long as the reader lets them be.
RUNS: Final = (
    "a ", "$1 ", "$1 million and ", "7 ", "1,", "7", "2023-24 ", "July ", "per cent of ", "Congo ",
    "Kenya, ", "Kenya-", "Kenya and Uganda ", "Kenya's ", "Mombasa ", "to ", "of the ", "and ",
    "which ", "in mining, ", "trade, ", "cooperation in mining and energy, ", "Big ", "Aa-", "Aa.",
    "A. ", "a. ", ", ", "(", "( ", "- ", "; ", ": ", "/", "&", "'", "\"'", "“a ", "'a ", "\\", "|",
    "Ministry of ", "Minister John Smith ", "he said ", "the MoU on ", "signed an agreement ",
    "the 3rd session of the commission ", "the port of Mombasa ", "the Mombasa-Kampala railway ",
    "a line from A to B ", "500 km ", "the two countries ", "exports to Kenya rose 5% ",
    "from Kenya to Uganda ", "because of rain, ", "http://", "a@", "\ue000", "e\u0301", "\u00ad",
)  # fmt: skip
#: Whole sentences, of which a document may have as many as it likes.
SENTENCES: Final = (
    "It rose. ", "They signed it. ", "The two countries signed an MoU. ", "The country traded. ",
    "Kenya exported tea worth $7 million to Uganda in 2021. ", "Exports to Kenya rose 5%. ",
    "They want to raise trade with Kenya to $5 billion by 2030. ", "These countries trade. ",
    "Kenya and Uganda signed a trade agreement. ", "The agreement was ratified. ",
    "The 3rd session of the joint commission of Kenya and Uganda met. ", "The port was opened. ",
    "The port of Zanda was used. ", "The Zanda-Mora railway in Kenya was built. ",
    "The line is 500 km long and costs $3 million. ", "They discussed cooperation in mining. ",
    "Trade fell because of rain. ", "The Ministry of Trade and the Zanda Authority met. ",
    '"It is good and it is new for all of us," said Mr. Peter Otieno. ', "It fell, he said. ",
    "Uganda took 15 per cent of the total. ", "\n\nTrade\n", "\n- Kenya sold tea\n", "| a | 5 |\n",
    "Tea;1,5;2,5\n", "Tea / 1.5 / 2.5\n", "2021 | 1.5 | 2,021\n", "Tea\n1.5\n2.5\n\n",
    "Jan 2021\n1.5\n", "Exports Imports 2020 2021\n", "Tea 1.5 2.5 ", "01 Tea 1 405,5 2 505,5 ",
    "Exports\n\n2021\n2022\n\n",
)  # fmt: skip
MARKUP: Final = (
    ("a.md", "[a](b) "), ("a.md", "[a]("), ("a.md", "**a "), ("a.md", "*a_ "), ("a.md", "`"),
    ("a.md", "> a\n"), ("a.md", "# a\n"), ("a.md", "a\n=\n"), ("a.md", "[^1] "), ("a.md", "```\n"),
    ("a.html", "<p>a"), ("a.html", "<b>"), ("a.html", "<b>a"), ("a.html", "<a b=\""),
    ("a.html", "<!-- "), ("a.html", "<table><tr><td>5"), ("a.html", "<div>"), ("a.html", "</p>a"),
    ("a.html", "<li>a"), ("a.html", "&amp;"), ("a.html", "<sup>2</sup>"), ("a.html", "a<br>"),
)  # fmt: skip
CASES: Final = (
    *(("a.txt", unit) for unit in RUNS),
    *(("a.txt", unit) for unit in SENTENCES),
    *MARKUP,
)
#: Ever other names in the place of `{}`, so that nothing is the same as what was read before.
VARIED: Final = (
    "the {} Agreement of Kenya and Uganda, ", "the 3rd session of the {} Joint Commission met, ",
    "the {}-Zanda railway of 500 km, ", "the port of {}, ", "the {} Chamber of Commerce, ",
    "Minister John {}, ", "the {} corridor links Kenya with Uganda, ", "trade fell because of {}, ",
    "the {} Bank lent Kenya $3 million, ", "“trade grew,” said John {}, ",
    "The 3rd session of the {} Joint Commission met. ", "The {}-Zanda railway is 500 km long. ",
    "Kenya granted Uganda access to the port of {}. ", "Kenya and Uganda signed the {} Accord. ",
)  # fmt: skip
#: Makes a document, though nothing else in it may be text.
LAST: Final = " End."


def repeated(unit: str, length: int) -> str:
    return unit * (length // len(unit)) + LAST


def varied(unit: str, length: int) -> str:
    """Return the unit with a name made of six letters in each of its places."""
    names = ("".join(letters).capitalize() for letters in product("bdgkl", "aeiou", repeat=3))
    parts: list[str] = []
    while sum(map(len, parts)) < length:
        parts.append(unit.format(next(names)))
    return "".join(parts) + LAST


def calls(name: str, text: str) -> int:
    """Return how many calls reading a document and taking its claims needs."""
    profile = cProfile.Profile()
    profile.enable()
    with suppress(DocumentError):  # markup without a word in it
        extract(parse_document(name, text.encode()))
    profile.disable()
    return sum(entry.callcount for entry in profile.getstats())


@pytest.fixture(autouse=True, scope="module")
def _loaded() -> None:
    """Read the data files before anything is counted."""
    for name in ("a.txt", "a.md", "a.html"):
        for unit in SENTENCES:
            extract(parse_document(name, repeated(unit, 500).encode()))


@pytest.mark.parametrize(("name", "unit"), CASES)
def test_calls_grow_as_the_text_does(name: str, unit: str) -> None:
    _grows_as_the_text(name, repeated(unit, SHORT), repeated(unit, SHORT * FACTOR), FACTOR)


@pytest.mark.parametrize("unit", VARIED)
def test_calls_grow_as_the_text_does_whose_names_differ(unit: str) -> None:
    half, whole = varied(unit, SHORT * FACTOR // 2), varied(unit, SHORT * FACTOR)
    _grows_as_the_text("a.txt", half, whole, 2)


def _grows_as_the_text(name: str, short: str, long: str, factor: int) -> None:
    calls(name, long)  # what is only made when it is first needed, and kept
    few, many = calls(name, short), calls(name, long)
    assert many <= few * factor * MARGIN, f"{few} calls became {many}"
