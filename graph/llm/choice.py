"""Which model reads, and by which address, key and limits it is reached."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from graph.errors import LanguageModelError

_MOST_SECONDS: Final = 3600.0


class Adapter(StrEnum):
    """The protocols that we speak."""

    OPENAI = "openai"
    ANTHROPIC = "anthropic"
    OLLAMA = "ollama"


#: Where each protocol's own service looks for its key.
KEY_VARIABLES: Final[Mapping[Adapter, str]] = {
    Adapter.OPENAI: "OPENAI_API_KEY",
    Adapter.ANTHROPIC: "ANTHROPIC_API_KEY",
    Adapter.OLLAMA: "OLLAMA_API_KEY",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost.

    Attributes:
        seconds: from asking to the last byte of the reply.
        most_bytes: size of the reply as it comes over the wire.
        most_tokens: length of the reply in tokens of the model.
    """

    seconds: float = 120.0
    most_bytes: int = 4_000_000
    most_tokens: int = 8_000

    def __post_init__(self) -> None:
        if not 0 < self.seconds <= _MOST_SECONDS:
            raise LanguageModelError(
                f"a time limit of {self.seconds:g} seconds is not between 0 and {_MOST_SECONDS:g}"
            )


@dataclass(frozen=True, slots=True)
class Choice:
    """A model and how it is reached.

    Attributes:
        adapter: the protocol.
        model: the name by which the server knows the model.
        base_url: address of the server; None for the service of the protocol's makers (for
            Ollama, this machine).
        key_variable: the environment variable that holds the key; None for the usual one.
        limits: what one request may cost.
    """

    adapter: Adapter
    model: str
    base_url: str | None = None
    key_variable: str | None = None
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        if not self.model.strip():
            raise LanguageModelError("name the model, for example with --llm-model")
        if self.base_url is not None and not self.base_url.startswith(("http://", "https://")):
            raise LanguageModelError(f"{self.base_url!r} is no address that begins with http(s)://")

    def key(self, environment: Mapping[str, str] = os.environ) -> str | None:
        """Return the key, read from the environment alone.

        A server at an address of its own gets a key only if its variable is named: the key of a
        service must not end up with another server.

        Raises:
            LanguageModelError: the variable is not set though the choice needs it.
        """
        variable = self.key_variable
        if variable is None:
            if self.base_url is not None or self.adapter is Adapter.OLLAMA:
                return None
            variable = KEY_VARIABLES[self.adapter]
        key = environment.get(variable, "").strip()
        if not key:
            raise LanguageModelError(f"the environment variable {variable} holds no key")
        return key
