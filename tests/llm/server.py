"""A server on the loopback that speaks the protocols of OpenAI, Anthropic and Ollama.

It answers with texts that a test has laid in, and notes what it was asked.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Asked:
    """A request as it came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def system(self) -> str:
        """What the model was told to do."""
        if "system" in self.body:
            return str(self.body["system"])
        return str(self.body["messages"][0]["content"])

    @property
    def chunk(self) -> dict[str, Any]:
        """The chunk that it was to read."""
        told: dict[str, Any] = json.loads(self.body["messages"][-1]["content"])
        return told


@dataclass(frozen=True)
class Raw:
    """A reply on the wire that is not of the protocol."""

    status: int = 200
    body: bytes | Callable[[], Iterator[bytes]] = b""
    headers: dict[str, str] = field(default_factory=dict)


Answer = Callable[[Asked], str | Raw]


@dataclass
class Server:
    """A running server: its address, and what it was asked so far."""

    address: str
    asked: list[Asked] = field(default_factory=list)
    failed: list[Exception] = field(default_factory=list)

    def base_url(self, adapter: str) -> str:
        """Return the address under which a client of a protocol expects it."""
        return f"{self.address}/v1" if adapter == "openai" else self.address


def wrapped(path: str, text: str) -> dict[str, Any]:
    """Return a text as a reply of the protocol that a path belongs to."""
    if path == "/v1/chat/completions":
        return {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1700000000,
            "model": "test-model",
            "choices": [
                {
                    "index": 0,
                    "finish_reason": "stop",
                    "message": {"role": "assistant", "content": text},
                }
            ],
            "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
        }
    if path == "/v1/messages":
        return {
            "id": "msg_1",
            "type": "message",
            "role": "assistant",
            "model": "test-model",
            "content": [{"type": "text", "text": text}],
            "stop_reason": "end_turn",
            "stop_sequence": None,
            "usage": {"input_tokens": 1, "output_tokens": 1},
        }
    if path == "/api/chat":
        return {
            "model": "test-model",
            "created_at": "2024-01-01T00:00:00Z",
            "message": {"role": "assistant", "content": text},
            "done_reason": "stop",
            "done": True,
        }
    raise AssertionError(f"nobody speaks {path}")


@contextmanager
def serving(answer: Answer) -> Iterator[Server]:
    """Run a server that answers each request by `answer`."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(self.path, headers, body)
            server.asked.append(asked)
            try:
                given = answer(asked)
            except Exception as error:  # noqa: BLE001 - told to the test when the server ends
                server.failed.append(error)
                given = Raw(500)
            if isinstance(given, str):
                data = json.dumps(wrapped(self.path, given)).encode()
                given = Raw(200, data, {"Content-Type": "application/json"})
            self.send_response(given.status)
            for name, value in given.headers.items():
                self.send_header(name, value)
            if isinstance(given.body, bytes):
                self.send_header("Content-Length", str(len(given.body)))
                self.end_headers()
                self.wfile.write(given.body)
                return
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            try:
                for piece in given.body():
                    self.wfile.write(piece)
                    self.wfile.flush()
            except OSError:
                pass  # the client gave up

        def log_message(self, *args: object) -> None:
            pass

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    server = Server(f"http://127.0.0.1:{httpd.server_port}")
    thread = threading.Thread(target=httpd.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        httpd.shutdown()
        thread.join()
        httpd.server_close()
    assert server.failed == []
