"""Meetings told of by their number, with what meets named anywhere in the sentence.

"Opening the proceedings of the Commission, now in its 14th year but only its sixth sitting", "sat
down for a twelfth round", "Third JEC: Dhaka": the number and the noun that it counts stand
together, what met is looked for around them. The words are in `bodies.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from graph.extract.annotate import Annotated
from graph.extract.mentions import Name, NameType
from graph.extract.reading.parties import own_codes
from graph.extract.scene import Scene
from graph.extract.sessions.bodies import body_words
from graph.extract.sessions.reading import Known, Reading
from graph.extract.sessions.rounds import talks_before, talks_in
from graph.extract.sessions.wording import MEETING_KINDS, roman, row_of
from graph.extract.values.model import Count, Ordinal
from graph.extract.words import alternatives, whole_words

#: Between a number and what it counts: adjectives, of which none is a preposition.
_BETWEEN: Final = (
    r"(?P<between>(?:(?:,| and| &)? (?!(?:of|in|on|at|to|for|by|with|the|its|their|a|an|since"
    r"|after|from|and|is|was)\b)[\w'’&.-]+){0,5}?)"
)
#: "first session outside the capitals", "first time in six years": the first of some kind only.
_OF_A_KIND: Final = re.compile(
    r"(?: [\w-]+){0,5} (?:outside|since|ever|in (?:\w+ )?(?:years|months)|for \w+ years)\b"
)
_ROMAN: Final = re.compile(r"\b(?:[IVXLC]{2,8}|[VX])\b(?= (?:[A-Z]|[a-z]))")
_MEETING: Final = frozenset({"meeting", "session", "round", "sitting", "plenary"})
_BEFORE_ROMAN: Final = re.compile(
    r"\b(?P<noun>[Ss]ession|[Mm]eeting|[Rr]ound|[Ss]itting) (?P<roman>[IVXLC]{1,8})\b"
)
_OF: Final = re.compile(r" (?:of|in|for|on) (?:the |its |their |our )?")
_DENIED: Final = re.compile(r" (?:was |were |is |has )?(?:not|never|yet to)\b")
#: What marks an assembly of states, whatever else it is called.
_ASSEMBLY: Final = re.compile(r"\bof (?:Heads of|Ministers|Leaders|the Parties|Ambassadors)\b")
#: A number in apposition: "…, the fourth under the treaty", "…, Togo's third with Benin".
_ALONE_BEFORE: Final = re.compile(r"(?:, (?:the|its|their|a)|'s) $")
_ALONE_AFTER: Final = re.compile(
    r"[,.;)]|$| (?:under|with|so far|it has|they have|this year|held|and last)\b"
)
#: What is said of an event after its noun: "Ministerial of the "Green Corridor"".
_EVENT_OF: Final = re.compile(
    r" of (?:the )?(?:[\"“][^\"“”]{1,60}[\"”]|[A-Z][\w-]+(?: [A-Z][\w-]+){0,4})"
)
_LONGEST: Final = 90
_PHRASE_END: Final = re.compile(
    r"[,;:!?()\"“”]|\.(?![\w-])| (?:had|have|has|was|were|is|are|will|would|can|could|may|might"
    r"|between|with|in|at|on \d|from|to be|took|take|began|opened|ended|ran|resumed|due|since|by"
    r"|held|scheduled|set|planned|concluded|which|who|that|where)\b"
)
_POINTER: Final = r"\b(?:the|this|a|an|their|its)((?: (?!of\b)[\w'’-]+){{0,3}}? (?:{heads}))\b"
_EVENT_BEFORE: Final = re.compile(
    r"\b((?:[a-z][\w'’-]+ ){1,4}(?:meeting|talks|summit|forum|dialogue|consultations|conference)),?"
    r" (?:the|their|its|a) $"
)
#: "the same session, the eighth of its kind": what meets is told by the session alone.
_SAME_BEFORE: Final = re.compile(
    r"\b(?:the|this|that) (?:same|present|current)? ?(session|meeting|sitting|gathering"
    r"|plenary|ministerial),? (?:the|their|its) $"
)
_GATHERED: Final = re.compile(
    r"(?:The )?([A-Z][^,;:.]{3,80}?) (?:gathered|met|convened|assembled|sat|came together)"
    r" (?:in|at)\b"
)
_NUMBERS: Final = 400
#: Length of the code of a country; blocs have longer ones.
_COUNTRY: Final = 2
#: What a round is of where only those who hold it are named.
_EVEN: Final = "negotiations"
#: The plain name of a body, whose initials may stand for it: "JC-17".
_HEADED: Final = re.compile(
    r"(?<![\w-])(?:[A-Z][a-z]+ ){1,3}(?:Commission|Committee|Council|Forum|Group|Dialogue)\b"
)
_ACRONYM: Final = re.compile(r" ([A-Z]{2,6})\b")
_NUMBERED: Final = re.compile(r"\b([A-Z]{2,6})[- ](\d{1,2})\b(?![.,]?\d)")


class _Number(NamedTuple):
    """A number of a meeting, with the stretch of it and its noun, and what stands between."""

    number: int
    start: int
    end: int
    noun: str
    between: str = ""


@cache
def _after() -> re.Pattern[str]:
    words = body_words()
    nouns = alternatives(words.meetings | words.counted | {*words.events}, ignore_case=True)
    return re.compile(rf"{_BETWEEN} (?P<noun>{nouns})\b(?!-)", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    nouns = "session|meeting|round|sitting|edition|plenary"
    return re.compile(rf"\b(?P<noun>{nouns})(?:,? (?:no\.?|number))? $", re.IGNORECASE)


@cache
def _pointer() -> re.Pattern[str]:
    heads = (" ".join(words) for group in body_words().heads.values() for words, _ in group)
    return re.compile(_POINTER.format(heads="|".join(sorted(heads, key=len, reverse=True))), re.I)


@cache
def _talking() -> re.Pattern[str]:
    return whole_words(body_words().talks)


def counted(
    scene: Scene, index: int, known: Sequence[Known], short: Mapping[str, Name]
) -> Iterator[Reading]:
    """Yield the meetings of which a sentence tells the number, wherever it names what meets.

    `short` are the bodies of the document by their short names.
    """
    sentence = scene.sentences[index]
    for number in _numbers(sentence):
        if _DENIED.match(sentence.text, number.end):
            continue
        reading = _owner(scene, index, number, known)
        if reading is not None:
            yield reading
    yield from _short(sentence, short)


def _numbers(sentence: Annotated) -> Iterator[_Number]:
    text = sentence.text
    for value in sentence.values:
        if isinstance(value, Ordinal):
            number = _after_number(text, value)
            if number is not None:
                yield number
        elif isinstance(value, Count) and value.number <= _NUMBERS:
            noun = _before().search(text, max(0, value.start - 20), value.start)
            if noun is not None:
                yield _Number(value.number, noun.start(), value.end, noun["noun"].lower())
    yield from _romans(text)


def _romans(text: str) -> Iterator[_Number]:
    """Yield the numbers in Roman figures: "session VI", "the LXIII Summit"."""
    for found in _ROMAN.finditer(text):
        after = _after().match(text, found.end())
        if after is not None and (after["noun"][0].isupper() or _is_sure(found, after)):
            between = after["between"].strip()
            noun = after["noun"].lower()
            yield _Number(roman(found.group()), found.start(), after.end(), noun, between)
    for found in _BEFORE_ROMAN.finditer(text):
        yield _Number(roman(found["roman"]), found.start(), found.end(), found["noun"].lower())


def _is_sure(figures: re.Match[str], after: re.Match[str]) -> bool:
    """Whether figures of several letters stand right before a meeting: "XXIV session of"."""
    return len(figures.group()) > 1 and not after["between"] and after["noun"] in _MEETING


def _after_number(text: str, value: Ordinal) -> _Number | None:
    """Return what an ordinal counts by the noun after it, or by one before: "…, the fourth"."""
    found = _after().match(text, value.end)
    if found is not None:
        kind_of = value.number == 1 or found["noun"].lower() == "time"
        if kind_of and _OF_A_KIND.match(text, found.end()):
            return None
        between = found["between"].strip()
        return _Number(value.number, value.start, found.end(), found["noun"].lower(), between)
    if _ALONE_BEFORE.search(text, max(0, value.start - 12), value.start) is None:
        return None
    if _ALONE_AFTER.match(text, value.end) is None:
        return None
    if value.number == 1 and _OF_A_KIND.match(text, value.end):
        return None
    return _Number(value.number, value.start, value.end, "")


def _owner(scene: Scene, index: int, number: _Number, known: Sequence[Known]) -> Reading | None:
    """Return the meeting of a number: that of what is named after it, around it, or before."""
    sentence = scene.sentences[index]
    if number.noun in body_words().events:
        return _event(sentence, number, known)
    name = _name(sentence, number)
    if name is not None:
        return _reading(number, name.name, name.parties, named=name)
    if not number.noun:
        return None
    if (said := _said_after(sentence, number)) is not None:
        return said
    if (pointed := _pointed(scene, index, number, known)) is not None:
        return pointed
    if sentence.text.startswith(" of ", number.end):
        return None  # a session of the parliament, a round of bids
    if number.noun.startswith(("round", "bout", "negotiating", "day of", "instal")):
        return _round(scene, index, number, known)
    last = row_of(index, number.number, known)
    if last is not None:
        return _reading(number, last.body, last.parties, dated=True)
    return _told_before(sentence, number)


def _told_before(sentence: Annotated, number: _Number) -> Reading | None:
    """Return the meeting that words before a number name: an event, or who gathers for it.

    "The commerce secretaries' meeting, the eighth of its kind", "Trade officials of the group
    gathered in Vila for their 21st meeting".
    """
    for before in (_EVENT_BEFORE, _SAME_BEFORE):
        if (named := before.search(sentence.text, 0, number.start)) is not None:
            return _reading(number, named[1], joint=True)
    who = _GATHERED.match(sentence.text)
    if who is not None and sentence.text.endswith(" for their ", 0, number.start):
        return _reading(number, who[1], joint=True, dated=True)
    return None


def _reading(
    number: _Number,
    body: str,
    parties: tuple[str, ...] = (),
    *,
    named: Name | None = None,
    end: int | None = None,
    joint: bool = False,
    dated: bool = False,
    organ: bool = False,
    open_: bool = False,
) -> Reading:
    end = number.end if end is None else end
    return Reading(
        body,
        number.number,
        number.start,
        end,
        end,
        parties,
        named=named,
        joint=joint,
        organ=organ or named is not None,
        open=open_,
        dated=dated,
    )


def _name(sentence: Annotated, number: _Number) -> Name | None:
    """Return the body of states that is named nearest to a number, before it rather than after."""
    names = [n for n in sentence.names if n.type is NameType.BODY or _shared(sentence, n)]
    before = [n for n in names if n.end <= number.start]
    after = [n for n in names if n.start >= number.end]
    of = _OF.match(sentence.text, number.end)
    if after and of is not None and of.end() == after[0].start:
        return after[0]
    if sentence.text.startswith(" of ", number.end):
        return None
    return before[-1] if before else after[0] if after else None


def _shared(sentence: Annotated, name: Name) -> bool:
    """Whether an organisation is a commission or council of states, by its words or its owner."""
    if name.type is not NameType.ORGANISATION or name.kind not in MEETING_KINDS:
        return False
    owners = (m for m in sentence.parties if sentence.text[m.end : name.start] in ("'s ", " "))
    if any(len(code) > _COUNTRY for owner in owners for code in own_codes(owner)):
        return True
    return len(name.parties) > 1 or not body_words().sure.isdisjoint(name.name.lower().split())


def _event(sentence: Annotated, number: _Number, known: Sequence[Known]) -> Reading:
    """Return a numbered event of states: one of those told of before, or one between states."""
    last = next((k for k in reversed(known) if number.noun in k.body.lower().split()), None)
    body = sentence.text[number.end - len(number.noun) : number.end]
    body = f"{number.between} {body}".strip()
    more = _EVENT_OF.match(sentence.text, number.end)
    if more is not None:
        body += more.group()
    end = number.end if more is None else more.end()
    if last is not None and last.ordinal is not None and more is None:
        return _reading(number, last.body, last.parties, end=end, dated=True)
    if _ASSEMBLY.search(body):
        return _reading(number, body, _bloc(sentence), end=end, open_=True)
    return _reading(number, body, end=end, joint=True)


def _bloc(sentence: Annotated) -> tuple[str, ...]:
    """Return the one bloc that a sentence names, if it is one only."""
    codes = {code for mention in sentence.parties for code in own_codes(mention)}
    blocs = tuple(code for code in codes if len(code) > _COUNTRY)
    return blocs if len(blocs) == 1 else ()


def _said_after(sentence: Annotated, number: _Number) -> Reading | None:
    """Return the talks or the event that a number is of: "round of border-post negotiations"."""
    of = _OF.match(sentence.text, number.end)
    if of is None:
        return None
    stop = _PHRASE_END.search(sentence.text, of.end(), of.end() + _LONGEST)
    if stop is None:
        return None
    words = sentence.text[of.end() : stop.start()]
    words = words or ""
    if _ASSEMBLY.search(words):
        return _reading(number, words, _bloc(sentence), end=stop.start(), open_=True)
    last = words.lower().rpartition(" ")[2]
    told = body_words().talks | frozenset(body_words().events)
    if last in told or _talking().search(words):
        return _reading(number, words, end=stop.start(), joint=True)
    return None


def _pointed(scene: Scene, index: int, number: _Number, known: Sequence[Known]) -> Reading | None:
    """Return the meeting of "the Commission": the one named before, or that of two states here."""
    text = scene.sentences[index].text
    found = None
    for match in _pointer().finditer(text):
        if found is None or match.end() <= number.start:
            found = match
    other = text.startswith(" of ", number.end)  # than what is counted
    if found is None or (other and found.start() != number.end + len(" of ")):
        return None
    words = found[1].strip()
    head = words.lower().split()[-1]
    last = next((k for k in reversed(known) if k.organ and head in k.body.lower().split()), None)
    if last is not None:
        return _reading(number, last.body, last.parties)
    name = scene.last_name(NameType.BODY, index)
    if name is not None and head in name.name.lower().split():
        return _reading(number, name.name, name.parties, named=name)
    return _reading(number, words, joint=True)


def _round(scene: Scene, index: int, number: _Number, known: Sequence[Known]) -> Reading | None:
    """Return a round of the talks that its sentence, or one before it, speaks of."""
    sentence = scene.sentences[index]
    talks = talks_in(scene, index, len(sentence.text))
    if talks is None and (last := row_of(index, number.number, known)) is not None:
        return _reading(number, last.body, last.parties, dated=True)
    talks = talks or talks_before(scene, index, number.start)
    if talks is not None:
        return _reading(number, talks.words, talks.parties, joint=True)
    if body_words().talkers.isdisjoint(sentence.wording):
        return None
    return _reading(number, _EVEN, joint=True)


def short_names(scene: Scene) -> Mapping[str, Name]:
    """Return the bodies of a document by the short names that it gives them, or their initials."""
    names = [n for s in scene.sentences for n in s.names if n.type is NameType.BODY]
    initials = {_initials(name): name for name in names if _HEADED.search(name.name)}
    return initials | {name.acronym: name for name in names if name.acronym is not None}


def _initials(name: Name) -> str:
    """Return "JC" of "Lao-Thai Joint Commission on Trade"."""
    found = _HEADED.search(name.name)
    return "".join(word[0] for word in found.group().split()) if found is not None else ""


def _short(sentence: Annotated, short: Mapping[str, Name]) -> Iterator[Reading]:
    """Yield meetings of bodies called by short names: "Third JEC", "at the JTC-6"."""
    called = short.keys() | body_words().acronyms
    if not any(word.lower() in sentence.wording for word in called):
        return
    for value in sentence.values:
        if not isinstance(value, Ordinal):
            continue
        word = _ACRONYM.match(sentence.text, value.end)
        held = word is not None and not _DENIED.match(sentence.text, word.end())
        if held and word is not None and word[1] in called:
            number = _Number(value.number, value.start, word.end(), "session")
            yield _of_short(number, word[1], short)
    for found in _NUMBERED.finditer(sentence.text):
        if found[1] in called:
            number = _Number(int(found[2]), found.start(), found.end(), "session")
            yield _of_short(number, found[1], short)


def _of_short(number: _Number, word: str, short: Mapping[str, Name]) -> Reading:
    name = short.get(word)
    body, parties = (word, ()) if name is None else (name.name, name.parties)
    return _reading(number, body, parties, joint=True, organ=True)
