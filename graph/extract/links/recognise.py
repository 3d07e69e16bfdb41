"""Recognise links in a sentence.

A link is named by a run of places before its noun ("the Isaka-Kigali railway"), by a name ("the
Lobito Corridor", "the TAPI pipeline", "the M4 highway", "Rail Baltica"), by its ends ("a pipeline
from A to B"), or as crossing a border.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from graph.claims import LinkKind
from graph.extract.annotate import BaseView
from graph.extract.gazetteer import GeoForm, GeoMention
from graph.extract.links.ends import Ends, find_ends
from graph.extract.links.lexicon import lexicon
from graph.extract.links.runs import CapitalRun, capital_run
from graph.extract.mentions import Name, NameType

STOPS: Final = "link.stops"
NAMED: Final = "link.named"
ENDS: Final = "link.ends"
CROSS_BORDER: Final = "link.cross-border"

_ACRONYM_BEFORE: Final = re.compile(r" \(([A-Z][\w&+-]{1,12})\)$")
_ACRONYM_AFTER: Final = re.compile(r" \(([A-Z][A-Z0-9&+-]{1,9})\)")
#: A road number or an acronym, which names a link whatever noun follows: "M4", "TAPI", "CASA-1000".
_CODE: Final = re.compile(r"[A-Z]{1,4}-?\d{1,4}[A-Z]?|[A-Z]{2,}[A-Z0-9-]{1,8}")
_CROSSING: Final = re.compile(
    r"cross-border|trans-?border|transnational|interconnect|binational|trilateral", re.IGNORECASE
)
#: " (INSTC), a 7,200-km " between a link and what explains it, or " (locally …) is a ".
_APPOSITION: Final = re.compile(
    r"(?: \([^)]{1,60}\))?,? (?:(?:is|was|will be|would be) )?(?:\(|an? |the )[\w ,-]{0,40}"
)
#: "BaltSea 2, a 600-megawatt direct-current " before "cable": the name that a noun explains.
_EXPLAINED: Final = re.compile(
    r"(?<![\w.-])(?P<name>[A-Z][\w'&-]{1,20}(?: [A-Z][\w'&-]{1,20}){0,2}(?: \d{1,2})?)"
    r"(?:(?: \([^)]{1,20}\))?, | (?:is|was|will be) )(?:an?|the) (?:[\w,.]+[\w-]* ){0,6}$"
)
_PREPOSITION: Final = re.compile(r" (?:on|of|in|for|to|at|with|who|by|over|from|and|that|which) ")
_EXPLAINED_REACH: Final = 120
#: A compound that says by itself what it is: "EstLink 1", "BritConnector".
_COMPOUND: Final = re.compile(
    r"(?<![\w-])[A-Z][a-z]{1,11}(?:Link|Cable|Connector|Interconnector)(?: \d{1,2})?(?![\w-])"
)
_COMPOUNDED: Final = ("Link", "Cable", "onnector")
#: " over the Ruvuma River" after a bridge or tunnel.
_ACROSS: Final = re.compile(r" (?:over|across|under) the (?:River )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)?")
#: "road part of the scheme".
_PART: Final = re.compile(
    r" (?:part|leg|portion|component) of the (?:scheme|project|corridor|route|plan)(?!\w)"
)
_SPANS: Final = frozenset({"bridge", "road bridge", "railway bridge", "rail bridge", "tunnel"})
#: " via Crete" after a link that has no other name.
_VIA: Final = re.compile(r" via (?:the )?(?P<place>[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)?)")
_ELASTIC: Final = re.compile(r"(?:trans|cross|inter|intra|pan)-$", re.IGNORECASE)
#: Open nouns that, once their ends are known, are links of a kind that the document settles.
_BRANCHES: Final = frozenset({"branch", "branch line", "spur"})
_LATER: Final = frozenset({"line", "link", "cable", "connection"}) | _BRANCHES
#: "the Lobito Atlantic Railway consortium": who runs a link is none.
_RUN_BY: Final = re.compile(
    r" (?:consortium|company|companies|corporation|operator|authority|agency|joint venture"
    r"|concessionaire)\b",
    re.IGNORECASE,
)
_ACRONYM_REACH: Final = 16
_ADJECTIVE_REACH: Final = 90
_KIND_REACH: Final = 40


def names(view: BaseView) -> Iterator[Name]:
    """Yield the links of a sentence."""
    text = view.text
    words = lexicon()
    compounded = any(part in text for part in _COMPOUNDED)
    if not compounded and words.telling.isdisjoint(view.wording):
        return
    nouns = list(words.nouns.finditer(text))
    known = list(words.known.finditer(text))
    compounds = list(_COMPOUND.finditer(text)) if compounded else []
    if not nouns and not known and not compounds:
        return
    geo = view.geo
    barred = [match.span() for match in words.not_links.finditer(text)] if nouns else []
    found: list[Name] = []
    is_open = any(noun.group().casefold() not in words.kinds for noun in nouns)
    settled = _settled(text) if is_open or compounds else None
    for noun in nouns:
        own = None if noun.group() in _BRANCHES else settled
        kind = words.kinds.get(noun.group().casefold(), own)
        later = kind is None and noun.group() in _LATER
        if kind is None and not later:
            continue
        if any(start <= noun.start() < end for start, end in barred):
            continue
        if _RUN_BY.match(text, noun.end()):
            continue
        name = _link(text, geo, noun, kind) if kind is not None else _unsettled(text, geo, noun)
        name = _named_before(text, geo, noun, name)
        if name is not None and found and _explains(text, found[-1], name):
            parties = tuple(sorted({*found[-1].parties, *name.parties}))
            stops = max(found[-1].stops, name.stops, key=len)
            found[-1] = replace(found[-1], parties=parties, stops=stops)
        elif name is not None:
            found.append(name)
    for match in compounds:
        if settled is LinkKind.TRANSMISSION_LINE and not any(
            n.start < match.end() and match.start() < n.end for n in found
        ):
            found.append(
                Name(match.start(), match.end(), NameType.LINK, match.group(), NAMED, settled)
            )
    for match in known:
        kind = words.known_kinds[match["name"]]
        found.append(Name(match.start(), match.end(), NameType.LINK, match.group(), NAMED, kind))
    yield from found


def _settled(text: str) -> LinkKind | None:
    """Return the kind that the words of a sentence settle for its open nouns."""
    return next((kind for kind, told in lexicon().settling if told.search(text)), None)


def _unsettled(text: str, geo: Sequence[GeoMention], noun: re.Match[str]) -> Name | None:
    """Return a link of a kind that only the document settles, told by its ends or by its way."""
    ends = find_ends(text, noun.end(), geo)
    if ends is not None and len(ends.stops) > 1:
        start = _start_of(text, noun, _adjectives_from(text, _before(text, noun.start())))
        label = f"{text[start : noun.end()]} {text[ends.start : ends.end].strip()}"
        return Name(
            start,
            ends.end,
            NameType.LINK,
            label,
            ENDS,
            parties=ends.countries,
            stops=ends.stops,
            proper=False,
        )
    return _by_way(text, noun, None)


def _by_way(text: str, noun: re.Match[str], kind: LinkKind | None) -> Name | None:
    """Return "a link via Gotland"; the first part of a longer way is no name."""
    way = _VIA.match(text, noun.end())
    if way is None:
        return None
    label = f"{noun.group()} via {way['place']}"
    return Name(noun.start(), way.end(), NameType.LINK, label, ENDS, kind, stops=(), proper=False)


def _named_before(
    text: str, geo: Sequence[GeoMention], noun: re.Match[str], name: Name | None
) -> Name | None:
    """Return the link that a noun with its ends explains: "BaltSea 2, a cable from A to B".

    A noun without ends only explains a name that carries a number.
    """
    if name is not None and name.proper:
        return name
    lead = _EXPLAINED.search(text, max(0, noun.start() - _EXPLAINED_REACH), noun.start())
    if lead is None or _PREPOSITION.search(text, lead.end("name"), noun.start()):
        return name
    kind = lexicon().kinds.get(noun.group().casefold(), name.kind if name else None)
    numbered = lead["name"][-1].isdigit()
    place = any(g.start < lead.end("name") and lead.start("name") < g.end for g in geo)
    if place or kind is None or (name is None and not numbered):
        return name
    if lead["name"].split(" ")[0] in lexicon().not_in_name:
        return name
    named = Name(lead.start("name"), lead.end("name"), NameType.LINK, lead["name"], NAMED, kind)
    return named if name is None else replace(named, parties=name.parties, stops=name.stops)


def _start_of(text: str, noun: re.Match[str], adjectives: int) -> int:
    """Return where a noun begins with the words that describe it."""
    start = min(adjectives, noun.start())
    while text[start] == " ":
        start += 1
    return start


def _explains(text: str, before: Name, name: Name) -> bool:
    """Whether a description is of the link named right before: "the A-B line, a connection …"."""
    between = text[before.end : name.start]
    return not name.proper and _APPOSITION.fullmatch(between) is not None


def _link(text: str, geo: Sequence[GeoMention], noun: re.Match[str], kind: LinkKind) -> Name | None:
    """Read one link at its noun; None if nothing says which link it is.

    `kind` is that of the noun, or for an open noun ("line") the one that its sentence settles.
    """
    end = _before(text, noun.start())
    acronym = _ACRONYM_BEFORE.search(text, max(0, end - _ACRONYM_REACH), end)
    adjectives = end if acronym else _adjectives_from(text, end)
    end = acronym.start() if acronym else _before(text, adjectives)
    run = capital_run(text, end, geo)
    if run is None and end != noun.start() - 1:  # "the Baku Oil Pipeline": adjectives in the name
        run = capital_run(text, _before(text, noun.start()), geo)
    short = acronym or _ACRONYM_AFTER.match(text, noun.end())
    found: Name | None = None
    if run is not None and len(run.parts) > 1 and not _is_pair_of_parties(run, noun):
        found = _from_run(text, geo, noun, run, kind)
    elif run is not None and _is_name(text, geo, noun, run):
        found = _named(text, geo, noun, run, kind)
    if found is not None:
        found = replace(found, acronym=short[1] if short else None)
    ends = find_ends(text, noun.end(), geo) if _may_have_ends(text, noun, kind) else None
    if ends is not None:
        return _with_ends(text, noun, ends, kind, adjectives, found)
    return found or _crossing(text, noun, kind, adjectives)


def _before(text: str, end: int) -> int:
    """Return where the text ends before the blanks at `end`."""
    while end > 0 and text[end - 1] == " ":
        end -= 1
    return end


def _adjectives_from(text: str, end: int) -> int:
    """Return where the describing words begin that end at `end`."""
    low = max(0, end - _ADJECTIVE_REACH)
    found = lexicon().adjectives.search(text[low:end])
    if found is None:
        return end
    start = low + found.start()
    return start if start == 0 or not text[start - 1].isalnum() else end


def _may_have_ends(text: str, noun: re.Match[str], kind: LinkKind) -> bool:
    """Whether ends may follow; an open noun needs a word beside it that settles its kind."""
    if noun.group().casefold() in lexicon().kinds:
        return True
    beside = text[max(0, noun.start() - _KIND_REACH) : noun.end()]
    if any(k is kind and pattern.search(beside) for k, pattern in lexicon().settling):
        return True
    return noun.group() in ("line", "cable")


def _is_pair_of_parties(run: CapitalRun, noun: re.Match[str]) -> bool:
    """Whether a run is an adjective of two parties, as in "U.S.-EU link"."""
    loose = noun.group().casefold() in ("link", "links", "connection", "project")
    return loose and run.label.isupper()


def _is_name(text: str, geo: Sequence[GeoMention], noun: re.Match[str], run: CapitalRun) -> bool:
    """Whether a capitalised run names the link, and not its owner or the first of a sentence."""
    inside = [g for g in geo if run.start <= g.start and g.end <= run.end]
    owners = [g for g in inside if g.form not in (GeoForm.PLACE, GeoForm.CAPITAL)]
    if owners and _ELASTIC.search(text, run.start, owners[-1].start):
        return True  # "Trans-Balkan pipeline"
    if owners and owners[-1].end >= run.end:  # "Kenya Pipeline", but "East African Oil Pipeline"
        several = text[run.end : noun.end()].strip().istitle() and " " in noun.group()
        return several and not owners[-1].possessive
    if noun.group()[0].isupper():
        return re.match(r" [A-Z][a-z]", text[noun.end() : noun.end() + 3]) is None
    if _CODE.fullmatch(run.label):
        return True
    if noun.group().casefold() not in lexicon().named_small:
        return False
    return run.start > 0 or " " in run.label or bool(inside)


def _from_run(
    text: str, geo: Sequence[GeoMention], noun: re.Match[str], run: CapitalRun, kind: LinkKind
) -> Name:
    """Return a link named by places; countries among them are its countries, not stops."""
    inside = [g for g in geo if run.start <= g.start and g.end <= run.end]
    states = {
        text[g.start : g.end] for g in inside if g.form not in (GeoForm.PLACE, GeoForm.CAPITAL)
    }
    places = tuple(part for part in run.parts if part not in states)
    return Name(
        run.start,
        noun.end(),
        NameType.LINK,
        f"{run.label} {_noun_phrase(text, run.end, noun)}",
        STOPS,
        kind,
        parties=_countries(inside),
        stops=places if len(places) > 1 else (),
    )


def _named(
    text: str, geo: Sequence[GeoMention], noun: re.Match[str], run: CapitalRun, kind: LinkKind
) -> Name:
    inside = [g for g in geo if run.start <= g.start and g.end <= run.end]
    label = f"{run.label} {_noun_phrase(text, run.end, noun)}"
    parties = _countries(inside)
    return Name(run.start, noun.end(), NameType.LINK, label, NAMED, kind, parties=parties)


def _noun_phrase(text: str, start: int, noun: re.Match[str]) -> str:
    """Return the noun with what stands before it after the name, without an acronym."""
    return re.sub(r"^\([^)]*\) ", "", text[start : noun.end()].strip())


def _countries(mentions: Sequence[GeoMention]) -> tuple[str, ...]:
    return tuple(sorted({c for g in mentions if g.group is None for c in g.codes}))


def _with_ends(
    text: str,
    noun: re.Match[str],
    ends: Ends,
    kind: LinkKind,
    adjectives: int,
    named: Name | None,
) -> Name:
    """Return a link named by its ends, or a named link with the stops that the ends add."""
    if named is not None:
        parties = tuple(sorted({*named.parties, *ends.countries}))
        return replace(named, parties=parties, stops=named.stops or ends.stops)
    start = _start_of(text, noun, adjectives)
    label = f"{text[start : noun.end()]} {text[ends.start : ends.end].strip()}"
    return Name(
        start,
        ends.end,
        NameType.LINK,
        label,
        ENDS,
        kind,
        parties=ends.countries,
        stops=ends.stops,
        proper=False,
    )


def _crossing(text: str, noun: re.Match[str], kind: LinkKind, adjectives: int) -> Name | None:
    """Return a link that is only said to cross a border or a river; a corridor always does.

    Several of them ("a treaty on cross-border railways") are no link.
    """
    start = _start_of(text, noun, adjectives)
    label = text[start : noun.end()]
    spans = noun.group().casefold() in _SPANS
    over = _ACROSS.match(text, noun.end()) if spans else _PART.match(text, noun.end())
    if over is not None:
        label = f"{noun.group()}{over.group()}"
        return Name(start, over.end(), NameType.LINK, label, NAMED, kind, proper=False)
    bare = label == noun.group() and text[: noun.start()].endswith(("the ", "The ", "this "))
    if bare or kind is LinkKind.CORRIDOR or label.endswith("s") or not _CROSSING.search(label):
        return _by_way(text, noun, kind)
    return Name(start, noun.end(), NameType.LINK, label, CROSS_BORDER, kind, proper=False)
