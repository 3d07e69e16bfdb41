"""Claims about meetings of bodies and rounds of negotiations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from graph.claims import Claim, Evidence, SessionClaim
from graph.claims.evidence import Claimant
from graph.claims.model import OrganisationKind
from graph.claims.period import PartialDate
from graph.extract.annotate import Annotated, Mention
from graph.extract.mentions import Name, NameType, Parties, Place
from graph.extract.pattern import Match, Spanned
from graph.extract.reading.pair import main_pair
from graph.extract.reading.parties import PartyList, own_codes, party_list
from graph.extract.reading.tokens import Token, tokenize
from graph.extract.rules import load_rules
from graph.extract.scene import Scene
from graph.extract.sessions.bodies import body_words
from graph.extract.values.model import DateMention, Ordinal
from graph.extract.values.periods import resolve_date

_TRIGGER: Final = re.compile(
    r"\b(?:session|meeting|round|summit|forum|dialogue|conference|consultations?|plenary|sitting"
    r"|commission|committee|council|working group|task force|ministerial)s?\b",
    re.IGNORECASE,
)
_TALKS: Final = re.compile(r"\b(?:talks|negotiations?|consultations)\b", re.IGNORECASE)
_EVENT: Final = re.compile(
    r"((?:[\w+&.'-]+ |– ){0,7}?(?i:summit|forum|dialogue|consultations?|conference|roundtable"
    r"|ministerial meeting)(?: (?i:meeting))?(?: (?:of|on) (?:the )?(?:[A-Z][\w'-]*|and|of|for|on)"
    r"(?: (?:[A-Z][\w'-]*|and|of|for|on))*)?)(?!\w)"
)
_ROUND_END: Final = re.compile(
    r" (?:between|with|in|at|was|were|is|has|had|will|took|began|ran|from|opened|held|concluded"
    r"|starts?|to be|on \d)\b"
)
_OF_EVENT: Final = re.compile(r"(?:summit|conference|forum) (?:of|on)", re.IGNORECASE)
_NOT_IN_EVENT: Final = frozenset(["of", "to", "in", "at", "was", "after", "since", "that", "as"])
_MEETING_KINDS: Final = frozenset({OrganisationKind.COMMISSION, OrganisationKind.COUNCIL})
_CLAUSE_END: Final = re.compile(
    r"[;:]|, (?!\d|[A-Z]|held |was |were |took |is )"
    r"| (?:where|which|who|while|with calls|and (?:agreed|reviewed|discussed))\b"
)
_TAIL: Final = re.compile(r"(?: (?:and|of|for|on))+$")
_WORD: Final = re.compile(r"\w+")
_OPEN: Final = re.compile(r"\b(?:open(?:ed|s)?|began|begins?|start(?:ed|s)?|kicked off)\b", re.I)
_CLOSE: Final = re.compile(r"\b(?:conclud|wrapped up|ended|closed)", re.I)
_UNNAMED_PLACE: Final = re.compile(r"\b(?:in|at) ([A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2})")


@dataclass(slots=True)
class Meeting:
    """One meeting as the document knows it; filled while the document is read."""

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


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield the claims of a document about meetings."""
    meetings: list[Meeting] = []
    pair = main_pair(scene)
    for index, sentence in enumerate(scene.sentences):
        if not _TRIGGER.search(sentence.text) and not (
            "round" in sentence.text and _TALKS.search(sentence.text)
        ):
            continue
        for meeting in _meetings(scene, index, sentence, pair):
            known = next((m for m in meetings if _same(m, meeting)), None)
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


