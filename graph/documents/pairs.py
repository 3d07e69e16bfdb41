"""Tables of one column of figures, and lists side by side, that lost their columns.

    Cocoa beans 41.3              Cocoa beans 41.3 Palm oil -30.5
    Natural rubber -12.8          Natural rubber 12.8 Logs -18.2

Every line is a label and its figure, or two or three such pairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graph.documents.rows import Cells, Grid, is_figure, is_section, is_year, names_unit

#: A word, or a figure whose thousands blanks part: "8 214".
_WORD: Final = re.compile(r"(?<!\S)[-–(+]?\d{1,3}(?: \d{3}){1,4}(?:[.,]\d+)?\)?(?!\S)|\S+")
#: The number of a row, before its label.
_RANK: Final = re.compile(r"\d{1,2}[.)] (?=[^\W\d])")
#: What figures of statistics have and numbers of pages, articles or houses have not.
_TELLING: Final = re.compile(r"[.,%–−-]\d|\d%|\)|\d \d{3}")
#: What no label ends in.
_PARTING: Final = ",;/"
_MOST_PAIRS: Final = 3
_LEAST_ROWS: Final = 3
_LABEL_WORDS: Final = 16
_LONGEST_LINE: Final = 200  # characters


def paired_rows(text: str, spans: Sequence[tuple[int, int]], at: int) -> Grid:
    """Return the rows of a label and a figure that begin at a line, if any do.

    A line between them may head those below it. Labels have colons only below a unit of money:
    "Exports by product (million euros)" above "Copper: 8,214".
    """
    rows: list[Cells] = []
    end = at
    parting = _PARTING if _below_unit(text, spans, at) else _PARTING + ":"
    while end < len(spans):
        pairs = _pairs(text, spans[end], parting)
        if not pairs and not (rows and _heads(text, spans, end)):
            break
        rows += pairs or [(spans[end],)]
        end += 1
    return Grid(tuple(rows), end)


def is_table(text: str, pairs: Grid) -> bool:
    """Whether pairs are rows of a table: at least three, half of them with telling figures."""
    figures = [row[1] for row in pairs.rows if len(row) > 1]
    telling = sum(_tells(text, figure) for figure in figures)
    return len(figures) >= _LEAST_ROWS and 2 * telling >= len(figures)


def _heads(text: str, spans: Sequence[tuple[int, int]], at: int) -> bool:
    line = text[slice(*spans[at])]
    followed = at + 1 < len(spans) and bool(_pairs(text, spans[at + 1], _PARTING + ":"))
    return followed and bool(line) and is_section(line)


def _below_unit(text: str, spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether the line above a line, or above a blank one before it, names a unit of amounts."""
    above = [slice(*span) for span in spans[max(0, at - 2) : at]]
    lines = [text[line] for line in above if line.start < line.stop]
    return bool(lines) and names_unit(lines[-1])


def _pairs(text: str, span: tuple[int, int], parting: str) -> list[Cells]:
    """Return the labels of a line with their figures; empty if it is anything else.

    A label does not end in what is `parting` a line from the next.
    """
    start, end = span
    if not 0 < end - start <= _LONGEST_LINE or not _ends_in_figure(text[end - 1]):
        return []
    ranked = _RANK.match(text, start, end)
    pairs = [*_labelled(text, ranked.end() if ranked is not None else start, end)]
    if not pairs or len(pairs) > _MOST_PAIRS or pairs[-1][1][1] != end:
        return []
    beside = all(_is_capital(text, pair) and _tells(text, pair[1]) for pair in pairs)
    if len(pairs) > 1 and not beside:  # "Change on previous 12 months 4.2%"
        if any(_tells(text, figure) for _, figure in pairs[:-1]):
            return []
        pairs = [((pairs[0][0][0], pairs[-1][0][1]), pairs[-1][1])]
    return pairs if all(_is_pair(text, pair, parting) for pair in pairs) else []


def _is_capital(text: str, pair: Cells) -> bool:
    return text[pair[0][0]].isupper()


def _tells(text: str, figure: tuple[int, int]) -> bool:
    return _TELLING.search(text, *figure) is not None


def _ends_in_figure(last: str) -> bool:
    return last.isdigit() or last in "%)*"


def _labelled(text: str, start: int, end: int) -> Iterator[Cells]:
    """Yield words up to a figure, with the figure."""
    label: list[tuple[int, int]] = []
    for match in _WORD.finditer(text, start, end):
        word = match.span()
        if is_figure(text, word) and any(map(str.isdigit, match.group())):
            yield ((label[0][0], label[-1][1]) if label else (word[0], word[0])), word
            label = []
        else:
            label.append(word)


def _is_pair(text: str, pair: Cells, parting: str) -> bool:
    """Whether a label that may be one stands before a figure that is no year."""
    (start, end), figure = pair
    label = text[start:end]
    few = len(label.split()) <= _LABEL_WORDS
    return label[:1].isalpha() and few and label[-1] not in parting and not is_year(text, figure)
