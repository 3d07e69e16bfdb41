"""The words of a verb and its subject: what belongs to a verb, and who or what does it."""

from __future__ import annotations

from functools import cache
from typing import Final

from msgspec import Struct

from graph.extract.causes.clauses import NOTHING, Phrase, clause_before, is_aside, is_participle
from graph.extract.causes.connectives import Cue, Form, Shape, cues
from graph.extract.causes.finite import Tokens, clause_words, first_finite
from graph.extract.reading.tokens import matches_at

COMMA: Final = ","
SETS_OFF: Final = frozenset({",", ":", "-", "–", "—"})
_MAX_ADJECTIVES: Final = 5
#: Subjects that stand for what was told before.
POINTING: Final = frozenset(
    {"this", "that", "these", "which", "it", "they", "all this", "both", "the latter"}
)
#: Objects that stand for what was told before.
OBJECTS: Final = frozenset({"it", "them", "that", "this"})
#: "their will to promote", "is to improve": no deed of the subject.
_TO_DO: Final = frozenset(["will", "is", "are", "was", "were", "be", "been", "can"])
#: Words in "-ly" that are no adverbs.
_NO_ADVERBS: Final = frozenset(
    "supply july italy family assembly anomaly monopoly reply ally early only".split()
)
#: Words of the longest subject, and of the shortest connective that is nothing but a verb.
_SUBJECT: Final = 16
_LONG: Final = 3
#: Where a subject begins, and what follows its head.
_BEFORE_SUBJECT: Final = frozenset(
    [",", ".", ";", ":", "that", "but", "because", "if", "while", "as"]
)
_INSIDE_SUBJECT: Final = frozenset(
    "of in on at between for to from with by over among across".split()
)
#: Verbs that say what something is, and what never stands between them and it.
_COPULAS: Final = frozenset(
    "remain remains constitute constitutes represent represents poses pose proved proves formed"
    " forms".split()
)
_PARTING: Final = frozenset(". ; by in to for at from with".split())
_RELATIVE: Final = frozenset({"which", "that", "who"})


@cache
def _idle_before() -> frozenset[str]:
    """Return the words before a connective that say nothing by themselves."""
    return clause_words().adverbs | clause_words().fronting | {"and", "it", "that"}


@cache
def _idle_at_end() -> frozenset[str]:
    """Return the words that only lead on to what follows."""
    return clause_words().being | clause_words().adverbs | {"and", "but", "or", "came", "that", ","}


