"""Connections between places, by name, by acronym and by their stops."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.claims import LinkClaim, LinkKind
from graph.resolve.context import Context
from graph.resolve.drafts import (
    best_name,
    claims_of,
    decisions,
    most_common,
    other_names,
    refs_of,
    with_slugs,
)
from graph.resolve.entities import EntityClass, Link, Ref, Stop
from graph.resolve.gazetteer import Gazetteer
from graph.resolve.identity import digest
from graph.resolve.judgement import Decision, Opinion, Verdict
from graph.resolve.linkage import Mention, Naming, link
from graph.resolve.names import Name, fold, word_lists


@dataclass(frozen=True, slots=True)
class _Form:
    """How a claim describes a link."""

    name: Name
    kind: LinkKind
    countries: tuple[str, ...]
    stops: tuple[str, ...]

    @property
    def weight(self) -> tuple[int, ...]:
        return (self.is_proper, len(self.stops), len(self.countries), len(self.name.full))

    @property
    def blocks(self) -> Iterable[str]:
        yield from self.name.words
        yield from self.name.acronyms
        yield from self.stops
        yield from self.name.initials

    @property
    def is_proper(self) -> bool:
        """Whether the name has a word other than "railway", "line" and the like."""
        return not self.name.words <= word_lists().generic["link"]

    @property
    def is_local(self) -> bool:
        return not self.is_proper or not self.countries


@dataclass(frozen=True, slots=True)
class Links:
    """The links, and which of them a claim describes, by its key."""

    entities: tuple[Link, ...]
    decisions: tuple[Decision, ...]
    of_claim: Mapping[str, Ref]


def resolve_links(context: Context) -> Links:
    """Group link claims."""
    claims = {key: claim for key, claim, _ in context.of(LinkClaim)}
    linkage = link(
        (Naming(_read(claim), key, document) for key, claim, document in context.of(LinkClaim)),
        _judge,
    )
    drafts = [_draft(group, claims) for group in linkage.groups]
    slugged = with_slugs(drafts, lambda draft: (draft.label, *draft.countries, draft.claims[0]))
    entities = [replace(draft, stops=_stops(draft, claims, context.gazetteer)) for draft in slugged]
    return Links(
        tuple(sorted(entities, key=lambda entity: entity.ref)),
        decisions(linkage, refs_of(entities)),
        {key: entity.ref for entity in entities for key in entity.claims},
    )


def _read(claim: LinkClaim) -> _Form:
    stops = tuple(fold(stop) for stop in claim.stops)
    return _Form(Name.of(claim.name, "link"), claim.kind, claim.countries, stops)


def _judge(a: Mention[_Form], b: Mention[_Form]) -> Opinion | None:
    left, right = a.form, b.form
    kinds = {left.kind, right.kind} - {LinkKind.OTHER}
    if len(kinds) > 1:
        return None
    near = a.near(b)
    if left.countries and right.countries and not set(left.countries) & set(right.countries):
        return None
    if not (left.is_proper and right.is_proper):
        if near and kinds and (left.is_proper or right.is_proper or left.name == right.name):
            return Opinion(Verdict.LIKELY, "the document tells of one link of this kind")
        return None
    if left.name.words == right.name.words:
        if (
            left.countries == right.countries
            and left.kind is right.kind
            and (left.countries or near)
        ):
            return Opinion(Verdict.SAME, "name, kind and countries agree")
        if near or (left.countries and right.countries) or len(left.name.words) > 1:
            return Opinion(Verdict.LIKELY, "the names agree")
        return Opinion(Verdict.UNSURE, "the names agree, but countries are not stated")
    if len(left.stops) > 1 and left.stops in (right.stops, right.stops[::-1]):
        return Opinion(Verdict.SAME if kinds else Verdict.LIKELY, "the stops agree")
    if left.name.shortened_by(right.name) or right.name.shortened_by(left.name):
        return Opinion(
            Verdict.LIKELY if near else Verdict.UNSURE, "one name is the other's acronym"
        )
    if left.name.words < right.name.words or right.name.words < left.name.words:
        return Opinion(Verdict.UNSURE, "one name is part of the other")
    return None


def _draft(group: Sequence[Mention[_Form]], claims: Mapping[str, LinkClaim]) -> Link:
    keys = claims_of(group)
    proper = [
        claims[key].name for mention in group if mention.form.is_proper for key in mention.claims
    ]
    names = [claims[key].name for key in keys]
    label = best_name(proper or names)
    kinds = [claims[key].kind for key in keys]
    return Link(
        ref=Ref(EntityClass.LINK, ""),
        label=label,
        claims=keys,
        kind=most_common(kind for kind in kinds if kind is not LinkKind.OTHER) or LinkKind.OTHER,
        countries=tuple(sorted({code for key in keys for code in claims[key].countries})),
        stops=(),
        statuses=tuple(sorted({s for key in keys if (s := claims[key].status) is not None})),
        names=other_names(label, names),
    )


def _stops(draft: Link, claims: Mapping[str, LinkClaim], gazetteer: Gazetteer) -> tuple[Stop, ...]:
    """Return the stops of the claims that list most; orders of different claims are not mixed."""
    lists = {claims[key].stops for key in draft.claims}
    names = min(lists, key=lambda stops: (-len(stops), stops))
    keys = tuple(key for key in draft.claims if claims[key].stops == names)
    return tuple(
        Stop(
            ref=Ref(EntityClass.STOP, digest((draft.ref.path, str(position), name))),
            label=f"{name}, stop {position} of {draft.label}",
            claims=keys,
            position=position,
            name=name,
            place=gazetteer.find(name, draft.countries),
        )
        for position, name in enumerate(names, start=1)
    )
