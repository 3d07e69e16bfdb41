from decimal import Decimal

import pytest

from graph.evaluate import score
from graph.evaluate.calibration import by_confidence, by_family, by_rule, estimates, overall
from tests.evaluate.claims import given, gold

GOLDS = [gold("hub", (n * 100, n * 100 + 9), name=f"Hub{n}", kind="seaport") for n in range(4)]


def judged() -> tuple:
    right = given("hub", (0, 9), name="Hub0", kind="seaport", rule="hub.of", confidence="0.95")
    open_kind = given("hub", (100, 109), name="Hub1", rule="hub.of", confidence="0.95")
    wrong = given("hub", (200, 209), name="Hub2", kind="station", rule="hub.bare", confidence="0.8")
    false = given("hub", (900, 909), name="Hub9", rule="hub.bare", confidence="1")
    unknown = given("hub", (300, 309), name="Hub3", kind="seaport")
    return score(GOLDS, [right, open_kind, wrong, false, unknown]).comparisons


def test_by_rule() -> None:
    rules = by_rule(judged())
    assert list(rules) == ["hub.bare", "hub.of"]
    of = rules["hub.of"]
    assert (of.claims, of.found, of.sound, of.full) == (2, 2, 2, 1)
    assert (of.confidence, of.found_share, of.sound_share, of.full_share) == (
        Decimal("0.95"),
        1,
        1,
        0.5,
    )
    bare = rules["hub.bare"]
    assert (bare.claims, bare.found, bare.sound, bare.full) == (2, 1, 0, 0)


def test_bins_hold_their_lower_end_and_the_last_both() -> None:
    bins = by_confidence(judged())
    assert {str(low): group.claims for (low, _), group in bins.items()} == {"0.8": 1, "0.95": 3}


def test_claims_without_confidence_are_left_out() -> None:
    whole = overall(judged())
    assert whole is not None
    assert whole.claims == 4
    assert overall(score(GOLDS, [given("hub", name="Hub0")]).comparisons) is None


def test_families_take_their_rules_together() -> None:
    (hub,) = by_family(judged()).values()
    assert (hub.claims, hub.found, hub.sound, hub.full) == (4, 3, 2, 1)


def test_few_claims_are_drawn_to_their_kin_and_those_to_the_whole() -> None:
    expected = estimates(judged())
    assert expected["hub"] == pytest.approx((2 + 5 * 0.5) / 9)
    assert expected["hub.of"] == pytest.approx((2 + 5 * (0 + 5 * 0.5) / 7) / 7)
    assert expected["hub.bare"] == pytest.approx((0 + 5 * (2 + 5 * 0.5) / 7) / 7)
    assert estimates(()) == {}


def test_the_claims_of_a_rule_without_kin_count_once() -> None:
    alone = [given("person", name="Bell", rule="person.titled", confidence="0.9")]
    named = [*GOLDS, gold("person", name="Bell")]
    right = given("hub", (0, 9), name="Hub0", kind="station", rule="hub.of", confidence="0.9")
    expected = estimates(score(named, [*alone, right]).comparisons)
    assert expected["person.titled"] == expected["person"] == pytest.approx((1 + 5 * 0.5) / 6)
