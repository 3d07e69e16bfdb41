"""Who speaks in a sentence, and what was said word for word.

A speaker is a person named in the sentence before a verb of saying, somebody already known by the
last name or a pronoun, or an unnamed official as the document describes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Final

import msgspec

from graph.claims import Claim, Claimant, StatementClaim
from graph.extract.annotate import Annotated
from graph.extract.mentions import Name, NameType
from graph.extract.rules import DATA, read_yaml
from graph.extract.scene import Scene

_RULE: Final = "statement.quoted"
_QUOTE: Final = re.compile(r'"([^"]{20,1000})"')
_APPOSITION: Final = re.compile(r",? ?|, [^,]+, ")
_SUBJECT: Final = re.compile(
    r"(?:^|[.,;\"] |\b(?:and|but) )(?:(?:Mr|Ms|Mrs|Dr)\.? )?([A-Z]\w+)"
    r"(?: (?:also|further|then))? $"
)
_PRONOUN: Final = re.compile(r"(?:^|[,;] )(?:he|she|He|She)(?: also)? $")
_ARTICLE: Final = re.compile(r"^(?:an?|the|some|several|one) ", re.IGNORECASE)
_MIN_WORDS: Final = 5
_REACH: Final = 90


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    said: list[str]
    unnamed: list[str]


@cache
def _said() -> re.Pattern[str]:
    words = read_yaml(DATA / "lexicon" / "speech.yaml", _File).said
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")


@cache
def _unnamed() -> re.Pattern[str]:
    """Match a description of an unnamed speaker right before the verb of saying."""
    words = read_yaml(DATA / "lexicon" / "speech.yaml", _File).unnamed
    return re.compile(
        rf"(?:^|[.,;\"] |\b(?:but|and|while) )((?:(?:An?|The|Some|Several|One|an?|the|some)\b )?"
        rf"(?:[\w-]+ ){{0,3}}(?:{'|'.join(words)})"
        r"(?: (?:at|in|of|from|familiar|close|with|to)\b[^,.;]{0,50})?)"
        r",? ?$"
    )


def speakers(sentences: Sequence[Annotated]) -> tuple[Claimant | None, ...]:
    """Return who speaks in each sentence; None where the document itself does."""
    known: dict[str, Claimant] = {}
    last: Claimant | None = None
    pending: Claimant | None = None
    found: list[Claimant | None] = []
    for sentence in sentences:
        for name in sentence.names:
            if name.type is NameType.PERSON:
                known.setdefault(name.name.split()[-1], _claimant(name))
        speaker = _speaker(sentence, known, last)
        if speaker is None and pending is not None and sentence.text.startswith('"'):
            speaker = pending
        pending = speaker if sentence.text.rstrip().endswith((",", ":")) else None
        last = speaker or last
        found.append(speaker)
    return tuple(found)


def _speaker(
    sentence: Annotated, known: dict[str, Claimant], last: Claimant | None
) -> Claimant | None:
    text = sentence.text
    for verb in _said().finditer(text):
        before = text[: verb.start()]
        named = _named_before(sentence, verb.start())
        if named is not None:
            return _claimant(named)
        unnamed = _unnamed().search(before)
        if unnamed is not None:
            return Claimant(None, _ARTICLE.sub("", unnamed.group(1)).strip())
        subject = _SUBJECT.search(before)
        if subject is not None:
            word = subject.group(1)
            if word in ("He", "She"):
                return last
            if word in known:
                return known[word]
        if _PRONOUN.search(before):
            return last
    return None


def _named_before(sentence: Annotated, position: int) -> Name | None:
    """Return the person who stands last before a verb, with only an apposition between."""
    for name in reversed(sentence.names):
        if name.type is NameType.PERSON and name.end <= position:
            between = sentence.text[name.end : position]
            if len(between) <= _REACH and (_APPOSITION.fullmatch(between)):
                return name
            return None
    return None


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
                    confidence=Decimal("0.9"),
                    claimant=speaker,
                    text=quote.group(1),
                )
