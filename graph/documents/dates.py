"""Finding the date that a document states for itself.

Only full dates count, and only where a document speaks of itself: in a line that is a date, in the
dateline that opens the text, in what a page says in its head. A date is never inferred.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final

_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTH: Final = (
    r"(?P<month{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE: Final = (
    r"(?:(?P<year1>\d{4})(?P<mark>[-/.])(?P<month1>\d{1,2})(?P=mark)(?P<day1>\d{1,2})(?!\d)"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th)?[ -](?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    rf"{_MONTH.format(2)},?[ -](?P<year2>\d{{4}})\b"
    rf"|{_MONTH.format(3)} (?P<day3>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year3>\d{{4}})\b"
    # With stops the day comes first wherever this is written; with other marks, if it is no month.
    r"|(?P<day4>\d{1,2})\.(?P<month4>\d{1,2})\.(?P<year4>\d{4})\b"
    r"|(?P<day5>1[3-9]|2\d|3[01])[/-](?P<month5>\d{1,2})[/-](?P<year5>\d{4})\b)"
)
_MONTH_OF_YEAR: Final = rf"{_MONTH.format('')},? (?P<year>\d{{4}})(?!\d)"
_WEEKDAY: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_WEEKDAY_END: Final = re.compile(rf"(?<![^ ,|]){_WEEKDAY}$", re.IGNORECASE)
_WRITTEN: Final = re.compile(_DATE, re.IGNORECASE)
_PUBLISHED: Final = re.compile(
    r"(?:(?:first )?(?:published|posted|issued|released?|dated|date|release date)"
    r"(?: (?:on|at))?:? )?"
    rf"(?:(?-i:[A-Z])[\w ]{{2,30}}, )?{_WEEKDAY}{_DATE}",
    re.IGNORECASE,
)
_CAPITAL: Final = r"(?-i:[A-ZÀ-ÞĀĂĄĆ-ĐĒĘĚĢĪĮĶĹ-ŇŌŐŒŔ-ŞŠŢ-ŤŪŮ-ŲŴŶŸ-Ž])"
_NAME: Final = rf"{_CAPITAL}(?:[\w'’]|-(?=\w)|\.(?=[\w,])){{0,20}}+"
_SMALL: Final = r"(?:de|da|do|du|del|la|le|of|the|al|el|and|&)"
_NAMES: Final = rf"{_NAME}(?: (?:{_SMALL}\b|{_NAME})){{0,5}}+"
_PARTING: Final = r"(?:,? ?(?:[–—-] ?)?\(|\),? ?[|/–—-]{0,2} ?|\. ?/|, ?|: ?|\. | ?[|/–—-]{1,2} ?)"
# Places and agencies, then a mark that parts them from the date: "LIMA, Peru (Agency), ".
_BEFORE: Final = re.compile(
    rf"(?:[(\[]?{_NAMES}(?:{_PARTING}{_NAMES}){{0,4}} ?{_PARTING}(?:dated? ?:? ?|on )?|[(\[])"
    rf"{_WEEKDAY}",
    re.IGNORECASE,
)
# Then an agency, and a mark that parts all of it from the text.
_AFTER: Final = re.compile(
    r"[)\]]?\.?(?:,? ?[(/\[][\w .,&'/-]{2,40}[)/\]]|, ?(?-i:[A-Z][A-Z-]{1,10}))?"
    r"(?:[:.]| ?[|/–—-]|(?<=[)\]]) | ?$)",
    re.IGNORECASE,
)
# After a date that comes first: places and agencies, and the mark.
_PLACED: Final = re.compile(
    rf"(?:, ?| ?[|–—-] ?| ?\(){_NAMES}(?:{_PARTING}{_NAMES}){{0,2}}\)?(?::| ?[|–—-])",
    re.IGNORECASE,
)
#: After a date that opens the text itself: "28 February 2019: Peru …", "… – Peru".
_TEXT: Final = re.compile(r"(?: ?:| [|–—-]{1,2}) (?-i:[A-Z\"'])")
_HEAD: Final = 110
"""Characters in which a dateline ends."""

#: Words of a line that tells of a document and names its date, besides names.
_RELEASED: Final = re.compile(
    r"(?:press|media|news|official|joint|immediate|release[sd]?|statement|note|communiqu[eé]|for|no|"
    r"nr|ref|issued|published|posted|dated?|on|at|de|da|do|du|des|del|di|la|las|le|les|los|el|y|et|"
    r"und|of|the|al|and|am|pm|gmt|utc|hrs|reading|"
    r"time|read|mins?|by|a|p|our|(?:staff|special|own|senior)|reporters?|correspondents?|bureau|agencies)",
    re.IGNORECASE,
)
#: Words that make the date of a line that of something else.
_EVENT: Final = re.compile(
    r"\b(?:sign|session|meeting|force|until|deadline|valid|effective|expir|round|summit|visit|since|"
    r"updated|modified|conference|forum|held|adopted|entry|end|year|period|accessed|retrieved|"
    r"as of|as at|rate|table|figure|photo|agenda|data|census(?! (?:bureau|office|service))|"
    r"quarter|approv|ratif|complet|"
    r"done at|inaugurat|conclud|initiall?ed|launch|commissioned|commissioning|opened|opening|"
    r"award|establish)",
    re.IGNORECASE,
)
_PART: Final = re.compile(r"[^\W\d_][\w.'’-]*")
_OF_A_DAY: Final = (" on", "dated", "published", "posted", "issued", "released")
#: What an editor adds to a line: "[archived]".
_ADDED: Final = re.compile(r"(?<=\w) ?\[[^\[\]]{1,60}\]\s*$")
#: A title of what a cabinet decided on a day, which is then that of the document.
_SITTING: Final = re.compile(
    r"\b(?:cabinet|council of ministers)\b.*\b(?:decisions?|highlights|meeting|sitting|briefing)\b"
    r"|\b(?:decisions?|highlights|outcomes?|summary)\b.*\b(?:cabinet|council of ministers)\b"
    r"|\bgovernment (?:session|sitting|meeting)\b|\b(?:session|sitting) of the government\b",
    re.IGNORECASE,
)
#: What counts the readers of a page, after its date.
_COUNTED: Final = re.compile(
    r"(?:read|reads|views?|viewed|hits|comments?|shares?)\b", re.IGNORECASE
)
#: Two figures for the year, where a line is a date and nothing else: "28/02/25", "8 Feb '25".
_SHORT: Final = re.compile(
    r"(?P<day>1[3-9]|2\d|3[01])(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{2})"
)
_SHORT_NAMED: Final = re.compile(
    rf"(?P<day>\d{{1,2}}) {_MONTH.format('')} ['’](?P<year>\d{{2}})", re.IGNORECASE
)
#: Who wrote a text or passed it on, in the line with its date: "Source: Agency | … | Editor: ann".
_CREDIT: Final = re.compile(r"\b(?:source|editor|author|writer)s?: ?[\w .'’-]{2,40}", re.IGNORECASE)
#: When a text was last brought up to date: "(last updated: 7.11.2018)", "as of March 2019".
_REVISED: Final = re.compile(
    r"\b(?:updated?|modified|edited|revised|reviewed|published|issued|status|as (?:of|at))"
    rf"(?: on| in| at)?[ :]*{_WEEKDAY}(?:{_DATE}|{_MONTH_OF_YEAR})",
    re.IGNORECASE,
)
#: A month at the end of a line of names, or in brackets there: "Windhoek, July 2025".
_ISSUE: Final = re.compile(rf"(?:^|[,|(·–—] ?| - ){_MONTH_OF_YEAR}\)?\.?$", re.IGNORECASE)
#: A date at the end of a line, parted from what it dates: "from customs data - 22 January 2025".
_LAST: Final = re.compile(rf"[,|·–—-] ?{_WEEKDAY}{_DATE}\.?$", re.IGNORECASE)
#: A place and the country it is in, before a date without a mark: "Lima, Peru 28 February 2019".
_IN_PLACE: Final = re.compile(rf"{_NAMES}, ?{_NAMES}", re.IGNORECASE)
#: The time of day of a line from a news wire: "14-MAY-1991 09:31:02.55".
_TIME_BEFORE: Final = re.compile(r"\d{1,2}[:.]\d{2}(?: ?[AaPp]\.?[Mm]\.?)?,? $")
_TIME: Final = re.compile(r",?[ T]\d{1,2}[:.]\d{2}(?:[:.]\d{2}){0,2}(?: ?(?:Z|[AaPp]\.?[Mm]\.?))?")
_LONGEST_MASTHEAD: Final = 110
_LONGEST_NOTE: Final = 200
_MOST_PARTS: Final = 10


def stated_date(text: str) -> date | None:
    """Return the date in a text that is a full date (ISO, or written with the month's name)."""
    match = _WRITTEN.fullmatch(text.strip())
    return _date(match) if match else None


def published_date(line: str) -> date | None:
    """Return the date of a line that tells when the document appeared, or that is only a date."""
    match = _PUBLISHED.match(line)
    return _date(match) if match else masthead_date(line)


def masthead_date(line: str) -> date | None:
    """Return the date of a line of names and marks, as stands above a notice.

    Such as "Press release | 14 May 2021 | Brussels" or "Suva, Fiji – 4 June 2019". A line with
    words of another kind is a sentence or a title, and its date that of an event.
    """
    line = _ADDED.sub("", line)
    short = _SHORT.fullmatch(line) or _SHORT_NAMED.fullmatch(line)
    if short is not None:
        return _day(2000 + int(short["year"]), month_number(short["month"]), int(short["day"]))
    if len(line) > _LONGEST_MASTHEAD or _EVENT.search(line):
        return None
    match = _WRITTEN.search(line)
    if match is None:
        return None
    time = _TIME.match(line, match.end())
    rest = line[time.end() if time else match.end() :]
    words = _PART.findall(_CREDIT.sub("", f"{line[: match.start()]} | {rest}"))
    named = all(word[0].isupper() or _RELEASED.fullmatch(word) for word in words)
    before = _TIME_BEFORE.sub("", line[: match.start()])
    before, after = _WEEKDAY_END.sub("", before).rstrip(), rest.lstrip()
    parted = not before or not before[-1].isalnum() or before.lower().endswith(_OF_A_DAY)
    parted = parted or _IN_PLACE.fullmatch(before) is not None
    ended = not after or not after[0].isalnum() or _COUNTED.match(after) is not None
    return _date(match) if named and parted and ended and len(words) <= _MOST_PARTS else None


def sitting_date(title: str) -> date | None:
    """Return the day of "Decisions of the Cabinet, 4 June 2019", on which such a paper appears."""
    return sitting_day(title, title)


def sitting_day(title: str, opening: str) -> date | None:
    """Return the day that the first sentence of a paper on a sitting names, if it names one."""
    if len(title) > _LONGEST_MASTHEAD or _SITTING.search(title) is None:
        return None
    found = list(_WRITTEN.finditer(opening, 0, _HEAD))
    return _date(found[0]) if len(found) == 1 else None


def as_of(line: str) -> date | None:
    """Return the last day that a text can speak of by a line above it; None if it names none.

    It is the day of a revision ("last updated: 7.11.2018"), that at the end of a note on sources,
    or the last day of the month in which a text is said to have been issued ("Suva, July 2025").
    The document's own date may be an earlier one, so that no day of the week can be told from it.
    """
    if len(line) > _LONGEST_NOTE:
        return None
    match = _REVISED.search(line) or _LAST.search(line)
    day = _date(match) if match is not None else None
    if day is not None:
        return day
    if match is None or not match.groupdict().get("year"):
        match = _ISSUE.search(line)
    if match is None:
        return None
    month, year = month_number(match["month"]), int(match["year"])
    return _day(year, month, monthrange(year, month)[1]) if year else None


def dateline_date(opening: str) -> date | None:
    """Return the date of a dateline, `Place, date:`, with which a text opens."""
    match = _WRITTEN.search(opening, 0, _HEAD)
    if match is None:
        return None
    if match.start() == 0:
        text = _TEXT.match(opening, match.end())
        placed = text or _PLACED.match(opening, match.end(), match.end() + _HEAD)
        return _date(match) if placed else None
    before = _BEFORE.fullmatch(opening, 0, match.start())
    parted = before is not None and _EVENT.search(opening, 0, match.start()) is None
    return _date(match) if parted and _AFTER.match(opening, match.end()) else None


def machine_date(value: str) -> date | None:
    """Return the day of an ISO date or time as machines write it, or a written full date."""
    try:
        return date.fromisoformat(value.strip()[:10])
    except ValueError:
        return stated_date(value)


def _date(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    for form in "12345":
        if groups[f"year{form}"]:
            month, day = month_number(groups[f"month{form}"]), int(groups[f"day{form}"])
            return _day(int(groups[f"year{form}"]), month, day)
    return None


def month_number(month: str) -> int:
    """Return the number of a month that is written as a number, or by its name or its beginning."""
    return int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) // 4 + 1


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
