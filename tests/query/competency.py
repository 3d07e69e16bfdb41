"""What the questions of the library answer over the shipped documents."""

from functools import cache
from pathlib import Path
from typing import Final

from graph.pipeline.answers import Answers, answer_all
from graph.pipeline.build import build_graph
from graph.pipeline.locations import DEFAULT_DOCUMENTS
from graph.progress import silent
from graph.query.question import Question
from graph.query.results import Answer, to_csv, to_turtle
from graph.rdf import PREFIXES, Store

#: The approved answers, one file per question.
APPROVED: Final = Path(__file__).parents[1] / "data" / "answers"


@cache
def answers() -> Answers:
    """Ask every question over the documents that come with the project."""
    build = build_graph([DEFAULT_DOCUMENTS], silent)
    return answer_all(Store.memory(build.knowledge.dataset.quads()))


def approved_file(question: Question, answer: Answer) -> tuple[Path, str]:
    """Return where the approved answer to a question lies, and the answer as it is now."""
    if answer.table is not None:
        return APPROVED / f"{question.name}.csv", to_csv(answer.table, PREFIXES)
    return APPROVED / f"{question.name}.ttl", to_turtle(answer, PREFIXES)
