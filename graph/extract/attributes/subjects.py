"""What a verb is said of: a name, or "it", "the post" and the like, which point back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.owner import THINGS, Owner
from graph.extract.mentions import Name

#: How far a group of auxiliaries, and a phrase between commas, may reach.
_GROUP_REACH: Final = 60
_ASIDE_REACH: Final = 120
_PRONOUN: Final = re.compile(r"(?<!\w)[Ii]t$")
_POINTER: Final = re.compile(r"(?<!\w)(?:[Tt]he|[Tt]his) (?:[\w.,-]+ )?(?P<noun>[a-z]+)$")
#: "Traffic over the " before a name: what is said is said of the traffic.
_WITHIN: Final = re.compile(
    r"(?P<head>[\w-]+) (?:at|in|near|on|of|for|to|along|over|beside|between|with|through|from)"
    r"(?: the| an?| its)?(?: new)? $"
)
_BRACKETS: Final = re.compile(r"(?: \([^()]{1,40}\))?,?")
_ASIDE: Final = re.compile(r",[^,;:]{1,100}$|(?<= )[—–] [^—–;:]{1,100} [—–]$")
_DASHED: Final = re.compile(r" [—–] ?$")
#: " on the Kenyan border", " in the north" between a name and its verb.
_PLACE: Final = re.compile(
    r" (?:on|in|at|across|near) (?:the |its )?(?:(?:[A-Z][\w-]*|border|frontier|coast|side|river"
    r"|area|region|north|south|east|west|north-\w+|south-\w+|of|the)(?: |$)){1,6}"
)
_AND: Final = re.compile(r"(?<!\w)and(?!\w)")
_POINTS: Final = re.compile(
    r"(?:This|That|These|Those|It|They|The (?:resulting|same|said|latter|former))(?!\w)"
)
_POINTED: Final = re.compile(
    r"(?<!\w)(?:[Tt]he|[Tt]his) (?:[a-z\d][\w-]*(?:[.,]\d[\w-]*)* )?(?P<noun>[a-z]+)(?!\w)"
)
_RELATIVE: Final = re.compile(r"(?<!\w)(?:which|that)(?!\w)")
_OBJECT: Final = re.compile(r" (?:(?:the|its|a|an) )?(?:(?:new|first|second|third) )?")
_IT: Final = re.compile(r" it(?!\w)")
#: "Since then it has handled": it is what was spoken of.
_THEN_IT: Final = re.compile(
    r"(?:Since|So far|To date|Last|In|By|Until|During|Today|Now|Then|Already)(?!\w)[^,;.:]{0,30}"
    r",? it(?= (?:has|had|will|would|is|was|can|could|carrie[sd]|handle[sd]|move[sd])(?!\w))"
)
_THE: Final = re.compile(
    r" (?:the|this) (?P<first>(?:\d[\w-]*|[a-z][a-z-]*(?![A-Z]))(?:[.,]\d[\w-]*)*)"
    r"(?:(?: [a-z]+-[a-z]+)? (?P<second>[a-z]+))?(?!\w)"
)
#: What follows a verb that has no object.
_NO_OBJECT: Final = re.compile(
    r"(?: (?:on|in|by|since|for|to|at|only|with|again|this|last|next|during|between|from|throughout"
    r"|until|before|after|under|as|late|early|officially|formally|some|ahead|without|when|and|but|\d)"
    r"(?!\w)|[,.;:)]|$)"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What something is said of.

    Attributes:
        name: a name of the sentence; None where the words only point back.
        noun: the noun that points back ("post"); None for a pronoun.
        end: where the words end that name or point.
        called: what to call it, if the words neither name it nor point to what is known.
    """

    end: int
    name: Name | None = None
    noun: str | None = None
    called: Owner | None = None


def subject_of(sentence: Annotated, low: int, verb: int) -> Subject | None:
    """Return the link or hub of which the verb at `verb` is said, or None; look from `low` on."""
    text = sentence.text
    group = lexicon().verb_group.search(text, max(low, verb - _GROUP_REACH), verb)
    if group is None or lexicon().denied.search(text, group.start(), verb):
        return None
    at, words = group.start(), group.group()
    near = _named(sentence, at)
    if near is not None:
        near = _outside_aside(sentence, low, near, at) or near
        close = text[near.end : near.end + 1] == "," or _RELATIVE.search(words)
        return Subject(at, near) if close or _is_head(text, near) else None
    for name in _things(sentence.names):
        if low <= name.start and name.end < at and _PLACE.fullmatch(text, name.end, at):
            return Subject(at, name) if _is_head(text, name) else None
    bare = text[low:at].rstrip(" ,")
    if _PRONOUN.search(bare):
        return Subject(at)
    pointer = _POINTER.search(bare[-_GROUP_REACH:])
    if pointer is not None and pointer["noun"] in lexicon().pointers:
        return Subject(at, noun=pointer["noun"])
    dashed = _DASHED.search(text, max(low, at - 3), at)
    at_comma = at > 0 and text[at - 1 : at + 1].strip().startswith(",")
    if at_comma or words.startswith(",") or dashed:
        end = at if dashed is None else dashed.start() + 2
        aside = _ASIDE.search(text, max(low, end - _ASIDE_REACH), end)
        named = _named(sentence, aside.start()) if aside is not None else None
        if named is not None:
            return Subject(at, named) if _is_head(text, named) else None
    if _AND.search(words):
        first = [n for n in _things(sentence.names) if low <= n.start < at]
        if first and not lexicon().events.search(text, low, at) and _is_head(text, first[0]):
            return Subject(at, first[0])
        if not first and low == 0:
            return opens_with(sentence)
        if not first and text.startswith("it ", low):
            return Subject(at)  # "…; it was built by Chad and is to open in 2030"
    return None


