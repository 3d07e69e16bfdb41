"""Causes and effects by the frames of `cause_frames.yaml`: what stands around a connective."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from graph.extract.annotate import Annotated
from graph.extract.causes.clauses import (
    NOTHING,
    Phrase,
    Tokens,
    clause_after,
    clause_before,
    clause_words,
    fronted,
    is_finite,
    list_after,
    stands_free,
)
from graph.extract.causes.connectives import Cue, Form, Frame, Index, Shape, among, cues
from graph.extract.causes.groups import (
    COMMA,
    OBJECTS,
    POINTING,
    SETS_OFF,
    Group,
    acts,
    copula_before,
    first_subject,
    group_before,
    has_matter,
    is_adverb,
    subject_of,
    without_verb,
)
from graph.extract.reading.tokens import matches_at

_BY: Final = "by"
#: Words of the shortest clause.
_LEAST: Final = 3
#: Shapes whose connectives are conjunctions and prepositions, and words that make others of them.
_JOINING: Final = frozenset({Shape.ADJUNCT, Shape.CLAUSE, Shape.RESULT})
_COMPARING: Final = frozenset({"such", "as", "so", "same", "well", "much", "far", "known", "held"})
#: Verbs by which causes stand behind their effect.
_LYING: Final = frozenset({"lie", "lies", "lay", "stand", "stands", "stood"})
#: Words of a connective that a clause follows.
_CONDITIONS: Final = frozenset({"if", "before"})
#: Words that are no conjunctions together.
_IDIOMS: Final = frozenset(
    {("once", "more"), ("once", "again"), ("as", "well"), ("since", "then"), ("after", "all")}
)
#: What may stand between a participle and "by": "in part", "for a week", "since May".
_WHEN: Final = frozenset(
    "in part large further since again for on until during up both above all first foremost a an"
    " year month week day ago last early late".split()
)
_MAX_BETWEEN: Final = 8
#: After which a sentence may begin anew.
_ENDS: Final = frozenset({".", ";", ":", '"', "but", "and"})
#: What only counts the causes that it leads to, and how it does so.
_COUNTED: Final = frozenset("factors reasons causes problems things constraints obstacles".split())
_OPENERS: Final = (
    (",", "including"),
    (",", "such", "as"),
    (",", "namely"),
    (",", "notably"),
    (",", "among", "them"),
    ("including",),
    ("such", "as"),
    (":",),
)
#: Particles of verbs that may stand behind the object.
_PARTICLES: Final = frozenset("up down back out off away lower higher".split())
_PARTICLE_VERB: Final = ("bring", "down")
#: Subjects that stand for a thing named before, and not for what was told.
_THINGS: Final = frozenset({"it", "they"})
#: Within how many words the second part of a connective stands.
_REACH: Final = 24
#: Words of the longest object before its particle.
_OBJECT: Final = 8
_INCLUDING: Final = frozenset({"include", "includes", "included", ":", "-", "–", "—"})


class Reading(Struct, frozen=True):
    """A connective with what stands in its places.

    Attributes:
        effect: its words; empty where it is what was told before.
        causes: the words of the list of causes; empty where it is what was told before.
        at: the place of the connective.
        whole: whether the cause is a clause, which is not taken apart.
        start, end: the words that the reading spans.
    """

    frame: Frame
    effect: Phrase
    causes: Phrase
    at: int
    whole: bool
    start: int
    end: int


def readings(sentence: Annotated) -> Iterator[Reading]:
    """Yield what the connectives of a sentence may mean, from the first to the last."""
    index = among(sentence.wording)
    if not index:
        return
    tokens = sentence.tokens
    read = (0, 0)  # the last conjunction
    for at in range(len(tokens)):
        if tokens[at].word not in index:
            continue
        for length, cue in _matches(tokens, at, index):
            if not _stands(tokens, at, cue):
                continue
            if cue.frame.shape in _JOINING:
                if at + length <= read[1] and (at, at + length) != read:
                    continue  # "as" in "as a result of"
                read = (at, at + length)
            yield from _READERS[cue.frame.shape](tokens, at, at + length, cue)


def _stands(tokens: Tokens, at: int, cue: Cue) -> bool:
    """Whether a connective stands where it may, by the word before it."""
    if any(ask in PLACES and not PLACES[ask](tokens, at) for ask in cue.frame.asks):
        return False
    word, before = tokens[at].word, tokens[at - 1] if at else None
    after = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if (word, after) in _IDIOMS or before is None:
        return before is None and (word, after) not in _IDIOMS
    if word == "when" and before.word == COMMA:
        return tokens[at - 2].slot not in (
            "period",
            "date",
        )  # "since 2010, when it came into force"
    if word == "thanks":
        return before.word not in clause_words().before_nouns
    return word != "as" or before.word not in _COMPARING


def _is_apart(tokens: Tokens, at: int) -> bool:
    """Whether a comma stands before a place, or the sentence begins there."""
    return at < 1 or tokens[at - 1].word == COMMA


def _opens(tokens: Tokens, at: int) -> bool:
    """Whether a sentence or a statement begins at a place."""
    return at == 0 or tokens[at - 1].word in _ENDS


#: What a frame may ask of the place where its connective stands, by the name its file gives it.
PLACES: Final[Mapping[str, Callable[[Tokens, int], bool]]] = {
    "comma": _is_apart,
    "opening": _opens,
}


def _matches(tokens: Tokens, at: int, index: Index) -> Iterator[tuple[int, Cue]]:
    """Yield the connectives at a place with the number of their words.

    A word may part one ("suffers badly from", "took a heavy toll on"), and an object the two words
    of a verb ("brings prices | down").
    """
    yield from matches_at(tokens, at, index)
    for words, cue in index[tokens[at].word]:
        if len(words) == 1 or Form.PLAIN in cue.forms or at + len(words) >= len(tokens):
            continue
        if len(words) == len(_PARTICLE_VERB) and words[1] in _PARTICLES:
            if _particle_follows(tokens, at, words[1]):
                yield 1, cue
        elif _is_parted(tokens, at, words):
            yield len(words) + 1, cue


def _is_parted(tokens: Tokens, at: int, words: tuple[str, ...]) -> bool:
    """Whether a connective has one word more than it should: an adverb or an adjective."""
    found = [token.word for token in tokens[at : at + len(words) + 1]]
    gap = next((n for n, word in enumerate(words) if found[n] != word), len(words))
    if gap == len(words) or tuple(found[gap + 1 :]) != words[gap:]:
        return False
    if is_adverb(tokens, at + gap):
        return True
    return (
        len(words) > len(_PARTICLE_VERB)
        and found[gap].isalpha()
        and (gap > 1 or found[gap] not in clause_words().before_nouns)
    )


def _particle_follows(tokens: Tokens, at: int, particle: str) -> bool:
    """Whether the particle of a verb stands after its object."""
    for place in range(at + 1, min(len(tokens), at + _OBJECT)):
        word = tokens[place].word
        if word == particle:
            return place > at + 1
        if not (word[0].isalnum() or tokens[place].slot) or word in clause_words().finite:
            return False
    return False


def _reading(
    cue: Cue, effect: Phrase, causes: Phrase, at: int, *, whole: bool = False
) -> Iterator[Reading]:
    if not (effect or causes):
        return
    places = [phrase for phrase in (effect, causes) if phrase]
    start = min(at, *(phrase.first for phrase in places))
    end = max(phrase.last for phrase in places)
    yield Reading(cue.frame, effect, causes, at, whole, start, end)


def _adjunct(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    before = without_verb(tokens, clause_before(tokens, at))
    if not before or not has_matter(tokens, before):
        causes, effect = fronted(tokens, max(at, end - cue.frame.keeps))
        yield from _reading(cue, effect, causes, at)
        return
    yield from _reading(cue, before, _listed(tokens, max(at, end - cue.frame.keeps)), at)


def _listed(tokens: Tokens, at: int) -> Phrase:
    """Return a list of causes, or the one that follows "several factors, including"."""
    causes = list_after(tokens, at)
    if not causes or tokens[causes.last - 1].word not in _COUNTED:
        return causes
    rest = [token.word for token in tokens[causes.last : causes.last + 3]]
    for opener in _OPENERS:
        if tuple(rest[: len(opener)]) == opener:
            return list_after(tokens, causes.last + len(opener)) or causes
    return causes


def _clause(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    before = without_verb(tokens, clause_before(tokens, at))
    if not before or not has_matter(tokens, before):
        causes, effect = fronted(tokens, end, told=True)
        if causes and causes.last - causes.first >= _LEAST:
            yield from _reading(cue, effect, causes, at, whole=True)
        return
    causes = clause_after(tokens, end, told=True)
    if causes and causes.last - causes.first >= _LEAST:
        yield from _reading(cue, before, causes, at, whole=True)


def _verb(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    group = group_before(tokens, at)
    if group.negated or group.infinitive:
        return
    by = _by(tokens, end)
    if Form.PARTICIPLE in cue.forms and by and not (group.having and not group.being):
        yield from _passive(tokens, group, by, cue)
        return
    if Form.ING in cue.forms and not group.being:
        yield from _trailing(tokens, at, end, cue)
        return
    if group.being and Form.ING not in cue.forms:
        return
    if not group.modal and not group.having and not group.being and not acts(tokens, at, end, cue):
        return
    effect = _until_next_deed(tokens, clause_after(tokens, end))
    yield from _from_subject(tokens, group, effect, at, cue)


def _until_next_deed(tokens: Tokens, effect: Phrase) -> Phrase:
    """Return an object up to another deed of the same subject: "costs | and lowered tolls"."""
    for place in effect.numbers()[1:-2]:
        verb = tokens[place + 1].word
        if tokens[place].word == "and" and verb in cues():
            deeds = (cue for length, cue in matches_at(tokens, place + 1, cues()))
            if any(cue.frame.shape is Shape.VERB and Form.PAST in cue.forms for cue in deeds):
                return Phrase(((effect.first, place),))
    return effect


def _by(tokens: Tokens, end: int) -> int | None:
    """Return the place after "by", which may follow a participle with when or how between."""
    for place in range(end, min(len(tokens), end + _MAX_BETWEEN)):
        if tokens[place].word == _BY:
            return place + 1
        known = place == end or tokens[end].word in _WHEN
        fits = tokens[place].word in _WHEN or tokens[place].slot in (
            "period",
            "date",
            "measure",
            "count",
        )
        if not (is_adverb(tokens, place) or fits or (known and place > end)):
            return None
    return None


def _passive(tokens: Tokens, group: Group, by: int, cue: Cue) -> Iterator[Reading]:
    causes = list_after(tokens, by)
    if not causes or tokens[causes.first].word.endswith("ing"):
        return
    effect = subject_of(tokens, group.start)
    if (
        not effect
        and not group.being
        and (group.start == 0 or tokens[group.start - 1].word in _ENDS)
    ):
        causes, effect = fronted(tokens, by)  # "Hit by drought, exports fell"
    yield from _reading(cue, effect, causes, group.start)


def _trailing(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "C, hampering E"."""
    start = at
    while start > 0 and (
        is_adverb(tokens, start - 1)
        or tokens[start - 1].word in ("thereby", "thus", "in", "turn", "further", "hence", "and")
    ):
        start -= 1
    if start == 0 or tokens[start - 1].word not in SETS_OFF:
        return
    causes = clause_before(tokens, start - 1)
    if causes and is_finite(tokens, causes.first, causes.last):
        yield from _reading(cue, clause_after(tokens, end), causes, at, whole=True)


