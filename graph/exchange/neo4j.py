"""A network for Neo4j: two tables and a script of Cypher that loads them.

The tables have the headers of `neo4j-admin database import`, and the script reads the same files
with `LOAD CSV`. Nothing of a document becomes Cypher: texts stand in the tables alone, and the
script is made of our attribute names and of labels from which all but letters and digits is left
out.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from graph.exchange.network import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Attribute, Value

if TYPE_CHECKING:
    from graph.exchange.network import ExchangeGraph

NODES: Final = "nodes.csv"
RELATIONSHIPS: Final = "relationships.csv"
SCRIPT: Final = "load.cypher"

_TYPES: Final[Mapping[type, str]] = {str: "string", int: "long", float: "double", bool: "boolean"}
_READERS: Final[Mapping[type, str]] = {
    str: "{}",
    int: "toInteger({})",
    float: "toFloat({})",
    bool: "toBoolean({})",
}
#: Every item has this label, so that one constraint covers the keys.
_COMMON: Final = "Entity"


def to_neo4j(graph: ExchangeGraph) -> dict[str, bytes]:
    """Return the files by name: the items, the links, and the script that loads them."""
    kinds = sorted({str(data["kind"]) for _, data in graph.nodes(data=True)})
    ties = sorted({str(data["kind"]) for *_, data in graph.edges(data=True)})
    return {
        NODES: _table(
            ["iri:ID", *_headers(NODE_ATTRIBUTES), ":LABEL"],
            (
                [
                    _text(iri),
                    *_cells(NODE_ATTRIBUTES, data),
                    f"{_COMMON};{label(str(data['kind']))}",
                ]
                for iri, data in graph.nodes(data=True)
            ),
        ),
        RELATIONSHIPS: _table(
            [":START_ID", ":END_ID", *_headers(EDGE_ATTRIBUTES), ":TYPE"],
            (
                [
                    _text(source),
                    _text(target),
                    *_cells(EDGE_ATTRIBUTES, data),
                    relationship(str(data["kind"])),
                ]
                for source, target, data in graph.edges(data=True)
            ),
        ),
        SCRIPT: _script(
            list(dict.fromkeys(map(label, kinds))), list(dict.fromkeys(map(relationship, ties)))
        ).encode("utf-8"),
    }


def label(kind: str) -> str:
    """Return the label of a kind of item: `Country` for "country", only of letters and digits."""
    return "".join(word.capitalize() for word in _words(kind)) or "Other"


def relationship(kind: str) -> str:
    """Return the type of a kind of link: `GRANTS_ACCESS` for "grants-access"."""
    return "_".join(word.upper() for word in _words(kind)) or "OTHER"


def _words(kind: str) -> Sequence[str]:
    words: list[str] = re.findall("[A-Za-z][A-Za-z0-9]*", kind)
    return words


def _headers(attributes: Iterable[Attribute]) -> list[str]:
    return [_header(attribute) for attribute in attributes]


def _header(attribute: Attribute) -> str:
    return f"{attribute.name}:{_TYPES[attribute.type]}"


def _cells(attributes: Iterable[Attribute], data: Mapping[str, Value]) -> list[str]:
    return [_cell(data.get(attribute.name)) for attribute in attributes]


def _cell(value: Value | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _text(value) if isinstance(value, str) else str(value)


def _text(text: str) -> str:
    r"""Return a text that stays in its cell and that no program runs.

    Neo4j reads a backslash before a quotation mark as an escape, in some settings; so `\` becomes
    `⧵` (U+29F5). A spreadsheet would run a cell that begins with a sign of a formula; it gets a
    leading apostrophe, as in all tables of ours.
    """
    inert = text.replace("\\", "\u29f5")
    return f"'{inert}" if inert[:1] in ("=", "+", "-", "@") else inert


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


def _script(labels: Sequence[str], types: Sequence[str]) -> str:
    steps = [
        "// Put nodes.csv and relationships.csv into the import folder of Neo4j, then run:\n"
        "//   cypher-shell --file load.cypher\n"
        "// Running it again changes nothing.",
        f"CREATE CONSTRAINT tradegraph_iri IF NOT EXISTS\n"
        f"FOR (n:{_COMMON}) REQUIRE n.iri IS UNIQUE;",
        f"LOAD CSV WITH HEADERS FROM 'file:///{NODES}' AS row\n"
        f"MERGE (n:{_COMMON} {{iri: row.`iri:ID`}})\n"
        f"SET {_settings('n', NODE_ATTRIBUTES)};",
    ]
    steps += [
        f"LOAD CSV WITH HEADERS FROM 'file:///{NODES}' AS row\n"
        f"WITH row WHERE row.`:LABEL` = '{_COMMON};{name}'\n"
        f"MATCH (n:{_COMMON} {{iri: row.`iri:ID`}})\n"
        f"SET n:{name};"
        for name in labels
    ]
    steps += [
        f"LOAD CSV WITH HEADERS FROM 'file:///{RELATIONSHIPS}' AS row\n"
        f"WITH row WHERE row.`:TYPE` = '{name}'\n"
        f"MATCH (a:{_COMMON} {{iri: row.`:START_ID`}}), (b:{_COMMON} {{iri: row.`:END_ID`}})\n"
        f"MERGE (a)-[r:{name} {{id: row.`id:string`}}]->(b)\n"
        f"SET {_settings('r', EDGE_ATTRIBUTES[1:])};"
        for name in types
    ]
    return "\n\n".join(steps) + "\n"


def _settings(variable: str, attributes: Iterable[Attribute]) -> str:
    return ",\n    ".join(
        f"{variable}.{attribute.name} = "
        + _READERS[attribute.type].format(f"row.`{_header(attribute)}`")
        for attribute in attributes
    )
