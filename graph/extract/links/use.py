"""Whether a link is there and used, where no verb says so: "traffic moved over the A–B line"."""

from __future__ import annotations

import re
from typing import Final

from graph.extract.links.lexicon import lexicon
from graph.extract.mentions import Name

#: What ends the clause in which a link is told to be in use.
_MARK: Final = re.compile(r"; |: |, but | while | whereas |, and |\. ")
_REACH: Final = 160
_WORD: Final = re.compile(r"[\w-]+")
#: A verb in the past or present, told by its ending.
_ENDING: Final = r"[a-z]{2,}ed|[a-z]{2,}[^s\W]s"
_PREDICATE: Final = re.compile(
    r"(?<!\w)(?:is|are|was|were|has|have|had|go|goes|went|come|comes|came|take|takes|took|run|runs"
    r"|ran|sent|sends|send|brought|leave|leaves|left|flow|move|pass|travel|sold|sell|get|got"
    rf"|{_ENDING})(?!\w)"
)
#: A name as the subject of such a verb, perhaps after a bracket, a place or an apposition.
_SUBJECT: Final = re.compile(
    r"(?: \([^()]{1,80}\)| [—–] [^—–;]{1,80} [—–])?(?: (?:in|of|on|at) [^,;.()]{1,30})?"
    r"(?:, [^,;.]{3,80},|,? (?:which|that))?"
    r" (?:(?:now|still|already|once|also|long|first|usually|normally|often|chiefly|mainly) )?"
    r"(?:(?:is|are) (?:the|its|[A-Z][\w-]+['’]s|an?|one|open|busy|still|now|already|today|in|part)"
    r"|was|were|has|had"
    r"|(?!is )[a-z]{2,}ed|(?P<verb>[a-z]{2,}s))(?!\w)"
)


def in_use(text: str, name: Name) -> bool:
    """Whether a clause without any word of a plan tells what a link does or what goes over it."""
    if not name.name:
        return False  # "the line" of a later sentence may be a planned one
    low, high = max(0, name.start - _REACH), min(len(text), name.end + _REACH)
    first = max((m.end() for m in _MARK.finditer(text, low, name.start)), default=low)
    mark = _MARK.search(text, name.end, high)
    last = mark.start() if mark is not None else high
    # "The Northern Extension" is no plan by its name.
    words = _WORD.findall(text, first, name.start) + _WORD.findall(text, name.end, last)
    if not lexicon().planning.isdisjoint(map(str.casefold, words)):
        return False
    if lexicon().used.search(text, first, name.start) is not None:
        return _PREDICATE.search(text, first, name.start) is not None
    said = _SUBJECT.match(text, name.end)
    return said is not None and (said["verb"] is None or said["verb"] in lexicon().acts)
