"""Find the organisations that a sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from msgspec.structs import replace

from graph.claims import OrganisationKind
from graph.extract.annotate import BaseView
from graph.extract.gazetteer import GeoForm, GeoMention
from graph.extract.mentions import Name, NameType
from graph.extract.ordinary import is_ordinary
from graph.extract.organisations.apposition import apposed
from graph.extract.organisations.described import described
from graph.extract.organisations.foreign import foreign, promoters
from graph.extract.organisations.growing import adjacent, grow, in_name
from graph.extract.organisations.lexicon import lexicon
from graph.extract.words import Shape, Word, at, split_words

HEAD_RULE: Final = "organisation.head"
KNOWN_RULE: Final = "organisation.known"
LISTED_RULE: Final = "organisation.listed"
PARLIAMENT_RULE: Final = "organisation.parliament"

_ACRONYM: Final = re.compile(
    r" ?\([\"“”']?(?P<in_brackets>[A-Z][A-Za-z.&-]{1,11})[\"“”']?(?: in [A-Z][a-z]+)?\)"
    r"|, (?P<for_short>[A-Z]{2,8}) for short(?!\w)"
)
#: A figure after a name: "Iron & Steel (-1.84%)" is a kind of goods.
_FIGURE: Final = re.compile(r" ?\([-+−]?[\d.]")
#: "State Bank of …" and the like, and countries whose central bank is plainly "Bank of …".
_CENTRAL: Final = re.compile(
    r"(?:[\w' -]+ )?(?:central|reserve) bank(?: of|$)|(?:central|state|national) bank of"
    r"|bank of (?:the republic|england|japan|korea|thailand|canada|mexico|israel|russia|ghana"
    r"|uganda|tanzania|zambia|namibia|botswana|mauritius|sierra leone|indonesia|mongolia|italy"
    r"|greece|jamaica|guyana|papua new guinea)$"
)
#: What stands between a name and the country that it belongs to.
_OF_COUNTRY: Final = re.compile(
    r"(?: \([A-Z][\w.&-]*\))?,? (?:of|in)? ?(?:[Tt]he )?(?:Government of )?(?:[Tt]he )?"
)
#: What a country is called in full, before its name.
_STATE: Final = re.compile(
    r"(?:[A-Z][\w']+ ){0,3}(?:Republic|Kingdom|Sultanate|State|Union|Emirate) [Oo]f (?:the )?"
)
#: What has subsidiaries that are called after it.
_GOING_ON: Final = frozenset({OrganisationKind.COMPANY, OrganisationKind.BANK})
_GOVERNMENT_BODY: Final = re.compile(r"Ministry|Department")
_AGENCY_ENDS: Final = frozenset({"Authority", "Agency", "Board", "Bureau", "Office", "Commission"})
_NO_OWNERS: Final = frozenset({"of", "for", "on", "and", "&", "the", "in", "to"})
#: Networks of these are no organisations.
_LINES: Final = frozenset({"Rail", "Railway", "Road", "Grid", "Transmission", "Pipeline", "Gas"})
_PORTFOLIO_REACH: Final = 14
_PORTFOLIO_JOINTS: Final = frozenset({"for", "of", "and", "the", ",", "&", "to"})
#: Words of "Bank of" before a country.
_OF_STATE: Final = 2
#: "Board of Directors of the ", before the organisation that they direct.
_DIRECTORS: Final = re.compile(
    r"Boards? of (?:Executive )?(?:Directors|Governors|Trustees|Management) of (?:the )?"
)
#: "Supervisory Board of ", before the company that it directs.
_BOARD: Final = re.compile(r"(?:(?:Executive|Supervisory|Management|Advisory) )?Board of (?:the )?")
#: Words between an owner and the short form of what it has.
_DESCRIBED: Final = 6
#: Letters of short forms.
_SHORTEST: Final = 3
_LONGEST: Final = 8


def names(view: BaseView) -> Iterator[Name]:
    """Yield the organisations of a sentence; the longest of those that overlap counts."""
    words = view.words
    found = [*_known(view.text, words), *_grown(view.text, words)]
    if not lexicon().opening_words.isdisjoint(view.wording):
        found += (*foreign(view.text, words), *promoters(view.text, words))
    found = [_central(words, _owned(words, name)) for name in found]
    yield from found
    beside = [
        name
        for name in map(partial(_of_country, words), apposed(view.text, words))
        if not any(name.start < other.end and other.start < name.end for other in found)
    ]
    yield from beside
    if view.geo:
        begun = {name.start for name in (*found, *beside)}
        for name in described(view.text, words):
            if name.end + 1 not in begun:  # "Peru's energy agency Xxx" has a name
                yield name
    yield from _listed(view.text, words, found)
    yield from _short_beside(words, found)
    yield from _bare_parliaments(view.text, words)


def _owned(words: Sequence[Word], name: Name) -> Name:
    """Return a known short form with whose it is there: "Venezuela's aviation institute, INAC"."""
    if name.rule != KNOWN_RULE or not name.parties or not name.name.isupper():
        return name
    last = at(words, name.start) - 1
    last -= last > 0 and words[last].text == ","
    if last < 1 or words[last].folded not in lexicon().nouns:
        return name
    first = last
    while first > 0 and last - first < _DESCRIBED and words[first].shape is Shape.LOWER:
        first -= 1
    owner = words[first].geo
    code = _single(owner)
    if owner is None or code is None:
        return name
    owned = words[first].possessive or owner.form is GeoForm.DEMONYM
    return replace(name, parties=(code,)) if owned else name


def _central(words: Sequence[Word], name: Name) -> Name:
    """Return a bank that is called after a state alone as its central bank: "Banco de Guatemala".

    Those that are no central banks are known by name.
    """
    if name.kind is not OrganisationKind.BANK or name.rule == KNOWN_RULE or not name.parties:
        return name
    run = words[at(words, name.start) : at(words, name.end)]
    place = run[-1].geo if len(run) > _OF_STATE else None
    alone = all(word.shape is Shape.LOWER for word in run[1:-1])
    if place is None or place.form is not GeoForm.NAME or place.is_place or not alone:
        return name
    return replace(name, kind=OrganisationKind.CENTRAL_BANK)


def _bare_parliaments(text: str, words: Sequence[Word]) -> Iterator[Name]:
    """Yield "Congress" and "the Assembly", which name a parliament by themselves."""
    bare = lexicon().bare_parliaments
    for number in [n for n, word in enumerate(words) if word.text in bare]:
        before = words[number - 1] if number else None
        named = _of_state(words, number)
        if not (named or _stands_for_parliament(words, number, before)):
            continue
        owner = before.geo if before is not None and (named or before.possessive) else None
        country = _single(owner) or _country_after(text, words, number, number)
        start, end = words[number - named].start, words[number].end
        yield Name(
            start,
            end,
            NameType.ORGANISATION,
            text[start:end],
            PARLIAMENT_RULE,
            kind=OrganisationKind.PARLIAMENT,
            parties=(country,) if country else (),
        )


def _of_state(words: Sequence[Word], number: int) -> bool:
    """Whether a state's name alone tells whose a parliament is: "the US Congress"."""
    before = words[number - 1] if number else None
    if before is None or before.possessive or _single(before.geo) is None:
        return False
    after = words[number + 1 : number + 2]
    opener = words[number - _OF_STATE] if number >= _OF_STATE else None
    alone = opener is None or not opener.capital or opener.folded == "the"
    weak = words[number].text in lexicon().weak
    return weak and alone and not (after and (after[0].capital or after[0].folded == "of"))


