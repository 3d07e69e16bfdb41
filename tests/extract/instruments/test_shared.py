"""What is told of one instrument and left to be understood of another."""

from tests.extract.instruments.reading import told


def test_a_date_alone_repeats_the_verb_before_it() -> None:
    text = (
        "Between Chad and Oman a cotton agreement has been in force since 1998, the tax treaty"
        " since 2003 and the transit protocol since 2011."
    )
    assert told(text) == [
        ("cotton", "in_force", "1998"),
        ("tax", "in_force", "2003"),
        ("transit", "in_force", "2011"),
    ]


def test_what_is_named_besides_was_signed_as_well() -> None:
    text = "In addition to an agreement on salt, Chad and Oman signed a memorandum on honey."
    assert told(text) == [("salt", "signed", None), ("honey", "signed", None)]


def test_an_older_one_was_not() -> None:
    text = "Besides the existing agreement on salt, Chad and Oman signed a memorandum on honey."
    assert told(text) == [("salt", None, None), ("honey", "signed", None)]


def test_another_verb_is_another_story() -> None:
    text = "Chad and Oman signed a cotton agreement in May 1998, and the tax treaty lapsed in 2003."
    assert told(text) == [("cotton", "signed", "1998-05"), ("tax", "expired", "2003")]
