"""How many parts a link, hub or agreement has: "has three berths", "covers 1,200 products"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from graph.claims import Quantity
from graph.extract.annotate import Annotated
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.model import Figure
from graph.extract.mentions import NameType
from graph.extract.values.model import Count

COUNT: Final = "attribute.count"

#: " modern deep-water berths" after a number.
_WORDS: Final = re.compile(
    r"(?: of (?:its|their|the))?(?: U\.S\.)?"
    r"(?: (?!(?:of|and|in|for|to|on|at|by|with)(?!\w))[^\W\d][\w-]*){1,4}"
)
#: How many words "of its" are.
_OF_ITS: Final = 2
_WORD: Final = re.compile(r"[^\W\d][\w-]*")
#: " and Switzerland " before a number, and " Bhutanese ones" after it: more of what was counted.
_AND_OTHER: Final = re.compile(r"[^.;\d]{0,40}?,? and (?:the )?[A-Z][\w'-]*(?: [A-Z][\w'-]*)? ")
_ENDS: Final = re.compile(r"[.,;]|$")
_ONES: Final = re.compile(r" (?:[A-Z][\w-]* )?(?:ones|others)(?!\w)")
_MOST_WORDS: Final = 3
_HUB, _LINK = NameType.HUB, NameType.LINK
#: "gives work to " before a number of people, and what may follow it.
_EMPLOYS: Final = re.compile(
    r"(?<!\w)(?:employs?|employed|employing|work for|g(?:ives?|ave|iving) (?:work|employment) to)"
    r"(?: (?:about|some|nearly|over|more than|around|up to|at least))? $"
)
_PEOPLE: Final = re.compile(
    r"(?: (?:people|workers|persons|staff|hands|men|employees))?(?=[.,;:]| and(?!\w)|$)"
)
_EMPLOYING: Final = frozenset({"employ", "employs", "employed", "employing", "work", "employment"})
#: " and ", ", " between a figure and a count that goes on with it.
_AND: Final = re.compile(
    r"(?: of [a-z]+(?: and [a-z]+)?)?(?:,|,? and|,? as well as)(?: (?:about|some|nearly|over))? "
)
_CAPACITY: Final = re.compile(
    r"(?<!\w)(?:designed|built|able|capable|room|capacity|meant|enough)(?!\w)[^.;,\d]{0,30}$",
    re.IGNORECASE,
)
_TRAVELLERS: Final = frozenset({"passengers", "travellers"})
_LABEL: Final = re.compile(r"(?P<noun>[A-Z][a-z]+(?:-[a-z]+)?): $")
_LEAD: Final = 40


def count_figure(
    sentence: Annotated, value: Count, before: Figure | None, *, alone: bool = False
) -> Figure | None:
    """Return how many of its parts something has, or None; `before` is the figure before it.

    A number that stands `alone` beside what it tells of needs no verb of having.
    """
    employs = not _EMPLOYING.isdisjoint(sentence.wording)
    if not employs and lexicon().counted_words.isdisjoint(sentence.wording):
        return None
    text = sentence.text
    number = Decimal(value.number)
    if (at_work := _at_work(text, value)) is not None:
        quantity = Quantity(text[value.start : value.end], number, number, number, "jobs")
        return Figure(
            value.start, at_work, "jobs", COUNT, quantity, wanted=(_HUB, _LINK), near=True
        )
    if before is not None and before.rule == COUNT and _more(text, value, before):
        unit = before.quantity.unit if before.quantity is not None else ""
        quantity = Quantity(text[value.start : value.end], number, number, number, unit)
        return replace(before, start=value.start, end=value.end, quantity=quantity)
    listed = before is not None and _AND.fullmatch(text, before.end, value.start) is not None
    found = _counted(text, value, alone=alone or listed)
    if found is None:
        return None
    noun, end, kinds = found
    quantity = Quantity(text[value.start : value.end], number, number, number, noun)
    name = noun.replace("-", "_").replace(" ", "_")
    low = max(0, value.start - _LEAD)
    if noun in _TRAVELLERS and _CAPACITY.search(text, low, value.start):
        name = "capacity_passengers_year"
    return Figure(value.start, end, name, COUNT, quantity, wanted=kinds, near=True)


def _at_work(text: str, value: Count) -> int | None:
    """Return where the words end for the people to whom something gives work; None if to nobody."""
    if _EMPLOYS.search(text, max(0, value.start - _LEAD), value.start) is None:
        return None
    people = _PEOPLE.match(text, value.end)
    return people.end() if people is not None else None


def _more(text: str, value: Count, before: Figure) -> bool:
    """Whether a number without a noun goes on with a count: "105 sub-sectors and Chile 128"."""
    if _ONES.match(text, value.end):
        return "." not in text[before.end : value.start]
    other = _AND_OTHER.fullmatch(text, before.end, value.start)
    return other is not None and _ENDS.match(text, value.end) is not None


def _counted(
    text: str, value: Count, *, alone: bool
) -> tuple[str, int, tuple[NameType, ...]] | None:
    """Return the noun that a number counts, where it ends, and what may have such parts."""
    label = _LABEL.search(text, max(0, value.start - _LEAD), value.start)
    if label is not None and label.start() == 0:
        kinds = lexicon().counted.get(label["noun"].casefold())
        return (label["noun"].casefold(), value.end, kinds) if kinds else None
    new = not text.endswith(("the ", "these ", "its "), 0, value.start)
    low = max(0, value.start - _LEAD)
    having = alone or lexicon().having.search(text, low, value.start) is not None
    words = _WORDS.match(text, value.end)
    spans = [m.span() for m in _WORD.finditer(text, value.end, words.end())] if words else []
    spans = spans[_OF_ITS:] if text.startswith(" of ", value.end) else spans
    for first, (start, _) in enumerate(spans[:_MOST_WORDS]):
        for _, end in reversed(spans[first : first + 2]):  # "tariff lines" before "tariff"
            kinds = lexicon().counted.get(text[start:end])
            if kinds is not None and (having or (new and lexicon().had.match(text, end))):
                return text[start:end], end, kinds
    return None
