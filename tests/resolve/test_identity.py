from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from graph.claims import CauseClaim, PersonClaim, Quantity, TargetClaim
from graph.resolve import claim_key, digest, plain_decimal
from tests.resolve.claims import PLACEHOLDER, evidence

parts = st.lists(st.text(max_size=5), max_size=5)


@given(parts, parts)
def test_only_equal_lists_of_parts_have_one_digest(one: list[str], other: list[str]) -> None:
    assert (digest(one) == digest(other)) == (one == other)


def test_concatenation_does_not_collide() -> None:
    assert len({digest(p) for p in (["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""])}) == 4


@given(st.text(min_size=1), st.text(min_size=1))
def test_text_does_not_move_between_fields(effect: str, cause: str) -> None:
    one = CauseClaim(evidence=PLACEHOLDER, rule="r", effect=effect, cause=cause)
    other = replace(one, effect=cause, cause=effect)
    same = " ".join(effect.split()) == " ".join(cause.split())
    if claim_key(one) == claim_key(other):
        assert same or effect == cause


def test_rule_and_confidence_do_not_change_the_key() -> None:
    claim = PersonClaim(evidence=PLACEHOLDER, rule="r", name="Jane Roe")
    assert claim_key(claim) == claim_key(replace(claim, rule="s", confidence=Decimal("0.5")))


def test_content_place_and_document_change_the_key() -> None:
    claim = PersonClaim(evidence=PLACEHOLDER, rule="r", name="Jane Roe")
    others = [
        replace(claim, name="Jane Roes"),
        replace(claim, role=""),
        replace(claim, country="KE"),
        replace(claim, evidence=evidence(start=1)),
        replace(claim, evidence=evidence("b.txt")),
        replace(claim, evidence=evidence() + evidence(start=9)),
    ]
    assert len({claim_key(c) for c in [claim, *others]}) == 7


def test_blanks_and_forms_of_a_number_do_not_change_the_key() -> None:
    def target(printed: str, value: str) -> TargetClaim:
        amount = Quantity(printed, Decimal(value), None, None, "USD")
        return TargetClaim(evidence=PLACEHOLDER, rule="r", parties=("KE", "UG"), amount=amount)

    assert claim_key(target("$2  million", "2E+6")) == claim_key(target("$2 million", "2000000.0"))


def test_order_of_evidence_does_not_change_the_key() -> None:
    passages = evidence(start=3) + evidence(start=7)
    one = PersonClaim(evidence=passages, rule="r", name="Jane Roe")
    assert claim_key(one) == claim_key(replace(one, evidence=passages[::-1]))


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=6, min_value=-(10**15), max_value=10**15
    )
)
def test_plain_decimal_keeps_the_value(number: Decimal) -> None:
    text = plain_decimal(number)
    assert Decimal(text) == number
    assert "E" not in text
    assert not ("." in text and text.endswith(("0", ".")))
