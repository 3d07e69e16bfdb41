"""What a document can claim about trade relations: one frozen class per kind of claim.

Every claim carries its evidence, the rule that found it, a confidence and, where the document
names one, the person who says so. A field that the document does not settle is None or empty;
nothing is guessed. Countries are ISO 3166-1 alpha-2 codes, blocs their acronym, and `WORLD` is
the partner of a country's overall trade. Tuples of codes are sorted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Final

from graph.claims.evidence import Claimant, Evidence
from graph.claims.period import PartialDate, Period
from graph.claims.quantity import Quantity

WORLD: Final = "WORLD"


class Direction(StrEnum):
    """Which way the goods go, seen from the reporter."""

    EXPORTS = "exports"
    IMPORTS = "imports"
    TOTAL = "total"
    BALANCE = "balance"

    @property
    def turned(self) -> Direction | None:
        """The way of the same goods seen from the partner; None where both ways are meant."""
        match self:
            case Direction.EXPORTS:
                return Direction.IMPORTS
            case Direction.IMPORTS:
                return Direction.EXPORTS
            case _:
                return None


class Trend(StrEnum):
    """Whether a figure rose, fell or stood still."""

    UP = "up"
    DOWN = "down"
    FLAT = "flat"


class Modality(StrEnum):
    """How the document holds a figure."""

    ACTUAL = "actual"
    ESTIMATE = "estimate"
    FORECAST = "forecast"
    TYPICAL = "typical"


class Status(StrEnum):
    """Stages in the life of an instrument, a link or a field of cooperation."""

    PROPOSED = "proposed"
    CALLED_FOR = "called_for"
    UNDER_NEGOTIATION = "under_negotiation"
    DISCUSSED = "discussed"
    AGREED = "agreed"
    APPROVED = "approved"
    INITIALLED = "initialled"
    SIGNED = "signed"
    RATIFIED = "ratified"
    IN_FORCE = "in_force"
    IMPLEMENTED = "implemented"
    REACTIVATED = "reactivated"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    UNDER_CONSTRUCTION = "under_construction"


class InstrumentKind(StrEnum):
    """Kinds of formal acts between parties."""

    MOU = "mou"
    AGREEMENT = "agreement"
    TREATY = "treaty"
    PROTOCOL = "protocol"
    CONTRACT = "contract"
    LOAN = "loan"
    DECLARATION = "declaration"
    PROGRAMME = "programme"
    OTHER = "other"


class HubKind(StrEnum):
    """Kinds of places of trade."""

    SEAPORT = "seaport"
    DRY_PORT = "dry_port"
    LOGISTICS_CENTRE = "logistics_centre"
    BORDER_CROSSING = "border_crossing"
    ECONOMIC_ZONE = "economic_zone"
    AIRPORT = "airport"
    STATION = "station"
    OTHER = "other"


class LinkKind(StrEnum):
    """Kinds of connections between places."""

    TRANSMISSION_LINE = "transmission_line"
    RAILWAY = "railway"
    ROAD = "road"
    PIPELINE = "pipeline"
    CORRIDOR = "corridor"
    SEA_ROUTE = "sea_route"
    AIR_ROUTE = "air_route"
    OTHER = "other"


class OrganisationKind(StrEnum):
    """Kinds of bodies other than states."""

    MINISTRY = "ministry"
    AGENCY = "agency"
    PARLIAMENT = "parliament"
    COMMISSION = "commission"
    COUNCIL = "council"
    CHAMBER = "chamber"
    CENTRAL_BANK = "central_bank"
    BANK = "bank"
    FUND = "fund"
    COMPANY = "company"
    UNIVERSITY = "university"
    RESEARCH = "research"
    OTHER = "other"


class CauseKind(StrEnum):
    """How a cause bears on its effect."""

    BRINGS_ABOUT = "brings_about"
    HINDERS = "hinders"
    REQUIRED_FOR = "required_for"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What all claims share.

    Attributes:
        evidence: passages that state the claim; the first is the one to show. A repeated
            statement is one claim with several passages.
        rule: identifier of the rule that fired, as in the rule files.
        confidence: share of claims by this rule that state nothing wrong, between 0 and 1, as
            measured on annotated documents (docs/evaluation.md).
        claimant: who says so, where the document attributes it.
    """

    type: ClassVar[str]

    evidence: tuple[Evidence, ...]
    rule: str
    confidence: Decimal = Decimal("0.9")
    claimant: Claimant | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError("a claim needs evidence")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence is not between 0 and 1: {self.confidence}")


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowClaim(Claim):
    """An amount of trade in money over a period.

    `partner` holds the members where the partner is a region, and `partner_group` then names
    it. A deficit is a negative amount. `commodity` None means all goods.
    """

    type: ClassVar[str] = "flow"
    reporter: str | None
    partner: tuple[str, ...]
    direction: Direction
    amount: Quantity
    period: Period | None = None
    commodity: str | None = None
    partner_group: str | None = None
    modality: Modality = Modality.ACTUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeClaim(Claim):
    """Growth or fall of trade, in per cent, by a factor or in words.

    `percent` is signed and in unit `%`; `words` is the verb or noun that says so.
    """

    type: ClassVar[str] = "change"
    reporter: str | None
    partner: tuple[str, ...]
    direction: Direction
    trend: Trend
    percent: Quantity | None = None
    period: Period | None = None
    base_period: Period | None = None
    commodity: str | None = None
    partner_group: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetClaim(Claim):
    """An amount of trade that parties aim at, and the last day by which."""

    type: ClassVar[str] = "target"
    parties: tuple[str, ...]
    amount: Quantity
    by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareClaim(Claim):
    """A part that some partners hold in a flow: "mostly from …", "15 per cent of the total"."""

    type: ClassVar[str] = "share"
    reporter: str | None
    partner: tuple[str, ...]
    direction: Direction
    share: Quantity | None
    words: str
    whole: tuple[str, ...] = ()
    period: Period | None = None
    commodity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TransitClaim(Claim):
    """Trade between parties that passes through a third country."""

    type: ClassVar[str] = "transit"
    parties: tuple[str, ...]
    via: str
    share: Quantity | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentClaim(Claim):
    """An agreement or other formal act in one status.

    `status` is the first of `readings`; a text that can be read in two ways ("early signing")
    keeps both. `date` is that of the status; `planned` says that it lies ahead. `status_party` is
    the code of the one side that reached the status, where it is not all of them: a parliament
    that ratified. `count` is for unnamed instruments that are only counted.
    """

    type: ClassVar[str] = "instrument"
    kind: InstrumentKind
    title: str | None = None
    parties: tuple[str, ...] = ()
    party_names: tuple[str, ...] = ()
    subject: str | None = None
    status: Status | None = None
    readings: tuple[Status, ...] = ()
    date: PartialDate | None = None
    planned: bool = False
    status_party: str | None = None
    count: int | None = None


