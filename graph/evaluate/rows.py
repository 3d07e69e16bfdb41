"""Reading annotations and claims from JSON Lines of the interchange format."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from graph.claims import Claim
from graph.claims.format import claim_to_row
from graph.errors import ClaimFormatError
from graph.evaluate.model import Gold, Prediction, Span, Value
from graph.evaluate.schema import LISTS, TYPES

GOLD_SUFFIX: Final = ".gold.jsonl"
_CHOICE: Final = "any"


def read_gold(path: Path) -> list[Gold]:
    """Return the annotated claims of a file, or of all `*.gold.jsonl` files of a folder.

    Raises:
        ClaimFormatError: the file is missing or unreadable, the folder has no such file, or a
            line is not a claim of the format.
    """
    if path.is_dir():
        files = sorted(path.glob(f"*{GOLD_SUFFIX}"))
        if not files:
            raise ClaimFormatError(f"{path} holds no *{GOLD_SUFFIX} file; name another folder")
        return [gold for file in files for gold in read_gold(file)]
    return [_gold(row, where) for where, row in _rows(path)]


def read_predictions(path: Path) -> list[Prediction]:
    """Return the claims of a file.

    Raises:
        ClaimFormatError: the file is missing or unreadable, or a line is not a claim.
    """
    return [_prediction(row, where) for where, row in _rows(path)]


def predictions(claims: Iterator[Claim] | tuple[Claim, ...]) -> list[Prediction]:
    """Return the claims that have a place in the format, in the order of a claims file.

    Each distinct row counts once, with the rule of the first claim that says so.
    """
    rows: dict[tuple[str, int, int, str, str], Prediction] = {}
    for claim in claims:
        row = claim_to_row(claim)
        if row is None:
            continue
        key = row["document"], row["start"], row["end"], row["type"]
        rows.setdefault(
            (*key, json.dumps(row, ensure_ascii=False)),
            Prediction(
                row["document"],
                row["type"],
                ((row["start"], row["end"]),),
                _values(row["fields"], claim.type),
                claim.rule,
                claim.confidence,
            ),
        )
    return [rows[key] for key in sorted(rows)]


def _rows(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the objects of a file, each with the file and line it stands on."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise ClaimFormatError(f"{path} cannot be read: {reason}; name a claims file") from error
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            row = json.loads(line)
        except ValueError as error:
            raise ClaimFormatError(
                f"{where}: not JSON; write one claim a line ({error})"
            ) from error
        if not isinstance(row, dict):
            raise ClaimFormatError(f"{where}: not an object; write one claim a line")
        yield where, row


def _gold(row: Mapping[str, Any], where: str) -> Gold:
    document, kind, span, fields = _parts(row, where)
    try:
        choices = {
            name: tuple(_value(name, option) for option in _options(fields.get(name)))
            for name in TYPES[kind].fields
        }
    except ValueError as error:
        raise ClaimFormatError(f"{where}: {error}") from error
    return Gold(document, kind, span, choices, row.get("optional") is True)


def _prediction(row: Mapping[str, Any], where: str) -> Prediction:
    document, kind, span, fields = _parts(row, where)
    try:
        values = _values(fields, kind)
    except ValueError as error:
        raise ClaimFormatError(f"{where}: {error}") from error
    rule, confidence = row.get("rule"), row.get("confidence")
    return Prediction(
        document,
        kind,
        (span,),
        values,
        rule if isinstance(rule, str) else None,
        Decimal(str(confidence)) if isinstance(confidence, int | float) else None,
    )


def _parts(row: Mapping[str, Any], where: str) -> tuple[str, str, Span, Mapping[str, Any]]:
    document, kind, fields = row.get("document"), row.get("type"), row.get("fields")
    start, end = row.get("start"), row.get("end")
    if not isinstance(document, str):
        raise ClaimFormatError(f"{where}: 'document' is missing; give the file name of the text")
    if not isinstance(kind, str) or kind not in TYPES:
        raise ClaimFormatError(f"{where}: type {kind!r} is unknown; use {', '.join(TYPES)}")
    if not isinstance(start, int) or not isinstance(end, int):
        raise ClaimFormatError(f"{where}: 'start' and 'end' are missing; give code points")
    if not isinstance(fields, dict):
        raise ClaimFormatError(f"{where}: 'fields' is missing; give the fields of the claim")
    return document, kind, (start, end), fields


def _options(value: Any) -> list[Any]:
    """Return the alternatives of an annotated value."""
    if not isinstance(value, dict):
        return [value]
    options = value.get(_CHOICE)
    if not isinstance(options, list) or not options:
        raise ValueError(f'{value!r} is no choice; write {{"{_CHOICE}": [a, b]}}')
    return options


def _values(fields: Mapping[str, Any], kind: str) -> dict[str, Value]:
    return {name: _value(name, fields.get(name)) for name in TYPES[kind].fields}


def _value(name: str, value: Any) -> Value:
    """Return a JSON value as a field holds it.

    Raises:
        ValueError: a list where the field takes one value, or the other way round.
    """
    if value is None:
        return None
    if name in LISTS:
        if not isinstance(value, list):
            raise ValueError(f"{name} is not a list; put codes and names of lists in brackets")
        return tuple(str(member) for member in value)
    if isinstance(value, str | int | float | bool):
        return value
    raise ValueError(f"{name} is neither text nor a number; give one value")
