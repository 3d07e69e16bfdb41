"""Whose a link is, and who only runs or builds one and is none itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from graph.claims import LinkKind
from graph.extract.gazetteer import GeoForm, GeoMention
from graph.extract.links.ends import OPERATORS
from graph.extract.links.runs import CapitalRun
from graph.extract.mentions import Name

#: "'s new " between a country and its link.
_POSSESSIVE: Final = re.compile(r"['’]s? (?:[a-z-]+ ){0,2}")
#: What ends the name of a company: "Road Motor Services".
_COMPANIES: Final = frozenset({"Services", "Service"})
#: "the Lobito Atlantic Railway consortium": who runs a link is none.
_RUN_BY: Final = re.compile(
    r" (?:consortium|company|companies|corporation|operator|authority|agency|joint venture"
    r"|concessionaire)\b",
    re.IGNORECASE,
)
#: What leads to a railway that is a company.
_DONE_BY: Final = re.compile(
    r"(?<!\w)(?:built|laid|run|operated|owned|managed|maintained|undertaken|led|carried out|signed"
    r"|said|provided|executed) by (?:the )?\Z"
)
_DOER_REACH: Final = 24
_RAILWAYS: Final = frozenset({"Railway", "Railways", "Railroad"})


def names_operator(text: str, noun: re.Match[str]) -> bool:
    """Whether a noun is part of the name of who runs a link: "Railway consortium"."""
    return _RUN_BY.match(text, noun.end()) is not None


def is_company(noun: re.Match[str], kind: LinkKind | None) -> bool:
    """Whether a capitalised noun ends the name of a company: "Road Motor Services"."""
    sails = kind is LinkKind.SEA_ROUTE and noun.group() in OPERATORS
    return sails or noun.group() in _COMPANIES


def is_doer(text: str, name: Name) -> bool:
    """Whether a name is of whom something is done by: "to be built by Southern Railway"."""
    railway = name.name.rsplit(" ", 1)[-1] in _RAILWAYS
    return railway and bool(_DONE_BY.search(text, max(0, name.start - _DOER_REACH), name.start))


def with_owner(text: str, geo: Sequence[GeoMention], name: Name) -> Name:
    """Return a link with the country whose it is, if it has no other: "Guyana's new X bridge"."""
    if name.parties or name.stops:
        return name
    owners = (g for g in geo if g.group is None and g.possessive and g.end <= name.start)
    for owner in owners:
        if _POSSESSIVE.fullmatch(text, owner.end, name.start):
            return replace(name, parties=tuple(sorted(owner.codes)))
    return name


def without_owner(
    geo: Sequence[GeoMention], run: CapitalRun
) -> tuple[CapitalRun, list[GeoMention]]:
    """Return a run without whose its first place is: "the Cameroonian Bamenda-Mamfe road"."""
    owner = [g for g in geo if g.start == run.start and g.form is GeoForm.DEMONYM]
    first = run.parts[0]
    length = owner[0].end - run.start + 1 if owner else 0
    if not owner or len(first) <= length or first[length - 1] != " ":
        return run, []
    parts = (first[length:], *run.parts[1:])
    return CapitalRun(run.start + length, run.end, run.label[length:], parts), owner
