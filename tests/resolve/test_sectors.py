import re

import pytest

from graph.claims import SectorClaim
from graph.reference.sectors import sector_words
from graph.resolve import concept_of
from graph.resources import data_folder
from tests.resolve.claims import PLACEHOLDER, resolved

LEXICON = sector_words()
CASES = [(phrase, notation) for notation, phrases in LEXICON.items() for phrase in phrases]


@pytest.mark.parametrize(("phrase", "notation"), CASES)
def test_each_phrase_leads_to_its_concept(phrase: str, notation: str) -> None:
    assert concept_of(phrase) == notation


def test_the_lexicon_and_the_scheme_have_the_same_concepts() -> None:
    turtle = (data_folder("ontology") / "concepts.ttl").read_text("utf-8")
    assert set(re.findall(r"^sector:(\w+)", turtle, re.MULTILINE)) == set(LEXICON)


@pytest.mark.parametrize(
    ("words", "notation"),
    [
        ("cooperation in the tourism sector", "tourism"),
        ("Green-energy projects", "green_energy"),
        ("the export of pharmaceuticals", "pharmaceuticals"),
        ("customs clearance", "customs"),
        ("beekeeping", None),
        ("friendship", None),
    ],
)
def test_phrases(words: str, notation: str | None) -> None:
    assert concept_of(words) == notation


def test_words_without_concept_make_one() -> None:
    def sector(words: str) -> SectorClaim:
        return SectorClaim(evidence=PLACEHOLDER, rule="r", parties=("KE",), sector=words)

    result = resolved([sector("beekeeping"), sector("tourism")], [sector("Beekeeping")])
    (own,) = result.sectors
    assert (own.ref.slug, len(own.claims)) == ("beekeeping", 2)
    assert list(result.sector_notations.values()) == ["tourism"]
