"""Judging what each block is for, from its words and its place.

Markup settles what it can; the rest are general rules about how articles and notices are laid out:
what stands before the first prose, what lines without a full stop are, and whether a title has
anything to do with the text that follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Final

from msgspec.structs import replace

from graph.documents.block import Block
from graph.documents.dates import masthead_date, published_date
from graph.documents.lexicon import Lexicon
from graph.documents.lines import labelled
from graph.documents.model import SegmentKind
from graph.documents.normal import concatenate

_WORD: Final = re.compile(r"[^\W\d_][\w'.-]*")
_NUMBER_WORD: Final = re.compile(r"[-+(]?[$€£¥]?\d[\d,.]*%?\)?\*?")
_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)*")
_STOPPED: Final = re.compile(r"[.!?…।。۔][\"')\]]*$")
_LONGEST_STOP: Final = 8  # characters, closing quotes and brackets included
_SMALL_WORDS: Final = 4  # letters up to which a word may be small in a title
_CONTEXT: Final = 20_000  # characters of the text that a title is compared with

_BROKEN_LENGTH: Final = 40  # characters, from which a line that goes on is no item of a list
_TRAIL: Final = re.compile(r"^(?:Home|Start|Main)\b.{0,40} [/>»›|] |\w ?[|»›] ?\w")
_SECTION_WORDS: Final = 2  # most of the name of a section
_PROSE_WORDS: Final = 12
_TELLING_PARAGRAPHS: Final = 2  # fewest of a text that can tell a title of another text
_SENTENCE_WORDS: Final = 5  # fewest of a sentence that may be all the text there is
_TITLE_WORDS: Final = 6  # fewest of a title that is told from its words
_LONE_WORDS: Final = 7  # fewest of such a title in the middle of a text
_POINTED_WORDS: Final = 2  # fewest of a title below a pointer such as "Related stories"
_POINTED_LINE: Final = range(5, 26)  # words of such a title in small letters
_LONGEST_POINTER: Final = 4  # words
_LONGEST_TITLE: Final = 60  # words
_LONGEST_HEADING: Final = 14  # words
_LONGEST_UNIT: Final = 10  # words
_TITLE_AND_LINES: Final = 4  # with unit and headings of columns


def classify(blocks: Sequence[Block], lexicon: Lexicon, title: str | None) -> list[Block]:
    """Return the blocks with a kind for each; some are joined to the one before.

    `title` is what the document elsewhere says its title is.
    """
    judged = [_by_words(block, lexicon) for block in blocks]
    judged = _join_tables(judged)
    judged = _join_continued(judged)
    judged = _judge_top(judged, title)
    return _judge_body(judged)


def _by_words(block: Block, lexicon: Lexicon) -> Block:
    """Judge a block by its own words, as far as they settle it."""
    if block.kind in (SegmentKind.TABLE, SegmentKind.CAPTION, SegmentKind.FURNITURE):
        return block
    text = block.text
    kind = lexicon.line_kind(text)
    if kind is not None:
        return replace(block, kind=kind)
    if block.linked and block.kind is not SegmentKind.HEADLINE:
        few = len(text.split()) < 4
        return replace(block, kind=SegmentKind.FURNITURE if few else SegmentKind.TEASER)
    if block.kind is None and masthead_date(text) is not None:
        return replace(block, kind=SegmentKind.BYLINE)
    if block.kind is None and is_tabular(text):
        return replace(block, kind=SegmentKind.TABLE)
    return block


def is_tabular(text: str) -> bool:
    """Whether a line is the flattened cells of a table: many figures, no sentence."""
    if _STOPPED.search(text, max(0, len(text) - _LONGEST_STOP)):
        return False
    words = text.split()
    numbers = sum(_NUMBER_WORD.fullmatch(word) is not None for word in words)
    if numbers < 6 or numbers < 0.2 * len(words):
        return False
    return text.count(", ") * 4 < numbers


def _join_tables(blocks: Sequence[Block]) -> list[Block]:
    """Join the title of a table, and the short line below it, to the rows.

    A title without rows is a caption.
    """
    joined: list[Block] = []
    for block in blocks:
        titles = _title_above(joined) if block.kind is SegmentKind.TABLE else 0
        above = joined[len(joined) - titles :]
        del joined[len(joined) - titles :]
        flows = tuple(flow for part in above for flow in part.flows)
        joined.append(replace(block, flows=flows + block.flows) if flows else block)
    return [
        replace(block, kind=SegmentKind.CAPTION) if _is_table_title(block) else block
        for block in joined
    ]


def _title_above(blocks: Sequence[Block]) -> int:
    """Return how many of the last blocks are the title of a table with the short lines below it."""
    for lines, block in enumerate(reversed(blocks[-_TITLE_AND_LINES:]), 1):
        if _is_table_title(block):
            return lines
        short = block.kind is None and len(block.text.split()) <= _LONGEST_UNIT
        if not short or block.text.endswith((".", ":", "!", "?")):
            return 0
    return 0


def _is_table_title(block: Block) -> bool:
    return (
        block.kind is SegmentKind.TABLE
        and len(block.flows) == 1
        and "|" not in block.text
        and not is_tabular(block.text)
    )


def _join_continued(blocks: Sequence[Block]) -> list[Block]:
    """Join paragraphs that go on in the next one, below a blank line.

    They announce a quotation (`the official said,`), or break off within a sentence as text does
    at the end of a page.
    """
    runs: list[list[Block]] = []
    for block in blocks:
        if runs and _goes_on(runs[-1][-1], block):
            runs[-1].append(block)
        else:
            runs.append([block])
    return [
        replace(run[0], flows=(concatenate([flow for block in run for flow in block.flows]),))
        if len(run) > 1
        else run[0]
        for run in runs
    ]


def _goes_on(block: Block, following: Block) -> bool:
    if block.kind is not None or following.kind is not None:
        return False
    text = block.text
    if labelled(text) and labelled(following.text):
        return False
    if following.text.startswith('"'):
        return text.endswith((",", ":"))
    broken_off = text[-1].isalnum() or text.endswith(",")
    long = min(len(text), len(following.text)) >= _BROKEN_LENGTH
    return broken_off and long and following.text[0].islower()


def _judge_top(blocks: list[Block], title: str | None) -> list[Block]:
    """Find the headline among the blocks before the first prose, and titles of other texts."""
    judged = list(blocks)
    if title is not None:
        for index, block in enumerate(judged[:10]):
            if _key(block.text) == _key(title) and block.kind in (None, SegmentKind.HEADING):
                judged[index] = replace(block, kind=SegmentKind.HEADLINE)
                break
    body = _body(judged)
    has_headline = any(block.kind is SegmentKind.HEADLINE for block in judged)
    dated = (
        body == 0
        and len(judged) > 2
        and judged[1].kind is SegmentKind.BYLINE
        and _is_prose(judged[2])
    )
    if dated and not has_headline and len(judged[0].text.split()) <= _LONGEST_TITLE:
        # A full sentence above the date is the headline of a notice.
        return [replace(judged[0], kind=SegmentKind.HEADLINE), *judged[1:]]
    follows_byline = False
    text: str | None = None
    told: Set[str] = frozenset()
    figures: Set[str] = frozenset()
    above = range(body if body < len(judged) else 0)
    # A short text cannot tell that its only title is foreign to it.
    short = sum(map(_is_prose, judged)) < _TELLING_PARAGRAPHS
    titles = sum(_may_be_headline(judged[index]) for index in above)
    only = short and titles == 1 and not has_headline
    sections = set(_sections(judged, above)) if not has_headline else set()
    for index in above:
        block = judged[index]
        if index in sections:
            trail = _TRAIL.search(block.text) is not None
            judged[index] = replace(
                block, kind=SegmentKind.FURNITURE if trail else SegmentKind.HEADING
            )
            continue
        if block.kind is SegmentKind.BYLINE and published_date(block.text) is None:
            follows_byline = True
        if not _may_be_headline(block):
            continue
        if text is None and follows_byline:
            text = _context(judged, body)
            told = _telling(text)
            figures = set(_FIGURE.findall(text))
        if follows_byline and not only and _is_foreign(block.text, told, figures):
            judged[index] = replace(block, kind=SegmentKind.TEASER)
        elif not has_headline:
            judged[index] = replace(block, kind=SegmentKind.HEADLINE)
            has_headline = True
    return judged


def _sections(blocks: Sequence[Block], above: Iterable[int]) -> Iterator[int]:
    """Yield the lines above the title that name a section of a site: "News", "Home / News"."""
    titles = [index for index in above if _may_be_headline(blocks[index])]
    for place, index in enumerate(titles):
        text = blocks[index].text
        label = len(text.split()) <= _SECTION_WORDS or _TRAIL.search(text) is not None
        longer = (len(blocks[later].text.split()) for later in titles[place + 1 :])
        if not label or not any(count >= _SENTENCE_WORDS for count in longer):
            return
        yield index


def _body(blocks: Sequence[Block]) -> int:
    """Return where the text begins: at the first prose, or the first sentence if all are short."""
    for index, block in enumerate(blocks):
        if _is_prose(block):
            return index
    for index, block in enumerate(blocks):
        short = block.kind is None and len(block.text.split()) >= _SENTENCE_WORDS
        if short and _is_stopped(block):
            return index
    return len(blocks)


def _may_be_headline(block: Block) -> bool:
    few = len(block.text.split()) <= _LONGEST_TITLE
    return block.kind is None and few and not _is_stopped(block)


def _judge_body(blocks: Sequence[Block]) -> list[Block]:
    """Tell headings and titles of other texts from paragraphs."""
    judged: list[Block] = []
    told: Set[str] | None = None
    among_teasers = False
    for index, block in enumerate(blocks):
        if block.kind is SegmentKind.TEASER:
            among_teasers = len(block.text.split()) <= _LONGEST_POINTER
        elif among_teasers and _is_pointed_at(block):
            block = replace(block, kind=SegmentKind.TEASER)
        elif block.kind not in (None, SegmentKind.FURNITURE) or _is_stopped(block):
            among_teasers = False
        if block.kind is None and _stands_alone(blocks, index):
            if told is None:
                told = _telling(_context([other for other in blocks if _is_prose(other)], 0))
            if _support(block.text, told) < 0.2:
                block = replace(block, kind=SegmentKind.TEASER)
        if block.kind is None:
            block = replace(block, kind=_line_or_paragraph(blocks, index))
        judged.append(block)
    return judged


def _is_pointed_at(block: Block) -> bool:
    """Whether a line below "Related stories" may be the title of one."""
    if block.kind is SegmentKind.LIST_ITEM:
        return not _is_stopped(block)
    if block.kind is not None:
        return False
    line = len(block.text.split()) in _POINTED_LINE and not _is_stopped(block)
    return _is_title(block, _POINTED_WORDS) or (line and block.text[-1] not in ":;,")


def _stands_alone(blocks: Sequence[Block], index: int) -> bool:
    """Whether a long title stands between two paragraphs, as a link to another text does.

    Titles below each other are a list of this text, and what ends in a colon introduces it.
    """
    return (
        0 < index < len(blocks) - 1
        and _is_title(blocks[index], _LONE_WORDS)
        and not blocks[index].text.isupper()
        and _is_prose(blocks[index - 1])
        and _is_prose(blocks[index + 1])
    )


def _is_title(block: Block, least: int) -> bool:
    """Whether a line of at least so many words has capitals throughout and no mark at its end."""
    words = block.text.split()
    return (
        least <= len(words) <= _LONGEST_TITLE
        and block.text[-1].isalnum()
        and _title_share(words) >= 0.7
    )


def _line_or_paragraph(blocks: Sequence[Block], index: int) -> SegmentKind:
    block = blocks[index]
    text = block.text
    words = text.split()
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if _is_stopped(block) or following is None or not _is_prose(following):
        return SegmentKind.PARAGRAPH
    titled = text.isupper() or _title_share(words) >= 0.7
    if text.endswith((",", ";")) or (text.endswith(":") and not titled):
        return SegmentKind.PARAGRAPH
    limit = 2 * _LONGEST_HEADING if titled else _LONGEST_HEADING
    return SegmentKind.HEADING if len(words) <= limit else SegmentKind.PARAGRAPH


def _is_foreign(line: str, told: Set[str], figures: Set[str]) -> bool:
    """Whether a title below the byline is that of another text.

    Links to other articles stand there. Their titles are often made from addresses, have capitals
    throughout, and speak of what does not come back in this text: in most of their words, or in
    their figures.
    """
    words = line.split()
    if len(words) < _TITLE_WORDS or _title_share(words) < 0.8:
        return False
    support = _support(line, told)
    own = set(_FIGURE.findall(line))
    return support < 0.5 or (support < 0.8 and bool(own) and not own & figures)


def _support(line: str, told: Set[str]) -> float:
    """Return which share of the telling words of a line occur among those of a text."""
    telling = _telling(line)
    return len(telling & told) / len(telling) if telling else 1.0


def _telling(text: str) -> set[str]:
    """Return the words that tell what a text is about, endings cut."""
    return {_stem(word) for word in _WORD.findall(text.lower()) if len(word) >= _SMALL_WORDS}


def _stem(word: str) -> str:
    """Return a word without possessive, plural and common endings; enough to see it again."""
    word = word.rstrip(".'-").removesuffix("'s")
    for ending in ("ies", "ing", "es", "ed", "s", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


def _title_share(words: Sequence[str]) -> float:
    """Return which share of the longer words begins with a capital or a figure."""
    longer = [word.lstrip("\"'([") for word in words]
    longer = [word for word in longer if len(word) >= _SMALL_WORDS] or longer
    return sum(not word[:1].islower() for word in longer) / len(longer) if longer else 0.0


def _is_stopped(block: Block) -> bool:
    text = block.text
    return _STOPPED.search(text, max(0, len(text) - _LONGEST_STOP)) is not None


def _is_prose(block: Block) -> bool:
    """Whether a block is running text of the document."""
    return (
        block.kind in (None, SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM)
        and _is_stopped(block)
        and len(block.text.split()) >= _PROSE_WORDS
    )


def _context(blocks: Sequence[Block], body: int) -> str:
    """Return the beginning of the text from the first prose on."""
    parts: list[str] = []
    length = 0
    for index in range(body, len(blocks)):
        parts.append(blocks[index].text)
        length += len(parts[-1])
        if length > _CONTEXT:
            break
    return " ".join(parts)[:_CONTEXT]


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
