"""Where a sentence introduces sectors: before a list, after it, or around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain
from typing import Final

from graph.extract.pattern import Beginnings
from graph.extract.sectors.items import (
    DEMONYM,
    NUMBERS,
    Item,
    list_end,
    named_before,
    read_items,
    read_works,
)
from graph.extract.sectors.lexicon import beginnings, lexicon, one_of, phrases

#: "between Peru and Chile", "with partners of the region", "in Peru" before "in fishing".
_BETWEEN: Final = (
    r"(?: (?:between|with|among|of|for) [^,;.()]{1,90}?"
    r"| in (?:our|their|the) (?:[a-z]+ ){0,2}(?:relationship|relations|ties|partnership)"
    r"| in (?:the )?(?-i:[A-Z][\w-]+)(?: (?-i:[A-Z][\w-]+))?(?= (?:in|on)\b))?"
)
#: "a number of different", "the following".
_MEASURE: Final = (
    rf"(?: (?:the|a number of|(?:a )?(?:wide )?range of|new|{NUMBERS}"
    r"|main|broad|thematic|strategic|various|several|multiple|many|diverse|key|priority|different"
    r"|specific|following|such))*"
)
_FIELD: Final = r"(?: (?:fields?|areas?|sectors?|spheres?|domains?|industries))?(?: of)?"
_EXAMPLE: Final = (
    r"(?:,? ?(?:such as|including|like|namely|especially|particularly|notably|in particular))?"
)
_TO_LIST: Final = rf"{_MEASURE}{_FIELD}{_EXAMPLE}:? (?:the )?"
#: "such as", "above all for", ", supporting": what leads to examples of something said before.
_LEADS: Final = re.compile(
    r",? (?:such as|including|like"
    r"|(?:especially|particularly|notably|chiefly|mainly|above all|in particular)"
    r" (?:in|for|on|through))"
    rf"{_MEASURE}{_FIELD}(?: (?:such as|like|including))? (?:the )?"
    r"|, (?:as well as |and )?(?:supporting|extending|growing|augmenting|developing|promoting"
    r"|expanding|strengthening|enhancing|deepening) (?:the )?",
    re.IGNORECASE,
)
#: "links by motor transport, rail and air".
_MEANS: Final = re.compile(
    rf"(?<!\w)(?:links|connections|connectivity){_BETWEEN} (?:by|via) ", re.IGNORECASE
)
#: "air, rail and motor transport links": the items share their last word.
_SHARED_HEAD: Final = re.compile(
    r"(?<!\w)((?:[a-z]+, ){1,4}(?:and )?[a-z]+,? and [a-z]+|[a-z]+ and [a-z]+) "
    r"(transport|transportation|trade|energy|education)"
    r" (?:links|connections|services|cooperation)(?!\w)",
    re.IGNORECASE,
)
#: "Tourism and culture were described as …": a list that opens the sentence.
_SUBJECT: Final = re.compile(
    r"^((?:[\w-]+[, ]{1,2}){1,8}?)(?:between [^,;.]{1,60}? )?(?:were|was|is|are) (?:also )?"
    r"(?:described|identified|seen|named|mentioned|highlighted|singled out|listed|called|cited) "
)
#: What the rest of such a sentence must speak of.
_ABOUT: Final = re.compile(
    r"cooperat|collaborat|partner|ties|relation|bridge|peoples|closer|friendship", re.IGNORECASE
)
#: "Also on the table were aquaculture and nursing", "Topics ranged from water to trade".
_AGENDA_LEADS: Final = re.compile(
    r"(?:^|(?<=[.;,] ))(?:also |other )?(?:(?:high )?on the (?:agenda|table)|discussed|raised"
    r"|among the (?:topics|subjects|themes|issues|matters)(?: (?:raised|discussed|covered))?)"
    r"(?: (?:between|with|of|by) [^,;.()]{1,60}?)? (?:was|were|are|is) (?:the )?"
    r"|(?<!\w)(?:topics?|subjects?|issues|themes|agenda items)(?: [a-z]+){0,3}?"
    r" (?:ranged from|included|spanned|covered|were) (?:the )?",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(r"[^.;:()]{2,60}? to (?:the )?", re.IGNORECASE)
#: "Both sides will discuss commitments on digital trade", "recognise the importance of X".
_UNDERTAKEN: Final = re.compile(
    r"(?<!\w)(?:(?:will|would|to|must|should|jointly) (?:also |jointly )?(?:address|facilitate"
    r"|promote|tackle|combat|advance|foster|discuss|deepen|liberali[sz]e|expand|develop)|(?:recogni[sz]e|note|stress"
    r"|reaffirm|underline|affirm)e?s?d? the importance of|commitments? (?:on|in)|importance of)"
    r" (?:(?:the|an?|high-standard|strong|facilitating|promoting|developing|expanding|strengthening"
    r"|open|fair|safe|commitments? (?:on|in)|cooperation (?:on|in)|trade in(?= (?!services))) )*",
    re.IGNORECASE,
)
#: "invited Nepali firms to take part in mining", "recognise qualifications in nursing".
_PARTAKING: Final = re.compile(
    r"(?<!\w)(?:(?:firms|companies|businesses|investors|enterprises)[^,;.()]{0,40}? to"
    r" (?:take part|participate|engage|invest|join) in|qualifications in|degrees in"
    r"|expertise in|know-how in|experience in) (?:the )?(?:[a-z]+ing (?:of )?(?:the )?)??",
    re.IGNORECASE,
)
#: "a programme of cultural cooperation" is an instrument.
_PAPER_BEFORE: Final = re.compile(
    r"(?:programme|program|agreement|accord|plan|memorandum|protocol|convention|mou)s?"
    r" (?:of|on|for)(?: [a-z]+){0,2} $",
    re.IGNORECASE,
)
#: "a memorandum on" before a list: what follows is the subject of an instrument, not a sector.
_INSTRUMENT: Final = re.compile(
    r"(?:mou|memorand(?:um|a)(?: of understanding)?|agreement|protocol|accord|treaty|pact|contract"
    r"|convention)s?(?: \(\w+\))?(?: were| was| are)?(?: [a-z]+){0,3}?"
    r" (?:on|for|about|concerning|to|in)(?: [a-z]+){0,3} ?$"
    r"|(?:mou|memorand(?:um|a)|agreement|protocol|accord)s?(?: [a-z]+){0,6}"
    r" (?:deal(?:s|t|ing)? with|concern(?:s|ed)?|relat(?:es?|ed) to|cover(?:s|ed)?)"
    r"(?: [a-z]+){0,3} ?$",
    re.IGNORECASE,
)
#: "(a) first subject; (b) second subject".
_LETTERED: Final = re.compile(
    r"\((?:[a-h]|i{1,3}|iv|vi?|[1-9])\) (?:the )?([^;:.()\"]{3,80}?)(?=[;,.]|,? and \(|$)"
)
_FIRST_LETTER: Final = re.compile(r"\((?:a|i|1)\) ")
#: What says that lettered subjects are fields in which the parties work together.
_IN_THESE: Final = re.compile(
    r"(?:co-?operat|collaborat|work|partner)[a-z]*(?: [a-z]+){0,3}? (?:in|on) (?:all )?"
    r"(?:these|those) (?:areas|fields|sectors|subjects|matters|topics|issues|domains)",
    re.IGNORECASE,
)
#: "in areas such as": what follows is a list of fields, whatever they are called.
_OUTRIGHT: Final = re.compile(
    r"(?:areas|fields|sectors|spheres|domains)(?: (?:of|for) (?:[a-z]+ ){0,2}[a-z]+)?,?"
    r"(?: (?:such as|including|like|namely|are|were|includes?|included)|:)",
    re.IGNORECASE,
)
#: "in the areas of": what follows is a field, however general.
_OF_FIELDS: Final = re.compile(
    r"(?:areas|fields|sectors|spheres|domains) of (?:the )?$", re.IGNORECASE
)
#: What parties do together, in a field that may have any name.
_JOINT: Final = re.compile(
    r"(?:co-?operat\w+|collaborat\w+|work\w* (?:together|jointly|closely)|join\w* (?:hands|forces)"
    r"|partner\w*|(?:joint )?ventures|team\w* up)(?!\w)",
    re.IGNORECASE,
)
#: "considered issues of ", "exchanged views on the " before what is to be done with goods.
_CONSIDERED: Final = re.compile(
    r"(?<!\w)(?:considered|discussed|reviewed|examined|explored|exchanged (?:views|opinions) on"
    r"|talked about|looked at|touched (?:up)?on|interest(?:ed)? in|agreed (?:on|to develop))"
    r" (?:(?:the )?(?:issues?|questions?|matters?|prospects?|possibilit(?:y|ies)|plans?|topics?)"
    r" (?:of|for|related to|concerning) )?"
)
#: "Kenyan " before goods.
_NATIONAL: Final = re.compile(rf"{DEMONYM}[a-z]")
_REACH: Final = 80
_GOODS_REACH: Final = 60
_MAX_LETTERED: Final = 8
#: Words without which a pattern cannot match, for a cheap test before it.
_SHARED_NOUNS: Final = (" links", " connections", " services", "ooperation")
#: A noun before which fields may stand: "energy and transport cooperation".
_COOPERATION: Final = re.compile(
    r"(?<![\w-])(?:cooperation|co-operation|collaboration|partnership|ties)(?![\w-])",
    re.IGNORECASE,
)
#: "cultural cooperation programme" is an instrument.
_PAPER: Final = re.compile(
    r" (?:programme|program|agreement|accord|plan|memorandum|protocol|framework agreement)s?(?!\w)",
    re.IGNORECASE,
)
_MARK: Final = re.compile(r",? and |, | & ")
_MARK_BEFORE: Final = re.compile(r"(?:,? and |, )$")
_LAST_WORDS: Final = re.compile(r"[\w' -]{1,60}$")
#: Words of which a sentence holds one where a pattern of agendas, undertakings … may match.
_AGENDA_WORDS: Final = frozenset(
    "came exchanged examined talked interest interested agenda table discussed reviewed raised"
    " explored considered broached touched topics topic subjects"
    " themes issues matters figured featured among".split()
)
_UNDERTAKING_WORDS: Final = frozenset(
    "address facilitate promote tackle combat advance foster discuss deepen liberalise liberalize"
    " expand develop importance commitments commitment".split()
)
_PARTAKING_WORDS: Final = frozenset(
    "firms companies businesses investors enterprises qualifications degrees expertise know"
    " experience".split()
)
#: Beginnings of verbs that say what something is for two parties.
_NAMING_VERBS: Final = ("described", "named", "called", "identif", "where")


class Led(StrEnum):
    """How a sentence leads to a field: as one of "the areas of …", in a list, or otherwise."""

    FIELDS = "fields"
    LISTED = "listed"
    DESCRIBED = "described"


@dataclass(frozen=True, slots=True)
class Opening:
    """A part of a sentence whose items may be sectors.

    Attributes:
        head: a noun that the items leave out.
        strict: whether only names of sectors count.
        led: how the words before it lead to it.
        outright: whether they say that what follows are fields ("in areas such as").
        joint: whether they speak of what parties do together in it ("work together on").
    """

    start: int
    end: int
    head: str | None = None
    strict: bool = False
    led: Led = Led.LISTED
    outright: bool = False
    joint: bool = False


def sector_items(text: str, wording: frozenset[str]) -> Iterator[tuple[Item, Led]]:
    """Yield the sectors that a sentence introduces, and how it leads to them.

    The same words may be yielded twice; the first one counts. `wording` is that of the sentence.
    """
    agenda = not wording.isdisjoint(_AGENDA_WORDS | _UNDERTAKING_WORDS | _PARTAKING_WORDS)
    if not agenda and not _cues().any_in(wording):
        return
    for item in chain(_lettered(text), _shared(text)):
        yield item, Led.LISTED
    for opening in _openings(text, wording):
        for item in read_items(
            text,
            opening.start,
            opening.end,
            head=opening.head,
            strict=opening.strict,
            outright=opening.outright,
            joint=opening.joint,
        ):
            yield item, opening.led
    for item in _before_noun(text):
        yield item, Led.DESCRIBED
    for match in _CONSIDERED.finditer(text) if agenda else ():
        for item in read_works(text, match.end(), list_end(text, match.end())):
            yield item, Led.LISTED


def is_subject(text: str, position: int) -> bool:
    """Whether what follows a position is what an instrument is about ("a memorandum on …")."""
    return _INSTRUMENT.search(text, max(0, position - _REACH), position) is not None


def _openings(text: str, wording: frozenset[str]) -> Iterator[Opening]:
    for match in _MEANS.finditer(text) if " by " in text or " via " in text else ():
        yield Opening(match.end(), list_end(text, match.end()), head="transport", strict=True)
    for match in _introduction().finditer(text):
        if not is_subject(text, match.start()) and not _for_goods(text, match):
            outright = _OUTRIGHT.search(match.group()) is not None
            joint = _JOINT.match(match.group()) is not None
            end = list_end(text, match.end())
            led = Led.FIELDS if _OF_FIELDS.search(match.group()) else Led.LISTED
            yield Opening(match.end(), end, led=led, outright=outright, joint=joint)
    if _beside_examples().any_in(wording):
        for match in _LEADS.finditer(text):
            if not after_goods(text, match.start()):
                yield Opening(match.end(), list_end(text, match.end()), joint=True)
    subject = _SUBJECT.match(text)
    if subject is not None and _ABOUT.search(text, subject.start(1)):
        yield Opening(subject.start(1), subject.end(1), led=Led.DESCRIBED)
    yield from _agendas(text, wording)


def _for_goods(text: str, match: re.Match[str]) -> bool:
    """Whether there are chances for goods of a country: "opportunities for Kenyan tea"."""
    leads = match.group().rstrip().endswith("for")
    return leads and _NATIONAL.match(text, match.end()) is not None


def _agendas(text: str, wording: frozenset[str]) -> Iterator[Opening]:
    """Yield the lists of what is spoken of, and what both sides undertake."""
    if not wording.isdisjoint(_AGENDA_WORDS):
        for match in _AGENDA_LEADS.finditer(text):
            end = list_end(text, match.end())
            yield Opening(match.end(), end)
            if match.group().lower().endswith(("from ", "from the ")):
                rest = _RANGE.match(text, match.end())
                if rest is not None:
                    yield Opening(rest.end(), list_end(text, rest.end()))
    if not wording.isdisjoint(_UNDERTAKING_WORDS):
        for match in _UNDERTAKEN.finditer(text):
            if is_subject(text, match.end()):
                continue
            yield Opening(match.end(), list_end(text, match.end()), strict=True, led=Led.DESCRIBED)
    if not wording.isdisjoint(_PARTAKING_WORDS):
        for match in _PARTAKING.finditer(text):
            yield Opening(match.end(), list_end(text, match.end()), strict=True, led=Led.DESCRIBED)


def _holds_any(text: str, parts: tuple[str, ...]) -> bool:
    return any(part in text for part in parts)


@cache
def _cues() -> Beginnings:
    """Return the beginnings of words without which a sentence introduces no sector."""
    words = lexicon()
    opening = {
        *words.nouns,
        *words.chances,
        *words.joint_verbs,
        *words.treats,
        *_NAMING_VERBS,
    }
    return beginnings((*(phrase.split()[0] for phrase in opening), *words.cues, *words.fields))


@cache
def _beside_examples() -> Beginnings:
    """Return the beginnings of words beside which examples are examples of fields."""
    return beginnings((*lexicon().cues, *lexicon().fields))


@cache
def _introduction() -> re.Pattern[str]:
    """Match what stands before a list of sectors, up to its first word.

    In turn: a noun of cooperation and "in"; a chance and "for"; a verb of doing together; fields
    that "include …"; to diversify trade "through …"; talks that "covered …".
    """
    words = lexicon()
    nouns, chances, fields = one_of(words.nouns), one_of(words.chances), one_of(words.fields)
    return re.compile(
        rf"(?<!\w)(?:(?:{nouns})"
        rf"(?: (?:efforts|ties|initiatives|projects|opportunities|activities))?"
        rf"(?: on [A-Z][a-z]+day)?{_BETWEEN}"
        rf"(?: (?![a-z]+[^s]s )[a-z]+){{0,3}}? (?:in|on|across|within|covering){_TO_LIST}"
        rf"|(?:{chances})(?: [a-z]+){{0,2}}? (?:in|for|across){_TO_LIST}"
        rf"|(?:{one_of(words.joint_verbs)})(?: with [^,;.()]{{1,60}}?)?"
        rf"(?: [a-z]+ly| more| further)? (?:in|on|across|against){_TO_LIST}"
        rf"|invest(?:ed|ing|s)?(?: more)? in{_TO_LIST}"
        rf"|(?:{fields})(?: (?:of|for) (?:[a-z]+ ){{0,2}}[a-z]+)?{_BETWEEN}"
        rf"(?:,? (?:such as|including|like|namely)| of| included?| includes| are| were|(?=: ))"
        rf":? (?:the )?"
        rf"|diversif\w+ (?:[a-z]+ ){{0,2}}(?:trade|ties|relations|cooperation)[^,;.]{{0,60}}?"
        rf" (?:through|into) "
        rf"|(?:talks|discussions|meeting|consultations|visit|agenda|negotiations|session|dialogue)"
        rf"(?!\w)[^,;.]{{0,80}}? (?:{one_of(words.treats)}){_TO_LIST})",
        re.IGNORECASE,
    )


@cache
def _goods() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{one_of(lexicon().goods)})(?: \w+){{0,2}}$", re.IGNORECASE)


def after_goods(text: str, position: int) -> bool:
    """Whether the examples from a position on are examples of goods."""
    end = position - text.endswith(" ", 0, position)
    before = _LAST_WORDS.search(text, max(0, end - _GOODS_REACH), end)
    return before is not None and _goods().search(before.group()) is not None


def _shared(text: str) -> Iterator[Item]:
    """Yield "air transport", "rail transport" for "air, rail and motor transport links"."""
    if not _holds_any(text, _SHARED_NOUNS):
        return
    for match in _SHARED_HEAD.finditer(text):
        head = match.group(2)
        items = [f"{item} {head}" for item in _MARK.split(match.group(1)) if item]
        if all(phrases().named_by(item) for item in items):
            for item in items:
                yield Item(match.start(), match.end(), item)


def _before_noun(text: str) -> Iterator[Item]:
    """Yield the fields right before a noun of cooperation: "energy and transport cooperation"."""
    for noun in _COOPERATION.finditer(text):
        if _PAPER.match(text, noun.end()) or _is_named(text, noun):
            continue
        if _PAPER_BEFORE.search(text, max(0, noun.start() - _REACH), noun.start()):
            continue
        end = noun.start() - 1
        while end > 0 and (item := named_before(text, 0, end)) is not None:
            yield item
            mark = _MARK_BEFORE.search(text, max(0, item.start - 6), item.start)
            if mark is None:
                break
            end = item.start - len(mark.group())


def _is_named(text: str, noun: re.Match[str]) -> bool:
    """Whether a noun ends a name: "the Strategic Trade and Investment Partnership"."""
    before = text[: noun.start() - 1].rpartition(" ")[2]
    return noun.group()[0].isupper() and before[:1].isupper()


def _lettered(text: str) -> Iterator[Item]:
    """Yield the lettered subjects in which, a sentence says, the parties work together."""
    first = _FIRST_LETTER.search(text)
    if first is None or _IN_THESE.search(text, first.end()) is None:
        return
    for match in _LETTERED.finditer(text, first.start()):
        words = match.group(1)
        if len(words.split()) <= _MAX_LETTERED:
            yield Item(*match.span(1), words)
