from __future__ import annotations

import pytest

from graph.extract.reading.parties import party_list
from graph.extract.reading.tokens import tokenize
from tests.extract.instruments.reading import scene


@pytest.mark.parametrize(
    ("text", "codes", "names"),
    [
        ("between Kenya and Uganda on fish", ("KE", "UG"), ()),
        ("between the governments of Kenya, Uganda and Rwanda", ("KE", "RW", "UG"), ()),
        ("between Nairobi and Kampala", ("KE", "UG"), ()),
        ("with Kenya, and Uganda complained", ("KE",), ()),
        ("with the European Union in Brussels", ("EU",), ()),
        (
            "between the EU and its Member States, of the one part, and Peru, of the other part",
            ("EU", "PE"),
            (),
        ),
        ("with tea and coffee", (), ()),
    ],
)
def test_party_list(text: str, codes: tuple[str, ...], names: tuple[str, ...]) -> None:
    view = scene(f"It was signed {text}.").sentences[0].base
    tokens = tokenize(view.text, view.mentions)
    found = party_list(view.text, tokens, 4)
    assert (found.codes, found.names) == (codes, names)
