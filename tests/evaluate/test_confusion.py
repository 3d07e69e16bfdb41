from graph.evaluate import score
from graph.evaluate.confusion import confusions
from tests.evaluate.claims import MOU, either, given, gold


def test_confusions_are_counted_and_the_most_frequent_come_first() -> None:
    golds = [
        gold("instrument", (0, 9), **{**MOU, "subject": "tea"}),
        gold("instrument", (100, 109), **{**MOU, "subject": "iron"}, document="b.txt"),
        gold("hub", name="Lamu", kind=either("seaport", "other")),
    ]
    claims = [
        given("instrument", (0, 9), **{**MOU, "subject": "tea", "status": "called_for"}),
        given(
            "instrument",
            (100, 109),
            **{**MOU, "subject": "iron", "status": "called_for"},
            document="b.txt",
        ),
        given("hub", name="Lamu", kind="station"),
    ]
    first, second = confusions(score(golds, claims).comparisons)
    assert (first.type, first.field, first.gold, first.given) == (
        "instrument",
        "status",
        ("signed",),
        "called_for",
    )
    assert (first.count, first.documents) == (2, ("a.txt", "b.txt"))
    assert (second.field, second.gold, second.given) == ("kind", ("seaport", "other"), "station")
