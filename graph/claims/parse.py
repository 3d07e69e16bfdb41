"""Claims from the rows of the interchange format: the inverse of `graph.claims.format`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, Final, TypeVar

from graph.claims.evidence import Evidence
from graph.claims.format import SPELLED_UNITS
from graph.claims.model import (
    AccessClaim,
    AttributeClaim,
    CauseClaim,
    ChangeClaim,
    Claim,
    Direction,
    FlowClaim,
    HubClaim,
    HubKind,
    InstrumentClaim,
    InstrumentKind,
    LinkClaim,
    LinkKind,
    OrganisationClaim,
    OrganisationKind,
    PersonClaim,
    SectorClaim,
    SessionClaim,
    Status,
    TargetClaim,
    Trend,
)
from graph.claims.period import PartialDate, Period
from graph.claims.quantity import Quantity
from graph.errors import ClaimFormatError

_UNIT_CODES: Final = {word: code for code, word in SPELLED_UNITS.items()}

W = TypeVar("W", bound=StrEnum)

#: Digits before or after the point; figures are written out, so a larger exponent is refused.
_MOST_DIGITS: Final = 30


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claim comes from: its passages, what made it, and how sure that is."""

    evidence: tuple[Evidence, ...]
    rule: str
    confidence: Decimal


def claim_from_row(kind: str, fields: Mapping[str, Any], origin: Origin) -> Claim:
    """Build a claim of a type from the fields of a row.

    Raises:
        ClaimFormatError: the type is unknown, or a field is missing, unknown or does not fit; the
            message names the field.
    """
    maker = _MAKERS.get(kind)
    if maker is None:
        raise ClaimFormatError(f"{kind!r} is no type of claim; known are {', '.join(_MAKERS)}")
    reader = _Fields(kind, fields)
    try:
        claim = maker(reader, origin)
    except ValueError as error:
        raise ClaimFormatError(f"{kind}: {error}") from error
    reader.refuse_unread()
    return claim


def known_types() -> frozenset[str]:
    """Return the types of claims that have a place in the format."""
    return frozenset(_MAKERS)


