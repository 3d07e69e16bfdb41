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
    first_finite,
    fronted,
    is_aside,
    is_finite,
    list_after,
    stands_free,
)
from graph.extract.causes.connectives import Cue, Form, Frame, Index, Shape, among, cues
from graph.extract.reading.tokens import matches_at

_BY: Final = "by"
_COMMA: Final = ","
#: What a frame asks for that stands apart from what is before it.
_PARTED: Final = "comma"
_MAX_ADJECTIVES: Final = 5
#: Words of the shortest clause.
_LEAST: Final = 3
_SETS_OFF: Final = frozenset({",", ":", "-", "–", "—"})
#: Subjects that stand for what was told before.
POINTING: Final = frozenset(
    {"this", "that", "these", "which", "it", "they", "all this", "both", "the latter"}
)
#: "their will to promote", "is to improve": no deed of the subject.
#: What may stand between a participle and "by": "in part", "for a week", "since May".
_WHEN: Final = frozenset("in part large further since again for on until during up both".split())
_MAX_BETWEEN: Final = 5
_TO_DO: Final = frozenset(["will", "is", "are", "was", "were", "be", "been", "can"])
#: Words in "-ly" that are no adverbs.
_NO_ADVERBS: Final = frozenset(
    "supply july italy family assembly anomaly monopoly reply ally early only".split()
)
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
_RELATIVE: Final = frozenset({"which", "that", "who"})
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
    for at in range(len(tokens)):
        if tokens[at].word not in index:
            continue
        for length, cue in _matches(tokens, at, index):
            if _PARTED not in cue.frame.asks or is_parted(tokens, at):
                yield from _READERS[cue.frame.shape](tokens, at, at + length, cue)


def is_parted(tokens: Tokens, at: int) -> bool:
    """Whether a comma stands before a place, or the sentence begins there."""
    return at < 1 or tokens[at - 1].word == _COMMA


def _matches(tokens: Tokens, at: int, index: Index) -> Iterator[tuple[int, Cue]]:
    """Yield the connectives at a place; an adverb may part one: "suffers badly from"."""
    yield from matches_at(tokens, at, index)
    if at + 2 < len(tokens) and _is_adverb(tokens, at + 1):
        for words, cue in index[tokens[at].word]:
            rest = tuple(token.word for token in tokens[at + 2 : at + 1 + len(words)])
            if len(words) > 1 and rest == words[1:] and Form.PLAIN not in cue.forms:
                yield len(words) + 1, cue


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
    before = _without_verb(tokens, clause_before(tokens, at))
    if not before or not _has_matter(tokens, before):
        causes, effect = fronted(tokens, end - cue.frame.keeps)
        yield from _reading(cue, effect, causes, at)
        return
    yield from _reading(cue, before, _listed(tokens, end - cue.frame.keeps), at)


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
    before = _without_verb(tokens, clause_before(tokens, at))
    if not before or not _has_matter(tokens, before):
        causes, effect = fronted(tokens, end, told=True)
        if causes and causes.last - causes.first >= _LEAST:
            yield from _reading(cue, effect, causes, at, whole=True)
        return
    causes = clause_after(tokens, end, told=True)
    if causes and causes.last - causes.first >= _LEAST:
        yield from _reading(cue, before, causes, at, whole=True)


