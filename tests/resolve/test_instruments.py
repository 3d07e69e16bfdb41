from __future__ import annotations

from typing import Any

from graph.claims import InstrumentClaim, PartialDate, Status
from graph.claims import InstrumentKind as Kind
from graph.resolve import Judgement
from tests.resolve.claims import PLACEHOLDER, resolved


def act(
    kind: Kind = Kind.MOU, parties: tuple[str, ...] = ("KE", "UG"), **fields: Any
) -> InstrumentClaim:
    return InstrumentClaim(evidence=PLACEHOLDER, rule="r", kind=kind, parties=parties, **fields)


def test_one_instrument_with_two_status_events() -> None:
    result = resolved(
        [
            act(subject="tourism", status=Status.DISCUSSED),
            act(subject="Tourism cooperation", status=Status.CALLED_FOR),
        ]
    )
    (found,) = result.instruments
    assert [event.readings for event in found.events] == [
        (Status.CALLED_FOR,),
        (Status.DISCUSSED,),
    ]
    assert found.sectors == ("tourism",)
    assert len(found.claims) == 2


def test_a_title_may_say_what_another_document_gives_as_subject() -> None:
    titled = act(Kind.AGREEMENT, title="Kenya-Uganda Transit Trade Agreement", subject="transit")
    plain = act(Kind.AGREEMENT, subject="transit trade")
    (found,) = resolved([titled], [plain]).instruments
    assert found.label == "Kenya-Uganda Transit Trade Agreement"
    assert found.ref.slug == "kenya-uganda-transit-trade-agreement"


def test_other_parties_kind_or_subject_make_another_instrument() -> None:
    claims = [
        act(subject="tourism"),
        act(subject="tourism", parties=("KE", "RW")),
        act(Kind.AGREEMENT, subject="tourism"),
        act(subject="fisheries"),
    ]
    assert len(resolved(claims).instruments) == 4


def test_two_dates_of_signature_are_two_instruments() -> None:
    claims = [
        act(subject="tourism", status=Status.SIGNED, date=PartialDate(2012)),
        act(subject="tourism", status=Status.SIGNED, date=PartialDate(2023, 5)),
        act(subject="tourism", status=Status.SIGNED, date=PartialDate(2023, 5, 2)),
        act(subject="tourism"),
    ]
    result = resolved(claims)
    assert sorted(len(found.claims) for found in result.instruments) == [1, 1, 2]
    assert len({found.ref for found in result.instruments}) == 3


def test_a_coarse_date_joins_the_finer_one() -> None:
    claims = [
        act(subject="tourism", status=Status.SIGNED, date=PartialDate(2023)),
        act(subject="tourism", status=Status.SIGNED, date=PartialDate(2023, 5, 2)),
        act(subject="tourism", status=Status.SIGNED),
    ]
    (found,) = resolved(claims).instruments
    (event,) = found.events
    assert (str(event.date), len(event.claims)) == ("2023-05-02", 3)


def test_a_planned_stage_is_another_event() -> None:
    claims = [
        act(subject="tourism", status=Status.SIGNED, planned=True),
        act(subject="tourism", status=Status.SIGNED),
    ]
    (found,) = resolved(claims).instruments
    assert sorted(event.planned for event in found.events) == [False, True]


def test_each_side_ratifies_for_itself() -> None:
    claims = [
        act(subject="tourism", status=Status.RATIFIED, status_party="KE", date=PartialDate(2023)),
        act(subject="tourism", status=Status.RATIFIED, status_party="UG", date=PartialDate(2024)),
        act(subject="tourism", status=Status.RATIFIED, status_party="UG"),
    ]
    (found,) = resolved(claims).instruments
    assert [(event.label, event.party, len(event.claims)) for event in found.events] == [
        ("Ratified by Kenya, 2023", "KE", 1),
        ("Ratified by Uganda, 2024", "UG", 2),
    ]


def test_signatures_of_single_states_on_two_dates_are_of_one_instrument() -> None:
    claims = [
        act(title="Lakes Trade Treaty", status=Status.SIGNED, status_party=p, date=PartialDate(y))
        for p, y in (("KE", 2021), ("UG", 2022))
    ]
    assert len(resolved(claims).instruments) == 1


def test_stages_of_a_nameless_act_that_follow_one_another_are_of_one() -> None:
    claims = [
        act(status=Status.SIGNED, date=PartialDate(2018, 5, 17)),
        act(status=Status.IN_FORCE, date=PartialDate(2019, 10)),
    ]
    assert len(resolved(claims).instruments) == 1
    assert len(resolved(claims[:1], claims[1:]).instruments) == 2
    backwards = [claims[0], act(status=Status.IN_FORCE, date=PartialDate(2016))]
    assert len(resolved(backwards).instruments) == 2


def test_both_readings_are_kept() -> None:
    readings = (Status.CALLED_FOR, Status.SIGNED)
    (found,) = resolved([act(subject="trade", status=readings[0], readings=readings)]).instruments
    assert found.events[0].readings == readings


def test_nameless_and_counted_instruments_stay_apart() -> None:
    claims = [act(), act(), act(count=4), act(count=4), act(title="the agreement")]
    result = resolved(claims)
    assert len(result.instruments) == 5
    assert len({found.ref for found in result.instruments}) == 5


def test_the_same_organisations_in_one_document() -> None:
    names = ("Board of Tea", "Lake Agency")
    claims = [
        act(subject="tea", party_names=names, status=Status.SIGNED),
        act(party_names=names, status=Status.IN_FORCE),
        act(subject="tea", party_names=("Other Board", "Third Board")),
    ]
    assert sorted(len(found.claims) for found in resolved(claims).instruments) == [1, 2]


def test_a_subject_that_contains_another_is_noted() -> None:
    result = resolved([act(subject="medical education"), act(subject="education")])
    assert len(result.instruments) == 2
    assert [d.judgement for d in result.decisions] == [Judgement.UNSURE]


def test_another_document_without_parties_is_not_merged_on_one_word() -> None:
    result = resolved([act(subject="tourism")], [act(subject="tourism", parties=())])
    assert len(result.instruments) == 2


def test_a_kind_left_open_follows_the_title() -> None:
    title = "Lake Basin Fisheries Charter"
    result = resolved([act(Kind.OTHER, title=title)], [act(Kind.TREATY, title=title)])
    assert [found.kind for found in result.instruments] == [Kind.TREATY]


def test_a_nameless_act_may_be_another_of_its_document() -> None:
    claims = [act(status=Status.IN_FORCE), act(subject="tea", status=Status.SIGNED)]
    assert [d.judgement for d in resolved(claims).decisions] == [Judgement.UNSURE]
    assert resolved(claims[:1], claims[1:]).decisions == ()
    assert resolved([act(count=3), claims[1]]).decisions == ()
