"""Parameters from strangers, checked and bound as typed VALUES rows.

A value never becomes query text: it is turned into an IRI of ours or a quoted literal, and stands
in a VALUES block that every SPARQL engine reads the same way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

import pyoxigraph as ox

from graph.claims import Status
from graph.errors import QueryError
from graph.query.nearest import did_you_mean
from graph.query.question import Parameter, ParameterType, Question
from graph.rdf.namespaces import TGC, TGI
from graph.reference import Reference
from graph.reference.sectors import sector_words

_BIND: Final = re.compile(r"^([ \t]*)#[ \t]*bind:[ \t]*([\w, \t]+)$", re.MULTILINE)
_WITHOUT: Final = re.compile(r"^([ \t]*)#[ \t]*without[ \t]+([\w, \t]+):[ \t]*(.+)$", re.MULTILINE)
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"


def bind(question: Question, values: Mapping[str, str], reference: Reference) -> str:
    """Return the question's SPARQL with the given parameters bound.

    Raises:
        QueryError: a parameter is unknown, or its value does not fit its type.
    """
    known = {p.name: p for p in question.parameters}
    for name in values:
        if name not in known:
            hint = did_you_mean(name, known)
            takes = ", ".join(known) or "none"
            raise QueryError(
                f"question {question.name} has no parameter {name!r}{hint}; it takes: {takes}"
            )
    terms = {name: to_term(known[name], value, reference) for name, value in values.items()}

    def rows(found: re.Match[str]) -> str:
        pairs = [part.split() for part in found.group(2).split(",")]
        return "\n".join(
            f"{found.group(1)}VALUES ?{pair[-1]} {{ {terms[pair[0]]} }}"
            for pair in pairs
            if pair[0] in terms
        )

    def unless(found: re.Match[str]) -> str:
        names = {name.strip() for name in found.group(2).split(",")}
        return "" if names & terms.keys() else found.group(1) + found.group(3)

    return _WITHOUT.sub(unless, _BIND.sub(rows, question.sparql))


def to_term(parameter: Parameter, value: str, reference: Reference) -> str:
    """Return a parameter's value as a SPARQL term.

    Raises:
        QueryError: the value does not fit the parameter's type.
    """
    match parameter.type:
        case ParameterType.COUNTRY:
            return _country(parameter, value, reference)
        case ParameterType.PARTY:
            return _party(parameter, value, reference)
        case ParameterType.STATUS:
            return _concept(parameter, value, tuple(Status))
        case ParameterType.SECTOR:
            return _concept(parameter, value, tuple(sector_words()))
        case ParameterType.DATE:
            try:
                return f'"{date.fromisoformat(value).isoformat()}"^^<{_XSD}date>'
            except ValueError as error:
                raise QueryError(
                    f"--param {parameter.name}={value}: not a date; write it as 2025-06-30"
                ) from error
        case ParameterType.INTEGER:
            if not re.fullmatch(r"-?\d{1,18}", value):
                raise QueryError(f"--param {parameter.name}={value}: not a whole number")
            return f'"{value}"^^<{_XSD}integer>'
        case ParameterType.TEXT:
            return quote(value)


def _concept(parameter: Parameter, value: str, known: Sequence[str]) -> str:
    word = value.strip().casefold().replace(" ", "_").replace("-", "_")
    if word not in known:
        hint = did_you_mean(word, known)
        raise QueryError(
            f"--param {parameter.name}={value}: not a {parameter.type}{hint}; "
            f"known are {', '.join(known)}"
        )
    return _iri(TGC[f"{parameter.type}/{word}"])


def _iri(term: ox.NamedNode) -> str:
    return f"<{term.value}>"


def quote(text: str) -> str:
    """Return a text as a SPARQL string literal."""
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return '"' + "".join(escapes.get(c, c) for c in text if c not in "\0") + '"'


def find_country(name: str, reference: Reference) -> str:
    """Return the ISO code of the country with this code or name.

    Raises:
        QueryError: there is none.
    """
    wanted = name.strip()
    if wanted.upper() in reference.countries:
        return wanted.upper()
    names = {
        name.casefold(): country.code
        for country in reference.countries.values()
        for name in (country.name, country.official_name, country.alpha3, *country.other_names)
    }
    if wanted.casefold() in names:
        return names[wanted.casefold()]
    hint = did_you_mean(wanted, (c.name for c in reference.countries.values()))
    raise QueryError(f"{name}: no country has this ISO code or name{hint}")


def _country(parameter: Parameter, value: str, reference: Reference) -> str:
    try:
        return _iri(TGI[f"country/{find_country(value, reference)}"])
    except QueryError as error:
        raise QueryError(f"--param {parameter.name}={error}") from error


def _party(parameter: Parameter, value: str, reference: Reference) -> str:
    for group in reference.groups.values():
        if value.strip().casefold() in {group.code.casefold(), group.name.casefold()}:
            return _iri(TGI[f"group/{group.code}"])
    return _country(parameter, value, reference)