class _Fields:
    """The fields of one row, each read once with its type."""

    def __init__(self, kind: str, fields: Mapping[str, Any]) -> None:
        self._kind: Final = kind
        self._fields: Final = dict(fields)
        self._read: Final[set[str]] = set()

    def _take(self, name: str) -> Any:
        self._read.add(name)
        return self._fields.get(name)

    def _wrong(self, name: str, wanted: str) -> ClaimFormatError:
        found = self._fields.get(name)
        return ClaimFormatError(f"{self._kind}: {name} is {found!r}, which is no {wanted}")

    def refuse_unread(self) -> None:
        unknown = sorted(self._fields.keys() - self._read)
        if unknown:
            raise ClaimFormatError(f"{self._kind} has no field {unknown[0]!r}")

    def text(self, name: str) -> str | None:
        value = self._take(name)
        if value is None or (isinstance(value, str) and value.strip()):
            return value
        raise self._wrong(name, "text")

    def needed(self, name: str) -> str:
        value = self.text(name)
        if value is None:
            raise ClaimFormatError(f"{self._kind} needs {name}")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        value = self._take(name)
        if value is None:
            return ()
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        raise self._wrong(name, "list of texts")

    def codes(self, name: str) -> tuple[str, ...]:
        return tuple(sorted(self.texts(name)))

    def number(self, name: str) -> Decimal | None:
        value = self._take(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
            raise self._wrong(name, "number")
        try:
            number = Decimal(str(value))
        except InvalidOperation as error:
            raise self._wrong(name, "number") from error
        if not number.is_finite():
            raise self._wrong(name, "number")
        if abs(number.adjusted()) > _MOST_DIGITS:
            raise ClaimFormatError(f"{self._kind}: {name} is beyond {_MOST_DIGITS} digits")
        return number

    def whole(self, name: str) -> int | None:
        value = self._take(name)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        raise self._wrong(name, "whole number")

    def day(self, name: str) -> date | None:
        value = self.text(name)
        try:
            return None if value is None else date.fromisoformat(value)
        except ValueError as error:
            raise self._wrong(name, "date such as 2025-06-30") from error

    def partial_date(self, name: str) -> PartialDate | None:
        value = self.text(name)
        try:
            return None if value is None else PartialDate.parse(value)
        except ValueError as error:
            raise self._wrong(name, "date such as 1995, 2022-03 or 2022-03-14") from error

    def word(self, name: str, words: type[W]) -> W | None:
        value = self.text(name)
        if value is None:
            return None
        try:
            return words(value)
        except ValueError as error:
            raise self._wrong(name, f"word of {', '.join(words)}") from error

    def needed_word(self, name: str, words: type[W]) -> W:
        value = self.word(name, words)
        if value is None:
            raise ClaimFormatError(f"{self._kind} needs {name}")
        return value

    def period(self, prefix: str = "") -> Period | None:
        start, end = self.day(f"{prefix}start"), self.day(f"{prefix}end")
        if start is None and end is None:
            return None
        if start is None or end is None:
            raise ClaimFormatError(f"{self._kind}: a period needs {prefix}start and {prefix}end")
        return Period(start, end)

    def amount(self) -> Quantity:
        value, currency = self.number("value"), self.needed("currency")
        low = self.number("low") if "low" in self._fields else value
        high = self.number("high") if "high" in self._fields else value
        return Quantity(_printed(value, low, high, currency), value, low, high, currency)


def _printed(value: Decimal | None, low: Decimal | None, high: Decimal | None, unit: str) -> str:
    """Return a figure that nobody printed as digits with its unit."""
    if value is not None:
        return f"{value:,f} {unit}"
    ends = ["" if end is None else f"{end:,f}" for end in (low, high)]
    return f"{ends[0]}–{ends[1]} {unit}"


def _flow(row: _Fields, origin: Origin) -> Claim:
    return FlowClaim(
        evidence=origin.evidence,
        rule=origin.rule,
        confidence=origin.confidence,
        reporter=row.text("reporter"),
        partner=row.codes("partner"),
        direction=row.needed_word("direction", Direction),
        amount=row.amount(),
        period=row.period(),
        commodity=row.text("commodity"),
    )


def _change(row: _Fields, origin: Origin) -> Claim:
    percent = row.number("percent")
    return ChangeClaim(
        evidence=origin.evidence,
        rule=origin.rule,
        confidence=origin.confidence,
        reporter=row.text("reporter"),
        partner=row.codes("partner"),
        direction=row.needed_word("direction", Direction),
        trend=row.needed_word("trend", Trend),
        percent=None
        if percent is None
        else Quantity(f"{percent:f}%", percent, percent, percent, "%"),
        period=row.period(),
        base_period=row.period("base_"),
        commodity=row.text("commodity"),
    )


def _target(row: _Fields, origin: Origin) -> Claim:
    return TargetClaim(
        evidence=origin.evidence,
        rule=origin.rule,
        confidence=origin.confidence,
        parties=row.codes("parties"),
        amount=row.amount(),
        by=row.day("by"),
    )


def _instrument(row: _Fields, origin: Origin) -> Claim:
    status = row.word("status", Status)
    return InstrumentClaim(
        evidence=origin.evidence,
        rule=origin.rule,
        confidence=origin.confidence,
        kind=row.needed_word("kind", InstrumentKind),
        title=row.text("title"),
        parties=row.codes("parties"),
        party_names=row.texts("party_names"),
        subject=row.text("subject"),
        status=status,
        readings=(status,) if status else (),
        date=row.partial_date("date"),
        count=row.whole("count"),
    )


def _session(row: _Fields, origin: Origin) -> Claim:
    return SessionClaim(
        evidence=origin.evidence,
        rule=origin.rule,
        confidence=origin.confidence,
        body=row.needed("body"),
        ordinal=row.whole("ordinal"),
        parties=row.codes("parties"),
        start=row.day("start"),
        end=row.day("end"),
        place=row.text("place"),
    )


def _hub(row: _Fields, origin: Origin) -> Claim:
    return HubClaim(
        evidence=origin.evidence,
        rule=origin.rule,
        confidence=origin.confidence,
        name=row.needed("name"),
        kind=row.needed_word("kind", HubKind),
        country=row.text("country"),
    )


def _access(row: _Fields, origin: Origin) -> Claim:
    return AccessClaim(
        evidence=origin.evidence,
        rule=origin.rule,
        confidence=origin.confidence,
        hub=row.needed("hub"),
        grantor=row.text("grantor"),
        beneficiaries=row.texts("beneficiaries"),
    )


def _link(row: _Fields, origin: Origin) -> Claim:
    return LinkClaim(
        evidence=origin.evidence,
        rule=origin.rule,
        confidence=origin.confidence,
        name=row.needed("name"),
        kind=row.needed_word("kind", LinkKind),
        countries=row.codes("countries"),
        stops=row.texts("stops"),
        status=row.word("status", Status),
    )


def _attribute(row: _Fields, origin: Origin) -> Claim:
    of, name = row.needed("of"), row.needed("name")
    unit, currency = row.text("unit"), row.text("currency")
    unit = _UNIT_CODES.get(unit or "", unit)
    if unit and currency and unit.startswith(f"{currency}/"):
        currency = None  # a price: its unit names both
    try:
        number = row.number("value")
    except ClaimFormatError:
        number = None
    quantity = None
    if number is not None and (unit or currency):
        printed = _printed(number, number, number, currency or unit or "")
        quantity = Quantity(printed, number, number, number, currency or unit or "")
    return AttributeClaim(
        evidence=origin.evidence,
        rule=origin.rule,
        confidence=origin.confidence,
        of=of,
        name=name,
        quantity=quantity,
        text=None if quantity is not None else row.needed("value"),
    )


def _sector(row: _Fields, origin: Origin) -> Claim:
    return SectorClaim(
        evidence=origin.evidence,
        rule=origin.rule,
        confidence=origin.confidence,
        parties=row.codes("parties"),
        sector=row.needed("sector"),
        status=row.word("status", Status),
    )


def _organisation(row: _Fields, origin: Origin) -> Claim:
    return OrganisationClaim(
        evidence=origin.evidence,
        rule=origin.rule,
        confidence=origin.confidence,
        name=row.needed("name"),
        kind=row.needed_word("kind", OrganisationKind),
        country=row.text("country"),
    )


def _person(row: _Fields, origin: Origin) -> Claim:
    return PersonClaim(
        evidence=origin.evidence,
        rule=origin.rule,
        confidence=origin.confidence,
        name=row.needed("name"),
        role=row.text("role"),
        country=row.text("country"),
    )


def _cause(row: _Fields, origin: Origin) -> Claim:
    return CauseClaim(
        evidence=origin.evidence,
        rule=origin.rule,
        confidence=origin.confidence,
        effect=row.needed("effect"),
        cause=row.needed("cause"),
    )


_MAKERS: Final[Mapping[str, Callable[[_Fields, Origin], Claim]]] = {
    "flow": _flow,
    "change": _change,
    "target": _target,
    "instrument": _instrument,
    "session": _session,
    "hub": _hub,
    "access": _access,
    "link": _link,
    "attribute": _attribute,
    "sector": _sector,
    "organisation": _organisation,
    "person": _person,
    "cause": _cause,
}
