"""Bodies in which countries meet, and their sessions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from graph.claims import (
    InstrumentClaim,
    InstrumentKind,
    OrganisationClaim,
    OrganisationKind,
    SessionClaim,
)
from graph.claims.period import Period
from graph.extract.reading.dates import as_partial
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
from graph.resolve.entities import Body, EntityClass, Ref, Session
from graph.resolve.events import status_events
from graph.resolve.judgement import Decision, Opinion, Verdict
from graph.resolve.linkage import Mention, Naming, link
from graph.resolve.names import Name, content_words, word_lists

_BODY_KINDS: Final = frozenset(
    {OrganisationKind.COMMISSION, OrganisationKind.COUNCIL, OrganisationKind.CHAMBER}
)
_SAME_SESSION: Final = timedelta(days=31)
"""Sessions of one number whose dates lie farther apart are not taken for one."""


@dataclass(frozen=True, slots=True)
class _Form:
    """How a claim names a body."""

    name: Name
    parties: tuple[str, ...]

    @property
    def weight(self) -> tuple[int, ...]:
        return (len(self.parties) > 1, len(self.name.words))

    @property
    def blocks(self) -> Iterable[str]:
        yield from self.name.words
        yield from self.name.acronyms
        yield from self.name.initials

    @property
    def is_local(self) -> bool:
        return len(self.parties) < 2


@dataclass(frozen=True, slots=True)
class Bodies:
    """The bodies; `of_claim` leads from a session, instrument or organisation claim to its body."""

    entities: tuple[Body, ...]
    decisions: tuple[Decision, ...]
    of_claim: Mapping[str, Ref]


def resolve_bodies(context: Context) -> Bodies:
    """Group the bodies of session claims, and claims on instruments or organisations that are one.

    An instrument claim of no kind whose title ends in "commission", "council" or the like is about
    a body. An organisation claim is, if its name has two countries, or if it is judged to be a body
    that another claim names.
    """
    names: dict[str, str] = {}
    namings: list[Naming[_Form]] = []
    certain: set[str] = set()

    def add(key: str, document: str, name: str, parties: tuple[str, ...], sure: bool) -> None:
        form = _read(name, parties, context.countries)
        names[key] = name
        namings.append(Naming(form, key, document))
        if sure or len(form.parties) > 1:
            certain.add(key)

    for key, session, document in context.of(SessionClaim):
        if is_named_body(session.body, context.countries):
            add(key, document, session.body, session.parties, True)
    acts: dict[str, InstrumentClaim] = {}
    for key, act, document in context.of(InstrumentClaim):
        if act.kind is InstrumentKind.OTHER and act.title and _ends_as_body(act.title):
            acts[key] = act
            add(key, document, act.title, act.parties, True)
    kinds: dict[str, OrganisationKind] = {}
    for key, organisation, document in context.of(OrganisationClaim):
        if organisation.kind in _BODY_KINDS and _ends_as_body(organisation.name):
            kinds[key] = organisation.kind
            add(key, document, organisation.name, (), False)

    linkage = link(namings, _judge)
    kept = [
        index
        for index, group in enumerate(linkage.groups)
        if not certain.isdisjoint(claims_of(group))
    ]
    drafts = [_draft(linkage.groups[index], names, kinds) for index in kept]
    slugged = with_slugs(
        drafts,
        _key,
        named=lambda draft: bool(draft.parties),
        text=lambda draft: context.countries.prefix(draft.label, draft.parties),
    )
    entities = [
        replace(
            body,
            events=status_events(
                body.ref.path,
                ((key, acts[key]) for key in body.claims if key in acts),
                context.countries,
            ),
        )
        for body in slugged
    ]
    of_claim = {key: body.ref for body in entities for key in body.claims}
    refs = dict(zip(kept, (body.ref for body in entities), strict=True))
    ordered = tuple(sorted(entities, key=lambda body: body.ref))
    return Bodies(ordered, decisions(linkage, refs), of_claim)


def is_named_body(text: str, countries: Countries) -> bool:
    """Whether the words name a body, rather than just say that a meeting was held."""
    bare = countries.without(text, countries.named_in(text))
    return not set(content_words(bare)) <= word_lists().unnamed_body


def _ends_as_body(text: str) -> bool:
    """Whether a name's head is a word for a body: "… Council", "Commission on …"."""
    heads = word_lists().body_heads
    before = content_words(text.split(" on ")[0].split(" for ")[0])
    return bool(before) and (before[-1] in heads or content_words(text)[-1] in heads)


