"""Whose side a passage tells of: "the Indian delegation was led by", "on the Iraqi side, …".

What a side does, who leads it and what it comprises is its own: an official or a ministry that is
named there without a country is of that side. The same holds below a label ("For Peru:") and in
a column whose heading names a side ("Signed on the Indian side by").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final

from msgspec import Struct

from graph.extract.annotate import Annotated, default_gazetteer
from graph.extract.gazetteer import GeoForm
from graph.extract.reading.grammar import grammar
from graph.extract.reading.parties import own_codes
from graph.extract.scene import Scene
from graph.extract.words import alternatives

_OF: Final = r"(?:of|from|for)(?: the)?(?: Government of)?(?: the)?(?: [A-Z][a-z]+ of)?(?: the)? "
#: What makes a side of the state before it: "'s trade delegation".
_SIDE: Final = rf"(?:'s?)?(?: [a-z-]+){{0,3}}? (?:{alternatives(grammar().sides)})\b"
_SIDE_AFTER: Final = re.compile(_SIDE)
#: The same before the state: "the delegation of the Republic of".
_SIDE_BEFORE: Final = re.compile(rf"\b(?:{alternatives(grammar().sides)}) {_OF}\Z", re.IGNORECASE)
#: What leads to a side that only tells who of it acts: "on the", "speaking for the".
_ADVERBIAL: Final = re.compile(r"\b(?:on|from|for|by|behalf of)(?: the)? \Z", re.IGNORECASE)
#: What follows a side and leads to those who belong to it.
_COMPRISES: Final = re.compile(
    r"(?: \([^()]{1,40}\))?,?(?: (?:which|also|was|were|is|has|had|been|being|jointly))*"
    rf" (?:{alternatives(grammar().side_comprises)})\b"
)
#: What a side says is most often of its own.
_SAYS: Final = re.compile(
    rf",?(?: (?:also|further|has|had|then))* (?:{alternatives(grammar().side_says)})\b"
)
#: The delegation of which the text spoke last: "It also included …".
_GOES_ON: Final = re.compile(
    r"(?:It|The (?:delegation|team|side)|Other members(?: of the (?:delegation|team))?|They)"
    r"(?: (?:also|was|were|is|has|had|further))*"
    rf" (?:{alternatives(grammar().side_comprises)})\b"
)
#: What opens a line that only says whose those below it are.
_LABEL: Final = re.compile(
    r"(?:(?:[Ff]or|[Ff]rom|[Oo]n|[Oo]n behalf of|[Mm]embers of|[Ll]ist of)(?: the)? )*"
)
_LABEL_END: Final = re.compile(r"(?: \([^()]{1,30}\))? ?[:–-]?\s*\Z")
_CLOSING: Final = re.compile(r"[;]|\b(?:while|whereas)\b")
_CELLS: Final = re.compile(r"\t|\|| {3,}")
_COLUMN: Final = re.compile(
    rf"\b(?:{alternatives(grammar().sides)}|by|for|from|on behalf of)\b", re.IGNORECASE
)
#: Words of which a sentence that names a side has one.
_TELLING: Final = frozenset(noun.split()[-1] for noun in grammar().sides)
_REACH: Final = 60
_LONGEST_LABEL: Final = 70
_LONGEST_ITEM: Final = 200
_LOOK_BACK: Final = 2
_TWO: Final = 2


class _Marker(Struct, frozen=True):
    """A side that a sentence names: where the state, or the noun with it, begins and ends."""

    start: int
    end: int
    code: str
    adverbial: bool


@lru_cache(maxsize=1)
def _sides_of(scene: Scene) -> _Sides:
    return _Sides(scene)


def side_at(scene: Scene, index: int, start: int, end: int) -> str | None:
    """Return the state of whose side a passage of sentence `index` tells; None if of no one's."""
    return _sides_of(scene).at(index, start, end)


