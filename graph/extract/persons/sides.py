"""For whom a person named in a sentence acts: "for Peru", "led by", "of the Bank of Uganda"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graph.extract import organisations
from graph.extract.gazetteer import GeoForm
from graph.extract.persons.roles import code_of
from graph.extract.words import Shape, Word, at

#: What stands between a person and the country served: "of the", ", Government of", "signed for".
_SERVED: Final = re.compile(
    r"(?:,? (?:Jr|Sr)\.?)?(?: \([^)]{1,20}\))?"
    r"(?:,? (?:of|from|at|with) (?:the )?(?!government)"
    r"|(?:, (?:the )?[A-Z][^,.;]{2,60})?,? (?:in the )?Government of (?:the )?"
    r"|, [A-Z][^,.;]{2,60}, (?:the )?"
    r"|,? who (?:is|was) (?:an? )?"
    r"|,? (?:who )?(?:led|headed|leads|heads|leading|heading) (?:the )?(?:delegation of (?:the )?)?"
    r"|,? that of (?:the )?"
    r"|,? (?:who )?(?:\w+ )?(?:represent(?:s|ed|ing)?|sp(?:eak|eaks|oke|eaking) for) (?:the )?"
    r"| (?:who )?signed (?:[\w ]{0,30} )?(?:for|on behalf of) (?:the )?"
    r"|,? (?:acting )?(?:for|on behalf of) (?:the )?(?:Government of (?:the )?)?)"
)
#: "co-chaired the meeting and led the Fijian delegation".
_LEADS_OWN: Final = re.compile(
    r" (?:[a-z-]+ (?:the [^,.;]{2,60} )?and )?(?:led|headed|leads|heads) the"
    r" (?=[^,.;]{2,30} delegation)"
)
_TITLES: Final = (
    r"(?: (?:the|its|one|His|Her|H\.E\.?|Hon\.?|Mr\.?|Ms\.?|Mrs\.?|Dr\.?|Excellency))*,? ?$"
)
#: What stands between a country and the person who acts for it: "the delegation of Togo was led
#: by", "From the Japanese side, Mr.", "on behalf of Togo by".
_ACTS_BEFORE: Final = re.compile(
    r"(?:\b(?:delegation|side|team|party)\b[^,;.]{0,50}?\b(?:led|headed|represented) by"
    r"|\b[Tt]hat of (?:the )?[^,;.]{2,40}?,? by"
    r"|\b(?:[Ff]rom|[Ff]or|[Oo]n) the [^,;.]{2,40}? side,?"
    r"(?: (?:sat|stood|spoke|were?|was|came)(?: \w+ by)?)?"
    r"|\b[Oo]n behalf of (?:the )?[^,;.]{2,40}?(?:,| by)"
    r"|\bsigned for (?:the )?[^,;.]{2,40}? by)" + _TITLES
)
#: "For Peru: minister Ana Ruiz"; a country and a colon at the beginning of what is said.
_LABELLED: Final = re.compile(
    r"(?:^|[.;] )(?:[^,;.:]{0,24} for (?:the )?)?([^,;.:]{2,40}): (?:[^;:.]{0,60}, )?" + _TITLES
)
#: ", for " and "," around a state or its capital: "and, for Lima, trade minister Ana Ruiz".
_FOR: Final = re.compile(r", for (?:the )?$")
_FOR_SEAT: Final = re.compile(r",(?: the| its)?" + _TITLES)
_REACH: Final = 110
_MAX_BODY: Final = 10
#: Where somebody works; a country after these is only a place.
_INSIDE: Final = frozenset({"at", "with"})
_JOINTS: Final = frozenset({"of", "and", "for", "the", "&", "on"})


def led(text: str, words: Sequence[Word], start: int) -> str | None:
    """Return the country for which the person named at a position is said to act before that."""
    opening = max(0, start - _REACH)
    before = [w for w in words if opening <= w.start < start]
    seats = [w for w in before if w.geo is not None and w.geo.form is not GeoForm.PLACE]
    if seats and _FOR_SEAT.match(text, seats[-1].end, start) is not None:
        return code_of(seats[-1].geo) if _FOR.search(text, opening, seats[-1].start) else None
    near = [w for w in seats if w.geo is not None and not w.geo.is_place]
    if not near:
        return None
    if _ACTS_BEFORE.search(text, opening, start) is not None:
        return code_of(near[-1].geo)
    told = _LABELLED.search(text, opening, start)
    labels = [w for w in near if told is not None and w.end == told.end(1)]
    return code_of(labels[0].geo) if labels else None


def served(text: str, words: Sequence[Word], end: int) -> str | None:
    """Return the country named after a person: "of the Republic of Korea", "signed for Peru".

    A body that has its country in its name tells it too: "of the Reserve Bank of Fiji".
    """
    match = _SERVED.match(text, end) or _LEADS_OWN.match(text, end)
    if match is None:
        return None
    number = at(words, match.end())
    if number >= len(words) or words[number].start != match.end():
        return None
    inside = words[number - 1].folded in _INSIDE or words[number - 2].folded in _INSIDE
    if words[number].geo is not None and not inside:
        return code_of(words[number].geo)
    body = body_at(words, number)
    return body[1] if body is not None else None


def body_at(words: Sequence[Word], first: int) -> tuple[int, str | None] | None:
    """Return the last word of the organisation that begins at a word, and the country in its name.

    None if no head of an organisation is among its capitalised words.
    """
    last = at_ = first - 1
    while at_ + 1 < len(words) and at_ + 1 - first < _MAX_BODY:
        at_ += 1
        if words[at_].capital and words[at_].shape is not Shape.LOWER:
            last = at_
        elif at_ == first or words[at_].folded not in _JOINTS:
            break
        if words[at_].possessive:
            break
    run = words[first : last + 1]
    if not any(organisations.lexicon().head(word.text) for word in run):
        return None
    codes = {code_of(word.geo) for word in run} - {None}
    return last, codes.pop() if len(codes) == 1 else None
