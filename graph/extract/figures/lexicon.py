"""The words that figures of trade go with, read from `graph/extract/data/figures/`.

A phrase may have several readings ("rise" is a verb and a noun). Look-up is by the words of a
sentence, so that its cost does not depend on the size of the lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import product
from typing import Final

import msgspec

from graph.claims.model import Direction, Trend
from graph.extract.rules import DATA, read_yaml

_FOLDER: Final = DATA / "figures"


class Kind(StrEnum):
    """What a phrase does in a sentence about trade."""

    STRONG = "strong"
    WEAK = "weak"
    SINGULAR = "singular"
    LISTING = "listing"
    VERB = "verb"
    OTHER = "other"
    PAST = "past"
    BASE = "base"
    PRESENT = "present"
    ING = "ing"
    NOUN = "noun"
    COMPARATIVE = "comparative"
    WITNESS = "witness"
    TYPICAL = "typical"
    ESTIMATE = "estimate"
    FORECAST = "forecast"
    SHARE = "share"
    YEAR_ON_YEAR = "year_on_year"
    MONTH_ON_MONTH = "month_on_month"
    GOAL = "goal"
    GOAL_NOUN = "goal_noun"
    GOAL_AFTER = "goal_after"
    ABROAD = "abroad"
    RETURNING = "returning"


MOVES: Final = frozenset({Kind.PAST, Kind.BASE, Kind.PRESENT, Kind.ING, Kind.NOUN})
HEADS: Final = frozenset(
    {Kind.STRONG, Kind.WEAK, Kind.SINGULAR, Kind.LISTING, Kind.VERB, Kind.OTHER}
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a phrase; `direction` for trade, `trend` for change."""

    kind: Kind
    direction: Direction | None = None
    trend: Trend | None = None


