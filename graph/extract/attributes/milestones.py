"""Dates of a thing told by a word near them: when works begin, when it is done, when it expires."""

from __future__ import annotations

import re
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.attributes.described import thing_between
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.owner import ACTS, THINGS
from graph.extract.attributes.subjects import Subject, opens_with
from graph.extract.mentions import NameType
from graph.extract.values.model import DateMention, Percent, PeriodMention

#: From a word to its date, and from what it is said of to the word.
_GAP: Final = 80
_REACH: Final = 170
_CLAUSE: Final = re.compile(r"; |(?<!\w)(?:but|while|whereas|after|before|when)(?!\w)|\. |, and ")
#: Between a word and its date stands no other clause and no other figure.
_PARTED: Final = re.compile(
    r"[;:–—]|\.(?!\w)|(?<!\w)(?:but|that|which|who|while|where|when|whose|than|after|before|because|within"
    r"|handled|carried|moved|transported|following|shut|closed"
    r"|idle|disused|abandoned|suspended|nothing|hardly|longer)(?!\w)"
    r"|, and(?!\w)"
)
_OPENS: Final = re.compile(
    r"(?:^|[;,] |(?<!\w)(?:and|but) )(?:(?:on|in|by|since|only in|late in|early in) )?$",
    re.IGNORECASE,
)
#: "has carried trains" tells a date of opening only after "since".
_HAS_SERVED: Final = re.compile(r"ha(?:s|ve) \w+", re.IGNORECASE)
_SINCE: Final = re.compile(r"(?<!\w)since(?!\w)")
#: "has been built since 2019" goes on.
_GOING_ON: Final = re.compile(r"(?<!\w)(?:since|from|for)(?!\w)")
_BUILT: Final = re.compile(
    r"(?:re)?(?:built|laid|paved|constructed|erected)|electrified|widened|doubled|dredged|dug"
    r"|modernised|modernized|upgraded|rehabilitated|refurbished|deepened|enlarged|restored"
)
#: "between 2011 and 2016", "2011-16": from the beginning of works to their end.
_SPAN: Final = re.compile(
    r"(?:from |between |during |in )?(?P<first>1[6-9]\d\d|20\d\d)"
    r"(?: ?[-–—/] ?| and | to | until | through )(?P<last>(?:1[6-9]|20)?\d\d)",
    re.IGNORECASE,
)
_WAS_BEGUN: Final = re.compile(r"(?<!\w)(?:was|were|been|be) (?:begun|started|commenced)$")
_IN_USE: Final = re.compile(r"in (?:service|operation|use)|operational|open|up and running")
#: "valid " before "until June 2029".
_VALID: Final = re.compile(
    r"(?<!\w)(?:valid|in force|effective|runs?|running|extended|prolonged|renewed|lasts?) $"
)
#: "left only the seaports of A and B " before "open".
_KEPT_OPEN: Final = re.compile(
    r"(?<!\w)(?:le(?:ft|aves?|aving)|ke(?:pt|eps?|eping)|holds?|held|sta(?:ys?|yed|ying)"
    r"|remain(?:s|ed|ing)?)(?!\w)(?! (?:to|for|until)(?!\w))[^.;]{0,70} $"
)
#: " for the end of " between "due" and a date.
_SET_FOR: Final = re.compile(r"(?: (?:for|in|by|at|on|the|end|of|course|late|early|only|about))* ")
#: What is promised for a date and is part of what was spoken of: "the first phase", "trains".
_WORKS: Final = re.compile(
    r"(?:^|(?<=[;,] )|(?<= and )|(?<= but ))(?:(?:the|its) )?(?:(?:first|second|third|last|next) )?"
    r"(?:(?:phase|stage)(?: (?:one|two|three|[123]|I{1,3}))?|trains|works?|construction|services?"
    r"|traffic)"
    r"(?= (?:is|are|was|were|will|should|would|falls?|to|may|can|could|has|have|went|came"
    r"|entered|opened)(?!\w))",
    re.IGNORECASE,
)
#: How far behind a noun its verb reaches.
_VERB: Final = 9
_SERVICES: Final = frozenset({"deliveries", "supplies", "service", "services"})
#: " the feasibility study" right behind a date.
_OBJECT: Final = re.compile(
    r",? (?:(?:the|an?|its|their|all) )?(?:[a-z-]+ ){0,2}?(?P<noun>[a-z]+)"
    r"(?= (?:of|for|on|into|with))"
)


