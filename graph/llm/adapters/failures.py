"""Errors of the clients in our words: what the server said is left out, for it may hold a key."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from graph.errors import ModelReplyError
from graph.llm.adapters.bounds import bound_in

_PASSING: Final = frozenset(
    {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.CONFLICT, HTTPStatus.TOO_MANY_REQUESTS}
)


def status_failure(status: int) -> ModelReplyError:
    """Return the error for a reply with a status that is not of success."""
    passing = status in _PASSING or status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return ModelReplyError(f"the server answered with status {status}", passing=passing)


def failure(error: Exception, problem: str | None = None) -> ModelReplyError:
    """Return the error for a request that failed before there was a whole reply."""
    bound = bound_in(error)
    if bound is not None:
        return ModelReplyError(f"the reply {bound}")
    if problem is not None:
        return ModelReplyError(f"the reply {problem}", passing=True)
    if isinstance(error, ValueError | TypeError):
        return ModelReplyError("the reply is not of the protocol")
    return ModelReplyError(
        f"the server could not be reached ({type(error).__name__})", passing=True
    )
