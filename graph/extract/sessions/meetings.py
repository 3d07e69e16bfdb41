"""Claims about meetings of bodies and rounds of negotiations."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from graph.claims import Claim, Evidence, SessionClaim
from graph.claims.evidence import Claimant
from graph.extract.annotate import Annotated
from graph.extract.mentions import Name, NameType, Place
from graph.extract.reading.dateline import dateline_place
from graph.extract.reading.pair import likely_pair, main_pair
from graph.extract.reading.parties import own_codes
from graph.extract.rules import Rule, load_rules
from graph.extract.scene import MEMORY, Scene
from graph.extract.sessions.again import with_short_names
from graph.extract.sessions.attendance import parties_of, with_host
from graph.extract.sessions.bodies import body_words
from graph.extract.sessions.counted import counted, short_names
from graph.extract.sessions.gatherings import is_gathering, members
from graph.extract.sessions.headed import below_title
from graph.extract.sessions.reading import Known, Reading
from graph.extract.sessions.setting import Site, Spot, clause_end, days, place
from graph.extract.sessions.wording import ROUNDS, STILL_IN_MIND, read_match
from graph.extract.values.model import DateMention, Ordinal, PeriodMention

#: What joins one meeting of a row to the next: ", and the sixth".
_ROW: Final = re.compile(r"(?:[,;]|,? (?:and|while|with|but)) (?:the|a|an|its|their) $")
_ROW_REACH: Final = len(", while their ")
_WORD: Final = re.compile(r"\w+")
#: Where the same body's next meeting is spoken of.
_LATER: Final = re.compile(
    r", (?:and )?(?:shall|will|is (?:due |set |scheduled )?to)(?: next| also)? (?:meet|sit|convene"
    r"|gather|reconvene|hold)\b"
)
#: Rules that read rounds of talks, which go on between the same parties.
_ROUNDS: Final = frozenset({*ROUNDS, "session.bare-round"})
#: "for the first time since 2019" numbers no meeting.
_FIRST_SINCE: Final = re.compile(r"(?<=first time)(?: since| in)\b")
_VISIT: Final = re.compile(
    r"\b(?:visit(?:s|ed|ing)?(?: to)?|arrived in|travelled to|traveled to|stay in) $", re.IGNORECASE
)
_DURING: Final = re.compile(r"\b(?:in the course of|during) which\b")
#: Where the document was written.
_HERE: Final = re.compile(
    r"\bhere\b(?=[,.;]| (?:on|in|from|today|yesterday|this|last|and|to|[A-Z][a-z]+day)\b)"
)
_TURNS: Final = {"last": "last", "previous": "last", "previously": "last", "next": "next"}
#: "The next one is due in May."
_TURNING: Final = frozenset(["next", "previous", "latest", "last"])
_TWO: Final = 2
_TURN: Final = re.compile(rf"\b(?:{'|'.join(_TURNS)})\b", re.IGNORECASE)
#: "The last JCM was held": right before the words that name what met.
_TURN_BEFORE: Final = re.compile(rf"\b(?:{'|'.join(_TURNS)})(?= $)", re.IGNORECASE)
#: Two names of a body that meets for the same time, between the same states, share one of these.
_HEADS: Final = frozenset("commission committee council dialogue forum group".split())


@dataclass(slots=True)
class Meeting:
    """One meeting as the document knows it; filled while the document is read.

    `organ` says that a body with a name of its own met, `turn` is "last" or "next" where the words
    tell the meeting from the present one.
    """

    body: str
    ordinal: int | None
    parties: tuple[str, ...]
    start: date | None
    end: date | None
    place: str | None
    rule: str
    confidence: Decimal
    evidence: list[Evidence]
    claimant: Claimant | None
    organ: bool = False
    turn: str | None = None


@cache
def _telling() -> frozenset[str]:
    """Return words of which a sentence about a meeting has one."""
    words = body_words()
    nouns = {*words.meetings, *words.events, *words.counted, *words.talks, "group", "force"}
    single = {phrase.split()[-1] for phrase in nouns} | words.telling | {"kind", "series"}
    short = {word.lower() for word in words.acronyms}
    plural = {f"{word}s" for word in single}
    return frozenset({*single, *plural, *short, "ministers", "secretary"} - {"time", "times"})


class _Setting(NamedTuple):
    """What a document settles for all its meetings.

    Attributes:
        pair: the two states or blocs that it is about, if it is so.
        short: its bodies by their short names.
    """

    pair: tuple[str, ...]
    short: Mapping[str, Name]


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield the claims of a document about meetings."""
    meetings: list[Meeting] = []
    told: deque[Known] = deque(maxlen=MEMORY)
    two = scene.main_parties if len(scene.main_parties) == _TWO else ()
    pair = main_pair(scene) or likely_pair(scene) or tuple(sorted(two))
    setting = _Setting(pair, short_names(scene))
    scene = with_short_names(scene, setting.short)
    called = {word.lower() for word in setting.short}
    for index, sentence in enumerate(scene.sentences):
        telling = not (
            _telling().isdisjoint(sentence.wording) and called.isdisjoint(sentence.wording)
        )
        telling = telling or any(name.type is NameType.BODY for name in sentence.names)
        if not telling and not _goes_on(index, sentence, told):
            continue
        for meeting in _meetings(scene, index, sentence, setting, told):
            organ = meeting.organ
            told.append(Known(meeting.body, meeting.ordinal, meeting.parties, index, organ))
            known = next((m for m in meetings[-MEMORY:] if _same(m, meeting)), None)
            if known is None:
                meetings.append(meeting)
            else:
                _merge(known, meeting)
    for meeting in meetings:
        yield SessionClaim(
            evidence=tuple(meeting.evidence),
            rule=meeting.rule,
            confidence=meeting.confidence,
            claimant=meeting.claimant,
            body=meeting.body,
            ordinal=meeting.ordinal,
            parties=meeting.parties,
            start=meeting.start,
            end=meeting.end,
            place=meeting.place,
        )


