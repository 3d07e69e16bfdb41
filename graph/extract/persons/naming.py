"""Find the persons that a sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import Final

from msgspec.structs import replace

from graph.extract import organisations
from graph.extract.annotate import BaseView
from graph.extract.headlines import headline_verbs
from graph.extract.mentions import Name, NameType
from graph.extract.ordinary import is_ordinary
from graph.extract.persons.leaders import known_leaders, led_by, without_verb
from graph.extract.persons.lexicon import lexicon
from graph.extract.persons.personal import Span, is_given, is_name_word, name_at, name_ending
from graph.extract.persons.preceding import all_named_before, named_before
from graph.extract.persons.roles import Role, code_of, office_shared, read_role
from graph.extract.persons.sides import body_at, led, served
from graph.extract.persons.speaking import speakers, told_as
from graph.extract.words import Shape, Word, at

ROLE_FIRST: Final = "person.role-first"
NAME_FIRST: Final = "person.name-first"
TITLED: Final = "person.titled"
OF_ORGANISATION: Final = "person.of-organisation"
WHO_LEADS: Final = "person.who-leads"
GIVEN: Final = "person.given-name"
LEADER: Final = "person.leader"
LISTED: Final = "person.listed"

_OF: Final = frozenset({"of", "from"})
_FOR: Final = frozenset({"for", "with", "at"})
_LINKS: Final = _OF | _FOR | {"chairs", "heads", "leads", "runs"}
#: Whose a role is that serves the country of the person before: "his deputy".
_OWN: Final = frozenset({"his", "her", "their", "own"})
#: Whose a role is that serves the state named before: "its trade minister".
_ITS: Final = frozenset({"its", "whose"})
#: What leads from an office to its field: "Secretary of Commerce".
_OF_FIELD: Final = frozenset({"of", "for"})
_SIDES: Final = 2
#: What several states are together.
_BLOCS: Final = frozenset({"bloc", "grouping", "alliance", "organisation", "organization"})
#: Words from the end of a role to a title behind a comma.
_AFTER_COMMA: Final = 2
_MAX_OFFICES: Final = 4
_MAX_OFFICE: Final = 14
_SHORTEST: Final = 3
#: What somebody holds: "who holds the trade portfolio".
_OFFICES: Final = ("portfolio", "post", "office")
#: What tells that it is that of the person before: "who holds the same portfolio".
_SHARED: Final = frozenset({"same", "latter"})
#: Characters from such an office to the country: " in the Kingdom of ".
_IN: Final = 24
#: What "who heads" is followed by, up to the end of the phrase.
_OBJECT: Final = re.compile(
    r" (?:the )?((?:[\w'&-]+ ){0,7}?[\w'&-]+)"
    r"(?=[,.;:]|$| (?:in|at|since|for|from|with|said|says|told|and (?:is|was|has|who))\b)"
)
#: Where an office is held, which is another place for a counterpart.
_AT_OFFICE: Final = re.compile(r" (?:at|in) .*")
_REGNAL: Final = re.compile(r"[IVX]{1,5}")
_MAX_BEFORE_ROLE: Final = 4
#: Words of a field or short form in brackets after a role.
_MAX_BRACKETS: Final = 6
#: The role of a counterpart where that of the other is not settled.
_UNSETTLED: Final = "counterpart"


def names(view: BaseView) -> Iterator[Name]:
    """Yield the persons of a sentence."""
    text, words = view.text, view.words
    taken: set[int] = set()
    previous: Role | None = None
    person: Name | None = None
    unheld: Role | None = None
    ends = lexicon().role_ends
    for number in [n for n, word in enumerate(words) if word.folded in ends]:
        if number in taken:
            continue
        role = read_role(text, words, number)
        if role is None or words[role.last].possessive:
            continue  # "the President's Budget" names nobody
        role = _in_light_of(words, _with_title(words, role, unheld), previous, person)
        unheld = role
        if _is_post_nominal(words, role):
            continue
        titled = previous is not None and _is_title(text, words, previous, person)
        for name in _beside(text, words, role, set() if titled else taken):
            if _is_phrase(words, name):
                continue
            yield name
            previous, person, unheld = role, name, None
            taken.update(range(at(words, name.start), at(words, name.end)))
    yield from _who_leads(text, words, taken)
    yield from _plain(words, _titled(text, words, taken))
    yield from _plain(words, _of_organisation(text, words, taken))
    yield from _at_work(text, words, taken)
    yield from _leaders(view, taken)
    yield from _by_given_name(text, words, taken)
    yield from _plain(words, _beside_person(text, words, taken))


def _plain(words: Sequence[Word], found: Iterator[Name]) -> Iterator[Name]:
    """Yield the names that are no phrases and not those of buildings: "Dr. Ana Ruiz Hospital"."""
    for name in found:
        last = name.name.split()[-1]
        if not _is_phrase(words, name) and last.casefold() not in lexicon().not_persons:
            yield name


def _is_title(text: str, words: Sequence[Word], role: Role, person: Name | None) -> bool:
    """Whether a role is a title right before a name: "President Osei, the chair of"."""
    if person is None or role.text.casefold() not in lexicon().titles:
        return False
    end = words[role.last].end
    start = text.find(person.name, end)
    return start >= 0 and "," not in text[end:start]


def _is_phrase(words: Sequence[Word], name: Name) -> bool:
    """Whether what stands for a person is but a phrase: "General Cargo Terminal"."""
    shown = set(name.name.split())
    parts = [word for word in words if name.start <= word.start < name.end and word.text in shown]
    return len(parts) > 1 and all(is_ordinary(word) and not is_given(word) for word in parts)


def _with_title(words: Sequence[Word], role: Role, before: Role | None) -> Role:
    """Return the role before a title: "the Minister of Energy, Senator Lionel Brathwaite"."""
    titles = lexicon().titles | lexicon().royal
    if before is None or role.first != role.last or role.text.casefold() not in titles:
        return role
    opening = role.first
    while opening > before.last and words[opening - 1].folded in lexicon().honorifics:
        opening -= 1
    if opening - before.last != _AFTER_COMMA or words[opening - 1].text != ",":
        return role
    return replace(before, last=role.last)


def _in_light_of(
    words: Sequence[Word], role: Role, previous: Role | None, person: Name | None
) -> Role:
    """Return a role with what the person before tells of it.

    A counterpart has the office of that person; "the ministry's spokesman", "his deputy" and "the
    director at the same ministry" serve the same country.
    """
    if role.counterpart:
        told = office_shared(previous.text) if previous is not None else None
        return replace(role, text=_AT_OFFICE.sub("", told) if told else _UNSETTLED)
    before = words[role.first - 1] if role.first else None
    if role.country is None and before is not None and _of_bloc(before):
        blocs = [w.geo.group for w in words[: role.first] if w.geo is not None and w.geo.group]
        return replace(role, country=blocs[-1] if blocs else None)
    quoted = role.first > 1 and words[role.first - _SIDES].text == '"'
    if role.country is None and before is not None and before.folded in _ITS and not quoted:
        states = [w.geo for w in words[: role.first] if w.geo is not None and not w.geo.is_place]
        named = [code_of(state) for state in states]
        role = replace(role, country=named[-1] if named else None)
    if role.country is not None or person is None or len(person.parties) != 1:
        return role
    owned = before is not None and (
        before.folded in _OWN or (before.possessive and before.shape is Shape.LOWER)
    )
    after = [word.folded for word in words[role.last + 1 : role.last + 4]]
    same = after[:1] in (["of"], ["at"], ["in"]) and after[1:] == ["the", "same"]
    return replace(role, country=person.parties[0]) if owned or same else role


def _of_bloc(word: Word) -> bool:
    """Whether a word owns an office that is that of several states: "the bloc's"."""
    return word.possessive and word.folded.removesuffix("'s") in _BLOCS


def _respective(words: Sequence[Word], number: int, count: int) -> Sequence[str | None]:
    """Return the countries of some persons in the order of "Jane, Ana and Li, of Peru, … and"."""
    at = number + (words[number : number + 1] != () and words[number].text == ",")
    if count < _SIDES or at >= len(words) or words[at].folded not in _OF:
        return ()
    found: list[str | None] = []
    for word in words[at + 1 :]:
        if (code := code_of(word.geo)) is not None:
            found.append(code)
        elif word.text not in (",", "and", "the"):
            break
    return found if len(found) == count else ()


def _is_post_nominal(words: Sequence[Word], role: Role) -> bool:
    """Whether a role is only letters after a name: "Jane Mwangi MP, minister of trade"."""
    letters = words[role.first]
    if role.first != role.last or letters.folded not in lexicon().suffixes:
        return False
    before = role.first - 1
    comma = before > 0 and words[before].text == ","
    return before >= 0 and name_ending(words, before - comma) is not None


def _beside(text: str, words: Sequence[Word], role: Role, taken: Set[int]) -> Iterator[Name]:
    """Yield the persons right after a role, else the one right before it.

    In "Jane Mwangi, trade minister, Ali Noor, mines minister" a role parted by commas from the
    names on both sides belongs to the one before.
    """
    number = _past_link(words, _past_since(words, _past_brackets(words, role.last + 1)))
    if (span := _bracketed(words, number)) is not None:
        yield _person(text, words, span, role, ROLE_FIRST, words[role.first].start)
        return
    if number < len(words) and words[number].text == ",":
        number += 1
        span = named_before(words, role)
        if span and taken.isdisjoint(range(span[0], span[1] + 1)) and not role.shared:
            yield _person(text, words, span, role, NAME_FIRST, words[span[0]].start)
            return
    if number + 1 < len(words) and words[number].folded in ("the", "a"):
        number += words[number + 1].folded in lexicon().honorifics
    elif number < len(words) and words[number].folded == "one" and words[number - 1].text == ",":
        number += 1
    start = words[role.first].start
    if (past := _past_offices(words, number)) is not None:
        owners = {code_of(word.geo) for word in words[number:past]} - {None}
        if role.country is None and len(owners) == 1:
            role = replace(role, country=owners.pop())
        number = past
    spans: list[tuple[Span, int]] = []
    while (span := name_at(words, number) or _short_name(words, role, number)) is not None:
        spans.append((span, start))
        number = _past_country(words, span[1] + 1)
        if not role.shared or number >= len(words) or words[number].text not in (",", "and"):
            break
        after = number + 1
        if after < len(words) and words[after].text == "and":
            after += 1
        if not (name_at(words, after) or _short_name(words, role, after)):
            break
        number, start = after, words[after].start
    respective = _respective(words, number, len(spans)) or [role.country] * len(spans)
    for (span, opening), owner in zip(spans, respective, strict=True):
        held = replace(role, country=owner)
        yield _person(text, words, without_verb(words, span), held, ROLE_FIRST, opening)
    if spans:
        return
    before = all_named_before(words, role) if role.shared else [named_before(words, role)]
    for found in before:
        if found is None or (role.shared and not taken.isdisjoint(range(found[0], found[1]))):
            continue
        held = replace(role, first=found[0], last=found[1]) if role.shared else role
        yield _person(text, words, found, held, NAME_FIRST, words[found[0]].start)


def _past_since(words: Sequence[Word], number: int) -> int:
    """Return the word after "since 2021" that stands before a comma."""
    told = words[number : number + 3]
    dated = len(told) == 3 and told[0].folded == "since" and told[1].shape is Shape.NUMBER
    return number + 2 if dated and told[2].text == "," else number


def _past_brackets(words: Sequence[Word], number: int) -> int:
    """Return the word after "(Cacex)", where that stands before a comma: a short form or field."""
    if number + 1 >= len(words) or words[number].text != "(" or _bracketed(words, number):
        return number
    for close in range(number + 2, min(len(words) - 1, number + _MAX_BRACKETS)):
        if words[close].text == ")":
            return close + 1 if words[close + 1].text == "," else number
    return number


def _past_link(words: Sequence[Word], number: int) -> int:
    """Return the word after what says who has a role: ":", "is", ", thought to be"."""
    first = number + (number < len(words) and words[number].text == ",")
    for link in lexicon().links:
        told = [word.folded for word in words[first : first + len(link)]]
        if told == list(link) and name_at(words, first + len(link)) is not None:
            return first + len(link)
    return number


def _bracketed(words: Sequence[Word], number: int) -> Span | None:
    """Return the name in "(Jane Mwangi)" or "(Jane Mwangi, once of"."""
    if number + 1 >= len(words) or words[number].text != "(":
        return None
    span = name_at(words, number + 1)
    if span is None or span[1] + 1 >= len(words):
        return None
    if all(is_ordinary(word) and not is_given(word) for word in words[span[0] : span[1] + 1]):
        return None  # a field: "Joint Secretary (Domestic Taxes)"
    return span if words[span[1] + 1].text in (")", ",") else None


def _past_offices(words: Sequence[Word], number: int) -> int | None:
    """Return where a name begins after a role and its offices.

    "Additional Secretary, Department of Commerce, Ministry of Trade, Shri Amar Singh": each office
    is an organisation or a country between commas, and a title opens the name.
    """
    at = number
    for _ in range(_MAX_OFFICES):
        if at >= len(words) or words[at - 1].text != ",":
            return None
        comma = next(
            (i for i in range(at, min(len(words), at + _MAX_OFFICE)) if words[i].text == ","), None
        )
        if comma is None:
            return None
        office = words[at:comma]
        opens = any(word.text in organisations.lexicon().first for word in office[:2])
        if not opens and not (len(office) == 1 and office[0].geo is not None):
            return None
        at = comma + 1
        if at >= len(words):
            return None
        if words[at].folded in lexicon().honorifics and name_at(words, at) is not None:
            return at
        if words[at].folded in lexicon().titles and name_at(words, at + 1) is not None:
            return at + 1
    return None


def _royal_name(words: Sequence[Word], office: Word, number: int) -> Span | None:
    """Return the first name of a monarch, with its number: "King Abdullah II"."""
    if office.folded not in lexicon().royal or not office.text[0].isupper():
        return None
    word = words[number]
    if not is_name_word(word) or word.geo is not None or len(word.text) < _SHORTEST:
        return None
    last = number
    if number + 1 < len(words) and _REGNAL.fullmatch(words[number + 1].text):
        last += 1
    following = words[last + 1] if last + 1 < len(words) else None
    if following is None or word.possessive:
        return number, last
    place = following.folded in lexicon().places or following.capital
    return None if place else (number, last)


def _short_name(words: Sequence[Word], role: Role, number: int) -> Span | None:
    """Return a last name alone after a title that only one person bears: "Minister Osei"."""
    if number >= len(words) or words[number - 1].text in (",", ":"):
        return None
    office = _office(words, role)
    ship = role.first == role.last and role.first > 0 and words[role.first - 1].folded == "the"
    if not ship and (royal := _royal_name(words, office, number)) is not None:
        return royal
    beside = (words[number - 1], *words[number + 1 : number + 2])
    pair = role.shared and any(word.text == "and" for word in beside)  # "presidents Osei and Yi"
    titled = office.folded.removesuffix("s") in lexicon().titles
    plain = titled and (office.text[0].isupper() or pair)
    word = words[number]
    following = words[number + 1] if number + 1 < len(words) else None
    goes_on = not word.possessive and following is not None and following.capital
    if following is not None and following.text in headline_verbs():
        goes_on = False
    if not plain or goes_on or not is_name_word(word) or len(word.text) < 3:
        return None
    if office is not words[role.last] and not _ends_field(words[role.last], word):
        return None
    return None if word.text.removesuffix("s") in lexicon().not_a_name else (number, number)


def _office(words: Sequence[Word], role: Role) -> Word:
    """Return the word of a role that is an office: "Secretary" of "Secretary of Commerce"."""
    held = range(role.first, role.last)
    return next((words[n] for n in held if words[n + 1].folded in _OF_FIELD), words[role.last])


def _ends_field(last: Word, name: Word) -> bool:
    """Whether the field of an office ends before a last name: not "Treasury Wally | Adeyemo"."""
    known = last.geo is not None or last.text in lexicon().portfolio
    return known and not is_ordinary(name)


def _past_country(words: Sequence[Word], number: int) -> int:
    """Return the word after "of Peru" or "(Peru)", which may follow each of several names."""
    told = words[number : number + 3]
    if len(told) < _SIDES or told[1].geo is None:
        return number
    if told[0].text == "of":
        return number + 2
    bracketed = told[0].text == "(" and told[-1].text == ")"
    return number + 3 if bracketed else number


def _person(
    text: str, words: Sequence[Word], span: Span, role: Role | None, rule: str, start: int
) -> Name:
    first, last = span
    end = words[last].end
    before = words[first - 1] if first else None
    country = code_of(before.geo) if before is not None and before.possessive else None
    if role is not None:
        end = max(end, words[role.last].end)
        inserted = words[last + 2 : last + 3] if words[last + 1 : last + 2] else ()
        beside = next((code_of(w.geo) for w in inserted if words[last + 1].text == "("), None)
        country = role.country or beside or served(text, words, end) or led(text, words, start)
    name = text[words[first].start : words[last].end]
    town = words[last].geo
    if town is not None and town.is_place and country in town.codes:
        country = None  # that of the town that a last name is called like
    country = country or led_by(name)
    return Name(
        start,
        end,
        NameType.PERSON,
        name,
        rule,
        parties=(country,) if country else (),
        detail=role.text if role is not None else None,
    )


def _who_leads(text: str, words: Sequence[Word], taken: set[int]) -> Iterator[Name]:
    """Yield persons whose work is told as a role: "Ana Ruiz, who heads network planning at"."""
    known = lexicon()
    for number in [n for n, word in enumerate(words[:-1]) if n > 1 and word.folded == "who"]:
        verb = words[number + 1].folded
        led, held = verb in known.leads, verb in known.holds
        if not (led or held or verb in ("is", "was")) or words[number - 1].text != ",":
            continue
        span = name_ending(words, number - 2)
        if span is None or set(range(span[0], span[1] + 1)) & taken:
            continue
        told = _OBJECT.match(text, words[number + 1].end)
        if told is None:
            continue
        role = told[1]
        if led:
            role = f"head of {role}"
        elif not role.endswith(_OFFICES if held else ()) and not role.startswith("in charge of"):
            continue
        end = told.end(1)
        if held and role.split()[0] in _SHARED:
            role = _UNSETTLED  # the reader knows the office of the person before
            end = next((w.end for w in words if w.geo is not None and 0 < w.start - end < _IN), end)
        named = [w.geo for w in words if told.start(1) <= w.start < end]
        countries = {code for code in map(code_of, named) if code is not None}
        taken.update(range(span[0], span[1] + 1))
        yield Name(
            words[span[0]].start,
            end,
            NameType.PERSON,
            text[words[span[0]].start : words[span[1]].end],
            WHO_LEADS,
            parties=tuple(countries) if len(countries) == 1 else (),
            detail=role,
        )


def _by_given_name(text: str, words: Sequence[Word], taken: set[int]) -> Iterator[Name]:
    """Yield persons whom only their first name marks: "Janet Wong signed"."""
    for number in [n for n, word in enumerate(words[:-1]) if is_given(word)]:
        span = name_at(words, number) if number not in taken else None
        if span is None or span[0] != number or set(range(span[0], span[1] + 1)) & taken:
            continue
        while span[1] > number + 1 and words[span[1]].folded in lexicon().role_words:
            span = (number, span[1] - 1)
        if _opens_name(words, number) and _is_whole(text, words, span):
            taken.update(range(span[0], span[1] + 1))
            role = _role_next(text, words, span[1])
            yield _person(text, words, span, role, GIVEN, words[number].start)


def _leaders(view: BaseView, taken: set[int]) -> Iterator[Name]:
    """Yield heads of government and ministers whom everybody knows by name."""
    text, words = view.text, view.words
    for span in known_leaders(words, view.wording):
        inside = set(range(span[0], span[1] + 1))
        office = span[0] > 0 and words[span[0] - 1].folded in lexicon().role_ends
        opens = office or _opens_name(words, span[0])
        if inside & taken or not opens or not _is_whole(text, words, span):
            continue
        taken.update(inside)
        role = read_role(text, words, span[0] - 1) if office else _role_next(text, words, span[1])
        start = span[0] if role is None else min(span[0], role.first)
        yield _person(text, words, span, role, LEADER, words[start].start)


def _opens_name(words: Sequence[Word], number: int) -> bool:
    """Whether no name that is something else's goes on with a word: "Port Janet", "the Janet"."""
    if number == 0:
        return True
    before = words[number - 1]
    if before.folded == "the" or before.possessive:
        return before.possessive
    opening = number == 1 and before.text in lexicon().not_a_name | lexicon().openings
    return opening or not before.capital


