"""Answers and the forms in which they are shown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from graph.errors import QueryError

if TYPE_CHECKING:
    import pandas as pd

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS: Final = {
    _XSD + t for t in ("integer", "decimal", "double", "float", "nonNegativeInteger")
}


class Format(StrEnum):
    """Forms of an answer."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"
    TURTLE = "turtle"


@dataclass(frozen=True, slots=True)
class Table:
    """The answer of a SELECT: columns, and one row of terms per solution (None: unbound)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of a query: a table, a yes or no, or triples; two of the three are None."""

    table: Table | None = None
    truth: bool | None = None
    triples: tuple[ox.Triple, ...] | None = None


def short(term: Term | None, prefixes: Mapping[str, str]) -> str:
    """Return a term as a person reads it: literals bare, IRIs with their prefix."""
    if term is None:
        return ""
    if isinstance(term, ox.Literal):
        return _trim(term.value) if term.datatype.value in _NUMBERS else term.value
    if isinstance(term, ox.BlankNode | ox.Triple):
        return str(term)
    for prefix, base in sorted(prefixes.items(), key=lambda p: -len(p[1])):
        if term.value.startswith(base):
            return f"{prefix}:{term.value[len(base) :]}"
    return term.value


def _trim(number: str) -> str:
    try:
        value = Decimal(number)
    except InvalidOperation:
        return number
    return f"{value.normalize():f}" if value.is_finite() else number


def cells(table: Table, prefixes: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table as text."""
    return tuple(tuple(short(term, prefixes) for term in row) for row in table.rows)


def to_csv(table: Table, prefixes: Mapping[str, str]) -> str:
    """Return a table as CSV (RFC 4180 quoting, newline `\\n`), numbers bare.

    A text cell that a spreadsheet would run as a formula gets a leading apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    for terms, row in zip(table.rows, cells(table, prefixes), strict=True):
        writer.writerow([_inert(t, cell) for t, cell in zip(terms, row, strict=True)])
    return out.getvalue()


def _inert(term: Term | None, cell: str) -> str:
    number = isinstance(term, ox.Literal) and term.datatype.value in _NUMBERS
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not number else cell


def to_markdown(table: Table, prefixes: Mapping[str, str]) -> str:
    """Return a table in Markdown; text cannot break out of its cell."""
    lines = [_markdown_row(table.columns), _markdown_row(["---"] * len(table.columns))]
    lines += [_markdown_row(map(_markdown_cell, row)) for row in cells(table, prefixes)]
    return "\n".join(lines) + "\n"


def _markdown_row(row: Iterable[str]) -> str:
    return "| " + " | ".join(row) + " |"


def _markdown_cell(text: str) -> str:
    folded = " ".join(text.split())
    for mark in "\\`*_[]<>|#":
        folded = folded.replace(mark, "&lt;" if mark == "<" else f"\\{mark}")
    return folded


def to_json(answer: Answer, prefixes: Mapping[str, str]) -> str:
    """Return an answer as JSON: a list of objects, a truth value, or a list of triples."""
    if answer.truth is not None:
        body: object = answer.truth
    elif answer.triples is not None:
        body = [[str(t.subject), str(t.predicate), str(t.object)] for t in answer.triples]
    else:
        table = _table(answer)
        body = [
            {
                name: _json_value(term, prefixes)
                for name, term in zip(table.columns, row, strict=True)
            }
            for row in table.rows
        ]
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _json_value(term: Term | None, prefixes: Mapping[str, str]) -> object:
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        if term.datatype.value in _NUMBERS:
            number = Decimal(term.value)
            return int(number) if number == number.to_integral_value() else float(number)
        if term.datatype.value == _XSD + "boolean":
            return term.value == "true"
    return term.value if isinstance(term, ox.NamedNode) else short(term, prefixes)


def to_turtle(answer: Answer, prefixes: Mapping[str, str]) -> str:
    """Return the triples of a CONSTRUCT or DESCRIBE as Turtle.

    Raises:
        QueryError: the answer is not made of triples.
    """
    if answer.triples is None:
        raise QueryError("only CONSTRUCT and DESCRIBE give Turtle; choose csv, json or markdown")
    ordered = sorted(set(answer.triples), key=str)
    data = ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=dict(prefixes))
    return data.decode("utf-8") if data else ""


def to_pandas(table: Table, prefixes: Mapping[str, str]) -> pd.DataFrame:
    """Return a table as a data frame: numbers as numbers, dates as text, the rest as text."""
    import pandas as pd

    columns: dict[str, list[object]] = {name: [] for name in table.columns}
    for row in table.rows:
        for name, term in zip(table.columns, row, strict=True):
            value = _json_value(term, prefixes)
            columns[name].append(short(term, prefixes) if isinstance(term, ox.NamedNode) else value)
    return pd.DataFrame(columns)


def _table(answer: Answer) -> Table:
    if answer.table is None:
        raise QueryError("this answer has no rows")
    return answer.table


def render(answer: Answer, form: Format, prefixes: Mapping[str, str]) -> str:
    """Return an answer in a form other than the terminal table.

    Raises:
        QueryError: the form does not fit the answer.
    """
    if form is Format.JSON:
        return to_json(answer, prefixes)
    if form is Format.TURTLE or (answer.triples is not None and form is Format.TABLE):
        return to_turtle(answer, prefixes)
    if answer.triples is not None:
        raise QueryError(f"triples cannot be shown as {form}; choose turtle or json")
    if answer.truth is not None:
        return "yes\n" if answer.truth else "no\n"
    table = _table(answer)
    return to_csv(table, prefixes) if form is Format.CSV else to_markdown(table, prefixes)


def from_oxigraph(result: object) -> Answer:
    """Take over a result of the engine."""
    if isinstance(result, ox.QueryBoolean):
        return Answer(truth=bool(result))
    if isinstance(result, ox.QueryTriples):
        return Answer(triples=tuple(result))
    if isinstance(result, ox.QuerySolutions):
        names = tuple(variable.value for variable in result.variables)
        rows: Sequence[tuple[Term | None, ...]] = [
            tuple(solution[name] for name in names) for solution in result
        ]
        return Answer(table=Table(names, tuple(rows)))
    raise TypeError(f"not a query result: {type(result)}")