def _goes_on(index: int, sentence: Annotated, told: Sequence[Known]) -> bool:
    """Whether a further meeting may be told of by its number alone: "The fifth was held"."""
    near = bool(told) and index - told[-1].sentence <= STILL_IN_MIND
    if near and not _TURNING.isdisjoint(sentence.wording):
        return True
    return near and any(isinstance(value, Ordinal) for value in sentence.values)


def _meetings(
    scene: Scene, index: int, sentence: Annotated, setting: _Setting, told: Sequence[Known]
) -> Iterator[Meeting]:
    taken: list[tuple[int, int]] = []
    for rule, reading, words in _readings(scene, index, sentence, setting, told, taken):
        meeting = _meeting(scene, index, sentence, rule, reading, setting.pair, told)
        if meeting is None:
            continue
        taken.append((reading.start, reading.end))
        if _FIRST_SINCE.match(sentence.text, words[1]):
            meeting.ordinal = None
        meeting.turn = _turn(sentence.text, *words)
        yield meeting


def _readings(
    scene: Scene,
    index: int,
    sentence: Annotated,
    setting: _Setting,
    told: Sequence[Known],
    taken: Sequence[tuple[int, int]],
) -> Iterator[tuple[Rule, Reading, tuple[int, int]]]:
    """Yield the meetings that a sentence may tell of, with the rule and the words that say so.

    `taken` are the stretches of those that were accepted; it grows while this is read.
    """

    def free(start: int, end: int) -> bool:
        return not any(s < end and start < e for s, e in taken)

    plain = not any(isinstance(value, Ordinal) for value in sentence.values)
    rules = load_rules("sessions")
    for rule in rules.of("session"):
        if (rule.constants.get("alone") and taken) or (rule.constants.get("counted") and plain):
            continue
        for match in rule.matches(sentence.view):
            if not free(match.start, match.end):
                continue
            reading = read_match(scene, index, match, rule, told)
            if reading is not None:
                yield rule, reading, (match.start, match.end)
    for rule in rules.of("session-number"):
        for reading in counted(scene, index, told, setting.short):
            if free(reading.start, reading.end):
                yield rule, reading, (reading.start, reading.end)


def _meeting(
    scene: Scene,
    index: int,
    sentence: Annotated,
    rule: Rule,
    reading: Reading,
    pair: tuple[str, ...],
    told: Sequence[Known],
) -> Meeting | None:
    """Return the meeting of a reading with its days, place and parties; None if it lacks one."""
    stop = _next(sentence, reading)
    follows = bool(rule.constants.get("follows"))
    spot = Spot(sentence, reading.start, reading.end, reading.after, stop, reaches_back=not follows)
    begin, last = days(spot, scene.date)
    site = place(spot) or _elsewhere(scene, index, sentence, reading, dated=begin or last)
    if begin is None and last is None and site is None and reading.ordinal is not None:
        begin, last, site = below_title(scene, index)
    where = None if site is None else site.name
    if not _settled(rule, reading, sentence, begin or last, where):
        return None
    parties = _of_same_body(reading, sentence, told)
    parties = parties or parties_of(scene, index, sentence, reading, pair)
    if len(parties) < 2 and rule.id in _ROUNDS:
        parties = _of_same_talks(parties, told)
    parties = with_host(parties, site, reading)
    if reading.joint and len(parties) < 2:
        return None
    if is_gathering(sentence, reading):
        parties = members(sentence, reading)
    final = min(clause_end(sentence, reading.end), stop)
    return Meeting(
        reading.body,
        reading.ordinal,
        parties,
        begin,
        last,
        where,
        rule.id,
        rule.confidence,
        [scene.evidence(sentence, reading.start, final)],
        scene.speakers[index],
        reading.named is not None or reading.organ,
    )


def _elsewhere(
    scene: Scene, index: int, sentence: Annotated, reading: Reading, *, dated: date | None
) -> Site | None:
    """Return where a meeting is held whose own clause does not tell: a visit's town, or "here"."""
    where = _toured(sentence, reading.start)
    if where is None and dated is None:
        where = _visited(scene, index)
    if where is None and _HERE.search(sentence.text, reading.start):
        where = dateline_place(scene)
    return None if where is None else Site(where)


