"""Dialogues, initiatives and programmes that parties launch under a name: "a Wool Trade Dialogue".

They are no acts between states, yet count as instruments of the kinds `other` and `programme`.
Words: `data/rules/launches.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graph.claims import InstrumentClaim
from graph.claims.model import InstrumentKind, Status
from graph.extract.annotate import Annotated, Mention
from graph.extract.instruments.lexicon import instrument_words
from graph.extract.instruments.moments import date_opening
from graph.extract.mentions import Parties
from graph.extract.pattern import Match
from graph.extract.reading.parties import own_codes
from graph.extract.rules import Rule, load_rules
from graph.extract.scene import Scene
from graph.extract.sectors.sides import document_sides, sides

_DENIED: Final = re.compile(r"\b(?:not|never|yet|n't|refused|failed|called|hopes?|wants?)\b")
_AGREED: Final = re.compile(r"\b(?:agreed?|decided|pledged|committed) to\b")
_FEWEST: Final = 2
#: Words that the name of such a thing has before its noun, at least.
_SHORTEST: Final = 2


def launches(scene: Scene) -> Iterator[InstrumentClaim]:
    """Yield a claim for each dialogue or programme that a sentence says is launched or used."""
    rules = load_rules("launches").of("launch")
    for index, sentence in enumerate(scene.sentences):
        taken: list[tuple[int, int]] = []
        for rule in rules:
            for match in rule.matches(sentence.view):
                if match.touches(taken):
                    continue
                claim = _claim(scene, index, match, rule)
                if claim is not None:
                    taken.append((match.start, match.end))
                    yield claim


def bonds(scene: Scene) -> Iterator[InstrumentClaim]:
    """Yield a claim for each partnership that is formed without a name: "with Fiji on coconuts"."""
    rules = load_rules("launches").of("bond")
    for index, sentence in enumerate(scene.sentences):
        for rule in rules:
            for match in rule.matches(sentence.view):
                partner = match.mention("partner")
                if not isinstance(partner, Parties):
                    continue
                own = sides(scene, index, match.start, document_sides(scene))
                parties = tuple(sorted({*own, *own_codes(partner)}))
                if len(parties) < _FEWEST or _DENIED.search(sentence.text, 0, match.start):
                    continue
                status = Status(rule.constants["status"])
                yield InstrumentClaim(
                    evidence=(scene.evidence(sentence, match.start, match.end),),
                    rule=rule.id,
                    confidence=rule.confidence,
                    claimant=scene.speakers[index],
                    kind=InstrumentKind.OTHER,
                    subject=match.text("subject"),
                    parties=parties,
                    status=status,
                    readings=(status,),
                    date=date_opening(scene, sentence, match.start),
                )


def _claim(scene: Scene, index: int, match: Match[Mention], rule: Rule) -> InstrumentClaim | None:
    sentence = scene.sentences[index]
    named = _named(sentence, match, rule)
    if named is None or _DENIED.search(sentence.text, max(0, match.start - 20), match.start):
        return None
    kind, start, end = named
    parties = sides(scene, index, match.start, document_sides(scene))
    if len(parties) < _FEWEST:
        return None
    agreed = _AGREED.search(sentence.text, match.start, start) is not None
    status = Status.AGREED if agreed else Status(rule.constants["status"])
    return InstrumentClaim(
        evidence=(scene.evidence(sentence, match.start, max(match.end, end)),),
        rule=rule.id,
        confidence=rule.confidence,
        claimant=scene.speakers[index],
        kind=kind,
        title=sentence.text[start:end],
        parties=parties,
        status=status,
        readings=(status,),
        planned=status is Status.PROPOSED,
    )


def _named(
    sentence: Annotated, match: Match[Mention], rule: Rule
) -> tuple[InstrumentKind, int, int] | None:
    """Return the kind of what is launched, and where its name stands."""
    start = match.spans.get("lead", match.spans["title"])[0]
    end = match.spans["title"][1]
    if rule.constants.get("used"):
        end = match.spans.get("noun", match.spans["title"])[1]
        return InstrumentKind.PROGRAMME, start, end
    words = sentence.text[start:end].split()
    for at in range(len(words), _SHORTEST, -1):
        for kind, nouns in instrument_words().lists.launched.items():
            if words[at - 1] in nouns:
                return kind, start, start + len(" ".join(words[:at]))
    return None
