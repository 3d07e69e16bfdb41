"""What the frames of causes read in a sentence, as words."""

from __future__ import annotations

from graph.extract.causes.framed import readings
from tests.extract.scenes import scene_of


def read(text: str, frame: str) -> list[tuple[str, str]]:
    """Return the effect and causes, as written, of each reading of a frame."""
    (sentence,) = scene_of(text).sentences
    tokens = sentence.tokens
    return [
        (
            found.effect.text(text, tokens) if found.effect else "",
            found.causes.text(text, tokens) if found.causes else "",
        )
        for found in readings(sentence)
        if found.frame.id == frame
    ]
