from graph.claims.model import Direction
from graph.extract.figures.apportioning import beside, made_by
from graph.extract.figures.roles import read_figures
from graph.extract.figures.state import Relation, Side
from tests.extract.figures.reading import statements_of

TRADE = Relation("KE", Side(("UG",)), Direction.TOTAL)
EXPORTS = Relation("KE", Side(("UG",)), Direction.EXPORTS)


def test_an_amount_with_a_partner_of_its_own_is_of_that_one() -> None:
    (statement, *_) = statements_of("Exports were $5 million to Rwanda and $3 million to Chad.")
    figures = read_figures(statement)
    found = [beside(statement, figures, EXPORTS, figure) for figure in figures]
    assert [r.partner.codes for r in found if r is not None] == [("RW",), ("TD",)]


def test_goods_that_make_up_an_amount_are_its_own() -> None:
    (statement, *_) = statements_of("Exports were $5 million, of which tea made up $3 million.")
    figures = read_figures(statement)
    part = beside(statement, figures, EXPORTS, figures[-1])
    assert part is not None
    assert part.commodity == "tea"


def test_goods_of_one_of_the_two_are_its_exports() -> None:
    (statement, *_) = statements_of("Trade with Uganda was $5 million of Ugandan goods.")
    (figure,) = read_figures(statement)
    made = made_by(statement.words, TRADE, figure)
    assert made is not None
    assert made.direction is Direction.IMPORTS
