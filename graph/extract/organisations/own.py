"""Which country a paper takes for its own, and which it only deals with.

It tells of its own country without need ("harbours in Fiji", "Fijian seamen", its towns), and of
another as somebody who gives, signs or is dealt with ("with the Government of Peru", "assistance
from Peru", "Peru has agreed to provide"). Each of these counts for or against a country.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.gazetteer import GeoForm, GeoMention
from graph.extract.scene import Scene

#: How many sentences of a paper are looked at.
READ: Final = 40
_STATE: Final = (
    r"(?:(?:Government|Governments|People|Cabinet|Parliament|Ministry[^,;.]{0,40}) of (?:the )?)?"
    r"(?:(?:[A-Z][\w'’]+ ){0,3}(?:Republic|Kingdom|Commonwealth|Sultanate|Union|State) of (?:the )?"
    r"|[A-Z][a-z]+ Republic of )?"
)
#: Before a country where something is or happens.
_THERE: Final = re.compile(
    rf"\b(?:in|throughout|across|within|into|for|reaching|to(?= the)) (?:the )?{_STATE}$"
)
#: Before a country that one deals with.
_DEALT_WITH: Final = re.compile(
    r"\b(?:with|from|by|against|unlike|(?:assistance|aid|grant|loan|credit|support|facilit\w+|help"
    rf"|cooperation|co-operation|concurrence|concessions?|funds?|gift) of) (?:the )?{_STATE}$"
)
#: Before the country of a bank that lends or of a mission, and before one that somebody goes to.
_ABROAD: Final = re.compile(
    rf"(?:\b(?:[Bb]ank|BANK|Fund|Embassy|Mission) of (?:the )?{_STATE}"
    rf"|\b(?:his|her|their|visits?) (?:\w+ ){{0,3}}?(?:visit )?to (?:the )?{_STATE})$"
)
#: Behind a country that gives, and behind the adjective of its bodies.
_GIVES: Final = re.compile(
    r"(?: Government)? (?:has|have|had|will|would|is|was)? ?(?:also |already )?(?:agreed|expressed"
    r"|extended|granted|provided?|offered|concurred|consented|pledged|donated|allocated|invited"
    r"|requested|informed|proposed)\b"
)
_ITS_BODIES: Final = re.compile(
    r" (?:Government|Exim|EXIM|side|counterpart|authorit|compan|firm|investor|bank|grant|loan|aid"
    r"|assistance|expert)"
)
_ITS_NAME: Final = re.compile(r" [A-Z]")
_BETWEEN: Final = " between "
_BEHIND_BETWEEN: Final = 120
_BEFORE: Final = 90
_AFTER: Final = 60


def own_country(scene: Scene) -> str | None:
    """Return the country for which most speaks; None if it is not one more than others."""
    best = _points(scene).most_common(2)
    if not best or best[0][1] < 0:
        return None
    (code, most), *rest = best
    if rest and (rest[0][1] == most or (most == 0 and rest[0][1] >= 0)):
        return None
    return code


def is_only_dealt_with(scene: Scene, code: str) -> bool:
    """Whether more speaks against a country than for it: "a treaty with Peru" is not Peru's own."""
    return _points(scene)[code] < 0


# Asked for by the persons of a document, and by who issued it.
@lru_cache(maxsize=1)
def _points(scene: Scene) -> Counter[str]:
    """Return what speaks for and against each country."""
    points: Counter[str] = Counter()
    towns: set[str] = set()
    for sentence in islice(scene.sentences, READ):
        for mention, weight in _signs(sentence):
            if not mention.is_place or mention.name not in towns:
                points[mention.codes[0]] += weight
            towns.add(mention.name)
    return points


def _signs(sentence: Annotated) -> Iterator[tuple[GeoMention, int]]:
    """Yield the countries that a sentence names, with what speaks for or against each."""
    text = sentence.text
    first = _first_side(text, sentence.geo)
    for mention in sentence.geo:
        if mention.group is not None or len(mention.codes) != 1:
            continue
        yield mention, _weight(text, mention) + (mention is first)


def _weight(text: str, mention: GeoMention) -> int:
    before = text[max(0, mention.start - _BEFORE) : mention.start]
    after = text[mention.end : mention.end + _AFTER]
    if mention.form is GeoForm.DEMONYM:
        return -1 if _ITS_BODIES.match(after) else int(not _ITS_NAME.match(after))
    if mention.is_place:
        return 1
    if _DEALT_WITH.search(before) or _ABROAD.search(before) or _GIVES.match(after):
        return -2
    return 2 if _THERE.search(before) else int(mention.possessive)


def _first_side(text: str, found: Sequence[GeoMention]) -> GeoMention | None:
    """Return the country that an act "between …" and another names first, as is usual."""
    at = text.find(_BETWEEN)
    near = (m for m in found if at <= m.start < at + _BEHIND_BETWEEN)
    return next(near, None) if at >= 0 else None
