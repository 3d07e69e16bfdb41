"""The country that a minister serves, where the words around the name do not say it.

A wrong country would be a false claim, so only what a reader takes for granted is used: the same
person elsewhere in the document, the persons whom a visitor meets, persons listed together, and
a text whose dateline and headline speak of the same country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import islice
from typing import Final

from graph.extract.annotate import Annotated, default_gazetteer
from graph.extract.mentions import Name, NameType
from graph.extract.persons.acting import acting_for
from graph.extract.persons.leaders import led_by, presided_by
from graph.extract.persons.lexicon import lexicon
from graph.extract.reading.dateline import dateline_country
from graph.extract.reading.delegations import side_at
from graph.extract.reading.parties import own_codes
from graph.extract.scene import Scene

#: "paid a visit to Peru", "on her visit to Peru", "visited Peru", "arrived in Peru".
_VISIT: Final = re.compile(
    r"\b(?:visit(?:s|ed|ing)?(?: to)?|arriv(?:es?|ed|ing) in|travel(?:s|led|ling)? to)"
    r"(?: the)?(?: (?:Republic|Kingdom|State|Sultanate|Commonwealth|People's Republic) of)?"
    r"(?: the)? $",
    re.IGNORECASE,
)
#: Characters before a name in which its honorific stands, and those of guests.
_HONOURED: Final = 24
_EXCELLENCY: Final = re.compile(
    r"\bH\. ?(?:E|H|M)\. ?(?:(?:Mr|Ms|Mrs|Dr|Eng|Shaikh|Sheikh|Sayyid)\.? )*$"
    r"|\b(?:His|Her) (?:Excellency|Highness|Majesty) (?:(?:Mr|Ms|Mrs|Dr|Eng)\.? )*$"
)
#: Characters between a verb of meeting and the one who is met at once.
_AT_ONCE: Final = 25
_OFFICIALS: Final = re.compile(
    r"(?:'s?)? (?:government |cabinet |senior |high-ranking )?(?:officials|ministers|delegates"
    r"|delegation|members of (?:the )?cabinet|side|team)\b"
)
_HIGHEST: Final = re.compile(
    r"^(?:vice[- ]|deputy )?(?:prime minister|president|premier|king|queen|heads? of state)s?\b",
    re.IGNORECASE,
)
#: Letters of "J.".
_INITIAL: Final = 2
_VISITED: Final = re.compile(r"\bvisit", re.IGNORECASE)
#: Words of somebody with the same office on the other side, and what the other side is called.
_FACING: Final = frozenset({"counterpart", "colleague", "homologue", "opposite"})
_HOSTED: Final = re.compile(
    r"\b(?:[Hh]ost(?:ess)?|[Gg]uest|[Vv]isitor|[Ii]nterlocutor),? (?:the )?$"
)
#: Where an envoy is posted.
_POSTED: Final = re.compile(
    r"\b(?:ambassador|consul|consul[- ]general|high commissioner|envoy) (?:in|to) (.+)",
    re.IGNORECASE,
)
_ENVOYS: Final = frozenset({"ambassador", "consul", "chargé", "attaché"})
_MISSIONS: Final = frozenset({"embassy", "consulate"})
#: "the embassy of " before a state, " embassy" behind it.
_MISSION_OF: Final = re.compile(
    r"\b(?:embassy|consulate(?:[- ]general)?) of (?:the )?\Z", re.IGNORECASE
)
_ITS_MISSION: Final = re.compile(r"(?:'s)? (?:embassy|consulate)\b", re.IGNORECASE)
_ROLE_WORD: Final = re.compile(r"\w+")
_SMALL: Final = frozenset({"of", "for", "and", "the", "in"})
_LEAD_REACH: Final = 16
_LOOK_BACK: Final = 5
_TWO: Final = 2
#: What two persons do who act for two states, and what joins them.
_BOTH_ACT: Final = re.compile(
    r"\b(?:sign(?:s|ed|ing)?|initialled|inked|met|agreed|concluded|exchanged|co-chaired|launched"
    r"|opened|inaugurated|adopted|issued|reached|announced|discussed)\b"
)
_JOINED: Final = re.compile(r"\b(?:and|with)\b")
_BESIDE: Final = 40
_AT: Final = re.compile(r"\b(?:in|at)(?: the)? \Z", re.IGNORECASE)
_RECEIVES: Final = re.compile(
    r",? (?:(?:today|yesterday|earlier|later|also|on \w+),? )?"
    r"(?:received|receives|hosted|hosts|welcomed|welcomes|greeted|granted an audience)\b"
)
_HOST: Final = re.compile(r"\bhost(?:ess)?(?:,| was| is|:)? (?:the )?\Z", re.IGNORECASE)
#: What a visitor does with persons of the host country.
_MEETING: Final = re.compile(
    r"\b(?:met|meets|meet|meeting with|call(?:s|ed) on|courtesy call on|held talks with|"
    r"guest of|talks with|was received by|were received by|(?:was )?hosted by|audience with)\b",
    re.IGNORECASE,
)


def served(
    scene: Scene, persons: Sequence[tuple[int, Name]], issuer: str | None
) -> Mapping[str, str]:
    """Return the countries, by name, of persons in office whose country is understood.

    `issuer` is the country whose government issued the document, if one did.
    """
    found = _told(scene, persons)
    known = {_last(name): name.parties[0] for _, name in persons if name.parties}
    host = _host(scene)
    visitors = {name.name for _, name in persons if name.parties and name.parties[0] != host}
    at_home = issuer or _home(scene)
    holders = _holders(persons)
    for index, name in persons:
        if name.parties or name.name in found:
            continue
        country = _known_to_all(name) or side_at(scene, index, name.start, name.end)
        if country is not None:
            found[name.name] = country
        if name.name in found or not _in_office(name.detail):
            continue
        country = (
            known.get(_last(name))
            or lexicon().offices_of.get((name.detail or "").casefold())
            or _posted(scene, name)
            or _across(scene, index, name)
            or _host_of_sentence(scene, index, name)
            or (host if host is not None and _is_met(scene, index, name, visitors) else None)
            or _by_office(scene, index, name, holders)
            or _opposite(scene, index, at_home)
            or _of_mission(scene, name)
            or (
                _other_side(scene, {at_home})
                if is_guest(scene, index, name, at_home)
                else (None if _of_all(name.detail) else _listed_with(scene, index)) or at_home
            )
            or _hosting(scene, index, name)
        )
        if country is not None:
            found.setdefault(name.name, country)
    return found


def _told(scene: Scene, persons: Sequence[tuple[int, Name]]) -> dict[str, str]:
    """Return the countries for which sentences say that persons without one act."""
    told: dict[str, str] = {}
    for index in sorted({index for index, name in persons if not name.parties}):
        for name, country in (
            acting_for(scene.sentences[index])
            or _in_order(scene, index)
            or _sharing_office(scene, index)
        ).items():
            told.setdefault(name, country)
    return told


def _sharing_office(scene: Scene, index: int) -> Mapping[str, str]:
    """Return the countries of "Presidents A and B", in the order in which they were just named."""
    sentence = scene.sentences[index]
    persons = list(_persons(scene, index))
    if len(persons) != _TWO or not scene.pair:
        return {}
    first, second = persons
    shared = first.detail is not None and first.detail == second.detail
    if not shared or sentence.text[first.end : second.start] not in (" and ", " and the "):
        return {}
    known = [name.parties[0] if name.parties else _known_to_all(name) for name in persons]
    if any(known):
        return _other_of_pair(scene, persons, known)
    if " " not in first.name or " " not in second.name:
        return {}
    for told in islice(scene.up_to(index), _LOOK_BACK):
        states = (g.codes[0] for g in told.geo if len(g.codes) == 1 and not g.is_place)
        order = list(dict.fromkeys(states))
        if set(order) == set(scene.pair):
            return {first.name: order[0], second.name: order[1]}
    return {}


def _other_of_pair(
    scene: Scene, persons: Sequence[Name], known: Sequence[str | None]
) -> Mapping[str, str]:
    """Return the country of the one of two persons whose is not known, if it is the other's."""
    unknown = [name for name, code in zip(persons, known, strict=True) if code is None]
    other = _other_side(scene, {code for code in known if code is not None})
    return {unknown[0].name: other} if len(unknown) == 1 and other is not None else {}


