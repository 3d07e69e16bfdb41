"""What the label of a table's row tells: a direction, a partner, goods, a period, growth."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from graph.documents.rows import CELL
from graph.extract.annotate import Annotated
from graph.extract.figures.headings import NOT_MONEY, periods_of
from graph.extract.figures.lexicon import Kind, Lexicon
from graph.extract.figures.model import Party, Topic
from graph.extract.figures.tokens import Words, take_apart
from graph.extract.figures.topics import find_topics
from graph.extract.values import find_values
from graph.extract.values.expression import Months, PeriodExpression
from graph.extract.values.model import PeriodMention

_EVERYONE: Final = re.compile(
    r"(?i)^(?:all$|(?:world|total|overall|grand total"
    r"|all (?:countries|partners|goods|products|items|commodities))\b)"
)
_OTHERS: Final = re.compile(
    r"(?i)^(?:(?:to|from|with) )?(?:all )?(?:the )?"
    r"(?:others?|rest|remaining|unspecified|residual|sub-?total|not (?:elsewhere|classified))\b"
)
_SUMMED: Final = re.compile(r"(?i)(?:,| -| –| \(|) ?total\)?$")
#: A row beside the account: its figures are in none of the sums.
_MEMO: Final = re.compile(r"(?i)^memo(?:randum)?\b")
#: Months that a value in running text is not read as without a year.
_MONTHS: Final = frozenset({"March", "May", "Mar", "MARCH", "MAY"})
_GROWTH: Final = re.compile(
    r"(?i)^(?:annual |yearly |year-on-year )?"
    r"(?:%|per ?cent(?:age)?|growth|change|y/y|yoy|variation|var\.)(?![\w ]* (?:of|share))"
    r"|\b(?:growth|y/y|y-?o-?y|% change|change,? ?\(?%\)?|variation)\b"
)
_PART: Final = re.compile(r"(?i)^[-–—•*> ]*(?:of which|o/w|including|incl\.|thereof)[:,]? *")
#: The code of goods before their name: "07 Coffee".
_CODE: Final = re.compile(r"^\d{1,4} (?=[^\W\d])")
#: What a row of amounts is called that says nothing of whose they are: "FOB value (US$ million)".
_AMOUNT: Final = re.compile(
    r"(?i)(?:(?:total|trade|customs|statistical|fob|f\.o\.b\.?|cif|c\.i\.f\.?) ){0,2}"
    r"(?:values?|amounts?)(?:,? (?:fob|f\.o\.b\.?|cif|c\.i\.f\.?))?"
    r"(?: ?\([^()]{1,40}\)|(?:,| in) [\w$€£ ]{2,30})?"
)
#: Marks of footnotes, and on what terms goods are valued.
_NOTE: Final = re.compile(
    r"(?i)(?:[ ,]*\(?(?:f\.?o\.?b\.?|c\.?i\.?f\.?)\)?| ?\((?:[a-z]|\d{1,2})\)| ?\d{1,2}/"
    r"| ?[*†‡¹²³]+)+$"
)


class RowLabel(Struct, frozen=True):
    """What a label tells.

    Attributes:
        words: the label without marks of footnotes and "of which"; empty if it names amounts only.
        topic: the direction of trade that it names, with its sides.
        party: the country or bloc that it names; `alone` if it names nothing else.
        whole: it stands for all partners, or all goods.
        period: the period that it names.
        growth: its figures are changes of those above.
        apart: its figures are no amounts of trade, or those of unnamed others.
        part: its figures are part of those above.
        known: it holds a word that goods are known by.
    """

    words: str
    topic: Topic | None = None
    party: Party | None = None
    alone: bool = False
    whole: bool = False
    period: PeriodExpression | None = None
    growth: bool = False
    apart: bool = False
    part: bool = False
    known: bool = False


class Labelled(Struct, frozen=True):
    """A row of cells, taken apart, with what its first cell tells."""

    words: Words
    label: RowLabel

    @classmethod
    def of(cls, row: Annotated, lexicon: Lexicon) -> Labelled:
        """Read a row."""
        words = take_apart(row, lexicon)
        return cls(words, read_label(row, words))

    @property
    def text(self) -> str:
        """The text of the row."""
        return self.words.text


def read_label(row: Annotated, words: Words) -> RowLabel:
    """Return what the first cell of a row tells."""
    printed = row.text.split(CELL, 1)[0].strip()
    bar = next((at for at, word in enumerate(words.words) if word == "|"), len(words.words))
    topics = [t for t in find_topics(words) if t.direction is not None and t.head < bar]
    topic = _owned(topics[0], words) if topics else None
    party = None if topic is not None else _party(words, bar)
    name = _NOTE.sub("", _PART.sub("", _CODE.sub("", printed))).strip(" :,*.-–—")
    growth = _GROWTH.search(printed) is not None
    dated = (e for start, _, e in periods_of(row.text, row.values) if start < len(printed))
    if growth:  # "Change on previous year"
        dated = (e for e in dated if not (e.comparison or e.relative))
    period = next(dated, None) or _bare_month(name)
    return RowLabel(
        "" if _AMOUNT.fullmatch(printed) else name,
        topic,
        party=party,
        alone=party is not None and _spans(party, name),
        whole=topic is None and _EVERYONE.match(printed) is not None,
        period=period,
        growth=growth,
        apart=(topic is None and _MEMO.match(printed) is not None)
        or (not growth and _is_apart(printed, words, bar)),
        part=_PART.match(printed) is not None,
        known=_names_goods(name, words),
    )


def _bare_month(name: str) -> PeriodExpression | None:
    """Return the month that a label is, also one whose name is a common word: "May", "March"."""
    named = find_values(f"{name} 2000") if name in _MONTHS else ()
    said = [v.expression for v in named if isinstance(v, PeriodMention)]
    when = said[0].when if said else None
    if not isinstance(when, Months):
        return None
    return PeriodExpression(replace(when, year=None), name)


def _owned(topic: Topic, words: Words) -> Topic:
    """Give a direction the owner before it: "Uganda's reported exports"."""
    if topic.owner is not None:
        return topic
    for at in range(topic.head):
        parties = words.tokens[at].parties
        if parties is not None and (parties.possessive or parties.adjective):
            return replace(topic, owner=Party(at, parties))
    return topic


def _is_apart(printed: str, words: Words, bar: int) -> bool:
    if NOT_MONEY.search(printed) or (_OTHERS.match(printed) and not _names_goods(printed, words)):
        return True
    return any(words.lexicon.has("untraded", word) for word in words.words[:bar])


def _names_goods(printed: str, words: Words) -> bool:
    """Whether a label holds a word that goods are known by: "Other chemical products"."""
    named = re.findall(r"\w+", printed.casefold())
    return any(words.lexicon.has("goods", word) for word in named)


def _spans(party: Party, name: str) -> bool:
    """Whether a party is all of a label, but for an article and "total" behind it."""
    mention, rest = party.mention, _SUMMED.sub("", name.removeprefix("the "))
    return mention is not None and mention.end - mention.start >= len(rest)


def _party(words: Words, bar: int) -> Party | None:
    for at in range(bar):
        if words.tokens[at].parties is not None:
            return Party(at, words.tokens[at].parties)
    return None


def as_topic(label: RowLabel) -> Topic | None:
    """Return the label as a topic: a direction, a partner or the whole; None for goods."""
    if label.topic is not None:
        return label.topic
    if label.party is not None:
        at = label.party.at
        return Topic(at, at + 1, at, None, Kind.OTHER, company=label.party, head_end=at + 1)
    if label.whole:
        return Topic(0, 1, 0, None, Kind.OTHER, company=Party(0, world=True), head_end=1)
    return None
