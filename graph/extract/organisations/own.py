"""Which country a paper takes for its own, and which it only deals with.

It tells of its own country without need ("harbours in Fiji", "Fijian seamen", its towns), and of
another as somebody who gives, signs or is dealt with ("with the Government of Peru", "assistance
from Peru", "Peru has agreed to provide"). Each of these counts for or against a country.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final

from graph.claims import OrganisationKind
from graph.extract.annotate import Annotated
from graph.extract.gazetteer import GeoForm, GeoMention
from graph.extract.mentions import Name, NameType
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
    r"\b(?:with|from|by|against|unlike|(?:[Ee]xport(?:s|ed)|sales|sold|shipped|shipments|deliveries)"
    r"(?: [\w$€£.,%-]+){0,7} to|(?:assistance|aid|grant|loan|credit|support|facilit\w+|help"
    rf"|cooperation|co-operation|concurrence|concessions?|funds?|gift) of) (?:the )?{_STATE}$"
)
#: Before the country of a bank that lends or of a mission, and before one that somebody goes to.
_ABROAD: Final = re.compile(
    r"(?:(?<!Central )(?<!Reserve )(?<!National )\b(?:[Bb]ank|BANK|Fund|Embassy|Mission) of "
    rf"(?:the )?{_STATE}"
    rf"|\b(?:his|her|their|visits?) (?:\w+ ){{0,3}}?(?:visit )?to (?:the )?{_STATE})$"
)
#: Before a country that only tells where an institution or an embassy of one's own is, or where
#: others met: "a recognised institute in Peru", "its embassies in Peru", "held in Peru".
_LOCATED: Final = re.compile(
    r"\b(?:(?:institute|institution|university|college|school|company|firm|bank|supplier|manufacturer)"
    r"|(?:[Ee]mbass(?:y|ies)|[Mm]issions?|[Cc]onsulates?|[Hh]igh [Cc]ommissions?)"
    rf"|located|based|registered|headquartered) in (?:the )?{_STATE}$"
)
_HELD: Final = re.compile(
    r"\b(?:held|hosted|convened|adopted|concluded|signed|opened|organi[sz]ed|took place|take place)"
    rf" (?:in|at) (?:the )?{_STATE}$"
)
#: What parts the name of an institution from its country, and a town from its own.
_ITS_SEAT: Final = re.compile(
    rf"(?: \([A-Z&-]{{2,12}}\))?(?:, |(?P<inside> in )| \()(?:the )?{_STATE}"
)
#: Kinds of which a paper names those of others by where they are: "the Aalto University in".
_ABROAD_AS_WELL: Final = frozenset(
    {
        OrganisationKind.UNIVERSITY,
        OrganisationKind.RESEARCH,
        OrganisationKind.COMPANY,
        OrganisationKind.BANK,
    }
)
_ITS_COUNTRY: Final = re.compile(
    rf"(?: (?:City|Province|Region))?(?:, | in | of | \()(?:the )?{_STATE}"
)
#: What parts two that give or are dealt with together.
_AND: Final = re.compile(rf",? and (?:the )?{_STATE}")
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
#: Behind a state that takes upon itself what a paper tells of.
_BINDS_ITSELF: Final = re.compile(
    r" (?:has |had |is )?(?:presently |currently |already |now )?"
    r"(?:acceded|ratified|bound|engaged|decided|resolved|concluded|adopted|endorsed|become a"
    r"|exported|imported|sold|shipped|earned"
    r"|(?:will|would|is to) (?:host|export|import|join|open))\b"
)
_ITS_NAME: Final = re.compile(r" [A-Z]")
_BETWEEN: Final = " between "
_JOINT: Final = re.compile(r" and ")
_BEHIND_BETWEEN: Final = 120
#: What says of a country that it is dealt with.
_DEALT: Final = -2
#: How much each act speaks for the one that is a side of most, with another each time.
_EACH_ACT: Final = 2
_COUPLE: Final = 2
#: By how much the others have to be dealt with more than one that is dealt with as well.
_CLEARLY: Final = 3
#: How much has to speak for a country whose bodies need not be told to be its own.
_MUCH: Final = 5
_MOST_TOLD: Final = 3
_BEFORE: Final = 90
_AFTER: Final = 60


def own_country(scene: Scene) -> str | None:
    """Return the country for which most speaks; None if it is not one more than others."""
    best = _points(scene).most_common(2)
    if not best:
        return None
    (code, most), *rest = best
    if most < 0 and not (rest and most - rest[0][1] >= _CLEARLY):
        return None
    if rest and (rest[0][1] == most or (most == 0 and rest[0][1] > _DEALT)):
        return None
    return code


def told_from_within(scene: Scene) -> str | None:
    """Return the country for which by far most speaks, and hardly anything for another."""
    best = _points(scene).most_common(2)
    if not best or best[0][0] not in scene.main_parties[:_MOST_TOLD]:
        return None
    (code, most), *rest = best
    return code if most >= _MUCH and (not rest or rest[0][1] <= most - _MUCH) else None


def is_only_dealt_with(scene: Scene, code: str) -> bool:
    """Whether more speaks against a country than for it: "a treaty with Peru" is not Peru's own."""
    return _points(scene)[code] < 0


