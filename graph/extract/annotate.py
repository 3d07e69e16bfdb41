"""From a sentence to its mentions: values, parties, places, then named things."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property
from itertools import pairwise
from operator import attrgetter
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from graph.documents.model import Sentence
from graph.extract.gazetteer import Gazetteer, GeoForm, GeoMention
from graph.extract.mentions import Anaphor, Name, NameType, Parties, Place
from graph.extract.pattern import View, fold, telling_words, wording_of
from graph.extract.reading.tokens import Token, tokenize
from graph.extract.rules import common_words
from graph.extract.values import find_values
from graph.extract.values.model import (
    Count,
    DateMention,
    Factor,
    Measure,
    Money,
    Ordinal,
    Percent,
    PeriodMention,
    Share,
    Value,
)
from graph.extract.words import Word, split_words, whole_words
from graph.reference import load_reference

Mention = Value | Parties | Place | Name


class BaseView(View[Mention], frozen=True, dict=True):
    """The view of values, parties and places, with what names are grown from.

    Attributes:
        geo: every mention of a country, group or place, one by one, in order.
        words: the words of the sentence; each mention in `geo` is one.
    """

    geo: tuple[GeoMention, ...]
    words: tuple[Word, ...]

    @cached_property
    def tokens(self) -> tuple[Token[Mention], ...]:
        """The words, marks and mentions of the sentence."""
        return tokenize(self.text, self.mentions)


Recogniser = Callable[[BaseView], Iterable[Name]]

_SLOT_OF: Final[dict[type[Mention], str]] = {
    Parties: "parties",
    Place: "place",
    Money: "money",
    Percent: "percent",
    Factor: "factor",
    Measure: "measure",
    Ordinal: "ordinal",
    Count: "count",
    Share: "share",
    PeriodMention: "period",
    DateMention: "date",
}
_JOINED: Final = re.compile(
    r"(?:'s)?"
    r"(?:,? and (?:the )?(?:(?:two|three|four|five|six|other|neighbou?ring) ){0,2}"
    r"|,? & |, (?:the )?| ?[-–—/] ?|,? as well as (?:the )?|,? or )"
)
#: A comma before "and" joins clauses where it does not close a list of three or more.
_CLAUSE_JOINT: Final = re.compile(r"(?:'s)?, (?:and|or) (?:the )?")
_START: Final = attrgetter("start")
#: What is named by itself within another name: the bank of its president, the port of a branch or
#: of a project.
_NESTED: Final = frozenset(
    {
        (NameType.ORGANISATION, NameType.PERSON),
        (NameType.ORGANISATION, NameType.INSTRUMENT),
        (NameType.ORGANISATION, NameType.LINK),
        (NameType.HUB, NameType.LINK),
        (NameType.HUB, NameType.INSTRUMENT),
    }
)
_OPENING: Final = (" (", " (the ")
_OF_THOSE: Final = re.compile(r" of (?:the )?[A-Z]")
_BARE_DASH: Final = re.compile(r" ?[-–—/] ?")


class Annotated(Struct, frozen=True, dict=True):
    """A sentence with all that it mentions.

    Attributes:
        sentence: the sentence.
        geo: every mention of a country, group or place, one by one, in order.
        parties: the same, joined into lists, and anaphors; in order.
        values: money, percentages, periods and other values, in order.
        names: named things, in order.
        base: the view with values, parties and places folded.
        view: the view with names folded as well; names hide the mentions within them.
        text: the readable text of the sentence.
        wording: the words of the sentence in lower case, each once.
    """

    sentence: Sentence
    geo: tuple[GeoMention, ...]
    parties: tuple[Parties, ...]
    values: tuple[Value, ...]
    names: tuple[Name, ...]
    base: BaseView
    view: View[Mention]
    text: str
    wording: frozenset[str]

    @cached_property
    def tokens(self) -> tuple[Token[Mention], ...]:
        """The words and marks of the sentence, and the mentions of its view."""
        return (
            self.base.tokens if self.view is self.base else tokenize(self.text, self.view.mentions)
        )


@cache
def default_gazetteer() -> Gazetteer:
    """Return the gazetteer over the shipped reference data."""
    return Gazetteer(load_reference())


@cache
def _anaphors() -> tuple[tuple[frozenset[str], re.Pattern[str], Anaphor], ...]:
    """Return each anaphor with what matches it and words of which a text with it has one."""
    words = common_words()
    return tuple(
        (telling_words(words[anaphor.value]), whole_words(words[anaphor.value]), anaphor)
        for anaphor in Anaphor
    )


def slot_of(mention: Mention) -> str:
    """Return the slot name that patterns use for a mention."""
    if isinstance(mention, Name):
        return mention.type.value
    return _SLOT_OF[type(mention)]


def annotate(
    sentence: Sentence,
    recognisers: Sequence[Recogniser],
    *,
    geo: Sequence[GeoMention],
    rupee: str | None = None,
) -> Annotated:
    """Find the mentions of a sentence.

    `geo` are the countries, groups and places that it names; a value hides those within it.
    `recognisers` find named things in the view of values, parties and places; where two names
    overlap, the longer one stands, then the one of the earlier recogniser. `rupee` is the
    currency that a bare "Rs" means.
    """
    text = sentence.text
    values = find_values(text, rupee=rupee)
    if values and geo:
        geo = [g for g in geo if not any(v.start < g.end and g.start < v.end for v in values)]
    wording = wording_of(text)
    parties = join_parties(text, geo, wording)
    places = [
        Place(g.start, g.end, g.name, g.codes[0] if g.codes else None) for g in geo if g.is_place
    ]
    base = base_view(_view(text, [*values, *parties, *places], wording), geo)
    names = _longest([name for find in recognisers for name in find(base)])
    kept = (m for _, m in base.mentions if not _covered(m, names))
    view = _view(text, [*names, *kept], wording) if names else base
    return Annotated(sentence, base.geo, parties, values, names, base, view, text, wording)


def also_named(sentence: Annotated, names: Sequence[Name]) -> Annotated:
    """Return a sentence with further names; those that overlap a name of its own are left out."""
    more = [name for name in names if not _covered(name, sentence.names)]
    if not more:
        return sentence
    found = tuple(sorted((*sentence.names, *more), key=lambda n: (n.start, -n.end)))
    kept = (m for _, m in sentence.base.mentions if not _covered(m, found))
    view = _view(sentence.text, [*found, *kept], sentence.wording)
    return Annotated(
        sentence.sentence,
        sentence.geo,
        sentence.parties,
        sentence.values,
        found,
        sentence.base,
        view,
        sentence.text,
        sentence.wording,
    )


def base_view(view: View[Mention], geo: Sequence[GeoMention]) -> BaseView:
    """Return a view together with the mentions and words that names are grown from."""
    words = split_words(view.text, geo)
    return BaseView(
        view.text,
        view.folded,
        view.lowered,
        view.wording,
        view.mentions,
        view.starts,
        view.origins,
        tuple(geo),
        words,
    )


def join_parties(
    text: str, geo: Sequence[GeoMention], wording: frozenset[str]
) -> tuple[Parties, ...]:
    """Join neighbouring countries and groups into lists, and add anaphors.

    "Kenya, Uganda and Rwanda" and "Kenya-Uganda" become one mention each. Two adjectives or
    names are only joined by a comma if a list goes on to an "and". `wording` is that of the text.
    """
    states = _shortened(text, [g for g in geo if not g.is_place])
    runs: list[list[GeoMention]] = []
    for mention in states:
        between = text[runs[-1][-1].end : mention.start] if runs else ""
        if runs and _JOINED.fullmatch(between):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    found = [parties for run in runs for parties in _split_run(text, run)]
    for telling, pattern, anaphor in _anaphors():
        if telling.isdisjoint(wording):
            continue
        for match in pattern.finditer(text):
            if _OF_THOSE.match(text, match.end()) and anaphor is Anaphor.THE_TWO:
                named = {match.end() + len(" of "), match.end() + len(" of the ")}
                if any(p.start in named for p in found):
                    continue  # "the five countries of Central Asia" are named
            if not any(p.start < match.end() and match.start() < p.end for p in found):
                possessive = text.startswith("'", match.end())
                found.append(
                    Parties(match.start(), match.end(), (), anaphor=anaphor, possessive=possessive)
                )
    return tuple(sorted(found, key=_START))


def _shortened(text: str, states: Sequence[GeoMention]) -> Sequence[GeoMention]:
    """Return the states without those that brackets repeat: "the Republic of Peru (Peru) and"."""
    if ") and" not in text:
        return states
    told: list[GeoMention] = []
    for state in states:
        if told and _repeats(text, told[-1], state):
            told[-1] = replace(told[-1], end=state.end + 1)
        else:
            told.append(state)
    return told


def _repeats(text: str, state: GeoMention, other: GeoMention) -> bool:
    """Whether brackets hold the short name of the state before them, and a list goes on."""
    return (
        state.group is None
        and state.codes == other.codes
        and text[state.end : other.start] in _OPENING
        and text.startswith(") and ", other.end)
    )


def _split_run(text: str, run: Sequence[GeoMention]) -> list[Parties]:
    """Keep a run whole if it is a list ("A, B and C", "A-B"), else take its members apart."""
    gaps = [text[a.end : b.start] for a, b in pairwise(run)]
    if len(gaps) == 1 and _CLAUSE_JOINT.fullmatch(gaps[0]):
        return [_joined([mention]) for mention in run]
    listed = not gaps or any("and" in g or "&" in g or "or" in g or "as well" in g for g in gaps)
    dashed = all(_BARE_DASH.fullmatch(g) for g in gaps)
    if listed or dashed:
        return [_joined(run)]
    return [_joined([mention]) for mention in run]


def _joined(run: Sequence[GeoMention]) -> Parties:
    codes: set[str] = set()
    for mention in run:
        codes.update(party_codes(mention))
    last = run[-1]
    return Parties(
        run[0].start,
        last.end,
        tuple(sorted(codes)),
        group=run[0].group if len(run) == 1 else None,
        possessive=last.possessive,
        adjective=all(g.form is GeoForm.DEMONYM for g in run),
    )


def party_codes(mention: GeoMention) -> tuple[str, ...]:
    """Return a region as its members, a bloc as its acronym, a country as its code."""
    if mention.group is None or mention.group == mention.group.lower():
        return mention.codes
    return (mention.group,)


def _view(text: str, mentions: Iterable[Mention], wording: frozenset[str]) -> View[Mention]:
    ordered = sorted(mentions, key=lambda m: (m.start, -m.end))
    kept: list[tuple[str, Mention]] = []
    end = 0
    for mention in ordered:
        if mention.start >= end:
            kept.append((slot_of(mention), mention))
            end = mention.end
    return fold(text, kept, wording)


def _longest(names: Sequence[Name]) -> tuple[Name, ...]:
    """Keep the longer of two names that overlap, and those that may stand within another."""
    if len(names) < 2:
        return tuple(names)
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: n.start - n.end):
        rivals = [other for other in kept if not _beside(name, other)]
        if not _covered(name, rivals):
            kept.append(name)
    return tuple(sorted(kept, key=lambda n: (n.start, -n.end)))


def _beside(name: Name, other: Name) -> bool:
    """Whether a name may share words with a longer one.

    One may stand within the other, and a person's role may hold the beginning of what the person
    heads: "Ana Ruiz, head of the Chamber of Mines".
    """
    heads = (name.type, other.type) == (NameType.PERSON, NameType.ORGANISATION)
    within_role = heads and name.start + len(name.name) <= other.start
    return within_role or (name.type, other.type) in _NESTED


def _covered(mention: Mention, names: Sequence[Name]) -> bool:
    return any(n.start < mention.end and mention.start < n.end for n in names)
