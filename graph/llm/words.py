"""Gate 2, words and places: nothing is named that the text does not name.

Names and phrases must stand in the quote as they are, but for capitals. The name of a thing that a
quote only points at ("the line") may also stand earlier in the document.

A country or bloc must be named, by any form that our gazetteer knows, in the quote or before it in
the document, or be the one that the document is mainly about: a sentence mostly leaves one side of
a relation to the text before ("imports from there rose"), so that the quote alone would be too
strict, while what is said only later cannot have settled it. So with goods.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from graph.extract.annotate import default_gazetteer
from graph.extract.gazetteer import GeoMention
from graph.extract.scene import Scene
from graph.llm.quotes import Quote, readable, whole_words_at
from graph.reference import GroupKind

_TITLE = -1
"""The place of the title: before the first sentence."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a document names, and how far in; made once for all quotes.

    Attributes:
        text: its sentences in lower case, one a line.
        ends: where each sentence ends in that text.
        first: the index of the first sentence that names a country, group or region, by code;
            what the document is mainly about is known from the title on.
        regions: the members of the regions among them.
        groups: the codes of all known groups.
    """

    text: str
    ends: tuple[int, ...]
    first: Mapping[str, int]
    regions: Mapping[str, frozenset[str]]
    groups: frozenset[str]

    @classmethod
    def of(cls, scene: Scene) -> Told:
        """Look through a document."""
        lines = [sentence.text.casefold() for sentence in scene.sentences]
        ends = tuple(end - 1 for end in accumulate(len(line) + 1 for line in lines))
        groups = scene.reference.groups
        first: dict[str, int] = {}
        regions: dict[str, frozenset[str]] = {}
        for at, mention in _mentions(scene):
            for code in mention.codes if mention.group is None else (mention.group,):
                first.setdefault(code, at)
            group = groups.get(mention.group or "")
            if group is not None and group.kind is GroupKind.REGION:
                regions[group.code] = frozenset(mention.codes)
        first.update(dict.fromkeys(scene.main_parties[:1], _TITLE))
        return cls("\n".join(lines), ends, first, regions, frozenset(groups))

    def names(self, code: str, up_to: int) -> bool:
        """Whether a country or group is named in the sentences up to an index, or in the title."""
        return code in self.first and self.first[code] <= up_to

    def regions_up_to(self, at: int) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield the regions named in the sentences up to an index, with their members, sorted."""
        return ((code, self.regions[code]) for code in sorted(self.regions) if self.names(code, at))


@dataclass(frozen=True, slots=True)
class Wording:
    """What a quote and the document up to it name."""

    quote: Quote
    told: Told

    def quoted(self, words: str) -> bool:
        """Whether words stand in the quote."""
        return _stands(words, self.quote.text.casefold())

    def told_before(self, words: str) -> bool:
        """Whether words stand in the quote, or in a sentence up to its last."""
        return self.quoted(words) or _stands(words, self.told.text[: self.told.ends[self._last]])

    def strangers(self, codes: Iterable[str]) -> frozenset[str]:
        """Return those of a list of codes that the text does not name.

        A region stands for its members where all of them are listed, so that "Asia" does not
        account for any country of it; a bloc acts for itself and never does.
        """
        given = frozenset(codes)
        strange = frozenset(code for code in given if not self.told.names(code, self._last))
        for _, members in self.told.regions_up_to(self._last):
            if members <= given:
                strange -= members
        return strange

    def group(self, codes: Iterable[str]) -> str | None:
        """Return the named region with just these members, or the group that is the only code."""
        given = frozenset(codes)
        if len(given) == 1:
            (code,) = given
            known = code in self.told.groups and self.told.names(code, self._last)
            return code if known else None
        regions = self.told.regions_up_to(self._last)
        return next((code for code, members in regions if members == given), None)

    @property
    def _last(self) -> int:
        return self.quote.parts[-1].at


def _mentions(scene: Scene) -> Iterator[tuple[int, GeoMention]]:
    """Yield the mentions of countries and groups with the index of their sentence."""
    title = scene.document.metadata.title
    if title is not None:
        for mention in default_gazetteer().find(title):
            yield _TITLE, mention
    for at, sentence in enumerate(scene.sentences):
        for mention in sentence.geo:
            yield at, mention


def _stands(words: str, folded: str) -> bool:
    wanted = readable(words).casefold()
    return bool(wanted) and whole_words_at(folded, wanted) is not None
