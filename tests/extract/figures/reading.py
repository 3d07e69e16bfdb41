"""Take a text apart for the tests of the figures package."""

from __future__ import annotations

from graph.extract.annotate import Annotated
from graph.extract.figures.lexicon import load_lexicon
from graph.extract.figures.model import Party
from graph.extract.figures.statements import Statement, split
from graph.extract.figures.tokens import Words, take_apart
from graph.extract.figures.topics import find_topics
from tests.extract.scenes import scene_of


def sentence_of(text: str) -> Annotated:
    return scene_of(text).sentences[0]


def words_of(text: str) -> Words:
    return take_apart(sentence_of(text), load_lexicon())


def statements_of(text: str) -> list[Statement]:
    words = words_of(text)
    return split(words, find_topics(words))


def codes(party: Party | None) -> tuple[str, ...] | None:
    """Return the codes of the countries that a party names."""
    return party.mention.codes if party is not None and party.mention is not None else None
