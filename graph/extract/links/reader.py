"""The links of a document, each once, with all that its sentences say of it.

What later sentences say of "the line" — its stops, how far it has come — is added to the link last
spoken of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import islice, pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from graph.claims import Claim, Evidence, LinkClaim, LinkKind, Status
from graph.extract.annotate import Annotated
from graph.extract.links.alone import ALONE
from graph.extract.links.apposed import NAMED
from graph.extract.links.countries import sides_of
from graph.extract.links.crossing import CROSS_BORDER
from graph.extract.links.dashed import DASHED
from graph.extract.links.deeds import DEED, MODE
from graph.extract.links.ends import ENDS
from graph.extract.links.grids import joined_grids
from graph.extract.links.joined import BY_LAND, are_joined_by_land, joined_countries, within_one
from graph.extract.links.lexicon import kind_settled, lexicon, may_be_called, sorts_of
from graph.extract.links.listed import LISTED
from graph.extract.links.measured import MEASURED
from graph.extract.links.one_end import WITH
from graph.extract.links.recognise import STOPS
from graph.extract.links.route import Route, find_route
from graph.extract.links.status import status_of
from graph.extract.links.way import Way, find_way
from graph.extract.mentions import Name, NameType
from graph.extract.reading.places import countries_of_places, near_countries, sails_between
from graph.extract.scene import MEMORY, Scene

_CONFIDENCE: Final = {
    STOPS: Decimal("0.75"),
    NAMED: Decimal("0.75"),
    ENDS: Decimal("0.65"),
    CROSS_BORDER: Decimal("0.65"),
    WITH: Decimal("0.6"),
    DEED: Decimal("0.6"),
    MODE: Decimal("0.6"),
    DASHED: Decimal("0.6"),
    LISTED: Decimal("0.65"),
    ALONE: Decimal("0.5"),
    MEASURED: Decimal("0.5"),
}
_CAPITAL_WORD: Final = re.compile(r"[A-ZÀ-Þ][\w]+")
_NUMBER: Final = re.compile(r" \d{1,2}$")
#: What lies between two countries.
_BETWEEN: Final = re.compile(
    r"\b(?:border|frontier|gulf|strait|cross-border|the two (?:countries|sides|neighbours|states)"
    r"|both (?:countries|sides)"
    r"|(?:across|over|under|beneath) the (?:[A-Z]\w+ ){0,2}(?:[Rr]iver|[Ss]ea)"
    r"|[Bb]ridges? (?:across|over) the [A-Z]\w+"
    r"|River|Gulf|Strait)\b"
)
#: "The 1,860-km line": a measure before a noun that points back.
_MEASURED: Final = re.compile(
    r"(?<!\w)(?:[Tt]he|[Tt]his) (?:[\d.,]+[ -]?(?:km|kilomet\w+|kV|miles?|mm|MW)[ -]?(?:long )?)"
    r"(?:[a-z-]+ ){0,2}(?:line|railway|road|motorway|highway|pipeline|cable|link|route|railroad)\b"
)
#: "The 1,860-km " right before a noun.
_DEFINITE: Final = re.compile(
    r"(?<!\w)(?:[Tt]he|[Tt]his|[Ii]ts) "
    r"(?:[\d.,]+[ -]?(?:km|kilomet\w+|kV|miles?|mm|MW)[ -]?(?:long )?)?\Z"
)
#: "It extends over": a sentence whose subject is the link named just before.
_IT: Final = re.compile(
    r"(?:It|This|They) (?:\w+ ){0,2}?(?:runs?|ran|extend|stretch|connect|link|join|carr|cross|cover"
    r"|span|measure|pass|travers|lead|start|begin|go|tie|unit|bring|serve)"
)
#: Links that mostly lead from one country to another.
_ABROAD: Final = frozenset({LinkKind.TRANSMISSION_LINE, LinkKind.PIPELINE, LinkKind.SEA_ROUTE})
#: What a cable may be.
_CABLES: Final = (LinkKind.TRANSMISSION_LINE, LinkKind.OTHER, None)
_NO_LINE: Final = (None, LinkKind.CORRIDOR, LinkKind.OTHER)
#: " and " between two links of a list.
_LISTED: Final = re.compile(r"(?: \([^()]{1,40}\))?(?:,| and|, and)(?: the)? ")
_NEAR: Final = 1
_PART_REACH: Final = 50
_TWO: Final = 2


class _Known(Struct, frozen=True):
    """A link as the document has described it so far; `settled` if each of its stops is known."""

    name: Name
    passage: Evidence
    index: int
    countries: frozenset[str]
    stops: tuple[str, ...]
    status: Status | None
    settled: bool = False


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield the links of a document; what the text calls them goes before what headings do."""
    known: list[_Known] = []
    last: int | None = None
    spoken = 0
    for index, sentence in enumerate(scene.sentences):
        here = [n for n in sentence.names if n.type is NameType.LINK and not _is_hub(sentence, n)]
        for name in here:
            last, spoken = _add(scene, index, sentence, name, known), index
        if not here and last is not None and _speaks_of_link(sentence, index - spoken):
            last = _meant(sentence, known, last)
            known[last] = _told_more(scene, index, known[last])
            spoken = index
    for link in _settled(scene, _of_one_plan(_of_one_list(scene, known))):
        yield _claim(scene, _well_known(scene, _in_both(scene, link)))
    for link in _joined_grids(scene):
        yield _claim(scene, link)


