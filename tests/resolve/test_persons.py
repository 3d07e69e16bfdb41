from __future__ import annotations

from graph.claims import PersonClaim
from tests.resolve.claims import PLACEHOLDER, resolved


def person(name: str, country: str | None = "KE", role: str | None = None) -> PersonClaim:
    return PersonClaim(evidence=PLACEHOLDER, rule="r", name=name, role=role, country=country)


def labels(*documents: list[PersonClaim]) -> list[str]:
    return [found.label for found in resolved(*documents).persons]


def test_surname_initial_and_full_name_in_one_document() -> None:
    assert labels([person("Jane A. Roe"), person("Roe", None), person("J. Roe")]) == ["Jane A. Roe"]


def test_a_surname_that_fits_two_stays_apart() -> None:
    assert len(labels([person("Jane Roe"), person("John Roe"), person("Roe", None)])) == 3


def test_a_surname_of_another_document_stays_apart() -> None:
    assert len(labels([person("Jane Roe")], [person("Roe", None)])) == 2


def test_the_full_name_is_one_person_across_documents() -> None:
    assert labels([person("Jane Roe")], [person("JANE ROE", None)]) in (["Jane Roe"], ["JANE ROE"])


def test_other_countries_are_other_persons() -> None:
    result = resolved([person("Jane Roe")], [person("Jane Roe", "UG")])
    assert len(result.persons) == 2
    assert len({found.ref for found in result.persons}) == 2
    assert len(result.decisions) == 1


def test_roles_are_shared_between_holders() -> None:
    result = resolved(
        [person("Jane Roe", role="Trade Minister")], [person("John Doe", role="trade minister")]
    )
    assert len({role.ref for found in result.persons for role in found.roles}) == 1
    assert {len(role.claims) for found in result.persons for role in found.roles} == {2}
