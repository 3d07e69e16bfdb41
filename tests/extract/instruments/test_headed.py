"""Headings above lists of documents, and the documents in such lists."""

from __future__ import annotations

import pytest

from graph.claims.model import InstrumentKind, Status
from graph.extract.instruments.headed import heads_list, listed_document, parts_list
from tests.extract.scenes import scene_of

ITEMS = "\n\n- Agreement on Tea\n- Memorandum of Understanding on Ports\n"


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("I. MoUs/Agreements signed", Status.SIGNED),
        ("MoUs exchanged", Status.SIGNED),
        ("Documents signed during the visit of the President of Chad to Mali", Status.SIGNED),
        ("Agreements to be signed", Status.PROPOSED),
        ("Agreements initialled:", Status.INITIALLED),
    ],
)
def test_a_heading_tells_the_stage_of_its_list(heading: str, status: Status) -> None:
    told = heads_list(scene_of(heading + ITEMS), 0)
    assert told is not None
    assert told.status is status


@pytest.mark.parametrize(
    "text",
    [
        "Announcements" + ITEMS,
        "MoUs exchanged\n\nThe minister thanked his hosts. He left on Monday.",
        "The MoUs have been exchanged" + ITEMS,
    ],
)
def test_lines_that_head_no_such_list(text: str) -> None:
    assert heads_list(scene_of(text), 0) is None


@pytest.mark.parametrize(
    ("line", "kind", "subject"),
    [
        ("Work Plan on Agriculture for 2025-2028", InstrumentKind.PROGRAMME, "Agriculture"),
        ("Joint Minutes on Grain", InstrumentKind.OTHER, "Grain"),
        ("Gift of 20 drones", None, None),
    ],
)
def test_documents_of_a_list(line: str, kind: InstrumentKind | None, subject: str | None) -> None:
    document = listed_document(scene_of(line).sentences[0])
    assert (document and document.kind, document and document.subject) == (kind, subject)


def test_a_line_may_only_part_a_list() -> None:
    assert parts_list(scene_of("A. Agreements").sentences[0])
    assert not parts_list(scene_of("B. Initiatives").sentences[0])


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("Signed documents", Status.SIGNED),
        ("Documents under negotiation", Status.UNDER_NEGOTIATION),
        ("The leaders welcomed the signing of:", Status.SIGNED),
    ],
)
def test_other_headings_of_lists(heading: str, status: Status) -> None:
    told = heads_list(scene_of(heading + ITEMS), 0)
    assert told is not None
    assert told.status is status


def test_titles_may_stand_below_a_heading_without_marks() -> None:
    lines = "MoUs exchanged\n\nAgreement on Tea\n\nMemorandum of Understanding on Ports\n"
    assert heads_list(scene_of(lines), 0) is not None
