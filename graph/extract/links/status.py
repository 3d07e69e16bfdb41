"""How far a link has come, by the verbs of the clause that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from graph.claims import Status
from graph.extract.links.deeds import DEED
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
#: How near the words of a plan stand to the name of a link that they are about.
_PLANNED: Final = 70
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
    r"(?<!financing )(?<!financing the )(?<!funding )(?<!funding the )(?<!finances the )"
    r"\b(?:(?:construction|building|laying|upgrading|rehabilitation|electrification|doubling"
    r"|widening|modernisation|modernization) of|[Ww]orks? on)"
    r" (?:(?!(?:and )?to [a-z])[\w.,-]+ ){0,9}$"
)
_HAND_REACH: Final = 60
#: "is of great importance" behind "the construction of" a link, which then is only wished for.
_VALUED: Final = re.compile(
    r" (?:is|was|are|were|remains) (?:of |an? |the )?(?:(?!being )[a-z]+ ){0,2}?"
    r"(?:importance|important|significance|significant|interest|crucial|vital|key|priority)\b"
)
#: "the study on the " before a name: the verbs of its sentence are not the link's own.
_OF_TALKS: Final = re.compile(
    r"\b(?:[Tt]alks|[Ss]tud(?:y|ies)|[Rr]eport|[Ss]urvey|[Nn]egotiations|[Mm]eeting|[Cc]onference"
    r"|[Cc]onsultations|[Dd]iscussions|[Aa]greement|[Aa]ccord|[Tt]reaty|[Mm]emorandum"
    r"|[Cc]ontract|[Tt]ender|[Ll]oan|[Pp]rotocol|[Dd]eclaration)"
    r"(?: with (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?)? (?:on|about|of|for)"
    r" (?:(?!(?:for|to|with) )[a-z0-9][\w-]* ){0,4}\Z"
)
#: "would meet the ", "alongside the " before a name.
_MET: Final = re.compile(
    r"(?<!\w)(?:(?:meet|join|reach|connect (?:to|with)|link up with|tie into|feed into)"
    r"(?:s|es|ing)?|alongside|beside|parallel to|parallel with) (?:the |with the )?(?:existing )?\Z"
)
#: "the supply of gas through the " before a name.
_GOES_OVER: Final = re.compile(
    r"(?<!\w)(?:through|via|over|along|by way of|using|(?:part|spur|branch) of)"
    r" (?:the |[A-Z]\w+['’]s )?\Z"
)
#: "the growth of freight on the " before a name: what is said of traffic is not said of its way.
_TRAFFIC_ON: Final = re.compile(
    r"(?<!\w)(?:freight|traffic|cargo|transit|throughput|trains?|lorries|trucks|flights?|sailings"
    r"|frequenc(?:y|ies)|tariffs?|tolls?|fares?|fees|charges|rates|volumes?|capacity|goods|wagons"
    r"|containers|deliveries|shipments|congestion|delays|haulage|passengers) (?:on|along|over) "
    r"(?:the |[A-Z]\w+['’]s )\Z"
    r"|(?<!\w)(?:frequency|number) of (?:the |its |their )?(?:direct |weekly |regular )?\Z"
)
#: ", whose throughput " before words of a plan.
_WHOSE: Final = re.compile(r", whose (?:\w+ ){1,3}\Z")
_WHOSE_REACH: Final = 40
#: A route is what runs on it: "launch a train on the route A – B".
_ROUTE: Final = ("route", "routes")
_SPOKEN_OF: Final = frozenset({Status.AGREED, Status.DISCUSSED, Status.CALLED_FOR, Status.APPROVED})
#: "the ", "the 330 kV ", "Angola's " before a name: a link that is known already.
_KNOWN: Final = re.compile(
    r"(?:(?<!\w)(?:[Tt]he|[Ii]ts|[Tt]heir|[Tt]his)|['’]s?)"
    r" (?:(?:\d[\d.,]*[ -]?[a-zA-Z]{1,6}|[a-z]\w*-[a-z]+) )?\Z"
)
#: "a 1,195-km undersea " before a name: a link that the text brings up as new.
_NEW: Final = re.compile(
    r"(?<!\w)[Aa]n? (?:(?!(?:of|the|on|in|to|for|with|by|from|its|and|or|at|as) )[\w.,-]+ ){0,5}\Z"
)
#: What a plan and the link that is its object may have between them: " for the 1,500 km ".
_ITS_OBJECT: Final = re.compile(
    r"(?: [a-z]+){0,3}? (?:(?:on|of|for|into|over|through|along) )?"
    r"(?:(?:the|its|their|this) )?(?:[\w.,-]+ ){0,2}"
)
_EXISTS: Final = re.compile(r"(?<!\w)(?:existing|operating|operational) \Z")
#: "the intergovernmental accord on the " before a name.
_ACCORD: Final = re.compile(r"[Aa]ccord|[Tt]reaty|[Ii]ntergovernmental agreement")
#: "is linked by a " before a name.
_TIED_BY: Final = re.compile(
    r"(?<!\w)(?:is|are|was|were|has been|have been) (?:\w+ ){0,3}(?:linked|joined|connected|tied)"
    r"[^.;,]{0,40} (?:by|through) (?:an?|the|one|two|three|several)(?: [a-z0-9][\w.-]*){0,3} \Z"
)
#: "the border post on the " before a name: what is on it tells that it is there.
_PLACED_ON: Final = re.compile(
    r"(?<!\w)(?:crossing|post|point|checkpoint|bridge|station|town|village|city|stop|junction"
    r"|tollgate|halt|queues?|accident|jams?) (?:on|along) the (?:main |old |busy )?\Z"
)
#: " has not begun" behind a name.
_NOT_BEGUN: Final = re.compile(
    r"[^.;]{0,80}? (?:has|have|had|was|were|is) (?:not|never)(?: yet)?"
    r" (?:begun|started|commenced|been (?:begun|started|built|laid)|built|under way|underway)\b"
)
#: "for which a survey has " before "been completed": what is done is no link.
_OF_STUDY: Final = re.compile(
    r"(?<!\w)(?:stud(?:y|ies)|surveys?|report|designs?|negotiations|talks|tender|assessment|plans?"
    r"|documentation|procedures|formalities|loans?|financing)(?: \w+){0,3} \Z"
)
_STUDY_REACH: Final = 40
#: How near a verb stands before the talks that are its object.
_TALKS_REACH: Final = 12
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


#: What follows up to a semicolon; one in a bracket parts nothing: "(521 km; USD 2.5 billion)", nor
#: one before what "it" is.
_SENTENCE: Final = re.compile(r"(?:[^;(]|; it (?=is |was |has |will )|\([^()]{0,80}\)|\()*")


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
    rest = _SENTENCE.match(text, name.end, name.end + _REACH)
    last = rest.end() if rest is not None else name.end
    if _is_there(text, name):
        return Status.IMPLEMENTED
    own = tuple(_own(text, name))
    said = _but_asides(name, own, [*own, *_told(text, first, last)])
    told = _of_the_link(text, name, [*said])
    best = min(told, key=lambda t: _distance(text, name, t), default=None)
    if best is not None and best.weak and name.proper and _distance(text, name, best) > _PLANNED:
        best = None  # what is planned so far off is something else
    if best is None and _is_signed(text, name, first):
        return Status.AGREED
    if _NOT_BEGUN.match(text, name.end):
        return Status.PROPOSED
    if best is None or _distance(text, name, best) > _CLAUSE:
        before = max(0, name.start - _HAND_REACH)
        in_hand = _IN_HAND.search(text, before, name.start)
        if in_hand is not None and _VALUED.match(text, name.end) is None:
            return Status.UNDER_CONSTRUCTION
    if best is None:
        return _by_noun(text, name)
    if best.weak:
        done = (t for t in told if _done_to(text, name, t) or (t in own and not t.weak))
        best = next(done, best)
    if best.status is Status.IMPLEMENTED and _SHARE_OF.search(text, 0, name.start):
        return Status.UNDER_CONSTRUCTION
    if best.status is Status.PROPOSED:
        given_up = stages().stopped.search(text, name.end, last)
        if given_up and not _JOINT.search(text, name.end, given_up.start()):
            return Status.SUSPENDED
    return best.status


def _is_there(text: str, name: Name) -> bool:
    """Whether the words right before a name tell of a link that is there."""
    before = max(0, name.start - _HAND_REACH)
    welcomed = lexicon().brought.search(text, before, name.start)
    tied = _TIED_BY.search(text, before, name.start)
    # What another line is to meet is there.
    there = welcomed or _EXISTS.search(text, before, name.start) or name.name.startswith("existing")
    placed = _PLACED_ON.search(text, before, name.start)
    return bool(tied or there or placed or _MET.search(text, before, name.start))


def _but_asides(name: Name, own: Sequence[_Told], told: Iterable[_Told]) -> Iterator[_Told]:
    """Yield words but those between a name and its own verb: ", idle since 2011, is … again"."""
    verb = max((t.start for t in own if not t.weak), default=name.end)
    return (t for t in told if not name.end <= t.start < t.end <= verb)


def _talks(text: str, name: Name) -> re.Match[str] | None:
    return _OF_TALKS.search(text, max(0, name.start - _HAND_REACH), name.start)


def _is_signed(text: str, name: Name, first: int) -> bool:
    """Whether an agreement on a link is signed, in the words from `first` on."""
    talks = _talks(text, name)
    if talks is None:
        return False
    settled = _ACCORD.search(text, talks.start(), talks.end())
    return bool(settled or _SIGNED.search(text, first, talks.end()))


def _of_the_link(text: str, name: Name, told: Sequence[_Told]) -> list[_Told]:
    """Return the words that can be told of a link by the words right before its name."""
    before = max(0, name.start - _HAND_REACH)
    found = list(told)
    talks = _talks(text, name)
    if talks is not None:
        # What was finished or approved is the study of the link, or the loan for it.
        found = [t for t in found if t.status not in _CLOSED or t.start < name.end]
        # "has opened talks on the line"
        found = [t for t in found if not 0 <= talks.start() - t.end <= _TALKS_REACH]
    if name.proper and _KNOWN.search(text, before, name.start) is not None:
        # What others plan tells nothing of a link that is known by its name.
        found = [t for t in found if not t.weak or _is_about(text, t, name)]
    found = [t for t in found if not (t.weak and _is_of_whose(text, t))]
    serves = name.name.startswith(_ROUTE) or name.name.endswith(_ROUTE)
    if not serves and _TRAFFIC_ON.search(text, before, name.start) is not None:
        return [t for t in found if t.start >= name.start]
    if _GOES_OVER.search(text, before, name.start) is not None:
        # What is agreed or talked of is what goes over it.
        found = [t for t in found if t.status not in _SPOKEN_OF or t.start >= name.start]
    return found


def _is_of_whose(text: str, told: _Told) -> bool:
    return _WHOSE.search(text, max(0, told.start - _WHOSE_REACH), told.start) is not None


def _is_about(text: str, told: _Told, name: Name) -> bool:
    """Whether words follow the start of a name, or have it as their object."""
    return told.end > name.start or bool(_ITS_OBJECT.fullmatch(text, told.end, name.start))


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
    """Whether words before a name tell a deed, or a call for one, whose object the link is."""
    deed = told.status in _DONE or told.status is Status.CALLED_FOR
    near = 0 <= name.start - told.end <= _OBJECT_REACH and deed
    return near and not told.passive and bool(_OBJECT.fullmatch(text, told.end, name.start))


def _by_noun(text: str, name: Name) -> Status | None:
    """Return the status told by a noun before a name or by what a link does, without a verb."""
    told = stages()
    does = told.does.match(text, name.end) or told.inside.search(text, name.start, name.end)
    if does or in_use(text, name):
        return Status.IMPLEMENTED
    new = (
        name.name
        and name.rule != DEED
        and _NEW.search(text, max(0, name.start - _HAND_REACH), name.start)
    )
    return Status.PROPOSED if new else None


def _own(text: str, name: Name) -> Iterator[_Told]:
    """Yield what the link's own verb tells, which follows its name: "… went into service"."""
    for stage in stages().own:
        verb = stage.words.match(text, name.end)
        if verb is not None and not (stage.weak and name.proper):
            yield _Told(stage.status, verb.start(1), verb.end(), stage.weak)


def _told(text: str, first: int, last: int) -> Iterator[_Told]:
    for stage in _possible(text):
        for match in stage.words.finditer(text, first, last):
            low = max(0, match.start() - _STUDY_REACH)
            if not (stage.passive and _OF_STUDY.search(text, low, match.start())):
                yield _Told(stage.status, *match.span(), stage.weak, stage.passive)


# A sentence is asked for each of its links.
@lru_cache(maxsize=16)
def _possible(text: str) -> tuple[Stage, ...]:
    """Return the words for a stage that occur anywhere in a text."""
    return tuple(stage for stage in stages().anywhere if stage.words.search(text))
