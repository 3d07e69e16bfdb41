"""Owners that no word near a figure names: what was spoken of, the goods, the duty itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.attributes.acts import called
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.measures import MEASURE
from graph.extract.attributes.model import Figure
from graph.extract.attributes.owner import ACTS, THINGS, Owner
from graph.extract.attributes.topics import TRADE_ACT, Topics
from graph.extract.mentions import NameType

#: How many sentences back something may have been spoken of.
_REACH: Final = 8
#: What power and gas are sold under.
POWER_ACT: Final = re.compile(
    r"(?<!\w)(?:power|electricity|energy|gas|oil|supply|sales?|purchase|PPA|transit|wheeling)(?!\w)",
    re.IGNORECASE,
)
_ANY: Final = 1_000
_SHEET: Final = re.compile(r"[A-Z]?[\w -]{2,40}: ")
_STOPS: Final = tuple(".!?;\"'”’")
#: What may be let or run for a time, where no agreement is spoken of.
_LET: Final = {"duration_years": (NameType.HUB, NameType.LINK)}
#: Loads that are those of a place or line in a sentence that does not speak of trade.
_LOADS: Final = ("quantity_t", "quantity_m3")
_LEAST_LOAD: Final = 100
#: What no goods have: "six hours of arrival".
_TIMES: Final = ("_hours", "_days", "_minutes", "_weeks", "_months", "_years")
#: " of crude oil" behind a quantity.
_GOODS: Final = re.compile(
    r" (?:worth )?of (?P<goods>[a-z-]+(?: [a-z-]+)?)(?=[,.;)]|$"
    r"| (?:a|an|at|to|from|in|per|each|for|and|is|was|were|worth|through|between|by|on|with)(?!\w))"
)
_DUTY: Final = re.compile(r"[- ](?:[a-z]+ ){0,2}?(?P<noun>duty|duties|tariffs?|levy|levies)(?!\w)")


def understood(figure: Figure, index: int, sentence: Annotated, topics: Topics) -> Owner | None:
    """Return what a measured figure or a rate of duty is of, if nothing said so; None otherwise.

    That is what was last spoken of that can have it, then goods or the duty itself.
    """
    if figure.name == "tariff_percent":
        return _noun(_DUTY, sentence.text, figure, "noun")
    subject = figure.subject
    works = subject is not None and subject.name is None and subject.called is None
    if figure.rule != MEASURE and not works:
        return None
    if figure.name.startswith("transit_time") and figure.wanted == (NameType.LINK,):
        return _recent(figure.wanted, index, topics, _REACH)  # of the way to a place
    if works or not figure.near or _is_freight(figure, sentence):
        kinds = (*figure.wanted, *_LET.get(figure.name, ()))
        if (recent := _recent(kinds, index, topics, _REACH)) is not None:
            return recent
    lasts = figure.name.endswith(_TIMES)
    goods = _noun(_GOODS, sentence.text, figure, "goods") if not lasts else None
    return goods or (_spoken_of(figure, index, sentence, topics) if not works else None)


def told_next(following: Sequence[Annotated], sort: re.Pattern[str] = TRADE_ACT) -> Owner | None:
    """Return the agreement of a sort that the next sentences name, of which a text begins to tell.

    "From May most goods will enter free of duty. The free trade agreement …"
    """
    for sentence in following:
        for name in sentence.names:
            if name.type is NameType.INSTRUMENT and not name.plural:
                said = called(sentence.text, name)
                if sort.search(said):
                    return Owner(said, name.type)
    return None


def _spoken_of(figure: Figure, index: int, sentence: Annotated, topics: Topics) -> Owner | None:
    """Return what a document spoke of, however long ago, or who the sentence is about.

    A measured figure that is read at all is one of these far more often than not. A line of a fact
    sheet ("Railways: 1,400 km") tells of the whole country instead.
    """
    if _SHEET.match(sentence.text) or not sentence.text.endswith(_STOPS) or _is_small(figure):
        return None
    spoken_of = _recent((*figure.wanted, *THINGS, *ACTS), index, topics, _ANY)
    if spoken_of is not None:
        return spoken_of
    bodies = (n for n in sentence.names if n.type is NameType.ORGANISATION and n.end < figure.start)
    first = next(bodies, None)
    return Owner(first.name) if first is not None else None


def _recent(kinds: Sequence[NameType], index: int, topics: Topics, reach: int) -> Owner | None:
    """Return what was last spoken of, of the first of some kinds that was; no mere stretch."""
    for kind in kinds:
        name = topics.recent(kind, index, reach)
        if name is not None and lexicon().stretch.fullmatch(name) is None:
            return Owner(name, kind)
    return None


def _is_freight(figure: Figure, sentence: Annotated) -> bool:
    """Whether a load is what a place handles: so it is where nobody speaks of trade."""
    if not figure.name.startswith(_LOADS) or _is_small(figure):
        return False
    return lexicon().trade_words.isdisjoint(sentence.wording)


def _is_small(figure: Figure) -> bool:
    """Whether a load is less than any place or line is told to handle."""
    amount = figure.quantity.value if figure.quantity is not None else None
    return figure.name.startswith(_LOADS) and (amount is None or amount < _LEAST_LOAD)


def _noun(pattern: re.Pattern[str], text: str, figure: Figure, group: str) -> Owner | None:
    found = pattern.match(text, figure.end)
    return Owner(found[group]) if found is not None else None
