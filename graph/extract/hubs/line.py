"""What the readers of access see of a sentence: its words of access, its hubs, and its parties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from graph.extract.annotate import Annotated
from graph.extract.hubs.guests import Guest, beneficiaries, find_guests
from graph.extract.hubs.sites import Site, find_sites
from graph.extract.hubs.words import Mark, Sense, access_words
from graph.extract.organisations.government import government
from graph.extract.reading.pair import home
from graph.extract.scene import Scene

#: How many sentences back a hub or a guest is remembered.
_MEMORY: Final = 2
#: What leads to where goods go.
TO_PLACE: Final = re.compile(
    r"(?<!\w)(?:to|towards?|into)(?: (?:the|a|its|their|other))?"
    r"(?: (?:[\w-]+ )?(?:markets?|buyers|customers|destinations|consumers) (?:of|in)(?: the)?)? \Z"
)
#: How far before a party the words that lead to it may begin.
_LEAD_REACH: Final = 60
#: What tells whether "to" leads to where goods go or to whom something is given.
_MOVED_OR_GIVEN: Final = frozenset(
    {Sense.MOVED, Sense.GIVE, Sense.GIVING, Sense.OPEN, Sense.OPENED, Sense.RIGHT, Sense.STAKE}
)
#: How many words before a noun its article stands at most.
_POINTER: Final = 3
#: What follows a noun that says itself where it is: "the yard at Malaba".
_LOCATING: Final = frozenset({"at", "in", "of", "near", "inside"})
#: How many sentences back the hub is at most that has what a noun stands for.
_FAR_BACK: Final = 30


class Grant(Struct, frozen=True):
    """A hub and those who may use it, with where its sentence says so."""

    start: int
    end: int
    rule: str
    site: Site
    grantor: str | None
    beneficiaries: tuple[str, ...]


class Line(Struct, frozen=True):
    """A sentence with its words of access, hubs and parties, and those remembered before it.

    `points` is whether a noun stands for part of a hub named before: "the new yard".
    `own` is the state whose paper the document is: what its text seeks is for itself.
    """

    sentence: Annotated
    words: Sequence[Mark]
    sites: Sequence[Site]
    guests: Sequence[Guest]
    earlier_sites: Sequence[Site]
    earlier_guests: Sequence[Guest]
    points: bool
    own: tuple[str, ...]

    @property
    def text(self) -> str:
        """The text of the sentence."""
        return self.sentence.text

    def has(self, sense: Sense) -> bool:
        """Whether the sentence has a word of a sense."""
        return any(word.sense is sense for word in self.words)


class Mentioned:
    """The hubs and parties of a document's sentences, each looked for once.

    `countries` are those of the hubs, by their names.
    """

    def __init__(self, scene: Scene, countries: Mapping[str, str]) -> None:
        self.scene: Final = scene
        self._countries: Final = countries
        self._found: Final[dict[int, tuple[tuple[Site, ...], tuple[Guest, ...]]]] = {}

    def at(self, index: int) -> tuple[tuple[Site, ...], tuple[Guest, ...]]:
        """Return the hubs and parties of a sentence."""
        if index not in self._found:
            sites = find_sites(self.scene, index, self._countries)
            self._found[index] = sites, find_guests(self.scene, index)
        return self._found[index]


def line_of(mentioned: Mentioned, index: int, words: Sequence[Mark]) -> Line:
    """Return a sentence with its hubs and parties, and those that it may point back to."""
    scene = mentioned.scene
    sentence = scene.sentences[index]
    sites, guests = mentioned.at(index)
    first = max(0, index - _MEMORY)
    before = [mentioned.at(i) for i in range(first, index)]
    nouns = frozenset(_pointing(sentence, words))
    near = tuple(site for named, _ in before for site in named if site.sure)
    if nouns and all(nouns.isdisjoint(scene.sentences[i].wording) for i in range(first, index)):
        near = (*near, *_named_with(mentioned, first, nouns))
    return Line(
        sentence,
        words,
        sites,
        guests,
        near,
        tuple(guest for _, named in before for guest in named),
        bool(nouns),
        tuple(home(scene)) or tuple(filter(None, (government(scene),))),
    )


def _pointing(sentence: Annotated, words: Sequence[Mark]) -> Iterator[str]:
    """Yield the nouns that stand for part of a hub named before: "the new yard", "these berths"."""
    tokens = sentence.base.tokens
    for word in words:
        if word.sense is not Sense.STAKE or word.end - word.first > 1:
            continue
        before = [token.word for token in tokens[max(0, word.first - _POINTER) : word.first]]
        after = tokens[word.end].word if word.end < len(tokens) else ""
        if not access_words().pointing.isdisjoint(before) and after not in _LOCATING:
            yield tokens[word.first].word


def _named_with(mentioned: Mentioned, end: int, nouns: frozenset[str]) -> Sequence[Site]:
    """Return the hubs of the last sentence before one that names some and has one of the nouns."""
    for index in range(end - 1, max(-1, end - _FAR_BACK), -1):
        sentence = mentioned.scene.sentences[index]
        if sentence.wording.isdisjoint(nouns):
            continue
        sites = [site for site in mentioned.at(index)[0] if site.sure]
        if sites:
            return sites[-1:]
    return ()


def is_bound_for(line: Line, guest: Guest) -> bool:
    """Whether a party is only where goods go: "for the shipment of Nepali tea to China".

    Before "to" what is moved is nearer than what is given.
    """
    led = TO_PLACE.search(line.text, max(0, guest.start - _LEAD_REACH), guest.start)
    if led is None:
        return False
    tokens = line.sentence.base.tokens
    before = [w for w in line.words if tokens[w.end - 1].end <= led.start()]
    near = [w for w in before if w.sense in _MOVED_OR_GIVEN]
    last = near[-1].first if near else 0
    return any(w.first == last and w.sense is Sense.MOVED for w in near)


def is_foreign(guest: Guest, host: str | None) -> bool:
    """Whether a party is another than the host of a hub."""
    return bool(beneficiaries([guest], host)) and host not in guest.codes[:1]


def led_by(lead: re.Pattern[str], text: str, start: int, guest: Guest) -> bool:
    """Whether the words right before a party lead to it as a pattern says."""
    return lead.search(text, max(start, guest.start - _LEAD_REACH), guest.start) is not None
