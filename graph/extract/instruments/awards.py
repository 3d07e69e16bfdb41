"""Loans and contracts told by who lends or who is given the work, rather than by an act."""

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
from graph.extract.pattern import Match, Spanned
from graph.extract.reading.dates import act_date
from graph.extract.reading.pair import likely_pair, main_pair
from graph.extract.reading.parties import own_codes
from graph.extract.rules import Rule, load_rules
from graph.extract.scene import Scene
from graph.extract.values.model import DateMention, Money, PeriodMention

#: How far before a match the country may stand whose firm it begins with: "Poland's Orlen".
_OWNER_REACH: Final = 20
_SIGNED: Final = re.compile(r"\bsigned\b")
_TELLING: Final = frozenset(
    """loan loans credit credits lent lends lending lend provided provides providing put committed
    extended loaned financed finances funded funds funding granted disbursed allocated earmarked
    advanced approved cleared authorised authorized sanctioned contributed injected okayed
    greenlit contract contracts contracted concession concessions tender order orders mandate
    licence license permit licences licenses permits made signed agreed provide extending
    facility financing award awarded awarding grant entrusted tasked charged commissioned job
    work commission discussing negotiating talks negotiations swap deposit""".split()
)
_ARTICLE: Final = re.compile(r"^(?:the|a|an|its|their|building|construction of) ")
_CUT: Final = re.compile(
    r" (?:which|that|over|with|repayable|by|in (?:\d{4}|[A-Z]\w*)|this|next|last|between|from|under"
    r"|worth|valued|linking|connecting|was|were|on (?:\d+|the)|at|after|before)\b.*"
)
_CODE: Final = 2
_NOT_FIRMS: Final = frozenset(
    ["The", "It", "He", "She", "They", "Who", "This", "That", "In", "A", "An", "Both", "Ministers"]
)
#: Between a lender and an amount: the amount is that of something else.
_BROKEN: Final = re.compile(
    r"\b(?:which|who|that|said|says|where|while|but|costs?|earn\w*|of (?:the|its|a)|export\w*"
    r"|import\w*|trade|sales?)\b"
)
#: After "for" these lead to another clause: "for which the fund gives as much".
_RELATIVES: Final = ("which ", "whom ", "whose ")
_FIRMS: Final = re.compile(r",? and (?:to |with )?|, ")
#: What is said of a loan right after it: "a loan of … from …, approved last year".
_STAGE_AFTER: Final = re.compile(
    r",? (?:(?:which|that) (?:was|were|has been|had been) )?(approved|signed|agreed|granted)\b"
)
_STAGES: Final = {
    "approved": Status.APPROVED,
    "signed": Status.SIGNED,
    "agreed": Status.AGREED,
    "granted": Status.AGREED,
}
#: Between the first and the second of those who share the work.
_SHARED: Final = re.compile(r"(?: \([^()]{1,60}\))?,? and (?:to |by |with )?(?:the )?")
_ENDS: Final = re.compile(r";|\.(?!\d)|, (?:and|while|but) ")


def awards(scene: Scene) -> Iterator[InstrumentClaim]:
    """Yield a claim for each loan and contract that a sentence tells in this way."""
    rules = load_rules("awards")
    for index, sentence in enumerate(scene.sentences):
        if _TELLING.isdisjoint(sentence.wording):
            continue
        taken: list[tuple[int, int]] = []
        for rule in rules.rules:
            for match in rule.matches(sentence.view):
                if match.touches(taken):
                    continue
                lent = rule.kind == "lent"
                claim = (
                    _lent(scene, index, sentence, rule, match)
                    if lent
                    else _awarded(scene, index, sentence, rule, match)
                )
                if claim is not None:
                    taken.append((match.start, match.end))
                    yield claim


def _lent(
    scene: Scene, index: int, sentence: Annotated, rule: Rule, match: Match[Mention]
) -> InstrumentClaim | None:
    lender = match.mention("lender")
    money = next((m for m in sentence.values if _holds(match, m) and isinstance(m, Money)), None)
    if money is None or lender is None:
        return None
    if _BROKEN.search(sentence.text, min(lender.end, money.end), max(lender.start, money.start)):
        return None
    if isinstance(lender, Name) and not (lender.kind in LENDERS or lends(lender.name)):
        return None
    borrower = match.mention("borrower")
    codes = set(own_codes(borrower)) if isinstance(borrower, Parties) else set()
    if not codes and isinstance(lender, Name | Parties):
        codes = set(recipients(sentence, match.start, match.end, lender))
    if isinstance(lender, Parties):
        codes |= set(own_codes(lender))
        if len(codes) == 1:
            codes |= _borrowers(scene, sentence, match, codes)
    elif isinstance(lender, Name):
        codes |= {code for code in lender.parties if codes or len(lender.parties) == 1}
        if len(codes) == 1 and codes == set(lender.parties):
            codes |= _borrowers(scene, sentence, match, codes)
    told = _STAGE_AFTER.match(sentence.text, match.end)
    status = rule.constants.get("status") or (told and _STAGES[told[1].lower()])
    return _claim(
        scene,
        index,
        sentence,
        rule,
        match,
        kind=InstrumentKind.LOAN,
        parties=tuple(sorted(codes)),
        names=(lender.name,) if isinstance(lender, Name) else (),
        status=Status(status) if status else None,
    )


