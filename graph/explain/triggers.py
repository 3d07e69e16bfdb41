"""The words that lead a reader to expect a claim, from the lexicons of the extractor."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import msgspec

from graph.explain.words import Phrases, phrases
from graph.extract.figures.lexicon import MOVES, Kind, load_lexicon
from graph.extract.instruments.lexicon import instrument_words, status_words
from graph.extract.rules import DATA, read_yaml
from graph.reference.sectors import sector_words

_TRADE = frozenset({Kind.STRONG, Kind.WEAK, Kind.SINGULAR, Kind.LISTING, Kind.VERB})
#: Words that join two roles, or a role to something else.
_JOINING = frozenset({"and", "&", "of"})


class _Kinds(msgspec.Struct, frozen=True):
    """The part of a lexicon of places that lists nouns by kind."""

    kinds: dict[str, list[str]]


class _Roles(msgspec.Struct, frozen=True):
    """The part of the lexicon of persons that lists roles."""

    roles: list[str]
    role_words: list[str]


class _Fields(msgspec.Struct, frozen=True):
    """The part of the lexicon of sectors that lists nouns and verbs of cooperation."""

    nouns: list[str]
    joint_verbs: list[str]


@dataclass(frozen=True, slots=True)
class Triggers:
    """Word lists by what they lead one to expect.

    Attributes:
        trade: nouns and verbs of trade.
        moves: verbs and nouns of growth and fall.
        instruments: nouns that head the name of an instrument.
        stages: words that tell at which stage an instrument stands.
        roles: words for offices that a person holds.
        role_words: words that stand before them as a part of the role.
        hubs, links: nouns for places of trade and for connections between places.
        sectors: fields of cooperation.
        cooperation: nouns and verbs of doing something together.
    """

    trade: Phrases
    moves: Phrases
    instruments: Phrases
    stages: Phrases
    roles: Phrases
    role_words: frozenset[str]
    hubs: Phrases
    links: Phrases
    sectors: Phrases
    cooperation: Phrases


@cache
def triggers() -> Triggers:
    """Return the triggers.

    Raises:
        DataFileError: a lexicon is missing or lacks a list that is needed here.
    """
    lexicon = DATA / "lexicon"
    persons = read_yaml(lexicon / "persons.yaml", _Roles)
    fields = read_yaml(lexicon / "sectors.yaml", _Fields)
    return Triggers(
        trade=_figures(_TRADE),
        moves=_figures(MOVES),
        instruments=phrases(p for group in instrument_words().heads.values() for p, _ in group),
        stages=phrases(p for group in status_words().stages.values() for p, _ in group),
        roles=phrases(persons.roles),
        role_words=frozenset(persons.role_words) - _JOINING,
        hubs=_kinds("hubs"),
        links=_kinds("links"),
        sectors=phrases(p for words in sector_words().values() for p in words),
        cooperation=phrases([*fields.nouns, *fields.joint_verbs]),
    )


def _kinds(name: str) -> Phrases:
    listed = read_yaml(DATA / "lexicon" / f"{name}.yaml", _Kinds).kinds
    return phrases(noun for nouns in listed.values() for noun in nouns)


def _figures(kinds: frozenset[Kind]) -> Phrases:
    """Return the phrases of the lexicon of figures that have a reading of one of the kinds."""
    return phrases(
        phrase
        for group in load_lexicon().phrases.values()
        for phrase, readings in group
        if any(reading.kind in kinds for reading in readings)
    )
