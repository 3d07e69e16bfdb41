"""Recognise hubs in a sentence.

A hub is a name with a noun of the lexicon ("Port of Tanga", "Gwadar port", "ICP Raxaul"), a name
that a noun explains ("Kharlachi, a crossing in …"), or a port or crossing of the reference data
that cargo is said to pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from graph.claims import HubKind
from graph.extract.annotate import BaseView
from graph.extract.gazetteer import GeoForm
from graph.extract.headlines import headline_verbs
from graph.extract.hubs.bare import find_bare
from graph.extract.hubs.country import country_of
from graph.extract.hubs.lexicon import known_hubs, lexicon
from graph.extract.hubs.named import (
    EXPLAINED,
    LIST,
    NAMED,
    OF,
    TABLE,
    TWIN,
    hub_name,
    without_stop,
)
from graph.extract.hubs.passed import (
    find_at_border,
    find_crossings,
    find_listed,
    find_passed,
    find_rest,
)
from graph.extract.links.lexicon import is_titled
from graph.extract.mentions import Name
from graph.extract.ordinary import is_ordinary
from graph.extract.reading.places import PLACE, has_capital_called, is_place, is_port
from graph.extract.values.model import DateMention, PeriodMention
from graph.extract.words import Shape, Word, at

_MAX_NAME: Final = 5
_DATES: Final = (DateMention, PeriodMention)
#: Names are found from left to right, so that only the last few can overlap the next.
_NEIGHBOURS: Final = 8
#: "major seaport(s): Lautoka, Suva": a line of a table that lists hubs.
_TABLE: Final = re.compile(
    r"^(?:[-*•] |Ports and terminals:? )?"
    r"(?:(?:major|main|principal|largest|key|chief|leading|busiest|other) )?"
    r"(?P<noun>sea ?ports?|ports?|river ports?|dry ports?|airports?|border crossings?"
    r"|container ports?|free zones?)(?:\(s\))?(?: \([^()]{1,20}\))?: ",
    re.IGNORECASE,
)
#: " asked " behind a name.
_SAYS: Final = re.compile(r" (?!and |or |located |on |in |at )[a-z]+ ")
#: What leads from a noun to its place: "port of", "the dry port at", "a bonded warehouse for
#: traders at", "both crossings, at".
_OF_OR_AT: Final = re.compile(
    r"(?:(?: of [\d.,]+ ?(?:square metres|square meters|sq m|m²|ha|hectares|acres) (?=at|in)"
    r"| (?:for (?:[\w-]+ ){1,4}(?=at))?|, (?=at)"
    r"| on (?:the|its) [\w-]+ (?:side|bank|shore|coast|border|frontier),? (?=at)"
    r"| (?:is|are|was|were|will be|has been|have been|to be) (?:\w+ ){1,3}(?=at|in)"
    r"|,? (?:promised|planned|proposed|opened|built|due|located|situated|sited) (?=at))"
    r"(of|at|in)| (?:planned|proposed|envisaged|foreseen) for) (?:the )?"
)
#: Terminals of trains, and those of ships; any other is only a terminal.
_TERMINALS: Final = frozenset({"terminal", "terminals"})
_BY_RAIL: Final = re.compile(r"\b(?:rail\w*|trains?|wagons?|gauge|tracks?)\b", re.IGNORECASE)
_BY_SEA: Final = re.compile(
    r"\b(?:(?:sea)?ports?|harbours?|harbors?|ships?|vessels?|berths?|quays?|maritime|marine|shipping"
    r"|sea|TEUs?|dock(?:s|ed)?)\b",
    re.IGNORECASE,
)
_AT_PLACE: Final = re.compile(r" (?:at|in) (?=[A-ZÀ-Þ])")
_NEXT_CAPITAL: Final = re.compile(r" ([A-Z][a-z]+)")
#: Words of a sentence in which a station is one of goods trains.
_CARGO: Final = re.compile(
    r"\b(?:logistics|freight|cargo|goods|containers?|customs|terminals?|transshipment)\b"
)
_STATIONS: Final = frozenset({"station", "stations"})
_CROSSINGS: Final = ("crossing", "crossings")
#: " is being built at ": what stands there has no name of its own yet.
_BUILT: Final = re.compile(r" (?:is|are|was|were|will|has|have|to) ")
#: ", among them " between a plural and its members.
_MEMBERS: Final = re.compile(
    r",? (?P<joint>such as|including|among them|notably|namely|chief among them|like)"
    r" (?:the )?"
)
#: " are ", " of Peru include ": what says which ones several hubs are.
_ARE: Final = re.compile(
    r"(?: (?:of|in) (?:the )?[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?)?"
    r" (?P<joint>are|were|include|includes|included|comprise|consist of) (?:the )?(?=[A-ZÀ-Þ])"
)
#: " visits" behind "port", " our border" behind "crossing".
_VISITED: Final = re.compile(r" (?:visits?|calls?)\b")
_OVER: Final = re.compile(r" (?:the|our|its|their|this|that|an?|into|over|from)\b")
#: ", Torkham and Chaman", " in the country: Manta and Guayaquil": names beside their noun.
_BESIDE: Final = re.compile(
    r"(?P<joint>(?: (?:between|linking) (?:the )?[A-ZÀ-Þ][\w-]+ (?:and|with) (?:the )?"
    r"[A-ZÀ-Þ][\w-]+)?,"
    r"|(?: (?:in|of) (?:the )?[\w-]+)?:) (?=[A-ZÀ-Þ])"
)
#: "two customary " before a plural.
_NUMBERS: Final = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_COUNTED: Final = re.compile(rf"\b({'|'.join(_NUMBERS)}) (?:[a-z-]+ ){{0,2}}\Z", re.IGNORECASE)
_COUNT_REACH: Final = 40
#: What leads from a name to the noun that explains it: ", a busy " of "Kharlachi, a busy crossing",
#: " was upgraded to a " of "Kharlachi was upgraded to a customs post".
_EXPLAINS: Final = re.compile(
    r"(?:, | \(| (?:(?:has |will |is to |was to )?(?:become|became)"
    r"|(?:has been |was |is |is to be |will be )(?:now )?"
    r"(?:upgraded to|turned into|made|designated|opened as|declared)) )"
    r"(?:an?|the|its|their)(?: (?!of )[\w'-]+){0,3}? $"
)
_EXPLAINS_REACH: Final = 60
#: ", a dry " between a hub and the noun that says what it is.
_BESIDE_NAME: Final = re.compile(r"(?:, | \()(?:an?|the) (?:[a-z-]+ ){0,3}\Z")
#: "At Katosho near Kigoma a " before the noun of what is built there.
_INVERTED: Final = re.compile(
    rf"(?:^|[;,] |\band )(?:[Aa]t|[Ii]n) (?P<place>{PLACE.pattern})"
    r"(?:,? (?:near|in|on|outside|by) [^,;.]{2,30}?)?,? an? (?:[a-z-]+ ){0,3}\Z"
)
_INVERTED_REACH: Final = 90
#: ", also called Manas airport": a second name of what is named already.
_ALSO: Final = re.compile(
    r"(?:also|better|formerly|locally) (?:called|known as|named) (?:the )?"
    r"(?:[A-ZÀ-Þ][\w'-]+ ){1,4}$"
)
_ALSO_REACH: Final = 80
#: "a second " before a noun.
_ONE: Final = re.compile(r"(?<!\w)(?:[Aa]n?|[Tt]he|[Ii]ts) (?:[\w-]+ ){0,2}\Z")
_TWO_SIDES: Final = re.compile(r" ?[-–/] ?")
#: Hides the names already taken, so that no two of one recogniser overlap.
_Span = tuple[int, int]


def names(view: BaseView) -> Iterator[Name]:
    """Yield the hubs of a sentence; they do not overlap."""
    text, words = view.text, view.words
    taken: list[_Span] = []
    found: list[Name] = []
    dates = [(m.start, m.end) for _, m in view.mentions if isinstance(m, _DATES)]
    if (label := _TABLE.match(text)) is not None and _is_list(text, words, label.end()):
        yield from _tabled(text, words, label)
        return
    named = not lexicon().telling.isdisjoint(view.wording)
    for noun in lexicon().nouns.finditer(text) if named else ():
        if _ALSO.search(text, max(0, noun.start() - _ALSO_REACH), noun.start()):
            continue
        for name in _at_noun(text, words, noun):
            if name.rule == OF and _is_beside(text, noun, found):
                continue  # "the Kigali Logistics Platform, a dry port in Masaka"
            if _overlaps(name, dates):
                continue  # "the terminal was opened in March 2018"
            if not _overlaps(name, taken[-_NEIGHBOURS:]):
                taken.append((name.start, name.end))
                found.append(name)
    cargo = not lexicon().context.isdisjoint([word.folded for word in words])
    bare = _unnamed(view, taken) if cargo else ()
    for name in (*_short_forms(text, words), *bare):
        if not _overlaps(name, taken):
            taken.append((name.start, name.end))
            found.append(name)
    yield from found
    for name in (*find_listed(view, found), *find_rest(view, found)):
        if not _overlaps(name, taken):
            taken.append((name.start, name.end))
            yield name


def _is_beside(text: str, noun: re.Match[str], found: Sequence[Name]) -> bool:
    """Whether a noun only says what the hub named right before it is."""
    lead = _BESIDE_NAME.search(text, max(0, noun.start() - _EXPLAINS_REACH), noun.start())
    return lead is not None and any(name.end == lead.start() for name in found)


def _unnamed(view: BaseView, taken: Sequence[_Span]) -> Iterator[Name]:
    """Yield the hubs that no noun names."""
    yield from find_at_border(view)
    yield from find_bare(view.text, view.words, taken)
    yield from find_passed(view, taken)
    yield from find_crossings(view)


def _tabled(text: str, words: Sequence[Word], label: re.Match[str]) -> Iterator[Name]:
    """Yield each hub of a line such as "major seaport(s): Lautoka, Suva"."""
    kind = lexicon().kinds.get(label["noun"].casefold())
    position = label.end()
    while kind is not None and (run := _run(words, at(words, position), position)):
        end = run[-1].end
        yield hub_name(
            position, end, text[position:end], TABLE, kind, country_of(text, words, 0, end, run)
        )
        more = LIST.match(text, end)
        if more is None:
            break
        position = more.end()


def _is_list(text: str, words: Sequence[Word], position: int) -> bool:
    """Whether names stand behind a label, and no sentence: "Ports: Laos asked to keep …"."""
    run = _run(words, at(words, position), position)
    return bool(run) and _SAYS.match(text, run[-1].end) is None


def _overlaps(name: Name, taken: Sequence[_Span]) -> bool:
    return any(start < name.end and name.start < end for start, end in taken)


def _at_noun(text: str, words: Sequence[Word], noun: re.Match[str]) -> list[Name]:
    """Return the hubs that a noun helps to name: those after "of", before it, or after "at"."""
    for word in words[max(0, at(words, noun.start() + 1) - 1) :][:1]:
        if word.geo is not None and noun.end() <= word.end:
            return _in_reference(word, noun)
    joint = _OF_OR_AT.match(text, noun.end())
    if joint is not None and joint[1] == "of" and noun.group().casefold().endswith(_CROSSINGS):
        return []  # "a crossing of the Mekong"
    called = noun.group().casefold()
    if called in _STATIONS and not (_BY_RAIL.search(text) or _CARGO.search(text)):
        return []  # "the Kazan station" may be one of power or of the police
    if called in _STATIONS or called in lexicon().parts:
        return _before(text, words, noun)
    members = _MEMBERS.match(text, noun.end()) if noun.group().endswith("s") else None
    if members is not None:
        return _after(text, words, noun, members)
    are = _ARE.match(text, noun.end()) if noun.group().endswith("s") else None
    if are is not None and (named := _beside(text, words, noun, are)):
        return named
    beside = _BESIDE.match(text, noun.end())
    listed = beside is not None and (joint is None or beside["joint"].endswith(":"))
    if beside is not None and listed and (named := _beside(text, words, noun, beside)):
        return named
    if joint is not None and not _may_lead(text, noun, joint):
        joint = None
    after = [] if joint is None else _after(text, words, noun, joint)
    if joint is not None and joint[1] == "of" and after:
        return after
    return (
        _before(text, words, noun)
        or _possessed(text, words, noun)
        or after
        or _explained(text, words, noun)
        or _inverted(text, words, noun)
    )


def _may_lead(text: str, noun: re.Match[str], joint: re.Match[str]) -> bool:
    """Whether a joint leads to where a hub is: "in" does from a noun that can be nothing else."""
    if joint.group().startswith(", at"):
        return noun.group().endswith("s")
    if not joint.group().startswith(" in "):
        return True
    place = PLACE.match(text, joint.end())
    one = " " in noun.group() and not noun.group().endswith("s")
    zone = _kind(text, noun) is HubKind.ECONOMIC_ZONE and _ONE.search(text, 0, noun.start())
    return one and place is not None and bool(zone or is_place(place.group().rstrip(".")))


def _in_reference(word: Word, noun: re.Match[str]) -> list[Name]:
    """Return a place whose own name holds the noun ("Khalifa Port"); no city ("Port of Spain")."""
    known = word.geo is not None and (word.geo.name, *word.geo.codes) in known_hubs()
    if word.geo is None or not (known or noun.end() == word.end):
        return []
    kind = _kind(noun.string, noun)
    return [hub_name(word.start, word.end, word.text, NAMED, kind, word.geo.codes)]


def _kind(text: str, noun: re.Match[str]) -> HubKind:
    """Return the kind of hub that a noun means; the words around it tell what a terminal is."""
    kind = lexicon().kinds[noun.group().casefold()]
    if kind is not HubKind.STATION or noun.group().casefold() not in _TERMINALS:
        return kind
    if _BY_RAIL.search(text):
        return kind
    beside = (PLACE.match(text, m.end()) for m in _AT_PLACE.finditer(text, noun.end()))
    place = next((found for found in beside if found is not None), None)
    at_port = place is not None and is_port(place.group())
    return HubKind.SEAPORT if at_port or _BY_SEA.search(text) else HubKind.OTHER


#: What a company is called before its name.
_FIRMS: Final = frozenset({"company", "firm", "operator", "group", "concessionaire", "subsidiary"})


def _before(text: str, words: Sequence[Word], noun: re.Match[str]) -> list[Name]:
    """Return "Gwadar port", or "Tanga" and "Mtwara" of "Tanga and Mtwara ports"."""
    head = at(words, noun.start())
    first = _first_of_name(words, head)
    run = words[first:head]
    if not run or _is_no_name(run) or _goes_on(text, noun) or _is_firm(words, first, head, noun):
        return []
    if is_titled(run[-1].text) or _is_deed(first, run, noun):
        return []
    kind = _kind(text, noun)
    if kind is HubKind.OTHER and is_port(text[run[0].start : run[-1].end]):
        kind = HubKind.SEAPORT
    country = country_of(text, words, first, noun.end(), run)
    others = _listed_before(words, first) if noun.group().endswith("s") else []
    others = [other for other in others if not is_titled(other[-1].text)]
    placed = _is_placed(text, run) or any(
        _is_placed(text, other) or not all(map(is_ordinary, other)) for other in others
    )
    if noun.group().endswith("s") and not placed:
        return []  # "Sister Ports" are several, and which ones nothing tells
    end = run[-1].end if others else noun.end()
    found = [_of_run(text, words, noun, other, kind) for other in others]
    label = text[run[0].start : end]
    return [*found, hub_name(run[0].start, noun.end(), label, NAMED, kind, country)]


def _is_deed(first: int, run: Sequence[Word], noun: re.Match[str]) -> bool:
    """Whether a noun and the words before it are something else than a hub with its name.

    A sentence that begins with ordinary words ("Strengthening port security", "Firearms crossing
    the border"), a visit of ships ("SSN port visits"), the crossing of a railway or river.
    """
    text = noun.string
    if _VISITED.match(text, noun.end()):
        return True
    if noun.group().casefold() in _CROSSINGS:
        ways = run[-1].text in lexicon().crossed
        return ways or _OVER.match(text, noun.end()) is not None
    begins = first == 0 and noun.group().islower() and not any(word.geo for word in run)
    return begins and all(map(is_ordinary, run))


def _is_placed(text: str, run: Sequence[Word]) -> bool:
    """Whether words name a place, or two with a dash between them."""
    placed = any(word.geo is not None and word.geo.is_place for word in run)
    dashed = any(word.text in ("-", "–", "/") for word in run)
    return placed or dashed or is_place(text[run[0].start : run[-1].end])


def _possessed(text: str, words: Sequence[Word], noun: re.Match[str]) -> list[Name]:
    """Return "Nakuru's dry port", of a town that is no capital: those stand for their states."""
    head = at(words, noun.start())
    owner = words[head - 1] if head > 0 else None
    if owner is None or not owner.possessive or noun.group().endswith("s"):
        return []
    run = words[_first_of_name(words, head - 1) : head]
    name = text[run[0].start : owner.end].removesuffix("'s").removesuffix("'")
    named = owner.geo is None or owner.geo.form is GeoForm.PLACE
    if not named or _is_no_name(run) or not is_place(name):
        return []
    country = country_of(text, words, head, noun.end(), run)
    label = f"{name} {noun.group()}"
    return [hub_name(run[0].start, noun.end(), label, NAMED, _kind(text, noun), country)]


def _is_firm(words: Sequence[Word], first: int, head: int, noun: re.Match[str]) -> bool:
    """Whether a noun ends the name of a company: "APM Terminals", "the company Alba Port"."""
    run = words[first:head]
    if first and words[first - 1].folded in _FIRMS and noun.group().istitle():
        return True
    short = all(word.text.isupper() and word.geo is None for word in run)
    return short and noun.group().istitle() and noun.group().endswith("s")


def _of_run(
    text: str, words: Sequence[Word], noun: re.Match[str], run: Sequence[Word], kind: HubKind
) -> Name:
    """Return a hub of a list whose noun stands at its end."""
    start, end = run[0].start, run[-1].end
    country = country_of(text, words, 0, noun.end(), run)
    return hub_name(start, end, text[start:end], NAMED, kind, country)


def _first_of_name(words: Sequence[Word], head: int) -> int:
    """Return where the name begins that ends before the word numbered `head`."""
    first = head
    while first > 0 and head - first < _MAX_NAME and _joins(words, first):
        first -= 1
    while first < head and words[first].text in lexicon().not_in_name:
        first += 1
    return first


def _joins(words: Sequence[Word], first: int) -> bool:
    """Whether the word before the one numbered `first` belongs to the same name."""
    word = words[first - 1]
    adjacent = first == len(words) or words[first].start - word.end <= 1
    if word.text in headline_verbs():
        return False
    if word.text in ("-", "–") and first > 1:  # "Sadakhlo-Bagratashen crossing"
        return words[first - 2].end == word.start and _in_name(words[first - 2])
    return adjacent and not word.possessive and (_in_name(word) or _leading(word))


def _leading(word: Word) -> bool:
    return word.shape is Shape.CAPITAL and word.text in lexicon().not_in_name


def _goes_on(text: str, noun: re.Match[str]) -> bool:
    """Whether a capitalised noun is itself within a longer name: "Maputo Port Authority"."""
    following = _NEXT_CAPITAL.match(text, noun.end()) if noun.group()[0].isupper() else None
    return following is not None and following[1] not in lexicon().projects


def _listed_before(words: Sequence[Word], first: int) -> list[Sequence[Word]]:
    """Return the names listed before the word at `first`: "A, B and" of "A, B and C ports"."""
    found: list[Sequence[Word]] = []
    while first > 1 and words[first - 1].text in ("and", "or", ",") and _in_name(words[first - 2]):
        last = first - 1
        first = _first_of_name(words, last)
        if first == last or _is_no_name(words[first:last]):
            break
        found.insert(0, words[first:last])
    return found


def _after(
    text: str, words: Sequence[Word], noun: re.Match[str], joint: re.Match[str]
) -> list[Name]:
    """Return "Port of Tanga", or each of "the ports of Tanga and Mtwara"."""
    kind = _kind(text, noun)
    owner = country_of(text, words, at(words, noun.start()), noun.end(), ())
    single = not noun.group().endswith("s")
    position = joint.end()
    start = noun.start()
    found: list[Name] = []
    while run := _run(words, at(words, position), position):
        if _is_no_name(run) and not (found and _is_city(run)):
            break
        if text.startswith("$", run[-1].end):
            break  # "posts is estimated at US$2 billion"
        if is_titled(run[-1].text) or _is_cut(words, run):
            break  # "ports of the Future Partnership", "the terminal of the Sri Lanka Ports …"
        end = _past_twin(text, run[-1].end, kind)
        if single and kind is HubKind.LOGISTICS_CENTRE and _is_at_another(text, end):
            break  # "a cargo yard at the Torkham border crossing"
        label = without_stop(text[run[0].start : end])
        country = country_of(text, words, 0, end, run) or owner
        if single and joint[1] == "of":
            label = f"{noun.group()} of {label}"
        elif single and not _BUILT.match(joint.group()):
            label = f"{label} {noun.group()}"
        found.append(hub_name(start, end, label, OF, kind, country))
        more = LIST.match(text, end)
        if single or more is None:
            break
        position = start = more.end()
    return found


def _is_cut(words: Sequence[Word], run: Sequence[Word]) -> bool:
    """Whether a name goes on behind a run, with a noun of its own: "the King Salman Port"."""
    following = at(words, run[-1].end)
    if following >= len(words) or words[following].start != run[-1].end + 1:
        return False
    word = words[following]
    return word.shape is Shape.CAPITAL and word.folded in lexicon().kinds


def _is_at_another(text: str, position: int) -> bool:
    """Whether a noun follows that makes a crossing or a station of the name before it."""
    noun = lexicon().nouns.match(text, position + 1)
    kind = _kind(text, noun) if noun is not None else None
    return kind in (HubKind.BORDER_CROSSING, HubKind.STATION)


def _beside(
    text: str, words: Sequence[Word], noun: re.Match[str], joint: re.Match[str]
) -> list[Name]:
    """Return the known places right behind a noun: "two crossings, Torkham and Chaman,"."""
    listed = _after(text, words, noun, joint)
    if not noun.group().endswith("s"):
        closed = [name for name in listed if text.startswith(",", name.end)]
        listed = [replace(n, name=text[joint.end() : n.end], start=joint.end()) for n in closed]
    known = all(map(_is_known, listed)) or _count_before(text, noun) == len(listed)
    return listed if known else []


def _is_known(name: Name) -> bool:
    """Whether a name, or that of one side of a crossing, is a place."""
    return any(map(is_place, (name.name, *_TWO_SIDES.split(name.name))))


def _count_before(text: str, noun: re.Match[str]) -> int | None:
    """Return how many a plural says that they are: "two" of "two customary crossings"."""
    counted = _COUNTED.search(text, max(0, noun.start() - _COUNT_REACH), noun.start())
    return _NUMBERS[counted[1].lower()] if counted is not None else None


def _is_city(run: Sequence[Word]) -> bool:
    """Whether a country is named like its capital: "the ports of Mombasa and Djibouti"."""
    [word, *more] = run
    return not more and word.geo is not None and has_capital_called(word.text, word.geo.codes)


def _past_twin(text: str, end: int, kind: HubKind) -> int:
    """Return where the name of a crossing ends with that of its other side: "Sèmè-Kraké"."""
    twin = TWIN.match(text, end) if kind is HubKind.BORDER_CROSSING else None
    return end if twin is None else twin.end()


def _run(words: Sequence[Word], first: int, position: int) -> Sequence[Word]:
    """Return the name that begins at a position: up to five words, one known place at most."""
    if first >= len(words) or words[first].start != position:
        return ()
    last = first
    while last < len(words) and last - first < _MAX_NAME and _in_name(words[last]):
        word = words[last]
        second_place = word.geo is not None and any(w.geo for w in words[first:last])
        new_hub = last > first and word.folded in lexicon().kinds
        if second_place or new_hub or (last > first and word.start - words[last - 1].end > 1):
            break
        last += 1
        if word.possessive:
            break
    return words[first:last]


def _in_name(word: Word) -> bool:
    """Whether a word may be part of a hub's name; a demonym or a group is not."""
    if word.geo is not None:
        named = word.geo.form is not GeoForm.DEMONYM and word.geo.group is None
        return named and word.text[0].isupper()
    return word.shape is Shape.CAPITAL and word.text not in lexicon().not_in_name


def _is_no_name(run: Sequence[Word]) -> bool:
    """Whether a run is a country ("ports of Pakistan") or a bare noun ("quays of the Port")."""
    noun = run[0].folded.split(" of ")[0]  # "Port of Maputo" is one word where it is known so
    return all(w.geo is not None and w.geo.form is GeoForm.NAME for w in run) or (
        len(run) == 1 and noun in lexicon().kinds
    )


def _explained(text: str, words: Sequence[Word], noun: re.Match[str]) -> list[Name]:
    """Return the name before "…, a crossing": a known place, or a run of capitalised words."""
    lead = _EXPLAINS.search(text, max(0, noun.start() - _EXPLAINS_REACH), noun.start())
    if lead is None or _goes_on(text, noun):
        return []
    head = at(words, lead.start())
    first = _first_of_name(words, head)
    run = words[first:head]
    if not run or run[-1].end != lead.start() or _is_no_name(run):
        return []
    if any(word.folded in lexicon().kinds for word in run):
        return []
    kind = _kind(text, noun)
    country = country_of(text, words, first, noun.end(), run)
    label = text[run[0].start : run[-1].end]
    return [hub_name(run[0].start, run[-1].end, label, EXPLAINED, kind, country)]


def _inverted(text: str, words: Sequence[Word], noun: re.Match[str]) -> list[Name]:
    """Return the hub of "At Katosho near Kigoma a dry port … is going up"."""
    lead = _INVERTED.search(text, max(0, noun.start() - _INVERTED_REACH), noun.start())
    if lead is None or noun.group().endswith("s"):
        return []
    run = _run(words, at(words, lead.start("place")), lead.start("place"))
    if not run or run[-1].end != lead.end("place") or _is_no_name(run):
        return []
    inside = words[at(words, lead.start("place")) : at(words, lead.end())]
    country = country_of(text, words, 0, lead.end("place"), inside)
    label = f"{lead['place']} {noun.group()}"
    kind = _kind(text, noun)
    return [hub_name(lead.start("place"), noun.end(), label, EXPLAINED, kind, country)]


def _short_forms(text: str, words: Sequence[Word]) -> Iterator[Name]:
    """Yield "ICP Raxaul": a short form and the name that follows it."""
    kinds = lexicon().before_names
    for number in [n for n, word in enumerate(words[:-1]) if word.text in kinds]:
        word = words[number]
        kind = kinds[word.text]
        run = _run(words, number + 1, word.end + 1)
        if run and not _is_no_name(run):
            label = text[word.start : run[-1].end]
            country = country_of(text, words, number, run[-1].end, run)
            yield hub_name(word.start, run[-1].end, label, NAMED, kind, country)
