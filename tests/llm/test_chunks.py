import json

from hypothesis import given
from hypothesis import strategies as st

from graph.llm.chunks import LONGEST, chunks
from tests.llm.texts import TEXT, document

SENTENCES = st.lists(
    st.sampled_from(
        ["Peru exports tea.\n", "Trade between Chile and Peru rose to $5 million in 2023.\n", "\n"]
    ),
    min_size=1,
    max_size=40,
)


@given(SENTENCES, st.integers(20, 200))
def test_chunks_hold_every_sentence_once_and_in_order(lines: list[str], longest: int) -> None:
    read = document("Title of it\n\nA text. " + "".join(lines))
    cut = chunks(read, longest)
    sentences = list(read.sentences())
    assert [at for chunk in cut for at in range(chunk.first, chunk.last)] == [
        *range(len(sentences))
    ]
    for chunk in cut:
        text = json.loads(chunk.question)["text"]
        assert (
            text.split()
            == " ".join(sentence.text for sentence in sentences[chunk.first : chunk.last]).split()
        )
        assert len(text) <= longest + 2 or chunk.last - chunk.first == 1


def test_a_short_document_is_one_chunk_with_its_title_and_date() -> None:
    read = document(f"---\ntitle: Tea\ndate: 2024-03-05\n---\n{TEXT}", "a.md")
    (chunk,) = chunks(read)
    told = json.loads(chunk.question)
    assert (told["title"], told["date"]) == ("Tea", "2024-03-05")
    assert "who parted with $3.5 million" in told["text"]
    assert read.text[chunk.start : chunk.end].startswith("Trade picks up")


def test_paragraphs_stay_together_as_far_as_they_fit() -> None:
    paragraph = "Peru exports tea to Chile by road and by sea. " * 40
    read = document(f"{paragraph}\n\n{paragraph}\n\n{paragraph}")
    assert len(paragraph) * 2 < LONGEST < len(paragraph) * 3
    first, second = chunks(read)
    assert (first.last - first.first, second.last - second.first) == (80, 40)