def _is_whole(text: str, words: Sequence[Word], span: Span) -> bool:
    """Whether a name is all of what it stands in, and not that of a ship, street or firm."""
    known = lexicon()
    after = words[span[1] + 1] if span[1] + 1 < len(words) else None
    goes_on = after is not None and after.capital and after.folded not in known.role_ends
    if after is not None and (
        (goes_on and after.folded not in known.role_words) or after.folded in known.not_persons
    ):
        return False
    run = words[span[0] : span[1] + 1]
    if _quoted(text, run[0].start, run[-1].end):
        return False  # "Eva Lind" in quotation marks is a title, a ship or a string
    return not any(word.folded in known.not_persons for word in run)


def _beside_person(text: str, words: Sequence[Word], taken: set[int]) -> Iterator[Name]:
    """Yield persons whom only the one that they are listed with marks: "Ana Ruiz and Pak Lem"."""
    for number in [n for n, word in enumerate(words) if word.text == "and" and n > 1]:
        for span in (name_ending(words, number - 1), name_at(words, number + 1)):
            if span is None or not (span[0] - 2 in taken or span[1] + 2 in taken):
                continue
            inside = set(range(span[0], span[1] + 1))
            alone = span[0] == 0 or not words[span[0] - 1].capital
            if inside & taken or not alone or not _is_whole(text, words, span):
                continue
            taken.update(inside)
            role = _role_next(text, words, span[1])
            yield _person(text, words, span, role, LISTED, words[span[0]].start)


