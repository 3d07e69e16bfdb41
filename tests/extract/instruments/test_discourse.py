"""Mentions that mean the same instrument give one claim for each stage."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.extract.instruments.reading import claims, stages


def test_headline_and_text_mean_the_same() -> None:
    text = (
        "Togo and Gabon sign deal on shrimps\n\n"
        "Togo and Gabon signed an agreement on shrimps on 4 May 2021. The deal runs for a year.\n"
    )
    (claim,) = claims(text)
    assert str(claim.date) == "2021-05-04"
    assert len(claim.evidence) == 2


def test_a_pronoun_points_to_the_last_instrument() -> None:
    text = (
        "Togo and Gabon agreed on a shrimp treaty. "
        "It was signed in 2020 and ratified by both countries in 2021."
    )
    assert stages(text) == [("agreed", None), ("signed", "2020"), ("ratified", "2021")]


def test_parties_come_from_the_document_where_the_sentence_names_none() -> None:
    text = "Togo and Gabon talk fish\n\nTrade grew. A shrimp treaty was initialled.\n"
    (claim,) = claims(text)
    assert claim.parties == ("GA", "TG")


def test_items_of_a_list_share_the_words_before_it() -> None:
    text = (
        "Togo and Gabon meet\n\n"
        "The ministers signed the following documents:\n"
        "- Agreement on shrimps\n"
        "- Memorandum of Understanding on ports\n"
    )
    found = {(c.kind.value, c.subject, c.status.value if c.status else None) for c in claims(text)}
    assert found == {("agreement", "shrimps", "signed"), ("mou", "ports", "signed")}


def test_one_claim_for_each_subject_of_a_list() -> None:
    text = "Togo and Gabon signed agreements on shrimps, ports and visas."
    assert sorted(str(c.subject) for c in claims(text)) == ["ports", "shrimps", "visas"]


def test_an_instrument_of_other_parties_is_another() -> None:
    text = "Togo signed a trade agreement with Gabon. Benin signed a trade agreement with Ghana."
    assert [c.parties for c in claims(text)] == [("GA", "TG"), ("BJ", "GH")]


def test_a_comparable_arrangement_shares_the_other_party() -> None:
    text = (
        "Togo trades more\n\nTogo is growing. Gabon uses its transit agreement with Togo, "
        "and Benin brought in rice under a similar arrangement.\n"
    )
    assert ("BJ", "TG") in [c.parties for c in claims(text)]


def test_bare_plurals_are_not_claimed() -> None:
    assert claims("Officials hope that new agreements will follow.") == []


def test_parties_agree_to_build_something() -> None:
    (claim,) = claims("Togo and Gabon agreed to build a railway together with Benin.")
    assert claim.parties == ("BJ", "GA", "TG")
    assert claim.subject == "railway"


words = st.sampled_from(
    "the a agreement MoU treaty signed sign was be to not Kenya Peru with between and on trade , . "
    "which that in 2020 will approved loan of $5 million under : ( ) six".split()
)


@given(st.lists(words, min_size=1, max_size=40).map(" ".join))
def test_no_text_raises_and_evidence_is_exact(text: str) -> None:
    text = f"{text}x is a word."  # a mere "sign in" is taken for a button of a page
    for claim in claims(text):
        for evidence in claim.evidence:
            assert text[evidence.start : evidence.end] == evidence.exact


def test_a_cabinet_decides_for_its_own_country_on_the_day_that_opens_the_list() -> None:
    found = claims(
        "CABINET DECISIONS\n\nNairobi, 6 February 2019\n\n"
        "The Cabinet took the following decisions today.\n\n"
        "Approval was given to an MoU with Brazil on tea.\n\n"
        "An agreement with Chile on copper was approved."
    )
    assert [(c.parties, c.subject, str(c.status), str(c.date)) for c in found] == [
        (("BR", "KE"), "tea", "approved", "2019-02-06"),
        (("CL", "KE"), "copper", "approved", "2019-02-06"),
    ]


def test_the_other_side_of_an_act_is_not_the_one_that_decides() -> None:
    (claim,) = claims(
        "Cabinet approves MoU with Japan\n\nNairobi, 6 February 2019\n\n"
        "The Cabinet has approved the signing of a memorandum of understanding with Japan on ships."
    )
    assert claim.parties == ("JP", "KE")


def test_a_number_of_papers_that_are_all_named_is_no_claim_of_its_own() -> None:
    text = (
        "Three papers were signed by Peru and Chile: (a) an MoU on tin; (b) an agreement on zinc;"
        " (c) a protocol on salt."
    )
    assert [(c.subject, c.count) for c in claims(text)] == [
        ("tin", None),
        ("zinc", None),
        ("salt", None),
    ]


def test_approval_takes_a_signature_without_a_day_for_granted() -> None:
    text = "The cabinet of Peru approved the tin agreements concluded with Chile and Fiji."
    found = claims(text)
    assert {c.parties for c in found} == {("CL", "PE"), ("FJ", "PE")}
    assert {c.status.value for c in found if c.status is not None} == {"approved"}


def test_what_is_applied_adds_nothing_to_a_dated_signature() -> None:
    text = "A tin treaty, signed by Peru and Chile in May 2004, is being applied in the ports."
    assert stages(text) == [("signed", "2004-05")]
    assert stages("A tin treaty between Peru and Chile is being applied.") == [("in_force", None)]


def test_the_infinitives_of_a_cabinets_decisions_are_what_it_approved() -> None:
    text = (
        "Cabinet decisions of the Government of Peru, 4 May 2021\n\n"
        "- To accept a loan of $5 million offered by the World Bank for rural roads.\n"
        "- To ratify the Letter of Exchange amending the Protocol on Tin between Peru and Chile.\n"
        "- To sign a memorandum of understanding with Oman on salt.\n"
    )
    assert [status for status, _ in stages(text)] == ["approved", "ratified", "approved"]
    loan = claims(text)[0]
    assert loan.parties == ("PE",)
    assert loan.party_names == ("World Bank",)


def test_parties_of_the_agreement_before_do_not_act_on_the_next() -> None:
    text = (
        "The Council noted the review of the tin treaty between Chile and Peru, and directed the"
        " Secretariat to prepare for the resumption of negotiations on a salt pact with Oman."
    )
    assert [c.parties for c in claims(text) if c.subject == "salt"] == [("OM",)]


def test_what_a_clause_ends_besides_is_not_the_agreement() -> None:
    text = "The tin treaty between Chile and Peru took effect in May 2021, ending the duty on tin."
    assert stages(text) == [("in_force", "2021-05")]


def test_the_draft_is_that_of_the_agreement_before() -> None:
    text = (
        "The Council of Ministers of Peru approved the tin agreement with Chile, subject to"
        " ratification. The draft was initialled in Lima on 4 May 2021."
    )
    assert ("initialled", "2021-05-04") in stages(text)
    assert "ratified" not in [status for status, _ in stages(text)]


def test_an_agreement_with_one_state_is_the_titled_one_of_the_same_two() -> None:
    text = (
        "The Peru-Chile Tin Trade Agreement was signed in May 2021. Peru sells more. Under the"
        " agreement between Chile and Peru tin is free of duty."
    )
    assert len({claim.title for claim in claims(text)}) == 1
