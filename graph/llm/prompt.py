"""The task as it is put to a model, from `data/prompt.yaml`."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import msgspec
import yaml

from graph.claims import (
    Direction,
    HubKind,
    InstrumentKind,
    LinkKind,
    OrganisationKind,
    Status,
    Trend,
)
from graph.errors import DataFileError
from graph.resolve import digest

_FILE: Final = Path(__file__).resolve().parent / "data" / "prompt.yaml"
_MARK: Final = re.compile(r"\{(?:words:(?P<list>\w+)|(?P<attributes>attributes))\}")
_LISTS: Final[MappingProxyType[str, type[StrEnum]]] = MappingProxyType(
    {
        words.__name__: words
        for words in (
            Direction, HubKind, InstrumentKind, LinkKind, OrganisationKind, Status, Trend,
        )
    }
)  # fmt: skip


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text, and a claim that a model should make of it."""

    text: str
    quote: str
    fields: dict[str, Any]


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A type of claim as it is explained to a model."""

    meaning: str
    fields: dict[str, str]
    example: Example


class PromptFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it is written."""

    version: int
    task: str
    rules: list[str]
    kinds: dict[str, Kind]
    attributes: list[str]


@dataclass(frozen=True, slots=True)
class Prompt:
    """The task in full.

    Attributes:
        text: what a model is told before each chunk.
        version: number of the version and, since any word may matter, a hash of the text.
        attributes: the names that an attribute may have.
    """

    text: str
    version: str
    attributes: frozenset[str]


@cache
def prompt_file() -> PromptFile:
    """Return the file.

    Raises:
        DataFileError: it is missing or does not fit its shape.
    """
    try:
        return msgspec.convert(yaml.safe_load(_FILE.read_text("utf-8")), PromptFile)
    except (OSError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise DataFileError(f"{_FILE.name} cannot be used: {error}") from error


@cache
def load_prompt() -> Prompt:
    """Return the task.

    Raises:
        DataFileError: its file does not fit its shape, or names an unknown list of words.
    """
    file = prompt_file()
    parts = [file.task, "Rules:\n"]
    parts += [f"- {rule}\n" for rule in file.rules]
    parts.append("\nTypes of claims and their fields:\n")
    for name, kind in file.kinds.items():
        parts.append(f"\n{name}: {kind.meaning}\n")
        parts += [f"  {key}: {_filled(told, file)}\n" for key, told in kind.fields.items()]
        claim = {"type": name, "quote": kind.example.quote, "fields": kind.example.fields}
        parts.append(f"  Of {json.dumps(kind.example.text, ensure_ascii=False)}\n")
        parts.append(f"  comes {json.dumps(claim, ensure_ascii=False)}\n")
    text = "".join(parts)
    return Prompt(text, f"{file.version}-{digest([text], 8)}", frozenset(file.attributes))


def ask(title: str | None, day: date | None, text: str) -> str:
    """Return what a model is told of a chunk.

    It is JSON, so that no text of a document can end its own quotation.
    """
    told = {"title": title, "date": day.isoformat() if day else None, "text": text}
    return json.dumps(told, ensure_ascii=False)


def _filled(text: str, file: PromptFile) -> str:
    def words(mark: re.Match[str]) -> str:
        if mark["attributes"]:
            return ", ".join(file.attributes)
        known = _LISTS.get(mark["list"])
        if known is None:
            raise DataFileError(f"{_FILE.name}: {mark['list']!r} is no list of words")
        return ", ".join(known)

    return _MARK.sub(words, text)
