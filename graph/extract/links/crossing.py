"""Links that no places name: by what they cross ("a bridge over the Ruvuma"), by their number."""

from __future__ import annotations

import re
from typing import Final

from graph.claims import LinkKind
from graph.extract.links.apposed import NAMED
from graph.extract.links.ends import ENDS
from graph.extract.links.lexicon import lexicon
from graph.extract.mentions import Name, NameType
from graph.extract.reading.places import PLACE

CROSS_BORDER: Final = "link.cross-border"
_CROSSING: Final = re.compile(
    r"cross-border|trans-?border|transnational|interconnect|binational|trilateral", re.IGNORECASE
)
#: " over the Ruvuma River" after a bridge or tunnel.
_ACROSS: Final = re.compile(
    r" (?:over|across|under) the (?:River )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)?(?: river)?"
)
#: What makes a bridge or tunnel at a place one by itself: "the ", "a new ".
_IS_KNOWN: Final = re.compile(r"(?<!\w)(?:[Tt]he|[Aa]n?|[Ii]ts)(?: [a-z]+)? \Z")
#: "road part of the scheme".
_PART: Final = re.compile(
    r" (?:part|leg|portion|component) of the (?:scheme|project|corridor|route|plan)(?!\w)"
)
#: " at Taldyk" after one.
_AT_PLACE: Final = re.compile(rf" (?:at|near|outside) (?:the )?(?P<place>{PLACE.pattern})")
_SPANS: Final = frozenset(
    {
        *("bridge", "road bridge", "railway bridge", "rail bridge"),
        *("tunnel", "road tunnel", "rail tunnel"),
    }
)
#: " over the frontier at La Lay", some words after a link.
_OVER_BORDER: Final = re.compile(r"[^.;:()]{0,50}? (?:over|across) the (?:border|frontier)(?!\w)")
#: "—the A2", " A2": the number of a road behind its noun.
_NUMBERED: Final = re.compile(
    r"(?:,? ?[—–] ?|, | \(| )(?:the )?(?P<code>[A-Z]{1,2}-?\d{1,4})(?![\w-])"
)
#: " under the Gulf of Finland", " on the bed of the Caspian" after a cable or a pipe.
_UNDER: Final = re.compile(
    r" (?:(?:under|beneath|across|through|along|on) (?:the (?:bed|floor|bottom) of )?the "
    r"[A-Z][\w'-]+(?:(?: of)? [A-Z][\w'-]+){0,2})"
)
#: " via Crete" after a link that has no other name.
_VIA: Final = re.compile(r" via (?:the )?(?P<place>[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)?)")
#: Links that lie under a sea or cross it.
_LAID: Final = frozenset({LinkKind.TRANSMISSION_LINE, LinkKind.PIPELINE, LinkKind.OTHER})


def crossing(text: str, noun: re.Match[str], kind: LinkKind, start: int) -> Name | None:
    """Return a link, from `start` on, that is only said to cross a border or a river.

    A corridor always does; several of them ("a treaty on cross-border railways") are no link.
    """
    label = text[start : noun.end()]
    spans = noun.group().casefold() in _SPANS
    over = _ACROSS.match(text, noun.end()) if spans else _PART.match(text, noun.end())
    if spans and over is None and _IS_KNOWN.search(text, 0, start):
        over = _AT_PLACE.match(text, noun.end())
    if over is not None:
        label = f"{noun.group()}{over.group()}"
        return Name(start, over.end(), NameType.LINK, label, NAMED, kind, proper=False)
    further = _further(text, noun, kind, start, label)
    if further is not None:
        return further
    bare = label == noun.group() and not text[: noun.start()].endswith((" a ", " an ", "A ", "An "))
    if bare or kind is LinkKind.CORRIDOR or label.endswith("s") or not _CROSSING.search(label):
        return by_way(text, noun, kind)
    return Name(start, noun.end(), NameType.LINK, label, CROSS_BORDER, kind, proper=False)


def by_way(text: str, noun: re.Match[str], kind: LinkKind | None) -> Name | None:
    """Return "a link via Gotland"; the first part of a longer way is no name."""
    way = _VIA.match(text, noun.end())
    if way is None:
        return None
    label = f"{noun.group()} via {way['place']}"
    return Name(noun.start(), way.end(), NameType.LINK, label, ENDS, kind, stops=(), proper=False)


def _further(text: str, noun: re.Match[str], kind: LinkKind, start: int, label: str) -> Name | None:
    """Return a link that its number, the sea above it or the border it crosses makes one."""
    numbered = _NUMBERED.match(text, noun.end()) if kind is LinkKind.ROAD else None
    if numbered is not None:
        beside = numbered.start("code") == noun.end() + 1
        as_printed = text[noun.start() : numbered.end("code")]
        name = as_printed if beside else f"{numbered['code']} {noun.group()}"
        return Name(start, numbered.end("code"), NameType.LINK, name, NAMED, kind)
    if kind in _LAID and (under := _UNDER.match(text, noun.end())) is not None:
        name = f"{label}{under.group()}"
        return Name(start, under.end(), NameType.LINK, name, ENDS, kind, proper=False)
    over = None if noun.group().endswith("s") else _OVER_BORDER.match(text, noun.end())
    if over is not None and not lexicon().nouns.search(text, noun.end(), over.end()):
        return Name(start, noun.end(), NameType.LINK, label, CROSS_BORDER, kind, proper=False)
    return None
