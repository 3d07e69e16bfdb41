"""From the text of a reply to the claims in it, however they are wrapped.

Models put prose or a fence around JSON, answer with a bare list, or are cut off in the middle.
What can be read with certainty is taken: whole objects. Nothing is repaired or guessed; whether an
object is a claim is for `graph.llm.gates` to decide.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

#: More claims in one chunk are no reading but a flood.
MOST_CLAIMS: Final = 200
MOST_CHARACTERS: Final = 400_000
_NAMED_LIST: Final = re.compile(r'"claims"\s*:\s*\[')
_BARE_LIST: Final = re.compile(r"\[(?=\s*[{\]])")
_NEXT: Final = re.compile(r"[\s,]*")

RawClaim = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Parsed:
    """The objects of a reply in their order, and what was wrong with the rest, if anything."""

    claims: tuple[RawClaim, ...]
    problem: str | None = None


def parse_reply(text: str) -> Parsed:
    """Return the objects in the list of claims of a reply; no text raises."""
    if not text.strip():
        return Parsed((), "the reply is empty")
    if len(text) > MOST_CHARACTERS:
        return Parsed((), f"the reply is longer than {MOST_CHARACTERS:,} characters")
    opening = _NAMED_LIST.search(text) or _BARE_LIST.search(text)
    if opening is None:
        return Parsed((), "the reply holds no list of claims")
    return _objects(text, opening.end())


def _objects(text: str, at: int) -> Parsed:
    """Read objects from inside a list on, up to its end or to what is no object."""
    decoder = json.JSONDecoder(parse_float=Decimal, parse_constant=_no_number)
    found: list[RawClaim] = []
    while True:
        at = _end_of_blanks(text, at)
        if text.startswith("]", at):
            return Parsed(tuple(found))
        if at >= len(text):
            return Parsed(tuple(found), "the reply breaks off")
        if len(found) == MOST_CLAIMS:
            return Parsed(tuple(found), f"the reply holds more than {MOST_CLAIMS} claims")
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return Parsed(tuple(found), "the reply breaks off or is no JSON")
        if not isinstance(value, dict):
            return Parsed(tuple(found), "the reply lists something that is no object")
        found.append(value)


def _end_of_blanks(text: str, at: int) -> int:
    match = _NEXT.match(text, at)
    return match.end() if match else at


def _no_number(name: str) -> None:
    """Refuse `NaN` and `Infinity`, which Python reads though they are no JSON."""
    raise ValueError(name)
