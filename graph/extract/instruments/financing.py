"""Sums that somebody grants, clears or signs for: "committed a $34 million grant for the road".

Words: `data/rules/financing.yaml`. What the nouns and verbs of `status.yaml` tell of a loan counts
for more; these rules read what is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graph.claims import InstrumentClaim
from graph.claims.model import InstrumentKind, Status
from graph.claims.period import PartialDate
from graph.extract.annotate import Annotated, Mention
from graph.extract.instruments.lenders import LENDERS, lends, names_state, recipients
from graph.extract.instruments.moments import date_opening
from graph.extract.mentions import Name, NameType, Parties
from graph.extract.pattern import Match
from graph.extract.reading.dates import act_date
from graph.extract.reading.pair import home, main_pair
from graph.extract.reading.parties import own_codes
from graph.extract.rules import Rule, load_rules
from graph.extract.scene import Scene
from graph.extract.values.model import DateMention, Money, PeriodMention

_TELLING: Final = frozenset(
    """loan loans credit credits grant grants facility financing package guarantee line funding
    tranche""".split()
)
_GRANT: Final = re.compile(r"\b(?:grants?|package|guarantee)\b", re.IGNORECASE)
_NOT_ACTING: Final = re.compile(r"\b(?:in|to|for|from|with|at|by|via|through)(?: the)? $")
_CUT: Final = re.compile(
    r" (?:which|that|over|with|repayable|by|in (?:\d{4}|[A-Z]\w*)|this|next|last|between|from|under"
    r"|linking|connecting|was|were|on (?:\d+|the)|at|after|before|and \$?\d)\b.*"
)
_ARTICLE: Final = re.compile(r"^(?:(?:the|a|an|its|their|building|construction of) )+")
_HOPED: Final = re.compile(
    r"\b(?:approved of|not|never|hopes? to|wants? to|asked|urged|could|may|might)\b"
)
_APPROVAL: Final = re.compile(r"\b(?:its|their) (?:approval|consent|nod|go-ahead)\b")
_CODE: Final = 2
_SENTENCE: Final = re.compile(r"[;:]|\. ")


def financing(scene: Scene) -> Iterator[InstrumentClaim]:
    """Yield a claim for each sum that a sentence tells in this way."""
    for index, sentence in enumerate(scene.sentences):
        if _TELLING.isdisjoint(sentence.wording):
            continue
        taken: list[tuple[int, int]] = []
        for rule in load_rules("financing").rules:
            for match in rule.matches(sentence.view):
                if match.touches(taken):
                    continue
                claim = _claim(scene, index, sentence, rule, match)
                if claim is not None:
                    taken.append((match.start, match.end))
                    yield claim


def _claim(
    scene: Scene, index: int, sentence: Annotated, rule: Rule, match: Match[Mention]
) -> InstrumentClaim | None:
    lender = match.mention("lender")
    text = sentence.text
    if not isinstance(lender, Name | Parties) or (
        _NOT_ACTING.search(text, 0, lender.start) and (not rule.constants.get("after"))
    ):
        return None
    if _HOPED.search(text[match.start : match.end]):
        return None
    bank = isinstance(lender, Name) and (lender.kind in LENDERS or lends(lender.name))
    if rule.constants.get("bank") and not bank:
        return None
    money = next(
        (v for v in sentence.values if isinstance(v, Money) and _within(match, v.start)), None
    )
    if money is None and not rule.constants.get("unpriced"):
        return None
    told = rule.constants.get("status")
    status = Status(told) if told is not None else None
    if _APPROVAL.search(text, match.start, match.end) is not None:
        status = Status.APPROVED
    words = None if names_state(match) else match.text("subject")
    subject = None if words is None else _ARTICLE.sub("", _CUT.sub("", words)) or None
    grant = _GRANT.search(text, match.start, match.end) is not None
    return InstrumentClaim(
        evidence=(scene.evidence(sentence, match.start, match.end),),
        rule=rule.id,
        confidence=rule.confidence,
        claimant=scene.speakers[index],
        kind=InstrumentKind.OTHER if grant else InstrumentKind.LOAN,
        subject=subject,
        parties=_parties(scene, sentence, match, lender),
        party_names=_names(sentence, match, lender),
        status=status,
        readings=(status,) if status is not None else (),
        date=_date(scene, sentence, match),
    )


def _within(match: Match[Mention], start: int) -> bool:
    return match.start <= start < match.end


def _names(sentence: Annotated, match: Match[Mention], lender: Name | Parties) -> tuple[str, ...]:
    """Return the organisations that lend together."""
    if not isinstance(lender, Name):
        return ()
    names = [lender.name]
    for name in sentence.names:
        together = name.type is NameType.ORGANISATION and _within(match, name.start)
        if together and name.name not in names and (name.kind in LENDERS or lends(name.name)):
            names.append(name.name)
    return tuple(sorted(names))


def _parties(
    scene: Scene, sentence: Annotated, match: Match[Mention], lender: Name | Parties
) -> tuple[str, ...]:
    """Return the state that lends, if one does, and those to which or in which the sum goes."""
    codes = set(own_codes(lender)) if isinstance(lender, Parties) else set(lender.parties)
    theirs = recipients(sentence, match.start, match.end, lender)
    if theirs:
        codes.update(theirs)
    elif codes:
        pair = main_pair(scene)
        states = all(len(code) == _CODE for code in pair)
        codes |= set(pair) if states and codes < set(pair) else home(scene)
    return tuple(sorted(codes))


def _date(scene: Scene, sentence: Annotated, match: Match[Mention]) -> PartialDate | None:
    """Return the date in the clause of a match."""
    stop = _SENTENCE.search(sentence.text, match.end)
    last = len(sentence.text) if stop is None else stop.start()
    for value in sentence.values:
        if isinstance(value, DateMention | PeriodMention) and match.start <= value.start < last:
            found = act_date(value, scene.date, None)
            if found is not None:
                return found
    return date_opening(scene, sentence, match.start)
