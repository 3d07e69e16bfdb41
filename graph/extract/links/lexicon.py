"""The words that name links and tell how far they have come."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import msgspec

from graph.claims import LinkKind, Status
from graph.extract.pattern import telling_words
from graph.extract.rules import DATA, read_yaml
from graph.extract.words import alternatives, whole_words

_UNITS: Final = ("km", "kilomet", "mile")


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kinds: dict[LinkKind, list[str]]
    open_nouns: list[str]
    settling: dict[LinkKind, list[str]]
    else_kinds: dict[str, LinkKind]
    named_small: list[str]
    known: dict[LinkKind, list[str]]
    not_links: list[str]
    not_in_name: list[str]
    generic: list[str]
    others: list[str]
    not_places: list[str]
    titles: list[str]
    wide: list[str]
    place_heads: list[str]
    adjectives: list[str]
    status: dict[Status, list[str]]
    hinted: list[str]
    planning: list[str]
    usage: list[str]
    factive: list[str]
    bringing: list[str]
    data: list[str]
    parts: list[str]
    acts: list[str]
    back: list[str]
    traffic: list[str]
    sorts: list[list[str]]
    verbs: dict[str, list[str]]
    running: list[str]
    run_on: dict[LinkKind, str]
    run_through: dict[str, str]
    laid: dict[LinkKind, list[str]]
    carried: list[str]
    grids: list[str]
    modes: dict[LinkKind, list[str]]
    conveyed: list[str]
    piped: list[str]


@dataclass(frozen=True, slots=True)
class LinkLexicon:
    """The word lists, ready to match.

    Attributes:
        kinds: kind of link by noun, in small letters.
        nouns: any of these nouns, or one that leaves the kind open ("line").
        telling: words of which a text has one if it has a noun or a known name.
        settling: words of a sentence that settle the kind of an open noun, in order.
        else_kinds: the kind of an open noun where nothing settles another.
        named_small: nouns that, written small, take a name before them ("the Lobito corridor").
        known: names without a noun ("Rail Baltica"), as they are written.
        known_kinds: their kinds.
        not_links: phrases that only look like links ("Silk Road").
        not_in_name: capitalised words that begin no name.
        generic: capitalised words that make no name by themselves.
        others: words by which one link is told from another of its kind ("a second cable").
        not_places: capitalised words that are no end of a link ("East").
        titles: words that end the titles of works and bodies, and no names of places.
        wide: continents and oceans, which are no ends of a link.
        place_heads: words that begin names of places and are none by themselves here ("Puerto").
        adjectives: a run of describing words at the end of a text.
        statuses: words for each status.
        hinted: words that only hint at a plan, and give way to what is done.
        planning: words by which a link is only planned, talked of or dealt with.
        used: what makes a link, right before its name, one that is used: "through the ".
        brought: the welcome opening of what is named right behind.
        data: words that make a cable one for data.
        parts: nouns for the part of a link that lies in a country.
        acts: verbs in the present of which a link that is there is the subject.
        back: "the line", "the project": what points back to a link.
        traffic: words for what runs on a link.
        sorts: the sorts of link, by number, that a noun is for.
        verbs: verbs that tell how far a link has come, by what they tell.
        run_through: the countries of well-known links, by how their names begin.
        running: nouns for what runs on a link; they only name one together with its ends.
        run_on: what such things run on, by the kind of link.
        deeds: what is laid on a way, by the kind of link it makes; None for what is carried.
        deeds_telling: words of which a text has one if it tells of such a deed.
        grids: nouns for systems of power that may be joined.
        grids_telling: words of which a text has one if it speaks of such systems.
        modes: "by rail" behind two places that are joined, by the kind of link.
        piped: what goes through pipes; other pipelines are figures of speech.
        conveyed: what is done to goods before "by rail".
        spoken_of: words of which a text has one that points back or speaks of traffic.
    """

    kinds: Mapping[str, LinkKind]
    nouns: re.Pattern[str]
    telling: frozenset[str]
    settling: tuple[tuple[LinkKind, re.Pattern[str]], ...]
    else_kinds: Mapping[str, LinkKind]
    named_small: frozenset[str]
    known: re.Pattern[str]
    known_kinds: Mapping[str, LinkKind]
    not_links: re.Pattern[str]
    not_in_name: frozenset[str]
    generic: frozenset[str]
    others: frozenset[str]
    not_places: frozenset[str]
    titles: frozenset[str]
    wide: frozenset[str]
    place_heads: frozenset[str]
    adjectives: re.Pattern[str]
    statuses: tuple[tuple[Status, re.Pattern[str]], ...]
    hinted: re.Pattern[str]
    planning: frozenset[str]
    used: re.Pattern[str]
    brought: re.Pattern[str]
    data: re.Pattern[str]
    parts: frozenset[str]
    acts: frozenset[str]
    back: re.Pattern[str]
    traffic: re.Pattern[str]
    sorts: Mapping[str, frozenset[int]]
    verbs: Mapping[str, list[str]]
    run_through: Mapping[str, frozenset[str]]
    running: frozenset[str]
    run_on: Mapping[LinkKind, str]
    deeds: tuple[tuple[LinkKind | None, re.Pattern[str]], ...]
    deeds_telling: frozenset[str]
    grids: str
    grids_telling: frozenset[str]
    modes: tuple[tuple[LinkKind, re.Pattern[str]], ...]
    conveyed: re.Pattern[str]
    piped: re.Pattern[str]
    spoken_of: frozenset[str]


def may_be_called(name: str, noun: str) -> bool:
    """Whether "the cable" may mean a link of a name: not one whose own noun is of another sort.

    Nouns of several sorts, such as "line", may mean any.
    """
    own, said = sorts_of(name.casefold()), sorts_of(noun)
    return own is None or said is None or len(said) > 1 or not own.isdisjoint(said)


def has_length(text: str) -> bool:
    """Whether a text may say how long a link is; a quick look before any pattern."""
    return any(unit in text for unit in _UNITS)


def is_plural(noun: str) -> bool:
    """Whether a noun is for several links: "railways", but not "bypass"."""
    return noun.endswith("s") and not noun.endswith("ss")


def is_titled(words: str) -> bool:
    """Whether words are a title of works or a body, and no place: "Water Supply Project"."""
    return words.rsplit(" ", 1)[-1] in lexicon().titles


def sorts_of(words: str) -> frozenset[int] | None:
    """Return the sorts of links that the last of some words may mean; None if it is no noun."""
    return lexicon().sorts.get(words.rsplit(" ", 1)[-1])


def kind_settled(text: str) -> LinkKind | None:
    """Return the kind that words beside an open noun ("line") settle for it."""
    return next((kind for kind, told in lexicon().settling if told.search(text)), None)


@cache
def lexicon() -> LinkLexicon:
    """Load the words.

    Raises:
        DataFileError: the file does not fit its schema.
    """
    file = read_yaml(DATA / "lexicon" / "links.yaml", _File)
    kinds = {noun.casefold(): kind for kind, nouns in file.kinds.items() for noun in nouns}
    known = {name: kind for kind, names in file.known.items() for name in names}
    nouns = alternatives([*kinds, *file.open_nouns], ignore_case=True)
    adjectives = alternatives(file.adjectives, ignore_case=True)
    return LinkLexicon(
        kinds=kinds,
        nouns=re.compile(rf"(?<![\w-])(?:{nouns})(?![\w-])", re.IGNORECASE),
        telling=telling_words([*kinds, *file.open_nouns, *known]),
        # A settling word may stand right behind a digit: "400kV".
        settling=tuple(
            (kind, re.compile(rf"(?<![^\W\d])(?:{options})(?!\w)", re.IGNORECASE))
            for kind, words in file.settling.items()
            for options in (alternatives(words, ignore_case=True),)
        ),
        else_kinds=file.else_kinds,
        named_small=frozenset(file.named_small),
        # A name may carry a number: "Nord Stream 2".
        known=re.compile(rf"(?<![\w-])(?P<name>{alternatives(known)})(?: \d)?(?![\w-])"),
        known_kinds=known,
        not_links=whole_words(file.not_links),
        not_in_name=frozenset(file.not_in_name),
        generic=frozenset(file.generic),
        others=frozenset(file.others),
        not_places=frozenset(file.not_places),
        titles=frozenset(file.titles),
        wide=frozenset(file.wide),
        place_heads=frozenset(file.place_heads),
        # At most six describing words, so that the search stays short.
        adjectives=re.compile(rf"(?:(?:{adjectives}),? ?){{1,6}}$", re.IGNORECASE),
        statuses=tuple((status, whole_words(words)) for status, words in file.status.items()),
        hinted=whole_words(file.hinted),
        planning=frozenset(file.planning),
        used=re.compile(
            rf"(?<!\w)(?:{alternatives(file.usage)}"
            r"|(?:through|via|over|along|using) (?:an?|one|two))(?: (?:the|its|their))?"
            r"(?: [\d.,]+[ -]?(?:kV|MW|km|mm))?(?: (?!an? )[a-z-]+)? $"
        ),
        brought=re.compile(
            rf"(?<!\w)(?i:{alternatives(file.factive)})(?: with \w+)?(?: (?:the|an?))?(?: [a-z]+)?"
            rf" (?:{alternatives(file.bringing)}) of(?: (?:the|an?|its|their))?"
            r"(?: [a-z\d.,-]+){0,2} $"
        ),
        data=whole_words(file.data),
        parts=frozenset(file.parts),
        acts=frozenset(file.acts),
        back=whole_words(file.back),
        traffic=whole_words(file.traffic),
        sorts={
            noun: frozenset(n for n, nouns in enumerate(file.sorts) if noun in nouns)
            for nouns in file.sorts
            for noun in nouns
        },
        verbs=file.verbs,
        run_through={name: frozenset(codes.split()) for name, codes in file.run_through.items()},
        running=frozenset(file.running),
        run_on=file.run_on,
        deeds=(
            *((kind, whole_words(words)) for kind, words in file.laid.items()),
            (None, whole_words(file.carried)),
        ),
        deeds_telling=telling_words(
            [
                *(w for ws in (*file.laid.values(), *file.modes.values()) for w in ws),
                *file.carried,
            ]
        ),
        grids=alternatives(file.grids),
        grids_telling=telling_words(file.grids),
        modes=tuple((kind, whole_words(words)) for kind, words in file.modes.items()),
        conveyed=whole_words(file.conveyed),
        piped=whole_words(file.piped),
        spoken_of=telling_words([*file.back, *file.traffic]),
    )
