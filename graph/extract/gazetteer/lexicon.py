"""The rules of `gazetteer.yaml`: where a name is no mention, and where it is ambiguous."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from graph.errors import DataFileError
from graph.extract.gazetteer.model import GeoForm

FILE: Final = Path(__file__).resolve().parent / "gazetteer.yaml"


class NotBefore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that turn a name into something else; `after` lists the names, or says `names`."""

    after: list[str] | str
    words: list[str]


class OnlyAfter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names that count only behind one of the words."""

    names: list[str]
    words: list[str]


class Ambiguous(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of several places, with the words that tell which, and what it is without them.

    `form` is that of the names which the reference data do not have.
    """

    names: list[str]
    form: GeoForm = GeoForm.PLACE
    default: str | None = None
    cues: dict[str, list[str]] = {}


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text and its mentions, each as "code form text"."""

    text: str
    mentions: list[str]


class Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The rules, as their file states them; the comments there say what each is for."""

    hidden_names: list[str]
    no_metonyms: list[str]
    accents_matter: list[str]
    never_in_capitals: list[str]
    blockers: dict[str, list[str]]
    not_before: list[NotBefore]
    only_after: list[OnlyAfter]
    not_after: list[str]
    currency_words: list[str]
    currency_words_after_adjectives: list[str]
    territories: list[str]
    combining: dict[str, str]
    combining_either: dict[str, str]
    ambiguous: list[Ambiguous]
    titles: list[str]
    given_names: list[str]
    surnames: list[str]
    place_given_names: list[str]
    roles: list[str]
    institution_words: list[str]
    examples: list[Example]


@cache
def load_lexicon() -> Lexicon:
    """Return the shipped rules; read from disk at the first call only.

    Raises:
        DataFileError: the file does not fit its schema.
    """
    try:
        return msgspec.yaml.decode(FILE.read_bytes(), type=Lexicon)
    except (OSError, msgspec.DecodeError) as error:
        raise DataFileError(f"{FILE.name}: {error}") from error
