"""The two countries whose relations a document is about."""

from __future__ import annotations

from graph.extract.mentions import Parties
from graph.extract.scene import Scene


def main_pair(scene: Scene) -> tuple[str, ...]:
    """Return the two countries or blocs whose relations a document is about, if it is so."""
    for headings in (True, False):
        codes: set[str] = set()
        seen = 0
        for sentence in scene.sentences:
            if scene.is_heading(sentence) is not headings:
                continue
            seen += 1
            for mention in sentence.parties:
                codes.update((mention.group,) if _is_bloc(mention) else mention.codes)
            if seen >= 2 or len(codes) >= 2:
                break
        if len(codes) == 2:
            return tuple(sorted(code for code in codes if code is not None))
    return ()


def _is_bloc(mention: Parties) -> bool:
    return mention.group is not None and mention.group != mention.group.lower()
