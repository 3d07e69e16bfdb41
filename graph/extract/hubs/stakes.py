"""Who has room at a hub or the use of it, whatever the order of the words.

The rules of access read fixed phrases. Here a clause needs three things, wherever they stand: room
at a hub or its use, a deed that gives or gets it, and one state that is not the hub's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from graph.claims import AccessClaim, HubKind
from graph.extract.annotate import Annotated
from graph.extract.gazetteer import GeoForm
from graph.extract.hubs.access_lexicon import access_lexicon
from graph.extract.mentions import Anaphor, Name, NameType
from graph.extract.scene import Scene

STAKE: Final = "access.stake"
_CONFIDENCE: Final = Decimal("0.55")
#: Where a clause with roles of its own begins.
_CLAUSE: Final = re.compile(
    r"; |: | [—–] |, (?:while|whereas|but|although|though) "
    r"|, and (?=[A-Z][\w' ]{2,30} (?:has|have|had|is|was|will|would|may|can)\b)"
)
_STAKE_REACH: Final = 120
#: How far before the stake whoever gets it may be named.
_PARTY_REACH: Final = 200
#: What joins the hubs of a list: " (Chile), ", " and the ".
JOINT: Final = re.compile(r"(?: \([^()]{1,30}\))?,?(?: and| or)?(?: the)? ")
_THERE_REACH: Final = 40
_THERE: Final = re.compile(r"(?<!\w)there(?!\w)")
#: What leads to whoever gets it: " to landlocked ", " for ", " by ".
_MARKED: Final = re.compile(
    r"(?<!\w)(?:to|for|by|let|lets|letting|(?:allow|permit|invit|enabl|authoris|offer|grant|promis"
    r"|assign|allot|assur|giv)(?:s|es|ed|ing|e|ted|ting|en)?)(?: (?:the|an?|its|landlocked"
    r"|neighbouring|goods (?:from|of)|traders from|companies from))* \Z"
)
_MARK_REACH: Final = 50
_PASSIVE: Final = re.compile(r"(?<!\w)(?:was|were|been|being|is|are|be)(?: \w+ly| also)? \Z")
_PASSIVE_REACH: Final = 24
_PRONOUN: Final = re.compile(r" (?:it|them)(?!\w)")
_IN_RETURN: Final = re.compile(r"\b[Ii]n (?:return|exchange|turn)\b|\b[Rr]eciprocally\b")
_RETURN_REACH: Final = 60
#: Hubs that are themselves what someone is given.
_GIVEN: Final = frozenset({HubKind.DRY_PORT, HubKind.LOGISTICS_CENTRE, HubKind.ECONOMIC_ZONE})
#: What the subject of a clause has behind it.
_ACTS: Final = re.compile(
    r" (?:has|have|had|is|was|will|would|may|can|let|gave|sought|got|won|[a-z]+(?:ed|[^s]s))(?!\w)"
)
#: Names in which a state does nothing itself: "Bank of Uganda".
_NOT_STATES: Final = frozenset({NameType.ORGANISATION, NameType.INSTRUMENT, NameType.BODY})
_GIVEN_REACH: Final = 25
#: How far a deed may stand from what is given.
_DEED_REACH: Final = 90


class _Party(Struct, frozen=True):
    """A state or an organisation of a state in a clause.

    `name` is that of the organisation; `people` tells that people or goods may follow ("Omani",
    "Uganda's"), from `end` on.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    name: str | None = None
    people: bool = False

    def beside(self, owner: str | None) -> _Party | None:
        """Return the party without the owner of a hub, or None if it is nobody else."""
        codes = tuple(code for code in self.codes if code != owner)
        return replace(self, codes=codes) if codes else None

    @property
    def beneficiaries(self) -> tuple[str, ...]:
        """The codes of the states, and the name of the organisation."""
        return self.codes if self.name is None else (*self.codes, self.name)


class _Clause(Struct, frozen=True):
    """A clause, from `start` to `end` of a sentence, and the parties in it."""

    text: str
    start: int
    end: int
    parties: tuple[_Party, ...]


class _Stake(Struct, frozen=True):
    """The words for room at a hub, with the hub; `use` if they are for the use of it."""

    span: tuple[int, int]
    use: bool


class _Deed(Struct, frozen=True):
    """A verb or noun of giving or getting; `giving` where its subject gives."""

    start: int
    end: int
    giving: bool


