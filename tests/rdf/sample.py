"""Claims of every class over two invented documents, and the graphs built from them.

Write the graphs for a look at them: `python -m tests.rdf.sample sample.nq`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from graph.claims import (
    WORLD,
    AccessClaim,
    AttributeClaim,
    Calendar,
    CauseClaim,
    CauseKind,
    ChangeClaim,
    Claim,
    Claimant,
    Direction,
    Evidence,
    FlowClaim,
    HubClaim,
    HubKind,
    InstrumentClaim,
    InstrumentKind,
    LinkClaim,
    LinkKind,
    Modality,
    OrganisationClaim,
    OrganisationKind,
    PartialDate,
    Period,
    PersonClaim,
    Quantity,
    SectorClaim,
    SessionClaim,
    ShareClaim,
    StatementClaim,
    Status,
    TargetClaim,
    TransitClaim,
    Trend,
)
from graph.documents.model import Document, Metadata
from graph.rdf import Dataset, to_nquads
from graph.reason import build_knowledge
from graph.reference import load_reference

HERALD = """\
Kenya and Uganda set sights on $2 billion in trade

Kenya and Uganda want to trade $2 billion a year by 2030, the ninth session of the Kenya-Uganda
Joint Trade Commission heard in Kisumu on 4 March 2025. Kenya's exports to Uganda rose 12.5% to
$810.4 million in 2024 from $720.4 million in 2023, mostly from sales of cement and steel, while
imports from Uganda fell to $401.2 million. Kenya's exports as a whole earned $8.1 billion.

"Trade between us usually runs to $1.1–1.3 billion a year," said Amina Otieno, Kenya's trade
minister. Most of what Uganda sells to Rwanda's neighbours passes through Rwanda.

The two sides discussed an MoU on tourism and signed a memorandum on veterinary standards between
the Kenya Bureau of Standards and the Uganda National Bureau of Standards. Otieno called for the
early signing of the Kenya-Uganda Transit Agreement. The Kenya-Uganda Business Council, dormant for
years, was revived. Both spoke of cooperation in fisheries and beekeeping.

Uganda was given access to the Naivasha Dry Port. The proposed 400kV Tororo–Lessos–Olkaria
transmission line is to be 254 km long. High transit fees hold back trade.
"""

COURIER = """\
Nairobi and Kampala move closer

