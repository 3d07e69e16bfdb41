"""The real clients against a server that speaks their protocols, well and badly."""

import gzip
import json
import logging
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing

import pytest

from graph.errors import LanguageModelError, ModelReplyError
from graph.llm.adapters import connect
from graph.llm.choice import Adapter, Choice, Limits
from graph.llm.model import Reply, Request
from tests.llm.server import Answer, Asked, Raw, Server, serving, wrapped

REQUEST = Request("the task", '{"text": "Peru"}', 50)
ADAPTERS = list(Adapter)
JSON = {"Content-Type": "application/json"}


def asked_of(
    adapter: Adapter, answer: Answer, limits: Limits | None = None, variable: str | None = None
) -> tuple[Reply, Server]:
    with serving(answer) as server:
        choice = Choice(
            adapter, "a-model", server.base_url(adapter), variable, limits or Limits(seconds=5)
        )
        with closing(connect(choice)) as model:
            return model.complete(REQUEST), server


def failing(adapter: Adapter, raw: Raw, limits: Limits | None = None) -> ModelReplyError:
    with pytest.raises(ModelReplyError) as error:
        asked_of(adapter, lambda asked: raw, limits)
    return error.value


def failing_all(adapter: Adapter, raws: Sequence[Raw]) -> list[ModelReplyError]:
    """Return the failures of one client that is given these replies one after the other."""
    waiting = iter(raws)
    errors = []
    with serving(lambda asked: next(waiting)) as server:
        choice = Choice(adapter, "m", server.base_url(adapter), None, Limits(seconds=5))
        with closing(connect(choice)) as model:
            for _ in raws:
                with pytest.raises(ModelReplyError) as error:
                    model.complete(REQUEST)
                errors.append(error.value)
    return errors


@pytest.mark.parametrize("adapter", ADAPTERS)
def test_a_request_says_what_it_must_and_the_reply_comes_back(adapter: Adapter) -> None:
    reply, server = asked_of(adapter, lambda asked: "Réponse \u2014 {}")
    assert reply == Reply("Réponse \u2014 {}")
    (asked,) = server.asked
    assert (asked.body["model"], asked.system) == ("a-model", "the task")
    assert asked.chunk == {"text": "Peru"}
    assert asked.body.get("stream", False) is False
    assert 50 in (
        asked.body.get("max_tokens"), asked.body.get("options", {}).get("num_predict"),
    )  # fmt: skip


