"""Fields in which parties cooperate or mean to.

A sector is read where a noun of cooperation introduces it ("cooperation in mining and energy",
"sectors such as …", "opportunities in …"), or where a verb of the sentence says that the parties
discussed, urged or agreed something in a known field. Only phrases that hold a word of a known
sector count, which keeps precision; the words are in `graph/reference/data/sectors.yaml` and
`data/lexicon/sectors.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Final

import msgspec

from graph.claims import Claim, SectorClaim, Status
from graph.extract.annotate import Annotated
from graph.extract.mentions import NameType
from graph.extract.rules import DATA, read_yaml
from graph.extract.scene import Scene
from graph.reference.sectors import sector_words

_LISTED: Final = "sector.listed"
_DESCRIBED: Final = "sector.described"
_CONFIDENCE: Final = {_LISTED: Decimal("0.85"), _DESCRIBED: Decimal("0.75")}
_MAX_WORDS: Final = 7
_LOOK_BACK: Final = 3


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    nouns: list[str]
    called_for: list[str]
    agreed: list[str]
    discussed: list[str]
    implemented: list[str]
    forums: list[str]


@cache
def _lexicon() -> _File:
    return read_yaml(DATA / "lexicon" / "sectors.yaml", _File)


def _options(words: list[str] | tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _sector_pattern() -> re.Pattern[str]:
    phrases = [phrase for words in sector_words().values() for phrase in words]
    return re.compile(rf"(?<![\w-])(?:{_options(tuple(phrases))})(?![\w-])", re.IGNORECASE)


@cache
def _opener() -> re.Pattern[str]:
    """Match what stands before a list of sectors, up to its first word."""
    nouns = _options(_lexicon().nouns)
    within = r"(?:in|on|across|within|of|for)"
    between = r" (?:between|with|among) [^,;.()]{1,90}? (?:in|on|across|for)"
    measure = (
        r"(?: (?:the|a number of|(?:wide )?range of|new|two|three|four|five|various|several"
        r"|multiple|many|diverse|key|priority|different|specific|following))*"
    )
    field = r"(?: (?:fields?|areas?|sectors?|spheres?|domains?|industries))?(?: of)?"
    example = (
        r"(?:,? ?(?:such as|including|like|namely|especially|particularly|notably|in particular))?"
    )
    return re.compile(
        rf"(?:(?<!\w)(?:{nouns})"
        r"(?: (?:efforts|ties|initiatives|projects|opportunities|activities))?"
        rf"(?:{between}|(?: [a-z]+){{0,3}} {within}){measure}{field}{example}"
        r"|,? (?:such as|including|like|especially in|particularly in|notably in|namely|covering)"
        r"|, (?:as well as |and )?(?:supporting|extending|growing|augmenting|developing|promoting"
        r"|expanding|strengthening|enhancing|deepening))"
        r":? (?:the )?",
        re.IGNORECASE,
    )


_ITEM: Final = re.compile(
    r"\s*(?:,|;|\band\b|&|\bas well as\b|\balong with\b|\(?\bi{1,3}\)|\bplus\b)\s*"
)
_STOP: Final = re.compile(
    r"[.:!?\"—]|\((?!i)|(?<!i)\)| – |(?<!\w)(?:which|that|who|while|under|through|with|by|to|for|at|during"
    r"|as part|between|among|from|including|such|particularly|especially|after|before|when|where"
    r"|is|are|was|were|has|have|will|would|could|can|said|remains?|on the|in order|describing"
    r"|aimed|worth)(?!\w)",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(
    r"(?:the|a|an|its|their|enhanced|increased|further|more|greater|improved|joint|bilateral|mutual"
    r"|closer|stronger|deeper|developing|extending|growing|supporting|expanding|promoting"
    r"|augmenting|local|diversified|new|both|other|(?:the )?(?:areas?|sectors?|fields?) (?:like|of)"
    r"|(?:cooperation|collaboration|investments?) in|support (?:for|to)"
    r"|measures to (?:facilitate|promote|support)) ",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    r" (?:sectors?|fields?|areas?|cooperation|collaboration|industries|projects|links|matters"
    r"|issues|spheres?|domains?)$",
    re.IGNORECASE,
)
_OWNER: Final = re.compile(r"(?:[A-Z][\w-]+ )?[A-Z][\w-]+'s? ")
#: Capitalised words only: part of a name, not a field.
_TITLE: Final = re.compile(r"[A-Z][a-z][\w-]*(?: [A-Z][\w-]*| of| and| for)*")
_SUBJECT: Final = re.compile(
    r"^((?:[\w-]+[, ]{1,2}){1,8}?)(?:were|was|is|are) (?:also )?"
    r"(?:described|identified|seen|named|mentioned|highlighted|singled out|listed|called|cited) "
)
_SHARED_HEAD: Final = re.compile(
    r"(?<!\w)((?:[a-z]+, )+(?:[a-z]+,? )?and [a-z]+) "
    r"(transport|transportation|trade|energy|education)"
    r"(?: (?:links|connections|services|cooperation))?(?!\w)",
    re.IGNORECASE,
)


@cache
def _before_noun() -> re.Pattern[str]:
    """Match a known sector before a noun of cooperation, or as the object of projects."""
    phrases = _options(tuple(p for words in sector_words().values() for p in words))
    return re.compile(
        rf"(?<![\w-])({phrases}) (?:cooperation|collaboration|partnership|ties)(?![\w-])"
        rf"|(?<![\w-])(?:launch|launching|develop|developing|implement|implementing|start|starting|"
        rf"pursue|pursuing|support|supporting|joint|bilateral) ({phrases})"
        rf" (?:projects|initiatives|programmes|programs|ventures)(?![\w-])",
        re.IGNORECASE,
    )


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield the sectors of a document, each once per set of parties."""
    seen: set[tuple[tuple[str, ...], str]] = set()
    for index, sentence in enumerate(scene.sentences):
        if scene.is_heading(sentence):
            continue
        for start, end, sector, rule in _sectors(sentence):
            parties = _parties(scene, index, start)
            key = (parties, sector.casefold())
            if key in seen or len(parties) < 2:
                continue
            seen.add(key)
            yield SectorClaim(
                evidence=(scene.evidence(sentence, start, end),),
                rule=rule,
                confidence=_CONFIDENCE[rule],
                claimant=scene.speakers[index],
                parties=parties,
                sector=sector,
                status=_status(sentence.text[:start]),
            )