def _meetings(
    scene: Scene, index: int, sentence: Annotated, pair: tuple[str, ...]
) -> Iterator[Meeting]:
    taken: list[tuple[int, int]] = []
    tokens = tokenize(sentence.text, sentence.view.mentions)
    for rule in load_rules("sessions").of("session"):
        for match in rule.matches(sentence.view):
            span = (match.start, match.end)
            if any(s < span[1] and span[0] < e for s, e in taken):
                continue
            read = _body(scene, index, match, rule.id)
            if read is None:
                continue
            body, start, end, name = read
            ordinal = _ordinal(match)
            begin, last = _days(scene, sentence, start, end)
            place = _place(sentence, start, end)
            if rule.constants.get("dated") and begin is None and last is None and place is None:
                continue
            taken.append((min(span[0], start), max(span[1], end)))
            first, final = min(start, match.start), _clause_end(sentence, max(end, match.end))
            yield Meeting(
                body,
                ordinal,
                _parties(scene, index, sentence, tokens, name, start, end, pair),
                begin,
                last,
                place,
                rule.id,
                rule.confidence,
                [scene.evidence(sentence, first, final)],
                scene.speakers[index],
            )


def _ordinal(match: Match[Mention]) -> int | None:
    number = match.mention("number")
    if isinstance(number, Ordinal):
        return number.number
    roman = match.text("roman")
    return _roman(roman) if roman is not None and roman.isupper() else None


def _roman(text: str) -> int:
    """Return the number that Roman figures up to 39 write."""
    values = {"I": 1, "V": 5, "X": 10}
    figures = [values[c] for c in text]
    following = [*figures[1:], 0]
    return sum(-f if f < n else f for f, n in zip(figures, following, strict=True))


def _body(
    scene: Scene, index: int, match: Match[Mention], rule: str
) -> tuple[str, int, int, Name | None] | None:
    """Return the words for what meets, where they stand, and its name if it has one."""
    sentence = scene.sentences[index]
    if match.text("back") is not None:
        last = scene.last_name(NameType.BODY, index) or _own_body(sentence, match.start)
        return None if last is None else (last.name, match.start, match.end, last)
    roman = match.text("roman")
    if roman is not None and not roman.isupper():
        return None
    mention = match.mention("body")
    if isinstance(mention, Name):
        if mention.type is NameType.ORGANISATION and mention.kind not in _MEETING_KINDS:
            return None
        return mention.name, match.start, max(mention.end, match.end), mention
    text = match.text("body")
    if text is None:
        return None
    start = match.spans["body"][0]
    if rule == "session.round":
        cut = _ROUND_END.split(text)[0]
        return (cut, match.start, start + len(cut), None) if _TALKS.search(cut) else None
    found = _EVENT.match(text)
    if found is None:
        return None
    body = _TAIL.sub("", found[1])
    words = body.lower().split()
    if any(w in _NOT_IN_EVENT for w in words[:-1]) and not _OF_EVENT.search(body):
        return None
    named = _event_parties(sentence, start, start + len(body))
    if len(words) < 2 or not (named or words[0] in body_words().sure):
        return None
    return body, match.start, start + len(body), None


def _own_body(sentence: Annotated, before: int) -> Name | None:
    """Return the last body named earlier in the same sentence."""
    bodies = [n for n in sentence.names if n.type is NameType.BODY and n.end <= before]
    return bodies[-1] if bodies else None


def _event_parties(sentence: Annotated, start: int, end: int) -> bool:
    """Whether an event is called after states, blocs or parts of the world."""
    if any(start <= p.start and p.end <= end for p in sentence.parties):
        return True
    text = sentence.text[start:end]
    return bool(re.search(r"[A-Z][A-Za-z]+[-–][A-Z]|C5\+1|\b[A-Z]{2,}\b", text))


def _days(
    scene: Scene, sentence: Annotated, start: int, end: int
) -> tuple[date | None, date | None]:
    """Return first and last day of a meeting, as far as the sentence gives days."""
    mentions = [v for v in sentence.values if isinstance(v, DateMention)]
    after = [m for m in mentions if m.start >= start and m.start - end < 90]
    before = [m for m in mentions if m.end <= start]
    found = after[:1] or before[-1:]
    if not found:
        return None, None
    mention = found[0]
    first = _day(resolve_date(mention, scene.date))
    if first is None:
        return None, None
    last = _last(mention, first) or _second(scene, sentence, mentions, mention)
    around = sentence.text[max(0, start - 40) : mention.start]
    if last is None:
        if _OPEN.search(around):
            return first, None
        if _CLOSE.search(around):
            return None, first
        last = first
    return first, last


