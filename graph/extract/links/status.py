"""How far a link has come, by the verbs of the clause that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct

from graph.claims import Status
from graph.extract.links.lexicon import lexicon
from graph.extract.links.stages import Stage, stages
from graph.extract.links.use import in_use
from graph.extract.mentions import Name

_REACH: Final = 300
#: A new clause with a subject of its own, and how much farther it makes a verb.
_JOINT: Final = re.compile(
    r",? (?:and|but|while|whereas) (?:that )?(?=(?:an?|the|its|their|this|[A-Z])(?!\w))"
)
_CLAUSE: Final = 100
#: A passive before a name tells of another subject, unless only " on the " stands between.
_OTHERS: Final = 150
_ON: Final = re.compile(r" (?:on|of|along|for) (?:(?:an?|the|its|this) )?(?:[\w-]+ ){0,3}")
#: What a deed and the link that it is done to may have between them: " of an electrified ".
_OBJECT: Final = re.compile(
    r"(?: (?!(?:and|will|would|that|which|who|is|was|to|by)\b)[\w'’-]+){0,8} ?"
)
_OBJECT_REACH: Final = 60
#: "note of the construction of a new " before a name.
_IN_HAND: Final = re.compile(
    r"(?<!for )(?<!for the )(?<!finance )(?<!finance the )(?<!fund the )"
    r"\b(?:(?:construction|building|laying|upgrading|rehabilitation|electrification|doubling"
    r"|widening|modernisation|modernization) of|[Ww]orks? on) (?:[\w.,-]+ ){0,9}$"
)
_HAND_REACH: Final = 60
#: "the study on the " before a name: the verbs of its sentence are not the link's own.
_OF_TALKS: Final = re.compile(
    r"\b(?:[Tt]alks|[Ss]tud(?:y|ies)|[Rr]eport|[Ss]urvey|[Nn]egotiations|[Mm]eeting|[Cc]onference"
    r"|[Cc]onsultations|[Dd]iscussions|[Aa]greement|[Mm]emorandum|[Cc]ontract|[Tt]ender|[Ll]oan"
    r"|[Pp]rotocol|[Dd]eclaration) (?:on|about|of|for) (?:[a-z0-9-]+ ){0,4}\Z"
)
#: "would meet the " before a name.
_MET: Final = re.compile(
    r"(?<!\w)(?:meet|join|reach|connect (?:to|with)|link up with|tie into|feed into)(?:s|es|ing)?"
    r" (?:the |with the )?(?:existing )?\Z"
)
#: "the supply of gas through the " before a name.
_GOES_OVER: Final = re.compile(
    r"(?<!\w)(?:through|via|over|along|by way of|using|(?:part|spur|branch) of)"
    r" (?:the |[A-Z]\w+['’]s )?\Z"
)
_SPOKEN_OF: Final = frozenset({Status.AGREED, Status.DISCUSSED, Status.CALLED_FOR, Status.APPROVED})
_EXISTS: Final = re.compile(r"(?<!\w)(?:existing|operating|operational) \Z")
#: "signed a contract for a " before a name.
_SIGNED: Final = re.compile(
    r"(?<!\w)(?:signed|sign|concluded|initialled|inked|signature of|signing of)(?!\w)[^.;]{0,60}"
    r"(?:[Aa]greement|[Cc]ontract|[Mm]emorandum|[Pp]rotocol|[Dd]eclaration) (?:on|for|of)"
    r" [^.;]{0,30}\Z"
)
_DONE: Final = frozenset({Status.IMPLEMENTED, Status.UNDER_CONSTRUCTION})
_CLOSED: Final = _DONE | {Status.APPROVED}
#: "71% of the cable-stayed " before a name.
_SHARE_OF: Final = re.compile(
    r"\d(?: ?%| per ?cent|pc) of (?:(?:the|its) )?(?:[a-z][\w-]+ ){0,3}\Z"
)


class _Told(Struct, frozen=True):
    """Words of a text that tell how far a link has come; `weak` and `passive` as in `Stage`."""

    status: Status
    start: int
    end: int
    weak: bool = False
    passive: bool = False


def status_of(text: str, name: Name) -> Status | None:
    """Return how far a link has come by the words nearest to its name; a semicolon parts.

    Words within the name count as nearest, then those that follow it, so that of two verbs as near
    the link's own is taken. A mere plan ("a line that will run …") gives way to the deed whose
    object the link is ("laid the foundation stone of …").
    """
    first = max(text.rfind(";", 0, name.start) + 1, name.start - _REACH)
    last = text.find(";", name.end, name.end + _REACH)
    last = last if last >= 0 else min(len(text), name.end + _REACH)
    if lexicon().brought.search(text, max(0, name.start - _HAND_REACH), name.start) is not None:
        return Status.IMPLEMENTED
    if _EXISTS.search(text, max(0, name.start - _HAND_REACH), name.start) is not None:
        return Status.IMPLEMENTED
    told = list(_own(text, name)) + list(_told(text, first, last))
    talks = _OF_TALKS.search(text, max(0, name.start - _HAND_REACH), name.start)
    if talks is not None:
        # What was finished or approved is the study of the link, or the loan for it.
        told = [t for t in told if t.status not in _CLOSED or t.start < name.end]
    if _MET.search(text, max(0, name.start - _HAND_REACH), name.start) is not None:
        # What another line is to meet is there.
        told = [t for t in told if not t.weak or t.start >= name.start]
    if _GOES_OVER.search(text, max(0, name.start - _HAND_REACH), name.start) is not None:
        # What is agreed or talked of is what goes over it.
        told = [t for t in told if t.status not in _SPOKEN_OF or t.start >= name.start]
    best = min(told, key=lambda t: _distance(text, name, t), default=None)
    if best is None:
        signed = talks is not None and _SIGNED.search(text, first, talks.end()) is not None
        return Status.AGREED if signed else _by_noun(text, name)
    if best.weak:
        best = next((t for t in told if _done_to(text, name, t)), best)
    if best.status is Status.IMPLEMENTED and _SHARE_OF.search(text, 0, name.start):
        return Status.UNDER_CONSTRUCTION
    if best.status is Status.PROPOSED:
        given_up = stages().stopped.search(text, name.end, last)
        if given_up and not _JOINT.search(text, name.end, given_up.start()):
            return Status.SUSPENDED
    return best.status


def _distance(text: str, name: Name, told: _Told) -> int:
    """Return how far words stand from a name, counting what makes it less likely their subject."""
    inside = name.start <= told.start and told.end <= name.end
    around = told.start < name.start and name.end < told.end
    if inside or around:
        return 0
    beside = min(abs(name.start - told.end), abs(told.start - name.end))
    before = told.end <= name.start
    between = text[told.end : name.start] if before else text[name.end : told.start]
    others = before and told.passive and not _ON.fullmatch(between)
    return beside + _CLAUSE * bool(_JOINT.search(between)) + _OTHERS * others


def _done_to(text: str, name: Name, told: _Told) -> bool:
    """Whether words before a name tell a deed whose object the link is."""
    near = 0 <= name.start - told.end <= _OBJECT_REACH and told.status in _DONE
    return near and not told.passive and bool(_OBJECT.fullmatch(text, told.end, name.start))


def _by_noun(text: str, name: Name) -> Status | None:
    """Return the status told by a noun before a name or by what a link does, without a verb."""
    if _IN_HAND.search(text, max(0, name.start - _HAND_REACH), name.start):
        return Status.UNDER_CONSTRUCTION
    told = stages()
    does = told.does.match(text, name.end) or told.inside.search(text, name.start, name.end)
    return Status.IMPLEMENTED if does or in_use(text, name) else None


def _own(text: str, name: Name) -> Iterator[_Told]:
    """Yield what the link's own verb tells, which follows its name: "… went into service"."""
    for stage in stages().own:
        verb = stage.words.match(text, name.end)
        if verb is not None and not (stage.weak and name.proper):
            yield _Told(stage.status, verb.start(1), verb.end(), stage.weak)


def _told(text: str, first: int, last: int) -> Iterator[_Told]:
    for stage in _possible(text):
        for match in stage.words.finditer(text, first, last):
            yield _Told(stage.status, *match.span(), stage.weak, stage.passive)


# A sentence is asked for each of its links.
@lru_cache(maxsize=16)
def _possible(text: str) -> tuple[Stage, ...]:
    """Return the words for a stage that occur anywhere in a text."""
    return tuple(stage for stage in stages().anywhere if stage.words.search(text))
