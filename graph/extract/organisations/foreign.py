"""Names of organisations that are not English, and those called after what they do and a country.

"Banco de Fomento del Sur", "Société nationale des chemins de fer": the head stands first, and words
in lower case belong to the name. "Enterprise Malawi", "Invest in Latvia": agencies that promote.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from graph.claims import OrganisationKind
from graph.extract.gazetteer import GeoForm
from graph.extract.mentions import Name, NameType
from graph.extract.ordinary import is_ordinary
from graph.extract.organisations.growing import adjacent, in_name
from graph.extract.organisations.lexicon import lexicon
from graph.extract.words import Shape, Word

RULE: Final = "organisation.foreign"
PROMOTER_RULE: Final = "organisation.promoter"

_MAX_RIGHT: Final = 10
_SINGLE: Final = 1
_ELIDED: Final = ("d'", "l'", "dell'", "all'")
_PREPOSITIONS: Final = frozenset(
    "de des du del della dei di do da dos das der für pour para per".split()
)
_ARTICLES: Final = frozenset("la le les el los las".split())
_AND: Final = frozenset("et y e und".split())
_CENTRAL: Final = frozenset({"central", "centrale", "centralny"})


def foreign(text: str, words: Sequence[Word]) -> Iterator[Name]:
    """Yield the organisations of a sentence whose names are not English."""
    heads = lexicon().foreign
    for number, word in enumerate(words):
        kind = heads.get(word.text)
        if kind is None or (number and words[number - 1].text in _PREPOSITIONS):
            continue
        last = _last(words, number)
        if last > number and not all(map(is_ordinary, words[number : last + 1])):
            told = words[number + 1].folded in _CENTRAL and kind is OrganisationKind.BANK
            yield _name(
                text, words, number, last, OrganisationKind.CENTRAL_BANK if told else kind, RULE
            )


def _last(words: Sequence[Word], head: int) -> int:
    """Return the last word of the name that a head begins."""
    last = at = head
    while at + 1 < len(words) and at - head < _MAX_RIGHT and adjacent(words, at):
        word, before = words[at + 1], words[at].folded
        if in_name(word) and word.text not in lexicon().foreign:
            last = at + 1
        elif word.shape is Shape.LOWER and (
            word.folded in lexicon().foreign_words
            or word.folded.startswith(_ELIDED)
            or before in _PREPOSITIONS
            or (before in _ARTICLES and at > head + 1)
        ):
            if word.folded not in _PREPOSITIONS | _ARTICLES | _AND:
                last = at + 1
        elif word.folded not in _PREPOSITIONS | _ARTICLES | _AND:
            break
        at += 1
        if word.possessive:
            break
    return last


def promoters(text: str, words: Sequence[Word]) -> Iterator[Name]:
    """Yield the agencies that are called after what they promote and their country."""
    heads = lexicon().promoters
    for number, word in enumerate(words[:-1]):
        if word.text not in heads or word.possessive:
            continue
        inside = words[number + 1].folded == "in" and word.text == "Invest" and number > 0
        at = number + 1 + inside
        if at >= len(words) or (number and words[number - 1].capital):
            continue
        country = words[at]
        geo = country.geo
        if geo is None or geo.form is not GeoForm.NAME or len(geo.codes) != _SINGLE:
            continue
        goes_on = at + 1 < len(words) and words[at + 1].capital and adjacent(words, at)
        if country.possessive or goes_on or not adjacent(words, number):
            continue
        yield _name(text, words, number, at, OrganisationKind.AGENCY, PROMOTER_RULE)


def _name(
    text: str, words: Sequence[Word], first: int, last: int, kind: OrganisationKind, rule: str
) -> Name:
    geo = [w.geo for w in words[first : last + 1] if w.geo is not None and w.geo.group is None]
    codes = {code for mention in geo for code in mention.codes}
    owner = words[first - 1].geo if first and words[first - 1].possessive else None
    if not codes and owner is not None and owner.group is None:
        codes = set(owner.codes)  # "Luxembourg's Agence pour …"
    return Name(
        words[first].start,
        words[last].end,
        NameType.ORGANISATION,
        text[words[first].start : words[last].end],
        rule,
        kind=kind,
        parties=tuple(codes) if len(codes) == _SINGLE else (),
    )
