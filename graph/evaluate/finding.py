"""FOUND: whether a claim is about what an annotated claim is about, type by type."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from graph.evaluate.fields import meet, near, right
from graph.evaluate.model import Gold, Prediction, Value, cover, overlap
from graph.evaluate.names import ALIKE, likeness
from graph.evaluate.schema import TYPES

#: Tolerance for percentages, in points: half a tenth, and what arithmetic adds.
_POINTS: Final = 0.051
#: Least overlap of two passages that stands in for an agreeing name.
_SAME_PASSAGE: Final = 0.6
#: Least cover of two passages that stands in for agreeing words.
_COVERED: Final = 0.5
_NOT_IN_UNITS: Final = re.compile(r"\W|s\b")


def found(gold: Gold, given: Prediction) -> bool:
    """Return whether a claim of the same type and document identifies the annotated one."""
    return _FOUND.get(gold.type, _found_by_name)(gold, given)


def key_likeness(gold: Gold, given: Prediction) -> float:
    """Return how alike the fields are that name the thing; 0 for types without such a field."""
    key = TYPES[gold.type].key
    return likeness(gold.options(key), given.get(key)) if key else 0.0


def title_likeness(gold: Gold, given: Prediction) -> float:
    """Return how alike instruments are in what they are called or about, or in who signs."""
    called = [given.get("title"), given.get("subject"), " ".join(given.names("party_names"))]
    signed = [(" ".join(names),) for names in gold.lists("party_names")]
    return max(
        likeness(options, words, gold.shared)
        for options in (gold.options("title"), gold.options("subject"), *signed)
        for words in called
    )


def same_pair(gold: Gold, given: Prediction) -> bool:
    """Return whether both are the total between the same parties, whoever of them reports."""
    if not gold.only("direction") == "total" == given.get("direction"):
        return False
    return set.union(*_sides_of_gold(gold)) == set.union(*_sides(given))


def unit_code(value: Value) -> str:
    """Return a unit without marks and plural endings."""
    return _NOT_IN_UNITS.sub("", str(value or "").casefold().replace("%", "percent"))


def _found_by_name(gold: Gold, given: Prediction) -> bool:
    return key_likeness(gold, given) >= ALIKE or overlap(gold, given) >= _SAME_PASSAGE


def _same_flow(gold: Gold, given: Prediction) -> bool:
    ways = {gold.only("direction"), given.get("direction")}
    if len(ways) == 1 and right("partner", gold, given):
        return True
    reporter, partner = _sides_of_gold(gold)
    if ways == {"exports", "imports"} and reporter and partner:
        return (partner, reporter) == _sides(given)
    return same_pair(gold, given)


def _found_flow(gold: Gold, given: Prediction) -> bool:
    if not _same_flow(gold, given):
        return False
    return near(gold.only("value"), given.get("value")) or meet(gold, given)


def _found_change(gold: Gold, given: Prediction) -> bool:
    options = gold.options("percent")
    percent = given.get("percent")
    if any(near(option, percent, relative=0, absolute=_POINTS) for option in options):
        return True
    return None in options and right("trend", gold, given) and _same_flow(gold, given)


def _found_target(gold: Gold, given: Prediction) -> bool:
    return near(gold.only("value"), given.get("value")) and right("parties", gold, given)


def _found_instrument(gold: Gold, given: Prediction) -> bool:
    parties = set(given.names("parties"))
    stated = [set(codes) for codes in gold.lists("parties")]
    if parties and stated and not any(parties <= s or s <= parties for s in stated):
        return False
    if title_likeness(gold, given) >= ALIKE:
        return True
    return cover(gold, given) >= _COVERED and right("kind", gold, given)


def _found_session(gold: Gold, given: Prediction) -> bool:
    if key_likeness(gold, given) >= ALIKE:
        return True
    if gold.options("ordinal") == (None,):
        return False
    return right("ordinal", gold, given) and right("parties", gold, given)


def _found_access(gold: Gold, given: Prediction) -> bool:
    named = gold.only("beneficiaries")
    return key_likeness(gold, given) >= ALIKE and any(
        a == b or likeness((a,), b) >= ALIKE
        for a in (named if isinstance(named, tuple) else ())
        for b in given.names("beneficiaries")
    )


def _found_attribute(gold: Gold, given: Prediction) -> bool:
    value = given.get("value")
    if not (right("value", gold, given) or likeness(gold.options("value"), value) > ALIKE):
        return False
    measures = ("unit", "currency")
    units = {unit_code(option) for field in measures for option in gold.options(field) if option}
    return key_likeness(gold, given) >= ALIKE or any(
        unit_code(given.get(field)) in units for field in measures
    )


def _found_cause(gold: Gold, given: Prediction) -> bool:
    if key_likeness(gold, given) < ALIKE:
        return False
    return right("effect", gold, given) or cover(gold, given) >= _COVERED


_FOUND: Final[Mapping[str, Callable[[Gold, Prediction], bool]]] = {
    "flow": _found_flow,
    "change": _found_change,
    "target": _found_target,
    "instrument": _found_instrument,
    "session": _found_session,
    "access": _found_access,
    "attribute": _found_attribute,
    "cause": _found_cause,
}


def _sides_of_gold(gold: Gold) -> tuple[set[str], set[str]]:
    return _codes(gold.options("reporter")[0]), _codes(gold.options("partner")[0])


def _sides(given: Prediction) -> tuple[set[str], set[str]]:
    return _codes(given.get("reporter")), _codes(given.get("partner"))


def _codes(value: Value) -> set[str]:
    if isinstance(value, tuple):
        return set(value)
    return set() if value is None else {str(value)}