def _read(text: str, parties: tuple[str, ...], countries: Countries) -> _Form:
    named = tuple(code for code in countries.named_in(Name.of(text).text))
    codes = parties if parties else named if len(named) > 1 else ()
    name = Name.of(text)
    bare = content_words(countries.without(name.text, {*codes, *named}))
    dropped = word_lists().generic["body"]
    kept = frozenset(word for word in bare if word not in dropped) or frozenset(bare)
    return _Form(replace(name, words=kept), codes)


def _judge(a: Mention[_Form], b: Mention[_Form]) -> Opinion | None:
    left, right = a.form, b.form
    if len(left.parties) > 1 and len(right.parties) > 1 and left.parties != right.parties:
        return Opinion(Verdict.DIFFERENT, "their parties differ")
    agree = len(left.parties) > 1 and left.parties == right.parties
    near = a.near(b)
    if left.name.words == right.name.words:
        if agree or (near and left.parties == right.parties):
            return Opinion(Verdict.SAME, "name and parties agree")
        if near:
            return Opinion(Verdict.LIKELY, "one document uses the name for both")
        return Opinion(Verdict.UNSURE, "the names agree, but parties are not stated")
    if left.name.shortened_by(right.name) or right.name.shortened_by(left.name):
        verdict = Verdict.LIKELY if near or agree else Verdict.UNSURE
        return Opinion(verdict, "one name is the acronym of the other")
    part = left.name.words > right.name.words or right.name.words > left.name.words
    if part and (near or agree):
        likely = near and (agree or not right.parties)
        verdict = Verdict.LIKELY if likely else Verdict.UNSURE
        return Opinion(verdict, "one name is part of the other")
    return None


def _draft(
    group: Sequence[Mention[_Form]],
    names: Mapping[str, str],
    kinds: Mapping[str, OrganisationKind],
) -> Body:
    keys = claims_of(group)
    label = best_name(names[key] for key in keys)
    return Body(
        ref=Ref(EntityClass.BODY, ""),
        label=label,
        claims=keys,
        parties=max((m.form.parties for m in group), key=lambda codes: (len(codes), codes)),
        kind=most_common(kinds.get(key) for key in keys) or _kind_of(label),
        events=(),
        names=other_names(label, (names[key] for key in keys)),
    )


def _kind_of(name: str) -> OrganisationKind | None:
    words = set(content_words(name))
    if words & {"commission", "committee"}:
        return OrganisationKind.COMMISSION
    return OrganisationKind.COUNCIL if "council" in words else None


def _key(draft: Body) -> tuple[str, ...]:
    return (*draft.parties, draft.label, *(() if draft.parties else draft.claims[:1]))


