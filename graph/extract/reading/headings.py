"""Lines that stand above a matter of their own, although nothing marks them as headings."""

from __future__ import annotations

from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.scene import Scene

_LONGEST_HEADING: Final = 160
#: Ends of what is no heading.
_STOPS: Final = (".", "!", "?", ";", ",", '"')


def is_heading_line(sentence: Annotated) -> bool:
    """Whether a sentence is a short line without a stop."""
    text = sentence.text
    return len(text) <= _LONGEST_HEADING and not text.endswith(_STOPS)


def heads_item(scene: Scene, index: int) -> bool:
    """Whether a line by itself heads the prose of an item."""
    sentence = scene.sentences[index]
    if index + 1 >= len(scene.sentences) or len(scene.segment(sentence).sentences) > 1:
        return False
    below = scene.sentences[index + 1]
    return (
        index > 0
        and is_heading_line(sentence)
        and not sentence.text.endswith(":")
        and below.text.endswith(".")
        and not is_heading_line(below)
    )
