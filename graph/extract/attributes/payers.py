"""Who pays for a link or hub: "financed by the European Union", "with funds from Japan"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.attributes.described import thing_between
from graph.extract.attributes.model import Figure
from graph.extract.attributes.owner import THINGS
from graph.extract.attributes.subjects import Subject, opens_with, subject_of
from graph.extract.gazetteer import GeoForm
from graph.extract.mentions import NameType

PAYER: Final = "attribute.payer"

_PAYERS: Final = frozenset({NameType.ORGANISATION, NameType.BODY})
_WORDS: Final = frozenset(("financed", "funded", "paid", "bankrolled", "co-financed", "cofinanced"))
_BY: Final = re.compile(
    r"(?<!\w)(?:co-?financed|financed|funded|bankrolled|paid(?: for)?)"
    r"(?: (?:[a-z]+ly|in (?:part|full|large part|the main)))? by "
)
#: "with financing from " before who gives it; what it is for stands before, in the same clause.
_WITH: Final = re.compile(
    r"(?<!\w)with (?:co-?)?(?:financing|funding|funds|finance|money)"
    r"(?: (?:from|by|of)| (?:provided|extended|put up) by) "
)
#: "The works, " before "financed by".
_OF_WORKS: Final = re.compile(
    r"(?:^|[,;] )(?:[Tt]he|[Ii]ts) (?:[a-z]+ )?(?:works?|construction|building|project|scheme"
    r"|expansion|upgrade|extension),?"
    r"(?: (?:is|are|was|were|being|to be|will be|which is|which are))* $"
)
_GIVEN: Final = frozenset({"financing", "funding", "funds", "finance", "money", "co-financing"})
_THE: Final = re.compile(r"(?:the )?(?:[A-Z][\w-]+ (?:side|half|share|part) of )?(?:the )?")
_NEXT: Final = re.compile(r"(?:,|,? and|,? together with|,? along with) (?:the |by (?:the )?)?")
_REACH: Final = 160
_MOST: Final = 4


def payers(sentence: Annotated) -> Iterator[Figure]:
    """Yield who pays for what the sentence speaks of, one by one."""
    text = sentence.text
    for start, at, subject in _paid(sentence):
        for _ in range(_MOST):
            found = _payer(sentence, at)
            if found is None:
                break
            name, end = found
            said = text[name:end]
            yield Figure(start, end, "financing", PAYER, text=said, wanted=THINGS, subject=subject)
            more = _NEXT.match(text, end)
            if more is None:
                break
            at = more.end()


def _paid(sentence: Annotated) -> Iterator[tuple[int, int, Subject]]:
    """Yield where words that something is paid by begin and end, and what it is."""
    text = sentence.text
    if not _WORDS.isdisjoint(sentence.wording):
        for by in _BY.finditer(text):
            low = max(0, by.start() - _REACH)
            subject = subject_of(sentence, low, by.start())
            if subject is None and _OF_WORKS.search(text, low, by.start()):
                subject = Subject(by.start())  # what was spoken of
            if subject is not None:
                yield *by.span(), subject
    if not _GIVEN.isdisjoint(sentence.wording):
        for funds in _WITH.finditer(text):
            low = max(0, funds.start() - _REACH)
            subject = thing_between(sentence, THINGS, low, funds.start(), last=False)
            subject = subject or opens_with(sentence)
            if subject is not None:
                yield *funds.span(), subject


def _payer(sentence: Annotated, at: int) -> tuple[int, int] | None:
    """Return where the name of an organisation or a state stands that begins at a position."""
    lead = _THE.match(sentence.text, at)
    for position in {at, lead.end() if lead is not None else at}:
        for name in sentence.names:
            if name.type in _PAYERS and name.start <= position < name.end and name.start >= at - 1:
                return name.start, name.end
        for mention in sentence.geo:
            if mention.start == position and mention.form in (GeoForm.NAME, GeoForm.GROUP):
                return mention.start, mention.end
    return None
