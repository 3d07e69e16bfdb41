"""Graphs of any size in the terms of the model, with planted defects; the same in every run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

import pyoxigraph as ox

PREFIXES = """
@base <https://w3id.org/tradegraph/id/> .
@prefix tg: <https://w3id.org/tradegraph/ontology/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
COUNTRIES = ("AE AM AZ BD BT CN GE IN IR KG KZ LK MM NP PK RU TJ TM TR UZ").split()
#: Name of a defect, what stands in a sound document, what stands there instead.
DEFECTS = (
    ("no date", 'dcterms:date "2024-05-06"^^xsd:date ;', ""),
    ("bounds in disorder", "tg:lowerBound 995.0 ;", "tg:lowerBound 1900.0 ;"),
    ("no passage", "tg:evidence <evidence/{d}-0-6> ;", ""),
    ("trade with itself", "tg:partner <country/{b}> ; tg:direction", "tg:partner <country/{a}> ; tg:direction"),
    ("in force before signature", '"2020-01-02"', '"2021-11-12"'),
    ("hub in two countries", "tg:hubKind <../concept/hub-kind/seaport> ;", "tg:hubKind <../concept/hub-kind/seaport> ; tg:country <country/{b}> ;"),
    ("stop elsewhere", 'tg:name "End" ; tg:country <country/{b}> ;', 'tg:name "End" ; tg:country <country/{c}> ;'),
    ("base period later", "<period/2022-01-01--2022-12-31>", "<period/2024-01-01--2024-12-31>"),
    ("offsets that do not fit", "tg:endOffset 26 ;", "tg:endOffset 27 ;"),
    ("unknown status", "tg:status <../concept/status/signed> ; tg:statusReading <../concept/status/signed> ;", "tg:status <../concept/status/sealed> ; tg:statusReading <../concept/status/sealed> ;"),
    ("another currency", 'tg:unit "USD" ; tg:currency', 'tg:unit "EUR" ; tg:currency'),
    ("replaced figure", 'tg:attribute "length" ;', 'tg:attribute "length" ; tg:superseded true ;'),
)  # fmt: skip
EVERY = 7

CLAIM = """
<claim/{d}-{n}> a tg:Claim , tg:{kind} ; rdfs:label "Claim {n} of document {d}" ;
    tg:evidence <evidence/{d}-{start}-{end}> ;
    tg:statedIn <document/{d}> ; tg:extractedBy "bench.{kind}" ; tg:confidence 0.8 ;
    tg:about <country/{a}> , <country/{b}> ;
    {body} .
<evidence/{d}-{start}-{end}> a tg:Evidence ; tg:inDocument <document/{d}> ;
    tg:startOffset {start} ; tg:endOffset {end} ; tg:exactText "a text" ; tg:passage "a text" ;
    tg:prefixText "before " ; tg:suffixText " after" .
"""
FIGURE = """tg:value 1000.0 ; tg:lowerBound 995.0 ; tg:upperBound 1005.0 ; tg:printedValue "$1,000" ;
    tg:unit "USD" ; tg:currency <currency/USD>"""
