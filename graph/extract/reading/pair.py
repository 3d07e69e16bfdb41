"""The countries whose relations a document is about."""

from __future__ import annotations

from collections import Counter

from graph.extract.reading.dateline import dateline_country
from graph.extract.reading.parties import own_codes
from graph.extract.scene import Scene

_MOST = 8
_TWO = 2
#: How often the second of two parties is named at least, and how much more often than a third.
_OFTEN = 3
_MORE = 2
#: Words for taking part in a meeting.
_ATTENDING = frozenset(["attended", "participated", "attending", "participants", "attendance"])


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
    """Return the three or more parties that the opening sentences name in one list, if any.

    Those who attend a meeting may be told a little further on.
    """
    attending = (
        mention
        for sentence in scene.sentences[:_MOST]
        if not _ATTENDING.isdisjoint(sentence.wording)
        for mention in sentence.parties
    )
    for mention in (*scene.headline_parties, *scene.opening_parties, *attending):
        codes = own_codes(mention)
        if mention.group is None and len(codes) > _TWO:
            return codes
    return ()


def home(scene: Scene) -> frozenset[str]:
    """Return the one party that the headline names, if the document is mainly about it.

    It is so too where the document was written in a town of that country.
    """
    codes = frozenset(code for mention in scene.headline_parties for code in own_codes(mention))
    if len(codes) != 1:
        return frozenset()
    own = codes == frozenset(scene.main_parties[:1]) or codes == {dateline_country(scene)}
    return codes if own else frozenset()


def likely_pair(scene: Scene) -> tuple[str, ...]:
    """Return the two parties that a document names by far most often, if there are two.

    A bloc and a member of it are none.
    """
    ranked = party_counts(scene).most_common(_TWO + 1)
    if len(ranked) < _TWO or ranked[1][1] < _OFTEN:
        return ()
    third = ranked[_TWO][1] if len(ranked) > _TWO else 0
    groups = scene.reference.groups
    first, second = ranked[0][0], ranked[1][0]
    for bloc, member in ((first, second), (second, first)):
        if bloc in groups and member in groups[bloc].members(scene.date):
            return ()
    return tuple(sorted(c for c, _ in ranked[:_TWO])) if ranked[1][1] >= _MORE * third else ()


def party_counts(scene: Scene) -> Counter[str]:
    """Return how often a document names each party."""
    counts: Counter[str] = Counter()
    for sentence in scene.sentences:
        counts.update(code for mention in sentence.parties for code in own_codes(mention))
    return counts
