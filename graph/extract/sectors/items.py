"""Take a list of sectors apart: "trade, energy and the production of vaccines"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from typing import Final

from graph.extract.sectors import plain
from graph.extract.sectors.lexicon import lexicon, phrases

_MAX_WORDS: Final = 7
_MAX_HOLDING: Final = 5
_MAX_LIST: Final = 400
_MAX_BEFORE: Final = 90
_SEVERAL: Final = 2
_WORD_START: Final = re.compile(r"(?<![\w-])[\w-]")
#: What may follow the last item of a list.
_MORE_OF_IT: Final = re.compile(r"(?:and|among) (?:many )?others?|etc\.?|and so on")
#: What makes goods of the names after it: "prices of tea, rice and fish".
_GOODS: Final = re.compile(
    r"(?<!\w)(?:prices?|exports?|imports?|sales|shipments|purchases|deliveries|stocks|output|harvests?"
    r"|tariffs?|duties|quotas?|volumes?|cargoe?s|loads) (?:of|on|in) ",
    re.IGNORECASE,
)
#: What may be said of the last item of a list: "tourism between Peru and Chile".
_DETAIL: Final = re.compile(r"(?:between|among|in|on|with|of|for|along|around|near|at|from) [^,;]*")
#: Where a clause ends that may hold a list.
_CLAUSE_MARK: Final = re.compile(
    r"[.;:!?\"—|](?![\w])| [–-] |,? (?:but|while|whereas|which|who|where|because|that|said|has|have"
    r"|had|is|are|was|were|will|would|could|can|may|must|should) "
)
#: What stands between two items; "(ii)" and "2)" count as marks of their own.
_SEPARATOR: Final = re.compile(
    r"\s*(?:,|;|\||\band\b|&|\bas well as\b|\balong with\b|\bplus\b"
    r"|\(?\b(?:i{1,3}|iv|v|vi|[a-f1-9])\))\s*"
)
#: A clause mark or a word that no list of sectors contains; "training for" and "and for" go on.
_STOP: Final = re.compile(
    r"[.:!?\"—|]|\((?![iva-f1-9]+\)|(?-i:[A-Z][A-Za-z&]{1,8}\)))"
    r"|(?<![iva-f1-9])(?<!(?-i:[A-Z]))(?<!(?-i:[A-Z])s)\)| – "
    r"|(?<![\w-])(?:which|that|who|while|under|through|with|by|(?<!measures )to|at|during"
    r"|(?<!training )(?<!and )(?<!support )for|as part|between|among|from|including|such"
    r"|particularly|especially|ranging|after|before|when|where|is|are|was|were|has|have|will"
    r"|would|could|can|said|wrote|told|past|remains?|on the|in order|describing|aimed|worth"
    r"|since|until|chiefly|mainly|be|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?![\w-])",
    re.IGNORECASE,
)
NUMBERS: Final = "two|three|four|five|six|seven|eight|nine|ten"
#: What may lead to an item without belonging to it.
_LEAD: Final = re.compile(
    r"(?:the|a|an|its|their|our|certain|respective"
    rf"|(?:{NUMBERS})"
    r"(?: (?:main|key|priority|strategic|core)){0,2}"
    r"|enhanced|increased|further|more|greater|improved|better|joint|bilateral|mutual"
    r"|closer|stronger|deeper|enhancing|improving|increasing|strengthening|addressing|developing|extending|growing|supporting|expanding|promoting"
    r"|augmenting|local|diversified|new|both|other|in|on|for|across"
    r"|(?:develop|expand|promote|boost|enhance|strengthen|deepen|improve|increase|facilitate"
    r"|build)(?: an?)?"
    r"|in particular|especially|above all|(?:the )?(?:issue|matter|question|subject|topic)s? of"
    r"|trade in(?! (?:goods|services))"
    r"|(?:the )?(?:areas?|sectors?|fields?) (?:like|of)"
    r"|(?:the )?(?:development|expansion|promotion|growth|deepening|strengthening|improvement"
    r"|enhancement|modernisation|modernization|establishment|simplification|facilitation) of"
    r"|(?:switch|transition|shift|move|turn|conversion) to"
    r"|(?:cooperation|collaboration|investments?|work|working together|projects|ventures) (?:in|on)"
    r"|support (?:for|to)|(?:ways|means|methods) of"
    r"|measures to (?:promote|support)) ",
    re.IGNORECASE,
)
#: Nouns and short forms after an item that add nothing to it.
_TAIL: Final = re.compile(
    r"(?: \([A-Za-z0-9&]{1,8}\))?(?: etc)?(?: and (?:allied|related) [a-z]+)?"
    r"(?: (?:sectors?|fields?|areas?|cooperation|collaboration"
    r"|industries|projects|links|matters|issues|spheres?|domains?))?$",
    re.IGNORECASE,
)
#: "Pakistan's " or "South Africa's " before an item.
_OWNER: Final = re.compile(r"(?:[A-Z][\w-]+ )?[A-Z][\w-]+'s? ")
DEMONYM: Final = r"[A-Z][a-z]+(?:an|ese|ish|i) "
#: "Peruvian " before an item.
_BY_STATE: Final = re.compile(rf"{DEMONYM}(?=[a-z])")
#: Where the item happens: "mining in Pakistan".
_WHERE: Final = re.compile(
    r" (?:in|of|on|with|across) (?:the )?(?=[A-Z])(?!Goods|Services)"
    r"| (?:in|of|across) (?:the |our |their |both ){1,2}(?:two |three |respective )?"
    r"(?:countries|sides|states|nations|peoples|parties|territories)$"
)
#: "the production of vaccines", "training for Islamic banking": what is said of the sector itself.
_INVERTED: Final = re.compile(
    r"(?:the )?(?:(?:measures to )?(facilitat(?:e|ing|ion of))"
    r"|(production|manufacture|processing|supply|exports?|assembly|cultivation) of"
    r"|(training) (?:for|in|of|on)) (.+)",
    re.IGNORECASE,
)
#: "joint production of ", "the transit of " before goods.
_WORK_OF: Final = re.compile(
    r"(?:the |a |joint |mutual |further |possible |regular ){0,2}(?:production|processing"
    r"|manufactur(?:e|ing)|assembly|suppl(?:y|ies)|deliver(?:y|ies)|cultivation|generation"
    r"|refining|storage|transit|transportation|carriage|exploration|extraction|development"
    r"|construction|modernisation|modernization|export|purchase) of (?=[A-Za-z])"
)
#: Capitalised words only: part of a name rather than a field, unless the field is known as such.
_TITLE: Final = re.compile(r"[A-Z][a-z][\w-]*(?: [A-Z][\w-]*| of| and| for)*")


#: What is spoken of with a sector's name in it, but is no field: "a free trade agreement".
_OTHER: Final = re.compile(
    r"(?:agreement|memorandum|treaty|mou|deal|pact|protocol|accord|zone|target|deficit|surplus|volume"
    r"|potential|mechanism|condition|opportunitie|opportunity|prospect|prioritie|priority|incentive|protection"
    r"|barrier|price|dispute|war|crisis|ministry|minister|secretary|secretarie|governor|envoy|ban)s?$",
    re.IGNORECASE,
)


#: What only points at something else: "those on sugar".
_POINTER: Final = re.compile(
    r"non-(?!tariff barriers)[a-z]+(?: |$)"
    r"|(?:whose|those|that|these|this|them|what|how|such|many|most|all"
    r"|among|amongst|countries|sides|parties|leaders|ministers|building|making|creating|holding|providing|ensuring|establishing|sharing|conducting"
    r"|organi[sz]ing|opening|launching|setting|exchanging|enhanc\w+|encourag\w+) ",
    re.IGNORECASE,
)
#: What follows a verb in "-ing" rather than the name of a field.
_GOING_ON: Final = re.compile(
    r" (?:(?:at|to|into|for|on|upon|out|up|the|a|an|its|their|this|that)\b|and \w+ing \w)"
)
#: An adjective beside another, before the noun of both: "universal and meaningful connectivity".
_ADJECTIVE: Final = re.compile(r"(?:[a-z]al|^civil|ic|ive|ful|ary|able|ible|ous|(?<!e)ed)$")
_SHARED_NOUN: Final = re.compile(r",? and [a-z-]+ [a-z]")
#: "000 tractors", "40 buses"; "5G" is a field.
_NUMBER: Final = re.compile(r"\d[\d.,]*(?: |$)")
#: How words for a branch of work end.
_FIELD_END: Final = re.compile(
    r"(?:[a-z]{3}ing|ics|logy|culture|[a-z]{2}gy|stry|port|age|ery|ism|care|tech|[iy]sation|ization|ture|[a-z]{4}tion|control|safety|security|management|medicine|research)$"
)
#: Two words that are one item: "prevention and control of plant pests" (two acts on one thing),
#: "cultural and humanitarian cooperation" (two kinds of one thing), "leather and leather goods".
_ACT_WORD: Final = r"[a-z]+(?:tion|sion|ment|ance|ence|ure|al|ing)"
_ACTS_ON: Final = re.compile(
    rf"(?:the )?(?P<first>{_ACT_WORD}) and (?:the )?{_ACT_WORD} (?:of|against) [a-z][\w' -]+"
)
_KINDS_OF: Final = re.compile(
    r"[a-z]+(?:al|ic|ive|ary|ian) and [a-z]+(?:al|ic|ive|ary|ian)"
    r" (?:cooperation|collaboration|ties|affairs|exchanges?|relations|matters)"
)
_PREPOSITION: Final = re.compile(r"(?:on|in|for|about) ")
_WITH_PRODUCTS: Final = re.compile(r"(?P<goods>[a-z]+) and (?P=goods) [a-z]+s")
_PAIRS: Final = (_ACTS_ON, _KINDS_OF, _WITH_PRODUCTS)
#: Small words and verbs at the end of an item that belong to what follows it.
_DANGLING: Final = re.compile(
    r"(?: (?:as|in|of|on|for|to|or|with|the|an?|intends?|plans?|posed?|poses|pertaining"
    r"|relating|related|concerning|regarding|back))+$"
)
#: A field that no list knows, in few plain words.
_UNKNOWN: Final = re.compile(r"[a-z][a-z-]+(?: [a-z-]+){0,2}")


class Accept(StrEnum):
    """Which items of a clause count as fields.

    Attributes:
        NAMED: the names of sectors and nothing else.
        KNOWN: also what holds such a name.
        BESIDE: also what looks like a field beside a known one.
        ANY: also what looks like a field alone.
        FREE: any few plain words; the first that are none end the list.
    """

    NAMED = "named"
    KNOWN = "known"
    BESIDE = "beside"
    ANY = "any"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Item:
    """A sector and where the text names it."""

    start: int
    end: int
    words: str


def list_end(text: str, start: int) -> int:
    """Return where a list that begins at `start` must end, at most `_MAX_LIST` characters on."""
    limit = min(len(text), start + _MAX_LIST)
    match = _STOP.search(text, start, limit)
    return match.start() if match else limit


def read_items(
    text: str,
    start: int,
    end: int,
    *,
    head: str | None = None,
    strict: bool = False,
    outright: bool = False,
    joint: bool = False,
) -> Iterator[Item]:
    """Yield the sectors among the items between two positions.

    `head` is a noun that items may leave to their introduction ("links by road, rail and air" are
    fields of transport). A `strict` list holds the names of sectors and nothing else. A list that
    the text calls one of fields `outright` holds unknown ones before a known one, and after
    several known ones. One of what parties do together (`joint`) holds unknown ones beside known
    ones, and alone if they look like fields ("cold storage").
    """
    waiting: list[Item] = []
    known = 0
    for first, last in separations(text, start, end):
        item = _clean(text, first, last, outright=outright or (joint and known >= _SEVERAL))
        if item is None:
            continue
        if head is not None and phrases().named_by(f"{item.words} {head}"):
            yield Item(item.start, item.end, f"{item.words} {head}")
        elif phrases().named_by(item.words) or (not strict and _holds(item.words)):
            yield from waiting
            waiting.clear()
            known += 1
            yield item
        elif outright and _plain(item.words.lower()):
            waiting.append(item)
        elif strict:
            return
        elif joint and (plain.names_a_field(item.words) or _ACTS_ON.fullmatch(item.words)):
            waiting.append(item)
    if known >= _SEVERAL or (joint and (known or all(_looks_like_one(i.words) for i in waiting))):
        yield from waiting


def read_works(text: str, start: int, end: int) -> Iterator[Item]:
    """Yield what parties do to goods together: "joint production of fridges and the supply of gas".

    The list ends with the first item that is no such work.
    """
    for first, last in separations(text, start, end):
        if _WORK_OF.match(text, first, last) is None:
            return
        item = _clean(text, first, last)
        if item is not None:
            yield item


def clause_end(text: str, start: int) -> int:
    """Return where the clause from a position on ends, at most `_MAX_LIST` characters on."""
    limit = min(len(text), start + _MAX_LIST)
    match = _CLAUSE_MARK.search(text, start, limit)
    return match.start() if match else limit


def clause_start(text: str, end: int) -> int:
    """Return where the clause before a position begins, at most `_MAX_LIST` characters before."""
    start = max(0, end - _MAX_LIST)
    return max((mark.end() for mark in _CLAUSE_MARK.finditer(text, start, end)), default=start)


def read_clause(text: str, start: int, end: int, accept: Accept) -> Iterator[Item]:
    """Yield the sectors among the items of a clause; what is no sector is passed over.

    Each item ends where something is said of it ("flights by Gulf Air").
    """
    return _accepted(_items(text, start, end), accept)


def read_whole(text: str, start: int, end: int, accept: Accept) -> Iterator[Item]:
    """Yield the sectors of a list, if it holds nothing else."""
    items = list(read_clause(text, start, end, accept))
    if len(items) == sum(last > first for first, last in separations(text, start, end)):
        yield from items


def read_whole_item(text: str, start: int, end: int) -> Item | None:
    """Return what stands between two positions as one item, if a field may be named so."""
    return _clean(text, _after_lead(text, start, end), end)


def read_back(
    text: str, start: int, end: int, accept: Accept, *, close: bool = False
) -> Iterator[Item]:
    """Yield the sectors of a list before a position, in a clause that leads to it.

    Its items may have words before them ("help for fishing and tourism"). The last one is a field,
    or there is no list; unless it must stand `close`, it may be told where or with whom.
    """
    items = list(_items(text, start, end, led=True, free=accept is Accept.FREE))
    if accept is Accept.FREE:
        items, end = _without_aside(text, items, end)
        items = _free_list(items)
    fields = list(_accepted(items, accept))
    if not fields:
        return
    rest = _MORE_OF_IT.sub("", text[fields[-1].end : end].strip(" ,"))
    if not rest or (not close and _DETAIL.fullmatch(rest)):
        yield from fields


def read_member(text: str, start: int, end: int) -> Item | None:
    """Return the one item between two positions, up to where something is said of it."""
    stop = _STOP.search(text, _after_lead(text, start, end), end)
    return _clean(text, start, stop.start() if stop else end)


def is_known(words: str) -> bool:
    """Whether words are the name of a sector or hold one."""
    return _counts(words, Accept.KNOWN)


def looks_like_a_field(words: str) -> bool:
    """Whether words that no list knows end as those for a branch of work do."""
    return _field_like(_lowered(words))


def _without_aside(text: str, items: list[Item], end: int) -> tuple[list[Item], int]:
    """Return items and their end without what stands between commas ("kava, of all things,")."""
    aside = items[-1] if items else None
    if aside is None or plain.names_a_field(aside.words) or text[aside.end : end].strip() != ",":
        return items, end
    return items[:-1], text.rfind(",", 0, aside.start)


def _free_list(items: list[Item]) -> list[Item]:
    """Return the last items that may be fields, back to one with words that lead to it."""
    found: list[Item] = []
    for item in reversed(items):
        led = None if phrases().named_by(item.words) else plain.led(item.words)
        words = led or item.words
        if plain.names_a_field(words):
            found.insert(0, Item(item.end - len(words), item.end, words))
        if led or not plain.names_a_field(words):
            break
    return found


def _untold(item: Item) -> Item:
    """Return an item without what is said of it ("kava began last year")."""
    words = item.words if phrases().named_by(item.words) else plain.untold(item.words)
    return Item(item.start, item.start + len(words), words)


def _accepted(items: Iterable[Item], accept: Accept) -> Iterator[Item]:
    if accept is Accept.FREE:
        items = map(_untold, items)
        yield from takewhile(lambda item: _counts(_lowered(item.words), accept), items)
        return
    items = list(items)
    known = [item for item in items if _counts(item.words, accept)]
    beside = accept is Accept.ANY or (accept is Accept.BESIDE and bool(known))
    for item in items:
        if item in known or (beside and _field_like(_lowered(item.words))):
            yield item


def _items(
    text: str, start: int, end: int, *, led: bool = False, free: bool = False
) -> Iterator[Item]:
    for begin, last in separations(text, start, end):
        if _GOODS.search(text, begin, last):
            return  # what follows is goods as well
        first = begin + (text[begin : begin + 1] == " ")
        stop = _STOP.search(text, _after_lead(text, first, last), last)
        item = _clean(text, first, stop.start() if stop else last)
        if led and (item is None or not phrases().named_by(item.words)):
            item = named_before(text, first, last) or item
        if free and item is None and (words := plain.led(text[first:last])):
            item = Item(last - len(words), last, words)
        if item is not None:
            yield item


def named_before(text: str, start: int, end: int) -> Item | None:
    """Return the longest name of a sector that ends at a position, of four words at most."""
    window = text[max(start, end - _MAX_BEFORE) : end].rstrip()
    for word in [m.start() for m in _WORD_START.finditer(window)][-4:]:
        words = window[word:]
        field = lexicon().adjectives.get(words.casefold())
        if field is not None or phrases().named_by(words):
            return Item(end - len(words), end, field or words)
    return None


def _counts(words: str, accept: Accept) -> bool:
    if phrases().named_by(words):
        return True
    if accept is Accept.FREE:
        return plain.names_a_field(words)
    return accept is not Accept.NAMED and _holds(words)


def _plain(words: str) -> bool:
    """Whether words no list knows may name a field where fields are listed."""
    last = words.rpartition(" ")[2]
    acts = last != words and last.endswith("ing")  # "olive growing"
    return _UNKNOWN.fullmatch(words) is not None and (acts or last not in lexicon().no_field)


def _field_like(words: str) -> bool:
    """Whether words no list knows may name a field anywhere: they also look like one."""
    parts = words.split()
    return (
        _plain(words)
        and _FIELD_END.search(words) is not None
        and not (len(parts) > 1 and parts[0].endswith(("ing", "ed")))
    )


def _looks_like_one(words: str) -> bool:
    """Whether words no list knows may name a field, or two acts on one thing."""
    return _field_like(words) or _ACTS_ON.fullmatch(words) is not None


def separations(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the places of the items; "science and technology" is one, as it names one sector."""
    marks = [(m.start(), m.end()) for m in _SEPARATOR.finditer(text, start, end)]
    if "," in text[start:end]:  # there "&" joins the words of one item
        marks = [(first, last) for first, last in marks if text[first:last].strip() != "&"]
    edges = [(start, start), *marks, (end, end)]
    at = 0
    while at + 1 < len(edges):
        first = edges[at][1]
        joined = at + 2 < len(edges) and (
            _one_name(text, first, edges[at + 2][0]) or _one_thing(text[first : edges[at + 2][0]])
        )
        at += 2 if joined else 1
        yield first, edges[at][0]


