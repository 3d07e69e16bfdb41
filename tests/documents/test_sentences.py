from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.documents.lexicon import lexicon
from graph.documents.sentences import LONGEST_SENTENCE, split_sentences, whole_unit


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, lexicon())]


# A bar marks each place where a sentence ends.
CASES = [
    "Chile sells copper.|Peru sells more.",
    "Dr. Ana Ruiz met H.E. Mr. J. K. Boateng, Jr. of Ghana.|They signed.",
    "The U.S. share fell to 4.5 per cent.|It had been 5.1.",
    "Sales to the U.S.|The rest went to Fiji.",
    "The U.S. Trade and Development Agency paid.|The U.S. Under Secretary of State came.",
    "Sales to the U.S.|Trade with Fiji fell.",
    "He works for Andes Cargo Ltd. of Lima.|He lives there.",
    "It belongs to Andes Cargo Ltd.|The owners are unknown.",
    "See No. 5 and Fig. 2 of Art. 7.|They differ.",
    "The answer was no.|Fiji left.",
    "On Jan. 5 and at 3 p.m. Tonga voted.",
    "Rice, maize, etc. are sold.|Tea is not.",
    "Tea (cf. Annex B), vs. 5 approx. Rs. 20 a kilo.",
    'He said: "We agree."|Then he left.',
    "Will they sign?|Yes!|They will (in May.)|Then they go.",
    "Freight grew... and grew.|It fell...|Then it rose.",
    "1. Fiji sells fish.|2. Tonga buys.",
    "The areas are i) rail; ii) ports; and iii) roads.|More follow.",
    "Exports grew.The rest fell by 5%.It was a bad year.",
    "See Node.js and www.example.org for more.",
    "The tariff fell to $5.|$3 is next.",
    "It was cleared.[12]|Fiji agreed.",
    "出口增长。进口下降。",
    "Chemicals Excl. Paints, Medcnl. & Dyes rose.",
    "St. Lucia and Mt. Kenya are far apart.",
    "the Hon. Minister spoke.|Ghana listened.",
    "Ghana 🇬🇭 agreed.|🚂 Rail opens.|Done.",
]


@pytest.mark.parametrize("case", CASES)
def test_where_sentences_end(case: str) -> None:
    expected = case.split("|")
    if "。" in case:
        expected = ["出口增长。", "进口下降。"]
    if "grew.The" in case:
        expected = ["Exports grew.", "The rest fell by 5%.", "It was a bad year."]
    if "🚂" in case:  # a picture begins no sentence for certain
        expected = ["Ghana 🇬🇭 agreed. 🚂 Rail opens.", "Done."]
    assert split(" ".join(case.split("|"))) == expected


def test_an_overlong_sentence_is_cut_at_clause_marks() -> None:
    text = ", ".join(["freight by rail to the port of Tema"] * 200) + "."
    parts = split(text)
    assert len(parts) > 1
    assert all(len(part) <= LONGEST_SENTENCE for part in parts)
    assert all(part.endswith(",") for part in parts[:-1])
    assert " ".join(parts) == text


def test_text_without_any_mark_is_cut_too() -> None:
    ranges = whole_unit("x" * 2_500)
    assert ranges == [(0, 1_000), (1_000, 2_000), (2_000, 2_500)]


@given(st.text(alphabet="aB1 .!?…\"')([]。,;", max_size=200))
def test_nothing_is_lost_and_nothing_overlaps(text: str) -> None:
    ranges = split_sentences(text, lexicon())
    assert all(a < b for a, b in ranges)
    assert all(one[1] <= two[0] for one, two in pairwise(ranges))
    assert "".join(text[a:b] for a, b in ranges).replace(" ", "") == text.replace(" ", "")
