from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.rdf import PREFIXES, Store
from graph.views.timeline import Event, History, read_histories, render_timeline, span_of
from tests.views.conftest import Opened

Open = Callable[..., Opened]
EVIL = "</title><script>document.title='run'</script><img src=x onerror=alert(1)>"

HISTORIES = (
    History(
        "Tea treaty",
        ("Chile", "Peru"),
        (
            Event("signed", "signed", "2019-03-04", href="evidence.html#c1"),
            Event("in_force", "in force", "2021-06"),
            Event("implemented", "implemented", "2024", planned=True),
        ),
    ),
    History("Wool memorandum", ("Chile", "Peru"), (Event("proposed", "proposed"),)),
    History("Salt accord", ("Chad", "Mali"), (Event("agreed", "agreed", "2023-01-01"),)),
    History("Rice pact", ("Chad", "Mali"), ()),
)


@pytest.fixture
def open_timeline(tmp_path: Path, open_file: Open) -> Open:
    def opener(histories: tuple[History, ...] = HISTORIES, **options: object) -> Opened:
        path = tmp_path / "timeline.html"
        path.write_text(render_timeline(histories), encoding="utf-8")
        return open_file(path, **options)

    return opener


@pytest.mark.parametrize(
    ("day", "begin", "end"),
    [
        ("2023", 2023, 2024),
        ("2023-01", 2023, 2023 + 31 / 365),
        ("2024-12-31", 2025 - 1 / 366, 2025),
    ],
)
def test_a_date_is_as_long_as_it_is_stated(day: str, begin: float, end: float) -> None:
    assert span_of(day) == pytest.approx((begin, end))


@pytest.mark.parametrize("day", ["", "2023-13", "2023-02-30", "soon"])
def test_what_is_no_date_is_refused(day: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        span_of(day)


def test_days_are_points_and_longer_dates_stretches(open_timeline: Open) -> None:
    opened = open_timeline()
    row = opened.page.locator("tr.history", has_text="Tea treaty")
    assert row.locator("circle").count() == 1
    month, year = row.locator("rect").evaluate_all(
        "found => found.map(r => r.getBoundingClientRect().width)"
    )
    assert 6 < year / month < 14
    assert row.locator(".hollow").all_inner_texts() != []
    assert opened.errors == []


def test_events_stand_in_order_on_the_axis_under_their_parties(open_timeline: Open) -> None:
    opened = open_timeline()
    assert opened.page.locator("th.group").all_inner_texts() == ["Chad – Mali", "Chile – Peru"]
    lefts = (
        opened.page.locator("tr.history", has_text="Tea treaty")
        .locator("circle, rect")
        .evaluate_all("found => found.map(r => r.getBoundingClientRect().left)")
    )
    assert lefts == sorted(lefts)
    assert len(set(lefts)) == 3


def test_as_of_a_date_later_events_go(open_timeline: Open) -> None:
    opened = open_timeline()
    opened.page.locator("#as-of").fill(str(2021 * 12 + 5))
    assert opened.text("#as-of-text") == "June 2021"
    shown = opened.page.locator(".event:visible").all_text_contents()
    assert [" ".join(text.split()) for text in shown] == ["signed, 2019-03-04", "in force, 2021-06"]
    opened.page.locator("#as-of").fill(str(2021 * 12 + 4))
    assert opened.page.locator(".event:visible").count() == 1
    opened.page.locator("#as-of").fill(str(2025 * 12))
    assert opened.text("#as-of-text") == "all dates"
    assert opened.page.locator(".event:visible").count() == 4


def test_undated_things_are_listed_apart_and_all_are_in_the_table(open_timeline: Open) -> None:
    opened = open_timeline()
    undated = opened.page.locator(".undated li").all_inner_texts()
    assert undated == ["Wool memorandum: proposed", "Rice pact: no status stated"]
    opened.page.click("summary")
    assert opened.page.locator(".as-table tbody tr").count() == 5
    assert "not stated" in opened.text(".as-table tbody")


def test_an_event_leads_to_its_passage(open_timeline: Open) -> None:
    opened = open_timeline()
    link = opened.page.locator(".event a")
    assert link.count() == 1
    assert link.get_attribute("href") == "evidence.html#c1"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_it_opens_cleanly(open_timeline: Open, theme: str, size: tuple[int, int]) -> None:
    opened = open_timeline(size=size, theme=theme)
    assert opened.errors == []
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_hostile_text_stays_text_and_nothing_is_no_failure(open_timeline: Open) -> None:
    event = Event(EVIL, EVIL, "2020")
    opened = open_timeline((History(EVIL, (EVIL,), (event,)),))
    assert opened.page.title() == "Timeline – tradegraph"
    assert opened.errors == []
    assert "No agreement has a date." in render_timeline(())


def test_histories_are_read_with_their_passages() -> None:
    head = "".join(f"PREFIX {name}: <{base}>\n" for name, base in PREFIXES.items())
    text = head + (
        "PREFIX ex: <https://example.org/>\n"
        'ex:a tg:name "Land A" . ex:b tg:name "Land B" .\n'
        'ex:s skos:notation "signed" ; skos:prefLabel "signed" ; tg:order 5 .\n'
        'ex:i a tg:Instrument ; rdfs:label "Pact" ; tg:party ex:b , ex:a ; tg:statusEvent ex:e .\n'
        'ex:e tg:status ex:s ; tg:statusDate "2020-02" ; tg:planned false ; tg:basedOn ex:c1 .\n'
    )
    store = Store.memory(
        ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode("https://example.org/graph"))
        for t in ox.parse(text, format=ox.RdfFormat.TURTLE)
    )
    (found,) = read_histories(store, {"c1": "evidence.html#c1"})
    event = Event("signed", "signed", "2020-02", False, "evidence.html#c1")
    assert found == History("Pact", ("Land A", "Land B"), (event,))


def test_the_network_shows_the_pairs_as_of_the_date(open_timeline: Open) -> None:
    page = open_timeline().page
    shown = page.locator(".pair:not(.later)")
    assert shown.count() == 2
    assert page.locator("#pairs-count").inner_text() == "2 of 2 pairs"
    page.evaluate("location.hash = '#as-of=2020-05'")
    page.wait_for_function("document.querySelector('#as-of-text').textContent == 'May 2020'")
    assert shown.count() == 1
    assert shown.locator("title").text_content() == "Chile – Peru: 1"
    assert page.locator("#pairs-count").inner_text() == "1 of 2 pairs"
    assert page.locator(".chart tbody:not(.later)").count() == 1


def test_play_goes_from_one_dated_event_to_the_next(open_timeline: Open) -> None:
    opened = open_timeline()
    page = opened.page
    page.clock.install()
    page.locator("#play").click()
    seen = []
    for _ in range(5):
        seen.append(page.locator("#as-of-text").inner_text())
        page.clock.run_for(1150)
    assert seen == ["March 2019", "June 2021", "January 2023", "January 2024", "all dates"]
    assert page.locator("#play").inner_text() == "▶ Play"
    assert "As of January 2024" in opened.text("#live")


def test_moving_the_slider_stops_the_play_and_is_kept_in_the_address(open_timeline: Open) -> None:
    page = open_timeline().page
    page.clock.install()
    page.locator("#play").click()
    page.locator("#as-of").press("ArrowRight")
    page.clock.run_for(4000)
    assert page.locator("#as-of-text").inner_text() == "April 2019"
    assert page.evaluate("location.hash") == "#as-of=2019-04"
