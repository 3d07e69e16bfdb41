"""Find the names of the reference data in a text, the longest at each place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Final

from msgspec import Struct

from graph.extract.gazetteer.context import REACH, Context
from graph.extract.gazetteer.lexicon import Lexicon, load_lexicon
from graph.extract.gazetteer.model import GeoForm, GeoMention
from graph.extract.gazetteer.names import (
    WORD,
    Combining,
    Node,
    Target,
    Unsure,
    name_tree,
    word_keys,
)
from graph.reference import Reference

# Begins only where a run of its characters begins, so that a long run is looked through once.
_ADDRESS: Final = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
)
_MARKS_OF_ADDRESS: Final = ("://", "www.", "@")
#: The same as WORD for ASCII, in two thirds of the time.
_ASCII_WORD: Final = re.compile(r"\w+|[^\w\s]", re.ASCII)
_HYPHEN: Final = re.compile(r" ?[-‐‑‒–—−] ?")
_LIST: Final = re.compile(r", | and | & ")
_GOES_ON: Final = frozenset({",", "and", "or", "&"})
_QUOTE_WINDOW: Final = 200


class _Words:
    """The words of a text as parallel lists: as they stand, as compared, and where."""

    __slots__ = ("ends", "keys", "starts", "texts")

    def __init__(self, text: str) -> None:
        self.texts: Final = (_ASCII_WORD if text.isascii() else WORD).findall(text)
        self.keys: Final = word_keys(self.texts)
        self.starts: tuple[int, ...] = ()
        self.ends: tuple[int, ...] = ()

    def find_places(self, text: str) -> None:
        """Fill in where the words stand, which only matters where a name was found."""
        starts: list[int] = []
        ends: list[int] = []
        last = 0
        for word in self.texts:  # only blanks stand between them
            first = text.index(word, last)
            last = first + len(word)
            starts.append(first)
            ends.append(last)
        self.starts, self.ends = tuple(starts), tuple(ends)


class _Found(Struct, frozen=True):
    """A name in the text: its words are those from `first` up to, not including, `last`."""

    first: int
    last: int
    target: Target
    combining: Combining | None


class Gazetteer:
    """Finds countries, groups and places by their names; takes time linear in the text."""

    def __init__(self, reference: Reference, lexicon: Lexicon | None = None) -> None:
        """Prepare the names of `reference` under the rules of `lexicon` (by default, ours).

        Raises:
            DataFileError: a name stands for two countries and the lexicon does not settle it.
        """
        rules = load_lexicon() if lexicon is None else lexicon
        self._root: Final = name_tree(reference, rules)
        self._context: Final = Context(rules)
        self._territories: Final = frozenset(tuple(words.split()) for words in rules.territories)

    def find(self, text: str) -> tuple[GeoMention, ...]:
        """Return the mentions in `text`, in order and without overlaps.

        The longest name wins. Names are compared with their capitals, or all in capitals.
        """
        words = _Words(text)
        found = self._names_in(text, words.keys)
        if not found:
            return ()
        words.find_places(text)
        found = [f for f in found if not self._is_something_else(text, words, f)]
        found = _without_loose_parts(text, words, found)
        found = self._without_metropoles(words, found)
        mentions = (_mention(text, words, f) for f in found)
        if not any(mark in text for mark in _MARKS_OF_ADDRESS):
            return tuple(mentions)
        return tuple(_outside(mentions, [m.span() for m in _ADDRESS.finditer(text)]))

    def _names_in(self, text: str, keys: Sequence[str]) -> list[_Found]:
        first_words = self._root.next
        settled: dict[int, Target | None] = {}  # by identity: one decision per text
        found: list[_Found] = []
        done = 0
        for i in [i for i, key in enumerate(keys) if key in first_words]:
            if i < done:
                continue
            last, node = self._longest(keys, i)
            if node is None:
                continue
            entry = node.entry
            target: Target | None = None
            if isinstance(entry, Target):
                target = entry
            elif isinstance(entry, Combining):
                target = entry.target
            elif isinstance(entry, Unsure):
                if id(entry) not in settled:
                    settled[id(entry)] = _settle(entry, text)
                target = settled[id(entry)]
            if target is not None:
                combining = entry if isinstance(entry, Combining) else None
                found.append(_Found(i, last, target, combining))
            done = last
        return found

    def _longest(self, keys: Sequence[str], first: int) -> tuple[int, Node | None]:
        """Return the end and the node of the longest name that begins at word `first`."""
        node = self._root
        best: tuple[int, Node | None] = (first, None)
        comma = False
        for i in range(first, len(keys)):
            following = node.next.get(keys[i])
            if following is None:
                break
            node = following
            comma = comma or keys[i] == ","
            if node.entry is None:
                continue
            # "Hong Kong, China and Japan" is a list, "Hong Kong, China" is one name.
            if comma and i + 1 < len(keys) and keys[i + 1] in _GOES_ON:
                continue
            best = (i + 1, node)
        return best

    def _is_something_else(self, text: str, words: _Words, found: _Found) -> bool:
        start, end = words.starts[found.first], words.ends[found.last - 1]
        following = words.texts[found.last : found.last + REACH]
        return self._context.overrules(
            text[start:end],
            found.target.form,
            words.texts[max(0, found.first - REACH) : found.first],
            following,
            close=bool(following) and text[end : words.starts[found.last]] in ("", " "),
        )

    def _without_metropoles(self, words: _Words, found: list[_Found]) -> list[_Found]:
        """Leave out whose a territory is: "the French department of Guadeloupe" is Guadeloupe."""
        kept = []
        for item, following in zip_longest(found, found[1:]):
            if following is not None and item.target.form is GeoForm.DEMONYM:
                between = tuple(words.texts[item.last : following.first])
                if between in self._territories:
                    continue
            kept.append(item)
        return kept


def _settle(unsure: Unsure, text: str) -> Target | None:
    """Return the one target that the words of the text speak for, else the default."""
    told = [target for target, cue in unsure.cues if cue.search(text)]
    return told[0] if len(told) == 1 else unsure.default


def _without_loose_parts(text: str, words: _Words, found: list[_Found]) -> list[_Found]:
    """Keep the part of a compound ("Sino-") only where the other part is a mention too."""
    if all(item.combining is None for item in found):
        return found

    def joined(left: _Found, right: _Found) -> bool:
        between = text[words.ends[left.last - 1] : words.starts[right.first]]
        listed = any(f.combining is not None and f.combining.either for f in (left, right))
        return bool(_HYPHEN.fullmatch(between) or (listed and _LIST.fullmatch(between)))

    kept = []
    for i, item in enumerate(found):
        if item.combining is not None:
            before = item.combining.either and i > 0 and joined(found[i - 1], item)
            after = i + 1 < len(found) and joined(item, found[i + 1])
            if not (before or after):
                continue
        kept.append(item)
    return kept


def _mention(text: str, words: _Words, found: _Found) -> GeoMention:
    start, end = words.starts[found.first], words.ends[found.last - 1]
    target = found.target
    return GeoMention(
        start, end, target.codes, target.group, target.form, target.name, _possessive(text, end)
    )


def _possessive(text: str, end: int) -> bool:
    """Tell whether 's follows, or an apostrophe after s that closes no quotation."""
    if text[end : end + 1] not in ("'", "’"):
        return False
    if text[end + 1 : end + 2] in ("s", "S"):
        return not text[end + 2 : end + 3].isalnum()
    if text[end - 1] not in "sS" or text[end + 1 : end + 2].isalnum():
        return False
    before = text[max(0, end - _QUOTE_WINDOW) : end]
    opened = len(re.findall(r"(?<!\w)['‘](?=\w)", before))
    closed = len(re.findall(r"(?<=[^\s])['’](?!\w)", before))
    return opened <= closed


def _outside(
    mentions: Iterable[GeoMention], spans: Sequence[tuple[int, int]]
) -> Iterable[GeoMention]:
    """Leave out the mentions that lie in one of the spans; both are in order."""
    i = 0
    for mention in mentions:
        while i < len(spans) and spans[i][1] <= mention.start:
            i += 1
        if i == len(spans) or mention.end <= spans[i][0]:
            yield mention


__all__ = ["Gazetteer"]
