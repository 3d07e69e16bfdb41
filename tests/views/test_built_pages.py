"""The pages of a whole build of the shipped documents, as their readers get them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from graph.pipeline.build import build_output
from graph.pipeline.locations import DEFAULT_DOCUMENTS
from graph.progress import silent
from tests.views.conftest import Opened

NETWORKS = (
    *("partnerships", "trade", "cooperation", "agreements", "hubs-and-lines"),
    "query-partnership-graph",
)
PAGES = ("index", *(f"views/{name}" for name in (*NETWORKS, "timeline", "evidence")))
Open = Callable[..., Opened]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("pages") / "out"
    build_output([DEFAULT_DOCUMENTS], out, silent, reviews=out / "none")
    return out


@pytest.fixture(scope="module", params=[((1440, 900), "light"), ((390, 844), "dark")], ids=str)
def window(browser: Any, request: pytest.FixtureRequest) -> Iterator[tuple[Opened, list[str]]]:
    """One page for all tests of a size, and what it asked for."""
    (width, height), theme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=theme, reduced_motion="reduce"
    )
    opened = Opened(context.new_page())
    asked: list[str] = []
    opened.page.on("request", lambda asking: asked.append(asking.url))
    opened.page.on(
        "console",
        lambda m: opened.errors.append(m.text) if m.type in ("error", "warning") else None,
    )
    opened.page.on("pageerror", lambda error: opened.errors.append(str(error)))
    yield opened, asked
    context.close()


def keep_picture(opened: Opened, name: str) -> None:
    """Save what the window shows into the folder that TRADEGRAPH_SCREENSHOTS names, if any."""
    folder = os.environ.get("TRADEGRAPH_SCREENSHOTS")
    if folder is not None:
        width = opened.page.viewport_size["width"]
        target = Path(folder) / f"{name.replace('/', '-')}-{width}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(opened.page.screenshot())


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_quietly_and_anybody_can_read_it(
    built: Path, window: tuple[Opened, list[str]], name: str
) -> None:
    opened, asked = window
    opened.errors.clear()
    asked.clear()
    address = (built / f"{name}.html").as_uri()
    opened.page.goto(address)
    if name != "index":
        opened.page.wait_for_selector("html[data-ready]", state="attached")
    keep_picture(opened, name)
    found: Any = Axe().run(opened.page).response["violations"]
    assert [rule["id"] for rule in found if rule["impact"] in ("serious", "critical")] == []
    wide = opened.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide[0] <= wide[1], "the page is no wider than its window"
    assert asked == [address]
    assert opened.errors == []


def boxes_of_names(svg: str, opened: Opened) -> list[list[float]]:
    """Return left, top, right and bottom of every text over the network in a saved picture."""
    opened.page.set_content(svg)
    found: list[list[float]] = opened.page.evaluate(
        """() => {
          const height = document.querySelector('svg').viewBox.baseVal.height;
          return [...document.querySelectorAll('text[stroke]')].map((text) => text.getBBox())
            .filter((box) => box.width > 1)
            .map((box) => [box.x, box.y + 1, box.x + box.width, box.y + box.height - 1]);
        }"""
    )
    return found


def overlap(boxes: list[list[float]]) -> float:
    """Return the area on which two boxes lie as a share of the area of all."""
    total = sum((right - left) * (bottom - top) for left, top, right, bottom in boxes)
    shared = 0.0
    for place, first in enumerate(boxes):
        for second in boxes[place + 1 :]:
            wide = min(first[2], second[2]) - max(first[0], second[0])
            high = min(first[3], second[3]) - max(first[1], second[1])
            shared += max(0.0, wide) * max(0.0, high)
    return shared / total


@pytest.mark.parametrize("name", NETWORKS)
def test_names_do_not_lie_on_each_other(
    built: Path, window: tuple[Opened, list[str]], name: str
) -> None:
    opened, _ = window
    opened.page.goto((built / f"views/{name}.html").as_uri())
    opened.page.wait_for_selector("html[data-ready]", state="attached")
    opened.page.click("#share")
    with opened.page.expect_download() as saved:
        opened.page.click("#save-svg")
    boxes = boxes_of_names(Path(saved.value.path()).read_text(encoding="utf-8"), opened)
    assert len(boxes) >= 8
    assert overlap(boxes) < 0.005


def test_the_measure_of_overlap_sees_some() -> None:
    assert overlap([[0, 0, 10, 10], [5, 0, 15, 10]]) == 0.25
    assert overlap([[0, 0, 10, 10], [10, 0, 20, 10]]) == 0


def test_passages_of_a_network_lead_to_the_document(
    built: Path, window: tuple[Opened, list[str]]
) -> None:
    opened, _ = window
    opened.page.goto((built / "views/trade.html").as_uri())
    opened.page.wait_for_selector("html[data-ready]", state="attached")
    opened.page.evaluate("document.querySelector('#details ul.rows button').click()")
    link = opened.page.locator("#details a", has_text="Read in the document").first
    assert link.get_attribute("href").startswith("evidence.html#")
    link.evaluate("element => element.click()")
    opened.page.wait_for_selector(".claim.on", state="attached")
    assert opened.page.locator(".hit.on").count() > 0


def test_the_start_page_leads_to_every_view(built: Path, window: tuple[Opened, list[str]]) -> None:
    opened, _ = window
    opened.page.goto((built / "index.html").as_uri())
    listed = opened.page.locator("a[href^='views/']").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    assert sorted(listed) == sorted(
        f"views/{path.name}" for path in (built / "views").glob("*.html")
    )
