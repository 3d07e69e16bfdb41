import pytest

from graph.evaluate import Rates, Score, Tally, score
from tests.evaluate.claims import FLOW, given, gold

HUBS = [
    gold("hub", name="Lamu", kind="seaport"),
    gold("hub", (90, 99), name="Arica", kind="seaport"),
]


def counts(tally: Tally) -> tuple[int, int, int, int]:
    return tally.gold, tally.predicted, tally.found, tally.full


def test_found_full_missed_and_false() -> None:
    done = score(
        HUBS,
        [given("hub", name="Lamu", kind="station"), given("hub", (500, 509), name="Tema")],
    )
    assert counts(done.micro) == (2, 2, 1, 0)
    (comparison,) = done.comparisons
    assert comparison.hits[0].faults == ("kind",)
    assert [g.only("name") for g in comparison.missed] == ["Arica"]
    assert [c.get("name") for c in comparison.false] == ["Tema"]
    assert done.micro.found_rates == Rates(0.5, 0.5, 0.5)
    assert done.micro.full_rates == Rates(0, 0, 0)


def test_optional_annotations_neither_give_nor_cost() -> None:
    optional = gold("hub", (200, 220), name="Tema", optional=True)
    assert counts(score([*HUBS, optional], []).micro) == (2, 0, 0, 0)
    by_name = given("hub", (500, 509), name="Tema")
    by_passage = given("hub", (200, 220), name="The place")
    done = score([*HUBS, optional], [by_name, by_passage])
    assert counts(done.micro) == (2, 0, 0, 0)
    assert len(done.comparisons[0].spared) == 2


def test_repeated_claims_count_once() -> None:
    assert counts(score(HUBS, [given("hub", name="Lamu", kind="seaport")] * 3).micro) == (
        2,
        1,
        1,
        1,
    )


def test_types_are_apart_and_documents_without_annotation_are_left_out() -> None:
    done = score(
        [gold("flow", **FLOW)],
        [given("flow", document="b.txt", **FLOW), given("hub", name="Lamu")],
    )
    assert done.ignored == 1
    assert {kind: counts(t) for kind, t in done.by_type().items()} == {
        "flow": (1, 0, 0, 0),
        "hub": (0, 1, 0, 0),
    }


def test_causes_count_only_where_some_are_annotated() -> None:
    cause = given("cause", cause="drought", effect="less rice")
    assert score(HUBS, [cause]).ignored == 1
    annotated = gold("cause", cause="drought", effect="less rice")
    assert counts(score([annotated], [cause]).micro) == (1, 1, 1, 1)


def test_the_macro_mean_gives_each_document_the_same_weight() -> None:
    golds = [
        gold("person", name="A"),
        *(gold("person", (n, n + 1), name=f"P{n}", document="b.txt") for n in range(9)),
    ]
    done = score(golds, [given("person", name="A")])
    assert done.documents == ("a.txt", "b.txt")
    assert done.micro.found_rates.recall == pytest.approx(0.1)
    assert done.macro_found.recall == pytest.approx(0.5)


def test_nothing_to_find_and_nothing_found_is_perfect() -> None:
    empty = score([gold("hub", name="Lamu", optional=True)], [])
    assert empty.micro.found_rates == Rates(1, 1, 1)
    assert Score((), (), 0).macro_found == Rates(0, 0, 0)
