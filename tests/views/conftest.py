"""A real browser for the pages, and a small server that counts what they ask for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from graph.views import projection, render
from graph.views.model import View
from tests.views.demo import DOCUMENTS, entity_graph


@dataclass
class Opened:
    """A page in the browser, and what went wrong in it."""

    page: Any
    errors: list[str] = field(default_factory=list)

    def text(self, selector: str) -> str:
        return str(self.page.locator(selector).inner_text())

    @property
    def heading(self) -> str:
        return self.text("#details h2")


@pytest.fixture
def open_file(browser: Any) -> Iterator[Callable[..., Opened]]:
    """Open a file, wait until it is ready, and close everything after the test."""
    contexts = []

    def opener(
        path: Path,
        fragment: str = "",
        *,
        size: tuple[int, int] = (1440, 900),
        theme: str = "light",
    ) -> Opened:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=theme,
            reduced_motion="reduce",
            accept_downloads=True,
        )
        contexts.append(context)
        opened = Opened(context.new_page())
        page = opened.page
        page.on(
            "console",
            lambda m: opened.errors.append(m.text) if m.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda error: opened.errors.append(str(error)))
        page.goto(path.as_uri() + fragment)
        page.wait_for_selector("html[data-ready]", state="attached")
        return opened

    yield opener
    for context in contexts:
        context.close()


@pytest.fixture
def open_view(tmp_path: Path, open_file: Callable[..., Opened]) -> Callable[..., Opened]:
    """Write a view and open it."""

    def opener(view: View, fragment: str = "", **options: Any) -> Opened:
        return open_file(render.write(view, tmp_path), fragment, **options)

    return opener


@dataclass
class Listener:
    """A server on this machine and the paths it was asked for."""

    address: str
    asked: list[str]


@pytest.fixture
def listener() -> Iterator[Listener]:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Listener(f"http://127.0.0.1:{server.server_address[1]}", asked)
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def demo_views() -> dict[str, View]:
    graph, claims = entity_graph()
    return {view.slug: view for view in projection.views(graph, claims, DOCUMENTS)}
