"""Group mentions into things by pairwise opinions, whatever their order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, Protocol, TypeVar

from graph.resolve.judgement import Judgement, Opinion, Verdict


class Form(Hashable, Protocol):
    """What a claim says about a thing, as far as it helps to tell which thing it is."""

    @property
    def weight(self) -> tuple[int, ...]:
        """How much it tells; of two likely equal mentions the lighter looks for the heavier."""

    @property
    def blocks(self) -> Iterable[str]:
        """Words of which two forms must share one to be compared across documents."""

    @property
    def is_local(self) -> bool:
        """Whether it tells so little that equal forms of two documents may be two things."""


F = TypeVar("F", bound=Form)


class Naming(NamedTuple, Generic[F]):
    """A form in which one claim of one document names a thing."""

    form: F
    claim: str
    document: str


@dataclass(frozen=True, slots=True)
class Mention(Generic[F]):
    """All claims, sorted by key, that name a thing in one form, and their documents."""

    form: F
    claims: tuple[str, ...]
    documents: frozenset[str]

    def near(self, other: Mention[F]) -> bool:
        """Whether one document has both."""
        return not self.documents.isdisjoint(other.documents)


Judge = Callable[[Mention[F], Mention[F]], Opinion | None]
"""An opinion on two mentions; None if nothing speaks for their being one thing."""


class Outcome(NamedTuple):
    """What was decided on two mentions: the indices of their groups, and their first claims."""

    groups: tuple[int, int]
    claims: tuple[str, str]
    judgement: Judgement
    reason: str


@dataclass(frozen=True, slots=True)
class Linkage(Generic[F]):
    """Groups of mentions of one thing each, and the decisions that were not self-evident.

    A doubt about two mentions that other mentions bring together is not told.
    """

    groups: tuple[tuple[Mention[F], ...], ...]
    outcomes: tuple[Outcome, ...]

    def group_of(self) -> Mapping[tuple[str, F], int]:
        """Return the index of the group by claim key and form."""
        return {
            (claim, mention.form): index
            for index, group in enumerate(self.groups)
            for mention in group
            for claim in mention.claims
        }


class _Said(NamedTuple):
    """A decision on two mentions by their indices."""

    a: int
    b: int
    judgement: Judgement
    reason: str


def link(namings: Iterable[Naming[F]], judge: Judge[F]) -> Linkage[F]:
    """Group what claims name so that no group holds two mentions that are judged different.

    First all pairs judged the same are joined. Then each mention, the most telling first, that is
    likely the same as others joins them if they are all of one group. The result does not depend
    on the order of `namings`: mentions are sorted by weight and key.
    """
    items = _mentions(namings)
    opinions = _opinions(items, judge)
    groups = _Groups(items, opinions)
    said: list[_Said] = []
    likely: dict[int, list[int]] = defaultdict(list)
    for (a, b), opinion in opinions.items():
        if opinion.verdict is Verdict.SAME:
            if groups.join(a, b):
                said.append(_Said(a, b, Judgement.SAME, opinion.reason))
        elif opinion.verdict is Verdict.LIKELY:
            likely[b].append(a)
        elif opinion.verdict is Verdict.UNSURE:
            said.append(_Said(a, b, Judgement.UNSURE, opinion.reason))
    for b in sorted(likely):
        candidates = [a for a in likely[b] if groups.root(a) != groups.root(b)]
        roots = {groups.root(a) for a in candidates}
        for a in candidates:
            reason = opinions[a, b].reason
            if len(roots) == 1 and groups.join(a, b):
                said.append(_Said(a, b, Judgement.SAME, reason))
            elif groups.root(a) != groups.root(b):
                doubt = "others fit as well" if len(roots) > 1 else "other mentions contradict"
                said.append(_Said(a, b, Judgement.UNSURE, f"{reason}, but {doubt}"))
    return Linkage(groups.all(), _outcomes(items, groups, said))


def _outcomes(
    items: Sequence[Mention[F]], groups: _Groups[F], said: Iterable[_Said]
) -> tuple[Outcome, ...]:
    index_of = groups.indices()
    outcomes: set[Outcome] = set()
    for a, b, judgement, reason in said:
        if judgement is Judgement.UNSURE and groups.root(a) == groups.root(b):
            continue
        (left, left_claim), (right, right_claim) = sorted(
            (index_of[groups.root(index)], items[index].claims[0]) for index in (a, b)
        )
        outcomes.add(Outcome((left, right), (left_claim, right_claim), judgement, reason))
    return tuple(sorted(outcomes))


def _mentions(namings: Iterable[Naming[F]]) -> list[Mention[F]]:
    """Gather the claims of equal forms, and order the mentions by weight and first claim."""
    claims: dict[tuple[F, str | None], set[str]] = defaultdict(set)
    documents: dict[tuple[F, str | None], set[str]] = defaultdict(set)
    for form, claim, document in namings:
        place = (form, document if form.is_local else None)
        claims[place].add(claim)
        documents[place].add(document)
    mentions = [
        Mention(place[0], tuple(sorted(keys)), frozenset(documents[place]))
        for place, keys in claims.items()
    ]
    return sorted(mentions, key=_order)


def _order(mention: Mention[F]) -> tuple[tuple[int, ...], tuple[str, ...], str]:
    form = mention.form
    return tuple(-w for w in form.weight), mention.claims, repr(sorted(form.blocks))


def _opinions(items: Sequence[Mention[F]], judge: Judge[F]) -> dict[tuple[int, int], Opinion]:
    """Judge all pairs that share a block, heavier mention first.

    A mention that tells little is also compared with all others of its document.
    """
    by_block: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        for block in set(item.form.blocks):
            by_block[block].append(index)
    pairs = {
        (a, b) for block in by_block.values() for n, a in enumerate(block) for b in block[n + 1 :]
    }
    pairs.update(_neighbours(items))
    judged = ((pair, judge(items[pair[0]], items[pair[1]])) for pair in sorted(pairs))
    return {pair: opinion for pair, opinion in judged if opinion is not None}


def _neighbours(items: Sequence[Mention[F]]) -> Iterator[tuple[int, int]]:
    by_document: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        for document in item.documents:
            by_document[document].append(index)
    for index, item in enumerate(items):
        if item.form.is_local:
            for document in item.documents:
                for other in by_document[document]:
                    if other != index:
                        yield min(index, other), max(index, other)


class _Groups(Generic[F]):
    """Disjoint sets that refuse to join what is judged different."""

    def __init__(
        self, items: Sequence[Mention[F]], opinions: Mapping[tuple[int, int], Opinion]
    ) -> None:
        self._items = items
        self._different = {
            pair for pair, opinion in opinions.items() if opinion.verdict is Verdict.DIFFERENT
        }
        self._root = list(range(len(items)))
        self._members = {index: [index] for index in range(len(items))}

    def root(self, index: int) -> int:
        return self._root[index]

    def join(self, a: int, b: int) -> bool:
        """Join the groups of two mentions; return whether they were apart and could be joined."""
        keep, gone = sorted((self._root[a], self._root[b]))
        if keep == gone or self._clash(keep, gone):
            return False
        for index in self._members[gone]:
            self._root[index] = keep
        self._members[keep] += self._members.pop(gone)
        return True

    def indices(self) -> Mapping[int, int]:
        """Return the position of each root among the groups."""
        return {root: index for index, root in enumerate(sorted(self._members))}

    def all(self) -> tuple[tuple[Mention[F], ...], ...]:
        return tuple(
            tuple(self._items[index] for index in sorted(members))
            for _, members in sorted(self._members.items())
        )

    def _clash(self, a: int, b: int) -> bool:
        return any(
            (min(left, right), max(left, right)) in self._different
            for left in self._members[a]
            for right in self._members[b]
        )