def milestone(
    sentence: Annotated, value: DateMention | PeriodMention
) -> tuple[str, tuple[NameType, ...], Subject | None] | None:
    """Return which property a date is, what may have it and what it is said of; None if it is none.

    In a line of a table ("First cargo: July 2026") it is said of nothing in the line.
    """
    if lexicon().milestone_words.isdisjoint(sentence.wording):
        return None
    text = sentence.text
    low = _clause(text, value.start)
    if _in_bracket_of_other(sentence, value):
        return None
    if (valid := _VALID.search(text, low, value.start)) is not None:
        return _runs_until(sentence, value, low, valid.start())
    for word in reversed(list(lexicon().milestones.finditer(text, low, value.start))):
        gap = text[word.end() : value.start]
        if gap == ": " and word.group()[0].isupper():
            return "completion", THINGS, None
        if len(gap) > _GAP or _PARTED.search(gap) or _dated(sentence, word.end(), value.start):
            break
        found = _property(sentence, value, low, word, value.start)
        if found is not None:
            return found
    if _OPENS.search(text, max(0, value.start - 14), value.start) is None:
        return None
    for word in lexicon().milestones.finditer(text, value.end, value.end + _REACH):
        high = min(len(text), word.end() + _GAP)
        if _PARTED.search(text, value.end, word.start()) or _dated(sentence, value.end, high):
            break
        found = _property(sentence, value, value.end, word, high)
        if found is not None:
            return found
    return None


