"""From what single sentences say to what the document says of each instrument.

Mentions that mean the same instrument are gathered (the headline's "MoU", "the memorandum", "it"),
so that each stage is claimed once, with all that the document tells about parties and subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from graph.claims import Claim, Evidence, InstrumentClaim
from graph.claims.evidence import Claimant
from graph.claims.model import InstrumentKind, Status
from graph.claims.period import PartialDate, Precision
from graph.extract.annotate import Annotated
from graph.extract.instruments.clauses import Clauses, Event
from graph.extract.instruments.lexicon import instrument_words, status_words
from graph.extract.instruments.naming import merged
from graph.extract.instruments.phrases import Determiner, Phrase, find_phrases
from graph.extract.mentions import Name, NameType, Parties
from graph.extract.reading.dates import act_date
from graph.extract.reading.pair import main_pair
from graph.extract.reading.parties import PartyList
from graph.extract.reading.tokens import tokenize
from graph.extract.scene import Scene
from graph.extract.values.model import DateMention, PeriodMention

_MENTION_RULE: Final = "instrument.mention"
_MENTION_CONFIDENCE: Final = Decimal("0.7")
_DONE: Final = frozenset(
    {Status.APPROVED, Status.INITIALLED, Status.SIGNED, Status.RATIFIED, Status.IN_FORCE}
    | {Status.IMPLEMENTED, Status.REACTIVATED, Status.SUSPENDED, Status.EXPIRED, Status.AGREED}
)
_DATED: Final = _DONE | {Status.DISCUSSED, Status.UNDER_NEGOTIATION}
_STOP: Final = frozenset(
    """a an the and of on in for to with by its their cooperation co-operation field fields area
    areas sector sectors agreement bilateral mutual joint between""".split()
)
_WORD: Final = re.compile(r"\w+")


@dataclass(slots=True)
class Occurrence:
    """One stage, or a bare mention, of one instrument in one sentence."""

    status: Status | None
    readings: tuple[Status, ...]
    planned: bool
    date: PartialDate | None
    rule: str
    confidence: Decimal
    claimant: Claimant | None
    evidence: Evidence
    weak: bool


@dataclass(slots=True)
class Instrument:
    """One instrument as the document knows it; filled while the document is read."""

    kind: InstrumentKind
    loose: bool
    title: str | None
    acronym: str | None
    parties: tuple[str, ...]
    party_names: tuple[str, ...]
    subject: str | None
    count: int | None
    plural: bool
    heading: bool
    supported: bool
    settled: bool
    definite: bool
    vague: bool
    occurrences: list[Occurrence] = field(default_factory=list)


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield the claims of a document about instruments."""
    reader = _Reader(scene)
    for index, sentence in enumerate(scene.sentences):
        reader.read(index, sentence)
    for instrument in reader.instruments:
        yield from _claims(instrument)


