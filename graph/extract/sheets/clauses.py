"""What is said right behind a name: "Trade agreement (signed in 2018, in force since 2020)"."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from graph.extract.annotate import Annotated
from graph.extract.mentions import Name, NameType
from graph.extract.sheets.context import Context
from graph.extract.sheets.lexicon import lexicon
from graph.extract.sheets.openings import first_clause, named_first
from graph.extract.sheets.terms import terms_of
from graph.extract.sheets.times import dated
from graph.extract.sheets.wording import Pieces, printed, said

_JOINT: Final = re.compile(r"\)?[,;] (?:and )?| and (?=in force|entered|ratified)")
_FIRM_JOINT: Final = re.compile(r"\)?; ")
_END: Final = re.compile(r"\)?\.?$")


def spelled(line: Annotated, context: Context) -> list[Pieces]:
    """Return a sentence for each clause behind the name with which a line begins.

    Empty unless such clauses are all that follows the name and what it is between and about;
    behind a colon other words may stand beside them.
    """
    text = line.text
    name = named_first(line)
    first = first_clause(text, name.end) if name is not None else None
    if name is None or first is None:
        return []
    colon = text.find(":", 0, first[0] + 1)
    called = printed(line, 0, colon if colon >= 0 else first[0])
    found: list[Pieces] = [printed(line, 0, first[0])] if 0 <= colon < first[0] else []
    subject = _subject(called[0].text, name, context)
    at = first[1]
    while at < len(text):
        end = _clause_end(text, at, loose=colon >= 0)
        verb = lexicon().verb_of(text, at)
        said_of = printed(line, at, end)
        if verb is not None and said_of:
            found.append((*said(f"The {subject} {verb} "), *dated(line, at, end), *said(".")))
        elif colon >= 0 and said_of:
            found.append((*called, *said(": "), *said_of))
        else:
            return []
        joint = _JOINT.match(text, end)
        at = joint.end() if joint is not None else len(text)
    return found


def _clause_end(text: str, at: int, *, loose: bool) -> int:
    """Return where a clause ends: before the next one, or at the end of the line."""
    for joint in _JOINT.finditer(text, at):
        firm = loose and _FIRM_JOINT.match(text, joint.start()) is not None
        if firm or lexicon().verb_of(text, joint.end()) is not None:
            return joint.start()
    end = _END.search(text, at)
    return end.start() if end is not None else len(text)


def _subject(called: str, name: Name, context: Context) -> str:
    """Return what a thing is called, an agreement with its parties as far as they are known."""
    if name.type is not NameType.INSTRUMENT:
        return called
    things = {**context.things, name.type: called}
    known = replace(context, things=things, fields={})
    return f"{called}{terms_of(known)}"
