import pytest

from graph.claims import Status
from graph.documents.read import parse_document
from graph.extract import body_stages
from graph.extract.extractor import set_scene


def found(text: str) -> list[tuple[str | None, tuple[str, ...], Status | None]]:
    scene = set_scene(parse_document("a.txt", text.encode()))
    return [(c.title, c.parties, c.status) for c in body_stages.claims(scene)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("They met in the revived Kenya-Uganda Joint Trade Commission.", Status.REACTIVATED),
        ("The Kenya-Uganda Joint Trade Commission has been reactivated.", Status.REACTIVATED),
        ("The Kenya-Uganda Joint Trade Commission was suspended in May.", Status.SUSPENDED),
    ],
)
def test_the_stage_of_a_body_is_read(text: str, status: Status) -> None:
    assert found(text) == [("Kenya-Uganda Joint Trade Commission", ("KE", "UG"), status)]


@pytest.mark.parametrize(
    "text",
    [
        "The Kenya-Uganda Joint Trade Commission met in May.",
        "Flights were suspended, and the Kenya-Uganda Joint Trade Commission met.",
        "The revived railway reached Uganda.",
    ],
)
def test_other_sentences_tell_no_stage(text: str) -> None:
    assert found(text) == []
