"""What those who speak in a statement undertake to further: "we commit to strengthening …".

Statements of leaders and ministers set out fields by what is to be done for them, one member of a
list after the other: "integrating energy grids, developing skills and the protection of glaciers".
A member is a verb or noun of furthering and its object; the verb may be told once for several
objects. What is done in order to reach something else ends the list (", to create jobs").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import msgspec

from graph.extract.annotate import Annotated
from graph.extract.pattern import Beginnings
from graph.extract.rules import DATA, read_yaml
from graph.extract.sectors import plain
from graph.extract.sectors.items import (
    Item,
    is_known,
    looks_like_a_field,
    read_member,
    read_whole_item,
    separations,
)
from graph.extract.sectors.lexicon import is_generic, one_of
from graph.extract.verbs import forms_of

_MAX_LIST: Final = 600
#: Where the part of a sentence ends that may hold a list.
_END: Final = re.compile(r"[.:!?\"](?!\w)| [—–] ")
#: What the object of furthering is for, or how it is furthered.
_FOR: Final = re.compile(
    r"(?<!\w)(?:(?<!access )to|in order|so that|so as|by|through|thus|thereby|aimed|with|while"
    r"|which|that|who|as|for|if|because|where|when|under|on the|at the|leading|linking|connecting"
    r"|serving|between|among|from|across|against|within|throughout)(?!\w)"
)


_BE: Final = ("am", "is", "are", "be", "remain", "remains", "remained")


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `data/lexicon/undertakings.yaml`, which says what its lists are for."""

    binding: list[str]
    direct: list[str]
    further: list[str]
    furthering: list[str]
    done: frozenset[str]
    speakers: frozenset[str]
    nothing: frozenset[str]
    broad: frozenset[str]
    means: frozenset[str]


def undertaken_items(sentence: Annotated) -> Iterator[Item]:
    """Yield the fields that a sentence says are to be furthered.

    Where nobody speaks for several, a verb or noun of furthering must lead to each list.
    """
    if not _cues().any_in(sentence.wording):
        return
    text = sentence.text
    spoken = speaks(sentence)
    at = 0
    for binding in _binding().finditer(text):
        if binding.start() < at:
            continue
        items = list(_members(text, binding, direct=spoken and binding["direct"] is not None))
        if items:
            at = items[-1].end
            yield from items


def speaks(sentence: Annotated) -> bool:
    """Whether a sentence tells of several who may bind themselves."""
    return not _words().speakers.isdisjoint(sentence.wording)


def _end(text: str, start: int) -> int:
    limit = min(len(text), start + _MAX_LIST)
    mark = _END.search(text, start, limit)
    return mark.start() if mark else limit


def _members(text: str, binding: re.Match[str], *, direct: bool) -> Iterator[Item]:
    """Yield the objects of a list of what is furthered.

    Its first member has a verb or noun of furthering, unless the list is led to `direct`ly
    ("support for").
    """
    start, end = binding.end(), _end(text, binding.end())
    acting = False  # whether the last verb of furthering is in "-ing"
    aside = False  # whether the last member ended in what it is for
    led = False  # whether a verb or noun of furthering has led to the list
    before = start  # where the last member ended
    for first, last in separations(text, start, end):
        anew = ";" in text[before:first]
        before = last
        first = _after_joint(text, start, first)
        if text[first:last].casefold() in _verbs():  # "support and strengthen …"
            led = True
            continue
        verb = _verb().match(text, first, last)
        begin = verb.end() if verb else first
        noun = _noun().match(text, begin, last)
        begin = noun.end() if noun else begin
        led = led or begin > first
        if not (led or direct):
            return
        told = verb is not None and acting and _acts(verb)
        if aside and not (anew or told):
            continue
        if verb is not None:
            acting = _acts(verb)
        begin, ending = _purpose(text, begin, last)
        aside = ending < last
        item = read_member(text, begin, ending)
        if item is not None and noun is not None and " " not in item.words:
            item = item if is_known(item.words) else read_whole_item(text, noun.start(), ending)
        if item is not None and _counts(item.words, firm=led):
            yield item


