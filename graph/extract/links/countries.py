"""Which countries a link joins, as its sentence says."""

from __future__ import annotations

import re
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.links.lexicon import lexicon
from graph.extract.mentions import Name, Parties
from graph.extract.scene import MEMORY, Scene

#: "would connect", "is to carry surplus power": a verb of joining or carrying soon after the name.
_JOINS: Final = re.compile(
    r"(?:, [\d,.]+[ -]?(?:km|kilomet\w+|miles)(?: long)?,)?"
    r"[^.;:]{0,70}?(?<!\w)(?:connect|link|join|carr|bring|transport|deliver|run|go|pass|cross|travers"
    r"|stretch|extend|serv|take)(?:y|ie|e)?(?:s|es|ing|d|ed)?(?!\w)"
)
#: What leads to a country that a link touches: directly after the verb, or by such a word.
_LEADS: Final = re.compile(
    r"(?<!\w)(?:from|to|through|via|across|into|between|with|and|in|of|on to|by way of),? "
    r"(?:the )?(?:[a-z]+ern )?$"
)
#: What a country has at the end of a link: "the Tanzanian port of Tanga".
_OWNED: Final = re.compile(
    r" (?:(?:deep-water|sea|coastal|border) )?(?:port|city|town|capital|coast)\b"
)
#: Where what is said of a link ends.
_STOP: Final = re.compile(
    r"[;.](?!\d)|,? (?:said|says|which|who|while|but|whose|since|because|so that|as)(?!\w)|$"
)
#: "with a grant of $16 million from Italy" is not where a line goes.
_MONEY: Final = re.compile(r"\b(?:grants?|loans?|credit|money|funds|help|aid|million|billion)\b")
#: "in ", " between ": leads from the name straight to its countries.
_IN: Final = re.compile(
    r"(?: \([^)]{1,12}\))?(?:,| project)? (?:in|between|across|through) (?:the )?"
)
#: "leave Nepal on the 400 kV " before a name: the country that is left or entered by it.
_BORNE: Final = re.compile(
    r" (?:on|over|via|by|through|along) (?:the |a )?(?:new |existing )?(?:\d+[ -]?kV )?$"
)
#: " already sells gas to " between the two countries of what a link bears.
_SENDS: Final = re.compile(
    r"(?: (?:\w+ ){0,2}(?:sell|send|export|ship|supplie|supply|deliver|pump)(?:s|ed|ing)?"
    r"(?: \w+){1,3})? to "
)
#: " natural gas to " between the two: "Egyptian natural gas to Jordan through the …".
_GOODS: Final = re.compile(
    r" (?:[a-z]+ ){0,2}(?:gas|oil|crude|power|electricity|energy|coal|freight|goods|fuel|water|ore)"
    r" (?:in)?to (?:the )?"
)
#: "'s 127-km stretch" behind a country's name or adjective; the words are asked of the lexicon.
_PART: Final = re.compile(
    rf"(?:['’]s?)? (?:[\d.,]+[ -](?:km|kilomet\w+|mile\w*)[ -]|[a-z]+ )?"
    rf"(?:{'|'.join(sorted(lexicon().parts))})(?!\w)"
)
_BORNE_REACH: Final = 40
_TWO: Final = 2
#: More countries than any list of those that a link touches.
_MANY: Final = 12
_THREE: Final = 3


def countries_of(scene: Scene, index: int, name: Name, *, loose: bool = True) -> frozenset[str]:
    """Return the countries that sentence `index` says a link joins, or that are named with it.

    Unless `loose`, two countries that the sentence merely names are not taken for its own.
    """
    sentence = scene.sentences[index]
    found = _joined_by(scene, index, sentence, name)
    found |= _borne(scene, index, sentence, name)
    sides = sides_of(scene, index, name.end)
    if len(sides | found | set(name.parties)) >= _TWO:
        found |= sides
    beside = _IN.match(sentence.text, name.end)
    for parties in sentence.parties:
        if beside is not None and parties.start == beside.end() and not parties.adjective:
            found |= _states(scene, parties, index)
    joined = found | set(name.parties)
    if (
        len(joined) >= _TWO and len(name.stops) > _TWO
    ):  # "the presidents of …" its whole way lies in
        for parties in sentence.parties:
            codes = _states(scene, parties, index)
            if len(codes) >= _THREE and joined <= codes:
                return codes
    if not loose or len(joined) >= _TWO or scene.is_heading(sentence):
        return frozenset(found)
    for parties in sorted(sentence.parties, key=lambda p: abs(p.start - name.start)):
        codes = _states(scene, parties, index)
        outside = parties.end <= name.start or name.end <= parties.start
        if len(codes) >= _TWO and outside:
            return frozenset(found | codes)
    return frozenset(found)


