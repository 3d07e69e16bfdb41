"""Causes by the rules of `data/rules/causes.yaml`, for wordings that no frame has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graph.claims import CauseKind
from graph.extract.annotate import Annotated, Mention
from graph.extract.causes.judging import says_so
from graph.extract.causes.lists import split_causes
from graph.extract.causes.phrases import (
    FINITE,
    OPEN_ENDED,
    POINTING,
    QUANTITY,
    causes_of,
    effect_of,
)
from graph.extract.causes.told import Told, told_before
from graph.extract.causes.words import cause_words
from graph.extract.pattern import Match
from graph.extract.rules import Rule, load_rules
from graph.extract.scene import Scene

_QUOTE: Final = re.compile(r'"([^"]{8,200})"')


def ruled(scene: Scene, index: int) -> Iterator[Told]:
    """Yield the causes that rules find in a sentence."""
    sentence = scene.sentences[index]
    words = cause_words()
    told = words.beginnings.all_in(sentence.wording)
    if not told:
        return
    taken: list[tuple[int, int]] = []
    for rule in load_rules("causes").of("cause"):
        if told.isdisjoint(words.triggers[rule.id]):
            continue
        for match in rule.matches(sentence.base):
            if match.touches(taken):
                continue
            found = list(_read(scene, index, sentence, rule, match))
            if found and not rule.constants.get("beside"):
                taken.append((match.start, match.end))
            yield from found


def _read(
    scene: Scene, index: int, sentence: Annotated, rule: Rule, match: Match[Mention]
) -> Iterator[Told]:
    if rule.constants.get("answers"):
        raw = _quoted_before(scene, index)
    elif rule.constants.get("follows"):
        raw = told_before(scene, index)
    else:
        raw = match.text("effect")
    listed = match.text("causes")
    if raw is None or listed is None:
        return
    raw = raw.rpartition(" after ")[2] if rule.constants.get("beside") else raw
    effect = effect_of(raw)
    if POINTING.match(effect):
        effect = told_before(scene, index) or ""
    if QUANTITY.match(effect) or OPEN_ENDED.search(effect):
        return
    listed = causes_of(listed)
    whole = (
        rule.constants.get("told")
        or rule.constants.get("whole")
        or FINITE.search(listed) is not None
    )
    causes = [listed] if whole else split_causes(listed)
    if not effect or not causes or not says_so(rule.constants, match, raw, effect, causes):
        return
    degree = match.text("degree")
    start = min(match.spans[slot][0] for slot in ("effect", "causes") if slot in match.spans)
    start = match.start if sentence.text[match.start].isalnum() else start
    kind = CauseKind(rule.constants["kind"])
    for cause in causes:
        words = f"{degree} {cause[0].lower()}{cause[1:]}" if degree else cause
        yield Told(rule.id, rule.confidence, kind, effect, words, start, match.end)


def _quoted_before(scene: Scene, index: int) -> str | None:
    """Return the last quotation of the sentence before, in the same paragraph."""
    if index == 0:
        return None
    before, here = scene.sentences[index - 1], scene.sentences[index]
    if before.sentence.segment != here.sentence.segment:
        return None
    quotes = _QUOTE.findall(before.text)
    return quotes[-1] if quotes else None
