"""What every resolver works on: the claims with their keys, and the names of countries."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeVar

from graph.claims import WORLD, Claim
from graph.reference import Reference
from graph.resolve.gazetteer import Gazetteer
from graph.resolve.identity import claim_key
from graph.resolve.names import fold

C = TypeVar("C", bound=Claim)

_JOINTS: Final = frozenset({"of", "the", "and"})
"""Small words inside the names of countries."""

_INITIALS: Final = 2
"""Names of up to so many letters are initials."""


class Keyed(NamedTuple):
    """A claim with its key."""

    key: str
    claim: Claim

    @property
    def document(self) -> str:
        """The digest of the document that states the claim."""
        return self.claim.evidence[0].sha256


def keyed_claims(claims: Iterable[Claim]) -> tuple[Keyed, ...]:
    """Return the claims with their keys in the order of the keys.

    Of claims with one key, which differ only in the rule that found them, the surest is kept.
    """
    best: dict[str, Claim] = {}
    for claim in claims:
        key = claim_key(claim)
        other = best.get(key)
        if other is None or _surer(claim, other):
            best[key] = claim
    return tuple(Keyed(key, claim) for key, claim in sorted(best.items()))


def _surer(claim: Claim, other: Claim) -> bool:
    if claim.confidence != other.confidence:
        return claim.confidence > other.confidence
    return claim.rule < other.rule


class Countries:
    """Names of countries and groups as they occur inside other names."""

    __slots__ = ("_longest", "_names", "_owner", "_phrases")

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        """Take every name, demonym and short form by code, the usual name first."""
        self._names: Final = names
        self._phrases: Final = {
            code: frozenset(tuple(fold(name).split()) for name in forms)
            for code, forms in names.items()
        }
        owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for code, phrases in self._phrases.items():
            for phrase in phrases:
                owners[phrase].add(code)
        # "Guinean" of two countries and initials such as "us" tell nothing inside a name.
        self._owner: Final = {
            phrase: min(codes)
            for phrase, codes in owners.items()
            if len(codes) == 1 and len("".join(phrase)) > _INITIALS
        }
        self._longest: Final = max(map(len, owners), default=0)

    @classmethod
    def of(cls, reference: Reference) -> Countries:
        """Return the names that the reference data knows, with the world as a group."""
        names = {
            country.code: (
                country.name,
                country.official_name,
                *country.other_names,
                *country.demonyms,
            )
            for country in reference.countries.values()
        }
        for group in reference.groups.values():
            names.setdefault(group.code, (group.name, *group.other_names))
        return cls(names | {WORLD: ()})

    def __contains__(self, code: str) -> bool:
        return code in self._names

    def name(self, code: str) -> str:
        """Return the usual name of a country or group; the code itself if it is not known."""
        return next(iter(self._names.get(code, ())), code)

    def prefix(self, text: str, codes: Sequence[str]) -> str:
        """Return a name with the codes of those parties before it that it does not name itself.

        All or none are put before it, so that it stays clear who the parties are.
        """
        named = set(self.named_in(text))
        return text if named.issuperset(codes) else " ".join((*codes, text))

    def without(self, text: str, codes: Iterable[str]) -> str:
        """Return a folded name without the names of the given countries.

        A name that would be left empty is returned whole.
        """
        words = tuple(fold(text).split())
        phrases = frozenset[tuple[str, ...]]().union(
            *(self._phrases.get(code, frozenset()) for code in codes)
        )
        kept: list[str] = []
        at = 0
        while at < len(words):
            length = self._match(words, at, phrases)
            if not length:
                kept.append(words[at])
            at += length or 1
        return " ".join(kept or words)

    def named_in(self, text: str) -> tuple[str, ...]:
        """Return the codes of the countries that a name names, sorted."""
        words = tuple(fold(text).split())
        found: set[str] = set()
        at = 0
        while at < len(words):
            length = self._match(words, at, self._owner)
            if length:
                found.add(self._owner[words[at : at + length]])
            at += length or 1
        return tuple(sorted(found))

    def named_in_sentence(self, text: str) -> tuple[str, ...]:
        """Return the codes of the countries in running text, where only capitals make a name.

        That keeps "Polish" apart from "to polish".
        """
        words = (
            word if word[:1].isupper() or word in _JOINTS else "0"
            for word in re.findall(r"\w[\w.'’-]*|\S", text)
        )
        return self.named_in(" ".join(words))

    def _match(self, words: tuple[str, ...], at: int, phrases: Container[tuple[str, ...]]) -> int:
        """Return the length of the longest phrase that stands at a position, or 0."""
        for length in range(min(self._longest, len(words) - at), 0, -1):
            if words[at : at + length] in phrases:
                return length
        return 0


@dataclass(frozen=True, slots=True)
class Context:
    """The claims of all documents, in the order of their keys, and the names of the world."""

    claims: tuple[Keyed, ...]
    countries: Countries
    gazetteer: Gazetteer

    def of(self, claim_class: type[C]) -> Iterator[tuple[str, C, str]]:
        """Yield key, claim and document digest of the claims of one class."""
        for item in self.claims:
            if isinstance(item.claim, claim_class):
                yield item.key, item.claim, item.document