def sides_of(scene: Scene, index: int, start: int = 0) -> set[str]:
    """Return the countries that have a part of the link: "the Rwandan half", "Kenya's section"."""
    sentence = scene.sentences[index]
    if lexicon().parts.isdisjoint(sentence.wording):
        return set()
    return {
        code
        for parties in sentence.parties
        if (parties.adjective or parties.possessive)
        and parties.start >= start
        and _PART.match(sentence.text, parties.end)
        for code in _states(scene, parties, index)
    }


def _joined_by(scene: Scene, index: int, sentence: Annotated, name: Name) -> set[str]:
    """Return the countries after a verb of joining or carrying that follows the name."""
    text = sentence.text
    verb = _JOINS.match(text, name.end)
    if verb is None:
        return set()
    stop = _STOP.search(text, verb.end())
    end = stop.start() if stop else len(text)
    found: set[str] = set()
    for parties in sentence.parties:
        owned = not parties.adjective or _OWNED.match(text, parties.end) is not None
        inside = verb.end() <= parties.start < end and owned
        led = _LEADS.search(text, max(0, parties.start - 24), parties.start)
        listed = found and text[max(0, parties.start - 2) : parties.start] == ", "
        lent = _MONEY.search(text, verb.end(), max(verb.end(), parties.start))
        if inside and lent is None and (led or listed or parties.start - verb.end() <= 24):
            found |= _states(scene, parties, index)
    return found


def _borne(scene: Scene, index: int, sentence: Annotated, name: Name) -> set[str]:
    """Return the countries of "from Laos to Thailand over the …", "leave Nepal on the …"."""
    text = sentence.text
    lead = _BORNE.search(text, max(0, name.start - _BORNE_REACH), name.start)
    if lead is None:
        return set()
    before = [p for p in sentence.parties if p.end <= lead.start()]
    if not before or before[-1].end != lead.start():
        return set()
    found = set(_states(scene, before[-1], index))
    if (
        len(before) > 1
        and before[-2].adjective
        and _GOODS.fullmatch(text, before[-2].end, before[-1].start)
    ):
        return found | _states(scene, before[-2], index)
    if len(before) > 1 and _SENDS.fullmatch(text, before[-2].end, before[-1].start):
        return found | _states(scene, before[-2], index)
    return found | _transit(scene, index, found)


def _transit(scene: Scene, index: int, end: set[str]) -> set[str]:
    """Return the third country of three through which the document says that goods pass.

    A line by which they leave or enter one of the others has its second end there.
    """
    if len(end) != 1 or len(scene.main_parties) < _THREE:
        return set()
    three = set(scene.main_parties[:_THREE])
    for sentence in scene.sentences[max(0, index - MEMORY) : index + MEMORY]:
        for parties in sentence.parties:
            lead = sentence.text[max(0, parties.start - 12) : parties.start]
            through = re.search(r"(?<!\w)(?:through|across|via) (?:the )?$", lead)
            if through and len(parties.codes) == 1 and set(parties.codes) <= three - end:
                return set(parties.codes)
    return set()


def _states(scene: Scene, parties: Parties, index: int) -> frozenset[str]:
    """Return the countries of a mention; a region or bloc is no party to a line."""
    if parties.group is not None:
        return frozenset()
    codes = scene.codes(parties, index)
    if len(codes) > _MANY:  # "Turkey and Europe": only what is named as a country
        inside = [
            geo
            for geo in scene.sentences[index].geo
            if parties.start <= geo.start and geo.end <= parties.end and geo.group is None
        ]
        codes = tuple(code for geo in inside for code in geo.codes)
    return frozenset(code for code in codes if code in scene.reference.countries)
