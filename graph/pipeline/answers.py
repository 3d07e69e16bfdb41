"""The answers to all questions of the library that need no parameter, and their files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.query.parameters import bind
from graph.query.question import Question, library
from graph.query.results import Answer, to_csv, to_markdown, to_turtle
from graph.query.run import run_on
from graph.rdf import PREFIXES, Store
from graph.reference import load_reference


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers by the name of the question, sorted."""

    of: Mapping[str, tuple[Question, Answer]]

    def counts(self) -> dict[str, int]:
        """Return the number of rows or triples of each answer."""
        return {name: size(answer) for name, (_, answer) in self.of.items()}


def size(answer: Answer) -> int:
    """Return the number of rows or triples of an answer."""
    if answer.table is not None:
        return len(answer.table.rows)
    return len(answer.triples or ())


def answer_all(store: Store) -> Answers:
    """Ask every question of the library, without parameters."""
    reference = load_reference()
    return Answers(
        {
            name: (question, run_on(store, bind(question, {}, reference)))
            for name, question in library().items()
        }
    )


def write_answers(answers: Answers, folder: Path) -> None:
    """Write each answer as CSV and Markdown (triples as Turtle) into a new folder."""
    folder.mkdir()
    for name, (question, answer) in answers.of.items():
        if answer.table is not None:
            _write(folder / f"{name}.csv", to_csv(answer.table, PREFIXES))
            _write(folder / f"{name}.md", _page(question, to_markdown(answer.table, PREFIXES)))
        else:
            turtle = to_turtle(answer, PREFIXES)
            _write(folder / f"{name}.ttl", turtle)
            _write(folder / f"{name}.md", _page(question, f"```turtle\n{turtle}```\n"))


def _page(question: Question, body: str) -> str:
    lines = [f"# {question.text}", ""]
    lines += [f"- **{column}**: {meaning}" for column, meaning in question.columns.items()]
    lines += [f"\n{note}" for note in question.notes]
    return "\n".join(lines) + f"\n\n{body}"


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))
