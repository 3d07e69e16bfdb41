"""Reading files into documents; a file that fails never takes others with it."""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

from graph.documents.block import Block
from graph.documents.classify import classify
from graph.documents.dates import dateline_date, machine_date, published_date
from graph.documents.decode import decode
from graph.documents.front_matter import address, language, read_front_matter
from graph.documents.hypertext import Page, read_page
from graph.documents.lexicon import Lexicon, lexicon
from graph.documents.model import Document, Metadata, Segment, SegmentKind, Sentence
from graph.documents.plaintext import text_blocks
from graph.documents.sentences import split_sentences, whole_unit
from graph.errors import DocumentError

MEDIA_TYPES: Final = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
}
"""File endings that are read, and what they are read as."""

MOST_BYTES: Final = 20_000_000
"""The largest file that is read unless the caller asks for more."""

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
    media_type = _media_type(name)
    words = lexicon()
    text, notes = decode(name, data, is_html=media_type == "text/html")
    if media_type == "text/html":
        page = read_page(text, words.page)
        metadata = _page_metadata(page)
        blocks = page.blocks
    else:
        front = read_front_matter(name, text)
        metadata = front.metadata
        notes += front.notes
        blocks = text_blocks(text, front.end, words, markdown=media_type == "text/markdown")
    blocks = classify(blocks, words, metadata.title)
    segments = tuple(_segments(blocks, words))
    if not any(segment.kind.is_content for segment in segments):
        raise DocumentError(f"{name} has no sentence; give it text or leave it out")
    return Document(
        name=name,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=media_type,
        metadata=_complete(metadata, segments),
        segments=segments,
        notes=notes,
    )


def read_document(path: Path, *, root: Path | None = None, max_bytes: int = MOST_BYTES) -> Document:
    """Read one file; its name is the path below `root`, or the file name without one.

    Raises:
        DocumentError: the file is missing, not a regular file, too large, or not a document.
    """
    return parse_document(_name(path, root), _read_bytes(path, max_bytes))


def find_documents(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the documents among files and in folders, sorted, each once.

    Folders are searched to the bottom for the known endings; hidden files and folders, and links
    to folders or to files outside, are passed over. A file that is named is taken as it is.

    Raises:
        DocumentError: a path is missing, or a folder holds no document.
    """
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(file for file, _ in _files(path)))
    return tuple(_once(sorted(found)))


def read_all(
    paths: Sequence[Path], *, max_bytes: int = MOST_BYTES
) -> tuple[list[Document], list[Failure]]:
    """Read files and folders; return the documents, ordered by name, and what failed.

    Names are unique: where two files have the same path below their roots, both take the folders
    above into their names, as many as it needs.
    """
    roots: dict[Path, Path] = {}
    failures: list[Failure] = []
    for path in paths:
        try:
            for file, root in _files(path):
                roots.setdefault(file, root)
        except DocumentError as error:
            failures.append(Failure(path, str(error)))
    files = list(_once(sorted(roots)))
    documents: list[Document] = []
    for file, name in _unique_names({file: roots[file] for file in files}).items():
        try:
            documents.append(parse_document(name, _read_bytes(file, max_bytes)))
        except DocumentError as error:
            failures.append(Failure(file, str(error)))
    return sorted(documents, key=lambda document: document.name), failures


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
    day, author = metadata.date, metadata.author
    for segment in segments:
        text = segment.sentences[0].text
        if segment.kind is SegmentKind.BYLINE:
            day = day or published_date(text)
            author = author or _author(text)
        elif segment.kind in (SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM):
            day = day or dateline_date(text)
            if len(text) >= _LEAST_PROSE:
                break
    return replace(metadata, title=title, date=day, author=author)


# Characters from which a paragraph counts as the text, above which a document is dated.
_LEAST_PROSE: Final = 60


def _author(byline: str) -> str | None:
    match = _AUTHOR.match(byline)
    return match.group(1) if match else None


# Files


def _media_type(name: str) -> str:
    ending = PurePosixPath(name).suffix.lower()
    if ending not in MEDIA_TYPES:
        known = ", ".join(MEDIA_TYPES)
        raise DocumentError(f"{name} has none of the endings {known}; convert or rename it")
    return MEDIA_TYPES[ending]


def _name(path: Path, root: Path | None) -> str:
    if root is None:
        return path.name
    try:
        return path.relative_to(root).as_posix()
    except ValueError as error:
        raise DocumentError(f"{path} is not below {root}; give the folder that holds it") from error


def _read_bytes(path: Path, max_bytes: int) -> bytes:
    try:
        if not path.is_file():
            what = "is not a regular file" if path.exists() else "does not exist"
            raise DocumentError(f"{path} {what}; check the path")
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            data = file.read(max_bytes + 1) if size <= max_bytes else b""
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise DocumentError(f"{path} cannot be read: {reason}; check its permissions") from error
    if max(size, len(data)) > max_bytes:
        raise DocumentError(
            f"{path} is {max(size, len(data)) / 1e6:.3g} MB; the limit is {max_bytes / 1e6:.3g} "
            "MB; split it or raise --max-bytes"
        )
    return data


def _files(path: Path) -> Iterator[tuple[Path, Path]]:
    """Yield the documents at a path, each with the root that its name is relative to."""
    if not path.is_dir():
        if not path.exists():
            raise DocumentError(f"{path} does not exist; check the path")
        _media_type(path.name)
        yield path, path.parent
        return
    found = False
    for file in _walk(path):
        found = True
        yield file, path
    if not found:
        known = ", ".join(MEDIA_TYPES)
        raise DocumentError(f"{path} holds no document; put files with the endings {known} there")


def _walk(root: Path) -> Iterator[Path]:
    inside = root.resolve()
    for folder, subfolders, files in os.walk(root):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(files):
            file = Path(folder, name)
            if name.startswith(".") or file.suffix.lower() not in MEDIA_TYPES:
                continue
            if file.is_symlink() and not file.resolve().is_relative_to(inside):
                continue
            if file.is_file():
                yield file


def _once(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield each file once, however many ways lead to it."""
    seen: set[Path] = set()
    for path in paths:
        real = path.resolve()
        if real not in seen:
            seen.add(real)
            yield path


def _unique_names(roots: dict[Path, Path]) -> dict[Path, str]:
    """Return a name for each file: the path below its root, with folders above it if it needs."""
    parts = {file: file.resolve().parent.joinpath(file.name).parts for file in roots}
    depth = {file: len(file.relative_to(root).parts) for file, root in roots.items()}
    while True:
        names = {file: "/".join(parts[file][-depth[file] :]) for file in roots}
        counts = Counter(names.values())
        clashes = [file for file, name in names.items() if counts[name] > 1]
        if not clashes:
            return names
        for file in clashes:
            depth[file] += 1
