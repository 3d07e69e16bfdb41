"""The words around the names of persons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

import msgspec

from graph.extract import organisations
from graph.extract.headlines import headline_verbs
from graph.extract.organisations.lexicon import bare
from graph.extract.rules import DATA, read_yaml

#: Words within roles that do not stand before the word that says which role it is.
_INNER: Final = frozenset({"of", "the"})


class Acting(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """The words that tell for which state somebody acts.

    Attributes:
        people: persons of a state together: "Kenya's signatories were".
        represented: what a state is "by" somebody: "was led by".
        sends: what a state does with somebody: "sent".
        standing_for: what somebody does "for" a state: "signed".
        standing_in: the same with the state as its object: "represented".
        jointly: what two persons do for two states: "co-chaired".
    """

    people: frozenset[str]
    represented: frozenset[str]
    sends: frozenset[str]
    standing_for: frozenset[str]
    standing_in: frozenset[str]
    jointly: frozenset[str]

    @cached_property
    def telling(self) -> frozenset[str]:
        """Words of which a sentence has one that tells for whom somebody acts."""
        listed = (self.people, self.represented, self.sends, self.standing_for, self.standing_in)
        return frozenset(
            part for words in (*listed, self.jointly) for word in words for part in word.split("-")
        )


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    acting: Acting
    offices_of: dict[str, list[str]]
    roles: list[str]
    role_words: list[str]
    offices_of_state: list[str]
    offices_served: list[str]
    offices_elsewhere: list[str]
    titles: list[str]
    appoints: list[str]
    works: list[str]
    said: list[str]
    callings: list[str]
    honorifics: list[str]
    particles: list[str]
    suffixes: list[str]
    portfolio: list[str]
    ranks: list[str]
    royal: list[str]
    places: list[str]
    surnames: list[str]
    not_a_name: list[str]
    inner_honorifics: list[str]
    leads: list[str]
    holds: list[str]
    not_persons: list[str]
    openings: list[str]
    links: list[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words around names, ready for look-up; in lower case but for the last two.

    Attributes:
        role_ends: words that a role ends in.
        role_words: words that may stand before these.
        offices_of_state: words that a role ends in which a country gives.
        offices_served: words of roles that are those of some state.
        offices_elsewhere: words of roles that no state gives.
        titles: offices that stand as a title before a last name alone.
        appoints: participles of giving somebody an office.
        works: what somebody who speaks does for a living, after "who".
        said: verbs of saying that a speaker's name may follow.
        callings: how the nouns end that tell what somebody is.
        honorifics: titles that are no role.
        suffixes: what may follow a name, after a comma or not ("Jr", "MP").
        particles: small words inside names.
        not_a_name: capitalised words that belong to no name, and verbs as headings have them.
        portfolio: words that may belong to the portfolio of a role.
        royal: titles before a first name alone.
        places: words after such a name that make it the name of a place.
        surnames: last names that are other words elsewhere.
        ranks: words before a role that are never the end of a company's name.
        inner_honorifics: honorifics that are names where another part of the name precedes them.
        leads: verbs after "who" whose object somebody is the head of.
        holds: verbs after "who" whose object is an office.
        given: first names by which a person is known.
        not_persons: what is called after a person, in lower case ("foundation").
        openings: capitalised words that open a sentence before a name.
        links: what stands between a role and who has it: ":", "thought to be".
        plurals: the words that roles end in, by their plurals.
        acting: the words that tell for which state somebody acts.
        offices_of: the states, by offices in lower case, that alone have these.
    """

    acting: Acting
    offices_of: Mapping[str, str]

    role_ends: frozenset[str]
    role_words: frozenset[str]
    offices_of_state: frozenset[str]
    offices_served: frozenset[str]
    offices_elsewhere: frozenset[str]
    titles: frozenset[str]
    appoints: frozenset[str]
    works: frozenset[str]
    said: frozenset[str]
    callings: tuple[str, ...]
    honorifics: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    not_a_name: frozenset[str]
    portfolio: frozenset[str]
    ranks: frozenset[str]
    royal: frozenset[str]
    places: frozenset[str]
    surnames: frozenset[str]
    inner_honorifics: frozenset[str]
    leads: frozenset[str]
    holds: frozenset[str]
    given: frozenset[str]
    not_persons: frozenset[str]
    openings: frozenset[str]
    links: tuple[tuple[str, ...], ...]
    plurals: Mapping[str, str]


def plural(noun: str) -> str:
    """Return the plural of a word for somebody in office: "secretaries", "spokesmen"."""
    if noun.endswith("man"):
        return f"{noun[:-2]}en"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "ch", "sh", "x")) else f"{noun}s"


@cache
def lexicon() -> Lexicon:
    """Load the lexicon of persons.

    Raises:
        DataFileError: it does not fit its schema.
    """
    file = read_yaml(DATA / "lexicon" / "persons.yaml", _File)
    given = read_yaml(DATA / "lexicon" / "given_names.yaml", dict[str, list[str]])
    roles = [role.split() for role in file.roles]
    heads = frozenset(organisations.lexicon().heads)
    ends = {role[-1] for role in roles}
    plurals = {plural(end): end for end in ends if not end.endswith("s")}
    return Lexicon(
        acting=file.acting,
        offices_of={name: code for code, names in file.offices_of.items() for name in names},
        role_ends=frozenset(ends) | frozenset(plurals),
        role_words=frozenset(file.role_words) | {w for r in roles for w in r if w not in _INNER},
        offices_of_state=frozenset(file.offices_of_state),
        offices_served=frozenset(file.offices_served),
        offices_elsewhere=frozenset(file.offices_elsewhere),
        titles=frozenset(file.titles),
        appoints=frozenset(file.appoints),
        works=frozenset(file.works),
        said=frozenset(file.said),
        callings=tuple(file.callings),
        honorifics=frozenset(h.casefold() for h in file.honorifics),
        suffixes=frozenset(s.casefold() for s in file.suffixes),
        particles=frozenset(file.particles),
        not_a_name=frozenset(file.not_a_name) | heads | headline_verbs(),
        portfolio=(
            frozenset(file.not_a_name)
            | heads
            | {form for word in file.portfolio for form in (word, word.lower())}
        ),
        ranks=frozenset(file.ranks),
        royal=frozenset(file.royal),
        places=frozenset(file.places),
        surnames=frozenset(file.surnames),
        inner_honorifics=frozenset(file.inner_honorifics),
        leads=frozenset(file.leads),
        holds=frozenset(file.holds),
        given=frozenset(form for names in given.values() for n in names for form in (n, bare(n))),
        not_persons=frozenset(file.not_persons),
        openings=frozenset(file.openings),
        links=tuple(tuple(link.split()) for link in file.links),
        plurals=plurals,
    )
