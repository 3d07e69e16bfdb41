"""Persons, by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.claims import PersonClaim
from graph.resolve.context import Context, Countries
from graph.resolve.drafts import best_name, claims_of, decisions, other_names, refs_of, with_slugs
from graph.resolve.entities import EntityClass, Person, Ref, Role
from graph.resolve.judgement import Decision, Opinion, Verdict
from graph.resolve.linkage import Mention, Naming, link
from graph.resolve.names import fold, slug


@dataclass(frozen=True, slots=True)
class _Form:
    """The parts of a name in order, and the country that the person serves."""

    parts: tuple[str, ...]
    country: str | None

    @property
    def weight(self) -> tuple[int, ...]:
        return (len(self.parts), len("".join(self.parts)), self.country is not None)

    @property
    def blocks(self) -> Iterable[str]:
        return self.parts

    @property
    def is_local(self) -> bool:
        return len(self.parts) < 2 or self.country is None


@dataclass(frozen=True, slots=True)
class Persons:
    """The persons, and which of them a claim names, by its key."""

    entities: tuple[Person, ...]
    decisions: tuple[Decision, ...]
    of_claim: Mapping[str, Ref]


def resolve_persons(context: Context) -> Persons:
    """Group person claims by name."""
    claims = {key: (claim, document) for key, claim, document in context.of(PersonClaim)}
    linkage = link(
        (
            Naming(_Form(tuple(fold(claim.name).split()), claim.country), key, document)
            for key, (claim, document) in claims.items()
        ),
        _judge,
    )
    roles = _roles({key: claim for key, (claim, _) in claims.items()}, context.countries)
    drafts = [_draft(group, claims, roles) for group in linkage.groups]
    entities = with_slugs(drafts, lambda draft: (draft.label, draft.claims[0]))
    return Persons(
        tuple(sorted(entities, key=lambda entity: entity.ref)),
        decisions(linkage, refs_of(entities)),
        {key: entity.ref for entity in entities for key in entity.claims},
    )


def _judge(a: Mention[_Form], b: Mention[_Form]) -> Opinion | None:
    long, short = a.form, b.form
    if long.country is not None and short.country is not None and long.country != short.country:
        if long.parts == short.parts:
            return Opinion(Verdict.UNSURE, "the names agree, the countries they serve differ")
        return None
    near = a.near(b)
    if long.parts == short.parts:
        if len(long.parts) > 1:
            verdict = Verdict.SAME if long.country == short.country else Verdict.LIKELY
            return Opinion(verdict, "the full names agree")
        return Opinion(Verdict.LIKELY, "one document uses the name for both") if near else None
    if not _fits(short.parts, long.parts):
        return None
    if near or (len(short.parts) > 1 and long.country == short.country is not None):
        return Opinion(Verdict.LIKELY, "one name is part of the other")
    if len(short.parts) > 1:
        return Opinion(Verdict.UNSURE, "one name is part of the other")
    return None


def _fits(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether a name is a longer one with parts left out or cut to initials."""
    rest = iter(long)
    return len(short) <= len(long) and all(
        any(part == other or (len(part) == 1 and other.startswith(part)) for other in rest)
        for part in short
    )


def _roles(
    claims: Mapping[str, PersonClaim], countries: Countries
) -> Mapping[tuple[str, str | None], Role]:
    """Return the roles by slug of the title and country, with all claims that give them."""
    uses: dict[tuple[str, str | None], list[tuple[str, str]]] = defaultdict(list)
    for key, claim in claims.items():
        if claim.role is not None:
            uses[slug(claim.role), claim.country].append((key, claim.role))
    roles: dict[tuple[str, str | None], Role] = {}
    for (name, country), items in sorted(
        uses.items(), key=lambda item: (item[0][0], item[0][1] or "")
    ):
        title = best_name(role for _, role in items)
        roles[name, country] = Role(
            ref=Ref(EntityClass.ROLE, f"{country.lower()}-{name}" if country else name),
            label=f"{title} ({countries.name(country)})" if country else title,
            claims=tuple(sorted(key for key, _ in items)),
            title=title,
            country=country,
        )
    return roles


def _draft(
    group: Sequence[Mention[_Form]],
    claims: Mapping[str, tuple[PersonClaim, str]],
    roles: Mapping[tuple[str, str | None], Role],
) -> Person:
    keys = claims_of(group)
    own = [claims[key][0] for key in keys]
    # The fullest name, as it is commonly written: surnames alone are the most frequent form.
    length = max(len(fold(claim.name).split()) for claim in own)
    label = best_name(claim.name for claim in own if len(fold(claim.name).split()) == length)
    held = {roles[slug(claim.role), claim.country] for claim in own if claim.role is not None}
    return Person(
        ref=Ref(EntityClass.PERSON, ""),
        label=label,
        claims=keys,
        roles=tuple(sorted(held, key=lambda role: role.ref)),
        names=other_names(label, (claim.name for claim in own)),
    )
