"""Places and works that a sentence names but no reader knew for a link or a hub.

"Doba Basin, finished in 2014 at a cost of $330 million, …": what opens a sentence and is told more
of is what its figures are of, rather than a thing of an earlier sentence.
"""

from __future__ import annotations

import re
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.attributes.model import Figure
from graph.extract.attributes.owner import THINGS, Owner
from graph.extract.gazetteer import GeoForm
from graph.extract.mentions import NameType

_WORD: Final = r"[A-ZÀ-Þ][\w'’-]*"
_RUN: Final = rf"{_WORD}(?: (?:(?:of|de|del|la|el|al) )?{_WORD}){{0,4}}"
#: "Doba Basin, finished" at the beginning of a sentence or of a part of it.
_OPENS: Final = re.compile(
    rf"(?:^|; |: )(?:The )?(?P<name>{_RUN}), "
    r"(?:where|which|whose|once|now|long|first|begun|built|laid|dug|set|due|(?:re)?opened|an? |the "
    r"|to be |[a-z]+ed(?= (?:in|by|at|for|on|since|to|with|under|last|as)(?!\w)))"
)
#: "Doba's dry port", "the Doba centre" before "whose".
_BEFORE_WHOSE: Final = re.compile(
    rf"(?:(?<!\w)[Tt]he )?(?P<name>{_RUN}(?: [a-z][a-z-]*){{1,2}}|{_RUN})$"
)
#: " at Doba" behind a load or a plot, "through Doba " before it.
_AT: Final = re.compile(rf" (?:at|through|via|in) (?P<name>{_RUN})(?!\w)")
_THROUGH: Final = re.compile(
    rf"(?<!\w)(?:[Tt]hrough|[Vv]ia|[Aa]t) (?P<name>{_RUN}),? (?:some |about )?$"
)
_LOADS: Final = ("quantity_t", "throughput", "area")
#: " from the Upper Doba plant" behind a capacity.
_PLANT: Final = re.compile(
    rf" (?:of power |of electricity )?(?:from|at|out of) (?:the |its )?"
    rf"(?P<name>{_RUN}(?: [a-z-]+){{0,2}} (?:plant|station|dam|project|farm|complex))(?!\w)"
)
_POWER: Final = ("capacity_mw", "capacity_gw")
_REACH: Final = 200
_WHOSE_REACH: Final = 80


def before_whose(sentence: Annotated, end: int) -> Owner | None:
    """Return the place or work that is named right before a position, by two words or more."""
    found = _BEFORE_WHOSE.search(sentence.text, max(0, end - _WHOSE_REACH), end)
    if found is None or " " not in found["name"]:
        return None
    return None if _is_named(sentence, *found.span("name")) else Owner(found["name"], NameType.HUB)


def beside_it(sentence: Annotated, figure: Figure) -> Owner | None:
    """Return the plant that a capacity comes from, or the town of a load: "10 ha at Doba"."""
    text = sentence.text
    if figure.name in _POWER:
        found = _PLANT.match(text, figure.end)
        return Owner(found["name"], NameType.HUB) if found is not None else None
    if not figure.name.startswith(_LOADS):
        return None
    low = max(0, figure.start - _WHOSE_REACH)
    for found in (_THROUGH.search(text, low, figure.start), _AT.match(text, figure.end)):
        if found is not None and not _is_named(sentence, *found.span("name")):
            return Owner(found["name"], NameType.HUB)
    return None


def opening(sentence: Annotated, figure: Figure) -> Owner | None:
    """Return the place or work with which the part of a sentence opens that holds a figure."""
    if NameType.HUB not in figure.wanted and NameType.LINK not in figure.wanted:
        return None
    text = sentence.text
    opened = list(_OPENS.finditer(text, max(0, figure.start - _REACH), figure.start))
    if not opened or "; " in text[opened[-1].end() : figure.start]:
        return None
    name, (start, end) = opened[-1]["name"], opened[-1].span("name")
    if _is_named(sentence, start, end):
        return None
    if any(n.type in THINGS and end <= n.start < figure.start for n in sentence.names):
        return None
    if " " not in name and not _is_town(sentence, start, end):
        return None
    return Owner(name, NameType.HUB)


def _is_town(sentence: Annotated, start: int, end: int) -> bool:
    return any(g.form is GeoForm.PLACE and (g.start, g.end) == (start, end) for g in sentence.geo)


def _is_named(sentence: Annotated, start: int, end: int) -> bool:
    """Whether words are those of a name that was read, or of a state or its capital."""
    if any(n.start < end and start < n.end for n in sentence.names):
        return True
    return any(
        start <= g.start and g.end == end and g.form is not GeoForm.PLACE for g in sentence.geo
    )
