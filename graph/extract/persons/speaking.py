"""Persons whom only their speaking marks: '"It is dear," sighs Jas Omondi, a miller'.

A name after the end of a quotation and a verb is that of who says it, whatever the verb; one
before a verb of saying is a person's where none of its words is an ordinary one of trade.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graph.extract.ordinary import is_ordinary
from graph.extract.organisations import lexicon as organisations
from graph.extract.persons.lexicon import lexicon
from graph.extract.persons.personal import Span, name_at, name_ending
from graph.extract.persons.roles import Role
from graph.extract.words import Shape, Word

QUOTED: Final = "person.quoted"
FOLLOWING: Final = "person.following"
SPEAKING: Final = "person.speaking"

#: What ends a quotation, before its mark.
_CLOSING: Final = ",.?!"
_CONJUNCTIONS: Final = frozenset({"and", "but", "while", "as", "that", "whereas", "though"})
_VERB: Final = re.compile(r"[a-z]{2,}(?:[^s\W]s|ed)")
#: What a person is called after the name: ", a freight forwarder who", ", the past chair of".
_TOLD_AS: Final = re.compile(
    r", (?:an?|the) (?:[A-Z][\w-]+ )?((?:[a-z][a-z-]+ ){0,3}[a-z-]+)"
    r"(?=[,.;]|$| (?:of|at|in|with|for|from|who|whose|that|and)\b)"
)


def speakers(text: str, words: Sequence[Word]) -> Iterator[tuple[Span, str]]:
    """Yield the names of persons who speak or whose work is told, each with its rule."""
    known = lexicon()
    for number, word in enumerate(words):
        if number == 0 or word.shape is not Shape.LOWER:
            continue
        before = words[number - 1]
        span, rule = None, QUOTED
        if before.text == '"' and text[before.start - 1 : before.start] in _CLOSING:
            if word.folded in known.said or _VERB.fullmatch(word.folded):
                span = name_at(words, number + 1)
        elif word.folded in known.works and before.folded == "who" and number > 2:
            rule = FOLLOWING
            span = name_ending(words, number - 3) if words[number - 2].text == "," else None
        elif word.folded in known.said and before.capital:
            rule, span = SPEAKING, _before_verb(words, number)
        if span is not None:
            yield span, rule


def _before_verb(words: Sequence[Word], verb: int) -> Span | None:
    """Return the name of the person who is the subject of a verb of saying."""
    span = name_ending(words, verb - 1)
    if span is None or not _opens(words, span[0]):
        return None
    run = words[span[0] : span[1] + 1]
    firm = any(word.text in organisations().company_words or word.text.isupper() for word in run)
    return None if firm or any(map(is_ordinary, run)) else span


def _opens(words: Sequence[Word], first: int) -> bool:
    """Whether a subject may begin at a word: at the start, after a mark, "but" or "Finland's"."""
    if first == 0:
        return True
    before = words[first - 1]
    if before.geo is not None:
        return before.possessive
    return before.shape is Shape.MARK or before.folded in _CONJUNCTIONS


def told_as(text: str, words: Sequence[Word], last: int) -> Role | None:
    """Return what a person is called after the last word of the name: ", a freight forwarder"."""
    told = _TOLD_AS.match(text, words[last].end)
    if told is None or not f" {told[1]}".endswith(lexicon().callings):
        return None
    return Role(last, last, told[1], None, shared=False, of_state=False)
