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
from graph.extract.instruments.structure import Structure
from graph.extract.instruments.subjects import SubjectReader
from graph.extract.reading.grammar import grammar
from graph.extract.reading.parties import NOBODY, PartyList, party_list
from graph.extract.values.model import DateMention, PeriodMention

RULE: Final = "instrument.listed"

_TWO: Final = 2
_REACH: Final = 40
_OTHERS: Final = frozenset(["other", "another", "second"])
_ABOUT: Final = frozenset(["on", "for", "concerning", "regarding", "covering"])
_CONFIDENCE: Final = Decimal("0.7")
_STAGES: Final = {
    "signed": Status.SIGNED,
    "inked": Status.SIGNED,
    "concluded": Status.SIGNED,
    "exchanged": Status.SIGNED,
    "initialled": Status.INITIALLED,
    "initialed": Status.INITIALLED,
    "approved": Status.APPROVED,
    "ratified": Status.RATIFIED,
}
_VERBS: Final = "|".join(_STAGES)
_FOLLOWING: Final = re.compile(
    rf"\bfollowing\b[^.:;]{{0,80}}?\b(?P<after>{_VERBS})\b"
    rf"|\b(?P<before>{_VERBS})\b[^.:;]{{0,60}}?\bfollowing\b",
    re.IGNORECASE,
)
_NOT_YET: Final = re.compile(
    r"\b(?:will|shall|would|should|may|could|can|to be|not|must|expected|ready)\b", re.IGNORECASE
)
_LISTS: Final = re.compile(
    r"(?:\b(?:these|they|which|the (?:\w+ )?(?:papers|documents|agreements|accords|deals"
    r"|instruments|texts|pacts|memoranda|MoUs|treaties))(?: \w+){0,3}?"
    r" (?:comprised?|included?|consist(?:ed)? of|are|were|cover(?:ed)?)\b"
    r"|^(?:Among|Amongst) (?:them|these|the \w+)\b)",
    re.IGNORECASE,
)


def announced(sentence: Annotated) -> Event | None:
    """Return the stage that a sentence tells of the list it opens: "the following were signed:"."""
    if not sentence.text.endswith(":"):
        return None
    found = _FOLLOWING.search(sentence.text)
    if found is None or _NOT_YET.search(sentence.text, 0, found.end()):
        return None
    status = _STAGES[(found["after"] or found["before"]).lower()]
    return Event(
        at=0,
        status=status,
        readings=(status,),
        planned=False,
        when=_date(sentence),
        agents=NOBODY,
        others=NOBODY,
        between=NOBODY,
        start=0,
        end=len(sentence.text),
        rule=RULE,
        confidence=_CONFIDENCE,
        lemma="",
    )


def lists_members(sentence: Annotated) -> bool:
    """Whether a sentence lists what "documents" or "agreements" named before it are."""
    return _LISTS.search(sentence.text) is not None


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
        if not opens or opener not in (*grammar().between, *_ABOUT):
            continue
        if opener in _ABOUT:
            subject = SubjectReader(structure.text, tokens).read(i + 2, opener)
            if subject is None or subject.words is None:
                break
            words = subject.words.partition(", the ")[0].partition(" and the ")[0]
            parts.append(Part(NOBODY, words, tokens[i].start, tokens[subject.end - 1].end))
        else:
            listed = party_list(structure.text, tokens, i + 2)
            if not listed:
                break
            parts.append(Part(listed, None, tokens[i].start, tokens[listed.end - 1].end))
        if len(parts) == _TWO:
            return tuple(parts)
    return ()


def _date(sentence: Annotated) -> When | None:
    for value in sentence.values:
        if isinstance(value, DateMention | PeriodMention):
            return value
    return None
