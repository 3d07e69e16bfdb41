"""Static pictures as inline SVG: a term among its neighbours, and the stages of a code list.

Boxes stand in three columns; lines of one side share a trunk, so that nothing crosses. All
measures are in the units of the picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from graph.views.handbook.model import Concept, Handbook, Kind, Scheme, Term

_HEIGHT: Final = 28
_GAP: Final = 10
_PAD: Final = 22
_LETTER: Final = 7.4
_EDGE: Final = 24
_ROW: Final = 680
_MOST: Final = 12
_STAGE_WIDTH: Final = 190
_STAGE_STEP: Final = 46


@dataclass(frozen=True, slots=True)
class Box:
    """A box with words in it that may lead somewhere; `by` is what stands on its line."""

    words: str
    href: str = ""
    by: str = ""

    @property
    def width(self) -> float:
        """How wide the words need the box."""
        return round(len(self.words) * _LETTER + _PAD, 1)


def term_diagram(handbook: Handbook, term: Term) -> Markup:
    """Draw a term and what it is tied to; each box leads to its place in the handbook."""
    if term.kind is Kind.CLASS:
        return _class_diagram(handbook, term)
    users = handbook.users_of(term.key)
    left = [_box(handbook, key) for key in users]
    right = [_target_box(handbook, term)] if term.target else []
    above = [_box(handbook, key) for key in term.wider]
    below = [_box(handbook, key) for key in term.narrower]
    return _picture(Box(term.label), left, right, above, below, f"What {term.curie} ties together")


def _class_diagram(handbook: Handbook, term: Term) -> Markup:
    own = handbook.properties_of(term.key)
    right = [
        Box(box.words, box.href, one.label)
        for one in own
        if one.kind is Kind.OBJECT and one.target
        for box in [_target_box(handbook, one)]
    ]
    left = [
        Box(handbook.terms[user].label, _href(handbook, user), one.label)
        for one in handbook.of_kind(Kind.OBJECT)
        if one.target == term.key
        for user in handbook.users_of(one.key)
    ]
    above = [_box(handbook, key) for key in term.wider]
    below = [_box(handbook, key) for key in term.narrower]
    return _picture(Box(term.label), left, right, above, below, f"Neighbours of {term.curie}")


def _box(handbook: Handbook, key: str) -> Box:
    return Box(handbook.terms[key].label, _href(handbook, key))


def _target_box(handbook: Handbook, term: Term) -> Box:
    if term.target in handbook.terms:
        return _box(handbook, term.target)
    for scheme in handbook.schemes:
        if term.target == f"tgc:{scheme.key}":
            return Box(scheme.label, f"code-lists.html#{scheme.key}")
    return Box(term.target)


def _href(handbook: Handbook, key: str) -> str:
    page = "classes" if handbook.terms[key].kind is Kind.CLASS else "properties"
    return f"{page}.html#{key}"


def _picture(
    centre: Box,
    left: Sequence[Box],
    right: Sequence[Box],
    above: Sequence[Box],
    below: Sequence[Box],
    title: str,
) -> Markup:
    """Put the boxes around the centre; a side with too many says how many more there are."""
    left, right, below = _capped(left), _capped(right), _capped(below)
    left_width = max((box.width for box in left), default=0)
    left_words = max((len(box.by) * 6.4 for box in left), default=0)
    right_words = max((len(box.by) * 6.4 for box in right), default=0)
    right_width = max((box.width for box in right), default=0)
    left_part = left_width + left_words + 2 * _EDGE if left else 0
    right_part = right_width + right_words + 2 * _EDGE if right else 0
    rows = _rows(below)
    below_width = max((_row_width(row) for row in rows), default=0)
    above_width = _row_width(above)
    middle = left_part + centre.width / 2
    middle = max(middle, above_width / 2, below_width / 2)
    width = middle + max(centre.width / 2 + right_part, above_width / 2, below_width / 2)
    top = (_HEIGHT + _EDGE) if above else 0
    side = max(_stack(left), _stack(right), _HEIGHT)
    bottom = len(rows) * (_HEIGHT + _GAP) + _EDGE if rows else 0
    height = top + side + bottom
    y = top + side / 2
    parts = [
        *_side(left, middle - centre.width / 2, y, leftward=True),
        *_side(right, middle + centre.width / 2, y, leftward=False),
    ]
    if above:
        parts += _fan(above, middle, _HEIGHT / 2, y - _HEIGHT / 2, upward=True)
    for number, row in enumerate(rows):
        at = top + side + _EDGE + number * (_HEIGHT + _GAP) + _HEIGHT / 2
        parts += _fan(row, middle, at, y + _HEIGHT / 2, upward=False)
    parts.append(_drawn(centre, middle, y, "centre"))
    # A line may pass behind a box, never over its words.
    parts.sort(key=lambda part: not part.startswith("<path"))
    return _svg(parts, width, height, title)


def _capped(boxes: Sequence[Box]) -> list[Box]:
    once = list(dict.fromkeys(boxes))
    if len(once) <= _MOST:
        return once
    return [*once[: _MOST - 1], Box(f"and {len(once) - _MOST + 1} more")]


def _stack(boxes: Sequence[Box]) -> float:
    return len(boxes) * (_HEIGHT + _GAP) - _GAP if boxes else 0


def _rows(boxes: Sequence[Box]) -> list[list[Box]]:
    rows: list[list[Box]] = []
    for box in boxes:
        if rows and _row_width([*rows[-1], box]) <= _ROW:
            rows[-1].append(box)
        else:
            rows.append([box])
    return rows


def _row_width(boxes: Sequence[Box]) -> float:
    return sum(box.width + _GAP for box in boxes) - _GAP if boxes else 0


def _side(boxes: Sequence[Box], edge: float, y: float, *, leftward: bool) -> list[str]:
    """Draw boxes one under the other, tied to the centre's edge by a trunk."""
    if not boxes:
        return []
    sign = -1 if leftward else 1
    trunk = edge + sign * _EDGE
    words = max(len(box.by) * 6.4 for box in boxes)
    inner = trunk + sign * (words + _EDGE)
    start = y - _stack(boxes) / 2 + _HEIGHT / 2
    parts = []
    for number, box in enumerate(boxes):
        at = start + number * (_HEIGHT + _GAP)
        line = f"M{_n(inner)} {_n(at)}H{_n(trunk)}V{_n(y)}H{_n(edge)}"
        parts.append(f'<path class="line" d="{line}"/>')
        if box.by:
            label = (trunk + inner) / 2
            parts.append(
                f'<text class="by" x="{_n(label)}" y="{_n(at - 4)}">{escape(box.by)}</text>'
            )
        parts.append(_drawn(box, inner + sign * box.width / 2, at, "box"))
    ends = [start + number * (_HEIGHT + _GAP) for number in range(len(boxes))]
    heads = [(edge, y)] if leftward else [(inner, at) for at in ends]
    parts += [f'<path class="head" d="M{_n(x)} {_n(at)}l-7 -4v8z"/>' for x, at in heads]
    return parts


