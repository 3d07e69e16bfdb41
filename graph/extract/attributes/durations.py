"""How long what was agreed or is to be built lasts: the terms that years and months tell."""

from __future__ import annotations

import re
from typing import Final

from graph.extract.attributes.clauses import passage, wide_clause
from graph.extract.attributes.lexicon import lexicon
from graph.extract.values.model import Measure

_NEAR: Final = 70
_ADJACENT: Final = 40
_LASTS_REACH: Final = 130
#: "construction … to last " before years.
_LASTS: Final = re.compile(
    r"(?<!\w)(?:construction|works?|building|laying|project|scheme|job|rehabilitation|reconstruction"
    r"|upgrade|upgrading|dredging|expansion|phase|section|stage|builders?|contractors?|engineers?"
    r"|km|kilometres)(?!\w)(?:[^.;]|\.(?=\d)){0,100}?(?<!\w)(?:lasts?|lasted"
    r"|(?:takes?|took|taken)(?: the [A-Z]\w+| it| them)?"
    r"|(?:finish|finished|completed|completion|done|built|ready) (?:in|within))"
    r" (?:about |some |around )?$",
    re.IGNORECASE,
)
#: "They have " before 36 months, and what follows: "… to finish the port".
_HAVE: Final = re.compile(
    r"(?<!\w)(?:have|has|had|given|gets?|got|allowed|allows|gives?|gave)(?: (?:them|it|him|the \w+"
    r"|[A-Z]\w+|about|some|another|a further))* $"
)
_TO_DO: Final = re.compile(
    r"(?: for (?:it|the (?:work|works|job))|(?: in which)? to (?:complete|finish|build|do|deliver"
    r"|carry out|upgrade|construct|execute|lay|rebuild|hand over)(?!\w)|[.;]|$)"
)
#: "the most important agreement in " before years: how long nothing matched it.
_FOREMOST: Final = re.compile(
    r"\b(?:first|most|least|largest|biggest|greatest|worst|best|highest|lowest|fastest)\b"
    r"[^.;,\d]{2,80} (?:in|for|over) (?:the (?:last|past) |more than |almost |over )?$"
)
#: " the first market" behind years: how long it was so.
_BEING_FOREMOST: Final = re.compile(
    r" (?:the|its|a) (?:[a-z]+ )?(?:first|main|most|chief|leading|\w+est)(?!\w)"
)
#: "to $100 billion in " before years: by when trade is to reach it.
_SUM_IN: Final = re.compile(
    r"(?<!\w)to [^;,]{1,30}?(?:million|billion|trillion|[mb]n)(?: (?:dollars|euros))?"
    r" in (?:the next )?$"
)
#: "as director of … for a term of " before years: the term of a person.
_TERM: Final = re.compile(
    r"(?<!\w)(?:as|director|head|chief|judge) [^.;]{1,50} for (?:an?|the)"
    r" (?:[a-z]+ )?(?:term|mandate|tenure)(?: of office)? of $"
)
_REPAID: Final = re.compile(
    r"(?<!\w)(?:repaid|paid back|pay back|repay|repayable|repayment)(?!\w)[^.;,]{0,40}?"
    r" (?:over|within|in|of) (?:the next )?$"
)
#: "for ", "over another " before years.
FOR: Final = re.compile(
    r"(?<!\w)(?P<how>[Ff]or|[Oo]ver|within)(?: (?:the|an?|another))?"
    r"(?: (?:first|next|initial|further))?"
    r"(?: (?:period|term|space|duration) of)?(?: (?:about|some|up to|at least))? $"
)
_TERM_REACH: Final = 40
_GRACE_REACH: Final = 24
#: " since the war" behind years, and "has not moved for", "rose by 40% over" before them.
_SINCE: Final = re.compile(r" (?:since|ago|earlier|later)(?!\w)|['’]")
_SO_LONG: Final = re.compile(
    r"(?<!\w)(?:has|have|had|having)(?!\w)[^.;,]{0,60}$"
    r"|(?<!\w)(?:increase|growth|rise|fall|decline|average|gr[eo]w|rose|fell)\w*(?!\w)"
    r"[^.;,]{0,60}$|%[^.;,]{0,20}$",
    re.IGNORECASE,
)
_LIFE: Final = re.compile(
    r"(?<!\w)(?:(?:designed|built|meant|expected) to (?:serve|last)|lifetime|lifespan"
    r"|(?:working|useful|service|design|technical|economic) life|a life)(?!\w)[^.;,]{0,30}$"
)
_GRACE: Final = re.compile(r"grace (?:period )?(?:of the \w+ )?(?:(?:of|is|was|will be) )?$")
_GRACE_AFTER: Final = re.compile(r"'?[ -](?:(?:period )?of |as (?:a )?)?(?:grace|moratorium)(?!\w)")


def works_last(text: str, value: Measure) -> bool:
    """Whether years are how long works take: "construction of the line is to last four years"."""
    return _LASTS.search(text, max(0, value.start - _LASTS_REACH), value.start) is not None


def runs_for(text: str, value: Measure) -> bool:
    """Whether years are the term of what was agreed: "for 25 years", "over ten years"."""
    term = FOR.search(text, max(0, value.start - _TERM_REACH), value.start)
    if term is None or _SINCE.match(text, value.end):
        return False
    first, last = wide_clause(text, value.start, value.end)
    if lexicon().bound.search(text, first, last):
        return True
    return term["how"] != "within" and _SO_LONG.search(text, first, value.start) is None


def has_to_do(text: str, value: Measure) -> bool:
    """Whether a time is given for works: "have 36 months to finish the port"."""
    if value.quantity.unit not in ("years", "months"):
        return False
    have = _HAVE.search(text, max(0, value.start - _ADJACENT), value.start)
    return have is not None and _TO_DO.match(text, value.end) is not None


def is_duration(text: str, value: Measure) -> bool:
    """Whether years are how long a thing lasts, not a term of office or when it is foremost."""
    first, last = passage(text, value.start, value.end)
    if works_last(text, value):
        return True
    if _GRACE.search(text, max(0, value.start - _GRACE_REACH), value.start):
        return True
    if _FOREMOST.search(text, first, value.start) or _BEING_FOREMOST.match(text, value.end):
        return False
    if has_to_do(text, value):
        return True
    near = max(0, value.start - _NEAR)
    if _REPAID.search(text, near, value.start) or _LIFE.search(text, near, value.start):
        return True
    if _SUM_IN.search(text, near, value.start):
        return False
    term = _TERM.search(text, max(0, value.start - 60), value.start)
    return term is None and lexicon().foreign_years.search(text, first, last) is None


def years_name(text: str, value: Measure) -> str:
    """Return the property that years are: a lifetime, a period of grace or else a duration."""
    if _LIFE.search(text, max(0, value.start - _NEAR), value.start):
        return "lifetime_years"
    grace = _GRACE.search(text, max(0, value.start - _GRACE_REACH), value.start)
    if grace or _GRACE_AFTER.match(text, value.end):
        return "grace_period_years"
    return "duration_years"
