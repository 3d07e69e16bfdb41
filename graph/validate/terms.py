"""Terms of pyoxigraph, which reads and holds, as terms of rdflib, which validates; and back."""

from __future__ import annotations

import re
from typing import Final

import pyoxigraph as ox
from rdflib import XSD, BNode, Literal, URIRef
from rdflib.term import Node

#: The graphs here hold no triples as terms; the types of pyoxigraph allow for them.
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_DECIMAL: Final = ox.NamedNode(str(XSD.decimal))
_NO_NUMBER: Final = re.compile(r"\s*[+-]?(?:s?nan\d*|inf(?:inity)?)\s*", re.IGNORECASE)


def to_rdflib(term: object) -> Node:
    """Return a term as rdflib has it.

    Ill-formed numbers and dates keep the form in which they were written, for the shapes to find
    and the report to show. A plain string has no datatype, whether `xsd:string` was written or
    not.

    Raises:
        ValueError: the term is a triple.
    """
    match term:
        case ox.NamedNode():
            return URIRef(term.value)
        case ox.BlankNode():
            return BNode(term.value)
        case ox.Literal():
            if term.language is not None:
                return Literal(term.value, lang=term.language)
            datatype = URIRef(term.datatype.value)
            plain = datatype == XSD.string
            return Literal(term.value, datatype=None if plain else datatype, normalize=False)
        case _:
            raise ValueError("a triple inside a triple is not supported; state it on its own")


def to_oxigraph(node: Node) -> Term:
    """Return a term as pyoxigraph has it.

    Raises:
        ValueError: it is no IRI, blank node or literal.
    """
    match node:
        case URIRef():
            return ox.NamedNode(str(node))
        case BNode():
            return ox.BlankNode(str(node))
        case Literal():
            if node.language is not None:
                return ox.Literal(str(node), language=node.language)
            datatype = None if node.datatype is None else ox.NamedNode(str(node.datatype))
            return ox.Literal(str(node), datatype=datatype)
        case _:
            raise ValueError(f"{node!r} cannot stand in a graph")


def comparable(term: Term) -> Term:
    """Return a decimal that is no number, such as NaN, as text.

    Python takes it for a decimal, and comparing it would end a validation.
    """
    if not isinstance(term, ox.Literal) or term.datatype != _DECIMAL:
        return term
    return ox.Literal(term.value) if _NO_NUMBER.fullmatch(term.value) else term