def _stands_for_parliament(words: Sequence[Word], number: int, before: Word | None) -> bool:
    """Whether "Congress" at a word is all of a name: "by Congress", "Peru's Congress"."""
    if number + 1 < len(words) and (
        words[number + 1].capital or words[number + 1].folded in ("of", "for")
    ):
        return False
    owned = before is not None and (before.folded == "the" or before.possessive)
    if owned or words[number].text == "Assembly":
        return owned
    return before is None or (
        before.folded not in ("a", "an")
        and (before.shape is Shape.LOWER or not before.text.isalnum())
    )


def _short_beside(words: Sequence[Word], found: Sequence[Name]) -> Iterator[Name]:
    """Yield the short forms joined to an organisation: "Austrade and TDAP"."""
    for name in found:
        first, after = at(words, name.start), at(words, name.end)
        for joint, number in ((after, after + 1), (first - 1, first - 2)):
            if not 0 <= joint < len(words) or words[joint].text not in ("and", "&"):
                continue
            if not 0 <= number < len(words) or not _short_form(words, number):
                continue
            word = words[number]
            yield Name(
                word.start, word.end, NameType.ORGANISATION, word.text, LISTED_RULE, kind=name.kind
            )


def _of_country(words: Sequence[Word], name: Name) -> Name:
    """Return a company without the country behind its name: "Xxx of Peru"."""
    own, of, _ = name.name.rpartition(" of ")
    if (
        not of
        or lexicon().head(own.split()[0]) is not None
        or name.end != name.start + len(name.name)
    ):
        return name
    last = at(words, name.end) - 1
    code = _single(words[last].geo) if words[last - 1].text == "of" else None
    return name if code is None else replace(name, name=own, parties=(code,))


