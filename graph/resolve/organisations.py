"""Organisations: by name and country, by acronym, and central banks by the country they serve."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

import msgspec

from graph.claims import AccessClaim, InstrumentClaim, OrganisationClaim, OrganisationKind
from graph.resolve.context import Context, Countries
from graph.resolve.drafts import (
    best_name,
    claims_of,
    decisions,
    most_common,
    other_names,
    refs_of,
    with_slugs,
)
from graph.resolve.entities import EntityClass, Organisation, Ref
from graph.resolve.judgement import Decision, Opinion, Verdict
from graph.resolve.lexicon import load_yaml
from graph.resolve.linkage import Mention, Naming, link
from graph.resolve.names import Name, content_words, fold

_NATIONAL: Final = frozenset(
    {
        OrganisationKind.MINISTRY,
        OrganisationKind.AGENCY,
        OrganisationKind.PARLIAMENT,
        OrganisationKind.COMMISSION,
        OrganisationKind.COUNCIL,
        OrganisationKind.CHAMBER,
        OrganisationKind.CENTRAL_BANK,
        OrganisationKind.UNIVERSITY,
    }
)
"""Kinds whose names recur from country to country."""


class _CentralBank(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    aliases: list[str] = []


@cache
def central_banks() -> Mapping[str, _CentralBank]:
    """Return the central bank of each country or currency area, by its code."""
    return load_yaml("central_banks.yaml", dict[str, _CentralBank])


@cache
def _bank_of_name() -> Mapping[str, str]:
    owners: dict[str, set[str]] = defaultdict(set)
    for code, bank in central_banks().items():
        for name in (bank.name, *bank.aliases):
            owners[fold(name)].add(code)
    return {name: min(codes) for name, codes in owners.items() if len(codes) == 1}


def central_bank_country(
    name: str, country: str | None, kind: OrganisationKind | None, countries: Countries
) -> str | None:
    """Return the code of the country whose central bank is meant, or None.

    That is the case for the bank's own name, and for "central bank" with a country named in the
    text ("Uganda's central bank") or stated by the claim.
    """
    bare = Name.of(name).text
    known = _bank_of_name().get(fold(bare))
    if known is not None and country in (None, known):
        return known
    named = countries.named_in(bare)
    owner = country or (named[0] if len(named) == 1 else None)
    if owner is None:
        return None
    rest = set(content_words(countries.without(bare, {owner, *named})))
    generic = {"central", "national", "reserve", "bank", "country"}
    if {"central", "bank"} <= rest <= generic:
        return owner
    if kind is OrganisationKind.CENTRAL_BANK and owner in central_banks() and rest <= generic:
        return owner
    return None


@dataclass(frozen=True, slots=True)
class _Form:
    """How a claim names an organisation; `bank_of` is the country whose central bank it is."""

    name: Name
    country: str | None
    kind: OrganisationKind | None
    bank_of: str | None

    @property
    def weight(self) -> tuple[int, ...]:
        told = (self.bank_of is not None, self.country is not None)
        return (*told, len(self.name.full), self.kind is not None)

    @property
    def blocks(self) -> Iterable[str]:
        yield from self.name.words
        yield from self.name.acronyms
        yield from self.name.initials
        if self.bank_of is not None:
            yield f"central bank of {self.bank_of}"

    @property
    def is_local(self) -> bool:
        return self.bank_of is None and (self.country is None or len(self.name.full) < 2)


@dataclass(frozen=True, slots=True)
class Organisations:
    """The organisations, and which of them the names in a claim mean.

    `of_name` is by claim key and the name as the claim gives it.
    """

    entities: tuple[Organisation, ...]
    decisions: tuple[Decision, ...]
    of_name: Mapping[tuple[str, str], Ref]


def resolve_organisations(context: Context, left_out: Collection[str] = ()) -> Organisations:
    """Group the organisations that claims name; claims with a key in `left_out` are passed over."""
    forms: dict[tuple[str, str], _Form] = {}
    namings: list[Naming[_Form]] = []
    for name, country, kind, key, document in _names(context):
        if key not in left_out:
            forms[key, name] = _read(name, country, kind, context.countries)
            namings.append(Naming(forms[key, name], key, document))
    linkage = link(namings, _judge)
    entities = _entities(linkage.groups)
    group_of = linkage.group_of()
    of_name = {
        (key, name): entities[group_of[key, form]].ref for (key, name), form in forms.items()
    }
    ordered = tuple(sorted(entities, key=lambda entity: entity.ref))
    return Organisations(ordered, decisions(linkage, refs_of(entities)), of_name)


def _names(
    context: Context,
) -> Iterator[tuple[str, str | None, OrganisationKind | None, str, str]]:
    """Yield name, country and kind of an organisation with claim key and document."""
    for key, organisation, document in context.of(OrganisationClaim):
        yield organisation.name, organisation.country, organisation.kind, key, document
    for key, act, document in context.of(InstrumentClaim):
        for name in act.party_names:
            yield name, None, None, key, document
    for key, access, document in context.of(AccessClaim):
        for name in access.beneficiaries:
            if name not in context.countries:
                yield name, None, None, key, document


def _read(
    text: str, country: str | None, kind: OrganisationKind | None, countries: Countries
) -> _Form:
    name = Name.of(text, "organisation")
    if country is not None:
        bare = content_words(countries.without(name.text, (country,)))
        if len(bare) > 1:
            name = replace(name, words=frozenset(bare))
    return _Form(name, country, kind, central_bank_country(text, country, kind, countries))


def _judge(a: Mention[_Form], b: Mention[_Form]) -> Opinion | None:
    left, right = a.form, b.form
    if left.bank_of is not None and right.bank_of is not None:
        if left.bank_of == right.bank_of:
            return Opinion(Verdict.SAME, f"both are the central bank of {left.bank_of}")
        return Opinion(Verdict.DIFFERENT, "they are central banks of different countries")
    if left.country is not None and right.country is not None and left.country != right.country:
        return Opinion(Verdict.DIFFERENT, "their countries differ")
    same_country = left.country is not None and left.country == right.country
    close = same_country or a.near(b)
    if left.name.words == right.name.words:
        return _judge_same_name(a, b, same_country)
    if left.name.shortened_by(right.name) or right.name.shortened_by(left.name):
        verdict = Verdict.LIKELY if close else Verdict.UNSURE
        return Opinion(verdict, "one name is the acronym of the other")
    if _begins(left.name, right.name) or _begins(right.name, left.name):
        verdict = Verdict.LIKELY if close else Verdict.UNSURE
        return Opinion(verdict, "one name begins with the other")
    return None


def _judge_same_name(a: Mention[_Form], b: Mention[_Form], same_country: bool) -> Opinion:
    if same_country:
        return Opinion(Verdict.SAME, "name and country agree")
    if a.near(b):
        verdict = Verdict.SAME if a.form.country == b.form.country else Verdict.LIKELY
        return Opinion(verdict, "one document uses the name for both")
    national = {a.form.kind, b.form.kind} & _NATIONAL
    if national or len(a.form.name.words) < 2:
        return Opinion(Verdict.UNSURE, "the names agree, but a country is not stated")
    return Opinion(Verdict.LIKELY, "the names agree and are told apart by no country")


def _begins(long: Name, short: Name) -> bool:
    head = content_words(short.text)
    return len(head) > 1 and content_words(long.text)[: len(head)] == head


def _entities(groups: Iterable[Sequence[Mention[_Form]]]) -> list[Organisation]:
    drafts: list[Organisation] = []
    for group in groups:
        names = [mention.form.name.text for mention in group for _ in mention.claims]
        bank_of = most_common(mention.form.bank_of for mention in group)
        country = most_common(mention.form.country for mention in group) or bank_of
        bank = central_banks().get(bank_of) if bank_of else None
        label = bank.name if bank else best_name(names)
        drafts.append(
            Organisation(
                ref=Ref(EntityClass.ORGANISATION, ""),
                label=label,
                claims=claims_of(group),
                kind=most_common(mention.form.kind for mention in group for _ in mention.claims),
                country=country,
                names=other_names(label, names),
            )
        )
    return with_slugs(drafts, lambda draft: (draft.label, draft.country or "", draft.claims[0]))
