"""The countries whose relations a document is about."""

from __future__ import annotations

from graph.extract.reading.parties import own_codes
from graph.extract.scene import Scene

_MOST = 8


def main_pair(scene: Scene) -> tuple[str, ...]:
    """Return the two countries or blocs whose relations a document is about, if it is so."""
    return scene.pair


def main_group(scene: Scene, count: int) -> tuple[str, ...]:
    """Return the `count` parties that the document names together first, if it does."""
    seen: set[str] = set()
    for sentence in scene.sentences[:_MOST]:
        for mention in sentence.parties:
            codes = own_codes(mention)
            if len(codes) == count:
                return codes
            seen.update(codes)
        if len(seen) >= count:
            break
    return tuple(sorted(seen)) if len(seen) == count else ()


def opening_group(scene: Scene) -> tuple[str, ...]:
    """Return the three or more parties that the opening sentences name in one list, if any."""
    for mention in (*scene.headline_parties, *scene.opening_parties):
        codes = own_codes(mention)
        if mention.group is None and len(codes) > 2:
            return codes
    return ()


def home(scene: Scene) -> frozenset[str]:
    """Return the one party that the headline names and the document is mainly about, if any."""
    codes = frozenset(code for mention in scene.headline_parties for code in own_codes(mention))
    return codes if len(codes) == 1 and codes == frozenset(scene.main_parties[:1]) else frozenset()
