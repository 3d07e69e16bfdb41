"""Figures of a phrase that opens a sentence before its subject: "Priced at $5 million, it …"."""

from __future__ import annotations

import re
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.attributes.described import described
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.model import Figure
from graph.extract.attributes.owner import PROPERTIED
from graph.extract.attributes.subjects import Subject, pointing_at

#: A participle or "at", "with" that opens a sentence, after a word or two of time.
_OPENS: Final = re.compile(
    r"(?:(?:First|Originally|Initially|Once|Now|Still|Already|Currently|Long|Only|Though|While) )?"
    r"(?:[A-Z]?[a-z]{2,}(?:ed|ing)|[Bb]uilt|[Ll]aid|[Ss]et|[Pp]ut|[Dd]ue|[Aa]t|[Ww]ith|[Dd]ug"
    r"|[Bb]egun|[Ss]ome|[Aa]bout|\d[\d.,]*)(?= )"
)
#: Where the subject begins behind it; a verb before it makes the opening no phrase.
_COMMA: Final = re.compile(r",(?: which [^,;.]{1,60},)? (?=it |the |this |its |[A-Z])")
_VERB: Final = re.compile(
    r"(?<!\w)(?:is|are|was|were|has|have|had|will|would|said|says|can|could)(?!\w)"
)
_DETERMINER: Final = re.compile(r"(?:(?:the|this|its) (?:new |whole |\d[\w.,-]* )?)?")
_REACH: Final = 160
_THING_REACH: Final = 60


def fronted(sentence: Annotated, figure: Figure) -> Subject | None:
    """Return what a sentence is about that opens with a phrase holding the figure, or None."""
    text = sentence.text
    if figure.start > _REACH or _OPENS.match(text) is None:
        return None
    comma = _COMMA.search(text, figure.end, figure.end + _REACH)
    if comma is None or _VERB.search(text, 0, comma.start()):
        return None
    start = comma.end()
    if text.startswith("it ", start):
        return Subject(start + len("it"))
    first = _DETERMINER.match(text, start)
    at = first.end() if first is not None else start
    for name in sentence.names:
        if name.type in PROPERTIED and name.start <= at < name.end:
            return Subject(name.end, name) if name.type in figure.wanted else None
    thing = next(described(sentence, figure.wanted, at, at + _THING_REACH), None)
    if (
        thing is not None
        and text.startswith(thing.owner.name, at)
        and thing.owner.name[0].isupper()
    ):
        return Subject(thing.end, called=thing.owner)
    pointing = pointing_at(text, start)
    if pointing is not None and pointing.noun in lexicon().pointers:
        return pointing
    return None
