"""What the handbook tells, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a term is."""

    CLASS = "class"
    OBJECT = "object property"
    DATATYPE = "datatype property"


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property of the ontology.

    Attributes:
        key: its local name, unique with regard to case.
        wider: own superclasses or superproperties; `narrower` the other way round.
        domain: own class of the things that have the property, or none.
        target: what a property leads to: an own class by its key, a code list or a datatype as a
            prefixed name; empty if anything.
        disjoint: own classes that share no instance with it.
        ties: what alignments say of it, as (how, IRI).
        sources: pages that the meaning was taken from.
    """

    key: str
    iri: str
    kind: Kind
    label: str
    definition: str
    example: str
    wider: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    domain: str = ""
    target: str = ""
    disjoint: tuple[str, ...] = ()
    ties: tuple[tuple[str, str], ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def curie(self) -> str:
        """The term with its prefix."""
        return f"tg:{self.key}"


@dataclass(frozen=True, slots=True)
class Concept:
    """An entry of a code list; `order` is None where the list has none."""

    notation: str
    iri: str
    label: str
    definition: str
    order: int | None = None
    broader: str = ""
    moves: tuple[str, ...] = ()
    ties: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Scheme:
    """A code list with its concepts, in order where there is one, else as in the file."""

    key: str
    iri: str
    label: str
    definition: str
    concepts: tuple[Concept, ...]
    used_by: tuple[str, ...]

    @property
    def ordered(self) -> bool:
        """Whether the concepts follow each other."""
        return any(concept.order is not None for concept in self.concepts)

    @property
    def moving(self) -> bool:
        """Whether the list says which concept can follow which."""
        return any(concept.moves for concept in self.concepts)


@dataclass(frozen=True, slots=True)
class Rule:
    """A shape that can object to data, or one of its constraints.

    Attributes:
        key: local name of the shape.
        about: what the group of shapes is for, or empty.
        terms: keys of the terms that it concerns.
    """

    key: str
    file: str
    severity: str
    message: str
    mend: str
    about: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the library and the terms that it uses."""

    name: str
    text: str
    topic: str
    sparql: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of a real graph, and the passage that it rests on where there is one."""

    turtle: str
    passage: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Handbook:
    """Everything there is to tell; terms by key, in alphabetical order.

    Attributes:
        uses: the properties that shapes look for on the instances of a class, by the class.
    """

    title: str
    description: str
    version: str
    licence: str
    changes: tuple[str, ...]
    terms: Mapping[str, Term]
    schemes: tuple[Scheme, ...]
    rules: tuple[Rule, ...]
    questions: tuple[Asked, ...]
    uses: Mapping[str, tuple[str, ...]]

    def of_kind(self, *kinds: Kind) -> tuple[Term, ...]:
        """Return the terms of these kinds."""
        return tuple(term for term in self.terms.values() if term.kind in kinds)

    def rules_on(self, key: str) -> tuple[Rule, ...]:
        """Return the rules that concern a term."""
        return tuple(rule for rule in self.rules if key in rule.terms)

    def questions_on(self, key: str) -> tuple[Asked, ...]:
        """Return the questions that use a term."""
        return tuple(asked for asked in self.questions if key in asked.terms)

    def properties_of(self, key: str) -> tuple[Term, ...]:
        """Return the properties of a class: by their domain, and by the shapes on the class."""
        shaped = self.uses.get(key, ())
        return tuple(
            term
            for term in self.of_kind(Kind.OBJECT, Kind.DATATYPE)
            if term.domain == key or term.key in shaped
        )

    def users_of(self, key: str) -> tuple[str, ...]:
        """Return the classes whose instances have a property."""
        return tuple(
            sorted(term.key for term in self.of_kind(Kind.CLASS) if self._has(term.key, key))
        )

    def _has(self, class_key: str, property_key: str) -> bool:
        domain = self.terms[property_key].domain
        return domain == class_key or property_key in self.uses.get(class_key, ())
