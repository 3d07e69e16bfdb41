"""What to call an owner that its sentence only describes: "the zone" as the document names it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.attributes.acts import called
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.owner import PROPERTIED, THINGS, Owner
from graph.extract.attributes.topics import Topics, may_mean
from graph.extract.mentions import NameType
from graph.extract.scene import Scene

#: "the ", "the new ", "the 67-kilometre " before a noun that speaks of a thing as known.
_KNOWN: Final = re.compile(
    r"(?<!\w)(?:the|this|that|its|said)(?: [\d.,]+[ -]?[a-z]+(?:[ -]long)?)?"
    r"(?: (?:new|planned|proposed|existing|same|present|first|current|entire|whole))? $",
    re.IGNORECASE,
)
_KNOWN_REACH: Final = 80
_CAP: Final = r"[A-ZÀ-Þ][\w'’.–-]*"
#: "the International Centre “Asia”, a " before a noun, by which that is called.
_APPOSED: Final = re.compile(
    rf"(?P<name>{_CAP}(?: (?:(?:of|for|and|the|in|on) ){{0,2}}[\"“]?{_CAP}){{0,7}}[\"”]?)"
    r"(?: \([^()]{1,30}\))?, (?:an?|the) (?:[a-z-]+ ){0,4}$"
)
#: "Its refinery, a " before "joint venture".
_OF_NOUN: Final = re.compile(
    r"(?<!\w)(?:[Ii]ts|[Tt]he|[Aa]n?) (?P<name>(?:[a-z-]+ ){0,2}[a-z]+), (?:an?|the)"
    r" (?:[a-z-]+ ){0,4}$"
)
_APPOSED_REACH: Final = 160
#: Nouns for a part of a place, which is told with that place.
_BUILT_PARTS: Final = frozenset(
    "quay quays berth berths jetty pier wharf breakwater mole runway yard terminal silo".split()
)
_ASIDE: Final = 80
_OPENS_ASIDE: Final = re.compile(r", (?:an?|the) ")
_ENDS_ASIDE: Final = re.compile(r"[,;:.](?!\d)|(?<!\w)(?:and|which|that|with)(?!\w)")
_FEW: Final = 2
#: How far back a thing is looked for of which a part is told.
_REACH: Final = 3


class Named:
    """What a document names in full, by the number of the sentence."""

    def __init__(self, scene: Scene) -> None:
        self.told = tuple(_in_full(scene))

    def ahead(self, index: int, said: Owner) -> Owner | None:
        """Return the one thing named after a sentence that some words may mean, if it is one."""
        found = [o for at, o in self.told if at > index and _is_called(o, said)]
        return found[0] if found and len({o.name for o in found}) == 1 else None


def _in_full(scene: Scene) -> Iterator[tuple[int, Owner]]:
    for index, sentence in enumerate(scene.sentences):
        for name in sentence.names:
            told = name.proper or name.type is NameType.INSTRUMENT
            if told and name.type in PROPERTIED and not name.plural:
                yield index, Owner(called(sentence.text, name), name.type)


def _is_called(owner: Owner, said: Owner) -> bool:
    """Whether a name holds all words by which a thing of its type is spoken of, and more."""
    words = set(owner.name.casefold().split())
    return owner.type is said.type and words > set(said.name.casefold().split())


def in_full(owner: Owner, index: int, sentence: Annotated, topics: Topics, named: Named) -> Owner:
    """Return an owner by its fullest name: what an apposition, or the whole document, calls it."""
    bare = " " not in owner.name
    if owner.type not in PROPERTIED or not (bare or owner.name[:1].islower()):
        return owner
    if (name := apposed(sentence, owner.name)) is not None:
        return Owner(name, owner.type)
    if (heading := topics.headed(index, sentence.text, owner)) is not None:
        return heading
    noun = owner.name.split()[-1].casefold()
    if noun not in lexicon().thing_kinds and owner.type in THINGS:
        return owner  # a name of one word
    if (whole := _whole(owner, noun, index, topics)) is not None:
        return whole
    if len(owner.name.split()) > _FEW or not _is_known(sentence.text, owner.name):
        return owner
    if owner.type is NameType.INSTRUMENT:
        return _act(owner, noun, index, topics, named)
    return _thing(owner, noun, index, topics, named)


def are_many(owner: Owner) -> bool:
    """Whether an owner is things of a sort and none of them: "roads", "railways"."""
    name = owner.name
    plural = name.islower() and " " not in name and name.endswith("s")
    if owner.type is NameType.INSTRUMENT or not plural:
        return False
    return name[:-1] in lexicon().thing_kinds or f"{name[:-3]}y" in lexicon().thing_kinds


def apposed(sentence: Annotated, words: str) -> str | None:
    """Return the name that words explain: "the Orient Centre, a zone of 100 hectares"."""
    text = sentence.text
    at = text.find(words)
    if at <= 0:
        return None
    low = max(0, at - _APPOSED_REACH)
    if (head := _OF_NOUN.search(text, low, at)) is not None:
        noun = head["name"].split()[-1]
        if noun in lexicon().thing_kinds and noun not in lexicon().works:
            return head["name"]
    lead = _APPOSED.search(text, low, at)
    if lead is None:
        return None
    end = lead.end("name")
    taken = next((n for n in sentence.names if n.start <= lead.start("name") < n.end), None)
    if taken is not None:
        if taken.type is NameType.PERSON:
            return None
        return taken.name if taken.end >= end else lead["name"]
    places = (g for g in sentence.geo if g.start <= lead.start("name"))
    if any(g.end >= end for g in places):
        return None  # "Kenya, a corridor state"
    return lead["name"]


def _is_known(text: str, phrase: str) -> bool:
    """Whether a text speaks of what a phrase calls as known: "the new road"."""
    said = re.finditer(rf"{re.escape(phrase)}(?!\w)", text, re.IGNORECASE)
    return any(_KNOWN.search(text, max(0, s.start() - _KNOWN_REACH), s.start()) for s in said)


def _whole(owner: Owner, noun: str, index: int, topics: Topics) -> Owner | None:
    """Return a part with the thing that it is of: "Lamu (berth)"; None for a thing by itself."""
    if " of " in owner.name or " from " in owner.name or " between " in owner.name:
        return None
    kinds = THINGS if lexicon().stretch.fullmatch(noun) else (NameType.HUB,)
    if noun not in _BUILT_PARTS and kinds is not THINGS:
        return None
    for at, whole in reversed(topics.subjects):
        if index - at > _REACH:
            return None
        if whole.type in kinds and whole.name != owner.name and not whole.name.islower():
            if whole.name.casefold().endswith(noun):
                return whole
            own = [word for word in whole.name.split() if word[0].isupper() and word != "Port"]
            part = owner.name if len(own) > 1 else noun
            return Owner(f"{whole.name} ({part})", whole.type)
    return None


def _act(owner: Owner, noun: str, index: int, topics: Topics, named: Named) -> Owner:
    """Return the agreement of which "the agreement" was last told in full, else is told below."""
    if lexicon().instruments.fullmatch(noun) is None:
        return owner
    known = next((other for other in reversed(topics.named) if _is_called(other, owner)), None)
    return known or named.ahead(index, owner) or owner


def _thing(owner: Owner, noun: str, index: int, topics: Topics, named: Named) -> Owner:
    """Return the link or hub that "the road" means: one so called, else one that may be."""
    kinds = lexicon().pointers.get(noun, frozenset())
    others = [o for o in reversed(topics.named) if o.type in kinds and not o.name.islower()]
    alike = next((o for o in others if noun in o.name.casefold().split()), None)
    alike = alike or next((o for o in others if may_mean(o.name, noun)), None)
    return alike or named.ahead(index, owner) or owner


def figure_apposed(sentence: Annotated, start: int) -> Owner | None:
    """Return what an apposition with a figure explains: "the X pipeline, a line of 300 km"."""
    text = sentence.text
    for name in sentence.names:
        if name.end < start and name.type in THINGS and _OPENS_ASIDE.match(text, name.end):
            aside = text[name.end + 2 : start]
            if len(aside) < _ASIDE and not _ENDS_ASIDE.search(aside):
                return Owner(name.name, name.type)
    return None
