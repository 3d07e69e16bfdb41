"""A document as the rules see it: annotated sentences, who is who, and how to point back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain, islice, takewhile
from typing import Final

from graph.claims import Claimant, Evidence, Period
from graph.documents.model import Document, Segment, SegmentKind
from graph.extract.annotate import Annotated
from graph.extract.gazetteer import GeoForm
from graph.extract.mentions import Anaphor, Name, NameType, Parties
from graph.extract.reading.latest import latest_month
from graph.extract.reading.parties import own_codes
from graph.extract.values.periods import CIVIL_YEAR, PeriodExpression, resolve
from graph.reference import Reference

_CONTEXT: Final = 32
_HEAD_WEIGHT: Final = 3
#: Characters between "the two countries" and their names right after it: ", ".
_APPOSED: Final = 2
_OPENING: Final = 2
MEMORY: Final = 100
"""How many sentences, or things of a kind, a text points back at most."""

_TWO: Final = 2
#: What others gather for, in whose margins a meeting is held.
_GATHERING: Final = re.compile(
    r"\b(?:sidelines|margins|fringes) of\b|\b(?:Summit|Conference|Assembly|Forum)\b"
)
#: "the SCO Summit", after a bloc.
_EVENT_OF: Final = re.compile(r" (?:Leaders['’]? |Ministerial )?(?:Summit|Conference|Assembly)\b")
_COMMA: Final = ", "
#: Characters of an item of a list that is no paragraph.
_SHORT_ITEM: Final = 160
_COUNT: Final = {
    "two": 2, "both": 2, "three": 3, "trio": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8,
}  # fmt: skip
#: Up to how many parties are meant that a document names most often, besides others.
_GUESSED: Final = 3


@dataclass(frozen=True, eq=False)
class Scene:
    """All that the claims of a document are drawn from.

    Attributes:
        document: the document.
        sentences: its annotated content sentences, in order.
        reference: countries, groups and places.
        main_parties: the countries that the document is mainly about, most prominent first.
        speakers: who speaks in each sentence, by sentence index; None for the document itself.
    """

    document: Document
    sentences: tuple[Annotated, ...]
    reference: Reference
    main_parties: tuple[str, ...]
    speakers: tuple[Claimant | None, ...]

    def with_sentences(self, sentences: tuple[Annotated, ...]) -> Scene:
        """Return the scene with its sentences annotated further, in the same order."""
        return Scene(self.document, sentences, self.reference, self.main_parties, self.speakers)

    @cached_property
    def as_of(self) -> date | None:
        """The last day that the document can speak of: its own date, or that of its revision.

        Where it has neither, the last day of the latest month whose figures it gives.
        """
        return self.date or self.document.metadata.as_of or latest_month(self.sentences)

    @property
    def date(self) -> date | None:
        """The document's own date, if it states one."""
        return self.document.metadata.date

    @cached_property
    def pair(self) -> tuple[str, ...]:
        """The two countries or blocs whose relations the document is about, if it is so.

        These are the two that its headline names; else the two of its opening sentences.
        """
        for mentions in (self.headline_parties, self.opening_parties):
            codes = {code for mention in mentions for code in own_codes(mention)}
            codes -= self.reference.forums
            if len(codes) == _TWO:
                return tuple(sorted(codes))
        return ()

    def other_side(self, own: str | None) -> str | None:
        """Return the other of the two that the document is about, if one of them is `own`."""
        others = set(self.pair) - {own}
        return others.pop() if own in self.pair and len(others) == 1 else None

    @cached_property
    def headline(self) -> Annotated | None:
        """The first heading, if the document has one."""
        return next((s for s in self.sentences if self.is_heading(s)), None)

    @cached_property
    def named_countries(self) -> frozenset[str]:
        """The countries that the document names one by one, not just as members of a region."""
        mentions = (geo for sentence in self.sentences for geo in sentence.geo)
        return frozenset(
            code
            for geo in mentions
            if geo.group is None and geo.form in (GeoForm.NAME, GeoForm.DEMONYM)
            for code in geo.codes
        )

    @cached_property
    def headline_parties(self) -> tuple[Parties, ...]:
        """The parties that the first heading names."""
        return () if self.headline is None else _acting(self.headline)

    @cached_property
    def opening_parties(self) -> tuple[Parties, ...]:
        """The parties of the first sentence, and of the second if that names one only."""
        found: list[Parties] = []
        seen: set[str] = set()
        body = (s for s in self.sentences if not self.is_heading(s))
        for sentence in islice(body, _OPENING):
            acting = _acting(sentence)
            found += acting
            seen.update(code for mention in acting for code in own_codes(mention))
            if len(seen) >= _TWO:
                break
        return tuple(found)

    @cached_property
    def passages(self) -> tuple[int, ...]:
        """For each segment the first of its passage: short items of a list make one together."""
        found: list[int] = []
        listed = False
        for index, segment in enumerate(self.document.segments):
            short = segment.end - segment.start <= _SHORT_ITEM and len(segment.sentences) == 1
            goes_on, listed = listed, short and segment.kind is SegmentKind.LIST_ITEM
            found.append(found[-1] if goes_on and listed else index)
        return tuple(found)

    def passage(self, sentence: Annotated) -> int:
        """Return the passage that a sentence belongs to, by its first segment."""
        return self.passages[sentence.sentence.segment]

    def segment(self, sentence: Annotated) -> Segment:
        """Return the segment that a sentence belongs to."""
        return self.document.segments[sentence.sentence.segment]

    def is_heading(self, sentence: Annotated) -> bool:
        """Whether a sentence is a headline or a heading."""
        return self.segment(sentence).kind in (SegmentKind.HEADLINE, SegmentKind.HEADING)

    @cached_property
    def _named(self) -> dict[int, frozenset[str]]:
        """The countries of each sentence that was asked for, filled by `named_at`."""
        return {}

    def named_at(self, index: int) -> frozenset[str]:
        """Return the countries that a sentence names or has places of, its anaphors resolved.

        Many of the names of a sentence ask for them, so they are settled once.
        """
        found = self._named.get(index)
        if found is None:
            here = self.sentences[index]
            mentions = (p for p in here.parties if p.group is None)
            told = {code for mention in mentions for code in self.codes(mention, index)}
            told |= {g.codes[0] for g in here.geo if g.group is None and len(g.codes) == 1}
            found = self._named[index] = frozenset(told)
        return found

    def before(self, index: int) -> Iterator[Annotated]:
        """Yield the sentences before an index, nearest first.

        What was said more than 100 sentences ago is forgotten, so that a sentence of a long
        document takes no longer than one of a short document.
        """
        for at in range(index - 1, max(-1, index - 1 - MEMORY), -1):
            yield self.sentences[at]

    def up_to(self, index: int) -> Iterator[Annotated]:
        """Yield the sentence at an index, and those before it, nearest first."""
        yield self.sentences[index]
        yield from self.before(index)

    def evidence(self, sentence: Annotated, start: int, end: int) -> Evidence:
        """Return the passage of `sentence.text[start:end]` in the document's own text."""
        first, last = sentence.sentence.span(start, end)
        text = self.document.text
        return Evidence(
            self.document.name,
            self.document.sha256,
            first,
            last,
            text[first:last],
            text[max(0, first - _CONTEXT) : first],
            text[last : last + _CONTEXT],
        )

    def codes(self, parties: Parties, index: int) -> tuple[str, ...]:
        """Return the codes of a mention, resolving what points back from sentence `index`.

        "The two countries" are the last two named together in the paragraph, else the pair that
        the document is about; "the country" is the last single country named before. Empty if
        unsettled.
        """
        if parties.anaphor is None:
            return parties.codes
        if parties.anaphor is Anaphor.THE_TWO:
            return self._last_several(index, parties)
        if parties.anaphor is Anaphor.THE_GROUP:
            return self._last_group(index)
        return self._last_single(index, parties.start)

    def group(self, parties: Parties, index: int) -> str | None:
        """Return the code of the region or bloc that a mention means, if it is one."""
        if parties.anaphor is Anaphor.THE_GROUP:
            for sentence in self.up_to(index):
                for mention in sentence.parties:
                    if mention.group is not None:
                        return mention.group
            ahead = self._group_ahead(index)
            return ahead.group if ahead is not None else None
        return parties.group

    def period(self, expression: PeriodExpression, reporter: str | None) -> Period | None:
        """Turn a period expression into days, on the reporter's fiscal calendar."""
        return resolve(
            expression,
            fiscal_start=self.fiscal_start(reporter),
            reference=None,
            document_date=self.as_of,
        )

    def fiscal_start(self, reporter: str | None) -> tuple[int, int]:
        """Return month and day on which the reporter's fiscal year starts."""
        country = self.reference.countries.get(reporter or "")
        return country.fiscal_year_start if country else CIVIL_YEAR

    def last_name(self, kind: NameType, index: int, *, proper: bool = True) -> Name | None:
        """Return the nearest name of a type before sentence `index`."""
        for sentence in self.before(index):
            for name in reversed(sentence.names):
                if name.type is kind and (name.proper or not proper):
                    return name
        return None

    def _last_several(self, index: int, pointer: Parties) -> tuple[str, ...]:
        """Return whom "the two countries" means.

        They are those named before it, or right after it, in its sentence, else earlier in its
        paragraph, else the pair that the document is about, else those named last before.
        """
        current = self.sentences[index]
        words = current.text[pointer.start : pointer.end].casefold().split()
        count = next((_COUNT[word] for word in words if word in _COUNT), None)
        told = [
            m
            for m in current.parties
            if m.end <= pointer.start or 0 <= m.start - pointer.end <= _APPOSED
        ]
        segment = current.sentence.segment
        paragraph = takewhile(lambda s: s.sentence.segment == segment, self.before(index))
        for named in chain((told,), (s.parties for s in paragraph)):
            if found := _several(named, count):
                return found
        if count == _TWO and (pair := self.pair):
            return pair
        for sentence in self.before(index):
            if found := _several(sentence.parties, count):
                return found
        wanted = count or _TWO
        main = self.main_parties if wanted > _GUESSED else self.main_parties[:wanted]
        return tuple(sorted(main)) if len(main) == wanted else ()

    def _last_group(self, index: int) -> tuple[str, ...]:
        for sentence in self.up_to(index):
            for mention in sentence.parties:
                if mention.group is not None or len(mention.codes) > 2:
                    return mention.codes
        ahead = self._group_ahead(index)
        return ahead.codes if ahead is not None else ()

    def _group_ahead(self, index: int) -> Parties | None:
        """Return the only bloc that the sentences after an index name, for a text that opens so."""
        following = self.sentences[index + 1 : index + 1 + MEMORY]
        blocs = {m.group: m for s in following for m in s.parties if m.group is not None}
        return next(iter(blocs.values())) if len(blocs) == 1 else None

    def _last_single(self, index: int, start: int) -> tuple[str, ...]:
        for mention in reversed(self.sentences[index].parties):
            if mention.end <= start and len(mention.codes) == 1:
                return mention.codes
        for sentence in self.before(index):
            for mention in reversed(sentence.parties):
                if len(mention.codes) == 1:
                    return mention.codes
        return ()


