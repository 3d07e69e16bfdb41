from __future__ import annotations

import pytest

from graph.documents.inline import inline_pieces, raised_digits
from graph.documents.normal import normalise


def reads(text: str, *, markdown: bool = True) -> str:
    return normalise(text, inline_pieces(text, 0, len(text), markdown=markdown)).text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("**Fiji** and *Tonga* and ***Samoa***", "Fiji and Tonga and Samoa"),
        ("***bold* both**", "bold both"),
        ("_Fiji_ but snake_case_name", "Fiji but snake_case_name"),
        ("2 * 3 * 4 and July 2021* and 5* too", "2 * 3 * 4 and July 2021* and 5* too"),
        ('[Port of\nSuva](https://x.org/a_(b).pdf "Suva") grew', "Port of Suva grew"),
        ("[**Suva**](u) and [no link] and [x](", "Suva and [no link] and [x]("),
        ("a ![crane](c.png) b", "a b"),
        ("<https://x.org> and a < b > c", "https://x.org and a < b > c"),
        (r"\*not\* \### C:\dir", r"*not* ### C:\dir"),
        ("R&amp;D &nbsp;&#8364;5 AT&T &bogus;", "R&D €5 AT&T &bogus;"),
        ("H<sub>2</sub>O, 78<sup>th</sup>, one<br>two, <b>x</b>y", "H2O, 78th, one two, xy"),
        ("$62.5<sup>1</sup> million", "$62.5 million"),
        ("5 km<sup>2</sup> and 10<sup>6</sup>", "5 km² and 10⁶"),
        ("a <!-- b --> c <!-- d", "a c <!-- d"),
        ("the `MoU` and ``a ` b", "the MoU and ``a ` b"),
        ("grew[^1] by", "grew by"),
        ("~~old~~ new", "old new"),
        ("if x</script><Ministry of Trade>", "if x</script><Ministry of Trade>"),
    ],
)
def test_markup_is_cut_out_and_text_is_kept(source: str, expected: str) -> None:
    assert reads(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("_Fiji_ `x` [^1]", "_Fiji_ `x` [^1]"),
        ("***Fiji*** and [Suva](u)", "Fiji and Suva"),
        ("July 2021* and 2020* and a*b*c", "July 2021* and 2020* and a*b*c"),
    ],
)
def test_plain_text_knows_only_marks_that_it_cannot_mean(source: str, expected: str) -> None:
    assert reads(source, markdown=False) == expected


@pytest.mark.parametrize(
    ("before", "digits", "expected"),
    [("km", "2", "²"), ("m", "3", "³"), ("10", "12", "¹²"), ("4.5", "1", ""), ("team", "2", "")],
)
def test_raised_digits_are_powers_only_after_units_and_tens(
    before: str, digits: str, expected: str
) -> None:
    assert raised_digits(before, digits) == expected
