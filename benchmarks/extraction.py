"""Documents per second on one core, and the memory that reading and extraction need.

    python benchmarks/extraction.py [--documents 10000] [--model en_core_web_sm] [--json]

The shipped documents are repeated under names of their own, each copy with other figures, read from
memory and given to the extractor one by one; nothing of a document is kept. In the same run, and in
a process of its own, a spaCy pipeline only finds names and numbers in the same texts; without spaCy
the first is measured alone. `tradegraph claims` over as many files is measured with `--files`: on
all cores, by the clock, with the largest resident set of any process.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

STANDARD_LENGTH: Final = 2_500
"""Bytes of the document in which rates are stated."""

_FRACTION: Final = re.compile(rb"(?<=\d\.)\d")
_DIGITS: Final = b"0123456789"

Read = Callable[[str, bytes], int]


@dataclass(frozen=True)
class Result:
    """What one pipeline did.

    Rates are per core and second of processor time (of the clock, for `--files`).
    `standard_per_second` counts documents of 2,500 bytes. The memory is the largest resident set of
    a process, everything loaded.
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
    """Yield the shipped documents over and over, under other names and with other decimals."""
    texts = [path.read_bytes() for path in sorted((ROOT / "documents").glob("*.md"))]
    for number in range(count):
        copy, which = divmod(number, len(texts))
        turned = bytes.maketrans(_DIGITS, _DIGITS[copy % 10 :] + _DIGITS[: copy % 10])
        data = _FRACTION.sub(lambda found, t=turned: found[0].translate(t), texts[which])
        yield f"{number:05d}.md", data


def measure(pipeline: str, start: Callable[[], Read], count: int) -> Result:
    """Run a pipeline over the corpus; `start` loads it and returns what reads one document."""
    began = time.process_time()
    read = start()
    for name, data in corpus(12):
        read(name, data)
    loaded = time.process_time()
    size = found = 0
    seconds = 0.0
    for name, data in corpus(count):
        before = time.process_time()
        found += read(name, data)
        seconds += time.process_time() - before
        size += len(data)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return result(pipeline, count, size, found, loaded - began, seconds, peak)


def result(
    pipeline: str, count: int, size: int, found: int, start: float, seconds: float, peak: float
) -> Result:
    rate, standard = count / seconds, size / STANDARD_LENGTH / seconds
    return Result(pipeline, count, size / 1e6, found, start, seconds, rate, standard, peak)


def measure_extraction(count: int) -> Result:
    """Measure ours, as a worker of `tradegraph claims` runs it."""

    def start() -> Read:
        from graph.documents.read import parse_document
        from graph.extract.extractor import extract
        from graph.pipeline.extraction import prepare

        prepare()
        return lambda name, data: len(extract(parse_document(name, data)))

    return measure("tradegraph", start, count)


def measure_spacy(count: int, model: str) -> Result:
    """Measure how fast spaCy finds names and numbers.

    Without the model a blank English pipeline with the names of our reference data as patterns
    stands in, which does less.
    """
    import spacy

    trained = spacy.util.is_package(model)

    def start() -> Read:
        if trained:
            nlp = spacy.load(model, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
        else:
            nlp = spacy.blank("en")
            ruler = nlp.add_pipe("entity_ruler")
            ruler.add_patterns([{"label": "GPE", "pattern": name} for name in reference_names()])

        def read(name: str, data: bytes) -> int:
            del name
            document = nlp(data.decode())
            return len(document.ents) + sum(token.like_num for token in document)

        return read

    used = f"{model} {spacy.info(model)['version']}, names only" if trained else "no model"
    return measure(f"spaCy {spacy.__version__}, {used}", start, count)


def reference_names() -> list[str]:
    """Return the names and demonyms of countries, groups and places."""
    from graph.reference import load_reference

    reference = load_reference()
    found: set[str] = set()
    for country in reference.countries.values():
        found |= {country.name, *country.other_names, *country.demonyms}
    for group in reference.groups.values():
        found |= {group.name, *group.other_names}
    found |= {place.name for place in reference.places}
    return sorted(found)


def measure_files(count: int) -> Result:
    """Measure the claims of files on all cores, by the clock."""
    from graph.pipeline.extraction import stream_claims
    from graph.progress import silent

    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        size = 0
        for name, data in corpus(count):
            (folder / name).write_bytes(data)
            size += len(data)
        began = time.perf_counter()
        found = sum(len(each.claims) for each in stream_claims([folder], silent))
        seconds = time.perf_counter() - began
    peak = max(
        resource.getrusage(who).ru_maxrss / 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return result(f"tradegraph, {os.cpu_count()} cores", count, size, found, 0.0, seconds, peak)


def apart(arguments: Sequence[str]) -> Result:
    """Measure in a process of its own, so that memory is that of one pipeline."""
    command = [sys.executable, __file__, "--json", *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Result(**json.loads(done.stdout))


def main() -> None:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--model", default="en_core_web_sm", help="of spaCy")
    parser.add_argument("--only", choices=("tradegraph", "spacy"))
    parser.add_argument("--files", action="store_true", help="files, on all cores")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    count, model = options.documents, options.model
    if options.files:
        results = [measure_files(count)]
    elif options.only == "tradegraph":
        results = [measure_extraction(count)]
    elif options.only == "spacy":
        results = [measure_spacy(count, model)]
    else:
        same = ["--documents", str(count), "--model", model]
        results = [apart([*same, "--only", "tradegraph"])]
        if find_spec("spacy") is not None:
            results.append(apart([*same, "--only", "spacy"]))
    for each in results:
        print(json.dumps(asdict(each)) if options.json else told(each))


def told(one: Result) -> str:
    return (
        f"{one.pipeline}\n"
        f"  {one.documents:,} documents, {one.megabytes:.1f} MB, {one.found:,} found\n"
        f"  {one.start_seconds:.2f} s to start, {one.seconds:.1f} s to read\n"
        f"  {one.documents_per_second:.0f} documents per second, or\n"
        f"  {one.standard_per_second:.0f} of {STANDARD_LENGTH:,} bytes each\n"
        f"  {one.peak_megabytes:.0f} MB at most"
    )


if __name__ == "__main__":
    main()