def _short_form(words: Sequence[Word], number: int) -> bool:
    """Whether a word that stands alone is the short form of an organisation."""
    word = words[number]
    around = (words[number - 1 : number] if number else ()), words[number + 1 : number + 2]
    return (
        word.shape is Shape.CAPITAL
        and word.geo is None
        and word.text.isalpha()
        and word.text.isupper()
        and _SHORTEST <= len(word.text) <= _LONGEST
        and word.text not in lexicon().not_short_forms
        and not any(w.capital for side in around for w in side)
    )


def _known(text: str, words: Sequence[Word]) -> Iterator[Name]:
    for start, called in lexicon().known_names(text):
        if _opens_occasion(words, start + len(called)):
            continue
        entry = lexicon().known[called]
        owners = (entry.country,) if entry.country else ()
        told = end = start + len(called)
        if entry.kind in _GOING_ON and called == entry.name:
            end = _whole(words, start, end, places=entry.kind is OrganisationKind.BANK)
        name = text[start:end]
        if entry.kind is OrganisationKind.PARLIAMENT and not owners:
            last = max(0, at(words, end) - 1)
            country = country_beside(text, words, at(words, start), last)
            owners = (country,) if country else ()
        end, acronym = _acronym(text, end)
        yield Name(
            start,
            end,
            NameType.ORGANISATION,
            name,
            KNOWN_RULE,
            kind=entry.kind,
            parties=_seat(words, told, end) or owners,
            acronym=acronym,
        )


def _opens_occasion(words: Sequence[Word], end: int) -> bool:
    """Whether a name that ends here opens that of an occasion: "United Nations Climate Summit"."""
    last = at(words, end) - 1
    if last < 0 or words[last].end != end or words[last].possessive:
        return False
    while last + 1 < len(words) and adjacent(words, last) and words[last + 1].capital:
        last += 1
        if words[last].text in lexicon().occasions:
            return True
    return False


def _whole(words: Sequence[Word], start: int, end: int, *, places: bool) -> int:
    """Return where the name of a company ends of which only the beginning is known.

    "Transnet Freight Rail" belongs to Transnet, and is another company. With `places`, only the
    name of a country may go on.
    """
    last = at(words, end) - 1
    if last < 0 or words[last].start < start or words[last].end != end or words[last].possessive:
        return end
    while last + 1 < len(words) and adjacent(words, last) and not words[last].possessive:
        geo = words[last + 1].geo
        if geo is not None and geo.form not in (GeoForm.NAME, GeoForm.GROUP):
            break
        if not in_name(words[last + 1]) or (places and geo is None):
            break
        last += 1
        if geo is not None:
            break
    return words[last].end


