"""When and where a meeting is held, as its sentence tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from msgspec.structs import replace

from graph.claims.period import PartialDate
from graph.extract.annotate import Annotated
from graph.extract.mentions import Place
from graph.extract.pattern import Spanned
from graph.extract.values.expression import Bound
from graph.extract.values.model import DateMention, PeriodMention
from graph.extract.values.periods import CIVIL_YEAR, resolve, resolve_date
from graph.reference import load_reference

_FAR: Final = 90
#: How far the day of a meeting may stand from it within one clause.
_FAR_IN_CLAUSE: Final = 240
_CLAUSE_END: Final = re.compile(
    r"[;:]|, (?!\d|[A-Z]|which |on \d|(?:in session |in |at )[A-Z]|in session|held |hosted "
    r"|meeting |was |were |took |is |to be |due |scheduled |planned |slated |expected |opening "
    r"|chaired |convened |the \w+ (?:such|it has) )"
    r"|,? (?:where|which(?! (?:\w+ )?(?:sat|met|hosted|was held|took place|is (?:due|set|to)"
    r"|convened))"
    r"|who|while|with calls|and (?:agreed|reviewed|discussed))\b"
)
_OPEN: Final = re.compile(r"\b(?:open(?:ed|s)?|began|begins?|start(?:ed|s)?|kicked off)\b", re.I)
_CLOSE: Final = re.compile(r"\b(?:conclud|wrapped up|ended|closed)", re.I)
_CAPITALS: Final = r"([A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2})"
#: What leads to where a meeting is held: "in Lomé", "slated for Lomé", "moved on to Lomé".
_LEAD: Final = (
    r"(?:\b(?:in|at|(?:slated|scheduled|planned|set|booked|earmarked|billed|pencilled in) for"
    r"|(?:held|met|gathered|convened) on"
    r"|(?:session|meeting|round|edition|one|summit|forum) for"
    r"|city of|port of|town of|(?:moved|moves|switched|shifted|relocated|transferred|returned"
    r"|returns|travelled|travels|flew|flies|fly|sailed)(?: on| back)? to) )"
)
_LED: Final = re.compile(rf"(?:{_LEAD}| \()$", re.IGNORECASE)
_UNNAMED_PLACE: Final = re.compile(rf"{_LEAD}{_CAPITALS}")
#: "the Gabon-Togo Forum (Sokodé, 3 May 2017)".
_BRACKETED: Final = re.compile(rf" \({_CAPITALS}, (?=\d|[A-Z])")
#: Between a place and its day or month, in either order: "Naivasha, 19 May 2023".
_APPOSED: Final = re.compile(r",? ?(?:\w+day,? )?\(?$")
#: What opens such a pair: a mark, so that no words lead from elsewhere.
_SET_OFF: Final = re.compile(r"(?:[,.:;(–—]|^) ?$")
#: A place that is said to be that of the meeting: "Lae was the venue".
_VENUE: Final = re.compile(rf"{_CAPITALS} (?:was|is|being|as) (?:the )?(?:venue|host)\b")
#: Before a place that those who meet go to: "flew to Gomel", "brought forty officials to Accra".
_MOVED: Final = re.compile(
    r"\b(?:fl[ye]w?|flies|travel|go|goes|went|g[eo]t|came?|made|made it|moved?|switch|bring|brought"
    r"|drew|drawn|sent?|invite|welcome|left for|leaves for|heads? for|set out)\w*"
    r"(?: [\w'’-]+){0,5}? (?:to|for) $"
)
#: ", held in Lomé" behind what was inserted.
_HELD: Final = r", (?:held|hosted|convened) (?=(?:in|on|at|from) )"
#: Where a clause goes on after what was inserted: "…, to which Benin belongs, convened in Lomé".
_RESUMED: Final = re.compile(
    r", (?:\w+ )?(?:convened|met|sat|assembled|gathered|was held|took place|opened|meets)\b"
    r"|, (?:(?:was|were|has been) (?:\w+ly )?)?(?:concluded|completed|ended|closed|wrapped up)\b"
    rf"|{_HELD}"
)
_HELD_LATER: Final = re.compile(_HELD)
#: What puts a meeting into the future: "is fixed for June".
_AHEAD: Final = re.compile(
    r"\b(?:fixed|set|scheduled|due|planned|slated|pencilled in|booked|foreseen) (?:for|on|in|to)\b"
    r"|\b(?:will|is to|are to)\b"
)
#: A verb in the past, and what else tells that a meeting is over.
_BYGONE: Final = re.compile(r"\b(?:was|were|had|last|held|met|took|sat|began|[a-z]{3,}ed)\b")
_PLACE_REACH: Final = 40
_MOVE_REACH: Final = 60
#: The same of a town that no list knows: ", Zahlé, spring 2012".
_SET_PLACE: Final = re.compile(rf"[,:(] ?{_CAPITALS}, $")
_OFFERS: Final = re.compile(r"(?:offered|agreed|is|will)(?: to)? (?:host|hold)\b")
#: A hall named after a meeting is hosted there: "at the White House".
_HALL: Final = re.compile(
    r"\b(?:in|at) the ((?:[A-Z]\w+ ){1,3}(?:House|Palace|Hall|Hotel|Centre|Center|Building))\b"
)
#: Before a day from which something lasts, as an agreement that the meeting is to update.
_LASTING: Final = re.compile(r"\b(?:since|until|dated)(?: the)? $")
#: Before a day on which something was said rather than held.
_SAID: Final = re.compile(r"\b(?:said|announced|reported|stated|told \w+)(?: on)? $")
_UNNAMED_HOST: Final = re.compile(rf"\bhosted by {_CAPITALS}")
_THE_CAPITAL: Final = re.compile(r"(?:'s?)? capital(?! (?:city )?[A-Z])\b")
_IN_THE: Final = re.compile(r"\b(?:in|at) (?:the )?$")
_CAPITAL_REACH: Final = 20
#: Between a place and the meeting that it hosts: "Lomé, which is to play host to the".
_HOSTING: Final = re.compile(
    r",?(?: \w+){0,4}? (?:host(?:ed|s)?(?: to)?|welcome[sd]?|receive[sd]?)(?: (?:the|a|an))? $"
    r"|(?:'s)? (?:meeting|session|round|sitting|gathering|edition)\b"
)
#: The same where the verb is one of the words that name the meeting: "Lomé is going to", "host".
_GOING_TO: Final = re.compile(
    r" (?:(?:is|was|has|had)(?: \w+)? to|will) (?:host|play host to"
    r"|be the (?:venue|host) (?:of|for)) "
)
#: A place that hosts a meeting named before it: "whose fourth session Lomé hosted".
_HOST_AFTER: Final = re.compile(
    rf"\b(?:session|meeting|edition|round|which|that) {_CAPITALS} (?:is to |will |had |has )?"
    r"host(?:s|ed)?\b"
)
#: A line that begins with place and day: "Lomé, 3 May 2017: 10th Gabon-Togo Council".
_HEADED: Final = re.compile(rf"{_CAPITALS}(?:, [^:,]{{1,30}})?: |{_CAPITALS} is where ")
_HOSTED_BY: Final = re.compile(
    r"\b(?:hosted by|hosts? is|(?:held|hosted|convened|organi[sz]ed|take place|took place"
    r"|meeting|session|sitting) in) "
    r"(?:the )?$"
)
#: Before the month or year in which a meeting is held: "in May 2017", "(Bata, 2009)", "for May".
_DATING: Final = re.compile(
    r"(?:\b(?:in|during|of|for)(?: the)?(?: (?:early|mid|late)[ -]?)?|[(,:]|\w) ?$", re.IGNORECASE
)
#: A part of a month or year whose days no word tells: "in the second week of May".
_PART_OF: Final = re.compile(r"\b(?:week|weeks|half|days?|part|end|start|beginning|middle) of $")
#: Before a year in which something else came about: "founded in 1996".
_OTHER_EVENT: Final = re.compile(
    r"\b(?:founded|established|created|formed|launched|set up|instituted|agreed|signed"
    r"|dormant|inaugurated|dating|originally \w+(?: \w+)?)(?: \w+)? (?:in|on|for|since|from)"
    r"(?: early| mid| late)? $"
)
#: The same where the sentence begins with it: "In May 2017 Lomé hosted".
_OPENING: Final = re.compile(r"(?:^|^[Ii]n |[,;] in )(?:early |mid-?|late )?$")
#: Who led a meeting, right after it, so that its day follows.
_CHAIRED: Final = re.compile(r"(?: \([^()]{1,40}\))?,? which [^;:]{1,240}? (?:co-?)?chaired\b")
#: The same without "which", so that it goes on: ", co-chaired by the ministers, ended on".
_LED_BY: Final = re.compile(
    r"(?: \([^()]{1,40}\))?, (?:(?:co-?)?chaired|led|headed|attended|opened|presided|held under)\b"
)
#: Between a time and the meeting that is held then: "said in May at the fifth session".
_AT_IT: Final = re.compile(r",? (?:at|during) (?:the|their|its|a) ")
#: Least and most days between the ends of a month and of a year.
_MONTH: Final = 27
_YEAR: Final = 366
_HALF_YEAR: Final = 183


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a meeting stands in its sentence.

    Attributes:
        sentence: the sentence.
        start, end: the words that name the meeting.
        after: where what is said after it may begin; the words between may be those of its name.
        stop: where another meeting is named, or the end of the sentence.
        reaches_back: whether what stands before may tell its day and place.
    """

    sentence: Annotated
    start: int
    end: int
    after: int
    stop: int
    reaches_back: bool = True


