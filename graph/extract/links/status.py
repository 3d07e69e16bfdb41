"""How far a link has come, by the verbs of the clause that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from graph.claims import Status
from graph.extract.links.lexicon import lexicon
from graph.extract.mentions import Name
from graph.extract.words import alternatives

_REACH: Final = 300
_FAR: Final = 1_000
#: A new clause with a subject of its own, and how much farther it makes a verb.
_JOINT: Final = re.compile(
    r",? (?:and|but|while|whereas) (?=(?:an?|the|its|their|this|[A-Z])(?!\w))"
)
_CLAUSE: Final = 100
#: "note of the construction of a new " before a name.
_IN_HAND: Final = re.compile(
    r"\b(?:(?:construction|building|laying) of|[Ww]orks? on) (?:[a-z-]+ ){0,6}$"
)
_HAND_REACH: Final = 60
#: "the study on the " before a name: the verbs of its sentence are not the link's own.
_OF_TALKS: Final = re.compile(
    r"\b(?:[Tt]alks|[Ss]tud(?:y|ies)|[Rr]eport|[Ss]urvey|[Nn]egotiations|[Mm]eeting|[Cc]onference"
    r"|[Cc]onsultations|[Dd]iscussions|[Aa]greement|[Mm]emorandum|[Cc]ontract|[Tt]ender|[Ll]oan"
    r"|[Pp]rotocol|[Dd]eclaration) (?:on|about|of|for) (?:[a-z]+ ){0,3}\Z"
)
_DONE: Final = frozenset({Status.IMPLEMENTED, Status.UNDER_CONSTRUCTION})
#: "71% of the " before a name.
_SHARE_OF: Final = re.compile(r"\d(?: ?%| per ?cent|pc) of (?:the )?\Z")
#: What a name and its own verb may have between them: ", opened in 2017,", " (TITR)".
_ADVERB: Final = (
    r"(?:(?:\w+ly|just|now|since|also|still|already|never|not|first|finally|long|then) ){0,2}"
)
#: "78 per cent done".
_PARTLY: Final = (
    r"\d+(?: ?%| per ?cent|pc) (?:done|complete|completed|finished|built|ready|through)"
)


def status_of(text: str, name: Name) -> Status | None:
    """Return how far a link has come by the words nearest to its name; a semicolon parts.

    Words within the name count as nearest, then those that follow it, so that of two verbs as near
    the link's own is taken.
    """
    first = max(text.rfind(";", 0, name.start) + 1, name.start - _REACH)
    last = text.find(";", name.end, name.end + _REACH)
    last = last if last >= 0 else min(len(text), name.end + _REACH)
    best: tuple[int, Status | None] = (_FAR, None)
    spoken_of = _OF_TALKS.search(text, max(0, name.start - _HAND_REACH), name.start) is not None
    for status, start, end in _told(text, first, last):
        if spoken_of and status in _DONE and start >= name.end:
            continue  # what was finished is the study of the link
        inside = name.start <= start and end <= name.end
        beside = min(abs(name.start - end), abs(start - name.end))
        between = text[end : name.start] if end <= name.start else text[name.end : start]
        distance = 0 if inside else beside + _CLAUSE * bool(_JOINT.search(between))
        if distance < best[0]:
            best = (distance, status)
    if best[1] is Status.IMPLEMENTED and _SHARE_OF.search(text, 0, name.start):
        return Status.UNDER_CONSTRUCTION
    if best[1] is Status.PROPOSED:
        given_up = _groups().stopped.search(text, name.end, last)
        if given_up and not _JOINT.search(text, name.end, given_up.start()):
            return Status.SUSPENDED
    if best[1] is None and _IN_HAND.search(text, max(0, name.start - _HAND_REACH), name.start):
        return Status.UNDER_CONSTRUCTION
    if best[1] is None:
        does = _groups().does.match(text, name.end) or _groups().inside.search(
            text, name.start, name.end
        )
        return Status.IMPLEMENTED if does else None
    return best[1]


def _told(text: str, first: int, last: int) -> Iterator[tuple[Status, int, int]]:
    for status, pattern in _possible(text):
        for match in pattern.finditer(text, first, last):
            yield status, match.start(), match.end()


# A sentence is asked for each of its links.
@lru_cache(maxsize=16)
def _possible(text: str) -> tuple[tuple[Status, re.Pattern[str]], ...]:
    """Return the patterns that match anywhere in a text."""
    patterns = (*lexicon().statuses, *_groups().patterns)
    return tuple((status, pattern) for status, pattern in patterns if pattern.search(text))


class _Groups:
    """Verb groups, ready to match."""

    def __init__(self) -> None:
        verbs = {name: alternatives(words) for name, words in lexicon().verbs.items()}
        been = rf"(?:was|were|has been|have been|had been|got) {_ADVERB}"
        be = (
            r"(?:is|are|was|were|has been|have been|had been|lies|lie|lay|stands|stood|remains) "
            rf"{_ADVERB}"
        )
        may = (
            r"(?:will|would|shall|should|could|may|might|is to|are to|was to|were to|to(?= be )"
            r"|due to|set to|expected to|hopes? to|hoped to|plans? to|planned to|wants? to"
            r"|wanted to|intends? to|aims? to|means? to|meant to|designed to)"
        )
        swears = (
            r"(?:undertook|undertake|pledged|pledge|agreed|agree|committed themselves|promised)"
        )
        whole = r"(?<!\w)(?:{})(?!\w)"
        told = (
            (
                Status.UNDER_CONSTRUCTION,
                rf"(?:is|are|was|were) {_ADVERB}being (?:{verbs['making']})",
            ),
            (
                Status.UNDER_CONSTRUCTION,
                rf"(?:is|are|has been|have been|was|were) {_ADVERB}(?:{verbs['builds']})",
            ),
            (Status.UNDER_CONSTRUCTION, _PARTLY),
            (Status.SUSPENDED, rf"{be}(?:{verbs['stopped']})"),
            (Status.IMPLEMENTED, rf"{been}(?:{verbs['made']})"),
            (Status.IMPLEMENTED, rf"(?:has|have|had) {_ADVERB}(?:{verbs['works']})"),
            (Status.IMPLEMENTED, rf"(?:has|have|had) {_ADVERB}(?:{verbs['making']})"),
            (Status.IMPLEMENTED, rf"(?:{verbs['does']}) [^.;]{{0,40}}(?:today|at present|already)"),
            (Status.IMPLEMENTED, rf"(?:today|already|currently|now) (?:{verbs['does']})"),
            (Status.AGREED, rf"{swears} to {_ADVERB}(?:{verbs['planned']})"),
            (Status.IMPLEMENTED, rf"(?:newly|recently|just|lately) (?:{verbs['made']})"),
            (Status.PROPOSED, rf"{may} {_ADVERB}(?:{verbs['planned']})"),
            (Status.DISCUSSED, rf"(?:{be}|being )(?:being )?(?:{verbs['talked']})"),
            (Status.CALLED_FOR, rf"(?:{verbs['urged']})"),
        )
        self.patterns: Final = tuple((s, re.compile(whole.format(p))) for s, p in told)
        self.inside: Final = re.compile(
            rf"(?:,|[a-z]) (?:{verbs['does']})(?= (?:from|between|[A-Z]))"
        )
        self.stopped: Final = re.compile(whole.format(rf"{be}(?:{verbs['stopped']})"))
        self.does: Final = re.compile(
            r"(?: \([^)]{1,30}\))?(?:, [^,;]{1,60},)? "
            rf"(?:already |still |now |currently |today |regularly )?(?:{verbs['does']})(?!\w)"
        )


@cache
def _groups() -> _Groups:
    return _Groups()