def _quoted(text: str, start: int, end: int) -> bool:
    """Whether quotation marks stand right before and right after a stretch."""
    return start > 0 and text[start - 1] == '"' and text[end : end + 1] == '"'


def _role_next(text: str, words: Sequence[Word], last: int) -> Role | None:
    """Return the role that follows a name at once: "Jane Mwangi Secretary, Ministry of Trade"."""
    for number in range(last + 1, min(len(words), last + 1 + _MAX_BEFORE_ROLE)):
        if words[number].folded in lexicon().role_ends:
            role = read_role(text, words, number)
            return role if role is not None and role.first == last + 1 else None
        if words[number].folded not in lexicon().role_words:
            break
    return None


def _titled(text: str, words: Sequence[Word], taken: set[int]) -> Iterator[Name]:
    """Yield persons that only an honorific marks: "Mr. Peter Otieno"."""
    honorifics = lexicon().honorifics
    for number in [n for n, word in enumerate(words) if word.folded in honorifics]:
        word = words[number]
        if number in taken or not word.text[0].isupper():
            continue
        if number > 0 and words[number - 1].folded in honorifics:
            continue
        span = name_at(words, number)
        if span is not None and not set(range(span[0], span[1] + 1)) & taken:
            taken.update(range(number, span[1] + 1))
            yield _person(text, words, span, None, TITLED, word.start)