def find_stakes(
    scene: Scene, index: int, last: Name | None, countries: Mapping[str, str]
) -> Iterator[AccessClaim]:
    """Yield who has or gets room at the hubs of a sentence, or their use.

    `last` is the hub named before the sentence, which "there" means; `countries` are those of the
    hubs, by the hubs' names.
    """
    sentence = scene.sentences[index]
    if access_lexicon().telling.isdisjoint(sentence.wording) or scene.is_heading(sentence):
        return
    named = [name for name in sentence.names if name.type is NameType.HUB]
    if not named and last is None:
        return
    for clause in _clauses(scene, index):
        last = next((hub for hub in reversed(named) if hub.end <= clause.start), last)
        hubs = [hub for hub in named if clause.start <= hub.start and hub.end <= clause.end]
        for hub, stake in _stakes(clause, hubs, last):
            claim = _claim(scene, index, clause, hub, stake, countries)
            if claim is not None:
                yield claim


def _clauses(scene: Scene, index: int) -> Iterator[_Clause]:
    sentence = scene.sentences[index]
    text, start = sentence.text, 0
    bounds = [match.span() for match in _CLAUSE.finditer(text)]
    for stop, following in (*bounds, (len(text), len(text))):
        parties = tuple(_parties(scene, index, sentence, start, stop))
        if parties:
            yield _Clause(text, start, stop, parties)
        start = following


def _parties(
    scene: Scene, index: int, sentence: Annotated, start: int, end: int
) -> Iterator[_Party]:
    """Yield the states and organisations named from `start` to `end`, but not within names."""
    names = [n for n in sentence.names if n.type in _NOT_STATES]
    for party in sentence.parties:
        inside = any(n.start <= party.start and party.end <= n.end for n in names)
        if party.group is None and party.anaphor is not Anaphor.THERE and not inside:
            codes = tuple(c for c in scene.codes(party, index) if c in scene.reference.countries)
            people = party.adjective or party.possessive
            found = _Party(party.start, party.end + 2 * party.possessive, codes, people=people)
            if codes and start <= party.start and party.end <= end:
                yield found
    for name in names:
        if name.type is NameType.ORGANISATION and start <= name.start and name.end <= end:
            codes = name.parties or _of(scene, index, sentence, name)
            if len(codes) == 1:
                yield _Party(name.start, name.end, codes, name.name)
    for geo in sentence.geo:
        town = geo.form in (GeoForm.CAPITAL, GeoForm.PLACE) and len(geo.codes) == 1
        # "Bujumbura has been granted": a town that stands for its government.
        if town and start <= geo.start and geo.end <= end and _ACTS.match(sentence.text, geo.end):
            yield _Party(geo.start, geo.end, geo.codes)


def _of(scene: Scene, index: int, sentence: Annotated, name: Name) -> tuple[str, ...]:
    """Return the state whose organisation a name is: "Pakistan's National Logistics"."""
    return next(
        (
            scene.codes(party, index)
            for party in sentence.parties
            if 0 < name.start - party.end <= len("'s ") and (party.possessive or party.adjective)
        ),
        (),
    )


def _stakes(
    clause: _Clause, hubs: Sequence[Name], last: Name | None
) -> Iterator[tuple[Name, _Stake]]:
    """Yield each hub with the words for room at it or for its use; "there" is the one before."""
    before: Name | None = None
    stake: _Stake | None = None
    for hub in hubs:
        listed = before is not None and JOINT.fullmatch(clause.text, before.end, hub.start)
        stake = _stake(clause, hub) or (stake if listed else None)
        if stake is not None:
            yield hub, stake
        before = hub
    there = _THERE.search(clause.text, clause.start, clause.end)
    pointed = last if before is None else before
    if there is None or pointed is None or (before is not None and there.start() < before.end):
        return
    low = max(clause.start, there.start() - _THERE_REACH)
    room = access_lexicon().room.search(clause.text, low, there.start())
    if room is not None:
        yield pointed, _Stake((room.start(), there.end()), use=False)


def _stake(clause: _Clause, hub: Name) -> _Stake | None:
    """Return the words for room at a hub, for its use, or for what passes it."""
    words, text = access_lexicon(), clause.text
    low = max(clause.start, hub.start - _STAKE_REACH)
    for pattern, use in (
        (words.room_at, False),
        (words.use_of, True),
        (words.passage, False),
        (words.running, False),
    ):
        found = _nearest(pattern, text, low, hub.start)
        if found is not None:
            return _Stake((found.start(), hub.end), use)
    if words.where.match(text, hub.end, clause.end) is not None:
        return _Stake((hub.start, hub.end), use=False)
    if hub.kind not in _GIVEN:
        return None
    low = max(clause.start, hub.start - _GIVEN_REACH)
    given = any(deed.search(text, low, hub.start) for deed in (words.give, words.get))
    own = given or words.room.search(text, hub.start, hub.end) is not None
    return _Stake((hub.start, hub.end), use=False) if own else None


