"""Claims that parties cooperate in a field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Final

from graph.claims import Claim, SectorClaim, Status
from graph.extract.annotate import Annotated
from graph.extract.gazetteer import GeoForm
from graph.extract.mentions import NameType
from graph.extract.scene import Scene
from graph.extract.sectors.items import Item
from graph.extract.sectors.lexicon import lexicon, status_patterns
from graph.extract.sectors.openings import sector_items

_LISTED: Final = "sector.listed"
_DESCRIBED: Final = "sector.described"
_CONFIDENCE: Final = {_LISTED: Decimal("0.3"), _DESCRIBED: Decimal("0.3")}
_LOOK_BACK: Final = 3
#: Those who sign a statement speak of themselves; who they are is plain only where few are named.
_WE: Final = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_FEW: Final = 3
_TWO: Final = 2
_OPENING: Final = 4
#: What leads from a list of fields to those who work together in them.
_WITH: Final = re.compile(r"\b(?:between|with|by|among) [^.;:]{0,60}$")
#: "… and tourism were discussed", "… were on the agenda".
_DISCUSSED_AFTER: Final = re.compile(
    r"[^.;:()]{0,120}? (?:(?:was|were|is|are|been)(?: also| again| all| both)? (?:discussed"
    r"|reviewed|raised|explored|considered|taken up|broached|touched|among"
    r"|(?:high )?on the (?:agenda|table))|figured|featured|came up)(?!\w)"
)
#: Words that begin with a capital here belong to a name, not to a list of fields.
_NAMES: Final = (NameType.ORGANISATION, NameType.BODY, NameType.PERSON, NameType.INSTRUMENT)


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield the sectors of a document, each once per set of parties."""
    seen: set[tuple[tuple[str, ...], str]] = set()
    sides = _two_sides(scene)
    for index, sentence in enumerate(scene.sentences):
        if scene.is_heading(sentence):
            continue
        found = list(_sectors(sentence))
        special = any(item.words.casefold() not in lexicon().generic for item, _ in found)
        for item, rule in found:
            parties = _parties(scene, index, item.start, sides)
            if item.words.casefold() in lexicon().generic and (rule == _DESCRIBED or not special):
                continue
            key = (parties, item.words.casefold())
            if key in seen or len(parties) < 2:
                continue
            seen.add(key)
            yield SectorClaim(
                evidence=(scene.evidence(sentence, item.start, item.end),),
                rule=rule,
                confidence=_CONFIDENCE[rule],
                claimant=scene.speakers[index],
                parties=parties,
                sector=item.words,
                status=_status(sentence.text[: item.start], sentence.text[item.end :]),
            )


def _sectors(sentence: Annotated) -> Iterator[tuple[Item, str]]:
    """Yield each sector of a sentence once, with its rule; names of other things hold none."""
    taken = bytearray(len(sentence.text))  # a one for each character of a name or a sector
    for name in sentence.names:
        if name.type in _NAMES:
            taken[name.start : name.end] = bytes([1]) * (name.end - name.start)
    shared: tuple[int, int] | None = None
    for item, listed in sector_items(sentence.text, sentence.wording):
        span = (item.start, item.end)
        if span != shared and taken.find(1, *span) >= 0:
            continue
        taken[item.start : item.end] = bytes([1]) * (item.end - item.start)
        shared = span
        yield item, _LISTED if listed else _DESCRIBED


def _parties(scene: Scene, index: int, position: int, pair: tuple[str, ...]) -> tuple[str, ...]:
    """Return the parties named together before a position of a sentence, else in it or before it.

    Failing all these, the two that the document is mainly about.
    """
    sentence = scene.sentences[index]
    for mention in reversed(sentence.parties):
        codes = set(scene.codes(mention, index)) - set(lexicon().forums)
        if mention.end <= position and len(codes) >= 2 and mention.group is None:
            return tuple(sorted(codes))
    if _WE.search(sentence.text):
        return tuple(sorted(scene.main_parties)) if len(scene.main_parties) <= _FEW else ()
    own = _named(scene, index, position)
    if len(own) >= 2:
        return tuple(sorted(own))
    for at in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
        earlier = _named(scene, at)
        beyond = scene.sentences[at].sentence.segment != sentence.sentence.segment
        if beyond and own <= set(pair) and pair and not earlier <= set(pair):
            return pair
        if len(earlier) >= 2 and own <= earlier:
            return tuple(sorted(earlier))
    main = [code for code in scene.main_parties if code not in lexicon().forums][:2]
    if own and not own <= set(main):
        return tuple(sorted({*own, *main[:1]}))
    return tuple(sorted(main))


def _two_sides(scene: Scene) -> tuple[str, ...]:
    """Return the two whose relations a document is about, failing these those who open it.

    The country of the venue ("in Quito, Ecuador") is no side.
    """
    if scene.pair:
        return scene.pair
    body = (s for s in scene.sentences if not scene.is_heading(s))
    for sentence in islice(body, _OPENING):
        venues = {
            place.end + len(", ")
            for place in sentence.geo
            if place.form in (GeoForm.CAPITAL, GeoForm.PLACE)
        }
        told = [m for m in sentence.parties if m.start not in venues]
        sides = {code for m in told for code in ((m.group,) if m.group else m.codes)}
        if len(sides) >= _TWO:
            return tuple(sorted(sides)) if len(sides) == _TWO else ()
    return ()


def _named(scene: Scene, index: int, before: int | None = None) -> set[str]:
    """Return the parties named in a sentence, or before a position of it, else by their capitals.

    Forums in whose margins people meet are left out.
    """
    found: set[str] = set()
    main = set(scene.main_parties[:_TWO])
    bodies = [n for n in scene.sentences[index].names if n.type is NameType.ORGANISATION]
    for mention in scene.sentences[index].parties:
        codes = set(scene.codes(mention, index))
        if any(n.start <= mention.start and mention.end <= n.end for n in bodies):
            codes &= main  # "the Exim Bank of India" makes no party of India
        told = before is None or mention.end <= before
        if told or _WITH.search(scene.sentences[index].text, before or 0, mention.start):
            found.update(codes)
    if len(found) < 2:
        found.update(
            code
            for place in scene.sentences[index].geo
            if place.form is GeoForm.CAPITAL and (before is None or place.end <= before)
            for code in place.codes
        )
    return found - set(lexicon().forums)


def _status(before: str, after: str) -> Status | None:
    """Return the status that the nearest verb before a sector gives it, or a passive one after."""
    best: tuple[int, Status | None] = (-1, None)
    for status, pattern in status_patterns():
        for match in pattern.finditer(before):
            best = max(best, (match.start(), status), key=lambda found: found[0])
    if best[1] is None and _DISCUSSED_AFTER.match(after):
        return Status.DISCUSSED
    return best[1]
