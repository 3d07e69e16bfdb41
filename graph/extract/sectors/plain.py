"""Fields that no list knows: plain noun phrases where a frame leaves room for nothing else."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from graph.extract.sectors.lexicon import lexicon, one_of, phrases

#: A noun phrase with one "of" at most: "return of smuggled antiquities".
_NOUN_PHRASE: Final = re.compile(
    r"(?:[A-Z]{2,5} )?[a-z][\w'-]+(?: [a-z][\w'-]+){0,2}(?: of(?: [a-z][\w'-]+){1,2})?"
)
#: An act, which is a field if other words say of what: "seaweed growing".
_ACT: Final = re.compile(r"(?<!meet)ing$")
#: An adverb or a participle: no noun ends so, but for "seed" and "feed".
_NO_NOUN: Final = re.compile(r"(?:ly|(?<!e)ed|pertaining|relating|concerning|regarding|^back)$")
#: A field at the end of words that lead to it: "reviewed the state of play in mine safety".
_LED: Final = re.compile(
    r"(?<!\w)(?:in|on|of|about|for|into|with|over) (?:the )?((?:[a-z][\w'-]+ ){0,2}[a-z][\w'-]+)$"
)


def names_a_field(words: str) -> bool:
    """Whether words may name a field where nothing else can stand."""
    if phrases().named_by(words):
        return True
    if _NOUN_PHRASE.fullmatch(words) is None:
        return False
    parts = words.replace(" of ", " ", 1).split()
    heads = {words.partition(" of ")[0].rpartition(" ")[2], parts[-1]}
    vague = {word for word in heads if word == words or not _ACT.search(word)}
    return (
        lexicon().beyond_names.isdisjoint(parts)
        and heads.isdisjoint(lexicon().no_head)
        and vague.isdisjoint(lexicon().no_field)
        and not parts[0].endswith("ly")
        and _NO_NOUN.search(parts[-1]) is None
    )


def led(words: str) -> str | None:
    """Return the noun phrase at the end of words that lead to it, if they do."""
    found = _LED.search(words)
    return found.group(1) if found else None


def untold(words: str) -> str:
    """Return words up to where the sentence goes on: "kava" of "kava began last year"."""
    found = _told().search(words)
    return words[: found.start()] if found else words


@cache
def _told() -> re.Pattern[str]:
    return re.compile(rf" (?:{one_of(lexicon().goes_on)}|[a-z]{{3,}}(?<!e)ed)(?= |$)")
