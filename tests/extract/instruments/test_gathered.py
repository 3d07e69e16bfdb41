"""What several readers find of one instrument is claimed once."""

from __future__ import annotations

from tests.extract.instruments.reading import claims


def test_a_loan_told_with_its_sum_is_one_claim() -> None:
    text = "On 4 May 2021 Togo and the World Bank signed a $40 million loan for a shrimp port."
    (claim,) = claims(text)
    assert (claim.kind.value, claim.subject) == ("loan", "shrimp port")


def test_each_stage_of_an_instrument_is_one_claim() -> None:
    text = (
        "Togo and Gabon signed a shrimp treaty in 2020. The treaty was ratified in 2021. The"
        " shrimp treaty was signed by Togo and Gabon in 2020."
    )
    assert sorted(str(c.date) for c in claims(text)) == ["2020", "2021"]


def test_a_loan_of_the_headline_is_that_of_the_lender_below() -> None:
    text = (
        "African Development Bank approves $5 million loan for road between Togo and Benin\n\n"
        "Abidjan, 4 May 2021. The African Development Bank has approved a loan of $5 million to"
        " Togo for a road. Benin will receive a grant of $3 million from the African Development"
        " Fund.\n"
    )
    told = [(c.kind.value, c.parties) for c in claims(text)]
    assert told == [("loan", ("TG",)), ("other", ("BJ",))]
