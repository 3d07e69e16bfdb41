from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph.documents.read import read_all
from graph.errors import ViewError
from graph.extract.extractor import extract
from graph.rdf import Store
from graph.reason import build_knowledge
from graph.reference import load_reference
from graph.views import layout, render
from graph.views.evidence import (
    Block,
    EvidenceClaim,
    EvidenceDocument,
    EvidencePage,
    Passage,
    addresses,
    pages,
    read_evidence,
)
from graph.views.evidence_page import render_evidence, render_evidence_index
from graph.views.model import View, ViewClaim, ViewDocument, ViewEdge, ViewNode
from graph.views.source import read_source
from tests.views.conftest import Opened

Open = Callable[..., Opened]
EVIL = "</title><script>document.title='run'</script><img src=x onerror=alert(1)>"

CLAIMS = (
    EvidenceClaim("c0", "flow", "Chile exported goods worth $3 million to Peru.", "worth $3m"),
    EvidenceClaim("c1", "change", "Exports of Chile to Peru rose.", "rose to goods worth $3m"),
    EvidenceClaim("c2", "person", "Inés Rojas is a minister.", "Inés Rojas", claimant="a clerk"),
    EvidenceClaim("c3", "sector", "Nothing in the text says this.", "gone"),
)
DOCUMENT = EvidenceDocument(
    ViewDocument("https://example.org/document/d0", "Copper and fish", date="2031-02-01"),
    (
        Block("headline", (Passage("Copper and fish", ()),)),
        Block(
            "paragraph",
            (
                Passage("Sales ", ()),
                Passage("rose to goods ", (1,)),
                Passage("worth $3m", (0, 1)),
                Passage(", said ", ()),
                Passage("Inés Rojas", (2,)),
                Passage(".", ()),
            ),
        ),
    ),
    CLAIMS,
)
PAGE = EvidencePage("evidence.html", (DOCUMENT,))


@pytest.fixture
def open_page(tmp_path: Path, open_file: Open) -> Open:
    def opener(fragment: str = "", page: EvidencePage = PAGE, **options: object) -> Opened:
        path = tmp_path / page.name
        path.write_text(render_evidence(page), encoding="utf-8")
        return open_file(path, fragment, **options)

    return opener


def marked(opened: Opened, selector: str) -> list[str]:
    return [text.strip() for text in opened.page.locator(f"{selector}.on").all_inner_texts()]


def test_a_passage_leads_to_all_its_claims(open_page: Open) -> None:
    opened = open_page()
    opened.page.click("text=worth $3m >> nth=0")
    claims = opened.page.locator(".claim.on").evaluate_all("found => found.map(c => c.id)")
    assert claims == ["c0", "c1"]
    assert opened.page.evaluate("document.activeElement.id") == "c0"
    assert opened.errors == []


def test_a_claim_leads_to_all_its_passages(open_page: Open) -> None:
    opened = open_page()
    opened.page.click("#c1 .claim-text a")
    assert marked(opened, ".hit") == ["rose to goods", "worth $3m"]
    assert opened.page.evaluate("location.hash") == "#c1"


def test_an_address_opens_on_its_claim(open_page: Open) -> None:
    opened = open_page("#c2", size=(390, 844))
    assert marked(opened, ".hit") == ["Inés Rojas"]
    assert "Said by a clerk" in opened.text("#c2")


