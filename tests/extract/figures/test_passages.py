from graph.extract.figures.passages import evidence_of
from tests.extract.figures.reading import sentence_of, words_of
from tests.extract.scenes import scene_of


def test_marks_and_conjunctions_at_the_ends_are_no_part_of_a_passage() -> None:
    text = "Tea fell, while exports rose to $5 million."
    words = words_of(text)
    start = words.words.index("while")
    found = evidence_of(scene_of(text), sentence_of(text), words, start - 1, len(words.tokens))
    assert text[found.start : found.end] == "exports rose to $5 million"
