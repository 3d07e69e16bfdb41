"""The words that make a place a hub of trade."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import msgspec

from graph.claims import HubKind
from graph.extract.pattern import telling_words
from graph.extract.rules import DATA, read_yaml
from graph.extract.words import alternatives, whole_words
from graph.reference import PlaceKind, load_reference

_KIND_OF_PLACE = {
    PlaceKind.PORT: HubKind.SEAPORT,
    PlaceKind.BORDER_CROSSING: HubKind.BORDER_CROSSING,
    PlaceKind.DRY_PORT: HubKind.DRY_PORT,
    PlaceKind.ECONOMIC_ZONE: HubKind.ECONOMIC_ZONE,
}


class WeighedWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that speak for a port or a crossing: any strong one, and what the others add."""

    strong: frozenset[str]
    weak: frozenset[str]


class _Weighed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    port: WeighedWords
    crossing: WeighedWords
    against: frozenset[str]
    follows: frozenset[str]
    leads: dict[str, int]


def _plural(noun: str) -> str:
    if noun.endswith("wharf"):
        return f"{noun[:-1]}ves"
    if noun.endswith(("y", "complex")) and not noun.endswith(("ay", "ey")):
        return f"{noun}es" if noun.endswith("x") else f"{noun[:-1]}ies"
    return noun if noun.endswith("s") else f"{noun}s"


class _Composed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns of several words: each of `before` with each of `heads`."""

    before: list[str]
    heads: list[str]

    def nouns(self) -> Iterator[str]:
        """Yield the nouns in the singular and the plural."""
        for before in self.before:
            for head in self.heads:
                noun = f"{before} {head}".strip()
                yield from (noun, _plural(noun))


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kinds: dict[HubKind, list[str]]
    composed: dict[HubKind, list[_Composed]]
    parts: list[str]
    projects: list[str]
    before_names: dict[HubKind, list[str]]
    not_in_name: list[str]
    crossed: list[str]
    context: list[str]
    passage: list[str]
    handled: list[str]
    ways: list[str]
    landed: list[str]
    carrying: list[str]
    meetings: list[str]
    handling: list[str]
    crossing: list[str]
    makers: list[str]
    moved: list[str]
    weighed: _Weighed


@dataclass(frozen=True, slots=True)
class HubLexicon:
    """The word lists, ready to match.

    Attributes:
        kinds: kind of hub by noun, in small letters.
        nouns: any of these nouns, as whole words.
        telling: words of which a text has one if it has a noun.
        parts: nouns of what a port has several of, which make a hub only behind a name.
        projects: capitalised words behind a noun that name what is done there.
        before_names: short forms that stand before a name ("ICP Raxaul"), by kind.
        not_in_name: capitalised words that begin no name.
        crossed: last words of a name that a crossing is only laid over.
        context: words in small letters of which a sentence needs one to speak of cargo.
        passage: what ends right before a place that cargo passes.
        passage_to: the same from its beginning, narrower, for names that may be anything.
        meetings: words of a sentence in which a place is where people meet.
        handling: words of a sentence in which "at" leads to a port.
        crossing: words of a sentence in which a known crossing is one.
        weighed: words that speak for a known place of a kind where it is named without a noun.
        against: words beside a place that is something else.
        follows: words right behind such a place that speak for it.
        leads: points of the words that lead to such a place.
        makers: verbs by which the state named before them is that of a hub.
    """

    kinds: Mapping[str, HubKind]
    nouns: re.Pattern[str]
    telling: frozenset[str]
    parts: frozenset[str]
    projects: frozenset[str]
    before_names: Mapping[str, HubKind]
    not_in_name: frozenset[str]
    crossed: frozenset[str]
    context: frozenset[str]
    passage: re.Pattern[str]
    passage_to: re.Pattern[str]
    makers: re.Pattern[str]
    meetings: re.Pattern[str]
    handling: re.Pattern[str]
    crossing: re.Pattern[str]
    weighed: Mapping[PlaceKind, WeighedWords]
    against: frozenset[str]
    follows: frozenset[str]
    leads: Mapping[str, int]


@cache
def lexicon() -> HubLexicon:
    """Load the words.

    Raises:
        DataFileError: the file does not fit its schema.
    """
    file = read_yaml(DATA / "lexicon" / "hubs.yaml", _File)
    kinds = {
        noun.casefold(): kind
        for kind, composed in file.composed.items()
        for part in composed
        for noun in part.nouns()
    }
    for kind, nouns in file.kinds.items():
        kinds |= {form.casefold(): kind for noun in nouns for form in (noun, _plural(noun))}
    through, handled, any_noun = (
        alternatives(words, ignore_case=True) for words in (file.passage, file.handled, kinds)
    )
    return HubLexicon(
        kinds,
        re.compile(rf"(?<![\w-])(?:{any_noun})(?![\w-])", re.IGNORECASE),
        telling_words(kinds),
        frozenset(file.parts),
        frozenset(file.projects),
        {word: kind for kind, words in file.before_names.items() for word in words},
        frozenset(file.not_in_name),
        frozenset(file.crossed),
        frozenset(file.context),
        # "through ", or a word for cargo or its handling, a few words, and "at ".
        re.compile(
            rf"(?<!\w)(?:(?:{through})|(?:{handled})[^,;:.]{{0,25}}? (?:at|in|to|into|from))"
            r" (?:the )?$",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?<!\w)(?:(?:{alternatives(file.ways, ignore_case=True)})"
            rf"|(?:{alternatives(file.landed, ignore_case=True)})(?: [\w-]+){{0,7}}? (?:at|in|from)"
            rf"|(?:{handled})(?: \w+){{0,2}}? at"
            rf"|(?:{alternatives(file.moved, ignore_case=True)})(?: \w+){{0,2}}? (?:from|between)"
            rf"|(?:{alternatives(file.carrying, ignore_case=True)})(?: (?!and )[\w-]+){{1,5}}?"
            r" (?:through|via|by way of)"
            r"|(?:goods|cargo|cargoes|containers|freight) in)"
            r" (?:the )?(?=(?-i:[A-ZÀ-Þ]))",
            re.IGNORECASE,
        ),
        whole_words(file.makers),
        whole_words(file.meetings),
        whole_words(file.handling),
        whole_words(file.crossing),
        {
            PlaceKind.PORT: file.weighed.port,
            PlaceKind.BORDER_CROSSING: file.weighed.crossing,
        },
        file.weighed.against,
        file.weighed.follows,
        file.weighed.leads,
    )


@cache
def known_hubs() -> Mapping[tuple[str, ...], HubKind]:
    """Return the kind of each hub of the reference data, by name and country."""
    return {
        (place.name, place.country): _KIND_OF_PLACE[place.kind]
        for place in load_reference().places
        if place.kind in _KIND_OF_PLACE
    }


def place_key(name: str) -> str:
    """Return what stays of a hub's name without its noun: "tanga" for "Port of Tanga"."""
    bare = lexicon().nouns.sub(" ", name.casefold())
    return re.sub(r"\W+(?:of\W+)?|^of\W", " ", bare).strip() or name.casefold()
