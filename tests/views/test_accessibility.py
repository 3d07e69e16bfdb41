"""axe-core finds nothing serious on any page, in either theme, wide or narrow, in any state."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from benchmarks.trade_network import trade_view
from graph.views import layout, render
from graph.views.model import View
from tests.views.conftest import Opened

Open = Callable[..., Opened]

STATES = {
    "partnerships": ("", "#item=KE", "#show=compare"),
    "cooperation": ("#item=m-customs", "#path=x-leather&to-item=h-lamu", "#show=table"),
    "agreements": ("", "#item=a-tax&steps=1"),
    "hubs-and-lines": ("",),
}


def serious(opened: Opened) -> list[str]:
    found: Any = Axe().run(opened.page).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:120]} {node['failureSummary']}"
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize(("size", "theme"), [((1440, 900), "light"), ((390, 844), "dark")])
@pytest.mark.parametrize("slug", list(STATES))
def test_network_pages(
    demo_views: dict[str, View],
    open_view: Open,
    slug: str,
    size: tuple[int, int],
    theme: str,
) -> None:
    opened = open_view(demo_views[slug], size=size, theme=theme)
    for state in STATES[slug]:
        opened.page.evaluate("hash => { location.hash = hash }", state)
        assert serious(opened) == [], state


@pytest.mark.parametrize(("size", "theme"), [((1440, 900), "dark"), ((390, 844), "light")])
def test_a_large_network(open_view: Open, size: tuple[int, int], theme: str) -> None:
    opened = open_view(layout.network(trade_view(1000)), size=size, theme=theme)
    assert serious(opened) == []
    opened.page.locator("#canvas").focus()
    opened.page.keyboard.press("Enter")
    opened.page.locator("#focus-bar").wait_for()
    assert serious(opened) == []
    opened.page.keyboard.press("l")
    assert serious(opened) == []


def test_the_check_would_find_something(
    demo_views: dict[str, View], open_file: Open, tmp_path: Path
) -> None:
    html = render.render(demo_views["hubs-and-lines"])
    path = tmp_path / "spoiled.html"
    path.write_text(html.replace("</main>", "<button></button></main>"), encoding="utf-8")
    assert any("button-name" in line for line in serious(open_file(path)))
