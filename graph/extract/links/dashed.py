"""Links that only their ends name: "the A–B (45 km) and C–D (260 km) roads", "flies A–B daily"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from graph.claims import LinkKind
from graph.extract.gazetteer import GeoForm, GeoMention
from graph.extract.links.lexicon import has_length, lexicon
from graph.extract.mentions import Name, NameType
from graph.extract.reading.places import is_place

DASHED: Final = "link.dashed"
_WORD: Final = r"[A-ZÀ-Þ][\w'’]+(?:(?: (?:es|de|del|da|do|la|al|el))? [A-ZÀ-Þ][\w'’]+){0,2}"
_RUN: Final = re.compile(rf"(?<![\w–-])(?P<run>{_WORD}(?:[–-]{_WORD}){{1,4}})(?![\w–-])")
_DASH: Final = re.compile(r"[–-]")
#: What may follow the last end: a mark, a bracket, a joint, how often something goes. No noun.
_ENDS: Final = re.compile(
    r"(?=[.;:)]|$|, | \(|,? and | is | was | will | are | should | has | would "
    r"| (?:daily|weekly|twice|once|every|three|four|five|six|seven|two|by|in|from|since|via|at"
    r"|nonstop|non-stop|closed|opened|reopened|resumed|on)(?!\w))"
)
#: What may follow three ends and more, which name nothing else.
_VERB: Final = re.compile(r" [a-z]{3,}s (?!of\b)")
#: From a run to the plural noun of its list.
_HEAD_REACH: Final = 160
#: " (45 km" behind a run, "the last 45 km, " before it.
_LENGTH_BEHIND: Final = re.compile(r" \((?:[^()]{0,20}, )?[\d.,]+[ -]?(?:km|kilomet|mile)")
_LENGTH_BEFORE: Final = re.compile(r"\d[ -]?(?:km|kilomet\w+|miles?),? (?:of )?\Z")
_BEFORE_REACH: Final = 24
#: " (45 km) and " between two runs of a list.
_LISTED: Final = re.compile(r"(?: \([^()]{1,40}\))?(?:, and |, | and )")
_MOST: Final = 12
_TWO: Final = 2


def find_dashed(
    text: str, geo: Sequence[GeoMention], found: Sequence[Name], kind: LinkKind | None
) -> Iterator[Name]:
    """Yield the links named by nothing but two or more places between dashes.

    What they are is told by the noun of their list, or else by the `kind` that the sentence
    settles; where that is None, the document settles it. One with a length needs no noun.
    """
    if "–" not in text and "-" not in text:
        return
    taken = [(name.start, name.end) for name in found]
    measured = -1
    for run in islice(_RUN.finditer(text), _MOST):
        start, end = run.span()
        stops = tuple(_DASH.split(run["run"]))
        long = len(stops) > _TWO
        ended = _ENDS.match(text, end) or (long and _VERB.match(text, end))
        if not ended or any(a < end and start < b for a, b in taken):
            continue
        if text.startswith("(", start - 1) and not _LISTED.match(text, end):
            continue  # what stands in brackets explains a name
        if _is_measured(text, start, end) or _LISTED.fullmatch(text, measured, start):
            measured = end
        listed = _kind_of_list(text, end)
        told = listed or kind
        if told is None and measured != end and lexicon().nouns.search(text) is None:
            continue
        unknown = 1 if listed is None else len(stops) - 1
        if "-" in run["run"]:
            unknown = int(measured == end or long)  # "Mota-Engil" may be a company
        if _are_ends(stops, start, end, geo, unknown=unknown):
            yield Name(start, end, NameType.LINK, run["run"], DASHED, told, stops=stops)


def may_be_measured(text: str) -> bool:
    """Whether a text has a length and a dash, so that a line may be told by its ends alone."""
    return ("–" in text or "-" in text) and has_length(text)


def _is_measured(text: str, start: int, end: int) -> bool:
    """Whether a length stands beside the ends, which nothing but a way has: "A–B (45 km)"."""
    before = _LENGTH_BEFORE.search(text, max(0, start - _BEFORE_REACH), start)
    return bool(before or _LENGTH_BEHIND.match(text, end))


def _kind_of_list(text: str, end: int) -> LinkKind | None:
    """Return the kind of the plural noun that closes a list of lines."""
    noun = lexicon().nouns.search(text, end, end + _HEAD_REACH)
    if noun is None or not noun.group().endswith("s") or ";" in text[end : noun.start()]:
        return None
    return lexicon().kinds.get(noun.group().casefold())


def _are_ends(
    stops: Sequence[str], start: int, end: int, geo: Sequence[GeoMention], *, unknown: int
) -> bool:
    """Whether all parts but some `unknown` ones are known places, and none of them is a country."""
    inside = [g for g in geo if start <= g.start and g.end <= end]
    if not lexicon().wide.isdisjoint(stops):
        return False
    if any(not g.is_place and g.form is not GeoForm.CAPITAL for g in inside):
        return False
    count = sum(is_place(stop) or any(stop == g.name for g in inside) for stop in stops)
    return count >= max(1, len(stops) - unknown)
