"""What stands between the noun of an instrument and words on it that its predicate parts from it.

"Agreements have been concluded in Lima on fish": the subject follows a passive, and when, where and
by whom it was done may stand in between.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

from graph.extract.instruments.lexicon import (
    DATES,
    PARTICIPLES,
    Role,
    instrument_words,
    status_words,
)
from graph.extract.pattern import Spanned
from graph.extract.reading.grammar import grammar
from graph.extract.reading.tokens import Token, match_at

M = TypeVar("M", bound=Spanned)

_WHEN_AND_WHERE: Final = frozenset(["date", "period", "place"])
_SETTING: Final = _WHEN_AND_WHERE | {"parties", "organisation"}
_LEADING: Final = frozenset(["in", "on", "at", "with", "by", "between", "the", "of"])
#: Tokens that a setting may take.
_REACH: Final = 16


def past_passive(tokens: Sequence[Token[M]], at: int) -> int | None:
    """Return the token after "was signed in Lima on 3 May" at `at`; None if no passive stands."""
    words = grammar()
    first = at
    while (
        at < len(tokens)
        and tokens[at].slot is None
        and (
            tokens[at].word in words.be
            or tokens[at].word in words.have
            or tokens[at].word in words.adverbs
        )
    ):
        at += 1
    if not first < at < len(tokens) or tokens[first].word in words.adverbs:
        return None
    found = match_at(tokens, at, status_words().stages)
    if found is None or found[1].role is not Role.VERB or found[1].form not in PARTICIPLES:
        return None
    return past_setting(tokens, at + found[0], len(tokens))


def past_setting(tokens: Sequence[Token[M]], at: int, last: int, *, acting: bool = True) -> int:
    """Return the token after words for when and where, and if `acting` by or between whom.

    `last` is where to stop.
    """
    end = min(last, at + _REACH)
    setting = _SETTING if acting else _WHEN_AND_WHERE
    while at < end:
        token = tokens[at]
        named = token.capital and (token.slot is None or (acting and token.slot != "instrument"))
        leads = token.word in _LEADING and not _opens_matter(tokens, at)
        if not (token.slot in setting or leads or named):
            break
        at += 1
    return at


def _opens_matter(tokens: Sequence[Token[M]], at: int) -> bool:
    """Whether "on" leads to a matter rather than a day."""
    if tokens[at].word not in instrument_words().lists.subjects.displaced:
        return False
    return at + 1 >= len(tokens) or tokens[at + 1].slot not in DATES