def _from_subject(
    tokens: Tokens, group: Group, effect: Phrase, at: int, cue: Cue
) -> Iterator[Reading]:
    causes = subject_of(tokens, group.start)
    if not effect:
        return
    if not causes:
        return
    if tokens[effect.first].word in OBJECTS:
        effect = Phrase(((at, effect.last),))  # "brought it back"
    words = [tokens[n].word for n in causes.numbers()]
    if words == ["what"]:
        yield from _reading(cue, effect, _told_after(tokens, effect.last), at)
    elif len(words) == 1 and words[0] in POINTING:
        yield from _pointing(tokens, effect, causes, at, cue)
    else:
        yield from _reading(cue, effect, causes, at)


def _told_after(tokens: Tokens, at: int) -> Phrase:
    """Return what "is" leads to after a place: "what hampers exports | is | frost"."""
    if at >= len(tokens) or tokens[at].word not in clause_words().being:
        return NOTHING
    start = at + 1
    while start < len(tokens) and (
        is_adverb(tokens, start) or tokens[start].word in clause_words().adverbs
    ):
        start += 1
    turn = next((n for n in range(at, min(len(tokens), at + _REACH)) if tokens[n].word == "but"), 0)
    negated = any(token.word == "not" for token in tokens[at:start])
    return list_after(tokens, turn + 1 if negated and turn else start)


