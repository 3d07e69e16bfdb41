"""What is taken off a charge: "a 25% rebate on port dues", "lower rail tariffs by a fifth"."""

from __future__ import annotations

import re
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.attributes.clauses import wide_clause
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.model import Figure
from graph.extract.mentions import NameType
from graph.extract.values.model import Percent

REBATE: Final = "attribute.percent"

_WANTED: Final = (NameType.HUB, NameType.LINK, NameType.INSTRUMENT)
_REACH: Final = 160
#: " of about " between a word for a rebate and its percentage, and a word or two between them.
_OF: Final = re.compile(r" (?:of|by|at)(?: (?:about|up to|some|around|nearly|over))? ?")
_BETWEEN: Final = re.compile(r"[ -](?:[a-z-]+ ){0,2}")
_BY: Final = re.compile(r"[^;%]{0,120} by (?:about |up to |some |around |nearly |over )?")


def rebate(sentence: Annotated, value: Percent) -> Figure | None:
    """Return by how much a toll, fee or tax is reduced for those who use a place or link."""
    words = lexicon().rebate_words
    if words.isdisjoint(sentence.wording) or lexicon().due_words.isdisjoint(sentence.wording):
        return None
    text = sentence.text
    first, last = wide_clause(text, value.start, value.end)
    if lexicon().dues.search(text, first, last) is None:
        return None
    if not (_beside(text, value, first, last) or _reduced_by(text, value, first)):
        return None
    return Figure(
        value.start, value.end, "discount_percent", REBATE, value.quantity, wanted=_WANTED
    )


def _beside(text: str, value: Percent, first: int, last: int) -> bool:
    """Whether a word for a rebate stands right beside a percentage."""
    after = lexicon().rebates.search(text, value.end, last)
    if after is not None and _BETWEEN.fullmatch(text, value.end, after.start()):
        return True
    before = list(lexicon().rebates.finditer(text, max(first, value.start - _REACH), value.start))
    return bool(before) and _OF.fullmatch(text, before[-1].end(), value.start) is not None


def _reduced_by(text: str, value: Percent, first: int) -> bool:
    """Whether a verb takes a percentage off a charge: "will lower tolls on the canal by 20%"."""
    for verb in lexicon().reduces.finditer(text, max(first, value.start - _REACH), value.start):
        due = lexicon().dues.search(text, verb.end(), value.start)
        near = due is not None and _BETWEEN.fullmatch(text, verb.end(), due.start())
        if due is not None and near and _BY.fullmatch(text, due.end(), value.start):
            return True
    return False