_MEETINGS: Final = frozenset({"session", "meeting", "sitting", "round"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionClaim(Claim):
    """A meeting of a bilateral or regional body, or a round of talks.

    `start`, `end`: first and last day; those of the month, quarter or year where no day is told.
    """

    type: ClassVar[str] = "session"
    body: str
    ordinal: int | None = None
    parties: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    place: str | None = None

    @property
    def unnamed(self) -> bool:
        """Whether what meets is called a meeting and nothing else."""
        return self.body.casefold() in _MEETINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class HubClaim(Claim):
    """A named place of trade."""

    type: ClassVar[str] = "hub"
    name: str
    kind: HubKind
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessClaim(Claim):
    """The use of a hub, granted or to be granted; beneficiaries are codes or names."""

    type: ClassVar[str] = "access"
    hub: str
    grantor: str | None
    beneficiaries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkClaim(Claim):
    """A connection between places; `stops` are in order."""

    type: ClassVar[str] = "link"
    name: str
    kind: LinkKind
    countries: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    status: Status | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeClaim(Claim):
    """A property of a link, hub or instrument.

    Either `quantity` (money if its unit is an ISO 4217 code) or `text` is set. `superseded`
    marks a figure that the document itself replaces by a later one.
    """

    type: ClassVar[str] = "attribute"
    of: str
    name: str
    quantity: Quantity | None = None
    text: str | None = None
    superseded: bool = False

    def __post_init__(self) -> None:
        super(AttributeClaim, self).__post_init__()
        if (self.quantity is None) == (self.text is None):
            raise ValueError("an attribute is a quantity or a text")


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorClaim(Claim):
    """A field in which parties cooperate or mean to."""

    type: ClassVar[str] = "sector"
    parties: tuple[str, ...]
    sector: str
    status: Status | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationClaim(Claim):
    """A named body other than a state."""

    type: ClassVar[str] = "organisation"
    name: str
    kind: OrganisationKind
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonClaim(Claim):
    """A person named in the text, without honorifics, and the role held."""

    type: ClassVar[str] = "person"
    name: str
    role: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseClaim(Claim):
    """What brings about, hinders or is required for an effect."""

    type: ClassVar[str] = "cause"
    effect: str
    cause: str
    kind: CauseKind = CauseKind.BRINGS_ABOUT


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementClaim(Claim):
    """What somebody said, word for word or in the reporter's words."""

    type: ClassVar[str] = "statement"
    text: str


CLAIM_CLASSES: Final[tuple[type[Claim], ...]] = (
    FlowClaim,
    ChangeClaim,
    TargetClaim,
    ShareClaim,
    TransitClaim,
    InstrumentClaim,
    SessionClaim,
    HubClaim,
    AccessClaim,
    LinkClaim,
    AttributeClaim,
    SectorClaim,
    OrganisationClaim,
    PersonClaim,
    CauseClaim,
    StatementClaim,
)
