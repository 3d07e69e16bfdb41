"""Texts read for the tests of the extractor."""

from __future__ import annotations

from graph.documents.read import parse_document
from graph.extract.extractor import set_scene
from graph.extract.scene import Scene


def scene_of(text: str) -> Scene:
    """Return the scene of a document that consists of a text."""
    return set_scene(parse_document("text.txt", text.encode()))
