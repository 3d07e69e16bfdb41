"""The words of giving, getting and using room at a hub, found in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Final, NamedTuple, TypeVar

import msgspec

from graph.extract.instruments.lexicon import Form, inflect
from graph.extract.mentions import Anaphor, Parties
from graph.extract.pattern import Spanned, telling_words
from graph.extract.reading.tokens import Token, matches_at
from graph.extract.rules import DATA, read_yaml
from graph.extract.values.model import Measure

M = TypeVar("M", bound=Spanned)


class Sense(StrEnum):
    """What a word says of access; the data file says what each is for."""

    GIVE = "give"
    GIVING = "giving"
    GET = "get"
    HOLD = "hold"
    ALLOW = "allow"
    LEAVE = "leave"
    AIM = "aim"
    MAY = "may"
    OPEN = "open"
    OPENED = "opened"
    HANDLE = "handle"
    MOVE = "move"
    STAKE = "stake"
    RIGHT = "right"
    PRIVILEGE = "privilege"
    REFUSE = "refuse"
    THERE = "there"
    WISH = "wish"
    RELY = "rely"
    BUILD = "build"
    OTHERWISE = "otherwise"
    ENDED = "ended"
    WELCOME = "welcome"
    OUTLET = "outlet"
    GUEST = "guest"
    MOVED = "moved"


class Mark(NamedTuple):
    """A word or phrase of one sense: its tokens from `first` up to `end`.

    `form` is that of a verb, None for other words.
    """

    first: int
    end: int
    sense: Sense
    form: Form | None = None

    @property
    def past(self) -> bool:
        """Whether it may be a passive participle."""
        return self.form in (Form.PARTICIPLE, Form.PAST_PARTICIPLE)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    irregular: dict[str, list[str]]
    verbs: dict[Sense, list[str]]
    phrases: dict[Sense, list[str]]
    not_refusing: frozenset[str]
    not_refusing_after: frozenset[str]
    not_acting: frozenset[str]
    not_rights: frozenset[str]
    pointing: frozenset[str]


class AccessWords(msgspec.Struct, frozen=True):
    """The words, ready to be found.

    Attributes:
        index: phrases by their first word, each with its sense and the form of its verb.
        telling: words of which a sentence has one if it tells of access.
        not_refusing: words behind a refusal that take it back: "no less", "no longer".
        not_refusing_after: words before a refusal that make terms of it: "with no storage fee".
        not_rights: nouns behind a right that make something else of it: "transit times".
        pointing: articles of what was named before.
        not_acting: nouns that a state before them only qualifies: "the Georgian frontier".
    """

    index: Mapping[str, Sequence[tuple[tuple[str, ...], tuple[Sense, Form | None]]]]
    telling: frozenset[str]
    not_refusing: frozenset[str]
    not_refusing_after: frozenset[str]
    not_rights: frozenset[str]
    not_acting: frozenset[str]
    pointing: frozenset[str]


#: Units of ground.
_AREAS: Final = frozenset({"ha", "m2", "m²", "acre", "km2", "sqft"})
#: What may be done with a hub, and how one that is named before is pointed to.
_USE: Final = "use"
_THEM: Final = frozenset({"it", "them"})
#: A sentence tells of access only with a word of these: the others are too common.
_THINGS: Final = (
    Sense.ALLOW,
    Sense.STAKE,
    Sense.RIGHT,
    Sense.PRIVILEGE,
    Sense.HANDLE,
    Sense.MOVE,
    Sense.OPEN,
    Sense.OPENED,
    Sense.WISH,
    Sense.RELY,
    Sense.WELCOME,
    Sense.OUTLET,
)


@cache
def access_words() -> AccessWords:
    """Load the words.

    Raises:
        DataFileError: the file does not fit its schema.
    """
    file = read_yaml(DATA / "lexicon" / "access.yaml", _File)
    entries = tuple(_entries(file))
    index: dict[str, list[tuple[tuple[str, ...], tuple[Sense, Form | None]]]] = {}
    for words, sense, form in entries:
        index.setdefault(words[0], []).append((words, (sense, form)))
    for found in index.values():
        found.sort(key=lambda entry: -len(entry[0]))
    telling = telling_words(" ".join(words) for words, sense, _ in entries if sense in _THINGS)
    return AccessWords(
        index,
        telling,
        file.not_refusing,
        file.not_refusing_after,
        file.not_rights,
        file.not_acting,
        file.pointing,
    )


def _entries(file: _File) -> Iterator[tuple[tuple[str, ...], Sense, Form | None]]:
    irregular: Mapping[str, Sequence[str]] = file.irregular
    for sense, verbs in file.verbs.items():
        for phrase in verbs:
            verb, _, rest = phrase.partition(" ")
            for form, word in inflect(verb, irregular):
                yield (word, *rest.split()), sense, form
    for sense, phrases in file.phrases.items():
        for phrase in phrases:
            yield tuple(phrase.split()), sense, None


def _is_area(token: Token[M]) -> bool:
    """Whether a measure is one of ground, which can be given: "ten hectares"."""
    measure = token.mention
    return isinstance(measure, Measure) and measure.quantity.unit in _AREAS


def _is_there(token: Token[M]) -> bool:
    """Whether a mention of a party is "there", which may stand for a hub as well."""
    mention = token.mention
    return isinstance(mention, Parties) and mention.anaphor is Anaphor.THERE


def marks(tokens: Sequence[Token[M]]) -> list[Mark]:
    """Return the words of access among tokens, in order; a word may have several senses."""
    words = access_words()
    found: list[Mark] = []
    for at, token in enumerate(tokens):
        if token.word not in words.index:
            if token.slot == "measure" and _is_area(token):
                found.append(Mark(at, at + 1, Sense.STAKE))
            elif token.slot == "parties" and _is_there(token):
                found.append(Mark(at, at + 1, Sense.THERE))
            continue
        length = 0
        for count, (sense, form) in matches_at(tokens, at, words.index):
            if count < length:
                break
            length = count
            after = tokens[at + count].word if at + count < len(tokens) else ""
            before = tokens[at - 1].word if at > 0 else ""
            refused = after not in words.not_refusing and before not in words.not_refusing_after
            if sense is Sense.RIGHT and after in words.not_rights:
                continue
            if sense is not Sense.REFUSE or refused:
                found.append(Mark(at, at + count, sense, form))
            if sense is Sense.HANDLE and token.word == _USE and after in _THEM:
                found.append(Mark(at + count, at + count + 1, Sense.THERE))
    return found