def _claim(scene: Scene, link: _Known) -> LinkClaim:
    return LinkClaim(
        evidence=(link.passage,),
        rule=link.name.rule,
        confidence=_CONFIDENCE[link.name.rule],
        claimant=scene.speakers[link.index],
        name=link.name.name,
        kind=link.name.kind if isinstance(link.name.kind, LinkKind) else LinkKind.OTHER,
        countries=tuple(sorted(link.countries)),
        stops=link.stops,
        status=link.status,
    )


def _joined_grids(scene: Scene) -> Iterator[_Known]:
    """Yield the links of grids that are said to be joined; "the line" never means one of these."""
    telling = lexicon().grids_telling
    for index, sentence in enumerate(scene.sentences):
        if telling.isdisjoint(sentence.wording):
            continue
        for name in joined_grids(sentence.text, sentence.geo):
            passage = scene.evidence(sentence, name.start, name.end)
            status = status_of(sentence.text, name)
            yield _Known(name, passage, index, frozenset(name.parties), (), status)


def _is_hub(sentence: Annotated, link: Name) -> bool:
    """Whether two places with a dash are the sides of a crossing: "a second crossing, A-B"."""
    return link.rule == DASHED and any(
        name.type is NameType.HUB and name.start <= link.start and link.end <= name.end
        for name in sentence.names
    )


def _of_one_list(scene: Scene, known: Sequence[_Known]) -> list[_Known]:
    """Return links, where one without countries has those of its neighbour in a list."""
    found = list(known)
    for place, (before, link) in enumerate(pairwise(known), 1):
        same = before.index == link.index and before.name.kind is link.name.kind
        if link.countries or not same or not before.stops or before.name.end > link.name.start:
            continue
        text = scene.sentences[link.index].text
        if _LISTED.fullmatch(text, before.name.end, link.name.start):
            found[place] = replace(link, countries=found[place - 1].countries)
    return found


def _of_one_plan(known: Sequence[_Known]) -> list[_Known]:
    """Return links, where one of which no status is told has that of what is done to the same way.

    "The loan is for the road from A to the border. The A–B road is 76 km long."
    """
    plans = [link for link in known if link.status is not None and not link.stops]
    found = list(known)
    for place, link in enumerate(known):
        if link.status is not None or link.name.kind not in BY_LAND:
            continue
        for plan in plans:
            shared = any(f"from {stop} to " in plan.name.name for stop in link.stops)
            if shared and plan.name.kind is link.name.kind:
                found[place] = replace(link, status=plan.status)
    return found


def _meant(sentence: Annotated, known: Sequence[_Known], last: int) -> int:
    """Return the place of the link that "the cable" means: the last one that may be called so."""
    back = lexicon().back.search(sentence.text)
    if back is None:
        return last
    for place in range(last, max(-1, last - MEMORY), -1):
        if may_be_called(known[place].name.name, back.group()):
            return place
    return last


