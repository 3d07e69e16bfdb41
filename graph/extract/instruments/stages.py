"""From all that a document says of one instrument to its claims, one for each stage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import msgspec

from graph.claims import Evidence, InstrumentClaim, Status
from graph.claims.model import InstrumentKind
from graph.claims.period import PartialDate, Precision
from graph.extract.instruments.known import REACHED, Instrument, Occurrence

#: The rule of claims that only a mention supports.
MENTION_RULE: Final = "instrument.mention"

#: "Agreements were reached" tells of no instrument yet.
_DONE: Final = REACHED - {Status.AGREED}
_SAYS_NOTHING: Final = frozenset([None, "cooperation", "co-operation"])
#: Several of these are instruments whatever they are about.
_FORMAL: Final = frozenset(
    {InstrumentKind.MOU, InstrumentKind.TREATY, InstrumentKind.PROTOCOL, InstrumentKind.CONTRACT}
    | {InstrumentKind.LOAN}
)
_SIGNING: Final = "instrument.signed"
_PRECISION: Final = {Precision.YEAR: 1, Precision.MONTH: 2, Precision.DAY: 3}


def claims_of(instrument: Instrument) -> Iterator[InstrumentClaim]:
    """Yield the claims about one instrument; none if too little is known of it."""
    if not _worth(instrument):
        return
    for occurrences in _stages(_weighed(instrument.occurrences)):
        best = max(
            occurrences,
            key=lambda o: (_precision(o.date), not o.weak, o.confidence, -o.evidence.start),
        )
        signed = _year_of_signing(best, instrument.kind)
        passages = [best.evidence, *(o.evidence for o in occurrences if o is not best)]
        yield InstrumentClaim(
            evidence=_distinct(passages),
            rule=best.rule,
            confidence=best.confidence,
            claimant=best.claimant,
            kind=instrument.kind,
            title=instrument.title or (None if instrument.subject else instrument.label),
            parties=instrument.parties,
            party_names=tuple(sorted(instrument.party_names)),
            subject=instrument.subject,
            status=best.status or signed,
            readings=best.readings or tuple(filter(None, [signed])),
            date=best.date,
            planned=best.planned,
            status_party=next((o.side for o in occurrences if o.side is not None), None),
            count=instrument.count,
        )


def _weighed(occurrences: Sequence[Occurrence]) -> Sequence[Occurrence]:
    """Take "concluded" for the end of talks where a signature is told or expected besides."""
    besides = [o for o in occurrences if o.rule == _SIGNING and not o.talks]
    return [
        _with_status(o, Status.AGREED)
        if o.talks and any(_apart(o, other) for other in besides)
        else o
        for o in occurrences
    ]


def _apart(concluded: Occurrence, signed: Occurrence) -> bool:
    """Whether what was concluded is not yet signed, or was on a later day."""
    if signed.planned:
        return signed.evidence.start >= concluded.evidence.start
    one, other = concluded.date, signed.date
    return one is not None and other is not None and not (_fits(one, other) or _fits(other, one))


def _with_status(occurrence: Occurrence, status: Status) -> Occurrence:
    return msgspec.structs.replace(occurrence, status=status, readings=(status,), talks=False)


def with_stage(claim: InstrumentClaim, instruments: Sequence[Instrument]) -> InstrumentClaim:
    """Return a loan or contract with the stage that a verb tells of it, if its own words do not."""
    if claim.status is not None:
        return claim
    for occurrence in (o for i in instruments if i.kind is claim.kind for o in i.occurrences):
        told = occurrence.status is not None and not occurrence.weak
        if told and any(occurrence.evidence.overlaps(e) for e in claim.evidence):
            return replace(
                claim,
                status=occurrence.status,
                readings=occurrence.readings,
                date=occurrence.date or claim.date,
                planned=occurrence.planned,
            )
    return claim


def _year_of_signing(mention: Occurrence, kind: InstrumentKind) -> Status | None:
    """Return the stage that a bare date stands for: "the 1995 agreement" was signed in 1995.

    Programmes are called by the year in which they run.
    """
    told = mention.date is not None and mention.status is None
    return Status.SIGNED if told and kind is not InstrumentKind.PROGRAMME else None


def _worth(instrument: Instrument) -> bool:
    """Whether enough is known of an instrument to claim it."""
    if not instrument.supported:
        return False
    if instrument.vague and not instrument.parties:
        return False
    strong = [o for o in instrument.occurrences if not o.weak or _applied(o)]
    known = instrument.title is not None or instrument.subject is not None
    if instrument.plural and instrument.count is None and instrument.title is None:
        reached = any(o.status in _DONE for o in strong)
        specific = instrument.subject is not None or instrument.kind in _FORMAL
        if instrument.kind is InstrumentKind.OTHER and instrument.subject in _SAYS_NOTHING:
            return False  # "signed several documents"
        return bool(strong) and len(instrument.parties) > 1 and (specific or reached)
    if instrument.title is not None:
        # "Colombia - Trade Agreements" heads a page and names no instrument.
        return bool(strong) or not (instrument.plural and instrument.bare and instrument.heading)
    if not strong and instrument.bare:
        return False
    if not strong:
        dated = any(o.date is not None for o in instrument.occurrences)
        used = any(o.status is Status.IN_FORCE for o in instrument.occurrences)
        return bool(instrument.parties) and (instrument.settled or known or dated or used)
    return bool(instrument.parties) or known


def _applied(occurrence: Occurrence) -> bool:
    """Whether a verb tells that an instrument is applied."""
    return occurrence.status is Status.IN_FORCE and occurrence.rule != MENTION_RULE


def _stages(occurrences: Sequence[Occurrence]) -> Iterator[list[Occurrence]]:
    """Gather what is said of the same stage; weak words give way to firm ones."""
    groups: list[list[Occurrence]] = []
    alike: defaultdict[tuple[Status | None, int | None], list[list[Occurrence]]] = defaultdict(list)
    for occurrence in sorted(_telling(occurrences), key=lambda o: -_precision(o.date)):
        year = None if occurrence.date is None else occurrence.date.year
        for group in alike[occurrence.status, year]:
            if _same_stage(group[0], occurrence) and _fits(group[0].date, occurrence.date):
                group.append(occurrence)
                break
        else:
            groups.append([occurrence])
            for key in {year, None}:  # what has no date may be of any year
                alike[occurrence.status, key].append(groups[-1])
    yield from groups


def _same_stage(one: Occurrence, other: Occurrence) -> bool:
    """Whether two occurrences tell of one stage; who reached it may be told in one of them."""
    return one.status is other.status and (one.side == other.side or None in (one.side, other.side))


def _telling(occurrences: Sequence[Occurrence]) -> Sequence[Occurrence]:
    firm = [o for o in occurrences if not o.weak]
    firm = [o for o in firm if not o.label] or firm
    if firm:
        return firm
    plans = [o for o in occurrences if o.status is not None and o.rule != MENTION_RULE]
    if plans:
        return plans
    return [o for o in occurrences if o.status is not None] or occurrences


def _precision(date: PartialDate | None) -> int:
    return 0 if date is None else _PRECISION[date.precision]


def _fits(exact: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether a date that is not more precise may be the same one."""
    return exact is None or other is None or str(exact).startswith(str(other))


def _distinct(passages: Sequence[Evidence]) -> tuple[Evidence, ...]:
    return tuple({(e.start, e.end): e for e in passages}.values())
