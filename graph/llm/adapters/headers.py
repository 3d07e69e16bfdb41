"""What stands in the head of a request to a server of one's own: what the protocol needs.

The clients add more from the environment, meant for the service of their makers: organisation,
project, headers that a user has set for it. None of it is the business of another server.
"""

from __future__ import annotations

from typing import Any, Final

NO_KEY: Final = "none"
"""Servers of one's own mostly ask for no key, but the clients want one."""

_NEEDED: Final = frozenset(
    """accept accept-encoding anthropic-version authorization connection content-length content-type
    host transfer-encoding user-agent x-api-key""".split()
)


def own_headers(key: str | None) -> dict[str, str]:
    """Return headers that stand against what the environment sets.

    Packed replies are refused, so none are asked for.
    """
    return {"Accept-Encoding": "identity", "Authorization": f"Bearer {key or NO_KEY}"}


def keep_needed(request: Any) -> None:
    """Take out of a request of `httpx` or `httpx2` each header that its protocol does not need."""
    for name in list(request.headers):
        if name.lower() not in _NEEDED:
            del request.headers[name]
