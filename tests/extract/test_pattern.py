import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import DataFileError
from graph.extract.mentions import Parties, Place
from graph.extract.pattern import Match, View, compile_pattern, fold
from graph.extract.rules import load_rules, rule_files
from tests.extract.scenes import scene_of

TEXT = "Kenya granted access to the port of Mombasa to Uganda, officials said."
MENTIONS: list[tuple[str, Parties | Place]] = [
    ("parties", Parties(0, 5, ("KE",))),
    ("place", Place(36, 43, "Mombasa", "KE")),
    ("parties", Parties(47, 53, ("UG",))),
]


def view() -> View[Parties | Place]:
    return fold(TEXT, MENTIONS)


def only(source: str, words: dict[str, list[str]] | None = None) -> Match[Parties | Place]:
    (match,) = compile_pattern(source, words or {}).finditer(view())
    return match


def test_slots_give_the_mentions_and_the_words() -> None:
    match = only("{parties:by} granted access to (the )?{words:hub} to {parties:to}")
    assert match.mention("by") == Parties(0, 5, ("KE",))
    assert match.mention("to") == Parties(47, 53, ("UG",))
    assert match.text("hub") == "port of Mombasa"
    assert [m.start for _, m in match.inside("hub")] == [36]


def test_the_span_of_a_match_is_in_the_sentence() -> None:
    match = only("access to {gap} {parties}")
    assert TEXT[match.start : match.end] == "access to the port of Mombasa to Uganda"


def test_words_match_whatever_their_case_but_only_whole() -> None:
    assert only("GRANTED access").start == 6
    assert not list(compile_pattern("grant", {}).finditer(view()))


def test_word_lists_are_tried_longest_first() -> None:
    match = only("<grant> to", {"grant": ["granted", "granted access"]})
    assert TEXT[match.start : match.end] == "granted access to"


def test_alternative_slots_accept_either() -> None:
    spans = [m.text("x") for m in compile_pattern("{parties|place:x}", {}).finditer(view())]
    assert spans == ["Kenya", "Mombasa", "Uganda"]


def test_the_end_of_a_clause_is_seen() -> None:
    assert only("to {parties:x}{end}").text("x") == "Uganda"


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("{planet}", "unknown slot"),
        ("<missing>", "unknown word list"),
        ("a.*b", "only words"),
        ("(a", "cannot be read"),
        ("{parties:a} {parties:a}", "cannot be read"),
    ],
)
def test_what_the_language_leaves_out_is_refused(source: str, problem: str) -> None:
    with pytest.raises(DataFileError, match=problem):
        compile_pattern(source, {})


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 5), st.integers(1, 6)), max_size=6))
def test_folding_keeps_every_position(text: str, cuts: list[tuple[int, int]]) -> None:
    mentions: list[tuple[str, Parties]] = []
    at = 0
    for gap, length in cuts:
        start, end = at + gap, at + gap + length
        if end > len(text):
            break
        mentions.append(("parties", Parties(start, end, ("KE",))))
        at = end
    folded = fold(text, mentions)
    assert len(folded.folded) == len(text) - sum(m.end - m.start - 2 for _, m in mentions)
    found = compile_pattern("{parties:p}", {}).regex
    for match in found.finditer(folded.folded):
        start, end = folded.origin(match.start()), folded.origin(match.end())
        assert (start, end) in [(m.start, m.end) for _, m in mentions]


def test_private_use_characters_of_a_document_are_no_mentions() -> None:
    hostile = fold("\ue009\ue100 granted access", [])
    assert not list(compile_pattern("{parties:p}", {}).finditer(hostile))


@pytest.mark.parametrize("file", rule_files())
def test_cheap_tests_let_every_match_through(file: str) -> None:
    rules = load_rules(file)
    texts = [example.text for entry in rules.entries for example in entry.examples]
    matched = 0
    for text in texts:
        for sentence in scene_of(text).sentences:
            for pattern in (p for rule in rules.rules for p in rule.patterns):
                for view in (sentence.base, sentence.view):
                    if pattern.regex.search(view.folded):
                        matched += 1
                        assert pattern.may_match(view), (pattern.source, text)
    assert matched >= len(texts) / 2


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<sell> tea", "they sold tea"),
        ("(they |we )?<sell> (green |black )?tea", "we sell off black tea"),
        ("(they|we) sold( green)? tea", "They sold tea"),
        ("un<sell>", "unsell"),
        ("<sell>s{gap}tea", "sells of tea"),
    ],
)
def test_cheap_tests_know_what_is_optional(source: str, text: str) -> None:
    pattern = compile_pattern(source, {"sell": ["sold", "sell", "sell off"]})
    assert list(pattern.finditer(fold(text, [])))
    assert not list(pattern.finditer(fold("nobody bought coffee", [])))