def _parties(scene: Scene, index: int, position: int) -> tuple[str, ...]:
    """Return the parties named together before a position of a sentence, else in it or before it.

    Failing all these, the two that the document is mainly about.
    """
    sentence = scene.sentences[index]
    for mention in reversed(sentence.parties):
        codes = set(scene.codes(mention, index)) - set(_lexicon().forums)
        if mention.end <= position and len(codes) >= 2 and mention.group is None:
            return tuple(sorted(codes))
    own = _named(scene, index)
    if len(own) >= 2:
        return tuple(sorted(own))
    for at in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
        earlier = _named(scene, at)
        if len(earlier) >= 2 and own <= earlier:
            return tuple(sorted(earlier))
    main = {code for code in scene.main_parties if code not in _lexicon().forums}
    first_two = [code for code in scene.main_parties if code in main][:2]
    if own and not own <= set(first_two):
        return tuple(sorted({*own, *first_two[:1]})) if first_two else ()
    return tuple(sorted(first_two))


def _named(scene: Scene, index: int) -> set[str]:
    """Return the parties named in a sentence, without forums in whose margins people meet."""
    found: set[str] = set()
    for mention in scene.sentences[index].parties:
        found.update(scene.codes(mention, index))
    return found - set(_lexicon().forums)


def _status(before: str) -> Status | None:
    """Return the status that the nearest verb before a sector gives it."""
    best: tuple[int, Status | None] = (-1, None)
    for status, pattern in _status_patterns():
        for match in pattern.finditer(before):
            best = max(best, (match.start(), status), key=lambda found: found[0])
    return best[1]