class Site(NamedTuple):
    """Where a meeting is held, and the country in which that lies, if known."""

    name: str
    country: str | None = None


def days(spot: Spot, today: date | None) -> tuple[date | None, date | None]:
    """Return first and last day of a meeting; those of its month or year if no day is told."""
    found = _exact_days(spot, today)
    return found if found != (None, None) else _span(spot, today)


def _span(spot: Spot, today: date | None) -> tuple[date | None, date | None]:
    """Return first and last day of the month, quarter or year in which a meeting is held."""
    text = spot.sentence.text
    reach = clause_end(spot.sentence, spot.end)
    spans = [v for v in spot.sentence.values if isinstance(v, PeriodMention)]
    after = [v for v in spans if spot.after <= v.start < min(reach, spot.stop)]
    after = [v for v in after if not _OTHER_EVENT.search(text, 0, v.start)]
    before = [v for v in spans if v.end <= spot.start] if spot.reaches_back else []
    dating = [v for v in after if _DATING.search(text, 0, v.start)][:1]
    told = [
        v
        for v in before
        if _OPENING.search(text, 0, v.start) or _AT_IT.fullmatch(text, v.end, spot.start)
    ]
    dating += told[-1:]
    for mention in dating:
        expression = mention.expression
        part = text.startswith(" of ", mention.end) or _PART_OF.search(text, 0, mention.start)
        if part or expression.bound is not Bound.IN or expression.comparison:
            continue
        if _AHEAD.search(text, spot.start, mention.start):
            expression = replace(expression, ahead=True)
        period = resolve(expression, fiscal_start=CIVIL_YEAR, reference=None, document_date=today)
        if period is not None and _MONTH <= (period.end - period.start).days < _YEAR:
            return period.start, period.end
    return None, None