def _settled(scene: Scene, known: Sequence[_Known]) -> Iterator[_Known]:
    """Yield the links whose kind is settled: by their own words, those around, or as most links.

    A numbered link joins the countries of its sibling: "EstLink 1" those of "EstLink 3".
    """
    # A line is no corridor, though it may be part of one.
    kinds = Counter(link.name.kind for link in known if link.name.kind not in _NO_LINE)
    most = kinds.most_common(1)[0][0] if kinds else None
    part_of = next((link.name.kind for link in known if link.name.kind is not None), None)
    families = {_NUMBER.sub("", k.name.name): k.countries for k in known if len(k.countries) > 1}
    for link in known:
        kind = link.name.kind
        if kind is None and sails_between(link.name.name, link.stops):
            kind = LinkKind.SEA_ROUTE
        if kind is None and most not in _CABLES:
            kind = _kind_elsewhere(scene, link)
        kind = kind or most or _kind_around(scene, link.index)
        kind = kind or _kind_elsewhere(scene, link) or part_of
        if kind is None:
            kind = _else_kind(link.name.name)
        if kind is None:
            continue
        if kind is LinkKind.TRANSMISSION_LINE and _is_for_data(scene, link):
            kind = LinkKind.OTHER
        found = replace(link, name=replace(link.name, kind=kind))
        if not link.countries and _NUMBER.search(link.name.name):
            countries = families.get(_NUMBER.sub("", link.name.name), frozenset())
            found = replace(found, countries=countries)
        yield found


def _else_kind(name: str) -> LinkKind | None:
    """Return the kind of the noun of a link that nothing else settles: "a spur from A to B"."""
    kinds = lexicon().else_kinds
    return next((kinds[word] for word in reversed(name.split()) if word in kinds), None)


def _kind_elsewhere(scene: Scene, link: _Known) -> LinkKind | None:
    """Return the kind of a cable as the sentences settle it that speak of a cable."""
    if not link.name.name.casefold().endswith("cable"):
        return None
    spoken = (i for i, s in enumerate(scene.sentences) if "cable" in s.wording)
    kinds = (_kind_around(scene, index) for index in islice(spoken, MEMORY))
    return next((kind for kind in kinds if kind in _CABLES and kind), LinkKind.OTHER)


def _is_for_data(scene: Scene, link: _Known) -> bool:
    """Whether a cable carries data, as its sentence or the next tells without a word of power."""
    if "cable" not in link.name.name.casefold():
        return False
    around = scene.sentences[link.index : link.index + 2]
    power = next(told for kind, told in lexicon().settling if kind is LinkKind.TRANSMISSION_LINE)
    return any(lexicon().data.search(s.text) for s in around) and not any(
        power.search(s.text) for s in around
    )


def _kind_around(scene: Scene, index: int) -> LinkKind | None:
    """Return the kind that the words of a sentence, or of those beside it, settle."""
    segment = scene.sentences[index].sentence.segment
    around = (at for at in (index, index + 1, index - 1) if 0 <= at < len(scene.sentences))
    near = (scene.sentences[at] for at in around)
    kinds = (kind_settled(each.text) for each in near if each.sentence.segment == segment)
    return next(filter(None, kinds), None)


def _in_both(scene: Scene, link: _Known) -> _Known:
    """Return a link over the border of the two countries that a document is about with both.

    Only where nothing else tells its countries, and its sentence speaks of what lies between them.
    """
    pair = frozenset(scene.pair) & scene.reference.countries.keys()
    told = len(link.countries) > 1 or (link.countries and not link.countries < pair)
    if told or link.settled:
        return link
    sentence = scene.sentences[link.index]
    named = frozenset(c for p in sentence.parties if p.group is None for c in p.codes)
    both = named | link.countries
    if "cross-border" in link.name.name and len(link.countries) == 1 and len(both) == _TWO:
        return replace(link, countries=both)
    abroad = link.name.kind in _ABROAD and len(link.stops) > 1
    if abroad and len(named) == _TWO:
        return replace(link, countries=named)
    if len(pair) != _TWO or not named <= pair:
        return link
    if not abroad and not _BETWEEN.search(sentence.text):
        return link
    if link.name.kind in BY_LAND and not are_joined_by_land(pair):
        return link
    return replace(link, countries=pair)


def _well_known(scene: Scene, link: _Known) -> _Known:
    """Return a well-known link with those of its countries that the document names.

    Only where the text does not tell two countries itself, and names at least two of them.
    """
    ways = lexicon().run_through
    through = next((c for name, c in ways.items() if link.name.name.startswith(name)), None)
    named = frozenset() if through is None else through & scene.named_countries
    elsewhere = through is not None and through.isdisjoint(link.countries)
    if elsewhere and link.countries and not link.stops:
        # Who pays for it or trades over it is not where it runs.
        return replace(link, countries=named if len(named) >= _TWO else frozenset())
    if len(link.countries) > 1:
        told = through is not None and link.stops and link.countries < through
        return replace(link, countries=through) if told else link
    if link.name.kind is LinkKind.CORRIDOR and not link.countries and named != through:
        return link  # a text that names only some may count fewer, or more
    return (
        replace(link, countries=named) if len(named) >= _TWO and link.countries <= named else link
    )


