"""The question library: SPARQL files whose header says what they ask.

A question is a file `queries/<name>.rq` that begins with comment lines:

    # question: Which instruments stand between two countries, and how far have they come?
    # topic: instruments
    # param a country: one country, as ISO code or name
    # param since date: only instruments with a status from this day on
    # column instrument: what it is called
    # note: anything a reader should know

and marks, by a comment `# bind: a, since as day` inside a group, where the parameters given are to
be bound and, where it is another, to which variable. A comment `# without a, b: FILTER(…)` holds
what applies only as long as none of these is given. No parameter is required; without any, a
question is answered for everything, and every file is plain SPARQL by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from graph.errors import DataFileError, QueryError
from graph.query.nearest import did_you_mean
from graph.resources import data_folder

_HEADER: Final = re.compile(r"#\s*(question|topic|param|column|note)\s*:?\s*(.*)")
_PARAM: Final = re.compile(r"(\w+)\s+(\w+)\s*:\s*(.+)")
_COLUMN: Final = re.compile(r"(\w+)\s*:\s*(.+)")


class ParameterType(StrEnum):
    """What a parameter of a question takes."""

    COUNTRY = "country"
    PARTY = "party"
    STATUS = "status"
    SECTOR = "sector"
    DATE = "date"
    INTEGER = "integer"
    TEXT = "text"


class Topic(StrEnum):
    """What a question is about; the order is that in which topics are listed."""

    COOPERATION = "cooperation"
    TRADE = "trade"
    INSTRUMENTS = "instruments"
    BODIES = "bodies"
    HUBS_AND_LINKS = "hubs and links"
    PEOPLE_AND_ORGANISATIONS = "people and organisations"
    EVIDENCE = "evidence"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question; its name is the SPARQL variable that it binds."""

    name: str
    type: ParameterType
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the library.

    Attributes:
        name: file name without its ending.
        text: what is asked, as one English question.
        topic: what it is about.
        parameters: what may be given.
        columns: meaning of each column of the answer, in order; empty for CONSTRUCT.
        notes: what a reader should know.
        sparql: the whole file.
    """

    name: str
    text: str
    topic: Topic
    parameters: tuple[Parameter, ...]
    columns: Mapping[str, str]
    notes: tuple[str, ...]
    sparql: str


def parse_question(name: str, sparql: str) -> Question:
    """Read the header of a question.

    Raises:
        DataFileError: the header lacks the question or a line of it cannot be read.
    """
    text = ""
    topic: Topic | None = None
    parameters: list[Parameter] = []
    columns: dict[str, str] = {}
    notes: list[str] = []
    for number, line in enumerate(sparql.splitlines(), 1):
        if not line.startswith("#"):
            break
        found = _HEADER.match(line)
        if found is None:
            continue
        word, rest = found.groups()
        where = f"{name}.rq:{number}"
        if word == "question":
            text = rest.strip()
        elif word == "topic":
            topic = _topic(rest.strip(), where)
        elif word == "note":
            notes.append(rest.strip())
        elif word == "param":
            parameters.append(_parameter(rest, where))
        else:
            column = _COLUMN.fullmatch(rest.strip())
            if column is None:
                raise DataFileError(f"{where}: a column line reads '# column NAME: meaning'")
            columns[column.group(1)] = column.group(2)
    if not text:
        raise DataFileError(f"{name}.rq: the header lacks a line '# question: …'")
    if topic is None:
        raise DataFileError(f"{name}.rq: the header lacks a line '# topic: …'")
    return Question(name, text, topic, tuple(parameters), columns, tuple(notes), sparql)


def _topic(word: str, where: str) -> Topic:
    if word not in set(Topic):
        raise DataFileError(f"{where}: {word!r} is no topic; known are {', '.join(Topic)}")
    return Topic(word)


def _parameter(line: str, where: str) -> Parameter:
    found = _PARAM.fullmatch(line.strip())
    if found is None:
        raise DataFileError(f"{where}: a param line reads '# param NAME TYPE: meaning'")
    name, type_name, meaning = found.groups()
    if type_name not in set(ParameterType):
        known = ", ".join(ParameterType)
        raise DataFileError(f"{where}: {type_name} is no parameter type; known are {known}")
    return Parameter(name, ParameterType(type_name), meaning)


def read_questions(folder: Path) -> dict[str, Question]:
    """Read all questions of a folder, by name, sorted.

    Raises:
        DataFileError: a file cannot be read as a question.
    """
    questions = {}
    for path in sorted(folder.glob("*.rq")):
        questions[path.stem] = parse_question(path.stem, path.read_text(encoding="utf-8"))
    return questions


def by_topic(questions: Iterable[Question]) -> dict[Topic, tuple[Question, ...]]:
    """Sort questions into topics, in the order of `Topic`; none without a question."""
    given = tuple(questions)
    found = {topic: tuple(q for q in given if q.topic is topic) for topic in Topic}
    return {topic: those for topic, those in found.items() if those}


@cache
def library() -> Mapping[str, Question]:
    """Return the shipped questions by name."""
    return read_questions(data_folder("queries"))


def find_question(name: str) -> Question:
    """Return a shipped question.

    Raises:
        QueryError: there is none of that name; the message offers the nearest.
    """
    questions = library()
    if name in questions:
        return questions[name]
    hint = did_you_mean(name, questions)
    raise QueryError(
        f"there is no question named {name!r}{hint}; tradegraph query --list shows all"
    )