@pytest.mark.parametrize("adapter", ADAPTERS)
def test_no_key_of_a_service_reaches_another_server(
    adapter: Adapter, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "OLLAMA_API_KEY"):
        monkeypatch.setenv(name, "s3cret")
    for name in ("OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        monkeypatch.setenv(name, "s3cret")
    for name in ("OPENAI_CUSTOM_HEADERS", "ANTHROPIC_CUSTOM_HEADERS"):
        monkeypatch.setenv(name, "X-Gate: s3cret\nAuthorization: Bearer s3cret")
    monkeypatch.setenv("MINE", "my-own-k3y")
    caplog.set_level(logging.DEBUG)
    _, server = asked_of(adapter, lambda asked: "x")
    assert "s3cret" not in repr(server.asked[0])
    _, server = asked_of(adapter, lambda asked: "x", variable="MINE")
    assert any("my-own-k3y" in value for value in server.asked[0].headers.values())
    assert "s3cret" not in caplog.text
    assert "my-own-k3y" not in caplog.text


@pytest.mark.parametrize("adapter", ADAPTERS)
def test_a_reply_cut_off_by_its_limit_is_told_so(adapter: Adapter) -> None:
    def cut(asked: Asked) -> Raw:
        body = wrapped(asked.path, "half of")
        if adapter is Adapter.OPENAI:
            body["choices"][0]["finish_reason"] = "length"
        elif adapter is Adapter.ANTHROPIC:
            body["stop_reason"] = "max_tokens"
        else:
            body["done_reason"] = "length"
        return Raw(200, json.dumps(body).encode(), JSON)

    assert asked_of(adapter, cut)[0] == Reply("half of", complete=False)


@pytest.mark.parametrize("adapter", ADAPTERS)
def test_a_status_of_failure_is_told_without_the_words_of_the_server(adapter: Adapter) -> None:
    said = json.dumps({"error": {"message": "wrong key sk-123"}}).encode()
    passing = {400: False, 401: False, 404: False, 429: True, 500: True, 503: True}
    errors = failing_all(adapter, [Raw(status, said, JSON) for status in passing])
    assert [error.passing for error in errors] == list(passing.values())
    for status, error in zip(passing, errors, strict=True):
        assert str(status) in str(error)
        assert "sk-123" not in str(error)


BODIES = (
    b"",
    b"<html>Welcome to the proxy</html>",
    b'{"choices": [',
    b"[]",
    b"{}",
    b"null",
    b'"x"',
    b'{"choices": [], "content": [], "message": null}',
    b'{"choices": [{}], "content": [{"type": "image"}], "message": {"content": 5}}',
    b'{"choices": 3, "content": 3, "message": 3}',
    b'{"choices": [{"message": {"content": null}}], "content": [{"type": "text"}]}',
    b"\xff\xfe",
)


@pytest.mark.parametrize("adapter", ADAPTERS)
@pytest.mark.parametrize("kind", ["application/json", "text/html"])
def test_what_is_not_of_the_protocol_is_one_failure(adapter: Adapter, kind: str) -> None:
    raws = [Raw(200, body, {"Content-Type": kind}) for body in BODIES]
    assert len(failing_all(adapter, raws)) == len(BODIES)


@pytest.mark.parametrize("adapter", ADAPTERS)
def test_a_server_that_says_nothing_is_given_up(adapter: Adapter) -> None:
    def silent() -> Iterator[bytes]:
        time.sleep(0.6)
        yield b"{}"

    error = failing(adapter, Raw(200, silent, JSON), Limits(seconds=0.2))
    assert "too long" in str(error)
    assert error.passing


@pytest.mark.parametrize("adapter", ADAPTERS)
def test_a_server_that_drips_is_given_up(adapter: Adapter) -> None:
    def drip() -> Iterator[bytes]:
        for _ in range(200):
            time.sleep(0.05)
            yield b" "

    error = failing(adapter, Raw(200, drip, JSON), Limits(seconds=1))
    assert "longer than 1 seconds" in str(error)


@pytest.mark.parametrize("adapter", ADAPTERS)
def test_a_reply_without_end_is_given_up(adapter: Adapter) -> None:
    def flood() -> Iterator[bytes]:
        while True:
            yield b" " * 65_536

    error = failing(adapter, Raw(200, flood, JSON), Limits(seconds=20, most_bytes=1_000_000))
    assert "larger than 1,000,000 bytes" in str(error)


@pytest.mark.parametrize("adapter", ADAPTERS)
def test_a_packed_reply_is_refused(adapter: Adapter) -> None:
    packed = gzip.compress(b" " * 10_000_000)
    error = failing(adapter, Raw(200, packed, {**JSON, "Content-Encoding": "gzip"}))
    assert "compressed" in str(error)


@pytest.mark.parametrize("adapter", ADAPTERS)
def test_no_redirect_is_followed(adapter: Adapter) -> None:
    with serving(lambda asked: "stolen") as other:
        target = f"{other.address}/v1/chat/completions"
        failing(adapter, Raw(307, b"", {"Location": target}))
        assert other.asked == []


@pytest.mark.parametrize("adapter", ADAPTERS)
def test_a_server_that_is_not_there_is_told(adapter: Adapter) -> None:
    with serving(lambda asked: "x") as server:
        address = server.base_url(adapter)
    model = connect(Choice(adapter, "m", address, None, Limits(seconds=2)))
    with closing(model), pytest.raises(ModelReplyError, match="could not be reached") as error:
        model.complete(REQUEST)
    assert error.value.passing


@pytest.mark.parametrize("adapter", ADAPTERS)
def test_a_client_that_is_not_installed_is_named(
    adapter: Adapter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, adapter.value, None)
    with pytest.raises(LanguageModelError, match=r"tradegraph\[llm\]"):
        connect(Choice(adapter, "m", "http://host"))
