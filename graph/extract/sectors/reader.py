"""Claims that parties cooperate in a field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from itertools import chain
from typing import Final

from msgspec import Struct

from graph.claims import Claim, SectorClaim, Status
from graph.extract.annotate import Annotated
from graph.extract.mentions import NameType
from graph.extract.scene import Scene
from graph.extract.sectors.frames import framed_items
from graph.extract.sectors.gathered import gathered_items
from graph.extract.sectors.itemised import itemised
from graph.extract.sectors.items import Item
from graph.extract.sectors.lexicon import is_generic, status_patterns
from graph.extract.sectors.openings import Led, sector_items
from graph.extract.sectors.sides import are_several, document_sides, named_beside, sides
from graph.extract.sectors.undertakings import speaks, undertaken_items
from graph.extract.sectors.weighed import Setting

_LISTED: Final = "sector.listed"
_DESCRIBED: Final = "sector.described"
_GATHERED: Final = "sector.gathered"
_ITEMISED: Final = "sector.itemised"
_UNDERTAKEN: Final = "sector.undertaken"
#: Rules that need to be told whose the fields are.
_LOOSE: Final = (_DESCRIBED, _GATHERED)
_CONFIDENCE: Final = {
    _LISTED: Decimal("0.3"),
    _DESCRIBED: Decimal("0.3"),
    _GATHERED: Decimal("0.3"),
    _ITEMISED: Decimal("0.6"),
    _UNDERTAKEN: Decimal("0.5"),
}
#: "… and tourism were discussed", "… were on the agenda".
_DISCUSSED_AFTER: Final = re.compile(
    r"[^.;:()]{0,120}? (?:(?:was|were|is|are|been)(?: also| again| all| both)? (?:discussed"
    r"|reviewed|raised|explored|considered|taken up|broached|touched|among"
    r"|(?:high )?on the (?:agenda|table))|figured|featured|came up)(?!\w)"
)
#: Words of which a sentence holds one where goods may bear a duty.
_DUTIES: Final = frozenset("tariff tariffs duty duties levy levies quota quotas".split())
#: What is done together, which no duty lies on.
_TOGETHER: Final = r"(?:cooperat|collaborat|partner|work|field|area|sector|discuss|evasion)"
#: "a tariff of 18 percent on Peruvian goods, including " before goods.
_ON_GOODS: Final = re.compile(
    r"(?<!\w)(?i:tariffs?|dut(?:y|ies)|lev(?:y|ies)|quotas?)(?!\w)"
    rf"(?:(?!{_TOGETHER})[^.;:]){{0,80}}? (?:on|for) (?:(?!{_TOGETHER})[^.;:])*$"
)
_DUTY_REACH: Final = 260
#: Words that begin with a capital here belong to a name, not to a list of fields.
_NAMES: Final = (NameType.ORGANISATION, NameType.BODY, NameType.PERSON, NameType.INSTRUMENT)


class _Told(Struct, frozen=True):
    """A sector of a sentence, the rule that found it, and the status that the rule gives it."""

    item: Item
    rule: str
    confidence: Decimal
    led: Led
    status: Status | None = None

    @property
    def generic(self) -> bool:
        return is_generic(self.item.words)


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield the sectors of a document, each once per set of parties."""
    seen: set[tuple[tuple[str, ...], str]] = set()
    pair = document_sides(scene)
    for index, sentence in enumerate(scene.sentences):
        if scene.is_heading(sentence):
            continue
        found = list(_sectors(sentence, partial(_setting, scene, index, pair)))
        special = any(not told.generic for told in found)
        for told in found:
            item = told.item
            parties = sides(scene, index, item.start, pair)
            general = told.generic and told.led is not Led.FIELDS
            if general and not (special and told.led is Led.LISTED):
                continue
            if told.rule in _LOOSE and not (pair or named_beside(scene, index)):
                continue
            key = (parties, item.words.casefold())
            if key in seen or not are_several(scene, parties):
                continue
            seen.add(key)
            yield SectorClaim(
                evidence=(scene.evidence(sentence, item.start, item.end),),
                rule=told.rule,
                confidence=told.confidence,
                claimant=scene.speakers[index],
                parties=parties,
                sector=item.words,
                status=_status(sentence.text[: item.start], sentence.text[item.end :])
                or told.status,
            )
    yield from _itemised(scene, pair, seen)


