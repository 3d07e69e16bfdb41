"""The named instruments of a sentence, for all who look at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.extract.annotate import Mention
from graph.extract.instruments.complements import complement
from graph.extract.instruments.phrases import Phrase, find_phrases
from graph.extract.mentions import Name, NameType
from graph.extract.pattern import View
from graph.extract.reading.tokens import tokenize

RULE = "instrument.name"


def names(view: View[Mention]) -> Iterator[Name]:
    """Yield the instruments that a sentence names; weak nouns count only with support."""
    found = [phrase for phrase in find_phrases(view) if not phrase.weak]
    if not found:
        return
    tokens = tokenize(view.text, merged(view, found))
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


def merged(view: View[Mention], phrases: Sequence[Phrase]) -> list[tuple[str, Mention | Phrase]]:
    """Return the mentions of a view with phrases in place of the mentions that they cover."""
    mentions: list[tuple[str, Mention | Phrase]] = [("instrument", phrase) for phrase in phrases]
    mentions += [
        (slot, mention)
        for slot, mention in view.mentions
        if not any(p.start < mention.end and mention.start < p.end for p in phrases)
    ]
    return sorted(mentions, key=lambda pair: pair[1].start)
