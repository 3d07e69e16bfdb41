"""How often something runs or how many it gives in a time: "from three to five flights a week"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from graph.claims import Quantity
from graph.extract.annotate import Annotated
from graph.extract.attributes.counts import COUNT
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.measures import MEASURE
from graph.extract.attributes.model import Figure
from graph.extract.mentions import NameType
from graph.extract.values.model import Count, Measure

_LINK, _HUB = NameType.LINK, NameType.HUB
_TIMES: Final = frozenset("day week month year daily weekly monthly yearly annually".split())
#: " weekly flights", " flights a week", " a week" behind a number.
_EACH: Final = re.compile(
    r"(?: (?P<ly>dai|week|month|year)ly(?=(?P<of>(?: [a-z-]+){1,2})))"
    r"|(?P<noun>(?: [a-z-]+){0,3}?)(?:,? (?:a|an|per|each|every) (?P<per>day|week|month|year)(?!\w)"
    r"| (?P<adverb>dai|week|month|year)ly(?!\w))"
)
_DAI: Final = {"dai": "day"}
_REACH: Final = 160
#: What parts a number from the noun that tells what runs so often.
_PARTED: Final = re.compile(r"[;:.](?!\d)|(?<!\w)(?:while|whereas|but)(?!\w)")
_HOURS: Final = re.compile(r" (?:a|per|each|every) day(?!\w)| daily(?!\w)")
_OPEN: Final = re.compile(
    r"(?<!\w)(?:open\w*|operat\w*|work(?:s|ing|ed)?|hours|round the clock|function\w*)(?!\w)",
    re.IGNORECASE,
)
#: The capitals and words before a noun, by which what is given is called: "ITEC training ".
_CALLED: Final = re.compile(r"(?:[A-Z][\w-]+ ){0,3}(?:[a-z-]+ ){0,2}$")
_POINTER: Final = re.compile(r"^(?:Its|The|Their|These|An?|This|Our|Your) ")
#: "twice a week": how often, without a number.
_OFTEN: Final = re.compile(
    r"(?<!\w)(?P<n>once|twice) (?:a|per|each|every) (?P<per>day|week|month)(?!\w)"
)
_OFTEN_WORDS: Final = frozenset({"once", "twice"})
_RUNNING: Final = frozenset(
    "flight flights fly flies train trains run runs sail sails ferry service services link".split()
)
_NUMERALS: Final = "one two three four five six seven eight nine ten".split()
_LANES: Final = re.compile(
    rf"(?<![\w-])(?P<n>{'|'.join(_NUMERALS)}|\d{{1,2}})-lane(?![\w-])"
    r"|(?<![\w-])(?P<tracks>single|double|twin)[- ]track(?:ed)?(?![\w-])",
    re.IGNORECASE,
)


def told_in_words(sentence: Annotated) -> bool:
    """Whether a sentence may tell a rate or number of lanes without a figure."""
    joined = "-lane" in sentence.text or "-track" in sentence.text
    return joined or not _OFTEN_WORDS.isdisjoint(sentence.wording)


def rate_figure(sentence: Annotated, value: Count | Measure) -> Figure | None:
    """Return how often a thing runs, how much it gives in a time, or how long it is open a day."""
    if _TIMES.isdisjoint(sentence.wording):
        return None
    if isinstance(value, Measure):
        return _open_hours(sentence.text, value)
    text = sentence.text
    each = _EACH.match(text, value.end)
    if each is None:
        return None
    noun = _noun(text, value.start, each)
    if noun is None:
        return None
    told = each["ly"] or each["per"] or each["adverb"]
    per = _DAI.get(told, told)
    number = Decimal(value.number)
    printed = text[value.start : value.end]
    word = noun.group().casefold()
    quantity = Quantity(printed, number, number, number, f"{word}/{per}")
    name = f"{'frequency' if word == 'times' else word.replace(' ', '_')}_per_{per}"
    phrase = _phrase(text, noun)
    named = any(n.type is _LINK for n in sentence.names)
    runs = word in lexicon().running and (named or not phrase[:1].isupper())
    return Figure(
        value.start,
        each.end(),
        name,
        COUNT,
        quantity,
        wanted=(_LINK, _HUB),
        owner=None if runs else phrase,
        near=True,
    )


def _noun(text: str, start: int, each: re.Match[str]) -> re.Match[str] | None:
    """Return the noun that tells what is so many: behind the number, else the last before it."""
    behind = each.start("of") if each["of"] else each.start("noun")
    end = each.end("of") if each["of"] else each.end("noun")
    if each["of"] or (each["noun"] or "").strip():
        return lexicon().frequent.search(text, max(behind, start), end)
    low = max(0, start - _REACH)
    parted = list(_PARTED.finditer(text, low, start))
    low = parted[-1].end() if parted else low
    nouns = list(lexicon().frequent.finditer(text, low, start))
    return nouns[-1] if nouns else None


def _phrase(text: str, noun: re.Match[str]) -> str:
    """Return what is given with the words that describe it: "ITEC training slots"."""
    lead = _CALLED.search(text, max(0, noun.start() - 60), noun.start())
    return f"{_POINTER.sub('', lead.group()) if lead is not None else ''}{noun.group()}"


def _open_hours(text: str, value: Measure) -> Figure | None:
    """Return for how many hours a day a place is open."""
    if value.quantity.unit != "hours" or not _HOURS.match(text, value.end):
        return None
    low = max(0, value.start - _REACH)
    if _OPEN.search(text, low, min(len(text), value.end + _REACH // 2)) is None:
        return None
    return Figure(
        value.start,
        value.end,
        "opening_hours_day",
        MEASURE,
        value.quantity,
        wanted=(_HUB, _LINK),
    )


def often(sentence: Annotated) -> Iterator[Figure]:
    """Yield how often a link is served, where no number tells it: "twice a week"."""
    if _OFTEN_WORDS.isdisjoint(sentence.wording) or _RUNNING.isdisjoint(sentence.wording):
        return
    for found in _OFTEN.finditer(sentence.text):
        number = Decimal(1 if found["n"] == "once" else 2)
        quantity = Quantity(found["n"], number, number, number, f"times/{found['per']}")
        name = f"frequency_per_{found['per']}"
        yield Figure(*found.span(), name, COUNT, quantity, wanted=(_LINK,), near=True)


def lanes(sentence: Annotated) -> Iterator[Figure]:
    """Yield of how many lanes a road or how many tracks a railway is: "a six-lane highway"."""
    if "lane" not in sentence.text and "track" not in sentence.text:
        return
    for found in _LANES.finditer(sentence.text):
        if found["tracks"]:
            number, unit = Decimal(1 if found["tracks"].casefold() == "single" else 2), "tracks"
        else:
            told = found["n"].casefold()
            number = Decimal(_NUMERALS.index(told) + 1 if told in _NUMERALS else int(told))
            unit = "lanes"
        quantity = Quantity(found.group(), number, number, number, unit)
        yield Figure(*found.span(), unit, COUNT, quantity, wanted=(_LINK,), near=True)
