"""The history of an instrument or body: claims on its status put together into events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

from graph.claims import InstrumentClaim, PartialDate, Status
from graph.resolve.context import Countries
from graph.resolve.entities import EntityClass, Ref, StatusEvent
from graph.resolve.identity import digest
from graph.resolve.names import slug

ONCE: Final = frozenset({Status.SIGNED, Status.INITIALLED, Status.IN_FORCE, Status.EXPIRED})
"""Stages that an instrument reaches once: two dates of one of them mean two instruments."""


_WISHES: Final = frozenset(
    {Status.PROPOSED, Status.CALLED_FOR, Status.UNDER_NEGOTIATION, Status.DISCUSSED}
)
"""Stages that look ahead by themselves."""


class _Stage(NamedTuple):
    readings: tuple[Status, ...]
    planned: bool
    party: str | None


def readings_of(claim: InstrumentClaim) -> tuple[Status, ...]:
    """Return every reading of a claim's status, the first reading first."""
    if claim.readings:
        return claim.readings
    return () if claim.status is None else (claim.status,)


def within(inner: PartialDate, outer: PartialDate) -> bool:
    """Whether one date states the other more exactly, or equally so."""
    return outer.first <= inner.first and inner.last <= outer.last


def status_events(
    owner: str, claims: Iterable[tuple[str, InstrumentClaim]], countries: Countries
) -> tuple[StatusEvent, ...]:
    """Return the events of the thing with the IRI path `owner`, in the order of time.

    Claims of one status, by the same side, are one event where their dates agree: a coarser or
    missing date joins the finer one if there is only one that it can mean.
    """
    stages: dict[_Stage, dict[PartialDate | None, list[str]]] = {}
    for key, claim in claims:
        readings = readings_of(claim)
        if readings:
            dated = stages.setdefault(
                _Stage(readings, claim.planned, claim.status_party), defaultdict(list)
            )
            dated[claim.date].append(key)
    events = [
        _event(owner, stage, date, keys, countries)
        for stage, dated in stages.items()
        for date, keys in _joined(dated).items()
    ]
    return tuple(sorted(events, key=lambda event: (str(event.date or "9999"), event.ref)))


def _joined(dated: dict[PartialDate | None, list[str]]) -> dict[PartialDate | None, list[str]]:
    """Move the claims of a coarser date to the finer one that it must mean."""
    finest = [
        date
        for date in dated
        if date is not None
        and not any(other is not None and other != date and within(other, date) for other in dated)
    ]
    joined: dict[PartialDate | None, list[str]] = defaultdict(list)
    for date, keys in dated.items():
        targets = [fine for fine in finest if date is None or (date != fine and within(fine, date))]
        joined[targets[0] if len(targets) == 1 else date] += keys
    return joined


def _event(
    owner: str,
    stage: _Stage,
    date: PartialDate | None,
    keys: list[str],
    countries: Countries,
) -> StatusEvent:
    label = " or ".join(reading.replace("_", " ") for reading in stage.readings)
    label += f" by {countries.name(stage.party)}" if stage.party else ""
    label += f", {date}" if date else ""
    label += " (planned)" if stage.planned and stage.readings[0] not in _WISHES else ""
    party = () if stage.party is None else (stage.party,)
    parts = (owner, *stage.readings, str(stage.planned), str(date or ""), *party)
    return StatusEvent(
        ref=Ref(EntityClass.STATUS_EVENT, f"{slug(stage.readings[0])}-{digest(parts)}"),
        label=label[0].upper() + label[1:],
        claims=tuple(sorted(keys)),
        readings=stage.readings,
        date=date,
        planned=stage.planned,
        party=stage.party,
    )
