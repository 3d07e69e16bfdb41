"""What the headings of a sheet, and the labels that name things, give the lines below them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from graph.claims.quantity import SCALES
from graph.documents.dates import as_of
from graph.extract.annotate import Annotated, party_codes
from graph.extract.figures.headings import unit_in
from graph.extract.hubs.lexicon import lexicon as hubs
from graph.extract.links.lexicon import lexicon as links
from graph.extract.mentions import Name, NameType
from graph.extract.sheets.entries import Block, Entry
from graph.extract.sheets.lexicon import lexicon
from graph.extract.values import find_values
from graph.extract.values.model import Money, PeriodMention
from graph.reference import Reference

_THINGS: Final = (NameType.LINK, NameType.HUB, NameType.INSTRUMENT, NameType.BODY)
#: What parts the name of an agreement from more words of its heading.
_MARKS: Final = (":", " - ", " – ", " — ", "|", " (", " at a glance", " in brief", " in figures")
_PART: Final = re.compile(r"[,:;(]")
#: What may follow the noun of a heading.
_OPEN: Final = re.compile(r"$| (?:of|between|in|with|to) [A-Z]| \(")
#: The money of all figures, whose scale they tell themselves: "(all figures NZ$)".
_COUNTED_IN: Final = re.compile(
    r"\b(?:figures|amounts|values) (?:are )?(?:in )?([A-Z]{3}\b|[A-Z]{0,3}[$€£¥])(?! ?(?:m|b|t|0))"
)
_PAIR: Final = 2


class Unit(Struct, frozen=True):
    """The unit of bare figures: "EUR" and "million" of "EUR million".

    The scale is empty where the figures tell it themselves.
    """

    currency: str
    scale: str


class Context(Struct, frozen=True):
    """What is known above a line.

    Attributes:
        things: what the sheet is about, by type, as named.
        parties: names of the countries or blocs, in the order of the headings.
        period: the words of the period that the lines below speak of.
        fields: values of labels that complete the sentences of others, by role.
        unit: the unit of figures that stand without one.
        noun: what the things listed below are: "border point".
    """

    things: Mapping[NameType, str] = {}
    parties: tuple[str, ...] = ()
    period: str | None = None
    fields: Mapping[str, Entry] = {}
    noun: str | None = None
    unit: Unit | None = None

    def below(self, other: Context) -> Context:
        """Return what is known below a heading that stands itself below this."""
        return Context(
            things=other.things or self.things,
            parties=_sides(self.parties, other.parties),
            period=other.period or self.period,
            fields=other.fields or self.fields,
            noun=other.noun or self.noun,
            unit=other.unit or self.unit,
        )


def of_heading(heading: Annotated, reference: Reference) -> Context:
    """Return what a heading tells by itself."""
    periods = [v for v in heading.values if isinstance(v, PeriodMention)]
    if periods and _issued(heading, periods[0].start):
        periods = []
    named = {n.type: _called(heading, n) for n in reversed(heading.names) if _names(n)}
    return Context(
        things=named or _captioned(heading.text),
        parties=party_names(heading, reference),
        period=heading.text[periods[0].start : periods[0].end] if periods else None,
        noun=noun_of(heading.text),
        unit=_unit_of(heading.text),
    )


def _issued(heading: Annotated, at: int) -> bool:
    """Whether a heading tells when its paper was issued, not of what it speaks."""
    if not at or as_of(heading.text) is None:
        return False
    return lexicon().directions.keys().isdisjoint(heading.text.casefold().split())


def _unit_of(heading: str) -> Unit | None:
    """Return the unit that a heading names: "EUR million", or "all figures in NZ$"."""
    if (counted := _COUNTED_IN.search(heading)) is not None:
        money = next((v for v in find_values(f"{counted[1]} 1") if isinstance(v, Money)), None)
        if money is not None:
            return Unit(counted[1], "")
    found = unit_in(heading)
    scale = SCALES.get(found[1]) if found is not None else None
    return Unit(found[0], scale) if found is not None and scale is not None else None


def of_labels(context: Context, block: Block, reference: Reference) -> Context:
    """Add what labels of a block name: "Project: …", "Borrower: …", "Parties: …"."""
    found: dict[str, Entry] = {}
    things: dict[NameType, str] = {}
    bodies: dict[NameType, str] = {}
    parties: tuple[str, ...] = ()
    for entry in block.entries:
        if entry.line is not entry.labelled:
            continue
        for name in entry.line.names:
            if name.type is NameType.BODY and name.end <= entry.start:
                bodies.setdefault(name.type, name.name)
        role = lexicon().role(entry.label)
        if role is None or (role.says is not None and role.name not in _COMPLETING):
            continue
        found.setdefault(role.name, entry)
        if role.name in _SIDING:
            parties = parties or party_names(entry.line, reference)
        if role.name in _NAMING:
            things = things or _things_in(entry)
    merged = {**context.fields, **found}
    return Context(
        things={**bodies, **(things or context.things)},
        parties=_sides(context.parties, parties)
        if len(context.parties) < _PAIR
        else context.parties,
        period=context.period,
        fields=merged,
        noun=context.noun,
        unit=context.unit,
    )


def _things_in(entry: Entry) -> dict[NameType, str]:
    """Return what a label such as "Project name" names, if need be by the nouns of its words."""
    named = {
        name.type: _called(entry.line, name)
        for name in reversed(entry.line.names)
        if _names(name) and name.start >= entry.start
    }
    if named:
        return named
    return _by_noun(_PART.split(entry.value, maxsplit=1)[0].rstrip("."))


def _captioned(text: str) -> dict[NameType, str]:
    """Return what stands beside the words of a caption: "Key facts: the Gulf Railway"."""
    parts = [part.strip() for part in text.split(":")]
    others = [part for part in parts if not lexicon().is_caption(part)]
    if len(others) != 1 or len(parts) != _PAIR:
        return {}
    return _by_noun(others[0].removeprefix("the ").removeprefix("The "))


def titled(text: str) -> dict[NameType, str]:
    """Return what a title that ends in a noun for links or hubs names: "Padma rail link"."""
    found = _by_noun(text)
    ends = (m.end() for nouns in (links().nouns, hubs().nouns) for m in nouns.finditer(text))
    return found if any(end == len(text) for end in ends) else {}


def _by_noun(words: str) -> dict[NameType, str]:
    """Return the type of a thing as its noun tells it, with the words."""
    for kind, nouns in ((NameType.LINK, links().nouns), (NameType.HUB, hubs().nouns)):
        if words[:1].isupper() and nouns.search(words) is not None:
            return {kind: words}
    return {}


#: Roles that complete the sentences of others although they make one themselves.
_COMPLETING: Final = frozenset({"from", "lender"})
#: Roles that name whose dealings a sheet is about.
_SIDING: Final = frozenset({"parties", "partner"})
#: Roles that name what the sheet is about.
_NAMING: Final = frozenset({"name"})


def noun_of(text: str) -> str | None:
    """Return the noun for links or hubs that heads a heading, in the singular.

    "Chad-Niger border points" and "Border points between Chad and Niger" speak of border points.
    """
    words = text.rstrip(": ")
    for nouns in (links().nouns, hubs().nouns):
        for match in nouns.finditer(words):
            if match.group().endswith("s") and _OPEN.match(words, match.end()):
                return match.group().casefold().removesuffix("s")
    return None


def party_names(line: Annotated, reference: Reference) -> tuple[str, ...]:
    """Return the names of the countries and blocs of a line, each once, in order."""
    named: dict[str, str] = {}
    for mention in line.geo:
        if mention.is_place or (mention.group and mention.group == mention.group.lower()):
            continue
        for code in party_codes(mention):
            country = reference.countries.get(code)
            named.setdefault(code, country.name if country is not None else code)
    return tuple(named.values())


def _names(name: Name) -> bool:
    return name.type in _THINGS and (name.proper or name.type is NameType.INSTRUMENT)


def _called(line: Annotated, name: Name) -> str:
    """Return the words that name a thing; of an agreement with what it is between and about."""
    if name.type is not NameType.INSTRUMENT or line.text.endswith("?"):
        return name.name
    rest = line.text[name.end :]
    cuts = [at for mark in _MARKS if (at := rest.find(mark)) >= 0]
    return line.text[name.start : name.end + min(cuts, default=len(rest))].strip(" .,;")


def _sides(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    """Return whose dealings a section tells of, below a title that names others or the same.

    "Trade with Brazil" below "Suriname" is Suriname's; "Zambia" below "Zambia and Malawi" that
    of Zambia with Malawi.
    """
    if len(below) != 1:
        return tuple(below) or tuple(above)
    if len(above) == 1:
        return tuple(dict.fromkeys((*above, *below)))
    if len(above) == _PAIR and below[0] in above:
        return (below[0], *(name for name in above if name != below[0]))
    return tuple(below)
