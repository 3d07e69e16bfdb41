"""Script planted in every field of a page stays text, whatever is done on the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from graph.views import layout
from graph.views.model import (
    View,
    ViewClaim,
    ViewDocument,
    ViewEdge,
    ViewEvent,
    ViewFigure,
    ViewFinding,
    ViewNode,
)
from tests.views.conftest import Listener, Opened

#: Fields that hold no text of a document: identifiers of ours, dates, words of our own tables.
OURS = {"id", "document_id", "source", "target", "side", "origin", "href", "date", "start", "end"}
NUMBERS = {"low": 1.0, "high": 2.0, "value": 1.5, "weight": 3.0, "bend": 0.0}


def planted(made: Any, beacon: str, /, **given: Any) -> Any:
    """Return a value of this class with the beacon in every field that takes a text."""
    values: dict[str, Any] = {}
    for field in fields(made):
        if field.name in given:
            values[field.name] = given[field.name]
        elif field.name in NUMBERS:
            values[field.name] = NUMBERS[field.name]
        elif field.name in OURS or not str(field.type).startswith(("str", "tuple[str, ...]")):
            continue
        else:
            values[field.name] = (beacon,) if "tuple" in str(field.type) else beacon
    return made(**values)


def hostile_view(address: str, beacon: str) -> View:
    finding = planted(ViewFinding, beacon)
    document = planted(ViewDocument, beacon, id="d", date="2031", url=f"javascript:'{address}'")
    claim = planted(
        ViewClaim, beacon, id="c", document_id="d", confidence="0.9", findings=(finding,)
    )
    event = planted(ViewEvent, beacon, claims=("c",), date="2030-01")
    figure = planted(ViewFigure, beacon, claims=("c",))
    facts = ((beacon, beacon),)
    dates = ("2030", "2031")

    def node(identifier: str, kind: str) -> ViewNode:
        made: ViewNode = planted(
            ViewNode, beacon, id=identifier, kind=kind, claims=("c",), facts=facts,
            history=(event,), findings=(finding,), dates=dates,
        )  # fmt: skip
        return made

    nodes = (node("a", "country"), node("b", "country"), node("c", "group"), node("x", beacon))
    edges = []
    for number, (source, target) in enumerate(("ab", "bc", "cx", "ax")):
        ends = {"id": f"{source}{target}", "source": source, "target": target}
        rest = {"claims": ("c",), "facts": facts, "figures": (figure,), "dates": dates[:number]}
        edges.append(planted(ViewEdge, beacon, **ends, **rest))
    return layout.network(
        View("test", beacon, beacon, nodes, tuple(edges), (claim,), (document,), note=beacon)
    )


def test_script_in_every_field_stays_text(
    open_view: Callable[..., Opened], listener: Listener
) -> None:
    beacon = (
        f"\"'><img src='{listener.address}/x' onerror=\"document.title='run'\">"
        f"</script><script src='{listener.address}/y'></script>{{{{7*7}}}}"
    )
    opened = open_view(hostile_view(listener.address, beacon))
    page = opened.page
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))

    def at(state: str) -> str:
        page.evaluate("hash => { location.hash = hash }", state)
        return str(page.locator("body").inner_text())

    assert beacon in at("#item=a")
    assert beacon in at("#link=ab")
    assert beacon in at("#path=a&to-item=x")
    assert beacon in at("#item=x&steps=1&more=a")
    assert beacon in at("#show=table")
    assert beacon in at("#show=compare")
    at(f"#item={beacon}&link={beacon}&path={beacon}&pin=1,1,{beacon}&only.sectors={beacon}")
    at("")
    page.locator("#search").fill("img src")
    assert page.locator("#suggestions li").count() == 4
    page.keyboard.press("Enter")
    page.keyboard.press("?")
    page.keyboard.press("Escape")
    for choice in ("copy-citation", "save-png", "save-svg", "save-csv", "save-items"):
        page.click("#share")
        page.click(f"#{choice}")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    for box in page.locator("#facets input[type=checkbox]").all():
        box.evaluate("box => box.click()")
    assert page.locator("img, script[src], iframe, a[href^='javascript']").count() == 0
    assert "{{7*7}}" in page.title()
    assert opened.errors == []
    assert dialogs == []
    assert listener.asked == []
