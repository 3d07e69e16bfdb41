"""Diagrams show what a term is tied to, link to it, and keep within their picture."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from graph.views.handbook import read_handbook
from graph.views.handbook.diagram import moves_diagram, term_diagram


def drawn(picture: Markup) -> ElementTree.Element:
    return ElementTree.fromstring(str(picture))


def test_a_class_stands_between_what_is_wider_and_what_it_leads_to() -> None:
    book = read_handbook()
    picture = drawn(term_diagram(book, book.terms["FlowClaim"]))
    assert {
        "classes.html#Claim",
        "classes.html#Currency",
        "code-lists.html#direction",
        "classes.html#TargetDistance",
    } <= {link.get("href") for link in picture.iter("a")}
    words = [text.text for text in picture.iter("text")]
    assert "latest flow" in words
    assert words.count("flow claim") == 1


def test_a_property_leads_from_its_domain_to_its_range() -> None:
    book = read_handbook()
    picture = drawn(term_diagram(book, book.terms["sessionOf"]))
    assert [link.get("href") for link in picture.iter("a")] == [
        "classes.html#Session",
        "classes.html#CooperationBody",
    ]


@pytest.mark.parametrize("key", sorted(read_handbook().terms))
def test_boxes_do_not_overlap_and_stay_inside(key: str) -> None:
    book = read_handbook()
    picture = drawn(term_diagram(book, book.terms[key]))
    width, height = float(picture.get("width", 0)), float(picture.get("height", 0))
    boxes = [
        tuple(float(box.get(name, 0)) for name in ("x", "y", "width", "height"))
        for box in picture.iter("rect")
    ]
    for x, y, wide, high in boxes:
        assert x >= -2
        assert y >= -2
        assert x + wide <= width
        assert y + high <= height
    for n, (x, y, wide, high) in enumerate(boxes):
        for other_x, other_y, other_wide, other_high in boxes[n + 1 :]:
            beside = x + wide <= other_x + 0.2 or other_x + other_wide <= x + 0.2
            beneath = y + high <= other_y + 0.2 or other_y + other_high <= y + 0.2
            assert beside or beneath


def test_every_move_back_is_an_arc() -> None:
    status = next(scheme for scheme in read_handbook().schemes if scheme.key == "status")
    order = {concept.notation: concept.order or 0 for concept in status.concepts}
    back = sum(
        order[move] < order[concept.notation]
        for concept in status.concepts
        for move in concept.moves
    )
    arcs = [
        path for path in drawn(moves_diagram(status)).iter("path") if path.get("class") == "back"
    ]
    assert len(arcs) == back > 20
