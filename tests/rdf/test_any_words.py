"""Whatever words documents use, the graphs are built and can be read back."""

from __future__ import annotations

from hashlib import sha256

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.claims import (
    AccessClaim,
    AttributeClaim,
    CauseClaim,
    Claim,
    Claimant,
    Evidence,
    HubClaim,
    HubKind,
    InstrumentClaim,
    InstrumentKind,
    LinkClaim,
    LinkKind,
    OrganisationClaim,
    OrganisationKind,
    PersonClaim,
    SectorClaim,
    SessionClaim,
    StatementClaim,
    Status,
)
from graph.documents.model import Document, Metadata
from graph.rdf import to_json_ld, to_nquads, to_turtle
from graph.reason import build_knowledge
from graph.reference import load_reference

TEXT = "Some text of no importance."
DIGEST = sha256(TEXT.encode()).hexdigest()
DOCUMENT = Document("a.txt", TEXT, DIGEST, "text/plain", Metadata(), ())
HERE = (Evidence("a.txt", DIGEST, 0, 4, "Some"),)

words = st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12
) | st.sampled_from(["Port", "the", "Kenya", "Joint Council", "(ABC)", "A-B", "Uganda's", "MoU"])
codes = st.sampled_from([(), ("KE",), ("KE", "UG"), ("EU", "KE"), ("WORLD",), ("XX",), ("a b",)])


def claims() -> st.SearchStrategy[Claim]:
    here, rule = st.just(HERE), st.just("r")
    maybe = st.none() | words
    country = st.sampled_from([None, "KE", "UG", "EU", "XX"])
    speaker = st.none() | st.builds(Claimant, maybe, maybe, country)
    return st.one_of(
        st.builds(
            InstrumentClaim,
            evidence=here,
            rule=rule,
            kind=st.sampled_from(InstrumentKind),
            title=maybe,
            subject=maybe,
            parties=codes,
            party_names=st.lists(words, max_size=2).map(tuple),
            status=st.sampled_from([None, *Status]),
        ),
        st.builds(SessionClaim, evidence=here, rule=rule, body=words, parties=codes, place=maybe),
        st.builds(
            HubClaim,
            evidence=here,
            rule=rule,
            name=words,
            kind=st.sampled_from(HubKind),
            country=country,
        ),
        st.builds(
            AccessClaim,
            evidence=here,
            rule=rule,
            hub=words,
            grantor=country,
            beneficiaries=st.lists(words, min_size=1, max_size=2).map(tuple),
        ),
        st.builds(
            LinkClaim,
            evidence=here,
            rule=rule,
            name=words,
            kind=st.sampled_from(LinkKind),
            countries=codes,
            stops=st.lists(words, max_size=3).map(tuple),
        ),
        st.builds(
            OrganisationClaim,
            evidence=here,
            rule=rule,
            name=words,
            kind=st.sampled_from(OrganisationKind),
            country=country,
        ),
        st.builds(PersonClaim, evidence=here, rule=rule, name=words, role=maybe, country=country),
        st.builds(AttributeClaim, evidence=here, rule=rule, of=words, name=words, text=words),
        st.builds(SectorClaim, evidence=here, rule=rule, parties=codes, sector=words),
        st.builds(CauseClaim, evidence=here, rule=rule, cause=words, effect=words),
        st.builds(StatementClaim, evidence=here, rule=rule, text=words, claimant=speaker),
    )


@settings(max_examples=60)
@given(st.lists(claims(), max_size=12))
def test_graphs_are_built_from_any_words(given_claims: list[Claim]) -> None:
    knowledge = build_knowledge([DOCUMENT], {"a.txt": given_claims}, load_reference())
    dataset = knowledge.dataset
    own = [
        graph for graph in dataset.graphs if "reference" in graph.value or "ontology" in graph.value
    ]
    for graph in own:
        dataset = dataset.with_graph(graph, ())
    quads = set(dataset.quads())
    assert len(quads) == len({quad.triple for quad in quads})
    assert set(ox.parse(to_nquads(quads), format=ox.RdfFormat.N_QUADS)) == quads
    assert set(ox.parse(to_json_ld(dataset), format=ox.RdfFormat.JSON_LD)) == quads
    turtle = ox.parse(to_turtle(dataset), format=ox.RdfFormat.TURTLE)
    assert {quad.triple for quad in turtle} == {quad.triple for quad in quads}
