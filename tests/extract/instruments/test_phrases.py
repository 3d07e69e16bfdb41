from __future__ import annotations

import pytest

from graph.claims.model import InstrumentKind, Status
from graph.extract.instruments.phrases import Determiner
from tests.extract.instruments.reading import phrases


@pytest.mark.parametrize(
    ("text", "kind", "subject"),
    [
        ("They signed a tourism MoU.", InstrumentKind.MOU, "tourism"),
        ("Their fisheries accord lapsed.", InstrumentKind.AGREEMENT, "fisheries"),
        ("a cross-border transport agreement", InstrumentKind.AGREEMENT, "cross-border transport"),
        ("Chile's free trade agreement", InstrumentKind.AGREEMENT, "free trade"),
        ("The FTA was signed.", InstrumentKind.AGREEMENT, "free trade"),
        ("a double taxation convention", InstrumentKind.TREATY, "double taxation"),
        ("the new bilateral treaty", InstrumentKind.TREATY, None),
        ("a concessional line of credit", InstrumentKind.LOAN, None),
    ],
)
def test_kind_and_subject(text: str, kind: InstrumentKind, subject: str | None) -> None:
    (phrase,) = phrases(text)
    assert (phrase.kind, phrase.subject) == (kind, subject)


def test_a_title_keeps_its_capitalised_words() -> None:
    (phrase,) = phrases("They ratified the Treaty of Peace and Friendship in May.")
    assert phrase.title == "Treaty of Peace and Friendship"


def test_a_description_has_no_title() -> None:
    (phrase,) = phrases("They want a Free Trade Agreement.")
    assert phrase.title is None


def test_parties_within_the_name() -> None:
    (phrase,) = phrases("The Serbia-Egypt trade agreement helps farmers.")
    assert phrase.parties == ("EG", "RS")


def test_owner_before_the_name() -> None:
    (phrase,) = phrases("Kenya's trade agreement helps farmers.")
    assert phrase.owners == ("KE",)
    assert phrase.determiner is Determiner.DEFINITE


def test_count_and_second_noun() -> None:
    (phrase,) = phrases("They signed 12 agreements and memoranda.")
    assert phrase.count == 12
    assert phrase.plural


def test_a_number_of_parties_is_no_count() -> None:
    (phrase,) = phrases("A three-way agreement was signed.")
    assert phrase.count is None
    assert phrase.sides == 3


def test_year_in_the_name() -> None:
    (phrase,) = phrases("The 1995 agreement still holds.")
    assert str(phrase.year) == "1995"


def test_an_adjective_states_a_stage() -> None:
    (phrase,) = phrases("The proposed treaty is long.")
    assert phrase.status is Status.PROPOSED


def test_an_acronym_in_parentheses_belongs_to_the_phrase() -> None:
    text = "They signed a Memorandum of Understanding (MoU) on ports."
    (phrase,) = phrases(text)
    assert phrase.acronym == "MoU"
    assert text[phrase.start : phrase.end] == "Memorandum of Understanding (MoU)"


@pytest.mark.parametrize(
    "text",
    [
        "They deal with tea.",
        "The firm will contract workers.",
        "Every customs declaration is checked.",
        "The convention centre was full.",
        "The World Food Programme sent rice.",
        "Both are in agreement.",
    ],
)
def test_words_that_only_look_like_instruments(text: str) -> None:
    assert all(phrase.weak for phrase in phrases(text))


def test_a_project_or_act_is_an_instrument_by_its_name() -> None:
    found = phrases("The crane was paid for under the Dry Ports and Canals Support Project.")
    assert [phrase.title for phrase in found] == ["Dry Ports and Canals Support Project"]
    assert phrases("The crane was paid for under a project in Canberra ACT.") == ()


@pytest.mark.parametrize(
    "text", ["a project grant agreement", "a $3 million compact development grant agreement"]
)
def test_a_noun_may_only_qualify_the_one_that_ends_its_phrase(text: str) -> None:
    (phrase,) = phrases(text)
    assert phrase.head.singular == "agreement"
