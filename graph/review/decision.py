"""One decision of a person on one claim of a document."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from graph.errors import ClaimFormatError

_KEYS: Final = ("verdict", "type", "fields", "passage", "start", "who", "when", "why")
_OPTIONAL: Final = ("replacement",)


class Verdict(StrEnum):
    """What a person decided on a claim."""

    ACCEPT = "accept"
    REJECT = "reject"
    REPLACE = "replace"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision, complete in itself: it outlives every change of the extractor.

    Attributes:
        verdict: what was decided.
        type: type of the claim.
        fields: the claim as it was judged (for `add`: as it shall be), in the interchange format.
        passage: the words of the document, character by character.
        start: where the passage began when the decision was made.
        who: the person who decided.
        when: the day.
        why: the reason.
        replacement: for `replace`, the fields that are right.
    """

    verdict: Verdict
    type: str
    fields: Mapping[str, Any]
    passage: str
    start: int
    who: str
    when: date
    why: str
    replacement: Mapping[str, Any] | None = None

    @property
    def right_fields(self) -> Mapping[str, Any]:
        """The fields that the claim has when the decision is followed."""
        return self.fields if self.replacement is None else self.replacement

    def to_line(self) -> str:
        """Return the decision as one line of a review file, without a newline."""
        row: dict[str, Any] = {
            "verdict": self.verdict.value,
            "type": self.type,
            "fields": dict(self.fields),
            "passage": self.passage,
            "start": self.start,
            "who": self.who,
            "when": self.when.isoformat(),
            "why": self.why,
        }
        if self.replacement is not None:
            row["replacement"] = dict(self.replacement)
        return json.dumps(row, ensure_ascii=False)


def parse_decision(line: str) -> Decision:
    """Read one line of a review file.

    Raises:
        ClaimFormatError: the line is not a decision; the message says what is wrong.
    """
    try:
        row = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ClaimFormatError("it is not JSON") from error
    if not isinstance(row, dict):
        raise ClaimFormatError("it is not an object")
    missing = [key for key in _KEYS if key not in row]
    unknown = sorted(row.keys() - set(_KEYS) - set(_OPTIONAL))
    if missing or unknown:
        problem = f"it lacks {missing[0]!r}" if missing else f"it has the unknown {unknown[0]!r}"
        raise ClaimFormatError(problem)
    return Decision(
        verdict=_verdict(row),
        type=_text(row, "type"),
        fields=_fields(row, "fields"),
        passage=_text(row, "passage"),
        start=_start(row),
        who=_text(row, "who"),
        when=_day(row),
        why=_text(row, "why"),
        replacement=_replacement(row),
    )


def _verdict(row: Mapping[str, Any]) -> Verdict:
    try:
        return Verdict(row["verdict"])
    except ValueError as error:
        words = ", ".join(Verdict)
        raise ClaimFormatError(f"verdict is {row['verdict']!r}; it is one of {words}") from error


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row[name]
    if not isinstance(value, str) or not value.strip():
        raise ClaimFormatError(f"{name} is {value!r}, which is no text")
    return value


def _start(row: Mapping[str, Any]) -> int:
    value = row["start"]
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ClaimFormatError(f"start is {value!r}, which is no position")
    return value


def _day(row: Mapping[str, Any]) -> date:
    try:
        return date.fromisoformat(row["when"])
    except (TypeError, ValueError) as error:
        raise ClaimFormatError(f"when is {row['when']!r}; write it as 2025-06-30") from error


def _fields(row: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = row[name]
    if not isinstance(value, dict):
        raise ClaimFormatError(f"{name} is {value!r}, which is no object")
    return MappingProxyType(value)


def _replacement(row: Mapping[str, Any]) -> Mapping[str, Any] | None:
    given = row.get("replacement") is not None
    if given != (row["verdict"] == Verdict.REPLACE):
        raise ClaimFormatError("'replacement' stands with the verdict replace, and only there")
    return _fields(row, "replacement") if given else None
