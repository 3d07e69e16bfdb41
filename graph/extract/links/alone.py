"""Links that a text only brings up by their noun: "a land bridge across Jordan", "a second cable".

The indefinite article tells that one is meant which is or may be there. It is none where the
document names a link of the kind anyway, unless words tell it from that one. What such a noun may
also be, a figure of speech ("a corridor of trust") or the first part of another noun ("a railway
worker"), is told by the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from graph.claims import LinkKind
from graph.extract.annotate import Annotated, also_named
from graph.extract.links.lexicon import has_length, is_plural, kind_settled, lexicon
from graph.extract.mentions import Name, NameType

ALONE: Final = "link.alone"
#: "a 1,500-kilometre electrified " before a noun.
_ARTICLE: Final = re.compile(
    r"(?<!\w)(?<!\bas )(?:[Aa]n?|[Aa]nother) (?P<words>(?:(?!(?:of|the|on|in|to|for|with|by|from"
    r"|its|and|or|at|as|is|was|than|per) )[\w.,'’-]+ (?:\([\d., -]{1,9}[a-z]{2,10}\) )?){0,5})\Z"
)
#: What follows a noun that ends its phrase: a mark, a verb, a preposition, a relative clause.
_ENDED: Final = re.compile(
    r"(?=[.,;:)\]]|$| (?:that|which|whose|where|is|are|was|were|has|have|had|will|would|could"
    r"|should|may|might|being|now|since|once|so|if|when|while|but|for|of|in|on|at|to|into|from|through"
    r"|between|across|along|alongside|beside|over|under|around|via|by|with|near|running|carrying|leading"
    r"|crossing|costing|built|planned|proposed)(?!\w)| \()"
)
#: " across the Empty Quarter" behind it: where it lies is a part of its name.
_WHERE: Final = re.compile(
    r" (?:across|along|alongside|beside|over|through|around|(?:to|into)(?= the [A-ZÀ-Þ])|near)"
    r" (?:(?!(?:and|or|but|is|are|was|were|will|would|which|that|for|by|since|with|in|on|at|as) )"
    r"[\w'’-]+(?: |(?!\w))){1,5}"
)
#: ", EstLink 3" behind what describes a link that has a name.
_NAMED: Final = re.compile(r", (?:the )?[A-Z]\w+(?: \d+)?(?:,| \(| \d)")
#: What is told of a bare noun: "a ferry under the accord", "a railway, linked through ports".
_TOLD_OF: Final = re.compile(
    r",? (?:that|which|under|for|of|with|in|from|(?:link|connect|join)(?:ed|ing)|crossing) "
)
#: What lasts for a time is a figure of speech: "a 24-month bridge for importers".
_LASTS: Final = re.compile(r"\b(?:day|week|month|year|temporary|interim)s?\b")
#: What is done for a link, and not the link.
_UNDERTAKEN: Final = ("project", "scheme", "upgrade")
_REACH: Final = 90


def brought_up(sentences: Sequence[Annotated]) -> tuple[Annotated, ...]:
    """Return the sentences of a document with the links that their nouns alone bring up."""
    telling = lexicon().telling
    named: frozenset[object] | None = None
    found = list(sentences)
    for index, sentence in enumerate(sentences):
        if telling.isdisjoint(sentence.wording):
            continue
        if named is None:
            named = frozenset(
                name.kind
                for s in sentences
                for name in s.names
                if name.type is NameType.LINK and name.rule != ALONE
            )
        more = list(_alone(sentence.text, named))
        if more:
            found[index] = also_named(sentence, more)
    return tuple(found)


def _alone(text: str, named: Collection[object]) -> Iterator[Name]:
    """Yield the links that nouns of a text bring up, where none of their kind are `named`.

    A bare noun may be anything, or a figure of speech: something must tell which one it is.
    """
    words = lexicon()
    barred: list[tuple[int, int]] | None = None
    for noun in words.nouns.finditer(text):
        said = noun.group().casefold()
        if is_plural(said) or said.endswith(_UNDERTAKEN) or said in words.running:
            continue
        article = _ARTICLE.search(text, max(0, noun.start() - _REACH), noun.start())
        if article is None or _ENDED.match(text, noun.end()) is None:
            continue
        if _NAMED.match(text, noun.end()):
            continue
        kind = words.kinds.get(said) or kind_settled(article["words"])
        if kind is None or (kind in named and not _is_another(article["words"])):
            continue
        if barred is None:
            barred = [match.span() for match in words.not_links.finditer(text)]
        if any(start <= noun.start() < end for start, end in barred):
            continue
        where = _WHERE.match(text, noun.end())
        told = where is not None or (kind is LinkKind.OTHER and " " in said)
        if _LASTS.search(article["words"]) or (kind is LinkKind.PIPELINE and not _pipes(text)):
            continue
        if not article["words"] and not told and not _TOLD_OF.match(text, noun.end()):
            continue
        if where is not None and words.nouns.search(where.group()):
            where = None  # "a railway beside the A highway" leaves the highway its own name
        start = article.start("words")
        end = noun.end() if where is None else start + len(text[start : where.end()].rstrip())
        yield Name(start, end, NameType.LINK, text[start:end], ALONE, kind, proper=False)


def _pipes(text: str) -> bool:
    """Whether a text speaks of what pipes carry, or of how long or wide they are."""
    return lexicon().piped.search(text) is not None or has_length(text)


def _is_another(words: str) -> bool:
    """Whether words tell a link from another one of its kind."""
    return not lexicon().others.isdisjoint(words.casefold().split(" "))
