"""What parties agree to build or to set up, without an act that has a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graph.claims import InstrumentClaim
from graph.claims.model import InstrumentKind, Status
from graph.claims.period import PartialDate
from graph.extract.annotate import Annotated, Mention
from graph.extract.instruments.lexicon import instrument_words
from graph.extract.instruments.moments import date_opening
from graph.extract.mentions import NameType, Parties
from graph.extract.pattern import Beginnings, Match
from graph.extract.reading.dates import act_date
from graph.extract.reading.pair import main_pair
from graph.extract.reading.parties import own_codes
from graph.extract.rules import Rule, load_rules
from graph.extract.scene import Scene
from graph.extract.values.model import DateMention, PeriodMention

_TELLING: Final = Beginnings(
    ("agree", "decide", "undert", "commit", "pledge", "elevat", "rais", "upgrad", "lift", "promot")
)
_CUT: Final = re.compile(
    r" (?:together|jointly|with|between|from|by|to|in|at|on|over|within|worth|that|which|under"
    r"|linking|connecting|across|near|along|next|this|before|after|starting|as|when)\b"
)
_ARTICLE: Final = re.compile(r"^(?:the|a|an|their|its|new|two|three|joint|several) ")
#: Before places that only say where something goes or lies.
_ELSEWHERE: Final = (" in ", " from ", " at ", " into ", " to ")
_PASSED: Final = (" in ", " at ", " via ", " through ", " across ")
_MUTUAL_REACH: Final = 60
_DATE_REACH: Final = 5
#: Before what has not come about.
_DENIED: Final = re.compile(
    r"\b(?:not|never|yet to|to be|would|could|may|might|if|should|must|hopes? to|wants? to) $"
)
_BODIES: Final = frozenset({NameType.ORGANISATION})
_SIDES: Final = 2
#: Characters in which one side stands before the joint that leads to the other: "Oman and Malta".
_JOINT: Final = 2
_WORD: Final = re.compile(r"[\w-]+")


def undertakings(scene: Scene) -> Iterator[InstrumentClaim]:
    """Yield a claim for each thing that two or more parties agree on without naming an act.

    They build or set something up, supply one another, or raise their relations to a partnership.
    """
    for index, sentence in enumerate(scene.sentences):
        if not _TELLING.any_in(sentence.wording):
            continue
        taken: list[tuple[int, int]] = []
        for rule in load_rules("instruments").of("undertaking"):
            for match in rule.matches(sentence.view):
                if match.touches(taken):
                    continue
                thing = _thing(match.text("thing"), rule)
                if thing is None or _DENIED.search(sentence.text, 0, match.start):
                    continue
                parties = _parties(scene, index, sentence, match, rule)
                if len(parties) < 2:
                    continue
                taken.append((match.start, match.end))
                yield InstrumentClaim(
                    evidence=(scene.evidence(sentence, match.start, match.end),),
                    rule=rule.id,
                    confidence=rule.confidence,
                    claimant=scene.speakers[index],
                    kind=InstrumentKind(rule.constants.get("kind", InstrumentKind.OTHER.value)),
                    subject=thing,
                    parties=parties,
                    status=Status.AGREED,
                    readings=(Status.AGREED,),
                    date=_date(scene, sentence, match),
                )


def _thing(words: str | None, rule: Rule) -> str | None:
    """Return what is agreed on, if the last noun that a rule asks for is in it."""
    if words is None:
        return None
    thing = _ARTICLE.sub("", _CUT.split(words)[0])
    needed = rule.constants.get("noun")
    if needed is not None:
        return thing if thing.endswith(str(needed)) else None
    if rule.constants.get("any"):
        idle = thing.partition(" ")[0].lower() in instrument_words().lists.undertakings.idle
        return None if idle or thing[:1].isdigit() else thing
    things = instrument_words().lists.undertakings.things
    return thing if set(_WORD.findall(thing.lower())) & things else None


def _parties(
    scene: Scene, index: int, sentence: Annotated, match: Match[Mention], rule: Rule
) -> tuple[str, ...]:
    """Return who agrees: everyone named before the verb, and "together with" whom.

    Those who supply one another are named after it as well.
    """
    mutual = bool(rule.constants.get("any"))
    codes: set[str] = set()
    if rule.constants.get("matter"):
        return _agreeing(scene, index, sentence, match)
    for mention in sentence.parties:
        passed = f" {sentence.text[: mention.start]}".endswith(_PASSED if mutual else _ELSEWHERE)
        if mention.start < match.end + mutual * _MUTUAL_REACH and not passed:
            codes.update(scene.codes(mention, index))
    pair = main_pair(scene)
    return pair if rule.constants.get("noun") and codes < set(pair) else tuple(sorted(codes))


def _agreeing(
    scene: Scene, index: int, sentence: Annotated, match: Match[Mention]
) -> tuple[str, ...]:
    """Return the sides of a matter: those in the clause before the verb, and whom they agree with.

    Where only bodies act of which no country is known, the sides are those of the document.
    """
    start = max(sentence.text.rfind(mark, 0, match.start) for mark in (",", ";", " and "))
    named = [m for m in sentence.parties if m.start < match.start]
    codes = {code for m in named if m.start > start for code in scene.codes(m, index)}
    if len(codes) < _SIDES and any(m.end > start - _JOINT for m in named):
        codes |= {code for m in named for code in scene.codes(m, index)}
    partner = match.mention("partner")
    bodies = [n for n in sentence.names if start < n.start < match.end and n.type in _BODIES]
    codes |= {code for body in bodies for code in body.parties}
    codes |= set(own_codes(partner)) if isinstance(partner, Parties) else set()
    pair = set(main_pair(scene))
    acting = bool(bodies) or partner is not None
    return tuple(sorted(codes | pair if acting and codes < pair else codes))


def _date(scene: Scene, sentence: Annotated, match: Match[Mention]) -> PartialDate | None:
    """Return the date right after what is agreed on: "in November 2024"."""
    for value in sentence.values:
        near = match.end <= value.start <= match.end + _DATE_REACH
        inside = match.start <= value.start < match.end
        if (near or inside) and isinstance(value, DateMention | PeriodMention):
            return act_date(value, scene.date, None)
    return date_opening(scene, sentence, match.start)
