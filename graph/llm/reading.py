"""Let a model read documents, and put what passes the gates beside the claims of the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from graph.claims import Claim
from graph.documents.model import Document
from graph.llm.adapters import connect
from graph.llm.agreement import Standing, content, differences, standing
from graph.llm.asking import Asker, Connect, Manner
from graph.llm.choice import Choice
from graph.llm.chunks import Chunk, chunks
from graph.llm.gates import GateError, Reason, Text, admit
from graph.llm.model import Reply, Request
from graph.llm.prompt import load_prompt
from graph.llm.record import Record
from graph.llm.replies import RawClaim, parse_reply
from graph.progress import Progress

DEFAULT_RECORD: Final = Path("replies")


@dataclass(frozen=True, slots=True)
class Reader:
    """A model that is to read documents, and where its replies are kept."""

    choice: Choice
    record: Path = DEFAULT_RECORD
    manner: Manner = field(default_factory=Manner)
    connect: Connect = connect


@dataclass(frozen=True, slots=True)
class Source:
    """What read: protocol, model, and the version of the task."""

    adapter: str
    model: str
    prompt: str


@dataclass(frozen=True, slots=True)
class ChunkReading:
    """What a model found in one chunk.

    Attributes:
        source: what read.
        chunk: what was read.
        claims: claims that stand beside those of the rules.
        agreeing: claims of rules that the model found as well.
    """

    source: Source
    chunk: Chunk
    claims: tuple[Claim, ...]
    agreeing: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Quarantined:
    """Something of a reply that is not believed, or a chunk without a reply (`raw` is None)."""

    source: Source
    chunk: Chunk
    reason: Reason
    detail: str
    raw: RawClaim | None = None


@dataclass(frozen=True, slots=True)
class ModelReadings:
    """What a model made of documents.

    Attributes:
        source: what read.
        chunks: how many chunks there were.
        claims: all claims by document: those of the rules, unchanged, then those of the model.
        readings: what was found, chunk by chunk, without chunks in which nothing was.
        quarantine: what was not believed.
    """

    source: Source
    chunks: int
    claims: Mapping[str, tuple[Claim, ...]]
    readings: tuple[ChunkReading, ...]
    quarantine: tuple[Quarantined, ...]


def read_with_model(
    documents: Sequence[Document],
    rules: Mapping[str, tuple[Claim, ...]],
    reader: Reader,
    progress: Progress,
) -> ModelReadings:
    """Let a model read documents whose claims by the rules are given by name.

    A chunk without a reply that can be used costs that chunk; it is in the quarantine.

    Raises:
        LanguageModelError: the model cannot be used at all: its client or key is missing.
    """
    prompt = load_prompt()
    source = Source(reader.choice.adapter.value, reader.choice.model, prompt.version)
    held = {document.name: chunks(document) for document in documents}
    asked = [chunk for document in documents for chunk in held[document.name]]
    asker = Asker(reader.choice, Record(reader.record), reader.manner, reader.connect)
    most = reader.choice.limits.most_tokens
    requests = [Request(prompt.text, chunk.question, most) for chunk in asked]
    answers: list[Reply | str] = []
    with closing(asker):
        for answer in asker.ask_all(requests):
            answers.append(answer)
            progress("asking the language model", len(answers), len(asked))
    of_chunk = dict(zip(asked, answers, strict=True))
    claims = dict(rules)
    readings: list[ChunkReading] = []
    quarantine: list[Quarantined] = []
    for document in documents:
        own = [(chunk, of_chunk[chunk]) for chunk in held[document.name]]
        found = read_document(document, rules[document.name], own, source)
        claims[document.name] = (*rules[document.name], *found.claims)
        readings += found.readings
        quarantine += found.quarantine
    return ModelReadings(source, len(asked), claims, tuple(readings), tuple(quarantine))


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """What a model found in one document: its own claims, and what became of the rest."""

    claims: tuple[Claim, ...]
    readings: tuple[ChunkReading, ...]
    quarantine: tuple[Quarantined, ...]


def read_document(
    document: Document,
    rules: Sequence[Claim],
    answers: Iterable[tuple[Chunk, Reply | str]],
    source: Source,
) -> DocumentReading:
    """Judge the answers on the chunks of a document beside the claims of the rules on it."""
    text: Text | None = None
    sorting = _Sorting(rules, source)
    for chunk, answer in answers:
        if isinstance(answer, str):
            sorting.turn_down(chunk, Reason.REPLY, answer)
            continue
        parsed = parse_reply(answer.text)
        problem = parsed.problem or (None if answer.complete else "the reply was cut off")
        if problem is not None:
            sorting.turn_down(chunk, Reason.REPLY, problem)
        for raw in parsed.claims:
            text = text or Text.of(document)
            try:
                sorting.take(chunk, raw, admit(raw, chunk, text))
            except GateError as error:
                sorting.turn_down(chunk, error.reason, str(error), raw)
    return sorting.result()


class _Sorting:
    """Collects what one document's answers give; a claim made twice is one with two passages."""

    def __init__(self, rules: Sequence[Claim], source: Source) -> None:
        self._rules: Final = rules
        self._source: Final = source
        self._claims: Final[dict[str, Claim]] = {}
        self._found_in: Final[dict[Chunk, dict[str, None]]] = {}
        self._agreeing: Final[dict[Chunk, list[Claim]]] = {}
        self._quarantine: Final[list[Quarantined]] = []

    def turn_down(
        self, chunk: Chunk, reason: Reason, detail: str, raw: RawClaim | None = None
    ) -> None:
        """Note what is not believed."""
        self._quarantine.append(Quarantined(self._source, chunk, reason, detail, raw))

    def take(self, chunk: Chunk, raw: RawClaim, claim: Claim) -> None:
        """Put a claim that passed the gates beside those of the rules."""
        how, known = standing(claim, self._rules)
        if known is not None and how is Standing.SAME:
            agreeing = self._agreeing.setdefault(chunk, [])
            if known not in agreeing:
                agreeing.append(known)
        elif known is not None:
            fields = ", ".join(differences(claim, known))
            detail = f"the rule {known.rule} reads it otherwise: {fields}"
            self.turn_down(chunk, Reason.CONTESTED, detail, raw)
        else:
            said = content(claim)
            told = self._claims.get(said)
            self._claims[said] = claim if told is None else _joined(told, claim)
            self._found_in.setdefault(chunk, {})[said] = None

    def result(self) -> DocumentReading:
        """Return everything in the order in which it was found."""
        readings = [
            ChunkReading(
                self._source,
                chunk,
                tuple(self._claims[said] for said in self._found_in.get(chunk, ())),
                tuple(self._agreeing.get(chunk, ())),
            )
            for chunk in dict.fromkeys((*self._found_in, *self._agreeing))
        ]
        claims = sorted(self._claims.values(), key=lambda c: (c.evidence, c.type, repr(c)))
        ordered = sorted(readings, key=lambda reading: reading.chunk.first)
        return DocumentReading(tuple(claims), tuple(ordered), tuple(self._quarantine))


def _joined(told: Claim, again: Claim) -> Claim:
    passages = {(e.start, e.end): e for e in (*told.evidence, *again.evidence)}
    return replace(told, evidence=tuple(passages[place] for place in sorted(passages)))
