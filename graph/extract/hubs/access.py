"""Who may use which hub: the claims made of the room that sentences say is given or had."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from graph.claims import AccessClaim
from graph.extract.hubs import deals
from graph.extract.hubs.grants import find_grants
from graph.extract.hubs.line import Grant, Mentioned
from graph.extract.hubs.named import hub_key
from graph.extract.hubs.weighed_grants import WEIGHED
from graph.extract.scene import Scene

#: How sure a claim is by what it was read from.
_CONFIDENCE: Final[Mapping[str, Decimal]] = {
    deals.GIVEN: Decimal("0.65"),
    deals.HAD: Decimal("0.65"),
    deals.ALLOWED: Decimal("0.65"),
    deals.PASSED: Decimal("0.6"),
    deals.OPENED: Decimal("0.65"),
    deals.USED: Decimal("0.55"),
    deals.FAVOURED: Decimal("0.55"),
    deals.OUTLET: Decimal("0.5"),
    deals.WISHED: Decimal("0.5"),
    deals.RELIED: Decimal("0.5"),
    WEIGHED: Decimal("0.55"),
}


def read_grants(scene: Scene, countries: Mapping[str, str]) -> Mapping[int, Sequence[Grant]]:
    """Return what sentences tell of room at hubs, by their numbers, each pair of sides once.

    `countries` are those of the hubs, by the hubs' names.
    """
    order = sorted(range(len(scene.sentences)), key=lambda i: scene.is_heading(scene.sentences[i]))
    mentioned = Mentioned(scene, countries)
    told: dict[str, set[str]] = {}
    found: dict[int, list[Grant]] = {}
    for index in order:  # headings last: the text tells the same in full
        for grant in find_grants(mentioned, index):
            known = told.setdefault(hub_key(grant.site.name), set())
            if not known.issuperset(grant.beneficiaries):
                known.update(grant.beneficiaries)
                found.setdefault(index, []).append(grant)
    return dict(sorted(found.items()))


def access_claims(scene: Scene, grants: Mapping[int, Sequence[Grant]]) -> Iterator[AccessClaim]:
    """Yield a claim for each grant, with the passage that tells it."""
    for index, found in grants.items():
        for grant in found:
            yield AccessClaim(
                evidence=(scene.evidence(scene.sentences[index], grant.start, grant.end),),
                rule=grant.rule,
                confidence=_CONFIDENCE[grant.rule],
                claimant=scene.speakers[index],
                hub=grant.site.name.name,
                grantor=grant.grantor,
                beneficiaries=grant.beneficiaries,
            )
