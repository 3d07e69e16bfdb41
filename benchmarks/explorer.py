"""How soon a network page shows something and answers the reader, in a real Chromium.

    python benchmarks/explorer.py                          # 100, 1,000, 5,000, 10,000, 50,000 items
    python benchmarks/explorer.py --items 1000 --limit 30  # one size; give up after 30 seconds

The same made-up network (`trade_network.py`) is opened as our page and as plain pyvis draws it.
Both are files on this machine; plain pyvis gets vis-network from within its file.

- picture: from the start of the navigation to the first frame in which a canvas has a pixel that
  is not blank.
- answer: from the start of the navigation to the frame after the page has handled a click on the
  picture; clicks are sent all the time from the first picture on.
- processor: seconds that the page's process has worked until then, on all its threads. On a busy
  machine this tells more than the clock.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, sync_playwright
from pyvis.network import Network

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.trade_network import trade_view
from graph.views import layout, render
from graph.views.model import View
from tests.browser import ARGUMENTS, chromium

SIZES = (100, 1_000, 5_000, 10_000, 50_000)
SIZE_OF_PAGE = {"width": 1440, "height": 900}
# Runs in the page before anything else: notes the first picture, and the first click that is
# handled after it with the frame that follows.
PROBE = """
(() => {
  const told = (window.__told = { picture: null, answer: null });
  const small = document.createElement("canvas");
  small.width = small.height = 64;
  const context = small.getContext("2d", { willReadFrequently: true });
  const look = () => {
    for (const canvas of document.querySelectorAll("canvas")) {
      if (!canvas.width || !canvas.height) continue;
      context.clearRect(0, 0, 64, 64);
      context.drawImage(canvas, 0, 0, 64, 64);
      if (context.getImageData(0, 0, 64, 64).data.some((value) => value > 0)) {
        told.picture = performance.now();
        return;
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  const answered = () => {
    if (told.picture === null || told.answer !== null) return;
    requestAnimationFrame(() => (told.answer ??= performance.now()));
  };
  addEventListener("pointerdown", answered, true);
})();
"""


@dataclass(frozen=True)
class Opened:
    """Seconds until picture and answer, None where the limit came first; seconds of processor."""

    picture: float | None
    answer: float | None
    processor: float
    megabytes: float


def opened(browser: Browser, path: Path, limit: float) -> Opened:
    context = browser.new_context(viewport=SIZE_OF_PAGE)
    page = context.new_page()
    page.add_init_script(PROBE)
    whole = browser.new_browser_cdp_session()
    before = _processor(whole)
    deadline = time.monotonic() + limit
    told: dict[str, Any] = {"picture": None, "answer": None}
    try:
        page.goto(path.as_uri(), wait_until="commit", timeout=limit * 1000)
        page.set_default_timeout(limit * 1000)
        while time.monotonic() < deadline and told["answer"] is None:
            _click(page, deadline)
            told = page.evaluate("window.__told")
    except Error:
        pass  # the page did not answer within the limit
    worked = _processor(whole) - before
    size = path.stat().st_size / 1e6
    context.close()
    return Opened(_seconds(told["picture"]), _seconds(told["answer"]), worked, size)


def _click(page: Any, deadline: float) -> None:
    page.set_default_timeout(max(1.0, (deadline - time.monotonic()) * 1000))
    page.mouse.click(640, 470)
    page.wait_for_timeout(20)


def _processor(whole: Any) -> float:
    """Return the seconds of processor that all page processes have used so far."""
    told = whole.send("SystemInfo.getProcessInfo")["processInfo"]
    return sum(process["cpuTime"] for process in told if process["type"] == "renderer")


def _seconds(milliseconds: float | None) -> float | None:
    return None if milliseconds is None else milliseconds / 1000


def plain_pyvis(view: View, path: Path) -> None:
    """Write the network as somebody would who uses pyvis as it ships, with titles as tooltips."""
    network = Network(height="850px", width="100%", cdn_resources="in_line")
    # add_node and add_edge compare each new one with all others: hours at this size.
    network.nodes = [
        {
            "id": node.id,
            "label": node.label,
            "shape": "dot",
            "color": "#97c2fc",
            "title": f"{node.label} ({node.kind})",
        }
        for node in view.nodes
    ]
    network.edges = [
        {"from": edge.source, "to": edge.target, "title": edge.label} for edge in view.edges
    ]
    path.write_text(network.generate_html(), encoding="utf-8")


def measure(items: int, limit: float, browser: Browser, folder: Path) -> None:
    view = trade_view(items)
    started = time.process_time()
    placed = layout.network(view)
    laid_out = time.process_time() - started
    pages = {"ours": folder / f"ours-{items}.html", "plain pyvis": folder / f"plain-{items}.html"}
    started = time.process_time()
    pages["ours"].write_text(render.render(placed), encoding="utf-8")
    written = time.process_time() - started
    plain_pyvis(view, pages["plain pyvis"])
    for name, path in pages.items():
        result = opened(browser, path, limit)
        print(
            f"| {items:,} | {len(view.edges):,} | {name} | {_told(result.picture, limit)} "
            f"| {_told(result.answer, limit)} | {result.processor:.1f} | {result.megabytes:.1f} |",
            flush=True,
        )
    print(f"  layout {laid_out:.1f} s, page {written:.1f} s of processor", file=sys.stderr)


def _told(seconds: float | None, limit: float) -> str:
    return f"over {limit:.0f}" if seconds is None else f"{seconds:.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--items", type=int, nargs="+", default=SIZES)
    parser.add_argument("--limit", type=float, default=60, help="seconds after which to give up")
    chosen = parser.parse_args()
    print("| items | links | page | picture, s | answer, s | processor, s | MB |")
    print("|---|---|---|---|---|---|---|")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        for items in chosen.items:
            browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
            measure(items, chosen.limit, browser, Path(folder))
            browser.close()


if __name__ == "__main__":
    main()