class _Reader:
    """Reads the sentences of a document in order."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.instruments: list[Instrument] = []
        self.year: int | None = None
        self.pair = main_pair(scene)
        self.last: Instrument | None = None
        self.last_at = -9
        self.words = instrument_words()
        self.pronouns = status_words().pronouns

    def read(self, index: int, sentence: Annotated) -> None:
        """Take in one sentence."""
        others = [n for n in sentence.names if n.type is not NameType.INSTRUMENT]
        phrases = find_phrases(sentence.base, [(n.start, n.end) for n in others])
        if not phrases and not self._points_back(index, sentence):
            self._note_year(sentence)
            return
        mentions = merged(sentence.base, phrases)
        names: list[tuple[str, Name]] = [
            (n.type.value, n)
            for n in others
            if not any(p.start < n.end and n.start < p.end for p in phrases)
        ]
        kept = [
            (slot, m)
            for slot, m in mentions
            if not any(n.start < m.end and m.start < n.end for _, n in names)
        ]
        tokens = tokenize(sentence.text, sorted([*kept, *names], key=lambda p: p[1].start))
        heading = self.scene.is_heading(sentence)
        clauses = Clauses(sentence.text, tokens, heading)
        events = clauses.events()
        self._sentence(index, sentence, clauses, events, heading)
        self._note_year(sentence)

    def _points_back(self, index: int, sentence: Annotated) -> bool:
        first = sentence.text.split(" ", 1)[0].lower()
        return first in self.pronouns and self.last is not None and index - self.last_at <= 1

    def _note_year(self, sentence: Annotated) -> None:
        for value in sentence.values:
            date = None
            if isinstance(value, DateMention):
                date = value.date
            elif isinstance(value, PeriodMention):
                date = value.expression.date
            if date is not None:
                self.year = date.year

    def _sentence(
        self,
        index: int,
        sentence: Annotated,
        clauses: Clauses,
        events: Sequence[Event],
        heading: bool,
    ) -> None:
        for event in events:
            if event.at is None and self.last is not None:
                self._add(self.last, event, index, sentence, event.start, event.end)
                self.last_at = index
        for at in clauses.phrases:
            mine = [e for e in events if e.at == at]
            self._phrase(index, sentence, clauses, at, mine, heading)

    def _phrase(
        self,
        index: int,
        sentence: Annotated,
        clauses: Clauses,
        at: int,
        events: Sequence[Event],
        heading: bool,
    ) -> None:
        phrase = clauses.tokens[at].mention
        assert isinstance(phrase, Phrase)
        if phrase.determiner is Determiner.NEGATIVE:
            return
        after = clauses.after[at]
        parties, names, settled = self._parties(index, sentence, clauses, at, events)
        subject = phrase.subject or after.subject
        items = after.items if phrase.plural and phrase.subject is None else ()
        if phrase.plural and not items and subject is None:
            items = self._covering(sentence, clauses, at)
        if items and phrase.count is not None and phrase.count != len(items):
            items = ()
        span = (
            phrase.outset,
            clauses.tokens[min(after.end, len(clauses.tokens)) - 1].end,
        )
        for item in items or (subject,):
            instrument = Instrument(
                kind=phrase.kind,
                loose=phrase.head.loose,
                title=phrase.title,
                acronym=phrase.acronym,
                parties=parties,
                party_names=names,
                subject=item,
                count=phrase.count if not items else None,
                plural=phrase.plural and not items,
                heading=heading,
                supported=not phrase.weak,
                settled=settled,
                definite=phrase.determiner is Determiner.DEFINITE,
                vague=phrase.back,
            )
            known = self._known(instrument, phrase, index)
            if known is not None:
                _merge(known, instrument)
                instrument = known
            elif phrase.back and not events:
                continue
            else:
                self._complete(instrument, phrase)
                self.instruments.append(instrument)
            if not phrase.plural or phrase.back:
                self.last, self.last_at = instrument, index
            for event in events:
                self._add(
                    instrument,
                    event,
                    index,
                    sentence,
                    min(event.start, span[0]),
                    max(event.end, span[1]),
                )
            if not events:
                self._mention(instrument, phrase, index, sentence, span)

    def _covering(self, sentence: Annotated, clauses: Clauses, at: int) -> tuple[str, ...]:
        """Return the subjects in "several MoUs were on the table, covering A, B and C"."""
        from graph.extract.instruments.complements import subject_list

        return subject_list(sentence.text, clauses.tokens, at + 1)

    def _complete(self, instrument: Instrument, phrase: Phrase) -> None:
        """Fill the parties of a new instrument from what the document is about."""
        if phrase.similar and self.last is not None and len(instrument.parties) == 1:
            rest = [p for p in self.last.parties if p not in instrument.parties]
            ours = [p for p in rest if p in self.pair] or rest
            if len(ours) == 1:
                instrument.parties = tuple(sorted({*instrument.parties, *ours}))
                instrument.subject = instrument.subject or self.last.subject
                return
        if instrument.settled or not self.pair:
            return
        if not instrument.parties or (
            len(instrument.parties) == 1 and set(instrument.parties) < set(self.pair)
        ):
            instrument.parties = self.pair

    def _known(self, new: Instrument, phrase: Phrase, index: int) -> Instrument | None:
        """Return the instrument of the document that a phrase means, if it is known."""
        if phrase.back:
            if phrase.plural:
                return None
            if self.last is not None and _same_kind(new, self.last, back=True):
                if self.last.count is None or new.plural:
                    return self.last
            for known in reversed(self.instruments):
                if _same_kind(new, known, back=True) and known.count is None and not known.plural:
                    return known
            return None
        for known in reversed(self.instruments):
            if _same(new, known, indefinite=phrase.determiner is Determiner.INDEFINITE):
                return known
        return None

    def _parties(
        self,
        index: int,
        sentence: Annotated,
        clauses: Clauses,
        at: int,
        events: Sequence[Event],
    ) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
        """Return codes and named organisations of the parties, and whether these are all."""
        phrase = clauses.tokens[at].mention
        assert isinstance(phrase, Phrase)
        after = clauses.after[at]
        names: list[str] = []
        betweens = [after.between, *(e.between for e in events)]
        for between in betweens:
            codes = self._resolved(between, index)
            if codes:
                names += between.names
                return codes, _distinct(names), True
        codes_of = set(phrase.parties)
        partner = self._resolved(after.partner, index)
        names += after.partner.names
        for event in events:
            if not partner:
                partner = self._resolved(event.others, index)
                names += event.others.names
        named = codes_of | set(partner) | set(phrase.owners)
        if len(phrase.parties) >= 2 and not partner:
            return phrase.parties, (), True
        agents: set[str] = set()
        for event in events:
            agents |= set(self._resolved(event.agents, index))
        party_like = len(named) < 2 or bool(partner)
        if party_like and (len(agents) > 1 or len(named | agents) <= 2 or not partner):
            named |= agents
            for event in events:
                names += event.agents.names
        codes = tuple(sorted(named))
        organisations = bool(names)
        if len(codes) < 2 and not organisations:
            around = self._around(sentence, clauses, at)
            if set(codes) < set(around):
                return around, _distinct(names), True
        return codes, _distinct(names), len(codes) >= 2 or organisations and len(codes) == 1

    def _around(self, sentence: Annotated, clauses: Clauses, at: int) -> tuple[str, ...]:
        """Return the two countries that a sentence names, if it names just two."""
        codes: set[str] = set()
        for token in clauses.tokens:
            if isinstance(token.mention, Parties) and token.mention.group is None:
                codes.update(token.mention.codes)
        return tuple(sorted(codes)) if len(codes) == 2 else ()

    def _resolved(self, listed: PartyList, index: int) -> tuple[str, ...]:
        codes = set(listed.codes)
        for anaphor in listed.anaphors:
            codes.update(self.scene.codes(anaphor, index))
        return tuple(sorted(codes))

    def _add(
        self,
        instrument: Instrument,
        event: Event,
        index: int,
        sentence: Annotated,
        start: int,
        end: int,
    ) -> None:
        date = None
        if event.when is not None and (event.status in _DATED):
            date = act_date(event.when, self.scene.date, self.year)
        if event.planned and event.status is not Status.IN_FORCE and event.status not in _DATED:
            date = None
        if event.status is Status.IN_FORCE and event.planned and date is None:
            return
        instrument.supported = True
        instrument.occurrences.append(
            Occurrence(
                event.status,
                event.readings,
                event.planned,
                date,
                event.rule,
                event.confidence,
                self.scene.speakers[index],
                self.scene.evidence(sentence, start, end),
                event.status is Status.PROPOSED and event.planned,
            )
        )

    def _mention(
        self,
        instrument: Instrument,
        phrase: Phrase,
        index: int,
        sentence: Annotated,
        span: tuple[int, int],
    ) -> None:
        readings = (phrase.status,) if phrase.status is not None else ()
        instrument.occurrences.append(
            Occurrence(
                phrase.status,
                readings,
                phrase.status is Status.PROPOSED,
                phrase.year if phrase.status in (None, Status.SIGNED) else None,
                _MENTION_RULE,
                _MENTION_CONFIDENCE,
                self.scene.speakers[index],
                self.scene.evidence(sentence, *span),
                True,
            )
        )


def _same_kind(new: Instrument, known: Instrument, *, back: bool) -> bool:
    if new.kind is known.kind:
        return True
    agreements = {InstrumentKind.AGREEMENT, InstrumentKind.TREATY, InstrumentKind.CONTRACT}
    if new.loose or known.loose:
        if back and new.loose:
            return known.kind in agreements | {
                InstrumentKind.LOAN,
                InstrumentKind.MOU,
                InstrumentKind.PROTOCOL,
            }
        return {new.kind, known.kind} <= agreements
    return False


def _same(new: Instrument, known: Instrument, *, indefinite: bool) -> bool:
    """Whether a full phrase means an instrument that was named before."""
    if not _same_kind(new, known, back=False) or new.count != known.count:
        return False
    if new.plural != known.plural and new.count is None:
        return False
    a, b = set(new.parties), set(known.parties)
    if a and b and not (a <= b or b <= a):
        return False
    if new.title and known.title:
        return _alike(new.title, known.title)
    if new.acronym and new.acronym == known.acronym and new.acronym.lower() not in ("mou", "fta"):
        return True
    if new.subject and known.subject:
        return _alike(new.subject, known.subject)
    if new.subject or known.subject:
        if known.heading and a == b:
            return True
        named = new.title or known.title
        if named:
            return _alike(named, new.subject or known.subject or "")
        return not indefinite and bool(a & b) and new.definite
    return bool(a & b) and (not indefinite or known.heading)


def _alike(first: str, second: str) -> bool:
    a = {_stem(w) for w in _WORD.findall(first.lower())} - _STOP
    b = {_stem(w) for w in _WORD.findall(second.lower())} - _STOP
    if not a or not b:
        return first.lower() == second.lower()
    return 2 * len(a & b) >= len(a | b) or a <= b or b <= a


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def _merge(known: Instrument, new: Instrument) -> None:
    """Add what a further mention tells."""
    if new.title and (known.title is None or len(new.title) > len(known.title)):
        known.title = new.title
    known.acronym = known.acronym or new.acronym
    if known.subject is None:
        known.subject = new.subject
    if set(known.parties) < set(new.parties):
        known.parties = new.parties
    known.party_names = _distinct([*known.party_names, *new.party_names])
    known.supported = known.supported or new.supported
    known.vague = known.vague and new.vague
    if new.kind is not InstrumentKind.AGREEMENT and known.kind is InstrumentKind.AGREEMENT:
        if not new.loose:
            known.kind = new.kind


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _claims(instrument: Instrument) -> Iterator[InstrumentClaim]:
    if not _worth(instrument):
        return
    for occurrences in _stages(instrument):
        best = max(
            occurrences,
            key=lambda o: (_precision(o.date), not o.weak, o.confidence, -o.evidence.start),
        )
        passages = [best.evidence, *(o.evidence for o in occurrences if o is not best)]
        yield InstrumentClaim(
            evidence=_distinct_evidence(passages),
            rule=best.rule,
            confidence=best.confidence,
            claimant=best.claimant,
            kind=instrument.kind,
            title=instrument.title,
            parties=instrument.parties,
            party_names=tuple(sorted(instrument.party_names)),
            subject=instrument.subject,
            status=best.status,
            readings=best.readings,
            date=best.date,
            planned=best.planned,
            count=instrument.count,
        )


def _worth(instrument: Instrument) -> bool:
    """Whether enough is known of an instrument to claim it."""
    if not instrument.supported:
        return False
    strong = any(not o.weak for o in instrument.occurrences)
    if instrument.vague and not instrument.parties:
        return False
    if instrument.plural and instrument.count is None and not instrument.title:
        return (
            strong
            and bool(instrument.parties)
            and (
                instrument.subject is not None
                or instrument.kind is not InstrumentKind.AGREEMENT
                or any(o.status in _DONE for o in instrument.occurrences)
            )
        )
    if instrument.title is not None:
        return True
    if not instrument.parties and not instrument.subject:
        return False
    if not strong:
        return bool(instrument.parties) and (
            instrument.settled
            or instrument.subject is not None
            or any(o.date is not None for o in instrument.occurrences)
        )
    return True


def _stages(instrument: Instrument) -> Iterator[list[Occurrence]]:
    """Gather what is said of the same stage; weak words give way to strong ones."""
    strong = [o for o in instrument.occurrences if not o.weak]
    rest = strong or instrument.occurrences
    if strong:
        reached = any(o.status in _DONE for o in strong)
        rest = (
            strong
            if reached
            else [
                o
                for o in instrument.occurrences
                if not o.weak or o.status is Status.PROPOSED and o.rule != _MENTION_RULE
            ]
        )
    elif any(o.status is not None for o in instrument.occurrences):
        rest = [o for o in instrument.occurrences if o.status is not None]
    groups: list[list[Occurrence]] = []
    for occurrence in sorted(rest, key=lambda o: -_precision(o.date)):
        for group in groups:
            if group[0].status is occurrence.status and _date_fits(group[0].date, occurrence.date):
                group.append(occurrence)
                break
        else:
            groups.append([occurrence])
    yield from groups


def _precision(date: PartialDate | None) -> int:
    if date is None:
        return 0
    return {Precision.YEAR: 1, Precision.MONTH: 2, Precision.DAY: 3}[date.precision]


def _date_fits(exact: PartialDate | None, other: PartialDate | None) -> bool:
    if exact is None or other is None:
        return True
    return str(exact).startswith(str(other))


def _distinct_evidence(passages: Sequence[Evidence]) -> tuple[Evidence, ...]:
    return tuple({(e.start, e.end): e for e in passages}.values())
