"""Take the links of a sentence for the tests of the links package."""

from __future__ import annotations

from graph.extract.annotate import base_view, default_gazetteer
from graph.extract.links import names
from graph.extract.mentions import Name
from graph.extract.pattern import fold


def links_in(text: str) -> list[Name]:
    """Return the links of a text of one sentence, of which nothing else was recognised."""
    return list(names(base_view(fold(text, []), default_gazetteer().find(text))))
