from graph.extract.figures.apportioning import with_respective
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


def test_goods_that_dashes_part_from_their_amounts_keep_their_whole_names() -> None:
    (statement,) = statements_of(
        "Kenya's exports by group: oils of palms, refined – $5 million; tin – about $3 million."
    )
    members = read_list(statement, read_figures(statement))
    assert [m.commodity for m in members] == ["oils of palms, refined", "tin"]


def test_years_and_ways_of_trade_before_a_dash_are_no_goods() -> None:
    (statement, *_) = statements_of("Exports of tea by year: 2019 – $5 million; 2020 – $3 million.")
    assert read_list(statement, read_figures(statement)) == []


def test_growth_right_after_a_member_is_its_own() -> None:
    (statement,) = statements_of(
        "Kenya's main export markets were Chad with $5 million, up 4%, and Mali with $3 million."
    )
    first, second = read_list(statement, read_figures(statement))
    assert len(first.figures) == 2
    assert len(second.figures) == 1


def test_growth_told_in_order_is_of_the_last_members() -> None:
    (statement,) = statements_of(
        "Kenya's main buyers were Chad with $5 m, up 9%, Mali with $4 m and Togo with $3 m, "
        "up 4% and 2%, respectively."
    )
    figures = read_figures(statement)
    members = with_respective(statement.words, read_list(statement, figures), figures)
    assert [len(member.figures) for member in members] == [2, 2, 2]