def test_links_lead_both_ways_without_the_script(browser: object, tmp_path: Path) -> None:
    path = tmp_path / "evidence.html"
    path.write_text(render_evidence(PAGE), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(path.as_uri())
    for link in page.locator(".hit, .claim-text a").all():
        target = link.get_attribute("href").removeprefix("#")
        assert page.locator(f'[id="{target}"]').count() == 1
    assert page.locator("#c3 a").count() == 0, "a claim whose passage is not in the text"
    assert "Copper and fish" in page.inner_text(".text")
    assert page.inner_text(".text p.paragraph") == "Sales rose to goods worth $3m, said Inés Rojas."
    context.close()


def test_kinds_can_be_shut_off_and_an_address_opens_them(open_page: Open) -> None:
    opened = open_page()
    opened.page.uncheck('input[data-family="bodies"]')
    assert not opened.page.is_visible("#c2")
    assert opened.page.is_visible("#c1")
    opened.page.evaluate("location.hash = 'c2'")
    opened.page.wait_for_selector("#c2.on", state="visible")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_families_differ_in_line_style_and_nothing_is_wider_than_the_page(
    open_page: Open, theme: str, size: tuple[int, int]
) -> None:
    opened = open_page(size=size, theme=theme)
    styles = opened.page.locator("label .mark").evaluate_all(
        "marks => marks.map(m => getComputedStyle(m).textDecorationStyle)"
    )
    assert len(styles) == len(set(styles)) == 3
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert opened.page.locator("html").get_attribute("data-theme") == theme
    assert opened.errors == []


def test_hostile_text_stays_text(open_page: Open) -> None:
    claim = EvidenceClaim("c0", "flow", EVIL, EVIL, EVIL, EVIL, EVIL)
    source = ViewDocument("https://example.org/document/d", EVIL, EVIL, EVIL, "javascript:alert(1)")
    blocks = (Block("paragraph", (Passage(EVIL, (0,)),)),)
    page = EvidencePage("evidence.html", (EvidenceDocument(source, blocks, (claim,)),))
    opened = open_page(page=page)
    assert opened.page.title() == "Evidence – tradegraph"
    assert opened.errors == []
    assert opened.text(".text p") == EVIL
    assert "javascript:" not in render_evidence(page)


def test_the_same_documents_give_the_same_bytes() -> None:
    assert render_evidence(PAGE, [("Evidence", "evidence.html")], "../index.html") == (
        render_evidence(PAGE, [("Evidence", "evidence.html")], "../index.html")
    )


def test_many_documents_have_a_page_each_and_an_index() -> None:
    many = [
        replace(
            DOCUMENT,
            source=replace(DOCUMENT.source, id=f"https://example.org/document/d{i}"),
            claims=(replace(CLAIMS[0], key=f"k{i}"),),
            blocks=(),
        )
        for i in range(51)
    ]
    assert len(pages(many[:50])) == 1
    found = pages(many)
    assert len({page.name for page in found}) == 51
    assert addresses(found)["k7"] == "evidence-d7.html#k7"
    assert render_evidence_index(found).count('href="evidence-d') == 51


def test_long_texts_have_a_page_each() -> None:
    long = replace(DOCUMENT, blocks=(Block("paragraph", (Passage("a" * 250_000, ()),)),))
    other = replace(long, source=replace(long.source, id="https://example.org/document/d9"))
    assert [page.name for page in pages([long, other])] == [
        "evidence-d0.html",
        "evidence-d9.html",
    ]


def test_passages_of_a_build_are_what_the_claims_quote(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# Wool\n\nChile’s exports to **Peru** came to $3 million in 2030, "
        "while Peru exported goods worth $5 million to Chile.\n",
        encoding="utf-8",
    )
    documents, _ = read_all([tmp_path])
    claims = {document.name: extract(document) for document in documents}
    knowledge = build_knowledge(documents, claims, load_reference())
    store = Store.memory(knowledge.dataset.quads())
    (found,) = read_evidence(store, documents, read_source(store).documents)
    assert len(found.claims) >= 2
    for rank, claim in enumerate(found.claims):
        text = "".join(
            passage.text
            for block in found.blocks
            for passage in block.passages
            if rank in passage.claims
        )
        bare = "".join(text.split())
        assert bare == "".join(claim.passage.replace(" […] ", "").split())
    assert {claim.kind for claim in found.claims} >= {"flow"}


def test_the_details_of_a_view_lead_to_the_passage(tmp_path: Path, open_view: Open) -> None:
    claim = ViewClaim("c", "A claim.", "words", "d", "T", href="evidence.html#c1")
    nodes = (ViewNode("a", "A", "country", claims=("c",)), ViewNode("b", "B", "country"))
    view = View("test", "T", "", nodes, (ViewEdge("e", "a", "b", "flows", ""),), (claim,), (
        ViewDocument("d", "T"),
    ))  # fmt: skip
    (tmp_path / "evidence.html").write_text(render_evidence(PAGE), encoding="utf-8")
    opened = open_view(layout.network(view), "#item=a")
    opened.page.click("text=Read in the document")
    opened.page.wait_for_selector("#c1.on")


@pytest.mark.parametrize("href", ["https://example.org/x", "evidence.html#a b", "../a.html#c"])
def test_only_a_page_beside_is_linked(href: str) -> None:
    claim = ViewClaim("c", "A claim.", "words", "d", "T", href=href)
    view = View("test", "T", "", (), (), (claim,), (ViewDocument("d", "T"),))
    with pytest.raises(ViewError, match="beside this one"):
        render.render(view)
