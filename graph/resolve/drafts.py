"""From a group of mentions to an entity: its name, its claims, its slug."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from graph.resolve.entities import Entity, Ref
from graph.resolve.identity import digest
from graph.resolve.judgement import Decision
from graph.resolve.linkage import Form, Linkage, Mention
from graph.resolve.names import slug

E = TypeVar("E", bound=Entity)
F = TypeVar("F", bound=Form)
V = TypeVar("V")


def claims_of(group: Iterable[Mention[F]]) -> tuple[str, ...]:
    """Return the keys of all claims of a group, sorted."""
    return tuple(sorted({key for mention in group for key in mention.claims}))


def most_common(values: Iterable[V | None]) -> V | None:
    """Return the most frequent value that is not None; of equals the least by its text."""
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], str(value)), default=None)


def best_name(names: Iterable[str]) -> str:
    """Return the most frequent name; of equals the longest, then the first in order."""
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], -len(name), name))


def other_names(label: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the further names of a thing, sorted."""
    return tuple(sorted({name for name in names if name != label}))


def with_slugs(
    drafts: Sequence[E],
    key: Callable[[E], Sequence[str]],
    named: Callable[[E], bool] = lambda _: True,
    text: Callable[[E], str] = lambda draft: draft.label,
) -> list[E]:
    """Return the drafts with a slug each, made of `text`.

    Slugs that clash, and those of things without a name of their own, get eight digits of the
    hash of `key`. Keys that clash as well are told apart by the claims.
    """
    bases = [slug(text(draft)) for draft in drafts]
    counts = Counter(bases)
    keys = [digest(key(draft), 8) for draft in drafts]
    repeated = Counter(zip(bases, keys, strict=True))
    result: list[E] = []
    for draft, base, short in zip(drafts, bases, keys, strict=True):
        if base and counts[base] == 1 and named(draft):
            text_slug = base
        elif repeated[base, short] == 1:
            text_slug = f"{base}-{short}".lstrip("-")
        else:
            text_slug = f"{base}-{digest((*key(draft), *draft.claims), 8)}".lstrip("-")
        result.append(replace(draft, ref=Ref(draft.ref.of, text_slug)))
    return result


def decisions(linkage: Linkage[F], refs: Mapping[int, Ref]) -> tuple[Decision, ...]:
    """Return what was decided on the things that the groups with these indices became."""
    return tuple(
        Decision(
            (refs[outcome.groups[0]], refs[outcome.groups[1]]),
            outcome.claims,
            outcome.judgement,
            outcome.reason,
        )
        for outcome in linkage.outcomes
        if refs.keys() >= set(outcome.groups)
    )


def refs_of(entities: Iterable[Entity]) -> Mapping[int, Ref]:
    """Return the references of entities by their position, for `decisions`."""
    return {index: entity.ref for index, entity in enumerate(entities)}
