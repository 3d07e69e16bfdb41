from graph.extract.figures.subjects import after_period, after_times, level, subject
from tests.extract.figures.reading import words_of


def test_a_sentence_begins_after_its_period() -> None:
    assert after_period(words_of("In 2022, it reached $5 million.")) == 3
    assert after_period(words_of("It reached $5 million in 2022.")) == 0
    assert after_times(words_of("A year later it reached $5 million.")) > 0


def test_a_pronoun_stands_for_the_trade_before() -> None:
    assert subject(words_of("It reached $5 million in 2022."))[:2] == (0, 1)


def test_a_record_stands_for_it_where_an_amount_follows() -> None:
    assert level(words_of("The record stood at $5 million."), 0) == 2
    assert level(words_of("The record company stood at $5 million."), 0) == 0


def test_goods_that_earn_stand_for_their_exports() -> None:
    assert subject(words_of("Gold brought in $7 million."))[2] == "Gold"
