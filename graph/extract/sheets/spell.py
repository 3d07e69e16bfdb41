"""Spelling out a document: lines of sheets as the sentences that say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from graph.documents.model import Sentence
from graph.extract.annotate import Annotated
from graph.extract.gazetteer import GeoForm
from graph.extract.mentions import NameType
from graph.extract.scene import Scene
from graph.extract.sheets import clauses, labels, listed, meetings, registers, trade, treaties
from graph.extract.sheets import context as known
from graph.extract.sheets.context import Context
from graph.extract.sheets.entries import Block, Entry, blocks
from graph.extract.sheets.labels import Label
from graph.extract.sheets.lexicon import Role, lexicon
from graph.extract.sheets.terms import terms_of, thing_of
from graph.extract.sheets.values import worded
from graph.extract.sheets.wording import Annotate, Pieces, filled, recased, said, sentence_of
from graph.reference import Reference

_PAIR: Final = 2
_LEAST_ENTRIES: Final = 3
#: The parties in the name of an agreement: " between the Republic of Moldova and Serbia on ".
_BETWEEN: Final = re.compile(r" between .{3,120}? on ")


def spell_out(scene: Scene, annotate: Annotate) -> tuple[Annotated, ...]:
    """Return the sentences of a scene with each line of a sheet put into words.

    Lines that no label, heading or question explains stay as they are; a document without sheets
    gives back its own sentences.
    """
    made = dict(_sentences(scene, annotate))
    if not made:
        return scene.sentences
    spelled: list[Annotated] = []
    for index, sentence in enumerate(scene.sentences):
        if index not in made:
            spelled.append(sentence)
            continue
        spelled += [annotate(each) for each in made[index]]
    return tuple(spelled)


def _sentences(scene: Scene, annotate: Annotate) -> Iterator[tuple[int, list[Sentence]]]:
    """Yield the lines that are spelled out: index and sentences."""
    title = Context()
    for block in blocks(scene):
        headings = [recased(heading, annotate) for heading in block.headings]
        told = [known.of_heading(heading, scene.reference) for heading in headings]
        here = title
        for context in told:
            here = here.below(context)
        if not (title.things or title.parties):
            title = next((each for each in told if each.things or each.parties), title)
        here = known.of_labels(here, block, scene.reference)
        if not here.things and not title.things and _is_sheet(block):
            here = replace(here, things=known.titled(block.headings[0].text))
        if not title.things:
            title = replace(title, things=here.things)
        yield from _lines(block, here, scene.reference)
    for index, found in registers.lines(scene, title.parties):
        yield index, [sentence_of(scene.sentences[index], pieces) for pieces in found]


def _is_sheet(block: Block) -> bool:
    """Whether lines with labels stand below a heading, so that it may be what they speak of."""
    own = sum(entry.line is entry.labelled for entry in block.entries)
    return bool(block.headings) and own >= _LEAST_ENTRIES


def _lines(
    block: Block, context: Context, reference: Reference
) -> Iterator[tuple[int, list[Sentence]]]:
    """Yield the lines of a block that are spelled out: index and sentences."""
    whole = context
    above = labels.of_headings(block.headings, reference)
    for entry in block.entries:
        if not labels.is_part(entry):
            whole = replace(context, period=labels.period_of(entry) or context.period)
        label = labels.read_label(entry, reference, above)
        if label is not None and label.period is not None:
            above = label
        found = _spelled(entry, label, whole)
        if found:
            yield entry.index, [sentence_of(entry.line, pieces) for pieces in found]


def _spelled(entry: Entry, label: Label | None, context: Context) -> list[Pieces]:
    """Return what a line says, as sentences; empty if it is read as it stands."""
    if entry.line is entry.labelled:
        found = (
            meetings.spelled(entry, context)
            or treaties.spelled(entry, context)
            or clauses.spelled(entry.line, context)
        )
        if found:
            return found
    if found := listed.spelled(entry, context):
        return found
    role = lexicon().role(entry.label)
    pieces = _by_role(entry, role, context) if role is not None else None
    return [pieces] if pieces is not None else trade.spelled(entry, label, context)


def _by_role(entry: Entry, role: Role, context: Context) -> Pieces | None:
    """Return the sentence of a line whose label has a role."""
    thing = _thing(role, context)
    if role.says is None or (role.of and thing is None):
        return None
    template = role.ahead if role.ahead and lexicon().lies_ahead(entry.label) else role.says
    value = worded(entry, role)
    if value is None:
        return None
    slots: dict[str, Pieces] = {"value": value, "terms": said(terms_of(context))}
    if thing is not None:
        slots["thing"], slots["short"] = said(thing), said(_BETWEEN.sub(" on ", thing))
    if not lexicon().yearly.isdisjoint(entry.label.casefold().split()):
        slots["yearly"] = said("a year")
    if (period := labels.period_of(entry)) is not None:
        slots["by"] = said(f"by {period}")
    if (country := _country_in(entry)) is not None:
        slots["country"] = said(country)
    if len(context.parties) == _PAIR:
        slots["pair"] = said(" and ".join(context.parties))
    for name, other in context.fields.items():
        slots.setdefault(name, said(other.value.rstrip(".")))
    return filled(template, slots)


def _country_in(entry: Entry) -> str | None:
    """Return the country that the value of an entry names."""
    named = (g for g in entry.line.geo if g.start >= entry.start and g.form is GeoForm.NAME)
    return next((g.name for g in named), None)


def _thing(role: Role, context: Context) -> str | None:
    """Return the thing that a role speaks of here."""
    for kind in role.of:
        named = context.things.get(kind) if kind is not NameType.INSTRUMENT else thing_of(context)
        if named is not None:
            return named
    return None
