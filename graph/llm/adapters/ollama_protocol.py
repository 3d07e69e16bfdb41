"""The chat of Ollama, by default on this machine."""

from __future__ import annotations

from typing import Final

import httpx
import ollama

from graph.errors import ModelReplyError
from graph.llm.adapters.bounds import BoundError, response_hook
from graph.llm.adapters.failures import failure, status_failure
from graph.llm.adapters.headers import own_headers
from graph.llm.choice import Choice
from graph.llm.model import Reply, Request

_LOCAL: Final = "http://127.0.0.1:11434"


class OllamaModel:
    """A model behind `POST …/api/chat`."""

    def __init__(self, choice: Choice, key: str | None) -> None:
        self._model: Final = choice.model
        limits = choice.limits
        # The client adds a key of the environment to a request that has none.
        self._client: Final = ollama.Client(
            choice.base_url or _LOCAL,
            headers=own_headers(key),
            timeout=limits.seconds,
            follow_redirects=False,
            event_hooks={"response": [response_hook(httpx, limits)]},
        )

    def complete(self, request: Request) -> Reply:
        """Return the reply to a request; see `LanguageModel`."""
        try:
            answer = self._client.chat(
                model=self._model,
                messages=[
                    {"role": "system", "content": request.system},
                    {"role": "user", "content": request.user},
                ],
                format="json",
                options={"temperature": 0, "num_predict": request.most_tokens},
            )
        except ollama.ResponseError as error:
            raise status_failure(error.status_code) from error
        except httpx.TimeoutException as error:
            raise failure(error, "took too long") from error
        except (httpx.HTTPError, ConnectionError, BoundError, ValueError, TypeError) as error:
            raise failure(error) from error
        text = answer.message.content
        if not isinstance(text, str):
            raise ModelReplyError("the reply has no text")
        return Reply(text, complete=answer.done_reason != "length")

    def close(self) -> None:
        """Give up the connections."""
        self._client.close()  # type: ignore[no-untyped-call]