BODIES = (
    ("FlowClaim", """tg:reporter <country/{a}> ; tg:partner <country/{b}> ; tg:direction <../concept/direction/exports> ;
    tg:modality <../concept/modality/actual> ; tg:period <period/2023-01-01--2023-12-31> ;
    """ + FIGURE),
    ("ChangeClaim", """tg:reporter <country/{a}> ; tg:partner <country/{b}> ;
    tg:direction <../concept/direction/exports> ; tg:trend <../concept/trend/up> ; tg:unit "%" ; tg:value 5.0 ;
    tg:lowerBound 4.5 ; tg:upperBound 5.5 ; tg:printedValue "5%" ;
    tg:period <period/2023-01-01--2023-12-31> ; tg:basePeriod <period/2022-01-01--2022-12-31>"""),
    ("HubClaim", """tg:claimOf <hub/{d}> ; tg:name "Port {d}" ; tg:hubKind <../concept/hub-kind/seaport> ;
    tg:country <country/{a}>"""),
    ("InstrumentClaim", """tg:claimOf <instrument/{d}> ; tg:instrumentKind <../concept/instrument-kind/agreement> ;
    tg:party <country/{a}> , <country/{b}> ;
    tg:status <../concept/status/signed> ; tg:statusReading <../concept/status/signed> ;
    tg:statusDate "2020-01-02" ; tg:planned false"""),
    ("LinkClaim", """tg:claimOf <link/{d}> ; tg:name "Road {d}" ; tg:linkKind <../concept/link-kind/road> ;
    tg:country <country/{a}> , <country/{b}> ; tg:stopNames "Start – End" """),
    ("AttributeClaim", """tg:claimOf <link/{d}> ; tg:ofName "Road {d}" ; tg:attribute "length" ;
    tg:value 120.0 ; tg:lowerBound 119.5 ; tg:upperBound 120.5 ; tg:printedValue "120 km" ; tg:unit "km" """),
)  # fmt: skip
DOCUMENT = """
<document/{d}> a tg:Document ; rdfs:label "Document {d}" ; dcterms:title "Document {d}" ;
    dcterms:date "2024-05-06"^^xsd:date ; tg:fileName "{d}.txt" ; tg:sha256 "{digest}" .
<hub/{d}> a tg:LogisticsHub ; rdfs:label "Port {d}" ; tg:basedOn <claim/{d}-2> ;
    tg:hubKind <../concept/hub-kind/seaport> ; tg:country <country/{a}> .
<instrument/{d}> a tg:Instrument , tg:Agreement ; rdfs:label "Agreement {d}" ;
    tg:basedOn <claim/{d}-3> ; tg:instrumentKind <../concept/instrument-kind/agreement> ;
    tg:party <country/{a}> , <country/{b}> ;
    tg:statusEvent <status-event/{d}-signed> , <status-event/{d}-in-force> .
<status-event/{d}-signed> a tg:StatusEvent ; rdfs:label "Signed" ; tg:basedOn <claim/{d}-3> ;
    tg:status <../concept/status/signed> ; tg:statusDate "2020-01-02" ;
    tg:datePrecision <../concept/date-precision/day> ; tg:planned false .
<status-event/{d}-in-force> a tg:StatusEvent ; rdfs:label "In force" ; tg:basedOn <claim/{d}-3> ;
    tg:status <../concept/status/in_force> ; tg:statusDate "2021-02" ;
    tg:datePrecision <../concept/date-precision/month> ; tg:planned false .
<link/{d}> a tg:Link , tg:Road ; rdfs:label "Road {d}" ; tg:basedOn <claim/{d}-4> ;
    tg:linkKind <../concept/link-kind/road> ; tg:country <country/{a}> , <country/{b}> ;
    tg:stop <stop/{d}-1> , <stop/{d}-2> .
<stop/{d}-1> a tg:Stop ; rdfs:label "Start" ; tg:basedOn <claim/{d}-4> ; tg:position 1 ;
    tg:name "Start" ; tg:country <country/{a}> .
<stop/{d}-2> a tg:Stop ; rdfs:label "End" ; tg:basedOn <claim/{d}-4> ; tg:position 2 ;
    tg:name "End" ; tg:country <country/{b}> ; tg:latitude 1.5 ; tg:longitude 2.5 .
"""


@dataclass(frozen=True)
class Synthetic:
    """A graph and how often each defect was planted in it."""

    triples: list[ox.Triple]
    planted: dict[str, int]


def document(number: int, defect: int | None = None) -> list[ox.Triple]:
    """Return the triples of one document and of what its claims establish."""
    digest = sha256(str(number).encode()).hexdigest()
    a, b, c = (COUNTRIES[(number * 7 + step) % len(COUNTRIES)] for step in (0, 3, 5))
    names = {"d": digest[:16], "a": a, "b": b, "c": c, "digest": digest}
    text = DOCUMENT + "".join(
        CLAIM.replace("{kind}", kind)
        .replace("{body}", body)
        .replace("{n}", str(place))
        .replace("{start}", str(place * 20))
        .replace("{end}", str(place * 20 + 6))
        for place, (kind, body) in enumerate(BODIES)
    )
    if defect is not None:
        name, sound, broken = DEFECTS[defect]
        if sound not in text:
            raise ValueError(f"the defect {name!r} fits nowhere")
        text = text.replace(sound, broken, 1)
    for key, value in names.items():
        text = text.replace(f"{{{key}}}", value)
    return [quad.triple for quad in ox.parse(PREFIXES + text, format=ox.RdfFormat.TURTLE)]


def common() -> Iterator[ox.Triple]:
    """Yield what all documents share: countries, a currency, periods."""
    text = (
        PREFIXES
        + """
    <currency/USD> a tg:Currency ; rdfs:label "US dollar" ; tg:name "US dollar" .
    """
    )
    for number, code in enumerate(COUNTRIES, 100):
        text += (
            f'<country/{code}> a tg:Country ; rdfs:label "{code}" ; tg:name "{code}" ; '
            f'tg:alpha2 "{code}" ; tg:alpha3 "{code}X" ; tg:numericCode "{number}" ; '
            f"tg:landlocked false ; tg:currency <currency/USD> .\n"
        )
    for year in (2022, 2023, 2024):
        text += (
            f'<period/{year}-01-01--{year}-12-31> a tg:Period ; rdfs:label "{year}" ; '
            f'tg:startDate "{year}-01-01"^^xsd:date ; tg:endDate "{year}-12-31"^^xsd:date .\n'
        )
    yield from (quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE))


def synthetic(size: int) -> Synthetic:
    """Return a graph of about `size` triples, with a defect in every seventh document."""
    triples = list(common())
    planted: dict[str, int] = {}
    number = 0
    while len(triples) < size:
        defect = number // EVERY % len(DEFECTS) if number % EVERY == EVERY - 1 else None
        triples += document(number, defect)
        if defect is not None:
            name = DEFECTS[defect][0]
            planted[name] = planted.get(name, 0) + 1
        number += 1
    return Synthetic(triples, planted)
