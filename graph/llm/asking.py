"""Ask a model about chunks: from the record where it has the reply, else over the network."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Final

from graph.errors import ModelReplyError
from graph.llm.choice import Choice
from graph.llm.model import LanguageModel, Reply, Request
from graph.llm.record import Record

Connect = Callable[[Choice], LanguageModel]

#: After so many requests in a row without a reply the server is taken to be out of reach.
_GIVEN_UP_AFTER: Final = 5
_FIRST_PAUSE: Final = 1.0
_NOT_KEPT: Final = "no reply is kept for it, and no server was to be asked"
_GIVEN_UP: Final = f"it was not asked, since {_GIVEN_UP_AFTER} requests in a row had failed"


@dataclass(frozen=True, slots=True)
class Manner:
    """How to ask.

    Attributes:
        retries: how often a request that failed for a passing reason is made again.
        workers: how many requests are under way at once.
        offline: take replies from the record only.
        pause: waits the given seconds between tries.
    """

    retries: int = 2
    workers: int = 4
    offline: bool = False
    pause: Callable[[float], None] = field(default=time.sleep, repr=False)


class Asker:
    """Answers requests for one chosen model; may be used by several threads at once."""

    def __init__(self, choice: Choice, record: Record, manner: Manner, connect: Connect) -> None:
        self._choice: Final = choice
        self._record: Final = record
        self._manner: Final = manner
        self._connect: Final = connect
        self._lock: Final = threading.Lock()
        self._model: LanguageModel | None = None
        self._failed = 0

    def close(self) -> None:
        """Give up the connections of the model, if there are any."""
        if self._model is not None:
            self._model.close()
            self._model = None

    def ask_all(self, requests: Sequence[Request]) -> Iterator[Reply | str]:
        """Yield for each request, in order, the reply or, in its place, why there is none.

        Raises:
            LanguageModelError: the model cannot be used at all, or the record cannot.
        """
        if self._manner.offline:
            yield from map(self.ask, requests)
            return
        with ThreadPoolExecutor(self._manner.workers) as pool:
            yield from pool.map(self.ask, requests)

    def ask(self, request: Request) -> Reply | str:
        """Return the reply to a request or, in its place, why there is none."""
        kept = self._record.find(self._choice, request)
        if kept is not None:
            return kept
        if self._manner.offline:
            return _NOT_KEPT
        model = self._connected()
        if self._failed >= _GIVEN_UP_AFTER:
            return _GIVEN_UP
        try:
            reply = self._tried(model, request)
        except ModelReplyError as error:
            with self._lock:
                self._failed += 1
            return str(error)
        with self._lock:
            self._failed = 0
        self._record.keep(self._choice, request, reply)
        return reply

    def _connected(self) -> LanguageModel:
        """Return the model, connected at the first request that needs it."""
        with self._lock:
            if self._model is None:
                self._model = self._connect(self._choice)
            return self._model

    def _tried(self, model: LanguageModel, request: Request) -> Reply:
        """Ask, and ask again after a failure that may pass, each time after twice the pause."""
        for number in range(self._manner.retries):
            try:
                return model.complete(request)
            except ModelReplyError as error:
                if not error.passing:
                    raise
            self._manner.pause(_FIRST_PAUSE * 2**number)
        return model.complete(request)
