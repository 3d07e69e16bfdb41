"""What a sentence says of instruments that only the sentences before it name.

"Parliament gave its consent", "Gabon completed its procedures": acts of one side. "Eight are now
in force, two more await ratification": how many of the agreements just named stand where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from msgspec import structs

from graph.claims.model import Status
from graph.extract.annotate import Annotated, Mention
from graph.extract.instruments.actors import When
from graph.extract.instruments.clauses import Event
from graph.extract.instruments.known import REACHED, Instrument, Occurrence
from graph.extract.instruments.modality import names_body
from graph.extract.instruments.subjects import SubjectReader
from graph.extract.mentions import Name, NameType, Parties, Place
from graph.extract.pattern import Match
from graph.extract.reading.dates import act_date
from graph.extract.reading.parties import NOBODY, PartyList, own_codes
from graph.extract.rules import Rule, load_rules
from graph.extract.scene import Scene
from graph.extract.values.model import Count, DateMention, PeriodMention

_ACTS: Final = (
    "consent", "assent", "nod", "approval", "go-ahead", "blessing", "green light", "endorsement",
    "concurrence", "procedures", "formalities",
)  # fmt: skip
#: A word of these is in every sentence on a proposal.
_PROPOSED: Final = frozenset(
    "proposal proposals recommendation recommendations resolution resolutions".split()
)
_COUNTED: Final = ("force", "ratification", "negotiat", "talking")
_OTHERS: Final = frozenset(
    {
        "one",
        "predecessor",
        "forerunner",
        "successor",
        "replacement",
        "former",
        "previous",
        "earlier",
    }
    | {"older", "old", "prior", "last", "first"}
)
#: A word of these is in every sentence on single ones of several, or on what all are about.
_MEMBERS: Final = frozenset(
    "one another first second third those ones areas sectors fields subjects topics issues"
    " matters mous memoranda agreements accords documents instruments papers deals"
    " pacts treaties protocols they these among".split()
)
_JOINTS: Final = re.compile(r",? and |, ")
_STOP: Final = re.compile(r"[.;:]")
_LONGEST_LIST: Final = 160
_OWN: Final = re.compile(r"^(?:the|a|an|its|their|[A-Z]\w+'s) ")
_LABEL: Final = 40
#: Length of a line that is no sentence: "Signed on 4 May 2011".
_LINE: Final = 60
_DATE_REACH: Final = 6
_ACTOR_REACH: Final = 40
_EU: Final = "EU"


def act_of_one_side(sentence: Annotated, last: Instrument) -> Event | None:
    """Return the act of a party, or of a body of one, on `last`; None if there is none."""
    if not last.parties or not _holds(sentence, _ACTS):
        return None
    for rule in load_rules("instruments").of("act"):
        for match in rule.matches(sentence.view):
            actor = _actor(sentence, match.start)
            side = None if actor is None else _side(actor, last)
            if side is None and not _by_a_body(sentence, match.start):
                continue
            status = Status(rule.constants["status"])
            when = _date(sentence, match.end)
            parties = NOBODY if side is None else PartyList((side,), (), (), 0)
            end = match.end if when is None else when.end
            start = match.start if actor is None else actor.start
            return _event(rule, status, when, parties, start, end)
    return None


def proposal_of(sentence: Annotated) -> Event | None:
    """Return the approval of a proposal that a sentence does not describe: "was approved"."""
    if _PROPOSED.isdisjoint(sentence.wording):
        return None
    for rule in load_rules("instruments").of("proposal"):
        for match in rule.matches(sentence.view):
            status = Status(rule.constants["status"])
            return _event(rule, status, None, NOBODY, match.start, match.end)
    return None


def fact_of(sentence: Annotated) -> Event | None:
    """Return the stage that a line of a fact sheet tells: "Signed: Lima, 4 May 2011"."""
    if ":" not in sentence.text[:_LABEL] and len(sentence.text) > _LINE:
        return None
    for rule in load_rules("instruments").of("fact"):
        for match in rule.matches(sentence.view):
            when = match.mention("when")
            if isinstance(when, DateMention | PeriodMention):
                status = Status(rule.constants["status"])
                return _event(rule, status, when, NOBODY, match.start, match.end)
    return None


def another_of(scene: Scene, index: int, last: Instrument) -> Iterator[Instrument]:
    """Yield what a sentence tells of an earlier or later instrument like `last`."""
    sentence = scene.sentences[index]
    if last.plural or _OTHERS.isdisjoint(sentence.wording):
        return
    taken: list[tuple[int, int]] = []
    for rule in load_rules("instruments").of("another"):
        for match in rule.matches(sentence.view):
            if match.touches(taken):
                continue
            taken.append((match.start, match.end))
            when = match.mention("when")
            dated = when if isinstance(when, DateMention | PeriodMention) else None
            occurrence = _occurrence(scene, index, rule, match, dated)
            partner = match.mention("partner")
            own = next((p for p in scene.main_parties if p in last.parties), None)
            parties = last.parties
            if isinstance(partner, Parties) and own is not None:
                parties = tuple(sorted({own, *own_codes(partner)}))
            yield replace(
                last,
                parties=parties,
                title=None,
                acronym=None,
                supported=True,
                bare=False,
                heading=False,
                telling=frozenset({"another"}),
                year=None,
                occurrences=[occurrence],
            )


def members_of(scene: Scene, index: int, several: Instrument) -> Iterator[Instrument]:
    """Yield what a sentence tells of single ones of the instruments `several`."""
    sentence = scene.sentences[index]
    if _MEMBERS.isdisjoint(sentence.wording):
        return
    told = next((o for o in several.occurrences if o.status in REACHED), None)
    taken: list[tuple[int, int]] = []
    for rule in load_rules("instruments").of("member"):
        if rule.constants.get("covered") and told is None:
            continue
        for match in rule.matches(sentence.view):
            if match.touches(taken):
                continue
            taken.append((match.start, match.end))
            occurrence = _occurrence(scene, index, rule, match, None)
            if told is not None:
                status, day = told.status, told.date
                occurrence = structs.replace(
                    occurrence, status=status, readings=told.readings, date=day
                )
            for thing in _things(sentence, rule, match):
                yield replace(
                    several,
                    subject=thing,
                    title=None,
                    count=None,
                    plural=False,
                    supported=True,
                    bare=False,
                    occurrences=[occurrence],
                )


def _things(sentence: Annotated, rule: Rule, match: Match[Mention]) -> Iterator[str]:
    """Yield what one of several instruments is about, or each of those that are listed."""
    start, end = match.spans["thing"]
    if rule.constants.get("covered"):
        yield from _covered(sentence, start)
        return
    things = [sentence.text[start:end]]
    if rule.constants.get("listed"):
        stop = _STOP.search(sentence.text, start, start + _LONGEST_LIST)
        things = _JOINTS.split(sentence.text[start : stop.start()]) if stop is not None else things
    for thing in things:
        if words := _OWN.sub("", thing):
            yield words


def _covered(sentence: Annotated, start: int) -> Iterator[str]:
    """Yield the matters of a list: what each of several instruments is about."""
    first = next((i for i, token in enumerate(sentence.tokens) if token.start >= start), None)
    subject = None
    if first is not None:
        subject = SubjectReader(sentence.text, sentence.tokens).read(first, "on")
    if subject is not None:
        yield from subject.items


def _event(
    rule: Rule, status: Status, when: When | None, agents: PartyList, start: int, end: int
) -> Event:
    return Event(
        at=None,
        status=status,
        readings=(status,),
        planned=False,
        when=when,
        agents=agents,
        others=NOBODY,
        between=NOBODY,
        start=start,
        end=end,
        rule=rule.id,
        confidence=rule.confidence,
        lemma="",
    )


def _holds(sentence: Annotated, parts: tuple[str, ...]) -> bool:
    lowered = sentence.text.lower()
    return any(part in lowered for part in parts)


def counted_of(scene: Scene, index: int, several: Instrument) -> Iterator[Instrument]:
    """Yield, for each number of the instruments `several`, those that stand at one stage."""
    sentence = scene.sentences[index]
    if not _holds(sentence, _COUNTED):
        return
    for rule in load_rules("instruments").of("count"):
        for match in rule.matches(sentence.view):
            number = match.mention("number")
            if not isinstance(number, Count):
                continue
            occurrence = _occurrence(scene, index, rule, match, None)
            yield replace(
                several, count=number.number, supported=True, bare=False, occurrences=[occurrence]
            )


def _occurrence(
    scene: Scene, index: int, rule: Rule, match: Match[Mention], when: When | None
) -> Occurrence:
    """Return the stage that a rule says an unnamed instrument has reached."""
    sentence = scene.sentences[index]
    status = Status(rule.constants["status"])
    return Occurrence(
        status=status,
        readings=(status,),
        planned=False,
        side=None,
        date=act_date(when, scene.date, None) if when is not None else None,
        rule=rule.id,
        confidence=rule.confidence,
        claimant=scene.speakers[index],
        evidence=scene.evidence(sentence, match.start, match.end),
        weak=False,
        label=False,
    )


def _actor(sentence: Annotated, end: int) -> Parties | Name | Place | None:
    """Return the party or organisation that is named right before an act."""
    near: list[Parties | Name | Place] = [*sentence.parties]
    near += [m for _, m in sentence.base.mentions if isinstance(m, Place)]
    near += [name for name in sentence.names if name.type is NameType.ORGANISATION]
    near = [mention for mention in near if end - _ACTOR_REACH <= mention.end <= end]
    return max(near, key=lambda mention: mention.end, default=None)


def _by_a_body(sentence: Annotated, end: int) -> bool:
    """Whether a cabinet or parliament acts right before a position, whosever it is."""
    near = sentence.text[max(0, end - _ACTOR_REACH) : end].lower()
    return names_body(re.findall(r"\w+", near))


def _side(actor: Parties | Name | Place, last: Instrument) -> str | None:
    """Return the party of an instrument that an actor is, or stands for."""
    if isinstance(actor, Place):
        return actor.country if actor.country in last.parties else None
    codes = own_codes(actor) if isinstance(actor, Parties) else actor.parties
    european = isinstance(actor, Name) and actor.name.startswith("European")
    if european and _EU in last.parties:
        return _EU
    return codes[0] if len(codes) == 1 and codes[0] in last.parties else None


def _date(sentence: Annotated, end: int) -> When | None:
    for value in sentence.values:
        if not isinstance(value, DateMention | PeriodMention):
            continue
        if end <= value.start <= end + _DATE_REACH:
            return value
    return None
