"""Whether a mention of an instrument says too little to claim anything of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.instruments.clauses import Event
from graph.extract.instruments.complements import Complement
from graph.extract.instruments.known import REACHED
from graph.extract.instruments.phrases import Determiner, Phrase
from graph.extract.instruments.structure import Structure

#: Nouns for what an instrument is written in.
_TEXTS: Final = frozenset(["text", "document"])

#: The short form of what has just been named: ' on Ports (hereinafter the "Agreement")'.
_DEFINED: Final = re.compile(
    r"[^.;()]{0,120} \((?:(?:hereinafter|hereafter)(?: referred to as| called)?,? )?(?:the |this )?"
    r"\"?(?P<noun>[A-Z][a-z]{4,12})\"?\)"
)


def text_of(structure: Structure, at: int) -> int:
    """Return the instrument whose text or draft this is: "the text of a pact"; -1 if none."""
    preposition = structure.oblique[at]
    outer = -1 if preposition is None else preposition - 1
    text = outer in structure.after and structure.phrase(outer).head.singular in _TEXTS
    return outer if text and structure.governor(at) == "of" else -1


def is_its_text(phrase: Phrase) -> bool:
    """Whether a phrase only means what an instrument is written in: "renegotiated text"."""
    own = phrase.subject or phrase.title or phrase.parties or phrase.count
    singular = not phrase.plural and phrase.determiner is not Determiner.INDEFINITE
    return phrase.head.singular in _TEXTS and singular and not own


def too_vague(phrase: Phrase, after: Complement, events: Sequence[Event]) -> bool:
    """Whether only "executing bilateral agreements" or "to negotiate trade agreements" is said."""
    if not phrase.plural or phrase.count or phrase.title or phrase.parties or phrase.owners:
        return False
    if after.between or after.partner or not events:
        return False
    named = bool(after.items) or any(e.agents or e.between or e.others for e in events)
    if all(e.gerund for e in events) and phrase.subject is None and after.subject is None:
        return True
    bare = phrase.determiner is Determiner.NONE
    return bare and not named and all(e.status not in REACHED for e in events)


def of_a_sort(sentence: Annotated, phrase: Phrase) -> bool:
    """Whether several are named by their sort only: "has signed such agreements with many"."""
    return phrase.plural and "such" in sentence.text[phrase.outset : phrase.core].lower().split()


def says_nothing(phrase: Phrase, after: Complement) -> bool:
    """Whether a mention that tells no stage is too bare to claim anything."""
    if phrase.back:
        return not goes_on(after)
    own = phrase.title or phrase.subject or phrase.parties or phrase.year or phrase.count
    return not (own or goes_on(after))


def goes_on(after: Complement) -> bool:
    """Whether words after a noun tell what or whose instrument it names."""
    return bool(after.subject or after.between or after.partner)


def short_form(text: str, phrase: Phrase) -> str | None:
    """Return the noun by which a text says that it calls an instrument: "… (the Agreement)"."""
    defined = _DEFINED.match(text, phrase.end)
    if defined is None or phrase.plural:
        return None
    noun = defined["noun"].lower()
    return noun if noun in phrase.head.singular.split() else None
