"""Lists of documents below a heading that tells their stage, and what stands in such a list.

"II. MoUs exchanged" above items says of each document below it what no item says again. In such a
list nouns count that mean no instrument elsewhere: "5. Work Plan on Fisheries for 2025-2028".
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import Final

from msgspec import Struct

from graph.claims.model import InstrumentKind
from graph.documents.model import SegmentKind
from graph.documents.rows import CELL
from graph.extract.annotate import Annotated
from graph.extract.instruments.clauses import Event
from graph.extract.instruments.enumerations import told_by_lead
from graph.extract.instruments.items import opens_item
from graph.extract.instruments.known import Instrument
from graph.extract.instruments.lexicon import instrument_words
from graph.extract.instruments.phrases import may_name
from graph.extract.reading.grammar import finite_words
from graph.extract.reading.headings import is_heading_line
from graph.extract.scene import Scene
from graph.extract.words import alternatives

#: Sentences below a heading within which its list begins; a row of column headings may part them.
_WITHIN: Final = 6
_BE: Final = frozenset({"be"})
#: Words of a title at most and at least.
_LONGEST_TITLE: Final = 25
_FEWEST: Final = 2
_TWO: Final = 2
#: A line that only parts a list: "A. Agreements".
_PART: Final = re.compile(
    r"(?:\W*[A-Z\d]{1,3}[.)] )?(?:Bilateral |Other |Government-to-Government |Commercial )?"
    r"(?:Agreements?|MoUs?|Memoranda(?: of Understanding)?|Documents?|Treaties|Protocols)"
    r"(?:(?: and |/| & )\w+)?:?",
)
_NUMBER: Final = re.compile(r"^\(?(?:[ivxIVX]{1,5}|\d{1,2}|[a-z])[.)] |^\d{1,2} \| ")
_ABOUT: Final = re.compile(
    r" (?:on|for|in the fields? of|concerning|regarding)(?: the| an?)? "
    r"(?!the (?:period|years?)|period|years?|\d)(?P<thing>[^,;|()]{3,90}?)"
    r"(?= for (?:the )?(?:period |years? )?\d|,|;|\(|$| between )",
    re.IGNORECASE,
)


def is_row(scene: Scene, sentence: Annotated) -> bool:
    """Whether a sentence is an item of a list or a row of cells."""
    kind = scene.segment(sentence).kind
    return (
        kind in (SegmentKind.LIST_ITEM, SegmentKind.TABLE)
        or CELL in sentence.text
        or opens_item(sentence.text)
    )


def parts_list(sentence: Annotated) -> bool:
    """Whether a line heads part of a list of documents without telling a stage."""
    return _PART.fullmatch(sentence.text) is not None


def heads_list(scene: Scene, index: int) -> Event | None:
    """Return the stage that a heading tells of the documents that are listed below it."""
    sentence = scene.sentences[index]
    if not is_heading_line(sentence) or CELL in sentence.text:
        return None
    lead = sentence.text.removesuffix(":")
    if lead == sentence.text and not finite_words() & sentence.wording <= _BE:
        return None
    told = told_by_lead(sentence, lead)
    if told is None:
        return None
    below = list(islice(scene.sentences, index + 1, index + 1 + _WITHIN))
    rows = [row for row in below if is_row(scene, row)] or [
        row for row in below[:_TWO] if is_title_line(row)
    ]
    return told if any(may_name(row.base) or _kind(row.text) for row in rows) else None


def is_title_line(sentence: Annotated) -> bool:
    """Whether a line without a mark is the title of a document by itself: "MoU on Seeds"."""
    text = sentence.text
    verbs = finite_words()
    return (
        is_heading_line(sentence)
        and text[0].isupper()
        and len(text.split()) >= _FEWEST
        and verbs.isdisjoint(sentence.wording)
        and (may_name(sentence.base) or _kind(text) is not None)
    )


@cache
def _nouns() -> tuple[re.Pattern[str], dict[str, InstrumentKind]]:
    listed = instrument_words().lists.listed
    kinds = {noun: kind for kind, nouns in listed.items() for noun in nouns}
    return re.compile(rf"\b(?:{alternatives(kinds)})\b", re.IGNORECASE), kinds


def _kind(text: str) -> InstrumentKind | None:
    pattern, kinds = _nouns()
    found = pattern.search(text)
    return None if found is None else kinds[found.group().lower()]


class Document(Struct, frozen=True):
    """An item of a list that names a document by a noun of its own.

    Attributes:
        start, end: its title within the sentence.
    """

    kind: InstrumentKind
    title: str
    subject: str | None
    start: int
    end: int

    def instrument(self, parties: tuple[str, ...]) -> Instrument:
        """Return the instrument that a document of some parties is."""
        return Instrument(
            kind=self.kind,
            loose=False,
            title=self.title,
            acronym=None,
            parties=parties,
            party_names=(),
            subject=self.subject,
            count=None,
            plural=False,
            heading=False,
            supported=True,
            faint=False,
            settled=True,
            definite=False,
            vague=False,
            bare=False,
            telling=frozenset(),
            year=None,
        )


def listed_document(sentence: Annotated) -> Document | None:
    """Return the document that a row of a list of signed ones is, if a noun for one is in it."""
    marker = _NUMBER.match(sentence.text)
    start = marker.end() if marker is not None else 0
    title = sentence.text[start:].split(CELL, 1)[0].rstrip(" .;,")
    kind = _kind(title)
    words = title.split()
    if kind is None or not title[0].isupper() or not _FEWEST <= len(words) <= _LONGEST_TITLE:
        return None
    if any(word.lower() in finite_words() for word in words):
        return None
    about = _ABOUT.search(title)
    subject = about["thing"] if about is not None else _before_noun(title)
    return Document(kind, title, subject, start, start + len(title))


def _before_noun(title: str) -> str | None:
    """Return the words before the noun, which say what it is about: "Cultural Exchange"."""
    noun = _nouns()[0].search(title)
    words = [] if noun is None else title[: noun.start()].split()
    while words and words[0].lower() in instrument_words().lists.bare:
        words.pop(0)
    return " ".join(words) or None
