"""The words of instruments and of their stages, read from `graph/extract/data/lexicon/`.

`instruments.yaml` says by which nouns instruments are called, `status.yaml` by which verbs and
nouns a text tells at which stage one stands, and what the words around them do to that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Final

import msgspec

from graph.claims.model import InstrumentKind, Status
from graph.errors import DataFileError
from graph.extract.rules import DATA, Example, common_words, read_yaml


class HeadEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns that head the name of an instrument, as the file states them."""

    kind: str
    words: list[str]
    plurals: list[str] = []
    subject: str | None = None
    weak: bool = False
    faint: bool = False
    loose: bool = False


class InstrumentFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of `instruments.yaml`."""

    heads: list[HeadEntry]
    acronyms: list[str]
    supports: dict[str, list[str]]
    titles: list[str]
    only_titles: list[str]
    not_instruments: list[str]
    not_before: list[str]
    not_after: dict[str, list[str]]
    verb_after: list[str]
    bare: list[str]
    status_adjectives: dict[str, list[str]]
    definite: list[str]
    indefinite: list[str]
    negative: list[str]
    quantities: list[str]
    about: list[str]
    not_about: list[str]
    subject_ends: list[str]
    boundaries: list[str]
    prepositions: list[str]
    undertakings: dict[str, list[str]]
    telling: list[str]
    sides: dict[str, int]


class StageEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for one stage, as `status.yaml` states them."""

    id: str
    status: str
    confidence: float
    verbs: list[str] = []
    intransitive: list[str] = []
    nouns: list[str] = []
    heads: list[str] = []
    states: list[str] = []
    kinds: list[str] = []
    examples: list[Example] = []
    counter_examples: list[str] = []


class StatusFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of `status.yaml`."""

    irregular: dict[str, list[str]]
    stages: list[StageEntry]
    modality: dict[str, list[str]]
    outcomes: dict[str, dict[str, str]]
    pronouns: list[str]
    adverbs: list[str]


class Form(StrEnum):
    """Forms of a verb; past and participle are the same for most."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    PAST_PARTICIPLE = "past_participle"
    GERUND = "gerund"


class Role(StrEnum):
    """How words for a stage stand to the instrument."""

    VERB = "verb"
    INTRANSITIVE = "intransitive"
    NOUN = "noun"
    HEAD = "head"
    STATE = "state"


