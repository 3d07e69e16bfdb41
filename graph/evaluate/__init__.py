"""How well claims answer annotated ones: what is found, what is right, and how sure rules may be.

The measure is that of the interchange format: each annotated claim is paired with at most one claim
of its document and type. It is FOUND if the fields agree that identify it, and FULL if every other
field that the annotation states is right as well. docs/evaluation.md explains it.
"""

from graph.evaluate.evaluation import Evaluation, evaluate
from graph.evaluate.model import Gold, Prediction
from graph.evaluate.rows import predictions, read_gold, read_predictions
from graph.evaluate.score import Rates, Score, Tally, score

__all__ = [
    "Evaluation",
    "Gold",
    "Prediction",
    "Rates",
    "Score",
    "Tally",
    "evaluate",
    "predictions",
    "read_gold",
    "read_predictions",
    "score",
]