def _of_organisation(text: str, words: Sequence[Word], taken: set[int]) -> Iterator[Name]:
    """Yield persons that only their organisation marks: "Grace Achieng of the Ports Authority"."""
    for number in [n for n, word in enumerate(words) if n and word.folded in _LINKS]:
        if number in taken or (before := _link_to_organisation(words, number)) is None:
            continue
        span = name_ending(words, before)
        if span is None or set(range(span[0], span[1] + 1)) & taken:
            continue
        first = number + 1
        first += first < len(words) and words[first].folded == "the"
        body = body_at(words, first)
        if body is None or body[0] == first:
            continue
        yield Name(
            words[span[0]].start,
            words[body[0]].end,
            NameType.PERSON,
            text[words[span[0]].start : words[span[1]].end],
            OF_ORGANISATION,
            parties=(body[1],) if body[1] else (),
        )


def _link_to_organisation(words: Sequence[Word], number: int) -> int | None:
    """Return the word before "of", ", for" or ", who chairs" if one of these ends at a word."""
    if words[number].folded in _OF:
        before = words[number - 1]  # no name ends in a small word, but one may in "al-Sabah"
        return None if before.shape is Shape.LOWER and "-" not in before.text else number - 1
    if number > 1 and words[number].folded in _FOR:
        return number - 2 if words[number - 1].text == "," else None
    if number > 2 and words[number - 1].folded == "who":
        return number - 3 if words[number - 2].text == "," else number - 2
    return None


def _at_work(text: str, words: Sequence[Word], taken: set[int]) -> Iterator[Name]:
    """Yield persons who speak, or whose work is told: "Ana Ruiz, who follows cotton"."""
    for span, rule in speakers(text, words):
        inside = set(range(span[0], span[1] + 1))
        if not inside & taken and organisations.lexicon().head(words[span[1]].text) is None:
            taken.update(inside)
            role = told_as(text, words, span[1])
            yield _person(text, words, span, role, rule, words[span[0]].start)
