"""The links of a document, each once, with all that its sentences say of it.

What later sentences say of "the line" — its stops, how far it has come — is added to the link last
spoken of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from graph.claims import Claim, Evidence, LinkClaim, LinkKind, Status
from graph.extract.annotate import Annotated
from graph.extract.links import recognise
from graph.extract.links.countries import countries_of
from graph.extract.links.lexicon import lexicon
from graph.extract.links.route import find_route
from graph.extract.mentions import Name, NameType
from graph.extract.scene import MEMORY, Scene

_CONFIDENCE: Final = {
    recognise.STOPS: Decimal("0.75"),
    recognise.NAMED: Decimal("0.75"),
    recognise.ENDS: Decimal("0.65"),
    recognise.CROSS_BORDER: Decimal("0.65"),
}
_CAPITAL_WORD: Final = re.compile(r"[A-ZÀ-Þ][\w]+")
_NUMBER: Final = re.compile(r" \d{1,2}$")
#: What lies between two countries.
_BETWEEN: Final = re.compile(
    r"\b(?:border|frontier|gulf|strait|cross-border|the two (?:countries|sides|neighbours|states)"
    r"|both (?:countries|sides)"
    r"|(?:across|over|under|beneath) the (?:[A-Z]\w+ ){0,2}(?:[Rr]iver|[Ss]ea)"
    r"|River|Gulf|Strait)\b"
)
#: What a link does that is in use, right after its name.
_OPERATES: Final = re.compile(
    r"(?: \([^)]{1,30}\))?(?:, [^,;]{1,60},)? "
    r"(?:already |still |now |currently |today |regularly )?"
    r"(?:carries|carried|runs|ran|crosses|operates|plies|serves|transports|handles|moves|delivers"
    r"|supplies|has run|has carried|has served)\b"
)
#: "78 per cent done".
_PARTLY: Final = re.compile(
    r"^.{0,60}?\d(?: ?%| per ?cent|pc) (?:done|complete|completed|finished|built|ready)\b"
)
_TWO: Final = 2
_FAR: Final = 1_000
_STATUS_REACH: Final = 300


@dataclass(frozen=True, slots=True)
class _Known:
    """A link as the document has described it so far."""

    name: Name
    passage: Evidence
    index: int
    countries: frozenset[str]
    stops: tuple[str, ...]
    status: Status | None


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield the links of a document; what the text calls them goes before what headings do."""
    known: list[_Known] = []
    last: int | None = None
    for index, sentence in enumerate(scene.sentences):
        here = [name for name in sentence.names if name.type is NameType.LINK]
        for name in here:
            last = _add(scene, index, sentence, name, known)
        if not here and last is not None and _speaks_of_link(sentence):
            known[last] = _told_more(sentence, known[last])
    for link in _settled(known):
        link = _in_both(scene, link)
        yield LinkClaim(
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


def _settled(known: Sequence[_Known]) -> Iterator[_Known]:
    """Yield the links whose kind is settled, by their own words or as that of most links.

    A numbered link joins the countries of its sibling: "EstLink 1" those of "EstLink 3".
    """
    kinds = Counter(link.name.kind for link in known if link.name.kind is not None)
    families = {_NUMBER.sub("", k.name.name): k.countries for k in known if len(k.countries) > 1}
    for link in known:
        if not kinds:
            return
        kind = link.name.kind or kinds.most_common(1)[0][0]
        found = replace(link, name=replace(link.name, kind=kind))
        if not link.countries and _NUMBER.search(link.name.name):
            countries = families.get(_NUMBER.sub("", link.name.name), frozenset())
            found = replace(found, countries=countries)
        yield found


def _in_both(scene: Scene, link: _Known) -> _Known:
    """Return a link over the border of the two countries that a document is about with both.

    Only where nothing else tells its countries, and its sentence speaks of what lies between them.
    """
    pair = frozenset(scene.pair) & scene.reference.countries.keys()
    told = len(link.countries) > 1 or (link.countries and not link.countries < pair)
    if told or len(pair) != _TWO or not _BETWEEN.search(scene.sentences[link.index].text):
        return link
    return replace(link, countries=pair)


def _speaks_of_link(sentence: Annotated) -> bool:
    if lexicon().spoken_of.isdisjoint(sentence.wording):
        return False
    return bool(lexicon().back.search(sentence.text) or lexicon().traffic.search(sentence.text))


def _add(scene: Scene, index: int, sentence: Annotated, name: Name, known: list[_Known]) -> int:
    """Add a link, or what its sentence says to the same one known already; return its place."""
    new = _described(scene, index, sentence, name)
    first = max(0, len(known) - MEMORY)
    for place, link in enumerate(known[first:], first):
        in_heading = scene.is_heading(scene.sentences[link.index])
        if _same(link.name, name) or (in_heading and _takes_up(link, new, sentence.text)):
            known[place] = _joined(new, link) if in_heading else _joined(link, new)
            return place
    known.append(new)
    return len(known) - 1


def _takes_up(heading: _Known, new: _Known, text: str) -> bool:
    """Whether "the cable planned between …" is the "power link" of the heading."""
    definite = text[: new.name.start].endswith(("the ", "The "))
    bare = not heading.stops and not heading.countries
    return bare and definite and not new.name.proper and heading.name.kind is new.name.kind


def _described(scene: Scene, index: int, sentence: Annotated, name: Name) -> _Known:
    route = find_route(sentence.text, sentence.geo, name.end)
    told = countries_of(scene, index, name)
    countries = frozenset(name.parties) | told
    stops = name.stops
    if route is not None and not stops:
        stops, countries = route.stops, countries | route.countries
    if len(countries) == 1 and not told and not _all_known(sentence, stops):
        countries = frozenset()  # where a stop is unknown, one country is not all of them
    if not countries and len(stops) > 1:
        countries = _named_just_before(scene, index)
    passage = scene.evidence(sentence, name.start, name.end)
    return _Known(name, passage, index, countries, stops, _status(sentence.text, name))


def _named_just_before(scene: Scene, index: int) -> frozenset[str]:
    """Return the two countries of the sentence before, if it is of the same paragraph."""
    if index == 0:
        return frozenset()
    before = scene.sentences[index - 1]
    if before.sentence.segment != scene.sentences[index].sentence.segment:
        return frozenset()
    for parties in before.parties:
        codes = {c for c in scene.codes(parties, index - 1) if c in scene.reference.countries}
        if len(codes) == _TWO:
            return frozenset(codes)
    return frozenset()


def _all_known(sentence: Annotated, stops: Sequence[str]) -> bool:
    """Whether the reference data knows every stop of a link."""
    known = {sentence.text[g.start : g.end] for g in sentence.geo}
    return all(stop in known for stop in stops)


def _joined(link: _Known, new: _Known) -> _Known:
    """Return a link with what another mention of it adds."""
    fuller = new.name if len(new.name.stops) > len(link.name.stops) else link.name
    return replace(
        link,
        name=replace(fuller, rule=link.name.rule, acronym=link.name.acronym or new.name.acronym),
        countries=link.countries if len(link.countries) > 1 else link.countries | new.countries,
        stops=max(link.stops, new.stops, key=len),
        status=link.status or new.status,
    )


def _same(one: Name, other: Name) -> bool:
    """Whether two names are of one link: the same kind, and one's words within the other's."""
    if one.kind is not other.kind or _number(one.name) != _number(other.name):
        return False
    for a, b in ((one, other), (other, one)):
        if a.acronym and a.acronym in (b.acronym, b.name.split()[0]):
            return True
    first, second = _words(one.name), _words(other.name)
    return bool(first and second) and (first <= second or second <= first)


def _number(name: str) -> str:
    """Return the number that a name ends with: "2" of "Nord Stream 2"."""
    number = _NUMBER.search(name)
    return number.group() if number else ""


def _words(name: str) -> frozenset[str]:
    """Return the capitalised words of a name without its noun, or all words if there are none."""
    stripped = lexicon().nouns.sub(" ", name)
    found = _CAPITAL_WORD.findall(stripped)
    return frozenset(w.casefold() for w in found) or frozenset(re.findall(r"\w+", name.casefold()))


def _status(text: str, name: Name) -> Status | None:
    """Return how far a link has come by the words nearest to its name; a semicolon parts."""
    first = max(text.rfind(";", 0, name.start) + 1, name.start - _STATUS_REACH)
    last = text.find(";", name.end, name.end + _STATUS_REACH)
    last = last if last >= 0 else min(len(text), name.end + _STATUS_REACH)
    best: tuple[int, Status | None] = (_FAR, None)
    for status, pattern in lexicon().statuses:
        for match in pattern.finditer(text, max(0, first), last):
            inside = name.start <= match.start() and match.end() <= name.end
            beside = min(abs(name.start - match.end()), abs(match.start() - name.end))
            distance = 0 if inside else beside
            if distance < best[0]:
                best = (distance, status)
    if best[1] is None:
        if _PARTLY.search(text[name.end : last]):
            return Status.UNDER_CONSTRUCTION
        return Status.IMPLEMENTED if _OPERATES.match(text, name.end) else None
    return best[1]


def _told_more(sentence: Annotated, link: _Known) -> _Known:
    """Add the route and the status that a later sentence gives for "the line"."""
    stops, countries = link.stops, link.countries
    route = find_route(sentence.text, sentence.geo)
    if route is not None and len(route.stops) > len(stops):
        stops, countries = route.stops, countries | route.countries
    back = lexicon().back.search(sentence.text)
    status = link.status
    if status is None and back is not None:
        here = Name(back.start(), back.end(), NameType.LINK, "", "")
        status = _status(sentence.text, here)
    return replace(link, stops=stops, countries=countries, status=status)
