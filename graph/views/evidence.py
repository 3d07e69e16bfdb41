"""The documents and, in their text, the passages that claims rest on.

`read_evidence` joins the claims of a store with the texts they were read from; `pages` says which
documents share a page; `graph.views.evidence_page` draws one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import pyoxigraph as ox

from graph.documents.model import Document, Sentence
from graph.rdf.iris import document_iri
from graph.rdf.store import Store
from graph.views.model import ViewDocument

_TOGETHER: Final = 50  # documents on one page; more have a page each
_LETTERS_TOGETHER: Final = 400_000
MOST_LETTERS: Final = 200_000  # of one document that a page shows

Range = tuple[int, int]  # half-open, in characters of the document's file


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document's readable text with the claims that rest on all of it, by their
    rank in the document."""

    text: str
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or the like. `kind` is that of the document's segment."""

    kind: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class EvidenceClaim:
    """A claim: `key` is the end of its IRI, `kind` a word such as "flow"."""

    key: str
    kind: str
    text: str
    passage: str
    rule: str = ""
    confidence: str = ""
    claimant: str | None = None


@dataclass(frozen=True, slots=True)
class EvidenceDocument:
    """A document, its text in blocks and its claims in the order of their passages.

    `cut` says that the text is longer than what is shown.
    """

    source: ViewDocument
    blocks: tuple[Block, ...]
    claims: tuple[EvidenceClaim, ...]
    cut: bool = False

    @property
    def key(self) -> str:
        """The end of the document's IRI, fit for a file name."""
        return self.source.id.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """A page: its file name and its documents."""

    name: str
    documents: tuple[EvidenceDocument, ...]


def read_evidence(
    store: Store, documents: Sequence[Document], sources: Sequence[ViewDocument]
) -> tuple[EvidenceDocument, ...]:
    """Return the documents that the store knows, in the order of `sources`, with their claims."""
    texts = {document_iri(document.sha256).value: document for document in documents}
    claims, ranges = _claims(store)
    return tuple(
        _document(source, texts[source.id], claims.get(source.id, ()), ranges)
        for source in sources
        if source.id in texts
    )


def pages(documents: Sequence[EvidenceDocument]) -> tuple[EvidencePage, ...]:
    """Return one page for all documents, or one for each where they are many or long."""
    letters = sum(
        len(passage.text)
        for document in documents
        for block in document.blocks
        for passage in block.passages
    )
    if len(documents) <= _TOGETHER and letters <= _LETTERS_TOGETHER:
        return (EvidencePage("evidence.html", tuple(documents)),)
    return tuple(EvidencePage(f"evidence-{d.key}.html", (d,)) for d in documents)


def addresses(found: Sequence[EvidencePage]) -> dict[str, str]:
    """Return the address of each claim, by the end of its IRI, from a page beside these."""
    return {
        claim.key: f"{page.name}#{claim.key}"
        for page in found
        for document in page.documents
        for claim in document.claims
    }


# --- Reading ----------------------------------------------------------------------------------


def _rows(store: Store, sparql: str) -> Iterator[tuple[str, ...]]:
    for row in store.select(sparql):
        yield tuple(
            term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else ""
            for term in row
        )


def _claims(
    store: Store,
) -> tuple[Mapping[str, Sequence[EvidenceClaim]], Mapping[str, Sequence[Range]]]:
    """Return the claims of each document, and the ranges of each claim by its key."""
    ranges: defaultdict[str, list[Range]] = defaultdict(list)
    quoted: defaultdict[str, list[str]] = defaultdict(list)
    for claim, start, end, text in _rows(
        store,
        "SELECT ?c ?start ?end ?text WHERE { ?c a tg:Claim ; tg:evidence ?e . "
        "?e tg:startOffset ?start ; tg:endOffset ?end ; tg:passage ?text } ORDER BY ?c ?start",
    ):
        key = _key(claim)
        ranges[key].append((int(start), int(end)))
        quoted[key].append(text)
    kinds = {
        _key(claim): _kind(name)
        for claim, name in _rows(
            store, "SELECT ?c ?class WHERE { ?c a tg:Claim ; a ?class } ORDER BY ?c DESC(?class)"
        )
        if _kind(name)
    }
    claims: defaultdict[str, dict[str, EvidenceClaim]] = defaultdict(dict)
    for claim, label, document, rule, confidence, name, role in _rows(
        store,
        "SELECT ?c ?label ?d ?rule ?confidence ?name ?role WHERE { ?c a tg:Claim ; "
        "rdfs:label ?label ; tg:statedIn ?d ; tg:extractedBy ?rule ; tg:confidence ?confidence "
        "OPTIONAL { ?c tg:claimant ?who OPTIONAL { ?who tg:name ?name } "
        "OPTIONAL { ?who tg:role ?role } } } ORDER BY ?d ?c ?name ?role",
    ):
        key = _key(claim)
        claimant = ", ".join(filter(None, (name, role))) or None
        passage = " […] ".join(dict.fromkeys(quoted[key]))
        claims[document].setdefault(
            key,
            EvidenceClaim(key, kinds.get(key, "claim"), label, passage, rule, confidence, claimant),
        )
    return {document: tuple(found.values()) for document, found in claims.items()}, ranges


def _key(iri: str) -> str:
    return iri.rpartition("/")[2]


def _kind(iri: str) -> str:
    """Return "flow" for …FlowClaim, and nothing for Claim itself."""
    return _key(iri).removesuffix("Claim").lower()


def _document(
    source: ViewDocument,
    document: Document,
    claims: Sequence[EvidenceClaim],
    ranges: Mapping[str, Sequence[Range]],
) -> EvidenceDocument:
    ordered = sorted(claims, key=lambda claim: (min(ranges[claim.key], default=(0, 0)), claim.key))
    marks = [
        (start, end, rank) for rank, claim in enumerate(ordered) for start, end in ranges[claim.key]
    ]
    blocks: list[Block] = []
    left = MOST_LETTERS
    for segment in document.segments:
        passages: list[Passage] = []
        for sentence in segment.sentences:
            left -= len(sentence.text)
            if left < 0:
                break
            passages += [*_passages(sentence, marks), Passage(" ", ())]
        if passages:
            blocks.append(Block(segment.kind.value, tuple(passages[:-1])))
        if left < 0:
            break
    return EvidenceDocument(source, tuple(blocks), tuple(ordered), cut=left < 0)


def _passages(sentence: Sentence, marks: Sequence[tuple[int, int, int]]) -> list[Passage]:
    """Cut a sentence where passages of claims begin and end."""
    indices = range(len(sentence.text))
    here: list[tuple[int, int, int]] = []
    for start, end, rank in marks:
        if start < sentence.end and end > sentence.start:
            low = bisect_right(indices, start, key=sentence.offsets.end)
            high = bisect_left(indices, end, key=sentence.offsets.__getitem__)
            if low < high:
                here.append((low, high, rank))
    cuts = sorted({0, len(sentence.text), *(cut for low, high, _ in here for cut in (low, high))})
    return [
        Passage(
            sentence.text[low:high],
            tuple(sorted({rank for a, b, rank in here if a <= low and high <= b})),
        )
        for low, high in pairwise(cuts)
    ]
