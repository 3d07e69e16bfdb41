"""Claims about meetings of bodies and rounds of negotiations."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from graph.claims import Claim, Evidence, SessionClaim
from graph.claims.evidence import Claimant
from graph.extract.annotate import Annotated
from graph.extract.mentions import Parties, Place
from graph.extract.organisations.government import government
from graph.extract.reading.dateline import dateline_place
from graph.extract.reading.pair import home, likely_pair, main_pair, opening_group
from graph.extract.reading.parties import PartyList, own_codes, party_list
from graph.extract.rules import load_rules
from graph.extract.scene import MEMORY, Scene
from graph.extract.sessions.setting import Spot, clause_end, days, place
from graph.extract.sessions.wording import ROUNDS, STILL_IN_MIND, Known, Reading, read_match
from graph.extract.values.model import DateMention, Ordinal, PeriodMention

_MEETINGS: Final = (
    "session", "meeting", "round", "summit", "forum", "dialogue", "conference", "consultation",
    "plenary", "sitting", "gathering", "commission", "committee", "council", "group", "force",
    "ministerial", "secretary-level",
)  # fmt: skip
#: Words of which a sentence about a meeting has one.
_TELLING: Final = frozenset({*_MEETINGS, *(f"{word}s" for word in _MEETINGS), "ministers"})
#: What joins one meeting of a row to the next: ", and the sixth".
_ROW: Final = re.compile(r"(?:[,;]|,? (?:and|while|with|but)) (?:the|a|an) $")
_ROW_REACH: Final = len(", while the ")
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
_OFFERS: Final = re.compile(r" (?:has |have )?(?:offered|agreed|is) to (?:host|hold) the\b")
#: Where the document was written.
_HERE: Final = re.compile(r"\bhere\b(?=[,.;]| (?:on|in|from|today|yesterday|this|last|and|to)\b)")
_TURNS: Final = {"last": "last", "previous": "last", "previously": "last", "next": "next"}
_TURN: Final = re.compile(rf"\b(?:{'|'.join(_TURNS)})\b", re.IGNORECASE)
#: Two names of a body that meets for the same time, between the same states, share one of these.
_HEADS: Final = frozenset("commission committee council dialogue forum group".split())
#: Most parties that one meeting can have by a list in its sentence.
_MOST: Final = 6


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


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield the claims of a document about meetings."""
    meetings: list[Meeting] = []
    told: deque[Known] = deque(maxlen=MEMORY)
    pair = main_pair(scene) or likely_pair(scene)
    for index, sentence in enumerate(scene.sentences):
        if _TELLING.isdisjoint(sentence.wording) and not _goes_on(index, sentence, told):
            continue
        for meeting in _meetings(scene, index, sentence, pair, told):
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
    return near and any(isinstance(value, Ordinal) for value in sentence.values)


def _meetings(
    scene: Scene, index: int, sentence: Annotated, pair: tuple[str, ...], told: Sequence[Known]
) -> Iterator[Meeting]:
    taken: list[tuple[int, int]] = []
    plain = not any(isinstance(value, Ordinal) for value in sentence.values)
    for rule in load_rules("sessions").of("session"):
        if (rule.constants.get("alone") and taken) or (rule.constants.get("counted") and plain):
            continue
        for match in rule.matches(sentence.view):
            if any(s < match.end and match.start < e for s, e in taken):
                continue
            reading = read_match(scene, index, match, rule, told)
            if reading is None:
                continue
            stop = _next(sentence, reading)
            spot = Spot(
                sentence,
                reading.start,
                reading.end,
                reading.after,
                stop,
                reaches_back=not rule.constants.get("follows"),
            )
            begin, last = days(spot, scene.date)
            where = place(spot)
            if rule.constants.get("bygone") and (where is None or not _told_when(sentence)):
                continue
            if where is None and begin is None and last is None:
                where = _visited(scene, index)
            if where is None and _HERE.search(sentence.text, reading.start):
                where = dateline_place(scene)
            needs = rule.constants.get("dated") or reading.dated
            if rule.constants.get("told") and begin is None and where is None:
                needs = not _told_when(sentence)
            if needs and begin is None and last is None and where is None:
                continue
            if rule.constants.get("settled") and (begin is None or where is None):
                continue
            parties = _parties(scene, index, sentence, reading, pair)
            if len(parties) < 2 and rule.id in _ROUNDS:
                parties = _of_same_talks(parties, told)
            if reading.joint and len(parties) < 2:
                continue
            taken.append((reading.start, reading.end))
            final = min(clause_end(sentence, reading.end), stop)
            first_time = _FIRST_SINCE.match(sentence.text, match.end)
            yield Meeting(
                reading.body,
                None if first_time else reading.ordinal,
                parties,
                begin,
                last,
                where,
                rule.id,
                rule.confidence,
                [scene.evidence(sentence, reading.start, final)],
                scene.speakers[index],
                reading.named is not None or reading.organ,
                _turn(sentence.text[match.start : match.end]),
            )


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
    places = [m for _, m in before.base.mentions if isinstance(m, Place)]
    found = [p for p in places if _VISIT.search(before.text, max(0, p.start - 40), p.start)]
    return found[0].name if len(found) == 1 else None


