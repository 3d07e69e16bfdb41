"""All claims of a document about instruments: those told of each, and what other readers find."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.claims import Claim, InstrumentClaim
from graph.claims.model import InstrumentKind, Status
from graph.extract.instruments.awards import awards
from graph.extract.instruments.borrowing import borrowings
from graph.extract.instruments.discourse import Reader
from graph.extract.instruments.financing import financing
from graph.extract.instruments.known import Instrument, spelled_out
from graph.extract.instruments.launches import bonds, launches
from graph.extract.instruments.numbered import numbered
from graph.extract.instruments.passages import Passages
from graph.extract.instruments.priced import priced
from graph.extract.instruments.series import series
from graph.extract.instruments.stages import claims_of, with_stage
from graph.extract.instruments.topics import with_topics
from graph.extract.instruments.undertakings import undertakings
from graph.extract.scene import Scene


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield the claims of a document about instruments."""
    yield from with_topics(scene, _told(scene))


def _told(scene: Scene) -> Iterator[InstrumentClaim]:
    reader = Reader(scene)
    for index, sentence in enumerate(scene.sentences):
        reader.read(index, sentence)
    awarded = [with_stage(claim, reader.instruments) for claim in awards(scene)]
    for instrument in reader.instruments:
        _take_award(instrument, awarded)
    listed = [*series(scene, reader.sides.home), *awarded, *numbered(scene)]
    on_lists = Passages(listed)
    found = [
        claim
        for instrument in reader.instruments
        if not spelled_out(instrument, reader.instruments)
        for claim in claims_of(instrument)
        if not _is_told_throughout(claim, on_lists)
    ]
    sums = list(financing(scene))
    on_sums = Passages(sums)
    found = [claim for claim in found if not (_is_bare_loan(claim) and _is_told(claim, on_sums))]
    found = [claim for claim in found if not _is_announced(scene, claim, [*sums, *awarded])]
    yield from found
    yield from listed
    told = Passages([*found, *listed])
    yield from (claim for claim in sums if not _is_told(claim, told))
    agreed = Passages(c for c in (*found, *listed, *sums) if c.status is Status.AGREED)
    yield from (each for each in undertakings(scene) if each.evidence[0].start not in agreed)
    borrowed = list(borrowings(scene, reader.sides.home))
    yield from borrowed
    told = Passages([*found, *listed, *sums, *borrowed])
    yield from (each for each in priced(scene) if not _is_told(each, told))
    yield from (each for each in launches(scene) if not _is_told(each, told))
    yield from (each for each in bonds(scene) if not _is_told(each, told))


def _take_award(instrument: Instrument, awarded: Sequence[InstrumentClaim]) -> None:
    """Take what a loan or contract is for from the words on who gives it, for its other stages."""
    if instrument.subject is not None or instrument.title is not None:
        return
    for claim in awarded:
        same = claim.kind is instrument.kind and claim.subject is not None
        passages = (o.evidence for o in instrument.occurrences)
        if same and any(a.overlaps(b) for a in passages for b in claim.evidence):
            instrument.subject = claim.subject
            return


def _is_bare_loan(claim: InstrumentClaim) -> bool:
    """Whether a loan is only mentioned, so that words on who pays with it tell more."""
    return claim.kind is InstrumentKind.LOAN and claim.status is None


def _is_announced(scene: Scene, claim: InstrumentClaim, others: Sequence[InstrumentClaim]) -> bool:
    """Whether a loan of the headline alone is told with its lender in the text below it."""
    if claim.kind is not InstrumentKind.LOAN or claim.party_names:
        return False
    headline = scene.sentences[0]
    if headline.text.endswith((".", "!", "?")):
        return False
    end = scene.evidence(headline, 0, len(headline.text)).end
    if not any(e.end <= end for e in claim.evidence):
        return False
    below = Passages(others)
    return all(e.end <= end or below.touch(e) for e in claim.evidence) and any(
        other.kind is claim.kind
        and other.status is claim.status
        and not set(other.parties).isdisjoint(claim.parties)
        and all(e.start >= end for e in other.evidence)
        for other in others
    )


def _is_told(claim: InstrumentClaim, others: Passages) -> bool:
    """Whether another claim rests on part of the same passage."""
    return any(map(others.touch, claim.evidence))


def _is_told_throughout(claim: InstrumentClaim, others: Passages) -> bool:
    """Whether part of each passage on which a claim rests is told by another."""
    return bool(claim.evidence) and all(map(others.touch, claim.evidence))
