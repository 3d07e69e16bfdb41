"""Amounts in a paragraph on trade that nothing else explains.

A sentence right after one on trade, in the same paragraph, with an amount of money and no word
for anything else that money is said of, goes on about that trade, whatever its wording: "Diesel
brought another $4 million", "Jordan came third with $2 million", "$3 million (2018)". In the
annotated documents at hand all such amounts were amounts of trade (29 of 29).
"""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from graph.claims.model import Direction
from graph.extract.figures.lexicon import HEADS, Kind
from graph.extract.figures.model import SIDES, Party, Topic, told_again, with_side
from graph.extract.figures.parties import party_after
from graph.extract.figures.phrases import goods_name, is_known
from graph.extract.figures.ranked import find_ranked
from graph.extract.figures.subjects import after_period, after_times
from graph.extract.figures.tokens import Words
from graph.extract.mentions import NameType
from graph.extract.values.model import Money

_ARTICLES: Final = frozenset({"the", "its", "their", "a", "an"})
_JOINING: Final = frozenset({"and", "of", "or"})
#: Lists of words at which a subject ends.
_VERBS: Final = ("reached", "earning", "moving", "auxiliaries", "partaking", "dealing", "between")
_ALONE: Final = frozenset({"alone", "itself", "themselves", "together", "also"})
#: Most words of a subject.
_LONGEST: Final = 10


def leftover_topics(words: Words) -> list[Topic]:
    """Return what a sentence after one on trade is about: its goods, a partner, or the same.

    Nothing if it has no amount of money, or tells of other things or of what is to come.
    """
    amounts = [at for at in words.folded if isinstance(words.tokens[at].figure, Money)]
    if not amounts or words.of((*HEADS, Kind.FORECAST)):
        return []
    if any(words.lexicon.has("ahead", word) for word in words.words[: amounts[0]]):
        return []
    named = (token.name for token in words.tokens[: amounts[0]])
    if any(name is not None and name.type is NameType.INSTRUMENT for name in named):
        return []  # the amount of an agreement
    if ranked := find_ranked(words):
        return ranked
    start = max(after_period(words), after_times(words))
    start = start if start < amounts[0] else 0
    plain = told_again(start, start + 1)
    return [_with_partner(words, _with_goods(words, plain), amounts[0])]


def _with_goods(words: Words, topic: Topic) -> Topic:
    """Add the goods that are the subject of the sentence, with the country that they come from."""
    start = topic.start + (words.words[topic.start] in _ARTICLES)
    maker = words.tokens[start].parties
    made = maker is not None and maker.adjective and len(maker.codes) == 1
    end = _subject_end(words, start + made)
    goods = range(start + made, end)
    known = any(words.lexicon.has("goods", words.words[at]) for at in goods)
    known = known or _takes_rank(words, goods)
    if not goods or not (known or made):
        return topic
    named = replace(
        topic, end=end, head_end=end, commodity=goods_name(words.slice(start + made, end))
    )
    if not made:
        return named
    owner = Party(start, maker)
    return replace(named, direction=Direction.EXPORTS, owner=owner, pronoun=False)


def _takes_rank(words: Words, subject: range) -> bool:
    """Whether a subject, other than a name, is said to come next: "Ferro-alloys came next"."""
    named = any(words.tokens[at].mention is not None for at in subject)
    verb = " ".join(words.words[subject.stop : subject.stop + 2])
    return bool(subject) and words.lexicon.has("earning", verb) and not named


def _subject_end(words: Words, start: int) -> int:
    """Return where the subject of a sentence ends: before its verb, a mark or a mention."""
    end = start
    while end < len(words.tokens) and end - start < _LONGEST:
        word = words.words[end]
        joined = word in _JOINING and end > start
        if word in _ALONE:
            break
        if not word or not word[0].isalpha() or (words.lexicon.has("stop", word) and not joined):
            break
        verb = any(words.lexicon.has(name, word) for name in _VERBS)
        if verb and not (end == start and is_known(words, end + 1)):  # "cut flowers"
            break
        end += 1
    while end > start and words.words[end - 1] in _JOINING:
        end -= 1
    return end


def _with_partner(words: Words, topic: Topic, amount: int) -> Topic:
    """Add the country that the sentence begins with or names after a preposition."""
    if topic.owner is not None:
        return topic
    first = words.tokens[topic.start].parties
    if first is not None and not (first.adjective or first.possessive) and topic.start < amount:
        return with_side(topic, "company", Party(topic.start, first))
    for at in range(len(words.tokens) - 1):
        taken = party_after(words, at)
        if taken is not None and taken[0] in SIDES:
            return with_side(topic, taken[0], taken[1])
    return topic
