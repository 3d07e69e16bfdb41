"""Links: transmission lines, railways, roads, pipelines, corridors and the like.

A link is named by a run of places before its noun ("the Isaka-Kigali railway"), by capitalised
("the Lobito Corridor"), or by a noun and its ends ("a pipeline from A to B", "a road between C and
D"). What later sentences say of "the line" — its stops, how far it has come — is added to the link
last spoken of. The words are in `data/lexicon/links.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Final

import msgspec

from graph.claims import Claim, Evidence, LinkClaim, LinkKind, Status
from graph.extract.annotate import Annotated, BaseView
from graph.extract.gazetteer import GeoMention
from graph.extract.mentions import Name, NameType, Parties
from graph.extract.rules import DATA, read_yaml
from graph.extract.scene import Scene

_STOPS_RULE: Final = "link.stops"
_NAME_RULE: Final = "link.named"
_ENDS_RULE: Final = "link.ends"
_CROSS_RULE: Final = "link.cross-border"
_CONFIDENCE: Final = {
    _STOPS_RULE: Decimal("0.93"),
    _NAME_RULE: Decimal("0.9"),
    _ENDS_RULE: Decimal("0.85"),
    _CROSS_RULE: Decimal("0.75"),
}
_CAP: Final = r"[A-ZÀ-ÖØ-Þ][\w'.]*(?:-[A-Z][\w']*)*"
_STOP_NAME: Final = rf"{_CAP}(?: {_CAP}){{0,2}}"
_DASH_RUN: Final = re.compile(rf"(?<!\w){_STOP_NAME}(?: ?[-–—] ?{_STOP_NAME}){{1,6}}$")
#: First parts that make one word with the next: "Trans-Caspian", "North-South".
_PREFIXED: Final = re.compile(
    r"(?:\w+ )*(?:Trans|Inter|Intra|Pan|Cross|North|South|East|West|Multi|Euro)-\w+", re.IGNORECASE
)
_CAPS_RUN: Final = re.compile(rf"(?:{_CAP} |and |of )*{_CAP}$")
_ACRONYM: Final = re.compile(r" \(([A-Z][\w&+-]{1,12})\)$")
_CLAUSE_WORDS: Final = (
    "and|which|that|who|is|was|are|were|will|would|has|have|in|on|for|under|by|via|through|with"
    "|as|at|could|may|should|including"
)
_END: Final = rf"[,;.:()]|$| (?:{_CLAUSE_WORDS})\b"
_WITHIN: Final = r"(?:[^,;.()]|(?<=\d),(?=\d))"
_JOINS: Final = (
    r"from|linking|joining|connecting|that (?:will |would |could )?(?:connect|link|join)s?"
)
_ENDS: Final = re.compile(
    rf"(?: (?:expansion|extension|project|line|link|section))?(?: of {_WITHIN}{{1,70}}?)?,? "
    rf"(?:(?:{_JOINS}) (?P<a>[^,;.()]{{2,60}}?) (?:to|into|with|and) (?P<b>[^,;.()]{{2,60}}?)"
    rf"(?: and on to (?P<e>[^,;.()]{{2,60}}?))?"
    rf"|between (?P<c>[^,;.()]{{2,60}}?) and (?P<d>[^,;.()]{{2,60}}?))(?={_END})"
)
_VIA: Final = re.compile(
    r" (?:via|through|by way of) ((?:(?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)?(?:, | and |, and )?)+)"
)
_ROUTE: Final = re.compile(
    r"(?:from|at) (?P<first>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)"
    r"(?:,? and (?:run|go|pass|continue)s?)?,? "
    r"(?:by way of|via|through|across) (?P<middle>[A-Z][^.;]{2,120}?),? (?:on )?(?:to|in|into|at) "
    r"(?P<last>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)"
)
_BACK: Final = re.compile(
    r"(?<!\w)(?:the|this|that|its) (?:new |planned |proposed )?"
    r"(?:line|railway|railroad|road|highway|pipeline|corridor|route|link|cable|project|scheme|track|tracks|interconnector)(?!\w)|^It(?!\w)",
    re.IGNORECASE,
)
_NOT_STOPS: Final = frozenset(
    {"The", "A", "An", "In", "On", "For", "But", "And", "Its", "Their", "This"}
)
_CROSSING: Final = re.compile(
    r"cross-border|trans-?border|transnational|interconnect|binational|trilateral", re.I
)


_THEN_JOINS: Final = re.compile(
    r",?(?: (?:that|which))?(?: (?:could|would|will|to|can))? "
    r"(?:connect|link|join)(?:s|ing)? (?:the |southern |northern |eastern |western )?"
)
_REACH: Final = 70


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kinds: dict[LinkKind, list[str]]
    open_nouns: list[str]
    settling: dict[LinkKind, list[str]]
    adjectives: list[str]
    status: dict[Status, list[str]]
    route_verbs: list[str]


@dataclass(frozen=True, slots=True)
class _Lexicon:
    kinds: Mapping[str, LinkKind]
    nouns: re.Pattern[str]
    settling: tuple[tuple[LinkKind, re.Pattern[str]], ...]
    adjectives: re.Pattern[str]
    statuses: tuple[tuple[Status, re.Pattern[str]], ...]


def _options(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _lexicon() -> _Lexicon:
    file = read_yaml(DATA / "lexicon" / "links.yaml", _File)
    kinds = {noun.casefold(): kind for kind, nouns in file.kinds.items() for noun in nouns}
    return _Lexicon(
        kinds,
        re.compile(
            rf"(?<![\w-])(?:{_options([*kinds, *file.open_nouns])})(?![\w-])", re.IGNORECASE
        ),
        tuple(
            (kind, re.compile(rf"(?<![^\W\d])(?:{_options(words)})(?!\w)", re.IGNORECASE))
            for kind, words in file.settling.items()
        ),
        re.compile(rf"(?:(?:{_options(file.adjectives)}),? ?)+$", re.IGNORECASE),
        tuple(
            (status, re.compile(rf"(?<!\w)(?:{_options(words)})(?!\w)", re.IGNORECASE))
            for status, words in file.status.items()
        ),
    )


def names(view: BaseView) -> Iterator[Name]:
    """Yield the links of a sentence."""
    text = view.text
    nouns = list(_lexicon().nouns.finditer(text))
    if not nouns:
        return
    for noun in nouns:
        name = _link(text, view.geo, noun)
        if name is not None:
            yield name


def _link(text: str, geo: Sequence[GeoMention], noun: re.Match[str]) -> Name | None:
    """Read one link at its noun; None if nothing says which link it is."""
    word = noun.group().casefold()
    kind = _lexicon().kinds.get(word) or _settled(text)
    before = text[: noun.start()].rstrip()
    acronym = _ACRONYM.search(before)
    if acronym is not None:
        before = before[: acronym.start()]
    open_noun = word not in _lexicon().kinds
    adjectives = "" if acronym else _adjectives_before(before)
    bare = before[: len(before) - len(adjectives)].rstrip() if adjectives else before
    run = _DASH_RUN.search(bare)
    if run is not None and _PREFIXED.fullmatch(run.group()):
        run = None
    if run is not None and kind is not None and not _is_region_pair(run.group(), word):
        return _from_run(text, geo, noun, run, kind, acronym)
    if open_noun or kind is None:
        return None
    ends = _ENDS.match(text, noun.end())
    start = len(bare) + bool(adjectives)
    found = _from_ends(text, geo, noun, ends, kind, start) if ends is not None else None
    caps = _CAPS_RUN.search(before)
    if caps is not None and noun.group()[0].isupper() and not _goes_on(text, noun.end()):
        named = _from_caps(text, geo, noun, caps, kind, acronym)
        if named is not None and found is not None:
            joined = tuple(sorted({*named.parties, *found.parties}))
            return replace(named, parties=joined, stops=found.stops)
        if named is not None:
            return named
    if found is not None:
        return found
    if _CROSSING.search(adjectives + noun.group()) and kind is not LinkKind.CORRIDOR:
        start = noun.start() - len(adjectives) - (1 if adjectives else 0)
        start = max(0, start)
        label = text[start : noun.end()].strip()
        return Name(start, noun.end(), NameType.LINK, label, _CROSS_RULE, kind, proper=False)
    return None


def _goes_on(text: str, end: int) -> bool:
    """Whether a capitalised word follows, so that the noun only helps to name something else."""
    return re.match(r" [A-Z][a-z]", text[end : end + 3]) is not None


def _settled(text: str) -> LinkKind | None:
    for kind, pattern in _lexicon().settling:
        if pattern.search(text):
            return kind
    return None


def _adjectives_before(before: str) -> str:
    match = _lexicon().adjectives.search(before)
    if match is None:
        return ""
    start = match.start()
    return before[start:] if start == 0 or not before[start - 1].isalnum() else ""


def _is_region_pair(run: str, word: str) -> bool:
    """Whether a dash run is an adjective of two parties, as in "U.S.-EU" before a loose noun."""
    return word in ("link", "links", "connection", "project") and run.isupper()


def _from_run(
    text: str,
    geo: Sequence[GeoMention],
    noun: re.Match[str],
    run: re.Match[str],
    kind: LinkKind,
    acronym: re.Match[str] | None,
) -> Name | None:
    start = run.start()
    first = text[start : run.end()].split(" ", 1)[0]
    if first in _NOT_STOPS:
        start += len(first) + 1
    label = text[start : run.end()]
    parts = split_stops(label)
    inside = [g for g in geo if start <= g.start and g.end <= run.end()]
    countries = sorted({c for g in inside if g.group is None for c in g.codes})
    states = {text[g.start : g.end] for g in inside if g.form in ("name", "demonym", "group")}
    places = tuple(part for part in parts if part not in states)
    stops = places if len(places) > 1 else ()
    return Name(
        start,
        noun.end(),
        NameType.LINK,
        f"{label} {noun.group()}",
        _STOPS_RULE,
        kind,
        parties=tuple(countries),
        stops=stops,
        acronym=acronym.group(1) if acronym else None,
    )


def split_stops(label: str) -> list[str]:
    """Take a run of places apart; where both dashes occur, the hyphen belongs to a name."""
    marks = r" ?[–—] ?" if re.search("[–—]", label) else r" ?- ?"
    return [part.strip() for part in re.split(marks, label) if part.strip()]


def _from_ends(
    text: str,
    geo: Sequence[GeoMention],
    noun: re.Match[str],
    ends: re.Match[str],
    kind: LinkKind,
    start: int,
) -> Name | None:
    start = min(start, noun.start())
    while start < noun.start() and text[start] == " ":
        start += 1
    pairs = [(n, ends.span(n)) for n in ("a", "b", "e", "c", "d") if ends.group(n)]
    stops: list[str] = []
    countries: set[str] = set()
    for _, (first, last) in pairs:
        inside = [g for g in geo if first <= g.start and g.end <= last]
        countries.update(c for g in inside if g.group is None for c in g.codes)
        place = _place_name(text[first:last], inside, first)
        if place is not None:
            stops.append(place)
        elif not inside:
            return None
    via = _VIA.match(text, ends.end())
    if via is not None and stops:
        stops[1:1] = [p for p in re.split(r", and |, | and ", via.group(1)) if p]
    if not stops and len(countries) < 2:
        return None
    return Name(
        start,
        ends.end(),
        NameType.LINK,
        text[start : ends.end()],
        _ENDS_RULE,
        kind,
        parties=tuple(sorted(countries)),
        stops=tuple(stops) if len(stops) > 1 else (),
        proper=False,
    )


def _place_name(words: str, inside: Sequence[GeoMention], offset: int) -> str | None:
    """Return the place that an end names; None for a country or something that is no place."""
    for mention in inside:
        if mention.form in ("place", "capital"):
            return words[mention.start - offset : mention.end - offset]
    if inside:
        return None
    named = re.match(r"(?:the )?([A-Z][\w'-]+(?: [A-Z][\w'-]+)?)", words)
    return named.group(1) if named else None


def _from_caps(
    text: str,
    geo: Sequence[GeoMention],
    noun: re.Match[str],
    caps: re.Match[str],
    kind: LinkKind,
    acronym: re.Match[str] | None,
) -> Name | None:
    start = caps.start()
    label = text[start : caps.end()]
    while (first := label.split(" ", 1)[0]) in _NOT_STOPS | {"of", "and"}:
        if " " not in label:
            return None
        start += len(first) + 1
        label = label[len(first) + 1 :]
    inside = [g for g in geo if start <= g.start and g.end <= caps.end()]
    owner = [g for g in inside if g.possessive or (g.start == start and g.form == "demonym")]
    if owner and owner[-1].end + 1 >= caps.end():
        return None
    if label in ("Economic", "Transport", "International", "National", "New"):
        return None
    countries = sorted({c for g in inside if g.group is None for c in g.codes})
    return Name(
        start,
        noun.end(),
        NameType.LINK,
        f"{label} {noun.group()}",
        _NAME_RULE,
        kind,
        parties=tuple(countries),
        acronym=acronym.group(1) if acronym else None,
    )


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
    """Yield the links of a document, each once with all that is said of it."""
    known: list[_Known] = []
    last: int | None = None
    order = sorted(enumerate(scene.sentences), key=lambda pair: scene.is_heading(pair[1]))
    for index, sentence in order:
        here = [name for name in sentence.names if name.type is NameType.LINK]
        for name in here:
            last = _add(scene, index, sentence, name, known)
        if (not here and last is not None and _BACK.search(sentence.text)) or (
            not here and last is not None and _ROUTE.search(sentence.text)
        ):
            known[last] = _told_more(sentence, known[last])
    for link in known:
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


def _add(scene: Scene, index: int, sentence: Annotated, name: Name, known: list[_Known]) -> int:
    """Add a link, or what its sentence says to the same one known already; return its place."""
    status = _status(sentence.text, name)
    countries = frozenset(name.parties) | _connected(scene, index, sentence, name)
    for place, link in enumerate(known):
        if _same(link.name, name):
            fuller = name if len(name.stops) > len(link.stops) else link.name
            known[place] = replace(
                link,
                name=replace(fuller, rule=link.name.rule),
                countries=link.countries if len(link.countries) > 1 else link.countries | countries,
                stops=max(link.stops, name.stops, key=len),
                status=link.status or status,
            )
            return place
    passage = scene.evidence(sentence, name.start, name.end)
    known.append(_Known(name, passage, index, countries, name.stops, status))
    return len(known) - 1


def _same(one: Name, other: Name) -> bool:
    """Whether two names are of one link: the same kind, and one's words within the other's."""
    if one.kind is not other.kind:
        return False
    if one.acronym and one.acronym in (other.acronym, other.name.split()[0]):
        return True
    first, second = _words(one.name), _words(other.name)
    return bool(first and second) and (first <= second or second <= first)


def _words(name: str) -> frozenset[str]:
    stripped = _lexicon().nouns.sub(" ", name)
    found = re.findall(r"[A-ZÀ-Þ]\w+", stripped)
    return frozenset(w.casefold() for w in found) or frozenset(re.findall(r"\w+", name.casefold()))


def _connected(scene: Scene, index: int, sentence: Annotated, name: Name) -> frozenset[str]:
    """Return the countries that the sentence says a link joins, or those named with it."""
    after = _THEN_JOINS.match(sentence.text, name.end)
    found: set[str] = set()
    if after is not None:
        for parties in sentence.parties:
            if after.end() - 1 <= parties.start < after.end() + _REACH:
                found.update(_states(scene, parties, index))
    if len(found | set(name.parties)) >= 2 or scene.is_heading(sentence):
        return frozenset(found)
    for parties in sorted(sentence.parties, key=lambda p: abs(p.start - name.start)):
        codes = _states(scene, parties, index)
        outside = parties.end <= name.start or name.end <= parties.start
        if len(codes) >= 2 and outside:
            return frozenset(found | codes)
    return frozenset(found)


def _states(scene: Scene, parties: Parties, index: int) -> frozenset[str]:
    """Return the countries of a mention; a region or bloc is no party to a line."""
    if parties.group is not None:
        return frozenset()
    codes = scene.codes(parties, index)
    return frozenset(code for code in codes if code in scene.reference.countries)


def _status(text: str, name: Name) -> Status | None:
    """Return how far a link has come by the words nearest to its name."""
    best: tuple[int, Status | None] = (1_000, None)
    for status, pattern in _lexicon().statuses:
        for match in pattern.finditer(text):
            inside = name.start <= match.start() and match.end() <= name.end
            distance = (
                0 if inside else min(abs(name.start - match.end()), abs(match.start() - name.end))
            )
            if distance < best[0]:
                best = (distance, status)
    return best[1]


def _told_more(sentence: Annotated, link: _Known) -> _Known:
    """Add the route and the status that a later sentence gives for "the line"."""
    stops = link.stops
    route = _ROUTE.search(sentence.text)
    if route is not None:
        middle = [part for part in re.split(r", and |, | and ", route.group("middle")) if part]
        told = (route.group("first"), *middle, route.group("last"))
        stops = max(stops, told, key=len)
    back = _BACK.search(sentence.text)
    status = link.status
    if status is None and back is not None:
        at = Name(back.start(), back.end(), NameType.LINK, "", "")
        status = _status(sentence.text, at)
    return replace(link, stops=tuple(s.strip() for s in stops), status=status)
