"""Recognise links in a sentence.

A link is named by a run of places before its noun ("the Isaka-Kigali railway"), by a name ("the
Lobito Corridor", "the TAPI pipeline", "the M4 highway", "Rail Baltica"), by its ends ("a pipeline
from A to B"), or as crossing a border.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from graph.claims import LinkKind
from graph.extract.annotate import BaseView
from graph.extract.gazetteer import GeoForm, GeoMention
from graph.extract.links.apposed import NAMED, also_called, as_one, explained_by
from graph.extract.links.crossing import by_way, crossing
from graph.extract.links.dashed import find_dashed, may_be_measured
from graph.extract.links.deeds import DEED, find_deeds
from graph.extract.links.ends import ENDS, Ends, ends_of_route, find_apposed, find_ends
from graph.extract.links.lexicon import is_plural, is_titled, kind_settled, lexicon
from graph.extract.links.listed import find_listed
from graph.extract.links.measured import find_measured
from graph.extract.links.one_end import (
    PARTS,
    ROUNDS,
    branch,
    countries_named,
    is_traffic,
    leads_to,
)
from graph.extract.links.owners import (
    is_company,
    is_doer,
    names_operator,
    with_owner,
    without_owner,
)
from graph.extract.links.runs import CapitalRun, capital_run
from graph.extract.links.tied import tied_by
from graph.extract.links.way import find_way
from graph.extract.mentions import Name, NameType
from graph.extract.ordinary import ordinary_words
from graph.extract.reading.places import has_capital_called, is_place

STOPS: Final = "link.stops"

_ACRONYM_BEFORE: Final = re.compile(r" \(([A-Z][\w&+-]{1,12})\)$")
_ACRONYM_AFTER: Final = re.compile(r" \(([A-Z][A-Z0-9&+-]{1,9})(?:\)|, )")
#: A road number or an acronym, which names a link whatever noun follows: "M4", "TAPI", "CASA-1000".
_CODE: Final = re.compile(r"[A-Z]{1,4}-?\d{1,4}[A-Z]?|[A-Z]{2,}[A-Z0-9-]{1,8}")
#: "trains that once ran": what they did is told behind.
_RELATIVE: Final = re.compile(r" (?:that|which)\b")
#: A compound that says by itself what it is: "EstLink 1", "BritConnector".
_COMPOUND: Final = re.compile(
    r"(?<![\w-])[A-Z][a-z]{1,11}(?:Link|Cable|Connector|Interconnector)(?: \d{1,2})?(?![\w-])"
)
_COMPOUNDED: Final = ("Link", "Cable", "onnector")
#: What only describes a link, up to its ends: " that would carry gas ", " of 580 km ".
_DESCRIBES: Final = re.compile(
    r"(?: project)?(?: (?:now )?(?:planned|proposed|envisaged|built|laid|due|mooted))?"
    r"(?:,? (?:some |about |around |nearly |over )?[\d.,]+[ -]?(?:km|kilomet\w+|miles)"
    r"(?: long)?,?)?"
    r"(?:,? (?:that|which|to|for|of|at|carrying|taking|running|stretching|extending|designed"
    r"|meant)\b[^.;:()]{0,60}"
    r"|(?: (?:is|are|was|were) to| will| would| should| could| may| can| now| soon| already){1,3}"
    r"(?: (?:run|ply|sail|operate|go|fly|lead|stretch|extend|start)(?: \w+)?)?"
    r"|(?: (?:now|already|still|again|also|currently|\w+ly))?"
    r"(?: (?:have|has|had|is|are|was|were|been|be|again|now|once|more)){0,5}"
    r" (?:plies|ply|plied|plying|r[ua]ns?|running|sail(?:s|ed|ing)?|operat(?:es?|ed|ing)|go|goes"
    r"|went|going|leads?|stretch(?:es|ed|ing)?|extend(?:s|ed|ing)?|roll(?:s|ed|ing)?|mov(?:es?|ed|ing)"
    r"|travel(?:s|led|ling)?|travers(?:es?|ed)|climb(?:s|ed|ing)?|head(?:s|ed|ing)?|open)"
    r"(?: \w+ly| again| down| up| once more| (?:once|twice|\w+ times) a \w+)?)?"
    r"(?: (?:(?:every|each) (?:\w+ )?|(?:once |twice |\w+ times )?(?:a|per) )"
    r"(?:days?|weeks?|months?|fortnight|\w+day))?,? ?"
)
_WAY_REACH: Final = 160
_ELASTIC: Final = re.compile(r"(?:trans|cross|inter|intra|pan)-$", re.IGNORECASE)
#: Open nouns that, once their ends are known, are links of a kind that the document settles.
_BRANCHES: Final = frozenset({"branch", "branch line", "spur"})
#: Parts that are only named by their ends: "the A-B and C-D lines".
_SEVERAL: Final = frozenset({"lines", "sections"})
#: A unit behind its figure, which begins no name: "700 MW ".
_UNIT_OF: Final = re.compile(
    r"\d[ -]?(?:[kMG]W|[kM]V|MVA|TEU|GWh|MWh|TWh|[kM]?[Bb]itps?|Gbps|Tbps)\Z"
)
#: ", " or " now " between a link and what it does.
_OF_NAME: Final = re.compile(
    r",? (?:which |that |now |once |still |already |today )?(?:(?!and )[a-z]+ ){0,2}"
)
#: "has linked ", "to connect " between a link and its ends, which is no part of its name.
_HAS_JOINED: Final = re.compile(r"(?:has|have|had|now|also) (?:link|join|connect)ed ")
_TO_JOIN: Final = re.compile(r"(?:to )?(?:link|join|connect) ")
#: "225 kV " before a line.
_VOLTAGE: Final = re.compile(r"\d+[ -]?kV \Z")
#: "leaves " before the ends of a link, which is no part of its name.
_TAKES_WAY: Final = re.compile(
    r"(?!from|between|link|join|connect|via)[a-z]+ (?:at |in |from )?(?:the )?(?=[A-ZÀ-Þ])"
)
_TRACKS: Final = frozenset({"track", "tracks"})
_LATER: Final = frozenset({"line", "link", "cable", "connection", *ROUNDS}) | _BRANCHES | PARTS
_NAMED_LATER: Final = frozenset({"Link", "Cable", "cable"})
_THE: Final = re.compile(r"(?<!\w)[Tt]he \Z")
#: A crossing on land is a hub.
_BY_SEA: Final = frozenset({"crossing"})
#: "Lago Agrio to " before "Balao pipeline".
_FIRST_END: Final = re.compile(
    r"(?<![\w-])(?P<place>[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+){0,2})(?: \([^()]{2,30}\))?"
    r"(?:-to-| to )$"
)
_LIST_JOINT: Final = re.compile(r"(?:,| and|, and)(?: the)? \Z")
#: " VIII" of "Pan-European Corridor VIII".
_NUMBER_BEHIND: Final = re.compile(r" (?:[IVX]{1,4}[a-d]?|\d{1,2}[A-Z]?)(?![\w%]|[.,]\d)")
_ACRONYM_REACH: Final = 16
_LENGTH: Final = re.compile(
    r"\d[ -]?(?:km|kilomet\w+|miles?)(?: \([a-z]+\))?(?:[ -]long)?,? (?:[a-z-]+ ){0,3}\Z"
)
#: " coal ", " 500 kV ", " lowland " between the places of a link and its noun.
_QUALIFIERS: Final = re.compile(
    r"(?: (?:[\d.,]{1,7}[ -]?(?:kV|MW|km|mm|inch)"
    r"|(?!(?:and|or|by|on|of|in|for|to|with|an?|the|via|as|from|at|is|was|are|over|its|their|new)\b)"
    r"[a-z][a-z-]{2,})){1,2} \Z"
)
_ADJECTIVE_REACH: Final = 90
_KIND_REACH: Final = 40


def names(view: BaseView) -> Iterator[Name]:
    """Yield the links of a sentence."""
    text, geo = view.text, view.geo
    leads = _leads(view)
    by_deed = not lexicon().deeds_telling.isdisjoint(view.wording)
    if not (by_deed or any(leads) or may_be_measured(text)):
        return
    settled = kind_settled(text)
    found = _called(text, geo, leads, settled) if any(leads) else []
    if by_deed:
        _add_deeds(text, found, list(find_deeds(text, geo, found)))
    yield from found
    yield from find_dashed(text, geo, found, settled)


class _Leads(NamedTuple):
    """What may be or belong to the name of a link: nouns, well-known names, compounds."""

    nouns: Sequence[re.Match[str]]
    known: Sequence[re.Match[str]]
    compounds: Sequence[re.Match[str]]


def _leads(view: BaseView) -> _Leads:
    words = lexicon()
    compounded = any(part in view.text for part in _COMPOUNDED)
    if not compounded and words.telling.isdisjoint(view.wording):
        return _Leads((), (), ())
    return _Leads(
        [*words.nouns.finditer(view.text)],
        [*words.known.finditer(view.text)],
        [*_COMPOUND.finditer(view.text)] if compounded else (),
    )


def _called(
    text: str, geo: Sequence[GeoMention], leads: _Leads, settled: LinkKind | None
) -> list[Name]:
    """Return the links that have a name or a noun."""
    found = _of_nouns(text, geo, leads.nouns, settled)
    if settled is LinkKind.TRANSMISSION_LINE:
        found += _of_compounds(leads.compounds, found)
    found += find_listed(text, geo, leads.nouns, found)
    found += find_measured(text, geo, leads.nouns, found)
    _add_known(text, found, leads.known)
    return found


def _of_nouns(
    text: str, geo: Sequence[GeoMention], nouns: Sequence[re.Match[str]], settled: LinkKind | None
) -> list[Name]:
    """Return the links of nouns; two mentions of one link beside each other are one."""
    barred = [match.span() for match in lexicon().not_links.finditer(text)] if nouns else []
    found: list[Name] = []
    for noun in nouns:
        if any(start <= noun.start() < end for start, end in barred):
            continue
        name = _of_noun(text, geo, noun, settled)
        if name is None:
            continue
        if found and (both := as_one(text, found[-1], name)) is not None:
            found[-1] = both
        else:
            found += _listed_before(text, geo, noun, name)
            found.append(with_owner(text, geo, name))
    return found


def _of_noun(
    text: str, geo: Sequence[GeoMention], noun: re.Match[str], settled: LinkKind | None
) -> Name | None:
    """Return the link of a noun; one of an open noun is of the kind that its sentence settles."""
    word = noun.group().casefold()
    is_open = word not in lexicon().kinds
    kind = lexicon().kinds.get(word, None if noun.group() in _BRANCHES else settled)
    first = word if noun.start() == 0 else noun.group()
    later = first in _LATER or noun.group() in _NAMED_LATER
    if (kind is None and not later) or (word in _BY_SEA and kind is not LinkKind.SEA_ROUTE):
        return None
    if names_operator(text, noun) or _is_part_of_named(text, geo, noun):
        return None
    name = _link(text, geo, noun, kind) if kind is not None else None
    if name is None and is_open:
        name = _unsettled(text, geo, noun)
        name = name and replace(name, kind=kind or name.kind)
    if word in _SEVERAL and (name is None or name.rule != STOPS):
        return None
    if (
        name is not None
        and name.rule == NAMED
        and (
            is_company(noun, kind)
            or is_doer(text, name)
            or _are_several(noun, name)
            or (is_open and word in PARTS)
        )
    ):
        return None
    return explained_by(text, geo, noun, name)


def _of_compounds(compounds: Sequence[re.Match[str]], found: Sequence[Name]) -> list[Name]:
    """Return the cables that say by themselves what they are, if not `found` already."""
    return [
        Name(*match.span(), NameType.LINK, match.group(), NAMED, LinkKind.TRANSMISSION_LINE)
        for match in compounds
        if not any(name.start < match.end() and match.start() < name.end for name in found)
    ]


def _add_known(text: str, found: list[Name], known: Sequence[re.Match[str]]) -> None:
    """Add links that are well known, with what explains them; a second name is an acronym."""
    for match in known:
        before = next((n for n in reversed(found) if n.end <= match.start()), None)
        if before is not None and also_called(text, before, match.start()):
            found[found.index(before)] = replace(before, acronym=match.group())
        kind = lexicon().known_kinds[match["name"]]
        name = Name(*match.span(), NameType.LINK, match.group(), NAMED, kind)
        behind = next((n for n in found if n.start >= name.end), None)
        both = as_one(text, name, behind) if behind is not None else None
        if behind is not None and both is not None:
            found.remove(behind)
        found.append(both or name)


def _are_several(noun: re.Match[str], name: Name) -> bool:
    """Whether a plural names links of a sort, and none of them: "the Pan-European corridors"."""
    return is_plural(noun.group()) and not name.stops


def _add_deeds(text: str, found: list[Name], deeds: Sequence[Name]) -> None:
    """Add links told by deeds; one of the link named before gives it its ends: "X, plying …"."""
    for deed in deeds:
        for place, name in enumerate(found):
            between = text[name.end : deed.start] if name.end <= deed.start else ""
            if not name.stops and _OF_NAME.fullmatch(between):
                parties = tuple(sorted({*name.parties, *deed.parties}))
                found[place] = replace(name, stops=deed.stops, parties=parties)
                break
        else:
            found.append(deed)


def _listed_before(
    text: str, geo: Sequence[GeoMention], noun: re.Match[str], name: Name
) -> list[Name]:
    """Return the lines listed before the last: "A-B" of "the A-B and C-D lines"."""
    found: list[Name] = []
    start = name.start
    while noun.group().endswith("s") and name.rule == STOPS and len(name.stops) > 1:
        joint = _LIST_JOINT.search(text, 0, start)
        run = capital_run(text, joint.start(), geo) if joint is not None else None
        if run is None or len(run.parts) < 2 or not any(map(is_place, run.parts)):
            break
        kind = name.kind if isinstance(name.kind, LinkKind) else None
        before = replace(_from_run(text, geo, noun, run, kind), end=run.end)
        found.insert(0, replace(before, name=f"{run.label} {noun.group()}"))
        start = before.start
    return found


def _is_part_of_named(text: str, geo: Sequence[GeoMention], noun: re.Match[str]) -> bool:
    """Whether a part is that of a link named before it: "TurkStream's extension from …"."""
    if noun.group() not in PARTS or not text.startswith(("'s ", "’s "), noun.start() - 3):
        return False
    return not any(g.end == noun.start() - 3 for g in geo)


def _ends(text: str, noun: re.Match[str], geo: Sequence[GeoMention]) -> Ends | None:
    """Return the ends of a noun: right behind it, or after words that only describe it."""
    ends = find_ends(text, noun.end(), geo)
    if ends is not None and ends.stops:
        return ends
    sure = noun.group() in lexicon().kinds
    apposed = find_apposed(text, noun.end(), geo, sure=sure)
    if apposed is not None:
        more = ends.countries if ends is not None else ()
        countries = tuple(sorted({*apposed.countries, *more}))
        return Ends(apposed.start, apposed.end, apposed.stops, countries)
    if ends is not None and noun.end() != ends.start - 1:
        return ends
    way = find_way(text, noun.end(), min(len(text), noun.end() + _WAY_REACH), geo)
    if way is None or not _DESCRIBES.fullmatch(text, noun.end(), way.start):
        return ends or (None if is_traffic(noun) else ends_of_route(text, noun, geo))
    if lexicon().nouns.search(text, noun.end(), way.start):
        return ends
    stops = way.stops if len(way.stops) > 1 else ()
    if ends is not None and not stops and len(way.countries) <= len(ends.countries):
        return ends
    return Ends(way.start, way.end, stops, tuple(sorted(way.countries)))


def _unsettled(text: str, geo: Sequence[GeoMention], noun: re.Match[str]) -> Name | None:
    """Return a link of a kind that only the document settles, told by its ends or by its way.

    One of its ends is a place that is known.
    """
    ends = _ends(text, noun, geo)
    if (
        ends is not None
        and len(ends.stops) > 1
        and (ends.countries or any(map(is_place, ends.stops)) or _is_measured(text, noun))
    ):
        start = _start_of(text, noun, _adjectives_from(text, _before(text, noun.start())))
        label = f"{text[start : noun.end()]} {text[ends.start : ends.end].strip()}"
        return Name(
            start,
            ends.end,
            NameType.LINK,
            label,
            ENDS,
            LinkKind.RAILWAY if noun.group() in _TRACKS else None,
            parties=ends.countries,
            stops=ends.stops,
            proper=False,
        )
    end = _before(text, noun.start())
    run = capital_run(text, end, geo) or _qualified(text, geo, noun)
    other = run is not None and lexicon().nouns.search(run.label) is not None
    if run is not None and len(run.parts) > 1 and not other and any(map(is_place, run.parts)):
        between = _from_run(text, geo, noun, run, None)
        if len(between.stops) > 1:
            return between
    known = run is not None and _THE.search(text, 0, run.start) is not None
    if run is not None and known and noun.group() == "line" and is_place(run.label):
        # "the Machipanda line": of a kind that the document settles.
        return Name(run.start, noun.end(), NameType.LINK, f"{run.label} line", NAMED)
    titled = run is not None and noun.group() in _NAMED_LATER
    if run is not None and titled and _is_name(text, geo, noun, run):
        way = find_way(text, noun.end(), min(len(text), noun.end() + _WAY_REACH), geo)
        if way is not None or known:
            label = f"{run.label} {noun.group()}"
            return Name(run.start, noun.end(), NameType.LINK, label, NAMED)
    return tied_by(text, geo, noun, None) or by_way(text, noun, None) or branch(text, geo, noun)


def _is_measured(text: str, noun: re.Match[str]) -> bool:
    """Whether a length stands before a noun, which only a way has: "the 128 km track"."""
    return _LENGTH.search(text, max(0, noun.start() - _ADJECTIVE_REACH), noun.start()) is not None


def _start_of(text: str, noun: re.Match[str], adjectives: int) -> int:
    """Return where a noun begins with the words that describe it."""
    start = min(adjectives, noun.start())
    while text[start] == " ":
        start += 1
    return start


def _link(text: str, geo: Sequence[GeoMention], noun: re.Match[str], kind: LinkKind) -> Name | None:
    """Read one link at its noun; None if nothing says which link it is.

    `kind` is that of the noun, or for an open noun ("line") the one that its sentence settles.
    """
    end = _before(text, noun.start())
    acronym = _ACRONYM_BEFORE.search(text, max(0, end - _ACRONYM_REACH), end)
    adjectives = end if acronym else _adjectives_from(text, end)
    end = acronym.start() if acronym else _before(text, adjectives)
    run = capital_run(text, end, geo)
    run = (run and _with_first_end(text, run)) or _qualified(text, geo, noun)
    if run is None and end != noun.start() - 1:  # "the Baku Oil Pipeline": adjectives in the name
        run = capital_run(text, _before(text, noun.start()), geo)
    short = acronym or _ACRONYM_AFTER.match(text, noun.end())
    found: Name | None = None
    several = run is not None and len(run.parts) > 1 and not any(map(is_titled, run.parts))
    if run is not None and several and not _is_pair_of_parties(run, noun):
        found = _from_run(text, geo, noun, run, kind)
    elif run is not None and not is_traffic(noun) and _is_name(text, geo, noun, run):
        found = _named(text, geo, noun, run, kind)
    if found is None and kind is LinkKind.CORRIDOR and noun.group() == "Corridor":
        number = _NUMBER_BEHIND.match(text, noun.end())
        if number is not None:
            label = text[noun.start() : number.end()]
            found = Name(noun.start(), number.end(), NameType.LINK, label, NAMED, kind)
    if found is not None:
        found = replace(found, acronym=short[1] if short else None)
    ends = _ends(text, noun, geo)
    if ends is not None and not _may_have_ends(text, noun, kind) and not _are_places(ends):
        ends = None
    if ends is not None:
        return _with_ends(text, noun, ends, kind, adjectives, found)
    tied = tied_by(text, geo, noun, kind) if found is None or not found.stops else None
    if found is not None:
        return found if tied is None else replace(found, stops=tied.stops)
    if tied is not None:
        return tied
    start = _start_of(text, noun, adjectives)
    return leads_to(text, geo, noun, kind, start) or crossing(text, noun, kind, start)


def _are_places(ends: Ends) -> bool:
    """Whether the ends are two places that are known; an unknown word may be anything."""
    return len(ends.stops) > 1 and all(map(is_place, ends.stops))


def _with_first_end(text: str, run: CapitalRun) -> CapitalRun:
    """Return "Lago Agrio to Balao" for the run "Balao", where both are known places."""
    first = _FIRST_END.search(text, max(0, run.start - _ADJECTIVE_REACH), run.start)
    if first is None or len(run.parts) > 1 or not is_place(run.label):
        return run
    place = first["place"]
    while " " in place and not is_place(place):
        place = place.split(" ", 1)[1]
    if not is_place(place):
        return run
    start = first.end("place") - len(place)
    return CapitalRun(start, run.end, text[start : run.end], (place, run.label))


def _qualified(text: str, geo: Sequence[GeoMention], noun: re.Match[str]) -> CapitalRun | None:
    """Return the places of "the A-B coal railway", "the A-B 500 kV line", one of them known."""
    low = max(0, noun.start() - _ADJECTIVE_REACH)
    words = _QUALIFIERS.search(text, low, noun.start())
    run = capital_run(text, words.start(), geo) if words is not None else None
    if words is None or run is None or len(run.parts) < 2:
        return None
    if noun.group() in PARTS and lexicon().nouns.search(text, words.start(), words.end() - 1):
        return None  # "the A-B railway forms part of"
    inside = any(run.start <= g.start and g.end <= run.end for g in geo)
    told = inside or "kV" in words.group() or any(map(is_place, run.parts))
    return run if told else None


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
    return start if start == 0 or not (text[start - 1].isalnum() or text[start - 1] == "-") else end


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
    owners = [g for g in inside if not g.is_place]
    if owners and _ELASTIC.search(text, run.start, owners[-1].start):
        return True  # "Trans-Balkan pipeline"
    if owners and owners[-1].end >= run.end:  # "Kenya Pipeline", but "East African Oil Pipeline"
        several = text[run.end : noun.end()].strip().istitle() and " " in noun.group()
        known = _THE.search(text, 0, run.start) is not None
        region = owners[-1].group is not None and owners[-1].form is not GeoForm.DEMONYM and known
        return (several or region) and not owners[-1].possessive
    if _UNIT_OF.search(text, max(0, run.start - 8), run.end):
        return False  # "a 700 MW undersea cable"
    if noun.group()[0].isupper():
        return re.match(r" [A-Z][a-z]", text[noun.end() : noun.end() + 3]) is None
    if _CODE.fullmatch(run.label):
        return True
    if noun.group().casefold() not in lexicon().named_small:
        return False
    first = run.label.casefold() not in ordinary_words() and is_place(run.label)
    return run.start > 0 or " " in run.label or bool(inside) or first


def _from_run(
    text: str,
    geo: Sequence[GeoMention],
    noun: re.Match[str],
    run: CapitalRun,
    kind: LinkKind | None,
) -> Name:
    """Return a link named by places; countries among them are its countries, not stops."""
    run, owner = without_owner(geo, run)
    inside = [g for g in geo if run.start <= g.start and g.end <= run.end]
    named = [g for g in inside if not g.is_place]
    states = {
        text[g.start : g.end]
        for g in named
        if len(named) == len(run.parts) or not has_capital_called(text[g.start : g.end], g.codes)
    }
    places = tuple(part for part in run.parts if part not in states)
    return Name(
        run.start,
        noun.end(),
        NameType.LINK,
        f"{run.label} {_noun_phrase(text, run.end, noun)}",
        STOPS,
        kind,
        parties=countries_named([*owner, *(named if len(places) > 1 else inside)]),
        stops=places if len(places) > 1 else (),
    )


def _named(
    text: str, geo: Sequence[GeoMention], noun: re.Match[str], run: CapitalRun, kind: LinkKind
) -> Name:
    inside = [g for g in geo if run.start <= g.start and g.end <= run.end]
    number = _NUMBER_BEHIND.match(text, noun.end()) if noun.group().istitle() else None
    end = number.end() if number is not None else noun.end()
    label = f"{run.label} {_noun_phrase(text, run.end, noun)}{text[noun.end() : end]}"
    parties = countries_named(inside)
    return Name(run.start, end, NameType.LINK, label, NAMED, kind, parties=parties)


def _noun_phrase(text: str, start: int, noun: re.Match[str]) -> str:
    """Return the noun with what stands before it after the name, without an acronym."""
    return re.sub(r"^\([^)]*\) ", "", text[start : noun.end()].strip())


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
    planned = not is_plural(noun.group()) and _TO_JOIN.match(text, ends.start) is not None
    if len(ends.stops) > 1 and (planned or _HAS_JOINED.match(text, ends.start)):
        label = f"{'–'.join(ends.stops)} {text[start : noun.end()]}"
    elif len(ends.stops) > 1 and _TAKES_WAY.match(text, ends.start):
        measure = _VOLTAGE.search(text, max(0, start - _KIND_REACH), start)
        phrase = text[measure.start() if measure else start : noun.end()]
        label = f"{ends.stops[0]}–{ends.stops[-1]} {phrase}"
    by_verb = ends.start - noun.end() > 1 and len(ends.stops) > 1
    rule = ENDS
    if by_verb and is_traffic(noun) and kind in lexicon().run_on:
        # "Trains roll from A to B": the link is what they run on.
        label = f"{'–'.join(ends.stops)} {lexicon().run_on[kind]}"
        rule = ENDS if _RELATIVE.search(text, noun.end(), ends.start) else DEED
    return Name(
        start,
        ends.end,
        NameType.LINK,
        label,
        rule,
        kind,
        parties=ends.countries,
        stops=ends.stops,
        proper=False,
    )
