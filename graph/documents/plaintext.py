"""Reading plain text and Markdown into blocks.

Both go through one reader, because files in the wild do not keep to their names: text files carry
Markdown links and bold headings, Markdown files hold news with one line for each paragraph. The
marks of Markdown that a text file cannot mean otherwise are known in both.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from graph.documents.block import Block
from graph.documents.dates import masthead_date
from graph.documents.inline import inline_pieces
from graph.documents.lexicon import Lexicon
from graph.documents.lines import (
    NUMBER,
    Line,
    begins_small,
    fills,
    labelled,
    read_lines,
    wrap_width,
)
from graph.documents.model import SegmentKind
from graph.documents.normal import UNSEEN, Piece, normalise
from graph.documents.pairs import is_table, paired_rows
from graph.documents.rows import (
    CELL,
    Grid,
    flattened_rows,
    short_lines,
    spaced_cells,
    stacked_cells,
)
from graph.documents.separated import SeparatedTables
from graph.documents.thousands import are_pairs, grouped_rows, has_groups
from graph.documents.worded import WordedTables

_FENCE: Final = re.compile(r"(`{3,}|~{3,})[^`]*$")
_HEADING: Final = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_HEADING_END: Final = re.compile(r"[ \t]+#+$")
_UNDERLINE: Final = re.compile(r"(=+|-{2,})$")
_RULE: Final = re.compile(r"\\?[*#=_~\-–—•.·+ ]{3,}$|-{2}$")
_DEFINITION: Final = re.compile(r"\[[^\[\]]{1,200}\]:[ \t]*\S")
_HIDDEN_ELEMENT: Final = re.compile(r"<(script|style|template|noscript)\b", re.IGNORECASE)
_EMPHASIS: Final = re.compile(r"(\*{1,3}|_{2,3})(?=[^\s*_])")
_BULLET: Final = re.compile(
    r"(?P<plain>[-*+])[ \t]+(?=\S)|(?P<printed>[•‣◦●○▪■□➢➤✓✔·])[ \t]*(?=\S)"
    r"|(?P<dash>[–—])[ \t]+(?=\S)"
)
_EMPTY_CELL: Final = "-"
_LONGEST_HEADING: Final = 250  # characters, of one that is known by its emphasis
_HEADING_LINES: Final = 4
_NO_HEADING: Final = (".", ",", ";", '"', "”")
_SHORT_ITEM: Final = 12  # characters; shorter items may be the number of a page
_STOPS: Final = (".", "!", "?", ":", ";", "…", '"', "”", "।", "。")


def text_blocks(text: str, start: int, lexicon: Lexicon, *, markdown: bool) -> list[Block]:
    """Return the blocks of `text` from `start` on, in order; code is left out."""
    return _Reader(
        text, list(read_lines(text, start, markdown=markdown)), lexicon, markdown
    ).blocks()


class _Reader:
    """Walks over the lines; each `_read_*` reads one kind of block at a line or returns None."""

    def __init__(self, text: str, lines: list[Line], lexicon: Lexicon, markdown: bool) -> None:
        self._text = text
        self._lines = lines
        self._lexicon = lexicon
        self._markdown = markdown
        self._width = wrap_width(text, lines)
        self._blocks: list[Block] = []
        self._apart = True  # a blank line or a rule comes before
        self._single_line_end = -1  # index after the last block, if that was one line of text
        self._after_item = False
        self._has_headline = False
        self._unclosed: set[str] = set()  # what is known not to be closed further down
        self._no_stack = 0  # lines before this are known not to be cells below each other
        self._no_pairs = 0  # the same of pairs of a label and a figure
        self._no_groups = 0  # the same of rows of figures whose thousands blanks part
        self._groups = has_groups(text)
        self._spans = [(line.start, line.end) for line in lines]
        self._tables = SeparatedTables(text, self._spans)
        self._worded = WordedTables(text, self._spans)

    def blocks(self) -> list[Block]:
        at = 0
        while at < len(self._lines):
            if self._lines[at].blank:
                self._apart = True
                at += 1
                continue
            at = self._read(at)
        return self._blocks

    def _read(self, at: int) -> int:
        """Read the block that begins at a line; return the index of the line after it."""
        readers = (
            self._read_hidden,
            self._read_heading,
            self._read_rule,
            self._read_table,
            self._read_grid,
            self._read_emphasised,
            self._read_item,
        )
        for reader in readers:
            if (end := reader(at)) is not None:
                return end
        return self._read_paragraph(at)

    def _line(self, at: int) -> str:
        line = self._lines[at]
        return self._text[line.start : line.end]

    # Blocks that are known by their first line

    def _read_hidden(self, at: int) -> int | None:
        """Skip code, scripts, comments and definitions of links."""
        if not self._markdown:
            return None
        line = self._line(at)
        if fence := _FENCE.match(line):
            mark = fence.group(1)
            return self._line_after(
                at + 1, mark, lambda other: other.startswith(mark) and not other.strip(mark[0])
            )
        if element := _HIDDEN_ELEMENT.match(line):
            close = f"</{element.group(1).lower()}"
            return self._line_after(at, close, lambda other: close in other.lower())
        if line.startswith("<!--"):
            return self._line_after(at, "-->", lambda other: "-->" in other)
        return at + 1 if _DEFINITION.match(line) else None

    def _line_after(self, at: int, mark: str, closes: Callable[[str], bool]) -> int | None:
        """Return the index after the first line from `at` on that closes what `mark` stands for."""
        if mark in self._unclosed:
            return None
        for index in range(at, len(self._lines)):
            if closes(self._line(index)):
                return index + 1
        self._unclosed.add(mark)
        return None

    def _read_heading(self, at: int) -> int | None:
        line = self._lines[at]
        match = _HEADING.match(self._text, line.start, line.end)
        if match is None:
            return None
        end = _HEADING_END.search(self._text, match.end(), line.end)
        level = len(match.group(1))
        stop = end.start() if end else line.end
        self._add(self._heading_kind(level), match.end(), stop, level=level)
        return at + 1

    def _heading_kind(self, level: int) -> SegmentKind:
        if level > 1 or self._has_headline:
            return SegmentKind.HEADING
        self._has_headline = True
        return SegmentKind.HEADLINE

    def _read_rule(self, at: int) -> int | None:
        line = self._line(at)
        underline = _UNDERLINE.match(line)
        if underline and self._single_line_end == at:
            level = 1 if line[0] == "=" else 2
            before = self._blocks.pop()
            kind = self._heading_kind(level)
            self._blocks.append(Block(kind, before.flows, level))
            self._apart = True
            return at + 1
        if _RULE.match(line) is None:
            return None
        self._add(SegmentKind.FURNITURE, self._lines[at].start, self._lines[at].end)
        self._apart = True
        return at + 1

    def _read_table(self, at: int) -> int | None:
        """A table whose cells are parted by bars, tabs, wide gaps, semicolons or slashes."""
        grid = self._tables.read(at) or self._worded.read(at)
        return self._add_grid(grid)

    def _read_grid(self, at: int) -> int | None:
        """A table whose columns are lost: rows with single blanks, or cells below each other."""
        grid = self._grouped(at, flattened_rows(self._text, self._spans, at))
        if grid is None and at >= self._no_pairs:
            pairs = paired_rows(self._text, self._spans, at)
            self._no_pairs = pairs.end
            grid = pairs if is_table(self._text, pairs) else None
        if grid is None and self._apart:
            grid = spaced_cells(self._text, self._spans, at)
        if grid is None and at >= self._no_stack:
            self._no_stack = short_lines(self._spans, at)
            grid = stacked_cells(self._text, self._spans, at, self._no_stack)
        return self._add_grid(grid)

    def _grouped(self, at: int, parted: Grid | None) -> Grid | None:
        """Prefer rows whose thousands are parted too, unless there are fewer of these.

        Where all are labels with one figure so, there are none: "Gold 16 902" above "Fish 455".
        """
        if not self._groups:
            return parted
        if at >= self._no_groups:
            grouped = grouped_rows(self._text, self._spans, at)
            self._no_groups = grouped.end
            if grouped.rows and (parted is None or grouped.end >= parted.end):
                return grouped
        if parted is not None and are_pairs(self._text, self._spans, parted):
            return None
        return parted

    def _add_grid(self, grid: Grid | None) -> int | None:
        """Add a table, one flow for each row, its cells parted by a bar; return where it ends.

        Rows of empty cells only are left out.
        """
        if grid is None:
            return None
        flows = []
        for cells in grid.rows:
            pieces: list[Piece] = []
            for number, (start, end) in enumerate(cells):
                if number:
                    pieces.append(Piece(cells[number - 1][1], start, CELL))
                if start == end:
                    pieces.append(Piece(start, end, _EMPTY_CELL))
                pieces += inline_pieces(self._text, start, end, markdown=self._markdown)
            flow = normalise(self._text, pieces)
            if flow.text.strip(f" |{_EMPTY_CELL}"):
                flows.append(flow)
        if flows:
            self._blocks.append(Block(SegmentKind.TABLE, tuple(flows)))
        self._after_block()
        return grid.end

    def _read_emphasised(self, at: int) -> int | None:
        """Lines that are emphasised as a whole, from the first mark to the last: a heading."""
        start = self._lines[at].start
        match = _EMPHASIS.match(self._text, start)
        if match is None:
            return None
        mark = match.group(1)
        for last in range(at, min(at + _HEADING_LINES, len(self._lines))):
            line = self._lines[last]
            if line.blank:
                return None
            close = self._text.find(mark, max(match.end(), line.start), line.end)
            if close < 0:
                continue
            if close + len(mark) != line.end:
                return None
            inner = self._text[match.end() : close].rstrip(UNSEEN)
            heading = len(inner) <= _LONGEST_HEADING and not inner.endswith(_NO_HEADING)
            kind = SegmentKind.HEADING if heading else None
            self._add(kind, match.end(), close, at=at, last=last)
            return last + 1
        return None

    def _read_item(self, at: int) -> int | None:
        line = self._lines[at]
        marker = _BULLET.match(self._text, line.start, line.end)
        if marker is None:
            marker = NUMBER.match(self._text, line.start, line.end)
        elif marker["dash"] and not (self._apart or self._after_item):
            marker = None
        if marker is None or (line.end - marker.end() < _SHORT_ITEM and self._stands_alone(at)):
            return None
        last = at
        while last + 1 < len(self._lines) and self._continues(last, item_indent=line.indent):
            last += 1
        end, level = self._lines[last].end, 1 + line.indent // 2
        self._add(SegmentKind.LIST_ITEM, marker.end(), end, at=at, last=last, level=level)
        self._after_item = True
        return last + 1

    # Paragraphs

    def _read_paragraph(self, at: int) -> int:
        last = at
        alone = self._stands_alone(at)
        while not alone and last + 1 < len(self._lines) and self._continues(last):
            last += 1
        blocks = len(self._blocks)
        self._add(None, self._lines[at].start, self._lines[last].end, at=at, last=last)
        if last == at and len(self._blocks) > blocks:  # an image alone leaves no block
            self._single_line_end = at + 1
        return last + 1

    def _stands_alone(self, at: int) -> bool:
        """Whether the line is one of those that are never part of a paragraph."""
        line = self._lines[at]
        if line.end - line.start > 200:
            return False
        pieces = inline_pieces(self._text, line.start, line.end, markdown=self._markdown)
        return self._lexicon.line_kind(normalise(self._text, pieces).text) is not None

    def _continues(self, at: int, *, item_indent: int | None = None) -> bool:
        """Whether the next line goes on with the paragraph of this one."""
        line, following = self._lines[at], self._lines[at + 1]
        if following.blank or self._begins_block(at, at + 1, in_item=item_indent is not None):
            return False
        text = self._line(at)
        full = self._width is not None and fills(self._text, line, following, self._width)
        if item_indent is not None and following.indent > item_indent:
            return full or not labelled(self._line(at + 1))  # a fact below its heading
        if labelled(text) and labelled(self._line(at + 1)):
            return False
        small = begins_small(self._text, following)
        if line.hard and not small:
            return False
        if self._width is not None:
            if self._is_overlong(at, self._width) or self._is_overlong(at + 1, self._width):
                return False
            if full:
                short = following.end - following.start < self._width * 0.6
                return not short or not (self._stands_alone(at + 1) or self._dates(at + 1))
        if text.endswith(_STOPS):
            return False
        if " | " in self._line(at + 1) and " | " not in text:
            return False  # a line of its own parts: "Feature | 4 May 2019"
        return small or text.rsplit(None, 1)[-1].lower() in self._lexicon.linkers

    def _dates(self, at: int) -> bool:
        """Whether the line, the last before a blank one, tells place and day of the document."""
        last = at + 1 == len(self._lines) or self._lines[at + 1].blank
        return last and masthead_date(self._line(at)) is not None

    def _is_overlong(self, at: int, width: int) -> bool:
        """Whether a line is longer than wrapping leaves any, a long address in it aside."""
        line = self._line(at)
        if len(line) <= width * 5 // 4:
            return False
        return len(line) - max(len(word) for word in line.split()) > width * 5 // 4

    def _begins_block(self, at: int, following: int, *, in_item: bool) -> bool:
        """Whether the next line is of a kind that ends a paragraph without a blank line."""
        text = self._line(following)
        if _HEADING.match(text) or _RULE.match(text) or _UNDERLINE.match(text):
            return True
        if self._markdown and (_FENCE.match(text) or text.startswith("<!--")):
            return True
        bullet = _BULLET.match(text)
        # In wrapped text a dash or number may come to stand at the beginning of a line.
        ended = in_item or not self._width or self._line(at).endswith(_STOPS)
        if bullet:
            return bool(bullet["printed"]) or ended or (self._markdown and bool(bullet["plain"]))
        number = NUMBER.match(text)
        return number is not None and (ended or number["arabic"] == "1")

    def _add(
        self,
        kind: SegmentKind | None,
        start: int,
        end: int,
        *,
        at: int = 0,
        last: int = -1,
        level: int = 0,
    ) -> None:
        """Add a block of one flow; `at` and `last` are its first and last line."""
        holes = []
        for k in range(at + 1, last + 1):
            before, line = self._lines[k - 1], self._lines[k]
            if line.hole:
                holes.append(line.hole)
            elif self._is_broken_word(before, line):
                holes.append((before.end, line.start))
        pieces = inline_pieces(self._text, start, end, markdown=self._markdown, holes=holes)
        flow = normalise(self._text, pieces)
        if flow.text:
            self._blocks.append(Block(kind, (flow,), level))
        self._after_block()

    def _is_broken_word(self, line: Line, following: Line) -> bool:
        """Whether a line ends in the hyphen of a word that the next line goes on with."""
        return (
            self._text[line.end - 1] == "-"
            and self._text[line.end - 2 : line.end - 1].isalpha()
            and self._text[following.start].isalpha()
        )

    def _after_block(self) -> None:
        self._apart = False
        self._after_item = False
        self._single_line_end = -1
