"""Chat completions of OpenAI, and of the many servers that speak the same protocol."""

from __future__ import annotations

from typing import Final

import httpx2
import openai
from openai.types.chat import ChatCompletion

from graph.errors import ModelReplyError
from graph.llm.adapters.bounds import BoundError
from graph.llm.adapters.failures import failure, status_failure
from graph.llm.adapters.headers import NO_KEY, own_headers
from graph.llm.adapters.http import bounded_client
from graph.llm.choice import Choice
from graph.llm.model import Reply, Request


class OpenAiModel:
    """A model behind `POST …/chat/completions`."""

    def __init__(self, choice: Choice, key: str | None) -> None:
        self._model: Final = choice.model
        self._own_server: Final = choice.base_url is not None
        self._client: Final = openai.OpenAI(
            api_key=key or NO_KEY,
            base_url=choice.base_url,
            max_retries=0,
            timeout=choice.limits.seconds,
            default_headers=own_headers(key),
            http_client=bounded_client(choice),
        )

    def complete(self, request: Request) -> Reply:
        """Return the reply to a request; see `LanguageModel`."""
        try:
            answer = self._ask(request)
        except openai.APIStatusError as error:
            raise status_failure(error.status_code) from error
        except openai.APITimeoutError as error:
            raise failure(error, "took too long") from error
        except (openai.OpenAIError, httpx2.HTTPError, BoundError, ValueError) as error:
            raise failure(error) from error
        return _reply(answer)

    def close(self) -> None:
        """Give up the connections."""
        self._client.close()

    def _ask(self, request: Request) -> object:
        messages: list[openai.types.chat.ChatCompletionMessageParam] = [
            {"role": "system", "content": request.system},
            {"role": "user", "content": request.user},
        ]
        # The service of OpenAI takes the newer name only, and its newer models no temperature;
        # many other servers know the older name only.
        if self._own_server:
            return self._client.chat.completions.create(
                model=self._model,
                messages=messages,
                max_tokens=request.most_tokens,
                temperature=0,
            )
        return self._client.chat.completions.create(
            model=self._model, messages=messages, max_completion_tokens=request.most_tokens
        )


def _reply(answer: object) -> Reply:
    """Return the text of an answer; the client itself does not check what it was sent."""
    if not isinstance(answer, ChatCompletion) or not isinstance(answer.choices, list):
        raise ModelReplyError("the reply is not of the protocol")
    first = answer.choices[0] if answer.choices else None
    text = getattr(getattr(first, "message", None), "content", None)
    if first is None or not isinstance(text, str):
        raise ModelReplyError("the reply has no text")
    return Reply(text, complete=getattr(first, "finish_reason", None) != "length")
