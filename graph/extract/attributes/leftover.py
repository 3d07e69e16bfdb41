"""Values that no word makes a property, told by their unit and by what the sentence is about.

A length, a load or a power in a text about links, hubs and agreements is nearly always one of
theirs, and so is an amount of money in a sentence without a word of trade or of public finance.
"""

from __future__ import annotations

import re
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.attributes.clauses import wide_clause
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.model import Figure
from graph.extract.attributes.money import MONEY
from graph.extract.attributes.owner import ACTS, PROPERTIED, THINGS
from graph.extract.values.model import Money, Percent

#: No project, contract or contribution is worth less, in any currency.
_LEAST: Final = 100_000
#: " at ", " (", " for " right before what a thing costs; other amounts are put in by somebody.
_COSTS: Final = re.compile(
    r"(?:\(|(?<!\w)(?:at|for|of|paid))(?: (?:about|some|an estimated|around|nearly|up to))* ?$"
)
_NEAR: Final = 30
_REACH: Final = 400
#: " takes the package to ", " bringing the total for the corridor to " before what sums come to.
_SUMMED: Final = re.compile(
    r"(?<!\w)(?:takes?|took|taking|brings?|brought|bringing|raises?|raised|raising|lifts?|lifted"
    r"|lifting|pushes|pushed|pushing) (?:the|its|their|this) (?:[\w-]+ ){0,2}?"
    r"(?P<noun>package|portfolio|total|sum|bill|whole|financing|funding|investments?)"
    r"(?: (?:for|of|in|from|by|on) [^.;:,]{1,60}?)? to (?:about |some |around |nearly )?$"
)
#: Sums that are things by themselves; any other is one of what was spoken of.
_SUMS: Final = frozenset({"package", "portfolio"})
_SUM_REACH: Final = 110
_AGAINST: Final = re.compile(r"(?<!\w)(?:compared (?:with|to)|as against|versus)(?!\w)")


def leftover_money(sentence: Annotated, value: Money) -> Figure | None:
    """Return an amount that nothing else tells of, as what its link, hub or agreement costs."""
    amount = value.quantity.value if value.quantity.value is not None else value.quantity.low
    if amount is None or amount < _LEAST:
        return None
    telling = lexicon().no_property & sentence.wording
    if telling and not (telling == {"sector"} and "private" in sentence.wording):
        return None  # the private sector is one that pays, others are those of trade
    text = sentence.text
    first, last = wide_clause(text, value.start, value.end)
    summed = _SUMMED.search(text, max(0, value.start - _SUM_REACH), value.start)
    if summed is not None and summed["noun"] in _SUMS:
        start, end, noun = value.start, value.end, summed["noun"]
        return Figure(start, end, "amount", MONEY, value.quantity, wanted=ACTS, owner=noun)
    if _compared(sentence, first, last):
        return None
    act = lexicon().of_amount.search(text, first, last) is not None
    named = act or any(n.type in PROPERTIED for n in sentence.names)
    near = max(0, value.start - _REACH), value.end + _REACH
    if not named and lexicon().things.search(text, *near) is None:
        return None
    wanted = (*ACTS, *THINGS) if act else (*THINGS, *ACTS)
    costs = _COSTS.search(text, max(0, value.start - _NEAR), value.start) is not None
    name = "amount" if act else "cost" if costs else "financing"
    return Figure(value.start, value.end, name, MONEY, value.quantity, wanted=wanted)


def _compared(sentence: Annotated, first: int, last: int) -> bool:
    """Whether an amount is compared with another or has grown: it is then one of trade."""
    if _AGAINST.search(sentence.text, first, last):
        return True
    text = sentence.text
    return any(
        isinstance(v, Percent) or (isinstance(v, Money) and text.endswith("from ", 0, v.start))
        for v in sentence.values
        if first <= v.start < last
    )
