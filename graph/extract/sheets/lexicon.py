"""What labels mean and the sentences that say the same."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

import msgspec

from graph.claims.model import Direction
from graph.errors import DataFileError
from graph.extract.mentions import NameType
from graph.extract.rules import DATA, read_yaml
from graph.extract.words import alternatives

_PART: Final = re.compile(r"\[([^\[\]]*)\]")
#: Words with which a sentence may begin, but no label: "In 2017, trade totalled …".
_ADVERBIAL: Final = frozenset({"in", "on", "at", "by", "from", "during", "for", "with"})
#: What stands in brackets in a label: "(2023)", "(fob)".
_BRACKET: Final = re.compile(r" ?\([^()]*\)")


class Form(StrEnum):
    """What the value of a label must look like."""

    ANY = "any"
    TIME = "time"
    STATE = "state"
    ROUTE = "route"
    DURATION = "duration"
    MONEY = "money"
    PERCENT = "percent"
    LIST = "list"
    FIGURE = "figure"
    PAYERS = "payers"
    PEOPLE = "people"
    COUNTRIES = "countries"


class _Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    labels: list[str]
    of: list[NameType] = []
    form: Form = Form.ANY
    says: str = ""
    ahead: str = ""
    asked: list[str] = []
    role: str = ""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    modifiers: list[str]
    ahead: list[str]
    roles: dict[str, _Role]
    trade: dict[Direction, list[str]]
    all_goods: list[str]
    partners: list[str]
    verbs: list[str]
    yearly: list[str]
    clauses: dict[str, list[str]]
    stages: dict[str, list[str]]
    meetings: list[str]
    bodies: list[str]
    agreements: list[str]
    agreement_nouns: list[str]
    captions: list[str]
    boxed: list[str]
    registered: list[str]
    signatories: list[str]
    signing: list[str]


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence with slots; a part is left out if a slot of it is not filled.

    Attributes:
        parts: the words and slots of each part, and whether the part may be left out.
    """

    parts: tuple[tuple[tuple[str, ...], bool], ...]

    @classmethod
    def of(cls, source: str) -> Template:
        """Read a template such as "The {thing} was signed {value}[ in {place}].\""""
        parts = []
        for number, part in enumerate(_PART.split(source)):
            pieces = tuple(piece for piece in re.split(r"(\{[a-z]+\})", part) if piece)
            if pieces:
                parts.append((pieces, number % 2 == 1))
        return cls(tuple(parts))


@dataclass(frozen=True, slots=True)
class Role:
    """What the value of a label is to the thing that a sheet is about.

    Attributes:
        name: its name in the file.
        of: the types of thing that have it; empty if it is no property of a thing.
        form: what the value must look like.
        says: the sentence of a line; None if the value only completes the sentences of others.
        ahead: the same of what is still to come.
        called: what people behind the label are called if nothing else is said of them.
    """

    name: str
    of: tuple[NameType, ...]
    form: Form
    says: Template | None
    ahead: Template | None
    called: str


