from __future__ import annotations

from graph.claims import AccessClaim, HubClaim
from graph.claims import HubKind as Kind
from tests.resolve.claims import PLACEHOLDER, resolved


def hub(name: str, kind: Kind = Kind.SEAPORT, country: str | None = "KE") -> HubClaim:
    return HubClaim(evidence=PLACEHOLDER, rule="r", name=name, kind=kind, country=country)


def access(name: str, grantor: str | None = "KE", to: tuple[str, ...] = ("RW",)) -> AccessClaim:
    return AccessClaim(evidence=PLACEHOLDER, rule="r", hub=name, grantor=grantor, beneficiaries=to)


def test_generic_words_do_not_make_another_hub() -> None:
    result = resolved([hub("Port of Lamu"), hub("Lamu")], [hub("Lamu port"), access("Lamu Port")])
    (found,) = result.hubs
    assert (found.kind, found.country, len(found.claims)) == (Kind.SEAPORT, "KE", 4)


def test_kind_and_country_tell_hubs_apart() -> None:
    claims = [hub("Lamu"), hub("Lamu", Kind.AIRPORT), hub("Lamu", country="TZ")]
    assert len(resolved(claims).hubs) == 3


def test_a_name_that_fits_two_hubs_stays_apart() -> None:
    result = resolved([hub("Lamu"), hub("Lamu", Kind.AIRPORT), access("Lamu")])
    assert len(result.hubs) == 3


def test_the_grantor_is_not_taken_for_the_country() -> None:
    (found,) = resolved([access("Voi")]).hubs
    assert (found.country, found.kind) == (None, None)


def test_ports_of_no_name_stay_in_their_document() -> None:
    result = resolved([hub("the port", country="KE")], [hub("the port", country="KE")])
    assert len(result.hubs) == 2


def test_grants_of_the_same_terms_are_one() -> None:
    result = resolved(
        [hub("Lamu"), access("Lamu"), access("Port of Lamu")], [access("Lamu", to=("UG",))]
    )
    assert [len(grant.claims) for grant in result.grants] in ([1, 2], [2, 1])
    assert {grant.hub for grant in result.grants} == {result.hubs[0].ref}


def test_the_place_of_the_reference_data() -> None:
    (found,) = resolved([hub("Port of Gwadar", country="PK")]).hubs
    assert found.place is not None
    assert found.place.name == "Gwadar"
    (abroad,) = resolved([hub("Port of Gwadar", country="KE")]).hubs
    assert abroad.place is None
