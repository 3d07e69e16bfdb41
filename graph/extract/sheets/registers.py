"""Tables that list agreements with who signed them, with whom and when.

    Name of agreement | Signed for Fiji by | Signed for Nepal by
    Title | Partner | Signed | Entry into force

The headings tell what each column holds, the lines above what became of all that is listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from msgspec import Struct

from graph.documents.model import SegmentKind
from graph.documents.rows import CELL
from graph.extract.annotate import Annotated
from graph.extract.figures.columns import cells_of
from graph.extract.mentions import NameType
from graph.extract.scene import Scene
from graph.extract.sheets.lexicon import lexicon
from graph.extract.sheets.times import dated, timed
from graph.extract.sheets.wording import Pieces, printed, said
from graph.reference import Reference

_PAIR: Final = 2
_LINES_ABOVE: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]+")
#: The name of an agreement that begins as if it were told: "Signing of the …".
_SIGNING: Final = re.compile(r"(?:Signing|Exchange|Conclusion) of (?:the |an? )?", re.IGNORECASE)
#: Roles of labels that a column may have, with the verb of the sentence made of it.
_ACTS: Final = {"signed": "was signed", "in_force": "entered into force"}
_PARTNERS: Final = frozenset({"partner", "parties"})
#: Marks between two parties in one cell.
_JOINTS: Final = (" and ", ",", "/", "-", "–", "&")


class _Columns(Struct, frozen=True):
    """What the columns of a register hold, each by its number.

    Attributes:
        name: the names of agreements.
        acts: when they were signed or entered into force, with the verb.
        status: what became of them.
        partner: with whom, or between whom, they are.
        signatories: who signed, with the country that they signed for.
    """

    name: int
    acts: Mapping[int, str]
    status: int | None
    partner: int | None
    signatories: Mapping[int, str]


class _Row(Struct, frozen=True):
    """A row by its cells: each where it begins and ends in the line."""

    line: Annotated
    cells: tuple[tuple[int, int], ...]

    def text(self, column: int) -> str:
        """Return the words of a cell; empty where there is none."""
        start, end = self.cells[column]
        words = self.line.text[start:end].strip()
        return words if any(map(str.isalnum, words)) else ""

    def holds(self, column: int, kind: NameType) -> bool:
        """Whether a cell names something of a type."""
        start, end = self.cells[column]
        return any(n.type is kind and start <= n.start < end for n in self.line.names)


def lines(scene: Scene, parties: Sequence[str]) -> Iterator[tuple[int, list[Pieces]]]:
    """Yield the rows of registers that are spelled out: the index of the line, and sentences.

    `parties` names the countries that the document is titled with.
    """
    rows = (
        (index, sentence)
        for index, sentence in enumerate(scene.sentences)
        if scene.segment(sentence).kind is SegmentKind.TABLE
    )
    for _, group in groupby(rows, key=lambda row: row[1].sentence.segment):
        (first, head), *body = group
        columns = _columns(head, scene.reference) if body and CELL in head.text else None
        if columns is None:
            continue
        verb = _verb(head, scene.sentences[max(0, first - _LINES_ABOVE) : first], columns)
        width = len(cells_of(head.text))
        for index, line in body:
            row = _row(line)
            if len(row.cells) == width and row.text(columns.name):
                found = _spelled(row, columns, verb, parties)
                if found:
                    yield index, found


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))


def _row(line: Annotated) -> _Row:
    return _Row(line, tuple((at, at + len(cell)) for at, cell in cells_of(line.text)))


def _columns(head: Annotated, reference: Reference) -> _Columns | None:
    """Return what the columns below a head hold; None if it heads no register."""
    known = lexicon()
    name = status = partner = None
    acts: dict[int, str] = {}
    signatories: dict[int, str] = {}
    for number, (start, label) in enumerate(cells_of(head.text)):
        words = _words(label)
        role = known.role(label)
        sides = _sides(head, start, start + len(label), reference)
        if len(sides) == 1 and (label == sides[0] or not words.isdisjoint(known.signatories)):
            signatories[number] = sides[0]
        elif name is None and not words.isdisjoint(known.registered):
            name = number
        elif role is not None and role.name in _ACTS:
            acts[number] = _ACTS[role.name]
        elif role is not None and role.name == "status":
            status = number
        elif role is not None and role.name in _PARTNERS:
            partner = number
    if name is None or not (acts or signatories or status is not None):
        return None
    return _Columns(name, acts, status, partner, signatories)


def _sides(head: Annotated, start: int, end: int, reference: Reference) -> tuple[str, ...]:
    """Return the countries that a heading names: "Signed on the Kenyan side by"."""
    inside = (g for g in head.geo if start <= g.start < end and not g.is_place and g.codes)
    return tuple(
        dict.fromkeys(reference.countries[g.codes[0]].name for g in inside if g.group is None)
    )


def _verb(head: Annotated, above: Sequence[Annotated], columns: _Columns) -> str | None:
    """Return what became of all that a register lists, as its heads tell: "was signed"."""
    known = lexicon()
    for line in (head, *reversed(above)):
        words = _words(line.text)
        if not words.isdisjoint(known.ahead) or "not" in words or "be" in words:
            return None
        if not words.isdisjoint(known.signing):
            return "was signed"
    return "was signed" if len(columns.signatories) >= _PAIR else None


def _spelled(
    row: _Row, columns: _Columns, verb: str | None, parties: Sequence[str]
) -> list[Pieces]:
    """Return what a row says: what became of its agreement, and who signed it."""
    start, end = row.cells[columns.name]
    opening = _SIGNING.match(row.line.text, start)
    name = printed(row.line, opening.end() if opening is not None else start, end)
    subject = (*said("The "), *name, *_sided(row, columns, parties))
    found = [
        (*subject, *said(f" {act} "), *when, *said("."))
        for column, act in columns.acts.items()
        if row.text(column) and (when := timed(row.line, *row.cells[column])) is not None
    ]
    if columns.status is not None and (state := _state(row, columns.status)):
        found.append((*subject, *said(" "), *state, *said(".")))
    if not found and verb is not None:
        found.append((*subject, *said(f" {verb}.")))
    return found + _signatories(row, columns) if found else []


def _state(row: _Row, column: int) -> Pieces:
    start, end = row.cells[column]
    verb = lexicon().verb_of(row.line.text.casefold(), start)
    return (*said(f"{verb} "), *dated(row.line, start, end)) if verb is not None else ()


def _sided(row: _Row, columns: _Columns, parties: Sequence[str]) -> Pieces:
    """Return " between A and B" or " with B" for an agreement whose name does not tell."""
    start, end = row.cells[columns.name]
    name = row.line.text[start:end]
    if " between " in name:
        return ()
    if columns.partner is not None and (partner := row.text(columns.partner)):
        whole = any(mark in partner for mark in _JOINTS)
        home = f"{parties[0]} and " if len(parties) == 1 and not whole else ""
        lead = f" between {home}" if home or whole else " with "
        return (*said(lead), *printed(row.line, *row.cells[columns.partner]))
    if len(bodies := _bodies(row, columns)) == len(columns.signatories) == _PAIR:
        return (*said(" between "), *bodies[0], *said(" and "), *bodies[1])
    sides = tuple(dict.fromkeys(columns.signatories.values()))
    if len(sides) < _PAIR:
        sides = tuple(parties)
    if len(sides) < _PAIR or all(side in name for side in sides):
        return ()
    return said(f" between {', '.join(sides[:-1])} and {sides[-1]}")


def _bodies(row: _Row, columns: _Columns) -> list[Pieces]:
    """Return the organisations that sign, each with its country, where no persons are named."""
    found: list[Pieces] = []
    for number, country in columns.signatories.items():
        if row.holds(number, NameType.ORGANISATION) and not row.holds(number, NameType.PERSON):
            owner = "" if country in row.text(number) else f"{country}'s "
            found.append((*said(owner), *printed(row.line, *row.cells[number])))
    return found


def _signatories(row: _Row, columns: _Columns) -> list[Pieces]:
    return [
        (*printed(row.line, *row.cells[number]), *said(f", signed for {country}."))
        for number, country in columns.signatories.items()
        if "," in row.text(number)
    ]
