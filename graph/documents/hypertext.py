"""Reading HTML into blocks whose text stands in the raw source.

The tokeniser is our own. The one of the standard library reports lines and columns rather than
offsets, needs quadratic time on some broken pages, and changed what it makes of comments and
scripts between patch releases, so that the same page could read differently on two machines. Here
a page is walked once with possessive patterns, by the rules of the HTML standard where they bear on
what is text: comments, raw text elements, quoted attributes; what is open at the end is closed.

What a page says is told from what stands around it by elements (`nav`, `aside`), by words in
classes and ids, and by where most of the prose is.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final, NamedTuple

from graph.documents.block import Block
from graph.documents.inline import ENTITY, raised_digits
from graph.documents.lexicon import PageWords
from graph.documents.model import SegmentKind
from graph.documents.normal import Flow, Piece, normalise

_TOKEN: Final = re.compile(r"<(?=[!?]|/?[a-zA-Z])")
_TAG: Final = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)"
    r"(?P<attributes>(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)>"
)
_ATTRIBUTE: Final = re.compile(
    r"([^\s/>=\"']++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"']*+)))?"
)
_CLASS_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_NO_DISPLAY: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_RAISED: Final = re.compile(r"\s*\[?\d{1,3}\]?\s*")
_BLANK_LINE: Final = re.compile(r"\n[ \t\r]*\n")
_ENDED: Final = (".", "!", "?", ":", '"', "'", ")", "।", "。")

_RAW_TEXT: Final = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noframes"})
_VOID: Final = re.compile("area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr")
# Elements that stand within a paragraph: parts of its text, and what is no text at all.
_INLINE: Final = re.compile(
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|nobr"
    "|output|picture|q|ruby|rb|rt|rp|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr"
    "|script|style|template|noscript|svg|math|button|object|audio|video|input"
)
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_ITEMS: Final = frozenset({"li", "dt", "dd"})
_LISTS: Final = frozenset({"ul", "ol", "dl"})
_REGIONS: Final = frozenset({"main", "article"})
_CELLS: Final = frozenset({"td", "th"})

_LONGEST_CELL: Final = 300  # characters; a table with a longer cell lays out a page
_MOST_MARKS: Final = 16  # nested marked elements that are told apart
_REACH: Final = 40  # open elements looked through for an item that a new item closes


@dataclass(slots=True)
class Page:
    """What a page says: its blocks, and what its head and marks say about it."""

    blocks: list[Block]
    title: str | None = None
    language: str | None = None
    url: str | None = None
    properties: dict[str, str] = field(default_factory=dict)
    times: list[str] = field(default_factory=list)


class _Tag(NamedTuple):
    start: int
    end: int
    name: str
    closing: bool
    attributes: tuple[int, int]


class _Context(NamedTuple):
    """What holds for text at some place, inherited from the elements around it."""

    name: str = ""
    skipped: bool = False
    kind: SegmentKind | None = None
    level: int = 0
    depth: int = 0  # of lists
    linked: bool = False
    preformatted: bool = False
    marks: tuple[int, ...] = ()
    regions: tuple[int, ...] = ()
    table: int = -1


class _Cell(NamedTuple):
    table: int
    row: int
    column: int


class _Raw(NamedTuple):
    """A block as it was met, before the page as a whole is known."""

    pieces: tuple[Piece, ...]
    flow: Flow
    context: _Context
    cell: _Cell | None
    linked: bool

    @property
    def prose(self) -> int:
        """Characters of running text: what ends as sentences do and is not a link."""
        length = len(self.flow.text)
        return length if length >= 60 and not self.linked else 0


def read_page(text: str, words: PageWords) -> Page:
    """Return what a page says; malformed markup is read as browsers read it, as far as it goes."""
    walker = _Walker(text, words)
    walker.walk()
    page = walker.page
    page.blocks = _judge(text, walker)
    return page


def _tokens(text: str) -> Iterator[_Tag | tuple[int, int]]:
    """Yield tags, and ranges of text between them, in order."""
    at = 0
    while match := _TOKEN.search(text, at):
        start = match.start()
        if start > at:
            yield at, start
        if text.startswith("<!--", start):
            close = text.find("-->", start + 2)
            at = close + 3 if close >= 0 else len(text)
        elif text[start + 1] in "!?":
            close = text.find(">", start)
            at = close + 1 if close >= 0 else len(text)
        elif tag := _TAG.match(text, start):
            name = tag["name"].lower()
            closing = bool(tag["close"])
            yield _Tag(start, tag.end(), name, closing, tag.span("attributes"))
            at = tag.end()
            if name in _RAW_TEXT and not closing:
                end = re.compile(rf"</{name}[\s/>]", re.IGNORECASE).search(text, at)
                close = end.start() if end else len(text)
                if name == "title" and close > at:
                    yield at, close
                at = close
        else:
            return  # the file ends within a tag
    if at < len(text):
        yield at, len(text)


class _Walker:
    """Walks over the tokens with a stack of open elements and collects blocks."""

    def __init__(self, text: str, words: PageWords) -> None:
        self.page = Page([])
        self.raws: list[_Raw] = []
        self.mark_kinds: list[SegmentKind] = []
        self.region_names: list[str] = []
        self.layout_tables: set[int] = set()
        self.time_marks: list[tuple[int, str]] = []
        self._text = text
        self._words = words
        self._stack: list[_Context] = [_Context()]
        self._open: Counter[str] = Counter()
        self._pieces: list[Piece] = []
        self._linked = self._unlinked = False
        self._marks: tuple[int, ...] | None = None  # those that all of the block has
        self._breaks = 0
        self._raised: list[int] = []
        self._tables = 0
        self._cells: dict[int, tuple[int, int]] = {}  # table -> row, column
        self._in_title = False

    def walk(self) -> None:
        for token in _tokens(self._text):
            if not isinstance(token, _Tag):
                self._read_text(*token)
            elif token.closing:
                self._close(token)
            else:
                self._begin(token)
        self._flush()

    # Text

    def _read_text(self, start: int, end: int) -> None:
        if self._in_title:
            if self.page.title is None:
                self.page.title = normalise(self._text, self._entities(start, end)).text or None
            return
        context = self._stack[-1]
        if context.skipped:
            return
        blank = self._text[start:end].isspace()
        if not blank:
            self._breaks = 0
            self._marks = _shared(self._marks, context.marks)
            if context.linked:
                self._linked = True
            else:
                self._unlinked = True
        elif not self._pieces:
            return
        if context.preformatted:
            for gap in _BLANK_LINE.finditer(self._text, start, end):
                self._pieces += self._entities(start, gap.start())
                self._flush()
                start = gap.end()
        self._pieces += self._entities(start, end)

    def _entities(self, start: int, end: int) -> Iterator[Piece]:
        done = start
        for match in ENTITY.finditer(self._text, start, end):
            reads = html.unescape(match.group())
            if reads == match.group():
                continue
            if match.start() > done:
                yield Piece(done, match.start())
            yield Piece(match.start(), match.end(), reads)
            done = match.end()
        if done < end:
            yield Piece(done, end)

    # Elements

    def _begin(self, tag: _Tag) -> None:
        name = tag.name
        if name == "br":
            self._break(tag)
        if not _INLINE.fullmatch(name) and name != "br":
            self._close_implied(name)
        attributes = self._attributes(tag) if tag.attributes[1] > tag.attributes[0] else {}
        self._note_metadata(name, attributes)
        if _VOID.fullmatch(name):
            return
        if name == "title":
            self._in_title = self._open["svg"] == 0
        if name == "sup":
            self._raised.append(len(self._pieces))
        if self._text[tag.end - 2] == "/" and self._open["svg"]:
            return
        self._push(self._context(name, attributes))
        if name == "time" and "datetime" in attributes and not self._stack[-1].skipped:
            self.time_marks.append((tag.start, attributes["datetime"]))

    def _close(self, tag: _Tag) -> None:
        name = tag.name
        if name == "title":
            self._in_title = False
        if name == "sup" and self._raised:
            self._lower(self._raised.pop())
        if not _INLINE.fullmatch(name):
            self._flush()
        if self._open[name]:
            self._pop_to(name)

    def _close_implied(self, name: str) -> None:
        """Close what the beginning of a block element closes without an end tag."""
        written = bool(self._pieces)
        self._flush()
        # A heading that has its words and was not closed; one that has none yet wraps a block.
        while written and self._stack[-1].level and any(self._open[other] for other in _HEADINGS):
            self._pop()
        if self._open["p"]:
            self._pop_to("p")
        if name == "body" and self._open["head"]:
            self._pop_to("head")
        if name in _ITEMS:
            for context in self._stack[:-_REACH:-1]:
                if context.name in _LISTS:
                    break
                if context.name in _ITEMS:
                    self._pop_to(context.name)
                    break

    def _pop_to(self, name: str) -> None:
        while self._pop() != name:
            pass

    def _push(self, context: _Context) -> None:
        self._stack.append(context)
        self._open[context.name] += 1

    def _pop(self) -> str:
        name = self._stack.pop().name
        self._open[name] -= 1
        return name

    def _context(self, name: str, attributes: dict[str, str]) -> _Context:
        """Return what holds within an element that begins now."""
        outer = self._stack[-1]
        context = outer._replace(name=name)
        if outer.skipped:
            return context
        style = attributes.get("style", "")
        if (
            name in self._words.skipped_elements
            or "hidden" in attributes
            or attributes.get("aria-hidden", "").lower() == "true"
            or _NO_DISPLAY.search(style)
        ):
            return context._replace(skipped=True)
        is_region = name in _REGIONS or attributes.get("role", "").lower() == "main"
        if is_region and len(outer.regions) < _MOST_MARKS:
            context = context._replace(regions=(*outer.regions, self._region(name)))
        if mark := self._mark(name, attributes, outer):
            self.mark_kinds.append(mark)
            context = context._replace(marks=(*outer.marks, len(self.mark_kinds) - 1))
        if name in _HEADINGS:
            context = context._replace(kind=SegmentKind.HEADING, level=_HEADINGS[name])
        elif name in _LISTS:
            context = context._replace(depth=outer.depth + 1)
        elif name in _ITEMS:
            context = context._replace(kind=SegmentKind.LIST_ITEM)
        elif name == "figcaption":
            context = context._replace(kind=SegmentKind.CAPTION)
        elif name == "a":
            href = attributes.get("href", "#")
            context = context._replace(linked=not href.startswith("#"))
        elif name == "pre":
            context = context._replace(preformatted=True)
        elif name == "table":
            context = self._begin_table(context, attributes)
        elif name == "tr" and outer.table >= 0:
            row, _ = self._cells[outer.table]
            self._cells[outer.table] = row + 1, -1
        elif name in _CELLS and outer.table >= 0:
            row, column = self._cells[outer.table]
            self._cells[outer.table] = row, column + 1
        return context

    def _region(self, name: str) -> int:
        self.region_names.append("article" if name == "article" else "main")
        return len(self.region_names) - 1

    def _mark(self, name: str, attributes: dict[str, str], outer: _Context) -> SegmentKind | None:
        """Return what an element, or the words of its class and id, say its text is for."""
        if len(outer.marks) >= _MOST_MARKS or name in ("html", "body") or name in _REGIONS:
            return None
        if name == "form" or (name == "header" and not outer.regions):
            return SegmentKind.FURNITURE
        label = f"{attributes.get('class', '')} {attributes.get('id', '')}"
        if label == " ":
            return None
        words = {word.lower() for word in _CLASS_WORD.findall(label)}
        words |= {name.lower() for name in label.split()}
        if attributes.get("rel") == "author" or attributes.get("itemprop") == "author":
            return SegmentKind.BYLINE
        for kind, known in (
            (SegmentKind.FURNITURE, self._words.furniture_words),
            (SegmentKind.TEASER, self._words.teaser_words),
            (SegmentKind.BYLINE, self._words.byline_words),
            (SegmentKind.CAPTION, self._words.caption_words),
        ):
            if words & known:
                return kind
        return None

    def _begin_table(self, context: _Context, attributes: dict[str, str]) -> _Context:
        if context.table >= 0:
            self.layout_tables.add(context.table)
        table, self._tables = self._tables, self._tables + 1
        if attributes.get("role", "").lower() in ("presentation", "none"):
            self.layout_tables.add(table)
        self._cells[table] = -1, -1
        return context._replace(table=table)

    def _break(self, tag: _Tag) -> None:
        """Read a `br`: two of them, or one after a sentence, end a block."""
        self._breaks += 1
        last = self._pieces[-1] if self._pieces else None
        if last is None:
            return
        ended = self._text[last.start : last.end].rstrip().endswith(_ENDED)
        if self._breaks >= 2 or ended:
            self._flush()
        else:
            self._pieces.append(Piece(tag.start, tag.end, " "))

    def _lower(self, first: int) -> None:
        """Replace raised digits, which are a power or the number of a footnote."""
        raised = self._pieces[first:]
        content = "".join(self._text[piece.start : piece.end] for piece in raised)
        if not raised or not _RAISED.fullmatch(content):
            return
        before = self._pieces[first - 1] if first else None
        tail = self._text[max(before.start, before.end - 4) : before.end] if before else ""
        del self._pieces[first:]
        if reads := raised_digits(tail, content):
            self._pieces.append(Piece(raised[0].start, raised[-1].end, reads))

    def _flush(self) -> None:
        """End the block that is being collected."""
        pieces, self._pieces = self._pieces, []
        linked = self._linked and not self._unlinked
        self._linked = self._unlinked = False
        marks, self._marks = self._marks, None
        self._raised.clear()
        if not pieces:
            return
        flow = normalise(self._text, pieces)
        if not flow.text:
            return
        context = self._stack[-1]._replace(marks=marks or ())
        cell = None
        if context.table >= 0:
            cell = _Cell(context.table, *self._cells[context.table])
        self.raws.append(_Raw(tuple(pieces), flow, context, cell, linked))

    # What the page says about itself

    def _attributes(self, tag: _Tag) -> dict[str, str]:
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self._text, *tag.attributes):
            value = match[2] or match[3] or match[4] or ""
            found.setdefault(match[1].lower(), html.unescape(value) if "&" in value else value)
        return found

    def _note_metadata(self, name: str, attributes: dict[str, str]) -> None:
        if name == "html" and attributes.get("lang"):
            self.page.language = attributes["lang"]
        elif name == "link" and attributes.get("rel", "").lower() == "canonical":
            self.page.url = self.page.url or attributes.get("href")
        elif name == "meta":
            key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            content = attributes.get("content", "").strip()
            if key and content:
                self.page.properties.setdefault(key.lower(), content)


def _shared(marks: tuple[int, ...] | None, others: tuple[int, ...]) -> tuple[int, ...]:
    """Return the marks that both have, from the outermost on."""
    if marks is None or marks == others:
        return others
    return tuple(one for one, other in zip(marks, others, strict=False) if one == other)


# Judging the page as a whole


def _judge(text: str, walker: _Walker) -> list[Block]:
    """Return the blocks of a page, those outside its main text marked as such."""
    raws = walker.raws
    total = sum(raw.prose for raw in raws)
    marked: Counter[int] = Counter()
    for raw in raws:
        for mark in raw.context.marks:
            marked[mark] += raw.prose
    # A mark that covers much of the prose is a mark of the page, such as "has-sidebar".
    trusted = {
        mark: kind for mark, kind in enumerate(walker.mark_kinds) if marked[mark] <= 0.4 * total
    }
    region = _main_region(raws, walker.region_names)
    _keep_times(walker, raws)
    layout = walker.layout_tables | _layout_tables(raws)
    blocks: list[Block] = []
    headline = False
    for table, group in groupby(
        raws, lambda raw: raw.cell.table if raw.cell and raw.cell.table not in layout else -1
    ):
        if table >= 0:
            rows = list(group)
            judged = _outside(rows[0], trusted, region) or SegmentKind.TABLE
            blocks.append(Block(judged, tuple(_rows(text, rows))))
            continue
        for raw in group:
            context = raw.context
            kind = _outside(raw, trusted, region) or context.kind
            if context.level == 1 and kind is not SegmentKind.TEASER and not headline:
                kind, headline = SegmentKind.HEADLINE, True
            level = context.level or (context.depth if kind is SegmentKind.LIST_ITEM else 0)
            blocks.append(Block(kind, (raw.flow,), level, linked=raw.linked))
    return blocks


def _outside(raw: _Raw, trusted: dict[int, SegmentKind], region: int | None) -> SegmentKind | None:
    """Return what a block is for if it does not belong to the text of the page, else None."""
    for mark in raw.context.marks:
        if mark in trusted:
            return trusted[mark]
    if region is not None and region not in raw.context.regions:
        return SegmentKind.FURNITURE
    return None


def _main_region(raws: Sequence[_Raw], names: Sequence[str]) -> int | None:
    """Return the innermost `main` or `article` that holds most of the prose, if there is one."""
    prose: Counter[int] = Counter()
    for raw in raws:
        for region in raw.context.regions:
            prose[region] += raw.prose
    best: int | None = None
    within = sum(raw.prose for raw in raws)
    for wanted in ("main", "article"):
        held = [region for region in prose if names[region] == wanted]
        if held:
            candidate = max(held, key=lambda region: (prose[region], -region))
            if prose[candidate] > 0.5 * within:
                best, within = candidate, prose[candidate]
    return best


def _keep_times(walker: _Walker, raws: Sequence[_Raw]) -> None:
    """Keep the times that stand before the third paragraph: later ones tell of other things."""
    prose = [raw for raw in raws if raw.prose]
    limit = prose[2].flow.offsets[0] if len(prose) > 2 else None
    walker.page.times = [value for at, value in walker.time_marks if limit is None or at < limit]


def _layout_tables(raws: Sequence[_Raw]) -> set[int]:
    """Return the tables that lay out a page: long cells, headings, or a single column."""
    columns: dict[int, int] = {}
    layout: set[int] = set()
    for raw in raws:
        if raw.cell is None:
            continue
        table, _, column = raw.cell
        columns[table] = max(columns.get(table, 0), column)
        if len(raw.flow.text) > _LONGEST_CELL or raw.context.level:
            layout.add(table)
    return layout | {table for table, column in columns.items() if column < 1}


def _rows(text: str, raws: Sequence[_Raw]) -> Iterator[Flow]:
    """Yield one flow for each row, cells parted by a bar; empty cells keep their place."""
    for _, group in groupby(raws, lambda raw: raw.cell.row if raw.cell else -1):
        pieces: list[Piece] = []
        at = 0
        for raw in group:
            column = max(raw.cell.column, 0) if raw.cell else 0
            start = raw.pieces[0].start
            gap = (pieces[-1].end if pieces else start, start)
            if column > at:
                pieces.append(Piece(*gap, " | "))
                pieces += [Piece(start, start, "| ")] * (column - at - 1)
                at = column
            elif pieces:
                pieces.append(Piece(*gap, " "))
            pieces += raw.pieces
        yield normalise(text, pieces)
