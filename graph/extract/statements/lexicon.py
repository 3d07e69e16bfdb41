"""Verbs of saying and nouns for speakers, from `data/lexicon/speech.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

import msgspec

from graph.extract.pattern import telling_words
from graph.extract.rules import DATA, read_yaml
from graph.extract.words import alternatives

#: What may stand between a speaker and the verb: "has also", "had earlier", "on Monday".
ADVERBS: Final = (
    r"(?:(?:has|have|had|used to|also|further|then|later|earlier|again|once|however|recently|today|"
    r"yesterday|repeatedly|previously|was|were|just|only|rightly|openly|"
    r"(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[a-z]+ly)(?: |$)){0,3}"
)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    said: list[str]
    unsure: list[str]
    quoting: list[str]
    saying: list[str]
    unnamed: list[str]
    naming: list[str]
    no_verb: list[str]


@dataclass(frozen=True, slots=True)
class Verbs:
    """Verbs of one sort; `telling` are words without which a sentence has none."""

    pattern: re.Pattern[str]
    telling: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of speech.

    Attributes:
        said: verbs that attribute a sentence to its subject.
        quoted: the same, and verbs that only lead to quotation marks.
        saying: their participles.
        unsure: forms of `said` that may be nouns or adjectives.
        unnamed: words without which a sentence has no unnamed speaker.
        unnamed_before: the description of an unnamed speaker that ends a text.
        unnamed_at: the same at a place, followed by a mark, a verb or the end.
        naming: words at the end of a text after which quotation marks hold a name or a motto.
        no_verb: words after a quotation that are no verb of saying.
    """

    said: Verbs
    quoted: Verbs
    saying: Verbs
    unsure: frozenset[str]
    unnamed: frozenset[str]
    unnamed_before: re.Pattern[str]
    unnamed_at: re.Pattern[str]
    naming: re.Pattern[str]
    no_verb: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Return the words of speech.

    Raises:
        DataFileError: the file does not fit its schema.
    """
    file = read_yaml(DATA / "lexicon" / "speech.yaml", _File)
    nouns = alternatives(file.unnamed)
    # An article or a number, up to three words, the noun, and what tells more of the speaker.
    described = (
        r"((?:(?:[Aa]n?|[Tt]he|[Ss]ome|[Ss]everal|[Oo]ne|[Tt]wo|[Tt]hree|[Mm]any|[Bb]oth)\b )?"
        rf"(?:[\w'-]+ ){{0,4}}(?i:{nouns})(?!\w)"
        r"(?: (?:at|in|of|from|for|familiar|close|with|who|to (?=[A-Z]))\b[^,.;:\"]{0,50}?"
        r"(?<! the)(?<! a)(?<! an)(?<! of)(?<! to)(?<! its)(?<! and))?)"
    )
    aside = r"(?:, (?:who|speaking|which|on condition)\b[^,;\"]{1,60},)?"
    return Lexicon(
        said=_verbs(file.said),
        quoted=_verbs([*file.said, *file.quoting]),
        saying=_verbs(file.saying),
        unsure=frozenset(file.unsure),
        unnamed=telling_words(file.unnamed),
        unnamed_before=re.compile(
            r"(?:^|[.,;:\"] |[-–—] |\b(?:but|and|while|as|As|that) )"
            rf"{described}{aside},? ?{ADVERBS}$"
        ),
        unnamed_at=re.compile(rf"{described}(?=[,.;:]|$)"),
        naming=re.compile(rf"(?i)\b(?:{alternatives(file.naming)}) ?$"),
        no_verb=frozenset(file.no_verb),
    )


def _verbs(words: list[str]) -> Verbs:
    return Verbs(re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)"), telling_words(words))