class _Sides:
    """The sides of which the sentences of a document tell."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._columns = _columns(scene.document.text)
        self._labels = _labels(scene)
        self._markers: dict[int, Sequence[_Marker]] = {}

    def at(self, index: int, start: int, end: int) -> str | None:
        sentence = self._scene.sentences[index]
        if self._columns:
            place = sentence.sentence.span(start, end)[0]
            if (code := self._columns.at(place)) is not None:
                return code
        markers = self._marked(index)
        return (
            _before(sentence.text, markers, start)
            or _after(sentence.text, markers, end)
            or self._goes_on(index, start)
            or self._labels.get(index)
        )

    def _marked(self, index: int) -> Sequence[_Marker]:
        found = self._markers.get(index)
        if found is None:
            found = self._markers[index] = tuple(_markers(self._scene.sentences[index]))
        return found

    def _goes_on(self, index: int, start: int) -> str | None:
        """Return whose the delegation is of which the sentence before told."""
        scene = self._scene
        told = _GOES_ON.match(scene.sentences[index].text)
        if told is None or told.end() > start:
            return None
        segment = scene.sentences[index].sentence.segment
        for at in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
            if scene.sentences[at].sentence.segment != segment:
                break
            if markers := self._marked(at):
                return markers[-1].code
        return None


def _markers(sentence: Annotated) -> Iterator[_Marker]:
    """Yield the sides that a sentence names, in order."""
    if _TELLING.isdisjoint(sentence.wording):
        return
    text = sentence.text
    for mention in sentence.parties:
        codes = own_codes(mention)
        if len(codes) != 1 or mention.anaphor is not None:
            continue
        after = _SIDE_AFTER.match(text, mention.end)
        before = _SIDE_BEFORE.search(text, max(0, mention.start - _REACH), mention.start)
        if after is None and before is None:
            continue
        start = before.start() if before is not None else mention.start
        end = after.end() if after is not None else mention.end
        led = _ADVERBIAL.search(text, max(0, start - _REACH), start)
        yield _Marker(start, end, codes[0], led is not None)


def _before(text: str, markers: Sequence[_Marker], start: int) -> str | None:
    """Return the side named before a position that the clause is still about."""
    earlier = [marker for marker in markers if marker.end <= start]
    if not earlier:
        return None
    marker = earlier[-1]
    if _CLOSING.search(text, marker.end, start) is not None:
        return None
    if marker.adverbial or text.startswith(":", marker.end):
        return marker.code
    told = _COMPRISES.match(text, marker.end) or _SAYS.match(text, marker.end)
    return marker.code if told is not None and told.end() <= start else None


def _after(text: str, markers: Sequence[_Marker], end: int) -> str | None:
    """Return the side for which those take part who are named before it: "on the Omani side"."""
    if not markers or markers[0].start < end or not markers[0].adverbial:
        return None
    marker = markers[0]
    return marker.code if _CLOSING.search(text, end, marker.start) is None else None


def _labels(scene: Scene) -> Mapping[int, str]:
    """Return the sides below whose labels sentences stand, by the index of the sentence."""
    found: dict[int, str] = {}
    current: str | None = None
    for index, sentence in enumerate(scene.sentences):
        label = _label(sentence)
        if label is not None:
            current = label
        elif len(sentence.text) > _LONGEST_ITEM or scene.is_heading(sentence):
            current = None
        elif current is not None:
            found[index] = current
    return found if len(set(found.values())) >= _TWO else {}


def _label(sentence: Annotated) -> str | None:
    """Return the state of a line that is only "For Peru:" or "Indian delegation"."""
    text = sentence.text
    if len(text) > _LONGEST_LABEL or len(sentence.parties) != 1:
        return None
    (mention,) = sentence.parties
    codes = own_codes(mention)
    if len(codes) != 1 or mention.anaphor is not None:
        return None
    start = opens.end() if (opens := _LABEL.match(text)) is not None else 0
    before = _SIDE_BEFORE.search(text, 0, mention.start)
    after = _SIDE_AFTER.match(text, mention.end)
    if start not in (mention.start, before.start() if before is not None else mention.start):
        return None
    led = start > 0 and text.rstrip().endswith(":")
    end = after.end() if after is not None else mention.end
    sided = before is not None or after is not None or led
    return codes[0] if sided and _LABEL_END.match(text, end) is not None else None


class _Columns:
    """Where the cells of tables stand that belong to a side, by their offsets in the document."""

    def __init__(self, cells: Sequence[tuple[int, int, str]]) -> None:
        self._cells = cells
        self._starts = [start for start, _, _ in cells]

    def __bool__(self) -> bool:
        return bool(self._cells)

    def at(self, place: int) -> str | None:
        """Return the side in whose column an offset lies."""
        number = bisect_right(self._starts, place) - 1
        if number < 0:
            return None
        _, end, code = self._cells[number]
        return code if place < end else None


def _columns(text: str) -> _Columns:
    """Return the cells below headings that name a side each, of which a table has two or more."""
    cells: list[tuple[int, int, str]] = []
    sided: Mapping[int, str] = {}
    lines = text.splitlines(keepends=True)
    for line, offset in zip(lines, accumulate(map(len, lines), initial=0), strict=False):
        parts = _cells(line)
        if len(parts) <= 1:
            sided = sided if line.strip() else {}
            continue
        heading = _headings(line, parts)
        if heading:
            sided = heading
            continue
        cells += [
            (offset + start, offset + end, sided[column])
            for column, (start, end) in enumerate(parts)
            if column in sided
        ]
    return _Columns(cells)


def _cells(line: str) -> Sequence[tuple[int, int]]:
    """Return where the cells of a line begin and end."""
    marks = [match.span() for match in _CELLS.finditer(line)]
    starts = [0, *(end for _, end in marks)]
    ends = [*(start for start, _ in marks), len(line)]
    return list(zip(starts, ends, strict=True))


def _headings(line: str, parts: Sequence[tuple[int, int]]) -> Mapping[int, str]:
    """Return the sides by their columns, if a line heads the columns of two sides or more."""
    found: dict[int, str] = {}
    for column, (start, end) in enumerate(parts):
        title = line[start:end]
        if len(title) > _LONGEST_LABEL or _COLUMN.search(title) is None:
            continue
        named = [g for g in default_gazetteer().find(title) if g.form is not GeoForm.PLACE]
        if len(named) == 1 and len(named[0].codes) == 1:
            found[column] = named[0].codes[0]
    return found if len(set(found.values())) >= _TWO else {}
