"""The handbook tells of everything, leads nowhere in vain, loads nothing, and is the same twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from graph.errors import ViewError
from graph.query.question import library
from graph.rdf import Store
from graph.views.handbook import PAGES, read_examples, read_handbook, render_handbook
from graph.views.handbook.model import Kind

ID = "https://w3id.org/tradegraph/id"
TG = "https://w3id.org/tradegraph/ontology"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns"
RDFS = "http://www.w3.org/2000/01/rdf-schema"
GRAPH = f"""\
<{ID}/claim/1> <{RDF}#type> <{TG}/FlowClaim> <{ID}/g> .
<{ID}/claim/1> <{RDFS}#label> "Tea < coffee & <script>alert(1)</script>" <{ID}/g> .
<{ID}/claim/1> <{TG}/evidence> <{ID}/evidence/1> <{ID}/g> .
<{ID}/claim/1> <{TG}/commodity> "tea" <{ID}/g> .
<{ID}/evidence/1> <{RDF}#type> <{TG}/Evidence> <{ID}/g> .
<{ID}/evidence/1> <{TG}/passage> "It sold tea</script> abroad." <{ID}/g> .
<{ID}/evidence/1> <{TG}/inDocument> <{ID}/document/1> <{ID}/g> .
<{ID}/document/1> <{RDF}#type> <{TG}/Document> <{ID}/g> .
<{ID}/document/1> <{RDFS}#label> "The tea paper" <{ID}/g> .
""".encode()


class _Links(HTMLParser):
    """Collects the anchors of a page and where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.anchors.append(str(given["id"]))
        if tag == "a" and given.get("href"):
            self.links.append(str(given["href"]))


def tea() -> Store:
    store = Store.memory()
    store.load_nquads(GRAPH)
    return store


@cache
def pages() -> Mapping[str, str]:
    book = read_handbook()
    return render_handbook(book, read_examples(book, tea()))


@cache
def parsed() -> Mapping[str, _Links]:
    found = {}
    for name, text in pages().items():
        found[name] = _Links()
        found[name].feed(text)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in pages().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_every_term_code_list_shape_and_question_has_its_place() -> None:
    book = read_handbook()
    places = {name: set(links.anchors) for name, links in parsed().items()}
    assert {term.key for term in book.of_kind(Kind.CLASS)} <= places["classes.html"]
    properties = book.of_kind(Kind.OBJECT, Kind.DATATYPE)
    assert {term.key for term in properties} <= places["properties.html"]
    assert {scheme.key for scheme in book.schemes} <= places["code-lists.html"]
    assert {
        f"{scheme.key}-{concept.notation}" for scheme in book.schemes for concept in scheme.concepts
    } <= places["code-lists.html"]
    assert {rule.key for rule in book.rules} <= places["shapes.html"]
    assert set(library()) <= places["questions.html"]


@pytest.mark.parametrize("name", PAGES)
def test_no_address_stands_twice_and_no_link_is_dead(name: str) -> None:
    assert [anchor for anchor, n in Counter(parsed()[name].anchors).items() if n > 1] == []
    for link in parsed()[name].links:
        if link.startswith(("http://", "https://")):
            continue
        page, _, anchor = link.partition("#")
        assert page in {"", *PAGES}, link
        assert not anchor or anchor in parsed()[page or name].anchors, link


def test_nothing_is_loaded_from_elsewhere() -> None:
    for text in pages().values():
        assert not re.search(r"<(link|img|iframe|script)[^>]+(src|href)=", text)
        assert "default-src &#39;none&#39;" in text


def test_an_example_comes_with_its_passage_as_text() -> None:
    classes, properties = pages()["classes.html"], pages()["properties.html"]
    assert "It sold tea&lt;/script&gt; abroad." in classes
    assert "The tea paper" in classes
    assert "alert(1)&lt;/script&gt;" in classes
    assert "<script>alert" not in classes
    assert "tg:commodity &#34;tea&#34;" in properties


def test_a_wider_class_has_the_example_of_a_narrower_one() -> None:
    found = read_examples(read_handbook(), tea())
    assert found["Claim"].turtle == found["FlowClaim"].turtle
    assert "Railway" not in found


def test_the_same_model_gives_the_same_bytes() -> None:
    book = read_handbook.__wrapped__()
    assert render_handbook(book, read_examples(book, tea())) == pages()


def test_the_start_page_is_above() -> None:
    text = render_handbook(read_handbook(), {}, "../index.html")["index.html"]
    assert 'href="../index.html"' in text
    with pytest.raises(ViewError):
        render_handbook(read_handbook(), {}, "https://example.org/")


def test_moves_between_stages_are_all_in_the_table() -> None:
    status = next(scheme for scheme in read_handbook().schemes if scheme.key == "status")
    moves = sum(len(concept.moves) for concept in status.concepts)
    assert moves > 100
    assert pages()["code-lists.html"].count(">can follow</span>") == moves


def opened(browser: Any, path: Path, size: tuple[int, int], theme: str) -> tuple[Any, list[str]]:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=theme
    )
    page = context.new_page()
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.on("console", lambda message: seen.append(message.text))
    page.goto(path.as_uri())
    page.wait_for_selector("[data-ready]")
    return page, seen


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("size", "theme"), [((1440, 900), "light"), ((390, 844), "dark")])
def test_a_page_loads_nothing_fits_and_is_open_to_all(
    browser: Any, folder: Path, name: str, size: tuple[int, int], theme: str
) -> None:
    page, seen = opened(browser, folder / name, size, theme)
    assert seen == [(folder / name).as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert page.evaluate("document.documentElement.dataset.theme") == theme
    # A few entries stand for the many like them.
    page.evaluate(
        "document.querySelectorAll('article, .rules > li').forEach((e, n) => n > 4 && e.remove())"
    )
    found: Any = Axe().run(page).response["violations"]
    serious = [
        f"{rule['id']}: {node['html'][:160]}"
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]
    page.context.close()
    assert serious == []


def test_search_by_keys_leads_to_a_term(browser: Any, folder: Path) -> None:
    page, _ = opened(browser, folder / "index.html", (390, 844), "light")
    page.keyboard.press("/")
    page.keyboard.type("flow claim")
    shown = page.locator("#found").bounding_box()
    assert shown["x"] >= 0
    assert shown["x"] + shown["width"] <= 390
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.get_by_role("option").first.inner_text().startswith("flow claim tg:FlowClaim")
    page.keyboard.press("Enter")
    page.wait_for_url("**/classes.html#FlowClaim")
    page.wait_for_selector("[data-ready]")
    page.keyboard.press("/")
    page.keyboard.type("no such thing")
    assert page.get_by_role("option").count() == 0
    page.keyboard.press("Escape")
    assert page.locator("#search").input_value() == ""
    page.context.close()


def test_the_theme_can_be_chosen(browser: Any, folder: Path) -> None:
    page, _ = opened(browser, folder / "index.html", (390, 844), "light")
    page.get_by_role("button", name="Dark theme").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.context.close()


def test_without_a_script_everything_but_the_search_is_there(browser: Any, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "classes.html").as_uri())
    assert page.locator("#FlowClaim svg").count() == 1
    assert not page.locator("#search-box").is_visible()
    context.close()