def _seat(words: Sequence[Word], start: int, end: int) -> tuple[str, ...]:
    """Return the country that the rest of a name tells: "Vitol Bahrain"."""
    told = [_single(w.geo) for w in words[at(words, start) : at(words, end)] if w.geo is not None]
    return tuple(code for code in told[-1:] if code is not None)


def _grown(text: str, words: Sequence[Word]) -> Iterator[Name]:
    taken = 0
    heads = lexicon().heads
    for number, word in enumerate(words):
        printed = word.text
        if printed not in heads and (printed[-1] != "." or printed.rstrip(".") not in heads):
            continue
        if words[number].end <= taken:
            continue
        span = grow(words, number)
        if span is None:
            continue
        name = _headed(text, words, number, *span)
        if name is not None:
            taken = name.end
            yield name


def _headed(text: str, words: Sequence[Word], head: int, first: int, last: int) -> Name | None:
    first, head = _directed(text, words, head, first, last)
    last = _with_country(words, first, last)
    start, end = words[first].start, words[last].end
    name = text[start:end]
    folded = name.casefold()
    if folded in lexicon().never or "working group" in folded or _FIGURE.match(text, end):
        return None
    if words[last].text == "Network" and words[last - 1].text in _LINES:
        return None
    told = lexicon().head(words[last].text)
    leading = words[first].text in lexicon().first
    loose = told is OrganisationKind.COMPANY or words[last].text in lexicon().weak
    if loose and not leading and _in_portfolio(words, first):
        return None
    end, acronym = _acronym(text, end)
    country = country_beside(text, words, first, last)
    opening = first
    opens = words[first].text in lexicon().first
    leads = head < last and words[head + 1].folded in ("of", "for", "on")
    if leads and words[head].text in lexicon().first:
        first, opens = head, True  # "Fiji Association of Fisheries Industries" is no company
    ends = last - 1 if words[last].geo is not None and last > first else last
    kind = lexicon().head(words[first if opens else ends].text)
    kind = kind or lexicon().head(words[head].text)
    return Name(
        start,
        end,
        NameType.ORGANISATION,
        name,
        HEAD_RULE,
        kind=_kind(name, kind) if kind and not _of_two(words, opening, last) else None,
        parties=(country,) if country else (),
        acronym=acronym,
    )


def _directed(
    text: str, words: Sequence[Word], head: int, first: int, last: int
) -> tuple[int, int]:
    """Return first word and head of a name without the board that directs what it names."""
    directors = _DIRECTORS.match(text, words[first].start, words[last].end)
    if directors is not None:
        start = at(words, directors.end())
        return start, start
    board = _BOARD.match(text, words[first].start, words[last].end)
    if board is None:
        return first, head
    start = at(words, board.end())
    firms = [n for n in range(start, last + 1) if lexicon().head(words[n].text) in _GOING_ON]
    return (start, firms[-1]) if firms else (first, head)


def _with_country(words: Sequence[Word], first: int, last: int) -> int:
    """Return the last word of a name that a country ends: "Private Sector Foundation Uganda"."""
    if last + 1 >= len(words) or last - first < _OF_STATE or words[last].possessive:
        return last
    after = words[last + 1]
    if after.geo is None or after.geo.form is not GeoForm.NAME or _single(after.geo) is None:
        return last
    alone = not any(word.geo is not None for word in words[first : last + 1])
    close = after.start - words[last].end == 1
    goes_on = last + 2 < len(words) and words[last + 2].capital
    headed = lexicon().head(words[last].text) is not None
    return last + 1 if alone and close and headed and not goes_on else last


def _in_portfolio(words: Sequence[Word], first: int) -> bool:
    """Whether a name only goes on with a portfolio: "Minister for Trade, Small Enterprises"."""
    for number in range(first - 1, max(0, first - _PORTFOLIO_REACH), -1):
        word = words[number]
        if word.text in ("Minister", "Ministers", "Secretary"):
            return words[number + 1].folded in ("for", "of")
        if not word.capital and word.folded not in _PORTFOLIO_JOINTS:
            return False
    return False


