"""The words by which organisations are known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import msgspec

from graph.claims import OrganisationKind
from graph.extract.rules import DATA, read_yaml
from graph.extract.words import alternatives


class KnownOrganisation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An organisation that its name alone identifies."""

    name: str
    kind: OrganisationKind
    acronyms: list[str] = []
    country: str | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    heads: dict[OrganisationKind, list[str]]
    weak: list[str]
    bare_parliaments: list[str]
    led: list[str]
    of_country: list[str]
    first: list[str]
    only_first: list[str]
    serving: list[str]
    executing: list[str]
    occasions: list[str]
    goods: list[str]
    promoting: list[str]
    foreign: dict[OrganisationKind, list[str]]
    foreign_words: list[str]
    promoters: list[str]
    legal_forms: list[str]
    not_in_name: list[str]
    never: list[str]
    descriptions: dict[OrganisationKind, list[str]]
    field_descriptions: dict[OrganisationKind, list[str]]
    fields: list[str]
    nouns: dict[OrganisationKind, list[str]]
    noun_needs: dict[str, list[str]]
    personal: list[str]
    company_words: list[str]
    not_firms: list[str]
    not_short_forms: list[str]
    lent: list[str]
    subject_verbs: list[str]
    base_verbs: list[str]
    wins: list[str]
    coined_endings: list[str]
    not_coined: list[str]
    done_by: list[str]
    company_verbs: list[str]
    signs: list[str]
    contracts: list[str]
    of_states: list[str]
    without_ministries: list[str]
    with_departments: list[str]
    known: list[KnownOrganisation]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of the lexicon, ready for look-up.

    Attributes:
        heads: words that end (or begin) a name, with the kind that they tell.
        bare_parliaments: heads that name a parliament by themselves.
        weak: heads that name nothing without a word of the organisation's own.
        led: heads that a leader's name gives to a government.
        of_country: heads that name a body of a state beside its country alone.
        first: heads that may stand before "of", "for", "on".
        only_first: such heads that end no name ("Centre for …").
        serving: words before such a head that make it an agency.
        executing: words of a department that make it an agency.
        occasions: what a meeting, a text or a day is called that an organisation's name opens.
        goods: heads that are goods where only ordinary words stand before them.
        promoting: words in the name of a company that make it an agency.
        foreign: heads of names that are not English, which they begin.
        foreign_words: words in lower case inside such names.
        opening_words: these two in lower case.
        promoters: what agencies that promote begin with before their country ("Enterprise").
        legal_forms: heads that only say how a company is held ("Ltd").
        not_in_name: capitalised words that belong to no name.
        never: names, in lower case, that are no organisations of a kind that counts.
        known: organisations by name and acronym.
        known_from: these names and acronyms by the letters that they begin with, the longest first.
        description_pattern: matches "central bank", "energy ministry" after a country; the last
            group is the noun.
        description_kinds: the kind of each such noun.
        ministry_pattern: matches "energy ministry" by itself.
        nouns: the last words of nouns in lower case beside which a name stands, and their plurals,
            with the kind that they tell.
        noun_needs: the words of which one stands before a noun that is too general by itself.
        personal: such nouns that persons may be too.
        company_words: capitalised words of companies' names that are no heads ("Ports").
        not_firms: first words, in lower case, of what is no company.
        not_short_forms: short forms of what is no organisation.
        lent: what a lender gives.
        subject_verbs: verbs whose subject is most often a company.
        base_verbs: their base forms, which follow "to" or "will".
        wins: verbs by which a company comes by a contract.
        coined_endings: endings of words made up as names of companies.
        not_coined: ordinary words with such an ending.
        done_by: participles after which "by" leads to a company.
        company_verbs: verbs whose subject is a company.
        signs: verbs of signing.
        contracts: what companies sign.
        of_states: words in the names of groups of states that are bodies as well.
        without_ministries: states whose ministries are called departments.
        with_departments: states that have departments below their ministries.
        beside: words in lower case beside which an organisation may stand that they mark.
    """

    heads: Mapping[str, OrganisationKind]
    weak: frozenset[str]
    bare_parliaments: frozenset[str]
    led: frozenset[str]
    of_country: frozenset[str]
    first: frozenset[str]
    only_first: frozenset[str]
    serving: frozenset[str]
    executing: frozenset[str]
    occasions: frozenset[str]
    goods: frozenset[str]
    promoting: frozenset[str]
    foreign: Mapping[str, OrganisationKind]
    foreign_words: frozenset[str]
    promoters: frozenset[str]
    opening_words: frozenset[str]
    legal_forms: frozenset[str]
    not_in_name: frozenset[str]
    never: frozenset[str]
    known: Mapping[str, KnownOrganisation]
    known_from: Mapping[str, Sequence[str]]
    description_pattern: re.Pattern[str]
    description_kinds: Mapping[str, OrganisationKind]
    ministry_pattern: re.Pattern[str]
    nouns: Mapping[str, OrganisationKind]
    noun_needs: Mapping[str, frozenset[str]]
    personal: frozenset[str]
    company_words: frozenset[str]
    not_firms: frozenset[str]
    not_short_forms: frozenset[str]
    lent: frozenset[str]
    subject_verbs: frozenset[str]
    base_verbs: frozenset[str]
    wins: frozenset[str]
    coined_endings: tuple[str, ...]
    not_coined: frozenset[str]
    done_by: frozenset[str]
    company_verbs: frozenset[str]
    signs: frozenset[str]
    contracts: frozenset[str]
    of_states: frozenset[str]
    without_ministries: frozenset[str]
    with_departments: frozenset[str]
    beside: frozenset[str]

    def head(self, word: str) -> OrganisationKind | None:
        """Return the kind that a head tells, or None for any other word."""
        kind = self.heads.get(word)
        if kind is None and word.endswith("."):
            kind = self.heads.get(word.rstrip("."))
        return kind

    def known_names(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield the known names and acronyms of a text with their places, none within another.

        Whether one begins is asked once for each word, so it matters little how many are known.
        """
        past = 0
        for word in _BEGINNING.finditer(text):
            start = word.start()
            names = self.known_from.get(word.group())
            if names is None or start < past or text[start - 1 : start] == "-":
                continue
            for name in names:
                if text.startswith(name, start) and _ENDED.match(text, start + len(name)):
                    yield start, name
                    past = start + len(name)
                    break

    def strong(self, word: str) -> bool:
        """Whether a word is a head that names something beside any capitalised word."""
        return self.head(word) is not None and word not in self.weak