def beside(sentence: Annotated) -> frozenset[int]:
    """Return where those begin that only tell where or at whose event something is.

    "On the sidelines of the SCO Summit in Quito, Ecuador".
    """
    towns = (place.end for place in sentence.geo if place.is_place)
    where = {end + len(_COMMA) for end in towns if sentence.text.startswith(_COMMA, end)}
    return frozenset(
        mention.start
        for mention in sentence.parties
        if (mention.start in where and len(mention.codes) == 1)
        or (mention.group is not None and _EVENT_OF.match(sentence.text, mention.end))
    )


def _acting(sentence: Annotated) -> tuple[Parties, ...]:
    """Return the parties of a sentence without those that only something is called after.

    That holds for several in one name, as in "the Peru-Chile Railway Company". The country in
    which others gather is none either: "on the sidelines of the summit in Quito, Ecuador".
    """
    named = [n for n in sentence.names if n.type is NameType.ORGANISATION]
    aside = beside(sentence) if _GATHERING.search(sentence.text) else frozenset()
    return tuple(
        mention
        for mention in sentence.parties
        if mention.start not in aside
        and (
            len(mention.codes) < _TWO
            or mention.group is not None
            or not any(n.start <= mention.start and mention.end <= n.end for n in named)
        )
    )


def _several(mentions: Sequence[Parties], count: int | None) -> tuple[str, ...]:
    """Return the `count` parties that mentions name, in one list or one by one.

    A count of None stands for two or more in one list, or two one by one.
    """
    for mention in mentions:
        codes = () if mention.group is not None else mention.codes
        if len(codes) == count or (count is None and len(codes) > 1):
            return codes
    singles = {code for mention in mentions for code in own_codes(mention)}
    return tuple(sorted(singles)) if len(singles) == (count or _TWO) else ()


def main_parties(document: Document, sentences: Sequence[Annotated]) -> tuple[str, ...]:
    """Return the countries and blocs of a document, most prominent first.

    Mentions in the headline and the first two sentences count three times.
    """
    counts: Counter[str] = Counter()
    first_seen: dict[str, int] = {}
    head = 0
    for number, sentence in enumerate(sentences):
        kind = document.segments[sentence.sentence.segment].kind
        in_head = kind is SegmentKind.HEADLINE or head < 2
        head += kind is SegmentKind.PARAGRAPH
        for mention in sentence.parties:
            for code in mention.codes:
                counts[code] += _HEAD_WEIGHT if in_head else 1
                first_seen.setdefault(code, number)
    return tuple(sorted(counts, key=lambda c: (-counts[c], first_seen[c], c)))
