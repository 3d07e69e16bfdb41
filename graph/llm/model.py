"""What we ask of a language model, whoever serves it: one request, one reply."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Request:
    """What a model is asked.

    Attributes:
        system: the task, the same for every chunk.
        user: the chunk to read.
        most_tokens: how long the reply may become, in tokens of the model.
    """

    system: str
    user: str
    most_tokens: int


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the text, and whether the model came to its end."""

    text: str
    complete: bool = True


class LanguageModel(Protocol):
    """A model that answers requests; an instance may be used by several threads at once."""

    def complete(self, request: Request) -> Reply:
        """Return the reply to a request.

        Raises:
            ModelReplyError: there is none, it came too late, is too large, or is not of the
                protocol; the message holds no key and nothing that the server said.
        """
        ...

    def close(self) -> None:
        """Give up the connections; no request may follow."""
        ...