def _second(
    scene: Scene, sentence: Annotated, mentions: Sequence[DateMention], first: DateMention
) -> date | None:
    """Return the last day of "from 3.2.2021 to 5.2.2021", whose ends are two mentions."""
    following = next((m for m in mentions if m.start > first.start), None)
    if following is None:
        return None
    between = sentence.text[first.end : following.start].strip()
    if between not in ("to", "until", "-", "–", "and"):
        return None
    return _day(resolve_date(following, scene.date))


def _last(mention: DateMention, first: date) -> date | None:
    if mention.until is not None:
        return _day(mention.until)
    if mention.until_day is not None:
        month = mention.until_month or first.month
        try:
            return date(first.year, month, mention.until_day)
        except ValueError:
            return None
    return None


def _day(partial: PartialDate | None) -> date | None:
    if partial is None or partial.day is None:
        return None
    return partial.first


def _place(sentence: Annotated, start: int, end: int) -> str | None:
    """Return where the meeting is held: the first "in" a place after it, else one before it."""
    text = sentence.text
    places = [m for _, m in sentence.base.mentions if isinstance(m, Place)]
    stop = _clause_end(sentence, end)
    candidates = [
        p
        for p in places
        if text[max(0, p.start - 4) : p.start].lower().endswith(("in ", "at "))
        and not (start <= p.start < end)
    ]
    after = [p for p in candidates if end <= p.start < stop]
    if after:
        return after[0].name
    found = _UNNAMED_PLACE.search(text, end, stop)
    if (
        found
        and not any(p.start <= found.start(1) < p.end for p in sentence.parties)
        and not any(v.start <= found.start(1) < v.end for v in sentence.values)
    ):
        return found[1]
    before = [p for p in candidates if p.end <= start]
    if before:
        return before[-1].name
    earlier = list(_UNNAMED_PLACE.finditer(text, max(0, start - 60), start))
    if earlier and _free(sentence, earlier[-1].start(1)):
        return earlier[-1][1]
    hosted = re.compile(r"(?:hosted|hosts|host) (?:the )?$")
    for place in places:
        if place.end <= start and hosted.search(text[place.end + 1 : start]):
            return place.name
    return None


def _free(sentence: Annotated, at: int) -> bool:
    """Whether no country, date or name stands at a position."""
    groups: tuple[Sequence[Spanned], ...] = (sentence.parties, sentence.values, sentence.names)
    return not any(m.start <= at < m.end for group in groups for m in group)


def _clause_end(sentence: Annotated, at: int) -> int:
    """Return where the clause ends; commas between place and date do not end it."""
    found = _CLAUSE_END.search(sentence.text, at)
    return found.start() if found else len(sentence.text)


def _parties(
    scene: Scene,
    index: int,
    sentence: Annotated,
    tokens: Sequence[Token[Mention]],
    name: Name | None,
    start: int,
    end: int,
    pair: tuple[str, ...],
) -> tuple[str, ...]:
    """Return who meets: by the name, by "between" or "with", by the subject, by the document."""
    own = set(name.parties) if name is not None else set()
    for mention in sentence.parties:
        if start <= mention.start and mention.end <= end:
            own.update(own_codes(mention))
    if len(own) > 1 or any(len(code) > 2 for code in own):
        members = (m.codes for m in sentence.parties if m.group is None and len(m.codes) > 2)
        return next(members, tuple(sorted(own)))
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
        if _in_place(sentence.text, mention) or (start <= mention.start < end):
            continue
        around.update(scene.codes(mention, index))
    for code_set in (own | partner, own | partner | around):
        if len(code_set) > 1 and len(code_set) <= 6:
            return tuple(sorted(code_set))
    known = own | partner | around
    if not known or known < set(pair):
        return pair or tuple(sorted(known))
    return tuple(sorted(known))


def _in_place(text: str, mention: Parties) -> bool:
    return text[: mention.start].endswith((" in ", "In ", " from "))


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
    if (
        a.parties
        and b.parties
        and not (set(a.parties) <= set(b.parties) or set(b.parties) <= set(a.parties))
    ):
        return False
    x, y = set(_WORD.findall(a.body.lower())), set(_WORD.findall(b.body.lower()))
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