def speaks_for(scene: Scene, code: str) -> bool:
    """Whether more speaks for a country than against it."""
    return _points(scene)[code] > 0


# Asked for by the persons of a document, and by who issued it.
@lru_cache(maxsize=1)
def _points(scene: Scene) -> Counter[str]:
    """Return what speaks for and against each country."""
    points: Counter[str] = Counter()
    towns: set[str] = set()
    firsts: Counter[str] = Counter()
    acts: set[frozenset[str]] = set()
    for sentence in islice(scene.sentences, READ):
        for mention, weight in _signs(sentence):
            if not mention.is_place or mention.name not in towns:
                points[mention.codes[0]] += weight
            towns.add(mention.name)
        if (first := _first_side(sentence)) is not None:
            firsts[first] += 1
        acts |= _sides(sentence)
    for code, _ in firsts.most_common(1):
        points[code] += points[code] >= 0
    if (common := _common_side(acts)) is not None:
        points[common] += _EACH_ACT * sum(common in act for act in acts)
    return points


def _sides(sentence: Annotated) -> set[frozenset[str]]:
    """Return the two sides of an act "between …" two, if the sentence tells of one."""
    at = sentence.text.find(_BETWEEN)
    if at < 0:
        return set()
    near = [m for m in sentence.geo if at <= m.start < at + _BEHIND_BETWEEN and not m.is_place]
    codes = [m.codes[0] for m in near if len(m.codes) == 1 and m.group is None]
    pair = frozenset(codes[:_COUPLE])
    return {pair} if len(pair) == _COUPLE else set()


def _common_side(acts: Iterable[frozenset[str]]) -> str | None:
    """Return the one with which most of several acts are concluded, each with another."""
    sides = Counter(code for act in acts for code in act).most_common(_COUPLE)
    if len(sides) < _COUPLE or sides[0][1] < _COUPLE or sides[0][1] == sides[1][1]:
        return None
    return sides[0][0]


def _signs(sentence: Annotated) -> Iterator[tuple[GeoMention, int]]:
    """Yield the countries that a sentence names, with what speaks for or against each.

    Of two that are named together what is said of the one is said of the other.
    """
    text = sentence.text
    found = [m for m in sentence.geo if m.group is None and len(m.codes) == 1]
    weights = [_weight(text, mention, sentence.names) for mention in found]
    for at in range(1, len(found)):
        before, mention = found[at - 1], found[at]
        if _AND.fullmatch(text, before.end, mention.start) and before.form is mention.form:
            weights[at - 1] = weights[at] = min(weights[at - 1], weights[at])
    # A town that needs its country, as in "in Arusha, Tanzania", is as little a sign as that.
    for at in range(1, len(found)):
        before, mention = found[at - 1], found[at]
        if before.is_place and _explains(text, before, mention):
            weights[at - 1] = weights[at] = min(weights[at], 0)
    yield from zip(found, weights, strict=True)


def _explains(text: str, town: GeoMention, country: GeoMention) -> bool:
    """Whether a country is named only to say where a town is."""
    same = town.codes == country.codes and not country.is_place
    return same and _ITS_COUNTRY.fullmatch(text, town.end, country.start) is not None


def _weight(text: str, mention: GeoMention, names: Sequence[Name]) -> int:
    before = text[max(0, mention.start - _BEFORE) : mention.start]
    after = text[mention.end : mention.end + _AFTER]
    if mention.form is GeoForm.DEMONYM:
        return -1 if _ITS_BODIES.match(after) else int(not _ITS_NAME.match(after))
    if mention.is_place:
        return int(_HELD.search(before) is None)
    if _DEALT_WITH.search(before) or _ABROAD.search(before) or _GIVES.match(after):
        return _DEALT
    if _LOCATED.search(before) or _is_seat(text, mention, names):
        return -1
    if _HELD.search(before):
        return 0  # where something was held: at home or with others
    own = mention.possessive or _BINDS_ITSELF.match(after) is not None
    return 2 if _THERE.search(before) else int(own)


def _is_seat(text: str, mention: GeoMention, names: Sequence[Name]) -> bool:
    """Whether a country is named to say where an institution is: "the Aalto University, Finland".

    One's own institutions need no such word.
    """
    for name in names:
        if name.type is NameType.ORGANISATION and name.end <= mention.start:
            told = _ITS_SEAT.fullmatch(text, name.end, mention.start)
            if told is not None and (told["inside"] is None or name.kind in _ABROAD_AS_WELL):
                return True
    return False


def _first_side(sentence: Annotated) -> str | None:
    """Return the country that an act "between …" and another names first, as is usual."""
    text = sentence.text
    at = text.find(_BETWEEN)
    near = (m for m in sentence.geo if at <= m.start < at + _BEHIND_BETWEEN)
    mention = next(near, None) if at >= 0 else None
    if mention is None or mention.group is not None or len(mention.codes) != 1:
        return None
    inside = [n for n in sentence.names if n.type is NameType.ORGANISATION]
    for joint in _JOINT.finditer(text, at, mention.start):
        if not any(n.start < joint.start() and joint.end() < n.end for n in inside):
            return None  # the first of the two is named without its country
    return mention.codes[0]
