"""Whether what a frame reads is an effect in matters of trade, and what may bring it about."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from graph.claims import InstrumentKind
from graph.extract.annotate import Annotated, Mention
from graph.extract.causes.clauses import Phrase
from graph.extract.causes.connectives import Frame, Shape
from graph.extract.causes.finite import clause_words, is_finite
from graph.extract.causes.framed import PLACES
from graph.extract.causes.groups import OBJECTS, POINTING
from graph.extract.causes.judging import (
    INFINITIVE,
    NO_CAUSE,
    NO_EFFECT,
    PARTICIPLE,
    PRONOUNS,
    REPORTED,
    TOLD,
    TRADED,
    is_absolute,
    is_thing,
)
from graph.extract.causes.phrases import QUANTITY
from graph.extract.causes.places import Reading
from graph.extract.causes.words import cause_words
from graph.extract.mentions import Name, Parties
from graph.extract.ordinary import ordinary_words
from graph.extract.reading.tokens import Token

#: Slots of what a document on trade is about.
_NAMED: Final = frozenset({"parties", "place", "hub", "link"})
_SOMEBODY: Final = frozenset({"organisation", "person", "body", "place"})
_HEAD_ENDS: Final = frozenset(
    "of in on at between for to from with by among over under along into onto through against"
    " across within without during since until per off upon toward towards that which who , and"
    " or as than having".split()
)


#: No effect: what only says where, when or on what condition.
_OF_PLACE: Final = re.compile(
    r"(?:with|about|into|along|of|through|if|by|among|at|from|than|per|following|after|amid|since"
    r"|before|until|under|against|between|within|via|out|off|onto|towards?|such as|also|that|which"
    r"|(?!only|early|nearly)\w+ly|double what|twice what|as much as"
    r"|on(?! the)|in(?! \w+,? [a-z]+ \w+)|to(?! \w+ing))\b",
    re.IGNORECASE,
)
#: What a clause may open with that says where or when it holds: "along the coast a lorry needs".
_SETTINGS: Final = frozenset(
    "in at on from during under along across through via between within among".split()
)
_PAST: Final = frozenset(["was", "were", "had", "began", "opened", "came", "became"])
#: How words for what is no person end.
_ABSTRACT: Final = re.compile(
    r"(?:s|tion|sion|ment|ity|ty|ism|ance|ence|ancy|ency|ing|ness|ship|age|ure|al|ery|ics|ght|th|ay|ow|ust)$"
)
#: The same without what may be several things.
_ABSTRACT_HEAD: Final = re.compile(
    r"(?:tion|sion|ment|ity|ism|ance|ence|ancy|ency|ness|age|ure|tions|sions|ments|ities|ages|ures)$"
)
#: "bringing it to $5 million".
_TO_FIGURE: Final = re.compile(
    r" to (?:\w+ )?(?:[A-Z]{0,3}[$€£¥]|[A-Z]{2,3} ?\d"
    r"|\d[\d.,]* ?(?:%|per|m\b|bn\b|million|billion))"
)
#: Words of the longest effect that is a mere thing.
_FEW: Final = 3
_ARTICLES: Final = frozenset(["a", "an", "the", "its", "their", "his", "her"])
#: What points at the thing named after it: "this bridge".
_DEMONSTRATIVE: Final = frozenset({"this", "that"})
#: How an effect begins that points back to what was told of trade.
_TOLD_OF: Final = frozenset({"they", "these"})
#: Nouns that are verbs elsewhere, before the noun that they describe: "import licences".
_COMPOUND: Final = re.compile(
    r"(?:import|export|supply|share|report|travel|return) (?:[a-z-]+ )?[a-z]{3,}s\b"
)
#: What an agreement named before has: "its effect has been limited".
_OF_AGREEMENTS: Final = re.compile(
    r"(?:its|their|the) (?:effects?|impact|use|scope|reach|uptake|coverage|utili[sz]ation|potential"
    r"|benefits|effectiveness)\b",
    re.IGNORECASE,
)
#: What stands for what was told before: "credited the result to".
_RESULTS: Final = frozenset(
    f"the {noun}" for noun in ("result", "results", "outcome", "success", "performance", "progress")
)
#: What no effect begins with.
_FIGURES: Final = frozenset({"money", "percent", "period", "date"})
_WHEN: Final = frozenset({"period", "date", "measure", "count"})
_TIMES: Final = frozenset(
    "easter christmas ramadan weekend year years month months week weeks time decade period"
    " summer winter night".split()
)
#: Words that no cause begins with.
_NO_SUBJECT: Final = frozenset(
    "among did well also too it there as to not is are be was which that who today".split()
)
#: What was cut off before its end, or says nothing by itself: "market access for", "and".
_CUT_OFF: Final = re.compile(
    r"(?:^|[ -])(?:for|in|with|by|from|on|at|the|an?|and|or|nor|of|as|hence|thus|Hon|Mr|Mrs|Ms|Dr"
    r")\.?$|-$"
)
#: "as | those of a poor country", "as | products of Peru, was approved": no clause behind "as".
_IS_PHRASE: Final = re.compile(
    r"(?:those|that) of |(?:(?!(?:is|was|are|were|has|have|had|will|would)(?!\w))[\w'-]+ ){1,6}?"
    r"[\w'-]+, (?:is|was|are|were|has been|have been) "
)
#: What only counts the causes.
_VAGUE: Final = re.compile(
    r"(?:\w+ ){0,3}(?:factors?|reasons?|causes|things|effects?|fact)$"
    r"|(?:several|many|various|numerous|some|certain|these|such|other) (?:other |more )?\w+$",
    re.IGNORECASE,
)
#: A figure is no cause: "raised by $5 million".
_FIGURE: Final = re.compile(
    r"(?:an? )?(?:record )?(?:level |total |jump |rise )?(?:of |at )?\W?[$€£\d][\d.,]*"
    r"(?! ?[kM]?[VW]| km)"
)
#: What leads to a clause within which something brings something about.
_SUBORDINATE: Final = frozenset(
    "since because although though while whereas if unless once".split()
)
#: How no clause begins: "as well as", "as did his colleague".
_NO_CLAUSE: Final = frozenset("well did do does is are was were much many".split())


#: "if exports are to rise": an aim, and no condition.
_AIM: Final = re.compile(r"\b(?:is|are|was|were) to\b|\b(?:wants?|hopes?) to\b")
#: What a road or a ferry leads to.
_PLACE: Final = re.compile(
    r"(?:(?:the|a|an) )?(?:\w+ )?(?:markets?|ports?|harbours?|borders?|sea"
    r"|coast|capital|towns?|city|mines?|station)\b"
)


#: Who met, came or spoke has brought nothing about by that.
_MEETING: Final = re.compile(
    r"\b(?:met|meets|visit(?:s|ed|ing)?|meeting|spoke|arrived|returned|talks|summit|attended|address\w*)\b"
)


class Case(Struct, frozen=True):
    """A reading with its effect and causes in words."""

    sentence: Annotated
    reading: Reading
    effect: str
    causes: Sequence[str]


#: Shapes whose cause does something, and is nobody who does so on purpose.
_ACTING: Final = frozenset({Shape.VERB, Shape.NOUN, Shape.ALONE, Shape.CREDIT})


#: What "after" and its like ask for.
_MOVED_BY_EVENT: Final = frozenset({"moving", "event"})


def _moves(effect: str) -> bool:
    """Whether words tell that something goes up or down, or comes to a halt."""
    words = cause_words()
    return (
        words.moves.search(effect) is not None
        or words.states["ceased"].search(effect) is not None
        or words.balance.search(effect) is not None
    )


def may_matter(frame: Frame, effect: str, causes: str) -> bool:
    """Whether words in the raw places of a frame move or happen, if it asks for both: a quick test.

    "After", "with" and "since" stand in every other sentence.
    """
    if not frame.asks >= _MOVED_BY_EVENT:
        return True
    return _moves(effect) or cause_words().event.search(causes) is not None


def may_tell(case: Case) -> bool:
    """Whether what stands beside a connective may be an effect in matters of trade, and a cause."""
    reading, effect, first = case.reading, case.effect, case.causes[0]
    if not _is_told(first) or not _is_told(effect) or NO_CAUSE.match(first):
        return False
    if _CUT_OFF.search(effect) or _CUT_OFF.search(first):
        return False
    if QUANTITY.match(effect):
        return False  # "owes much to"
    if reading.frame.shape is Shape.VERB and NO_EFFECT.match(effect):
        return False  # "drawn | up in Lima"
    if not reading.whole and first.partition(" ")[0].casefold() in _SUBORDINATE:
        return False  # "since the war closed the pass" has a cause of its own
    if _is_mere_deed(reading.frame, effect):
        return False
    if PARTICIPLE.fullmatch(first) or _is_infinitive(case) or _is_of_place(case):
        return False
    if reading.effect and case.sentence.tokens[reading.effect.first].slot in _FIGURES:
        return False
    if reading.whole and (_opens_no_clause(first.casefold().split()[0]) or _IS_PHRASE.match(first)):
        return False
    if "event" in reading.frame.asks and cause_words().bare_move.fullmatch(first):
        return False  # "growing after a steep drop"
    if _VAGUE.match(first) or (not reading.whole and _tells_nothing(case)):
        return False
    if not _on_trade(case) or _is_payable(case):
        return False
    if reading.frame.shape in _ACTING and _acts_for_sure(case):
        return False
    return all(HOLDS[ask](case) for ask in reading.frame.asks & _MUSTS)


def _is_infinitive(case: Case) -> bool:
    """Whether "to" leads to a verb: "due to | export"; not in "due to export bans"."""
    first = case.causes[0]
    led = case.reading.frame.shape is not Shape.VERB and INFINITIVE.match(first) is not None
    return led and _COMPOUND.match(first) is None


def _opens_no_clause(word: str) -> bool:
    """Whether a word is none by which a clause begins: "had | brought waits down"."""
    return word in _NO_CLAUSE or (not word.endswith("ed") and TOLD.fullmatch(word) is not None)


def _is_mere_deed(frame: Frame, effect: str) -> bool:
    """Whether an effect is what is done, without who or what: "Speaking | after the talks"."""
    if " " in effect:
        return False
    if frame.shape in (Shape.ADJUNCT, Shape.CLAUSE):
        return effect.endswith("ing")
    return TOLD.fullmatch(effect) is not None and not effect.endswith("eed")


def _acts_for_sure(case: Case) -> bool:
    """Whether the cause is a mere name of somebody who acts on purpose."""
    reading, causes = case.reading, case.reading.causes
    return bool(causes) and not reading.whole and _is_somebody(_head_of(case.sentence, causes))


def fits(case: Case) -> bool:
    """Whether a reading has no cause that acts on purpose, and all that its frame asks for."""
    reading = case.reading
    if reading.frame.shape in _ACTING and is_done_by_somebody(case):
        return False
    if not are_things(case):
        return False
    return all(HOLDS[ask](case) for ask in reading.frame.asks - PLACES.keys())


def are_things(case: Case) -> bool:
    """Whether the causes are noun phrases, where the frame reads no clause."""
    return case.reading.whole or all(map(is_thing, case.causes))


def _is_of_place(case: Case) -> bool:
    """Whether an effect only says where, when or on what condition."""
    if _OF_PLACE.match(case.effect) is None:
        return False
    opener = case.effect.partition(" ")[0].casefold()
    return opener not in _SETTINGS or not _clausal(case)


def _tells_nothing(case: Case) -> bool:
    """Whether a noun phrase is a figure, or words that only point: "5 per cent", "among them"."""
    tokens, cause = case.sentence.tokens, case.causes[0]
    told = [tokens[n] for n in case.reading.causes.numbers()]
    opening = next((token.slot for token in told if token.word not in _ARTICLES), None)
    if opening == "percent" and cause_words().moves.search(cause):
        return False  # "a 4% fall in exports"
    named = bool(told) and told[0].word in _ARTICLES
    if named and opening is not None and cause_words().ills.search(cause):
        return False  # "a 35 per cent duty on apparel", "a $40 fee"
    if opening in ("money", "percent", "measure") or _FIGURE.match(cause) is not None:
        return True
    return cause.casefold().split()[0] in _NO_SUBJECT


def _is_told(words: str) -> bool:
    """Whether words say something: more than a pronoun, a number or an adverb."""
    folded = words.casefold()
    return (
        folded not in PRONOUNS
        and folded not in POINTING
        and any(len(word) > 2 and word.isalpha() for word in folded.replace("-", " ").split())
    )


def _is_payable(case: Case) -> bool:
    """Whether something is owed: "the fee is due to the port"."""
    if (
        case.reading.frame.shape is not Shape.ADJUNCT
        or cause_words().payable.search(case.effect) is None
    ):
        return False
    at = case.reading.at
    return at > 0 and case.sentence.tokens[at - 1].word in clause_words().being


def _on_trade(case: Case) -> bool:
    """Whether the sentence speaks of trade, or the effect names a country or a way."""
    words = cause_words()
    if words.subject.search(case.sentence.text) or words.subject.search(case.effect):
        return True
    if words.moves.search(case.effect):
        return True
    if words.states["ceased"].search(case.effect):
        return True
    if case.effect.partition(" ")[0].casefold() in _TOLD_OF or case.effect in _RESULTS:
        return True  # what the sentence before speaks of
    if _OF_AGREEMENTS.match(case.effect):
        return True
    return any(case.sentence.tokens[n].slot in _NAMED for n in case.reading.effect.numbers())


def is_done_by_somebody(case: Case) -> bool:
    """Whether the cause, if it is no clause, is somebody who acts on purpose."""
    reading, causes = case.reading, case.reading.causes
    if not causes or (reading.whole and is_finite(case.sentence.tokens, causes.first, causes.last)):
        return False
    return _names_somebody(case.sentence, causes)


def _is_abstract(word: str) -> bool:
    """Whether a word that begins a sentence is no name: "Drought", "Congestion", "Sanctions"."""
    words = cause_words()
    known = any(p.match(word) for p in (words.subject, words.event, words.ills, words.moves))
    known = known or word in ordinary_words() or word.removesuffix("s") in ordinary_words()
    return known or word in words.adjectives or _ABSTRACT.search(word) is not None


def _names_somebody(sentence: Annotated, phrase: Phrase) -> bool:
    """Whether a phrase names somebody who acts on purpose: "Peru", "the trade ministry".

    What they do or have may be one: "Peru's strike", "disputes between the two countries".
    """
    head = _head_of(sentence, phrase)
    return _is_somebody(head) or _may_be_name(head)


def _head_of(sentence: Annotated, phrase: Phrase) -> Sequence[Token[Mention]]:
    """Return the words of a phrase up to what only describes its head."""
    told = [sentence.tokens[number] for number in phrase.numbers()]
    ends = (n for n, token in enumerate(told) if n and token.word in _HEAD_ENDS)
    return told[: next(ends, len(told))]


def _is_somebody(head: Sequence[Token[Mention]]) -> bool:
    """Whether words name somebody for sure: a party, an organisation, people."""
    last = head[-1]
    if last.slot == "parties":
        return not (isinstance(last.mention, Parties) and last.mention.adjective and len(head) > 1)
    if isinstance(last.mention, Name) and last.mention.kind is InstrumentKind.DECLARATION:
        return True
    if last.slot in _SOMEBODY or last.word in PRONOUNS:
        return True
    if head[0].word in PRONOUNS - _DEMONSTRATIVE:
        return True
    return last.slot is None and cause_words().is_agent(last.word)


def _may_be_name(head: Sequence[Token[Mention]]) -> bool:
    """Whether capitals make a name of words that is nothing known."""
    if head[-1].slot is not None or not all(token.capital for token in head):
        return False
    if head[0].word == "the":
        return False
    if len(head) > 1 or head[0].start > 0:
        words = " ".join(token.word for token in head)
        return not (cause_words().subject.search(words) or cause_words().event.search(words))
    return not _is_abstract(head[-1].word)


Holds = Callable[[Case], bool]


def _trade(case: Case) -> bool:
    """Whether the effect itself speaks of trade, or of a place where it goes on."""
    effect, words = case.reading.effect, cause_words()
    tokens = case.sentence.tokens
    named = any(tokens[n].slot in _NAMED for n in effect.numbers())
    if any(tokens[n].word in OBJECTS for n in effect.numbers()[:2]):
        return True  # what it stands for was told before
    told = words.subject.search(case.effect) or words.moves.search(case.effect)
    told = told or words.states["ceased"].search(case.effect)
    return named or told is not None or not effect


def _goods(case: Case) -> bool:
    """Whether the effect speaks of trade in words, and begins as the object of a verb does.

    What an event does to a country or a place needs no word of trade.
    """
    if NO_EFFECT.match(case.effect) or case.effect.startswith("no "):
        return False
    struck = not case.reading.whole and _trade(case) and _state(case)
    return cause_words().subject.search(case.effect) is not None or struck


def _moving(case: Case) -> bool:
    """Whether the effect goes up or down, or comes to a halt."""
    return _moves(case.effect)


def _event(case: Case) -> bool:
    """Whether the cause is something that happens; of trade only where a balance is the effect."""
    words, first = cause_words(), case.causes[0]
    if TRADED.search(first) and not cause_words().balance.search(case.effect):
        return False
    return words.event.search(first) is not None or words.moves.search(first) is not None


def _quiet(case: Case) -> bool:
    """Whether the cause is nothing that somebody says, expects or agrees to."""
    return REPORTED.search(case.causes[0]) is None


def _told(case: Case) -> bool:
    """Whether the cause has a verb."""
    tokens, finite = case.sentence.tokens, clause_words().finite
    words = [tokens[number].word for number in case.reading.causes.numbers()]
    return not finite.isdisjoint(words) or TOLD.search(" ".join(words)) is not None


def _still(case: Case) -> bool:
    """Whether the cause still holds: "since" tells no time then."""
    words = case.causes[0].casefold().replace(",", "").split()
    if words[0].endswith("ed") or words[0] in ("set", "shown", "seen", "if", "though", "it"):
        return False
    told_before = "had" in words and not {"have", "has", "had"} & set(case.effect.split())
    return told_before or "have" in words or "has" in words or not _PAST & set(words)


def _modal(case: Case) -> bool:
    """Whether the effect may or may not come."""
    return cause_words().modal.search(case.effect) is not None and not _AIM.search(case.causes[0])


def _clausal(case: Case) -> bool:
    """Whether the effect has a verb."""
    effect = case.reading.effect
    return bool(effect) and is_finite(case.sentence.tokens, effect.first, effect.last)


def _abstract(case: Case) -> bool:
    """Whether the effect is no place to which a way leads."""
    effect = case.reading.effect
    opening = case.sentence.tokens[effect.first] if effect else None
    if opening is not None and opening.slot in ("parties", "place", "hub"):
        mention = opening.mention
        return isinstance(mention, Parties) and (mention.adjective or mention.possessive)
    return _PLACE.match(case.effect) is None


def _unmanned(case: Case) -> bool:
    """Whether the effect is nobody: "exporters need a licence"."""
    effect = case.reading.effect
    return not effect or not _names_somebody(case.sentence, effect)


def _happening(case: Case) -> bool:
    """Whether the cause is a deed or an event, and no mere meeting or stay."""
    first = case.causes[0]
    if TRADED.search(first) and cause_words().moves.search(first):
        return cause_words().balance.search(case.effect) is not None
    return _MEETING.search(first) is None


def _ill(case: Case) -> bool:
    """Whether the cause is something bad or missing."""
    return cause_words().ills.search(case.causes[0]) is not None


def _apart(case: Case) -> bool:
    """Whether a mark or a form of "be" stands before the connective."""
    at = case.reading.at
    before = case.sentence.tokens[at - 1].word if at else ","
    return not before[0].isalnum() or before in clause_words().being


def _made(case: Case) -> bool:
    """Whether the effect ends in a state: "exports costly", "growers unable to sell"."""
    return cause_words().states["made"].search(case.effect) is not None


def _compared(case: Case) -> bool:
    """Whether the effect begins with more or less of something: "longer waits"."""
    return cause_words().states["compared"].match(case.effect) is not None


def _given(case: Case) -> bool:
    """Whether the effect is an advantage that somebody gets."""
    return cause_words().states["given"].search(case.effect) is not None


def _kept(case: Case) -> bool:
    """Whether the effect ends in a state to which something is held."""
    return cause_words().states["kept"].search(case.effect) is not None


def _shifted(case: Case) -> bool:
    """Whether the effect ends in where something is sent or brought, or what it is led to do."""
    words = cause_words()
    figure = words.states["counted"].match(case.effect) or _TO_FIGURE.search(case.effect)
    return figure is None and words.states["shifted"].search(case.effect) is not None


def _ceased(case: Case) -> bool:
    """Whether the effect ends in words for an end or a halt: "the talks broke down"."""
    ends = (found.end() for found in cause_words().states["ceased"].finditer(case.effect))
    return any(case.effect[end : end + 1] in ("", ",") for end in ends)


def _state(case: Case) -> bool:
    """Whether the cause is an event or a state of things, and nothing that goes or is driven."""
    words = cause_words()
    if case.reading.whole and case.reading.frame.shape is not Shape.ABSOLUTE:
        return True
    head = _head_of(case.sentence, case.reading.causes)
    if not head:
        return False
    if any(
        p.search(" ".join(t.word for t in head)) for p in (words.event, words.ills, words.moves)
    ):
        return True
    if head[0].word.endswith("ing") and len(case.reading.causes.numbers()) > 1:
        return True  # "widening the road", "entering into a pact"
    adjective = next((t.word for t in head if t.word not in _ARTICLES), "")
    return adjective in words.adjectives or _ABSTRACT_HEAD.search(head[-1].word) is not None


def _timeless(case: Case) -> bool:
    """Whether the cause is no time: "over Easter", "over two years"."""
    told = [case.sentence.tokens[number] for number in case.reading.causes.numbers()]
    return not any(token.slot in _WHEN or token.word in _TIMES for token in told[:3])


def _wanting(case: Case) -> bool:
    """Whether the cause is something bad, missing or shut."""
    first = case.causes[0]
    return first.startswith("no ") or cause_words().states["wanting"].search(first) is not None


def _several(case: Case) -> bool:
    """Whether a thing, and no clause, makes somebody do something, told in several words."""
    made = case.effect.startswith(("a ", "an "))  # "makes an exception for ships"
    return not (case.reading.whole or made) and len(case.reading.effect.numbers()) > _FEW


def _absolute(case: Case) -> bool:
    """Whether the cause is a thing with a participle, and nobody who merely met or spoke."""
    return is_absolute(case.causes[0])


def _named(case: Case) -> bool:
    """Whether the effect is more than a quantity: "owe much to"."""
    return len(case.effect.split()) > 1


#: What frames may ask for besides, by the name that the file gives it.
HOLDS: Final[Mapping[str, Holds]] = {
    "trade": _trade,
    "goods": _goods,
    "moving": _moving,
    "event": _event,
    "quiet": _quiet,
    "told": _told,
    "still": _still,
    "modal": _modal,
    "clausal": _clausal,
    "compared": _compared,
    "abstract": _abstract,
    "unmanned": _unmanned,
    "happening": _happening,
    "ill": _ill,
    "apart": _apart,
    "made": _made,
    "given": _given,
    "kept": _kept,
    "shifted": _shifted,
    "ceased": _ceased,
    "state": _state,
    "timeless": _timeless,
    "wanting": _wanting,
    "several": _several,
    "absolute": _absolute,
    "named": _named,
}
ASKED: Final = frozenset(HOLDS) | frozenset(PLACES)
#: What a reading never tells a cause without, if its frame asks for it; the rest may be outweighed.
_MUSTS: Final = frozenset(
    "abstract absolute apart ceased compared given goods happening ill made modal quiet still"
    " timeless told unmanned wanting".split()
)
