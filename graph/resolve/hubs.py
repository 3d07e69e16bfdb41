"""Places of trade and the use of them that is granted to others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from graph.claims import AccessClaim, HubClaim, HubKind
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
from graph.resolve.entities import AccessGrant, EntityClass, Hub, Ref
from graph.resolve.gazetteer import Gazetteer
from graph.resolve.judgement import Decision, Opinion, Verdict
from graph.resolve.linkage import Mention, Naming, link
from graph.resolve.names import Name, content_words, word_lists
from graph.resolve.organisations import Organisations


@dataclass(frozen=True, slots=True)
class _Form:
    """How a claim names a hub; `grantor` hints at its country without stating it."""

    name: Name
    kind: HubKind | None
    country: str | None
    grantor: str | None

    @property
    def weight(self) -> tuple[int, ...]:
        told = (self.country is not None, self.kind not in (None, HubKind.OTHER))
        return (*told, len(self.name.full))

    @property
    def blocks(self) -> Iterable[str]:
        return self.name.words

    @property
    def is_local(self) -> bool:
        return self.country is None or not self.is_proper

    @property
    def is_proper(self) -> bool:
        """Whether the name has a word other than "port", "centre" and the like."""
        return not self.name.words <= word_lists().generic["hub"]


@dataclass(frozen=True, slots=True)
class Hubs:
    """The hubs and access grants; which of them a claim is about, by its key."""

    entities: tuple[Hub, ...]
    grants: tuple[AccessGrant, ...]
    decisions: tuple[Decision, ...]
    of_claim: Mapping[str, Ref]


def resolve_hubs(context: Context, organisations: Organisations) -> Hubs:
    """Group hub claims and the hubs that access claims name, then the grants."""
    hubs = {key: claim for key, claim, _ in context.of(HubClaim)}
    names = {key: claim.name for key, claim in hubs.items()}
    namings: list[Naming[_Form]] = [
        Naming(_read(claim.name, claim.kind, claim.country, None, context.countries), key, document)
        for key, claim, document in context.of(HubClaim)
    ]
    for key, access, document in context.of(AccessClaim):
        names[key] = access.hub
        form = _read(access.hub, None, None, access.grantor, context.countries)
        namings.append(Naming(form, key, document))
    linkage = link(namings, _judge)
    drafts = [_draft(group, names, context.gazetteer) for group in linkage.groups]
    entities = with_slugs(drafts, lambda draft: (draft.label, draft.country or "", draft.claims[0]))
    hub_of = {key: entity.ref for entity in entities for key in entity.claims}
    grants = _grants(context, hub_of, organisations, {e.ref: e.label for e in entities})
    of_claim = {key: hub_of[key] for key in hubs}
    of_claim |= {key: grant.ref for grant in grants for key in grant.claims}
    return Hubs(
        tuple(sorted(entities, key=lambda entity: entity.ref)),
        grants,
        decisions(linkage, refs_of(entities)),
        of_claim,
    )


def _read(
    text: str,
    kind: HubKind | None,
    country: str | None,
    grantor: str | None,
    countries: Countries,
) -> _Form:
    owner = country or grantor
    name = Name.of(text, "hub")
    if owner is not None:
        bare = content_words(countries.without(name.text, (owner,)))
        generic = word_lists().generic["hub"]
        kept = frozenset(word for word in bare if word not in generic)
        if kept:
            name = replace(name, words=kept)
    return _Form(name, kind, country, grantor)


def _judge(a: Mention[_Form], b: Mention[_Form]) -> Opinion | None:
    left, right = a.form, b.form
    if left.name.words != right.name.words:
        return None
    if left.country and right.country and left.country != right.country:
        return Opinion(Verdict.DIFFERENT, "their countries differ")
    kinds = {left.kind, right.kind} - {None, HubKind.OTHER}
    if len(kinds) > 1:
        return Opinion(Verdict.DIFFERENT, "their kinds differ")
    near = a.near(b)
    if not left.is_proper and not near:
        return None
    if left.kind is right.kind and left.country == right.country and (left.country or near):
        return Opinion(Verdict.SAME, "name, kind and country agree")
    owners = {left.country or left.grantor, right.country or right.grantor} - {None}
    if len(owners) > 1:
        return Opinion(Verdict.UNSURE, "the names agree, the countries may differ")
    if near or (left.is_proper and len(owners) == 1):
        return Opinion(Verdict.LIKELY, "the names agree")
    return Opinion(Verdict.UNSURE, "the names agree, but no country is stated")


def _draft(group: Sequence[Mention[_Form]], names: Mapping[str, str], gazetteer: Gazetteer) -> Hub:
    keys = claims_of(group)
    kinds = [mention.form.kind for mention in group for _ in mention.claims]
    specific = most_common(kind for kind in kinds if kind is not HubKind.OTHER)
    label = best_name(names[key] for key in keys)
    country = most_common(mention.form.country for mention in group)
    return Hub(
        ref=Ref(EntityClass.HUB, ""),
        label=label,
        claims=keys,
        kind=specific or most_common(kinds),
        country=country,
        names=other_names(label, (names[key] for key in keys)),
        place=gazetteer.find(label, (country,)) if country else None,
    )


class _Terms(NamedTuple):
    hub: Ref
    grantor: str | None
    beneficiaries: tuple[str, ...]
    organisations: tuple[Ref, ...]


def _grants(
    context: Context,
    hub_of: Mapping[str, Ref],
    organisations: Organisations,
    labels: Mapping[Ref, str],
) -> tuple[AccessGrant, ...]:
    """Group access claims of the same hub, grantor and beneficiaries."""
    uses: dict[_Terms, list[str]] = defaultdict(list)
    for key, claim, _ in context.of(AccessClaim):
        codes = [name for name in claim.beneficiaries if name in context.countries]
        names = [name for name in claim.beneficiaries if name not in context.countries]
        refs = {organisations.of_name[key, name] for name in names}
        terms = _Terms(hub_of[key], claim.grantor, tuple(sorted(set(codes))), tuple(sorted(refs)))
        uses[terms].append(key)
    drafts = [
        AccessGrant(
            ref=Ref(EntityClass.ACCESS, ""),
            label=f"Access to {labels[terms.hub]}",
            claims=tuple(sorted(keys)),
            hub=terms.hub,
            grantor=terms.grantor,
            beneficiaries=terms.beneficiaries,
            organisations=terms.organisations,
        )
        for terms, keys in uses.items()
    ]
    slugged = with_slugs(drafts, _grant_key, named=lambda _: False, text=lambda g: g.hub.slug)
    return tuple(sorted(slugged, key=lambda grant: grant.ref))


def _grant_key(grant: AccessGrant) -> tuple[str, ...]:
    names = (*grant.beneficiaries, *(ref.path for ref in grant.organisations))
    return (grant.hub.path, grant.grantor or "", *names)