def _in_order(scene: Scene, index: int) -> Mapping[str, str]:
    """Return the countries of persons who serve those of the persons before them "respectively"."""
    if "respectively" not in scene.sentences[index].wording or index == 0:
        return {}
    persons = list(_persons(scene, index))
    before = [other.parties[0] for other in _persons(scene, index - 1) if other.parties]
    owners = list(dict.fromkeys(before))
    if any(name.parties for name in persons) or len(owners) != len(persons):
        return {}
    return {name.name: code for name, code in zip(persons, owners, strict=True)}


def _known_to_all(name: Name) -> str | None:
    """Return the country of a leader; of "President Weah" where only one has that last name."""
    first, _, rest = name.name.partition(" ")
    alone = not rest or (len(first) <= _INITIAL and " " not in rest)
    if alone and _of_all(name.detail):
        return presided_by(rest or first)
    return led_by(name.name)


def _holders(persons: Sequence[tuple[int, Name]]) -> Mapping[tuple[int, frozenset[str]], set[str]]:
    """Return whose the holders of an office are that a sentence names, by sentence and office."""
    holders: dict[tuple[int, frozenset[str]], set[str]] = {}
    for index, name in persons:
        if name.parties:
            holders.setdefault((index, _office(name)), set()).update(name.parties)
    return holders


