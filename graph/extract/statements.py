"""Who speaks in a sentence, and what was said word for word.

A speaker is a person named beside a verb of saying, somebody already known by the last name, a
pronoun or the office ("the minister"), or an unnamed official as the document describes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Final

import msgspec

from graph.claims import Claim, Claimant, StatementClaim
from graph.extract.annotate import Annotated
from graph.extract.mentions import Name, NameType
from graph.extract.pattern import telling_words
from graph.extract.rules import DATA, read_yaml
from graph.extract.scene import Scene

_RULE: Final = "statement.quoted"
_CONFIDENCE: Final = Decimal("0.65")
_QUOTE: Final = re.compile(r'"([^"]{20,1000})"')
#: Between a person and the verb: nothing, an apposition, or the rest of the role.
_APPOSITION: Final = re.compile(r"(?: (?:of|for|at|in) [^,]{1,60})?,? ?|, [^,]+, ")
#: The words of a sentence right before a verb: "Mr Leghari also".
_SUBJECT: Final = re.compile(
    r"(?:^|[.,;\"] |\b(?:and|but) )(?:(?:Mr|Ms|Mrs|Dr)\.? )?"
    r"(?:[A-Z][\w.-]* ){0,3}([A-Z]\w+)(?: (?:also|further|then))? $"
)
_PRONOUN: Final = re.compile(r"(?:^|[,;] )(?:he|she|He|She)(?: also)? $")
#: "The minister", "the energy minister": somebody named before.
_OFFICE: Final = re.compile(
    r"(?:^|[.,;\"] |\b(?:but|and|while) )[Tt]he (?:[\w-]+ ){0,2}?([\w-]+)(?: also| then)? ?$"
)
#: The last of the capitalised words right after a verb: "said Ms Otieno".
_LAST_NAME: Final = re.compile(r" (?:[A-Z][\w.-]* ){0,4}([A-Z]\w+)(?=[,.;]|$)")
#: What stands between "according to" and a person: a role or nothing.
_ACCORDING: Final = re.compile(r"\b[Aa]ccording to (?:the )?(?:[\w'-]+ ){0,6}$")
#: What ends a quotation before "said …".
_QUOTED: Final = re.compile(r"[\",] $")
_ARTICLE: Final = re.compile(r"^(?:an?|the|some|several|one) ", re.IGNORECASE)
_MIN_WORDS: Final = 5
_REACH: Final = 90


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    said: list[str]
    unnamed: list[str]


@dataclass(frozen=True, slots=True)
class _Verbs:
    """Verbs of saying, and unnamed speakers right before or after them.

    `telling` and `unnamed` are words without which a sentence has no such verb or speaker.
    """

    said: re.Pattern[str]
    telling: frozenset[str]
    unnamed: frozenset[str]
    unnamed_before: re.Pattern[str]
    unnamed_after: re.Pattern[str]


@cache
def _verbs() -> _Verbs:
    file = read_yaml(DATA / "lexicon" / "speech.yaml", _File)
    nouns = "|".join(file.unnamed)
    # An article, up to three words, the noun, and what tells more of the speaker.
    described = (
        rf"((?:(?:[Aa]n?|[Tt]he|[Ss]ome|[Ss]everal|[Oo]ne)\b )?(?:[\w-]+ ){{0,3}}(?:{nouns})"
        r"(?: (?:at|in|of|from|familiar|close|with|to|who)\b[^,.;]{0,50})?)"
    )
    return _Verbs(
        said=re.compile(rf"(?<!\w)(?:{'|'.join(file.said)})(?!\w)"),
        telling=telling_words(file.said),
        unnamed=telling_words(file.unnamed),
        unnamed_before=re.compile(rf"(?:^|[.,;\"] |\b(?:but|and|while) ){described},? ?$"),
        unnamed_after=re.compile(rf" {described}(?=[,.;]|$)"),
    )


@dataclass(slots=True)
class _Known:
    """Who has been named and who spoke last, up to a sentence of a document."""

    by_last_name: dict[str, Claimant] = field(default_factory=dict)
    named: list[Claimant] = field(default_factory=list)
    last: Claimant | None = None

    def meet(self, sentence: Annotated) -> None:
        """Remember the persons that a sentence names."""
        for name in sentence.names:
            if name.type is NameType.PERSON:
                claimant = _claimant(name)
                self.by_last_name.setdefault(name.name.split()[-1], claimant)
                self.named.append(claimant)

    def holder(self, office: str) -> Claimant | None:
        """Return the person named last whose role has a word ("minister")."""
        word = office.casefold()
        return next(
            (c for c in reversed(self.named) if c.role and word in c.role.casefold().split()), None
        )


def speakers(sentences: Sequence[Annotated]) -> tuple[Claimant | None, ...]:
    """Return who speaks in each sentence; None where the document itself does."""
    known = _Known()
    pending: Claimant | None = None
    found: list[Claimant | None] = []
    for sentence in sentences:
        known.meet(sentence)
        speaker = _speaker(sentence, known) or _cited(sentence)
        if speaker is None and pending is not None and sentence.text.startswith('"'):
            speaker = pending
        pending = speaker if sentence.text.rstrip().endswith((",", ":")) else None
        known.last = speaker or known.last
        found.append(speaker)
    return tuple(found)


def _speaker(sentence: Annotated, known: _Known) -> Claimant | None:
    if _verbs().telling.isdisjoint(sentence.wording):
        return None
    for verb in _verbs().said.finditer(sentence.text):
        speaker = _before(sentence, verb.start(), known) or _after(sentence, verb, known)
        if speaker is not None:
            return speaker
    return None


def _cited(sentence: Annotated) -> Claimant | None:
    """Return the person of "according to Minister Aye Win"."""
    if "ccording to" not in sentence.text:
        return None
    for name in sentence.names:
        before = sentence.text[max(0, name.start - _REACH) : name.start]
        if name.type is NameType.PERSON and _ACCORDING.search(before):
            return _claimant(name)
    return None


def _before(sentence: Annotated, position: int, known: _Known) -> Claimant | None:
    """Return the speaker that stands before a verb."""
    named = _named_before(sentence, position)
    if named is not None:
        return _claimant(named)
    before = sentence.text[max(0, position - 2 * _REACH) : position]
    office = _OFFICE.search(before) if known.named else None
    holder = known.holder(office.group(1)) if office is not None else None
    if holder is not None:
        return holder
    if not _verbs().unnamed.isdisjoint(sentence.wording):
        unnamed = _verbs().unnamed_before.search(before)
        if unnamed is not None:
            return Claimant(None, _ARTICLE.sub("", unnamed.group(1)).strip())
    subject = _SUBJECT.search(before) if known.by_last_name else None
    if subject is not None and subject.group(1) in known.by_last_name:
        return known.by_last_name[subject.group(1)]
    return known.last if _PRONOUN.search(before) else None


def _named_before(sentence: Annotated, position: int) -> Name | None:
    """Return the person who stands last before a verb, with only an apposition between."""
    for name in reversed(sentence.names):
        if name.type is NameType.PERSON and name.end <= position:
            between = sentence.text[name.end : position]
            return name if len(between) <= _REACH and _APPOSITION.fullmatch(between) else None
    return None


def _after(sentence: Annotated, verb: re.Match[str], known: _Known) -> Claimant | None:
    """Return the speaker that stands after a verb: "…," said Jane Mwangi."""
    if not _QUOTED.search(sentence.text, max(0, verb.start() - 2), verb.start()):
        return None
    for name in sentence.names:
        if name.type is NameType.PERSON and 0 <= name.start - verb.end() <= len(" the "):
            return _claimant(name)
    subject = _LAST_NAME.match(sentence.text, verb.end())
    if subject is not None and subject.group(1) in known.by_last_name:
        return known.by_last_name[subject.group(1)]
    unnamed = _verbs().unnamed_after.match(sentence.text, verb.end())
    return Claimant(None, _ARTICLE.sub("", unnamed.group(1)).strip()) if unnamed else None


def _claimant(name: Name) -> Claimant:
    return Claimant(name.name, name.detail, name.parties[0] if name.parties else None)


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield what somebody said in quotation marks."""
    for index, sentence in enumerate(scene.sentences):
        speaker = scene.speakers[index]
        if speaker is None:
            continue
        for quote in _QUOTE.finditer(sentence.text):
            if len(quote.group(1).split()) >= _MIN_WORDS:
                yield StatementClaim(
                    evidence=(scene.evidence(sentence, quote.start(), quote.end()),),
                    rule=_RULE,
                    confidence=_CONFIDENCE,
                    claimant=speaker,
                    text=quote.group(1),
                )
