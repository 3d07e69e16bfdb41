"""Gate 2, words and places: nothing is named that the text does not name.

Names and phrases must stand in the quote as they are, but for capitals. The name of a thing that a
quote only points at ("the line") may also stand earlier in the document.

A country or bloc must be named, by any form that our gazetteer knows, in the quote or before it in
the document: a sentence mostly leaves one side of a relation to the text before ("imports from
there rose"), so that the quote alone would be too strict, while what is said only later cannot have
settled it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.extract.annotate import default_gazetteer
from graph.extract.gazetteer import GeoMention
from graph.extract.scene import Scene
from graph.llm.quotes import Quote, readable, whole_words_at
from graph.reference import GroupKind


@dataclass(frozen=True)
class Wording:
    """What a quote and the document up to it name."""

    quote: Quote
    scene: Scene

    def quoted(self, words: str) -> bool:
        """Whether words stand in the quote."""
        return _stands(words, self.quote.text)

    def told(self, words: str) -> bool:
        """Whether words stand in the quote, or in a sentence before it."""
        return self.quoted(words) or any(_stands(words, text) for text in self._before)

    def strangers(self, codes: Iterable[str]) -> frozenset[str]:
        """Return those of a list of codes that the text does not name.

        A region stands for its members where all of them are listed, so that "Asia" does not
        account for any country of it; a bloc acts for itself and never does.
        """
        given = frozenset(codes)
        strange = given - self._named
        for members in self._regions.values():
            if members <= given:
                strange -= members
        return strange

    def group(self, codes: Iterable[str]) -> str | None:
        """Return the named region with just these members, or the group that is the only code."""
        given = frozenset(codes)
        if len(given) == 1:
            (code,) = given
            return code if code in self._named and code in self.scene.reference.groups else None
        return next((code for code, members in self._regions.items() if members == given), None)

    @cached_property
    def _named(self) -> frozenset[str]:
        """The codes of the countries and groups named in the quote or before it."""
        found: set[str] = set()
        for mention in self._mentions():
            found.update(mention.codes if mention.group is None else (mention.group,))
        return frozenset(found)

    @cached_property
    def _regions(self) -> dict[str, frozenset[str]]:
        """The members of the regions named in the quote or before it, by code, sorted."""
        groups = self.scene.reference.groups
        named = {mention.group: mention.codes for mention in self._mentions() if mention.group}
        return {
            code: frozenset(members)
            for code, members in sorted(named.items())
            if code in groups and groups[code].kind is GroupKind.REGION
        }

    def _mentions(self) -> Iterator[GeoMention]:
        for sentence in self.scene.sentences[: self.quote.parts[-1].at + 1]:
            yield from sentence.geo
        title = self.scene.document.metadata.title
        if title is not None:
            yield from default_gazetteer().find(title)

    @cached_property
    def _before(self) -> tuple[str, ...]:
        last = self.quote.parts[-1].at
        return tuple(sentence.text for sentence in self.scene.sentences[: last + 1])


def _stands(words: str, text: str) -> bool:
    wanted = readable(words).casefold()
    return bool(wanted) and whole_words_at(text.casefold(), wanted) is not None
