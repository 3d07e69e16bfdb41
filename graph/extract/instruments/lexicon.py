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
from typing import Final, TypeVar

import msgspec

from graph.claims.model import InstrumentKind, Status
from graph.extract.pattern import telling_words
from graph.extract.rules import DATA, Example, common_words, read_yaml

V = TypeVar("V")

#: Phrases by their first word, the longest first, each with what it means.
Index = Mapping[str, Sequence[tuple[tuple[str, ...], V]]]


class HeadEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns that head the name of an instrument, as the file states them."""

    kind: InstrumentKind
    words: list[str]
    plurals: list[str] = []
    subject: str | None = None
    weak: bool = False
    faint: bool = False
    loose: bool = False
    proper: bool = False


class Undertakings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What parties undertake to make without naming an act, and what tells of no matter."""

    things: frozenset[str]
    idle: frozenset[str]


class Topics(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What instruments are about whose own words do not say, and where its name begins."""

    things: frozenset[str]
    ends: frozenset[str]
    not_labels: frozenset[str]


class StandIns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Pronouns for one more instrument, and the nouns that they may stand for as well."""

    singular: frozenset[str]
    plural: frozenset[str]
    further: frozenset[str]
    opening: frozenset[str]
    rivals: frozenset[str]


class Paving(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which an instrument makes something possible: "paves the way for a tunnel"."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    leading: frozenset[str]
    building: frozenset[str]


class SubjectLists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the words on a subject are cut out of a sentence."""

    changing: frozenset[str]
    many_uses: frozenset[str]
    leading: frozenset[str]
    trailing: frozenset[str]
    fields_of: frozenset[str]
    shared_nouns: frozenset[str]
    act_openers: frozenset[str]
    acts: frozenset[str]
    brought_about: frozenset[str]
    listing: frozenset[str]
    paving: Paving
    displaced: frozenset[str]
    nouns: frozenset[str]


class Numbered(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Acts that are called by their number, and verbs by which a body makes one."""

    heads: dict[str, list[str]]
    bodies: list[str]
    adopted: list[str]


class InstrumentLists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of `instruments.yaml`; the file says what each list is for."""

    heads: list[HeadEntry]
    acronyms: frozenset[str]
    supports: dict[str, frozenset[str]]
    titles: frozenset[str]
    only_titles: frozenset[str]
    not_instruments: tuple[str, ...]
    not_before: frozenset[str]
    not_after: dict[str, frozenset[str]]
    not_followed: dict[str, frozenset[str]]
    only_before: dict[str, frozenset[str]]
    verb_after: frozenset[str]
    bare: frozenset[str]
    compounds: frozenset[str]
    parts: frozenset[str]
    relations: dict[str, frozenset[str]]
    status_adjectives: dict[Status, list[str]]
    definite: frozenset[str]
    indefinite: frozenset[str]
    negative: frozenset[str]
    quantities: frozenset[str]
    talks: frozenset[str]
    about: list[str]
    not_about: frozenset[str]
    matters_of: frozenset[str]
    subject_ends: frozenset[str]
    boundaries: frozenset[str]
    prepositions: frozenset[str]
    undertakings: Undertakings
    topics: Topics
    stand_ins: StandIns
    telling: frozenset[str]
    launched: dict[InstrumentKind, frozenset[str]]
    listed: dict[InstrumentKind, list[str]]
    numbered: Numbered
    sides: dict[str, int]
    subjects: SubjectLists

    def opens_noun(self, word: str) -> bool:
        """Whether a noun phrase begins with a word: an article, "this", "its"."""
        return word in self.definite or word in ("a", "an")


class StageEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for one stage, as `status.yaml` states them."""

    id: str
    status: Status
    confidence: float
    verbs: list[str] = []
    intransitive: list[str] = []
    nouns: list[str] = []
    heads: list[str] = []
    states: list[str] = []
    kinds: frozenset[InstrumentKind] = frozenset()
    dated: bool = True
    examples: list[Example] = []
    counter_examples: list[str] = []


class Form(StrEnum):
    """Forms of a verb; past and participle are the same for most."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    PAST_PARTICIPLE = "past_participle"
    GERUND = "gerund"


DATES: Final = frozenset({"date", "period"})
"""The slots of what tells when."""

PARTICIPLES: Final = frozenset({Form.PARTICIPLE, Form.PAST_PARTICIPLE})
"""The forms by which something is done to what they are said of."""


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


class StatusLists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of `status.yaml`."""

    irregular: dict[str, tuple[str, str, str, str, str]]
    alone: dict[str, list[str]]
    alone_verbs: frozenset[str]
    alone_before: frozenset[str]
    alone_between: frozenset[str]
    alone_after: frozenset[str]
    stages: list[StageEntry]
    modality: dict[Effect, list[str]]
    outcomes: dict[Effect, dict[Status, str]]


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
        proper: it is the name of one instrument.
    """

    kind: InstrumentKind
    singular: str
    plural: bool = False
    subject: str | None = None
    weak: bool = False
    faint: bool = False
    loose: bool = False
    proper: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """A word or phrase that tells a stage: which one, and how it stands to the instrument.

    Attributes:
        form: the form of the verb, None for other words.
        kinds: the kinds of instrument that it is said of; empty for all.
        lemma: the first word of the verb in its base form.
        dated: whether a date beside the word is that of the stage; an agreement that was prolonged
            in May is in force, but not since May.
    """

    rule: str
    status: Status
    role: Role
    form: Form | None
    confidence: Decimal
    kinds: frozenset[InstrumentKind]
    lemma: str
    dated: bool = True


@dataclass(frozen=True, slots=True)
class InstrumentWords:
    """What `instruments.yaml` says, ready to use.

    Attributes:
        telling: words in lower case, of which a text that names an instrument has one, unless it
            names one of the `named_groups` or has a word of `titled` with its capital.
        titled: nouns that head nothing but names, each with its capital.
        others: words in the names of organisations, events and buildings.
        qualifiers: nouns and adjectives that stand before the noun of an instrument.
    """

    lists: InstrumentLists
    heads: Index[Head]
    telling: frozenset[str]
    titled: Mapping[str, str]
    others: re.Pattern[str]
    status_adjectives: Mapping[str, Status]
    named_groups: frozenset[str]
    about: Index[bool]
    qualifiers: frozenset[str]


@dataclass(frozen=True, slots=True)
class StatusWords:
    """What `status.yaml` says, ready to use; an outcome of None means that no stage is told.

    `forms` are the first words of all verbs in the forms that are no nouns, `bases` in their base
    form. `alone` are nouns that may leave out the instrument, each with the preposition that would
    lead to it; one of the words of `left_out` is in every sentence that leaves one out.
    """

    stages: Index[Stage]
    effects: Index[Effect]
    outcomes: Mapping[Effect, Mapping[Status, Status | None]]
    forms: frozenset[str]
    bases: frozenset[str]
    entries: tuple[StageEntry, ...]
    alone: Index[str]
    alone_verbs: frozenset[str]
    alone_before: frozenset[str]
    alone_between: frozenset[str]
    alone_after: frozenset[str]
    left_out: frozenset[str]


@cache
def instrument_words() -> InstrumentWords:
    """Return the words by which instruments are called.

    Raises:
        DataFileError: the file does not fit its shape.
    """
    lists = read_yaml(DATA / "lexicon" / "instruments.yaml", InstrumentLists)
    heads = list(_heads(lists.heads))
    return InstrumentWords(
        lists=lists,
        heads=_index(heads),
        telling=telling_words(
            " ".join(words) for words, head in heads if head.singular not in lists.only_titles
        ),
        titled={
            word: word.capitalize()
            for words, head in heads
            if head.singular in lists.only_titles
            for word in words
        },
        others=re.compile(rf"\b(?:{'|'.join(map(re.escape, lists.not_instruments))})\b", re.I),
        status_adjectives={
            word: status for status, words in lists.status_adjectives.items() for word in words
        },
        named_groups=frozenset(common_words()["named_groups"]),
        about=_index((tuple(phrase.split()), True) for phrase in lists.about),
        qualifiers=lists.compounds.union(*lists.supports.values()) - lists.definite,
    )


@cache
def status_words() -> StatusWords:
    """Return the words by which texts tell the stage of an instrument.

    Raises:
        DataFileError: the file does not fit its shape, or names an unknown stage.
    """
    lists = read_yaml(DATA / "lexicon" / "status.yaml", StatusLists)
    stages = [pair for entry in lists.stages for pair in _stage_phrases(entry, lists.irregular)]
    return StatusWords(
        stages=_index(stages),
        effects=_index(
            (tuple(phrase.split()), effect)
            for effect, phrases in lists.modality.items()
            for phrase in phrases
        ),
        outcomes={
            effect: {
                status: None if result == _NONE else Status(result)
                for status, result in table.items()
            }
            for effect, table in lists.outcomes.items()
        },
        forms=frozenset(words[0] for words, stage in stages if _shows_verb(words, stage)),
        bases=frozenset(words[0] for words, stage in stages if stage.form is Form.BASE),
        entries=tuple(lists.stages),
        alone=_index(
            (tuple(noun.split()), joint) for joint, nouns in lists.alone.items() for noun in nouns
        ),
        alone_verbs=lists.alone_verbs,
        alone_before=lists.alone_before,
        alone_between=lists.alone_between,
        alone_after=lists.alone_after,
        left_out=frozenset(n.split()[0] for ns in lists.alone.values() for n in ns)
        | lists.alone_verbs
        | {"it"},
    )


_NONE: Final = "none"
#: Forms in which the first of several words may as well be a noun: "trade copies of".
_NOUN_LIKE: Final = frozenset({Form.BASE, Form.GERUND})


def _shows_verb(words: Sequence[str], stage: Stage) -> bool:
    """Whether the first word of a phrase is by itself a form of a verb."""
    return stage.form is not None and (len(words) == 1 or stage.form not in _NOUN_LIKE)


def _heads(entries: Iterable[HeadEntry]) -> Iterator[tuple[tuple[str, ...], Head]]:
    for entry in entries:
        for plural in (False, True):
            phrases = entry.plurals or [f"{w}s" for w in entry.words] if plural else entry.words
            for at, phrase in enumerate(phrases):
                singular = entry.words[0] if plural and entry.plurals else entry.words[at]
                head = Head(
                    entry.kind,
                    singular,
                    plural,
                    entry.subject,
                    entry.weak,
                    entry.faint,
                    entry.loose,
                    entry.proper,
                )
                yield tuple(phrase.split()), head


def _stage_phrases(
    entry: StageEntry, irregular: Mapping[str, Sequence[str]]
) -> Iterator[tuple[tuple[str, ...], Stage]]:
    confidence = Decimal(str(entry.confidence))

    def stage(role: Role, form: Form | None, lemma: str) -> Stage:
        return Stage(
            entry.id, entry.status, role, form, confidence, entry.kinds, lemma, entry.dated
        )

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
_SIBILANT: Final = ("s", "x", "z", "ch", "sh")
_SHORT: Final = 4


def inflect(verb: str, irregular: Mapping[str, Sequence[str]]) -> Iterator[tuple[Form, str]]:
    """Yield the forms of a verb: base, third person, past, participle, gerund.

    Regular verbs follow the rules of spelling; `irregular` gives the five forms of the others.
    What doubles its last letter in British English alone also has its American forms: "initialed".
    """
    base, third, past, participle, gerund = irregular.get(verb) or _regular(verb)
    yield Form.BASE, base
    yield Form.THIRD, third
    if past != participle:
        yield Form.PAST, past
        yield Form.PARTICIPLE, participle
    elif past != base:
        yield Form.PAST_PARTICIPLE, past
    yield Form.GERUND, gerund
    if past == f"{base}led" and len(base) > _SHORT:
        yield Form.PAST_PARTICIPLE, f"{base}ed"
        yield Form.GERUND, f"{base}ing"


def _regular(verb: str) -> tuple[str, str, str, str, str]:
    third = f"{verb}es" if verb.endswith(_SIBILANT) else f"{verb}s"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        third, past, gerund = f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    elif len(verb) <= _SHORT and _DOUBLED.search(verb):
        past, gerund = f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"
    elif verb.endswith("e"):
        past = f"{verb}d"
        gerund = f"{verb}ing" if verb.endswith("ee") else f"{verb[:-1]}ing"
    else:
        past, gerund = f"{verb}ed", f"{verb}ing"
    return verb, third, past, past, gerund


def _index(phrases: Iterable[tuple[tuple[str, ...], V]]) -> Index[V]:
    """Index phrases by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], V]]] = {}
    for words, value in phrases:
        found.setdefault(words[0], []).append((words, value))
    return {
        first: tuple(sorted(group, key=lambda pair: -len(pair[0])))
        for first, group in found.items()
    }
