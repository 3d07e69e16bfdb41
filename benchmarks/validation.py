"""Time validation: both engines, whole graphs and a document that is added, at several sizes.

Run: python benchmarks/validation.py [--sizes 10000 100000 1000000] [--pyshacl-up-to 100000]
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass

import pyoxigraph as ox
from synthetic import document, synthetic

from graph.validate import Data, Engine, LiveValidation

#: A document that is not in the graph yet, with bounds in disorder.
NEW_DOCUMENT = 10_000_000
ADDED = 5


@dataclass(frozen=True)
class Time:
    """Seconds of the clock and of the processors."""

    clock: float
    processors: float

    def __str__(self) -> str:
        return f"{self.clock:.2f} s ({self.processors:.2f} s)"


def timed(job: Callable[[], object]) -> Time:
    clock, processors = time.perf_counter(), time.process_time()
    job()
    return Time(time.perf_counter() - clock, time.process_time() - processors)


def validated(data: Data, engine: Engine) -> tuple[LiveValidation, Time]:
    """Return a validation of all the data, and its time with that of the report."""
    kept: list[LiveValidation] = []

    def job() -> None:
        kept.append(LiveValidation(data, engine=engine))
        kept[0].report()

    time_taken = timed(job)
    return kept[0], time_taken


def added(live: LiveValidation) -> Time:
    """Return the mean time of adding a document and reporting."""
    times = []
    for number in range(ADDED):
        triples = document(NEW_DOCUMENT + number, defect=1)

        def job(triples: list[ox.Triple] = triples) -> None:
            live.change(added=triples)
            live.report()

        times.append(timed(job))
    return Time(
        sum(each.clock for each in times) / ADDED, sum(each.processors for each in times) / ADDED
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--pyshacl-up-to", type=int, default=100_000)
    options = parser.parse_args()
    # What every process does once: read the shapes and the ontology, load the engines.
    small = Data(synthetic(2_000).triples)
    for engine in (Engine.PYSHACL, Engine.FAST):
        LiveValidation(small, engine=engine)
    print("clock (processors) | triples | findings | full | a document added")
    for size in options.sizes:
        graph = synthetic(size)
        for engine in (Engine.PYSHACL, Engine.FAST):
            if engine is Engine.PYSHACL and size > options.pyshacl_up_to:
                continue
            data = Data(graph.triples)
            live, full = validated(data, engine)
            found = len(live.report().findings)
            print(
                f"{engine} | {len(graph.triples):,} | {found:,} | {full} | {added(live)}",
                flush=True,
            )


if __name__ == "__main__":
    main()