def _nearest(pattern: re.Pattern[str], text: str, low: int, high: int) -> re.Match[str] | None:
    """Return the match that ends at `high` and begins last."""
    found = None
    position = low
    while (match := pattern.search(text, position, high)) is not None:
        found, position = match, match.start() + 1
    return found


def _claim(
    scene: Scene,
    index: int,
    clause: _Clause,
    hub: Name,
    stake: _Stake,
    countries: Mapping[str, str],
) -> AccessClaim | None:
    deed = _deed(clause, stake.span)
    if deed is None and not stake.use:
        return None
    owner = countries.get(hub.name)
    giver = _subject(clause, deed) if deed is not None and deed.giving else None
    if owner is None and giver is not None and len(giver.codes) == 1:
        owner = giver.codes[0]
    found = _beneficiary(clause, deed, giver, owner, stake.span[0])
    if found is None and deed is not None and _is_pointed_at(clause, deed):
        found = _spoken_of(scene, index, deed, owner)
    if found is None:
        return None
    start = min(stake.span[0], found.start, deed.start if deed else stake.span[0])
    end = max(stake.span[1], found.end)
    return AccessClaim(
        evidence=(scene.evidence(scene.sentences[index], start, end),),
        rule=STAKE,
        confidence=_CONFIDENCE,
        claimant=scene.speakers[index],
        hub=hub.name,
        grantor=owner,
        beneficiaries=found.beneficiaries,
    )


def _deed(clause: _Clause, stake: tuple[int, int]) -> _Deed | None:
    """Return the deed nearest to what is given: before it, else behind; none if it gives money."""
    words, text = access_lexicon(), clause.text
    low, high = max(clause.start, stake[0] - _DEED_REACH), min(clause.end, stake[1] + _DEED_REACH)
    found = [
        _Deed(match.start(), match.end(), giving)
        for giving, pattern in ((True, words.give), (False, words.get))
        for match in pattern.finditer(text, low, high)
        if match.start() < stake[0] or match.start() >= stake[1]
    ]
    before = [deed for deed in found if deed.start < stake[0]]
    deed = (
        max(before, key=lambda d: d.end)
        if before
        else min(found, key=lambda d: d.start, default=None)
    )
    if deed is None:
        return None
    between = (deed.end, stake[0]) if deed.start < stake[0] else (stake[1], deed.start)
    if words.otherwise.search(text, *between):
        return None
    passive = _PASSIVE.search(text, max(clause.start, deed.start - _PASSIVE_REACH), deed.start)
    return _Deed(deed.start, deed.end, deed.giving and passive is None)


def _subject(clause: _Clause, deed: _Deed) -> _Party | None:
    """Return the party named last before a deed, unless as one to whom something is given."""
    before = [
        party
        for party in clause.parties
        if party.end <= deed.start and not _is_marked(clause.text, party)
    ]
    return max(before, key=lambda party: party.end, default=None)


def _beneficiary(
    clause: _Clause,
    deed: _Deed | None,
    giver: _Party | None,
    owner: str | None,
    start: int,
) -> _Party | None:
    """Return the one party that gets what is given, or None if several might.

    Those behind "to" or "by" and those whose people or goods are named go before a mere subject;
    who gives at a hub of another country gets nothing himself.
    """
    others = [rest for party in clause.parties if (rest := party.beside(owner)) is not None]
    marked = [party for party in others if _is_marked(clause.text, party)]
    if not marked and (deed is None or (giver is not None and giver.codes != (owner,))):
        return None
    near = [p for p in marked or others if start - _PARTY_REACH <= p.end]
    if len({party.codes for party in near}) != 1:
        return None
    # "to Pakistan's National Logistics Corporation": the state, and whose organisation it is.
    last = max(near, key=lambda party: party.name is not None)
    own = (p for p in others if p.name is not None and 0 <= p.start - last.end <= 1)
    return next(own, last)


def _is_marked(text: str, party: _Party) -> bool:
    before = _MARKED.search(text, max(0, party.start - _MARK_REACH), party.start)
    return before is not None or (
        party.people and access_lexicon().people.match(text, party.end) is not None
    )


def _is_pointed_at(clause: _Clause, deed: _Deed) -> bool:
    """Whether who gets something is only pointed at: "allotted it …", "in return, Peru lets …"."""
    start = max(0, deed.start - _RETURN_REACH)
    return (
        _PRONOUN.match(clause.text, deed.end) is not None
        or _IN_RETURN.search(clause.text, start, deed.start) is not None
    )


def _spoken_of(scene: Scene, index: int, deed: _Deed, owner: str | None) -> _Party | None:
    """Return who is pointed at by a deed: the first other state of the sentence before it."""
    sentence = scene.sentences[index]
    told = _parties(scene, index, sentence, 0, deed.start)
    return next((rest for party in told if (rest := party.beside(owner)) is not None), None)
