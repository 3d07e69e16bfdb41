"""FULL: which other fields of a found claim are wrong."""

from __future__ import annotations

from typing import Final

from graph.evaluate.fields import right
from graph.evaluate.finding import key_likeness, same_pair, title_likeness, unit_code
from graph.evaluate.model import Gold, Prediction
from graph.evaluate.names import ALIKE
from graph.evaluate.schema import TYPES

#: Ways to say that an amount is that of all goods.
_ALL_GOODS: Final = frozenset({"", "all", "all goods", "goods", "merchandise", "total"})


def faults(gold: Gold, given: Prediction) -> tuple[str, ...]:
    """Return the fields that the annotation states and a found claim has wrong, in order."""
    of_pair = gold.type in ("flow", "change") and same_pair(gold, given)
    return tuple(
        field
        for field in TYPES[gold.type].fields
        if field not in TYPES[gold.type].settled
        and not (of_pair and field in ("reporter", "partner"))
        and not _passes(field, gold, given)
    )


def _passes(field: str, gold: Gold, given: Prediction) -> bool:
    options = gold.options(field)
    if field == "commodity":  # none stated means all goods, which is a statement
        named_all = str(given.get(field) or "").casefold() in _ALL_GOODS
        return (None in options and named_all) or right(field, gold, given)
    if options == (None,):
        return True
    if field == "unit":  # it may be left to a name such as length_km
        code = unit_code(given.get(field))
        if any(code == unit_code(option) for option in options):
            return True
        return not given.get(field) and key_likeness(gold, given) >= ALIKE
    if gold.type == "instrument" and field in ("title", "subject"):
        return None in options or title_likeness(gold, given) >= ALIKE or right(field, gold, given)
    return right(field, gold, given)
