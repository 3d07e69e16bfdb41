"""Parts of a flow where one sentence says all, by `data/rules/shares.yaml`.

What rests on the sentences before is read by `graph.extract.figures.shares`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from graph.claims import Claim, ShareClaim
from graph.claims.model import WORLD, Direction
from graph.claims.period import Period
from graph.claims.quantity import Quantity
from graph.extract.annotate import Mention
from graph.extract.mentions import Parties
from graph.extract.pattern import Match
from graph.extract.reading.pair import home
from graph.extract.rules import Rule, load_rules
from graph.extract.scene import Scene
from graph.extract.values.model import Percent, PeriodMention

_RULES: Final = "shares"
#: A sentence without any of these cannot match.
_FLOWS: Final = ("export", "import", "trade", "sales", "cargo", "freight", "goods", "commerce")


def stated_shares(scene: Scene, index: int) -> Iterator[Claim]:
    """Yield the shares that a sentence states in full."""
    sentence = scene.sentences[index]
    lowered = sentence.text.casefold()
    if len(sentence.parties) < 2 or not any(word in lowered for word in _FLOWS):
        return
    taken: list[tuple[int, int]] = []
    for rule in load_rules(_RULES).rules:
        for match in rule.matches(sentence.view):
            if match.touches(taken):
                continue
            claim = _share(scene, index, rule, match)
            if claim is not None:
                taken.append((match.start, match.end))
                yield claim


def _share(scene: Scene, index: int, rule: Rule, match: Match[Mention]) -> ShareClaim | None:
    reporter = _one(scene, index, match, "reporter") or next(iter(home(scene)), None)
    partner = _codes(scene, index, match, "partner")
    flow = match.text("flow")
    if reporter is None or not partner or reporter in partner or flow is None:
        return None
    words, share = _part(scene, index, match)
    return ShareClaim(
        evidence=(scene.evidence(scene.sentences[index], match.start, match.end),),
        rule=rule.id,
        confidence=rule.confidence,
        claimant=scene.speakers[index],
        reporter=reporter,
        partner=partner,
        direction=_direction(flow),
        share=share,
        words=words,
        whole=(WORLD,),
        period=_period(scene, index, reporter),
    )


def _period(scene: Scene, index: int, reporter: str) -> Period | None:
    """Return the only stretch of time that the sentence names."""
    named = [v for v in scene.sentences[index].values if isinstance(v, PeriodMention)]
    if len(named) != 1 or named[0].expression.comparison or named[0].expression.deadline:
        return None
    return scene.period(named[0].expression, reporter)


def _codes(scene: Scene, index: int, match: Match[Mention], slot: str) -> tuple[str, ...]:
    mention = match.mention(slot)
    return scene.codes(mention, index) if isinstance(mention, Parties) else ()


def _one(scene: Scene, index: int, match: Match[Mention], slot: str) -> str | None:
    codes = _codes(scene, index, match, slot)
    if len(codes) == 1:
        return codes[0]
    mention = match.mention(slot)
    return mention.group if isinstance(mention, Parties) else None


def _part(scene: Scene, index: int, match: Match[Mention]) -> tuple[str, Quantity | None]:
    """Return the part as printed, and as a percentage if it is one."""
    part = match.mention("part")
    if part is None:
        return match.text("words") or "", None
    printed = scene.sentences[index].text[part.start : part.end]
    return printed, part.quantity if isinstance(part, Percent) else None


def _direction(flow: str) -> Direction:
    words = flow.casefold()
    if "export" in words or "sales" in words:
        return Direction.EXPORTS
    return Direction.IMPORTS if "import" in words else Direction.TOTAL