def _borrowers(
    scene: Scene, sentence: Annotated, match: Match[Mention], lender: set[str]
) -> set[str]:
    """Return to whom the bank of one state lends: the other side, else who is named before it."""
    pair = set(likely_pair(scene))
    if lender < pair and all(map(_is_state, pair)):
        return pair
    named = {code for m in sentence.parties if m.end <= match.start for code in own_codes(m)}
    return named if len(named - lender) == 1 else set()


def _awarded(
    scene: Scene, index: int, sentence: Annotated, rule: Rule, match: Match[Mention]
) -> InstrumentClaim | None:
    names: list[str] = []
    codes: set[str] = set()
    for slot, plain in (("giver", "other"), ("winner", "firm")):
        mention = match.mention(slot)
        if isinstance(mention, Name):
            names.append(mention.name)
            codes |= set(mention.parties)
        elif isinstance(mention, Parties):
            codes |= set(own_codes(mention))
        elif (firm := match.text(plain)) is not None and firm.split()[0] not in _NOT_FIRMS:
            if any(firm == sentence.text[p.start : p.end] for p in sentence.parties):
                return None  # what a state wins or gives is an act between states
            names += _FIRMS.split(firm)
    if not names:
        return None
    main = set(main_pair(scene))
    names += _before(sentence, match)
    for name in sentence.names:
        shared = _SHARED.fullmatch(sentence.text, match.end, name.start)
        if name.type is NameType.ORGANISATION and shared is not None:
            names.append(name.name)
            codes |= set(name.parties)
    for mention in sentence.parties:
        if mention.possessive and match.start - _OWNER_REACH <= mention.start < match.end:
            codes |= set(own_codes(mention))
    codes |= _clients(scene, index, sentence, match, codes) or (set() if codes else main)
    words = sentence.text[match.start : match.end]
    return _claim(
        scene,
        index,
        sentence,
        rule,
        match,
        kind=InstrumentKind(rule.constants.get("kind", InstrumentKind.CONTRACT.value)),
        parties=tuple(sorted(codes)),
        names=tuple(sorted(names)),
        status=Status.SIGNED if _SIGNED.search(words) else Status(rule.constants["status"]),
    )


def _clients(
    scene: Scene, index: int, sentence: Annotated, match: Match[Mention], codes: set[str]
) -> set[str]:
    """Return the states whose work a foreign firm is given: those named with it, else the pair."""
    if len(codes) != 1 or match.mention("giver") is not None:
        return set()
    bodies = [n for n in sentence.names if n.type is NameType.ORGANISATION]
    named: set[str] = set()
    for mention in sentence.parties:
        in_name = any(body.start <= mention.start < body.end for body in bodies)
        if match.start <= mention.start < match.end and not in_name:
            named.update(scene.codes(mention, index))
    pair = main_pair(scene)
    return named or set(pair)


def _before(sentence: Annotated, match: Match[Mention]) -> list[str]:
    """Return the organisation that shares what a match tells and stands right before it."""
    return [
        name.name
        for name in sentence.names
        if name.type is NameType.ORGANISATION
        and name.end <= match.start
        and _SHARED.fullmatch(sentence.text, name.end, match.start) is not None
    ]


def _claim(
    scene: Scene,
    index: int,
    sentence: Annotated,
    rule: Rule,
    match: Match[Mention],
    *,
    kind: InstrumentKind,
    parties: tuple[str, ...],
    names: tuple[str, ...],
    status: Status | None,
) -> InstrumentClaim:
    when = _date(scene, sentence, match) if status is not Status.IN_FORCE else None
    return InstrumentClaim(
        evidence=(scene.evidence(sentence, match.start, match.end),),
        rule=rule.id,
        confidence=rule.confidence,
        claimant=scene.speakers[index],
        kind=kind,
        subject=_subject(match),
        parties=parties,
        party_names=names,
        status=status,
        readings=(status,) if status is not None else (),
        date=when,
    )


def _is_state(code: str) -> bool:
    return len(code) == _CODE


def _subject(match: Match[Mention]) -> str | None:
    words = match.text("subject")
    if words is None or words.startswith(_RELATIVES) or names_state(match):
        return None  # "$3 million in grants for Bangui" is about no purpose
    plain = _ARTICLE.sub("", _ARTICLE.sub("", _CUT.sub("", words)))
    return plain or None


def _holds(match: Match[Mention], value: Spanned) -> bool:
    return match.start <= value.start and value.end <= match.end


def _date(scene: Scene, sentence: Annotated, match: Match[Mention]) -> PartialDate | None:
    """Return the date in the clause of a match: within it, else after it, else at its head."""
    end = _ENDS.search(sentence.text, match.end)
    last = end.start() if end is not None else len(sentence.text)
    for value in sentence.values:
        inside = match.start <= value.start and value.end <= last
        if inside and isinstance(value, DateMention | PeriodMention):
            found = act_date(value, scene.date, None)
            if found is not None:
                return found
    return date_opening(scene, sentence, match.start)
