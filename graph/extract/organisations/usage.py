"""How a document uses its words: in small letters, for persons, within sentences, for short."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from graph.extract.mentions import NameType
from graph.extract.scene import Scene
from graph.extract.words import Shape

#: A short form in brackets: "Standard Gauge Railway (SGR)".
_SHORT_FORM: Final = re.compile(r"\([\"“'‘]?(\w[\w&.-]{1,11})[\"”'’]?\)")

_PART: Final = re.compile(r"[\w'’&]+")
_SHORTEST: Final = 3


class Usage:
    """The words of a document by what they are used for; one pass over its sentences.

    Attributes:
        lower: words that stand in small letters.
        persons: parts of the names of persons.
        inside: capitalised words that stand within a sentence, as no ordinary word does.
        shortened: short forms that are put in brackets after what they stand for, and what they
            begin with, as another text may leave the last letter out.
        organisations: words of the names of organisations.
        initials: what names come to in initials, short words left out.
        counts: how often each capitalised word stands there.
    """

    def __init__(self, scene: Scene) -> None:
        self.lower: set[str] = set()
        self.persons: set[str] = set()
        self.inside: set[str] = set()
        self.shortened: set[str] = set()
        self.organisations: set[str] = set()
        self.initials: set[str] = set()
        self.counts: Counter[str] = Counter()
        for sentence in scene.sentences:
            heading = scene.is_heading(sentence)
            for number, word in enumerate(sentence.base.words):
                if word.shape is Shape.LOWER:
                    self.lower.add(word.folded)
                elif word.shape is Shape.CAPITAL:
                    self.counts[word.text] += 1
                    if number and not heading:
                        self.inside.add(word.text)
            for name in sentence.names:
                if name.type is NameType.PERSON:
                    self.persons.update(name.name.split())
                    continue
                parts = _PART.findall(name.name)
                self.initials.add("".join(part[0] for part in parts if part[0].isupper()))
                if name.type is NameType.ORGANISATION:
                    self.organisations.update(name.name.split())
            if "(" in sentence.text:
                self.shortened.update(_short_forms(sentence.text))

    def named_elsewhere(self, name: str) -> bool:
        """Whether a word stands within a sentence with a capital."""
        return name in self.inside

    def otherwise(self, name: str) -> bool:
        """Whether a name is a person's, or an ordinary word."""
        return name in self.persons or name.casefold() in self.lower


def _short_forms(text: str) -> Iterator[str]:
    """Yield the short forms in brackets, and their beginnings."""
    for short in _SHORT_FORM.findall(text):
        for end in range(min(len(short), _SHORTEST), len(short) + 1):
            yield short[:end]
