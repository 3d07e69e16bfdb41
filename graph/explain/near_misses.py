"""Where words lead a reader to expect a claim that no rule made, and what was missing.

A near miss is a hint for a person, not a finding: the words may well mean something else. What is
listed as missing is what a complete claim of the type has and the sentence, by the lights of the
extractor, does not; where nothing is missing, no rule knows the wording.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from graph.claims import Claim, Quantity
from graph.explain.contents import quantities, stated_fields
from graph.explain.model import NearMiss
from graph.explain.triggers import triggers
from graph.explain.words import Phrases, Token, tokens_of
from graph.extract.annotate import Annotated
from graph.extract.mentions import NameType
from graph.extract.scene import Scene
from graph.extract.values.model import DateMention, Measure, Money, Percent, PeriodMention

_WORDING: Final = "a wording that a rule knows"
_OWNER: Final = "a hub, link or instrument that it belongs to"
#: The unit of a number without one, and units of spans of time, which are rarely a property.
_PLAIN_UNITS: Final = frozenset({"1", "years", "months", "weeks", "days", "hours", "minutes"})
#: How many characters may lie between a noun of trade and the verb that moves it.
_REACH: Final = 60
_FIGURES: Final = frozenset({"flow", "change", "target", "share", "transit", "attribute"})
_CHANGES: Final = frozenset({"flow", "change", "target", "share"})
#: Words before a noun that speak of something known.
_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "its", "their"})
#: How many words may stand between a noun of cooperation and a field of it.
_NEAR: Final = 8


@dataclass(frozen=True)
class Situation:
    """A sentence with the claims that rest on it.

    Attributes:
        index: its number among the content sentences.
        claims: each claim with the indices of a passage in the sentence.
        told: for each type, what all claims of the document say in words, in lower case.
    """

    annotated: Annotated
    index: int
    scene: Scene
    claims: Sequence[tuple[Claim, int, int]]
    told: Mapping[str, str]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the sentence."""
        return tokens_of(self.annotated.text)

    @cached_property
    def parties(self) -> frozenset[str]:
        """The countries and blocs that the sentence names or points to."""
        found: set[str] = set()
        for mention in self.annotated.parties:
            found.update(self.scene.codes(mention, self.index))
        return frozenset(found)

    def find(self, listed: Phrases) -> list[tuple[int, int]]:
        """Return the places of listed phrases."""
        return listed.find(self.tokens)

    def claimed(self, start: int, end: int, types: frozenset[str]) -> bool:
        """Whether the passage of a claim of some types meets a range."""
        return any(c.type in types and s < end and start < e for c, s, e in self.claims)

    def named(self, start: int, end: int, types: frozenset[NameType]) -> bool:
        """Whether a name of some types meets a range."""
        return any(
            n.type in types and n.start < end and start < n.end for n in self.annotated.names
        )

    def is_told(self, start: int, end: int, *types: str) -> bool:
        """Whether a claim of some types, anywhere in the document, has the words of a range."""
        words = self.annotated.text[start:end].casefold()
        return any(words in self.told.get(kind, "") for kind in types)

    def points_back(self, start: int) -> bool:
        """Whether the word before a place makes what follows something known."""
        before = [t.word for t in self.tokens if t.end <= start]
        return bool(before) and before[-1] in _DEFINITE

    def miss(
        self, kind: str, start: int, end: int, trigger: str, missing: Sequence[str]
    ) -> NearMiss:
        """Return a near miss over a range."""
        text = self.annotated.text[start:end]
        return NearMiss(kind, start, end, text, trigger, tuple(missing) or (_WORDING,))


def told(claims: Iterable[Claim]) -> Mapping[str, str]:
    """Return for each type what claims of it say in words, in lower case."""
    words: dict[str, list[str]] = {}
    for claim in claims:
        words.setdefault(claim.type, []).extend(text for _, text in stated_fields(claim))
    return {kind: "\n".join(texts).casefold() for kind, texts in words.items()}


def near_misses(situation: Situation) -> tuple[NearMiss, ...]:
    """Return the near misses of a sentence, in order, at most one for the same words and type."""
    found = {
        (miss.start, miss.end, miss.type): miss for find in _FINDERS for miss in find(situation)
    }
    return tuple(found[key] for key in sorted(found))


def _figures(at: Situation) -> Iterator[NearMiss]:
    """Amounts and percentages that no claim states."""
    trade = bool(at.find(triggers().trade))
    for value in at.annotated.values:
        if not isinstance(value, Money | Percent) or _stated(at, value.quantity):
            continue
        if isinstance(value, Money) and not value.gloss:
            missing = ["a word for trade", *_slots(at)] if not trade else _slots(at)
            yield at.miss("flow", value.start, value.end, "an amount", missing)
        elif isinstance(value, Percent) and trade:
            yield at.miss("change", value.start, value.end, "a percentage", _slots(at))


def _measures(at: Situation) -> Iterator[NearMiss]:
    """Measured quantities that no claim states."""
    for value in at.annotated.values:
        if not isinstance(value, Measure) or value.quantity.unit in _PLAIN_UNITS:
            continue
        if not _stated(at, value.quantity):
            things = frozenset({NameType.HUB, NameType.LINK, NameType.INSTRUMENT})
            missing = [] if any(n.type in things for n in at.annotated.names) else [_OWNER]
            yield at.miss("attribute", value.start, value.end, "a measured quantity", missing)


