"""Which claim answers which annotated one: one to one, those that agree most first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.evaluate.faults import faults
from graph.evaluate.fields import number
from graph.evaluate.finding import found, key_likeness, title_likeness
from graph.evaluate.model import Gold, Prediction, overlap
from graph.evaluate.names import telling_words
from graph.evaluate.schema import TYPES

#: From this number of titles on, words that most of them share are set aside.
_FEWEST_TITLES = 3
#: Parts of an amount that follow from its print, so that a repetition may differ in them.
_BOUNDS = frozenset({"low", "high"})


def pair(golds: Sequence[Gold], given: Sequence[Prediction]) -> Mapping[int, int]:
    """Return positions in `golds` with the positions in `given` that answer them.

    Each is paired at most once. The claim with the fewest wrong fields goes first, then the one
    of the likest name, the nearest figure and the most overlapping passage, then the earlier.
    """
    ranked = sorted(
        (_rank(gold, claim), -i, -j)
        for i, gold in enumerate(golds)
        for j, claim in enumerate(given)
        if found(gold, claim)
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in reversed(ranked):
        if -i not in pairs and -j not in taken:
            pairs[-i] = -j
            taken.add(-j)
    return pairs


def without_repetitions(given: Sequence[Prediction]) -> list[Prediction]:
    """Join claims of one type and document that state the same; the first stands for all."""
    joined: dict[tuple[str, ...], Prediction] = {}
    for claim in given:
        fields = (f for f in TYPES[claim.type].fields if f not in _BOUNDS)
        key = tuple(repr(claim.get(field)) for field in fields)
        known = joined.get(key)
        joined[key] = replace(known, spans=known.spans + claim.spans) if known else claim
    return list(joined.values())


def with_shared_words(golds: Sequence[Gold]) -> list[Gold]:
    """Note on each claim of a document the words that most of the titles have in common."""
    titles = {t for gold in golds if (t := gold.options("title")[0]) and isinstance(t, str)}
    if len(titles) < _FEWEST_TITLES:
        return list(golds)
    counts = Counter(word for title in titles for word in telling_words(title))
    shared = frozenset(word for word, count in counts.items() if 2 * count > len(titles))
    return [replace(gold, shared=shared) for gold in golds]


def _rank(gold: Gold, given: Prediction) -> tuple[float, ...]:
    name = title_likeness if gold.type == "instrument" else key_likeness
    figure = "percent" if gold.type == "change" else "value"
    value = number(given.get(figure)) or 0.0
    distance = min(abs((number(option) or 0.0) - value) for option in gold.options(figure))
    return -len(faults(gold, given)), name(gold, given), -distance, overlap(gold, given)
