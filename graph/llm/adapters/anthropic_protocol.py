"""Messages of Anthropic."""

from __future__ import annotations

from typing import Final

import anthropic
import httpx2
from anthropic.types import Message

from graph.errors import ModelReplyError
from graph.llm.adapters.bounds import BoundError
from graph.llm.adapters.failures import failure, status_failure
from graph.llm.adapters.headers import NO_KEY, own_headers
from graph.llm.adapters.http import bounded_client
from graph.llm.choice import Choice
from graph.llm.model import Reply, Request


class AnthropicModel:
    """A model behind `POST …/v1/messages`."""

    def __init__(self, choice: Choice, key: str | None) -> None:
        self._model: Final = choice.model
        self._client: Final = anthropic.Anthropic(
            api_key=key or NO_KEY,
            base_url=choice.base_url,
            max_retries=0,
            timeout=choice.limits.seconds,
            default_headers=own_headers(key),
            open_telemetry=False,
            http_client=bounded_client(choice),
        )

    def complete(self, request: Request) -> Reply:
        """Return the reply to a request; see `LanguageModel`."""
        try:
            answer = self._client.messages.create(
                model=self._model,
                max_tokens=request.most_tokens,
                system=request.system,
                messages=[{"role": "user", "content": request.user}],
            )
        except anthropic.APIStatusError as error:
            raise status_failure(error.status_code) from error
        except anthropic.APITimeoutError as error:
            raise failure(error, "took too long") from error
        except (anthropic.AnthropicError, httpx2.HTTPError, BoundError, ValueError) as error:
            raise failure(error) from error
        return _reply(answer)

    def close(self) -> None:
        """Give up the connections."""
        self._client.close()


def _reply(answer: object) -> Reply:
    """Return the text of an answer; the client itself does not check what it was sent."""
    if not isinstance(answer, Message) or not isinstance(answer.content, list):
        raise ModelReplyError("the reply is not of the protocol")
    parts = [getattr(block, "text", None) for block in answer.content]
    texts = [part for part in parts if isinstance(part, str)]
    if not texts:
        raise ModelReplyError("the reply has no text")
    return Reply("".join(texts), complete=answer.stop_reason != "max_tokens")