def _moves(at: Situation) -> Iterator[NearMiss]:
    """Trade that grows or falls in words only."""
    if any(isinstance(v, Money | Percent) for v in at.annotated.values):
        return
    trade = at.find(triggers().trade)
    for start, end in at.find(triggers().moves) if trade else ():
        near = min(trade, key=lambda t: abs(t[0] - start))
        if not 0 < start - near[1] <= _REACH or at.named(near[0], end, frozenset(NameType)):
            continue
        if at.claimed(near[0], end, _CHANGES):
            continue
        missing = [] if at.parties else ["whose trade"]
        yield at.miss("change", near[0], end, "trade that moves", missing)
        return


def _instruments(at: Situation) -> Iterator[NearMiss]:
    """Instruments of which the sentence tells a stage."""
    stages = at.find(triggers().stages)
    for start, end in at.find(triggers().instruments) if stages else ():
        if at.claimed(start, end, frozenset({"instrument"})):
            continue
        missing = []
        if not at.named(start, end, frozenset({NameType.INSTRUMENT})):
            missing.append("words that make it an instrument")
        if not at.parties:
            missing.append("parties")
        yield at.miss("instrument", start, end, "an instrument and a word for its stage", missing)


def _roles(at: Situation) -> Iterator[NearMiss]:
    """Roles that nobody holds by name."""
    lead = triggers().role_words
    for noun, end in at.find(triggers().roles):
        start = _with_words_before(at.tokens, noun, lead)
        if at.points_back(start) and at.is_told(noun, end, "person"):
            continue
        if not at.named(start, end, frozenset({NameType.PERSON})) and not at.claimed(
            start, end, frozenset({"person"})
        ):
            yield at.miss("person", start, end, "a role", ["a name"])


def _places(at: Situation) -> Iterator[NearMiss]:
    """Nouns for hubs and links that stand in no name."""
    for kind, noun, listed in (
        ("hub", "a place of trade", triggers().hubs),
        ("link", "a connection", triggers().links),
    ):
        for start, end in at.find(listed):
            if at.points_back(start) and at.is_told(start, end, "hub", "link"):
                continue
            named = at.named(start, end, frozenset(NameType))
            if not named and not at.claimed(start, end, frozenset({"hub", "link"})):
                yield at.miss(kind, start, end, noun, ["a name"])


def _sectors(at: Situation) -> Iterator[NearMiss]:
    """Fields that stand near a word for cooperation."""
    cooperation = at.find(triggers().cooperation)
    trade = at.find(triggers().trade)
    for start, end in at.find(triggers().sectors) if cooperation else ():
        distance = min(_words_between(at.tokens, (start, end), c) for c in cooperation)
        taken = at.claimed(start, end, frozenset({"sector", "instrument"})) or at.is_told(
            start, end, "sector", "instrument"
        )
        taken = taken or any(s < end and start < e for s, e in trade)
        named = at.named(start, end, frozenset(NameType))
        if 0 < distance <= _NEAR and not taken and not named:
            missing = [] if at.parties else ["parties"]
            yield at.miss("sector", start, end, "a field near a word for cooperation", missing)


_FINDERS: Final[tuple[Callable[[Situation], Iterator[NearMiss]], ...]] = (
    _figures,
    _measures,
    _moves,
    _instruments,
    _roles,
    _places,
    _sectors,
)


def _stated(at: Situation, quantity: Quantity) -> bool:
    """Whether a claim that rests on the sentence states a figure, whatever its sign."""
    wanted = _magnitude(quantity)
    return any(
        figure.printed == quantity.printed or _magnitude(figure) == wanted
        for claim, _, _ in at.claims
        if claim.type in _FIGURES
        for figure in quantities(claim)
    )


def _magnitude(quantity: Quantity) -> frozenset[Decimal]:
    return frozenset(abs(x) for x in (quantity.value, quantity.low, quantity.high) if x is not None)


def _slots(at: Situation) -> list[str]:
    """Return what a statement about trade has besides its figure, and the sentence does not."""
    missing = []
    if not at.parties:
        missing.append("whose trade")
    if len(at.parties) < 2:
        missing.append("a partner")
    if not any(isinstance(v, PeriodMention | DateMention) for v in at.annotated.values):
        missing.append("a period")
    return missing


def _words_between(tokens: Sequence[Token], a: tuple[int, int], b: tuple[int, int]) -> int:
    """Return how many steps of a word lie between two ranges; 0 if they meet."""
    first, second = sorted((a, b))
    if second[0] < first[1]:
        return 0
    return 1 + sum(first[1] <= t.start and t.end <= second[0] for t in tokens)


def _with_words_before(tokens: Sequence[Token], start: int, words: frozenset[str]) -> int:
    """Return where the words begin that stand directly before a place and belong to it."""
    at = next((i for i, token in enumerate(tokens) if token.start == start), 0)
    while at > 0 and tokens[at - 1].word in words:
        at -= 1
    return tokens[at].start if tokens else start
