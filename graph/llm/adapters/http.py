"""The HTTP client of the adapters whose makers build on httpx2, with limits on every reply."""

from __future__ import annotations

import httpx2

from graph.llm.adapters.bounds import response_hook
from graph.llm.adapters.headers import keep_needed
from graph.llm.choice import Choice


def bounded_client(choice: Choice) -> httpx2.Client:
    """Return a client that follows no redirect and gives up replies beyond the limits.

    A server that the user names gets no header but those that the protocol needs.
    """
    return httpx2.Client(
        timeout=choice.limits.seconds,
        follow_redirects=False,
        event_hooks={
            "request": [] if choice.base_url is None else [keep_needed],
            "response": [response_hook(httpx2, choice.limits)],
        },
    )