def _by_office(
    scene: Scene,
    index: int,
    name: Name,
    holders: Mapping[tuple[int, frozenset[str]], set[str]],
) -> str | None:
    """Return the other of two countries, where one has somebody else in the same office."""
    office = _office(name)
    near = (holders.get((at, office), set()) for at in range(index - 1, index + 2))
    return _other_side(scene, set().union(*near))


def _office(name: Name) -> frozenset[str]:
    """Return the words of a role in any order: "trade minister" is a "Minister for Trade"."""
    return frozenset(_ROLE_WORD.findall((name.detail or "").casefold())) - _SMALL


def _posted(scene: Scene, name: Name) -> str | None:
    """Return the other of two countries, where an envoy is posted in one: "ambassador in Lima"."""
    posted = _POSTED.search(name.detail or "")
    if posted is None:
        return None
    where = {code for place in default_gazetteer().find(posted[1]) for code in place.codes}
    return _other_side(scene, where)


def _hosting(scene: Scene, index: int, name: Name) -> str | None:
    """Return the country of the town last named where a host receives guests: "the host was"."""
    text = scene.sentences[index].text
    hosts = _HOST.search(text, max(0, name.start - _HONOURED), name.start) is not None
    if not hosts and _RECEIVES.match(text, name.end) is None:
        return None
    for sentence in islice(scene.up_to(index), _LOOK_BACK):
        for place in reversed(sentence.geo):
            led = _AT.search(sentence.text, max(0, place.start - _LEAD_REACH), place.start)
            if led is not None and place.is_place and len(place.codes) == 1:
                return place.codes[0]
    return None


def _across(scene: Scene, index: int, name: Name) -> str | None:
    """Return the other of two countries, where one of these has a person's counterpart or guest."""
    sentence = scene.sentences[index]
    facing = not _FACING.isdisjoint(sentence.wording) or (
        _HOSTED.search(sentence.text, max(0, name.start - _HONOURED), name.start) is not None
    )
    owners = {code for other in _persons(scene, index) for code in other.parties}
    if len(owners) == 1 and len(list(_persons(scene, index))) == _TWO:
        states = {code for parties in sentence.parties for code in own_codes(parties)}
        if len(states) == _TWO and owners < states and _signs(sentence, name):
            return (states - owners).pop()
    if facing and not owners and (told := _facing_at(sentence, name)) is not None:
        return told
    return _other_side(scene, owners) if facing else None


def _opposite(scene: Scene, index: int, at_home: str | None) -> str | None:
    """Return the other of two states, where only two persons are named and one serves the first.

    A government's own paper names its own officials together.
    """
    persons = list(_persons(scene, index))
    owners = {code for other in persons for code in other.parties}
    other = _other_side(scene, owners) if len(persons) == _TWO else None
    return other if at_home in (None, other) else None


def _of_mission(scene: Scene, name: Name) -> str | None:
    """Return the only state of which a document names the mission: "the Indonesian consulate"."""
    if _ENVOYS.isdisjoint(_ROLE_WORD.findall((name.detail or "").casefold())):
        return None
    found = {
        geo.codes[0]
        for sentence in scene.sentences
        if not _MISSIONS.isdisjoint(sentence.wording)
        for geo in sentence.geo
        if len(geo.codes) == 1 and not geo.is_place and _sends(sentence.text, geo.start, geo.end)
    }
    return found.pop() if len(found) == 1 else None


def _sends(text: str, start: int, end: int) -> bool:
    """Whether a mission is that of the state named from `start` to `end`."""
    before = _MISSION_OF.search(text, max(0, start - _BESIDE), start)
    return before is not None or _ITS_MISSION.match(text, end) is not None


def _facing_at(sentence: Annotated, name: Name) -> str | None:
    """Return the country of a town where a counterpart is met: "in Lima with her colleague"."""
    before = sentence.text[max(0, name.start - _HONOURED) : name.end].lower()
    if not any(word in before for word in _FACING):
        return None
    towns = [g for g in sentence.geo if g.is_place and g.end <= name.start and len(g.codes) == 1]
    near = [g for g in towns if name.start - g.end <= _BESIDE]
    return near[-1].codes[0] if near else None


