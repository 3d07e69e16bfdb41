from __future__ import annotations

import random
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.claims import Claim
from graph.reference import load_reference
from graph.resolve import resolve
from tests.rdf.sample import sample_claims

CLAIMS: list[Claim] = list(chain.from_iterable(sample_claims().values()))
RESULT = resolve(CLAIMS, load_reference())


@settings(max_examples=25)
@given(st.randoms(use_true_random=False))
def test_order_of_the_claims_does_not_matter(rng: random.Random) -> None:
    shuffled = CLAIMS.copy()
    rng.shuffle(shuffled)
    assert resolve(shuffled, load_reference()) == RESULT


def test_claims_given_twice_change_nothing() -> None:
    assert resolve(CLAIMS + CLAIMS, load_reference()) == RESULT


@settings(max_examples=25)
@given(st.sets(st.sampled_from(range(len(CLAIMS)))))
def test_every_entity_rests_on_given_claims(chosen: set[int]) -> None:
    result = resolve([CLAIMS[n] for n in chosen], load_reference())
    keys = {item.key for item in result.claims}
    for entity in result.entities():
        assert entity.claims
        assert keys.issuperset(entity.claims)
        assert list(entity.claims) == sorted(entity.claims)


def test_slugs_are_unique_in_their_class() -> None:
    refs = [entity.ref for entity in RESULT.entities()]
    assert len(refs) == len(set(refs))


def test_what_claims_are_of() -> None:
    of = {
        item.key: RESULT.of_claim[item.key].of.value
        for item in RESULT.claims
        if item.key in RESULT.of_claim
    }
    expected = {
        "session": "session", "hub": "hub", "access": "access", "person": "person",
        "target": "target", "organisation": "organisation",
    }  # fmt: skip
    for item in RESULT.claims:
        if item.claim.type in expected:
            assert of[item.key] == expected[item.claim.type]
    attributes = [item.key for item in RESULT.claims if item.claim.type == "attribute"]
    assert {of[key] for key in attributes} == {"link"}


def test_the_two_documents_share_an_instrument_a_hub_and_a_person() -> None:
    documents = {item.key: item.document for item in RESULT.claims}
    shared = {
        entity.label
        for entity in RESULT.entities()
        if len({documents[key] for key in entity.claims}) == 2
    }
    assert shared == {"Tourism MoU (Kenya, Uganda)", "Naivasha Dry Port", "Amina Otieno"}
