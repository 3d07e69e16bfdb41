"""Verbs in headings, whose capital makes them no part of the name before them."""

from __future__ import annotations

from functools import cache

import msgspec

from graph.extract.rules import DATA, read_yaml
from graph.extract.verbs import forms_of


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    verbs: list[str]


@cache
def headline_verbs() -> frozenset[str]:
    """Return verbs as headings have them behind who acts: "Opens", "Launches".

    Raises:
        DataFileError: the file does not fit its schema.
    """
    file = read_yaml(DATA / "lexicon" / "headlines.yaml", _File)
    return frozenset(forms_of(verb)[0].capitalize() for verb in file.verbs)
