"""What a stranger's query may not do: reach the network, name other data, or change anything.

SPARQL engines have no safe switch, so the query is parsed and its tree is searched. SERVICE and
FROM are refused, and so is everything that is not a query. The text that passes is run in a child
process with a time limit (`graph.query.isolate`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pyparsing import ParseBaseException, ParseResults
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from graph.errors import QueryError
from graph.query.nearest import did_you_mean

MAX_LENGTH: Final = 100_000
_MAX_NESTING: Final = 60
_REFUSED: Final = {
    "ServiceGraphPattern": "SERVICE, which would send the question to another server",
    "DatasetClause": "FROM, which would name data outside this graph",
}
_UPDATE: Final = re.compile(
    r"\b(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|COPY|MOVE|ADD)\b", re.IGNORECASE
)
_WORDS: Final = ("SELECT", "CONSTRUCT", "ASK", "DESCRIBE", "PREFIX", "WHERE", "FILTER", "OPTIONAL")


def check(query: str, prefixes: str = "") -> None:
    """Let a query pass, or say why not; `prefixes` are declarations put before it.

    Raises:
        QueryError: the query cannot be read, is too long or too deep, or does what no query of a
            stranger may do.
    """
    if len(query) > MAX_LENGTH:
        raise QueryError(f"the query is longer than {MAX_LENGTH} characters")
    if _depth(query) > _MAX_NESTING:
        raise QueryError(f"the query nests groups more than {_MAX_NESTING} deep")
    try:
        tree = parseQuery(prefixes + query)
    except ParseBaseException as error:
        raise QueryError(_explain(query, prefixes, error)) from error
    except RecursionError as error:
        raise QueryError("the query nests too deeply") from error
    for node in _nodes(tree):
        if node.name in _REFUSED:
            raise QueryError(f"the query uses {_REFUSED[node.name]}; leave it out")


def _depth(query: str) -> int:
    depth = deepest = 0
    for character in query:
        if character in "{([":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "})]":
            depth -= 1
    return deepest


def _nodes(tree: object) -> Iterator[CompValue]:
    pending = [tree]
    while pending:
        node = pending.pop()
        if isinstance(node, CompValue):
            yield node
            pending.extend(node.values())
        elif isinstance(node, ParseResults | list | tuple):
            pending.extend(node)


def _explain(query: str, prefixes: str, error: ParseBaseException) -> str:
    before = prefixes.count("\n")
    line, column = error.lineno - before, error.column
    lines = query.splitlines() or [""]
    if not 1 <= line <= len(lines):
        line, column = len(lines), len(lines[-1]) + 1
    if _UPDATE.match(query.lstrip()):
        return "the query would change the graph; only SELECT, ASK, CONSTRUCT and DESCRIBE are run"
    at = lines[line - 1][max(0, column - 1) :][:30]
    word = re.match(r"\w+", at)
    hint = did_you_mean(word.group(), _WORDS) if word else ""
    found = f"near {at!r}" if at else "at its end"
    return f"the query cannot be read at line {line}, column {column}, {found}{hint}"