def _turn(words: str) -> str | None:
    """Return whether words tell of the meeting before or after the present one."""
    found = _TURN.search(words)
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


def _parties(
    scene: Scene,
    index: int,
    sentence: Annotated,
    reading: Reading,
    pair: tuple[str, ...],
) -> tuple[str, ...]:
    """Return who meets: by the name, by "between" or "with", by the subject, by the document."""
    start, end = reading.start, reading.end
    own = set(reading.named.parties) if reading.named is not None else set(reading.parties)
    for mention in sentence.parties:
        if start <= mention.start and mention.end <= end:
            own.update(own_codes(mention))
    if len(own) > 1 or any(len(code) > 2 for code in own):
        members = (m.codes for m in sentence.parties if m.group is None and len(m.codes) > 2)
        return next(members, tuple(sorted(own)))
    tokens = sentence.tokens
    if listed_after := _listed_members(scene, index, sentence, end):
        return listed_after
    partner: set[str] = set()
    for at, token in enumerate(tokens):
        if token.start < start or token.word not in ("between", "among", "with"):
            continue
        if token.start - end > 60:
            break
        listed = party_list(sentence.text, tokens, at + 1)
        codes = _resolved(scene, listed, index)
        if token.word != "with" and len(codes) > 1:
            return tuple(sorted(codes))
        if codes:
            partner |= codes
            break
    around: set[str] = set()
    for mention in sentence.parties:
        if _in_place(sentence, mention) or (start <= mention.start < end):
            continue
        theirs = scene.codes(mention, index)
        if len(theirs) <= _MOST:  # "the Europe Department" makes no party of a continent
            around.update(theirs)
    for code_set in (own | partner, own | partner | around):
        if len(code_set) > 1 and len(code_set) <= _MOST:
            return tuple(sorted(code_set))
    known = own | partner | around
    if reading.open or len(known) > 1:
        return tuple(sorted(known))
    if known < set(pair):
        return pair
    if reading.joint and not known:
        return _opening_members(scene)
    return tuple(sorted(known | home(scene))) if reading.parties else tuple(sorted(known))


def _opening_members(scene: Scene) -> tuple[str, ...]:
    """Return the states that the opening lists, with the one whose paper it is."""
    listed, issuer = opening_group(scene), government(scene)
    return tuple(sorted({*listed, issuer})) if listed and issuer is not None else listed


def _listed_members(scene: Scene, index: int, sentence: Annotated, end: int) -> tuple[str, ...]:
    """Return the states listed right after the name of a meeting: "… Group of A, B and C"."""
    at = next((i for i, token in enumerate(sentence.tokens) if token.start >= end), None)
    if at is None or sentence.tokens[at].word != "of":
        return ()
    codes = _resolved(scene, party_list(sentence.text, sentence.tokens, at + 1), index)
    return tuple(sorted(codes)) if len(codes) > 1 else ()


def _in_place(sentence: Annotated, mention: Parties) -> bool:
    """Whether a mention is no party: "in Peru", "Bangkok, Thailand", an agreement of a bloc."""
    if sentence.text[: mention.start].endswith((" in ", "In ", " from ")):
        return True
    if _OFFERS.match(sentence.text, mention.end) is not None:
        return True  # who is to host a meeting of others
    if "Agreement" in sentence.text[mention.start : mention.end + len(" Agreement")]:
        return True  # the subject of talks, as NAFTA
    town = mention.start - len(", ")
    return any(m.end == town for _, m in sentence.base.mentions if isinstance(m, Place))


def _resolved(scene: Scene, listed: PartyList, index: int) -> set[str]:
    codes = set(listed.codes)
    for anaphor in listed.anaphors:
        codes.update(scene.codes(anaphor, index))
    return codes


def _same(a: Meeting, b: Meeting) -> bool:
    if a.ordinal is not None and b.ordinal is not None and a.ordinal != b.ordinal:
        return False
    if a.start and b.start and a.start != b.start:
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


def _merge(known: Meeting, new: Meeting) -> None:
    if known.ordinal is None:
        known.ordinal = new.ordinal
        known.rule = new.rule
    if set(known.parties) < set(new.parties):
        known.parties = new.parties
    if known.start is None and known.end is None:
        known.start, known.end = new.start, new.end
    known.place = known.place or new.place
    known.evidence += new.evidence
