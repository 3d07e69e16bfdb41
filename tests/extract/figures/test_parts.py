"""The partners and goods to which parts of trade fall."""

from graph.claims.model import Direction
from graph.extract.figures.parts import find_parts
from graph.extract.figures.topics import find_topics
from tests.extract.figures.reading import codes, words_of


def test_who_accounts_for_an_amount_is_the_partner() -> None:
    text = "Chad accounted for $4 million of Fiji's exports and $2 million of its imports in 2024."
    out, into = (
        t for t in find_topics(words_of(text)) if t.direction is not None and not t.pronoun
    )
    assert codes(out.destination) == codes(into.origin) == ("TD",)
    assert codes(out.owner) == codes(into.owner) == ("FJ",)


def test_those_an_amount_falls_to_are_partners() -> None:
    text = "Kenya accounts for $5 million and Uganda for another $3 million."
    parts = find_parts(words_of(text))
    assert [codes(part.company) for part in parts] == [("KE",), ("UG",)]
    assert all(part.pronoun for part in parts)


def test_who_is_no_country_by_name_has_no_part() -> None:
    assert not find_parts(words_of("Kenyan firms account for $5 million."))


def test_goods_make_up_a_part_of_one_way_of_trade() -> None:
    text = "Copper made up $17 million of the exports, machinery $4 million of the imports."
    found = [(t.commodity, t.direction) for t in find_topics(words_of(text)) if t.commodity]
    assert found == [("Copper", Direction.EXPORTS), ("machinery", Direction.IMPORTS)]
