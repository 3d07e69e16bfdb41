"""What a document names besides the links and hubs that are claimed: "the Bluefields road"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from graph.extract.annotate import Annotated
from graph.extract.attributes.described import NAME_GOES_ON
from graph.extract.attributes.lexicon import lexicon
from graph.extract.gazetteer import GeoForm
from graph.extract.hubs.weighed import weighed_hubs
from graph.extract.mentions import Name, NameType
from graph.extract.ordinary import is_ordinary
from graph.extract.scene import Scene
from graph.extract.words import split_words

_TITLED: Final = "attribute.titled"
_HEAD: Final = "attribute.heading"
_HEADING: Final = re.compile(r"[A-ZÀ-Þ][\w'’–-]*(?: (?:of |de |the )?[A-ZÀ-Þ][\w'’–-]*){0,4}")
#: How far into the sentence below a heading the noun may stand that tells what it names.
_BELOW: Final = 50
_BARE: Final = "attribute.bare"
_CAP: Final = r"[A-ZÀ-Þ][\w'’.]*(?: ?[–-] ?[A-ZÀ-Þ][\w'’.]*){0,4}"
#: The capitals of "the Kazungula–Livingstone ", 'Tashkent "Orient" Free Economic ' before a noun.
_LEAD: Final = re.compile(
    rf"(?<![\w'’-])(?:(?:The|This|Its|An?) )?(?P<name>[\"“]?{_CAP}[\"”]?"
    rf"(?: (?:(?:de|del|al|of) )?[\"“]?{_CAP}[\"”]?){{0,4}})"
    r" (?P<more>(?:(?!(?:and|or|of|to|for|in|on|by|with|the|from|is|was|has|new)\b)[a-z-]+ ){0,2})$"
)
_LEAD_REACH: Final = 90
_COMPOUND: Final = re.compile(r"[–-][A-ZÀ-Þ]")
_NO_QUOTES: Final = str.maketrans("", "", '"“”')
#: Words with a capital that begin a sentence and no name.
_OPENERS: Final = frozenset(
    "the a an this that these those its their his her our each every both all some many no any"
    " another one two three first second new last next construction work works under after before"
    " when while with in at on for from by since as if once where about only border total".split()
)
_THINGS: Final = (NameType.LINK, NameType.HUB)
#: "The X System (XS), usually called Y, is a " before a thing that is told by what it joins.
_SAYS_WHAT: Final = re.compile(
    rf"(?:The |Its )?(?P<name>{_CAP}(?: (?:(?:of|for|and|the|in) ){{0,2}}{_CAP}){{1,8}})"
    r"(?: \([^()]{1,60}\))?(?:, [^,;.]{1,100},){0,2} (?:is|was|are|will be|would be|forms)"
    r" (?:an?|the) [^,;.]{0,60}$"
)
_SAYS_REACH: Final = 260
#: What may stand before a place by which a hub is called, where it is what a clause is about.
_AT_START: Final = re.compile(r"(?:^|[;:,] (?:(?:and|but|while) )?|(?<!\w)(?:[Ww]hen|[Aa]t) )$")
_START_REACH: Final = 12
#: What follows a name that goes no further: a verb, a mark, "'s".
_NAME_ENDS: Final = re.compile(r"['’]s (?!government)|[,.;:)]|$| (?!(?:and|or|to|–|-)(?!\w))[a-z]")
#: "port", "port of" and the like around the place that a hub is called after.
_OF_HUB: Final = re.compile(
    r"(?:the )?(?:(?:dry |inland |sea|free )?port|crossing|terminal|zone|harbour) of "
    r"|(?: (?:deep-water|deep-sea|dry|inland|land|container|border|free|special|economic"
    r"|industrial|one-stop|deep|sea|river|customs|frontier|integrated)){0,5}"
    r" (?:port|seaport|harbour|crossing|terminal|zone|post|checkpoint|airport|hub|park)$",
    re.IGNORECASE,
)
#: "Jadidat " before "Arar".
_WITHIN: Final = re.compile(r"(?<![\w'’])[A-ZÀ-Þ][\w'’]+ $")


def with_titles(scene: Scene) -> Scene:
    """Return a scene in whose sentences more of what has properties is named.

    These are things called by a name and a noun ("the Bluefields road"), works that are bodies as
    well, places that are hubs by what is said of them, hubs that a clause calls by their place
    alone ("Poti is to open"), and things whose title a sentence explains.
    """
    scene = scene.with_sentences(tuple(_with_works(s) for s in scene.sentences))
    more = [list(_titled(sentence)) for sentence in scene.sentences]
    taken = {
        index: [n for n in sentence.names if n.type is NameType.HUB]
        for index, sentence in enumerate(scene.sentences)
    }
    for index, name in _headings(scene):
        more[index].append(name)
    for index, name in weighed_hubs(scene, taken):
        if not _WITHIN.search(scene.sentences[index].text, 0, name.start):
            more[index].append(name)
    places: dict[str, Name] = {}
    sentences = []
    for sentence, names in zip(scene.sentences, more, strict=True):
        told = _named(sentence, names)
        told = _by_title(_named(told, list(_by_place(told, places))))
        for name in told.names:
            place = _place(name)
            if place is not None and len(name.name) >= len(places.get(place, name).name):
                places[place] = name
        sentences.append(told)
    return scene.with_sentences(tuple(sentences))


def _with_works(sentence: Annotated) -> Annotated:
    """Return a sentence whose bodies that are works ("the Sitra Refinery") are named as things."""
    if lexicon().titled_words.isdisjoint(sentence.wording):
        return sentence
    names = tuple(_as_thing(name) for name in sentence.names)
    return sentence if names == sentence.names else replace(sentence, names=names)


def _as_thing(name: Name) -> Name:
    noun = name.name.rsplit(" ", 1)[-1]
    if name.type is not NameType.ORGANISATION or noun not in lexicon().sites:
        return name
    kinds = lexicon().thing_kinds[noun.casefold()]
    return replace(name, type=next(k for k in (NameType.HUB, NameType.LINK) if k in kinds))


def _by_title(sentence: Annotated) -> Annotated:
    """Return a sentence whose first thing is called by the title of which it tells what that is.

    "The X System is a transmission line that joins …": such a line has the name of its subject.
    """
    things = (n for n in sentence.names if n.type in _THINGS and not n.proper)
    told = next((n for n in things if n.start <= _SAYS_REACH), None)
    said = _SAYS_WHAT.match(sentence.text, 0, told.start) if told is not None else None
    if said is None:
        return sentence
    title = said.span("name")
    names = [
        replace(n, name=said["name"])
        if n is told or (n.type in _THINGS and title[0] <= n.start and n.end <= title[1])
        else n
        for n in sentence.names
    ]
    return replace(sentence, names=tuple(names))


def _headings(scene: Scene) -> Iterator[tuple[int, Name]]:
    """Yield headings that name a thing, as the sentence below tells: "Kazakhstan's dry port …"."""
    for index, sentence in enumerate(scene.sentences[:-1]):
        text = sentence.text
        if sentence.names or _HEADING.fullmatch(text) is None:
            continue
        below = scene.sentences[index + 1]
        if scene.is_heading(below) or lexicon().titled_words.isdisjoint(below.wording):
            continue
        words = split_words(text, sentence.geo)
        if all(word.geo is None and is_ordinary(word) for word in words):
            continue
        noun = lexicon().titled.search(below.text, 0, _BELOW)
        if noun is None or any(n.start < noun.start() for n in below.names):
            continue
        kinds = lexicon().thing_kinds[noun.group().casefold()]
        kind = next(k for k in (NameType.HUB, NameType.LINK) if k in kinds)
        said = text.title() if text.isupper() else text
        yield index, Name(0, len(text), kind, said, _HEAD)


def _named(sentence: Annotated, names: Sequence[Name]) -> Annotated:
    """Return a sentence with those of further names that overlap none of its own."""
    fresh = [
        name for name in names if not any(_clash(sentence.text, n, name) for n in sentence.names)
    ]
    if not fresh:
        return sentence
    return replace(sentence, names=tuple(sorted((*sentence.names, *fresh), key=lambda n: n.start)))


def _clash(text: str, taken: Name, name: Name) -> bool:
    """Whether two names overlap; one that ends within a compound was read too far."""
    if taken.start >= name.end or name.start >= taken.end:
        return False
    return not (name.start < taken.end < name.end and text[taken.end] in "-–")


def _titled(sentence: Annotated) -> Iterator[Name]:
    """Yield things that are called by capitals and a noun: "the Mpatamanga hydropower plant"."""
    if lexicon().titled_words.isdisjoint(sentence.wording):
        return
    text = sentence.text
    past = 0
    for noun in lexicon().titled.finditer(text):
        lead = _LEAD.search(text, max(past, noun.start() - _LEAD_REACH), noun.start())
        goes_on = noun.group()[0].isupper() and NAME_GOES_ON.match(text, noun.end()) is not None
        if lead is None or goes_on or not _is_name(sentence, lead):
            continue
        past = noun.end()
        kinds = lexicon().thing_kinds[noun.group().casefold()]
        kind = next(k for k in _THINGS if k in kinds)
        name = text[lead.start("name") : noun.end()].translate(_NO_QUOTES)
        yield Name(lead.start("name"), noun.end(), kind, name, _TITLED)


def _is_name(sentence: Annotated, lead: re.Match[str]) -> bool:
    """Whether capitals are a name: no opening word, country, nationality, month or body."""
    start, end = lead.span("name")
    words = lead["name"].split()
    if len(words) == 1 and words[0].casefold() in _OPENERS:
        return False
    if start == 0 and len(words) == 1 and not _COMPOUND.search(words[0]):
        return any(g.start == 0 and g.end == end and g.is_place for g in sentence.geo)
    if words[0].casefold() in _OPENERS or words[-1].endswith(("'s", "’s", "s'", "s’")):
        return False
    if any(v.start < lead.end() and start < v.end for v in sentence.values):
        return False
    return not any(
        g.start <= start and end <= g.end and (g.form is GeoForm.DEMONYM or not g.is_place)
        for g in sentence.geo
    )


def _by_place(sentence: Annotated, places: Mapping[str, Name]) -> Iterator[Name]:
    """Yield the hubs that a clause calls by their place: "Poti handled", "waiting at Poti"."""
    text = sentence.text
    for place in sorted(places):
        at = text.find(place)
        while at >= 0:
            end = at + len(place)
            lead = _AT_START.search(text, max(0, at - _START_REACH), at)
            if lead is not None and _NAME_ENDS.match(text, end):
                yield Name(at, end, NameType.HUB, places[place].name, _BARE)
                break
            at = text.find(place, end)


def _place(name: Name) -> str | None:
    """Return the place by which alone a hub may be called: "Poti" of "the port of Poti"."""
    if name.type is not NameType.HUB or not name.proper:
        return None
    place = _OF_HUB.sub("", name.name).strip()
    return place if place[:1].isupper() and 0 < len(place.split()) <= 3 else None
