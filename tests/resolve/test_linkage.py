from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from graph.resolve.judgement import Judgement, Opinion, Verdict
from graph.resolve.linkage import Linkage, Mention, Naming, link


@dataclass(frozen=True, slots=True)
class Form:
    """`name` is what is compared, `mark` tells apart what cannot be one."""

    name: str
    mark: str = ""

    @property
    def weight(self) -> tuple[int, ...]:
        return (len(self.mark), len(self.name))

    @property
    def blocks(self) -> Iterable[str]:
        return (self.name[:1],)

    @property
    def is_local(self) -> bool:
        return False


def judge(a: Mention[Form], b: Mention[Form]) -> Opinion | None:
    one, other = a.form, b.form
    if one.mark and other.mark and one.mark != other.mark:
        return Opinion(Verdict.DIFFERENT, "marks differ")
    if one.name == other.name:
        return Opinion(Verdict.SAME if one.mark == other.mark else Verdict.LIKELY, "names agree")
    return Opinion(Verdict.UNSURE, "initials agree") if one.name[0] == other.name[0] else None


def names(linkage: Linkage[Form]) -> set[frozenset[tuple[str, str]]]:
    return {frozenset((m.form.name, m.form.mark) for m in group) for group in linkage.groups}


def linked(*forms: Form) -> Linkage[Form]:
    return link([Naming(f, f"claim {n}", "doc") for n, f in enumerate(forms)], judge)


def test_the_only_candidate_is_taken() -> None:
    assert names(linked(Form("ab", "x"), Form("ab"))) == {frozenset({("ab", "x"), ("ab", "")})}


def test_two_candidates_leave_it_apart_and_say_so() -> None:
    result = linked(Form("ab", "x"), Form("ab", "y"), Form("ab"))
    assert len(result.groups) == 3
    assert {d.judgement for d in result.outcomes} == {Judgement.UNSURE}
    assert all("others fit as well" in d.reason for d in result.outcomes)


def test_doubt_is_told_and_not_acted_on() -> None:
    result = linked(Form("ab"), Form("ac"))
    assert len(result.groups) == 2
    assert [d.reason for d in result.outcomes] == ["initials agree"]


forms = st.builds(Form, st.sampled_from(["ab", "ac", "bc", "b"]), st.sampled_from(["", "x", "y"]))


@given(st.lists(forms, max_size=12), st.randoms(use_true_random=False))
def test_order_does_not_matter(given_forms: list[Form], rng: random.Random) -> None:
    namings = [Naming(f, f"claim {n:02}", f"doc {n % 3}") for n, f in enumerate(given_forms)]
    first = link(namings, judge)
    rng.shuffle(namings)
    assert link(namings, judge) == first


@given(st.lists(forms, max_size=12))
def test_no_group_has_what_is_judged_different(given_forms: list[Form]) -> None:
    for group in linked(*given_forms).groups:
        assert len({m.form.mark for m in group} - {""}) <= 1


def test_a_doubt_that_others_settle_is_not_told() -> None:
    def settled(a: Mention[Form], b: Mention[Form]) -> Opinion | None:
        if "" in (a.form.mark, b.form.mark):
            return Opinion(Verdict.SAME, "no mark")
        return Opinion(Verdict.UNSURE, "two marks")

    forms = [Form("ab", "x"), Form("ab", "y"), Form("ab")]
    result = link([Naming(f, f"claim {n}", "doc") for n, f in enumerate(forms)], settled)
    assert len(result.groups) == 1
    assert {outcome.judgement for outcome in result.outcomes} == {Judgement.SAME}
