"""Work on what strangers gave, in a process of its own that can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TypeVar

from graph.errors import TradeGraphError

A = TypeVar("A")
R = TypeVar("R")


def run_bounded(work: Callable[[A], R], given: A, seconds: float, too_long: TradeGraphError) -> R:
    """Return `work(given)`, done in a child process that is killed after `seconds`.

    `work` is a function of a module, and what it takes and returns can be pickled.

    Raises:
        TradeGraphError: what the work raised; or `too_long`, if it was killed or died.
    """
    # A fresh process: a fork would take over the threads and locks of this one.
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_send, args=(work, given, theirs), daemon=True)
    child.start()
    theirs.close()
    try:
        if not ours.poll(seconds):
            raise too_long
        outcome = ours.recv()
    except EOFError as error:
        raise too_long from error
    finally:
        child.kill()
        child.join()
        ours.close()
    if isinstance(outcome, TradeGraphError):
        raise outcome
    result: R = outcome
    return result


def _send(work: Callable[[A], R], given: A, pipe: Connection) -> None:
    try:
        outcome: R | TradeGraphError = work(given)
    except TradeGraphError as error:
        outcome = error
    pipe.send(outcome)
    pipe.close()
