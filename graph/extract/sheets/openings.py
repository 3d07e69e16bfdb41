"""Lines that begin with a name and go on with what is said of it, the verb left out."""

from __future__ import annotations

import re
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.mentions import Name, NameType
from graph.extract.sheets.lexicon import lexicon

_THINGS: Final = (NameType.INSTRUMENT, NameType.LINK, NameType.HUB)
_LONGEST: Final = 250  # characters
#: What stands between a name and what is said of it.
_OPENING: Final = re.compile(r",? \(|(?:,| [-–—]|:) ")


def tells(line: Annotated) -> bool:
    """Whether a line begins with a name and goes on with a clause without its verb."""
    name = named_first(line)
    return name is not None and first_clause(line.text, name.end) is not None


def named_first(line: Annotated) -> Name | None:
    """Return the agreement, link or hub with whose name a short line begins."""
    if len(line.text) > _LONGEST:
        return None
    return next((n for n in line.names if n.start == 0 and n.type in _THINGS), None)


def first_clause(text: str, start: int) -> tuple[int, int] | None:
    """Return where the name with its complements ends, and where the first clause begins."""
    for opening in _OPENING.finditer(text, start):
        if lexicon().verb_of(text, opening.end()) is not None:
            return opening.start(), opening.end()
    return None