def _of_two(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a centre belongs to two, and is no place of research for all that is told."""
    owners = sum(word.geo is not None for word in words[first : last + 1])
    return owners > 1 and words[last].text in lexicon().only_first


def country_beside(text: str, words: Sequence[Word], first: int, last: int) -> str | None:
    """Return the country that an organisation belongs to, where its surroundings say so."""
    named = [w.geo for w in words[first : last + 1] if w.geo]
    inside = {c for geo in named if geo.group is None for c in geo.codes}
    if len(inside) > 1 and first and words[first - 1].possessive:
        return _single(words[first - 1].geo)  # "Jordan's Cairo Amman Bank"
    if inside:
        shared = len(named) > 1 and any(geo.group is not None for geo in named)
        return inside.pop() if len(inside) == 1 and not shared else None
    if any(geo.group is not None for geo in named):
        return None
    for number in (first - 1, first - 2):
        if number >= 0 and words[number].geo is not None:
            owner = _single(words[number].geo)
            gap = words[first - 1].text if number == first - 2 else ""
            close = gap.islower() and gap not in _NO_OWNERS
            if owner and (words[number].possessive or close):
                return owner
    return _country_after(text, words, first, last)


def _country_after(text: str, words: Sequence[Word], first: int, last: int) -> str | None:
    """Return the country of "… of Kenya", "…, Government of India", "Ministry of …, Oman"."""
    match = _OF_COUNTRY.match(text, words[last].end)
    if match is None:
        return None
    number = at(words, match.end())
    if number < len(words) and words[number].geo is None:
        state = _STATE.match(text, match.end())
        number = at(words, state.end()) if state else number
    elif number >= len(words) or words[number].start != match.end():
        return None
    if number >= len(words):
        return None
    plain = not match.group().strip(" ,")
    opening = words[last].text in _AGENCY_ENDS or any(
        _GOVERNMENT_BODY.match(word.text) for word in words[first : first + 2]
    )
    if plain and not (opening and match.group().startswith(",")):
        return None
    return _single(words[number].geo)


def _single(mention: GeoMention | None) -> str | None:
    return (
        mention.codes[0] if mention and mention.group is None and len(mention.codes) == 1 else None
    )


def _kind(name: str, kind: OrganisationKind) -> OrganisationKind:
    folded = name.casefold()
    if "high commission" in folded:
        return OrganisationKind.OTHER
    if (kind is OrganisationKind.BANK and _CENTRAL.match(folded)) or "monetary authority" in folded:
        return OrganisationKind.CENTRAL_BANK
    if kind is OrganisationKind.COMPANY and not lexicon().promoting.isdisjoint(name.split()):
        return OrganisationKind.AGENCY  # "Promotions Corporation"
    executes = not lexicon().executing.isdisjoint(name.split())
    if executes and kind is OrganisationKind.MINISTRY and "department" in folded:
        return OrganisationKind.AGENCY
    if kind is OrganisationKind.COMPANY and folded.endswith(" enterprise"):
        serving = not lexicon().serving.isdisjoint(name.split())
        return OrganisationKind.AGENCY if serving else kind
    own, _, head = name.rpartition(" ")
    if head == "Services" and not any(is_ordinary(word) for word in split_words(own, ())):
        return OrganisationKind.COMPANY  # "Dott Services", but not "Kenya Forest Services"
    if kind is OrganisationKind.COMMISSION and (
        folded.startswith("state ") or "statistic" in folded
    ):
        return OrganisationKind.AGENCY
    if folded.startswith("general department") or (
        kind is OrganisationKind.RESEARCH and "statistic" in folded
    ):
        return OrganisationKind.AGENCY
    if kind is OrganisationKind.RESEARCH and folded.endswith(("centre", "center")):
        serving = not lexicon().serving.isdisjoint(name.split())
        return OrganisationKind.AGENCY if serving else kind
    if "chamber of commerce" in folded or "chambers of commerce" in folded:
        return OrganisationKind.CHAMBER
    return kind


def _acronym(text: str, end: int) -> tuple[int, str | None]:
    match = _ACRONYM.match(text, end)
    if match is None:
        return end, None
    return match.end(), match["in_brackets"] or match["for_short"]


def _listed(text: str, words: Sequence[Word], found: Sequence[Name]) -> Iterator[Name]:
    """Yield the companies in one list with a company: "Transelectrica" beside "MVM Group".

    Only a single capitalised word, or one before a country, is taken for a name by its company.
    """
    taken = {at(words, name.start) for name in found}
    for name in found:
        if name.kind is not OrganisationKind.COMPANY:
            continue
        for run in (*_before(words, at(words, name.start)), *_after(words, at(words, name.end))):
            first, last = run
            if first in taken:
                continue
            taken.add(first)
            country = _single(words[last].geo) if last > first else None
            of_state = last - first == _OF_STATE and words[last - 1].text == "of"
            named = first if of_state else last
            yield Name(
                words[first].start,
                words[last].end,
                NameType.ORGANISATION,
                text[words[first].start : words[named].end],
                LISTED_RULE,
                kind=OrganisationKind.COMPANY,
                parties=(country,) if country else (),
            )


def _before(words: Sequence[Word], start: int) -> Iterator[tuple[int, int]]:
    """Yield the companies before a list member that begins at a word, nearest first."""
    while True:
        end = start - 1
        article = end >= 0 and words[end].folded == "the"
        end -= article
        comma = end >= 0 and words[end].text == ","
        joined = end >= 0 and words[end].text in ("and", ",")
        if joined and not comma and end > 0 and words[end - 1].text == ",":
            end -= 1
        last = end - 1
        if not joined or last < 0 or not _company_word(words, last):
            return
        if comma and article and last == 0:
            return  # "Tea, the Mombasa Trading Company says,"
        first = last - 1 if words[last].geo is not None else last
        if first > 0 and words[first].text == "of":
            first -= 1  # "Xxx of Peru"
        if first < 0 or not _stands_alone(words, first, last):
            return
        yield first, last
        start = first


def _after(words: Sequence[Word], end: int) -> Iterator[tuple[int, int]]:
    """Yield the companies after a list member that ends before a word, nearest first."""
    while end + 1 < len(words) and words[end].text in ("and", ","):
        first = end + 1
        if words[end].text == "," and words[first].text == "and":
            first += 1
        if first >= len(words) or words[first].geo is not None or not _company_word(words, first):
            return
        of = first + 2 < len(words) and words[first + 1].text == "of"
        follows_country = first + 1 + of < len(words) and words[first + 1 + of].geo is not None
        touches = follows_country and (of or words[first + 1].start - words[first].end == 1)
        last = first + 1 + of if touches else first
        if not _stands_alone(words, first, last):
            return
        yield first, last
        end = last + 1


def _company_word(words: Sequence[Word], number: int) -> bool:
    word = words[number]
    if word.text.rstrip(".") in lexicon().not_in_name or (number == 0 and is_ordinary(word)):
        return False  # "Finally, Xxx Ltd"
    if word.geo is not None:
        of = number > 1 and words[number - 1].text == "of"
        return number > 0 and words[number - 1 - of].shape is Shape.CAPITAL
    return (
        word.shape is Shape.CAPITAL
        and in_name(word)
        and len(word.text) > 2
        and not word.possessive
        and lexicon().head(word.text) is None
        and word.folded not in lexicon().not_firms
    )


def _stands_alone(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a run of words is all that is capitalised there."""
    before = words[first - 1] if first else None
    after = words[last + 1] if last + 1 < len(words) else None
    return (
        words[first].geo is None
        and in_name(words[first])
        and (before is None or not before.capital)
        and (after is None or not after.capital)
    )