def _pointing(
    tokens: Tokens, effect: Phrase, subject: Phrase, at: int, cue: Cue
) -> Iterator[Reading]:
    """Read "C, which hampers E" and "C. This hampers E"."""
    place = subject.first
    if place and tokens[place].word in ("which", "that", "who"):
        end = place - 1 if tokens[place - 1].word == COMMA else place
        causes = _pointed_out(tokens, clause_before(tokens, end))
        told = causes and is_finite(tokens, causes.first, causes.last)
        if causes and not (told and tokens[place].word == "that"):
            whole = bool(told) or tokens[place].word == "which"
            yield from _reading(cue, effect, causes, at, whole=whole)
    elif place == 0 or tokens[place - 1].word in (".", ";"):
        if tokens[place].word not in _THINGS:
            yield from _reading(cue, effect, NOTHING, at, whole=True)
    elif tokens[place].word not in _THINGS and tokens[place - 1].word == "and":
        causes = clause_before(tokens, place - 1 - (tokens[place - 2].word == COMMA))
        yield from _reading(cue, effect, causes, at, whole=True)
    elif tokens[place].word in _THINGS:
        subject = first_subject(tokens, place)
        if subject:
            yield from _reading(cue, effect, subject, at)


def _pointed_out(tokens: Tokens, clause: Phrase) -> Phrase:
    """Return what "it is" points out: "it is | frost | that hampers exports"."""
    first = clause.first if clause else 0
    if not clause or clause.last - first <= _LEAST - 1 or tokens[first].word != "it":
        return clause
    if tokens[first + 1].word not in clause_words().being:
        return clause
    return Phrase(((first + 2, clause.parts[0][1]), *clause.parts[1:]))


