from graph.extract.figures.gathering import gather
from graph.extract.figures.home import home_country
from graph.extract.figures.lexicon import load_lexicon
from tests.extract.scenes import scene_of


def home(text: str) -> str | None:
    scene = scene_of(text)
    reads = gather(scene, load_lexicon())
    return home_country(scene, [r.statements if r else () for r in reads])


def test_the_owner_of_exports_is_at_home() -> None:
    assert home("Peru's exports to Chile were $5 million. Chile took copper.") == "PE"


def test_an_office_is_a_hint() -> None:
    assert home("Exports to Kenya were $5 million, Tanzania's central bank said.") == "TZ"


def test_a_partner_is_not_at_home() -> None:
    assert home("Exports to Kenya were $5 million. Imports from Kenya were $3 million.") is None


def test_money_of_its_own_is_a_hint() -> None:
    text = "Traders of Kenya and Ghana met. Exports to the neighbour were 4 million cedis."
    assert home(text) == "GH"


def test_ministers_are_none() -> None:
    assert home("Cuba and Chile met. Chile's minister said trade was $5 million.") is None
