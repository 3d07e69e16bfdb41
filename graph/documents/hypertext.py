"""Walking over HTML and collecting blocks whose text stands in the raw source.

What stands around text is inherited downwards: elements that are not shown, headings and lists,
links, and marks: elements whose name, class or id says what their text is for. Whether a mark is to
be trusted, and where the text of the page is, is judged later from the page as a whole.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from graph.documents.html_tokens import Tag, attributes_of, tokens
from graph.documents.inline import ENTITY, raised_digits
from graph.documents.lexicon import PageWords
from graph.documents.model import SegmentKind
from graph.documents.normal import Flow, Piece, normalise

_CLASS_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_NO_DISPLAY: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_RAISED: Final = re.compile(r"\s*\[?\d{1,3}\]?\s*")
_BLANK_LINE: Final = re.compile(r"\n[ \t\r]*\n")
_ENDED: Final = (".", "!", "?", ":", '"', "'", ")", "।", "。")

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

_MOST_MARKS: Final = 16  # nested marked elements that are told apart
_LEAST_PROSE: Final = 60  # characters
_REACH: Final = 40  # open elements looked through for an item that a new item closes


@dataclass(slots=True)
class Walk:
    """What was met on a page: its blocks in order, and what the marks and regions stand for."""

    raws: list[Raw] = field(default_factory=list)
    mark_kinds: list[SegmentKind] = field(default_factory=list)
    region_names: list[str] = field(default_factory=list)  # "main" or "article"
    layout_tables: set[int] = field(default_factory=set)
    times: list[tuple[int, str]] = field(default_factory=list)  # place, machine-readable value
    title: str | None = None
    language: str | None = None
    url: str | None = None
    properties: dict[str, str] = field(default_factory=dict)


class Context(NamedTuple):
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


class Cell(NamedTuple):
    """Where in a table a block stands; its row is -1 in the caption."""

    table: int
    row: int
    column: int


class Raw(NamedTuple):
    """A block as it was met, before the page as a whole is known."""

    pieces: tuple[Piece, ...]
    flow: Flow
    context: Context
    cell: Cell | None
    linked: bool

    @property
    def prose(self) -> int:
        """Characters of running text: blocks of some length that are not a link."""
        length = len(self.flow.text)
        return length if length >= _LEAST_PROSE and not self.linked else 0


def walk(text: str, words: PageWords) -> Walk:
    """Return what is met on a page; malformed markup is read as browsers do, as far as it goes."""
    walker = _Walker(text, words)
    walker.walk()
    return walker.found


class _Walker:
    """Walks over the tokens with a stack of open elements and collects blocks."""

    def __init__(self, text: str, words: PageWords) -> None:
        self.found = Walk()
        self._text = text
        self._words = words
        self._stack: list[Context] = [Context()]
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
        for token in tokens(self._text):
            if not isinstance(token, Tag):
                self._read_text(*token)
            elif token.closing:
                self._close(token)
            else:
                self._begin(token)
        self._flush()

    # Text

    def _read_text(self, start: int, end: int) -> None:
        if self._in_title:
            if self.found.title is None:
                self.found.title = normalise(self._text, self._entities(start, end)).text or None
            return
        context = self._stack[-1]
        if context.skipped:
            return
        if context.preformatted:
            for gap in _BLANK_LINE.finditer(self._text, start, end):
                self._add_text(start, gap.start(), context)
                self._flush()
                start = gap.end()
        self._add_text(start, end, context)

    def _add_text(self, start: int, end: int, context: Context) -> None:
        if not self._text[start:end].isspace():
            self._breaks = 0
            self._marks = _shared(self._marks, context.marks)
            if context.linked:
                self._linked = True
            else:
                self._unlinked = True
        elif not self._pieces:
            return
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

    def _begin(self, tag: Tag) -> None:
        name = tag.name
        if name == "br":
            self._break(tag)
        if not _INLINE.fullmatch(name) and name != "br":
            self._close_implied(name)
        attributes = attributes_of(self._text, tag)
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
            self.found.times.append((tag.start, attributes["datetime"]))

    def _close(self, tag: Tag) -> None:
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

    def _push(self, context: Context) -> None:
        self._stack.append(context)
        self._open[context.name] += 1

    def _pop(self) -> str:
        name = self._stack.pop().name
        self._open[name] -= 1
        return name

    def _context(self, name: str, attributes: dict[str, str]) -> Context:
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
            self.found.mark_kinds.append(mark)
            context = context._replace(marks=(*outer.marks, len(self.found.mark_kinds) - 1))
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
        self.found.region_names.append("article" if name == "article" else "main")
        return len(self.found.region_names) - 1

    def _mark(self, name: str, attributes: dict[str, str], outer: Context) -> SegmentKind | None:
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

    def _begin_table(self, context: Context, attributes: dict[str, str]) -> Context:
        if context.table >= 0:
            self.found.layout_tables.add(context.table)
        table, self._tables = self._tables, self._tables + 1
        if attributes.get("role", "").lower() in ("presentation", "none"):
            self.found.layout_tables.add(table)
        self._cells[table] = -1, -1
        return context._replace(table=table)

    def _break(self, tag: Tag) -> None:
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
            cell = Cell(context.table, *self._cells[context.table])
        self.found.raws.append(Raw(tuple(pieces), flow, context, cell, linked))

    # What the page says about itself

    def _note_metadata(self, name: str, attributes: dict[str, str]) -> None:
        if name == "html" and attributes.get("lang"):
            self.found.language = attributes["lang"]
        elif name == "link" and attributes.get("rel", "").lower() == "canonical":
            self.found.url = self.found.url or attributes.get("href")
        elif name == "meta":
            key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            content = attributes.get("content", "").strip()
            if key and content:
                self.found.properties.setdefault(key.lower(), content)


def _shared(marks: tuple[int, ...] | None, others: tuple[int, ...]) -> tuple[int, ...]:
    """Return the marks that both have, from the outermost on."""
    if marks is None or marks == others:
        return others
    return tuple(one for one, other in zip(marks, others, strict=False) if one == other)
