"""Which countries and groups a claim is about."""

from __future__ import annotations

from collections.abc import Iterator

from graph.claims import (
    AccessClaim,
    CauseClaim,
    ChangeClaim,
    Claim,
    FlowClaim,
    HubClaim,
    InstrumentClaim,
    LinkClaim,
    OrganisationClaim,
    PersonClaim,
    SectorClaim,
    SessionClaim,
    ShareClaim,
    StatementClaim,
    TargetClaim,
    TransitClaim,
)
from graph.resolve.context import Countries


def stated_codes(claim: Claim) -> Iterator[str | None]:
    """Yield the codes in the fields of a claim; also the names of beneficiaries of access."""
    match claim:
        case FlowClaim() | ChangeClaim() | ShareClaim():
            yield from (claim.reporter, *claim.partner)
        case TransitClaim():
            yield from (*claim.parties, claim.via)
        case TargetClaim() | InstrumentClaim() | SessionClaim() | SectorClaim():
            yield from claim.parties
        case AccessClaim():
            yield from (claim.grantor, *claim.beneficiaries)
        case LinkClaim():
            yield from claim.countries
        case HubClaim() | OrganisationClaim() | PersonClaim():
            yield claim.country


def countries_of(claim: Claim, countries: Countries) -> tuple[str, ...]:
    """Return the codes of the countries and groups that a claim is about, sorted.

    Where its fields state none, those count that its words name, or else its first passage, or
    else the country of the speaker.
    """
    stated = {code for code in stated_codes(claim) if code is not None}
    if isinstance(claim, AccessClaim):
        stated = {code for code in stated if code in countries}
    if stated:
        return tuple(sorted(stated))
    for words in (_words(claim), claim.evidence[0].exact):
        named = countries.named_in_sentence(words)
        if named:
            return named
    speaker = claim.claimant
    return () if speaker is None or speaker.country is None else (speaker.country,)


def _words(claim: Claim) -> str:
    match claim:
        case StatementClaim():
            return claim.text
        case CauseClaim():
            return f"{claim.cause}; {claim.effect}"
        case _:
            return ""
