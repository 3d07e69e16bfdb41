"""Measured figures that are a property: lengths, loads, capacities, times."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from graph.extract.annotate import Annotated
from graph.extract.attributes.clauses import passage, wide_clause
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.model import Figure
from graph.extract.links.lexicon import lexicon as link_lexicon
from graph.extract.mentions import NameType
from graph.extract.values.model import Measure

MEASURE: Final = "attribute.measure"
_LINK, _HUB, _ACT = NameType.LINK, NameType.HUB, NameType.INSTRUMENT
_NEAR: Final = 70
_ADJACENT: Final = 40
#: "Trishuli (" before "25 MW".
_PLANT_BEFORE: Final = re.compile(r"(?P<name>[A-Z][\w-]+(?:[ -][A-Z0-9][\w-]*){0,3}) \($")
#: " Karuma hydropower plant" after "600 MW".
_PLANT_AFTER: Final = re.compile(
    r"[ -](?P<name>[A-Z][\w-]+(?: [A-Z0-9][\w-]*){0,3}) (?:[a-z-]+ )?"
    r"(?:hydro\w*|power|solar|wind|dam|plant|station|reservoir)(?!\w)"
)
#: A year's rate that is worded apart from its unit: "8 million tonnes of freight annually".
_YEARLY: Final = re.compile(
    r"(?:[^.;,]|,(?=\d)){0,60}?(?<!\w)(?:annually|a year|per year|each year|every year|yearly"
    r"|per annum|p\.a\.|a season)(?!\w)"
)
_YEARLY_CAPACITY: Final = re.compile(
    r"(?<!\w)(?:annual|yearly) (?:[a-z-]+ ){0,2}(?:capacity|throughput)(?!\w)[^.;,\d]{0,60}$",
    re.IGNORECASE,
)
_MONTHLY: Final = re.compile(
    r"(?:[^.;,]|,(?=\d)){0,40}?(?<!\w)(?:monthly|a month|per month|each month|every month)(?!\w)"
)
_DAILY: Final = re.compile(
    r"(?:[^.;,]|,(?=\d)){0,40}?(?<!\w)(?:daily|a day|per day|each day|every day)(?!\w)"
)
#: "30 km from Accra", but not "127 km from Eldoret to Malaba".
_AWAY: Final = re.compile(
    r" (?:(?:away|off|inland|beyond|past|short of|behind|up the|down the|upriver|out of|outside"
    r"|(?:north|south|east|west)\w*)(?!\w)|from (?![^.;,]{1,50} to ))"
)
#: The unit of a price of power: "6.40 US cents a unit".
_PRICE: Final = re.compile(r"[A-Z]{3}/(?:unit|[kMG]?Wh)")
#: The unit of a price of carriage: "a toll of $3 a tonne"; and of building: "$2m a kilometre".
_FREIGHT_PRICE: Final = re.compile(
    r"[A-Z]{3}/(?:t|bbl|TEU|container|box|vehicle|truck|lorry|wagon|passenger|m3|km|t\.km|head)"
)
#: The unit of a duty by weight or volume, and "duties of " before it.
_SPECIFIC: Final = re.compile(r"[A-Z]{3}/(?:kg|t|l|hl|m3|head)")
_DUTY_OF: Final = re.compile(r"(?<!\w)(?:dut(?:y|ies)|tariffs?|lev(?:y|ies)) (?:of|at) $")
_COST_PER_KM: Final = re.compile(r"[A-Z]{3}/km")
#: " will lie under the sea" after kilometres.
_UNDER_SEA: Final = re.compile(
    r"[^.;,\d]{0,25}?(?:under the sea|undersea|on the sea ?bed|under ?water|offshore|submarine)"
)
#: " above the sea" after metres, "at an altitude of " before them.
_ALTITUDE: Final = re.compile(
    r" (?:above|below|up|over) (?:the )?(?:sea|mean sea)(?!\w)|[ -]high pass"
)
_ALTITUDE_BEFORE: Final = re.compile(r"(?<!\w)(?:altitude|elevation|height above)[^.;,\d]{0,20}$")
_STORAGE: Final = re.compile(r"(?<!\w)(?:free|stor(?:age|e|ed))(?!\w)", re.IGNORECASE)
_DEPTH: Final = re.compile(
    r"(?<!\w)(?:depths? of|dredged to|dredging to|deepen(?:ed|ing)?(?: [^.;,]{1,40})? to)"
    r" (?:up to |some |about |around )?$"
)
_DEEP: Final = re.compile(r"[ -]deep(?!\w)")
#: "construction … to last " before years.
_LASTS: Final = re.compile(
    r"(?<!\w)(?:construction|works?|building|laying|project|scheme|job|rehabilitation|reconstruction"
    r"|upgrade|upgrading|dredging|expansion|phase|section|stage|builders?|contractors?|engineers?"
    r"|km|kilometres)(?!\w)(?:[^.;]|\.(?=\d)){0,100}?(?<!\w)(?:lasts?|lasted"
    r"|(?:takes?|took|taken)(?: the [A-Z]\w+| it| them)?"
    r"|(?:finish|finished|completed|done|built|ready) (?:in|within))"
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
#: "to begin within " before a time: when, not how long.
_SOON: Final = re.compile(
    r"(?<!\w)(?:begin|began|begins|commence|commences|start|starts|started|launch)(?!\w)[^.;,]{0,30}"
    r" (?:with)?in (?:about |some )?$"
)
#: "the most important agreement in " before years: how long nothing matched it.
_FOREMOST: Final = re.compile(
    r"\b(?:first|most|least|largest|biggest|greatest|worst|best|highest|lowest|fastest)\b"
    r"[^.;,\d]{2,80} (?:in|for|over) (?:the (?:last|past) |more than |almost |over )?$"
)
#: "as director of … for a term of " before years: the term of a person.
_TERM: Final = re.compile(
    r"(?<!\w)(?:as|director|head|chief|judge) [^.;]{1,50} for (?:an?|the) \w+ of $"
)
_LASTS_REACH: Final = 130
#: "400 kV and " before kilometres.
#: "NorLink, a " before "580 km cable", and what may stand before the noun.
_NAMED_BEFORE: Final = re.compile(
    r"(?P<name>[A-Z][\w-]*(?: [A-Z0-9][\w-]*){0,3}), (?:an?|the) (?:[a-z-]+ ){0,3}$"
)
_WORDS: Final = re.compile(r"[ -](?:[a-z-]+ ){0,4}")
_OF_LINKS: Final = frozenset({"length_km", "length_m", "voltage_kv", "capacity_mw", "capacity_gw"})
_REPAID: Final = re.compile(
    r"(?<!\w)(?:repaid|paid back|pay back|repay|repayable|repayment)(?!\w)[^.;,]{0,40}?"
    r" (?:over|within|in|of) (?:the next )?$"
)
#: Words that make months the term of an agreement or loan.
_OF_ACT: Final = re.compile(
    r"(?<!\w)(?:revolving|repayable|tenor|maturity|lapses?|expires?|validity|valid|renewable)(?!\w)"
)
#: "' written notice" after months.
_NOTICE: Final = re.compile(r"['’]? (?:of )?(?:[a-z]+ )?notice(?!\w)")
FOR: Final = re.compile(
    r"(?<!\w)(?P<how>for|over|within)(?: (?:the|an?|another))?(?: (?:first|next|initial|further))?"
    r"(?: (?:period|term|space|duration) of)?(?: (?:about|some|up to|at least))? $"
)
_TERM_REACH: Final = 40
#: " since the war" behind years, and "has not moved for", "rose by 40% over" before them.
_SINCE: Final = re.compile(r" (?:since|ago|earlier|later)(?!\w)|['’]")
_SO_LONG: Final = re.compile(
    r"(?<!\w)(?:has|have|had|having)(?!\w)[^.;,]{0,60}$"
    r"|(?<!\w)(?:increase|growth|rise|fall|decline|average|gr[eo]w|rose|fell|up|down)\w*(?!\w)"
    r"[^.;,]{0,60}$",
    re.IGNORECASE,
)
_LIFE: Final = re.compile(
    r"(?<!\w)(?:(?:designed|built|meant|expected) to (?:serve|last)|lifetime|lifespan"
    r"|(?:working|useful|service|design|technical|economic) life|a life)(?!\w)[^.;,]{0,30}$"
)
_TRADED: Final = re.compile(
    r"(?<!\w)(?:exports|imports|output|production|sales) (?:of|at) (?:about |some |around )?$",
    re.IGNORECASE,
)
_DISTANCE: Final = re.compile(
    r"(?<!\w)(?:over|across|for) (?:a|the) distance of (?:about |roughly |some |around |nearly )?$"
)
#: "Distance: " in a table, before kilometres.
_LENGTH_LABEL: Final = re.compile(
    r"[A-Z]?[\w ]{0,20}(?:[Dd]istance|[Ll]ength|[Rr]oute)[\w ]{0,20}: "
)
_GRACE: Final = re.compile(r"grace (?:period )?(?:of the \w+ )?(?:(?:of|is|was|will be) )?$")
_GRACE_AFTER: Final = re.compile(r"'?[ -](?:(?:period )?of |as (?:a )?)?(?:grace|moratorium)(?!\w)")
#: What passes in a time: "1,500 vehicles a day".
_TRAFFIC: Final = re.compile(
    r"(?P<what>passengers|people|vehicles|cars|trucks|wagons|containers|trains|flights|ships|TEU|t|kWh|MWh|GWh"
    r"|TWh)/(?P<per>d|wk|mo|h|a)"
)
_OF_HUBS: Final = ("quay", "runway", "berth", "wharf", "pier", "jetty", "draught")
_TIMES: Final = {"d": "day", "wk": "week", "mo": "month", "h": "hour", "a": "year"}
#: What of a port or airport metres are the length of, and what makes them a depth.
_OF_PART: Final = re.compile(r"(?<!\w)(?P<part>quay|runway|berth|wharf|pier|jetty)s?(?!\w)")
_ACROSS: Final = re.compile(r"[ -](?P<how>wide|in width|high|tall|in height)(?!\w)")
#: "height of " before metres.
_TALL: Final = re.compile(
    r"(?<!\w)(?i:(?P<how>height|width))(?: (?:of|is|:))?:? (?:about |some )?$"
)
_FLOWED: Final = re.compile(r"(?<!\w)(?:flow(?:s|ed)?|passed|transported|carried|moved)(?!\w)")
_DRAUGHT: Final = re.compile(r"(?<!\w)(?:draught|draft)(?!\w)", re.IGNORECASE)
#: Words by which a weight is that of freight, not of goods traded.
_FREIGHT: Final = re.compile(
    r"(?<!\w)(?:transit|transshipment|throughput|boxes|cargo(?:es)?|freight|traffic|tonnage)(?!\w)",
    re.IGNORECASE,
)
#: Units of a load or time that may be said of anything.
_LOADS: Final = frozenset({"t", "TEU", "hours", "minutes"})
_LOOSE: Final = frozenset({"t", "hours", "minutes", "days", "km/h"})
_HOURS: Final = frozenset({"hours", "days"})
_TRAVEL: Final = re.compile(
    r"(?<!\w)(?:transit|travel time|journey time|crossing time)(?!\w)", re.IGNORECASE
)
#: "an annual capacity of " before a load: so much can be handled in a year.
_PER_YEAR: Final = {"t": "capacity_tonnes_year", "TEU": "capacity_teu_year"}
_CAPACITY: Final = re.compile(
    r"(?<!\w)(?:capacity|capable of handling|able to handle|can handle|designed (?:for|to handle))"
    r"(?: (?!(?:and|but|or|which|while)(?!\w))[\w.,-]+){0,6} $"
)
_ROOM: Final = re.compile(
    r"(?<!\w)(?:enlarge|expan[ds]|extension|extend|room|capacity|capable|space|upgrad)\w*(?!\w)"
    r"[^.;]{0,40}$",
    re.IGNORECASE,
)
_ROOM_AFTER: Final = re.compile(r" of (?:[a-z-]+ )?(?:room|capacity|space)(?!\w)")
#: "by about " before a time: so much is saved.
_SAVED: Final = re.compile(
    r"(?<!\w)(?:by|saves?|saved|saving)(?: (?:about|as much as|up to|some|around|nearly))? $"
)
#: "among it " before one good of a freight that was told.
_AMONG: Final = re.compile(r"(?<!\w)(?:among (?:it|them)|including|such as|of which)(?!\w)[^;]*$")
_SUPPLIED: Final = frozenset(
    f"capacity_{what}"
    for what in (
        *("bcm_year", "m3_year", "barrels_day", "tonnes_year", "tonnes_month", "barrels_month"),
        *("m3_day", "m3_month", "tonnes_day", "ft3_day"),
    )
)
#: "five years of work": a duration of building, not of an agreement.
#: "was allowed to use the berths" before years: a time for which a place is let.
_GRANTED: Final = re.compile(
    r"(?<!\w)(?:grant|authori[sz]|allow|award|rent|entrust|allot|let|leas)(?:t?s|t?ed|t?ing|e|es)?(?!\w)"
)
_WORK: Final = re.compile(
    r"[^.;,]{0,20}?(?<!\w)(?:work|works|construction|to build|to complete)(?!\w)"
)


def measure_figure(sentence: Annotated, value: Measure, *, alone: bool = False) -> Figure | None:
    """Return the property that a measured quantity states, or None.

    If it stands `alone` beside what it tells of, its unit says enough.
    """
    text, unit = sentence.text, value.quantity.unit
    traffic = _TRAFFIC.fullmatch(unit) if unit not in lexicon().units else None
    name = lexicon().units.get(unit)
    if _PRICE.fullmatch(unit) or (_FREIGHT_PRICE.fullmatch(unit) and _charged(text, value)):
        name = "tariff"
    elif _SPECIFIC.fullmatch(unit) and _DUTY_OF.search(text, 0, value.start):
        name = "tariff"
    elif _COST_PER_KM.fullmatch(unit):
        name = "cost_per_km"
    if name is None and traffic is not None:
        name = f"capacity_{traffic['what']}_{_TIMES[traffic['per']]}"
    if unit in lexicon().yearly and _is_yearly(text, value):
        name = lexicon().yearly[unit]
    elif unit in lexicon().daily and _DAILY.match(text, value.end):
        name = lexicon().daily[unit]
    elif unit in lexicon().monthly and _MONTHLY.match(text, value.end):
        name = lexicon().monthly[unit]
    elif name is None or not (alone or _cued(text, value)):
        return None
    if _TRADED.search(text, max(0, value.start - 24), value.start):
        return None
    if unit in ("t", "TEU", "m") and _of_vehicle(text, value):
        return None
    if name.startswith(("transit_time", "length_")) and _SAVED.search(
        text, max(0, value.start - _NEAR), value.start
    ):
        return None
    if unit == "t" and _AMONG.search(text, max(0, value.start - _NEAR), value.start):
        return None
    if unit == "m" and (
        _ALTITUDE.match(text, value.end) or _ALTITUDE_BEFORE.search(text, 0, value.start)
    ):
        return None
    if unit == "km" and not _is_length(sentence, value):
        return None
    if unit == "years" and not (alone or _is_duration(text, value)):
        return None
    if unit in _PER_YEAR and _CAPACITY.search(text, max(0, value.start - _NEAR), value.start):
        name = _PER_YEAR[unit]
    elif unit == "TEU" and _has_room(text, value):
        name = _PER_YEAR[unit]
    name = _measured(text, name, value)
    figure = Figure(value.start, value.end, name, MEASURE, value.quantity)
    owner = _plant(text, value) if unit in ("MW", "GW") else None
    if owner is None and name in _OF_LINKS:
        owner = _apposed(sentence, value)
    # A freight of tonnes is told of what is named beside it, else it is trade.
    first, last = passage(text, value.start, value.end)
    freight = unit == "t" and _FREIGHT.search(text, first, last) is not None
    freight = freight or (unit in _HOURS and _TRAVEL.search(text, first, last) is not None)
    near = (unit in _LOOSE and not freight) or traffic is not None
    return replace(figure, owner=owner, wanted=_wanted(text, name, value), near=near)


def _has_room(text: str, value: Measure) -> bool:
    """Whether boxes are those for which there is or will be room: "an enlargement to 3m TEU"."""
    room = _ROOM.search(text, max(0, value.start - _NEAR), value.start)
    return room is not None or _ROOM_AFTER.match(text, value.end) is not None


def _is_yearly(text: str, value: Measure) -> bool:
    """Whether a load is that of a year, by words after or well before it."""
    low = max(0, value.start - _NEAR)
    return (
        _YEARLY.match(text, value.end) is not None
        or _YEARLY_CAPACITY.search(text, low, value.start) is not None
    )


def _charged(text: str, value: Measure) -> bool:
    """Whether a price is one of carriage, not of goods."""
    first, last = wide_clause(text, value.start, value.end)
    return lexicon().charge.search(text, first, last) is not None


def _of_vehicle(text: str, value: Measure) -> bool:
    """Whether a load is that of a ship, lorry or axle, not of a port or line."""
    return (
        lexicon().vehicle_after.match(text, value.end) is not None
        or lexicon().vehicle_before.search(text, max(0, value.start - _NEAR), value.start)
        is not None
    )


def _apposed(sentence: Annotated, value: Measure) -> str | None:
    """Return the name of "NorLink, a 580 km cable between A and B", whoever else is named so."""
    text = sentence.text
    noun = link_lexicon().nouns.search(text, value.end, value.end + _ADJACENT)
    lead = _NAMED_BEFORE.search(text, max(0, value.start - _NEAR), value.start)
    if noun is None or lead is None or not _WORDS.fullmatch(text, value.end, noun.start()):
        return None
    start, end = lead.span("name")
    taken = [(n.start, n.end) for n in sentence.names] + [(g.start, g.end) for g in sentence.geo]
    return None if any(a < end and start < b for a, b in taken) else lead["name"]


def _measured(text: str, name: str, value: Measure) -> str:
    """Return the narrower property that the words beside a length make of it."""
    if name == "transit_time_days" and _STORAGE.search(
        text, max(0, value.start - 2 * _NEAR), value.end + len(" of free storage")
    ):
        return "free_storage_days"
    if name == "length_km" and _UNDER_SEA.match(text, value.end):
        return "submarine_length_km"
    if name == "duration_months" and _NOTICE.match(text, value.end):
        return "notice_months"
    if name == "duration_years" and _LIFE.search(text, max(0, value.start - _NEAR), value.start):
        return "lifetime_years"
    if name == "duration_years" and (
        _GRACE.search(text, max(0, value.start - 24), value.start)
        or _GRACE_AFTER.match(text, value.end)
    ):
        return "grace_period_years"
    if name == "length_m" and (
        _DEPTH.search(text, max(0, value.start - 30), value.start) or _DEEP.match(text, value.end)
    ):
        return "depth_m"
    if name == "length_m" and (across := _ACROSS.match(text, value.end)):
        return "width_m" if across["how"] in ("wide", "in width") else "height_m"
    if name == "length_m" and (tall := _TALL.search(text, max(0, value.start - 24), value.start)):
        return f"{tall['how'].casefold()}_m"
    if name == "length_m":
        return _metres_of(text, value) or name
    return name


def _metres_of(text: str, value: Measure) -> str | None:
    """Return what metres of a port or airport are, by the nearest word: its quay, its draught."""
    first, last = passage(text, value.start, value.end)
    if _DRAUGHT.search(text, first, last):
        return "draught_m"
    part = _OF_PART.search(text, first, last)
    return f"{part['part']}_length_m" if part is not None else None


def _cued(text: str, value: Measure) -> bool:
    """Whether a unit that may mean anything has a word of its property beside it."""
    cue = lexicon().needs_cue.get(value.quantity.unit)
    if _has_to_do(text, value):
        return True
    low = max(0, value.start - _LASTS_REACH)
    if value.quantity.unit == "years" and _LASTS.search(text, low, value.start):
        return True
    if value.quantity.unit == "mi" and text.endswith("(", 0, value.start):
        return False  # "1,500 kilometres (930 miles)"
    if _SOON.search(text, max(0, value.start - _NEAR), value.start):
        return False
    if value.quantity.unit in _LOADS:
        first, last = wide_clause(text, value.start, value.end)
        return cue is None or cue.search(text, first, last) is not None
    if value.quantity.unit == "years" and _runs(text, value):
        return True
    around = text[max(0, value.start - _NEAR) : value.end + _ADJACENT]
    return cue is None or cue.search(around) is not None


def _runs(text: str, value: Measure) -> bool:
    """Whether years are the term of what was agreed: "for 25 years", "over ten years"."""
    term = FOR.search(text, max(0, value.start - _TERM_REACH), value.start)
    if term is None or _SINCE.match(text, value.end):
        return False
    first, last = wide_clause(text, value.start, value.end)
    if lexicon().bound.search(text, first, last):
        return True
    return term["how"] != "within" and _SO_LONG.search(text, first, value.start) is None


def _has_to_do(text: str, value: Measure) -> bool:
    """Whether a time is given for works: "have 36 months to finish the port"."""
    if value.quantity.unit not in ("years", "months"):
        return False
    have = _HAVE.search(text, max(0, value.start - _ADJACENT), value.start)
    return have is not None and _TO_DO.match(text, value.end) is not None


def _is_length(sentence: Annotated, value: Measure) -> bool:
    """Whether kilometres are the length of a link, not a distance, a border or what is saved."""
    text = sentence.text
    first, last = passage(text, value.start, value.end)
    spans = _DISTANCE.search(text, max(0, value.start - 40), value.start) is not None
    spans = spans or _LENGTH_LABEL.match(text, 0, value.start) is not None
    if _AWAY.match(text, value.end):
        return False
    noun = lexicon().things.search(text, value.end, value.end + _ADJACENT)
    beside = noun is not None and lexicon().compound.fullmatch(text, value.end, noun.start())
    return bool(spans or beside or lexicon().foreign.search(text, first, last) is None)


def _is_duration(text: str, value: Measure) -> bool:
    """Whether years are how long a thing lasts, not a term of office or when it is foremost."""
    first, last = passage(text, value.start, value.end)
    if _LASTS.search(text, max(0, value.start - _LASTS_REACH), value.start):
        return True
    if _GRACE.search(text, max(0, value.start - 24), value.start):
        return True
    if _FOREMOST.search(text, first, value.start):
        return False
    if _has_to_do(text, value):
        return True
    near = max(0, value.start - _NEAR)
    if _REPAID.search(text, near, value.start) or _LIFE.search(text, near, value.start):
        return True
    term = _TERM.search(text, max(0, value.start - 60), value.start)
    return term is None and lexicon().foreign_years.search(text, first, last) is None


def _plant(text: str, value: Measure) -> str | None:
    """Return the power plant whose capacity a figure is."""
    before = _PLANT_BEFORE.search(text, max(0, value.start - _NEAR), value.start)
    plant = before or _PLANT_AFTER.match(text, value.end)
    return plant["name"] if plant else None


def _wanted(text: str, name: str, value: Measure) -> tuple[NameType, ...]:
    """Return what can have a measured property, likeliest first."""
    first, last = wide_clause(text, value.start, value.end)
    if name in (
        "voltage_kv",
        "length_km",
        "submarine_length_km",
        "gauge_mm",
        "diameter_inches",
        "speed_kmh",
    ):
        return (_LINK,)
    if name == "tariff" and value.quantity.unit is not None:
        return (_ACT, _LINK) if _PRICE.fullmatch(value.quantity.unit) else (_ACT, _LINK, _HUB)
    if name.startswith("energy"):
        flowed = _FLOWED.search(text, first, last) is not None
        return (_LINK, _ACT) if flowed else (_ACT, _LINK)
    if name in ("capacity_mw", "capacity_gw"):
        supplied = lexicon().supply.search(text, first, last)
        return (_ACT, _LINK) if supplied else (_LINK, _ACT)
    bargain = lexicon().bargain.search(text, first, last)
    if name in _SUPPLIED and (bargain or lexicon().supply.search(text, first, last)):
        return _ACT, _LINK, _HUB
    if name == "quantity_tonnes" and bargain:
        return (_ACT,)
    if name in ("grace_period_years", "notice_months"):
        return (_ACT,)
    if name == "duration_months" and _OF_ACT.search(text, first, last):
        return _ACT, _HUB, _LINK
    if name == "lifetime_years":
        return _LINK, _HUB
    if name == "duration_years" and _LASTS.search(
        text, max(0, value.start - _LASTS_REACH), value.start
    ):
        return _LINK, _HUB
    if _has_to_do(text, value):
        return _ACT, _LINK, _HUB
    if name == "duration_years" and _WORK.match(text, value.end):
        return _LINK, _HUB
    if name == "duration_years":
        granted = _GRANTED.search(text, first, value.start) is not None
        return (_HUB, _LINK, _ACT) if granted and not bargain else (_ACT,)
    if name.startswith(("area", "max_vessel")):
        return (_HUB,)
    if name.startswith(_OF_HUBS):
        return (_HUB,)
    return (_HUB, _LINK) if name.startswith(("quantity", "capacity_teu")) else (_LINK, _HUB)
