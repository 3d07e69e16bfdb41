"""What has a property but no name: "a tunnel of 57 km", "the 64-km section of the M-4"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from graph.extract.annotate import Annotated
from graph.extract.attributes.clauses import wide_clause
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.model import Figure
from graph.extract.attributes.owner import THINGS, Owner
from graph.extract.attributes.subjects import Subject
from graph.extract.gazetteer import GeoForm
from graph.extract.mentions import NameType

#: How far from its figure a noun may stand.
_BEFORE: Final = 160
_AFTER: Final = 120
_PROPER: Final = r"[A-ZÀ-Þ][\w'’.-]*"
#: " over the Paraguay River", " from Kilis to Aleppo": what tells which one of its kind a thing is.
_COMPLEMENT: Final = re.compile(
    r" (?:of|over|across|under|between|from|in|at|near|to|along|through|connecting|linking)"
    rf"(?: the| its)? {_PROPER}(?: (?:(?:and|to|of|with|the|river|via|by way of) ){{0,2}}{_PROPER}"
    r"){0,6}"
)
#: " of the line" after "stretch".
_OF_WHOLE: Final = re.compile(r" of the (?P<noun>[a-z]+)(?!\w)")
#: "the Simandou railway, a 600-km " before "line".
_APPOSED: Final = re.compile(r", (?:an?|the) [^,;:]{0,40}")
#: " — a joint venture — ", which says more of what is named before it.
_ASIDE: Final = re.compile(r" [—–] (?:an?|the) [^—–]{1,80} [—–] ")
#: " of some " before a figure.
_OF: Final = re.compile(r" of (?:about |some |around |nearly |up to |over |more than )?$")
_LEAD_REACH: Final = 60
#: "to " before a noun that is a verb there: "to upgrade roads".
_VERB: Final = re.compile(r"(?<!\w)(?:to|help|will|would|and to|can|must|not) $")
_VERB_REACH: Final = 8
#: " length of " behind "quay", which is then no thing by itself.
_MEASURED_OF: Final = re.compile(
    r" (?:length|depth|draught|width|area|space|wall|frontage|gauge)(?: of| is|:)? "
)
#: " toll" behind "road", which is then no thing by itself.
_CHARGED: Final = re.compile(
    r" (?:tolls?|tariffs?|fees?|dues|charges?|transport|traffic|safety)(?!\w)"
)
#: " and Bridge" behind "China Road", which is then no name by itself.
NAME_GOES_ON: Final = re.compile(r" (?:and )?[A-Z][a-z]")
_DEFINITE: Final = re.compile(
    r"(?<!\w)(?:the|this|its|said)(?: (?:roughly|about|some|nearly|almost|over|more than|planned"
    r"|proposed|new|entire|whole|original))* $",
    re.IGNORECASE,
)
_DEFINITE_REACH: Final = 40


def beside(sentence: Annotated, figure: Figure) -> Owner | None:
    """Return the thing whose noun a figure stands right before: "a 57-km rail tunnel"."""
    text = sentence.text
    found: tuple[int, int] | None = None
    for noun in lexicon().things.finditer(text, figure.end, figure.end + _AFTER):
        if found is not None and text[found[1] : noun.start()] not in (" ", "-"):
            break
        if found is None and not lexicon().compound.fullmatch(text, figure.end, noun.start()):
            break
        found = noun.span()
    return None if found is None else _owner(sentence, figure.wanted, *found)


def right_before(sentence: Annotated, figure: Figure) -> Owner | None:
    """Return the new thing with which a sentence opens before a figure: "A berth of 345 metres"."""
    text = sentence.text
    if not text.startswith(("A ", "An ", "Another ")):
        return None
    low = max(0, figure.start - _LEAD_REACH)
    lead = _OF.search(text, low, figure.start)
    if lead is None:
        return None
    for thing in described(sentence, figure.wanted, low, lead.start()):
        if thing.end == lead.start() and thing.start <= _LEAD_REACH:
            return thing.owner
    return None


def before_it(sentence: Annotated, figure: Figure) -> Owner | None:
    """Return the link or hub last described in the clause before a figure."""
    text = sentence.text
    first, _ = wide_clause(text, figure.start, figure.end)
    wanted = tuple(k for k in figure.wanted if k in THINGS)
    found = None
    for thing in described(sentence, wanted, max(first, figure.start - _BEFORE), figure.start):
        found = thing.owner
    return found


def around(sentence: Annotated, figure: Figure) -> Owner | None:
    """Return the thing that the clause of a figure speaks of; the nearest one before it first."""
    text = sentence.text
    first, last = wide_clause(text, figure.start, figure.end)
    low = max(first, figure.start - _BEFORE)
    asides = [m.span() for m in _ASIDE.finditer(text, low, figure.start)]
    before = [
        noun
        for noun in lexicon().things.finditer(text, low, figure.start)
        if not any(start <= noun.start() < end for start, end in asides)
    ]
    after = lexicon().things.finditer(text, figure.end, min(last, figure.end + _AFTER))
    for noun in (*reversed(before), *after):
        owner = _owner(sentence, figure.wanted, *noun.span())
        if owner is not None:
            return owner
    return None


def headed(sentence: Annotated, kinds: tuple[NameType, ...]) -> Owner | None:
    """Return the first thing of some kinds that a headline speaks of: "the crude pipeline"."""
    for noun in lexicon().things.finditer(sentence.text):
        owner = _owner(sentence, kinds, *noun.span())
        if owner is not None:
            return owner
    return None


def known(sentence: Annotated, figure: Figure, thing: Owner) -> bool:
    """Whether a figure and its noun speak of a thing as known: "the 64-km line".

    A part of a thing ("the 64-km section of the line") is one by itself.
    """
    text = sentence.text
    mass = figure.name == "length_km" and text.startswith(" of ", figure.end)  # "64 km of railway"
    mass = mass and thing.name.islower()
    low = max(0, figure.start - _DEFINITE_REACH)
    if not mass and _DEFINITE.search(text, low, figure.start) is None:
        return False
    part = lexicon().stretch.search(thing.name)
    bare = part is not None and part.group() == thing.name
    return part is None or (bare and not text.startswith(f"{thing.name} of ", figure.end + 1))


class Thing(Struct, frozen=True):
    """A thing without a name: where its noun stands, and whether it is spoken of as known."""

    start: int
    end: int
    noun: str
    owner: Owner
    known: bool


def described(
    sentence: Annotated, wanted: tuple[NameType, ...], low: int, high: int
) -> Iterator[Thing]:
    """Yield the things of wanted types that are described between two positions."""
    text = sentence.text
    for noun in lexicon().things.finditer(text, low, high):
        owner = _owner(sentence, wanted, *noun.span())
        if owner is None:
            continue
        lead = owner.name.casefold().find(noun.group().casefold())
        first = noun.start() - max(lead, 0)
        known = _DEFINITE.search(text, max(0, first - _DEFINITE_REACH), first) is not None
        known = known and owner.name.islower()  # "the Jama complex" points back to nothing
        yield Thing(noun.start(), noun.end(), noun.group().casefold(), owner, known)


def thing_between(
    sentence: Annotated, wanted: tuple[NameType, ...], low: int, high: int, *, last: bool
) -> Subject | None:
    """Return the last or first thing that is named or described between two positions."""
    names = [n for n in sentence.names if n.type in wanted and low <= n.start < high]
    found: list[tuple[int, Subject]] = [(n.start, Subject(n.end, n)) for n in names]
    for thing in described(sentence, wanted, low, high):
        if any(_APPOSED.fullmatch(sentence.text, n.end, thing.start) for n in names):
            continue
        noun = thing.noun if thing.known and thing.noun in lexicon().pointers else None
        if thing.owner.name == thing.noun and lexicon().stretch.fullmatch(thing.noun):
            noun = "line"  # "the section" is one of the line last named
        found.append((thing.start, Subject(thing.end, noun=noun, called=thing.owner)))
    if not found:
        return None
    return (max if last else min)(found, key=lambda f: f[0])[1]


def _owner(sentence: Annotated, wanted: tuple[NameType, ...], start: int, end: int) -> Owner | None:
    """Return the thing of a noun, if it is of a wanted type and is no part of a name."""
    text = sentence.text
    if _VERB.search(text, max(0, start - _VERB_REACH), start) or text.startswith("-", end):
        return None
    if _MEASURED_OF.match(text, end) or _CHARGED.match(text, end):
        return None
    joined = NAME_GOES_ON.match(text, end) or text.endswith(" and ", 0, start)
    if text[start].isupper() and joined:
        return None  # "the Road Freight Forum", "China Road and Bridge"
    kinds = lexicon().thing_kinds[text[start:end].casefold()]
    kind = next((k for k in wanted if k in kinds), None)
    if kind is None or any(n.start < end and start < n.end for n in sentence.names):
        return None
    low = _word(text, start - _LEAD_REACH)
    low = max(
        [low, *(v.end + 1 for v in sentence.values if low < v.end < start and text[v.end] == " ")]
    )
    lead = lexicon().described.search(text[low:start])
    words = lead["words"].removeprefix("long ") if lead is not None else ""
    if text.endswith(" to ", 0, start - len(words)):  # "to run power plants"
        words = words.partition(" ")[2]
    return Owner(f"{words}{text[start:end]}{_complement(sentence, end)}", kind)


def _word(text: str, low: int) -> int:
    """Return where the first whole word from a position on begins."""
    return text.find(" ", low) + 1 if low > 0 else 0


def _complement(sentence: Annotated, end: int) -> str:
    """Return " over the Paraguay River" after a noun; "in the Indian" (state) is no complement."""
    rest = _COMPLEMENT.match(sentence.text, end)
    if rest is None:
        whole = _OF_WHOLE.match(sentence.text, end)
        return whole.group() if whole is not None and whole["noun"] in lexicon().pointers else ""
    words = rest.group().rstrip(".'’")
    dated = any(v.start < end + len(words) and end < v.end for v in sentence.values)
    adjective = any(g.form is GeoForm.DEMONYM and g.end == end + len(words) for g in sentence.geo)
    return "" if adjective or dated else words
