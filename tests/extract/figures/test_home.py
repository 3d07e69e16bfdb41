from graph.extract.figures.gathering import gather
from graph.extract.figures.home import home_country
from graph.extract.figures.lexicon import load_lexicon
from tests.extract.figures.reading import scene_of


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
