"""From the choice of a model to the model."""

from __future__ import annotations

import importlib
from types import ModuleType

from graph.errors import LanguageModelError
from graph.llm.choice import Adapter, Choice
from graph.llm.model import LanguageModel


def connect(choice: Choice) -> LanguageModel:
    """Return the chosen model; nothing is sent yet.

    Raises:
        LanguageModelError: the client is not installed, or the key is missing.
    """
    key = choice.key()
    client_package(choice.adapter.value)
    match choice.adapter:
        case Adapter.OPENAI:
            from graph.llm.adapters.openai_protocol import OpenAiModel

            return OpenAiModel(choice, key)
        case Adapter.ANTHROPIC:
            from graph.llm.adapters.anthropic_protocol import AnthropicModel

            return AnthropicModel(choice, key)
        case Adapter.OLLAMA:
            from graph.llm.adapters.ollama_protocol import OllamaModel

            return OllamaModel(choice, key)


def client_package(name: str) -> ModuleType:
    """Import a client.

    Raises:
        LanguageModelError: it is not installed; says how to install it.
    """
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise LanguageModelError(
            f"the package {error.name!r} is not installed; pip install 'tradegraph[llm]'"
        ) from error