def _speaks_of_link(sentence: Annotated, distance: int) -> bool:
    """Whether a sentence goes on about the link named last, so many sentences before."""
    if distance <= _NEAR and (_IT.match(sentence.text) or sentence.text.startswith("Its ")):
        return True
    if _MEASURED.search(sentence.text):
        return True
    if lexicon().spoken_of.isdisjoint(sentence.wording):
        return False
    return bool(lexicon().back.search(sentence.text) or lexicon().traffic.search(sentence.text))


def _add(scene: Scene, index: int, sentence: Annotated, name: Name, known: list[_Known]) -> int:
    """Add a link, or what its sentence says to the same one known already; return its place."""
    new = _described(scene, index, sentence, name)
    first = max(0, len(known) - MEMORY)
    for place, link in enumerate(known[first:], first):
        in_heading = scene.is_heading(scene.sentences[link.index])
        same = _same(link.name, name) or (in_heading and _takes_up(link, new, sentence.text))
        if same or _points_back(sentence.text, link, new):
            known[place] = _joined(new, link) if in_heading else _joined(link, new)
            return place
    known.append(new)
    return len(known) - 1


def _points_back(text: str, link: _Known, new: _Known) -> bool:
    """Whether "the new interconnector" is a link known already: a description without ends.

    "The 1,860-km line" may tell the ends of one that has none yet.
    """
    if new.name.proper:
        return False
    if _DEFINITE.search(text, 0, new.name.start) is None:
        return False
    this = text.startswith(("This ", "this "), max(0, new.name.start - len("This ")))
    told = link.stops or link.countries or this
    longer = set(link.stops) <= set(new.stops) and told
    if new.stops and longer and new.name.kind in (None, link.name.kind):
        return new.index - link.index <= _TWO
    bare = not new.stops and not new.name.parties
    return bare and link.name.kind is new.name.kind


def _takes_up(heading: _Known, new: _Known, text: str) -> bool:
    """Whether "the cable planned between …" is the "power link" of the heading."""
    bare = not heading.stops and not heading.countries
    definite = text[: new.name.start].endswith(("the ", "The "))
    told = definite or (new.stops and _are_alike(heading.name.name, new.name.name))
    return bool(bare and told and not new.name.proper and heading.name.kind is new.name.kind)


def _are_alike(name: str, description: str) -> bool:
    """Whether a name ends with a noun that may stand for that of a description."""
    noun = lexicon().nouns.search(description)
    said = sorts_of(noun.group()) if noun is not None else None
    own = sorts_of(name.casefold())
    return own is not None and said is not None and not own.isdisjoint(said)


def _described(scene: Scene, index: int, sentence: Annotated, name: Name) -> _Known:
    stops, countries = name.stops, frozenset(name.parties)
    way = None if stops else _way(sentence, name.end, _next_link(sentence, name))
    if way is not None:
        stops = way.stops if len(way.stops) > 1 else ()
        countries |= way.countries
    if name.rule == MEASURED:  # other links of the sentence lead elsewhere
        settled = True
    else:
        countries, settled = joined_countries(scene, index, name, stops, countries)
    passage = scene.evidence(sentence, name.start, name.end)
    told_by = sentence.text[: name.end] if name.rule == DEED else sentence.text
    status = status_of(told_by, name)
    if status is None and name.rule == DEED:
        status = Status.IMPLEMENTED
    return _Known(name, passage, index, countries, stops, status, settled)


def _way(sentence: Annotated, start: int, end: int) -> Route | Way | None:
    """Return the way that the words from `start` to `end` of a sentence describe."""
    route = find_route(sentence.text[:end], sentence.geo, start)
    way = find_way(sentence.text, start, end, sentence.geo)
    if route is None or way is None:
        return route or way
    # A route ends where it arrives; the way tells through which places ("to B via C").
    beyond = len(way.stops) > len(route.stops) and set(route.stops) <= set(way.stops)
    return way if beyond else route


