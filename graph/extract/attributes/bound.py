"""What the words beside a figure bind it to: "273 km of the Central Railway", "A-B (90 km)"."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from msgspec.structs import replace

from graph.extract.annotate import Annotated
from graph.extract.attributes.described import Thing, described
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.model import SUMS, Figure
from graph.extract.attributes.owner import PROPERTIED, THINGS, Owner
from graph.extract.attributes.unread import before_whose
from graph.extract.mentions import Name, NameType

_RUN: Final = r"[A-ZÀ-Þ][\w'’.]*(?: [A-ZÀ-Þ][\w'’.]*){0,3}"
#: Places joined by dashes, as links without a noun are called: "Potosí-Tarija".
_ENDS: Final = rf"{_RUN}(?: ?[-–—] ?{_RUN})+"
_BRACKETED: Final = re.compile(rf"(?P<name>{_ENDS}) \((?:about |some |ca\.? )?$")
#: " from Matara to Beliatta via Hakmana (" before kilometres.
_FROM_TO: Final = re.compile(
    rf"(?<!\w)(?:from|between) (?P<a>{_RUN}) (?:to|and) (?P<b>{_RUN})(?: (?:via|through) {_RUN})?"
    r" \((?:about |some |ca\.? )?$"
)
_BEHIND: Final = re.compile(rf", (?P<name>{_ENDS})(?=[,.;)]|$)")
#: " of route PY15", " of the Central Railway" behind a length.
_OF_NAMED: Final = re.compile(
    r" (?:of|on|along) (?:the )?(?P<name>(?:(?:[a-z]+ )?(?P<noun>[a-z]+) [A-Z]{1,3}-?\d+\w*"
    r"|(?:[A-ZÀ-Þ][\w'’-]* ){1,4}(?P<last>[A-Z][a-z]+)))(?!\w)"
)
#: " on the ", " of railway sections along the " between a length and the name of a link.
_ON_LINK: Final = re.compile(
    r" (?:of (?:[a-z-]+ ){1,3})?(?:of|on|along) (?:the )?(?=[A-ZÀ-Þ]|(?:rail|road|high|motor)\w* )"
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
    r"(?: \([^()]{1,30}\))?,? (?:(?:with|having|offering) (?:an? |its )?(?:[a-z-]+ ){0,3}"
    r"(?:capacity|length|throughput|draught|area|depth|cost|value|output)(?: (?:of|for))?"
    r"|(?:totall?ing|measuring|spanning|stretching|extending|running)"
    r"(?: (?:an? )?(?:total|combined|overall)(?: length)?(?: of)?)?(?: for| over)?) "
    r"(?:about |some |up to |around |over |nearly |more than |roughly |approximately )?"
)
#: "worth ", ", estimated at " before an amount: of what stands right before.
_WORTH: Final = re.compile(
    r",? (?:(?:which is|which was|together|jointly) )?(?:worth|valued at|estimated at|priced at"
    r"|costed at|put at|totalling|amounting to|to the tune of)"
    r"(?: (?:about|some|around|nearly|over|up to))* $"
)
_WORTH_REACH: Final = 40
#: ", whose cost of " before a figure.
_WHOSE: Final = re.compile(
    r", whose (?:[a-z-]+ ){0,3}(?:(?:of|is|was|will be|is put at|was put at) )?"
    r"(?:(?:about|some|around|nearly|over|up to) )*$"
)
#: ", which cost " before an amount.
_WHICH_COST: Final = re.compile(
    r", (?:which|that) (?:(?:will|would|has|have|had|is to|was to|are to) )?"
    r"(?:costs?|(?:is|are|was|were) (?:put|estimated|valued) at|(?:is|was) estimated to cost)"
    r"(?: (?:about|some|around|nearly|over|up to))* $"
)
#: " (Japanese grant of " behind a thing.
_GRANT_FOR: Final = re.compile(
    r" \((?:an? )?(?:[\w-]+ ){0,2}(?:grant|loan|credit|financing)(?: of)?(?: (?:about|some))? $"
)
_LEASES: Final = frozenset({"lease", "leased", "leases"})
_ON_LEASE: Final = re.compile(
    r"(?: (?:there|here|of land|at [A-Z]\w+))? (?:on|under) (?:an? |the )?(?:[\w-]+ ){0,3}"
    r"lease(?!\w)"
)
_LEASE_FOR: Final = re.compile(r"(?<!\w)lease (?:for|of|on|over) (?:(?:about|some) )?$")
#: " will join A with B" behind what does so.
_JOINS: Final = re.compile(
    r" (?:(?:will|would|is to|was to|shall|can) )?(?:join|link|connect)s? (?:[A-Z]|the )"
)
#: "the Feeder Roads Programme (FRP), which Japan supports with " before an amount.
_PROGRAMME: Final = re.compile(
    r"(?<![\w–-])(?P<name>[A-ZÀ-Þ][\w'’–-]*(?: (?:(?:and|of|for) )?[A-ZÀ-Þ][\w'’–-]*){0,9}"
    r" (?:Programme|Program|Project|Scheme|Initiative|Facility|Partnership|Compact))"
    r"(?: \([A-Z][\w-]{1,9}\))?, (?:which|that|to which|for which|into which) [^,;.]{3,80}"
    r" (?:with|contribut\w+|provid\w+|gives?|gave|paid|pays?|put|allocat\w+|invest\w+|commit\w+)"
    r"(?: (?:about|some|up to|over|nearly|another))? $"
)
_PROGRAMME_REACH: Final = 200
_OF_LINKS: Final = frozenset({"length_km", "length_miles", "speed_kmh", "voltage_kv", "cost"})


def bound_to(sentence: Annotated, figure: Figure) -> Owner | None:
    """Return the thing to which the words right beside a figure bind it; None if none do."""
    return (
        _whose(sentence, figure)
        or _which_cost(sentence, figure)
        or _in_brackets(sentence, figure)
        or _of_programme(sentence, figure)
        or _under_lease(sentence, figure)
        or _between_ends(sentence, figure)
        or _of_named(sentence, figure)
        or _having(sentence, figure)
        or _joining(sentence, figure)
    )


def _which_cost(sentence: Annotated, figure: Figure) -> Owner | None:
    """Read "the earlier sections, which cost": what stands right before the clause."""
    if figure.name not in ("cost", "completion", "construction_start"):
        return None
    text = sentence.text
    lead = _WHICH_COST.search(text, max(0, figure.start - _OPEN_REACH), figure.start)
    if lead is None:
        return None
    if (named := _ending_at(sentence, lead.start(), THINGS)) is not None:
        return Owner(named.name, named.type)
    low = max(0, lead.start() - _OPEN_REACH)
    things = [t for t in described(sentence, THINGS, low, lead.start()) if not t.known]
    last = things[-1] if things else None
    return last.owner if last is not None and last.end == lead.start() else None


def worth(sentence: Annotated, amount: int) -> Name | None:
    """Return what is worth an amount that begins at a position: "the 13 MoUs, estimated at"."""
    lead = _WORTH.search(sentence.text, max(0, amount - _WORTH_REACH), amount)
    if lead is None:
        return None
    return _ending_at(sentence, lead.start())


def _ending_at(
    sentence: Annotated, end: int, kinds: Collection[NameType] = PROPERTIED
) -> Name | None:
    """Return the name of some kinds that ends at a position."""
    return next((n for n in sentence.names if n.end == end and n.type in kinds), None)


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
    name = thing.owner.name.casefold()
    mere_work = thing.noun in lexicon().works and name.startswith(thing.noun)
    if thing.start > _OPEN_REACH or mere_work:
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


def _whose(sentence: Annotated, figure: Figure) -> Owner | None:
    """Read "the Desaguadero centre, whose cost of": what stands right before "whose"."""
    lead = _WHOSE.search(sentence.text, max(0, figure.start - _OPEN_REACH), figure.start)
    if lead is None:
        return None
    if (named := _ending_at(sentence, lead.start())) is not None:
        return Owner(named.name, named.type)
    things = NameType.HUB in figure.wanted or NameType.LINK in figure.wanted
    return before_whose(sentence, lead.start()) if things else None


def _in_brackets(sentence: Annotated, figure: Figure) -> Owner | None:
    """Read "the port of Doba (Japanese grant of $2 million)": what is given for a thing."""
    if figure.name not in SUMS:
        return None
    lead = _GRANT_FOR.search(sentence.text, max(0, figure.start - _OPEN_REACH), figure.start)
    if lead is None:
        return None
    named = _ending_at(sentence, lead.start(), THINGS)
    return Owner(named.name, named.type) if named is not None else None


def _of_programme(sentence: Annotated, figure: Figure) -> Owner | None:
    """Read "the Feeder Roads Programme, which Japan supports with $8 million"."""
    if figure.name not in SUMS:
        return None
    name = programme(sentence, figure.start)
    return Owner(name) if name is not None else None


def programme(sentence: Annotated, amount: int) -> str | None:
    """Return the programme that somebody supports with an amount, by a clause of its own."""
    low = max(0, amount - _PROGRAMME_REACH)
    told = _PROGRAMME.search(sentence.text, low, amount)
    return told["name"].removeprefix("The ") if told is not None else None


def _under_lease(sentence: Annotated, figure: Figure) -> Owner | None:
    """Read "holds 3 ha there on a 25-year lease": land is that of its lease."""
    if not figure.name.startswith("area") or _LEASES.isdisjoint(sentence.wording):
        return None
    text = sentence.text
    low = max(0, figure.start - _WORTH_REACH)
    leased = _ON_LEASE.match(text, figure.end) or _LEASE_FOR.search(text, low, figure.start)
    return Owner("lease", NameType.INSTRUMENT) if leased is not None else None


def _joining(sentence: Annotated, figure: Figure) -> Owner | None:
    """Read "Baltic Rail will join A with B over 238 km": what joins places is a link."""
    if figure.start > _FIGURE_REACH or NameType.LINK not in figure.wanted:
        return None
    first = sentence.names[0] if sentence.names else None
    if first is None or first.type is not NameType.ORGANISATION or first.start > len("The "):
        return None
    return Owner(first.name, NameType.LINK) if _JOINS.match(sentence.text, first.end) else None


def _between_ends(sentence: Annotated, figure: Figure) -> Owner | None:
    """Read "Potosí-Tarija (410 km)" and "the last 225 km, Mariscal-Pozo Hondo"."""
    if figure.name not in _OF_LINKS or NameType.LINK not in figure.wanted:
        return None
    text = sentence.text
    if (section := _section(sentence, figure)) is not None:
        return section
    found = _BRACKETED.search(text, max(0, figure.start - _OPEN_REACH), figure.start)
    found = found or _BEHIND.match(text, figure.end)
    if found is None:
        return None
    start, end = found.span("name")
    named = next((n for n in sentence.names if n.start < end and start < n.end), None)
    if named is not None:
        return Owner(named.name, named.type) if named.type is NameType.LINK else None
    return Owner(found["name"], NameType.LINK)


def _section(sentence: Annotated, figure: Figure) -> Owner | None:
    """Read "from Matara to Beliatta (30 km)": one of several ways between places."""
    low = max(0, figure.start - _OPEN_REACH)
    found = _FROM_TO.search(sentence.text, low, figure.start)
    if found is None or figure.name not in ("length_km", "length_miles"):
        return None
    links = (n for n in sentence.names if n.type is NameType.LINK)
    if any(found.start() < n.end and n.start < figure.start for n in links):
        return None
    return Owner(f"{found['a']}–{found['b']}", NameType.LINK)


def _of_named(sentence: Annotated, figure: Figure) -> Owner | None:
    """Read "102 km of route PY15": a link that is called by a number or a title."""
    if figure.name not in _OF_LINKS or NameType.LINK not in figure.wanted:
        return None
    lead = _ON_LINK.match(sentence.text, figure.end)
    if lead is not None:
        for name in sentence.names:
            if name.type is NameType.LINK and name.start <= lead.end() < name.end:
                return Owner(name.name, name.type) if name.start >= figure.end else None
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
