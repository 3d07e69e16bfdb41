"""Who is given room at which hub: acts, hubs and parties of a sentence brought together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from msgspec import Struct

from graph.extract.annotate import Annotated
from graph.extract.hubs import deals
from graph.extract.hubs.deals import Core, find_cores
from graph.extract.hubs.guests import Guest, beneficiaries, find_guests
from graph.extract.hubs.sites import Site, find_sites
from graph.extract.hubs.words import Mark, Sense, access_words, marks
from graph.extract.organisations.government import government
from graph.extract.reading.pair import home
from graph.extract.scene import Scene

#: How many sentences back a hub or a guest is remembered.
_MEMORY: Final = 2
#: Characters between a thing and the hub at which it is; fewer where the name may be anything.
_REACH: Final = 90
_NEAR: Final = 40
#: Rules of acts, whose guest may be a pronoun.
_OF_ACTS: Final = frozenset({deals.GIVEN, deals.HAD, deals.ALLOWED, deals.PASSED})
#: What tells whether "to" leads to where goods go or to whom something is given.
_MOVED_OR_GIVEN: Final = frozenset(
    {Sense.MOVED, Sense.GIVE, Sense.GIVING, Sense.OPEN, Sense.OPENED, Sense.RIGHT, Sense.STAKE}
)
_ADJACENT: Final = 3
#: How many words before a noun its article stands, what then follows no noun that points back,
#: and how many sentences back the hub is that has what it stands for.
_POINTER: Final = 3
_LOCATING: Final = frozenset({"at", "in", "of", "near", "inside"})
_FAR_BACK: Final = 30
#: How far before a party the words that lead to it may begin, and how far an act reaches at all.
_LEAD_REACH: Final = 60
_FAR: Final = 300
#: Acts of one sentence that are read at most, so that a long list takes no longer than a text.
_MOST: Final = 40
#: "Djibouti → South Sudan: …".
_ARROW: Final = re.compile(r"(?:→|->|—>) ?\Z")
#: What joins the hubs of a list: " (Chile), ", " and the ".
_JOINT: Final = re.compile(
    r"(?: \([^()]{1,30}\))?(?:(?:, and|, or| and| or| as well as)(?: the| at| by)?|,(?: the)?) "
)
#: What leads from a thing to the hub at which it is; nothing where the hub is the object.
_AT: Final = re.compile(
    r"(?:\A (?:(?:the|an?|its|their|his|our|both|all) )?(?:[A-ZÀ-Þ][\w'’-]+ ){0,2}"
    r"(?:(?!(?:and|but|while|for|as|of|to|in|at|by|from|with|on|or|that) )[a-z][\w'’-]+ ){0,2}"
    r"|(?<!\w)(?:at|in|inside|within|of|to|into|through|via|by|over|from|on|behind|near|beside"
    r"|across|for an?|for its|for their)"
    r"(?: (?!and |but |while |for |as )[\w'’-]+){0,4} (?:the )?)\Z"
)
#: What leads from a hub to what is had there: " port, where it ", "in which Bolivia has ".
_WHERE: Final = re.compile(
    r"\A(?: (?:port|harbour|harbor|terminal|airport))?,? (?:where|in which|at which)"
    r" (?:[\w'’-]+ ){0,4}\Z"
)
#: What leads to a guest: "to ", "for the cattle of ".
_TO: Final = re.compile(
    r"(?<!\w)(?:(?:to|for|by|upon|on|with)(?: (?:the|a|an|its|their|all|any|every|use|ships|vessels"
    r"|goods|cargo|traffic|exports|imports|of|from|other|neighbouring|landlocked)){0,4}"
    # "for the transit of", "to the Government of", "to traders from", "for warehouses of"
    r"|for(?: [\w-]+){1,4} (?:of|from|by)(?: the)?"
    r"|to (?:(?:the|a|an|its|all|any) (?:[\w-]+ ){1,3}|(?:[a-z-]+ )?\w+s )(?:of|from)(?: the)?"
    r") \Z"
)
_WITH: Final = re.compile(
    r"(?:talks|negotiations|discussions|consultations|agreement|memorandum|deal|contract|accord"
    r"|protocol|arrangement) with (?:the )?\Z"
)
_TO_PLACE: Final = re.compile(
    r"(?<!\w)(?:to|towards?|into)(?: (?:the|a|its|their|other))?"
    r"(?: (?:[\w-]+ )?(?:markets?|buyers|customers|destinations|consumers) (?:of|in)(?: the)?)? \Z"
)
_BY: Final = re.compile(r"(?<!\w)(?:by|on|upon|with) (?:the )?\Z")
#: "'s own " between a guest and what it has.
_OWN: Final = re.compile(r"'s? (?:(?!\w+(?:ed|s) )[a-z-]+ ){0,3}|s? ")
_PRONOUN: Final = re.compile(r" (?:to )?(?:it|them|her)\b")
_AS: Final = re.compile(r"(?<!\w)as (?:[a-z-]+ ){0,4}\Z")
_INTO: Final = re.compile(r"(?<!\w)(?:through|into|via|in at|to) (?:the )?\Z")
_OBJECT: Final = re.compile(
    r"\A (?:up )?(?:(?:to|for) (?:the )?[A-ZÀ-Þ][\w'-]+(?: and (?:the )?[A-ZÀ-Þ][\w'-]+)? )?"
    r"(?:using |the (?:\w+ and )?(?:use|running|operation|management) of )?"
    r"(?:(?:the|its|their|our) )?"
    r"(?:(?!(?:for|to|of|with|in|and|by|from|on|at|as) )[\w'’-]+ ){0,3}\Z"
)
_IN_RETURN: Final = re.compile(r"\b[Ii]n (?:return|exchange|turn)\b|\b[Rr]eciprocally\b")
_PART: Final = re.compile(
    r";|\. |: |,? (?:which|who|whose|while|whereas|but|once|when|until|unless|because|since|if)\b"
)
#: What is told behind is of something else: "signed at Ilo for the line, whose stretch has".
_WHOSE: Final = re.compile(
    r",? whose\b(?! (?:[a-z-]+ )?(?:zone|(?:sea)?port|quays?|berths?|terminals?|sheds?|yards?"
    r"|docks?|warehouses?)\b)"
)
#: What leads to a hub that something passes on its way.
_BY_WAY: Final = re.compile(
    r"(?<!\w)(?:at|in|inside|within|through|into|via|by|over|from|out of|by way of|using|across"
    r"|off|on|upon)"
    r"(?: (?!and |but |while |for |as |to )[\w'’-]+){0,4} (?:the )?\Z"
)
#: " exports and gets its imports through the " between a guest's trade and the hub that it passes.
_THROUGH: Final = re.compile(r"(?<!\w)(?:through|via|by way of|using)(?: [a-z-]+){0,5} (?:the )?\Z")
#: " would stand " between a hub and "open".
_STANDS: Final = re.compile(
    r"\A (?:\w+ ){0,2}(?:is|are|was|were|be|been|stands?|stood|remains?|kept|thrown) \Z"
)
#: "make the port of Poti available": nothing stands between.
_MADE: Final = re.compile(r"\A(?: fully| freely| more| also)? \Z")
#: " vehicles of carriers from " between letting in and a state.
_WHOSE_GOODS: Final = re.compile(r"\A (?:[a-z-]+ ){1,4}(?:from|of) (?:the )?\Z")
#: ", which Baku has " between a hub and its opening.
_WHICH: Final = re.compile(r"\A,? (?:(?:both|all|each) of )?which (?:[\w'’-]+ ){1,4}\Z")
#: ", both of which ": what follows is told of a whole list; so it is of one that leads a sentence.
_OF_ALL: Final = re.compile(r",? (?:both|all|each) of (?:which|them)\b")
_LEADING: Final = re.compile(r"(?:\A|[:•*–-] )(?:At|In) (?:the )?\Z")
#: " on the border with Chad will " between a hub and what it lets.
_LETS: Final = re.compile(r"\A(?: on the (?:border|frontier)(?: [\w'’-]+){0,4})? (?:\w+ ){1,2}\Z")
_FROM: Final = re.compile(r"\bfrom (?:the )?\Z")
#: "the Turkmen port": what stands for a hub named before in that country.
_ITS_HUB: Final = re.compile(
    r" (?:port|harbour|harbor|terminal|quays|docks|hub|free zone|dry port|post|airport)\b"
)


class Grant(Struct, frozen=True):
    """A hub and those who may use it, with where its sentence says so."""

    start: int
    end: int
    rule: str
    site: Site
    grantor: str | None
    beneficiaries: tuple[str, ...]


class _Line(Struct, frozen=True):
    """A sentence with its words of access, hubs and parties, and those remembered before it.

    `points` is whether a noun stands for part of a hub named before: "the new yard".
    `own` is the state whose paper the document is: what its text seeks is for itself.
    """

    sentence: Annotated
    words: Sequence[Mark]
    sites: Sequence[Site]
    guests: Sequence[Guest]
    earlier_sites: Sequence[Site]
    earlier_guests: Sequence[Guest]
    points: bool
    own: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.sentence.text

    def has(self, sense: Sense) -> bool:
        return any(word.sense is sense for word in self.words)


class Mentioned:
    """The hubs and parties of a document's sentences, each looked for once.

    `countries` are those of the hubs, by their names.
    """

    def __init__(self, scene: Scene, countries: Mapping[str, str]) -> None:
        self.scene: Final = scene
        self._countries: Final = countries
        self._found: Final[dict[int, tuple[tuple[Site, ...], tuple[Guest, ...]]]] = {}

    def at(self, index: int) -> tuple[tuple[Site, ...], tuple[Guest, ...]]:
        """Return the hubs and parties of a sentence."""
        if index not in self._found:
            sites = find_sites(self.scene, index, self._countries)
            self._found[index] = sites, find_guests(self.scene, index)
        return self._found[index]


def find_grants(mentioned: Mentioned, index: int) -> Iterator[Grant]:
    """Yield the room that one sentence says is given or had, once for each hub."""
    sentence = mentioned.scene.sentences[index]
    if access_words().telling.isdisjoint(sentence.wording) or not sentence.geo:
        return
    words = marks(sentence.base.tokens)
    if next(find_cores(sentence.base.tokens, words, ()), None) is None:
        return  # before hubs and parties are looked for, which takes longer
    line = _line(mentioned, index, words)
    if not line.sites and not line.earlier_sites:
        return
    cores = list(islice(find_cores(sentence.base.tokens, line.words, line.sites), _MOST))
    found = ((core, _first_of_list(line, core, _site(line, core))) for core in cores)
    pairs = [(core, site) for core, first in found for site in _listed(line, first)]
    told: dict[str, Grant] = {}
    for core, site in sorted(pairs, key=_closeness):
        if site.name.name not in told and (grant := _grant(line, core, site)) is not None:
            told[site.name.name] = grant
    for core, site in sorted(pairs, key=lambda pair: pair[0].start):
        if site.name.name not in told:
            other = _after_another(line, core, site, told)
            if other is not None:
                told[site.name.name] = other
    yield from sorted(told.values(), key=lambda grant: (grant.start, grant.site.start))


def _closeness(pair: tuple[Core, Site]) -> tuple[bool, int, int]:
    """Return what is first read: acts before mere things, those near what they are about."""
    core = pair[0]
    return core.rule not in _OF_ACTS, core.end - core.start, core.start


def _line(mentioned: Mentioned, index: int, words: Sequence[Mark]) -> _Line:
    scene = mentioned.scene
    sentence = scene.sentences[index]
    sites, guests = mentioned.at(index)
    first = max(0, index - _MEMORY)
    before = [mentioned.at(i) for i in range(first, index)]
    nouns = frozenset(_pointing(sentence, words))
    near = tuple(site for named, _ in before for site in named if site.sure)
    if nouns and all(nouns.isdisjoint(scene.sentences[i].wording) for i in range(first, index)):
        near = (*near, *_named_with(mentioned, first, nouns))
    return _Line(
        sentence,
        words,
        sites,
        guests,
        near,
        tuple(guest for _, named in before for guest in named),
        bool(nouns),
        tuple(home(scene)) or tuple(filter(None, (government(scene),))),
    )


def _site(line: _Line, core: Core) -> Site | None:
    """Return the hub that a thing is at: right after it, between its words, or named before."""
    if core.rule == deals.OUTLET:
        return _led(line, core.start, _AS)
    if core.rule == deals.RELIED:
        return _next(line, core.end, _OBJECT) or _next(line, core.end, _THROUGH)
    if core.rule in (deals.PASSED, deals.WISHED):
        return _next(line, core.end, _OBJECT if core.guest_first else _INTO) or _host_itself(
            line, core
        )
    if core.rule == deals.OPENED:
        opened = _next(line, core.end, _OBJECT) or _led(line, core.start, _WHICH)
        opened = opened or _led(line, core.start, _STANDS)
        if opened is None and core.guest_first is None:
            opened = _led(line, core.start, _MADE)
        if opened is None and core.guest_first is False and not _gives_itself(line, core):
            return None  # "the port offered jobs to"
        return opened or _there(line, core)
    if (located := _led(line, core.start, _WHERE)) is not None:
        return located
    itself = [s for s in line.sites if s.start < core.end <= s.end and core.start <= s.end]
    following = itself[0] if itself else _next(line, core.end, _BY_WAY if core.moves else _AT)
    if following is not None:
        return following
    inside = [s for s in line.sites if core.start < s.end and s.start < core.end]
    if inside or core.rule == deals.USED:
        return inside[0] if inside else None
    before = [s for s in line.sites if s.end <= core.start and s.sure]
    if core.rule == deals.FAVOURED:  # "shrimp from Guayaquil enters duty free"
        before = [s for s in before if not _FROM.search(line.text, 0, s.start)]
    before = [s for s in before if not _WHOSE.search(line.text, s.end, core.start)]
    return before[-1] if before else _there(line, core)


def _host_itself(line: _Line, core: Core) -> Site | None:
    """Return the hub that lets somebody in itself: "the checkpoint will admit carriers from"."""
    letting = core.rule == deals.PASSED and core.guest_first is False
    return _led(line, core.start, _LETS) if letting else None


def _gives_itself(line: _Line, core: Core) -> bool:
    """Whether the object of an act is what stands for a hub: "offered the port to"."""
    tokens = line.sentence.base.tokens
    starts = (tokens[w.first].start for w in line.words if w.sense is Sense.THERE)
    return any(0 <= start - core.end <= _ADJACENT for start in starts)


def _there(line: _Line, core: Core) -> Site | None:
    """Return the hub named last that a sentence points back to, or whose state it speaks of."""
    before = [s for s in line.sites if s.end <= core.start and s.sure]
    if line.points or line.has(Sense.THERE):
        return next(iter((*before[-1:], *line.earlier_sites[-1:])), None)
    text = line.text
    owners = {
        code
        for state in line.sentence.parties
        if state.adjective and _ITS_HUB.match(text, state.end)
        for code in state.codes
    }
    pointed = [s for s in line.earlier_sites if s.country in owners]
    if pointed:
        return pointed[-1]
    named = {code for guest in _part(line, core) for code in guest.codes}
    told = [s for s in line.earlier_sites if s.country in named and core.rule != deals.OPENED]
    return told[-1] if told else None


def _next(line: _Line, position: int, lead: re.Pattern[str]) -> Site | None:
    """Return the first hub after a position that the words between lead to."""
    for site in line.sites:
        if position <= site.start <= position + (_REACH if site.sure else _NEAR):
            between = _without_members(line, position, site.start)
            return site if lead.search(between) and not _PART.search(between) else None
    return None


def _without_members(line: _Line, start: int, end: int) -> str:
    """Return the words that lead to a hub, without what its list names before it.

    "invited to use the Middle Corridor and the port of": a link or organisation is a member.
    """
    text = line.text
    for name in line.sentence.names:
        if start <= name.start and name.end <= end and _JOINT.match(text, name.end):
            joint = _JOINT.match(text, name.end)
            if joint is not None and joint.end() <= end:
                return text[start : name.start] + text[joint.end() : end]
    return text[start:end]


def _led(line: _Line, position: int, lead: re.Pattern[str]) -> Site | None:
    """Return the last hub before a position if the words between lead from it."""
    before = [s for s in line.sites if s.end <= position and s.sure]
    if not before or lead.search(line.text[before[-1].end : position]) is None:
        return None
    return before[-1]


def _first_of_list(line: _Line, core: Core, last: Site | None) -> Site | None:
    """Return the hub with which the list begins that an act behind it is told of as a whole."""
    if last is None or last not in line.sites or core.start < last.end:
        return last
    first = last
    for site in reversed(line.sites):
        if site.end <= first.start and _JOINT.fullmatch(line.text, site.end, first.start):
            first = site
    whole = (
        core.rule == deals.OPENED  # "has kept Poti and Batumi open to"
        or _OF_ALL.match(line.text, last.end)
        or _LEADING.search(line.text, 0, first.start)
    )
    return first if whole else last


def _listed(line: _Line, first: Site | None) -> Iterator[Site]:
    """Yield a hub and those listed after it: "the ports of A (X), B and C"."""
    if first is None:
        return
    yield first
    for site in line.sites:
        if site.start >= first.end and _JOINT.fullmatch(line.text, first.end, site.start):
            yield site
            first = site


def _grant(line: _Line, core: Core, site: Site) -> Grant | None:
    guests = [g for g in _part(line, core) if line.text[g.start : g.end] not in site.name.name]
    host = site.country or _host(core, guests)
    foreign = [g for g in guests if _is_foreign(g, host)]
    foreign = [g for g in foreign if not _is_bound_for(line, g)] or (
        [] if core.moves else foreign  # "the use of the port for trade with Chad"
    )
    guest = _guest(line, core, site, foreign)
    if guest is None and not foreign and core.rule in _OF_ACTS and _points_back(line, core):
        earlier = [g for g in line.earlier_guests if _is_foreign(g, host)]
        guest = earlier[-1] if earlier else None
    if guest is None and not foreign and core.rule == deals.HAD and line.own not in ((), (host,)):
        guest = Guest(core.start, core.start, line.own)
    if guest is None or (host is None and not (site.sure and core.guest_first)):
        return None
    span = [*core.act, core.start, core.end]
    if guest in line.guests:
        span += [guest.start, guest.end]
    if site in line.sites:
        span += [site.start, site.end]
    else:
        span += [end for end in _pointers(line) if 0 <= end - core.end <= _NEAR]
    own = (g for g in line.guests if g.name and 0 <= g.start - guest.end <= _ADJACENT)
    named = beneficiaries([guest, *(g for g in own if g.codes == guest.codes)], host)
    return Grant(min(span), max(span), core.rule, site, host, named)


def _pointers(line: _Line) -> Iterator[int]:
    """Yield where words end that stand for a hub named before: "the facility"."""
    tokens = line.sentence.base.tokens
    return (tokens[w.end - 1].end for w in line.words if w.sense is Sense.THERE)


def _pointing(sentence: Annotated, words: Sequence[Mark]) -> Iterator[str]:
    """Yield the nouns that stand for part of a hub named before: "the new yard", "these berths"."""
    tokens = sentence.base.tokens
    for word in words:
        if word.sense is not Sense.STAKE or word.end - word.first > 1:
            continue
        before = [token.word for token in tokens[max(0, word.first - _POINTER) : word.first]]
        after = tokens[word.end].word if word.end < len(tokens) else ""
        if not access_words().pointing.isdisjoint(before) and after not in _LOCATING:
            yield tokens[word.first].word


def _named_with(mentioned: Mentioned, end: int, nouns: frozenset[str]) -> Sequence[Site]:
    """Return the hubs of the last sentence before one that names some and has one of the nouns."""
    for index in range(end - 1, max(-1, end - _FAR_BACK), -1):
        sentence = mentioned.scene.sentences[index]
        if sentence.wording.isdisjoint(nouns):
            continue
        sites = [site for site in mentioned.at(index)[0] if site.sure]
        if sites:
            return sites[-1:]
    return ()


def _points_back(line: _Line, core: Core) -> bool:
    """Whether a pronoun stands for a guest named before, in the same part of a sentence."""
    start, end = _bounds(line.text, core)
    tokens = line.sentence.base.tokens
    return any(
        word.sense is Sense.GUEST and start <= tokens[word.first].start < end for word in line.words
    )


def _after_another(line: _Line, core: Core, site: Site, told: Mapping[str, Grant]) -> Grant | None:
    """Read what goes on from another grant: "and a plot at …", "in return, Paraguay reserved …"."""
    before = sorted(
        (grant for grant in told.values() if grant.start < core.start and grant.grantor),
        key=lambda grant: grant.start,
    )
    if not before or core.rule in (deals.USED, deals.FAVOURED):
        return None
    last = before[-1]
    between = [g for g in line.guests if last.end <= g.start < max(core.end, site.start)]
    end = max(core.end, site.end if site in line.sites else 0)
    if not between and site.country in (None, last.grantor):
        return Grant(core.start, end, core.rule, site, last.grantor, last.beneficiaries)
    host = between[-1].codes[0] if between else None
    talks = len(between) == 1 and _led_by(_WITH, line.text, last.end, between[0])
    if talks and host not in last.beneficiaries and site.country in (None, host):
        return Grant(between[0].start, end, core.rule, site, host, last.beneficiaries)
    back = _IN_RETURN.search(line.text, last.start, core.start)
    if back is None or host not in last.beneficiaries or site.country not in (None, host):
        return None
    return Grant(back.start(), end, core.rule, site, host, (str(last.grantor),))


def _part(line: _Line, core: Core) -> Sequence[Guest]:
    """Return the parties named in the same part of a sentence as an act."""
    start, end = _bounds(line.text, core)
    low, high = max(start, core.start - _FAR), min(end, core.end + _FAR)
    return [g for g in line.guests if low <= g.start and g.end <= high]


def _bounds(text: str, core: Core) -> tuple[int, int]:
    end = text.find(";", core.end)
    return text.rfind(";", 0, core.start) + 1, len(text) if end < 0 else end


def _is_bound_for(line: _Line, guest: Guest) -> bool:
    """Whether a party is only where goods go: "for the shipment of Nepali tea to China".

    Before "to" what is moved is nearer than what is given.
    """
    led = _TO_PLACE.search(line.text, max(0, guest.start - _LEAD_REACH), guest.start)
    if led is None:
        return False
    tokens = line.sentence.base.tokens
    before = [w for w in line.words if tokens[w.end - 1].end <= led.start()]
    near = [w for w in before if w.sense in _MOVED_OR_GIVEN]
    last = near[-1].first if near else 0
    return any(w.first == last and w.sense is Sense.MOVED for w in near)


def _is_foreign(guest: Guest, host: str | None) -> bool:
    return bool(beneficiaries([guest], host)) and host not in guest.codes[:1]


def _host(core: Core, guests: Sequence[Guest]) -> str | None:
    """Return who grants room at a hub that lies nobody knows where, if two sides are named."""
    states = {g.codes[0]: g for g in guests if len(g.codes) == 1}
    if len(states) != 2:
        return None
    first, second = sorted(states.values(), key=lambda g: g.start)
    if first.end > core.act[0]:
        return None
    if core.guest_first is False:
        return first.codes[0] if core.act[0] <= second.start else None
    return first.codes[0] if second.end <= core.act[0] else second.codes[0]


def _guest(line: _Line, core: Core, site: Site, foreign: Sequence[Guest]) -> Guest | None:
    """Return whom an act or a thing is for, among the parties that are not its host."""
    text, (start, end) = line.text, core.act
    after = [g for g in foreign if g.start >= end]
    before = [g for g in foreign if g.end <= start]
    if core.rule == deals.RELIED:  # "Niger, shunned by Benin, relies on"
        before = [g for g in before if not _led_by(_BY, text, 0, g)]
    before = before[-1:]
    for_whom = [g for g in after if _led_by(_TO, text, end, g)]
    if core.moves:  # "its imports from Mombasa to Djibouti"
        for_whom = [g for g in for_whom if not _led_by(_TO_PLACE, text, end, g)]
    for_whom += [g for g in foreign if _led_by(_ARROW, text, 0, g)]
    beside = [g for g in after if g.end <= core.end or g.start - end <= _ADJACENT]
    if core.rule in (deals.OPENED, deals.OUTLET):
        ranked = [g for g in for_whom if not _led_by(_BY, text, end, g)]
    elif core.rule == deals.USED:
        ranked = [g for g in for_whom if g.start - max(end, site.end) <= _NEAR]
        ranked += [g for g in before if _OWN.fullmatch(text, g.end, start)]
        ranked += [g for g in before if _led_by(_WITH, text, 0, g)]
    elif core.guest_first:
        ranked = [*before, *for_whom, *after]
    elif core.guest_first is None:
        parted = core.rule == deals.FAVOURED and any("," in text[g.end : start] for g in before)
        ranked = [*for_whom, *beside, *(() if parted else before)]
    else:
        ranked = [*beside, *for_whom, *(before if _PRONOUN.match(text, end) else ())]
        if core.rule == deals.PASSED:
            ranked += [g for g in after if _WHOSE_GOODS.search(text[end : g.start])]
    return ranked[0] if ranked else None


def _led_by(lead: re.Pattern[str], text: str, start: int, guest: Guest) -> bool:
    """Whether the words right before a party lead to it as a pattern says."""
    return lead.search(text, max(start, guest.start - _LEAD_REACH), guest.start) is not None
