"""What the words beside a figure bind it to: "273 km of the Central Railway", "A-B (90 km)"."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from graph.extract.annotate import Annotated
from graph.extract.attributes.described import Thing, described
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.model import Figure
from graph.extract.attributes.owner import PROPERTIED, Owner
from graph.extract.mentions import Name, NameType

_RUN: Final = r"[A-ZÀ-Þ][\w'’.]*(?: [A-ZÀ-Þ][\w'’.]*){0,3}"
#: Places joined by dashes, as links without a noun are called: "Potosí-Tarija".
_ENDS: Final = rf"{_RUN}(?: ?[-–—] ?{_RUN})+"
_BRACKETED: Final = re.compile(rf"(?P<name>{_ENDS}) \((?:about |some |ca\.? )?$")
_BEHIND: Final = re.compile(rf", (?P<name>{_ENDS})(?=[,.;)]|$)")
#: " of route PY15", " of the Central Railway" behind a length.
_OF_NAMED: Final = re.compile(
    r" (?:of|on|along) (?:the )?(?P<name>(?:(?:[a-z]+ )?(?P<noun>[a-z]+) [A-Z]{1,3}-?\d+\w*"
    r"|(?:[A-ZÀ-Þ][\w'’-]* ){1,4}(?P<last>[A-Z][a-z]+)))(?!\w)"
)
_OPENED: Final = re.compile(r"(?:(?:An?|The|Its|Another|One) )?(?:[\w-]+ ){0,4}")
#: "The 43-km " before a noun that points back.
_MEASURED: Final = re.compile(r"The \d[\w.,-]* ")
_AND: Final = re.compile(r" and (?:[a-z-]+ ){0,2}")
#: ", a joint project " of what was named before.
_APPOSED: Final = re.compile(r", (?:an?|the) (?:[a-z-]+ ){0,3}$")
_OPEN_REACH: Final = 90
_FIGURE_REACH: Final = 500
#: What stands between a thing and its figure: "with an annual capacity of".
_HAVING: Final = re.compile(
    r"(?: \([^()]{1,30}\))?,? (?:with|having|offering) (?:an? |its )?(?:[a-z-]+ ){0,3}"
    r"(?:capacity|length|throughput|draught|area|depth|cost|value|output)"
    r"(?: (?:of|for))? (?:about |some |up to |around |over |nearly |more than )?"
)
#: "worth ", ", estimated at " before an amount: of what stands right before.
_WORTH: Final = re.compile(
    r",? (?:(?:which is|which was|together|jointly) )?(?:worth|valued at|estimated at|priced at"
    r"|costed at|put at|totalling|amounting to|to the tune of)"
    r"(?: (?:about|some|around|nearly|over|up to))* $"
)
_WORTH_REACH: Final = 40
_OF_LINKS: Final = frozenset({"length_km", "length_miles", "speed_kmh", "voltage_kv", "cost"})


def bound_to(sentence: Annotated, figure: Figure) -> Owner | None:
    """Return the thing to which the words right beside a figure bind it; None if none do."""
    return (
        _between_ends(sentence, figure) or _of_named(sentence, figure) or _having(sentence, figure)
    )


def worth(sentence: Annotated, amount: int) -> Name | None:
    """Return what is worth an amount that begins at a position: "the 13 MoUs, estimated at"."""
    lead = _WORTH.search(sentence.text, max(0, amount - _WORTH_REACH), amount)
    if lead is None:
        return None
    named = (n for n in sentence.names if n.end == lead.start() and n.type in PROPERTIED)
    return next(named, None)


def opening_thing(sentence: Annotated, figure: Figure) -> Thing | None:
    """Return the new thing with which the sentence of a figure begins: "The refinery at X, …".

    None if another is spoken of between it and the figure.
    """
    if figure.start > _FIGURE_REACH:
        return None
    wanted = tuple(kind for kind in figure.wanted if kind is not NameType.INSTRUMENT)
    first: Thing | None = None
    for thing in described(sentence, wanted, 0, figure.start):
        if first is None:
            first = thing if _opens(sentence.text, thing) else None
            if first is None:
                return None
        elif not _goes_with(sentence.text, first, thing):
            return None
        else:
            first = replace(first, owner=_joined(sentence.text, first, thing), end=thing.end)
    bare = first is not None and first.known and first.owner.name.casefold() == first.noun
    return None if bare else first  # "The job" points back


def _opens(text: str, thing: Thing) -> bool:
    """Whether a thing is the first words of a sentence and was not spoken of before."""
    if thing.start > _OPEN_REACH or thing.noun in lexicon().works:
        return False
    measured = _MEASURED.match(text) is not None
    pointed = thing.noun in lexicon().pointers and (thing.known or measured)
    at = text.find(thing.owner.name)
    opens = _OPENED.fullmatch(text, 0, thing.start) is not None
    return opens and not pointed and 0 <= at <= len("Another ")


def _goes_with(text: str, first: Thing, other: Thing) -> bool:
    """Whether a thing is named with the first or says more of it: "a berth and yard"."""
    between = text[first.end : other.start]
    joined = between == " " or _AND.fullmatch(between) is not None
    return joined or _APPOSED.search(between) is not None


def _joined(text: str, first: Thing, other: Thing) -> Owner:
    """Return the first of two things with the other, if they are named as one."""
    if _APPOSED.search(text[first.end : other.start]):
        return first.owner
    at = text.find(first.owner.name)
    return Owner(text[at : other.end], first.owner.type)


def _between_ends(sentence: Annotated, figure: Figure) -> Owner | None:
    """Read "Potosí-Tarija (410 km)" and "the last 225 km, Mariscal-Pozo Hondo"."""
    if figure.name not in _OF_LINKS or NameType.LINK not in figure.wanted:
        return None
    text = sentence.text
    found = _BRACKETED.search(text, max(0, figure.start - _OPEN_REACH), figure.start)
    found = found or _BEHIND.match(text, figure.end)
    if found is None:
        return None
    start, end = found.span("name")
    named = next((n for n in sentence.names if n.start < end and start < n.end), None)
    if named is not None:
        return Owner(named.name, named.type) if named.type is NameType.LINK else None
    return Owner(found["name"], NameType.LINK)


def _of_named(sentence: Annotated, figure: Figure) -> Owner | None:
    """Read "102 km of route PY15": a link that is called by a number or a title."""
    if figure.name not in _OF_LINKS or NameType.LINK not in figure.wanted:
        return None
    found = _OF_NAMED.match(sentence.text, figure.end)
    if found is None or sentence.text.endswith(", ", 0, figure.start):
        return None
    start, end = found.span("name")
    named = next((n for n in sentence.names if n.start < end and start < n.end), None)
    if named is not None:
        return Owner(named.name, named.type) if named.type in PROPERTIED else None
    noun = (found["noun"] or found["last"]).casefold()
    if NameType.LINK not in lexicon().thing_kinds.get(noun, ()):
        return None
    return Owner(found["name"], NameType.LINK)


def _having(sentence: Annotated, figure: Figure) -> Owner | None:
    """Read "a mineral port with an annual capacity of": the thing right before what it has."""
    text = sentence.text
    low = max(0, figure.start - 2 * _OPEN_REACH)
    things = list(described(sentence, figure.wanted, low, figure.start))
    if not things or things[-1].known or _MEASURED.search(text, low, things[-1].start):
        return None
    last = things[-1]
    at = text.find(last.owner.name, low)
    end = max(last.end, at + len(last.owner.name))
    if _HAVING.fullmatch(text, end, figure.start) is None:
        return None
    if _APPOSED.search(text, low, last.start):
        return things[-2].owner if len(things) > 1 else None
    return last.owner
