from graph.explain.layout import pieces, rows
from tests.explain.reading import traced


def test_pieces_join_to_the_sentence_and_lie_in_one_mention() -> None:
    for row in rows(traced()):
        assert "".join(piece.text for piece in row.pieces) == row.sentence.text
        assert all(piece.text for piece in row.pieces)


def test_each_mark_covers_its_words_and_closes_once() -> None:
    for row in rows(traced()):
        for mark in row.marks:
            covered = "".join(piece.text for piece in row.pieces if mark in piece.marks)
            assert covered == row.sentence.text[mark.start : mark.end]
            assert sum(mark in piece.closing for piece in row.pieces) == 1


def test_marks_are_numbered_claims_first() -> None:
    for row in rows(traced()):
        assert [mark.key for mark in row.marks] == list(range(1, len(row.marks) + 1))
        made = [mark.claim is not None for mark in row.marks]
        assert made == sorted(made, reverse=True)


def test_a_sentence_opens_its_segment_once() -> None:
    found = rows(traced("It rained. It rained again.\n\nIt snowed."))
    assert [row.opens for row in found] == [True, False, True]


def test_a_sentence_without_marks_is_one_piece() -> None:
    (row,) = rows(traced("It rained."))
    assert [piece.text for piece in pieces(row.sentence, ())] == ["It rained."]
