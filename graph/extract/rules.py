"""Rules as data: YAML files of patterns, each with examples that run as tests.

A rule file lies in `graph/extract/data/rules/` and looks like this:

    words:
      grant: [grant, grants, granted, granting]
    rules:
      - id: access.granted-to
        kind: access
        patterns: ["<grant> access to (the )?{hub:hub} to {parties:beneficiary}"]
        set: {status: signed}
        confidence: 0.9
        examples:
          - text: Kenya granted access to the Port of Mombasa to Uganda.
            expect: [{hub: Port of Mombasa, grantor: KE, beneficiaries: [UG]}]
        counter_examples:
          - Kenya granted access to the files to Uganda.

`words` are word lists that the patterns of the file name as `<grant>`; those of
`data/lexicon/words.yaml` are known everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, Final, TypeVar

import msgspec
import yaml

from graph.errors import DataFileError
from graph.extract.pattern import Match, Pattern, Spanned, View, compile_pattern

DATA: Final = Path(__file__).resolve().parent / "data"

T = TypeVar("T")
M = TypeVar("M", bound=Spanned)


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text and the fields that claims (or names) of the rule's kind must have in it."""

    text: str
    expect: list[dict[str, Any]]


class RuleEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule as its file states it."""

    id: str
    kind: str
    patterns: list[str]
    set: dict[str, Any] = {}
    confidence: float = 0.9
    note: str = ""
    examples: list[Example] = []
    counter_examples: list[str] = []


class RuleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of rules."""

    rules: list[RuleEntry] = []
    words: dict[str, list[str]] = {}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule ready to match.

    Attributes:
        id: its identifier, which claims carry.
        kind: the kind of claim or name that it makes.
        constants: the fields that its file sets.
        confidence: share of its claims that are right.
    """

    id: str
    kind: str
    patterns: tuple[Pattern, ...]
    constants: Mapping[str, Any]
    confidence: Decimal

    def matches(self, view: View[M]) -> Iterator[Match[M]]:
        """Yield the matches of all its patterns in a view."""
        for pattern in self.patterns:
            if pattern.may_match(view):
                yield from pattern.finditer(view)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules of one file, in file order, with the entries they were made from."""

    name: str
    rules: tuple[Rule, ...]
    entries: tuple[RuleEntry, ...]

    def of(self, kind: str) -> tuple[Rule, ...]:
        """Return the rules of one kind."""
        return tuple(rule for rule in self.rules if rule.kind == kind)


class _PlainLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads `on`, `no` and `2024-05-01` as the words they are, as an expert would expect."""

    yaml_implicit_resolvers: ClassVar = {
        first: [
            (tag, pattern)
            for tag, pattern in resolvers
            if tag != "tag:yaml.org,2002:timestamp"
            and (tag != "tag:yaml.org,2002:bool" or first in "tTfF")
        ]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def read_yaml(path: Path, shape: type[T]) -> T:
    """Read a YAML data file of the given shape.

    Raises:
        DataFileError: the file is missing, is not YAML, or does not fit; the message names the
            line.
    """
    try:
        text = path.read_text(encoding="utf-8")
        loaded = yaml.load(text, Loader=_PlainLoader)
    except OSError as error:
        raise DataFileError(f"{path.name} cannot be read: {error.strerror}") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f":{mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or error
        raise DataFileError(f"{path.name}{where}: not YAML: {problem}") from error
    try:
        return msgspec.convert(loaded, shape)
    except msgspec.ValidationError as error:
        line = _line_of(text, str(error))
        raise DataFileError(f"{path.name}:{line}: {error}") from error


def _line_of(text: str, message: str) -> int:
    """Find the line of the node that a validation message names as `$.a[1].b`."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    path = message.rpartition("`$")[2].rstrip("`") if "`$" in message else ""
    for part in path.replace("[", ".[").split("."):
        if isinstance(node, yaml.SequenceNode) and part.startswith("[") and part[1:-1].isdigit():
            node = node.value[int(part[1:-1])]
        elif isinstance(node, yaml.MappingNode):
            found = next((v for k, v in node.value if k.value == part), None)
            node = found if found is not None else node
    return int(node.start_mark.line) + 1 if node is not None else 1


@cache
def common_words() -> Mapping[str, Sequence[str]]:
    """Return the word lists that all rule files may name."""
    return read_yaml(DATA / "lexicon" / "words.yaml", dict[str, list[str]])


@cache
def load_rules(name: str) -> RuleSet:
    """Load `data/rules/<name>.yaml`.

    Raises:
        DataFileError: the file does not fit its schema, a pattern cannot be read, or an
            identifier occurs twice.
    """
    path = DATA / "rules" / f"{name}.yaml"
    file = read_yaml(path, RuleFile)
    words = {**common_words(), **file.words}
    seen: set[str] = set()
    rules = []
    for entry in file.rules:
        if entry.id in seen:
            raise DataFileError(f"{path.name}: rule {entry.id} occurs twice")
        seen.add(entry.id)
        try:
            patterns = tuple(compile_pattern(source, words) for source in entry.patterns)
        except DataFileError as error:
            raise DataFileError(f"{path.name}: rule {entry.id}: {error}") from error
        confidence = Decimal(str(entry.confidence))
        rules.append(Rule(entry.id, entry.kind, patterns, entry.set, confidence))
    return RuleSet(name, tuple(rules), tuple(file.rules))


def rule_files() -> tuple[str, ...]:
    """Return the names of all rule files, sorted."""
    return tuple(sorted(path.stem for path in (DATA / "rules").glob("*.yaml")))
