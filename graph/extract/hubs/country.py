"""In which country a hub lies, as far as its own sentence says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graph.extract.gazetteer import GeoForm
from graph.extract.hubs.lexicon import lexicon
from graph.extract.words import Word, at

#: "(IPGL) in southern ", ", located in the ", " on the ": what leads from a hub to its country.
_IN_COUNTRY: Final = re.compile(
    r"(?: \([^)]{1,30}\))?(?:,? (?:located |situated )?(?:in|of)|,| on) (?:the )?"
    r"(?:(?!where|which|while|when|and|but|or|who|with)[a-z]+ )?"
)
#: " (" between a hub and its country: "Antofagasta (Chile)".
_BRACKETED: Final = re.compile(r" \((?:in )?")
#: " primary airport, " between an owner and the name of what it has.
_APPOSED: Final = re.compile(r"(?:'s?)? (?:[a-z-]+ ){1,4}?(?P<noun>[a-z]+), (?:the )?\Z")
_APPOSED_REACH: Final = 60
#: "its ", "the country's main ": what leads from a state to its own hub.
_ITS: Final = re.compile(r"(?<!\w)(?:its|the country's)(?: [a-z-]+){0,2} $")
#: What lies in two countries, each of which has its own side.
_TWO_SIDED: Final = re.compile(r"(?:crossing|border|checkpoint|OSBP)", re.IGNORECASE)
_MAKER_REACH: Final = 40


def country_of(
    text: str, words: Sequence[Word], first: int, end: int, run: Sequence[Word]
) -> tuple[str, ...]:
    """Return the country of a hub as a tuple of one code, or an empty one.

    Settled, in this order, by a known place in the hub's name (`run`), by an owner before it
    ("Kenya's", "Iranian"), by the place in which it is said to lie, and by a state that opens,
    builds or owns it ("Peru will inaugurate the …", "Ethiopia … its …"). `first` is the number of
    the word at which the hub begins, `end` where its mention ends.
    """
    own = words[first - 1] if 0 < first <= len(words) else None
    if own is not None and own.possessive and _TWO_SIDED.search(text, own.end, end) and _code(own):
        return _code(own)  # "Uganda's Malaba crossing"; its other half is Kenya's
    for word in run:
        if code := _code(word):
            return code
    if first > 0:
        owner = words[first - 1]
        if (owner.possessive or _form(owner) is GeoForm.DEMONYM) and (code := _code(owner)):
            return code
    if first < len(words) and (code := _of_apposed(text, words, first)):
        return code
    bracketed = _BRACKETED.match(text, end)
    if bracketed is not None:
        number = at(words, bracketed.end())
        inside = number < len(words) and words[number].start == bracketed.end()
        if inside and (code := _code(words[number])):
            return code
    following = _IN_COUNTRY.match(text, end)
    if following is not None:
        number = at(words, following.end())
        if number < len(words) and words[number].start == following.end():
            listed = _listed(text, words, number)
            on = following.group().startswith(" on")
            demonym = _form(words[number]) is GeoForm.DEMONYM
            if (code := _code(words[number])) and on == demonym and not listed:
                return code
    return _maker(text, words, words[first].start if first < len(words) else len(text))


def _of_apposed(text: str, words: Sequence[Word], first: int) -> tuple[str, ...]:
    """Return the owner of what a hub is said to be: "Israel's main airport, Ben Gurion airport"."""
    start = words[first].start
    lead = _APPOSED.search(text, max(0, start - _APPOSED_REACH), start)
    if lead is None or lead["noun"] not in lexicon().kinds:
        return ()
    owner = next((word for word in reversed(words[:first]) if word.geo is not None), None)
    if owner is None or not (owner.possessive or _form(owner) is GeoForm.DEMONYM):
        return ()
    return _code(owner) if owner.end == lead.start() else ()


def _listed(text: str, words: Sequence[Word], number: int) -> bool:
    """Whether another country follows, as in "in Zambia and Malawi"."""
    joint = re.compile(r",? (?:and|or) (?:the )?|, ").match(text, words[number].end)
    if joint is None:
        return False
    following = at(words, joint.end())
    return following < len(words) and _form(words[following]) is GeoForm.NAME


def _maker(text: str, words: Sequence[Word], start: int) -> tuple[str, ...]:
    """Return the state that is said to have or to make what begins at `start`."""
    its = _ITS.search(text, max(0, start - _MAKER_REACH), start)
    states = [w for w in words if w.end <= start and _form(w) is GeoForm.NAME and _code(w)]
    if not states:
        return ()
    if its is not None:
        return _code(_subject(text, states))
    between = text[states[-1].end : start]
    acts = len(between) <= _MAKER_REACH and lexicon().makers.search(between) is not None
    return _code(states[-1]) if acts and states[-1].start == words[0].start else ()


def _subject(text: str, states: Sequence[Word]) -> Word:
    """Return whom "its" means: the first state of the clause that owns nothing else there."""
    clause = text.rfind(", ", 0, states[-1].start)
    bare = [w for w in states if not w.possessive]
    return next((w for w in bare if w.start > clause), bare[-1] if bare else states[-1])


def _code(word: Word) -> tuple[str, ...]:
    geo = word.geo
    return geo.codes if geo is not None and geo.group is None and len(geo.codes) == 1 else ()


def _form(word: Word) -> GeoForm | None:
    return word.geo.form if word.geo is not None else None