#: The letters that a name begins with.
_BEGINNING: Final = re.compile(r"\w+")
#: What may follow a name: no letter or dash, unless "-funded" is joined to it.
_ENDED: Final = re.compile(
    r"(?![\w-])|(?=-(?:funded|financed|backed|led|owned|run|built|supported|sponsored|managed)\b)"
)


#: The key of `enterprises.yaml` for organisations of no single country.
_INTERNATIONAL: Final = "international"


def _enterprises() -> Iterator[KnownOrganisation]:
    """Yield the organisations that `enterprises.yaml` lists by country and kind."""
    listed = read_yaml(
        DATA / "lexicon" / "enterprises.yaml", dict[str, dict[OrganisationKind, list[str]]]
    )
    for code, kinds in listed.items():
        country = None if code == _INTERNATIONAL else code
        for kind, names in kinds.items():
            for printed in names:
                name, _, short = printed.partition(" | ")
                yield KnownOrganisation(name, kind, [short] if short else [], country)


def bare(word: str) -> str:
    """Return a word without its accents, as many print it."""
    parts = unicodedata.normalize("NFKD", word)
    return "".join(c for c in parts if not unicodedata.combining(c))


def _by_beginning(names: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Return names by the letters that they begin with, the longest of each first."""
    found: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        if (beginning := _BEGINNING.match(name)) is not None:
            found.setdefault(beginning.group(), []).append(name)
    return found


def _plural(noun: str) -> str:
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


@cache
def lexicon() -> Lexicon:
    """Load the lexicon of organisations.

    Raises:
        DataFileError: it does not fit its schema.
    """
    file = read_yaml(DATA / "lexicon" / "organisations.yaml", _File)
    known = {
        name: entry
        for entry in (*_enterprises(), *file.known)
        for name in (entry.name, *entry.acronyms)
    }
    plain = {word: kind for kind, words in file.descriptions.items() for word in words}
    with_field = {word: kind for kind, words in file.field_descriptions.items() for word in words}
    fields = alternatives(file.fields)
    nouns = {
        form: kind
        for kind, words in file.nouns.items()
        for word in words
        for form in (word.split()[-1], _plural(word.split()[-1]))
    }
    return Lexicon(
        heads={word: kind for kind, words in file.heads.items() for word in words},
        bare_parliaments=frozenset(file.bare_parliaments),
        weak=frozenset(file.weak),
        led=frozenset(file.led),
        of_country=frozenset(file.of_country),
        first=frozenset(file.first),
        only_first=frozenset(file.only_first),
        serving=frozenset(file.serving),
        executing=frozenset(file.executing),
        occasions=frozenset(file.occasions),
        goods=frozenset(file.goods),
        promoting=frozenset(file.promoting),
        foreign={
            form: kind
            for kind, words in file.foreign.items()
            for word in words
            for form in (word, bare(word))
        },
        foreign_words=frozenset(file.foreign_words),
        promoters=frozenset(file.promoters),
        opening_words=frozenset(
            form.lower()
            for words in (*file.foreign.values(), file.promoters)
            for word in words
            for form in (word, bare(word))
        ),
        legal_forms=frozenset(file.legal_forms),
        not_in_name=frozenset(file.not_in_name),
        never=frozenset(name.casefold() for name in file.never),
        known=known,
        known_from=_by_beginning(known),
        description_pattern=re.compile(
            rf"(?:'s?)? (?:({alternatives(plain)})"
            rf"|(?!and )(?:(?:{fields})[ ,]+){{1,5}}({alternatives(with_field)}))(?!\w)"
        ),
        description_kinds={**with_field, **plain},
        ministry_pattern=re.compile(
            rf"(?<![\w'’-])(?!and )(?:(?:{fields})(?: |, )){{1,5}}"
            rf"(?:{alternatives(file.field_descriptions[OrganisationKind.MINISTRY])})(?!\w)"
        ),
        nouns=nouns,
        noun_needs={
            form: frozenset(words)
            for word, words in file.noun_needs.items()
            for form in (word, _plural(word))
        },
        personal=frozenset(form for word in file.personal for form in (word, _plural(word))),
        company_words=frozenset(file.company_words),
        not_firms=frozenset(file.not_firms),
        not_short_forms=frozenset(file.not_short_forms),
        lent=frozenset(file.lent),
        subject_verbs=frozenset((*file.subject_verbs, *file.base_verbs, *file.wins)),
        wins=frozenset(file.wins),
        base_verbs=frozenset(file.base_verbs),
        coined_endings=tuple(file.coined_endings),
        not_coined=frozenset(file.not_coined),
        done_by=frozenset(file.done_by),
        company_verbs=frozenset(file.company_verbs),
        signs=frozenset(file.signs),
        contracts=frozenset(file.contracts),
        of_states=frozenset(file.of_states),
        without_ministries=frozenset(file.without_ministries),
        with_departments=frozenset(file.with_departments),
        beside=frozenset(
            (*nouns, "by", "with", "from", "to", "between", *file.signs, *file.company_verbs)
        ),
    )