def _next_link(sentence: Annotated, name: Name) -> int:
    """Return where the next link is named, or the sentence ends."""
    later = (n.start for n in sentence.names if n.type is NameType.LINK and n.start >= name.end)
    return min(later, default=len(sentence.text))


def _joined(link: _Known, new: _Known) -> _Known:
    """Return a link with what another mention of it adds."""
    named = new.name.proper or not link.name.proper
    longer = len(new.name.stops) > len(link.name.stops)
    fuller = new.name if named and longer else link.name
    return replace(
        link,
        name=replace(fuller, rule=link.name.rule, acronym=link.name.acronym or new.name.acronym),
        countries=link.countries if len(link.countries) > 1 else link.countries | new.countries,
        stops=max(link.stops, new.stops, key=len),
        status=link.status or new.status,
    )


def _same(one: Name, other: Name) -> bool:
    """Whether two names are of one link: the same kind, and one's words within the other's."""
    told = None not in (one.kind, other.kind)
    if (told and one.kind is not other.kind) or _number(one.name) != _number(other.name):
        return False
    if _leads_elsewhere(one, other) or _leads_elsewhere(other, one):
        return False
    for a, b in ((one, other), (other, one)):
        if a.acronym and a.acronym in (b.acronym, b.name, b.name.split()[0]):
            return True
    first, second = _words(one.name), _words(other.name)
    return bool(first and second) and (first <= second or second <= first)


def _leads_elsewhere(part: Name, whole: Name) -> bool:
    """Whether a part of a link has other ends than the link that passes through them."""
    if len(part.stops) < _TWO or part.proper or not _is_part(part.name):
        return False
    ends = {whole.stops[0], whole.stops[-1]} if whole.stops else set[str]()
    return len(whole.stops) > _TWO and ends != {part.stops[0], part.stops[-1]}


@lru_cache(maxsize=512)
def _is_part(name: str) -> bool:
    """Whether a description is of a part: "the first section from A to B"."""
    noun = lexicon().nouns.search(name)
    return noun is not None and not lexicon().parts.isdisjoint(noun.group().casefold().split())


@lru_cache(maxsize=512)
def _number(name: str) -> str:
    """Return the number that a name ends with: "2" of "Nord Stream 2"."""
    number = _NUMBER.search(name)
    return number.group() if number else ""


@lru_cache(maxsize=512)
def _words(name: str) -> frozenset[str]:
    """Return the capitalised words of a name without its noun, or all words if there are none."""
    stripped = lexicon().nouns.sub(" ", name)
    found = _CAPITAL_WORD.findall(stripped)
    return frozenset(w.casefold() for w in found) or frozenset(re.findall(r"\w+", name.casefold()))


def _is_called(name: str, back: str) -> bool:
    """Whether words that point back are for the link of a name, and not for a project on it."""
    own, said = sorts_of(name.casefold()), sorts_of(back)
    return said is not None and (own is None or not own.isdisjoint(said))


def _is_of_another(text: str, back: re.Match[str] | None) -> bool:
    """Whether another link is named right behind "the road": "the road is part of a corridor"."""
    if back is None:
        return False
    end = min(len(text), back.end() + _PART_REACH)
    noun = lexicon().nouns.search(text, back.end(), end)
    return noun is not None and " of " in text[back.end() : noun.start()]


def _told_more(scene: Scene, index: int, link: _Known) -> _Known:
    """Add the route and the status that a later sentence gives for "the line"."""
    sentence = scene.sentences[index]
    stops, countries = link.stops, link.countries
    back = lexicon().back.search(sentence.text)
    way = None if _is_of_another(sentence.text, back) else _way(sentence, 0, len(sentence.text))
    if (
        way is not None
        and len(way.stops) > max(1, len(stops))
        and (not stops or not set(stops).isdisjoint(way.stops))
    ):
        near = near_countries(scene, index)
        lie_in = countries_of_places(way.stops, sentence, near)
        within = within_one(lie_in)
        lands = way.countries.union(*lie_in) if within is None else within
        stops, countries = way.stops, countries | lands
    sides = sides_of(scene, index) if len(countries) < _TWO else set()
    if len(sides | countries) >= _TWO:
        countries |= sides
    status = link.status
    if status is None and back is not None and _is_called(link.name.name, back.group()):
        here = Name(back.start(), back.end(), NameType.LINK, "", "")
        status = status_of(sentence.text, here)
    return replace(link, stops=stops, countries=countries, status=status)
