from __future__ import annotations

from dataclasses import replace

import pytest

from graph.claims import AccessClaim, CauseClaim, Claim, Claimant, StatementClaim, TransitClaim
from graph.reference import load_reference
from graph.resolve import Countries, countries_of
from tests.resolve.claims import PLACEHOLDER, evidence

COUNTRIES = Countries.of(load_reference())
CAUSE = CauseClaim(evidence=PLACEHOLDER, rule="r", cause="fees", effect="slow trade")
QUOTE = StatementClaim(evidence=PLACEHOLDER, rule="r", text="the corridor will pay")


@pytest.mark.parametrize(
    ("claim", "codes"),
    [
        (TransitClaim(evidence=PLACEHOLDER, rule="r", parties=("KE", "RW"), via="UG"), "KE RW UG"),
        (
            AccessClaim(
                evidence=PLACEHOLDER,
                rule="r",
                hub="Voi",
                grantor="KE",
                beneficiaries=("RW", "Lines"),
            ),
            "KE RW",
        ),
        (replace(CAUSE, cause="fees in Uganda"), "UG"),
        (replace(CAUSE, evidence=evidence(words="Rwanda and Kenya trade slowly")), "KE RW"),
        (replace(QUOTE, claimant=Claimant("Jane Roe", None, "TZ")), "TZ"),
        (replace(QUOTE, text="Kenya will pay", claimant=Claimant(None, None, "TZ")), "KE"),
        (QUOTE, ""),
    ],
)
def test_countries_of(claim: Claim, codes: str) -> None:
    assert countries_of(claim, COUNTRIES) == tuple(codes.split())
