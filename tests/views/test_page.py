"""The pages in a real browser."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from graph.views import layout, render
from graph.views.model import View, ViewClaim, ViewDocument, ViewEdge, ViewNode
from tests.views.conftest import Listener, Opened

Open = Callable[..., Opened]

DOCUMENT = ViewDocument("d", "A letter", "The Press", "2031-05-06", "https://press.example/1")
CLAIMS = tuple(
    ViewClaim(f"c{i}", f"Claim number {i}.", f"Passage number {i}.", "d", "A letter", "r", "0.9")
    for i in range(6)
)


def make(nodes: list[ViewNode], edges: list[ViewEdge]) -> View:
    view = View("test", "Test", "A page.", tuple(nodes), tuple(edges), CLAIMS, (DOCUMENT,))
    return layout.network(view)


def pair(*edges: ViewEdge) -> View:
    return make(
        [
            ViewNode("a", "Aland", "country", code="AA", claims=("c0",)),
            ViewNode("b", "Bland", "country", code="BB"),
        ],
        list(edges),
    )


def click_near_middle(opened: Opened, wanted: str) -> None:
    """Click from the middle of the network outwards until the details have the heading."""
    box = opened.page.locator("#canvas").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for dx, dy in spiral(60, 4):
        opened.page.mouse.click(x + dx, y + dy)
        if opened.heading == wanted:
            return
    raise AssertionError(f"{wanted!r} is not near the middle of the network")


def spiral(reach: int, step: int) -> Iterator[tuple[int, int]]:
    spots = [(x, y) for x in range(-reach, reach, step) for y in range(-reach, reach, step)]
    return iter(sorted(spots, key=lambda spot: (spot[0] ** 2 + spot[1] ** 2, spot)))


# --- What is said -----------------------------------------------------------------------------


def test_a_click_on_an_item_shows_the_passage_and_its_source(open_view: Open) -> None:
    node = ViewNode("a", "Aland", "hub", facts=(("Opened", "1999"),), claims=("c0", "c1"))
    opened = open_view(make([node], []))
    click_near_middle(opened, "Aland")
    details = opened.text("#details")
    for words in ("Hub", "Opened", "1999", "Claim number 0.", "“Passage number 1.”", "The Press"):
        assert words in details
    link = opened.page.get_by_role("link", name="A letter").first
    assert link.get_attribute("href") == "https://press.example/1"
    assert "noopener" in link.get_attribute("rel")
    assert opened.errors == []


def test_a_click_on_a_link_shows_the_passage(open_view: Open) -> None:
    edge = ViewEdge(
        "e", "a", "b", "flows", "exports to", badge="$7m", status="reported", directed=True,
        facts=(("Period", "2030"),), claims=("c3",),
    )  # fmt: skip
    opened = open_view(pair(edge))
    click_near_middle(opened, "Aland → Bland")
    details = opened.text("#details")
    for words in ("Trade flow", "Reported", "exports to: $7m", "2030", "“Passage number 3.”"):
        assert words in details


def test_parallel_links_are_all_there(open_view: Open) -> None:
    kinds = ("flows", "agreements", "mous", "bodies", "hubs", "lines", "sectors", "targets")
    view = pair(
        *(ViewEdge(k, "a", "b", k, f"by {k}", badge="1", claims=("c1",)) for k in kinds),
        ViewEdge("back", "b", "a", "flows", "by return", badge="2", claims=("c2",)),
    )
    opened = open_view(view, "#item=a")
    rows = opened.page.locator("#details ul.rows button.row").all_inner_texts()
    assert sorted(re.search(r"by \w+", row)[0] for row in rows) == sorted(  # type: ignore[index]
        [f"by {k}" for k in kinds] + ["by return"]
    )
    assert "9 of 9 links" in opened.text("#status-line")
    opened.page.keyboard.press("Escape")
    opened.page.locator("#canvas").focus()
    seen = set()
    for _ in range(9):
        opened.page.keyboard.press("l")
        seen.add(opened.text("#details .lead"))
    assert len(seen) == 9


def test_statuses_are_said_and_drawn(open_view: Open) -> None:
    view = pair(
        ViewEdge("e1", "a", "b", "mous", "one", status="signed"),
        ViewEdge("e2", "a", "b", "mous", "two", status="proposed"),
    )
    opened = open_view(view, "#link=e2")
    assert "Proposed" in opened.text("#details .pill")
    dashes = opened.page.locator("#facets .dash")
    assert {dashes.nth(i).get_attribute("stroke-dasharray") for i in range(dashes.count())} == {
        "2 5",
        "14 4",
    }


# --- Strangers' text --------------------------------------------------------------------------

HOSTILE = (
    "</script><img src=x onerror=\"document.title='run'\">",
    "<svg onload=\"document.title='run'\">",
    "__proto__",
    "constructor",
    "href",
    "",
    "1",
    "{{ 7*7 }}",
    "\u202eright to left",
)


def test_hostile_names_neither_run_nor_vanish(open_view: Open, listener: Listener) -> None:
    """Nothing is asked of a server that the names point to."""
    beacon = f'<img src="{listener.address}/name">'
    labels = (*HOSTILE, beacon)
    nodes = [
        ViewNode(label or "empty", label, label or "place", group=label, facts=((label, beacon),))
        for label in labels
    ]
    hub = ViewNode("hub", "Hub", "hub")
    edges = [
        ViewEdge(f"e{i}", "hub", node.id, node.kind, node.label or beacon, status="signed")
        for i, node in enumerate(nodes)
    ]
    claim = ViewClaim("c", beacon, beacon, "d", beacon)
    document = ViewDocument("d", beacon, beacon, beacon, f"javascript:fetch('{listener.address}')")
    base = View("test", beacon, beacon, (hub, *nodes), tuple(edges), (claim,), (document,))
    opened = open_view(layout.network(base), "#item=hub")
    names = opened.page.locator("#details ul.rows .row-name").all_inner_texts()
    assert sorted(names) == sorted(label or "Unnamed place" for label in labels)
    for node in nodes:
        opened.page.locator("#details").get_by_role("button").filter(
            has_text=node.label or "Unnamed place"
        ).first.click()
        opened.page.keyboard.press("Escape")
        opened.page.locator("#search").fill("hub")
        opened.page.keyboard.press("Enter")
    opened.page.locator("#tab-table").click()
    assert opened.page.locator("#table-pane table").count() == 2
    assert opened.page.title().startswith("<img src=")
    assert opened.page.locator("img").count() == 0
    assert opened.errors == []
    assert listener.asked == []


def test_one_and_text_one_are_two(open_view: Open) -> None:
    nodes = [ViewNode("1", "1", "place"), ViewNode("01", "1", "place"), ViewNode("1.0", "1", "hub")]
    opened = open_view(make(nodes, []))
    assert "3 of 3 items" in opened.text("#status-line")


def test_a_page_asks_for_nothing(
    open_view: Open, listener: Listener, browser: Any, tmp_path: Path
) -> None:
    """The same server counts what a page without a policy asks for, so that silence means much."""
    address = f"{listener.address}/picture.png"
    document = ViewDocument("d", "T", url=f"{listener.address}/document")
    view = layout.network(
        View("test", address, address, (ViewNode("a", address, "hub"),), (), (), (document,))
    )
    opened = open_view(view)
    opened.page.wait_for_timeout(300)
    assert listener.asked == []
    assert opened.errors == []
    control = tmp_path / "control.html"
    control.write_text(f'<!DOCTYPE html><img src="{address}">', encoding="utf-8")
    page = browser.new_page()
    page.goto(control.as_uri())
    page.wait_for_timeout(300)
    page.close()
    assert listener.asked == ["/picture.png"]


def test_the_policy_stops_what_should_ever_slip_in(
    demo_views: dict[str, View], tmp_path: Path, open_file: Open, listener: Listener
) -> None:
    html = render.render(demo_views["hubs-and-lines"])
    smuggled = f'<img src="{listener.address}/x"><script>document.title="run"</script></body>'
    path = tmp_path / "spoiled.html"
    path.write_text(html.replace("</body>", smuggled), encoding="utf-8")
    opened = open_file(path)
    assert opened.page.title() != "run"
    assert listener.asked == []
    assert any("Content Security Policy" in error for error in opened.errors)


# --- Finding one's way ------------------------------------------------------------------------


@pytest.mark.parametrize("slug", ["partnerships", "cooperation", "agreements", "hubs-and-lines"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_every_view_opens_cleanly(
    demo_views: dict[str, View],
    open_view: Open,
    slug: str,
    theme: str,
    size: tuple[int, int],
) -> None:
    opened = open_view(demo_views[slug], size=size, theme=theme)
    assert opened.errors == []
    assert opened.page.locator("html").get_attribute("data-theme") == theme
    metrics = opened.page.context.new_cdp_session(opened.page).send("Page.getLayoutMetrics")
    assert metrics["cssContentSize"]["width"] <= size[0]
    assert metrics["cssContentSize"]["height"] <= size[1]


def test_search_goes_to_an_item_by_any_of_its_names(
    demo_views: dict[str, View], open_view: Open
) -> None:
    opened = open_view(demo_views["cooperation"])
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("republic of eth")
    options = opened.page.get_by_role("option")
    assert "Ethiopia" in options.first.inner_text()
    assert options.first.get_attribute("aria-selected") == "true"
    opened.page.keyboard.press("Enter")
    assert opened.heading == "Ethiopia"
    assert opened.page.locator("#suggestions").get_by_role("option").count() == 0
    assert "Ethiopia, Country" in opened.text("#live")


def test_search_passes_over_accents_and_says_when_nothing_fits(open_view: Open) -> None:
    opened = open_view(make([ViewNode("a", "Škoda Works", "organisation")], []))
    opened.page.locator("#search").fill("skoda w")
    assert "Škoda Works" in opened.page.get_by_role("option").first.inner_text()
    opened.page.locator("#search").fill("zzz")
    assert opened.page.get_by_role("option").all_inner_texts() == ["No name like this"]


def test_search_finds_what_a_filter_hides(demo_views: dict[str, View], open_view: Open) -> None:
    opened = open_view(demo_views["cooperation"])
    opened.page.get_by_label("Only Sectors").click(force=True)
    opened.page.locator("#search").fill("Lamu Port")
    opened.page.keyboard.press("Enter")
    assert opened.heading == "Lamu Port"
    assert "52 of 52 items" in opened.text("#status-line")


def test_the_legend_filters_counts_and_resets(demo_views: dict[str, View], open_view: Open) -> None:
    view = demo_views["cooperation"]
    opened = open_view(view)
    page = opened.page
    flows = sum(edge.kind == "partner-flow" for edge in view.edges)
    page.get_by_label("Only Trade flows").click(force=True)
    assert f"{flows} of {len(view.edges)} links" in opened.text("#status-line")
    page.get_by_label("Only Trade flows").click(force=True)  # once more: everything again
    assert f"{len(view.edges)} of {len(view.edges)} links" in opened.text("#status-line")
    people = sum(node.kind == "person" for node in view.nodes)
    page.get_by_role("checkbox", name="People").uncheck()
    assert f"{len(view.nodes) - people} of {len(view.nodes)} items" in opened.text("#status-line")
    page.get_by_role("button", name="Show everything").click()
    assert f"{len(view.nodes)} of {len(view.nodes)} items" in opened.text("#status-line")
    assert page.get_by_role("checkbox", name="People").is_checked()


def test_the_legend_filters_by_status_and_document(
    demo_views: dict[str, View], open_view: Open
) -> None:
    view = demo_views["cooperation"]
    opened = open_view(view)
    signed = sum(edge.status == "signed" for edge in view.edges)
    opened.page.get_by_label("Only Signed").click(force=True)
    assert f"{len(view.edges)} links shown" in opened.text("#status-line")
    shown = int(opened.text("#status-line").split(" items, ")[1].split(" ")[0])
    assert signed <= shown < len(view.edges)
    opened.page.get_by_role("button", name="Show everything").click()
    opened.page.get_by_text("Links by document").click()
    opened.page.get_by_role("checkbox", name="Harbour towns").uncheck()
    assert f"{len(view.edges)} of" not in opened.text("#status-line")


def test_the_surroundings_of_an_item_widen_and_close(
    demo_views: dict[str, View], open_view: Open
) -> None:
    opened = open_view(demo_views["cooperation"], "#item=s-7")
    page = opened.page
    page.get_by_role("button", name="Only its surroundings").click()
    assert opened.text("#status-line").startswith("4 of 52 items")
    page.get_by_role("button", name="One step more").click()
    assert not opened.text("#status-line").startswith("4 of 52 items")
    page.get_by_role("button", name="Show all", exact=True).last.click()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert opened.text("#status-line").startswith("52 of 52 items")


def test_an_address_leads_back_to_the_selection(
    demo_views: dict[str, View], open_view: Open
) -> None:
    opened = open_view(demo_views["cooperation"], "#link=KE+partner-flow+UG")
    assert opened.heading == "Kenya → Uganda"
    opened.page.get_by_role("button", name="Uganda").first.click()
    assert opened.page.url.endswith("#item=UG")
    opened.page.locator("#tab-table").click()
    assert "show=table" in opened.page.url
    again = open_view(demo_views["cooperation"], "#" + opened.page.url.split("#")[1])
    assert again.heading == "Uganda"
    assert again.page.locator("#table-pane").is_visible()


def test_a_foreign_address_is_passed_over(demo_views: dict[str, View], open_view: Open) -> None:
    opened = open_view(demo_views["partnerships"], "#item=nobody&around=x&show=y")
    assert opened.heading == "What is here"
    assert opened.errors == []


def test_tables_hold_everything_and_sort(demo_views: dict[str, View], open_view: Open) -> None:
    view = demo_views["cooperation"]
    opened = open_view(view, "#show=table")
    links, items = (opened.page.locator("#table-pane table").nth(i) for i in (0, 1))
    assert links.locator("tbody tr").count() == len(view.edges)
    assert items.locator("tbody tr").count() == len(view.nodes)
    links.get_by_role("button", name="Amount").click()
    assert links.locator("th").nth(4).get_attribute("aria-sort") == "descending"
    assert "$1.6bn" in links.locator("tbody tr").first.inner_text()
    items.get_by_role("button", name="Name").click()
    names = items.locator("tbody tr td:first-child").all_inner_texts()
    assert names == sorted(names, key=str.casefold)
    links.get_by_role("button", name="exports to").first.click()
    assert "East African Community" in opened.heading


# --- Without a pointer ------------------------------------------------------------------------


def test_the_network_can_be_walked_by_keys(demo_views: dict[str, View], open_view: Open) -> None:
    opened = open_view(demo_views["partnerships"])
    keyboard = opened.page.keyboard
    opened.page.locator("#canvas").focus()
    keyboard.press("ArrowRight")
    first = opened.text("#live")
    assert "Country" in first or "Region" in first
    keyboard.press("ArrowLeft")
    assert opened.text("#live") != first
    keyboard.press("n")
    name = opened.text("#live").split(",")[0]
    keyboard.press("Enter")
    assert opened.heading == name
    keyboard.press("Enter")
    assert "“" in opened.text("#details") or "Evidence" in opened.text("#details")
    assert opened.page.locator("#details:focus").count() == 1
    keyboard.press("Escape")
    assert opened.heading == "What is here"
    assert opened.page.locator("#canvas:focus").count() == 1
    keyboard.press("l")
    assert "passage" in opened.text("#live")
    keyboard.press("f")
    assert opened.page.locator("#focus-bar").is_visible()
    keyboard.press("t")
    assert opened.page.locator("#table-pane").is_visible()
    keyboard.press("?")
    assert opened.page.get_by_role("dialog").is_visible()


def test_tab_reaches_and_leaves_the_network(demo_views: dict[str, View], open_view: Open) -> None:
    opened = open_view(demo_views["partnerships"])
    page = opened.page
    page.locator("#canvas").focus()
    page.keyboard.press("Tab")
    assert page.locator("#zoom-in:focus").count() == 1
    page.keyboard.press("Shift+Tab")
    assert page.locator("#canvas:focus").count() == 1


def test_every_control_has_a_name(demo_views: dict[str, View], open_view: Open) -> None:
    opened = open_view(demo_views["cooperation"], "#item=KE")
    tree = opened.page.locator("body").aria_snapshot()
    unnamed = re.findall(r"^\s*- (?:button|link|checkbox|tab|combobox|application)\s*$", tree, re.M)
    assert unnamed == []
    for role in ("application", "tablist", "combobox", "main", "complementary"):
        assert re.search(rf"^\s*- {role}\b", tree, re.M), role
    assert opened.page.locator("h1").count() == 1


def test_the_theme_can_be_switched(demo_views: dict[str, View], open_view: Open) -> None:
    opened = open_view(demo_views["partnerships"], theme="dark")
    switcher = opened.page.get_by_role("button", name="Dark theme")
    assert switcher.get_attribute("aria-pressed") == "true"
    switcher.click()
    assert opened.page.locator("html").get_attribute("data-theme") == "light"
    opened.page.reload()
    opened.page.wait_for_selector("html[data-ready]", state="attached")
    assert opened.page.locator("html").get_attribute("data-theme") == "light"
    assert opened.errors == []


# --- Taking along -----------------------------------------------------------------------------


def test_picture_and_table_can_be_saved(demo_views: dict[str, View], open_view: Open) -> None:
    view = demo_views["cooperation"]
    opened = open_view(view)
    page = opened.page
    page.get_by_role("button", name="Share").click()
    with page.expect_download() as saving:
        page.get_by_role("menuitem", name="Save picture (PNG)").click()
    assert saving.value.suggested_filename == "cooperation.png"
    assert Path(saving.value.path()).read_bytes().startswith(b"\x89PNG")
    page.get_by_role("button", name="Share").click()
    with page.expect_download() as saving:
        page.get_by_role("menuitem", name="Save picture (SVG)").click()
    drawing = ElementTree.fromstring(Path(saving.value.path()).read_bytes())
    written = {element.text for element in drawing.iter("{http://www.w3.org/2000/svg}text")}
    assert {view.title, "Ethiopia", "Trade flows", "Signed"} <= written
    paths = drawing.findall("{http://www.w3.org/2000/svg}path")
    assert len(paths) > len(view.edges) + len(view.nodes)
    assert not any("NaN" in (path.get("d") or "") for path in paths)
    page.get_by_role("button", name="Share").click()
    with page.expect_download() as saving:
        page.get_by_role("menuitem", name="Save links").click()
    text = Path(saving.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == sum(max(1, len(edge.claims)) for edge in view.edges)
    assert {row["passage"] for row in rows if row["link"] == "exports to"} >= {
        claim.passage for claim in view.claims if "exported goods" in claim.text
    }
    assert opened.errors == []


def test_cells_of_the_saved_table_are_no_formulas(open_view: Open) -> None:
    opened = open_view(pair(ViewEdge("e", "a", "b", "flows", "=1+1", badge="-2")))
    opened.page.get_by_role("button", name="Share").click()
    with opened.page.expect_download() as saving:
        opened.page.get_by_role("menuitem", name="Save links").click()
    row = next(csv.DictReader(io.StringIO(Path(saving.value.path()).read_text("utf-8-sig"))))
    assert (row["link"], row["amount"]) == ("'=1+1", "'-2")


def test_a_citation_names_the_document_and_quotes_it(open_view: Open) -> None:
    opened = open_view(pair(ViewEdge("e", "a", "b", "flows", "sells", claims=("c2",))), "#link=e")
    opened.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened.page.locator("#details").get_by_role("button", name="Copy citation").click()
    copied = opened.page.locator("#live").filter(has_text="Citation copied")
    copied.wait_for(state="attached")
    opened.page.locator("#search").focus()
    opened.page.keyboard.press("Control+v")
    assert opened.page.locator("#search").input_value() == (
        "“Passage number 2.” — A letter, The Press, 2031-05-06, https://press.example/1."
    )


# --- Size -------------------------------------------------------------------------------------


def test_on_a_phone_no_name_is_cut_off_at_the_sides(
    demo_views: dict[str, View], open_view: Open
) -> None:
    opened = open_view(demo_views["partnerships"], size=(390, 844))
    opened.page.click("#share")
    with opened.page.expect_download() as saved:
        opened.page.click("#save-svg")
    opened.page.set_content(Path(saved.value.path()).read_text(encoding="utf-8"))
    names = opened.page.evaluate(
        "[...document.querySelectorAll('text[font-weight=\"700\"]')].map(t => t.getBBox())"
        ".filter(b => b.y > 70).map(b => [b.x, b.x + b.width])"
    )
    assert len(names) > 4
    assert all(left >= 22 and right <= 416 for left, right in names)
