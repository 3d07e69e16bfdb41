"""Dates that are a property: works begun or ended, things put to use, and how long they last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from graph.claims import Quantity
from graph.extract.annotate import Annotated
from graph.extract.attributes.clauses import wide_clause
from graph.extract.attributes.durations import FOR
from graph.extract.attributes.fronted import fronted
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.measures import MEASURE
from graph.extract.attributes.milestones import built_over, milestone, of_study
from graph.extract.attributes.model import Figure
from graph.extract.attributes.openings import ends_at, opened_at
from graph.extract.attributes.owner import ACTS, THINGS
from graph.extract.attributes.subjects import of_event
from graph.extract.reading.dates import as_partial
from graph.extract.scene import Scene
from graph.extract.values.model import DateMention, PeriodMention
from graph.extract.values.periods import resolve_date

DATE: Final = "attribute.date"
_NEAR: Final = 70
_DATE_REACH: Final = 45
_MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_MONTH: Final = re.compile(
    rf"(?<!\w)(?P<month>(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}) (?P<year>(?:19|20)\d\d)(?!\d)"
)
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
#: "construction of the … began ", right before a date.
_BEGUN: Final = re.compile(
    r"(?<!\w)(?:construction|works?|building|laying)(?!\w)[^.;,]{1,60}?(?<!\w)(?:began|begun|begins?"
    r"|begin|start|started|starts?)(?: again)?(?:, (?:on|at|from) [^.;,]{1,40},| at [A-Z]\w+)?"
    r"(?: in| on)?(?: the)? ?$",
    re.IGNORECASE,
)
#: "construction of the … lasted ", right before the years of its beginning and end.
_RAN: Final = re.compile(
    r"(?<!\w)(?:construction|works?|building|laying|dredging)(?!\w)[^.;]{0,90}?(?<!\w)(?:lasted|ran"
    r"|took place|took|went on|proceeded|(?:was|were) (?:carried out|done|under way))(?: over)? $",
    re.IGNORECASE,
)
#: "Commissioning is foreseen for ", "with completion expected in ", right before a date.
_ENDED: Final = re.compile(
    r"(?<!\w)(?:completion|commissioning|opening|start-up|inauguration|operations?)(?!\w)"
    r"[^.;,\d]{0,30}?(?<!\w)(?:is|are|was|be)?(?: now)? ?(?:foreseen|expected|planned|scheduled|due"
    r"|slated|set|targeted|envisaged)(?: for| in| by| on)? ?$",
    re.IGNORECASE,
)
#: "since " before the second date of "A has been in use since 2006 and B since 2014".
_SINCE: Final = re.compile(
    r"(?:,|(?<!\w)and) (?:(?!(?:has|have|had|is|was|it|they)(?!\w))[\w'’-]+ ){1,6}"
    r"since (?:the (?:end|start|beginning) of )?[\w ]{4,20}$"
)
#: "98 percent complete by ", right before a date.
_SO_FAR: Final = re.compile(
    r"(?:%|per cent|percent|pc) (?:\w+ )?(?:complete|completed|finished|done|ready|built)(?!\w)"
    r"[^.;,]{0,30}$"
)
#: "last four years" after "construction … is to", and its small numbers.
_NUMERALS: Final = (
    "",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
)
_LAST_YEARS: Final = re.compile(
    rf"(?:the )?(?:last|next|coming) (?P<count>\d{{1,2}}|{'|'.join(_NUMERALS[1:])})"
    r" (?P<unit>year|month)s?",
    re.IGNORECASE,
)
_TO_LAST: Final = re.compile(
    r"(?<!\w)(?:construction|works?|building|laying)(?!\w)[^.;]{0,90}?(?<!\w)(?:to|will|would|should"
    r"|could|and) $",
    re.IGNORECASE,
)
#: "is not expected to open " before "before 2026".
_NOT: Final = re.compile(r"(?<!\w)not [^.;,]{1,60}$")
#: ", the second in " between the dates of two parts.
_NEXT_PART: Final = re.compile(
    r"[,;]? (?:and )?the (?:second|third|fourth|fifth|next|last|final|other|rest|remainder)"
    r"(?: (?:one|phase|stage|section|part|half|stretch|leg)(?: of (?:the|it)(?: [a-z]+)?)?)?"
    r"(?:, [^,;.\d]{2,60},)? (?:in|by|on|for|at) (?:the )?"
)
_LASTS_REACH: Final = 130
_GROUND: Final = re.compile(
    r"(?<!\w)(?:ground (?:(?:was|is|will be|would be|is to be|to be) )?broken"
    r"|(?:break|breaks|broke|breaking) ground|(?:foundation|first) stone|groundbreaking)(?!\w)"
    r"[^.;]{0,90}$",
    re.IGNORECASE,
)
_BEGUN_REACH: Final = 130
#: Between a word of completion and the date of the paper that sets it.
_SIGNED: Final = re.compile(r"(?<!\w)(?:signed|initialled|ratified|concluded)(?!\w)")
#: "expects to break ground in " before a month: the next one.
_TO_COME: Final = re.compile(
    r"(?<!\w)(?:to|will|would|should|shall|due|expected|expects?|planned|plans?)(?!\w)[^.;,]*$"
)
_TO_COME_REACH: Final = 50
#: "Begun ", "Due for commissioning ", and " and opened " after it, before a date.
_FRONTED: Final = re.compile(
    r"(?:\A(?:First |Originally |Initially )?| and (?:then )?)"
    r"(?:(?P<begun>begun|started|commenced)|(?:re)?opened|completed|finished|inaugurated|commissioned"
    r"|(?:re)?built|constructed|laid|launched"
    r"|(?:due|scheduled|expected|slated|planned|set) (?:for|to (?:be|open|enter|come|go|start"
    r"|begin))(?!\w))(?!\w)",
    re.IGNORECASE,
)
#: What ends such a phrase.
_PHRASE_ENDS: Final = re.compile(
    r", |[;:]|(?<!\w)(?:is|was|are|were|has|have|had|will|would)(?!\w)"
)
_FRONT_REACH: Final = 120
_YEAR_MONTH: Final = re.compile(r"\d{4}-\d{2}")
#: " as the date of completion" behind a date.
_AS_DATE: Final = re.compile(
    r" (?:(?:was|were|is|being|been|then|now) )*(?:(?:named|set|given|fixed|mentioned|put) )?as"
    r" (?:the|its) (?:[a-z]+ )?(?:date|year|deadline) (?:of|for) (?:the |its )?"
    r"(?:completion|opening|commissioning|start-up|inauguration)(?!\w)"
)


def opening_date(
    scene: Scene,
    sentence: Annotated,
    value: DateMention | PeriodMention,
    before: Sequence[Figure],
    earlier: Figure | None,
) -> Figure | None:
    """Return the date at which a link or hub comes into use, or at which its works end."""
    text, start, end = sentence.text, value.start, value.end
    begun = next((f for f in reversed(before) if f.name == "construction_start"), None)
    if begun is not None and ends_at(text, begun.end, start):
        when = _when(scene, text, value)
        ended = replace(begun, start=start, end=end, name="completion", text=when)
        return ended if when is not None else None
    if _GROUND.search(text, max(0, start - _BEGUN_REACH), start):
        return None
    told = before if earlier is None else (*before, earlier)
    again = any(f.name == "completion" for f in told)
    subject = opened_at(sentence, value, again=again)
    when = _when(scene, text, value, last=True) if subject is not None else None
    if when is None:
        return None
    return Figure(start, end, "completion", DATE, text=when, wanted=THINGS, subject=subject)


def told_date(
    scene: Scene, sentence: Annotated, value: DateMention | PeriodMention, *, again: bool
) -> Figure | None:
    """Return a date at which something is begun, finished or was thought of.

    After a date of completion "since" is enough for `again` another.
    """
    text = sentence.text
    low = max(0, value.start - _DATE_REACH)
    last: tuple[int, str] | None = None
    for name, pattern in lexicon().dates.items():
        for cue in pattern.finditer(text, low, value.end):
            if cue.start() > value.start or (last is not None and cue.end() <= last[0]):
                continue
            if name == "completion" and of_study(text, value.end):
                continue
            if _SIGNED.search(text, cue.end(), value.start):
                continue
            if name != "completion" or not of_event(sentence, cue.start()):
                last = (cue.end(), name)
    years = built_over(text, value) if last is None else None
    if years and _RAN.search(text, max(0, value.start - _BEGUN_REACH), value.start):
        start = "construction_start"
        return Figure(value.start, value.end, start, DATE, text=years[0], wanted=THINGS)
    if last is None and _BEGUN.search(text, max(0, value.start - _BEGUN_REACH), value.start):
        last = (value.start, "construction_start")
    if last is None and _GROUND.search(text, max(0, value.start - _BEGUN_REACH), value.start):
        last = (value.start, "construction_start")
    if last is None and _ENDED.search(text, max(0, value.start - _NEAR), value.start):
        last = (value.start, "completion")
    if last is None and _AS_DATE.match(text, value.end):
        last = (value.start, "completion")
    if last is None and again and _SINCE.search(text, max(0, value.start - _NEAR), value.end):
        last = (value.start, "completion")
    when = _when(scene, text, value, last=last[1] == "completion") if last else None
    if last is None or when is None:
        return None
    return Figure(value.start, value.end, last[1], DATE, text=when, wanted=THINGS)


def next_date(
    scene: Scene, text: str, value: DateMention | PeriodMention, before: Figure | None
) -> Figure | None:
    """Return the date of the next part of what has the date `before`: "…, the second in 2033"."""
    if before is None or before.rule != DATE:
        return None
    if _NEXT_PART.fullmatch(text, before.end, value.start) is None:
        return None
    when = _when(scene, text, value, last=before.name == "completion")
    return replace(before, start=value.start, end=value.end, text=when) if when else None


def so_far(text: str, value: DateMention | PeriodMention) -> bool:
    """Whether only a share is done by a date: "98 percent complete by March"."""
    return _SO_FAR.search(text, max(0, value.start - _NEAR), value.start) is not None


def lasting(text: str, value: DateMention | PeriodMention) -> Figure | None:
    """Return the time that works are "to last four years", or an agreement for "the next four".

    Both look like periods.
    """
    period = _LAST_YEARS.fullmatch(text, value.start, value.end)
    if period is None:
        return None
    lasts = _TO_LAST.search(text, max(0, value.start - _LASTS_REACH), value.start) is not None
    first, _ = wide_clause(text, value.start, value.end)
    runs = FOR.search(text, max(0, value.start - 20), value.start) is not None
    runs = runs and lexicon().bound.search(text, first, value.start) is not None
    if not lasts and not runs:
        return None
    word = period["count"].casefold()
    count = Decimal(_NUMERALS.index(word) if word in _NUMERALS else word)
    unit = period["unit"].casefold() + "s"
    quantity = Quantity(f"{period['count']} {unit}", count, count, count, unit)
    wanted = THINGS if lasts else ACTS
    return Figure(value.start, value.end, f"duration_{unit}", MEASURE, quantity, wanted=wanted)


def milestone_date(
    scene: Scene, sentence: Annotated, value: DateMention | PeriodMention
) -> Figure | None:
    """Return a date that a word near it makes one of a thing that its clause speaks of."""
    found = milestone(sentence, value)
    if found is None:
        return None
    name, wanted, subject = found
    years = built_over(sentence.text, value) if name == "construction_start" else None
    when = years[0] if years else _when(scene, sentence.text, value, last=name == "completion")
    if when is None:
        return None
    return Figure(
        value.start, value.end, name, DATE, text=when, wanted=wanted, subject=subject, near=True
    )


def finished(text: str, value: DateMention | PeriodMention, begun: Figure | None) -> Figure | None:
    """Return when works ended that the same years say were `begun`: "built from 2011 to 2016"."""
    if begun is None or begun.name != "construction_start":
        return None
    years = built_over(text, value)
    return replace(begun, name="completion", text=years[1]) if years is not None else None


def fronted_date(
    scene: Scene, sentence: Annotated, value: DateMention | PeriodMention
) -> Figure | None:
    """Return a date of a phrase before its subject: "Opened in 1902, the port handles …"."""
    text = sentence.text
    if value.start > _FRONT_REACH:
        return None
    leads = list(_FRONTED.finditer(text, 0, value.start))
    if not leads or leads[0].start() > 0 or _PHRASE_ENDS.search(text, 0, value.start):
        return None
    name = "construction_start" if leads[-1]["begun"] else "completion"
    when = _when(scene, text, value, last=name == "completion")
    if when is None:
        return None
    figure = Figure(value.start, value.end, name, DATE, text=when, wanted=THINGS, near=True)
    subject = fronted(sentence, figure)
    return replace(figure, subject=subject) if subject is not None else None


def _when(
    scene: Scene, text: str, value: DateMention | PeriodMention, *, last: bool = False
) -> str | None:
    """Return a date as precisely as it is stated: a day, a month or a year.

    Of several years it is the first, or the `last` one: works are done when their time is over.
    """
    if isinstance(value, DateMention):
        day = resolve_date(value, scene.date)
        return str(day) if day is not None else None
    if text.startswith("before ", value.start) and _NOT.search(text, 0, value.start):
        years = _YEAR.findall(text, value.start, value.end)
        return years[0] if years else None
    period = scene.period(value.expression, None)
    partial = as_partial(period) if period is not None else None
    if partial is not None:
        return _ahead(scene, text, value, str(partial))
    month = _MONTH.search(text, value.start, value.end)
    if month is not None:  # "since May 2008" has no end
        return f"{month['year']}-{_MONTHS.index(month['month'][:3]) + 1:02d}"
    years = _YEAR.findall(text, value.start, value.end)
    return (years[-1] if last else years[0]) if years else None


def _ahead(scene: Scene, text: str, value: PeriodMention, when: str) -> str:
    """Return a month without a year as the next one, where it is said of what is to come."""
    today = scene.date
    told = _YEAR.search(text, value.start, value.end) is not None
    if today is None or told or _YEAR_MONTH.fullmatch(when) is None or when >= str(today)[:7]:
        return when
    if _TO_COME.search(text, max(0, value.start - _TO_COME_REACH), value.start) is None:
        return when
    year, month = when.split("-")
    return f"{int(year) + 1}-{month}"
