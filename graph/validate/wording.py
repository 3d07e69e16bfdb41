"""What a shape demands, in words: for shapes that have no message of their own, and for reasons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from rdflib import RDF, RDFS, SH, URIRef
from rdflib.term import Node

from graph.validate.data import Lookup
from graph.validate.names import curie, name_of
from graph.validate.paths import Path, path_text
from graph.validate.results import Result
from graph.validate.shapes import Shapes

_KINDS: Final = {
    SH.IRI: "a thing with an IRI",
    SH.BlankNode: "a thing without an IRI",
    SH.Literal: "a text, number or date",
    SH.BlankNodeOrIRI: "a thing, not a text, number or date",
    SH.BlankNodeOrLiteral: "a thing without an IRI, or a text, number or date",
    SH.IRIOrLiteral: "a thing with an IRI, or a text, number or date",
}
_TYPES: Final = {
    "string": "a text",
    "integer": "a whole number",
    "nonNegativeInteger": "a whole number of 0 or more",
    "positiveInteger": "a whole number above 0",
    "decimal": "a decimal number",
    "double": "a number",
    "float": "a number",
    "boolean": "true or false",
    "date": "a date such as 2024-03-05",
    "dateTime": "a date with a time such as 2024-03-05T10:00:00",
    "gYear": "a year such as 2024",
    "anyURI": "a web address",
    "langString": "a text with its language",
}
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_MOST_VALUES: Final = 8
_LAST_PART: Final = re.compile(r"[^/#:]+")
_CAMEL: Final = re.compile(r"(?<=[a-z])([A-Z])")


@dataclass(frozen=True, slots=True)
class Words:
    """Words for the shapes over a graph, which has the names of things.

    Attributes:
        shapes: the shapes.
        names: where names of things and terms are looked up.
    """

    shapes: Shapes
    names: Lookup

    def message(self, result: Result) -> str:
        """Return a sentence for a result whose shape has no message of its own."""
        shape, component = result.shape, result.component
        path = self.shapes.path(shape)
        if component == SH.ClosedConstraintComponent and result.path is not None:
            return (
                f"“{{$this}}” has something {self.at(result.path)}, which its shape does not "
                "allow (found: {$value})."
            )
        demand = self.demand(shape, component)
        if path is None:
            return f"“{{$this}}” must {demand}."
        if component in _ABOUT_ALL_VALUES:
            return f"“{{$this}}” must {demand} {self.at(path)} (found: {{$value}})."
        return f"What “{{$this}}” has {self.at(path)} must {demand} (found: {{$value}})."

    def demand(self, shape: Node, component: URIRef) -> str:
        """Return what a constraint demands, to be read after "must"."""
        write = _DEMANDS.get(component)
        return "keep to the rule of the shape" if write is None else write(self, shape)

    def demands(self, shape: Node) -> str:
        """Return all that a shape demands, in one phrase: its message, else its constraints."""
        messages = self.shapes.messages(shape)
        if messages:
            return " ".join(messages).rstrip(".").replace("{$this}", "it").replace("{$value}", "…")
        path = self.shapes.path(shape)
        where = "" if path is None else f" {self.at(path)}"
        graph = self.shapes.graph
        own = [
            f"must {write(self, shape)}{where}"
            for component, write in _DEMANDS.items()
            if component in _OF_PARAMETER and (shape, _OF_PARAMETER[component], None) in graph
        ]
        inner = [
            self.demands(child) for child in sorted(graph.objects(shape, SH.property), key=str)
        ]
        return " and ".join([*own, *inner]) or "keeps to its shape"

    def at(self, path: Path) -> str:
        """Return where a path leads, such as `as “start date”`."""
        return f"as “{path_text(path, self.term)}”"

    def name(self, node: Node) -> str:
        """Return the name of a term or thing."""
        return name_of(self.names, node)

    def term(self, predicate: URIRef) -> str:
        """Return the name of a property; where it has none, the last part of its IRI in words."""
        name = self.name(predicate)
        if name != curie(predicate):
            return name
        last = _LAST_PART.findall(predicate)
        return _CAMEL.sub(r" \1", last[-1]).lower() if last else name

    def one(self, shape: Node, parameter: URIRef) -> Node | None:
        """Return the value of a parameter of a constraint."""
        return min(self.shapes.graph.objects(shape, parameter), default=None, key=str)

    def told(self, shape: Node, parameter: URIRef) -> str:
        """Return the value of a parameter by its name."""
        found = self.one(shape, parameter)
        return "" if found is None else self.name(found)

    def listed(self, nodes: Iterable[Node]) -> str:
        """Return names in a row, cut where there are many."""
        names = [
            f"“{self.term(node) if isinstance(node, URIRef) else self.name(node)}”"
            for node in nodes
        ]
        more = len(names) - _MOST_VALUES
        return ", ".join(names[:_MOST_VALUES]) + (f" and {more} more" if more > 0 else "")


def title_of(words: Words, shape: Node) -> str:
    """Return by what name findings of a shape are grouped for a reader.

    That is the label of the shape; else the things that it looks at and the property it is
    about; else the sentence that explains it.
    """
    graph = words.shapes.graph
    for name in (RDFS.label, SH.name):
        label = min((str(text) for text in graph.objects(shape, name)), default="")
        if label:
            return label
    owner = _owner(words, shape)
    path = words.shapes.path(shape)
    subject = _subject(words, owner)
    sentence = _sentence(words, owner).rstrip(".")
    if path is None:
        holds_properties = (owner, SH.property, None) in graph
        named = (subject, sentence) if holds_properties else (sentence, subject)
        return named[0] or named[1] or curie(shape)
    lead = subject or sentence
    about = path_text(path, words.term)
    return f"{lead}: {about}" if lead else about


def _owner(words: Words, shape: Node) -> Node:
    """Return the node shape that a property shape belongs to, else the shape itself."""
    graph = words.shapes.graph
    seen = {shape}
    while True:
        owners = sorted(set(graph.subjects(SH.property, shape)) - seen, key=str)
        if not owners:
            return shape
        shape = owners[0]
        seen.add(shape)


def _subject(words: Words, shape: Node) -> str:
    """Return the classes that a shape looks at, if they are few enough to name."""
    graph = words.shapes.graph
    classes = set(graph.objects(shape, SH.targetClass))
    if words.shapes.is_class(shape):
        classes.add(shape)
    names = sorted(words.term(kind) for kind in classes if isinstance(kind, URIRef))
    if not 0 < len(names) <= _MOST_CLASSES:
        return ""
    text = ", ".join(names)
    return text[:1].upper() + text[1:]


def _sentence(words: Words, shape: Node) -> str:
    graph = words.shapes.graph
    texts = (*graph.objects(shape, RDFS.comment), *graph.objects(shape, SH.description))
    return min(map(str, texts), default="")


_MOST_CLASSES: Final = 2


def _number(words: Words, shape: Node, parameter: URIRef) -> str:
    number = words.told(shape, parameter)
    return f"{number} value" if number == "1" else f"{number} values"


def _class(words: Words, shape: Node) -> str:
    kinds = sorted(words.shapes.graph.objects(shape, SH["class"]), key=str)
    return f"be of the class {words.listed(kinds)}"


def _datatype(words: Words, shape: Node) -> str:
    datatype = str(words.one(shape, SH.datatype))
    if datatype == str(RDF.langString):
        return "be a text with its language"
    known = _TYPES.get(datatype.removeprefix(_XSD))
    return f"be {known}" if known else f"have the type {curie(URIRef(datatype))}"


def _node_kind(words: Words, shape: Node) -> str:
    kind = words.one(shape, SH.nodeKind)
    return f"be {_KINDS.get(URIRef(str(kind)), curie(kind) if kind else 'something else')}"


def _in(words: Words, shape: Node) -> str:
    return f"be one of {words.listed(words.shapes.members(shape, SH['in']))}"


def _languages(words: Words, shape: Node) -> str:
    return f"be in one of the languages {words.listed(words.shapes.members(shape, SH.languageIn))}"


def _logical(lead: str, predicate: URIRef) -> Callable[[Words, Node], str]:
    def write(words: Words, shape: Node) -> str:
        members = words.shapes.members(shape, predicate)
        parts = "; or ".join(words.demands(member) for member in members)
        return f"{lead}: {parts}"

    return write


def _qualified(words: Words, shape: Node) -> str:
    inner = words.one(shape, SH.qualifiedValueShape)
    least, most = (words.told(shape, name) for name in (SH.qualifiedMinCount, SH.qualifiedMaxCount))
    bounds = [f"at least {least}"] * bool(least) + [f"at most {most}"] * bool(most)
    what = words.demands(inner) if inner is not None else "keep to a shape"
    return f"have {' and '.join(bounds)} of which each {what}"


def _nested(lead: str, predicate: URIRef) -> Callable[[Words, Node], str]:
    def write(words: Words, shape: Node) -> str:
        inner = sorted(words.shapes.graph.objects(shape, predicate), key=str)
        return f"{lead}: {'; '.join(words.demands(node) for node in inner)}"

    return write


def _parameter(text: str, parameter: URIRef) -> Callable[[Words, Node], str]:
    return lambda words, shape: text.format(words.told(shape, parameter))


def _property(text: str, parameter: URIRef) -> Callable[[Words, Node], str]:
    def write(words: Words, shape: Node) -> str:
        other = words.one(shape, parameter)
        return text.format(words.term(other) if isinstance(other, URIRef) else other)

    return write


def _counted(text: str, parameter: URIRef) -> Callable[[Words, Node], str]:
    return lambda words, shape: text.format(_number(words, shape, parameter))


_DEMANDS: Final[dict[URIRef, Callable[[Words, Node], str]]] = {
    SH.MinCountConstraintComponent: _counted("have at least {}", SH.minCount),
    SH.MaxCountConstraintComponent: _counted("have at most {}", SH.maxCount),
    SH.ClassConstraintComponent: _class,
    SH.DatatypeConstraintComponent: _datatype,
    SH.NodeKindConstraintComponent: _node_kind,
    SH.MinExclusiveConstraintComponent: _parameter("be above {}", SH.minExclusive),
    SH.MinInclusiveConstraintComponent: _parameter("be {} or more", SH.minInclusive),
    SH.MaxExclusiveConstraintComponent: _parameter("be below {}", SH.maxExclusive),
    SH.MaxInclusiveConstraintComponent: _parameter("be {} or less", SH.maxInclusive),
    SH.MinLengthConstraintComponent: _parameter("have {} or more characters", SH.minLength),
    SH.MaxLengthConstraintComponent: _parameter("have {} or fewer characters", SH.maxLength),
    SH.PatternConstraintComponent: _parameter("be written after the pattern {}", SH.pattern),
    SH.LanguageInConstraintComponent: _languages,
    SH.UniqueLangConstraintComponent: _parameter("have one text for each language", SH.uniqueLang),
    SH.EqualsConstraintComponent: _property("have the same as “{}”", SH.equals),
    SH.DisjointConstraintComponent: _property("have none of what “{}” has", SH.disjoint),
    SH.LessThanConstraintComponent: _property("be less than “{}”", SH.lessThan),
    SH.LessThanOrEqualsConstraintComponent: _property("not be more than “{}”", SH.lessThanOrEquals),
    SH.HasValueConstraintComponent: _parameter("have the value “{}”", SH.hasValue),
    SH.InConstraintComponent: _in,
    SH.ClosedConstraintComponent: _parameter(
        "have none but the properties that its shape knows", SH.closed
    ),
    SH.NodeConstraintComponent: _nested("meet this", SH.node),
    SH.NotConstraintComponent: _nested("not meet this", SH["not"]),
    SH.AndConstraintComponent: _logical("meet all of these", SH["and"]),
    SH.OrConstraintComponent: _logical("meet one or more of these", SH["or"]),
    SH.XoneConstraintComponent: _logical("meet exactly one of these", SH.xone),
    SH.QualifiedMinCountConstraintComponent: _qualified,
    SH.QualifiedMaxCountConstraintComponent: _qualified,
}
_OF_PARAMETER: Final = {
    component: SH[name[:1].lower() + name[1:]]
    for component in _DEMANDS
    if (name := component.removeprefix(str(SH)).removesuffix("ConstraintComponent"))
}
#: Constraints that concern all values at a path together.
_ABOUT_ALL_VALUES: Final = frozenset(
    {
        SH.MinCountConstraintComponent,
        SH.MaxCountConstraintComponent,
        SH.UniqueLangConstraintComponent,
        SH.EqualsConstraintComponent,
        SH.DisjointConstraintComponent,
        SH.HasValueConstraintComponent,
        SH.QualifiedMinCountConstraintComponent,
        SH.QualifiedMaxCountConstraintComponent,
    }
)
