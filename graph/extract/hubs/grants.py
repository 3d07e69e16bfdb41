"""Who is given room at which hub: acts, hubs and parties of a sentence brought together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import Final

from msgspec.structs import replace

from graph.extract.hubs import deals
from graph.extract.hubs.deals import Core, find_cores
from graph.extract.hubs.guests import Guest, beneficiaries
from graph.extract.hubs.line import (
    TO_PLACE,
    Grant,
    Line,
    Mentioned,
    is_bound_for,
    is_foreign,
    led_by,
    line_of,
)
from graph.extract.hubs.sites import Site
from graph.extract.hubs.weighed_grants import weighed_grants
from graph.extract.hubs.words import Sense, access_words, marks
from graph.extract.mentions import NameType

#: Characters between a thing and the hub at which it is; fewer where the name may be anything.
_REACH: Final = 90
_NEAR: Final = 40
#: Rules of acts, whose guest may be a pronoun.
_OF_ACTS: Final = frozenset({deals.GIVEN, deals.HAD, deals.ALLOWED, deals.PASSED})
_ADJACENT: Final = 3
#: How far behind a party a noun of it stands: "a French loan".
_REACH_BEHIND: Final = 16
#: How far an act reaches at all.
_FAR: Final = 300
#: Acts of one sentence that are read at most, so that a long list takes no longer than a text.
_MOST: Final = 40
#: " and storage space at the " between two hubs at which room is given.
_AND_AT: Final = re.compile(
    r",? (?:and|as well as) (?:(?!(?:will|would|is|are|was|were|has|have|had|to|that|which) )"
    r"[\w-]+ ){1,6}?(?:at|in) (?:the )?"
)
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
    r"|for(?: [\w-]+){1,4} (?:of|from|by)(?: the| an?)?"
    r"|to (?:(?:the|a|an|its|all|any) (?:[\w-]+ ){1,3}|(?:[a-z-]+ )?\w+s )(?:of|from)(?: the)?"
    r") \Z"
)
_WITH: Final = re.compile(
    r"(?:talks|negotiations|discussions|consultations|agreement|memorandum|deal|contract|accord"
    r"|protocol|arrangement) with (?:the )?\Z"
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


def find_grants(mentioned: Mentioned, index: int) -> Iterator[Grant]:
    """Yield the room that one sentence says is given or had, once for each hub."""
    sentence = mentioned.scene.sentences[index]
    if access_words().telling.isdisjoint(sentence.wording) or not sentence.geo:
        return
    words = marks(sentence.base.tokens)
    acts = next(find_cores(sentence.base.tokens, words, ()), None) is not None
    if not acts and not (words and any(n.type is NameType.HUB for n in sentence.names)):
        return  # before hubs and parties are looked for, which takes longer
    line = line_of(mentioned, index, words)
    if not line.sites and not line.earlier_sites:
        return
    told = _told(line)
    for grant in weighed_grants(line, told.keys()):
        told[grant.site.name.name] = grant
    yield from sorted(told.values(), key=lambda grant: (grant.start, grant.site.start))


def _told(line: Line) -> dict[str, Grant]:
    """Return what the acts of a sentence tell, by the names of the hubs."""
    sentence = line.sentence
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
    for before, site in pairwise(line.sites):
        grant = told.get(before.name.name)
        if grant is None or site.name.name in told or not site.sure:
            continue
        joined = _AND_AT.fullmatch(line.text, before.end, site.start)
        if joined and site.country in (None, grant.grantor):
            told[site.name.name] = replace(grant, site=site, end=max(grant.end, site.end))
    return told


def _closeness(pair: tuple[Core, Site]) -> tuple[bool, int, int]:
    """Return what is first read: acts before mere things, those near what they are about."""
    core = pair[0]
    return core.rule not in _OF_ACTS, core.end - core.start, core.start


def _site(line: Line, core: Core) -> Site | None:
    """Return the hub that a thing is at: right after it, between its words, or named before."""
    if core.rule == deals.OUTLET:
        return _led(line, core.start, _AS)
    if core.rule == deals.RELIED:
        way = _next(line, core.end, _OBJECT) or _next(line, core.end, _THROUGH)
        return way or (_there(line, core) if line.has(Sense.STAKE) else None)
    if core.rule in (deals.PASSED, deals.WISHED):
        return _next(line, core.end, _OBJECT if core.guest_first else _INTO) or _host_itself(
            line, core
        )
    if core.rule == deals.OPENED:
        return _opened(line, core)
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


def _host_itself(line: Line, core: Core) -> Site | None:
    """Return the hub that lets somebody in itself: "the checkpoint will admit carriers from"."""
    letting = core.rule == deals.PASSED and core.guest_first is False
    return _led(line, core.start, _LETS) if letting else None


def _opened(line: Line, core: Core) -> Site | None:
    """Return the hub that is opened, or that a sentence points back to."""
    opened = _next(line, core.end, _OBJECT) or _led(line, core.start, _WHICH)
    opened = opened or _led(line, core.start, _STANDS)
    if opened is None and core.guest_first is None:
        opened = _led(line, core.start, _MADE)
    if opened is None and core.guest_first is False and not _gives_itself(line, core):
        return None  # "the port offered jobs to"
    return opened or _there(line, core)


def _gives_itself(line: Line, core: Core) -> bool:
    """Whether the object of an act is what stands for a hub: "offered the port to"."""
    tokens = line.sentence.base.tokens
    starts = (tokens[w.first].start for w in line.words if w.sense is Sense.THERE)
    return any(0 <= start - core.end <= _ADJACENT for start in starts)


def _there(line: Line, core: Core) -> Site | None:
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


def _next(line: Line, position: int, lead: re.Pattern[str]) -> Site | None:
    """Return the first hub after a position that the words between lead to."""
    for site in line.sites:
        if position <= site.start <= position + (_REACH if site.sure else _NEAR):
            between = _without_members(line, position, site.start)
            return site if lead.search(between) and not _PART.search(between) else None
    return None


def _without_members(line: Line, start: int, end: int) -> str:
    """Return the words that lead to a hub, without what its list names before it.

    "invited to use the Middle Corridor and the port of": a link or organisation is a member.
    """
    text = line.text
    for name in line.sentence.names:
        joint = _JOINT.match(text, name.end) if start <= name.start and name.end <= end else None
        if joint is not None and joint.end() <= end:
            return text[start : name.start] + text[joint.end() : end]
    return text[start:end]


def _led(line: Line, position: int, lead: re.Pattern[str]) -> Site | None:
    """Return the last hub before a position if the words between lead from it."""
    before = [s for s in line.sites if s.end <= position and s.sure]
    if not before or lead.search(line.text[before[-1].end : position]) is None:
        return None
    return before[-1]


def _first_of_list(line: Line, core: Core, last: Site | None) -> Site | None:
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


def _listed(line: Line, first: Site | None) -> Iterator[Site]:
    """Yield a hub and those listed after it: "the ports of A (X), B and C"."""
    if first is None:
        return
    yield first
    for site in line.sites:
        if site.start >= first.end and _JOINT.fullmatch(line.text, first.end, site.start):
            yield site
            first = site


def _grant(line: Line, core: Core, site: Site) -> Grant | None:
    guests = [g for g in _part(line, core) if line.text[g.start : g.end] not in site.name.name]
    host = site.country or _host(core, guests)
    foreign = [g for g in guests if is_foreign(g, host)]
    foreign = [g for g in foreign if not is_bound_for(line, g)] or (
        [] if core.moves else foreign  # "the use of the port for trade with Chad"
    )
    subject = _subject(core, guests)
    if core.guest_first and subject is not None and host in subject.codes:
        if len(subject.codes) > 1:
            return None  # "both sides will jointly run"
        foreign = [g for g in foreign if led_by(_TO, line.text, core.act[1], g)]
    guest = _guest(line, core, site, foreign)
    if guest is None and not foreign and core.rule in _OF_ACTS and _points_back(line, core):
        earlier = [g for g in line.earlier_guests if is_foreign(g, host)]
        guest = earlier[-1] if earlier else None
    if guest is None and not foreign and core.rule == deals.HAD and line.own not in ((), (host,)):
        guest = Guest(core.start, core.start, line.own)
    if guest is None or (host is None and not (site.sure and _tells_guest(line, core, guest))):
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


def _pointers(line: Line) -> Iterator[int]:
    """Yield where words end that stand for a hub named before: "the facility"."""
    tokens = line.sentence.base.tokens
    return (tokens[w.end - 1].end for w in line.words if w.sense is Sense.THERE)


def _is_otherwise(line: Line, start: int, end: int) -> bool:
    """Whether words of money, works or wares stand somewhere: "built with a French loan"."""
    tokens = line.sentence.base.tokens
    return any(
        w.sense is Sense.OTHERWISE and start <= tokens[w.first].start < end for w in line.words
    )


def _subject(core: Core, guests: Sequence[Guest]) -> Guest | None:
    """Return the party right before an act."""
    before = [g for g in guests if 0 <= core.act[0] - g.end <= _NEAR]
    return before[-1] if before else None


def _tells_guest(line: Line, core: Core, guest: Guest) -> bool:
    """Whether a party is the guest, wherever the hub lies: as the subject, or given something."""
    given = core.rule == deals.GIVEN and led_by(_TO, line.text, core.act[1], guest)
    return bool(core.guest_first) or (given and guest.codes != line.own)


def _points_back(line: Line, core: Core) -> bool:
    """Whether a pronoun stands for a guest named before, in the same part of a sentence."""
    start, end = _bounds(line.text, core)
    tokens = line.sentence.base.tokens
    return any(
        word.sense is Sense.GUEST and start <= tokens[word.first].start < end for word in line.words
    )


def _after_another(line: Line, core: Core, site: Site, told: Mapping[str, Grant]) -> Grant | None:
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
    talks = len(between) == 1 and led_by(_WITH, line.text, last.end, between[0])
    if talks and host not in last.beneficiaries and site.country in (None, host):
        return Grant(between[0].start, end, core.rule, site, host, last.beneficiaries)
    back = _IN_RETURN.search(line.text, last.start, core.start)
    if back is None or host not in last.beneficiaries or site.country not in (None, host):
        return None
    return Grant(back.start(), end, core.rule, site, host, (str(last.grantor),))


def _part(line: Line, core: Core) -> Sequence[Guest]:
    """Return the parties named in the same part of a sentence as an act."""
    start, end = _bounds(line.text, core)
    low, high = max(start, core.start - _FAR), min(end, core.end + _FAR)
    return [g for g in line.guests if low <= g.start and g.end <= high]


def _bounds(text: str, core: Core) -> tuple[int, int]:
    end = text.find(";", core.end)
    return text.rfind(";", 0, core.start) + 1, len(text) if end < 0 else end


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


def _guest(line: Line, core: Core, site: Site, foreign: Sequence[Guest]) -> Guest | None:
    """Return whom an act or a thing is for, among the parties that are not its host."""
    text, (start, end) = line.text, core.act
    after = [g for g in foreign if g.start >= end]
    before = [g for g in foreign if g.end <= start]
    if core.rule == deals.RELIED:  # "Niger, shunned by Benin, relies on"
        before = [g for g in before if not led_by(_BY, text, 0, g)]
    before = before[-1:]
    for_whom = [g for g in after if led_by(_TO, text, end, g)]
    if core.moves:  # "its imports from Mombasa to Djibouti"
        for_whom = [g for g in for_whom if not led_by(TO_PLACE, text, end, g)]
    for_whom += [g for g in foreign if led_by(_ARROW, text, 0, g)]
    beside = [g for g in after if g.end <= core.end or g.start - end <= _ADJACENT]
    if core.rule in (deals.OPENED, deals.OUTLET):
        ranked = [g for g in for_whom if not led_by(_BY, text, end, g)]
    elif core.rule == deals.USED:
        ranked = [g for g in for_whom if g.start - max(end, site.end) <= _NEAR]
        ranked = [g for g in ranked if not _is_otherwise(line, end, g.end + _REACH_BEHIND)]
        ranked += [g for g in before if _OWN.fullmatch(text, g.end, start)]
        ranked += [g for g in before if led_by(_WITH, text, 0, g)]
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
