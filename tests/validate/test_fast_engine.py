"""The fast engine finds what pySHACL finds."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import SH, Graph

from graph.errors import ShapesError, UnsupportedShapesError
from graph.validate import Data, Engine, Finding, load_data, validate
from graph.validate.engine import run
from graph.validate.fast_engine import run_fast
from graph.validate.pyshacl_engine import run_pyshacl
from graph.validate.shapes import Shapes, own_checked
from graph.validate.terms import Term
from tests.rdf.sample import sample_dataset

FIXTURES = Path(__file__).parent / "fixtures"
FOLDERS = sorted(FIXTURES.iterdir())
#: Documents and the like of which some have no IRI, and which queries look at.
WITHOUT_IRI = ("Document",)
TGI = "https://w3id.org/tradegraph/id/"
FOREIGN = """
@prefix ex: <https://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
"""
SHAPES = (
    FOREIGN
    + """
ex:PersonShape a sh:NodeShape ; sh:targetClass ex:Person ;
    sh:closed true ; sh:ignoredProperties ( rdf:type ex:born ) ;
    sh:property [ sh:path ex:age ; sh:minInclusive 0 ; sh:datatype xsd:integer ; sh:minCount 1 ] ;
    sh:property [ sh:path ( ex:knows ex:name ) ; sh:minCount 1 ; sh:nodeKind sh:Literal ] ;
    sh:property [ sh:path [ sh:inversePath ex:knows ] ; sh:maxCount 0 ] ;
    sh:property [ sh:path [ sh:zeroOrMorePath ex:knows ] ; sh:class ex:Person ] ;
    sh:property [
        sh:path ex:knows ; sh:qualifiedValueShape [ sh:class ex:Person ] ; sh:qualifiedMinCount 2
    ] ;
    sh:property [
        sh:path ex:knows ; sh:node [ sh:property [ sh:path ex:age ; sh:maxInclusive 9 ] ]
    ] ;
    sh:property [ sh:path ex:name ; sh:uniqueLang true ; sh:languageIn ( "en" "fr" ) ] ;
    sh:or (
        [ sh:path ex:mail ; sh:pattern "@" ; sh:minCount 1 ]
        [ sh:path ex:phone ; sh:minCount 1 ]
    ) ;
    sh:not [ sh:path ex:mail ; sh:hasValue "bob" ] ;
    sh:property [ sh:path ex:from ; sh:lessThan ex:to ; sh:message "From {$value}." , "Von."@de ] ;
    sh:sparql [
        sh:message "{$this} knows {?value}, who is {?age}."@en ;
        sh:select '''
            SELECT $this ?value ?age WHERE {
                $this <https://example.org/knows> ?value .
                OPTIONAL { ?value <https://example.org/age> ?age }
            }
        '''
    ] .
"""
)
PEOPLE = (
    FOREIGN
    + """
