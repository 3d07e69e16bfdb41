"""Whether names of fields are fields of cooperation, where no frame leads to them.

"Highways, border integration and microfinance are next" tells what two parties do together, and
"gold, fish and rice led the list" what one of them sells. What fields are named, how many of them,
what stands beside them and what else their sentence speaks of are signs, each with points; those of
`data/lexicon/weighed_sectors.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from msgspec import Struct

from graph.extract.annotate import Annotated
from graph.extract.mentions import NameType
from graph.extract.pattern import Beginnings
from graph.extract.rules import DATA, read_yaml
from graph.extract.sectors.items import Item
from graph.extract.sectors.lexicon import beginnings, dealings, is_generic, sector_of, trades

#: The word or mark before a list, but for what only leads to its first item.
_BEFORE: Final = re.compile(
    r"([\w'-]+|[,;:(.\"–—-])"
    r"(?: (?:the|a|an|its|their|more|closer|joint|new|further|both|such|areas|sectors|fields))*"
    r"(?: of)? ?$"
)
_AFTER: Final = re.compile(r" ?([\w'-]+|[.,;:()\"–—-])")
_REACH: Final = 40
#: Signs of how many special fields stand side by side, and of how many figures a sentence has.
_COUNTS: Final = ("alone", "alone", "two", "several")
_FIGURES: Final = ("no_figure", "a_figure", "two_figures", "figures")


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """The points of signs.

    Attributes:
        enough: points from which fields are fields of cooperation.
        points: what each sign adds; one that is not listed adds nothing.
        fields: what each sector of the reference data adds.
        words: beginnings of the words of a sentence that give a sign.
        before, after: what the word or mark before and after a list adds.
    """

    enough: int
    points: dict[str, int]
    fields: dict[str, int]
    words: dict[str, list[str]]
    before: dict[str, int]
    after: dict[str, int]


class Setting(Struct, frozen=True):
    """Where a sentence stands.

    Attributes:
        pair: whether the document is about two parties or more.
        beside: whether the sentence names two parties.
    """

    pair: bool
    beside: bool


@cache
def weights() -> Weights:
    """Load the points.

    Raises:
        DataFileError: the file does not fit its schema.
    """
    return read_yaml(DATA / "lexicon" / "weighed_sectors.yaml", Weights)


@cache
def _words() -> Mapping[str, Beginnings]:
    known = {name: beginnings(listed) for name, listed in weights().words.items()}
    return {**known, "dealings": dealings(), "trades": trades()}


def tells(sentence: Annotated, run: Sequence[Item], setting: Setting, *, plain: bool) -> bool:
    """Whether enough speaks for fields that stand side by side.

    `plain` says whether they are a plain list in a sentence on what parties do.
    """
    known = weights()
    first, last = _beside(sentence.text, run)
    if first == "between":
        return False  # "cooperation between tour operators and …" names who works together
    points = sum(known.points.get(sign, 0) for sign in signs(sentence, run, setting))
    points += known.points["plain"] * plain
    points += known.before.get(first, known.before["other"])
    points += known.after.get(last, known.after["other"])
    own = sum(known.fields.get(sector_of(item.words), 0) for item in run)
    generic = sum(is_generic(item.words) for item in run)
    own += known.points["generic"] * generic
    return (points - known.enough) * len(run) + own >= 0


def signs(sentence: Annotated, run: Sequence[Item], setting: Setting) -> Iterator[str]:
    """Yield the signs of fields side by side, as the file of points calls them."""
    special = sum(not is_generic(item.words) for item in run)
    yield _COUNTS[min(special, len(_COUNTS) - 1)]
    yield _FIGURES[min(len(sentence.values), len(_FIGURES) - 1)]
    for name, words in _words().items():
        if words.any_in(sentence.wording):
            yield name
    if any(name.type is NameType.INSTRUMENT for name in sentence.names):
        yield "instrument"
    if setting.pair:
        yield "pair"
    if setting.beside:
        yield "beside"


def _beside(text: str, run: Sequence[Item]) -> tuple[str, str]:
    """Return the words or marks before and after a list; "start" and "end" of the sentence."""
    start, end = run[0].start, run[-1].end
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    after = _AFTER.match(text, end)
    return (
        before.group(1).casefold() if before else "start",
        after.group(1).casefold() if after else "end",
    )