def _after_joint(text: str, start: int, first: int) -> int:
    """Return where a member of a list begins after "and to", "and by" or "as well as by"."""
    joint = text.endswith(("and ", "as well as "), start, first)
    lead = next((word for word in ("to ", "by ") if text.startswith(word, first)), "")
    return first + len(lead) if joint else first


def _purpose(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the object of furthering begins, and where what it is for does.

    Means that are no field give way to what they are put to: "mobilise capital to modernise ports".
    """
    cut = _FOR.search(text, start, end)
    if cut is None:
        return start, end
    means = text[start : cut.start()].strip().casefold().rpartition(" ")[2]
    verb = _verb().match(text, cut.end() + 1, end) if cut.group() == "to" else None
    if verb is None or means not in _words().means:
        return start, cut.start()
    rest = _FOR.search(text, verb.end(), end)
    return verb.end(), rest.start() if rest else end


def _acts(verb: re.Match[str]) -> bool:
    return verb["verb"].partition(" ")[0].endswith("ing")


def _counts(words: str, *, firm: bool) -> bool:
    """Whether words name a field.

    Unknown ones must be more than one, and end in what is done for a field or be what a verb of
    furthering is `firm` about.
    """
    before, _, last = words.casefold().rpartition(" ")
    if is_generic(words) or before in _words().broad or last == "together":
        return False
    if words.startswith(("of ", "or ")):
        return False
    if is_known(words):
        return True
    if not before or (last in _words().nothing and last not in _words().done):
        return False
    named = looks_like_a_field(words) or (firm and plain.names_a_field(words))
    return named or last in _words().done


@cache
def _words() -> Words:
    """Load the words.

    Raises:
        DataFileError: the file does not fit its schema.
    """
    return read_yaml(DATA / "lexicon" / "undertakings.yaml", Words)


@cache
def _cues() -> Beginnings:
    """Return the words of furthering without which a sentence undertakes nothing."""
    verbs = (verb.partition(" ")[0] for verb in _words().further)
    return Beginnings(
        sorted(
            {*(verb[:-1] if verb.endswith("e") else verb for verb in verbs), *_words().furthering}
        )
    )


@cache
def _binding() -> re.Pattern[str]:
    direct = one_of(_words().direct)
    other = one_of(form for phrase in _words().binding for form in _forms(phrase))
    return re.compile(rf"(?<!\w)(?:(?P<direct>{direct})|{other}) ", re.IGNORECASE)


def _forms(phrase: str) -> Iterator[str]:
    """Yield a phrase, with the forms of "be" if it begins with that."""
    verb, _, rest = phrase.partition(" ")
    return (f"{be} {rest}" for be in _BE) if verb == "be" else iter([phrase])


@cache
def _verbs() -> frozenset[str]:
    """Return the verbs of furthering, bare and in "-ing"."""
    verbs = [phrase.partition(" ") for phrase in _words().further]
    acting = {f"{forms_of(verb)[3]}{blank}{rest}" for verb, blank, rest in verbs}
    return frozenset({*_words().further, *acting})


@cache
def _verb() -> re.Pattern[str]:
    known = one_of(_verbs())
    return re.compile(
        rf"(?:(?:also|further|together|continue to|continuing to|[a-z]+ly) )*"
        rf"(?P<verb>{known})(?:(?:,| and|, and| or) (?:{known}))* ",
        re.IGNORECASE,
    )


@cache
def _noun() -> re.Pattern[str]:
    nouns = one_of(_words().furthering)
    return re.compile(
        rf"(?:the |an? |its |their |our )?(?:[a-z]+ )?(?:{nouns})"
        rf"(?:(?:,| and|, and| or) (?:[a-z]+ )?(?:{nouns}))* of ",
        re.IGNORECASE,
    )
