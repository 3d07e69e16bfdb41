"""All names the gazetteer knows, as a tree of words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.errors import DataFileError
from graph.extract.gazetteer.lexicon import Ambiguous, Lexicon
from graph.extract.gazetteer.model import GeoForm
from graph.reference import PlaceKind, Reference

WORD: Final = re.compile(r"[\w\u0300-\u036f]+|[^\w\s]")

_SAME: Final = {
    **dict.fromkeys("‐‑‒–—−", "-"),
    "’": "'",
    "&": "and",
    "And": "and",
    "Of": "of",
    "The": "the",
    "For": "for",
}
_MIN_LETTERS_IN_CAPITALS: Final = 4


@dataclass(frozen=True, slots=True)
class Target:
    """What a name stands for: one country or place, or a group; no codes if it blocks."""

    codes: tuple[str, ...]
    group: str | None
    form: GeoForm
    name: str


@dataclass(frozen=True, slots=True)
class Combining:
    """The first part of a compound ("Sino-"), or either part of it ("Pak")."""

    target: Target
    either: bool


@dataclass(frozen=True, slots=True)
class Unsure:
    """A name of several places: the words that tell which, and what it is without them."""

    default: Target | None
    cues: tuple[tuple[Target, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class Blocked:
    """A phrase in which nothing is a mention."""


Entry = Target | Combining | Unsure | Blocked


@dataclass(slots=True)
class Node:
    """A point in the tree: the names that go on from here, and the one that ends here."""

    next: dict[str, Node] = field(default_factory=dict)
    entry: Entry | None = None


def word_key(word: str) -> str:
    """Return the form under which a word is compared: NFC, one kind of dash and apostrophe."""
    if not word.isascii():
        word = unicodedata.normalize("NFC", word)
    return _SAME.get(word, word)


def word_keys(words: Iterable[str]) -> list[str]:
    """Return the forms under which words are compared."""
    same = _SAME.get
    return [same(word, word) if word.isascii() else word_key(word) for word in words]


def name_tree(reference: Reference, lexicon: Lexicon) -> Node:
    """Return the tree of all names of the reference data and the lexicon.

    Raises:
        DataFileError: two countries have a name in common that the lexicon does not settle.
    """
    names: dict[str, Entry] = {}
    for name, entry in _lexicon_entries(reference, lexicon):
        names.setdefault(name, entry)
    settled = frozenset(names)
    hidden = {*lexicon.hidden_names, *lexicon.no_metonyms}
    for name, target in _targets(reference):
        if name in settled or (name in hidden and target.form is not GeoForm.NAME):
            continue
        known = names.setdefault(name, target)
        if isinstance(known, Target) and known.form is target.form and known.codes != target.codes:
            raise DataFileError(
                f"{name!r} stands for {_code(known)} and for {_code(target)}; "
                "settle it under `ambiguous` in gazetteer.yaml"
            )
    return _grow(names, lexicon)


def _code(target: Target) -> str:
    return target.group or target.codes[0]


def _grow(names: dict[str, Entry], lexicon: Lexicon) -> Node:
    root = Node()
    keep_accents = set(lexicon.accents_matter)
    variants = [
        (variant, name, entry)
        for name, entry in names.items()
        for variant in spellings(name, keep_accents)
    ]
    for variant, _, entry in variants:
        _insert(root, [word_key(word) for word in WORD.findall(variant)], entry)
    never = set(lexicon.never_in_capitals)
    for variant, name, entry in variants:
        letters = sum(map(str.isalpha, variant))
        if letters >= _MIN_LETTERS_IN_CAPITALS and name not in never and variant not in never:
            keys = [word_key(word).upper() for word in WORD.findall(variant)]
            _insert(root, keys, entry)
            # "&" is read as "and", also among capitals.
            _insert(root, ["and" if key == "AND" else key for key in keys], entry)
    return root


def _insert(root: Node, keys: Sequence[str], entry: Entry) -> None:
    node = root
    for key in keys:
        node = node.next.setdefault(key, Node())
    if node.entry is None:
        node.entry = entry


def spellings(name: str, keep_accents: set[str]) -> Iterator[str]:
    """Yield the spellings of a name that need not be listed."""
    saints = (
        [name, name.replace("Saint ", "St. "), name.replace("Saint ", "St ")]
        if name.startswith("Saint ")
        else [name, name.replace("St. ", "St ")]
        if name.startswith("St. ")
        else [name]
    )
    for spelling in saints:
        yield spelling
        if spelling[0].islower():
            yield spelling[0].upper() + spelling[1:]
        if spelling.endswith("."):
            yield spelling[:-1]
        if not spelling.isascii() and spelling not in keep_accents:
            plain = unicodedata.normalize("NFKD", spelling)
            yield "".join(c for c in plain if not unicodedata.combining(c))


def _targets(reference: Reference) -> Iterator[tuple[str, Target]]:
    """Yield every name with its target, those that win first."""
    countries = reference.countries.values()
    for country in countries:
        target = Target((country.code,), None, GeoForm.NAME, country.name)
        for name in dict.fromkeys((country.name, country.official_name, *country.other_names)):
            yield name, target
    for country in countries:
        target = Target((country.code,), None, GeoForm.DEMONYM, country.name)
        for name in country.demonyms:
            yield name, target
    for group in reference.groups.values():
        target = Target(group.members(), group.code, GeoForm.GROUP, group.name)
        if group.code != group.code.lower():
            yield group.code, target
        for name in dict.fromkeys((group.name, *group.other_names)):
            yield name, target
    for country in countries:
        if country.capital:
            yield (
                country.capital,
                Target((country.code,), None, GeoForm.CAPITAL, country.capital),
            )
    for place in reference.places:
        form = GeoForm.CAPITAL if place.kind is PlaceKind.CAPITAL else GeoForm.PLACE
        target = Target((place.country,), None, form, place.name)
        for name in (place.name, *place.other_names):
            yield name, target


def _lexicon_entries(reference: Reference, lexicon: Lexicon) -> Iterator[tuple[str, Entry]]:
    by_name = dict[tuple[str, str], Target]()
    for name, target in _targets(reference):
        by_name.setdefault((name, _code(target)), target)
    for unsure in lexicon.ambiguous:
        for name in unsure.names:
            yield name, _unsure(name, unsure, by_name, reference)
    for phrases in lexicon.blockers.values():
        for phrase in phrases:
            yield phrase, Blocked()
    for either, parts in ((False, lexicon.combining), (True, lexicon.combining_either)):
        for name, code in parts.items():
            country = reference.country(code)
            target = Target((code,), None, GeoForm.DEMONYM, country.name)
            yield name, Combining(target, either)


def _unsure(
    name: str, unsure: Ambiguous, by_name: dict[tuple[str, str], Target], reference: Reference
) -> Unsure:
    def target(code: str) -> Target:
        if (name, code) in by_name:
            return by_name[name, code]
        if code in reference.groups:
            group = reference.group(code)
            return Target(group.members(), code, GeoForm.GROUP, group.name)
        country = reference.country(code)
        usual = country.name if unsure.form in (GeoForm.NAME, GeoForm.DEMONYM) else name
        return Target((code,), None, unsure.form, usual)

    return Unsure(
        default=None if unsure.default is None else target(unsure.default),
        cues=tuple((target(code), _any_of(words)) for code, words in unsure.cues.items()),
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
