"""What an instrument is about where only the words before it tell."""

import pytest

from tests.extract.instruments.reading import claims


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Next is a dry dock railway, on which Fiji and Samoa signed a pact.", "dry dock railway"),
        ("The Suva-Apia cable was laid. Fiji and Samoa signed a memorandum.", "Suva-Apia cable"),
        ("Fiji and Samoa signed a memorandum. The Suva-Apia cable was laid.", None),
        ("The port is old. Fiji and Samoa signed a memorandum.", None),
        ("The Suva-Apia cable was laid.\n\nFiji and Samoa signed a memorandum.", None),
        ("Next to the bridge Fiji and Samoa signed a memorandum on tea.", "tea"),
    ],
)  # fmt: skip
def test_what_is_named_last_is_the_topic(text: str, subject: str | None) -> None:
    (claim,) = claims(text)
    assert claim.subject == subject


def test_what_one_instrument_is_about_is_not_the_topic_of_the_next() -> None:
    text = (
        "In May Fiji and Samoa signed an agreement on a new bridge; in June Fiji and Samoa signed a"
        " memorandum."
    )
    assert [claim.subject for claim in claims(text)] == ["new bridge", None]


def test_the_label_of_an_item_tells_what_its_instrument_is_about() -> None:
    text = (
        "# Peru and Chile\n\n- Rail transport: Peru wants more wagons; a standing MoU between Peru"
        " and Chile caps them.\n- Next steps: a standing MoU between Peru and Chile caps them.\n"
    )
    assert [claim.subject for claim in claims(text)][:1] == ["rail transport"]
