"""Instruments as a document knows them, and which mentions mean the same one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from msgspec import Struct

from graph.claims import Evidence
from graph.claims.evidence import Claimant
from graph.claims.model import InstrumentKind, Status
from graph.claims.period import PartialDate
from graph.extract.scene import MEMORY

_STOP: Final = frozenset(
    """a an the and of on in for to with by its their cooperation co-operation field fields area
    areas sector sectors agreement bilateral mutual joint between memorandum
    understanding""".split()
)
_PAIR: Final = 2
_FEW: Final = 4
#: Stages that were reached, as against those that were talked about.
REACHED: Final = frozenset(
    {
        Status.AGREED,
        Status.APPROVED,
        Status.INITIALLED,
        Status.SIGNED,
        Status.RATIFIED,
        Status.IN_FORCE,
        Status.IMPLEMENTED,
        Status.REACTIVATED,
        Status.SUSPENDED,
        Status.EXPIRED,
    }
)
_WORD: Final = re.compile(r"\w+")
_AGREEMENTS: Final = frozenset(
    {InstrumentKind.AGREEMENT, InstrumentKind.TREATY, InstrumentKind.CONTRACT}
)
POINTED_AT: Final = _AGREEMENTS | {
    InstrumentKind.LOAN,
    InstrumentKind.MOU,
    InstrumentKind.PROTOCOL,
    InstrumentKind.OTHER,
}
"""Kinds that a loose noun such as "the agreement" may mean."""


class Occurrence(Struct, frozen=True):
    """One stage, or a bare mention, of an instrument in one sentence.

    Attributes:
        side: code of the one party that reached the stage, if it is not all of them.
        weak: a bare mention, or a plan; it gives way to anything firmer.
        label: a heading such as "Signing of the … agreement", which may name a wish or a fact.
        talks: the verb may as well tell that talks have ended: "concluded an agreement".
    """

    status: Status | None
    readings: tuple[Status, ...]
    planned: bool
    side: str | None
    date: PartialDate | None
    rule: str
    confidence: Decimal
    claimant: Claimant | None
    evidence: Evidence
    weak: bool
    label: bool
    talks: bool = False


@dataclass(slots=True)
class Instrument:
    """One instrument as the document knows it so far; filled while the document is read.

    Attributes:
        loose: it was called by a word that fits any kind ("the deal").
        heading: it was first named in a heading.
        supported: something shows that it is an instrument at all.
        faint: only a stage that was reached can show it.
        settled: its parties are all known.
        vague: it has only been pointed at so far.
        bare: nothing but a noun has named it so far, so that only a stage is worth a claim.
        telling: adjectives that tell it from others of the same parties.
        year: the year by which it is called.
        label: what it is called after its parties, where nothing else names it.
        confirmed: the text below the heading has taken it up.
    """

    kind: InstrumentKind
    loose: bool
    title: str | None
    acronym: str | None
    parties: tuple[str, ...]
    party_names: tuple[str, ...]
    subject: str | None
    count: int | None
    plural: bool
    heading: bool
    supported: bool
    faint: bool
    settled: bool
    definite: bool
    vague: bool
    bare: bool
    telling: frozenset[str]
    year: PartialDate | None
    label: str | None = None
    confirmed: bool = False
    occurrences: list[Occurrence] = field(default_factory=list)


def find_known(
    new: Instrument, instruments: Sequence[Instrument], last: Instrument | None, *, indefinite: bool
) -> Instrument | None:
    """Return the instrument of the document that a mention means, if it is known.

    A mention that says nothing by itself points to the last one that it fits.
    """
    recent = instruments[: -MEMORY - 1 : -1]
    if not new.vague:
        found = next((k for k in recent if _same(new, k, indefinite=indefinite)), None)
        if found is None or not found.heading or found.confirmed:
            return found
        announced = (k for k in recent if k.heading and not k.confirmed)
        same = (k for k in announced if _same(new, k, indefinite=indefinite))
        return max(same, key=lambda known: _shared(new, known))
    fits = _fits_several if new.plural else _fits
    for candidate in (last, *recent):
        if candidate is not None and fits(new, candidate):
            return candidate
    return None


def _shared(new: Instrument, known: Instrument) -> int:
    """Return how many telling words two instruments have in common."""
    own = _telling(new.title or new.subject or "")
    return len(own & _telling(f"{known.title or ''} {known.subject or ''}"))


def merge_into(known: Instrument, new: Instrument) -> None:
    """Add to an instrument what a further mention tells."""
    if new.title and (known.title is None or len(new.title) > len(known.title)):
        known.title = new.title
    known.count = known.count or new.count
    guessed = known.heading and not known.confirmed and not known.settled
    if guessed and new.settled and new.parties and not new.heading:
        known.parties, known.settled = new.parties, True  # the text knows better than its headline
    known.confirmed = known.confirmed or not new.heading
    known.acronym = known.acronym or new.acronym
    known.label = known.label or new.label
    known.subject = known.subject or new.subject
    if set(known.parties) < set(new.parties):
        known.parties = new.parties
    known.party_names = tuple(dict.fromkeys([*known.party_names, *new.party_names]))
    known.supported = known.supported or new.supported
    known.vague = known.vague and new.vague
    known.bare = known.bare and new.bare
    known.telling |= new.telling
    if known.loose and not new.loose:
        known.kind, known.loose = new.kind, False


def spelled_out(vague: Instrument, instruments: Sequence[Instrument]) -> bool:
    """Whether a headline's "sign agreements" is spelled out by the instruments of the text."""
    if not vague.heading or not vague.plural or vague.subject or vague.title or vague.count:
        return False
    return any(
        other is not vague
        and (same_kind(vague, other) or vague.loose)
        and any(o.status in REACHED for o in other.occurrences)
        for other in instruments[:MEMORY]
    )