def _property(
    sentence: Annotated,
    value: DateMention | PeriodMention,
    low: int,
    word: re.Match[str],
    high: int,
) -> tuple[str, tuple[NameType, ...], Subject] | None:
    """Return what a word makes of a date, by what it is said of in a clause from `low` on."""
    text = sentence.text
    if _is_description(text, word) or kept_open(text, low, word):
        return None
    not_before = text.startswith(("before ", "until "), value.start)
    denied = lexicon().denied.search(text, max(low, word.start() - _GAP // 2), word.start())
    if denied is not None and not not_before:
        return None
    if word.end() <= value.start and of_study(text, value.end):
        return None
    kind = lexicon().milestone_kinds[word.group().casefold()]
    if kind == "expiry" and text.startswith("since ", value.start):
        return None  # "loans extended to Peru since 1979"
    wanted = ACTS if kind == "expiry" else THINGS
    if kind != "expiry" and lexicon().events.search(text, low, high):
        return None
    behind = thing_between(sentence, wanted, word.end(), high, last=False)
    if kind == "start" and text.startswith(" on ", value.end):  # "begin work in 2026 on a …"
        behind = thing_between(sentence, wanted, value.end, value.end + _REACH, last=False)
        if behind is not None:
            return "construction_start", wanted, behind
    of_it = text.startswith(" of ", word.end()) or text.endswith("to ", low, word.start())
    subject = behind if of_it and behind is not None else None
    subject = subject or thing_between(sentence, wanted, low, word.start(), last=True) or behind
    if subject is None and kind == "expiry":
        subject = opens_with(sentence)
    if subject is None and _WORKS.search(text, low, word.end() + _VERB):
        subject = Subject(word.start())  # "trains are promised for 2030": on what was spoken of
    if subject is None:
        return None
    if kind == "deadline":
        return _deadline(sentence, value, word, subject)
    if kind == "start" and _WAS_BEGUN.search(text, low, word.end()):
        return "construction_start", wanted, subject
    if kind == "start":
        begun = text.endswith(", ", low, word.start()) and word.group() in ("begun", "started")
        kind = "construction_start" if begun else _begun(text, low, word, high)
    elif kind == "completion" and _is_span(text, value, word):
        kind = "construction_start" if _BUILT.fullmatch(word.group()) else ""
    elif kind == "completion" and not _is_completed(sentence, value, word, low, high):
        kind = ""
    return (kind, wanted, subject) if kind else None


def _is_span(text: str, value: DateMention | PeriodMention, word: re.Match[str]) -> bool:
    """Whether a word is told with the time that it took: "built between 2011 and 2016"."""
    between = text.endswith(("between ", "from "), word.end(), value.start)
    return between or built_over(text, value) is not None


def _is_completed(
    sentence: Annotated,
    value: DateMention | PeriodMention,
    word: re.Match[str],
    low: int,
    high: int,
) -> bool:
    """Whether a word of completion tells of a date that something was done then."""
    text = sentence.text
    if _HAS_SERVED.fullmatch(word.group()):
        leads = word.end() if word.end() <= value.start else max(0, value.start - len("since in "))
        return _SINCE.search(text, leads, value.end) is not None
    if _IN_USE.search(word.group()):
        return True
    unfinished = any(isinstance(v, Percent) and low <= v.start < high for v in sentence.values)
    return not unfinished and _GOING_ON.search(text, word.end(), value.end) is None


def _in_bracket_of_other(sentence: Annotated, value: DateMention | PeriodMention) -> bool:
    """Whether a date is told in brackets of what is no link or hub: "the accord (widened in …)"."""
    low = max(0, value.start - _GAP)
    opened = sentence.text.rfind("(", low, value.start)
    if opened < 0 or sentence.text.find(")", opened, value.start) >= 0:
        return False
    return any(n.type in ACTS and opened - _GAP // 2 < n.end < opened for n in sentence.names)


def _runs_until(
    sentence: Annotated, value: DateMention | PeriodMention, low: int, word: int
) -> tuple[str, tuple[NameType, ...], Subject] | None:
    """Return the expiry of an agreement that is "valid until June 2029"."""
    if not sentence.text.startswith(("until ", "till ", "to "), value.start):
        return None
    subject = thing_between(sentence, ACTS, low, word, last=True) or opens_with(sentence)
    return ("expiry", ACTS, subject) if subject is not None else None


def _deadline(
    sentence: Annotated, value: DateMention | PeriodMention, word: re.Match[str], subject: Subject
) -> tuple[str, tuple[NameType, ...], Subject] | None:
    """Return the completion of a thing that is "due in 2027"; a service is never finished."""
    if _SET_FOR.fullmatch(sentence.text, word.end(), value.start) is None:
        return None
    if any(v.end + 1 == word.start() for v in sentence.values):
        return None  # "with 10 million foreseen by 2027"
    called = subject.called
    if called is not None and called.name.split()[-1] in _SERVICES:
        return None
    return "completion", THINGS, subject


def _is_description(text: str, word: re.Match[str]) -> bool:
    """Whether a word only describes: "ready-made", "replaces one built in 1978"."""
    return text.startswith("-", word.end()) or text.endswith(" one ", 0, word.start())


def kept_open(text: str, low: int, word: re.Match[str]) -> bool:
    """Whether "open" tells what stayed so: "left only the port of A open"."""
    return word.group() == "open" and _KEPT_OPEN.search(text, low, word.start()) is not None


def built_over(text: str, value: DateMention | PeriodMention) -> tuple[str, str] | None:
    """Return the first and last year of "between 2011 and 2016"; None of a single date."""
    span = _SPAN.fullmatch(text, value.start, value.end)
    if span is None:
        return None
    first, last = span["first"], span["last"]
    last = last if len(last) == len(first) else first[:2] + last
    return (first, last) if first < last else None


def of_study(text: str, end: int) -> bool:
    """Whether what is to be done by a date follows it and is no thing: "by May the study of …"."""
    done = _OBJECT.match(text, end)
    return done is not None and lexicon().events.fullmatch(done["noun"]) is not None


def _begun(text: str, low: int, word: re.Match[str], high: int) -> str:
    """Return what begins, by the nearest noun before a word, else after it; "" if neither."""
    nouns = [(m.start(), "construction_start") for m in lexicon().working.finditer(text, low, high)]
    nouns += [(m.start(), "operation_start") for m in lexicon().serving.finditer(text, low, high)]
    before = max((n for n in nouns if n[0] < word.start()), default=None)
    nearest = before or min(nouns, default=None)
    return nearest[1] if nearest is not None else ""


def _dated(sentence: Annotated, low: int, high: int) -> bool:
    """Whether another date stands between two positions."""
    return any(
        isinstance(v, (DateMention, PeriodMention)) and low <= v.start < high
        for v in sentence.values
    )


def _clause(text: str, start: int) -> int:
    """Return where the clause before a position begins, if that is near."""
    low = first = max(0, start - _REACH)
    for mark in _CLAUSE.finditer(text, low, start):
        if text.rfind("(", low, mark.start()) <= text.rfind(")", low, mark.start()):
            first = mark.end()  # a mark within brackets ends no clause
    return first
