"""What every network page offers, each control doing what it says, in a real browser.

The tests share one page, which each begins as it opens.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.views import render
from graph.views.model import View
from tests.views.conftest import Opened


@pytest.fixture(scope="module")
def shared(
    browser: Any, demo_views: dict[str, View], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Opened, str]]:
    path = render.write(demo_views["cooperation"], tmp_path_factory.mktemp("shell"))
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, reduced_motion="reduce", accept_downloads=True
    )
    opened = Opened(context.new_page())
    opened.page.on(
        "console",
        lambda m: opened.errors.append(m.text) if m.type in ("error", "warning") else None,
    )
    opened.page.on("pageerror", lambda error: opened.errors.append(str(error)))
    yield opened, path.as_uri()
    context.close()


@pytest.fixture
def opened(shared: tuple[Opened, str]) -> Iterator[Opened]:
    page, address = shared
    visit(page, address)
    yield page
    assert page.errors == []


@pytest.fixture
def address(shared: tuple[Opened, str]) -> str:
    return shared[1]


def visit(opened: Opened, address: str) -> None:
    opened.page.goto("about:blank")
    opened.page.goto(address)
    opened.page.wait_for_selector("html[data-ready]", state="attached")


def shown(opened: Opened) -> tuple[int, int]:
    """Return the numbers of items and links in sight."""
    items, links = opened.text("#status-line").split(" · ")[0].split(", ")
    return int(items.split()[0]), int(links.split()[0])


def press(opened: Opened, name: str) -> None:
    opened.page.locator("#details").get_by_role("button", name=name, exact=True).first.click()


def fragment(opened: Opened) -> str:
    return str(opened.page.evaluate("location.hash"))


EVERYTHING = (52, 95)


# --- Filters ----------------------------------------------------------------------------------


def test_years_filter_what_is_dated_and_undated_links_stay_until_they_are_shut_off(
    opened: Opened,
) -> None:
    page = opened.page
    assert page.locator("#year-from option").all_inner_texts()[1:3] == ["1998", "2019"]
    page.locator("#year-from").select_option("2030")
    page.locator("#year-to").select_option("2030")
    dated = shown(opened)[1]
    page.locator("#undated").uncheck()
    assert 0 < shown(opened)[1] < dated < EVERYTHING[1]
    labels = page.evaluate("document.querySelectorAll('.bars .out').length")
    assert labels == page.locator("#year-from option").count() - 2
    page.get_by_role("button", name="Show everything").click()
    assert shown(opened) == EVERYTHING
    assert page.locator("#undated").is_checked()


def test_play_shows_one_year_after_the_other(opened: Opened) -> None:
    page = opened.page
    page.clock.install()
    page.get_by_role("button", name="Play year by year").click()
    assert page.locator("#year-to").input_value() == "1998"
    page.clock.run_for(1000)
    assert page.locator("#year-to").input_value() == "2019"
    page.get_by_role("button", name="Play year by year").click()
    page.clock.run_for(5000)
    assert page.locator("#year-to").input_value() == "2019"
    page.get_by_role("button", name="Undo").click()
    assert page.locator("#year-to").input_value() == ""


def test_confidence_filters_and_says_how_many_links_each_choice_leaves(opened: Opened) -> None:
    page = opened.page
    choice = page.locator("#least option[value='0.8']").inner_text()
    page.locator("#least").select_option("0.8")
    assert f"({shown(opened)[1]} links)" in choice
    assert shown(opened)[1] == EVERYTHING[1] - 10  # the flows are told with less confidence


def test_sectors_filter_links_and_the_rest_can_be_kept(opened: Opened) -> None:
    page = opened.page
    page.get_by_text("Links by sector").click()
    page.get_by_label("Only leather").click(force=True)
    leather = shown(opened)[1]
    assert leather == 3  # the memorandum with its parties, and its field
    page.get_by_role("checkbox", name="No sector stated").check()
    assert leather < shown(opened)[1] < EVERYTHING[1]


def test_counts_beside_the_filters_follow_the_other_filters(opened: Opened) -> None:
    page = opened.page
    count = page.locator("#facets li", has_text="Trade flows").locator(".count")
    assert count.inner_text() == "10"
    page.locator("#year-to").select_option("2029")
    assert count.inner_text() == "0"


# --- Going about ------------------------------------------------------------------------------


def test_a_name_in_another_tongue_or_a_code_finds_and_is_shown(opened: Opened) -> None:
    page = opened.page
    page.locator("#search").fill("republic of ug")
    assert page.get_by_role("option").first.inner_text().split("\n")[1:3] == [
        "Uganda",
        "Republic of Uganda",
    ]
    page.locator("#search").fill("ug")
    assert "Uganda" in page.get_by_role("option").first.inner_text()


def test_items_are_added_one_by_one(opened: Opened, address: str) -> None:
    visit(opened, f"{address}#item=s-7&steps=1")
    assert shown(opened)[0] == 4
    opened.page.locator("#canvas").focus()
    while opened.text("#live").split(",")[0] != "Kenya–Ethiopia Joint Ministerial Commission":
        opened.page.keyboard.press("n")
    opened.page.locator("#details").get_by_role("button", name="Add its 2 neighbours").click()
    assert shown(opened)[0] == 6
    assert "more=b-jmc" in fragment(opened)
    assert "and around 1 more item" in opened.text("#focus-bar")


def test_the_shortest_way_is_found_told_and_drawn(opened: Opened, address: str) -> None:
    visit(opened, f"{address}#item=x-leather")
    press(opened, "Way to …")
    opened.page.keyboard.type("lamu port")
    opened.page.keyboard.press("Enter")
    assert opened.heading == "leather to Lamu Port"
    names = opened.page.locator("#details .way > li > ul:first-child .row-name").all_inner_texts()
    assert names == ["leather", "MoU on leather standards", "Kenya", "Lamu Port"]
    assert "3 links" in opened.text("#focus-bar")
    opened.page.get_by_role("button", name="Another way (1 of 2)").click()
    names = opened.page.locator("#details .way > li > ul:first-child .row-name").all_inner_texts()
    assert names[2] == "Ethiopia"
    opened.page.locator("#focus-bar").get_by_role("button", name="Leave the way").click()
    assert "path=" not in fragment(opened)


def test_a_way_keeps_to_what_the_filters_let_through(opened: Opened, address: str) -> None:
    visit(opened, f"{address}#path=x-leather&to-item=h-lamu&no.links=party")
    assert "No way leads" in opened.text("#focus-bar")
    assert "No way leads" in opened.text("#details")


def test_two_countries_stand_side_by_side(opened: Opened) -> None:
    page = opened.page
    page.get_by_role("tab", name="Compare").click()
    page.locator("#compare-0").select_option("Kenya")
    page.locator("#compare-1").select_option("Uganda")
    pane = page.locator("#compare-pane")
    assert pane.locator("h2").inner_text() == "Between Kenya and Uganda"
    assert pane.locator(".between button").count() == 2  # a flow each way
    common = pane.locator("tr.common th").all_inner_texts()
    assert "Tea Quality Protocol" in common
    assert "East African Community" in common
    pane.get_by_role("button", name="Exchange the two").click()
    assert pane.locator("h2").inner_text() == "Between Uganda and Kenya"
    assert "compare=UG&compare=KE" in fragment(opened)
    pane.locator(".between button").first.click()
    assert opened.heading in ("Uganda → Kenya", "Kenya → Uganda")
    page.locator("#compare-1").select_option("Uganda")
    assert pane.locator("h2").inner_text() == "Between Kenya and Uganda"


def test_the_same_country_twice_is_no_comparison(opened: Opened, address: str) -> None:
    visit(opened, f"{address}#show=compare&compare=KE&compare=KE")
    chosen = [opened.page.locator(f"#compare-{side}").input_value() for side in (0, 1)]
    assert len(set(chosen)) == 2


def test_items_can_be_listed_by_type(opened: Opened) -> None:
    page = opened.page
    page.locator("#arranged").select_option("types")
    page.click("#share")
    with page.expect_download() as saved:
        page.click("#save-svg")
    drawing = Path(saved.value.path()).read_text(encoding="utf-8")
    assert "Countries (8)" in drawing
    assert drawing.count("Kenya Investment") >= 1, "every item has its name"
    page.get_by_role("button", name="Undo").click()
    assert page.locator("#arranged").input_value() == "ties"


# --- Keeping and going back -------------------------------------------------------------------


def test_what_is_pinned_stays_in_sight_and_place(opened: Opened, address: str) -> None:
    visit(opened, f"{address}#item=x-fish")
    press(opened, "Pin")
    assert opened.page.evaluate("document.activeElement.textContent") == "Unpin"
    opened.page.get_by_label("Only Trade flows").click(force=True)
    opened.page.get_by_label("Only Countries").click(force=True)
    assert "inland fisheries" in names_in_table(opened)
    opened.page.get_by_role("button", name="Undo").click()
    opened.page.get_by_role("button", name="Undo").click()
    press(opened, "Unpin")
    assert "pin=" not in fragment(opened)


def names_in_table(opened: Opened) -> list[str]:
    opened.page.locator("#tab-table").click()
    names = opened.page.locator("#table-pane table:last-of-type tbody td:first-child")
    found: list[str] = names.all_inner_texts()
    opened.page.locator("#tab-network").click()
    return found


def test_an_item_that_was_moved_stays_where_it_was_put(opened: Opened) -> None:
    page = opened.page
    page.locator("#search").fill("Lamu Port")
    page.keyboard.press("Enter")  # it stands in the middle now
    box = page.locator("#canvas").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 30, steps=4)
    page.mouse.up()
    place = fragment(opened)
    assert re.fullmatch(r"#item=h-lamu&pin=-?\d+%2C-?\d+%2Ch-lamu", place)
    page.get_by_role("button", name="Undo").click()
    assert fragment(opened) == "#item=h-lamu"
    page.get_by_role("button", name="Do again").click()
    assert fragment(opened) == place


def test_undo_goes_back_through_every_kind_of_choice(opened: Opened) -> None:
    page = opened.page
    seen = [""]

    def then() -> None:
        assert fragment(opened) != seen[-1]
        seen.append(fragment(opened))

    page.get_by_label("Only Trade flows").click(force=True)
    then()
    page.locator("#least").select_option("0.5")
    then()
    page.locator("#search").fill("kenya")
    page.keyboard.press("Enter")
    then()
    press(opened, "Only its surroundings")
    then()
    page.locator("#tab-table").click()
    then()
    for expected in reversed(seen[:-1]):
        page.keyboard.press("u")
        assert fragment(opened) == expected
    assert page.get_by_role("button", name="Undo").is_disabled()
    assert shown(opened) == EVERYTHING
    for expected in seen[1:]:
        page.keyboard.press("Control+Shift+Z")
        assert fragment(opened) == expected


STATES = (
    "#item=KE&around=UG&steps=2&more=h-lamu",
    "#link=KE+partner-flow+UG&only.links=partner-flow&least=0.5",
    "#no.items=person&no.items=sector&no.sectors=leather&no.sectors=",
    "#path=x-leather&to-item=h-lamu&way=1",
    "#show=compare&compare=UG&compare=KE&from=2019&to=2030&undated=no",
    "#arranged=types&only.items=country&only.items=hub",
    "#show=table&pin=-12%2C40%2CKE&pin=%2C%2CUG&only.statuses=signed&no.documents=d2",
)


@pytest.mark.parametrize("state", STATES)
def test_every_state_has_an_address_that_leads_back_to_it(
    opened: Opened, address: str, state: str
) -> None:
    visit(opened, address + state)
    opened.page.keyboard.press("Tab")
    opened.page.evaluate("document.getElementById('zoom-in').click()")
    written = opened.page.evaluate(
        "() => { const before = location.hash; location.hash = '#item=ET'; return before; }"
    )
    opened.page.wait_for_function("document.querySelector('#details h2').textContent == 'Ethiopia'")
    opened.page.get_by_role("button", name="Undo").click()
    assert sorted(fragment(opened)[1:].split("&")) == sorted(state[1:].split("&"))
    assert written == state


# --- What is told -----------------------------------------------------------------------------


def test_details_define_the_thing_and_tell_its_history_and_objections(
    opened: Opened, address: str
) -> None:
    visit(opened, f"{address}#item=m-customs")
    details = opened.text("#details")
    assert "A formal act between parties." in details
    steps = opened.page.locator("#details .history li").all_inner_texts()
    assert [" ".join(step.split()) for step in steps] == [
        "signed 2029-11-30",
        "implemented (planned) 2032",
    ]
    visit(opened, f"{address}#item=t-500")
    assert opened.text("#details .findings").split("\n")[0].lower().startswith("warning")
    assert "has no party. Name one." in opened.text("#details .findings")


# --- Taking along -----------------------------------------------------------------------------


def test_items_can_be_saved_as_a_table(opened: Opened) -> None:
    page = opened.page
    page.get_by_label("Only Hubs", exact=True).click(force=True)
    page.get_by_role("button", name="Share").click()
    with page.expect_download() as saving:
        page.get_by_role("menuitem", name="Save items").click()
    rows = list(csv.DictReader(io.StringIO(Path(saving.value.path()).read_text("utf-8-sig"))))
    assert {row["type"] for row in rows} <= {"seaport", "border crossing", "dry port"}
    assert all(row["passage"] for row in rows)


def test_the_printed_page_holds_the_picture_in_the_light_theme(opened: Opened) -> None:
    page = opened.page
    page.locator("#theme").click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("html").get_attribute("data-theme") == "light"
    size = page.evaluate("(c => [c.width, c.height])(document.querySelector('.printed'))")
    assert min(size) > 600
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.locator(".printed").count() == 0
    page.locator("#theme").click()


def test_every_control_is_reached_and_worked_with_the_keyboard(opened: Opened) -> None:
    page = opened.page
    seen: set[str] = set()
    for _ in range(140):
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate(
                "(e => e.id || e.getAttribute('aria-label') || e.textContent)"
                "(document.activeElement)"
            )
        )
    wanted = {"tab-network", "share", "theme", "help", "search", "year-from", "year-to", "play"}
    wanted |= {"undated", "least", "canvas", "zoom-in", "zoom-out", "zoom-fit"}
    assert wanted <= seen
    page.locator("#canvas").focus()
    page.keyboard.press("n")
    page.keyboard.press("f")
    assert shown(opened)[0] < EVERYTHING[0]
    page.keyboard.press("n")
    page.keyboard.press("e")
    page.keyboard.press("i")
    assert "pin=" in fragment(opened)
    page.keyboard.press("r")
    assert shown(opened) == EVERYTHING
    page.locator("#canvas").focus()
    page.keyboard.press("n")
    page.keyboard.press("w")
    page.keyboard.type("tanzania")
    page.keyboard.press("Enter")
    assert opened.heading.endswith("to Tanzania")
    page.locator("#canvas").focus()
    page.keyboard.press("c")
    assert page.locator("#compare-pane").is_visible()
    page.keyboard.press("u")
    assert page.locator("#network-pane").is_visible()
