"""Words that lead one to expect a claim, and what they lack."""

import pytest

from tests.explain.reading import only, traced


def misses(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(m.type, m.text, m.missing) for s in traced(text).sentences for m in s.near_misses]


MISSED = [
    ("Insurers paid $40 million.", "flow", "$40 million", "a word for trade"),
    ("Its exports brought $40 million.", "flow", "$40 million", "whose trade"),
    ("The whale weighs 300 tonnes.", "attribute", "300 tonnes", "a hub, link or instrument"),
    ("It was the prime minister who spoke.", "person", "prime minister", "a name"),
    ("A new railway station is wanted.", "hub", "railway station", "a name"),
    ("They want a pipeline.", "link", "pipeline", "a name"),
    ("A treaty was signed.", "instrument", "treaty", "parties"),
]


@pytest.mark.parametrize(("text", "kind", "words", "lacking"), MISSED)
def test_what_is_missing_is_named(text: str, kind: str, words: str, lacking: str) -> None:
    found = [missing for type_, w, missing in misses(text) if (type_, w) == (kind, words)]
    assert found
    assert any(lack.startswith(lacking) for lack in found[0])


def test_a_claim_leaves_nothing_to_miss() -> None:
    text = "Peru's exports to Chile rose 12.5% to $1.25 billion in 2023 from $1.11 billion in 2022."
    assert misses(text) == []
    assert misses("Peru and Chile signed a treaty on mining on 4 March 2024.") == []


def test_figures_elsewhere_in_the_claim_count_as_stated() -> None:
    sentence = only("Peru's imports from Chile fell 3% to $900 million in 2023.")
    assert sentence.claims
    assert not [m for m in sentence.near_misses if m.type in ("flow", "change")]


def test_known_things_that_are_pointed_back_to_are_not_missed() -> None:
    text = "The Port of Mombasa in Kenya handles cargo. Work at the port goes on."
    assert not [m for m in misses(text) if m[0] == "hub"]
    assert [m for m in misses("Work at the port goes on.") if m[0] == "hub"]


def test_there_is_always_something_missing() -> None:
    text = (
        "Bolivia hopes. Exports of Kenya to Oman, 44 per cent, $5 million, 2020, are what they are."
    )
    assert all(missing for _, _, missing in misses(text))