ex:alice a ex:Person ; ex:age -3 ; ex:knows ex:bob , [ ex:name "x"@en , "y"@en , "z"@de ] .
ex:bob a ex:Person ; ex:age "old" ; ex:mail "bob" ; ex:from 3 ; ex:to 2 ; ex:name "Bob"@en .
[] a ex:Person ; ex:age 10 ; ex:phone "1" ; ex:knows ex:carol .
ex:carol ex:age "NaN"^^xsd:decimal .
"""
)


def same(data: Data, shapes: Shapes) -> int:
    found = run_fast(data, shapes)
    assert found == run_pyshacl(data, shapes)
    return len(found)


def without_queries() -> Shapes:
    shapes = Graph() + own_checked().graph
    shapes.remove((None, SH.sparql, None))
    return Shapes.of(shapes)


def apart(folder: Path) -> Iterator[ox.Quad]:
    """Yield the statements of a fixture, its things named apart from those of other fixtures."""

    def named(term: Term) -> Term:
        if isinstance(term, ox.NamedNode) and re.match(TGI + "(?!country|group|curr)", term.value):
            return ox.NamedNode(f"{term.value}/{folder.name}")
        return term

    for quad in load_data(folder / "invalid.ttl").statements():
        yield ox.Quad(named(quad.subject), quad.predicate, named(quad.object))


def test_all_fixtures_together_give_the_same_results() -> None:
    """Each is checked against its own shapes in test_shapes.py; here against all, at once."""
    folders = [folder for folder in FOLDERS if folder.name not in WITHOUT_IRI]
    data = Data(chain.from_iterable(map(apart, folders)))
    found = run_fast(data, own_checked())
    assert found == run_pyshacl(data, own_checked())
    groups = {str(result.shape).rpartition("/")[2].split("-")[0] for result in found}
    assert groups >= {folder.name for folder in folders}


def test_fixtures_with_things_without_an_iri_give_the_same_results() -> None:
    data = load_data(*(FIXTURES / name / "invalid.ttl" for name in WITHOUT_IRI))
    assert same(data, without_queries()) == 10


def test_the_sample_gives_the_same_results() -> None:
    assert same(Data(sample_dataset().quads()), own_checked()) > 0


def without_blank_nodes(people: str) -> Data:
    return Data.of(
        Graph().parse(
            data=people.replace("[]", "ex:dan").replace(
                '[ ex:name "x"@en , "y"@en , "z"@de ]', "ex:eve"
            )
            + 'ex:eve ex:name "x"@en , "y"@en , "z"@de .'
        )
    )


def test_shapes_and_data_of_others_give_the_same_results() -> None:
    assert same(without_blank_nodes(PEOPLE), Shapes.of(Graph().parse(data=SHAPES))) == 23


def test_things_without_an_iri_give_the_same_results() -> None:
    shapes = Graph().parse(data=SHAPES)
    shapes.remove((None, SH.sparql, None))
    assert same(Data.of(Graph().parse(data=PEOPLE)), Shapes.of(shapes)) == 20


def test_queries_about_things_without_an_iri_are_left_to_pyshacl() -> None:
    data, shapes = Data.of(Graph().parse(data=PEOPLE)), Graph().parse(data=SHAPES)
    with pytest.raises(UnsupportedShapesError, match="without an IRI"):
        run_fast(data, Shapes.of(shapes))


def test_findings_do_not_depend_on_the_engine() -> None:
    def told(engine: Engine) -> tuple[Finding, ...]:
        shapes = Graph().parse(data=SHAPES)
        return validate(without_blank_nodes(PEOPLE), shapes, engine=engine).findings

    assert told(Engine.FAST) == told(Engine.PYSHACL)


def test_what_the_engine_lacks_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "shifty", None)
    with pytest.raises(ShapesError, match=r"pip install 'tradegraph\[fast\]'"):
        run_fast(Data(), own_checked())


def test_shapes_that_the_fast_engine_cannot_use_are_left_to_pyshacl(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(data: Data, shapes: Shapes) -> None:
        raise UnsupportedShapesError("no")

    monkeypatch.setattr("graph.validate.engine.run_fast", refuse)
    monkeypatch.setattr("graph.validate.engine.FAST_FROM", 0)
    data = load_data(FIXTURES / "Figure" / "invalid.ttl")
    assert run(data, own_checked(), Engine.AUTO) == run(data, own_checked(), Engine.PYSHACL)
    with pytest.raises(UnsupportedShapesError):
        run(data, own_checked(), Engine.FAST)


def test_the_fast_engine_is_used_for_large_data(monkeypatch: pytest.MonkeyPatch) -> None:
    used: list[int] = []

    def count(data: Data, shapes: Shapes) -> frozenset[object]:
        used.append(len(data))
        return frozenset()

    monkeypatch.setattr("graph.validate.engine.run_fast", count)
    monkeypatch.setattr("graph.validate.engine.run_pyshacl", lambda data, shapes: frozenset())
    data = load_data(FIXTURES / "Figure" / "invalid.ttl")
    for threshold in (len(data) + 1, len(data)):
        monkeypatch.setattr("graph.validate.engine.FAST_FROM", threshold)
        run(data, own_checked(), Engine.AUTO)
    assert used == [len(data)]