class Effect(StrEnum):
    """What the words around a stage do to it."""

    AHEAD = "ahead"
    CALLED_FOR = "called_for"
    HASTEN = "hasten"
    AGREED = "agreed"
    APPROVED = "approved"
    NEGOTIATING = "negotiating"
    DISCUSSED = "discussed"
    PROPOSED = "proposed"
    CONCLUDED = "concluded"
    SUSPENDED = "suspended"
    NEGATED = "negated"
    ACTUAL = "actual"
    MET_FOR = "met_for"


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that heads the name of an instrument.

    Attributes:
        kind: the kind of instrument.
        singular: the noun in the singular, in lower case.
        subject: what the noun itself says the instrument is about.
        weak: it needs support from the words around it.
        faint: even then only a stage that was reached makes it an instrument.
        loose: it may point back to an instrument of another kind.
    """

    kind: InstrumentKind
    singular: str
    plural: bool
    subject: str | None
    weak: bool
    faint: bool
    loose: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """A word or phrase that tells a stage: which one, and how it stands to the instrument."""

    rule: str
    status: Status
    role: Role
    form: Form | None
    confidence: Decimal
    kinds: frozenset[InstrumentKind]
    lemma: str


Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], Any]]]


@dataclass(frozen=True, slots=True)
class InstrumentWords:
    """What `instruments.yaml` says, ready to use."""

    heads: Mapping[str, Sequence[tuple[tuple[str, ...], Head]]]
    trigger: re.Pattern[str]
    acronyms: frozenset[str]
    supports: Mapping[str, frozenset[str]]
    titles: frozenset[str]
    only_titles: frozenset[str]
    not_instruments: tuple[str, ...]
    not_before: frozenset[str]
    not_after: Mapping[str, frozenset[str]]
    verb_after: frozenset[str]
    bare: frozenset[str]
    status_adjectives: Mapping[str, Status]
    named_groups: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    negative: frozenset[str]
    quantities: frozenset[str]
    about: Mapping[str, Sequence[tuple[tuple[str, ...], bool]]]
    not_about: frozenset[str]
    subject_ends: frozenset[str]
    boundaries: frozenset[str]
    prepositions: frozenset[str]
    undertakings: Mapping[str, frozenset[str]]
    telling: frozenset[str]
    sides: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class StatusWords:
    """What `status.yaml` says, ready to use."""

    stages: Mapping[str, Sequence[tuple[tuple[str, ...], Stage]]]
    effects: Mapping[str, Sequence[tuple[tuple[str, ...], Effect]]]
    outcomes: Mapping[Effect, Mapping[Status, Status | None]]
    forms: frozenset[str]
    pronouns: frozenset[str]
    adverbs: frozenset[str]
    entries: tuple[StageEntry, ...]


@cache
def instrument_words() -> InstrumentWords:
    """Return the words by which instruments are called.

    Raises:
        DataFileError: the file does not fit its shape.
    """
    file = read_yaml(DATA / "lexicon" / "instruments.yaml", InstrumentFile)
    heads = list(_heads(file))
    stems = sorted({words[0] for words, _ in heads}, key=lambda w: (-len(w), w))
    return InstrumentWords(
        heads=_index(heads),
        trigger=re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, stems))})(?!\w)", re.IGNORECASE),
        acronyms=frozenset(file.acronyms),
        supports={noun: frozenset(words) for noun, words in file.supports.items()},
        titles=frozenset(file.titles),
        only_titles=frozenset(file.only_titles),
        not_instruments=tuple(file.not_instruments),
        not_before=frozenset(file.not_before),
        not_after={noun: frozenset(words) for noun, words in file.not_after.items()},
        verb_after=frozenset(file.verb_after),
        bare=frozenset(file.bare),
        status_adjectives={
            word: Status(status)
            for status, words in file.status_adjectives.items()
            for word in words
        },
        named_groups=frozenset(common_words()["named_groups"]),
        definite=frozenset(file.definite),
        indefinite=frozenset(file.indefinite),
        negative=frozenset(file.negative),
        quantities=frozenset(file.quantities),
        about=_index((tuple(phrase.split()), True) for phrase in file.about),
        not_about=frozenset(file.not_about),
        subject_ends=frozenset(file.subject_ends),
        boundaries=frozenset(file.boundaries),
        prepositions=frozenset(file.prepositions),
        telling=frozenset(file.telling),
        sides=file.sides,
        undertakings={name: frozenset(words) for name, words in file.undertakings.items()},
    )


@cache
def status_words() -> StatusWords:
    """Return the words by which texts tell the stage of an instrument.

    Raises:
        DataFileError: the file does not fit its shape, or names an unknown stage.
    """
    file = read_yaml(DATA / "lexicon" / "status.yaml", StatusFile)
    stages = [pair for entry in file.stages for pair in _stage_phrases(entry, file.irregular)]
    effects = [
        (tuple(phrase.split()), Effect(effect))
        for effect, phrases in file.modality.items()
        for phrase in phrases
    ]
    outcomes = {
        Effect(effect): {
            Status(status): Status(result) if result != "none" else None
            for status, result in table.items()
        }
        for effect, table in file.outcomes.items()
    }
    return StatusWords(
        stages=_index(stages),
        effects=_index(effects),
        outcomes=outcomes,
        forms=frozenset(words[0] for words, stage in stages if stage.form is not None),
        pronouns=frozenset(file.pronouns),
        adverbs=frozenset(file.adverbs),
        entries=tuple(file.stages),
    )


def _heads(file: InstrumentFile) -> Iterator[tuple[tuple[str, ...], Head]]:
    for entry in file.heads:
        kind = InstrumentKind(entry.kind)
        for word in entry.words:
            head = Head(kind, word, False, entry.subject, entry.weak, entry.faint, entry.loose)
            yield tuple(word.split()), head
            if not entry.plurals:
                plural = Head(kind, word, True, entry.subject, entry.weak, entry.faint, entry.loose)
                yield tuple(f"{word}s".split()), plural
        for word in entry.plurals:
            plural = Head(
                kind, entry.words[0], True, entry.subject, entry.weak, entry.faint, entry.loose
            )
            yield tuple(word.split()), plural


def _stage_phrases(
    entry: StageEntry, irregular: Mapping[str, Sequence[str]]
) -> Iterator[tuple[tuple[str, ...], Stage]]:
    try:
        status = Status(entry.status)
    except ValueError:
        raise DataFileError(f"status.yaml: {entry.id}: {entry.status!r} is no status") from None
    confidence = Decimal(str(entry.confidence))
    kinds = frozenset(InstrumentKind(kind) for kind in entry.kinds)

    def stage(role: Role, form: Form | None, lemma: str) -> Stage:
        return Stage(entry.id, status, role, form, confidence, kinds, lemma)

    for role, phrases in ((Role.VERB, entry.verbs), (Role.INTRANSITIVE, entry.intransitive)):
        for phrase in phrases:
            verb, _, rest = phrase.partition(" ")
            for form, word in inflect(verb, irregular):
                yield (word, *rest.split()), stage(role, form, verb)
    for role, phrases in (
        (Role.NOUN, entry.nouns),
        (Role.HEAD, entry.heads),
        (Role.STATE, entry.states),
    ):
        for phrase in phrases:
            yield tuple(phrase.split()), stage(role, None, phrase)


_DOUBLED: Final = re.compile(r"[^aeiou][aeiou][bdgmnpt]$")


def inflect(verb: str, irregular: Mapping[str, Sequence[str]]) -> Iterator[tuple[Form, str]]:
    """Yield the forms of a verb: base, third person, past, participle, gerund.

    Regular verbs follow the rules of spelling; `irregular` gives the five forms of the others.
    """
    if verb in irregular:
        base, third, past, participle, gerund = irregular[verb]
    else:
        base = verb
        stem = verb[:-1] if verb.endswith("e") else verb
        if verb.endswith("y") and verb[-2] not in "aeiou":
            third, past, gerund = f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
        elif len(verb) <= 4 and _DOUBLED.search(verb):
            third, past, gerund = f"{verb}s", f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"
        else:
            third = f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh")) else f"{verb}s"
            past = f"{stem}ed"
            gerund = f"{verb}ing" if verb.endswith("ee") else f"{stem}ing"
        participle = past
    yield Form.BASE, base
    yield Form.THIRD, third
    if past == participle:
        if past != base:
            yield Form.PAST_PARTICIPLE, past
    else:
        yield Form.PAST, past
        yield Form.PARTICIPLE, participle
    yield Form.GERUND, gerund


def _index(
    phrases: Iterable[tuple[tuple[str, ...], Any]],
) -> dict[str, tuple[tuple[tuple[str, ...], Any], ...]]:
    """Index phrases by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
    for words, value in phrases:
        found.setdefault(words[0], []).append((words, value))
    return {
        first: tuple(sorted(group, key=lambda pair: -len(pair[0])))
        for first, group in found.items()
    }
