"""Documents per second on one core, and the memory that reading and extraction need.

The shipped documents are repeated under names of their own, read from memory and given to the
extractor one by one; nothing of a document is kept. Beside it, optionally, a spaCy pipeline that
only finds names and numbers in the same texts.

    python benchmarks/extraction.py [--documents 10000] [--spacy] [--json]
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from graph.documents.read import parse_document  # noqa: E402
from graph.extract.extractor import extract  # noqa: E402
from graph.reference import load_reference  # noqa: E402

STANDARD_LENGTH: Final = 2_500
"""Bytes of the document in which rates are stated."""


@dataclass(frozen=True)
class Result:
    """What one pipeline did.

    Rates are per core and CPU second; `standard_per_second` counts documents of 2,500 bytes. The
    memory is the largest resident set of the process, everything loaded.
    """

    pipeline: str
    documents: int
    megabytes: float
    found: int
    start_seconds: float
    seconds: float
    documents_per_second: float
    standard_per_second: float
    peak_megabytes: float


def corpus(count: int) -> Iterator[tuple[str, bytes]]:
    """Yield the shipped documents over and over, each time under another name."""
    texts = [path.read_bytes() for path in sorted((ROOT / "documents").glob("*.md"))]
    for number in range(count):
        yield f"{number:05d}.md", texts[number % len(texts)]


def measure(pipeline: str, start: Callable[[], Callable[[str, bytes], int]], count: int) -> Result:
    """Run a pipeline over the corpus; `start` loads it and returns what reads one document."""
    began = time.process_time()
    read = start()
    for name, data in corpus(12):
        read(name, data)
    loaded = time.process_time()
    size = found = 0
    for name, data in corpus(count):
        size += len(data)
        found += read(name, data)
    seconds = time.process_time() - loaded
    return Result(
        pipeline,
        count,
        size / 1e6,
        found,
        loaded - began,
        seconds,
        count / seconds,
        size / STANDARD_LENGTH / seconds,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def start_tradegraph() -> Callable[[str, bytes], int]:
    """Return a function that reads a document and counts its claims."""
    return lambda name, data: len(extract(parse_document(name, data)))


def start_spacy() -> Callable[[str, bytes], int]:
    """Return a function that counts the names and numbers that spaCy finds in a document.

    The small English model is used where it is installed; else a blank English pipeline with the
    names of our reference data as patterns, which does less.
    """
    import spacy

    if spacy.util.is_package("en_core_web_sm"):
        nlp = spacy.load("en_core_web_sm")
    else:
        nlp = spacy.blank("en")
        nlp.add_pipe("sentencizer")
        ruler = nlp.add_pipe("entity_ruler")
        ruler.add_patterns([{"label": "GPE", "pattern": name} for name in reference_names()])

    def read(name: str, data: bytes) -> int:
        del name
        document = nlp(data.decode())
        return len(document.ents) + sum(token.like_num for token in document)

    return read


def spacy_pipeline() -> str:
    """Return what the spaCy pipeline is made of on this machine."""
    import spacy

    if spacy.util.is_package("en_core_web_sm"):
        return f"spaCy {spacy.__version__}, en_core_web_sm"
    return f"spaCy {spacy.__version__}, blank English with an entity ruler, no model"


def reference_names() -> list[str]:
    """Return the names and demonyms of countries, groups and places."""
    reference = load_reference()
    found: set[str] = set()
    for country in reference.countries.values():
        found |= {country.name, *country.other_names, *country.demonyms}
    for group in reference.groups.values():
        found |= {group.name, *group.other_names}
    found |= {place.name for place in reference.places}
    return sorted(found)


def main() -> None:
    """Measure one pipeline in this process, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--spacy", action="store_true", help="measure spaCy instead")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.spacy:
        result = measure(spacy_pipeline(), start_spacy, options.documents)
    else:
        result = measure("tradegraph", start_tradegraph, options.documents)
    if options.json:
        print(json.dumps(asdict(result)))
        return
    print(result.pipeline)
    print(f"  {result.documents:,} documents, {result.megabytes:.1f} MB, {result.found:,} found")
    print(f"  {result.start_seconds:.2f} s to start, {result.seconds:.1f} s to read (CPU time)")
    print(f"  {result.documents_per_second:.0f} documents per second and core, or")
    print(f"  {result.standard_per_second:.0f} of {STANDARD_LENGTH:,} bytes each")
    print(f"  {result.peak_megabytes:.0f} MB at most")


if __name__ == "__main__":
    main()