class _RankedTraders(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ranks: list[str]
    exports: list[str]
    imports: list[str]
    total: list[str]


class _DealtGoods(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ranks: list[str]
    goods: list[str]
    after: list[str]
    exports: list[str]
    imports: list[str]


class _Heads(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    strong: dict[str, list[str]]
    weak: dict[str, list[str]]
    singular: dict[str, list[str]]
    listing: dict[str, list[str]]
    ranked_traders: _RankedTraders
    dealt_goods: _DealtGoods
    standing: list[str]
    earning: list[str]
    followers: list[str]
    not_after: list[str]
    verbs: dict[str, list[str]]
    plain_verbs: list[str]
    went: list[str]
    came: list[str]
    goods: list[str]
    brought_in: list[str]
    sent_out: list[str]
    returning: list[str]
    pronouns: list[str]
    subjects: list[str]
    other: list[str]
    adjunct: list[str]


class _Forms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    regular: list[str] = []
    irregular: list[list[str]] = []
    phrasal: list[str] = []


class _Moves(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    verbs: dict[str, _Forms]
    flat_words: list[str]
    nouns: dict[str, list[str]]
    comparatives: dict[str, list[str]]
    witness: list[str]
    unreal: list[str]
    auxiliaries: list[str]
    typical: list[str]
    estimate: list[str]
    forecast: list[str]
    year_on_year: list[str]
    month_on_month: list[str]
    now: list[str]


class _Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    prior: list[str]
    delta: list[str]
    between: list[str]
    to_period: list[str]
    base: list[str]
    comparing: list[str]
    share: list[str]
    world: list[str]
    abroad: list[str]
    intra: list[str]
    toward_party: list[str]
    destination: list[str]
    origin: list[str]
    company: list[str]
    owner: list[str]


class _Commodities(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    plain: list[str]
    goods: list[str]


class _Goals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    cues: list[str]
    nouns: list[str]
    after: list[str]
    raising: list[str]
    done: list[str]
    up_to: list[str]
    reached: list[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists, ready for look-up; phrases are tuples of lower-case words."""

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], tuple[Reading, ...]], ...]]
    sets: Mapping[str, frozenset[str]]
    endings: Mapping[str, frozenset[tuple[str, ...]]]

    def at(self, words: Sequence[str], index: int) -> tuple[int, tuple[Reading, ...]]:
        """Return the length and the readings of the longest phrase that begins at a word."""
        for phrase, readings in self.phrases.get(words[index], ()):
            if tuple(words[index : index + len(phrase)]) == phrase:
                return len(phrase), readings
        return 0, ()

    def has(self, name: str, word: str) -> bool:
        """Whether a word is in a list."""
        return word in self.sets[name]

    def ends(self, name: str, words: Sequence[str]) -> int:
        """Return the length of the longest phrase of a list that `words` end in; 0 for none."""
        phrases = self.endings[name]
        for length in range(min(5, len(words)), 0, -1):
            if tuple(words[-length:]) in phrases:
                return length
        return 0


@cache
def load_lexicon() -> Lexicon:
    """Load the word lists.

    Raises:
        DataFileError: a file is missing or does not fit its schema.
    """
    heads = read_yaml(_FOLDER / "heads.yaml", _Heads)
    moves = read_yaml(_FOLDER / "moves.yaml", _Moves)
    cues = read_yaml(_FOLDER / "cues.yaml", _Cues)
    goods = read_yaml(_FOLDER / "commodities.yaml", _Commodities)
    goals = read_yaml(_FOLDER / "goals.yaml", _Goals)
    words = read_yaml(_FOLDER / "words.yaml", dict[str, list[str]])
    table: dict[tuple[str, ...], list[Reading]] = {}
    for phrase, reading in (
        *_head_readings(heads),
        *_move_readings(moves),
        *((p, Reading(Kind.SHARE)) for p in cues.share),
        *((p, Reading(Kind.ABROAD)) for p in cues.abroad),
        *((p, Reading(Kind.RETURNING)) for p in heads.returning),
        *((p, Reading(Kind.GOAL)) for p in goals.cues),
        *((p, Reading(Kind.GOAL_NOUN)) for p in goals.nouns),
        *((p, Reading(Kind.GOAL_AFTER)) for p in goals.after),
    ):
        readings = table.setdefault(tuple(phrase.split()), [])
        if reading not in readings:
            readings.append(reading)
    return Lexicon(
        _by_first_word(table),
        {name: frozenset(listed) for name, listed in words.items()}
        | _sets(heads, moves, cues, goods, goals),
        _endings(cues, heads),
    )


def _by_first_word(
    table: Mapping[tuple[str, ...], Sequence[Reading]],
) -> dict[str, tuple[tuple[tuple[str, ...], tuple[Reading, ...]], ...]]:
    index: dict[str, list[tuple[tuple[str, ...], tuple[Reading, ...]]]] = {}
    for words, readings in table.items():
        index.setdefault(words[0], []).append((words, tuple(readings)))
    return {first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in index.items()}


def _sets(
    heads: _Heads, moves: _Moves, cues: _Cues, goods: _Commodities, goals: _Goals
) -> dict[str, frozenset[str]]:
    forms = (f for verbs in moves.verbs.values() for f, _ in _inflected(verbs))
    return {
        "moving": frozenset(form.split()[0] for form in forms) | frozenset(moves.flat_words),
        "followers": frozenset(heads.followers),
        "not_after": frozenset(heads.not_after),
        "plain_verbs": frozenset(heads.plain_verbs),
        "went": frozenset(heads.went),
        "came": frozenset(heads.came),
        "goods_nouns": frozenset(heads.goods),
        "brought_in": frozenset(heads.brought_in),
        "sent_out": frozenset(heads.sent_out),
        "standing": frozenset(heads.standing),
        "earning": frozenset(heads.earning),
        "pronouns": frozenset(heads.pronouns),
        "adjunct": frozenset(heads.adjunct),
        "unreal": frozenset(moves.unreal),
        "now": frozenset(moves.now),
        "auxiliaries": frozenset(moves.auxiliaries),
        "between": frozenset(cues.between),
        "to_period": frozenset(cues.to_period),
        "world": frozenset(cues.world),
        "intra": frozenset(cues.intra),
        "toward_party": frozenset(cues.toward_party),
        "destination": frozenset(cues.destination),
        "origin": frozenset(cues.origin),
        "company": frozenset(cues.company),
        "owner": frozenset(cues.owner),
        "plain": frozenset(goods.plain),
        "goods": frozenset(goods.goods),
        "reached": frozenset(goals.reached),
        "raising": frozenset(goals.raising),
        "raising_to": frozenset(map(_gerund, goals.raising)),
        "done": frozenset(goals.done),
        "up_to": frozenset(goals.up_to),
        "aims": frozenset(max(p.split(), key=len) for p in (*goals.nouns, *goals.after)),
        "subjects": frozenset(heads.subjects),
        "buyers": frozenset(_with_plurals(heads.ranked_traders.exports)),
        "suppliers": frozenset(_with_plurals(heads.ranked_traders.imports)),
        "traders": frozenset(
            _with_plurals([*heads.ranked_traders.exports, *heads.ranked_traders.imports, "partner"])
        ),
    }


def _with_plurals(nouns: Sequence[str]) -> Iterator[str]:
    for noun in nouns:
        yield from (noun, f"{noun}s")


def _endings(cues: _Cues, heads: _Heads) -> dict[str, frozenset[tuple[str, ...]]]:
    lists = {
        "prior": cues.prior,
        "delta": cues.delta,
        "base": cues.base,
        "comparing": cues.comparing,
        "adjunct": heads.adjunct,
        "earning": heads.earning,
    }
    return {name: frozenset(tuple(p.split()) for p in phrases) for name, phrases in lists.items()}


def _head_readings(heads: _Heads) -> Iterator[tuple[str, Reading]]:
    groups = (
        (Kind.STRONG, heads.strong),
        (Kind.WEAK, heads.weak),
        (Kind.SINGULAR, heads.singular),
        (Kind.LISTING, heads.listing),
        (Kind.VERB, heads.verbs),
    )
    for kind, lists in groups:
        for direction, phrases in lists.items():
            for phrase in phrases:
                yield phrase, Reading(kind, Direction(direction))
    for direction, phrase in _listing_phrases(heads):
        yield phrase, Reading(Kind.LISTING, direction)
    for phrase in heads.other:
        yield phrase, Reading(Kind.OTHER)


def _listing_phrases(heads: _Heads) -> Iterator[tuple[Direction, str]]:
    """Yield "largest buyers", "main products sold" and the like, made of their words."""
    traders, goods = heads.ranked_traders, heads.dealt_goods
    named = (
        (Direction.EXPORTS, traders.exports, goods.exports),
        (Direction.IMPORTS, traders.imports, goods.imports),
    )
    for direction, nouns, verbs in named:
        for rank, noun in product(traders.ranks, _with_plurals(nouns)):
            yield direction, f"{rank} {noun}"
        for noun, verb in product(goods.goods, verbs):
            yield from ((direction, f"{rank} {noun} {verb}") for rank in goods.ranks)
            yield from ((direction, f"{noun} {verb} {being}") for being in goods.after)
    for rank, noun in product(traders.ranks, _with_plurals(traders.total)):
        yield Direction.TOTAL, f"{rank} {noun}"


def _move_readings(moves: _Moves) -> Iterator[tuple[str, Reading]]:
    for name, forms in moves.verbs.items():
        trend = Trend(name)
        for phrase, kind in _inflected(forms):
            yield phrase, Reading(kind, trend=trend)
    for name, phrases in moves.nouns.items():
        for phrase in phrases:
            yield phrase, Reading(Kind.NOUN, trend=Trend(name))
    for name, phrases in moves.comparatives.items():
        for phrase in phrases:
            yield phrase, Reading(Kind.COMPARATIVE, trend=Trend(name))
    for phrase in moves.flat_words:
        yield phrase, Reading(Kind.COMPARATIVE, trend=Trend.FLAT)
    plain = (
        (Kind.WITNESS, moves.witness),
        (Kind.TYPICAL, moves.typical),
        (Kind.ESTIMATE, moves.estimate),
        (Kind.FORECAST, moves.forecast),
        (Kind.YEAR_ON_YEAR, moves.year_on_year),
        (Kind.MONTH_ON_MONTH, moves.month_on_month),
    )
    for kind, phrases in plain:
        for phrase in phrases:
            yield phrase, Reading(kind)


def _inflected(forms: _Forms) -> Iterator[tuple[str, Kind]]:
    for verb in forms.regular:
        yield from _regular(verb, "")
    for phrase in forms.phrasal:
        verb, _, particle = phrase.partition(" ")
        yield from _regular(verb, " " + particle)
    for base, past, participle in forms.irregular:
        verb, _, particle = base.partition(" ")
        tail = f" {particle}" if particle else ""
        yield base, Kind.BASE
        yield past, Kind.PAST
        yield participle, Kind.PAST
        yield _third_person(verb) + tail, Kind.PRESENT
        yield _gerund(verb) + tail, Kind.ING


def _regular(verb: str, tail: str) -> Iterator[tuple[str, Kind]]:
    stem = _doubled(verb)
    past = verb + "d" if verb.endswith("e") else stem + "ed"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        past = verb[:-1] + "ied"
    yield verb + tail, Kind.BASE
    yield past + tail, Kind.PAST
    yield _third_person(verb) + tail, Kind.PRESENT
    yield _gerund(verb) + tail, Kind.ING


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "go")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def _gerund(verb: str) -> str:
    return verb[:-1] + "ing" if verb.endswith("e") else _doubled(verb) + "ing"


#: One-syllable stems, and those stressed at the end, double their last consonant.
_DOUBLING: Final = frozenset({"drop", "slip", "dip", "shed", "cut", "get"})


def _doubled(verb: str) -> str:
    return verb + verb[-1] if verb in _DOUBLING else verb
