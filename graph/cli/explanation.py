"""A trace on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph.documents.model import SegmentKind
from graph.explain import MentionKind, SentenceTrace, Trace
from graph.explain.layout import Mark, Row, rows

_COLOURS: Final = {
    **dict.fromkeys(("flow", "change", "share", "target", "transit"), "blue"),
    **dict.fromkeys(("instrument", "session"), "magenta"),
    **dict.fromkeys(("access", "link", "hub", "attribute"), "green"),
    **dict.fromkeys(("organisation", "person"), "yellow"),
    **dict.fromkeys(("sector", "cause", "statement"), "cyan"),
}
_TITLES: Final = frozenset({SegmentKind.HEADLINE, SegmentKind.HEADING})
_NUMBER_WIDTH: Final = 4


def show_trace(trace: Trace, console: Console) -> None:
    """Print each sentence, what was recognised in it, its claims and its near misses."""
    for row in rows(trace):
        if row.opens:
            console.print()
        _show_row(row, console)
    console.print()


def _show_row(row: Row, console: Console) -> None:
    sentence = row.sentence
    grid = Table.grid(padding=(0, 2))
    grid.add_column(justify="right", width=_NUMBER_WIDTH, style="dim")
    grid.add_column(overflow="fold")
    for number, line in enumerate(_lines(row)):
        grid.add_row("" if number else str(sentence.number), line)
    console.print(grid)


def _lines(row: Row) -> Iterator[Text]:
    sentence = row.sentence
    if sentence.skipped is not None:
        yield Text(sentence.text, style="dim")
        yield Text(f"skipped ({_kind(sentence)}): {sentence.skipped}", style="dim")
        return
    yield _text(row)
    for put in sentence.put_as:
        yield Text(f"put as: {put}", style="dim")
    if recognised := "; ".join(_recognised(sentence)):
        yield Text(f"read: {recognised}", style="dim")
    for mark in row.marks:
        if mark.begins:
            yield _note(mark)


def _text(row: Row) -> Text:
    """Return the sentence with its mentions underlined and the numbers of claims behind them."""
    base = "bold" if row.sentence.kind in _TITLES else ""
    text = Text(style=base)
    for piece in row.pieces:
        told = [mark for mark in piece.marks if mark.claim is not None]
        style = _COLOURS.get(told[-1].type, "") if told else ""
        if piece.mention is not None and piece.mention.kind is not MentionKind.NUMBER:
            style = f"{style} underline".strip()
        text.append(piece.text, style=style)
        for mark in piece.closing:
            shown = f"[{mark.claim.number}]" if mark.claim is not None else "[?]"
            text.append(shown, style=f"bold {_tone(mark)}")
    return text


def _note(mark: Mark) -> Text:
    text = Text()
    if mark.claim is not None:
        text.append(f"{mark.claim.number} {mark.type}", style=f"bold {_tone(mark)}")
        if mark.again:
            return text.append(" said again")
        text.append(f"  {mark.claim.label}")
        said = f", said by {mark.claim.claimant}" if mark.claim.claimant else ""
        return text.append(f"  ({mark.claim.rule}, {mark.claim.confidence}{said})", style="dim")
    assert mark.miss is not None
    text.append(f"? no {mark.type}", style=f"bold {_tone(mark)}")
    return text.append(
        f"  {mark.miss.trigger}, “{mark.miss.text}”; missing: {', '.join(mark.miss.missing)}"
    )


def _recognised(sentence: SentenceTrace) -> Iterator[str]:
    for mention in sentence.mentions:
        rule = f", {mention.rule}" if mention.rule else ""
        yield f"“{mention.text}” ({mention.kind.value}: {mention.reading}{rule})"


def _tone(mark: Mark) -> str:
    return _COLOURS.get(mark.type, "") if mark.claim is not None else "red"


def _kind(sentence: SentenceTrace) -> str:
    return sentence.kind.value.replace("_", " ")