def _signs(sentence: Annotated, name: Name) -> bool:
    """Whether two persons, the one right beside the other, sign or meet."""
    near = sentence.text[max(0, name.start - _BESIDE) : name.end + _BESIDE]
    return _BOTH_ACT.search(sentence.text) is not None and _JOINED.search(near) is not None


def is_guest(scene: Scene, index: int, name: Name, issuer: str | None) -> bool:
    """Whether a government's own paper calls somebody "H.E.": it does so with those of others."""
    before = scene.sentences[index].text[max(0, name.start - _HONOURED) : name.start]
    return issuer is not None and _EXCELLENCY.search(before) is not None


def _other_side(scene: Scene, own: Set[str | None]) -> str | None:
    """Return the other of the two countries that a document is about, if `own` is one of them."""
    return scene.other_side(*own) if len(own) == 1 else None


def _last(name: Name) -> str:
    return name.name.split()[-1].casefold()


def _in_office(role: str | None) -> bool:
    """Whether a role is one of a state: a minister, a speaker of parliament, a president."""
    if role is None:
        return False
    words = {word.strip(",") for word in role.casefold().split()}
    return bool(words & lexicon().offices_served) and not words & lexicon().offices_elsewhere


def _of_all(role: str | None) -> bool:
    """Whether a country has one holder of an office, who is listed with those of others."""
    return bool(_HIGHEST.search(role or ""))


def _host(scene: Scene) -> str | None:
    """Return the one country that a document tells of a visit to; a return visit is another."""
    hosts = set()
    for sentence in scene.sentences:
        if not _VISITED.search(sentence.text):
            continue
        for parties in sentence.parties:
            codes = own_codes(parties)
            before = sentence.text[max(0, parties.start - 60) : parties.start]
            if len(codes) == 1 and _VISIT.search(before) and "return visit" not in before:
                hosts.add(codes[0])
    return hosts.pop() if len(hosts) == 1 else None


def _host_of_sentence(scene: Scene, index: int, name: Name) -> str | None:
    """Return the country in which a person is met: "In Lima, she met with President Ruiz"."""
    sentence = scene.sentences[index]
    opened = [g for g in sentence.geo if g.start == len("In ") and sentence.text.startswith("In ")]
    if not opened or len(opened[0].codes) != 1 or opened[0].group is not None:
        return None
    met = [m for m in _MEETING.finditer(sentence.text) if m.end() <= name.start]
    return opened[0].codes[0] if met and name.start - met[-1].end() <= _AT_ONCE else None


def _is_met(scene: Scene, index: int, name: Name, visitors: set[str]) -> bool:
    """Whether a visitor meets a person, in this sentence or in the list that it goes on with."""
    text = scene.sentences[index].text
    if any(other.name in visitors and other.start > name.start for other in _persons(scene, index)):
        return False
    return any(match.end() <= name.start for match in _MEETING.finditer(text))


def _listed_with(scene: Scene, index: int) -> str | None:
    """Return the country of all persons of a sentence that lists them."""
    text = scene.sentences[index].text
    listed = list(_persons(scene, index))
    if len(listed) > 1 and (whose := _whose_officials(scene, index, listed[0].start)):
        return whose
    if len(listed) < 2 or "counterpart" in text or _MEETING.search(text):
        return None
    if len(listed) == _TWO and not listed[0].parties:
        return None  # "Ana Ruiz, minister, and Luc Sow, minister of Mali" serve one state each
    countries = {other.parties[0] for other in listed if other.parties}
    named = {code for parties in scene.sentences[index].parties for code in own_codes(parties)}
    return countries.pop() if len(countries) == 1 and named <= countries else None


def _whose_officials(scene: Scene, index: int, before: int) -> str | None:
    """Return the country of a list that "Malaysian officials" opens."""
    sentence = scene.sentences[index]
    told = {
        code
        for mention in sentence.parties
        if mention.end <= before and _OFFICIALS.match(sentence.text, mention.end)
        for code in own_codes(mention)
    }
    return told.pop() if len(told) == 1 else None


def _persons(scene: Scene, index: int) -> Iterator[Name]:
    return (n for n in scene.sentences[index].names if n.type is NameType.PERSON)


def _home(scene: Scene) -> str | None:
    """Return the country that the dateline lies in, if it is also the only one in the headline."""
    headline = {code for parties in scene.headline_parties for code in own_codes(parties)}
    country = dateline_country(scene) if len(headline) == 1 else None
    return country if headline == {country} else None
