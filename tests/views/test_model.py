from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graph.errors import ViewError
from graph.views.model import View, ViewClaim, ViewDocument, ViewEdge, ViewGuide, ViewNode

DOCUMENT = ViewDocument("d", "Title")
CLAIM = ViewClaim("c", "A sells to B.", "A sold more to B.", "d", "Title")
A = ViewNode("a", "A", "country", claims=("c",))
B = ViewNode("b", "B", "country")
EDGE = ViewEdge("e", "a", "b", "flows", "sells to", claims=("c",))


def view(**changes: Any) -> View:
    parts: dict[str, Any] = {
        "slug": "test",
        "title": "Test",
        "intro": "",
        "nodes": (A, B),
        "edges": (EDGE,),
        "claims": (CLAIM,),
        "documents": (DOCUMENT,),
    }
    return View(**(parts | changes))


def test_a_sound_view_is_accepted() -> None:
    assert view().nodes == (A, B)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"slug": "../etc"}, "must be lower-case"),
        ({"nodes": (A, A)}, "two items have the identifier 'a'"),
        ({"edges": (EDGE, EDGE)}, "two links have the identifier 'e'"),
        ({"claims": (CLAIM, CLAIM)}, "two claims"),
        ({"documents": (DOCUMENT, DOCUMENT)}, "two documents"),
        ({"nodes": (A, replace(B, id=1))}, "identifier 1 must be a text"),
        ({"nodes": (A, replace(B, id=""))}, "identifier '' must be a text"),
        ({"edges": (replace(EDGE, target="x"),)}, "refers to the item 'x'"),
        ({"edges": (replace(EDGE, source="x"),)}, "refers to the item 'x'"),
        ({"nodes": (A, replace(B, claims=("x",)))}, "refers to the claim 'x'"),
        ({"edges": (replace(EDGE, claims=("x",)),)}, "refers to the claim 'x'"),
        ({"documents": ()}, "refers to the document 'd'"),
        ({"nodes": (A, replace(B, x=float("nan"), y=0.0))}, "position nan"),
        ({"nodes": (A, replace(B, x=float("inf"), y=0.0))}, "position inf"),
        ({"nodes": (A, replace(B, x=1.0))}, "half a position"),
        ({"nodes": (A, replace(B, latitude=91.0, longitude=0.0))}, "place 91.0"),
        ({"nodes": (A, replace(B, longitude=5.0))}, "half a place"),
        ({"nodes": (A, replace(B, weight=-1.0))}, "weight -1.0"),
        ({"edges": (replace(EDGE, weight=float("nan")),)}, "weight nan"),
        ({"edges": (replace(EDGE, bend=1.5),)}, "bend 1.5"),
        ({"guides": (ViewGuide("rule", "", ((0.0, float("nan")),)),)}, "coordinate nan"),
        ({"nodes": (A, replace(B, label="\ud800"))}, "not Unicode"),
        ({"nodes": (A, replace(B, facts=(("x", "\udfff"),)))}, "not Unicode"),
    ],
)
def test_an_unsound_view_is_refused(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(ViewError, match=words):
        view(**changes)