def _fan(row: Sequence[Box], middle: float, at: float, edge: float, *, upward: bool) -> list[str]:
    """Draw boxes beside each other above or below the centre, tied to its edge."""
    x = middle - _row_width(row) / 2
    turn = (at + _HEIGHT / 2 + _EDGE / 2) if upward else (at - _HEIGHT / 2 - _GAP / 2)
    parts = []
    for box in row:
        centre = x + box.width / 2
        near = at + _HEIGHT / 2 if upward else at - _HEIGHT / 2
        parts.append(
            f'<path class="line" d="M{_n(centre)} {_n(near)}V{_n(turn)}H{_n(middle)}V{_n(edge)}"/>'
        )
        parts.append(_drawn(box, centre, at, "box"))
        x += box.width + _GAP
    if upward:
        head = at + _HEIGHT / 2
        parts.append(f'<path class="head" d="M{_n(middle)} {_n(head)}l-4 7h8z"/>')
    return parts


def _drawn(box: Box, x: float, y: float, style: str) -> str:
    left, top = x - box.width / 2, y - _HEIGHT / 2
    shape = (
        f'<rect class="{style}" x="{_n(left)}" y="{_n(top)}" width="{_n(box.width)}" '
        f'height="{_HEIGHT}" rx="6"/>'
        f'<text class="{style}-words" x="{_n(x)}" y="{_n(y + 4.5)}">{escape(box.words)}</text>'
    )
    return f'<a href="{escape(box.href)}">{shape}</a>' if box.href else shape


