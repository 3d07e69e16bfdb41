"""A reply that is too large or too slow is given up, whatever the client would wait for.

HTTP clients limit the wait for the next piece of a reply, not the whole of it: a server that sends
a byte now and then, or without end, would hold a run for ever. The hook made here replaces the
stream of a response by one that counts. It works on `httpx` and on its successor `httpx2`, of which
the clients use one each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic
from types import ModuleType
from typing import Any, Final

from graph.llm.choice import Limits

_OK: Final = ("", "identity")


class BoundError(Exception):
    """A reply went beyond a limit; says which, as the end of a sentence."""


def bound_in(error: BaseException) -> BoundError | None:
    """Return the limit that lies behind an error of a client, if one does."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, BoundError):
            return seen
        seen = seen.__cause__ or seen.__context__
    return None


def response_hook(http: ModuleType, limits: Limits) -> Callable[[Any], None]:
    """Return a response hook for clients of `http` (`httpx` or `httpx2`) that keeps the limits."""
    base: type[Any] = http.SyncByteStream

    class Bounded(base):  # type: ignore[misc]
        def __init__(self, stream: Any) -> None:
            self._stream = stream

        def __iter__(self) -> Iterator[bytes]:
            until = monotonic() + limits.seconds
            size = 0
            for piece in self._stream:
                size += len(piece)
                if size > limits.most_bytes:
                    raise BoundError(f"is larger than {limits.most_bytes:,} bytes")
                if monotonic() > until:
                    raise BoundError(f"took longer than {limits.seconds:g} seconds")
                yield piece

        def close(self) -> None:
            self._stream.close()

    def bound(response: Any) -> None:
        # What is packed may unpack to any size.
        if response.headers.get("content-encoding", "").strip().lower() not in _OK:
            raise BoundError("is compressed, which was not asked for")
        response.stream = Bounded(response.stream)

    return bound