def _reach(spot: Spot) -> int:
    """Return how far after a meeting its day may stand."""
    end = spot.end
    if (chaired := _CHAIRED.match(spot.sentence.text, end)) is not None:
        end = chaired.end()
    if _LED_BY.match(spot.sentence.text, end) is not None and (
        resumed := _resumed(spot, clause_end(spot.sentence, end))
    ):
        end = resumed[0]
    elif (held := _held_later(spot, end)) is not None:
        end = held
    clause = min(clause_end(spot.sentence, end), end + _FAR_IN_CLAUSE)
    return max(spot.end + _FAR, clause)


def _held_later(spot: Spot, at: int) -> int | None:
    """Return where ", held in" leads to place and day of a meeting behind what was inserted.

    "The third meeting of the Council, of the one part and of the other, held in Lomé on 2 May".
    """
    first = clause_end(spot.sentence, at)
    told = _HELD_LATER.search(spot.sentence.text, first, spot.stop)
    return None if told is None else told.end()


def _exact_days(spot: Spot, today: date | None) -> tuple[date | None, date | None]:
    """Return first and last day of a meeting, as far as the sentence gives days."""
    sentence = spot.sentence
    mentions = [v for v in sentence.values if isinstance(v, DateMention) and v.start < spot.stop]
    reach = _reach(spot)
    after = [
        m
        for m in mentions
        if spot.after <= m.start < reach
        and not _LASTING.search(sentence.text, 0, m.start)
        and not _OTHER_EVENT.search(sentence.text, 0, m.start)
    ]
    before = [m for m in mentions if m.end <= spot.start] if spot.reaches_back else []
    before = [m for m in before if not _SAID.search(sentence.text, 0, m.start)]
    mention, first = None, None
    for mention in (*after[:1], *before[-1:]):
        if _AHEAD.search(sentence.text, spot.start, max(spot.start, mention.start)):
            mention = replace(mention, ahead=True)
        first = _day(resolve_date(mention, today))
        if first is not None and _is_long_past(spot, mention, first, today):
            # A day of a month without its year is the nearer one, unless a verb tells.
            mention = replace(mention, ahead=True)
            first = _day(resolve_date(mention, today))
        if first is not None:
            break
    if mention is None or first is None:
        return None, None
    last = last_day(mention, first) or _second(sentence, mentions, mention, today)
    around = sentence.text[max(0, spot.start - 40) : mention.start]
    if last is None:
        if _OPEN.search(around):
            return first, None
        if _CLOSE.search(around):
            return None, first
        last = first
    return first, last


