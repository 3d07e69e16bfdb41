"""Which figures measure only a part of a link: "213 km in China", "Kenya would lay 127 km"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from graph.extract.annotate import Annotated
from graph.extract.attributes.clauses import passage
from graph.extract.attributes.described import beside
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.model import Figure
from graph.extract.gazetteer import GeoForm, GeoMention
from graph.extract.scene import Scene

_DIVISIBLE: Final = frozenset({"length_km", "cost", "financing"})
#: " is ", " would lie ", and "in", "through": what leads from a figure to the country of its part.
_IN: Final = re.compile(
    r"(?: (?:is|are|lies?|runs?|falls?|would|will|be|lie|run|long)){0,3}"
    r" (?:in|within|through|across|inside|on) (?:the )?"
)
#: " would go to the mountainous Kyrgyz " before "stretch".
_FOR: Final = re.compile(r"[^.;,]{0,40}?(?:for|on|to|along|of) (?:the )?(?:[a-z]+ )?")
#: " the remaining " between a country and a figure whose verb an earlier clause has.
_REMAINING: Final = re.compile(
    r" (?:the |about |some |another )*(?:remaining |other |rest,? )?(?:about |some )*$"
)
_INCLUDING: Final = re.compile(r"(?<!\w)including (?:about |some |around |nearly )?$")
#: "change from 1,435 mm to 1,520 mm gauge at Makmal".
_CHANGE: Final = re.compile(r"(?<!\w)from $")
_AT: Final = re.compile(r"(?: gauge)? (?:at|in|near) (?P<place>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)")
_CLAUSE_MARK: Final = re.compile(r"[:;.,]")
_RUN: Final = (
    r"[A-ZÀ-Þ][\w'’]+(?: [A-ZÀ-Þ][\w'’]+)?(?: ?[-–] ?[A-ZÀ-Þ][\w'’]+(?: [A-ZÀ-Þ][\w'’]+)?)+"
)
_SECTION: Final = re.compile(rf"(?P<part>{_RUN} (?:section|stretch|segment|leg))(?!\w)")
_LISTED: Final = re.compile(rf"(?P<part>{_RUN}) \($")
_NEXT: Final = re.compile(
    r"(?:and |but )?the (?:second|third|fourth|next|other|last|rest|latter)(?!\w)", re.IGNORECASE
)
_REACH: Final = 60
#: How far works have come, which tells of a part where it is said of a length.
_DONE: Final = frozenset({"finished", "already", "so far", "so far finished"})


def with_parts(scene: Scene, sentence: Annotated, figures: Iterable[Figure]) -> Iterator[Figure]:
    """Yield figures with the part that they measure; "" marks a part that has no name."""
    seen: list[Figure] = []
    for figure in figures:
        paid = figure.name == "financing" and sentence.text.startswith("(", figure.start - 1)
        whole = figure.owner is not None or paid  # named beside the figure, or of who pays it
        if figure.name in _DIVISIBLE and figure.part is None and not whole:
            figure = replace(figure, part=_part(scene, sentence, figure, seen))
            if figure.part == "" and (section := beside(sentence, figure)) is not None:
                a_part = lexicon().stretch.search(section.name) is not None
                figure = replace(figure, part=None, owner=section.name if a_part else None)
        seen.append(figure)
    yield from _changes(sentence.text, seen)


def _part(
    scene: Scene, sentence: Annotated, figure: Figure, before: Sequence[Figure]
) -> str | None:
    """Return the country or section that a figure measures, "" for another part, None for all."""
    text = sentence.text
    if any(f.part == "" and f.name == figure.name for f in before) and _NEXT.match(
        text, passage(text, figure.start, figure.end)[0]
    ):
        return ""  # "the first phase cost 1bn; the second …"
    if (section := _between_places(text, figure)) is not None:
        return section
    country = (
        _lies_in(sentence, figure)
        or _is_for(sentence, figure)
        or _built_by(sentence, figure, before)
        or _section_of(sentence, figure)
    )
    if country is not None:
        return scene.reference.countries[country].name
    first, last = passage(text, figure.start, figure.end)
    aside = text.find(" (", figure.end, last)  # "190 km (of which 80 …)" is the whole
    last = aside if aside >= 0 else last
    included = _INCLUDING.search(text, max(0, figure.start - 24), figure.start)
    part = lexicon().part.search(text, first, last)
    if part is not None and text.startswith(")", part.end()):
        part = None  # "the project (Phase I) provides for 20 km"
    if part is not None and text[part.end() : figure.start] in (" of the ", " of "):
        part = None  # "the rest of the $888 million"
    if part is not None and part.group() in _DONE and figure.name != "length_km":
        part = None  # "should be finished in 2030 at $5 million" is the whole
    given = figure.name == "financing"  # "of which the bank provides $49 million" is no part
    return "" if (included or part) and not given else None


def _between_places(text: str, figure: Figure) -> str | None:
    """Read "the Ambo-Adama section is 90 km long" and "sections: Ambo-Adama (90 km)"."""
    first, _ = passage(text, figure.start, figure.end)
    named = _SECTION.search(text, first, figure.start)
    if named is not None:
        return named["part"].removeprefix("The ")
    listed = _LISTED.search(text, max(0, figure.start - _REACH), figure.start)
    parted = listed is not None and lexicon().stretch.search(text, 0, listed.start())
    return listed["part"] if listed is not None and parted else None


def _single(sentence: Annotated, position: int, *forms: GeoForm) -> GeoMention | None:
    """Return the country that is named at a position in one of some forms."""
    for mention in sentence.geo:
        if mention.start == position and mention.form in forms:
            return mention if mention.group is None and len(mention.codes) == 1 else None
    return None


def _lies_in(sentence: Annotated, figure: Figure) -> str | None:
    lead = _IN.match(sentence.text, figure.end)
    mention = _single(sentence, lead.end(), GeoForm.NAME) if lead else None
    return mention.codes[0] if mention else None


def _is_for(sentence: Annotated, figure: Figure) -> str | None:
    """Read "$4.7 billion is for the mountainous Kyrgyz stretch"."""
    text = sentence.text
    stretch = lexicon().stretch.search(text, figure.end, figure.end + _REACH)
    if stretch is None or not _FOR.match(text, figure.end):
        return None
    before = [g for g in sentence.geo if figure.end <= g.start and g.end == stretch.start() - 1]
    if before and _CLAUSE_MARK.search(text, figure.end, before[0].start):
        return None
    return before[0].codes[0] if before and len(before[0].codes) == 1 else None


def _built_by(sentence: Annotated, figure: Figure, before: Sequence[Figure]) -> str | None:
    """Read "Kenya would lay the 127 km", and "Uganda the remaining 236 km" after it."""
    text = sentence.text
    states = [
        g
        for g in sentence.geo
        if figure.start - _REACH <= g.end <= figure.start
        and g.form is GeoForm.NAME
        and len(g.codes) == 1
        and not any(n.start <= g.start < n.end for n in sentence.names)
    ]
    if not states or figure.start - states[-1].end > _REACH:
        return None
    between = text[states[-1].end : figure.start]
    if re.search(r"[.;:,]", between):
        return None
    goes_on = any(f.part for f in before) and _REMAINING.fullmatch(between)
    return states[-1].codes[0] if goes_on or lexicon().builds.search(between) else None


def _section_of(sentence: Annotated, figure: Figure) -> str | None:
    """Read "the Kyrgyz section is 280 km long"."""
    first, _ = passage(sentence.text, figure.start, figure.end)
    for stretch in lexicon().stretch.finditer(sentence.text, first, figure.start):
        for mention in sentence.geo:
            owner = mention.form is GeoForm.DEMONYM or mention.possessive
            near = 0 < stretch.start() - mention.end <= len("'s ")
            if owner and near and len(mention.codes) == 1:
                return mention.codes[0]
    return None


def _changes(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Part two gauges at the place where one changes into the other."""
    parts: dict[int, str] = {}
    for number, (one, other) in enumerate(pairwise(figures)):
        change = one.name == other.name == "gauge_mm" and text[one.end : other.start] == " to "
        if change and _CHANGE.search(text, max(0, one.start - 8), one.start):
            place = _AT.match(text, other.end)
            parts[number] = f"up to {place['place']}" if place else ""
            parts[number + 1] = f"from {place['place']}" if place else ""
    for number, figure in enumerate(figures):
        yield replace(figure, part=parts[number]) if number in parts else figure