def _settled(
    rule: Rule, reading: Reading, sentence: Annotated, day: date | None, where: str | None
) -> bool:
    """Whether a meeting has what its rule asks for: a day, a place, both, or either."""
    wants = rule.constants
    if wants.get("bygone") and (where is None or not _told_when(sentence)):
        return False
    if wants.get("settled"):
        return day is not None and where is not None
    if day is not None or where is not None or not (wants.get("dated") or reading.dated):
        return True
    return bool(wants.get("told")) and _told_when(sentence)


def _of_same_body(reading: Reading, sentence: Annotated, told: Sequence[Known]) -> tuple[str, ...]:
    """Return who met in the body before, where neither its name nor the sentence tells of two."""
    own = reading.parties or (reading.named.parties if reading.named is not None else ())
    words = set(_WORD.findall(reading.body.lower()))
    if own or words.isdisjoint(_HEADS):
        return ()
    if len({code for mention in sentence.parties for code in own_codes(mention)}) > 1:
        return ()
    for known in reversed(told):
        if len(known.parties) > 1 and words <= set(_WORD.findall(known.body.lower())):
            return known.parties
    return ()


def _of_same_talks(parties: tuple[str, ...], told: Sequence[Known]) -> tuple[str, ...]:
    """Return who negotiated in the round told of last, if those known of this one did."""
    for known in reversed(told):
        if len(known.parties) > 1 and set(parties) <= set(known.parties):
            return known.parties
    return parties


def _told_when(sentence: Annotated) -> bool:
    """Whether a sentence gives a month or a day."""
    return any(isinstance(value, (DateMention, PeriodMention)) for value in sentence.values)


def _visited(scene: Scene, index: int) -> str | None:
    """Return the town that the sentence before tells of a visit to, in the same paragraph."""
    if index == 0:
        return None
    before = scene.sentences[index - 1]
    if before.sentence.segment != scene.sentences[index].sentence.segment:
        return None
    found = _towns_of_visits(before, len(before.text))
    return found[0].name if len(found) == 1 else None


def _toured(sentence: Annotated, start: int) -> str | None:
    """Return the town of a visit in the course of which a meeting was held."""
    if _DURING.search(sentence.text, 0, start) is None:
        return None
    found = _towns_of_visits(sentence, start)
    return found[-1].name if found else None


def _towns_of_visits(sentence: Annotated, stop: int) -> list[Place]:
    """Return the towns of which a sentence tells before a position that they were visited."""
    return [
        m
        for _, m in sentence.base.mentions
        if isinstance(m, Place)
        and m.end <= stop
        and _VISIT.search(sentence.text, max(0, m.start - 40), m.start)
    ]


def _turn(text: str, start: int, end: int) -> str | None:
    """Return whether words of a sentence tell of the meeting before or after the present one."""
    found = _TURN.search(text, start, end) or _TURN_BEFORE.search(text, 0, start)
    return None if found is None else _TURNS[found.group().lower()]


def _next(sentence: Annotated, reading: Reading) -> int:
    """Return where the next numbered meeting of a row is spoken of, or the sentence's end."""
    end = reading.end
    for value in sentence.values:
        other = isinstance(value, Ordinal) and value.number != reading.ordinal
        if other and value.start > end:
            near = max(end, value.start - _ROW_REACH)
            joint = _ROW.search(sentence.text, near, value.start)
            if joint is not None:
                return joint.start()
    later = _LATER.search(sentence.text, end)
    return later.start() if later else len(sentence.text)


def _same(a: Meeting, b: Meeting) -> bool:
    if a.ordinal is not None and b.ordinal is not None and a.ordinal != b.ordinal:
        return False
    if a.start and b.start and a.start != b.start and not (_holds(a, b) or _holds(b, a)):
        return False
    if a.place and b.place and a.place != b.place and None in (a.ordinal, b.ordinal):
        return False
    if (
        a.parties
        and b.parties
        and not (set(a.parties) <= set(b.parties) or set(b.parties) <= set(a.parties))
    ):
        return False
    if a.turn != b.turn and None in (a.ordinal, b.ordinal):
        return False
    x, y = set(_WORD.findall(a.body.lower())), set(_WORD.findall(b.body.lower()))
    same_time = a.ordinal is not None and a.ordinal == b.ordinal
    if same_time and len(a.parties) > 1 and a.parties == b.parties and x & y & _HEADS:
        return True
    return x <= y or y <= x or 2 * len(x & y) >= len(x | y)


def _holds(wide: Meeting, exact: Meeting) -> bool:
    """Whether a meeting lies in the month or year that is told of another."""
    if not (wide.start and wide.end and exact.start):
        return False
    return wide.start <= exact.start <= (exact.end or exact.start) <= wide.end


def _merge(known: Meeting, new: Meeting) -> None:
    if known.ordinal is None:
        known.ordinal = new.ordinal
        known.rule = new.rule
    if set(known.parties) < set(new.parties):
        known.parties = new.parties
    if (known.start is None and known.end is None) or _holds(known, new):
        known.start, known.end = new.start, new.end
    known.place = known.place or new.place
    known.evidence += new.evidence