def _is_long_past(spot: Spot, mention: DateMention, day: date, today: date | None) -> bool:
    """Whether a day without its year would be half a year ago, and no verb tells that it is."""
    bare = mention.date is None and mention.year is None and mention.month is not None
    if not bare or today is None or (today - day).days <= _HALF_YEAR:
        return False
    first = spot.start if spot.start < mention.start else max(0, mention.start - _FAR_IN_CLAUSE)
    return _BYGONE.search(spot.sentence.text, first, mention.start) is None


def _second(
    sentence: Annotated, mentions: Sequence[DateMention], first: DateMention, today: date | None
) -> date | None:
    """Return the last day of "from 3.2.2021 to 5.2.2021", whose ends are two mentions."""
    following = next((m for m in mentions if m.start > first.start), None)
    if following is None:
        return None
    between = sentence.text[first.end : following.start].strip()
    if between not in ("to", "until", "-", "–", "and"):
        return None
    return _day(resolve_date(following, today))


def last_day(mention: DateMention, first: date) -> date | None:
    """Return the last of several days that a mention tells: "11-12 November"."""
    if mention.until is not None:
        return _day(mention.until)
    if mention.until_day is not None:
        month = mention.until_month or first.month
        try:
            return date(first.year, month, mention.until_day)
        except ValueError:
            return None
    return None


def _day(partial: PartialDate | None) -> date | None:
    if partial is None or partial.day is None:
        return None
    return partial.first


def place(spot: Spot) -> Site | None:
    """Return where a meeting is held: the place after it, else one before it.

    A place stands after "in" or "at", after "hosted by" or before "hosted the".
    """
    sentence, text = spot.sentence, spot.sentence.text
    stop = min(clause_end(sentence, spot.end), spot.stop)
    places = [m for _, m in sentence.base.mentions if isinstance(m, Place)]
    candidates = [p for p in places if _held_at(text, p.start)]
    after = [p for p in candidates if spot.after <= p.start < stop]
    if after:
        return Site(after[0].name, after[0].country)
    if (capital := _capital(sentence, spot.after, stop)) is not None:
        return capital
    for pattern in (_UNNAMED_PLACE, _BRACKETED, _UNNAMED_HOST):
        for found in pattern.finditer(text, spot.after, stop):
            if _free(sentence, found.start(1)):
                return Site(found[1])
    if (apposed := _apposed(sentence, places, spot)) is not None:
        return apposed
    for pattern in (_HOST_AFTER, _VENUE):
        if (hosting := pattern.search(text, spot.after, spot.stop)) is not None:
            return Site(hosting[1])
    host = next(
        (
            text[p.start : p.end]
            for p in sentence.parties
            if spot.after <= p.start < stop and _HOSTED_BY.search(text, 0, p.start)
        ),
        None,
    )
    host = host or _hosting_state(spot) or _city_state(spot, stop)
    if host is not None:
        return Site(host)
    resumed = _resumed(spot, stop)
    later = [p for p in candidates if resumed is not None and resumed[0] <= p.start < resumed[1]]
    if later:
        return Site(later[0].name, later[0].country)
    return _place_before(spot, places, stop) if spot.reaches_back else None


def _resumed(spot: Spot, stop: int) -> tuple[int, int] | None:
    """Return where the clause of a meeting goes on after what was inserted, and where it ends."""
    found = _RESUMED.search(spot.sentence.text, stop, spot.stop)
    return None if found is None else (found.end(), clause_end(spot.sentence, found.end()))


