"""Instruments that one sentence lists and another tells of.

"Six documents were signed. They include an agreement on ports, …", "the following were signed:",
"two memoranda, one on tea and the other on wool".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from graph.claims.model import Status
from graph.extract.annotate import Annotated
from graph.extract.instruments.actors import When
from graph.extract.instruments.clauses import Event
from graph.extract.instruments.structure import Structure, marks_item
from graph.extract.instruments.subjects import SubjectReader
from graph.extract.reading.grammar import finite_words, grammar
from graph.extract.reading.parties import NOBODY, PartyList, party_list
from graph.extract.values.model import DateMention, PeriodMention

RULE: Final = "instrument.listed"

_TWO: Final = 2
#: Tokens between instruments and the colon of their list.
_LEAD: Final = 10
_LONGEST_MATTER: Final = 10
_STAGE_ONLY: Final = 3
_OPENING: Final = frozenset(["on", "in", "covering", "concerning", "following", "regarding", "for"])
_JOINTS: Final = frozenset(["and", "or", "-", "–", "•", "*"])
_REACH: Final = 40
#: Characters before "approved" in which it may be put off: what is approved may lie ahead itself.
_NEAR_STAGE: Final = 16
_OTHERS: Final = frozenset(["other", "another", "second"])
_ABOUT: Final = frozenset(["on", "for", "concerning", "regarding", "covering"])
_CONFIDENCE: Final = Decimal("0.7")
_STAGES: Final = {
    "signed": Status.SIGNED,
    "signing": Status.SIGNED,
    "signature": Status.SIGNED,
    "inked": Status.SIGNED,
    "concluded": Status.SIGNED,
    "conclusion": Status.SIGNED,
    "executed": Status.SIGNED,
    "exchanged": Status.SIGNED,
    "exchange": Status.SIGNED,
    "initialled": Status.INITIALLED,
    "initialed": Status.INITIALLED,
    "approved": Status.APPROVED,
    "ratified": Status.RATIFIED,
    "under negotiation": Status.UNDER_NEGOTIATION,
    "under discussion": Status.DISCUSSED,
    "in force": Status.IN_FORCE,
}
_WORDS: Final = "|".join(_STAGES)
#: A stage and "the following" before the colon of a list, or the stage right before it.
_FOLLOWING: Final = re.compile(
    rf"\bfollowing\b[^.:;]{{0,160}}?\b(?P<after>{_WORDS})\b"
    rf"|\b(?P<before>{_WORDS})\b[^.:;]{{0,120}}?\bfollowing\b"
    rf"|\b(?:documents|agreements|instruments|texts|papers|accords|memoranda|MoUs|deals)\b"
    rf"[^.:;]{{0,60}}?\b(?P<last>{_WORDS})\b[^.:;]{{0,120}}$"
    rf"|\b(?P<right>{_WORDS})(?: (?:today|yesterday|also|the))?$"
    rf"|^(?P<opening>{_WORDS}) by [^.:;]{{3,60}}$"
    r"|\b(?P<noun>signing|signature|exchange|conclusion) of$"
    rf"|^(?P<first>{_WORDS}) (?:[\w-]+ ){{0,2}}(?:documents|agreements|memoranda|MoUs|treaties)$",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(r"\b(?:not|never|without|instead)\b", re.IGNORECASE)
_NOT_YET: Final = re.compile(
    r"\b(?:will|shall|would|should|may|could|can|to be|to|must|expected|ready|due|planned)\b",
    re.IGNORECASE,
)
_CLEARED: Final = re.compile(r"\b(?:approv\w+|authori[sz]\w+|cleared|consent)\b", re.IGNORECASE)
_COLON: Final = re.compile(r":(?= |$)")
_PAPERS: Final = (
    "(?:papers|documents|agreements|accords|deals|instruments|texts|pacts|memoranda|MoUs|treaties)"
)
_LISTS: Final = re.compile(
    rf"(?:\b(?:these|they|which|the (?:\w+ )?{_PAPERS})(?: \w+){{0,3}}?"
    r" (?:comprised?|included?|consist(?:ed)? of|are|were|cover(?:ed)?)\b"
    r"|^(?:Among|Amongst|One of|Two of|Three of|Another of) (?:them|these|the \w+)\b"
    rf"|\b(?:was|were|are|is) (?:also )?(?:among|amongst|one of) (?:those|the {_PAPERS})"
    r"(?: (?:which|that|to|were|was|both|the|two|sides)){0,6} (?:signed|inked|concluded|put"
    r"|exchanged))",
    re.IGNORECASE,
)


def announced(sentence: Annotated) -> Event | None:
    """Return the stage that words before a colon tell of the list after it.

    "The following were signed: …" tells of a signature, "… will be signed: …" of a plan. The event
    ends with the colon.
    """
    if sentence.text.endswith(" approved;"):  # "Cabinet approved; 1. …"
        return told_by_lead(sentence, sentence.text[:-1])
    if ":" not in sentence.text:
        return None
    colon = _COLON.search(sentence.text)
    return told_by_lead(sentence, "" if colon is None else sentence.text[: colon.start()])


def told_by_lead(sentence: Annotated, lead: str) -> Event | None:
    """Return the stage that the words leading to a list tell of its items."""
    found = _FOLLOWING.search(lead)
    if found is None or _DENIED.search(lead):
        return None
    ((told, word),) = ((group, word) for group, word in found.groupdict().items() if word)
    status = _STAGES[word.lower()]
    cleared = status is not Status.APPROVED and _CLEARED.search(lead) is not None
    before = found.end(told) if told == "last" else found.end()
    near = max(0, before - _NEAR_STAGE) if status is Status.APPROVED else 0
    ahead = not cleared and _NOT_YET.search(lead, near, before) is not None
    status = Status.APPROVED if cleared else Status.PROPOSED if ahead else status
    return Event(
        at=0,
        status=status,
        readings=(status,),
        planned=ahead,
        when=None if ahead else _date(sentence, len(lead)),
        agents=NOBODY,
        others=NOBODY,
        between=NOBODY,
        start=0,
        end=len(lead) + 1,
        rule=RULE,
        confidence=_CONFIDENCE,
        lemma="",
    )


def lists_members(sentence: Annotated) -> bool:
    """Whether a sentence lists what "documents" or "agreements" named before it are."""
    return _LISTS.search(sentence.text) is not None


def matters_listed(structure: Structure, at: int) -> tuple[str, ...]:
    """Return what instruments are about where a colon lists it: "memoranda on: (i) tea; (ii) wool".

    Items that are instruments themselves are left out.
    """
    tokens = structure.tokens
    colon = next(
        (i for i in range(at + 1, min(len(tokens), at + _LEAD)) if tokens[i].hard), len(tokens)
    )
    before = {token.word for token in tokens[at + 1 : colon]}
    if structure.word(colon) != ":" or before.isdisjoint(_OPENING):
        return ()
    items: list[list[int]] = [[]]
    parting = (";",) if any(token.word == ";" for token in tokens[colon:]) else (",", "and")
    for i in range(colon + 1, len(tokens)):
        if tokens[i].word in parting:
            items.append([])
        elif not (marks_item(tokens, i) or (not items[-1] and tokens[i].word in _JOINTS)):
            items[-1].append(i)
    found = [item[:-1] if structure.word(item[-1]) == "." else item for item in items if item]
    if not all(_is_matter(structure, item) for item in found):
        return ()
    return tuple(
        structure.text[tokens[item[0]].start : tokens[item[-1]].end]
        for item in found
        if not any(tokens[i].slot == "instrument" for i in item)
    )


def _is_matter(structure: Structure, item: list[int]) -> bool:
    """Whether an item is a short noun phrase, or names an instrument."""
    if any(structure.tokens[i].slot == "instrument" for i in item):
        return True
    verbs = finite_words()
    if item and item[0] in structure.trigger_at and len(item) <= _STAGE_ONLY:
        return False  # "initialled 2010"
    return 0 < len(item) <= _LONGEST_MATTER and all(structure.word(i) not in verbs for i in item)


@dataclass(frozen=True, slots=True)
class Part:
    """One of two instruments that are told apart: "one on tea and the other on wool".

    Attributes:
        between: its own parties, if they are named.
        subject: its own subject, if it is named.
        start, end: its words in the sentence.
    """

    between: PartyList
    subject: str | None
    start: int
    end: int


def one_and_other(structure: Structure, at: int) -> tuple[Part, ...]:
    """Return the two instruments that "one … the other …" tells apart after token `at`."""
    tokens = structure.tokens
    parts: list[Part] = []
    for i in range(at + 1, min(len(tokens) - 2, at + _REACH)):
        word = structure.text[tokens[i].start : tokens[i].end].lower()
        opens = word in _OTHERS if parts else word in ("one", "first")
        opener = tokens[i + 1].word
        if tokens[i].slot == "instrument" or (tokens[i].hard and tokens[i].word not in (":", ";")):
            break
        following = i + 1
        if opens and opener in _STAGES and structure.word(i + 2) == "with":
            following, opener = i + 2, "with"  # "one concluded with Italy"
        if not opens or opener not in (*grammar().between, *_ABOUT, "with"):
            continue
        if opener in _ABOUT:
            subject = SubjectReader(structure.text, tokens).read(i + 2, opener)
            if subject is None or subject.words is None:
                break
            words = subject.words.partition(", the ")[0].partition(" and the ")[0]
            parts.append(Part(NOBODY, words, tokens[i].start, tokens[subject.end - 1].end))
        else:
            listed = party_list(structure.text, tokens, following + 1)
            if not listed:
                break
            parts.append(Part(listed, None, tokens[i].start, tokens[listed.end - 1].end))
        if len(parts) == _TWO:
            return tuple(parts)
    return ()


def _date(sentence: Annotated, end: int) -> When | None:
    """Return the first date before a position."""
    for value in sentence.values:
        if isinstance(value, DateMention | PeriodMention) and value.end <= end:
            return value
    return None
