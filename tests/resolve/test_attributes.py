from __future__ import annotations

from graph.claims import (
    AttributeClaim,
    Claim,
    HubClaim,
    HubKind,
    InstrumentClaim,
    InstrumentKind,
    LinkClaim,
    LinkKind,
)
from graph.resolve import Resolution
from tests.resolve.claims import PLACEHOLDER, resolved


def attribute(of: str) -> AttributeClaim:
    return AttributeClaim(evidence=PLACEHOLDER, rule="r", of=of, name="completion", text="2030")


def line(name: str) -> LinkClaim:
    return LinkClaim(evidence=PLACEHOLDER, rule="r", name=name, kind=LinkKind.RAILWAY)


def thing(result: Resolution) -> str | None:
    (key,) = (item.key for item in result.claims if isinstance(item.claim, AttributeClaim))
    ref = result.of_claim.get(key)
    return ref and ref.path


def about(of: str, *claims: Claim) -> str | None:
    return thing(resolved([attribute(of), *claims]))


def test_equal_name() -> None:
    assert about("Lamu-Juba railway", line("Lamu–Juba Railway"), line("Juba railway")) == (
        "link/lamu-juba-railway"
    )


def test_part_of_the_name() -> None:
    assert about("Juba line", line("Lamu-Juba railway"), line("Voi railway")) == (
        "link/lamu-juba-railway"
    )


def test_two_that_fit_are_none() -> None:
    assert about("Juba line", line("Lamu-Juba railway"), line("Juba-Gulu railway")) is None


def test_hub() -> None:
    hub = HubClaim(evidence=PLACEHOLDER, rule="r", name="Port of Lamu", kind=HubKind.SEAPORT)
    assert about("Lamu", hub) == "hub/port-of-lamu"


def test_the_kind_in_the_name_tells_the_instrument() -> None:
    def act(kind: InstrumentKind) -> InstrumentClaim:
        return InstrumentClaim(
            evidence=PLACEHOLDER, rule="r", kind=kind, parties=("KE", "UG"), subject="electricity"
        )

    found = about("electricity agreement", act(InstrumentKind.AGREEMENT), act(InstrumentKind.LOAN))
    assert found is not None
    assert found.startswith("instrument/ke-ug-agreement-electricity-")


def test_a_bare_kind_means_the_one_instrument_of_the_document() -> None:
    def act(kind: InstrumentKind, subject: str) -> InstrumentClaim:
        return InstrumentClaim(
            evidence=PLACEHOLDER, rule="r", kind=kind, parties=("KE", "UG"), subject=subject
        )

    protocol = act(InstrumentKind.PROTOCOL, "fish")
    found = about("three-way protocol", protocol, act(InstrumentKind.LOAN, "roads"))
    assert found is not None
    assert found.startswith("instrument/ke-ug-protocol-fish")
    assert about("the protocol", protocol, act(InstrumentKind.PROTOCOL, "tea")) is None


def test_another_document_counts_for_equal_names_only() -> None:
    assert (
        thing(resolved([attribute("Lamu-Juba railway")], [line("Lamu-Juba railway")])) is not None
    )
    assert thing(resolved([attribute("Juba railway")], [line("Lamu-Juba railway")])) is None
