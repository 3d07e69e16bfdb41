"""What parties agree to build or to set up, without an act that has a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graph.claims import InstrumentClaim
from graph.claims.model import InstrumentKind, Status
from graph.extract.annotate import Annotated
from graph.extract.instruments.lexicon import instrument_words
from graph.extract.mentions import Parties
from graph.extract.pattern import Beginnings
from graph.extract.rules import load_rules
from graph.extract.scene import Scene

_TELLING: Final = Beginnings(("agree", "decide", "undert", "commit", "pledge"))
_CUT: Final = re.compile(
    r" (?:together|jointly|with|between|from|by|to|in|at|on|over|within|worth|that|which|under"
    r"|linking|connecting|across|near|along|next|this|before|after|starting)\b"
)
_ARTICLE: Final = re.compile(r"^(?:the|a|an|their|its|new|two|three|joint|several) ")
_WORD: Final = re.compile(r"[\w-]+")


def undertakings(scene: Scene) -> Iterator[InstrumentClaim]:
    """Yield a claim for each thing that two or more parties agree to build or set up."""
    things = instrument_words().lists.undertakings.things
    for index, sentence in enumerate(scene.sentences):
        if not _TELLING.any_in(sentence.wording):
            continue
        for rule in load_rules("instruments").of("undertaking"):
            for match in rule.matches(sentence.view):
                words = match.text("thing")
                if words is None:
                    continue
                thing = _ARTICLE.sub("", _CUT.split(words)[0])
                if not set(_WORD.findall(thing.lower())) & things:
                    continue
                parties = _parties(scene, index, sentence, match.end)
                if len(parties) < 2:
                    continue
                yield InstrumentClaim(
                    evidence=(scene.evidence(sentence, match.start, match.end),),
                    rule=rule.id,
                    confidence=rule.confidence,
                    claimant=scene.speakers[index],
                    kind=InstrumentKind.OTHER,
                    subject=thing,
                    parties=parties,
                    status=Status.AGREED,
                    readings=(Status.AGREED,),
                )


def _parties(scene: Scene, index: int, sentence: Annotated, end: int) -> tuple[str, ...]:
    """Return who agrees: everyone named before the verb, and "together with" whom."""
    codes: set[str] = set()
    for mention in sentence.parties:
        if mention.start < end and not _elsewhere(sentence.text, mention):
            codes.update(scene.codes(mention, index))
    return tuple(sorted(codes))


def _elsewhere(text: str, mention: Parties) -> bool:
    return f" {text[: mention.start]}".endswith((" in ", " from ", " at ", " into ", " to "))