@dataclass(frozen=True, slots=True)
class SheetLexicon:
    """The words of sheets, ready to match.

    Attributes:
        roles: each role by its labels in small letters.
        asked: words that a question has if it asks for a role, with the role.
        ahead: words that put what is labelled in the future.
        directions: which trade a word of a label speaks of.
        all_goods: words of such labels that name no kind of goods.
        partners: words that announce a list of partners.
        verbs: words that make a sentence of what looks like the label of an amount.
        yearly: words of a label for what is counted by the year.
        clauses: what may be said behind the name of a thing, with the verb that is left out.
        stages: how far what is listed below a heading has come.
        meetings: words for a meeting of a body.
        bodies: nouns that end the name of a body.
        agreements: labels of lists of agreements.
        agreement_nouns: nouns of which the name of an agreement has one.
        captions: what says no more than that a sheet begins.
        boxed: a label of a box in an encyclopedia, before its value.
        registered: words that head the column of a table that names agreements.
        signatories: words that head a column of those who signed.
        signing: words of a heading below which all that is listed was signed.
        modifier: a word at the beginning of a label that changes nothing about its role.
    """

    roles: Mapping[str, Role]
    asked: tuple[tuple[frozenset[str], Role], ...]
    ahead: frozenset[str]
    directions: Mapping[str, Direction]
    all_goods: frozenset[str]
    partners: frozenset[str]
    verbs: frozenset[str]
    yearly: frozenset[str]
    clauses: tuple[tuple[str, re.Pattern[str]], ...]
    stages: Mapping[str, str]
    meetings: frozenset[str]
    bodies: frozenset[str]
    agreements: frozenset[str]
    agreement_nouns: frozenset[str]
    captions: frozenset[str]
    boxed: re.Pattern[str]
    registered: frozenset[str]
    signatories: frozenset[str]
    signing: frozenset[str]
    modifier: re.Pattern[str]

    def is_caption(self, words: str) -> bool:
        """Whether words say no more than that a sheet begins: "Key facts"."""
        return words.strip(" .").casefold() in self.captions

    def role(self, label: str) -> Role | None:
        """Return the role of a label; modifiers are set aside one after the other."""
        words = _BRACKET.sub("", label).strip().casefold()
        if words.endswith("?"):
            spoken = set(words.rstrip("?").split())
            return next((role for asked, role in self.asked if asked <= spoken), None)
        while words:
            found = self.roles.get(words)
            if found is not None:
                return found
            lead = self.modifier.match(words)
            if lead is None:
                return None
            words = words[lead.end() :]
        return None

    def labels(self, label: str) -> bool:
        """Whether words are a label that means something here, without a mark behind them."""
        words = [word.strip("'’,()") for word in _BRACKET.sub("", label).casefold().split()]
        met = bool(words) and words[-1] in self.bodies
        return self.trades(words) or met or self.role(label) is not None

    def trades(self, words: Sequence[str]) -> bool:
        """Whether words in small letters are those of a label of trade, and no sentence."""
        spoken = not self.directions.keys().isdisjoint(words)
        return spoken and self.verbs.isdisjoint(words) and words[0] not in _ADVERBIAL

    def lists_agreements(self, label: str) -> bool:
        """Whether a label announces agreements."""
        return label.strip().casefold() in self.agreements

    def names_agreement(self, name: str) -> bool:
        """Whether a name tells by a noun that it is one of an agreement."""
        return not self.agreement_nouns.isdisjoint(name.casefold().split())

    def verb_of(self, text: str, at: int) -> str | None:
        """Return the verb that is left out before a clause: "was" before "signed in 2018"."""
        found = [
            (m.end(), verb) for verb, opening in self.clauses if (m := opening.match(text, at))
        ]
        return max(found)[1] if found else None

    def stage(self, heading: str) -> str | None:
        """Return how far all below a heading has come: "is under construction"."""
        return self.stages.get(heading.strip(" :").casefold())

    def lies_ahead(self, label: str) -> bool:
        """Whether a label speaks of what is still to come."""
        return not self.ahead.isdisjoint(label.casefold().split())


@cache
def lexicon() -> SheetLexicon:
    """Load the words.

    Raises:
        DataFileError: the file does not fit its schema, or a label has two roles.
    """
    file = read_yaml(DATA / "lexicon" / "sheets.yaml", _File)
    roles: dict[str, Role] = {}
    asked: list[tuple[frozenset[str], Role]] = []
    for name, entry in file.roles.items():
        says = Template.of(entry.says) if entry.says else None
        ahead = Template.of(entry.ahead) if entry.ahead else None
        role = Role(name, tuple(entry.of), entry.form, says, ahead, entry.role)
        asked += [(frozenset(words.split()), role) for words in entry.asked]
        for label in entry.labels:
            if roles.setdefault(label.casefold(), role) is not role:
                raise DataFileError(f"sheets.yaml: the label {label!r} has two roles")
    return SheetLexicon(
        roles=roles,
        asked=tuple(asked),
        ahead=frozenset(file.ahead),
        directions={word: way for way, words in file.trade.items() for word in words},
        all_goods=frozenset(file.all_goods),
        partners=frozenset(file.partners),
        verbs=frozenset(file.verbs),
        yearly=frozenset(file.yearly),
        clauses=tuple(
            (
                verb,
                re.compile(rf"(?:{alternatives(openings, ignore_case=True)})(?!\w)", re.IGNORECASE),
            )
            for verb, openings in file.clauses.items()
        ),
        stages={label: stage for stage, labels in file.stages.items() for label in labels},
        meetings=frozenset(file.meetings),
        bodies=frozenset(file.bodies),
        agreements=frozenset(file.agreements),
        agreement_nouns=frozenset(file.agreement_nouns),
        captions=frozenset(file.captions),
        boxed=re.compile(
            rf"(?:{alternatives(file.boxed, ignore_case=True)}) (?=\S)", re.IGNORECASE
        ),
        registered=frozenset(file.registered),
        signatories=frozenset(file.signatories),
        signing=frozenset(file.signing),
        modifier=re.compile(
            rf"(?:{alternatives(file.modifiers, ignore_case=True)}|(?:19|20)\d\d) "
        ),
    )