def has_matter(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase has more than adverbs and conjunctions."""
    return any(
        tokens[n].word not in _idle_before() and not tokens[n].word.endswith("ly")
        for n in phrase.numbers()
    )


def without_verb(tokens: Tokens, phrase: Phrase) -> Phrase:
    """Return a phrase without the words at its end that only lead on: "was mainly"."""
    idle = _idle_at_end()
    parts = list(phrase.parts)
    while parts:
        first, last = parts[-1]
        while last > first and (tokens[last - 1].word in idle or is_adverb(tokens, last - 1)):
            last -= 1
        if last > first:
            parts[-1] = (first, last)
            break
        parts.pop()
    return Phrase(tuple(parts)) if parts else NOTHING


def lone_word(tokens: Tokens, phrase: Phrase) -> str | None:
    """Return the word of a phrase that is only one, None for a longer phrase."""
    numbers = phrase.numbers()
    return tokens[numbers[0]].word if len(numbers) == 1 else None


def is_adverb(tokens: Tokens, at: int) -> bool:
    """Whether a word is an adverb in "-ly"."""
    word = tokens[at].word
    return word.endswith("ly") and word not in _NO_ADVERBS


class Group(Struct, frozen=True):
    """The words before a verb that belong to it: where they begin, and what they say."""

    start: int
    being: bool
    having: bool
    modal: bool
    infinitive: bool
    negated: bool


def group_before(tokens: Tokens, at: int) -> Group:
    """Return the words that belong to the verb at a place: helping verbs, adverbs, negations."""
    words = clause_words()
    start = at
    seen: list[str] = []
    while start > 0:
        word = tokens[start - 1].word
        known = word in words.auxiliaries or word in words.adverbs or word == "to"
        if not (
            known
            or is_adverb(tokens, start - 1)
            or (word in words.helping and seen and seen[-1] == "to")
            or word in ("help", "helped", "helps")
        ):
            break
        seen.append(word)
        start -= 1
    while start < at and tokens[start].word in ("in", "to", "no", "at", "all", "both", "since"):
        start += 1
    if "to" in seen and seen[-1] in _TO_DO and seen.index("to") == len(seen) - 2:
        return Group(start, False, False, False, True, False)
    verbs = [word for word in seen if word in words.auxiliaries]
    nearest = verbs[0] if verbs else ""
    to = "to" in seen
    helped = any(word in words.helping for word in seen)
    return Group(
        start,
        being=nearest in words.being and not to,
        having=nearest in ("has", "have", "had", "'ve"),
        modal=helped or any(word in words.finite for word in verbs),
        infinitive=to and not helped,
        negated=not words.negations.isdisjoint(seen),
    )


def acts(tokens: Tokens, at: int, end: int, cue: Cue) -> bool:
    """Whether a word alone is a verb with an object, and no noun: "delays cost growers dear"."""
    words = clause_words()
    before = tokens[at - 1].word if at else "the"
    after = tokens[end].word if end < len(tokens) else "."
    infinitive = at > 1 and tokens[at - 2].word in ("to", "will", "would", "could", ",")
    if infinitive and before in cues() and before not in POINTING:
        return False  # "to facilitate increased trade"
    if before in words.before_nouns and before not in POINTING:
        return False
    if at > 1 and before.endswith(("ing", "ed")) and tokens[at - 2].word in words.before_nouns:
        return False  # "the resulting delays"
    if after in words.after_nouns and end - at == 1:
        return False
    finite = not {Form.PAST, Form.PRESENT}.isdisjoint(cue.forms) or end - at >= _LONG
    if before == COMMA:
        return _after_aside(tokens, at, end)
    return finite or _may_be_plural(tokens, at)


def _after_aside(tokens: Tokens, at: int, end: int) -> bool:
    """Whether the comma before a verb closes an aside: "the lock, built in 1999, cut it"."""
    opened = next((n for n in range(at - 2, -1, -1) if tokens[n].word == COMMA), None)
    if opened is None or end >= len(tokens):
        return False
    if end - at > 1 or is_aside(tokens, opened + 1, at - 1):
        return True
    return tokens[end].slot is not None or tokens[end].word in clause_words().before_nouns


def _may_be_plural(tokens: Tokens, at: int) -> bool:
    """Whether the words before a verb may be a subject of several: "delays", "a and b"."""
    before = tokens[at - 1]
    if before.word.endswith(("al", "ar", "ive", "ic", "ous", "able")) or before.word == "and":
        return False
    if before.slot is not None or before.word.endswith("s") or before.word in POINTING:
        return True
    if before.word == "what":
        return True
    start = at
    while start > 0 and tokens[start - 1].word not in _BEFORE_SUBJECT and start > at - _SUBJECT:
        start -= 1
    words = [token.word for token in tokens[start:at]]
    head = next((n for n in range(1, len(words)) if words[n] in _INSIDE_SUBJECT), len(words))
    return bool(words) and ("and" in words[:-1] or words[head - 1].endswith("s"))


def first_subject(tokens: Tokens, at: int) -> Phrase:
    """Return the subject of the sentence, to which a pronoun within it points back."""
    finite = first_finite(tokens, 1, at)
    if finite is None:
        return NOTHING
    return without_verb(tokens, clause_before(tokens, finite))


def subject_of(tokens: Tokens, at: int) -> Phrase:
    """Return the subject of a verb whose words begin at a place."""
    if at and tokens[at - 1].word in _RELATIVE:
        return Phrase(((at - 1, at),))
    if at > 1 and tokens[at - 1].word == "what" and tokens[at - 2].word in clause_words().being:
        return clause_before(tokens, at - 2)  # "frost is what hampers exports"
    if (relative := _relative_before_aside(tokens, at)) is not None:
        return Phrase(((relative, relative + 1),))
    aside = _aside_start(tokens, at)
    clause = _without_joint(tokens, clause_before(tokens, at if aside is None else aside))
    if not clause:
        return clause
    if tokens[clause.first].word in _RELATIVE and clause.last - clause.first == 1:
        return clause
    if any(tokens[place].word == "what" for place in clause.numbers()[1:]):
        return NOTHING  # "what the crisis had cost it"
    finite = first_finite(tokens, clause.first, clause.last)
    if finite is None:
        finite = _first_deed(tokens, clause)
    shared = at and tokens[at - 1].word in ("and", "but", COMMA)
    if finite is None and at and tokens[at - 1].word == "and":
        return NOTHING
    if finite is not None and shared and finite > clause.first:
        parts = ((first, min(last, finite)) for first, last in clause.parts if first < finite)
        return without_verb(tokens, Phrase(tuple(parts)))
    return clause


def absolute_subject(tokens: Tokens, phrase: Phrase, at: int) -> Phrase:
    """Return a phrase before "having been" or "being" from its last comma on.

    "Freight rose, | shippers | having been pushed to Douala".
    """
    if not phrase or tokens[at].word not in ("having", "being"):
        return phrase
    first, last = phrase.parts[-1]
    start = next((n for n in range(last, first, -1) if tokens[n - 1].word == COMMA), first)
    return Phrase(((start, last),)) if start < last else phrase


def _aside_start(tokens: Tokens, at: int) -> int | None:
    """Return the place of the comma that opens an aside which ends before a verb, if one does."""
    if at == 0 or tokens[at - 1].word != COMMA:
        return None
    opened = [n for n in range(max(1, at - _SUBJECT), at - 1) if tokens[n].word == COMMA]
    if len(opened) != 1 or tokens[opened[0] + 1].word in ("and", "or"):
        return None
    return opened[0]


def _relative_before_aside(tokens: Tokens, at: int) -> int | None:
    """Return the place of the pronoun in "a ban which, since May, | has kept apples out"."""
    opened = _aside_start(tokens, at)
    if opened is None or tokens[opened - 1].word not in _RELATIVE:
        return None
    return opened - 1


def _first_deed(tokens: Tokens, clause: Phrase) -> int | None:
    """Return the place of the first verb that brings something about."""
    for place in range(clause.first + 1, clause.last):
        for length, cue in (
            matches_at(tokens, place, cues()) if tokens[place].word in cues() else ()
        ):
            if cue.frame.shape is Shape.VERB and acts(tokens, place, place + length, cue):
                return place
        if tokens[place].word.endswith("ed") and is_participle(tokens, place):
            return place
    return None


def _without_joint(tokens: Tokens, phrase: Phrase) -> Phrase:
    parts = [part for part in phrase.parts if part[0] < part[1]]
    if parts and tokens[parts[-1][1] - 1].word in ("and", "but", COMMA):
        parts[-1] = (parts[-1][0], parts[-1][1] - 1)
    parts = [part for part in parts if part[0] < part[1]]
    if parts and tokens[parts[0][0]].word == "and":
        parts[0] = (parts[0][0] + 1, parts[0][1])
    return Phrase(tuple(part for part in parts if part[0] < part[1]))


def copula_before(tokens: Tokens, at: int) -> int | None:
    """Return the place of the form of "be" before a noun and its adjectives."""
    words = clause_words()
    for place in range(at - 1, max(-1, at - 2 - _MAX_ADJECTIVES), -1):
        word = tokens[place].word
        if word in words.being or word in _COPULAS:
            return place
        if word == COMMA:
            return _copula_before_aside(tokens, place)
        if word in SETS_OFF or word in _PARTING or word in words.finite:
            return None
    return None


def _copula_before_aside(tokens: Tokens, at: int) -> int | None:
    """Return the place of the verb in "checks | remain, | says the bank, the main cause"."""
    for place in range(at - 1, max(0, at - 1 - _SUBJECT), -1):
        if tokens[place].word == COMMA:
            verb = tokens[place - 1].word
            return place - 1 if verb in clause_words().being or verb in _COPULAS else None
    return None
