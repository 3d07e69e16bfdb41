"""Links that only their ends name: "the A–B (45 km) and C–D (260 km) roads", "flies A–B daily"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graph.claims import LinkKind
from graph.extract.gazetteer import GeoForm, GeoMention
from graph.extract.links.lexicon import lexicon
from graph.extract.mentions import Name, NameType
from graph.extract.reading.places import is_place

DASHED: Final = "link.dashed"
_WORD: Final = r"[A-ZÀ-Þ][\w'’]+(?: [A-ZÀ-Þ][\w'’]+){0,2}"
_RUN: Final = re.compile(rf"(?<![\w–(-])(?P<run>{_WORD}(?:[–-]{_WORD}){{1,4}})(?![\w–-])")
_DASH: Final = re.compile(r"[–-]")
#: What may follow the last end: a mark, a bracket, a joint, how often something goes. No noun.
_ENDS: Final = re.compile(
    r"(?=[.;:)]|$|, | \(|,? and | is | was | will | are | should | has | would "
    r"| (?:daily|weekly|twice|once|every|three|four|five|six|seven|two|by|in|from|since|via|at"
    r"|nonstop|non-stop|closed|opened|reopened|resumed|on)(?!\w))"
)
#: From a run to the plural noun of its list.
_HEAD_REACH: Final = 160
_MOST: Final = 12


def find_dashed(
    text: str, geo: Sequence[GeoMention], found: Sequence[Name], kind: LinkKind | None
) -> Iterator[Name]:
    """Yield the links named by nothing but two or more places between dashes.

    What they are is told by the noun of their list, or else by the `kind` that the sentence
    settles; where that is None, the document settles it.
    """
    if "–" not in text and "-" not in text:
        return
    taken = [(name.start, name.end) for name in found]
    for count, run in enumerate(_RUN.finditer(text)):
        if count == _MOST:
            return
        start, end = run.span()
        if _ENDS.match(text, end) is None or any(a < end and start < b for a, b in taken):
            continue
        stops = tuple(_DASH.split(run["run"]))
        listed = _kind_of_list(text, end)
        told = listed or kind
        if told is None and lexicon().nouns.search(text) is None:
            return
        unknown = 1 if listed is None else len(stops) - 1
        if "-" in run["run"]:
            unknown = 0  # "Mota-Engil" may be a company
        if _are_ends(stops, start, end, geo, unknown=unknown):
            yield Name(start, end, NameType.LINK, run["run"], DASHED, told, stops=stops)


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
    if any(not g.is_place and g.form is not GeoForm.CAPITAL for g in inside):
        return False
    count = sum(is_place(stop) or any(stop == g.name for g in inside) for stop in stops)
    return count >= max(1, len(stops) - unknown)
