"""What claims of each type hold, and which of their fields settle what.

The table follows the interchange format of `graph.claims.format`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ClaimType:
    """One type of claim.

    Attributes:
        fields: its fields, in the order of the format.
        key: the field that names the thing, if one does.
        settled: fields that finding the claim has compared already, so that they are not
            compared again.
    """

    fields: tuple[str, ...]
    key: str | None = None
    settled: frozenset[str] = frozenset()


def _of(fields: str, key: str | None = None, settled: str = "") -> ClaimType:
    return ClaimType(tuple(fields.split()), key, frozenset(settled.split()))


TYPES: Final[Mapping[str, ClaimType]] = {
    "flow": _of(
        "reporter partner direction value low high currency start end commodity",
        settled="value low high",
    ),
    "change": _of(
        "reporter partner direction percent trend start end base_start base_end commodity",
        settled="percent",
    ),
    "target": _of("parties value currency by", settled="value parties"),
    "instrument": _of("kind title parties party_names subject status date count"),
    "session": _of("body ordinal parties start end place", "body", "body"),
    "hub": _of("name kind country", "name"),
    "access": _of("hub grantor beneficiaries", "hub", "hub beneficiaries"),
    "link": _of("name kind countries stops status", "name"),
    "attribute": _of("of name value unit currency", "name", "value"),
    "sector": _of("parties sector status", "sector"),
    "organisation": _of("name country kind", "name"),
    "person": _of("name role country", "name"),
    "cause": _of("effect cause", "cause"),
}

#: Types that are scored only in documents whose annotation has some.
PARTIAL_TYPES: Final = frozenset({"cause"})

#: Fields that hold sets of codes; all of them must agree.
CODE_LISTS: Final = frozenset({"partner", "parties", "countries"})

#: Fields that hold names in a list; half of those annotated are enough.
NAME_LISTS: Final = frozenset({"party_names", "stops", "beneficiaries"})

LISTS: Final = CODE_LISTS | NAME_LISTS

#: Fields in the words of the document, which need to be alike rather than equal.
TEXTS: Final = frozenset(
    "name title subject body place hub of sector role effect cause commodity".split()
)