def _reverse(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    group = group_before(tokens, at)
    if group.negated or group.infinitive or (group.being and Form.ING not in cue.forms):
        return
    if Form.ING in cue.forms and not group.being:
        if group.start and tokens[group.start - 1].word == COMMA:
            effect = clause_before(tokens, group.start - 1)
            yield from _reading(cue, effect, list_after(tokens, end), at)
        return
    if not group.modal and not acts(tokens, at, end, cue):
        return
    causes = list_after(tokens, end)
    effect = subject_of(tokens, group.start)
    if not causes or not effect:
        return
    words = [tokens[n].word for n in effect.numbers()]
    if len(words) == 1 and words[0] in POINTING:
        place = effect.first
        if words[0] == "which" and place > 1:
            effect = clause_before(tokens, place - 1)
        else:
            effect = NOTHING if place == 0 else effect
        if effect and effect.first == place:
            return
    yield from _reading(cue, effect, causes, at)


def _link(tokens: Tokens, at: int, frame: Frame) -> tuple[int, int] | None:
    """Return where the particle of a split verb stands after it."""
    for place in range(at, min(len(tokens), at + _REACH)):
        for link in frame.links:
            if tuple(token.word for token in tokens[place : place + len(link)]) == link:
                return place, place + len(link)
        if tokens[place].word in (".", ";", ":"):
            return None
    return None


def _split(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    yield from _three_places(tokens, at, end, cue, effect_first=True)


def _credit(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    yield from _three_places(tokens, at, end, cue, effect_first=False)


def _three_places(
    tokens: Tokens, at: int, end: int, cue: Cue, *, effect_first: bool
) -> Iterator[Reading]:
    """Read "blames E on C", "is blamed on C", and for credit the reverse."""
    group = group_before(tokens, at)
    link = _link(tokens, end, cue.frame)
    if link is None or group.negated:
        return
    after = list_after(tokens, link[1]) if effect_first else clause_after(tokens, link[1])
    adverbial = all(
        is_adverb(tokens, n) or tokens[n].word in ("in", "part", "down", "large", "mostly")
        for n in range(end, link[0])
    )
    if not adverbial:
        first = Phrase(((end, link[0]),))
    elif Form.PARTICIPLE in cue.forms and (group.being or (at and tokens[at - 1].word == COMMA)):
        first = subject_of(tokens, group.start)
    elif Form.PARTICIPLE in cue.forms and at and not tokens[at - 1].slot:
        first = _handed_over(tokens, at) or clause_before(tokens, group.start)
    else:
        first = _handed_over(tokens, at)
    if not first or not after:
        return
    effect, causes = (first, after) if effect_first else (after, first)
    yield from _reading(cue, effect, causes, at)


def _named(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "names C as the main obstacle to E" and "C is named as an obstacle to E"."""
    group = group_before(tokens, at)
    found = _named_as(tokens, end)
    if found is None or group.negated or Form.ING in cue.forms:
        return
    place, noun, start = found
    if place > end:
        causes = Phrase(((end, place),))
    elif group.being and Form.PARTICIPLE in cue.forms:
        causes = subject_of(tokens, group.start)
    else:
        return
    effect = clause_after(tokens, start)
    if not causes or not effect:
        return
    told = len(causes.numbers()) == 1 and tokens[causes.first].word in POINTING
    yield from _reading(noun, effect, NOTHING if told else causes, at, whole=told)


def _named_as(tokens: Tokens, at: int) -> tuple[int, Cue, int] | None:
    """Return the place of "as the main obstacle to", its noun, and the place after it."""
    for place in range(at, min(len(tokens), at + _REACH)):
        if tokens[place].word in (".", ";", ":"):
            return None
        if tokens[place].word != "as":
            continue
        for start in range(place + 1, min(len(tokens), place + _MAX_BETWEEN + 2)):
            for length, cue in matches_at(tokens, start, cues()):
                if cue.frame.shape is Shape.NOUN:
                    end = _linked(tokens, start + length, cue.frame)
                    return None if end is None else (place, cue, end)
    return None


def _linked(tokens: Tokens, at: int, frame: Frame) -> int | None:
    """Return the place after what may follow the noun of a frame."""
    for link in frame.links:
        if tuple(token.word for token in tokens[at : at + len(link)]) == link:
            return at + len(link)
    return None


def _handed_over(tokens: Tokens, at: int) -> Phrase:
    """Return the clause of which ", which the bank" or ", a rise that traders" tells more."""
    for place in range(at - 1, max(0, at - 16), -1):
        if (
            tokens[place].word == COMMA
            and place + 1 < at
            and tokens[place + 1].word in ("which", "a", "an", "something")
        ):
            return clause_before(tokens, place)
    return NOTHING


def _noun(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    verb = copula_before(tokens, at)
    link = _linked(tokens, end, cue.frame)
    after = end if link is None else link
    if verb is not None:
        causes = subject_of(tokens, group_before(tokens, verb).start if verb else 0)
        told = tokens[after - 1].word in _CONDITIONS
        effect = clause_after(tokens, after, told=told) if link else NOTHING
        if not link and not _stands_alone(tokens, end):
            if ("why",) not in cue.frame.links:
                return
            effect = clause_after(tokens, end, told=True)
            if not effect or not is_finite(tokens, effect.first, effect.last):
                return
        if causes and len(causes.numbers()) == 1 and tokens[causes.first].word in _THINGS:
            causes = first_subject(tokens, causes.first)
        if causes and not (len(causes.numbers()) == 1 and tokens[causes.first].word in POINTING):
            yield from _reading(cue, effect, causes, verb)
        return
    being = _being_after(tokens, after, link=bool(link))
    if being is None:
        return
    effect = Phrase(((after, being),)) if link and being > after else NOTHING
    start = being + 1
    while start < len(tokens) and (
        is_adverb(tokens, start) or tokens[start].word in ("that", "still", "not", ",")
    ):
        start += 1
    yield from _reading(cue, effect, list_after(tokens, start), at)


def _closes(tokens: Tokens, at: int) -> bool:
    """Whether a statement ends at a place."""
    return at >= len(tokens) or tokens[at].word in (".", ";")


def _stands_alone(tokens: Tokens, at: int) -> bool:
    return at >= len(tokens) or tokens[at].word in (".", ",", ";", ":", "here", "there")


def _being_after(tokens: Tokens, at: int, *, link: bool) -> int | None:
    """Return the place of "is", "include" or a colon after a noun and what it is of."""
    reach = 18 if link else 1
    for place in range(at, min(len(tokens), at + reach)):
        word = tokens[place].word
        if word in ("is", "are", "was", "were", "remains", "remain") or _introduces(tokens, place):
            return place
        if word in (".", ";", COMMA):
            return None
    return None


def _introduces(tokens: Tokens, at: int) -> bool:
    """Whether "include" or a mark that stands free leads to what a noun is."""
    return tokens[at].word in _INCLUDING and (tokens[at].word != "-" or stands_free(tokens, at))


def _result(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "C, so that E", "C. As a result, E" and "C, and E as a result"."""
    if at and (_closes(tokens, end) or tokens[at - 1].word in clause_words().auxiliaries):
        yield from _resulting(tokens, at, end, cue)
        return
    start = end + 1 if end < len(tokens) and tokens[end].word == COMMA else end
    effect = clause_after(tokens, start, told=True)
    if not effect:
        return
    before = clause_before(
        tokens, at - 1 if at and tokens[at - 1].word in (COMMA, "and", ";") else at
    )
    if at and tokens[at - 1].word == ";":
        before = clause_before(tokens, at - 1)
    if before and tokens[before.last - 1].word in clause_words().being:
        return
    if not before or not has_matter(tokens, before):
        yield from _reading(cue, effect, NOTHING, at, whole=True)
    elif before.last - before.first >= _LEAST:
        yield from _reading(cue, effect, before, at, whole=True)


def _resulting(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "E as a result" and "freight has consequently risen", with what is told before it."""
    before = clause_before(tokens, at)
    if not before or not is_finite(tokens, before.first, before.last):
        return
    rest = NOTHING if _closes(tokens, end) else clause_after(tokens, end)
    effect = Phrase((*before.parts, *rest.parts))
    joint = before.first
    while joint and tokens[joint - 1].word in ("and", COMMA, ";"):
        joint -= 1
    causes = clause_before(tokens, joint) if joint < before.first else NOTHING
    yield from _reading(cue, effect, causes, at, whole=True)


def _absolute(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "E, frost having killed the blossom"."""
    start = at
    while start > max(0, at - _OBJECT) and tokens[start - 1].word != COMMA:
        start -= 1
    if start in (0, at) or tokens[start - 1].word != COMMA:
        return
    causes = clause_after(tokens, start)
    if causes and causes.last > end and not is_finite(tokens, start, at):
        yield from _reading(cue, clause_before(tokens, start - 1), causes, at, whole=True)


def _inverted(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "Behind E lie C"."""
    verb = next((n for n in range(end, min(len(tokens), end + _REACH)) if _lies(tokens, n)), None)
    if verb is None or verb == end or COMMA in {token.word for token in tokens[end:verb]}:
        return
    start = verb + 1
    if start < len(tokens) and tokens[start].word == COMMA:  # ", according to the bank,"
        closing = (n for n in range(start + 1, len(tokens)) if tokens[n].word == COMMA)
        start = next(closing, start) + 1
    yield from _reading(cue, Phrase(((end, verb),)), list_after(tokens, start), at)


def _lies(tokens: Tokens, at: int) -> bool:
    return tokens[at].word in _LYING or tokens[at].word in clause_words().being


def _alone(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "E. C helped"."""
    if _stands_alone(tokens, end):
        causes = subject_of(tokens, group_before(tokens, at).start)
        if causes and not is_finite(tokens, causes.first, causes.last):
            yield from _reading(cue, NOTHING, causes, at)


def _answer(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "E. Somebody blames C"."""
    group = group_before(tokens, at)
    if group.negated or group.being or group.infinitive or Form.ING in cue.forms:
        return
    if group.having or group.modal or acts(tokens, at, end, cue):
        causes = list_after(tokens, end)
        rest = tokens[causes.last :] if causes else ()
        if all(token.word not in ("for", "on", "with") for token in rest):
            yield from _reading(cue, NOTHING, causes, at)


def _need(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "To E, somebody needs C" and "somebody needs C to E"."""
    group = group_before(tokens, at)
    if group.negated or Form.ING in cue.forms:
        return
    if not group.modal and not acts(tokens, at, end, cue):
        return
    purpose = _purpose_before(tokens, group.start)
    link = _link(tokens, end, cue.frame)
    if link is not None:
        causes = Phrase(((end, link[0]),)) if link[0] > end else NOTHING
        effect = clause_after(tokens, link[1])
        if causes and effect:
            yield from _reading(cue, effect, causes, at)
            return
    if purpose:
        causes = list_after(tokens, end)
        if causes:
            yield from _reading(cue, purpose, causes, at)


def _aims(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a condition is an aim: "if exports are to rise"."""
    words = [token.word for token in tokens[first:last]]
    return words[:1] == ["if"] and "to" in words and COMMA in words[words.index("to") :]


def _purpose_before(tokens: Tokens, at: int) -> Phrase:
    """Return the phrase "to sell more" or "for exports to grow" that opens the clause."""
    start = at
    while start > 0 and tokens[start - 1].word not in (".", ";", ":", "and", "but"):
        start -= 1
    for first in (start, 0):
        aim = tokens[first].word in ("to", "for") or _aims(tokens, first, at)
        if first < at and aim:
            for place in range(first, at):
                if tokens[place].word == COMMA:
                    return Phrase(((first + 1, place),)) if place > first + 1 else NOTHING
    return NOTHING


_READERS: Final[Mapping[Shape, Callable[[Tokens, int, int, Cue], Iterator[Reading]]]] = {
    Shape.ADJUNCT: _adjunct,
    Shape.CLAUSE: _clause,
    Shape.VERB: _verb,
    Shape.REVERSE: _reverse,
    Shape.SPLIT: _split,
    Shape.CREDIT: _credit,
    Shape.NOUN: _noun,
    Shape.NAMED: _named,
    Shape.RESULT: _result,
    Shape.NEED: _need,
    Shape.ABSOLUTE: _absolute,
    Shape.INVERTED: _inverted,
    Shape.ALONE: _alone,
    Shape.ANSWER: _answer,
}
