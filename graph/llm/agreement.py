"""What a claim of a model is worth beside the claims of the rules.

Rules come first, always. A claim of a model that says no more than a rule's claim on the same
place, or just the same as one on another place of the document, is no second claim: the rule's
stands as it is, and the agreement is written down (`SAME`). One that reads the same figure or thing
in the same place otherwise, or says other things of a named hub, line, organisation or person
(`OTHERWISE`), is kept out of the graph and goes to quarantine, for a person to look at: two
readings of one sentence are not two statements. Only what no rule has read there is `NEW`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from graph.claims import Claim
from graph.claims.format import claim_to_row
from graph.evaluate.names import ALIKE, likeness

#: The fields that tell what figure or thing a claim is about, by type.
_IDENTITY: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "flow": ("value", "low", "high", "currency"),
        "change": ("percent", "direction"),
        "target": ("value", "currency"),
        "instrument": ("title", "subject"),
        "session": ("body",),
        "hub": ("name",),
        "access": ("hub",),
        "link": ("name",),
        "attribute": ("value", "unit", "currency"),
        "sector": ("sector",),
        "organisation": ("name",),
        "person": ("name",),
        "cause": ("cause",),
    }
)
#: Types whose name is one thing throughout a document, wherever it stands.
_NAMED: Final = frozenset({"hub", "link", "organisation", "person"})
_TEXTS: Final = frozenset(
    """commodity title subject body place name hub of sector role cause effect party_names stops
    beneficiaries""".split()
)
_UNCOMPARED: Final = frozenset({"low", "high"})


class Standing(StrEnum):
    """How a claim of a model stands to those of the rules."""

    NEW = "new"
    SAME = "same"
    OTHERWISE = "otherwise"


def standing(claim: Claim, rules: Iterable[Claim]) -> tuple[Standing, Claim | None]:
    """Return how a claim stands to the rules' claims on its document, and to which of them."""
    fields = _fields(claim)
    otherwise = None
    for known in rules:
        if known.type != claim.type:
            continue
        theirs = _fields(known)
        meet = _overlap(claim, known)
        if _says_no_more(fields, theirs) and (meet or _says_no_more(theirs, fields)):
            return Standing.SAME, known
        near = meet or claim.type in _NAMED
        if otherwise is None and near and _same_thing(claim.type, fields, theirs):
            otherwise = known
    return (Standing.NEW, None) if otherwise is None else (Standing.OTHERWISE, otherwise)


def differences(claim: Claim, known: Claim) -> tuple[str, ...]:
    """Return the fields in which two claims differ, or that only the first one settles."""
    fields, theirs = _fields(claim), _fields(known)
    return tuple(
        name
        for name, value in fields.items()
        if name not in _UNCOMPARED and value is not None and not _alike(name, value, theirs[name])
    )


def content(claim: Claim) -> str:
    """Return what a claim says as a text by which claims of one document can be told apart."""
    return f"{claim.type} {sorted(_fields(claim).items(), key=lambda item: item[0])!r}"


def _fields(claim: Claim) -> Mapping[str, Any]:
    row = claim_to_row(claim)
    return {} if row is None else row["fields"]


def _says_no_more(fields: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
    """Whether each settled field agrees; what a claim leaves open, the other may settle."""
    return all(
        name in _UNCOMPARED or value is None or _alike(name, value, theirs.get(name))
        for name, value in fields.items()
    )


def _same_thing(kind: str, fields: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
    """Whether two claims are about one figure or thing; names that are not given do not tell."""
    return all(
        _alike(name, fields[name], theirs[name])
        for name in _IDENTITY[kind]
        if name not in _TEXTS or (fields[name] is not None and theirs[name] is not None)
    )


def _alike(name: str, one: Any, other: Any) -> bool:
    if name not in _TEXTS or one is None or other is None:
        return bool(one == other)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same_name, one, other))
    return isinstance(one, str) and isinstance(other, str) and _same_name(one, other)


def _same_name(one: str, other: str) -> bool:
    return one == other or likeness((one,), other) >= ALIKE


def _overlap(claim: Claim, known: Claim) -> bool:
    mine = claim.evidence[0]  # a second passage only dates the claim
    return any(mine.overlaps(theirs) for theirs in known.evidence)
