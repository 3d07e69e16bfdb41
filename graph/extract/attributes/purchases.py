"""What one side undertakes to buy: "will purchase $8 billion of aircraft over ten years"."""

from __future__ import annotations

import re
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.attributes.model import Figure
from graph.extract.attributes.money import MONEY
from graph.extract.values.model import Money

_BUYING: Final = frozenset(
    "purchase purchases purchasing buy buys buying procure procures procuring procurement".split()
)
_HEDGE: Final = (
    r"(?:about|approximately|around|some|at least|up to|over|more than|nearly|an estimated"
    r"|a total of|an additional)"
)
#: "commits to purchase ", "Purchases of " right before an amount.
_TO_BUY: Final = re.compile(
    r"(?<!\w)(?P<noun>(?i:purchases?|procurement) of|purchases (?:worth|totalling))"
    rf"(?: {_HEDGE})* $"
    rf"|(?<!\w)(?P<verb>purchas(?:e|ing)|buy(?:ing)?|procur(?:e|ing))(?: {_HEDGE})* $"
)
#: " worth of U.S. farm products", " in aircraft" behind it.
_GOODS: Final = re.compile(
    r"(?: worth)? (?:of|in|on) (?:(?:the|its|U\.S\.|US|American|new) )*"
    r"(?P<goods>[A-Za-z][\w-]*(?: (?!(?:over|in|by|from|for|through|and|including|with|per|a|to"
    r"|until|each|every|during|under)(?!\w))[a-z][\w-]*){0,3})"
)
#: "Purchases of energy products, with an estimated value of " before an amount.
_OF_GOODS: Final = re.compile(
    r"(?i:purchases?|procurement) of (?:(?:the|U\.S\.|US|American|new) )*(?P<goods>[a-z][\w-]*"
    r"(?: (?!with)[a-z][\w-]*){0,3}),? (?:(?:with )?an? (?:estimated |total |combined )*"
    r"(?:value|worth) of|(?:estimated|valued) at|worth|totalling) $"
)
#: Who undertakes it: words of a promise in the sentence, or a line that begins with it.
_PROMISED: Final = frozenset(
    "commits commit committed will intends intend agreed agrees plans plan pledged pledges"
    " undertakes undertook shall to".split()
)
_REACH: Final = 120


def purchase_figure(sentence: Annotated, value: Money) -> Figure | None:
    """Return the amount for which goods are to be bought, as that of these goods; else None."""
    if _BUYING.isdisjoint(sentence.wording):
        return None
    text = sentence.text
    low = max(0, value.start - _REACH)
    goods = _OF_GOODS.search(text, low, value.start)
    if goods is None:
        lead = _TO_BUY.search(text, low, value.start)
        goods = _GOODS.match(text, value.end) if lead is not None else None
        listed = lead is not None and lead["noun"] and lead.start() == 0
        if not listed and _PROMISED.isdisjoint(sentence.wording):
            return None
    if goods is None:
        return None
    return Figure(
        value.start, value.end, "amount", MONEY, value.quantity, owner=goods["goods"], near=True
    )
