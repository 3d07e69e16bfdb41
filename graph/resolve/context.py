"""What every resolver works on: the claims with their keys, and the names of countries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeVar

from graph.claims import WORLD, Claim
from graph.reference import Reference
from graph.resolve.gazetteer import Gazetteer
from graph.resolve.identity import claim_key
from graph.resolve.names import fold

C = TypeVar("C", bound=Claim)


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


@dataclass(frozen=True, slots=True)
class Countries:
    """Names of countries and groups as they occur inside other names.

    Attributes:
        names: every name, demonym and code word by country or group code.
    """

    names: Mapping[str, tuple[str, ...]]

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
            # "AU" is Australia in a claim, though the African Union has this acronym too.
            names.setdefault(group.code, (group.name, *group.other_names))
        return cls(names | {WORLD: ()})

    def __contains__(self, code: str) -> bool:
        return code in self.names

    def name(self, code: str) -> str:
        """Return the usual name of a country or group; the code itself if it is not known."""
        return next(iter(self.names.get(code, ())), code)

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
        folded = f" {fold(text)} "
        rest = folded
        for code in codes:
            for phrase in _phrases(self.names.get(code, ())):
                while f" {phrase} " in rest:
                    rest = rest.replace(f" {phrase} ", " ")
        return rest.strip() or folded.strip()

    def named_in(self, text: str) -> tuple[str, ...]:
        """Return the codes of the countries that a name names, sorted."""
        folded = f" {fold(text)} "
        found: set[str] = set()
        for phrase, code in self._by_length():
            if f" {phrase} " in folded:
                folded = folded.replace(f" {phrase} ", " | ")
                found.add(code)
        return tuple(sorted(found))

    def _by_length(self) -> tuple[tuple[str, str], ...]:
        return _by_length(tuple((code, names) for code, names in sorted(self.names.items())))


@lru_cache(maxsize=4)
def _by_length(names: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[tuple[str, str], ...]:
    """Return phrase and code, the longest phrase first; a phrase of two countries is left out."""
    owners: dict[str, set[str]] = defaultdict(set)
    for code, forms in names:
        for phrase in _phrases(forms):
            if len(phrase) > 2:
                owners[phrase].add(code)
    pairs = [(phrase, min(codes)) for phrase, codes in owners.items() if len(codes) == 1]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@lru_cache(maxsize=1024)
def _phrases(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({fold(name) for name in names}, key=lambda phrase: (-len(phrase), phrase)))


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