def object_of(sentence: Annotated, verb_end: int) -> Subject | None:
    """Return the link or hub right after an active verb: "inaugurated the bridge"."""
    text = sentence.text
    lead = _OBJECT.match(text, verb_end)
    if lead is not None:
        for name in _things(sentence.names):
            if verb_end <= name.start <= lead.end() < name.end:
                return Subject(name.end, name)
    if (it := _IT.match(text, verb_end)) is not None:
        return Subject(it.end())
    return _pointing(text, verb_end)


def _pointing(text: str, at: int) -> Subject | None:
    """Read " the post", " the new post" at a position."""
    the = _THE.match(text, at)
    if the is None:
        return None
    for group in ("first", "second"):
        if the[group] in lexicon().pointers:
            return Subject(the.end(group), noun=the[group])
    return None


def pointing_at(text: str, at: int) -> Subject | None:
    """Return what a clause that begins at a position points back to: "the bridge is …"."""
    start = at if text.startswith(" ", at) else at - 1
    return _pointing(text, start) if start >= 0 else None


def lacks_object(text: str, verb_end: int) -> bool:
    """Whether nothing that a verb could be done to follows it."""
    return _NO_OBJECT.match(text, verb_end) is not None


def opens_with(sentence: Annotated) -> Subject | None:
    """Return what a sentence is about, if it begins by pointing back: "It …", "The post, …"."""
    text = sentence.text
    if text.startswith("It "):
        by_person = lexicon().of_persons.match(text, len("It "))
        return Subject(len("It")) if by_person is None else None
    if (then := _THEN_IT.match(text)) is not None:
        return Subject(then.end())
    found = _pointing(f" {text[:1].lower()}{text[1:_GROUP_REACH]}", 0)
    if found is None or any(n.start < found.end and n.type in THINGS for n in sentence.names):
        return None
    return found


def pointed_nouns(text: str) -> list[str]:
    """Return the nouns of a sentence that may point back, in order: "the 61-km cable"."""
    return [m["noun"] for m in _POINTED.finditer(text) if m["noun"] in lexicon().pointers]


def opens_by_pointing(sentence: Annotated) -> bool:
    """Whether a sentence begins by pointing back to what was just told: "The resulting sale"."""
    return _POINTS.match(sentence.text) is not None


def of_event(sentence: Annotated, verb: int) -> bool:
    """Whether a verb is said of an event at a link or hub: "talks on the railway were finished"."""
    before = [n for n in _things(sentence.names) if n.end <= verb]
    if not before:
        return lexicon().events.search(sentence.text, max(0, verb - _GROUP_REACH), verb) is not None
    low = max(0, before[-1].start - _GROUP_REACH)
    within = _WITHIN.search(sentence.text, low, before[-1].start)
    return within is not None and lexicon().events.fullmatch(within["head"]) is not None


def _things(names: Sequence[Name]) -> list[Name]:
    return [n for n in names if n.type in THINGS]


def _named(sentence: Annotated, at: int) -> Name | None:
    """Return the link or hub whose name ends at a position, but for brackets and a comma."""
    for name in _things(sentence.names):
        if name.end <= at and _BRACKETS.fullmatch(sentence.text[name.end : at].rstrip(" ")):
            return name
    return None


def _outside_aside(sentence: Annotated, low: int, near: Name, at: int) -> Name | None:
    """Return the thing of which an aside tells that names another: "X, 6 km from the port, was"."""
    text = sentence.text
    if not text.startswith(",", near.end) or at > near.end + 2:
        return None
    aside = _ASIDE.search(text, max(low, near.start - _ASIDE_REACH), near.end)
    told = _named(sentence, aside.start()) if aside is not None else None
    return told if told is not near else None


def _is_head(text: str, name: Name) -> bool:
    """Whether a name is no mere complement: "the study on X was finished" is not said of X."""
    within = _WITHIN.search(text, max(0, name.start - _GROUP_REACH), name.start)
    return within is None or within["head"].casefold() in lexicon().works
