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
from graph.extract.attributes.owner import PROPERTIED
from graph.extract.mentions import NameType
from graph.extract.values.model import Money, Percent

#: No project, contract or contribution is worth less, in any currency.
_LEAST: Final = 100_000
_LINK, _HUB, _ACT = NameType.LINK, NameType.HUB, NameType.INSTRUMENT
_GIVEN: Final = re.compile(
    r"(?<!\w)(?:treasury|government|budget|co-?financ\w+|fund\w*|contribut\w+|share|another"
    r"|grant\w*|alongside)(?!\w)",
    re.IGNORECASE,
)

_AGAINST: Final = re.compile(
    r"(?<!\w)(?:compared (?:with|to)|as against|versus|from [^.;]{1,40}?\d[^.;]{0,20}? to)(?!\w)"
)


def leftover_money(sentence: Annotated, value: Money) -> Figure | None:
    """Return an amount that nothing else tells of, as what its link, hub or agreement costs."""
    amount = value.quantity.value if value.quantity.value is not None else value.quantity.low
    if amount is None or amount < _LEAST:
        return None
    if not lexicon().no_property.isdisjoint(sentence.wording):
        return None
    text = sentence.text
    first, last = wide_clause(text, value.start, value.end)
    if _compared(sentence, first, last):
        return None
    act = lexicon().of_amount.search(text, first, last) is not None
    things = lexicon().things.search(text) is not None
    named = any(n.type in PROPERTIED for n in sentence.names)
    if not (act or things or named):
        return None
    wanted = (_ACT, _LINK, _HUB) if act else (_LINK, _HUB, _ACT)
    given = _GIVEN.search(text, first, last) is not None
    name = "amount" if act else "financing" if given else "cost"
    return Figure(value.start, value.end, name, MONEY, value.quantity, wanted=wanted)


def _compared(sentence: Annotated, first: int, last: int) -> bool:
    """Whether an amount is compared with another or has grown: it is then one of trade."""
    if _AGAINST.search(sentence.text, first, last):
        return True
    return any(isinstance(v, Percent) and first <= v.start < last for v in sentence.values)
