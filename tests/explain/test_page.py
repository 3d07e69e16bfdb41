"""The page: text stays text, every claim is linked both ways, and it works in a browser."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from graph.claims import CLAIM_CLASSES
from graph.explain import to_html
from graph.explain.page import _FAMILIES
from tests.explain.reading import TEXT, traced

HOSTILE = (
    "<script>alert(1)</script> Peru's exports to Chile were $5 million in 2023 "
    '{{ 7 * 7 }} <img src=x onerror=alert(2)> & "quoted" it\'s.\n'
)


def test_the_same_document_gives_the_same_page() -> None:
    assert to_html(traced()) == to_html(traced())


def test_text_of_the_document_never_becomes_markup() -> None:
    page = to_html(traced(HOSTILE))
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page
    assert "{{ 7 * 7 }}" in re.sub(r"<[^>]+>", "", page)


def test_only_our_own_style_may_run_and_nothing_is_loaded() -> None:
    page = to_html(traced())
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page
    assert not re.findall(r"""(?:src|href)=["'](?!#)""", page)
    assert " style=" not in page
    assert "url(" not in style


def test_every_claim_is_linked_both_ways() -> None:
    found = traced()
    page = to_html(found)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets <= set(ids)
    for claim in found.claims:
        assert {f"c{claim.number}", f"p{claim.number}"} <= targets


def test_every_type_has_a_colour() -> None:
    coloured = [kind for types in _FAMILIES.values() for kind in types]
    assert sorted(coloured) == sorted(c.type for c in CLAIM_CLASSES)


def test_a_document_that_says_nothing_has_a_page() -> None:
    page = to_html(traced("It rained."))
    assert "<b>0</b> claims" in page
    assert "None." in page


# --- In a browser -----------------------------------------------------------------------------


@pytest.fixture
def shown(browser: Any, tmp_path: Path) -> Any:
    path = tmp_path / "page.html"
    path.write_text(to_html(traced(TEXT)), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(path.as_uri())
    yield page
    assert errors == []
    page.close()


def test_a_type_can_be_hidden(shown: Any) -> None:
    flows = shown.locator(".note.t-flow")
    assert flows.count() > 0
    assert flows.first.is_visible()
    shown.get_by_role("checkbox", name="flow").uncheck()
    assert not flows.first.is_visible()
    assert not shown.locator(".chip.t-flow").first.is_visible()
    assert shown.locator(".note.t-change").first.is_visible()


def test_near_misses_and_skipped_parts_can_be_hidden(shown: Any) -> None:
    assert shown.locator(".note.miss").first.is_visible()
    shown.get_by_role("checkbox", name="near misses").uncheck()
    assert not shown.locator(".note.miss").first.is_visible()
    assert shown.locator(".row.skipped").first.is_visible()
    shown.get_by_role("checkbox", name="skipped").uncheck()
    assert not shown.locator(".row.skipped").first.is_visible()


@pytest.mark.parametrize("by", ["hover", "focus"])
def test_a_note_and_its_words_light_up_together(shown: Any, by: str) -> None:
    row = shown.locator(".row:has(.note.t-flow)").first
    note = row.locator(".note.k1")
    words = row.locator(".piece.k1").first

    def strength() -> str:
        return words.evaluate("e => getComputedStyle(e).getPropertyValue('--strength')")

    dim, edge = strength(), note.evaluate("e => getComputedStyle(e).borderTopColor")
    if by == "hover":
        words.hover()
        assert note.evaluate("e => getComputedStyle(e).borderTopColor") != edge
        note.hover()
    else:
        row.locator(".chip.k1").focus()
        assert note.evaluate("e => getComputedStyle(e).borderTopColor") != edge
        note.locator("a").focus()
    assert strength() != dim


def test_a_note_opens_to_its_fields(shown: Any) -> None:
    note = shown.locator(".note.t-flow").first
    assert not note.get_by_text("reporter").is_visible()
    note.locator("summary").click(position={"x": 5, "y": 25})
    assert note.get_by_text("reporter").is_visible()


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_nothing_is_wider_than_the_window(shown: Any, width: int) -> None:
    shown.set_viewport_size({"width": width, "height": 844})
    assert shown.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(shown: Any, scheme: str) -> None:
    """WCAG 2.2 AA: 4.5 to 1 for every colour of text on the page's ground."""
    shown.emulate_media(color_scheme=scheme)
    names = ("ink", "muted", "accent", "figure", "act", "place", "actor", "topic", "doubt")
    colours = shown.evaluate(
        """names => names.map(n => getComputedStyle(document.documentElement)
             .getPropertyValue('--' + n).trim())""",
        ["ground", "raised", *names],
    )
    grounds, inks = colours[:2], colours[2:]
    for ground in grounds:
        for name, ink in zip(names, inks, strict=True):
            assert contrast(ground, ink) >= 4.5, f"{name} on {ground}"


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
