"""Causes: what brings about, hinders or is required for an effect.

The rules are in `data/rules/causes.yaml`; a list of causes gives one claim each, and a head that
the last one names is shared: "infrastructure and market access barriers" are two barriers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graph.claims import CauseClaim, CauseKind, Claim
from graph.extract.annotate import Annotated, Mention
from graph.extract.pattern import Match
from graph.extract.rules import Rule, load_rules
from graph.extract.scene import Scene

_TRIGGER: Final = re.compile(
    r"due to|because|owing|account of|result of|consequence|thanks to|back of|driven|fuel|helped|"
    r"spurred|caused|attribut|amid|held back|hamper|hinder|constrain|restrict|limit|slow|imped|"
    r"delay|"
    r"stall|block|undermin|requir|need|necessary|essential|indispens|vital|crucial|critical|key|"
    r"precondition|prerequisite|imperative|depend|derail|weigh",
    re.IGNORECASE,
)
_SPLIT: Final = re.compile(r"\s*(?:,\s*and|,|;|\band\b|\bas well as\b)\s+")
_OUTER: Final = re.compile(
    r"^(?:(?:[\w' ]{0,40}) (?:said|noted|stressed|added|argued|warned|explained|emphasi[sz]ed)"
    r" (?:that )?)?(?:(?:despite|while|although|even though) [^,]{1,80}, )?"
    r"(?:but |and |yet |however,? |that )?",
    re.IGNORECASE,
)
_PLACE_TAIL: Final = re.compile(r" (?:in|across|within|among|of) (?:these|this|the|those)\b.*$")
#: Heads that a list shares: "credit and storage shortages".
_SHARED_HEAD: Final = re.compile(
    r"(?:barrier|cost|constraint|problem|shortage|gap|delay|obstacle|bottleneck|issue|hurdle"
    r"|restriction|deficit|risk|rule|procedure)s"
)
_INNER_AND: Final = re.compile(r"(\b(?:for|of|in|between) [\w-]+) and ([\w-]+)$")
_MAX_WORDS: Final = 12


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield the causes that a document gives."""
    rules = load_rules("causes").of("cause")
    for index, sentence in enumerate(scene.sentences):
        if scene.is_heading(sentence) or not _TRIGGER.search(sentence.text):
            continue
        taken: list[tuple[int, int]] = []
        for rule in rules:
            for match in rule.matches(sentence.base):
                if any(s < match.end and match.start < e for s, e in taken):
                    continue
                found = list(_read(scene, index, sentence, rule, match))
                if found:
                    taken.append((match.start, match.end))
                    yield from found


def _read(
    scene: Scene, index: int, sentence: Annotated, rule: Rule, match: Match[Mention]
) -> Iterator[Claim]:
    effect, causes = match.text("effect"), match.text("causes")
    if effect is None or causes is None:
        return
    effect = _OUTER.sub("", effect).strip(" ,'\"")
    if len(effect.split()) < 1 or not any(c.isalpha() for c in effect):
        return
    for cause in split_causes(_PLACE_TAIL.sub("", _OUTER.sub("", causes))):
        yield CauseClaim(
            evidence=(scene.evidence(sentence, match.start, match.end),),
            rule=rule.id,
            confidence=rule.confidence,
            claimant=scene.speakers[index],
            effect=effect,
            cause=cause,
            kind=CauseKind(rule.constants["kind"]),
        )


def split_causes(text: str) -> list[str]:
    """Take a list of causes apart, and give each the head that they share."""
    held = _INNER_AND.sub("\\1 \0 \\2", text)
    items = [item.strip(" ,'\"").replace("\0", "and") for item in _SPLIT.split(held)]
    items = [item for item in items if item and len(item.split()) <= _MAX_WORDS]
    if len(items) > 1 and _shares_head(items):
        head = items[-1].split()[-1]
        return [f"{item} {head}" for item in items[:-1]] + [items[-1]]
    return items


def _shares_head(items: Sequence[str]) -> bool:
    """Whether only the last of several short items names the head of all."""
    return (
        _SHARED_HEAD.fullmatch(items[-1].split()[-1]) is not None
        and len(items[-1].split()) > 1
        and all(len(item.split()) <= 2 for item in items[:-1])
        and not any(_SHARED_HEAD.fullmatch(item.split()[-1]) for item in items[:-1])
    )
