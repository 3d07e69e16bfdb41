"""What a phrase says meets: a named body, an event of states, a round of talks, ministers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Final

from graph.claims.model import OrganisationKind
from graph.extract.annotate import Annotated, Mention
from graph.extract.mentions import Name, NameType, Parties
from graph.extract.pattern import Match
from graph.extract.reading.parties import own_codes
from graph.extract.rules import Rule
from graph.extract.scene import Scene
from graph.extract.sessions.around import number_of, told_to_meet
from graph.extract.sessions.bodies import body_words
from graph.extract.sessions.called import CALLED, called_event, naming_states, states_in
from graph.extract.sessions.reading import Known, Reading
from graph.extract.sessions.rounds import talks_before
from graph.extract.values.model import Count, Ordinal

_TALKS: Final = re.compile(r"\b(?:talks|(?:re)?negotiations?|consultations)\b", re.IGNORECASE)
_NOUN: Final = (
    r"(?i:(?:leaders|ministers|presidents|officials|directors general)['’]? meeting|summit|forum"
    r"|dialogue|consultations?|conference|roundtable|ministerial meeting"
    r"|(?:secretary|minister|officials?|expert|vice-minister)[- ]level (?:meeting|talks))"
)
_EVENT: Final = re.compile(
    rf"((?:[\w+&.'–-]+ |– ){{0,7}}?{_NOUN}(?: (?i:meeting))?"
    r"(?: (?:of|on) (?:the )?(?:[A-Z][\w'-]*|and|of|for|on)"
    r"(?: (?:[A-Z][\w'-]*|and|of|for|on))*)?)(?!\w)"
)
_LEVEL: Final = re.compile(r"[- ]level (?:meeting|talks)$", re.IGNORECASE)
_SHORT_NAME: Final = re.compile(rf"[^()]{{0,160}}\(((?:[\w+&.'/–-]+ ){{1,6}}{_NOUN})\)")
_ROUND_END: Final = re.compile(
    r" (?:aimed|between|with|in|at|was|were|is|has|had|will|took|began|ran|from|opened|held"
    r"|concluded|starts?|follow(?:s|ed)?|resumed|ended|to be|on \d)\b"
)
_OF_EVENT: Final = re.compile(
    r"(?:summit|conference|forum|dialogue|meeting) (?:of|on)", re.IGNORECASE
)
#: What gives an event a name: "Leaders' Summit of the Americas Partnership".
_CALLED: Final = re.compile(r" of the [A-Z]\w+ [A-Z]")
_NOT_IN_EVENT: Final = frozenset(["of", "to", "in", "at", "was", "after", "since", "that", "as"])
MEETING_KINDS: Final = frozenset({OrganisationKind.COMMISSION, OrganisationKind.COUNCIL})
"""Kinds of organisation that meet as states do."""

_OWNING: Final = frozenset(["", " ", "'s ", "' "])
_NAME_GOES_ON: Final = re.compile(r"[ -][A-Z]")
_TAIL: Final = re.compile(r"(?: (?:and|of|for|on))+$")
_LEADING_ROMAN: Final = re.compile(r"(?:The )?([IVXLC]{2,8}) [A-Z]")
_SEVERAL: Final = 2
#: Length of the code of a country; blocs have longer ones.
_COUNTRY: Final = 2
_BETWEEN: Final = re.compile(r" (?:between|among) ")
_MORE_OF_NAME: Final = re.compile(
    r" (?:and|&) (?:[A-Z]\w+ ){0,3}(?:Partnership|Agreement|Area|Framework|Initiative)\b"
)
_OF: Final = (" of ", " on ", " for ")
#: The body that a sentence begins with by its noun alone.
_SUBJECT_BODY: Final = re.compile(
    r"(?:\d+\. ?)?(?:The )?((?:Joint |Mixed |Steering )?(?:Council|Commission|Committee|Board"
    r"|Working Group|Assembly))(?= [a-z])"
)
#: How many sentences ago one was told of that "the next meeting" of it may mean.
_MIND: Final = 12
STILL_IN_MIND: Final = 2
"""How many sentences ago a meeting was told of whose row goes on."""

#: Who else meets, after a body: "praised by the presidents, who", "and the ministers".
_OTHER_SUBJECT: Final = re.compile(r"\bwho\b|\band (?:the|its|their|[A-Z])")
ROUNDS: Final = frozenset({"session.round", "session.round-cardinal"})
"""Rules that read a numbered round of talks."""

#: What any body or event may be called that has been named before.
_SITTINGS: Final = frozenset("meeting session sitting gathering edition event".split())
#: How far the number of a meeting may be from one told of before.
_NEAR: Final = 3
_LONGEST: Final = 100
#: Between "held" and a number: "held its third ministerial meeting".
_OF_ITS: Final = (" its ", " their ", " for its ", " for their ", " for the ")
_ITS_MEETING: Final = re.compile(
    r"(?: [\w-]+){0,2}? (?:meeting|session|round|edition|time|sitting)\b"
)
_LAST_JOINT: Final = re.compile(r" (?:of|from|between)(?: the)? $")
_PARTNER: Final = re.compile(r" (?:between|among|with) ")


def read_match(
    scene: Scene, index: int, match: Match[Mention], rule: Rule, known: Sequence[Known]
) -> Reading | None:
    """Return the meeting that a match of a rule names, or None if it names none."""
    if rule.id == "session.next":
        return _following(index, match, known)
    if rule.id == "session.again":
        return _again(scene, index, match)
    if rule.id == "session.bare-round":
        return _bare_round(scene, index, match, known)
    if rule.id == "session.turn":
        return _another(scene.sentences[index], index, match, known)
    if rule.id == "session.bare-session":
        return _numbered_again(scene, index, match, known)
    if rule.id == "session.ministers":
        return _ministers(scene, index, match)
    if rule.id == "session.hosts-next":
        return _hosted(match, known)
    if rule.id == "session.organ-meets":
        return _organ_meets(scene.sentences[index], match, known)
    if rule.id in CALLED:
        return called_event(scene, index, match, rule.id)
    if (read := _PLAIN_READERS.get(rule.id)) is not None:
        return read(scene.sentences[index], match)
    if match.text("back") is not None:
        return _pointed_at(scene, index, match, known)
    figures = match.text("roman")
    if figures is not None and not figures.isupper():
        return None
    mention = match.mention("body")
    if isinstance(mention, Name):
        if rule.id == "session.named-two" and len(mention.parties) < _SEVERAL:
            return None
        return _named(scene.sentences[index], match, mention)
    if match.text("body") is None:
        return None
    if rule.id in ROUNDS:
        return _round(match)
    return _event(scene.sentences[index], match, known)


def _following(index: int, match: Match[Mention], known: Sequence[Known]) -> Reading | None:
    """Read "and the sixth is due in May" after the fifth has been told of.

    A meeting told of in a sentence before, or out of its turn, counts only with its day or place.
    """
    number = _ordinal(match)
    last = known[-1] if known else None
    if last is None or last.ordinal is None or number is None:
        return None
    if index - last.sentence > STILL_IN_MIND or not 0 < abs(number - last.ordinal) <= _NEAR:
        return None
    loose = last.sentence != index or number != last.ordinal + 1
    end = match.spans["number"][1]
    return Reading(
        last.body,
        number,
        match.start,
        end,
        end,
        last.parties,
        organ=last.organ,
        dated=loose,
    )


def _again(scene: Scene, index: int, match: Match[Mention]) -> Reading | None:
    """Read "shall meet again in", where a body is what meets."""
    sentence = scene.sentences[index]
    body = _own_body(sentence, match.start)
    if body is None:
        return None
    between = sentence.text[body.end : match.start]
    opens = body.start <= len("The ") or not between.strip()
    if not opens or _OTHER_SUBJECT.search(between) is not None:
        return None
    return Reading(body.name, None, match.start, match.end, match.end, named=body)


def _numbered_again(
    scene: Scene, index: int, match: Match[Mention], known: Sequence[Known]
) -> Reading | None:
    """Read "the 12th Session" after the 13th of a body has been told of, or the body named."""
    sentence, number = scene.sentences[index], _ordinal(match)
    last = next((k for k in reversed(known) if k.ordinal is not None and k.organ), None)
    if last is None and match.start == 0 and not sentence.text.startswith(_OF, match.end):
        return _of_named(scene, index, match)
    if last is None or last.ordinal is None or number is None:
        return None
    if sentence.text.startswith(_OF, match.end) or not 0 < abs(number - last.ordinal) <= _NEAR:
        return None
    return Reading(last.body, number, match.start, match.end, match.end, last.parties, organ=True)


def row_of(index: int, number: int | None, known: Sequence[Known]) -> Known | None:
    """Return the meeting told of last, if a number is that of one more in its row."""
    last = next((k for k in reversed(known) if k.ordinal is not None), None)
    if last is None or last.ordinal is None or number is None:
        return None
    near = index - last.sentence <= STILL_IN_MIND and 0 < abs(number - last.ordinal) <= _NEAR
    return last if near else None


def _bare_round(
    scene: Scene, index: int, match: Match[Mention], known: Sequence[Known]
) -> Reading | None:
    """Read "the seventh round": of the talks whose sixth was told of, or of those named before."""
    number = _ordinal(match)
    last = row_of(index, number, known)
    if last is not None and _TALKS.search(last.body):
        body, parties = last.body, last.parties
    else:
        talks = talks_before(scene, index, match.start)
        if talks is None:
            return None
        body, parties = talks.words, talks.parties
    return Reading(body, number, match.start, match.end, match.end, parties, joint=True)


def _of_named(scene: Scene, index: int, match: Match[Mention]) -> Reading | None:
    """Read "The fourth session" of the one body that was named just before."""
    near = islice(scene.before(index), STILL_IN_MIND)
    named = [n for s in near for n in s.names if n.type is NameType.BODY and n.proper]
    if not named or len({name.name for name in named}) > 1:
        return None
    number, name = _ordinal(match), named[0]
    end = match.end
    return Reading(name.name, number, match.start, end, end, name.parties, organ=True, dated=True)


def _another(
    sentence: Annotated, index: int, match: Match[Mention], known: Sequence[Known]
) -> Reading | None:
    """Read "the next meeting", or "the consultations" that were told of just before."""
    told_here = bool(known) and known[-1].sentence == index
    if not told_here and _own_body(sentence, len(sentence.text)) is not None:
        return None
    noun = (match.text("what") or "one").lower().removesuffix("s")
    again = match.text("turn") is None
    reach = STILL_IN_MIND if again else _MIND if noun in _SITTINGS else index
    own = None if again else _own_meeting(sentence, match.start, known)
    last = own or _called(noun, known, index - reach)
    if last is None or (again and last.ordinal is None):
        return None
    number = last.ordinal if again else None
    return Reading(
        last.body, number, match.start, match.end, match.end, last.parties, organ=last.organ
    )


def _own_meeting(sentence: Annotated, start: int, known: Sequence[Known]) -> Known | None:
    """Return the meeting of the body whose paper says "Council agreed to hold its next meeting".

    A paper calls the body that issued it, and that it told of first, by its noun alone.
    """
    subject = _SUBJECT_BODY.match(sentence.text, 0, start)
    if subject is None or not sentence.text.startswith("its ", start):
        return None
    words = set(subject[1].lower().split())
    return next((k for k in known if k.organ and words <= set(k.body.lower().split())), None)


def _called(noun: str, known: Sequence[Known], since: int) -> Known | None:
    """Return the meeting told of last, since a sentence, that a noun can mean."""
    for last in reversed(known):
        if last.sentence < since:
            return None
        words = [word.removesuffix("s") for word in last.body.lower().split()]
        talks = noun == "round" and _TALKS.search(last.body) is not None
        if noun == "one" or noun in words or talks or (noun in _SITTINGS and last.organ):
            return last
    return None


def _ministers(scene: Scene, index: int, match: Match[Mention]) -> Reading | None:
    """Read "the trade ministers of A and B met"; those of one country only hold no session."""
    field = match.text("field")
    body = f"{field} ministers' meeting" if field else "ministers' meeting"
    end = match.spans["verb"][1]
    told = [p for p in scene.sentences[index].parties if p.end <= end]
    codes = {code for p in told for code in own_codes(p) or scene.codes(p, index)}
    if len(codes) == 1:
        return None
    parties = tuple(sorted(codes))
    return Reading(body, None, match.start, end, end, parties, joint=True)


def _plain_body(_: Annotated, match: Match[Mention]) -> Reading:
    """Read "a working group of the two ministries met in": two states must be known to meet."""
    body = match.text("body") or ""
    end = match.spans["body"][1]
    return Reading(body, None, match.start, match.end, end, joint=True)


def _plain_meeting(sentence: Annotated, match: Match[Mention]) -> Reading:
    """Read "held a first planning meeting in": two states must be known to meet."""
    start = match.spans.get("what", match.spans["body"])[0]
    end = match.spans["body"][1]
    body = sentence.text[start:end]
    return Reading(body, _ordinal(match), match.start, match.end, end, joint=True)


def _numbered_ministers(_: Annotated, match: Match[Mention]) -> Reading | None:
    who = match.mention("who")
    if not isinstance(who, Parties) or len(who.codes) < _SEVERAL:
        return None
    start, end = match.spans["what"][0], match.spans["who"][0]
    body: str = _LAST_JOINT.sub("", match.view.text[start:end])
    return Reading(body, _ordinal(match), match.start, match.end, match.end, who.codes)


def _organ(sentence: Annotated, match: Match[Mention]) -> Reading | None:
    """Read a numbered session of a committee or council between states, or of a bloc."""
    start, end = match.spans["body"]
    body = match.text("body") or ""
    between = _BETWEEN.search(body)
    if between is not None:
        body, end = body[: between.start()], start + between.start()
    if not body_words().trigger.search(body):
        return None
    bloc = any(
        start <= p.start and p.end <= end and any(len(code) > _COUNTRY for code in own_codes(p))
        for p in sentence.parties
    )
    if not bloc and not _BETWEEN.match(sentence.text, end):
        return None
    return Reading(body, _ordinal(match), match.start, end, end, joint=not bloc, open=True)


def _at_meeting(sentence: Annotated, match: Match[Mention]) -> Reading | None:
    """Read "endorsed by the SADC Energy Working Group at a meeting in": a body of states."""
    start, end = match.spans["body"]
    body = sentence.text[start:end]
    mention = match.mention("body")
    named = mention if isinstance(mention, Name) and mention.type is NameType.BODY else None
    if named is None and not (
        body_words().trigger.search(body) and naming_states(sentence, start, end)
    ):
        return None
    return Reading(body, None, match.start, match.end, end, named=named, open=True, organ=True)


def _organ_meets(
    sentence: Annotated, match: Match[Mention], known: Sequence[Known]
) -> Reading | None:
    """Read "their Steering Committee is to meet in": a body of one state alone holds no session."""
    start, end = match.spans["body"]
    body = match.text("body") or ""
    words = [word.lower() for word in body.split()]
    if not body_words().trigger.search(body) or body_words().shared.isdisjoint(words):
        return None
    owners = (m for m in sentence.parties if len(m.codes) == 1)
    if any(sentence.text[m.end : start] in _OWNING for m in owners):
        return None  # "Togo's Steering Committee"
    told = next(
        (k for k in reversed(known) if k.body.lower().split()[-len(words) :] == words), None
    )
    parties = () if told is None else told.parties
    return Reading(body, None, match.start, end, match.end - 4, parties, joint=True)


def _hosted(match: Match[Mention], known: Sequence[Known]) -> Reading | None:
    """Read "offered to host the next Leaders' Summit" after one of these has been told of."""
    start = match.spans["body"][0]
    found = _EVENT.match(match.text("body") or "")
    if found is None:
        return None
    words = found[1].lower().split()
    same = (k for k in reversed(known) if k.body.lower().split()[: len(words)] == words)
    last = next(same, None)
    if last is None:
        return None
    end = start + len(found[1])
    return Reading(found[1], _ordinal(match), match.start, end, end, last.parties, dated=True)


def _pointed_at(
    scene: Scene, index: int, match: Match[Mention], known: Sequence[Known]
) -> Reading | None:
    """Read "the next meeting of the Council": of the body named last, or of one that met before."""
    sentence, number = scene.sentences[index], _ordinal(match)
    last = _own_body(sentence, match.start) or scene.last_name(NameType.BODY, index)
    if last is not None:
        return Reading(last.name, number, match.start, match.end, match.end, named=last)
    head = (match.text("back") or "").lower().strip('"').rpartition(" ")[2]
    told = next((k for k in reversed(known) if head in k.body.lower().split()), None)
    if told is None:
        return None
    end = match.end
    return Reading(told.body, number, match.start, end, end, told.parties, organ=True)


def _named(sentence: Annotated, match: Match[Mention], name: Name) -> Reading | None:
    coordinating = match.mention("number") is not None and not body_words().shared.isdisjoint(
        name.name.lower().split()
    )
    if name.type is not NameType.BODY and (
        name.type is not NameType.ORGANISATION
        or (name.kind not in MEETING_KINDS and not coordinating)
    ):
        return None
    end = max(name.end, match.end)
    after = name.end if name.start < match.end else end
    number = _ordinal(match) or _roman_before(name.name)
    # "The World Water Forum met in Dakar" is no meeting of states; "its third session" tells one.
    joint = (
        number is None
        and name.type is not NameType.BODY
        and not naming_states(sentence, name.start, name.end)
    )
    return Reading(name.name, number, match.start, end, after, named=name, joint=joint)


def _around(sentence: Annotated, match: Match[Mention]) -> Reading | None:
    """Read a body of two states or more of which the words around it tell that it meets."""
    body = match.mention("body")
    if not isinstance(body, Name):
        return None
    end = told_to_meet(sentence.text, body.start, body.end)
    if end is None:
        return None
    return Reading(
        body.name,
        _roman_before(body.name) or number_of(sentence),
        match.start,
        end,
        match.end,
        named=body,
        joint=not any(len(code) > _COUNTRY for code in body.parties),
        organ=True,
    )


def _pair_event(sentence: Annotated, match: Match[Mention]) -> Reading | None:
    """Read "the Peru-Bolivia customs consultations resume"; mere talks count with a number only."""
    who = match.mention("who")
    if not isinstance(who, Parties) or len(who.codes) < _SEVERAL:
        return None
    end = told_to_meet(sentence.text, match.start, match.end)
    if end is None:
        return None
    number = number_of(sentence)
    if number is None and match.text("body") in ("talks", "negotiations"):
        return None
    body = sentence.text[match.start : match.end]
    return Reading(body, number, match.start, end, match.end, who.codes)


def _round(match: Match[Mention]) -> Reading | None:
    text, start = match.text("body") or "", match.spans["body"][0]
    cut: str = _ROUND_END.split(text)[0]
    if not _TALKS.search(cut):
        return None
    end = start + len(cut)
    more = _MORE_OF_NAME.match(match.view.text, end)
    if more is not None and cut == text and cut.rpartition(" ")[2][:1].isupper():
        cut, end = cut + more.group(), more.end()  # "… Strategic Trade and Investment Partnership"
    return Reading(cut, _ordinal(match), match.start, end, end)


def _event(sentence: Annotated, match: Match[Mention], known: Sequence[Known]) -> Reading | None:
    """Read a numbered event: one called after states, one between them, or one told of before."""
    start = match.spans["body"][0]
    found = _EVENT.match(match.text("body") or "") or _joined_event(sentence.text, start)
    if found is None:
        return None
    body: str = _TAIL.sub("", _without_states(sentence, start, found[1]))
    words = body.lower().split()
    if any(w in _NOT_IN_EVENT for w in words[:-1]) and not _OF_EVENT.search(body):
        return None
    number = _ordinal(match) or _roman_before(body)
    numbered_after = match.spans.get("number", (0, 0))[0] > start
    end = match.end if numbered_after else start + len(body)
    if number is None and (own := _own_number(sentence, match.end)) is not None:
        number, end = own
    if words[0] in body_words().sure and len(words) > 1:
        return Reading(body, number, match.start, end, end)
    if len(words) > 1 and (naming_states(sentence, start, end) or _CALLED.search(body)):
        return Reading(
            body, number, match.start, end, end, open=not states_in(sentence, start, end)
        )
    if _LEVEL.search(body):
        return Reading(body, number, match.start, end, end, joint=True)
    if not all(word in body_words().generic for word in words[:-1]):
        return None
    short = _SHORT_NAME.match(sentence.text, end)
    if short is not None and naming_states(sentence, *short.span(1)):
        return Reading(short[1], number, match.start, short.end(), short.end())
    told = _told(body, known)
    if told is not None:
        return Reading(body, number, match.start, end, end, told.parties)
    if len(words) > 1 or _PARTNER.match(sentence.text, end):
        return Reading(body, number, match.start, end, end, joint=True)
    return None


def _own_number(sentence: Annotated, end: int) -> tuple[int, int] | None:
    """Return the number of "held its third ministerial meeting", and where these words end."""
    for value in sentence.values:
        if isinstance(value, Ordinal) and sentence.text[end : value.start] in _OF_ITS:
            meeting = _ITS_MEETING.match(sentence.text, value.end)
            return None if meeting is None else (value.number, meeting.end())
    return None


def _without_states(sentence: Annotated, start: int, body: str) -> str:
    """Cut off the states that are listed after the name of an event: "… Group of India, …"."""
    for mention in sentence.parties:
        cut = mention.start - start
        goes_on = _NAME_GOES_ON.match(sentence.text, mention.end) is not None
        if 0 < cut < len(body) and not goes_on and body[:cut].endswith((" of ", " of the ")):
            return body[:cut].removesuffix("the ").removesuffix(" of ")
    return body


def _joined_event(text: str, start: int) -> re.Match[str] | None:
    """Match "Rwanda-Chad Trade and Investment Forum", whose name holds an "and"."""
    found = _EVENT.match(text[start : start + _LONGEST])
    if found is None or " the " in found[1] or not found[1][0].isupper():
        return None
    return found if all(w[0].isupper() or w in ("and", "&") for w in found[1].split()) else None


def _told(body: str, known: Sequence[Known]) -> Known | None:
    """Return the meeting told of before that a capitalised "Dialogue" is one more of."""
    if not body[0].isupper():
        return None
    words = body.lower().split()
    for meeting in reversed(known):
        if meeting.ordinal is not None and meeting.body.lower().split()[-len(words) :] == words:
            return meeting
    return None


def _own_body(sentence: Annotated, before: int) -> Name | None:
    """Return the last body named earlier in the same sentence."""
    bodies = [n for n in sentence.names if n.type is NameType.BODY and n.end <= before]
    return bodies[-1] if bodies else None


def _ordinal(match: Match[Mention]) -> int | None:
    number = match.mention("number")
    if isinstance(number, Ordinal | Count):
        return number.number
    figures = match.text("roman")
    return roman(figures) if figures is not None and figures.isupper() else None


def _roman_before(body: str) -> int | None:
    """Return the number of "LXIII Summit"."""
    found = _LEADING_ROMAN.match(body)
    return None if found is None else roman(found[1])


def roman(text: str) -> int:
    """Return the number that Roman figures write."""
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    figures = [values[c] for c in text]
    following = [*figures[1:], 0]
    return sum(-f if f < n else f for f, n in zip(figures, following, strict=True))


#: Readers of one rule each that need nothing but its match.
_PLAIN_READERS: Final[Mapping[str, Callable[[Annotated, Match[Mention]], Reading | None]]] = {
    "session.party": _plain_body,
    "session.summit-held": _plain_body,
    "session.plain-meeting": _plain_meeting,
    "session.at-meeting": _at_meeting,
    "session.ministers-numbered": _numbered_ministers,
    "session.around": _around,
    "session.pair-event": _pair_event,
    "session.numbered-organ": _organ,
}