def _fits(new: Instrument, known: Instrument) -> bool:
    if new.kind is InstrumentKind.CONTRACT and len(known.parties) > _PAIR:
        return known.kind is new.kind  # firms win "the contract" for what several states agreed on
    if known.count is not None or known.plural or not new.telling <= known.telling:
        return False
    if new.kind is known.kind:
        return True
    if new.loose:
        return known.kind in POINTED_AT
    return known.loose and {new.kind, known.kind} <= _AGREEMENTS


def _fits_several(new: Instrument, known: Instrument) -> bool:
    """Whether "the agreements" may point to several instruments named before."""
    several = known.plural or known.count is not None
    return several and (new.kind is known.kind or (new.loose and known.kind in POINTED_AT))


def _same(new: Instrument, known: Instrument, *, indefinite: bool) -> bool:
    """Whether a full phrase means an instrument that was named before."""
    if not same_kind(new, known):
        return False
    announced = known.heading and known.plural and known.count is None and new.plural
    if not announced and (
        new.count != known.count or (new.plural != known.plural and new.count is None)
    ):
        return False
    a, b = set(new.parties), set(known.parties)
    if a and b and a != b and (not _part_of(a, b) or (new.settled and len(a) > _PAIR)):
        return False
    if indefinite and new.settled and a != b and len(b) > _PAIR:
        return False  # "a contract" of two beside the agreement of three
    if new.year is not None and new.year != known.year:
        return False
    taken_up = known.heading and not known.confirmed and not new.heading
    if taken_up and known.faint and new.subject and not alike(new.subject, known.subject or ""):
        return False  # a partnership that a heading speaks of, and an agreement of its own
    if taken_up and a and a <= b:
        return True  # the text takes up what its headline announced
    if taken_up and new.kind is InstrumentKind.LOAN:
        return not set(known.party_names).isdisjoint(new.party_names)  # by its lender
    if new.title and known.title:
        issued = known.heading and a <= b and known.kind is InstrumentKind.DECLARATION
        apart = b and not a and known.settled and known.kind is InstrumentKind.AGREEMENT
        if apart and not within(new.title, known.title):
            return False  # "the African Continental Free Trade Area" beside a free trade agreement
        return issued or alike(new.title, known.title)
    if new.telling != known.telling and not known.heading:
        return False
    if new.subject and known.subject:
        return alike(new.subject, known.subject)
    if new.subject or known.subject:
        if known.heading and a == b:
            return True
        named, about = (
            (new.title, known.subject) if new.title is not None else (known.title, new.subject)
        )
        if named is not None and about is None and new.definite and a and a == b:
            return not indefinite  # "under the agreement with Peru"
        if named is not None:
            told = about or ""
            return alike(named, told) and (bool(a & b) or within(named, told))
        return not indefinite and bool(a & b) and new.definite
    return (bool(a & b) and not indefinite) or (known.heading and (bool(a & b) or not a))


def _part_of(a: set[str], b: set[str]) -> bool:
    """Whether one list of parties is part of the other, and not just members of a large group."""
    return (a < b or b < a) and max(len(a), len(b)) <= _FEW


def same_kind(new: Instrument, known: Instrument) -> bool:
    """Whether the nouns for two mentions may mean one instrument."""
    if new.kind is known.kind:
        return True
    return (new.loose or known.loose) and {new.kind, known.kind} <= _AGREEMENTS


def alike(first: str, second: str) -> bool:
    """Whether two names share half of their telling words, or one holds the other."""
    a, b = _telling(first), _telling(second)
    if not a or not b:
        return first.lower() == second.lower()
    return 2 * len(a & b) >= len(a | b) or a <= b or b <= a


def within(name: str, other: str) -> bool:
    """Whether a name adds no telling word to another."""
    return _telling(name) <= _telling(other)


def _telling(text: str) -> set[str]:
    return {_stem(w) for w in _WORD.findall(text.lower())} - _STOP


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