def _has_matter(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase has more than adverbs and conjunctions."""
    idle = (
        clause_words().adverbs
        | clause_words().fronting
        | {"largely", "mainly", "partly", "and", "it", "that"}
    )
    return any(
        tokens[n].word not in idle and not tokens[n].word.endswith("ly") for n in phrase.numbers()
    )


def _without_verb(tokens: Tokens, phrase: Phrase) -> Phrase:
    """Return a phrase without the words at its end that only lead on: "was mainly"."""
    idle = (
        clause_words().being
        | clause_words().adverbs
        | {"largely", "and", "but", "or", "came", "that", ","}
    )
    parts = list(phrase.parts)
    while parts:
        first, last = parts[-1]
        while last > first and (tokens[last - 1].word in idle or _is_adverb(tokens, last - 1)):
            last -= 1
        if last > first:
            parts[-1] = (first, last)
            break
        parts.pop()
    return Phrase(tuple(parts)) if parts else NOTHING


def _is_adverb(tokens: Tokens, at: int) -> bool:
    word = tokens[at].word
    return word.endswith("ly") and word not in _NO_ADVERBS


class _Group(Struct, frozen=True):
    """The words before a verb that belong to it: where they begin, and what they say."""

    start: int
    being: bool
    having: bool
    modal: bool
    infinitive: bool
    negated: bool


def _group(tokens: Tokens, at: int) -> _Group:
    words = clause_words()
    start = at
    seen: list[str] = []
    while start > 0:
        word = tokens[start - 1].word
        known = word in words.auxiliaries or word in words.adverbs or word == "to"
        if not (
            known
            or _is_adverb(tokens, start - 1)
            or (word in words.helping and seen and seen[-1] == "to")
            or word in ("help", "helped", "helps")
        ):
            break
        seen.append(word)
        start -= 1
    while start < at and tokens[start].word in ("in", "to", "no", "at", "all", "both", "since"):
        start += 1
    if "to" in seen and seen[-1] in _TO_DO and seen.index("to") == len(seen) - 2:
        return _Group(start, False, False, False, True, False)
    verbs = [word for word in seen if word in words.auxiliaries]
    nearest = verbs[0] if verbs else ""
    to = "to" in seen
    helped = any(word in words.helping for word in seen)
    return _Group(
        start,
        being=nearest in words.being and not to,
        having=nearest in ("has", "have", "had", "'ve"),
        modal=helped or any(word in words.finite for word in verbs),
        infinitive=to and not helped,
        negated=not words.negations.isdisjoint(seen),
    )


def _verb(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    group = _group(tokens, at)
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
    if not group.modal and not group.having and not group.being and not _acts(tokens, at, end, cue):
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
        fits = tokens[place].word in _WHEN or tokens[place].slot in ("period", "date")
        if not (_is_adverb(tokens, place) or fits or (known and place > end)):
            return None
    return None


def _passive(tokens: Tokens, group: _Group, by: int, cue: Cue) -> Iterator[Reading]:
    causes = list_after(tokens, by)
    if not causes or tokens[causes.first].word.endswith("ing"):
        return
    yield from _reading(cue, _subject(tokens, group.start), causes, group.start)


def _trailing(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "C, hampering E"."""
    start = at
    while start > 0 and (
        _is_adverb(tokens, start - 1)
        or tokens[start - 1].word in ("thereby", "thus", "in", "turn", "further", "hence", "and")
    ):
        start -= 1
    if start == 0 or tokens[start - 1].word not in _SETS_OFF:
        return
    causes = clause_before(tokens, start - 1)
    if causes and is_finite(tokens, causes.first, causes.last):
        yield from _reading(cue, clause_after(tokens, end), causes, at, whole=True)


def _acts(tokens: Tokens, at: int, end: int, cue: Cue) -> bool:
    """Whether a word alone is a verb with an object, and no noun: "delays cost growers dear"."""
    words = clause_words()
    before = tokens[at - 1].word if at else "the"
    after = tokens[end].word if end < len(tokens) else "."
    infinitive = at > 1 and tokens[at - 2].word in ("to", "will", "would", "could", ",")
    if infinitive and before in cues() and before not in POINTING:
        return False  # "to facilitate increased trade"
    if before in words.before_nouns and before not in POINTING:
        return False
    if after in words.after_nouns and end - at == 1:
        return False
    past = not {Form.PAST, Form.PRESENT}.isdisjoint(cue.forms)
    if before == _COMMA:
        return _after_aside(tokens, at, end)
    return past or _may_be_plural(tokens, at)


def _after_aside(tokens: Tokens, at: int, end: int) -> bool:
    """Whether the comma before a verb closes an aside: "the lock, built in 1999, cut it"."""
    opened = next((n for n in range(at - 2, -1, -1) if tokens[n].word == _COMMA), None)
    if opened is None or end >= len(tokens):
        return False
    if end - at > 1 or is_aside(tokens, opened + 1, at - 1):
        return True
    return tokens[end].slot is not None or tokens[end].word in clause_words().before_nouns


def _may_be_plural(tokens: Tokens, at: int) -> bool:
    """Whether the word before a verb may end a subject of several: "delays", "a and b"."""
    before = tokens[at - 1]
    if before.word.endswith(("al", "ar", "ive", "ic", "ous", "able")) or before.word == "and":
        return False
    several = any(token.word == "and" for token in tokens[max(0, at - 5) : at - 1])
    return (
        several or before.slot is not None or before.word.endswith("s") or before.word in POINTING
    )


def _from_subject(
    tokens: Tokens, group: _Group, effect: Phrase, at: int, cue: Cue
) -> Iterator[Reading]:
    causes = _subject(tokens, group.start)
    if not effect:
        return
    if not causes:
        return
    words = [tokens[n].word for n in causes.numbers()]
    if len(words) == 1 and words[0] in POINTING:
        yield from _pointing(tokens, effect, causes, at, cue)
        return
    yield from _reading(cue, effect, causes, at)


def _pointing(
    tokens: Tokens, effect: Phrase, subject: Phrase, at: int, cue: Cue
) -> Iterator[Reading]:
    """Read "C, which hampers E" and "C. This hampers E"."""
    place = subject.first
    if place and tokens[place].word in ("which", "that", "who"):
        end = place - 1 if tokens[place - 1].word == _COMMA else place
        causes = clause_before(tokens, end)
        told = causes and is_finite(tokens, causes.first, causes.last)
        if causes and not (told and tokens[place].word == "that"):
            whole = bool(told) or tokens[place].word == "which"
            yield from _reading(cue, effect, causes, at, whole=whole)
    elif place == 0 or tokens[place - 1].word in (".", ";"):
        yield from _reading(cue, effect, NOTHING, at, whole=True)
    elif tokens[place].word in ("it", "they"):
        subject = _first_subject(tokens, place)
        if subject:
            yield from _reading(cue, effect, subject, at)


def _first_subject(tokens: Tokens, at: int) -> Phrase:
    """Return the subject of the sentence, to which a pronoun within it points back."""
    finite = first_finite(tokens, 1, at)
    if finite is None:
        return NOTHING
    return _without_verb(tokens, clause_before(tokens, finite))


def _subject(tokens: Tokens, at: int) -> Phrase:
    """Return the subject of a verb whose words begin at a place."""
    if at and tokens[at - 1].word in _RELATIVE:
        return Phrase(((at - 1, at),))
    clause = _without_joint(tokens, clause_before(tokens, at))
    if not clause:
        return clause
    if tokens[clause.first].word in _RELATIVE and clause.last - clause.first == 1:
        return clause
    finite = first_finite(tokens, clause.first, clause.last)
    if finite is None:
        finite = _first_deed(tokens, clause)
    shared = at and tokens[at - 1].word in ("and", "but", _COMMA)
    if finite is None and at and tokens[at - 1].word == "and":
        return NOTHING
    if finite is not None and shared and finite > clause.first:
        parts = ((first, min(last, finite)) for first, last in clause.parts if first < finite)
        return _without_verb(tokens, Phrase(tuple(parts)))
    return clause


def _first_deed(tokens: Tokens, clause: Phrase) -> int | None:
    """Return the place of the first verb that brings something about."""
    for place in range(clause.first + 1, clause.last):
        for length, cue in (
            matches_at(tokens, place, cues()) if tokens[place].word in cues() else ()
        ):
            if cue.frame.shape is Shape.VERB and _acts(tokens, place, place + length, cue):
                return place
    return None


def _without_joint(tokens: Tokens, phrase: Phrase) -> Phrase:
    parts = [part for part in phrase.parts if part[0] < part[1]]
    if parts and tokens[parts[-1][1] - 1].word in ("and", "but", _COMMA):
        parts[-1] = (parts[-1][0], parts[-1][1] - 1)
    parts = [part for part in parts if part[0] < part[1]]
    if parts and tokens[parts[0][0]].word == "and":
        parts[0] = (parts[0][0] + 1, parts[0][1])
    return Phrase(tuple(part for part in parts if part[0] < part[1]))


def _reverse(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    group = _group(tokens, at)
    if group.negated or group.infinitive or (group.being and Form.ING not in cue.forms):
        return
    if Form.ING in cue.forms and not group.being:
        if at and tokens[at - 1].word == _COMMA:
            effect = clause_before(tokens, at - 1)
            yield from _reading(cue, effect, list_after(tokens, end), at)
        return
    if not group.modal and not _acts(tokens, at, end, cue):
        return
    causes = list_after(tokens, end)
    effect = _subject(tokens, group.start)
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


def _link(tokens: Tokens, at: int, frame: Frame, reach: int = 24) -> tuple[int, int] | None:
    """Return where the particle of a split verb stands after it."""
    for place in range(at, min(len(tokens), at + reach)):
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
    group = _group(tokens, at)
    link = _link(tokens, end, cue.frame)
    if link is None or group.negated:
        return
    after = list_after(tokens, link[1]) if effect_first else clause_after(tokens, link[1])
    adverbial = all(
        _is_adverb(tokens, n) or tokens[n].word in ("in", "part", "down", "large", "mostly")
        for n in range(end, link[0])
    )
    if not adverbial:
        first = Phrase(((end, link[0]),))
    elif Form.PARTICIPLE in cue.forms and (group.being or (at and tokens[at - 1].word == _COMMA)):
        first = _subject(tokens, group.start)
    elif Form.PARTICIPLE in cue.forms and at and not tokens[at - 1].slot:
        first = _handed_over(tokens, at) or clause_before(tokens, group.start)
    else:
        first = _handed_over(tokens, at)
    if not first or not after:
        return
    effect, causes = (first, after) if effect_first else (after, first)
    yield from _reading(cue, effect, causes, at)


def _handed_over(tokens: Tokens, at: int) -> Phrase:
    """Return the clause of which ", which the bank" or ", a rise that traders" tells more."""
    for place in range(at - 1, max(0, at - 16), -1):
        if (
            tokens[place].word == _COMMA
            and place + 1 < at
            and tokens[place + 1].word in ("which", "a", "an", "something")
        ):
            return clause_before(tokens, place)
    return NOTHING


def _noun(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    verb = _copula(tokens, at)
    link = next(
        (ln for ln in cue.frame.links if tuple(t.word for t in tokens[end : end + len(ln)]) == ln),
        None,
    )
    after = end + len(link) if link else end
    if verb is not None:
        causes = _subject(tokens, _group(tokens, verb).start if verb else 0)
        effect = clause_after(tokens, after) if link else NOTHING
        if not link and not _stands_alone(tokens, end):
            if ("why",) not in cue.frame.links:
                return
            effect = clause_after(tokens, end, told=True)
            if not effect or not is_finite(tokens, effect.first, effect.last):
                return
        if causes and not (len(causes.numbers()) == 1 and tokens[causes.first].word in POINTING):
            yield from _reading(cue, effect, causes, verb)
        return
    being = _being_after(tokens, after, link=bool(link))
    if being is None:
        return
    effect = Phrase(((after, being),)) if link and being > after else NOTHING
    start = being + 1
    while start < len(tokens) and (
        _is_adverb(tokens, start) or tokens[start].word in ("that", "still", "not", ",")
    ):
        start += 1
    yield from _reading(cue, effect, list_after(tokens, start), at)


def _stands_alone(tokens: Tokens, at: int) -> bool:
    return at >= len(tokens) or tokens[at].word in (".", ",", ";", ":", "here", "there")


def _copula(tokens: Tokens, at: int) -> int | None:
    """Return the place of the form of "be" before a noun and its adjectives."""
    words = clause_words()
    for place in range(at - 1, max(-1, at - 2 - _MAX_ADJECTIVES), -1):
        word = tokens[place].word
        if word in words.being or word in (
            "remain",
            "remains",
            "constitute",
            "constitutes",
            "represent",
            "represents",
            "poses",
            "pose",
            "proved",
            "proves",
            "formed",
            "forms",
        ):
            return place
        parted = word in _SETS_OFF or word in (
            ".",
            ";",
            "by",
            "in",
            "to",
            "for",
            "at",
            "from",
            "with",
        )
        if parted or word in words.finite:
            return None
    return None


def _being_after(tokens: Tokens, at: int, *, link: bool) -> int | None:
    """Return the place of "is", "include" or a colon after a noun and what it is of."""
    reach = 18 if link else 1
    for place in range(at, min(len(tokens), at + reach)):
        word = tokens[place].word
        if word in ("is", "are", "was", "were", "remains", "remain") or _introduces(tokens, place):
            return place
        if word in (".", ";", _COMMA):
            return None
    return None


def _introduces(tokens: Tokens, at: int) -> bool:
    """Whether "include" or a mark that stands free leads to what a noun is."""
    return tokens[at].word in _INCLUDING and (tokens[at].word != "-" or stands_free(tokens, at))


def _result(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "C, so that E" and "C. As a result, E"."""
    start = end + 1 if end < len(tokens) and tokens[end].word == _COMMA else end
    effect = clause_after(tokens, start, told=True)
    if not effect:
        return
    before = clause_before(
        tokens, at - 1 if at and tokens[at - 1].word in (_COMMA, "and", ";") else at
    )
    if at and tokens[at - 1].word == ";":
        before = clause_before(tokens, at - 1)
    if before and tokens[before.last - 1].word in clause_words().being:
        return
    if not before or not _has_matter(tokens, before):
        yield from _reading(cue, effect, NOTHING, at, whole=True)
    elif before.last - before.first >= _LEAST:
        yield from _reading(cue, effect, before, at, whole=True)


def _alone(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "E. C helped"."""
    if _stands_alone(tokens, end):
        causes = _subject(tokens, _group(tokens, at).start)
        if causes and not is_finite(tokens, causes.first, causes.last):
            yield from _reading(cue, NOTHING, causes, at)


def _answer(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "E. Somebody blames C"."""
    group = _group(tokens, at)
    if group.negated or group.being or group.infinitive or Form.ING in cue.forms:
        return
    if group.having or group.modal or _acts(tokens, at, end, cue):
        causes = list_after(tokens, end)
        rest = tokens[causes.last :] if causes else ()
        if all(token.word not in ("for", "on", "with") for token in rest):
            yield from _reading(cue, NOTHING, causes, at)


def _need(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "To E, somebody needs C" and "somebody needs C to E"."""
    group = _group(tokens, at)
    if group.negated or Form.ING in cue.forms:
        return
    if not group.modal and not _acts(tokens, at, end, cue):
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


def _purpose_before(tokens: Tokens, at: int) -> Phrase:
    """Return the phrase "to sell more" or "for exports to grow" that opens the clause."""
    start = at
    while start > 0 and tokens[start - 1].word not in (".", ";", ":", "and", "but"):
        start -= 1
    for first in (start, 0):
        if first < at and tokens[first].word in ("to", "for", "if"):
            for place in range(first, at):
                if tokens[place].word == _COMMA:
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
    Shape.RESULT: _result,
    Shape.NEED: _need,
    Shape.ALONE: _alone,
    Shape.ANSWER: _answer,
}
