"""Two mentions beside each other of one link: "BaltSea 2, a cable from A to B"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from graph.extract.gazetteer import GeoMention
from graph.extract.links.lexicon import lexicon
from graph.extract.mentions import Name, NameType

NAMED: Final = "link.named"
#: "usually " before "called" and a second name.
_ADVERB: Final = (
    r"(?:also|better|best|commonly|officially|locally|usually|often|generally|widely|popularly"
    r"|sometimes|formerly|formally)"
)
#: " (INSTC), a 7,200-km " between a link and what explains it, or " (locally …) is a ".
_APPOSITION: Final = re.compile(
    r"(?: \([^)]{1,60}\)"
    rf"|,? (?:{_ADVERB} )?(?:known as|called) (?:the )?[\w –-]{{2,50}}(?=,))?"
    r",? (?:(?:is|was|will be|would be) )?(?:\(|an? |the )[\w ,$€£.-]{0,60}"
    r"(?:\([^()]{1,20}\) [\w -]{0,20})?"
)
#: "BaltSea 2, a 600-megawatt direct-current " before "cable": the name that a noun explains.
_EXPLAINED: Final = re.compile(
    r"(?<![\w.-])(?P<name>[A-Z][\w'&-]{1,20}(?: [A-Z][\w'&-]{1,20}){0,2}(?: \d{1,2})?)"
    r"(?:(?: \([^)]{1,20}\))?, | (?:is|was|will be) )(?:an?|the) (?:[\w,.]+[\w-]* ){0,6}$"
)
_PREPOSITION: Final = re.compile(r" (?:on|of|in|for|to|at|with|who|by|over|from|and|that|which) ")
_EXPLAINED_REACH: Final = 120
_ON_WHICH: Final = re.compile(r",? (?:on|along|over|by|through) which (?:the )?(?:[a-z]+ )?")
#: "Corridor VIII should take " before "trains from A to B".
_TAKES: Final = re.compile(
    r" (?:(?:will|would|should|could|may|can|is to|now|already) )?"
    r"(?:takes?|carr(?:y|ies)|brings?|moves?) (?:the )?"
)
#: ", the ", " (called the " between what describes a link and its name.
_CALLED: Final = re.compile(
    r"(?:, | \(|, known as |, called |, named )(?:the )?"
    r"(?:[\d.,]+[ -]?(?:km|kilomet\w+|mile\w*|kV|MW)[ -]?(?:long )?)?"
)
#: ", better known as ", ", or the so-called " between a link and a second name of it.
_ALSO_CALLED: Final = re.compile(
    rf"(?:,? (?:{_ADVERB} )?(?:known as|called|named|dubbed) "
    r"|,? (?:or )?(?:the )?so-called |,? or (?=(?:the )?[\"“‘'])"
    r"| \((?:[A-Z]{2,9}, )?(?:also |or )?)(?:the )?[\"“‘']?"
)


def as_one(text: str, before: Name, name: Name) -> Name | None:
    """Return what two mentions tell of one link, None if they are of two."""
    parties = tuple(sorted({*before.parties, *name.parties}))
    if _named_after(text, before, name):
        return replace(name, stops=name.stops or before.stops, parties=parties)
    if _explains(text, before, name) or _on_which(text, before, name):
        stops = max(before.stops, name.stops, key=len)
        return replace(before, parties=parties, stops=stops)
    proper = before.proper and name.proper and name.rule == NAMED
    if proper and also_called(text, before, name.start):
        return replace(before, acronym=before.acronym or name.name)
    return None


def also_called(text: str, before: Name, start: int) -> bool:
    """Whether a second name of a link begins at `start`: "(the "Middle Corridor")"."""
    return _ALSO_CALLED.fullmatch(text, before.end, start) is not None


def explained_by(
    text: str, geo: Sequence[GeoMention], noun: re.Match[str], name: Name | None
) -> Name | None:
    """Return the link that a noun with its ends explains: "BaltSea 2, a cable from A to B".

    A noun without ends only explains a name that carries a number.
    """
    if name is not None and name.proper:
        return name
    lead = _EXPLAINED.search(text, max(0, noun.start() - _EXPLAINED_REACH), noun.start())
    if lead is None or _PREPOSITION.search(text, lead.end("name"), noun.start()):
        return name
    kind = lexicon().kinds.get(noun.group().casefold(), name.kind if name else None)
    numbered = lead["name"][-1].isdigit()
    place = any(g.start < lead.end("name") and lead.start("name") < g.end for g in geo)
    if place or (name is None and (kind is None or not numbered)):
        return name
    if lead["name"].split(" ")[0] in lexicon().not_in_name:
        return name
    named = Name(lead.start("name"), lead.end("name"), NameType.LINK, lead["name"], NAMED, kind)
    return named if name is None else replace(named, parties=name.parties, stops=name.stops)


def _named_after(text: str, before: Name, name: Name) -> bool:
    """Whether a name is that of the link described right before: "a cable to Cyprus, the GSI"."""
    between = text[before.end : name.start]
    return name.proper and not before.proper and _CALLED.fullmatch(between) is not None


def _on_which(text: str, before: Name, name: Name) -> bool:
    """Whether what runs tells the ends of its line: "the X line, on which trains ran from A"."""
    between = text[before.end : name.start]
    if name.proper or before.stops:
        return False
    takes = before.proper and _TAKES.fullmatch(between) is not None
    return takes or _ON_WHICH.fullmatch(between) is not None


def _explains(text: str, before: Name, name: Name) -> bool:
    """Whether a description is of the link named right before: "the A-B line, a connection …"."""
    between = text[before.end : name.start]
    return not name.proper and _APPOSITION.fullmatch(between) is not None