def _apposed(sentence: Annotated, places: Sequence[Place], spot: Spot) -> Site | None:
    """Return the place that stands beside a day or a month: "(Kathmandu, 2 August 2019)"."""
    text = sentence.text
    dates = [v for v in sentence.values if isinstance(v, DateMention | PeriodMention)]
    for day in dates:
        if not spot.after <= day.start < spot.stop:
            continue
        for known in places:
            before = spot.after <= known.start and known.end <= day.start
            if before and _APPOSED.fullmatch(text, known.end, day.start):
                if _SET_OFF.search(text, 0, known.start):
                    return Site(known.name, known.country)
            elif day.end <= known.start and text[day.end : known.start] == ", ":
                return Site(known.name, known.country)
        first = max(spot.after - 1, day.start - _PLACE_REACH)
        found = _SET_PLACE.search(text, first, day.start)
        if found is not None and _free(sentence, found.start(1)):
            return Site(found[1])
    return None


def _place_before(spot: Spot, places: Sequence[Place], stop: int) -> Site | None:
    """Return where a meeting is held by what stands before it."""
    sentence, text = spot.sentence, spot.sentence.text
    for known in reversed(places):
        hosts = _GOING_TO.match(text, known.end, spot.end)
        if (hosts is not None and hosts.end() > spot.start) or (
            known.end <= spot.start and _HOSTING.match(text[known.end : spot.start])
        ):
            return Site(known.name, known.country)
    before = [p for p in places if p.end <= spot.start and _held_at(text, p.start)]
    if before:
        return Site(before[-1].name, before[-1].country)
    if (capital := _capital(sentence, 0, spot.start)) is not None:
        return capital
    earlier = list(_UNNAMED_PLACE.finditer(text, max(0, spot.start - 60), spot.start))
    if earlier and _free(sentence, earlier[-1].start(1)):
        return Site(earlier[-1][1])
    if (hall := _HALL.search(text, max(0, spot.start - 60), stop)) is not None:
        return Site(hall[1])
    for known in places:
        if _MOVED.search(text, max(0, known.start - _MOVE_REACH), known.start):
            return Site(known.name, known.country)
    headed = _HEADED.match(text)
    if headed is not None and any(p.start == 0 for p in places):
        return Site(headed[1] or headed[2])
    return None


def _hosting_state(spot: Spot) -> str | None:
    """Return the state that "offered to host" right after it makes the place."""
    text = spot.sentence.text
    if _OFFERS.match(text, spot.start) is None:
        return None
    return next(
        (
            text[state.start : state.end]
            for state in spot.sentence.parties
            if not state.adjective and text[state.end : spot.start] in (" ", " has ", " have ")
        ),
        None,
    )


def _city_state(spot: Spot, stop: int) -> str | None:
    """Return the state after a meeting whose capital has its name: "in Luxembourg"."""
    text, countries = spot.sentence.text, load_reference().countries
    for mention in spot.sentence.parties:
        country = countries.get(mention.codes[0]) if len(mention.codes) == 1 else None
        named = country is not None and text[mention.start : mention.end] == country.capital
        if named and spot.after <= mention.start < stop and _held_at(text, mention.start):
            return text[mention.start : mention.end]
    return None


def _capital(sentence: Annotated, start: int, stop: int) -> Site | None:
    """Return the capital that "in the Kenyan capital" means."""
    for mention in sentence.parties:
        if not start <= mention.start < stop or len(mention.codes) != 1:
            continue
        text = sentence.text
        capital = _THE_CAPITAL.match(text[mention.end : mention.end + _CAPITAL_REACH])
        if capital is None:
            continue
        hosts = _GOING_TO.match(text, mention.end + capital.end())
        if hosts is not None or _IN_THE.search(text[: mention.start]):
            country = load_reference().countries.get(mention.codes[0])
            if country is not None and country.capital is not None:
                return Site(country.capital, mention.codes[0])
            return None
    return None


def _held_at(text: str, start: int) -> bool:
    before = text[max(0, start - 24) : start]
    return bool(_LED.search(before)) or bool(_HOSTED_BY.search(before.lower()))


def _free(sentence: Annotated, at: int) -> bool:
    """Whether no country, date or name stands at a position."""
    groups: tuple[Sequence[Spanned], ...] = (sentence.parties, sentence.values, sentence.names)
    return not any(m.start <= at < m.end for group in groups for m in group)


def clause_end(sentence: Annotated, at: int) -> int:
    """Return where the clause ends; commas between place and date do not end it."""
    told = sentence.text.startswith(":", at)  # "Third session: Dhaka, 2004"
    found = _CLAUSE_END.search(sentence.text, at + told)
    return found.start() if found else len(sentence.text)
