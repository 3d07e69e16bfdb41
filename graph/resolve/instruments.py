"""Instruments: one where kind, parties and title or subject agree; apart where dates clash."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from graph.claims import InstrumentClaim, InstrumentKind, PartialDate, Status
from graph.resolve.context import Context, Countries
from graph.resolve.drafts import best_name, claims_of, decisions, most_common, refs_of, with_slugs
from graph.resolve.entities import EntityClass, Instrument, Ref
from graph.resolve.events import ONCE, readings_of, status_events, within
from graph.resolve.judgement import Decision, Opinion, Verdict
from graph.resolve.linkage import Mention, Naming, link
from graph.resolve.names import content_words, word_lists
from graph.resolve.organisations import Organisations
from graph.resolve.sectors import concept_of

_IN_TURN: Final = (
    Status.AGREED,
    Status.INITIALLED,
    Status.SIGNED,
    Status.RATIFIED,
    Status.IN_FORCE,
    Status.EXPIRED,
)
"""Stages that one instrument goes through in this order."""

_KIND_NAMES: Final = {
    InstrumentKind.MOU: "MoU",
    InstrumentKind.OTHER: "Instrument",
}


@dataclass(frozen=True, slots=True)
class _Form:
    """How a claim describes an instrument; `only` is the claim's key if it describes nothing.

    `stage` is the rank of a dated stage among those that follow one another.
    """

    kind: InstrumentKind
    title: frozenset[str]
    subject: frozenset[str]
    parties: tuple[str, ...]
    party_names: frozenset[frozenset[str]]
    dates: tuple[tuple[Status, PartialDate], ...]
    only: str | None
    is_counted: bool
    stage: tuple[int, PartialDate] | None

    @property
    def topics(self) -> frozenset[frozenset[str]]:
        return frozenset(words for words in (self.title, self.subject) if words)

    @property
    def weight(self) -> tuple[int, ...]:
        named = (bool(self.title), bool(self.subject), bool(self.party_names))
        return (bool(self.parties), len(self.title), *named, len(self.dates))

    @property
    def blocks(self) -> Iterable[str]:
        if self.only is not None:
            return
        yield from self.title
        yield from self.subject
        for name in self.party_names:
            yield " ".join(sorted(name))

    @property
    def is_local(self) -> bool:
        return self.only is not None or not self.parties


@dataclass(frozen=True, slots=True)
class Instruments:
    """The instruments, and which of them a claim describes, by its key."""

    entities: tuple[Instrument, ...]
    decisions: tuple[Decision, ...]
    of_claim: Mapping[str, Ref]


def resolve_instruments(
    context: Context, organisations: Organisations, left_out: Collection[str] = ()
) -> Instruments:
    """Group instrument claims; those with a key in `left_out` are of other things."""
    claims = {
        key: (claim, document)
        for key, claim, document in context.of(InstrumentClaim)
        if key not in left_out
    }
    forms = {key: _read(key, claim, context.countries) for key, (claim, _) in claims.items()}
    linkage = link(
        (Naming(forms[key], key, document) for key, (_, document) in claims.items()), _judge
    )
    drafts = [
        _draft(
            group,
            {key: claims[key][0] for key in claims_of(group)},
            organisations,
            context.countries,
        )
        for group in linkage.groups
    ]
    keys = {draft.claims: _key(group) for draft, group in zip(drafts, linkage.groups, strict=True)}
    slugged = with_slugs(
        drafts,
        lambda draft: keys[draft.claims],
        named=lambda draft: draft.title is not None,
        text=lambda draft: _slug_text(draft, context.countries),
    )
    entities = [_with_events(draft, claims, context.countries) for draft in slugged]
    return Instruments(
        tuple(sorted(entities, key=lambda entity: entity.ref)),
        decisions(linkage, refs_of(entities)),
        {key: entity.ref for entity in entities for key in entity.claims},
    )


def _read(key: str, claim: InstrumentClaim, countries: Countries) -> _Form:
    title = _topic(claim.title, claim.parties, countries)
    subject = _topic(claim.subject, claim.parties, countries)
    names = frozenset(frozenset(content_words(name)) for name in claim.party_names)
    nothing = claim.count is not None or not (title or subject or len(names) > 1)
    dates = () if claim.date is None else tuple((s, claim.date) for s in readings_of(claim)[:1])
    whole = not claim.planned and claim.status_party is None
    once = tuple((status, date) for status, date in dates if status in ONCE and whole)
    return _Form(
        kind=claim.kind,
        title=title,
        subject=subject,
        parties=claim.parties,
        party_names=names,
        dates=once,
        only=key if nothing else None,
        is_counted=claim.count is not None,
        stage=_stage(claim),
    )


def _stage(claim: InstrumentClaim) -> tuple[int, PartialDate] | None:
    if claim.date is None or claim.planned or claim.status not in _IN_TURN:
        return None
    return _IN_TURN.index(claim.status), claim.date


def _goes_on(left: _Form, right: _Form) -> bool:
    """Whether two nameless claims tell stages that follow one another, in the order of time."""
    if left.stage is None or right.stage is None or left.is_counted or right.is_counted:
        return False
    (rank, date), (later_rank, later) = sorted((left.stage, right.stage), key=lambda s: s[0])
    return rank < later_rank and date.first <= later.first


def _topic(text: str | None, parties: Iterable[str], countries: Countries) -> frozenset[str]:
    """Return the words that tell what an instrument is about; none for "the agreement"."""
    if text is None:
        return frozenset()
    generic = word_lists().generic["instrument"]
    words = content_words(countries.without(text, parties))
    return frozenset(word for word in words if word not in generic and not word.isdigit())


def _judge(a: Mention[_Form], b: Mention[_Form]) -> Opinion | None:
    left, right = a.form, b.form
    if left.parties and right.parties and left.parties != right.parties:
        return None
    if not _kinds_agree(left, right):
        return None
    clash = _clash(left, right)
    if clash is not None:
        return Opinion(Verdict.DIFFERENT, clash)
    if left.only and right.only and a.near(b) and left.parties and _goes_on(left, right):
        return Opinion(Verdict.LIKELY, "one document tells stages that follow one another")
    if left.only or right.only:
        counted = left.is_counted or right.is_counted or left.parties != right.parties
        if counted or not a.near(b) or not left.parties:
            return None
        return Opinion(Verdict.UNSURE, "one document has both, and one states no subject")
    if left.topics & right.topics:
        if left.parties == right.parties and (left.parties or a.near(b)):
            # What one leaves open may be told of several, as the dates of two signatures.
            as_much = left.dates == right.dates and left.party_names == right.party_names
            verdict = Verdict.SAME if as_much else Verdict.LIKELY
            return Opinion(verdict, "kind, parties and title or subject agree")
        shared = max(len(words) for words in left.topics & right.topics)
        if a.near(b) or shared > 1:
            return Opinion(Verdict.LIKELY, "title or subject agree and one states no parties")
        return Opinion(Verdict.UNSURE, "the subject agrees, but one states no parties")
    if left.party_names and left.party_names == right.party_names and len(left.party_names) > 1:
        if a.near(b) and not (left.topics and right.topics):
            return Opinion(Verdict.LIKELY, "the same organisations act for the parties")
        return None
    if left.parties == right.parties and left.parties and _overlap(left.topics, right.topics):
        return Opinion(Verdict.UNSURE, "one title or subject contains the other")
    return None


def _kinds_agree(left: _Form, right: _Form) -> bool:
    if left.kind is right.kind:
        return True
    either_open = InstrumentKind.OTHER in (left.kind, right.kind)
    return either_open and bool(left.title) and left.title == right.title


def _clash(left: _Form, right: _Form) -> str | None:
    for status, date in left.dates:
        for other_status, other_date in right.dates:
            if status is other_status and not (
                within(date, other_date) or within(other_date, date)
            ):
                return f"the dates on which they became {status.replace('_', ' ')} differ"
    if left.party_names and right.party_names and not left.party_names & right.party_names:
        return "different organisations act for the parties"
    return None


def _overlap(left: Collection[frozenset[str]], right: Collection[frozenset[str]]) -> bool:
    return any(x < y or y < x for x in left for y in right)


def _draft(
    group: Sequence[Mention[_Form]],
    claims: Mapping[str, InstrumentClaim],
    organisations: Organisations,
    countries: Countries,
) -> Instrument:
    acts = list(claims.values())
    kinds = [act.kind for act in acts if act.kind is not InstrumentKind.OTHER]
    kind = most_common(kinds) or InstrumentKind.OTHER
    titles = [act.title for act in acts if act.title is not None]
    title = best_name(titles) if titles else None
    subjects = tuple(sorted({act.subject for act in acts if act.subject is not None}))
    parties = max((act.parties for act in acts), key=lambda codes: (len(codes), codes))
    signatories = {
        organisations.of_name[key, name] for key, act in claims.items() for name in act.party_names
    }
    count = most_common(act.count for act in acts)
    concepts = {concept_of(text) for text in (*subjects, *([title] if title else []))}
    return Instrument(
        ref=Ref(EntityClass.INSTRUMENT, ""),
        label=title or _label(kind, subjects, [countries.name(code) for code in parties], count),
        claims=claims_of(group),
        kind=kind,
        title=title,
        parties=parties,
        signatories=tuple(sorted(signatories)),
        subjects=subjects,
        sectors=tuple(sorted(concept for concept in concepts if concept is not None)),
        events=(),
        count=count,
    )


def _label(
    kind: InstrumentKind, subjects: Sequence[str], parties: Sequence[str], count: int | None
) -> str:
    name = _KIND_NAMES.get(kind, kind.replace("_", " ").capitalize())
    if count is not None and count != 1:
        name = f"{count} {name if kind is InstrumentKind.MOU else name.lower()}s"
    subject = best_name(subjects) if subjects else ""
    between = f" ({', '.join(parties)})" if parties else ""
    if subject and len(subject.split()) == 1 and count is None:
        # A single word stands before its noun: it may be an adjective ("postal agreement").
        noun = name if kind is InstrumentKind.MOU else name.lower()
        return f"{subject[0].upper()}{subject[1:]} {noun}{between}"
    about = f" on {subject}" if subject else ""
    return f"{name}{about}{between}"


def _slug_text(draft: Instrument, countries: Countries) -> str:
    if draft.title is not None:
        return countries.prefix(draft.title, draft.parties)
    return " ".join((*draft.parties, draft.kind, *draft.subjects[:1]))


def _key(group: Sequence[Mention[_Form]]) -> tuple[str, ...]:
    """Return what tells the instrument, from the mention that tells most."""
    form = group[0].form
    topic = " ".join(sorted(form.title or form.subject))
    names = sorted(" ".join(sorted(name)) for name in form.party_names)
    dates = [f"{status} {date}" for status, date in form.dates]
    return (form.kind, " ".join(form.parties), topic, *names, *dates, form.only or "")


def _with_events(
    draft: Instrument,
    claims: Mapping[str, tuple[InstrumentClaim, str]],
    countries: Countries,
) -> Instrument:
    told = ((key, claims[key][0]) for key in draft.claims)
    events = status_events(draft.ref.path, told, countries)
    return replace(draft, events=events)
