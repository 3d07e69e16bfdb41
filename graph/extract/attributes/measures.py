"""Measured figures that are a property: lengths, loads, capacities, times."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from graph.extract.annotate import Annotated
from graph.extract.attributes.clauses import passage, wide_clause
from graph.extract.attributes.durations import (
    has_to_do,
    is_duration,
    runs_for,
    works_last,
    years_name,
)
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
#: "runs " before kilometres, and " from A, by way of B and C, to D" behind them.
_RUNS: Final = re.compile(
    r"(?<!\w)(?:runs?|ran|stretch(?:es|ed)?|extends?|extended|spans?|winds?|covers?)(?: for| over)?"
    r"(?: (?:about|some|around|nearly|over|roughly))? $"
)
_FROM_TO: Final = re.compile(r" from [A-ZÀ-Þ][^.;]{1,120}?(?:,| )to (?:the )?")
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
#: "to begin within " before a time: when, not how long.
_SOON: Final = re.compile(
    r"(?<!\w)(?:begin|began|begins|commence|commences|start|starts|started|launch)(?!\w)[^.;,]{0,30}"
    r" (?:with)?in (?:about |some )?$"
)
#: "NorLink, a " before "580 km cable", and what may stand before the noun.
_NAMED_BEFORE: Final = re.compile(
    r"(?P<name>[A-Z][\w-]*(?: [A-Z0-9][\w-]*){0,3}), (?:an?|the) (?:[a-z-]+ ){0,3}$"
)
_WORDS: Final = re.compile(r"[ -](?:[a-z-]+ ){0,4}")
_OF_LINKS: Final = frozenset({"length_km", "length_m", "voltage_kv", "capacity_mw", "capacity_gw"})
#: Words that make months the term of an agreement or loan.
_OF_ACT: Final = re.compile(
    r"(?<!\w)(?:revolving|repayable|tenor|maturity|lapses?|expires?|validity|valid|renewable)(?!\w)"
)
#: "' written notice" after months.
_NOTICE: Final = re.compile(r"['’]? (?:of )?(?:[a-z]+ )?notice(?!\w)")
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
#: What properties of hubs before those of links begin with.
_FIRST_OF_HUBS: Final = (
    "quantity", "capacity_teu", "waiting", "clearance", "turnaround", "dwell", "opening_hours"
)  # fmt: skip
#: Words of the times that goods and vehicles spend at a border or port, and what these are.
_TIME_KINDS: Final = {
    "waiting_time": ("wait", "queu"),
    "clearance_time": ("clear", "process"),
    "release_time": ("releas",),
    "turnaround_time": ("turn",),
    "dwell_time": ("dwell",),
}
_AT_BORDER: Final = re.compile(
    r"(?:[ -][a-z]+){0,3}?[ -]?(?<!\w)(?P<word>wait(?:s|ed|ing)?|queu(?:e|es|ed|eing|ing)"
    r"|clear(?:ed|ance|ing|s)?|process(?:ed|ing)|releas(?:e|ed|es|ing)|turn-?around|turnround|dwell)"
    r"(?!\w)",
    re.IGNORECASE,
)
#: "Trains cover the way in " before a time.
_TIMES_OF_TRAVEL: Final = frozenset({"hours", "minutes", "days"})
_IN_TIME: Final = r" (?:in|within)(?: (?:less than|under|about|some|only|just|around|up to))? $"
_TRAVELS_IN: Final = re.compile(
    r"(?<!\w)(?:cover|cross|travel|reach|bring|get|arrive|run|go|make)(?:s|es|ed)?(?!\w)"
    rf" [^.;,]{{3,90}}{_IN_TIME}"
)
#: "reach the warehouse in " before a time: of the way, not of where it ends.
_REACHED: Final = re.compile(
    r"(?<!\w)(?:reach(?:es|ed|ing)?|(?:get|gets|got|arrive|arrives|arrived|come|comes|came|go|goes"
    r"|went|travel|travels|travelled|traveled) (?:to|at|in|into))(?!\w) [^.;,]{3,70}"
    rf"{_IN_TIME}"
)
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
#: "including " before one of the goods that a state trades.
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
    name = _rated(text, value)
    if name is None:
        name = _by_unit(text, value)
        if name is None or not (alone or _cued(text, value)):
            return None
    if _is_other(sentence, value, name) or (
        unit == "years" and not (alone or is_duration(text, value))
    ):
        return None
    name = _measured(text, name, value)
    owner = _plant(text, value) if unit in ("MW", "GW") else None
    if owner is None and name in _OF_LINKS:
        owner = _apposed(sentence, value)
    wanted, near = _wanted(text, name, value), _is_near(text, value)
    figure = Figure(value.start, value.end, name, MEASURE, value.quantity, wanted=wanted, near=near)
    return replace(figure, owner=owner)


def _rated(text: str, value: Measure) -> str | None:
    """Return the property of a load whose rate is worded apart: "8 million tonnes … annually"."""
    unit = value.quantity.unit
    if unit in lexicon().yearly and _is_yearly(text, value):
        return lexicon().yearly[unit]
    if unit in lexicon().daily and _DAILY.match(text, value.end):
        return lexicon().daily[unit]
    if unit in lexicon().monthly and _MONTHLY.match(text, value.end):
        return lexicon().monthly[unit]
    return None


def _by_unit(text: str, value: Measure) -> str | None:
    """Return the property of a unit, of a price of carriage or of what passes in a time."""
    unit = value.quantity.unit
    charged = _FREIGHT_PRICE.fullmatch(unit) and _charged(text, value)
    duty = _SPECIFIC.fullmatch(unit) and _DUTY_OF.search(text, 0, value.start)
    if _PRICE.fullmatch(unit) or charged or duty:
        return "tariff"
    if _COST_PER_KM.fullmatch(unit):
        return "cost_per_km"
    name = lexicon().units.get(unit)
    traffic = _TRAFFIC.fullmatch(unit) if name is None else None
    return f"capacity_{traffic['what']}_{_TIMES[traffic['per']]}" if traffic else name


def _is_other(sentence: Annotated, value: Measure, name: str) -> bool:
    """Whether a quantity is one of goods, of a vehicle, of what is saved, an altitude or a way."""
    text, unit = sentence.text, value.quantity.unit
    near = max(0, value.start - _NEAR)
    if _TRADED.search(text, max(0, value.start - 24), value.start):
        return True
    if unit == "mi" and text.endswith("(", 0, value.start):
        return True  # "500 km (311 miles)"
    if unit in ("t", "TEU", "m") and _of_vehicle(text, value):
        return unit != "m" or _DRAUGHT.search(text, near, value.start) is None
    if name.startswith(("transit_time", "length_")) and _SAVED.search(text, near, value.start):
        return True
    of_trade = unit == "t" and not lexicon().trade_words.isdisjoint(sentence.wording)
    if of_trade and _AMONG.search(text, near, value.start):
        return True
    if unit == "m" and (
        _ALTITUDE.match(text, value.end) or _ALTITUDE_BEFORE.search(text, 0, value.start)
    ):
        return True
    return unit == "km" and not _is_length(sentence, value)


def _is_near(text: str, value: Measure) -> bool:
    """Whether only the words around a load or time can say whose it is: else it is trade."""
    unit = value.quantity.unit
    if unit not in lexicon().units and _TRAFFIC.fullmatch(unit):
        return True
    first, last = passage(text, value.start, value.end)
    freight = unit == "t" and _FREIGHT.search(text, first, last) is not None
    freight = freight or (unit in _HOURS and _TRAVEL.search(text, first, last) is not None)
    return unit in _LOOSE and not freight


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
    """Return the narrower property that the words beside a quantity make of it."""
    unit = value.quantity.unit
    if unit in _PER_YEAR and _CAPACITY.search(text, max(0, value.start - _NEAR), value.start):
        return _PER_YEAR[unit]
    if unit == "TEU" and _has_room(text, value):
        return _PER_YEAR[unit]
    if name == "transit_time_days" and _STORAGE.search(
        text, max(0, value.start - 2 * _NEAR), value.end + len(" of free storage")
    ):
        return "free_storage_days"
    if name.startswith("transit_time") and (kind := _time_kind(text, value)) is not None:
        return f"{kind}_{unit}"
    if name == "length_km" and _UNDER_SEA.match(text, value.end):
        return "submarine_length_km"
    if name == "duration_months" and _NOTICE.match(text, value.end):
        return "notice_months"
    if name == "duration_years":
        return years_name(text, value)
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


def _time_kind(text: str, value: Measure) -> str | None:
    """Return which time hours or days at a border are, by the nearest word before, else behind."""
    first, last = wide_clause(text, value.start, value.end)
    words = list(_AT_BORDER.finditer(text, max(first, value.start - 2 * _NEAR), value.start))
    word = words[-1] if words else _AT_BORDER.match(text, value.end, last)
    if word is None:
        return None
    said = word["word"].casefold()
    return next(kind for kind, told in _TIME_KINDS.items() if said.startswith(told))


def _metres_of(text: str, value: Measure) -> str | None:
    """Return what metres of a port or airport are, by the nearest word: its quay, its draught."""
    first, last = passage(text, value.start, value.end)
    if _DRAUGHT.search(text, first, last):
        return "draught_m"
    before = list(_OF_PART.finditer(text, first, value.start))
    part = before[-1] if before else _OF_PART.search(text, value.end, last)
    return f"{part['part']}_length_m" if part is not None else None


def _cued(text: str, value: Measure) -> bool:
    """Whether a unit that may mean anything has a word of its property beside it."""
    cue = lexicon().needs_cue.get(value.quantity.unit)
    if has_to_do(text, value):
        return True
    if value.quantity.unit == "years" and works_last(text, value):
        return True
    if value.quantity.unit == "mi" and text.endswith("(", 0, value.start):
        return False  # "1,500 kilometres (930 miles)"
    if _SOON.search(text, max(0, value.start - _NEAR), value.start):
        return False
    if value.quantity.unit in _TIMES_OF_TRAVEL and _TRAVELS_IN.search(
        text, max(0, value.start - 2 * _NEAR), value.start
    ):
        return True
    if value.quantity.unit in _LOADS:
        first, last = wide_clause(text, value.start, value.end)
        return cue is None or cue.search(text, first, last) is not None
    if value.quantity.unit == "years" and runs_for(text, value):
        return True
    around = text[max(0, value.start - _NEAR) : value.end + _ADJACENT]
    return cue is None or cue.search(around) is not None


def _is_length(sentence: Annotated, value: Measure) -> bool:
    """Whether kilometres are the length of a link, not a distance, a border or what is saved."""
    text = sentence.text
    first, last = passage(text, value.start, value.end)
    spans = _DISTANCE.search(text, max(0, value.start - 40), value.start) is not None
    spans = spans or _RUNS.search(text, max(0, value.start - 40), value.start) is not None
    spans = spans or _LENGTH_LABEL.match(text, 0, value.start) is not None
    if _AWAY.match(text, value.end) and not _FROM_TO.match(text, value.end):
        return False
    noun = lexicon().things.search(text, value.end, value.end + _ADJACENT)
    beside = noun is not None and lexicon().compound.fullmatch(text, value.end, noun.start())
    return bool(spans or beside or lexicon().foreign.search(text, first, last) is None)


def _plant(text: str, value: Measure) -> str | None:
    """Return the power plant whose capacity a figure is."""
    before = _PLANT_BEFORE.search(text, max(0, value.start - _NEAR), value.start)
    plant = before or _PLANT_AFTER.match(text, value.end)
    return plant["name"] if plant else None


def _about(text: str, value: Measure) -> tuple[int, int]:
    """Return the clause that tells what is measured: "cargo passed" without "and they agreed"."""
    if value.quantity.unit == "t":
        narrow = passage(text, value.start, value.end)
        if _FREIGHT.search(text, *narrow):
            return narrow
    return wide_clause(text, value.start, value.end)


def _wanted(text: str, name: str, value: Measure) -> tuple[NameType, ...]:
    """Return what can have a measured property, likeliest first."""
    first, last = _about(text, value)
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
    if name in ("quantity_tonnes", "quantity_m3", "quantity_barrels") and bargain:
        return (_ACT,)
    if name in ("grace_period_years", "notice_months"):
        return (_ACT,)
    if name == "duration_months" and _OF_ACT.search(text, first, last):
        return _ACT, _HUB, _LINK
    if name == "lifetime_years":
        return _LINK, _HUB
    if name == "duration_years" and works_last(text, value):
        return _LINK, _HUB
    if has_to_do(text, value):
        return _ACT, _LINK, _HUB
    if name == "duration_years" and _WORK.match(text, value.end):
        return _LINK, _HUB
    if name == "duration_years":
        granted = _GRANTED.search(text, first, value.start) is not None
        return (_HUB, _LINK, _ACT) if granted and not bargain else (_ACT,)
    if name.startswith(("area", "max_vessel")):
        return (_HUB,)
    if name.startswith("release_time"):
        return _ACT, _HUB
    if name.startswith(_OF_HUBS):
        return (_HUB,)
    if name.startswith("transit_time") and _REACHED.search(text, first, value.start):
        return (_LINK,)
    return (_HUB, _LINK) if name.startswith(_FIRST_OF_HUBS) else (_LINK, _HUB)
