"""Reading files into documents; a file that fails never takes others with it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from graph.documents.block import Block
from graph.documents.classify import classify
from graph.documents.dates import (
    as_of,
    dateline_date,
    machine_date,
    masthead_date,
    published_date,
    sitting_date,
    sitting_day,
)
from graph.documents.decode import decode
from graph.documents.files import (
    MEDIA_TYPES,
    documents_at,
    each_once,
    find_documents,
    media_type,
    name_below,
    read_bytes,
    unique_names,
)
from graph.documents.front_matter import address, language, read_front_matter
from graph.documents.lexicon import Lexicon, lexicon
from graph.documents.model import Document, Metadata, Segment, SegmentKind, Sentence
from graph.documents.page import Page, read_page
from graph.documents.plaintext import text_blocks
from graph.documents.sentences import split_sentences, whole_unit
from graph.errors import DocumentError

MOST_BYTES: Final = 20_000_000
"""The largest file that is read unless the caller asks for more."""

__all__ = [
    "MEDIA_TYPES",
    "MOST_BYTES",
    "Failure",
    "find_documents",
    "named_files",
    "parse_document",
    "read_all",
    "read_document",
]

_PUBLISHED_PROPERTIES: Final = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "sailthru.date",
    "parsely-pub-date",
)


@dataclass(frozen=True, slots=True)
class Failure:
    """A path that could not be read, and why, in one sentence."""

    path: Path
    reason: str


def parse_document(name: str, data: bytes) -> Document:
    """Return the document that the bytes of a file hold; its ending tells how to read it.

    Pure: the same name and bytes give the same document.

    Raises:
        DocumentError: the file cannot be read as text, its front matter is broken, or it has no
            sentence of its own.
    """
    kind = media_type(name)
    words = lexicon()
    text, notes = decode(name, data, is_html=kind == "text/html")
    if kind == "text/html":
        page = read_page(text, words.page)
        metadata = _page_metadata(page)
        blocks = list(page.blocks)
    else:
        front = read_front_matter(name, text)
        metadata = front.metadata
        notes += front.notes
        blocks = text_blocks(text, front.end, words, markdown=kind == "text/markdown")
    blocks = classify(blocks, words, metadata.title)
    segments = tuple(_segments(blocks, words))
    if not any(segment.kind.is_content for segment in segments):
        raise DocumentError(f"{name} has no sentence; give it text or leave it out")
    return Document(
        name=name,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=kind,
        metadata=_complete(metadata, segments),
        segments=segments,
        notes=notes,
    )


def read_document(path: Path, *, root: Path | None = None, max_bytes: int = MOST_BYTES) -> Document:
    """Read one file; its name is the path below `root`, or the file name without one.

    Raises:
        DocumentError: the file is missing, not a regular file, too large, or not a document.
    """
    return parse_document(name_below(path, root), read_bytes(path, max_bytes))


def read_all(
    paths: Sequence[Path], *, max_bytes: int = MOST_BYTES
) -> tuple[list[Document], list[Failure]]:
    """Read files and folders; return the documents, ordered by name, and what failed.

    Their names are those of `named_files`.
    """
    files, failures = named_files(paths)
    documents: list[Document] = []
    for file, name in files.items():
        try:
            documents.append(parse_document(name, read_bytes(file, max_bytes)))
        except DocumentError as error:
            failures.append(Failure(file, str(error)))
    return sorted(documents, key=lambda document: document.name), failures


def named_files(paths: Sequence[Path]) -> tuple[dict[Path, str], list[Failure]]:
    """Return the documents at some paths with their names, and the paths that led to none.

    Names are unique: where two files have the same path below their roots, both take the folders
    above into their names, as many as it needs.
    """
    roots: dict[Path, Path] = {}
    failures: list[Failure] = []
    for path in paths:
        try:
            for file, root in documents_at(path):
                roots.setdefault(file, root)
        except DocumentError as error:
            failures.append(Failure(path, str(error)))
    files = list(each_once(sorted(roots)))
    return unique_names({file: roots[file] for file in files}), failures


# From blocks to segments

_READ_WHOLE: Final = frozenset(
    {SegmentKind.TABLE, SegmentKind.BYLINE, SegmentKind.TEASER, SegmentKind.FURNITURE}
)


def _segments(blocks: Iterable[Block], words: Lexicon) -> Iterator[Segment]:
    for index, block in enumerate(blocks):
        sentences: list[Sentence] = []
        for flow in block.flows:
            whole = block.kind in _READ_WHOLE
            ranges = whole_unit(flow.text) if whole else split_sentences(flow.text, words)
            for start, end in ranges:
                part = flow.slice(start, end)
                sentences.append(Sentence(part.text, part.offsets, index))
        assert block.kind is not None, "classify gives every block a kind"
        yield Segment(
            block.kind, sentences[0].start, sentences[-1].end, tuple(sentences), block.level
        )


# What the document says about itself

_AUTHOR: Final = re.compile(r"[Bb][Yy]:? ((?:[^\W\d_][\w.'-]*,? ?(?:and |& )?){1,8})(?<![ ,])")


def _page_metadata(page: Page) -> Metadata:
    said = page.properties
    dates = [*(said[key] for key in _PUBLISHED_PROPERTIES if key in said), *page.times[:1]]
    days = (machine_date(value) for value in dates)
    return Metadata(
        title=said.get("og:title") or page.title,
        publisher=said.get("og:site_name"),
        date=next((day for day in days if day), None),
        url=address(page.url or said.get("og:url")),
        language=language(page.language),
        author=said.get("author"),
    )


def _complete(metadata: Metadata, segments: Sequence[Segment]) -> Metadata:
    """Fill in what the text itself says: its headline, and its date where it states one."""
    headline = next((s for s in segments if s.kind is SegmentKind.HEADLINE), None)
    title = metadata.title
    if title is None and headline is not None:
        title = " ".join(sentence.text for sentence in headline.sentences)
    day, author, revised = metadata.date, metadata.author, metadata.as_of
    for segment in segments:
        text = segment.sentences[0].text
        prose = len(text) >= _LEAST_PROSE and text.endswith(_STOPS)
        revised = revised or (None if prose else as_of(text))
        if segment.kind is SegmentKind.HEADLINE:
            day = day or sitting_date(text)
        elif segment.kind is SegmentKind.BYLINE:
            day = day or published_date(text)
            author = author or _author(text)
        elif segment.kind in (
            SegmentKind.HEADING,
            SegmentKind.PARAGRAPH,
            SegmentKind.LIST_ITEM,
        ):
            day = day or dateline_date(text)
            if segment.kind is SegmentKind.HEADING:
                day = day or masthead_date(text) or sitting_date(text)
            if prose:
                day = day or sitting_day(title or "", text)
                break
    last = segments[-1] if segments else None
    if day is None and last is not None and last.kind is SegmentKind.BYLINE:
        day = published_date(last.sentences[0].text)  # where a communiqué was done
    return replace(metadata, title=title, date=day, author=author, as_of=revised)


# Characters from which a sentence counts as the text, above which a document is dated.
_LEAST_PROSE: Final = 60
_STOPS: Final = (".", "!", "?", '"', "\u201d", ":", ";", ",")


def _author(byline: str) -> str | None:
    match = _AUTHOR.match(byline)
    return match.group(1) if match else None
