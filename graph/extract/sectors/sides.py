"""Between whom a field is one of cooperation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice, pairwise, takewhile
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.gazetteer import GeoForm
from graph.extract.mentions import Anaphor, NameType, Parties
from graph.extract.organisations.government import government
from graph.extract.reading.dateline import dateline_country
from graph.extract.reading.headings import heads_item
from graph.extract.reading.pair import home
from graph.extract.reading.parties import own_codes
from graph.extract.scene import Scene, beside

_LOOK_BACK: Final = 3
_OPENING: Final = 4
_TWO: Final = 2
_FEW: Final = 3
#: Those who sign a statement speak of themselves; who they are is plain where it opens with them
#: ("We, the leaders of …"), or where few are named.
_WE: Final = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
#: What points back to an instrument that is to bring something about.
_IT: Final = re.compile(
    r"(?:It|This|The (?:[Aa]greement|[Mm]emorandum|MoU|MOU|[Aa]ccord|[Pp]act|[Pp]rotocol|deal))"
    r" (?:will|would|is to|aims?|seeks?|provides?|covers?|allows?|foresees?|sets|creates?"
    r"|includes?)\b"
)
#: An organ of a bloc that acts at the beginning of a sentence.
_ORGAN: Final = re.compile(
    r"(?:\(?\d{1,3}[.)]\s*)?(?:The |In [^,;]{3,60}, (?:the )?)?(?:[A-Z]{2,}(?:['’]s)? )?"
    r"(?:[A-Z][a-z]+ of )?"
    r"(?:Council|Forum|Meeting|Ministers|Committee|Summit|Assembly|Commission|Member States"
    r"|Partner States|States Parties|Heads of (?:State|Government)|Secretariat|Authority|Conference"
    r"|Sectoral Council|Community|Union|It|They|Leaders|Members|Bureau|Delegates)(?!\w)"
)
#: What stands before several states that act together.
_ACTORS: Final = re.compile(
    r"\b(?:we|leaders|heads|presidents|premiers|ministers|secretaries|governments|representatives"
    r"|delegations|delegates|officials|chairs)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
_ACTORS_REACH: Final = 64
#: What asks somebody to do something, before who it is.
_ASKS: Final = re.compile(
    r"\b(?:(?:urg|ask|invit|request|encourag)\w*|call\w* (?:up)?on) (?:the )?$"
)
_ASK_REACH: Final = 24
#: What leads to those with whom somebody works: "with countries such as A, B and C".
_PARTNERS: Final = re.compile(r"\bwith (?:[a-z]+ ){0,4}$")
_WITH_REACH: Final = 40
#: "the two sides", not "the parties".
_TWO_SAID: Final = re.compile(r"\b(?:two|both)\b", re.IGNORECASE)
#: How far above a sentence the heading of its section may stand.
_SECTION_REACH: Final = 8
#: "between " before a capital and " and " behind it.
_BETWEEN: Final = re.compile(r"between \w[\w .'’-]* and ")
_LEAD: Final = len("between ")
#: What leads from a list of fields to those who work together in them.
_WITH: Final = re.compile(r"\b(?:between|with|by|among) [^.;:]{0,60}$")


def sides(scene: Scene, index: int, position: int, pair: tuple[str, ...]) -> tuple[str, ...]:
    """Return the parties to a field that stands at a position of a sentence; empty if unsettled.

    They are those named together before it, else in its sentence, else before that; failing all
    these, those that the document is mainly about. `pair` is what `document_sides` returns.
    """
    sentence = scene.sentences[index]
    pair = _of_section(scene, index) or pair
    for mention in reversed(sentence.parties):
        codes = _meant(scene, index, mention, pair)
        if mention.end <= position and len(codes) >= _TWO and mention.group is None:
            others = pair and _are_asked(sentence.text, mention, position)
            own = _own_side(scene) if _are_partners(sentence.text, mention) else set()
            return pair if others else tuple(sorted(codes | own))
    if (body := _of_body(scene, index)) is not None:
        return (body,)
    if (told := _of_instrument(scene, index)) is not None:
        return told
    if _WE.search(sentence.text):
        return _speakers(scene, pair)
    own = _named(scene, index, position)
    if len(pair) == _TWO and len(own) < _TWO:
        own = {code for code in own if code in pair or scene.reference.countries.get(code)}
    if len(own) >= _TWO:
        return tuple(sorted(own | _whose_paper(scene, sentence)))
    if own <= set(pair) and len(pair) > _TWO:
        return pair
    return (
        _earlier(scene, index, own, pair)
        or _by_capitals(sentence)
        or _with_host(scene, index)
        or _main(scene, own)
    )


def _of_body(scene: Scene, index: int) -> str | None:
    """Return the bloc of whose council a sentence tells what that decides, or None.

    A sentence that names others besides the bloc and its members is about dealings with these.
    """
    bloc = _regional_body(scene)
    sentence = scene.sentences[index]
    if bloc is None or _ORGAN.match(sentence.text) is None:
        return None
    named = {code for m in sentence.parties for code in own_codes(m)}
    return bloc if len(named) < _TWO and named <= _with_members(scene, bloc) else None


def _of_instrument(scene: Scene, index: int) -> tuple[str, ...] | None:
    """Return the parties of the instrument told of just before: "It provides for cooperation in".

    One party named there is that with which whose paper it is concludes it.
    """
    sentence = scene.sentences[index]
    if not index or _IT.match(sentence.text) is None or sentence.parties:
        return None
    before = scene.sentences[index - 1]
    near = before.sentence.segment == sentence.sentence.segment
    if not (near and any(name.type is NameType.INSTRUMENT for name in before.names)):
        return None
    named = {code for mention in before.parties for code in own_codes(mention)}
    codes = named | _own_side(scene) if len(named) < _TWO else named
    return tuple(sorted(codes)) if len(codes) == _TWO else None


@lru_cache(maxsize=1)
def _regional_body(scene: Scene) -> str | None:
    """Return the bloc whose own paper a document is: its headline or opening names no other side.

    The country where its organs meet is one of its members.
    """
    body = (s for s in scene.sentences if not scene.is_heading(s))
    opening = [m for s in islice(body, _TWO) for m in s.parties]
    named = [code for m in (*scene.headline_parties, *opening) for code in own_codes(m)]
    group = scene.reference.groups.get(named[0]) if named else None
    if group is None or group.forum:
        return None
    own = _with_members(scene, group.code)
    return group.code if own >= {*named, *scene.main_parties[:1]} else None


def _with_members(scene: Scene, bloc: str) -> set[str]:
    """Return a bloc and those who are in it at the date of a document."""
    return {bloc, *scene.reference.groups[bloc].members(scene.date)}


def _by_capitals(sentence: Annotated) -> tuple[str, ...]:
    """Return two states that stand behind a field by their capitals: "between Lima and Quito"."""
    named = [place for place in sentence.geo if place.form is GeoForm.CAPITAL]
    for one, other in pairwise(named):
        if _BETWEEN.fullmatch(sentence.text[max(0, one.start - _LEAD) : other.start]) is not None:
            return tuple(sorted({*one.codes, *other.codes}))
    return ()


def _meant(scene: Scene, index: int, mention: Parties, pair: tuple[str, ...]) -> set[str]:
    """Return the parties that a mention means, "the two sides" of its own matter first.

    "The parties" are all of more than two whose statement it is. Where a document has no two
    sides, they are whose it is and the one of whom the paragraph speaks.
    """
    codes = _codes(scene, index, mention)
    if mention.anaphor is not Anaphor.THE_TWO:
        return codes
    if len(pair) > _TWO and codes < set(pair):
        counted = _TWO_SAID.search(scene.sentences[index].text, mention.start, mention.end)
        return codes if counted else set(pair)
    told = _paragraph(scene, index)
    if len(told) >= _TWO:
        return codes
    if pair and not told <= codes and told <= set(pair):
        return set(pair)
    if pair and not codes <= set(pair) and not told:
        return set(pair)
    return codes if pair else set(_with_host(scene, index)) or codes


def _paragraph(scene: Scene, index: int) -> set[str]:
    """Return the parties that a paragraph names up to a sentence, and in it."""
    segment = scene.sentences[index].sentence.segment
    own = takewhile(lambda s: s.sentence.segment == segment, scene.up_to(index))
    return {code for sentence in own for code in _told(scene, sentence)}


def _told(scene: Scene, sentence: Annotated) -> set[str]:
    """Return the parties that a sentence names itself, else by their capitals."""
    aside = beside(sentence)
    mentions = (m for m in sentence.parties if m.start not in aside)
    found = {code for mention in mentions for code in own_codes(mention)}
    return (found or set(_capitals(sentence, None))) - scene.reference.forums


def _of_section(scene: Scene, index: int) -> tuple[str, ...]:
    """Return those between whom the section of a sentence is, if a heading of its own says so."""
    for at in range(index - 1, max(0, index - 1 - _SECTION_REACH), -1):
        if scene.is_heading(scene.sentences[at]) or heads_item(scene, at):
            return _headed(scene, at)
    return ()


def _whose_paper(scene: Scene, sentence: Annotated) -> set[str]:
    """Return whose paper it is, if a sentence names only those with whom that side works."""
    listed = (m for m in sentence.parties if len(own_codes(m)) >= _TWO)
    return _own_side(scene) if any(_are_partners(sentence.text, m) for m in listed) else set()


def _are_partners(text: str, mention: Parties) -> bool:
    """Whether those named are the ones with whom somebody works: "works with Peru and Chile"."""
    return _PARTNERS.search(text, max(0, mention.start - _WITH_REACH), mention.start) is not None


def _own_side(scene: Scene) -> set[str]:
    """Return whose paper a document is, if that is told."""
    issuer = government(scene)
    return {issuer} if issuer is not None else set(home(scene))


def _are_asked(text: str, mention: Parties, position: int) -> bool:
    """Whether parties are asked for something else: "urge A and B to join, and will work in"."""
    goes_on = ", and " in text[mention.end : position]
    asked = goes_on and text.startswith(" to ", mention.end)
    return (
        asked and _ASKS.search(text, max(0, mention.start - _ASK_REACH), mention.start) is not None
    )


# A document is asked for them by its fields and by its instruments.
@lru_cache(maxsize=1)
def document_sides(scene: Scene) -> tuple[str, ...]:
    """Return those whose relations a document is about, failing these the two who open it.

    The country of the venue ("in Quito, Ecuador") is no side, but that for which a named person
    acts is one. Several who are named together in the headline are sides, too.
    """
    if scene.pair:
        return scene.pair
    if (several := _joined(scene.headline_parties)) and not _toured(scene, several):
        return several
    body = (s for s in scene.sentences if not scene.is_heading(s))
    for sentence in islice(body, _OPENING):
        aside = beside(sentence)
        told = [m for m in sentence.parties if m.start not in aside]
        found = {code for m in told for code in own_codes(m)} - scene.reference.forums
        found.update(_of_persons(sentence))
        if len(found) >= _TWO:
            return tuple(sorted(found)) if len(found) == _TWO else _acting(sentence)
    return ()


def _toured(scene: Scene, several: tuple[str, ...]) -> bool:
    """Whether one who is none of several opens a document, as on a round of visits to a region."""
    first = _opener(scene)
    return first is not None and len(first.codes) == 1 and first.codes[0] not in several


def _opener(scene: Scene) -> Parties | None:
    """Return the party that the first sentence names first."""
    opening = next((s for s in scene.sentences if not scene.is_heading(s)), None)
    return next(iter(opening.parties), None) if opening is not None else None


def _of_persons(sentence: Annotated) -> Iterator[str]:
    """Yield the countries for which persons act whom a sentence names."""
    people = (name.parties for name in sentence.names if name.type is NameType.PERSON)
    return chain.from_iterable(people)


def _acting(sentence: Annotated) -> tuple[str, ...]:
    """Return the several states that act together in a sentence ("the ministers of A, B and C")."""
    for mention in sentence.parties:
        codes = own_codes(mention)
        before = sentence.text[max(0, mention.start - _ACTORS_REACH) : mention.start]
        if len(codes) > _TWO and mention.group is None and _ACTORS.search(before):
            return tuple(sorted(codes))
    return ()


def named_beside(scene: Scene, index: int) -> bool:
    """Whether a sentence itself says who its parties are."""
    return len(_named(scene, index)) >= _TWO


def _joined(mentions: tuple[Parties, ...]) -> tuple[str, ...]:
    """Return the parties of the one mention of several, if there is no other but of a region."""
    named = [mention for mention in mentions if mention.group is None] or mentions
    listed = [codes for mention in named if len(codes := own_codes(mention)) > _TWO]
    return tuple(sorted(listed[0])) if len(listed) == 1 else ()


def _speakers(scene: Scene, pair: tuple[str, ...]) -> tuple[str, ...]:
    if len(pair) > _TWO or (len(pair) == _TWO and set(pair) == set(scene.pair)):
        return pair
    if len(scene.main_parties) <= _FEW:
        return tuple(sorted(scene.main_parties))
    first = scene.main_parties[0]
    if first not in scene.reference.countries and first not in scene.reference.forums:
        return (first,)  # the members of a bloc speak
    return _joined(scene.headline_parties) or pair


def are_several(scene: Scene, parties: Sequence[str]) -> bool:
    """Whether parties can cooperate with each other: two, or the members of one bloc."""
    return len(parties) >= _TWO or any(p not in scene.reference.countries for p in parties)


def _earlier(scene: Scene, index: int, own: set[str], pair: tuple[str, ...]) -> tuple[str, ...]:
    """Return those named in the sentences before, of whom a field's own parties are some.

    A third country there does not take the place of one of the pair: "through India to Bhutan".
    """
    segment = scene.sentences[index].sentence.segment
    within = bool(pair) and own <= set(pair)
    for at in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
        earlier = _named(scene, at)
        if within and not earlier <= set(pair):
            beyond = scene.sentences[at].sentence.segment != segment
            passed = at < index - 1 and earlier & set(pair) and not _together(scene, at)
            if beyond or passed or len(earlier) > _FEW:
                return pair
        if len(earlier) >= _TWO and own <= earlier:
            return tuple(sorted(earlier))
    return pair if within else ()


def _headed(scene: Scene, index: int) -> tuple[str, ...]:
    """Return those between whom a section is by its heading, also by their organisations."""
    mentions = scene.sentences[index].parties
    codes = {code for m in mentions for code in _codes(scene, index, m)}
    issuer = government(scene)
    if len(codes) == 1 and issuer is not None:
        codes.add(issuer)
    return tuple(sorted(codes)) if len(codes) >= _TWO else ()


def _with_host(scene: Scene, index: int) -> tuple[str, ...]:
    """Return a host of the document and the other one that a paragraph speaks of.

    A head of state's round of visits is told in a paragraph each. Where a paragraph names nobody
    else, two hosts are meant.
    """
    segment = scene.sentences[index].sentence.segment
    hosts = tuple(_hosts(scene))
    for host in hosts:
        for at in range(index, max(-1, index - 1 - _LOOK_BACK), -1):
            if scene.sentences[at].sentence.segment != segment:
                break
            others = _told(scene, scene.sentences[at]) - {host}
            if len(others) == 1:
                return tuple(sorted({host, *others}))
    two = len(set(hosts)) == _TWO and _paragraph(scene, index) <= set(hosts)
    return tuple(sorted(set(hosts))) if two else ()


def _hosts(scene: Scene) -> Iterator[str]:
    """Yield who may tell of its dealings with others: whose paper it is, else who opens it.

    Who writes from a town of its own needs not be named at all.
    """
    issuer = government(scene)
    if issuer is not None:
        yield issuer
        return
    headline = {code for mention in scene.headline_parties for code in own_codes(mention)}
    if len(headline) == 1:
        yield headline.pop()
    elif headline and (first := _opener(scene)) is not None:
        yield from first.codes if len(first.codes) == 1 else ()
    else:
        yield from scene.main_parties[:1]
    town = dateline_country(scene)
    if town is not None:
        yield town


def _together(scene: Scene, index: int) -> bool:
    """Whether one mention of a sentence names several parties."""
    return any(len(_codes(scene, index, m)) >= _TWO for m in scene.sentences[index].parties)


def _main(scene: Scene, own: set[str]) -> tuple[str, ...]:
    main = [code for code in scene.main_parties if code not in scene.reference.forums][:_TWO]
    if own and not own <= set(main):
        return tuple(sorted({*own, *main[:1]}))
    return tuple(sorted(main))


def _codes(scene: Scene, index: int, mention: Parties) -> set[str]:
    """Return the parties that a mention means, without forums in whose margins people meet."""
    codes = own_codes(mention) if mention.anaphor is None else scene.codes(mention, index)
    return set(codes) - scene.reference.forums


def _named(scene: Scene, index: int, before: int | None = None) -> set[str]:
    """Return the parties named in a sentence (before a position), else by their capitals."""
    found: set[str] = set()
    sentence = scene.sentences[index]
    main = set(scene.main_parties[:_TWO])
    bodies = [n for n in sentence.names if n.type is NameType.ORGANISATION]
    aside = beside(sentence)
    for mention in sentence.parties:
        if mention.start in aside:
            continue
        codes = _codes(scene, index, mention)
        if any(n.start <= mention.start and mention.end <= n.end for n in bodies):
            codes &= main  # "the Exim Bank of India" makes no party of India
        told = before is None or mention.end <= before
        if told or _WITH.search(sentence.text, before or 0, mention.start):
            found.update(codes)
    if len(found) < _TWO:
        found.update(_capitals(sentence, before))
    return found - scene.reference.forums


def _capitals(sentence: Annotated, before: int | None) -> Iterator[str]:
    told = (
        place.codes
        for place in sentence.geo
        if place.form is GeoForm.CAPITAL and (before is None or place.end <= before)
    )
    return chain.from_iterable(told)
