"""A public table as RDF: a claim for what each row states, with the row as its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, Quad

from graph.exchange.table_rows import Row, Table, read_table
from graph.exchange.tables import (
    DELIMITERS,
    NOT_STATED,
    TITLES,
    Agreement,
    Line,
    Statement,
    TableFormat,
    statements,
)
from graph.rdf import GRAPH_ENTITIES, document_graph
from graph.rdf.iris import Places, concept_iri, document_iri, keyed_claim_iri
from graph.rdf.namespaces import DCTERMS, LABEL, TG, TGI, TYPE
from graph.rdf.triples import TripleSet, boolean, decimal, offset, text
from graph.reference import Reference
from graph.resolve import digest

#: What a row states is as sure as the table.
_CONFIDENCE: Final = Decimal("1")
_PRECISION: Final = {4: "year", 10: "day"}


def import_table(path: Path, form: TableFormat, reference: Reference) -> Iterator[Quad]:
    """Yield the statements of a table, in the graphs of a document and of entities.

    Raises:
        DataFileError: the file is not a table of this format; the message names the line.
    """
    table = read_table(path, DELIMITERS.get(form, ","))
    writer = _Writer(table, form, reference)
    for statement in statements(table, form, reference):
        writer.write(statement)
    yield from writer.quads()


class _Writer:
    def __init__(self, table: Table, form: TableFormat, reference: Reference) -> None:
        self._table: Final = table
        self._form: Final = form
        self._reference: Final = reference
        self._places: Final = Places(reference)
        self._stated: Final = TripleSet()
        self._entities: Final = TripleSet()
        self._document: Final = document_iri(table.sha256)
        document = self._document
        title = text(TITLES[form])
        self._stated.add(document, TYPE, TG["Document"])
        self._stated.add(document, LABEL, title)
        self._stated.add(document, DCTERMS["title"], title)
        self._stated.add(document, TG["fileName"], text(table.name))
        self._stated.add(document, TG["sha256"], text(table.sha256))

    def quads(self) -> Iterator[Quad]:
        for graph, triples in (
            (document_graph(self._table.sha256), self._stated),
            (GRAPH_ENTITIES, self._entities),
        ):
            for triple in triples.sorted():
                yield Quad(triple.subject, triple.predicate, triple.object, graph)

    def write(self, statement: Statement) -> None:
        match statement:
            case Agreement():
                self._agreement(statement)
            case Line():
                self._line(statement)

    def _agreement(self, agreement: Agreement) -> None:
        thing = TGI[f"instrument/{agreement.key}"]
        kind = concept_iri("instrument-kind", "agreement")
        parties = tuple(map(self._places.iri, agreement.parties))
        entities, stated = self._entities, self._stated
        entities.add(thing, TYPE, TG["Instrument"], TG["Agreement"])
        entities.add(thing, LABEL, text(agreement.title))
        entities.add(thing, TG["instrumentKind"], kind)
        entities.add(thing, TG["party"], *parties)
        for status, date in agreement.stages:
            claim = self._claim(
                agreement.row,
                "InstrumentClaim",
                (agreement.key, status.value, date),
                f"{agreement.title}: {status.value.replace('_', ' ')} in {date}",
            )
            stage = TGI[f"status-event/{agreement.key}-{status.value}-{date}".replace("_", "-")]
            reached = concept_iri("status", status.value)
            stated.add(claim, TG["about"], thing, *parties)
            stated.add(claim, TG["claimOf"], thing)
            stated.add(claim, TG["instrumentKind"], kind)
            stated.add(claim, DCTERMS["title"], text(agreement.title))
            stated.add(claim, TG["party"], *parties)
            stated.add(claim, TG["partyName"], *map(text, agreement.unknown))
            stated.add(claim, TG["status"], reached)
            stated.add(claim, TG["statusReading"], reached)
            stated.add(claim, TG["statusDate"], text(date))
            stated.add(claim, TG["planned"], boolean(False))
            entities.add(thing, TG["basedOn"], claim)
            entities.add(thing, TG["statusEvent"], stage)
            entities.add(stage, TYPE, TG["StatusEvent"])
            entities.add(stage, TG["status"], reached)
            entities.add(stage, TG["statusDate"], text(date))
            entities.add(
                stage, TG["datePrecision"], concept_iri("date-precision", _PRECISION[len(date)])
            )
            entities.add(stage, TG["planned"], boolean(False))
            entities.add(stage, TG["basedOn"], claim)

    def _line(self, line: Line) -> None:
        thing = TGI[f"link/{line.key}"]
        kind = concept_iri("link-kind", "transmission_line")
        ends = tuple(map(self._places.iri, line.ends))
        names = tuple(self._reference.country(code).name for code in line.ends)
        label = f"Power lines between {names[0]} and {names[1]}"
        entities, stated = self._entities, self._stated
        entities.add(thing, TYPE, TG["Link"], TG["TransmissionLine"])
        entities.add(thing, LABEL, text(label))
        entities.add(thing, TG["linkKind"], kind)
        entities.add(thing, TG["country"], *ends)
        for code, capacity in zip(reversed(line.ends), line.capacities, strict=True):
            towards = self._reference.country(code).name
            claim = self._claim(
                line.row,
                "AttributeClaim",
                (line.key, code, capacity),
                f"{label}: {capacity} MW towards {towards}",
            )
            value = decimal(Decimal(capacity))
            stated.add(claim, TG["about"], thing, *ends)
            stated.add(claim, TG["claimOf"], thing)
            stated.add(claim, TG["ofName"], text(label))
            stated.add(claim, TG["attribute"], text(f"capacity_towards_{code.lower()}"))
            stated.add(claim, TG["value"], value)
            stated.add(claim, TG["lowerBound"], value)
            stated.add(claim, TG["upperBound"], value)
            stated.add(claim, TG["unit"], text("MW"))
            stated.add(claim, TG["printedValue"], text(capacity))
            entities.add(thing, TG["basedOn"], claim)

    def _claim(self, row: Row, kind: str, content: tuple[str, ...], label: str) -> NamedNode:
        table = self._table
        claim = keyed_claim_iri(digest((table.sha256, str(row.start), kind, *content), 16))
        evidence = TGI[f"evidence/{table.sha256[:16]}-{row.start}-{row.end}"]
        stated = self._stated
        stated.add(claim, TYPE, TG["Claim"], TG[kind])
        stated.add(claim, LABEL, text(label))
        stated.add(claim, TG["statedIn"], self._document)
        stated.add(claim, TG["extractedBy"], text(f"table.{self._form}"))
        stated.add(claim, TG["confidence"], decimal(_CONFIDENCE))
        stated.add(claim, TG["evidence"], evidence)
        stated.add(evidence, TYPE, TG["Evidence"])
        stated.add(evidence, TG["inDocument"], self._document)
        stated.add(evidence, TG["startOffset"], offset(row.start))
        stated.add(evidence, TG["endOffset"], offset(row.end))
        stated.add(evidence, TG["exactText"], text(row.text))
        stated.add(evidence, TG["passage"], text(_readable(row)))
        return claim


def _readable(row: Row) -> str:
    """Return a row without its empty cells, each with the name of its column."""
    return "; ".join(
        f"{name}: {' '.join(cell.split())}"
        for name, cell in row.cells.items()
        if cell not in NOT_STATED
    )
