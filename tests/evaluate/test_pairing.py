from hypothesis import given as hypothesis_given
from hypothesis import strategies as st

from graph.evaluate.pairing import pair, with_shared_words, without_repetitions
from tests.evaluate.claims import FLOW, either, given, gold

NAMES = ("Bell", "Cole", "Dean", "Ford", "Grey")


def test_the_claim_with_fewer_wrong_fields_goes_first() -> None:
    golds = [gold("flow", **FLOW)]
    worse = given("flow", **{**FLOW, "currency": "EUR"})
    assert pair(golds, [worse, given("flow", **FLOW)]) == {0: 1}
    assert pair(golds, [worse]) == {0: 0}
    assert pair(golds, []) == {}


def test_of_equals_the_nearer_figure_and_then_the_earlier_claim() -> None:
    golds = [gold("flow", **FLOW)]
    near, far = given("flow", **FLOW), given("flow", **{**FLOW, "value": 62.52e6})
    assert pair(golds, [far, near]) == {0: 1}
    assert pair(golds, [near, near]) == {0: 0}


def test_each_claim_answers_one_annotation() -> None:
    golds = [gold("hub", name="Port of Lamu"), gold("hub", name="Lamu")]
    assert pair(golds, [given("hub", name="Lamu")]) == {0: 0}
    two = [given("hub", name="Lamu"), given("hub", name="Lamu")]
    assert pair(golds, two) == {0: 0, 1: 1}


def test_repetitions_are_joined_and_keep_their_passages() -> None:
    first, again = given("flow", (0, 9), **FLOW, low=1), given("flow", (20, 29), **FLOW, low=2)
    (joined,) = without_repetitions([first, again])
    assert joined.spans == ((0, 9), (20, 29))
    assert joined.get("low") == 1
    assert len(without_repetitions([first, given("flow", **{**FLOW, "end": None})])) == 2


def test_words_that_most_titles_share_are_set_aside() -> None:
    titles = [
        "Transit Trade of Tea",
        "Transit Trade of Iron",
        either("Transit Trade of Salt", "Salt"),
    ]
    golds = with_shared_words([gold("instrument", title=title) for title in titles])
    assert {g.shared for g in golds} == {frozenset({"transit", "trade"})}
    two = with_shared_words([gold("instrument", title=title) for title in titles[:2]])
    assert {g.shared for g in two} == {frozenset()}


@hypothesis_given(
    st.lists(st.sampled_from(NAMES[:4]), max_size=6), st.lists(st.sampled_from(NAMES), max_size=6)
)
def test_pairs_are_one_to_one_and_as_many_as_names_allow(
    golds: list[str], claims: list[str]
) -> None:
    pairs = pair(
        [gold("person", (n * 100, n * 100 + 9), name=name) for n, name in enumerate(golds)],
        [
            given("person", (5000 + n * 100, 5009 + n * 100), name=name)
            for n, name in enumerate(claims)
        ],
    )
    assert len(set(pairs.values())) == len(pairs)
    assert all(golds[i] == claims[j] for i, j in pairs.items())
    assert len(pairs) == sum(min(golds.count(name), claims.count(name)) for name in NAMES)
