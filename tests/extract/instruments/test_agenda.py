"""Items of a cabinet's paper."""

from __future__ import annotations

from graph.claims.model import InstrumentKind, Status
from graph.extract.reading.headings import heads_item
from tests.extract.instruments.reading import claims
from tests.extract.scenes import scene_of

PAPER = """Decisions of the Cabinet of Ministers

01. Agreement between Fiji and Tonga on Fisheries

- The need for an agreement on fish has been noted. The proposal of the Minister of Fisheries was
approved by the Cabinet.

02. Agreement between Fiji and Samoa on Fisheries

- The Attorney General has cleared the draft agreement. The Cabinet approved the said proposal.
"""


def test_a_line_above_prose_heads_an_item() -> None:
    scene = scene_of(PAPER)
    heads = [s.text for i, s in enumerate(scene.sentences) if heads_item(scene, i)]
    assert heads == [
        "Agreement between Fiji and Tonga on Fisheries",
        "Agreement between Fiji and Samoa on Fisheries",
    ]


def test_each_item_is_about_the_instrument_of_its_heading() -> None:
    told = claims(PAPER)
    approved = [c.parties for c in told if c.status is Status.APPROVED]
    assert approved == [("FJ", "TO"), ("FJ", "WS")]
    assert all(c.status is not Status.CALLED_FOR for c in told)


def test_a_title_by_an_act_heads_what_was_approved() -> None:
    paper = (
        "Signing of an Agreement on Fisheries between Fiji and Tonga\n2021-05-04\n\n"
        "- The proposal made by the Minister of Fisheries of Fiji to enter into the proposed"
        " Memorandum of Understanding was approved by the Cabinet.\n"
    )
    (told,) = claims(paper)
    assert (told.parties, told.status) == (("FJ", "TO"), Status.APPROVED)
    assert told.kind is InstrumentKind.MOU


def test_the_decision_of_a_paper_of_one_item_has_the_day_of_the_paper() -> None:
    paper = (
        "Agreement between Fiji and Tonga on Fisheries\n2021-05-04\n\n"
        "- The proposal made by the Minister of Fisheries to enter into the agreement was"
        " approved by the Cabinet.\n"
    )
    (told,) = claims(paper)
    assert (told.status, str(told.date)) == (Status.APPROVED, "2021-05-04")