@dataclass(frozen=True, slots=True)
class _SessionForm:
    """What a claim tells of a session."""

    body: Ref | None
    claim: SessionClaim

    @property
    def weight(self) -> tuple[int, ...]:
        claim = self.claim
        told = (self.body, claim.ordinal, claim.start, claim.end, claim.place)
        return tuple(part is not None for part in told)

    @property
    def blocks(self) -> Iterable[str]:
        if self.body is not None:
            return (self.body.path,)
        return self.claim.parties or (self.claim.body,)

    @property
    def is_local(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Sessions:
    """The sessions, and which of them a claim tells of, by its key."""

    entities: tuple[Session, ...]
    decisions: tuple[Decision, ...]
    of_claim: Mapping[str, Ref]


def resolve_sessions(context: Context, bodies: Bodies) -> Sessions:
    """Group session claims by body and number, or by body and date."""
    claims = {key: claim for key, claim, _ in context.of(SessionClaim)}
    linkage = link(
        (
            Naming(_SessionForm(bodies.of_claim.get(key), claim), key, document)
            for key, claim, document in context.of(SessionClaim)
        ),
        _judge_session,
    )
    party_of = {body.ref: body.parties for body in bodies.entities}
    drafts = [_session(group, claims, party_of) for group in linkage.groups]
    entities = with_slugs(
        drafts, _session_key, named=lambda d: d.body is not None, text=_session_slug
    )
    return Sessions(
        tuple(sorted(entities, key=lambda entity: entity.ref)),
        decisions(linkage, refs_of(entities)),
        {key: entity.ref for entity in entities for key in entity.claims},
    )


def _judge_session(a: Mention[_SessionForm], b: Mention[_SessionForm]) -> Opinion | None:
    left, right = a.form.claim, b.form.claim
    near = a.near(b)
    if a.form.body != b.form.body:
        return None
    if left.ordinal is not None and right.ordinal is not None and left.ordinal != right.ordinal:
        return Opinion(Verdict.DIFFERENT, "their numbers differ")
    dated = left.start is not None and right.start is not None
    apart = _apart(left, right)
    if apart > _SAME_SESSION or (apart and left.ordinal is None and right.ordinal is None):
        return Opinion(Verdict.DIFFERENT, "their dates differ")
    if a.form.body is None:
        alike = left.parties == right.parties and (dated or left.place == right.place)
        return (
            Opinion(Verdict.LIKELY, "parties and date or place agree") if near and alike else None
        )
    if left.ordinal is not None and left.ordinal == right.ordinal:
        return Opinion(Verdict.SAME, "body and number agree")
    if dated and not apart:
        return Opinion(Verdict.SAME, "body and date agree")
    if near:
        return Opinion(Verdict.LIKELY, "one document tells of one session of the body")
    return Opinion(Verdict.UNSURE, "the body agrees, but number or date is not stated")


def _apart(left: SessionClaim, right: SessionClaim) -> timedelta:
    """Return how far apart two sessions began; nothing if one lies in the month of the other."""
    if left.start is None or right.start is None:
        return timedelta(0)
    for wide, exact in ((left, right), (right, left)):
        first, last = wide.start, wide.end
        if first and last and exact.start and first <= exact.start and exact.start <= last:
            return timedelta(0)
    return abs(left.start - right.start)


def _session(
    group: Sequence[Mention[_SessionForm]],
    claims: Mapping[str, SessionClaim],
    party_of: Mapping[Ref, tuple[str, ...]],
) -> Session:
    keys = claims_of(group)
    own = [claims[key] for key in keys]
    body = group[0].form.body
    ordinal = most_common(claim.ordinal for claim in own)
    start = _start(own)
    parties = max((claim.parties for claim in own), key=lambda codes: (len(codes), codes))
    name = best_name(claim.body for claim in own)
    number = f"{ordinal_word(ordinal)} session" if ordinal is not None else ""
    numbered = number if all(claim.unnamed for claim in own) else f"{number} of the {name}"
    end = most_common(claim.end for claim in own if claim.start == start)
    when = f", {_when(start, end)}" if start and ordinal is None else ""
    return Session(
        ref=Ref(EntityClass.SESSION, ""),
        label=f"{numbered}{when}" if number else f"{name[:1].upper()}{name[1:]}{when}",
        claims=keys,
        body=body,
        ordinal=ordinal,
        parties=parties or (party_of[body] if body else ()),
        start=start,
        end=end,
        place=most_common(claim.place for claim in own),
    )


def _start(claims: Sequence[SessionClaim]) -> date | None:
    """Return the first day that most claims give, of those that tell it most narrowly."""
    spans = [
        (timedelta(0) if claim.end is None else claim.end - claim.start, claim.start)
        for claim in claims
        if claim.start is not None
    ]
    narrowest = min((span for span, _ in spans), default=None)
    return most_common(start for span, start in spans if span == narrowest)


def _when(start: date, end: date | None) -> str:
    """Return the day on which a meeting began, or the month or year in which it was held."""
    whole = None if end is None or end == start else as_partial(Period(start, end))
    return start.isoformat() if whole is None else str(whole)


def ordinal_word(number: int) -> str:
    """Return `1st`, `2nd`, `3rd`, `4th` and so on."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _session_slug(draft: Session) -> str:
    base = draft.body.slug if draft.body else " ".join((*draft.parties, "meeting"))
    # A long name must not push the number out of the slug.
    words = base.split("-")
    while len(words) > 1 and len("-".join(words)) > 60:
        words.pop()
    mark = (
        f"session {draft.ordinal}" if draft.ordinal is not None else str(draft.start or "session")
    )
    return f"{' '.join(words)} {mark}"


def _session_key(draft: Session) -> tuple[str, ...]:
    told = (draft.body, draft.ordinal, draft.start)
    parts = [str(part.path if isinstance(part, Ref) else part or "") for part in told]
    if draft.body is None or (draft.ordinal is None and draft.start is None):
        parts += draft.claims[:1]
    return tuple(parts)
