"""No term vanishes: what was renamed has a SPARQL update that carries older data along."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store
from rdflib import OWL, RDF, SKOS, Graph

from graph.resources import data_folder

FOLDER = data_folder("ontology") / "migrations"
UPDATES = sorted(FOLDER.glob("*.ru"))
EXAMPLES = Path(__file__).parent / "migrations"
PREFIXES = {
    "tg:": "https://w3id.org/tradegraph/ontology/",
    "tgc:": "https://w3id.org/tradegraph/concept/",
}


def renames(update: Path) -> list[tuple[str, str]]:
    text = update.read_text(encoding="utf-8")
    old, new = (re.findall(rf"^# {word}: (\S+)$", text, re.MULTILINE) for word in ("from", "to"))
    return list(zip(old, new, strict=True))


def terms() -> set[str]:
    graph = Graph()
    for name in ("tradegraph.ttl", "concepts.ttl"):
        graph.parse(data_folder("ontology") / name)
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.Concept, SKOS.ConceptScheme)
    found = {str(term) for kind in kinds for term in graph.subjects(RDF.type, kind)}
    return {
        prefix + term.removeprefix(base)
        for term in found
        for prefix, base in PREFIXES.items()
        if term.startswith(base)
    }


def earlier() -> set[str]:
    """Return the terms of all earlier versions, one list per version."""
    return {
        term for path in FOLDER.glob("*.terms") for term in path.read_text(encoding="utf-8").split()
    }


def test_the_list_of_the_prior_version_is_kept() -> None:
    header = Graph().parse(data_folder("ontology") / "tradegraph.ttl")
    prior = str(next(header.objects(None, OWL.priorVersion))).rpartition("/")[2]
    assert (FOLDER / f"{prior}.terms").is_file()


def test_no_term_vanished_without_an_update() -> None:
    moved = {old for update in UPDATES for old, _ in renames(update)}
    gone = earlier() - terms()
    assert {
        term for term in gone if not any(term == old or term.startswith(f"{old}/") for old in moved)
    } == set()
    assert moved <= gone


@pytest.mark.parametrize("update", UPDATES, ids=lambda path: path.stem)
def test_an_update_leads_to_terms_that_exist(update: Path) -> None:
    text = update.read_text(encoding="utf-8")
    assert re.search(r"^# version: \d{4}-\d\d-\d\d$", text, re.MULTILINE)
    assert re.search(r"^# why: .{20,}", text, re.MULTILINE)
    assert renames(update)
    assert {new for _, new in renames(update)} <= terms()


@pytest.mark.parametrize("update", UPDATES, ids=lambda path: path.stem)
def test_an_update_carries_data_along_and_changes_nothing_else(update: Path) -> None:
    store, after = Store(), Store()
    store.load(path=EXAMPLES / f"{update.stem}.before.trig", format=RdfFormat.TRIG)
    after.load(path=EXAMPLES / f"{update.stem}.after.trig", format=RdfFormat.TRIG)
    assert set(store) != set(after)
    store.update(update.read_text(encoding="utf-8"))
    assert set(store) == set(after)
    store.update(update.read_text(encoding="utf-8"))
    assert set(store) == set(after), "a second run finds nothing to do"
