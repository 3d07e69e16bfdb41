"""Organisations that figures come from, as a line below a table names them: "Source: Stats NZ"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graph.claims import OrganisationKind
from graph.documents.model import SegmentKind
from graph.extract.annotate import Annotated, annotate, default_gazetteer
from graph.extract.mentions import Name, NameType
from graph.extract.organisations.naming import names
from graph.extract.organisations.weighed import weights
from graph.extract.scene import Scene

RULE: Final = "organisation.source"

_LABEL: Final = re.compile(r"\W{0,3}[Ss]ources?: ?(?:the )?")
#: One of several sources: capitalised words up to a mark, a bracket or "and".
_PART: Final = re.compile(r"[A-Z][\w&.'’-]*(?: (?:[A-Z][\w&.'’-]*|of|for|and(?= [A-Z])|&)){0,7}")
_PARTED: Final = re.compile(
    r"(?:[,;/] |(?= ))"
    r"(?: ?(?:and|compiled|calculated|based|on|with|from|using|data|figures|of|by))*"
    r" ?(?:the )?(?=[A-Z])|\. ?$"
)
_MOST: Final = 4


def sources(scene: Scene) -> Iterator[tuple[Annotated, Name]]:
    """Yield the organisations that the lines of sources name, with the line."""
    document = scene.document
    for segment in document.segments:
        if segment.kind is not SegmentKind.CAPTION or not segment.sentences:
            continue
        if _LABEL.match(document.text, segment.start) is None:
            continue
        line = segment.sentences[0]
        sentence = annotate(line, (names,), geo=default_gazetteer().find(line.text))
        yield from ((sentence, name) for name in _named(sentence))


def _named(sentence: Annotated) -> Iterator[Name]:
    """Yield the names of a line: those that any sentence could hold, and "Stats Fiji".

    Short forms and names without a country are left out: their full names stand elsewhere, or they
    are data sets.
    """
    text = sentence.text
    label = _LABEL.match(text)
    start = label.end() if label else 0
    for _ in range(_MOST):
        part = _PART.match(text, start)
        if part is None:
            return
        known = [n for n in sentence.names if n.start < part.end() and part.start() < n.end]
        if known:
            yield from known
        elif not _is_work(part.group()):
            name = _name(sentence, part.start(), part.end())
            if name.parties:
                yield name
        end = max(part.end(), *(n.end for n in known)) if known else part.end()
        parted = _PARTED.match(text, end)
        if parted is None:
            return
        start = parted.end()


def _is_work(name: str) -> bool:
    """Whether a source is a work or a set of figures: "Trade Map", "Customs Data"."""
    return not weights().works.isdisjoint(name.casefold().split())


def _name(sentence: Annotated, start: int, end: int) -> Name:
    owners = {
        code
        for mention in sentence.geo
        if start <= mention.start and mention.end <= end and mention.group is None
        for code in mention.codes
    }
    return Name(
        start,
        end,
        NameType.ORGANISATION,
        sentence.text[start:end].removesuffix("."),
        RULE,
        kind=OrganisationKind.AGENCY,
        parties=tuple(owners) if len(owners) == 1 else (),
    )
