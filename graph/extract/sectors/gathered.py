"""Fields that stand together where a sentence speaks of what parties do or mean to do.

No frame leads to them: "Mining, energy and health, they hoped, would come next". What speaks for
names of fields and against them is weighed; several of them side by side in a sentence that speaks
of what parties do, and neither of trade in goods nor of one economy, have much to begin with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.sectors.items import DEMONYM, Item
from graph.extract.sectors.lexicon import dealings, is_generic, lexicon, phrases, trades
from graph.extract.sectors.openings import is_subject
from graph.extract.sectors.weighed import Setting, tells

_SEVERAL: Final = 2
_MANY: Final = 3
#: What leads to a list of two; one of more needs nothing before it.
_TO_TWO: Final = re.compile(
    r"(?:(?<!\w)(?:in|on|of|for|into|to|about|towards?|like|as|including|around|at|from|see|sees|saw"
    r"|include|includes|with|name[sd]?|against|[:—–]))"
    r" (?:the |a |an |its |their |more |closer |joint )?"
    r"(?:[\w-]+ )?$"
)
#: What stands between two fields of a list; the second may have a word before it.
_BETWEEN: Final = re.compile(
    r"(?:,? (?:and|as well as|along with|plus) |, |; | & )(?:also |then )?(?:(?:in|on|of|for|to) )?"
    r"(?:the |a |an |its |their )?(?:(?!in |on |of |for |to |and )[a-z-]+ )?"
)
#: What may follow the last field of a list: no word that the field is only said of.
_AFTER: Final = re.compile(
    r"$|[.,;:!?\"')—]| [–-] | \(| (?:between|with|in|by|as|to|at|from|for|and|or|are|is|was|were"
    r"|will|would|should|could|can|may|has|have|had|that|which|who|where|when|while|but|during"
    r"|of|under|through|within|among|on|around|across|along|over|after|before|he|she|they|both|together|alike|sectors?"
    r"|fields?|areas?|industries|projects|matters|issues|ties|links|cooperation)(?!\w)"
)
#: Whose office it is, not what parties do.
_OFFICE: Final = re.compile(
    r"(?:minist(?:er|ers|ry|ries)|department|departments|secretar(?:y|ies)|portfolios?|committees?"
    r"|commissions?|professors?|dean|faculty|school|director|head|authority|agency|adviser|experts?"
    r"|colleagues?|counterparts?|officials?|delegates?|representatives?)"
    r"(?:-general)? (?:of|for|on|in|from) (?:the )?(?:[a-z]+,? ){0,3}$",
    re.IGNORECASE,
)
#: What something comes of, not what parties do.
_REASON: Final = re.compile(r"(?:because of|due to|owing to|on account of) (?:the )?$")
#: What instruments are about, apart from their noun: "Further MoUs are under discussion, on ",
#: "Agreements have been concluded on investment, the avoidance of ".
_DETACHED: Final = re.compile(
    r"(?:MoUs?|[Mm]emoranda|[Mm]emorandums?|[Aa]greements|[Aa]ccords|[Pp]rotocols|[Tt]reaties|[Pp]acts)"
    r" [^.;,]{2,40},? (?:on|about|covering|concerning) (?:[^.;]{2,100}, )?(?:[a-z]+ ){0,2}$"
)
#: "openings for Kenyan " before goods.
_NATIONAL: Final = re.compile(
    r"(?:openings?|opportunit(?:y|ies)|markets?|demand|outlets?|access|room|prices?) for"
    rf" {DEMONYM}(?:[a-z]+ )?$"
)
_REACH: Final = 180
#: How far around a list the part of its sentence is read.
_PART_REACH: Final = 400
_WORD: Final = re.compile(r"[\w&]+(?:-[\w&]+)*")


def gathered_items(sentence: Annotated, setting: Callable[[], Setting]) -> Iterator[Item]:
    """Yield the fields of a sentence that stand side by side, if enough speaks for them.

    `setting` tells where the sentence stands; it is asked only where a field is named.
    """
    wording = sentence.wording
    if phrases().telling.isdisjoint(wording) or not _may_name_several(wording):
        return
    for run in _runs(sentence.text):
        names = {item.words.casefold() for item in run}
        if len(names) < _SEVERAL or names <= lexicon().generic:
            continue
        if _belongs(sentence.text, run[0].start):
            continue
        plain = dealings().any_in(wording) and _is_list(sentence.text, run)
        plain = plain and not (trades().any_in(wording) and _is_of_trade(sentence.text, run))
        if tells(sentence, run, setting(), plain=plain):
            yield from run


def _may_name_several(wording: frozenset[str]) -> bool:
    """Whether a sentence has two words, at least, that names of fields begin with."""
    openers = phrases().openers
    return sum(word.partition("-")[0] in openers for word in wording) >= _SEVERAL


def _is_of_trade(text: str, run: list[Item]) -> bool:
    """Whether the part of a sentence between semicolons that holds a run speaks of trade."""
    low, high = max(0, run[0].start - _PART_REACH), min(len(text), run[-1].end + _PART_REACH)
    start = text.rfind(";", low, run[0].start)
    end = text.find(";", run[-1].end, high)
    start, end = (low if start < 0 else start), (high if end < 0 else end)
    words = frozenset(m.group().casefold() for m in _WORD.finditer(text, start, end))
    return trades().any_in(words)


def _is_list(text: str, run: list[Item]) -> bool:
    """Whether fields side by side are a list of them: several special ones, and nothing else."""
    special = sum(not is_generic(item.words) for item in run)
    if special < _SEVERAL or _AFTER.match(text, run[-1].end) is None:
        return False
    start = run[0].start
    return special >= _MANY or _TO_TWO.search(text, max(0, start - _REACH), start) is not None


def _belongs(text: str, position: int) -> bool:
    """Whether the list at a position is one of an office, or of what an instrument is about."""
    before = text[max(0, position - _REACH) : position]
    told = (
        _NATIONAL.search(before)
        or _OFFICE.search(before)
        or _DETACHED.search(before)
        or _REASON.search(before)
    )
    return told is not None or is_subject(text, position)


def _runs(text: str) -> Iterator[list[Item]]:
    """Yield the fields of a text, those in a list together."""
    run: list[Item] = []
    for item in _named(text):
        if run and not _goes_on(text, run, item):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _goes_on(text: str, run: list[Item], item: Item) -> bool:
    """Whether a field follows in a list: after a mark, or in "from science to sport"."""
    between = text[run[-1].end : item.start]
    if between == " to ":
        return len(run) == 1 and text[: run[0].start].endswith("from ")
    return _BETWEEN.fullmatch(between) is not None


def _named(text: str) -> Iterator[Item]:
    """Yield the names of sectors in a text, the longest of those that overlap."""
    words = [match.span() for match in _WORD.finditer(text)]
    openers = phrases().openers
    at = 0
    while at < len(words):
        start, end = words[at]
        at += 1
        if text[start:end].partition("-")[0].lower() not in openers:
            continue
        last = _name_end(text, words, at - 1)
        if last and not _titled(text[start:end], start):
            at = last + _has_head(text, words, last)
            yield Item(start, words[at - 1][1], text[start : words[at - 1][1]])


def _has_head(text: str, words: list[tuple[int, int]], last: int) -> bool:
    """Whether a word that belongs to a name follows it: "industry" of "film industry"."""
    if last == len(words) or words[last][0] != words[last - 1][1] + 1:
        return False
    return text[slice(*words[last])] in lexicon().heads


def _name_end(text: str, words: list[tuple[int, int]], first: int) -> int:
    """Return the index after the last word of the longest name that begins with a word, or 0."""
    last = first + 1
    limit = min(len(words), first + phrases().longest)
    while last < limit and words[last][0] == words[last - 1][1] + 1:
        last += 1
    for end in range(last, first, -1):
        if phrases().named_by(text[words[first][0] : words[end - 1][1]]):
            return end
    return 0


def _titled(name: str, start: int) -> bool:
    """Whether a name is written as a title within a sentence ("Trade and Industry")."""
    return start > 0 and name[0].isupper() and not name[:2].isupper()