Kenya sold goods worth $835 million to Uganda in 2024, the Kenya-Uganda trade council estimates.
Kenya's central bank and the Bank of Uganda will share payment data. The countries urged an MoU on
tourism, and Naivasha, a dry port in Kenya, will serve Uganda and Freight Forwarders Kampala Ltd.
Tanzania's exports to the East African Community are forecast at TZS 2.4 trillion in 2024/25.
A. Otieno said that "the corridor will pay for itself". Kenyan tea made up about a fifth of exports.
The Central Corridor railway from Dar es Salaam by way of Tabora to Kigali is under construction at
a cost of $2.7 billion.
"""


def document(name: str, text: str, metadata: Metadata) -> Document:
    return Document(
        name=name,
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        metadata=metadata,
        segments=(),
    )


def documents() -> tuple[Document, Document]:
    herald = Metadata(
        title="Kenya and Uganda set sights on $2 billion in trade",
        publisher="Lake Herald",
        date=date(2025, 3, 5),
        url="https://herald.example/2025/trade",
    )
    return (
        document("herald.txt", HERALD, herald),
        document("courier.txt", COURIER, Metadata(title="Nairobi and Kampala move closer")),
    )


def evidence_in(source: Document) -> Callable[[str], tuple[Evidence, ...]]:
    """Return a function from a passage that occurs in the document to evidence for it."""

    def find(passage: str) -> tuple[Evidence, ...]:
        start = source.text.index(passage)
        end = start + len(passage)
        return (
            Evidence(
                document=source.name,
                sha256=source.sha256,
                start=start,
                end=end,
                exact=passage,
                prefix=source.text[max(0, start - 32) : start],
                suffix=source.text[end : end + 32],
            ),
        )

    return find


def money(printed: str, value: str | None, low: str, high: str, unit: str = "USD") -> Quantity:
    number = None if value is None else Decimal(value)
    return Quantity(printed, number, Decimal(low), Decimal(high), unit)


def year(number: int, label: str = "") -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31), label or str(number))


def herald_claims(source: Document) -> list[Claim]:
    at = evidence_in(source)
    otieno = Claimant("Amina Otieno", "trade minister", "KE")
    exports = at("Kenya's exports to Uganda rose 12.5% to\n$810.4 million in 2024")
    return [
        TargetClaim(
            evidence=at("Kenya and Uganda want to trade $2 billion a year by 2030"),
            rule="target.want",
            parties=("KE", "UG"),
            amount=money("$2 billion", "2000000000", "1500000000", "2500000000"),
            by=date(2030, 12, 31),
        ),
        SessionClaim(
            evidence=at("the ninth session of the Kenya-Uganda\nJoint Trade Commission"),
            rule="session.ordinal",
            body="Kenya-Uganda Joint Trade Commission",
            ordinal=9,
            parties=("KE", "UG"),
            start=date(2025, 3, 4),
            end=date(2025, 3, 4),
            place="Kisumu",
        ),
        FlowClaim(
            evidence=exports,
            rule="flow.rose-to",
            confidence=Decimal("0.95"),
            reporter="KE",
            partner=("UG",),
            direction=Direction.EXPORTS,
            amount=money("$810.4 million", "810400000", "810350000", "810450000"),
            period=year(2024),
        ),
        FlowClaim(
            evidence=at("from $720.4 million in 2023"),
            rule="flow.from",
            reporter="KE",
            partner=("UG",),
            direction=Direction.EXPORTS,
            amount=money("$720.4 million", "720400000", "720350000", "720450000"),
            period=year(2023),
        ),
        ChangeClaim(
            evidence=exports,
            rule="change.percent",
            reporter="KE",
            partner=("UG",),
            direction=Direction.EXPORTS,
            trend=Trend.UP,
            percent=Quantity("12.5%", Decimal("12.5"), Decimal("12.45"), Decimal("12.55"), "%"),
            period=year(2024),
            base_period=year(2023),
            words="rose",
        ),
        FlowClaim(
            evidence=at("imports from Uganda fell to $401.2 million"),
            rule="flow.fell-to",
            reporter="KE",
            partner=("UG",),
            direction=Direction.IMPORTS,
            amount=money("$401.2 million", "401200000", "401150000", "401250000"),
            period=year(2024),
        ),
        ChangeClaim(
            evidence=at("imports from Uganda fell"),
            rule="change.words",
            reporter="KE",
            partner=("UG",),
            direction=Direction.IMPORTS,
            trend=Trend.DOWN,
            words="fell",
            period=year(2024),
            base_period=year(2023),
        ),
        FlowClaim(
            evidence=at("Kenya's exports as a whole earned $8.1 billion"),
            rule="flow.overall",
            reporter="KE",
            partner=(WORLD,),
            direction=Direction.EXPORTS,
            amount=money("$8.1 billion", "8100000000", "8050000000", "8150000000"),
            period=year(2024, ""),
        ),
        FlowClaim(
            evidence=at("Trade between us usually runs to $1.1–1.3 billion a year"),
            rule="flow.typical",
            claimant=otieno,
            reporter="KE",
            partner=("UG",),
            direction=Direction.TOTAL,
            amount=money("$1.1–1.3 billion", None, "1100000000", "1300000000"),
            modality=Modality.TYPICAL,
        ),
        PersonClaim(
            evidence=at("Amina Otieno, Kenya's trade\nminister"),
            rule="person.role",
            name="Amina Otieno",
            role="trade minister",
            country="KE",
        ),
        TransitClaim(
            evidence=at("Most of what Uganda sells to Rwanda's neighbours passes through Rwanda"),
            rule="transit.through",
            parties=("BI", "UG"),
            via="RW",
            words="most",
        ),
        InstrumentClaim(
            evidence=at("The two sides discussed an MoU on tourism"),
            rule="instrument.discussed",
            kind=InstrumentKind.MOU,
            parties=("KE", "UG"),
            subject="tourism",
            status=Status.DISCUSSED,
            readings=(Status.DISCUSSED,),
        ),
        InstrumentClaim(
            evidence=at("signed a memorandum on veterinary standards"),
            rule="instrument.signed",
            kind=InstrumentKind.MOU,
            parties=("KE", "UG"),
            party_names=("Kenya Bureau of Standards", "Uganda National Bureau of Standards"),
            subject="veterinary standards",
            status=Status.SIGNED,
            readings=(Status.SIGNED,),
            date=PartialDate(2025, 3, 4),
        ),
        InstrumentClaim(
            evidence=at("early signing of the Kenya-Uganda Transit Agreement"),
            rule="instrument.early-signing",
            claimant=otieno,
            kind=InstrumentKind.AGREEMENT,
            title="Kenya-Uganda Transit Agreement",
            parties=("KE", "UG"),
            subject="transit",
            status=Status.CALLED_FOR,
            readings=(Status.CALLED_FOR, Status.SIGNED),
        ),
        InstrumentClaim(
            evidence=at("The Kenya-Uganda Business Council, dormant for\nyears, was revived"),
            rule="instrument.body",
            kind=InstrumentKind.OTHER,
            title="Kenya-Uganda Business Council",
            parties=("KE", "UG"),
            status=Status.REACTIVATED,
            readings=(Status.REACTIVATED,),
        ),
        SectorClaim(
            evidence=at("fisheries"),
            rule="sector.list",
            parties=("KE", "UG"),
            sector="fisheries",
            status=Status.DISCUSSED,
        ),
        SectorClaim(
            evidence=at("beekeeping"), rule="sector.list", parties=("KE", "UG"), sector="beekeeping"
        ),
        AccessClaim(
            evidence=at("Uganda was given access to the Naivasha Dry Port"),
            rule="access.given",
            hub="Naivasha Dry Port",
            grantor="KE",
            beneficiaries=("UG",),
        ),
        HubClaim(
            evidence=at("the Naivasha Dry Port"),
            rule="hub.named",
            name="Naivasha Dry Port",
            kind=HubKind.DRY_PORT,
            country="KE",
        ),
        LinkClaim(
            evidence=at("The proposed 400kV Tororo–Lessos–Olkaria\ntransmission line"),
            rule="link.line",
            name="Tororo–Lessos–Olkaria transmission line",
            kind=LinkKind.TRANSMISSION_LINE,
            countries=("KE", "UG"),
            stops=("Tororo", "Lessos", "Olkaria"),
            status=Status.PROPOSED,
        ),
        AttributeClaim(
            evidence=at("400kV Tororo–Lessos–Olkaria\ntransmission line"),
            rule="attribute.voltage",
            of="Tororo–Lessos–Olkaria transmission line",
            name="voltage_kv",
            quantity=Quantity("400kV", Decimal(400), Decimal(400), Decimal(400), "kV"),
        ),
        AttributeClaim(
            evidence=at("transmission line is to be 254 km long"),
            rule="attribute.length",
            of="Tororo-Lessos-Olkaria line",
            name="length_km",
            quantity=Quantity("254 km", Decimal(254), Decimal("253.5"), Decimal("254.5"), "km"),
        ),
        CauseClaim(
            evidence=at("High transit fees hold back trade"),
            rule="cause.hold-back",
            effect="trade",
            cause="High transit fees",
            kind=CauseKind.HINDERS,
        ),
        OrganisationClaim(
            evidence=at("Kenya Bureau of Standards"),
            rule="organisation.named",
            name="Kenya Bureau of Standards",
            kind=OrganisationKind.AGENCY,
            country="KE",
        ),
        OrganisationClaim(
            evidence=at("Uganda National Bureau of Standards"),
            rule="organisation.named",
            name="Uganda National Bureau of Standards",
            kind=OrganisationKind.AGENCY,
            country="UG",
        ),
    ]


def courier_claims(source: Document) -> list[Claim]:
    at = evidence_in(source)
    fiscal = Period(date(2024, 7, 1), date(2025, 6, 30), "2024/25", Calendar.FISCAL)
    return [
        FlowClaim(
            evidence=at("Kenya sold goods worth $835 million to Uganda in 2024"),
            rule="flow.sold",
            reporter="KE",
            partner=("UG",),
            direction=Direction.EXPORTS,
            amount=money("$835 million", "835000000", "834500000", "835500000"),
            period=year(2024),
            modality=Modality.ESTIMATE,
            claimant=Claimant(None, "Kenya-Uganda trade council"),
        ),
        OrganisationClaim(
            evidence=at("Kenya's central bank"),
            rule="organisation.central-bank",
            name="Kenya's central bank",
            kind=OrganisationKind.CENTRAL_BANK,
            country="KE",
        ),
        OrganisationClaim(
            evidence=at("the Bank of Uganda"),
            rule="organisation.central-bank",
            name="Bank of Uganda",
            kind=OrganisationKind.CENTRAL_BANK,
            country="UG",
        ),
        InstrumentClaim(
            evidence=at("The countries urged an MoU on\ntourism"),
            rule="instrument.urged",
            kind=InstrumentKind.MOU,
            parties=("KE", "UG"),
            subject="tourism",
            status=Status.CALLED_FOR,
            readings=(Status.CALLED_FOR,),
        ),
        InstrumentClaim(
            evidence=at("share payment data"),
            rule="instrument.counted",
            kind=InstrumentKind.PROTOCOL,
            parties=("KE", "UG"),
            status=Status.AGREED,
            readings=(Status.AGREED,),
            planned=True,
            count=2,
        ),
        HubClaim(
            evidence=at("Naivasha, a dry port in Kenya"),
            rule="hub.apposition",
            name="Naivasha",
            kind=HubKind.DRY_PORT,
            country="KE",
        ),
        AccessClaim(
            evidence=at("will serve Uganda and Freight Forwarders Kampala Ltd"),
            rule="access.serve",
            hub="Naivasha",
            grantor="KE",
            beneficiaries=("Freight Forwarders Kampala Ltd", "UG"),
        ),
        FlowClaim(
            evidence=at("Tanzania's exports to the East African Community are forecast at TZS 2.4"),
            rule="flow.forecast",
            reporter="TZ",
            partner=("BI", "CD", "KE", "RW", "SO", "SS", "UG"),
            partner_group="East African Community",
            direction=Direction.EXPORTS,
            amount=money(
                "TZS 2.4 trillion", "2400000000000", "2350000000000", "2450000000000", "TZS"
            ),
            period=fiscal,
            modality=Modality.FORECAST,
        ),
        StatementClaim(
            evidence=at('A. Otieno said that "the corridor will pay for itself"'),
            rule="statement.quote",
            text="the corridor will pay for itself",
            claimant=Claimant("A. Otieno", None, "KE"),
        ),
        PersonClaim(evidence=at("A. Otieno"), rule="person.named", name="A. Otieno", country="KE"),
        ShareClaim(
            evidence=at("Kenyan tea made up about a fifth of exports"),
            rule="share.fraction",
            reporter="KE",
            partner=("UG",),
            direction=Direction.EXPORTS,
            share=Quantity("a fifth", Decimal(20), Decimal(20), Decimal(20), "%", "about"),
            words="about a fifth",
            period=year(2024),
        ),
        LinkClaim(
            evidence=at(
                "The Central Corridor railway from Dar es Salaam by way of Tabora to Kigali"
            ),
            rule="link.railway",
            name="Central Corridor railway",
            kind=LinkKind.RAILWAY,
            countries=("RW", "TZ"),
            stops=("Dar es Salaam", "Tabora", "Kigali"),
            status=Status.UNDER_CONSTRUCTION,
        ),
        AttributeClaim(
            evidence=at("a cost of $2.7 billion"),
            rule="attribute.cost",
            of="Central Corridor railway",
            name="cost",
            quantity=money("$2.7 billion", "2700000000", "2650000000", "2750000000"),
        ),
        AttributeClaim(
            evidence=at("by way of Tabora"),
            rule="attribute.text",
            of="Central Corridor railway",
            name="completion",
            text="2028",
            superseded=True,
        ),
    ]


def sample_claims() -> dict[str, list[Claim]]:
    """Return the claims by name of their document."""
    herald, courier = documents()
    return {herald.name: herald_claims(herald), courier.name: courier_claims(courier)}


def sample_dataset() -> Dataset:
    """Return all graphs of the two documents, with what is derived from them."""
    return build_knowledge(documents(), sample_claims(), load_reference()).dataset


def write_sample(path: Path) -> None:
    """Write the graphs as N-Quads."""
    path.write_bytes(to_nquads(sample_dataset().quads()))


if __name__ == "__main__":
    write_sample(Path(sys.argv[1]))
