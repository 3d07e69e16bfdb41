"""Terminal output: progress only where a person watches, machine output clean."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn
from rich.progress import Progress as ProgressBar

from graph.progress import Progress, silent


def error_console() -> Console:
    """Return the console for progress and messages, on standard error."""
    return Console(stderr=True, highlight=False)


@contextmanager
def progress(quiet: bool) -> Iterator[Progress]:
    """Yield a function `report(step, done, total)` that draws a bar on a terminal."""
    console = error_console()
    if quiet or not console.is_terminal:
        yield silent
        return
    bar = ProgressBar(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        console=console,
        transient=True,
    )
    with bar:
        task = bar.add_task("starting", total=None)

        def report(step: str, done: int, total: int) -> None:
            bar.update(task, description=step, completed=done, total=total or None)

        yield report
