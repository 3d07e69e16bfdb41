"""Companies that only what they do tells: "and Xxx is to deliver the pipes", "Xxx sells gas to".

A verb that companies are the subject of is weak evidence, since ministers sell plans and towns buy
buses. So the word before it counts as a company only if the document uses it in no other way: not
in lower case, as part of a person's name or as a place, and, where it opens a sentence, only if its
form or another mention shows that it is a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graph.claims import OrganisationKind
from graph.extract.annotate import Annotated
from graph.extract.mentions import Name, NameType
from graph.extract.organisations.apposition import like_person
from graph.extract.organisations.growing import adjacent, in_name
from graph.extract.organisations.lexicon import lexicon
from graph.extract.organisations.usage import Usage
from graph.extract.scene import Scene
from graph.extract.words import Shape, Word

RULE: Final = "organisation.behaviour"

_MAX_NAME: Final = 4
_MAX_AUXILIARIES: Final = 5
_MIN: Final = 3
_MAX_OBJECT: Final = 6
#: Stands between a company and its verb.
_AUXILIARIES: Final = frozenset(
    "will would has have had also to is are was be been being jointly now still plans plan hopes"
    " hope wants want intends intend agreed agrees expects due set ready about already recently"
    " currently then later planned aims seeks, which".split()
)
#: After a subject with "is" or "was" these forms are a passive: "Xxx was built".
_BE: Final = frozenset({"is", "are", "was", "be", "been", "being", "were"})
#: What opens a clause, before a subject.
_BEFORE: Final = frozenset(
    "and while but whereas as that when where because since if whose".split()
)
_CAMEL: Final = re.compile(r"[A-Z]\w*-[A-Z]\w+|\w+[a-z][A-Z]\w*")


def behaving(scene: Scene) -> Iterator[tuple[int, Name]]:
    """Yield the companies that what they do tells, with the index of their sentence."""
    verbs = lexicon().subject_verbs
    found: list[tuple[int, Name, bool]] = []
    for index, sentence in enumerate(scene.sentences):
        if verbs.isdisjoint(sentence.wording) or scene.is_heading(sentence):
            continue
        for name, sure in _in_sentence(sentence):
            found.append((index, name, sure))
    if not found:
        return
    usage = Usage(scene)
    for index, name, sure in found:
        if name.name in usage.shortened:
            continue  # it is short for what it stands behind
        if (sure or usage.named_elsewhere(name.name)) and not usage.otherwise(name.name):
            yield index, name


def _in_sentence(sentence: Annotated) -> Iterator[tuple[Name, bool]]:
    words = sentence.base.words
    verbs = lexicon().subject_verbs
    for number, word in enumerate(words):
        if word.shape is not Shape.LOWER or word.folded not in verbs or number == 0:
            continue
        wins = _wins(words, number)
        last = _past_auxiliaries(words, number) if wins else _subject_end(words, number)
        if last is None:
            continue
        first = last
        while first > 0 and last - first < _MAX_NAME - 1 and _part(words, first - 1):
            first -= 1
        name = _checked(sentence, words, first, last, sure=wins)
        if name is not None:
            yield name


def _subject_end(words: Sequence[Word], verb: int) -> int | None:
    """Return the word before a verb and its auxiliaries; None if the verb is a passive one."""
    at = _past_auxiliaries(words, verb)
    between = [word.folded for word in words[at + 1 : verb]]
    base = words[verb].folded in lexicon().base_verbs
    if between and between[-1] in _BE and not words[verb].folded.endswith("ing"):
        return None
    if base and not any(word in ("to", "will", "would") for word in between):
        return None
    follows = words[verb + 1].folded if verb + 1 < len(words) else "."
    if follows in ("by", "in", "under", ".", ",", ";", "at", "well", "up", "out"):
        return None
    return at if _ends_name(words, at) else None


def _past_auxiliaries(words: Sequence[Word], verb: int) -> int:
    at = verb - 1
    while at >= 0 and verb - at <= _MAX_AUXILIARIES and words[at].folded in _AUXILIARIES:
        at -= 1
    return at


def _ends_name(words: Sequence[Word], at: int) -> bool:
    return at >= 0 and in_name(words[at]) and not words[at].possessive and words[at].geo is None


def _wins(words: Sequence[Word], verb: int) -> bool:
    """Whether "won the contract" or "was awarded an order" stands at a verb."""
    if words[verb].folded not in lexicon().wins:
        return False
    object_ = words[verb + 1 : verb + _MAX_OBJECT]
    told = bool(object_) and object_[0].folded in ("the", "a", "an", "two", "its")
    at = _past_auxiliaries(words, verb)
    return (
        told
        and any(word.folded in lexicon().contracts for word in object_)
        and _ends_name(words, at)
    )


def _part(words: Sequence[Word], at: int) -> bool:
    return in_name(words[at]) and not words[at].possessive and adjacent(words, at)


def _checked(
    sentence: Annotated, words: Sequence[Word], first: int, last: int, *, sure: bool
) -> tuple[Name, bool] | None:
    run = words[first : last + 1]
    start, end = run[0].start, run[-1].end
    text = sentence.text[start:end]
    taken = any(n.start < end and start < n.end for n in sentence.names)
    if taken or len(text) < _MIN or like_person(words, (first, last)):
        return None
    if run[0].folded in lexicon().not_firms or any(_excluded(word) for word in run):
        return None
    before = words[first - 1] if first else None
    opens = before is None or before.text in ('"', "(", "-", "–")
    if (
        not (opens or sure)
        and before is not None
        and before.folded not in (*_BEFORE, ",", ";", ":")
    ):
        return None
    single = first == last
    shaped = bool(_CAMEL.fullmatch(text)) or _coined(text) or (text.isupper() and text.isalpha())
    name = Name(start, end, NameType.ORGANISATION, text, RULE, kind=OrganisationKind.COMPANY)
    return name, sure or not single or not opens or shaped


def _excluded(word: Word) -> bool:
    """Whether a word belongs to no company: a place, a plural of people."""
    return word.geo is None and lexicon().head(word.text) is not None


def _coined(word: str) -> bool:
    """Whether a word is made as names of companies are: "Tajpower"."""
    folded = word.casefold()
    return (
        any(
            folded.endswith(ending) and len(folded) > len(ending) + 1
            for ending in lexicon().coined_endings
        )
        and folded not in lexicon().not_coined
    )
