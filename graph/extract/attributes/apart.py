"""Values set apart from any clause: "the highway (1,028 km; six lanes)", "the bypass, 2.7 km"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from graph.extract.annotate import Annotated
from graph.extract.attributes.described import thing_between
from graph.extract.attributes.model import Figure
from graph.extract.attributes.owner import ACTS, THINGS
from graph.extract.attributes.subjects import Subject
from graph.extract.mentions import NameType
from graph.extract.values.model import Value

#: How long a bracket may be up to a value, and how far before it the thing may begin.
_BRACKET: Final = 120
_REACH: Final = 140
#: What may stand before a value in its item: nothing, a hedge, or a label of a word or two.
_ITEM: Final = re.compile(
    r"(?:[A-Za-z][a-z]+(?: [a-z]+)?: )?(?:an? )?(?:about |some |around |nearly |ca\.? |approx\.? "
    r"|worth |total |up to |over |estimated )*"
)
#: Between a link or hub and its bracket stands no more than what tells which one of its kind it is.
_COMPLEMENT: Final = re.compile(
    r"(?: (?:of|over|across|under|between|from|in|at|near|on|to|along|around|round|through|for"
    r"|connecting|linking)(?!\w)[^.;:()\d]{1,80})?"
)
#: Between an agreement and its bracket: whose it is, its amount and its purpose.
_TERMS: Final = re.compile(r"[^;:()]{0,110}")
_TERM_NAMES: Final = ("capacity_", "quantity_", "energy_", "duration_")
_ENDS: Final = re.compile(r" ?[.;,)]|$")
#: What follows the name with which a line begins, and how far in that may stand.
_LABELLED: Final = (": ", " - ", " – ", " — ")
_LABEL_AT: Final = 6


def set_apart(sentence: Annotated, value: Value) -> tuple[Subject, ...]:
    """Return of what a value may tell without a verb, in brackets or as the last item of a line.

    A link or hub comes first, an agreement after it; nothing if the value stands in a clause.
    """
    text = sentence.text
    labelled = _of_label(sentence, value)
    if labelled is not None:
        return (labelled,)
    at = _opening(text, value)
    if at is None:
        return ()
    low = max(0, at - _REACH)
    found = []
    for kinds, gap in ((THINGS, _COMPLEMENT), (ACTS, _TERMS)):
        subject = thing_between(sentence, kinds, low, at, last=True)
        if subject is not None and gap.fullmatch(text, subject.end, at):
            found.append(subject)
    return tuple(found)


def _is_term(figure: Figure, kind: NameType | None) -> bool:
    """Whether an agreement may have a load or time in brackets after it as one of its terms."""
    return kind is NameType.INSTRUMENT and figure.name.startswith(_TERM_NAMES)


def beside(figure: Figure, subjects: Sequence[Subject]) -> Figure | None:
    """Return a figure as one of the first of `subjects` that can have it; None if none can."""
    for subject in subjects:
        name = subject.name or subject.called
        if name is not None and (name.type in figure.wanted or _is_term(figure, name.type)):
            return replace(figure, owner=None, subject=subject)
    return None


def _of_label(sentence: Annotated, value: Value) -> Subject | None:
    """Return the thing of a line "A terminal: 35 years; …" whose item a value begins."""
    text = sentence.text
    first = next((n for n in sentence.names if n.type in THINGS), None)
    if first is None or first.start > _LABEL_AT or not text.startswith(_LABELLED, first.end):
        return None
    item = max(text.rfind("; ", first.end, value.start) + 2, first.end + 2)
    lead = _ITEM.fullmatch(text, min(item, value.start), value.start)
    return Subject(first.end, first) if lead is not None and item <= value.start else None


def _opening(text: str, value: Value) -> int | None:
    """Return where the bracket opens, or the comma stands, before a value that is set apart."""
    if not _ENDS.match(text, value.end) and not text.startswith(" ", value.end):
        return None
    low = max(0, value.start - _BRACKET)
    bracket = text.rfind("(", low, value.start)
    if bracket > 0 and text.find(")", bracket, value.start) < 0:
        item = max(text.rfind(mark, bracket, value.start) for mark in ("(", "; ", ", "))
        first = item + (1 if item == bracket else 2)
        lead = _ITEM.fullmatch(text, first, value.start)
        return bracket - 1 if lead is not None and text[bracket - 1] == " " else None
    comma = value.start - 2
    if comma > 0 and text.startswith(", ", comma) and value.end == len(text.rstrip(" .;")):
        return comma
    return None
