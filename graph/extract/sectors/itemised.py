"""Fields that stand in items of their own: below "in the following areas:", or as labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from graph.documents.model import SegmentKind
from graph.extract.scene import Scene
from graph.extract.sectors import plain
from graph.extract.sectors.items import Item, read_whole_item
from graph.extract.sectors.lexicon import about_ties, lexicon, phrases, sector_of

#: How far above its items the sentence stands that leads to them.
_REACH: Final = 12
_LABEL: Final = re.compile(r"([A-Z][\w&' /,-]{2,50}?)(?: \([A-Za-z&]{1,8}\))?(?::| [–—-]) (?=\S)")
#: What an item is followed by.
_ENDING: Final = re.compile(r"[;.,]?(?: (?:and|or))?[;.]?$")
#: What leads to items that are goods, documents or steps, and no fields.
_NO_FIELDS: Final = re.compile(
    r"\b(?:exports?|imports?|products|goods|deals|contracts|purchases|transactions|documents?"
    r"|agreements|memoranda|mous|companies|steps|data|conditions|members|participants|annex)\b",
    re.IGNORECASE,
)
_FIELDS: Final = re.compile(
    r"\b(?:co-?operat\w*|collaborat\w*|areas?|fields?|sectors?|spheres?|domains?|priorit\w+"
    r"|work together|partnership|topics|subjects|issues|matters)\b",
    re.IGNORECASE,
)
#: What ends the name of an event or of an act.
_EVENTS: Final = frozenset(
    "mission missions forum forums summit dialogue conference initiative agreement visit".split()
)
_SEVERAL: Final = 2
_AND: Final = re.compile(r" (?:and|&) (?:the )?")


class Itemised(Struct, frozen=True):
    """A field in an item of a list, the sentence it is in, and the one that leads to it."""

    item: Item
    index: int
    lead: int


def itemised(scene: Scene) -> Iterator[Itemised]:
    """Yield the fields that a document sets out in items."""
    labels: list[Itemised] = []
    lead: int | None = None
    for index, sentence in enumerate(scene.sentences):
        text = sentence.text
        if text.endswith(":"):
            lead = index if _leads(text, sentence.wording) else None
            continue
        if scene.segment(sentence).kind is not SegmentKind.LIST_ITEM:
            lead = None
            continue
        label = _label(text)
        if lead is not None and index - lead <= _REACH:
            found = label or _bare(text)
            if found is not None and not _is_event(found.words):
                yield Itemised(found, index, lead)
        elif label is not None and _is_named(label.words):
            labels.append(Itemised(label, index, index))
    if len(labels) >= _SEVERAL:
        works = lexicon().works
        yield from (told for told in labels if sector_of(told.item.words) not in works)


def _is_named(words: str) -> bool:
    """Whether words name a field, and nothing that any trade has."""
    folded = words.casefold()
    return (
        phrases().named_by(words)
        and folded not in lexicon().generic
        and folded not in lexicon().goods
    )


def _is_event(words: str) -> bool:
    """Whether words of a label name an event or an act, and no field."""
    before, _, last = words.casefold().rpartition(" ")
    act = not before and last.endswith("ing")
    return (act or last in _EVENTS) and not phrases().named_by(words)


def _leads(text: str, wording: frozenset[str]) -> bool:
    """Whether a sentence says that fields of work follow it."""
    return (
        about_ties().any_in(wording)
        and _FIELDS.search(text) is not None
        and _NO_FIELDS.search(text) is None
    )


def _label(text: str) -> Item | None:
    """Return the field that an item begins with: "Fisheries: Norwegian vessels survey …"."""
    found = _LABEL.match(text)
    item = read_whole_item(text, *found.span(1)) if found else None
    if item is None or item.words.isupper():
        return item
    return Item(item.start, item.end, item.words.lower())


def _bare(text: str) -> Item | None:
    """Return the field that is all that an item says."""
    end = _ENDING.search(text)
    item = read_whole_item(text, 0, end.start() if end else len(text))
    if item is None:
        return None
    parts = _AND.split(item.words)
    return item if len(parts) <= _SEVERAL and all(map(plain.names_a_field, parts)) else None
