"""Subjects that stand behind the predicate."""

import pytest

from tests.extract.instruments.reading import claims


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("A memorandum between Fiji and Samoa was signed in Apia on kava exports.", "kava exports"),
        (
            "In 2014 a treaty between Fiji and Samoa was concluded on 3 May concerning tuna.",
            "tuna",
        ),
        ("The treaty between Fiji and Samoa was signed on the sidelines of a summit.", None),
        ("The treaty between Fiji and Samoa was signed on Monday.", None),
        ("The treaty between Fiji and Samoa is to be signed on a suitable date.", None),
    ],
)
def test_a_passive_parts_a_subject_from_its_noun(text: str, subject: str | None) -> None:
    assert [claim.subject for claim in claims(text)] == [subject]


def test_each_of_a_list_has_an_instrument() -> None:
    text = "Fiji and Samoa trade much. Agreements have been concluded on tuna, tourism and kava."
    assert [claim.subject for claim in claims(text)] == ["kava", "tourism", "tuna"]
