"""What is read of the project's own annotated documents today: no change may lose it unseen."""

from pathlib import Path

from graph.evaluate import evaluate

ANNOTATED = Path(__file__).parents[1] / "data" / "evaluation"


def test_annotated_documents_are_read_as_well_as_before() -> None:
    score = evaluate([ANNOTATED]).score
    assert score.micro.found_rates.precision >= 0.96
    assert score.micro.found_rates.recall >= 0.87
    assert score.micro.full_rates.f1 >= 0.84
    for name, tally in score.by_document().items():
        assert tally.found_rates.precision >= 0.85, name
