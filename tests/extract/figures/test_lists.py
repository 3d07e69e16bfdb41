from graph.extract.figures.lists import read_list, respective
from graph.extract.figures.roles import read_figures
from tests.extract.figures.reading import sentence_of, statements_of


def test_partners_with_figures_in_brackets() -> None:
    (statement,) = statements_of(
        "Exports went to Chad ($5 million), Niger ($3 million) and Mali ($1 million)."
    )
    members = read_list(statement, read_figures(statement))
    assert [m.parties.codes for m in members if m.parties] == [("TD",), ("NE",), ("ML",)]


def test_goods_with_commas_in_their_names() -> None:
    (statement,) = statements_of(
        "Exports of Iron Ore (7.5%), Meat, Fish & Dairy (4%), and Tea (-1%) recorded growth in May."
    )
    members = read_list(statement, read_figures(statement))
    assert [m.commodity for m in members] == ["Iron Ore", "Meat, Fish & Dairy", "Tea"]


def test_one_bracket_is_no_list() -> None:
    (statement,) = statements_of("Exports to Chad were $5 million (+4%).")
    assert read_list(statement, read_figures(statement)) == []


def test_respectively_keeps_the_order_of_the_text() -> None:
    text = "Exports to Uganda and Kenya were $5 million and $3 million respectively."
    (statement,) = statements_of(text)
    dealt = respective(sentence_of(text), statement, read_figures(statement))
    assert [code for _, _, code in dealt] == ["UG", "KE"]
