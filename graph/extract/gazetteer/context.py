"""The words around a name, which may make it a sea, a currency or a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from graph.extract.gazetteer.lexicon import Lexicon
from graph.extract.gazetteer.model import GeoForm

_ARTICLES: Final = frozenset({"Al", "al", "El", "el"})
REACH: Final = 3
"""How many words before and after a name are looked at."""


class Context:
    """Tells whether a name is something else, from the words around it."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Prepare the rules of `lexicon`."""
        self._currency: Final = frozenset(lexicon.currency_words)
        self._currency_of_adjective: Final = self._currency.union(
            lexicon.currency_words_after_adjectives
        )
        self._not_after: Final = frozenset(tuple(words.split()) for words in lexicon.not_after)
        self._not_before: Final = frozenset(
            word for rule in lexicon.not_before if rule.after == "names" for word in rule.words
        )
        self._not_before_of: Final = {
            name: frozenset(rule.words)
            for rule in lexicon.not_before
            if isinstance(rule.after, list)
            for name in rule.after
        }
        self._only_after: Final = {
            name: frozenset(rule.words) for rule in lexicon.only_after for name in rule.names
        }
        self._titles: Final = frozenset(lexicon.titles)
        self._given_names: Final = frozenset(lexicon.given_names)
        self._surnames: Final = frozenset(lexicon.surnames)
        self._place_given_names: Final = frozenset(lexicon.place_given_names)
        self._roles: Final = frozenset(lexicon.roles)
        self._institutions: Final = frozenset(lexicon.institution_words)

    def overrules(
        self, name: str, form: GeoForm, before: Sequence[str], after: Sequence[str], *, close: bool
    ) -> bool:
        """Tell whether `name` is no mention between the words `before` and `after`.

        `close` says that nothing, or one space, parts the name from the next word.
        """
        if name in self._only_after and not self._only_after[name].intersection(before[-1:]):
            return True
        if tuple(before[-1:]) in self._not_after or tuple(before[-2:]) in self._not_after:
            return True
        if close and after and self._is_compound(name, form, after[0]):
            return True
        if " " in name:
            return False
        return _ends_in_article(before) or self._is_person(name, before, after)

    def _is_compound(self, name: str, form: GeoForm, following: str) -> bool:
        if form is GeoForm.DEMONYM and following in self._currency_of_adjective:
            return True
        if form is GeoForm.NAME and following in self._currency:
            return True
        return following in self._not_before or following in self._not_before_of.get(name, ())

    def _is_person(self, name: str, before: Sequence[str], after: Sequence[str]) -> bool:
        words = [word for word in before if word != "."]
        previous = words[-1] if words else ""
        if previous in self._titles:
            return True
        if name in self._surnames and self._is_given(words, initial=before[-1:] == ["."]):
            return True
        if name not in self._place_given_names or not after:
            return False
        if _is_initial(after[0]):
            return len(after) > 2 and after[1] == "." and after[2][:1].isupper()
        named = after[0][:1].isupper() and after[0] not in self._institutions
        return named and previous in self._roles

    def _is_given(self, words: Sequence[str], *, initial: bool) -> bool:
        """Tell whether the words end in a given name, or in one and a middle initial."""
        if initial and words and _is_initial(words[-1]):
            words = words[:-1]
        return bool(words) and words[-1] in self._given_names


def _ends_in_article(before: Sequence[str]) -> bool:
    """Tell whether a part of a name and a joined article end the words: "Nasser Al-" Sabah."""
    if len(before) < REACH or before[-1] != "-" or before[-2] not in _ARTICLES:
        return False
    return before[-REACH][:1].isupper()


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()
