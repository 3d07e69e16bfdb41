"""Targets of trade, by parties, amount and deadline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from graph.claims import TargetClaim
from graph.resolve.context import Context
from graph.resolve.drafts import most_common, with_slugs
from graph.resolve.entities import EntityClass, Ref, Target
from graph.resolve.identity import plain_decimal


class _Terms(NamedTuple):
    """What makes a target; an amount without a value is a range and told by its ends."""

    parties: tuple[str, ...]
    value: tuple[Decimal | None, ...]
    unit: str
    deadline: date | None


@dataclass(frozen=True, slots=True)
class Targets:
    """The targets, and which of them a claim states, by its key."""

    entities: tuple[Target, ...]
    of_claim: Mapping[str, Ref]


def resolve_targets(context: Context) -> Targets:
    """Group target claims; two statements of one target are two pieces of evidence for it."""
    uses: dict[_Terms, dict[str, TargetClaim]] = defaultdict(dict)
    for key, claim, _ in context.of(TargetClaim):
        amount = claim.amount
        value = (amount.value,) if amount.value is not None else (amount.low, amount.high)
        uses[_Terms(claim.parties, value, amount.unit, claim.by)][key] = claim
    drafts: list[Target] = []
    for terms, claims in uses.items():
        printed = most_common(claim.amount.printed for claim in claims.values())
        # The claim that prints the amount in the usual way gives the target its bounds.
        amount = next(
            claims[key].amount for key in sorted(claims) if claims[key].amount.printed == printed
        )
        by = f" by {terms.deadline.isoformat()}" if terms.deadline else ""
        drafts.append(
            Target(
                ref=Ref(EntityClass.TARGET, ""),
                label=f"Target of {printed} for {_trade(context, terms.parties)}{by}",
                claims=tuple(sorted(claims)),
                parties=terms.parties,
                amount=amount,
                deadline=terms.deadline,
            )
        )
    entities = with_slugs(drafts, _key, named=lambda _: False, text=lambda d: " ".join(d.parties))
    return Targets(
        tuple(sorted(entities, key=lambda entity: entity.ref)),
        {key: entity.ref for entity in entities for key in entity.claims},
    )


def _trade(context: Context, parties: tuple[str, ...]) -> str:
    names = [context.countries.name(code) for code in parties]
    return f"trade between {', '.join(names[:-1])} and {names[-1]}" if names[1:] else "trade"


def _key(draft: Target) -> tuple[str, ...]:
    numbers = (
        (draft.amount.value,)
        if draft.amount.value is not None
        else (draft.amount.low, draft.amount.high)
    )
    plain = ("" if number is None else plain_decimal(number) for number in numbers)
    return (*draft.parties, *plain, draft.amount.unit, str(draft.deadline or ""))
