"""Bodies that a document names in full once, and later by less: "the JTC", "the Commission", "It".

Such words are made names of the body, so that whatever reads its meetings reads theirs, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from graph.extract.annotate import Annotated, also_named
from graph.extract.mentions import Name, NameType
from graph.extract.scene import Scene

#: "the next session of the Commission": a head alone, where a meeting of it is spoken of.
_OF_HEAD: Final = re.compile(
    r"\b(?:[Mm]eeting|[Ss]ession|[Rr]ound|[Ss]itting|[Ee]dition|[Pp]lenary) of (?:the|this|that) "
    r"((?:(?:Joint|Mixed|Steering|Ministerial|Intergovernmental|Association|Trade) )?"
    r"(?:Commission|Committee|Council|Forum|Working Group|Task Force|Dialogue))\b(?! [A-Zof])",
)
_MEETING: Final = frozenset({"meeting", "session", "round", "sitting", "edition", "plenary"})
#: "It will hold its first session": the subject of the sentence before.
_IT: Final = re.compile(
    r"It (?=(?:(?:will|shall|is|was|has|had|last|next|also) )"
    r"|(?:met|meets|held|holds|convened|convenes|gathers|gathered) )"
)
_SUBJECT: Final = re.compile(r"(?:The |A |An |This )?")
_TOLD_OF_IT: Final = frozenset(
    {"meeting", "session", "meetings", "sessions", "met", "meet", "meets", "convene", "convened"}
)


def with_short_names(scene: Scene, short: Mapping[str, Name]) -> Scene:
    """Return a scene in which what points back to a body is a name of it.

    `short` are the bodies of the document by their short names.
    """
    bodies = [n for s in scene.sentences for n in s.names if n.type is NameType.BODY]
    if not bodies:
        return scene
    said = {word.casefold(): word for word in short}
    found = list(scene.sentences)
    told: list[Name] = []
    for index, sentence in enumerate(found):
        more = [
            *_by_short_name(sentence, short, said),
            *_by_head(sentence, told),
            *_by_pronoun(found, index),
        ]
        if more:
            found[index] = also_named(sentence, more)
        told += (n for n in sentence.names if n.type is NameType.BODY and n.proper)
    if all(new is old for new, old in zip(found, scene.sentences, strict=True)):
        return scene
    return scene.with_sentences(tuple(found))


def _by_short_name(
    sentence: Annotated, short: Mapping[str, Name], said: Mapping[str, str]
) -> Iterator[Name]:
    """Yield the bodies named by initials: "the JTC"; a number beside them is read elsewhere."""
    for word in sentence.wording & said.keys():
        initials = said[word]
        for match in re.finditer(rf"(?<![\w(-]){re.escape(initials)}(?![\w)-])", sentence.text):
            yield _pointing(short[initials], *match.span())


def _by_head(sentence: Annotated, told: Sequence[Name]) -> Iterator[Name]:
    """Yield the body told of last whose name ends in the head of "a meeting of the Commission"."""
    if _MEETING.isdisjoint(sentence.wording):
        return
    for match in _OF_HEAD.finditer(sentence.text):
        words = match[1].split()
        here = [n for n in sentence.names if n.type is NameType.BODY and n.end <= match.start()]
        same = (n for n in reversed([*told, *here]) if set(words) <= set(n.name.split()))
        if (name := next(same, None)) is not None:
            yield _pointing(name, *match.span(1))


def _by_pronoun(sentences: Sequence[Annotated], index: int) -> Iterator[Name]:
    """Yield the body that the sentence before begins with, for "It will meet in"."""
    sentence = sentences[index]
    if "it" not in sentence.wording or _TOLD_OF_IT.isdisjoint(sentence.wording):
        return
    if index == 0 or _IT.match(sentence.text) is None:
        return
    before = sentences[index - 1]
    start = _SUBJECT.match(before.text)
    first = start.end() if start is not None else 0
    same = before.sentence.segment == sentence.sentence.segment
    for name in before.names if same else ():
        if name.type is NameType.BODY and name.start == first:
            yield _pointing(name, 0, len("It"))


def _pointing(name: Name, start: int, end: int) -> Name:
    return replace(name, start=start, end=end, acronym=None)
