"""Who acts in a clause, with whom, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from graph.claims.model import Status
from graph.extract.instruments.auxiliaries import auxiliaries
from graph.extract.instruments.lexicon import Form, Role, instrument_words, status_words
from graph.extract.instruments.modality import names_body
from graph.extract.instruments.structure import SIDES, Structure, Trigger
from graph.extract.mentions import Anaphor, Name, NameType, Parties, Place
from graph.extract.reading.grammar import grammar
from graph.extract.reading.parties import NOBODY, PartyList, own_codes, party_list
from graph.extract.reading.tokens import match_at
from graph.extract.values.model import DateMention, PeriodMention

When = DateMention | PeriodMention

_GIVING: Final = frozenset(["instrument.proposed", "instrument.granted"])
#: Characters before a date that hold "the" or "that" as a word of its own.
_ARTICLE: Final = 6
#: What a date counted from another begins with.
_COUNTING: Final = frozenset(["following", "next", "same", "ensuing", "subsequent"])
#: Tokens in a dateline: "LA PAZ, Bolivia, May 4 -".
_DATELINE: Final = 7
_SOFT: Final = frozenset(["date", "period", "place", "parties"])
#: Before a date that follows an instrument.
_LEADING: Final = frozenset(["in", "on", "since", "from"])
_DATING: Final = frozenset(["in", "on", "since", "early", "late", "mid"])
#: What leads to a clause on what happened at a time: "in the course of which".
_RELATING: Final = frozenset(["when", "which", ",", "during", "in", "the", "course", "of", "at"])
#: Before a date that is a deadline or belongs to something else.
_NOT_OF_THE_ACT: Final = frozenset(["of", "for", "{money}", "(", "by", "until", "before"])
#: Verbs of those who meet to sign.
_MEETING: Final = frozenset("met visited gathered convened sat hosted received".split())
_YEAR_WORDS: Final = frozenset(["year", "month", "the"])
#: Verbs that only say when what a noun names came about: "ratification by Chad followed in May".
_HAPPENING: Final = frozenset(["follow"])
_DASHES: Final = frozenset(["–", "—", "-"])
#: Words that open a time or occasion before the subject.
_FRONTING: Final = frozenset(
    "since after following amid despite during before until upon as because while although".split()
)
#: Nouns that make a meeting of the bloc before them, which is no party then.
_MEETINGS: Final = frozenset("summit summits meeting conference forum session".split())
_LOCATING: Final = frozenset(["place", "parties", "region"])
_SOFT_REACH: Final = 3
_SINCE_REACH: Final = 6
_LIST_REACH: Final = 8
_TALKS_LENGTH: Final = 3


@dataclass(frozen=True, slots=True)
class Named:
    """Who is named after a verb: with (or to) whom, by whom, between whom."""

    others: PartyList = NOBODY
    by: PartyList = NOBODY
    between: PartyList = NOBODY


def actors_before(structure: Structure, start: int) -> PartyList:
    """Return who is named as the subject before token `start`.

    `end` of the result is the index of its first token.
    """
    start = structure.first_infinitive(start)
    first = _subject_start(structure, start)
    for at in range(start - 1, first, -1):
        if structure.word(at) == "when" and structure.word(at - 1) == ",":
            first = at + 1  # "had agreed in May, when Oman also signed …"
            break
    if structure.word(first) in _FRONTING:
        comma = next((at for at in range(first, start) if structure.word(at) == ","), first)
        if main := actors_between(structure, comma + 1, start):
            return main  # "since the fall of Rome, Peru and Chile have signed …"
        if names_body(token.word for token in structure.tokens[comma:start]):
            return NOBODY  # "as the duties of the bloc are high, the Cabinet approved …"
    return actors_between(structure, first, start)


def actors_between(structure: Structure, first: int, last: int) -> PartyList:
    """Return the parties that act between two tokens; places and addressees are left out.

    `end` of the result is the index of its first token.
    """
    codes: set[str] = set()
    anaphors: list[Parties] = []
    names: list[str] = []
    begin: int | None = None
    for at in range(first, last):
        if not _acts(structure, at, first):
            continue
        mention = structure.tokens[at].mention
        if isinstance(mention, Parties):
            codes.update(own_codes(mention))
            if mention.anaphor is not None and mention.anaphor is not Anaphor.THERE:
                anaphors.append(mention)
        elif isinstance(mention, Place):
            if mention.country is None or not _stands_for_state(structure, at, last):
                continue
            codes.add(mention.country)
        elif isinstance(mention, Name) and mention.type is NameType.ORGANISATION:
            codes.update(mention.parties)
            names.append(mention.name)
        elif isinstance(mention, Name) and mention.type is NameType.PERSON:
            codes.update(mention.parties)
        else:
            continue
        begin = at if begin is None else begin
    return PartyList(tuple(sorted(codes)), tuple(anaphors), tuple(names), begin or 0)


def named_after(structure: Structure, trigger: Trigger, *, passive: bool) -> Named:
    """Return who is named after a verb, outside what belongs to the instruments themselves."""
    words = grammar()
    others = by = between = NOBODY
    gives = any(stage.rule in _GIVING for stage in trigger.options)
    at, stop = trigger.end, region_end(structure, trigger)
    if trigger.length > _TALKS_LENGTH:  # "talks with Chad on", "talks go on between A and B on"
        talks = range(trigger.at + 1, trigger.end)
        at = next((i for i in talks if structure.word(i) in SIDES), at)
    while at < stop:
        inside = next((structure.after[i].end for i in structure.instruments if i == at), None)
        if inside is not None:
            at = inside
            continue
        word = structure.word(at)
        listed = NOBODY
        if not others and (word == "with" or (word == "to" and gives)):
            listed = _listed(structure, at)
            if not _looks_on(structure, listed.end):
                others = listed
        elif word == "by" and passive and not by:
            listed = by = _listed(structure, at) or _persons(structure, at + 1, stop)
        elif word in words.between and not between:
            listed = between = _listed(structure, at)
        elif word == "for" and _lasting(trigger) and not (between or by):
            listed = _listed(structure, at)
            if len(listed.codes) == 1:
                by = listed
            elif listed.codes:
                between = listed
        at = max(listed.end, at + 1)
    return Named(others, by, between)


def _looks_on(structure: Structure, at: int) -> bool:
    """Whether those named before a word only attend: "with the presidents looking on"."""
    word = structure.word(at)
    return word.endswith("ing") or word == "present" or structure.word(at + 1) == "attendance"


def _lasting(trigger: Trigger) -> bool:
    """Whether a stage holds for those named after "for": "entered into force for Fiji"."""
    return any(stage.status is Status.IN_FORCE for stage in trigger.options)


def region_end(structure: Structure, trigger: Trigger) -> int:
    """Return where the words that go with a verb end: at the next verb or clause."""
    openers = grammar().relative_openers
    for at in range(trigger.end, len(structure.tokens)):
        token = structure.tokens[at]
        if token.hard or token.word in openers:
            return at
        other = structure.trigger_at.get(at)
        if (
            other is not None
            and at > trigger.end
            and other.has(Role.VERB, Role.INTRANSITIVE, Role.STATE)
            and not _tells_means(structure, at, trigger)
            and not (trigger.has(Role.NOUN) and other.options[0].lemma in _HAPPENING)
        ):
            return auxiliaries(structure.tokens, at).start
    return len(structure.tokens)


def date_of(structure: Structure, trigger: Trigger, first: int) -> When | None:
    """Return the date that goes with a verb: after it, else before its subject.

    `first` is the index of the first auxiliary, or of the first word of a noun phrase.
    """
    for at in range(trigger.at, trigger.end):
        mention = structure.tokens[at].mention
        if isinstance(mention, DateMention | PeriodMention):
            return mention  # "entry into force on 1 July of"
    stop = region_end(structure, trigger)
    for at in range(min(trigger.end, stop), stop):
        mention = structure.tokens[at].mention
        if isinstance(mention, DateMention | PeriodMention) and not _dates_other(
            structure, at, trigger
        ):
            return _exact(structure, at) or mention
    for at in range(first - 1, _subject_start(structure, first) - 1, -1):
        other = structure.trigger_at.get(at)
        if other is not None and _has_own_instrument(structure, other, first):
            return None  # a date before that verb is that verb's own
        mention = structure.tokens[at].mention
        if isinstance(mention, DateMention | PeriodMention):
            if structure.word(at - 1) in _NOT_OF_THE_ACT or _since(structure, at):
                continue
            return None if _of_reduced(structure, at) else mention
    return _fronted(structure, first)


def dated_apart(structure: Structure, at: int) -> When | None:
    """Return the date of one of several objects: "signed a treaty in May and a pact in June"."""
    end = structure.after[at].end
    return date_after(structure, end) if structure.word(end) in ("in", "on") else None


def date_after(structure: Structure, end: int) -> When | None:
    """Return the date at a token, or behind a preposition there."""
    if structure.word(end) in _LEADING:
        end += 1
    mention = structure.tokens[end].mention if end < len(structure.tokens) else None
    return mention if isinstance(mention, DateMention | PeriodMention) else None


def _of_reduced(structure: Structure, date: int) -> bool:
    """Whether a date is that of a participle before it: "the pact, signed in May, is applied"."""
    for at in range(date - 1, -1, -1):
        if at in structure.after or structure.tokens[at].hard:
            return False
        trigger = structure.trigger_at.get(at)
        if trigger is not None and trigger.form in (Form.PARTICIPLE, Form.PAST_PARTICIPLE):
            instrument = structure.instruments_before(at)
            return instrument is not None and at <= structure.after[instrument].end + 1
    return False


def _exact(structure: Structure, at: int) -> When | None:
    """Return the day that follows a date counted from another: "a year later, on 3 May 2017"."""
    mention = structure.tokens[at].mention
    if not isinstance(mention, PeriodMention) or not mention.expression.relative:
        return None
    if structure.word(at + 1) != "," or structure.word(at + 2) not in ("on", "in"):
        return None
    day = structure.tokens[at + 3].mention if at + 3 < len(structure.tokens) else None
    return day if isinstance(day, DateMention) else None


def _since(structure: Structure, at: int) -> bool:
    """Whether a date is that of what has passed since: "since its launch in May 2023, …"."""
    before = [token.word for token in structure.tokens[max(0, at - _SINCE_REACH) : at]]
    return "since" in before[:-1] and "," not in before[before.index("since") :]


def _fronted(structure: Structure, first: int) -> When | None:
    """Return the date that opens a clause with an instrument as subject: "In 2010 a treaty …"."""
    at = next((i for i in reversed(structure.instruments) if i < first), None)
    if at is None or structure.oblique[at] is not None:
        return None
    lists = instrument_words().lists
    at -= 1
    while at > 0 and (
        structure.word(at) in lists.definite
        or structure.word(at) in lists.indefinite
        or structure.word(at) == ","
    ):
        at -= 1
    # "since 2010, when the treaty took effect", "a visit in May, during which a pact was signed"
    relative = structure.word(at) in ("when", "which")
    while relative and at > 0 and structure.word(at) in _RELATING:
        at -= 1
    mention = structure.tokens[at].mention if at > 0 else None
    if not isinstance(mention, DateMention | PeriodMention):
        return None
    if relative:
        return mention
    if structure.word(at - 1) not in _DATING and structure.word(at - 1) not in _YEAR_WORDS:
        return None
    opening = next((i for i in range(at, -1, -1) if structure.tokens[i].hard), -1)
    told = any(opening < trigger.at < at for trigger in structure.triggers)
    return None if told else mention


def _has_own_instrument(structure: Structure, trigger: Trigger, stop: int) -> bool:
    """Whether a verb tells of an instrument itself rather than of the words before `stop`."""
    if trigger.has(Role.INTRANSITIVE):
        return True
    return trigger.has(Role.VERB) and any(trigger.end <= i < stop for i in structure.instruments)


#: Marks that set off when and where an instrument was made, and those that close such an aside.
_ASIDE: Final = frozenset(["(", ",", "–", "—"])
_CLOSED: Final = {"(": ")", "–": "–", "—": "—"}
_CLOSING: Final = frozenset([";", ")", "."])
_ASIDE_REACH: Final = 5
_YEAR: Final = re.compile(r"(?:18|19|20)\d\d")


def date_beside(structure: Structure, at: int) -> When | None:
    """Return the date right after an instrument: "the memorandum of 1995", "the treaty (1995)"."""
    end = structure.after[at].end
    for i in (at + 1, end - 3):
        if i > at and structure.word(i) == "(" and structure.word(i + 2) == ")":
            mention = structure.tokens[i + 1].mention
            if isinstance(mention, DateMention | PeriodMention):
                return mention
    apart = structure.word(end) == "," and structure.word(end + 1) == "dated"
    for i in (at + 2, end - 1, end + 1 + apart):
        if at + 1 < i < len(structure.tokens) and structure.word(i - 1) in (
            "of",
            "in",
            "from",
            "dated",
        ):
            mention = structure.tokens[i].mention
            if isinstance(mention, DateMention | PeriodMention):
                return mention
    marks = (i for i in (at + 1, end) if structure.word(i) in _ASIDE)
    return next((when for i in marks if (when := _date_aside(structure, i)) is not None), None)


def _date_aside(structure: Structure, mark: int) -> When | None:
    """Return the date in a bracket or between commas: "(Bonn, 4 May 2011)", ", 2004;"."""
    for i in range(mark + 1, min(len(structure.tokens), mark + 1 + _ASIDE_REACH)):
        token = structure.tokens[i]
        if isinstance(token.mention, DateMention | PeriodMention):
            following = structure.word(i + 1)
            closed = (
                not following
                or following in _CLOSING
                or following == _CLOSED.get(structure.word(mark))
            )
            stated = _YEAR.search(structure.text, token.start, token.end) is not None
            return token.mention if closed and stated else None
        named = token.slot in ("place", "parties") or (token.slot is None and token.capital)
        if not (named or token.word == ","):
            return None
    return None


def _acts(structure: Structure, at: int, first: int) -> bool:
    """Whether a party is neither a place, an addressee nor the name of a meeting."""
    if structure.tokens[at].slot == "parties" and structure.word(at + 1) in _MEETINGS:
        return False
    before = _head_of_list(structure, at, first) - 1
    if structure.word(before) in ("the", "its", "their") and before > first:
        before -= 1
    governed = structure.word(before) in grammar().not_acting_after and before >= first
    return not governed or _seats_authority(structure, at)


def _head_of_list(structure: Structure, at: int, first: int) -> int:
    """Return the first of the places in whose list one stands: "in Bonn, Germany", "in A and B".

    Several countries after a town are no part of its address: "in Bonn, Fiji and Peru signed".
    """
    mention = structure.tokens[at].mention
    if isinstance(mention, Parties) and len(mention.codes) > 1 and structure.word(at - 1) == ",":
        return at
    while at - 2 >= first:
        before, joint = structure.tokens[at - 2], structure.word(at - 1)
        named = before.slot in _LOCATING or (before.slot is None and before.capital)
        seat = before.slot == "place" or structure.word(at - 3) in ("in", "at", "near")
        if not named or not (joint == "and" or (joint == "," and seat)):
            break
        at -= 2
    return at


def _seats_authority(structure: Structure, at: int) -> bool:
    """Whether a place is the seat of an authority: "the cabinet in Thimphu"."""
    return (
        structure.word(at - 1) in ("in", "of") and structure.word(at - 2) in grammar().authorities
    )


def _stands_for_state(structure: Structure, at: int, last: int) -> bool:
    """Whether a place stands for its government: before a verb, or as the seat of an authority."""
    after = at + 1
    while structure.word(after) in grammar().adverbs or structure.word(after).endswith("ly"):
        after += 1
    if _seats_authority(structure, at) or after >= min(last, len(structure.tokens)):
        return True
    following = structure.word(after)
    return (
        following in grammar().after_metonym
        or after in structure.trigger_at
        or (
            match_at(structure.tokens, after, status_words().effects) is not None
            and following not in instrument_words().lists.prepositions
        )
    )


def _subject_start(structure: Structure, at: int) -> int:
    openers = grammar().clause_openers
    if structure.word(0) == "it" and structure.word(1) in grammar().be:
        return 0  # "It was in 1993 that they signed …"
    for i in range(at - 1, -1, -1):
        token = structure.tokens[i]
        if i in structure.after:
            return min(at, max(i + 1, structure.after[i].end))
        if token.hard or (token.word in openers and token.word != "said"):
            return i + 1
        if token.word in _DASHES and _ends_dateline(structure, i):
            return i + 1
    return 0


def _ends_dateline(structure: Structure, dash: int) -> bool:
    """Whether a dash parts a dateline from its sentence: "LIMA, May 4 (Andina) - "."""
    if structure.word(dash - 1) == ")":
        return True
    dated = dash > 1 and structure.tokens[dash - 1].slot in ("date", "period")
    return dated and dash <= _DATELINE and structure.word(dash - 2) in (",", ")")


def _listed(structure: Structure, preposition: int) -> PartyList:
    return party_list(structure.text, structure.tokens, preposition + 1)


def _persons(structure: Structure, start: int, stop: int) -> PartyList:
    """Return the states of the persons named between two tokens."""
    found = actors_between(structure, start, stop)
    return PartyList(found.codes, found.anaphors, (), stop) if found else NOBODY


def _tells_means(structure: Structure, at: int, trigger: Trigger) -> bool:
    """Whether a participle tells of the act by which a verb came about.

    In "prolonged by a protocol signed on 4 May" the date is that of both.
    """
    preposition = structure.oblique.get(at - 1)
    return (
        preposition is not None
        and preposition >= trigger.end
        and structure.word(preposition) == "by"
    )


def _dates_other(structure: Structure, at: int, trigger: Trigger) -> bool:
    """Whether a date is a deadline, an age or the date of something else."""
    mention = structure.tokens[at].mention
    if isinstance(mention, PeriodMention) and mention.expression.deadline:
        return True  # "signed a pact to double deliveries by 2024"
    if at == trigger.end or _is_today(structure, mention):
        return False
    if _opens_another(structure, at, trigger):
        return True
    words = grammar()
    if isinstance(mention, DateMention | PeriodMention) and counted(structure.text, mention):
        at -= 1
    before = structure.word(at - 1)
    if before in words.not_dating:
        return before != "of" or at - 2 < trigger.at
    for i in range(trigger.end, at):
        word = structure.word(i)
        if word == "," and not _soft_comma(structure, i):
            return True
        if word == "when" and not _MEETING.isdisjoint(t.word for t in structure.tokens[i:at]):
            continue  # "signed it when they met on 5 May"
        if word in words.not_dating_after:
            return word != "to" or i > trigger.end + 1
    return False


def _opens_another(structure: Structure, at: int, trigger: Trigger) -> bool:
    """Whether a date is that of the next object: "signed a treaty, in 2016 a fishing pact"."""
    joined = structure.word(at - 2) in (",", "and")
    if not joined or not any(trigger.at < i < at for i in structure.instruments):
        return False
    following = at + 1 + (structure.word(at + 1) in instrument_words().lists.indefinite)
    return following in structure.after


def counted(text: str, mention: When) -> bool:
    """Whether a date is counted from another: "signed the next year", "approved that December"."""
    before = text[max(0, mention.start - _ARTICLE) : mention.start].lower().split()
    pointed = before[-1:] == ["that"]
    if isinstance(mention, DateMention):
        return pointed and mention.date is None
    if not mention.expression.relative:
        return False
    opening = text[mention.start : mention.end].split(" ", 1)[0].lower()
    return pointed or (before[-1:] == ["the"] and opening in _COUNTING)


def _is_today(structure: Structure, mention: object) -> bool:
    """Whether a date is told from the day of writing, as only what happened then is."""
    if not isinstance(mention, DateMention):
        return False
    return structure.text[mention.start : mention.end].lower() in ("today", "yesterday")


def _soft_comma(structure: Structure, at: int) -> bool:
    """Whether a date may still belong to the verb after a comma."""
    near = structure.tokens[at + 1 : at + 1 + _SOFT_REACH]
    list_goes_on = structure.tokens[at + 1 : at + 1 + _LIST_REACH]
    return any(t.slot in _SOFT for t in near) or any(t.word in ("and", ",") for t in list_goes_on)
