from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest

from graph.errors import ViewError
from graph.rdf import PREFIXES, Store
from graph.views import constructed as module
from graph.views.constructed import constructed, short_iri, words_of
from graph.views.model import View
from graph.views.source import read_source
from tests.views.conftest import Listener, Opened

HEAD = "".join(f"PREFIX {name}: <{base}>\n" for name, base in PREFIXES.items())
HEAD += "PREFIX ex: <https://example.org/>\n"
STORED = """
ex:K a tg:Country ; tg:name "Kenya" ; tg:alpha2 "KE" .
ex:U a tg:Country ; tg:name "Uganda" ; tg:alpha2 "UG" .
ex:p a tg:Instrument ; rdfs:label "Tea pact" ; tg:party ex:K , ex:U ; tg:basedOn ex:c .
ex:c a tg:Claim , tg:InstrumentClaim ; rdfs:label "The tea pact was signed." ;
  tg:statedIn ex:d ; tg:extractedBy "r" ; tg:confidence 0.9 ; tg:about ex:K ;
  tg:evidence [ tg:passage "signed the tea pact" ; tg:startOffset 0 ] .
ex:d a tg:Document ; tg:fileName "d.txt" ; dcterms:title "A letter" .
"""


def parse(turtle: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(HEAD + turtle, format=ox.RdfFormat.TURTLE)]


def draw(turtle: str) -> View:
    graph = ox.NamedNode("https://example.org/graph")
    store = Store.memory(ox.Quad(t.subject, t.predicate, t.object, graph) for t in parse(STORED))
    return constructed(parse(turtle), store, read_source(store), slug="query", title="A query")


def test_what_the_graph_knows_of_an_item_is_shown_with_its_passage() -> None:
    view = draw("ex:p tg:party ex:K ; ex:worth 7 .")
    pact = next(node for node in view.nodes if node.label == "Tea pact")
    assert (pact.kind, pact.claims) == ("instrument", ("https://example.org/c",))
    assert ("worth", "7") in pact.facts
    assert [claim.passage for claim in view.claims] == ["signed the tea pact"]
    (edge,) = view.edges
    assert (edge.kind, edge.label, edge.directed) == ("party", "party", True)
    assert edge.claims == ("https://example.org/c",)  # it is about both ends


def test_a_claim_is_an_item_that_rests_on_itself() -> None:
    view = draw("ex:c tg:about ex:K .")
    claim = next(node for node in view.nodes if node.label == "The tea pact was signed.")
    assert claim.claims == (claim.id,)
    assert claim.kind == "claim"


def test_names_and_kinds_come_from_the_triples_where_the_graph_has_none() -> None:
    view = draw(
        'ex:n a tg:LogisticsHub ; rdfs:label "New port" ; tg:stop ex:m . ex:m a ex:SeaLock .'
        "[] ex:near ex:m ."
    )
    told = {node.label: node.kind for node in view.nodes}
    assert told["New port"] == "hub"
    assert told["https://example.org/m"] == "sea lock"
    assert told["(unnamed)"] == "thing"
    assert {(edge.kind, edge.label) for edge in view.edges} == {("stop", "stop"), ("near", "near")}


def test_the_same_triples_give_the_same_view_in_any_order() -> None:
    lines = ["ex:p tg:party ex:K , ex:U .", "ex:K ex:borders ex:U .", 'ex:U ex:size "9" .']
    assert draw(" ".join(lines)) == draw(" ".join(reversed(lines)))


def test_nothing_and_too_much_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ViewError, match="gives no triples"):
        draw("")
    monkeypatch.setattr(module, "MOST_TRIPLES", 1)
    with pytest.raises(ViewError, match="add a LIMIT"):
        draw("ex:a ex:b ex:c , ex:d .")


@pytest.mark.parametrize(
    ("iri", "words", "short"),
    [
        ("https://w3id.org/tradegraph/ontology/statusEvent", "status event", "tg:statusEvent"),
        ("https://example.org/x#hub_kind", "hub kind", "https://example.org/x#hub_kind"),
        ("urn:isbn:4", "4", "urn:isbn:4"),
    ],
)
def test_iris_are_told_in_words(iri: str, words: str, short: str) -> None:
    assert words_of(iri) == words
    assert short_iri(iri) == short


def test_script_in_any_literal_or_iri_stays_text(
    open_view: Callable[..., Opened], listener: Listener
) -> None:
    beacon = f"<img src='{listener.address}/x' onerror='document.title=1'></script><script>"
    turtle = (
        f'ex:a rdfs:label "{beacon}" ; ex:note "{beacon}" ; a <javascript:alert(1)> ; '
        f"<javascript:x> <javascript:alert(2)> ."
    )
    opened = open_view(draw(turtle), "#item=https://example.org/a")
    assert opened.heading == beacon
    assert opened.page.locator("img, a[href^='javascript']").count() == 0
    assert opened.page.title() == "A query – tradegraph"
    assert opened.errors == []
    assert listener.asked == []
