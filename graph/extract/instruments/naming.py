"""The named instruments of a sentence, for all who look at it."""

from __future__ import annotations

from collections.abc import Iterator

from graph.extract.annotate import BaseView
from graph.extract.instruments.complements import complement
from graph.extract.instruments.phrases import Phrase, find_phrases, may_name
from graph.extract.mentions import Name, NameType
from graph.extract.reading.tokens import merge

RULE = "instrument.name"


def names(view: BaseView) -> Iterator[Name]:
    """Yield the instruments that a sentence names; weak nouns count only with support."""
    if not may_name(view):
        return
    found = [phrase for phrase in find_phrases(view, view.tokens) if not phrase.weak]
    tokens = merge(view.text, view.tokens, [("instrument", phrase) for phrase in found])
    for at, token in enumerate(tokens):
        phrase = token.mention
        if not isinstance(phrase, Phrase):
            continue
        after = complement(view.text, tokens, at)
        codes = {*phrase.parties, *after.between.codes, *after.partner.codes, *phrase.owners}
        yield Name(
            phrase.core,
            phrase.end,
            NameType.INSTRUMENT,
            phrase.title or view.text[phrase.core : phrase.end],
            RULE,
            kind=phrase.kind,
            parties=tuple(sorted(codes)),
            acronym=phrase.acronym,
            proper=phrase.title is not None,
            detail=phrase.subject or after.subject,
            plural=phrase.plural,
        )
