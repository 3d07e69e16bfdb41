from __future__ import annotations

from datetime import date
from decimal import Decimal

from graph.claims import Quantity, TargetClaim
from tests.resolve.claims import PLACEHOLDER, resolved


def target(printed: str, value: int, by: date | None = None, unit: str = "USD") -> TargetClaim:
    amount = Quantity(printed, Decimal(value), None, None, unit)
    return TargetClaim(evidence=PLACEHOLDER, rule="r", parties=("KE", "UG"), amount=amount, by=by)


def test_statements_of_one_target_are_evidence_for_it() -> None:
    result = resolved([target("$2 billion", 2 * 10**9)], [target("two billion dollars", 2 * 10**9)])
    (found,) = result.targets
    assert len(found.claims) == 2


def test_amount_unit_and_deadline_tell_targets_apart() -> None:
    claims = [
        target("$2 billion", 2 * 10**9),
        target("$2 billion", 2 * 10**9, date(2030, 12, 31)),
        target("$3 billion", 3 * 10**9),
        target("€2 billion", 2 * 10**9, unit="EUR"),
    ]
    assert len({found.ref for found in resolved(claims).targets}) == 4


def test_the_label_names_parties_and_deadline() -> None:
    (found,) = resolved([target("$2 billion", 2 * 10**9, date(2030, 12, 31))]).targets
    assert found.label == "Target of $2 billion for trade between Kenya and Uganda by 2030-12-31"
