import pytest

from graph.claims import AccessClaim, InstrumentClaim, InstrumentKind, OrganisationClaim
from graph.claims import OrganisationKind as Kind
from graph.reference import load_reference
from graph.resolve import Countries, Judgement
from graph.resolve.organisations import central_bank_country, central_banks
from tests.resolve.claims import PLACEHOLDER, resolved


def organisation(
    name: str, country: str | None = None, kind: Kind = Kind.AGENCY
) -> OrganisationClaim:
    return OrganisationClaim(evidence=PLACEHOLDER, rule="r", name=name, kind=kind, country=country)


def labels(*documents: list[OrganisationClaim]) -> list[str]:
    return [entity.label for entity in resolved(*documents).organisations]


COUNTRIES = Countries.of(load_reference())


@pytest.mark.parametrize(
    ("name", "country", "kind", "expected"),
    [
        ("Uganda's central bank", None, Kind.CENTRAL_BANK, "UG"),
        ("the central bank of Tanzania", None, Kind.OTHER, "TZ"),
        ("central bank", "RW", Kind.CENTRAL_BANK, "RW"),
        ("National Bank of Rwanda", "RW", Kind.CENTRAL_BANK, "RW"),
        ("Bank of Tanzania", None, Kind.BANK, "TZ"),
        ("Nepal Rastra Bank (NRB)", "NP", Kind.BANK, "NP"),
        ("central bank", None, Kind.CENTRAL_BANK, None),
        ("Equity Bank Kenya", "KE", Kind.BANK, None),
        ("Bank of Africa", "TZ", Kind.BANK, None),
        ("National Bank of Kenya", "KE", Kind.BANK, None),
    ],
)
def test_central_bank_country(
    name: str, country: str | None, kind: Kind, expected: str | None
) -> None:
    assert central_bank_country(name, country, kind, COUNTRIES) == expected


def test_every_central_bank_is_of_a_known_country_or_group() -> None:
    assert [code for code in central_banks() if code not in COUNTRIES] == []


def test_the_central_bank_has_its_own_name() -> None:
    documents = (
        [organisation("Uganda's central bank", "UG", Kind.CENTRAL_BANK)],
        [organisation("Bank of Uganda", "UG", Kind.CENTRAL_BANK)],
    )
    (bank,) = resolved(*documents).organisations
    assert (bank.label, bank.names) == ("Bank of Uganda", ("Uganda's central bank",))


def test_name_and_country_make_an_organisation_across_documents() -> None:
    found = labels(
        [organisation("Ministry of Trade", "KE")],
        [organisation("ministry of trade", "KE"), organisation("Ministry of Trade", "UG")],
    )
    assert len(found) == 2


def test_the_country_in_the_name_may_be_left_out() -> None:
    assert (
        len(labels([organisation("Kenya Ports Board", "KE"), organisation("Ports Board", "KE")]))
        == 1
    )


def test_a_ministry_without_country_is_not_taken_for_that_of_another_document() -> None:
    result = resolved(
        [organisation("Ministry of Trade", "KE")], [organisation("Ministry of Trade")]
    )
    assert len(result.organisations) == 2
    assert [d.judgement for d in result.decisions] == [Judgement.UNSURE]


def test_a_ministry_without_country_is_that_of_its_document() -> None:
    assert (
        len(labels([organisation("Ministry of Trade", "KE"), organisation("Ministry of Trade")]))
        == 1
    )


def test_acronym_in_the_same_document() -> None:
    found = labels([organisation("Lake Freight Authority (LFA)", "KE"), organisation("LFA", "KE")])
    assert found == ["Lake Freight Authority"]


def test_a_higher_ministry_is_another_one() -> None:
    names = ["Ministry of Education", "Ministry of Higher Education"]
    assert sorted(labels([organisation(name, "KE") for name in names])) == names


def test_party_names_and_beneficiaries_are_organisations() -> None:
    act = InstrumentClaim(
        evidence=PLACEHOLDER, rule="r", kind=InstrumentKind.MOU, party_names=("Tea Board",)
    )
    access = AccessClaim(
        evidence=PLACEHOLDER, rule="r", hub="Voi", grantor="KE", beneficiaries=("RW", "Kivu Lines")
    )
    result = resolved([act, access, organisation("Tea Board", "KE")])
    assert [e.label for e in result.organisations] == ["Kivu Lines", "Tea Board"]
    assert result.grants[0].organisations == (result.organisations[0].ref,)
    assert result.grants[0].beneficiaries == ("RW",)
    assert result.instruments[0].signatories == (result.organisations[1].ref,)


def test_a_doubt_names_the_organisations_it_is_about() -> None:
    act = InstrumentClaim(
        evidence=PLACEHOLDER,
        rule="r",
        kind=InstrumentKind.MOU,
        party_names=("Ministry of Trade", "Lake Fund"),
    )
    result = resolved([act], [organisation("Ministry of Trade", "KE")])
    (doubt,) = result.decisions
    labels = {entity.ref: entity.label for entity in result.organisations}
    assert {labels[ref] for ref in doubt.entities} == {"Ministry of Trade"}
    assert doubt.entities[0] != doubt.entities[1]
