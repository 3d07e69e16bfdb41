"""Links that a document names in full once and later by their short name: "GASBOL", "EACOP"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from graph.extract.annotate import Annotated, also_named
from graph.extract.links.alone import brought_up
from graph.extract.mentions import Name, NameType

#: A word that can only be a name: with a capital within it, or all capitals.
_SHORT: Final = re.compile(r"[A-Z][a-zà-þ]*[A-Z][\w-]*(?: \d{1,2})?")
_OTHERS: Final = frozenset({NameType.ORGANISATION, NameType.BODY, NameType.INSTRUMENT})


def named_again(sentences: Sequence[Annotated]) -> tuple[Annotated, ...]:
    """Return the sentences of a document with the links that they name by a short name.

    So are those that only a noun brings up, where none of their kind is named.
    """
    short = _short_names(sentences)
    if not short:
        return brought_up(sentences)
    by_word: dict[str, list[str]] = {}
    for word in short:
        by_word.setdefault(word.split()[0].casefold(), []).append(word)
    said = frozenset(by_word)
    found = list(sentences)
    for index, sentence in enumerate(sentences):
        more = [
            replace(short[word][1], start=match.start(), end=match.end(), stops=(), parties=())
            for first in sentence.wording & said
            for word in by_word[first]
            if index > short[word][0]
            for match in re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w-])", sentence.text)
        ]
        if more:
            found[index] = also_named(sentence, more)
    return brought_up(found)


def _short_names(sentences: Sequence[Annotated]) -> dict[str, tuple[int, Name]]:
    """Return each short name with the sentence that first tells whose it is, and the full name."""
    found: dict[str, tuple[int, Name]] = {}
    others: set[str] = set()
    for index, sentence in enumerate(sentences):
        for name in sentence.names:
            if name.type in _OTHERS:
                others.update(filter(None, (name.acronym, *name.name.split())))
            elif name.type is NameType.LINK and name.proper:
                for word in _shorts_of(name):
                    found.setdefault(word, (index, name))
    return {word: told for word, told in found.items() if word not in others}


def _shorts_of(name: Name) -> Iterator[str]:
    """Yield the words by which alone a link may be named: "GASBOL" of "the GASBOL pipeline"."""
    if name.acronym is not None:
        yield name.acronym
    first = _SHORT.match(name.name)
    if first is not None and name.name.startswith(" ", first.end()) and not name.stops:
        yield first.group()
