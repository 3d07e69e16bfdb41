"""A property found in a sentence, before it is known whose it is."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from graph.claims import Quantity
from graph.extract.attributes.subjects import Subject
from graph.extract.mentions import NameType

SUMS: Final = frozenset({"cost", "financing", "amount"})
"""What a sum of money may be of a thing or an agreement."""


class Figure(Struct, frozen=True):
    """A figure and what it measures.

    Attributes:
        start, end: where it stands in the sentence.
        name: name of the property, as in the interchange format.
        rule: the rule that found it.
        quantity, text: its value; one of them is set.
        wanted: what can have the property, likeliest first.
        owner: whose it is, where the words around it say so.
        subject: what it is said of, where the grammar of the sentence tells.
        part: the part of the whole that it measures; empty for a part without a name.
        near: whether only its own sentence can say whose it is.
        superseded: whether the document itself replaces it.
    """

    start: int
    end: int
    name: str
    rule: str
    quantity: Quantity | None = None
    text: str | None = None
    wanted: tuple[NameType, ...] = ()
    owner: str | None = None
    subject: Subject | None = None
    part: str | None = None
    near: bool = False
    superseded: bool = False
