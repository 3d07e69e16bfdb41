"""Organisations that are described, with their country or without: "Kenya's energy ministry".

"The trade ministry" of a text is that of the country it speaks of, which `belonging` finds; where
a ministry is described without its field, or named in full elsewhere, it is no other one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from graph.claims import OrganisationKind
from graph.extract.gazetteer import GeoForm
from graph.extract.mentions import Name, NameType
from graph.extract.organisations.lexicon import lexicon
from graph.extract.scene import Scene
from graph.extract.words import Word

RULE: Final = "organisation.description"
UNOWNED_RULE: Final = "organisation.unowned"

_MINISTRY: Final = "ministry"


def described(text: str, words: Sequence[Word]) -> Iterator[Name]:
    """Yield the bodies of a sentence that are described right after their country."""
    for word in words:
        if word.geo is None or word.geo.group is not None or word.geo.form is GeoForm.PLACE:
            continue
        match = lexicon().description_pattern.match(text, word.end)
        if match is None:
            continue
        yield Name(
            word.start,
            match.end(),
            NameType.ORGANISATION,
            text[word.start : match.end()],
            RULE,
            kind=lexicon().description_kinds[match.group(1) or match.group(2)],
            parties=word.geo.codes,
        )


def unowned(scene: Scene) -> Iterator[tuple[int, Name]]:
    """Yield the ministries that are described by their field alone, with their sentences' index."""
    fields = _fields_named(scene)
    for index, sentence in enumerate(scene.sentences):
        if _MINISTRY not in sentence.wording or scene.is_heading(sentence):
            continue
        for match in lexicon().ministry_pattern.finditer(sentence.text):
            start, end = match.span()
            taken = any(n.start < end and start < n.end for n in sentence.names)
            if not taken and fields.isdisjoint(match.group().split()[:-1]):
                yield (
                    index,
                    Name(
                        start,
                        end,
                        NameType.ORGANISATION,
                        match.group(),
                        UNOWNED_RULE,
                        kind=OrganisationKind.MINISTRY,
                    ),
                )


def _fields_named(scene: Scene) -> frozenset[str]:
    """Return the words in the names of a document's ministries."""
    return frozenset(
        word.casefold().strip(",")
        for sentence in scene.sentences
        for name in sentence.names
        if name.type is NameType.ORGANISATION and name.kind is OrganisationKind.MINISTRY
        for word in name.name.split()
    )