@cache
def _status_patterns() -> tuple[tuple[Status, re.Pattern[str]], ...]:
    words = _lexicon()
    lists = (
        (Status.AGREED, words.agreed),
        (Status.CALLED_FOR, words.called_for),
        (Status.DISCUSSED, words.discussed),
        (Status.IMPLEMENTED, words.implemented),
    )
    return tuple(
        (status, re.compile(rf"(?<!\w)(?:{_options(phrases)})(?!\w)", re.IGNORECASE))
        for status, phrases in lists
    )


def _sectors(sentence: Annotated) -> Iterator[tuple[int, int, str, str]]:
    """Yield place, words and rule of each sector that a sentence introduces."""
    text = sentence.text
    if not _sector_pattern().search(text):
        return
    taken: list[tuple[int, int]] = [
        (n.start, n.end)
        for n in sentence.names
        if n.type in (NameType.ORGANISATION, NameType.BODY, NameType.PERSON)
    ]
    for match in _SHARED_HEAD.finditer(text):
        yield from _shared(match, taken)
    for opener in _opener().finditer(text):
        yield from _listed(text, opener.end(), _list_end(text, opener.end()), taken, _LISTED)
    for match in _SUBJECT.finditer(text):
        yield from _listed(text, match.start(1), match.end(1), taken, _DESCRIBED)
    for match in _before_noun().finditer(text):
        group = match.lastindex or 0
        yield from _listed(text, match.start(group), match.end(group), taken, _DESCRIBED)


def _shared(
    match: re.Match[str], taken: list[tuple[int, int]]
) -> Iterator[tuple[int, int, str, str]]:
    """Yield "air transport", "rail transport" for "air, rail and motor transport links"."""
    if not re.search(r"link|connection|cooperation|enhanced|service", match.group(), re.IGNORECASE):
        return
    items = [item for item in _ITEM.split(match.group(1)) if item]
    if not all(_known(f"{item} {match.group(2)}") for item in items):
        return
    taken.append(match.span())
    for item in items:
        yield match.start(), match.end(), f"{item} {match.group(2)}", _LISTED


def _listed(
    text: str, start: int, end: int, taken: list[tuple[int, int]], rule: str
) -> Iterator[tuple[int, int, str, str]]:
    """Yield the items of a list of sectors between two positions; the first stranger ends it."""
    position = start
    for piece in (*_ITEM.finditer(text, start, end), None):
        stop = piece.start() if piece else end
        item = _clean(text, position, stop)
        position = piece.end() if piece else end
        if item is None:
            continue
        first, last, words = item
        if not _known(words) or any(s < last and first < e for s, e in taken):
            continue
        taken.append((first, last))
        yield first, last, words, rule


def _list_end(text: str, start: int) -> int:
    match = _STOP.search(text, start)
    return match.start() if match else len(text)


def _clean(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """Return place and words of an item without what only leads to it."""
    while start < end and (lead := _LEAD.match(text, start, end)):
        start = lead.end()
    words = text[start:end].rstrip(" ,;")
    end = start + len(words)
    if owner := _OWNER.match(words):
        start += owner.end()
        words = words[owner.end() :]
    bare = _TAIL.sub("", words)
    if _TITLE.fullmatch(bare) and not bare.isupper() and start > 0:
        return None
    if not bare or len(bare.split()) > _MAX_WORDS:
        return None
    return start, end, bare


@cache
def _folded_phrases() -> frozenset[str]:
    return frozenset(p.casefold() for words in sector_words().values() for p in words)


def _known(words: str) -> bool:
    """Whether a phrase names a known sector or ends in one, or holds one in few words."""
    folded = words.casefold()
    if folded in _folded_phrases():
        return True
    if " for " in folded:
        return False
    found = _sector_pattern().search(words)
    return found is not None and len(folded.split()) <= 5


__all__ = ["claims"]
