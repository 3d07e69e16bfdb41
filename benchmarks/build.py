"""The whole job: from folders of documents to the finished output, with its parts timed.

    python benchmarks/build.py [PATH…] [--copies N] [--json]

Without paths the shipped documents are read. With `--copies` each text document is given that many
times under names of its own, a line naming its number added, since the same bytes count only once.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from graph.documents.files import find_documents  # noqa: E402
from graph.pipeline.build import build_output  # noqa: E402


@dataclass(frozen=True)
class Result:
    """Seconds (of the clock, all cores) by step, and the largest resident set of this process."""

    documents: int
    claims: int
    triples: int
    seconds: float
    steps: dict[str, float]
    peak_megabytes: float


class Stopwatch:
    """Takes the progress that a build reports and adds up the time between its steps."""

    def __init__(self) -> None:
        self.steps: dict[str, float] = {}
        self._step: str | None = None
        self._since = time.perf_counter()

    def __call__(self, step: str, done: int, total: int) -> None:
        del done, total
        now = time.perf_counter()
        if self._step is not None:
            self.steps[self._step] = self.steps.get(self._step, 0.0) + now - self._since
        self._step, self._since = step, now

    def stop(self) -> None:
        self("", 0, 0)


def multiplied(paths: list[Path], copies: int, folder: Path) -> list[Path]:
    """Write each document `copies` times into a folder, every copy with a line of its own."""
    for number in range(copies):
        for path in find_documents(paths):
            name = folder / f"{number:05d}-{path.name}"
            name.write_bytes(path.read_bytes() + f"\n\nCopy {number}.\n".encode())
    return [folder]


def measure(paths: list[Path], copies: int) -> Result:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if copies:
            (folder / "in").mkdir()
            paths = multiplied(paths, copies, folder / "in")
        watch = Stopwatch()
        began = time.perf_counter()
        summary = build_output(paths, folder / "out", watch)
        watch.stop()
        return Result(
            len(summary.documents),
            sum(summary.claims.values()),
            summary.triples,
            time.perf_counter() - began,
            watch.steps,
            resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("paths", nargs="*", type=Path, default=[ROOT / "documents"])
    parser.add_argument("--copies", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    result = measure(options.paths, options.copies)
    if options.json:
        print(json.dumps(asdict(result)))
        return
    print(f"{result.documents:,} documents, {result.claims:,} claims, {result.triples:,} triples")
    for step, seconds in result.steps.items():
        print(f"  {seconds:8.2f} s  {step}")
    print(f"  {result.seconds:8.2f} s  altogether, {result.peak_megabytes:.0f} MB at most")


if __name__ == "__main__":
    main()