def _one_thing(words: str) -> bool:
    """Whether "and" stands within one item: "prevention and control of plant pests"."""
    pair = next(filter(None, (pattern.fullmatch(words.strip()) for pattern in _PAIRS)), None)
    if pair is None:
        return False
    return pair.re is not _ACTS_ON or not phrases().named_by(pair["first"])


def _one_name(text: str, start: int, end: int) -> bool:
    item = _clean(text, start, end)
    return item is not None and " and " in item.words and phrases().named_by(item.words)


def _after_lead(text: str, start: int, end: int) -> int:
    """Return where an item begins after what may lead to it."""
    while start < end and (lead := _LEAD.match(text, start, end)):
        start = lead.end()
    return start


def _clean(text: str, start: int, end: int, *, outright: bool = False) -> Item | None:
    """Return an item without what only leads to it or says where it happens."""
    led_by = text[start : (start := _after_lead(text, start, end))].lower()
    one = led_by.split()[-1:] in (["a"], ["an"])
    words = text[start:end].rstrip(" ,;")
    quoted = len(words) - len(words.lstrip("'\"“‘"))
    start, words = start + quoted, words[quoted:]
    if one:  # "a highway", "a data centre": one thing, and no field
        return None
    owner = _OWNER.match(words)
    if owner is None and not phrases().named_by(words):
        owner = _BY_STATE.match(words)
    if owner is not None:
        start += owner.end()
        words = words[owner.end() :]
    if (leads := _PREPOSITION.match(words)) is not None:  # "with Fiji on renewable energy"
        start, words = start + leads.end(), words[leads.end() :]
    inverted = _INVERTED.fullmatch(words)
    if inverted is not None:
        action = "facilitation" if inverted.group(1) else inverted.group(2) or inverted.group(3)
        return Item(start, start + len(words), f"{_singular(inverted.group(4))} {action}")
    if where := _WHERE.search(words):
        words = words[: where.start()]
    named = phrases().named_by(words)
    if not named and (_POINTER.match(words) or _goes_on(text, start, words)):
        return None
    if _NUMBER.match(words):
        return None
    bare = words if named else _DANGLING.sub("", _TAIL.sub("", words))
    if not bare or bare.endswith("-") or len(bare.split()) > _MAX_WORDS:
        return None
    if not outright and start > 0 and _TITLE.fullmatch(bare) and not phrases().named_by(bare):
        return None
    end = start + len(words)
    return Item(start, end, bare if start else _lowered(bare))


def _goes_on(text: str, start: int, words: str) -> bool:
    """Whether one unknown word leads on: "looking at", "printing and binding", "safe and clean"."""
    if " " in words or phrases().named_by(words):
        return False
    after = start + len(words)
    if words.endswith("ing"):
        return _GOING_ON.match(text, after) is not None
    return _ADJECTIVE.search(words) is not None and _SHARED_NOUN.match(text, after) is not None


def _lowered(words: str) -> str:
    """Return the first words of a sentence as they are written within one."""
    return words if words[:2].isupper() else words[0].lower() + words[1:]


def _singular(words: str) -> str:
    return words[:-1] if words.endswith("s") and not words.endswith("ss") else words


def _holds(words: str) -> bool:
    """Whether few words hold the name of a sector ("stem education programmes").

    One that is too general by itself does not count: "an investment team" is no field.
    """
    short = len(words.split()) <= _MAX_HOLDING
    return short and not _OTHER.search(words) and phrases().held_by(words)
