"""Who lends a sum: what a bank gives is the amount of a loan, whatever verb says so."""

from __future__ import annotations

import re
from typing import Final

from graph.claims.model import OrganisationKind
from graph.extract.annotate import Annotated
from graph.extract.attributes.clauses import wide_clause
from graph.extract.attributes.lexicon import lexicon
from graph.extract.mentions import NameType

_REACH: Final = 60
#: Before "lending", where it is a verb.
_BEING: Final = ("is ", "are ", "was ", "were ", "be ", "been ", "by ", "and ")
#: Between a bank and its verb: "(AfDB), which …, has approved".
_SUBJECT_REACH: Final = 120


def is_lent(sentence: Annotated, start: int, end: int) -> bool:
    """Whether an amount from `start` to `end` is lent or borrowed, or given by a bank."""
    text = sentence.text
    first, _ = wide_clause(text, start, end)
    verbs = lexicon().borrowing.finditer(text, max(first, start - _SUBJECT_REACH), start)
    if any(_is_verb(text, verb) for verb in verbs):
        return True
    given = lexicon().giving.search(text, max(first, start - _REACH), start)
    if given is None:
        return False
    if lexicon().sharing.search(text, given.start(), given.end()):
        return False
    givers = [n for n in sentence.names if n.type is NameType.ORGANISATION]
    givers = [n for n in givers if n.end <= given.start()]
    if not givers or given.start() - givers[-1].end > _SUBJECT_REACH:
        return False
    return givers[-1].kind is OrganisationKind.BANK


def _is_verb(text: str, verb: re.Match[str]) -> bool:
    """Whether somebody lends: "is lending", but not "a lending programme"."""
    return not verb.group().endswith("ing") or text.endswith(_BEING, 0, verb.start())