def _itemised(
    scene: Scene, pair: tuple[str, ...], seen: set[tuple[tuple[str, ...], str]]
) -> Iterator[Claim]:
    """Yield the fields in items of their own; `seen` are those that sentences told."""
    for told in itemised(scene):
        sentence, item = scene.sentences[told.index], told.item
        parties = sides(scene, told.lead, len(scene.sentences[told.lead].text), pair)
        key = (parties, item.words.casefold())
        if key in seen or not are_several(scene, parties):
            continue
        seen.add(key)
        lead = scene.sentences[told.lead].text if told.lead != told.index else ""
        yield SectorClaim(
            evidence=(scene.evidence(sentence, item.start, item.end),),
            rule=_ITEMISED,
            confidence=_CONFIDENCE[_ITEMISED],
            claimant=scene.speakers[told.index],
            parties=parties,
            sector=item.words,
            status=_status(lead, ""),
        )


def _setting(scene: Scene, index: int, pair: tuple[str, ...]) -> Setting:
    return Setting(bool(pair), named_beside(scene, index))


def _sectors(sentence: Annotated, setting: Callable[[], Setting]) -> Iterator[_Told]:
    """Yield each sector of a sentence once, with its rule; names of other things hold none."""
    taken = bytearray(len(sentence.text))  # a one for each character of a name or a sector
    for name in sentence.names:
        if name.type in _NAMES:
            taken[name.start : name.end] = bytes([1]) * (name.end - name.start)
    shared: tuple[int, int] | None = None
    for told in chain(
        _introduced(sentence),
        _framed(sentence),
        _undertaken(sentence, setting),
        _gathered(sentence, setting),
    ):
        span = (told.item.start, told.item.end)
        if _of_duties(sentence, told.item.start):
            continue
        if span != shared and taken.find(1, *span) >= 0:
            continue
        taken[slice(*span)] = bytes([1]) * (span[1] - span[0])
        shared = span
        yield told


def _of_duties(sentence: Annotated, position: int) -> bool:
    """Whether what stands at a position are goods on which duties lie or that a quota is for."""
    if _DUTIES.isdisjoint(sentence.wording):
        return False
    low = max(0, position - _DUTY_REACH)
    return _ON_GOODS.search(sentence.text, low, position) is not None


def _introduced(sentence: Annotated) -> Iterator[_Told]:
    for item, led in sector_items(sentence.text, sentence.wording):
        rule = _DESCRIBED if led is Led.DESCRIBED else _LISTED
        yield _Told(item, rule, _CONFIDENCE[rule], led)


def _framed(sentence: Annotated) -> Iterator[_Told]:
    for item, frame in framed_items(sentence):
        yield _Told(item, frame.rule.id, frame.rule.confidence, Led.LISTED, frame.status)


def _undertaken(sentence: Annotated, setting: Callable[[], Setting]) -> Iterator[_Told]:
    items = undertaken_items(sentence)
    first = next(items, None)
    if first is None or not (speaks(sentence) or setting().beside):
        return
    for item in chain((first,), items):
        yield _Told(item, _UNDERTAKEN, _CONFIDENCE[_UNDERTAKEN], Led.LISTED)


def _gathered(sentence: Annotated, setting: Callable[[], Setting]) -> Iterator[_Told]:
    for item in gathered_items(sentence, setting):
        yield _Told(item, _GATHERED, _CONFIDENCE[_GATHERED], Led.LISTED)


def _status(before: str, after: str) -> Status | None:
    """Return the status that the nearest verb before a sector gives it, or a passive one after."""
    best: tuple[int, Status | None] = (-1, None)
    for status, pattern in status_patterns():
        for match in pattern.finditer(before):
            best = max(best, (match.start(), status), key=lambda found: found[0])
    if best[1] is None and _DISCUSSED_AFTER.match(after):
        return Status.DISCUSSED
    return best[1]
