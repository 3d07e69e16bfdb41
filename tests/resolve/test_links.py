from __future__ import annotations

from graph.claims import LinkClaim, Status
from graph.claims import LinkKind as Kind
from tests.resolve.claims import PLACEHOLDER, resolved


def line(
    name: str,
    kind: Kind = Kind.RAILWAY,
    countries: tuple[str, ...] = ("KE", "UG"),
    stops: tuple[str, ...] = (),
    status: Status | None = None,
) -> LinkClaim:
    return LinkClaim(
        evidence=PLACEHOLDER,
        rule="r",
        name=name,
        kind=kind,
        countries=countries,
        stops=stops,
        status=status,
    )


def test_dashes_and_generic_words_do_not_make_another_link() -> None:
    result = resolved(
        [line("Lamu–Juba railway", status=Status.PROPOSED)],
        [line("Lamu-Juba Railroad line", status=Status.APPROVED)],
    )
    (found,) = result.links
    assert found.statuses == (Status.APPROVED, Status.PROPOSED)


def test_stops_tell_the_link() -> None:
    stops = ("Lamu", "Isiolo", "Juba")
    result = resolved(
        [line("Lamu corridor railway", stops=stops)], [line("northern line", stops=stops[::-1])]
    )
    assert len(result.links) == 1


def test_the_acronym_in_the_same_document() -> None:
    claims = [line("Lamu Isiolo Juba (LIJ) railway"), line("LIJ railway")]
    assert len(resolved(claims).links) == 1


def test_a_bare_word_means_the_one_link_of_its_kind() -> None:
    (found,) = resolved([line("Lamu-Juba railway"), line("the railway", countries=())]).links
    assert found.label == "Lamu-Juba railway"


def test_a_bare_word_that_can_mean_two_stays_apart() -> None:
    claims = [line("Lamu-Juba railway"), line("Voi-Taveta railway"), line("railway", countries=())]
    assert len(resolved(claims).links) == 3


def test_a_bare_word_of_another_document_stays_apart() -> None:
    result = resolved([line("Lamu-Juba railway")], [line("the railway", countries=())])
    assert len(result.links) == 2


def test_kind_and_countries_tell_links_apart() -> None:
    claims = [
        line("Lamu-Juba railway"),
        line("Lamu-Juba road", Kind.ROAD),
        line("Lamu-Juba railway", countries=("SN",)),
    ]
    assert len(resolved(claims).links) == 3


def test_the_longest_list_of_stops_is_kept_in_order() -> None:
    result = resolved(
        [line("Lamu-Juba railway", stops=("Lamu", "Juba"))],
        [line("Lamu-Juba railway", stops=("Lamu", "Isiolo", "Juba"))],
    )
    (found,) = result.links
    assert [(stop.position, stop.name) for stop in found.stops] == [
        (1, "Lamu"),
        (2, "Isiolo"),
        (3, "Juba"),
    ]


def test_a_part_of_the_name_is_noted_and_not_merged() -> None:
    result = resolved(
        [line("Northern Corridor", Kind.CORRIDOR), line("Great Northern Corridor", Kind.CORRIDOR)]
    )
    assert len(result.links) == 2
    assert len(result.decisions) == 1