def moves_diagram(scheme: Scheme) -> Markup:
    """Draw an ordered list downwards, with an arc for every move against the order.

    Moves along the order are as good as always possible; the table beside the picture has all.
    """
    places = {concept.notation: n for n, concept in enumerate(scheme.concepts)}
    parts = []
    for n, concept in enumerate(scheme.concepts):
        y = _HEIGHT / 2 + n * _STAGE_STEP
        parts += _steps(concept, scheme.concepts[n + 1 :], y)
        href = f"#{scheme.key}-{concept.notation}"
        parts.append(_stage(f"{concept.order}  {concept.label}", href, y))
    widest = _STAGE_WIDTH
    for concept in scheme.concepts:
        for move in concept.moves:
            start, end = places[concept.notation], places[move]
            if end < start:
                reach = 20 + (start - end) * 12
                widest = max(widest, _STAGE_WIDTH + reach)
                parts.append(_arc(start, end, reach))
    height = (len(scheme.concepts) - 1) * _STAGE_STEP + _HEIGHT
    return _svg(parts, widest + 4, height, f"Order of {scheme.label.lower()}, and moves back")


def _stage(words: str, href: str, y: float) -> str:
    middle = f'x="{_STAGE_WIDTH // 2}" y="{_n(y + 4.5)}"'
    return (
        f'<a href="{escape(href)}"><rect class="box" x="0" y="{_n(y - _HEIGHT / 2)}" '
        f'width="{_STAGE_WIDTH}" height="{_HEIGHT}" rx="6"/>'
        f'<text class="box-words" {middle}>{escape(words)}</text></a>'
    )


def _steps(concept: Concept, later: Sequence[Concept], y: float) -> list[str]:
    if not later or later[0].notation not in concept.moves:
        return []
    x, top, end = _STAGE_WIDTH / 2, y + _HEIGHT / 2, y + _STAGE_STEP - _HEIGHT / 2
    return [
        f'<path class="line" d="M{_n(x)} {_n(top)}V{_n(end)}"/>',
        f'<path class="head" d="M{_n(x)} {_n(end)}l-4 -7h8z"/>',
    ]


def _arc(start: int, end: int, reach: float) -> str:
    x = _STAGE_WIDTH
    low, high = (_HEIGHT / 2 + n * _STAGE_STEP for n in (start, end))
    low, high = low - 4, high + 4
    return (
        f'<path class="back" d="M{x} {_n(low)}C{_n(x + reach * 1.3)} {_n(low)} '
        f'{_n(x + reach * 1.3)} {_n(high)} {x} {_n(high)}"/>'
        f'<path class="back-head" d="M{x} {_n(high)}l7 -4v8z"/>'
    )


def _svg(parts: Sequence[str], width: float, height: float, title: str) -> Markup:
    # A hair of room for the strokes at the rim.
    box = f"-2 -2 {_n(width + 4)} {_n(height + 4)}"
    return Markup(
        f'<svg class="diagram" viewBox="{box}" width="{_n(width + 4)}" height="{_n(height + 4)}" '
        f'role="group" aria-label="{escape(title)}">{"".join(parts)}</svg>'
    )


def _n(number: float) -> str:
    return f"{round(number, 1):g}"
