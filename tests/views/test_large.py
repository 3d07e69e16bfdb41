"""A network too large to draw whole, in a real browser: groups, and how they open."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.trade_network import trade_view
from graph.views import layout, render
from graph.views.model import View
from tests.views.conftest import Opened

Open = Callable[..., Opened]


@pytest.fixture(scope="module")
def large() -> View:
    return layout.network(trade_view(3000))


@pytest.fixture(scope="module")
def large_file(large: View, tmp_path_factory: pytest.TempPathFactory) -> Any:
    return render.write(large, tmp_path_factory.mktemp("large"))


def settled(opened: Opened, words: str) -> None:
    """Wait until the bar above the network, or the line below it, says the words."""
    opened.page.wait_for_function(
        "words => ['focus-bar', 'status-line'].some(id => { const e = document.getElementById(id);"
        " return !e.hidden && e.textContent.includes(words); })",
        arg=words,
    )


def centre(opened: Opened) -> tuple[float, float]:
    box = opened.page.locator("#canvas").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_it_opens_on_groups_and_double_click_opens_one(
    open_file: Open, large_file: Any, large: View
) -> None:
    opened = open_file(large_file)
    chief = large.groups[0]
    assert f"3,000 items and 5,783 links in {len(large.groups)} groups" in opened.text(
        "#status-line"
    )
    assert not opened.page.locator("#focus-bar").is_visible()
    # Its disc is the largest; the middle of it is found by the details that a click gives.
    opened.page.locator("#canvas").focus()
    opened.page.keyboard.press("n")
    opened.page.keyboard.press("p")
    opened.page.keyboard.press("Enter")
    settled(opened, f"{chief.label}: ")
    opened.page.keyboard.press("Escape")
    opened.page.keyboard.press("Escape")
    settled(opened, "to open it")
    assert opened.errors == []


def test_a_click_tells_of_a_group_and_a_double_click_opens_it(
    open_file: Open, large_file: Any, large: View
) -> None:
    opened = open_file(large_file, f"#item={large.groups[0].id}")
    page = opened.page
    assert opened.heading == large.groups[0].label
    page.keyboard.press("Escape")
    box = page.locator("#canvas").bounding_box()
    hit = None
    for x in range(60, int(box["width"]) - 40, 40):
        page.mouse.click(box["x"] + x, box["y"] + box["height"] / 2)
        if page.locator("#details").get_by_role("button", name="Open", exact=True).count():
            hit = x
            break
    assert hit is not None
    name = opened.heading
    page.mouse.dblclick(box["x"] + hit, box["y"] + box["height"] / 2)
    settled(opened, f"{name}: ")
    assert page.get_by_role("button", name="All groups").first.is_visible()
    page.locator("#focus-bar").get_by_role("button", name="All groups").click()
    settled(opened, "to open it")
    assert opened.errors == []


def test_the_keyboard_opens_a_group_and_walks_in_it(
    open_file: Open, large_file: Any, large: View
) -> None:
    opened = open_file(large_file)
    opened.page.locator("#canvas").focus()
    opened.page.keyboard.press("Enter")
    group = large.groups[0]
    settled(opened, f"{group.label}: ")
    named = re.search(r"(\d+) of (\d+) items named", opened.text("#focus-bar"))
    assert named is not None
    assert 20 < int(named[1]) < int(named[2]) == len(group.members)
    opened.page.keyboard.press("ArrowRight")
    assert opened.heading in {node.label for node in large.nodes} - {group.label}
    assert opened.errors == []


def test_zooming_in_names_more_items(open_file: Open, large_file: Any, large: View) -> None:
    opened = open_file(large_file)
    opened.page.locator("#canvas").focus()
    opened.page.keyboard.press("Enter")
    settled(opened, f"{large.groups[0].label}: ")
    drawn = "() => document.getElementById('focus-bar').textContent"
    before = opened.page.evaluate(drawn)
    opened.page.keyboard.press("+")
    opened.page.wait_for_function(f"before => ({drawn})() !== before", arg=before)
    assert opened.errors == []


def test_search_opens_the_group_of_what_it_finds(
    open_file: Open, large_file: Any, large: View
) -> None:
    opened = open_file(large_file)
    group = large.groups[3]
    hidden = next(node for node in large.nodes if node.id == group.members[-1])
    opened.page.locator("#search").fill(hidden.label)
    opened.page.keyboard.press("Enter")
    assert opened.heading == hidden.label
    settled(opened, f"{group.label}: ")
    assert opened.errors == []


def test_an_address_leads_to_an_item_of_a_closed_group(
    open_file: Open, large_file: Any, large: View
) -> None:
    hidden = large.nodes[-1]
    opened = open_file(large_file, f"#item={hidden.id}")
    assert opened.heading == hidden.label
    opened.page.get_by_role("button", name="Only its surroundings").click()
    assert opened.text("#focus-bar").startswith(f"Only {hidden.label} and what is linked to it")
    opened.page.locator("#focus-bar").get_by_role("button", name="Show all").click()
    settled(opened, "groups")
    assert opened.errors == []


def test_tables_list_everything_page_by_page(open_file: Open, large_file: Any) -> None:
    opened = open_file(large_file, "#show=table")
    captions = opened.page.locator("#table-pane caption").all_inner_texts()
    assert captions == ["Links (5,783)", "Items (3,000)"]
    rows = opened.page.locator("#table-pane table").nth(1).locator("tbody tr")
    assert rows.count() == 300
    opened.page.get_by_role("button", name="Show more rows (2,700 left)").click()
    assert rows.count() == 600


def test_filters_count_and_thin_out_the_groups(open_file: Open, large_file: Any) -> None:
    opened = open_file(large_file)
    opened.page.get_by_role("button", name="Only Hubs", exact=True).click()
    assert re.match(r"\d+ items and 0 links", opened.text("#status-line"))
    opened.page.get_by_role("button", name="Show everything").click()
    settled(opened, "3,000 items and 5,783 links")
    assert opened.errors == []


def test_nothing_is_asked_of_anybody(browser: Any, large_file: Any) -> None:
    context = browser.new_context()
    try:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(large_file.as_uri())
        page.wait_for_selector("html[data-ready]", state="attached")
        assert asked == [large_file.as_uri()]
    finally:
        context.close()


def test_a_way_leads_from_group_to_group(open_file: Open, large_file: Any, large: View) -> None:
    first, last = large.groups[5].members[-1], large.groups[9].members[-1]
    opened = open_file(large_file, f"#path={first}&to-item={last}")
    names = {node.id: node.label for node in large.nodes}
    assert opened.heading == f"{names[first]} to {names[last]}"
    assert opened.page.locator("#details ol.way > li").count() >= 2
    opened.page.keyboard.press("Escape")
    settled(opened, "groups")
    assert opened.errors == []


def test_a_bundle_tells_of_the_links_in_it(open_file: Open, large_file: Any, large: View) -> None:
    opened = open_file(large_file, f"#item={large.groups[0].id}")
    page = opened.page
    row = page.locator("#details h3", has_text="Linked groups").locator("+ ul button").first
    count = int(row.locator(".row-value").inner_text())
    row.click()
    assert large.groups[0].label in opened.heading
    assert f"{count} links" in opened.text("#details")
    page.locator("#details ul.rows").last.locator("button").last.click()
    assert "“The two sides confirmed" in opened.text("#details")
    page.click("#undo")
    assert f"{count} links" in opened.text("#details")
    assert opened.errors == []
