"""The thing that an attribute is of, found by its name among the things that claims establish."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from graph.claims import AttributeClaim, InstrumentKind
from graph.resolve.context import Context
from graph.resolve.entities import Body, Entity, Hub, Instrument, Link, Organisation, Ref
from graph.resolve.names import Name, word_lists

_KIND_WORDS: Final = {
    InstrumentKind.MOU: {"mou", "memorandum"},
    InstrumentKind.AGREEMENT: {"agreement", "accord", "pact", "deal"},
    InstrumentKind.TREATY: {"treaty"},
    InstrumentKind.PROTOCOL: {"protocol"},
    InstrumentKind.CONTRACT: {"contract"},
    InstrumentKind.LOAN: {"loan", "credit"},
    InstrumentKind.DECLARATION: {"declaration"},
    InstrumentKind.PROGRAMME: {"programme"},
}
"""Words by which a name tells the kind of the instrument it means."""


class _Known(NamedTuple):
    ref: Ref
    kind: InstrumentKind | None
    names: tuple[Name, ...]
    documents: frozenset[str]


@dataclass(frozen=True, slots=True)
class Attributes:
    """Which entity an attribute claim is of, by its key; absent where none or several fit."""

    of_claim: Mapping[str, Ref]


def resolve_attributes(context: Context, entities: Sequence[Entity]) -> Attributes:
    """Find the link, hub, instrument, body or organisation that each attribute claim names.

    Names are compared with those of things in the same document, then with all. A step counts only
    if exactly one thing fits: names equal, then without generic words, acronym, part of it, and
    last the one instrument of its document that "the protocol" can mean.
    """
    document_of = {item.key: item.document for item in context.claims}
    known = [
        _Known(
            entity.ref,
            entity.kind if isinstance(entity, Instrument) else None,
            tuple(Name.of(name, generic) for name in dict.fromkeys(names)),
            frozenset(document_of[key] for key in entity.claims),
        )
        for entity in entities
        if (named := _names(entity)) is not None
        for generic, names in [named]
    ]
    by_document: dict[str, list[_Known]] = defaultdict(list)
    for thing in known:
        for document in thing.documents:
            by_document[document].append(thing)
    by_words: dict[frozenset[str], set[Ref]] = defaultdict(set)
    for thing in known:
        for name in thing.names:
            by_words[name.full].add(thing.ref)
    found: dict[str, Ref] = {}
    for key, claim, document in context.of(AttributeClaim):
        near = by_document[document]
        ref = _fit_exactly(claim.of, near) or _fit_by_words(claim.of, near)
        if ref is None:
            ref = _only(by_words[Name.of(claim.of).full])
        if ref is not None:
            found[key] = ref
    return Attributes(found)


def _names(entity: Entity) -> tuple[str, list[str]] | None:
    """Return the generic word list and the names of an entity that can have attributes."""
    match entity:
        case Link():
            return "link", [entity.label, *entity.names]
        case Hub():
            return "hub", [entity.label, *entity.names]
        case Instrument():
            return "instrument", [entity.label, *entity.subjects]
        case Body() | Organisation():
            return "organisation", [entity.label, *entity.names]
        case _:
            return None


def _fit_exactly(text: str, things: Iterable[_Known]) -> Ref | None:
    full = Name.of(text).full
    return _only({thing.ref for thing in things if any(full == name.full for name in thing.names)})


def _fit_by_words(text: str, things: Iterable[_Known]) -> Ref | None:
    plain = Name.of(text)
    kinds = {kind for kind, words in _KIND_WORDS.items() if not words.isdisjoint(plain.full)}
    forms = {generic: Name.of(text, generic) for generic in ("link", "hub", "instrument")}
    bare = plain.full <= word_lists().generic["instrument"]
    steps: list[set[Ref]] = [set(), set(), set(), set()]
    for thing in things:
        if kinds and thing.kind is not None and thing.kind not in kinds:
            continue
        wanted = forms.get(thing.ref.of, plain)
        if bare and thing.kind in kinds:
            steps[3].add(thing.ref)
        for name in thing.names:
            if wanted.words == name.words:
                steps[0].add(thing.ref)
            if name.shortened_by(plain) or plain.shortened_by(name):
                steps[1].add(thing.ref)
            if wanted.words < name.words or name.words < wanted.words:
                steps[2].add(thing.ref)
    return next((ref for step in steps if (ref := _only(step)) is not None), None)


def _only(refs: set[Ref]) -> Ref | None:
    return min(refs) if len(refs) == 1 else None
