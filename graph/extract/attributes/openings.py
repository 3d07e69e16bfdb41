"""When a thing came or will come into use: "opened in July by …", "inaugurated it in May"."""

from __future__ import annotations

import re
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.milestones import built_over, kept_open
from graph.extract.attributes.subjects import Subject, lacks_object, object_of, subject_of
from graph.extract.values.model import DateMention, PeriodMention, Value

#: From a verb to its date, or back.
_REACH: Final = 90
#: Between a verb and its date stands no other clause and no other figure.
_PARTED: Final = re.compile(
    r"[;:\d]|\.(?!\w)|(?<!\w)(?:but|which|who|while|where|when|whose|than|after|before|until"
    r"|because|halted)(?!\w)|, and(?!\w)| and (?:in|on|by)(?!\w)"
)
#: A date that opens a clause: "In July 2019 the governor …", "…; on 4 May …".
_OPENS: Final = re.compile(
    r"(?:^|[;,:] |(?<!\w)(?:and|but) )(?:(?:on|in|by|since|only in|late in|early in) )?$",
    re.IGNORECASE,
)
_MARK: Final = re.compile(r"; |(?<!\w)(?:but|while)(?!\w)|\. ")
_FOLLOWED: Final = re.compile(r"(?<!\w)followed(?!\w)")
_BUILT: Final = re.compile(r"(?:re)?built|laid|constructed")
_NOT_BUILT: Final = re.compile(r"(?<!\w)(?:since|from|to|for|between)(?!\w)")
_ENDS: Final = re.compile(
    r"(?<!\w)(?:and|,)(?: (?:is|are|to|will|should|would|be|due|expected|then))*"
    r" (?:end|ends|ended|finish|finished|completed|conclude|concluded)"
    r"(?: (?:in|on|by|at|the|end|of)){0,5} ?$"
)


def opened_at(
    sentence: Annotated, value: DateMention | PeriodMention, *, again: bool
) -> Subject | None:
    """Return what came into use at a date; None if the date says no such thing.

    After a date of opening `again` another may only be said to have "followed".
    """
    follows = again and "followed" in sentence.wording
    if lexicon().opened_words.isdisjoint(sentence.wording) and not follows:
        return None
    text = sentence.text
    low = _low(text, value.start)
    for verb in _verbs(text, low, value.start, follows=follows):
        built = _BUILT.fullmatch(text, *verb) is not None
        if built and (_NOT_BUILT.search(text, verb[1], value.end) or built_over(text, value)):
            continue  # "has been built since 2019" goes on, "was built to serve" has no date
        found = _done(sentence, low, verb, before=value.start)
        if found is not None:
            return found
    if not _OPENS.search(text, max(0, value.start - 12), value.start):
        return None
    for verb in _verbs(text, value.end, min(len(text), value.end + _REACH), follows=False):
        if _BUILT.fullmatch(text, *verb) and built_over(text, value):
            continue
        between = text[value.end : verb[0]]
        if _PARTED.search(between) or _another_date(sentence, value, verb):
            return None
        found = _done(sentence, value.end, verb, before=None)
        if found is not None:
            return found
    return None


def ends_at(text: str, begun: int, start: int) -> bool:
    """Whether works end at a date, after words of when they begin: "… and to end in 2029".

    So do those of "built between 1970 and 1975".
    """
    return text[begun:start] in (" and ", " to ") or _ENDS.search(text, begun, start) is not None


def _verbs(text: str, low: int, high: int, *, follows: bool) -> list[tuple[int, int]]:
    """Return where words of opening stand, the nearest to the end first.

    What is left or kept open was so before.
    """
    found = [
        m.span() for m in lexicon().opened.finditer(text, low, high) if not kept_open(text, low, m)
    ]
    if follows:
        found += [m.span() for m in _FOLLOWED.finditer(text, low, high)]
    return sorted(found, reverse=True)


def _done(
    sentence: Annotated, low: int, verb: tuple[int, int], *, before: int | None
) -> Subject | None:
    """Return the link or hub that a verb opens, with its date at `before` or earlier."""
    text, (start, end) = sentence.text, verb
    if lacks_object(text, end):
        found, after = subject_of(sentence, low, start), end
    else:
        found = object_of(sentence, end)
        after = found.end if found is not None else end
    if found is None or before is None:
        return found
    gap = text[min(after, before) : before]
    return None if len(gap) > _REACH or _PARTED.search(gap) else found


def _another_date(sentence: Annotated, value: Value, verb: tuple[int, int]) -> bool:
    """Whether a date in the same clause after the verb is nearer to it."""
    return any(
        isinstance(v, (DateMention, PeriodMention))
        and verb[1] <= v.start <= verb[1] + _REACH // 2
        and not _PARTED.search(sentence.text[verb[1] : v.start])
        for v in sentence.values
        if v is not value
    )


def _low(text: str, start: int) -> int:
    """Return where the clause begins in which a verb may stand before a date."""
    low = max(0, start - 2 * _REACH)
    for mark in _MARK.finditer(text, low, start):
        low = mark.end()
    return low
