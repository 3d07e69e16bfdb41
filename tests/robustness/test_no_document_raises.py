"""Whatever a document holds, it is read and its claims are taken, or it is refused in words."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fuzz.fragments import (
    MARKS,
    MONEY,
    NUMBERS,
    ODD,
    PERIODS,
    lexicon_words,
    names,
    paraphrases,
)
from fuzz.target import check
from tests.robustness.material import assembled, marked_up, spliced, texts

ENDINGS = (".txt", ".md", ".html")
SENTENCES = (
    "Kenya's exports to {} rose 5% to $7 million in 2023.",
    "{} and Uganda signed a memorandum of understanding on {} in May 2021.",
    "The {} of Kenya, Jane Mwangi, said the {} would be ready by 2030.",
    "The 3rd session of the {} was held in {} on 4 May 2022.",
    "Uganda was granted access to the Port of {} to ship {}.",
    "A railway from {} to {} will cost {}.",
    "Trade {} between Kenya and {} fell because of {}.",
)
#: After these, no phrase is whole.
_WANTING = frozenset("a and between by for from in of or than the to while with".split())


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=60)
@given(text=assembled())
def test_words_of_the_lexicons_in_any_order(ending: str, text: str) -> None:
    check(f"a{ending}", text.encode("utf-8", "surrogatepass"), graphs=False)


@settings(max_examples=120)
@given(text=spliced())
def test_pieces_of_sensible_sentences(text: str) -> None:
    check("a.txt", text.encode("utf-8", "surrogatepass"), graphs=False)


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=60)
@given(text=marked_up())
@example(text="![a](b)\n===\n")
def test_markup_that_nobody_closes(ending: str, text: str) -> None:
    check(f"a{ending}", text.encode("utf-8", "surrogatepass"), graphs=False)


@settings(max_examples=40)
@given(text=texts())
def test_graphs_can_be_written_and_read_back(text: str) -> None:
    check("a.txt", text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=60)
@given(data=st.binary(max_size=200))
@example(data=b"Exports \xed\xa0\x80 to Kenya rose 5%.")
@example(data=b"\xff\xfeE\x00x\x00p\x00o\x00r\x00t\x00s\x00")
@example(data=b"Exports to Kenya \xf0\x9f rose to $7 million.")
def test_any_bytes(ending: str, data: bytes) -> None:
    check(f"a{ending}", data, graphs=False)


@settings(max_examples=30)
@given(text=texts(), encoding=st.sampled_from(["utf-16", "utf-8-sig", "cp1252", "utf-16-be"]))
def test_other_encodings(text: str, encoding: str) -> None:
    check("a.html", text.encode(encoding, "replace"), graphs=False)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_odd_things_in_the_places_of_a_sentence(sentence: str) -> None:
    """Every odd thing stands once in each place of a sentence that a rule reads."""
    for odd in (*MONEY, *NUMBERS, *PERIODS, *MARKS, *ODD):
        text = sentence.format(*[odd] * sentence.count("{}"))
        check("a.txt", text.encode("utf-8", "surrogatepass"), graphs=False)


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_word_of_every_lexicon(ending: str) -> None:
    """All words and names stand in one document, many to a sentence."""
    words = [*lexicon_words(), *names()]
    lines = [" ".join(words[i : i + 12]) + "." for i in range(0, len(words), 12)]
    check(f"a{ending}", "\n".join(lines).encode(), graphs=False)


def test_all_paraphrases_as_one_document() -> None:
    """Discourse that leads from any subject to any other."""
    for joint in (" ", "\n\n"):
        check("a.txt", joint.join(paraphrases()).encode(), graphs=False)


def test_paraphrases_cut_off_after_a_word_that_wants_another() -> None:
    """A text may end, or be broken by a blank line, where a phrase has only begun."""
    for text in paraphrases():
        words = text.split()
        open_ends = [i for i, word in enumerate(words, 1) if word in _WANTING]
        if open_ends:
            cut = open_ends[len(text) % len(open_ends)]
            check("a.txt", " ".join(words[:cut]).encode(), graphs=False)
