"""Corrections by a person, kept as data beside the documents and applied at every build."""

from graph.review.apply import Outcome, Reviewed, apply_reviews
from graph.review.decision import Decision, Verdict
from graph.review.files import append_decision, read_reviews, review_path
from graph.review.write_review import review_triples

__all__ = [
    "Decision",
    "Outcome",
    "Reviewed",
    "Verdict",
    "append_decision",
    "apply_reviews",
    "read_reviews",
    "review_path",
    "review_triples",
]
