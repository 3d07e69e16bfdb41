"""Where the clause around a word begins and ends, and what of it is only an aside.

A sentence is looked at as words and marks; a place is the number of one. What is found is a
`Phrase`: the stretches of the sentence that belong to it, since asides are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from graph.extract.causes.finite import Tokens, clause_words, first_finite, is_finite

_HARD: Final = frozenset(";:!?—–([")
_OPENING_BRACKETS: Final = {")": "(", "]": "["}
_AND: Final = frozenset({"and", "or"})
#: "under which", "many of whom".
_TURNS: Final = frozenset(["but", "while", "whereas", "nor"])
#: Verbs that end the object of another verb: a clause goes on after it.
_PREDICATES: Final = frozenset(["is", "are", "was", "were", "has", "had"])
#: Words in "-ly" that lead to how much, and not to when or how: "nearly all tea".
_DEGREES: Final = frozenset({"nearly", "only", "hardly", "barely", "roughly"})
_LONGEST: Final = 60
_ASIDE_WORDS: Final = 12
_SAID_WORDS: Final = 10
_SPEAKER_WORDS: Final = 6
#: What begins the object of a verb.
_OPENS_OBJECT: Final = frozenset("a an the its their his her no some more new of about".split())
#: Words between "told" and "that".
_TOLD_WORDS: Final = 5
_COMMA: Final = ","
_QUOTE: Final = '"'


class Phrase(msgspec.Struct, frozen=True):
    """Stretches of a sentence, in order, as numbers of words."""

    parts: tuple[tuple[int, int], ...]

    def __bool__(self) -> bool:
        return bool(self.parts)

    @property
    def first(self) -> int:
        """The number of its first word."""
        return self.parts[0][0]

    @property
    def last(self) -> int:
        """The number after its last word."""
        return self.parts[-1][1]

    def numbers(self) -> Sequence[int]:
        """Return the numbers of its words, in order."""
        return [number for start, end in self.parts for number in range(start, end)]

    def text(self, sentence: str, tokens: Tokens) -> str:
        """Return its words as they are written."""
        pieces = (sentence[tokens[s].start : tokens[e - 1].end] for s, e in self.parts)
        return " ".join(pieces).strip(" ,'\"")


NOTHING: Final = Phrase(())


def clause_before(tokens: Tokens, at: int) -> Phrase:
    """Return the clause that leads to a place, without asides and who says it."""
    start = _hard_start(tokens, at)
    parts = _main_parts(tokens, start, at)
    parts = _after_saying(tokens, parts)
    return Phrase(tuple(_after_joint(tokens, parts)))


def _hard_start(tokens: Tokens, at: int) -> int:
    """Return the place after the mark that ends what comes before the clause."""
    place = at
    while place > max(0, at - _LONGEST):
        word = tokens[place - 1].word
        if word in _HARD or (word == _QUOTE and _opens_speech(tokens, place - 1)):
            return place
        if word == "-" and stands_free(tokens, place - 1):
            return place
        if word in _OPENING_BRACKETS:
            place = _bracket_start(tokens, place - 1, _OPENING_BRACKETS[word])
            continue
        place -= 1
    return place


def _opens_speech(tokens: Tokens, at: int) -> bool:
    return at == 0 or tokens[at - 1].word in (_COMMA, ":", ".")


def stands_free(tokens: Tokens, at: int) -> bool:
    """Whether blanks surround a dash."""
    return (
        0 < at < len(tokens) - 1
        and tokens[at - 1].end < tokens[at].start
        and tokens[at].end < tokens[at + 1].start
    )


def _bracket_start(tokens: Tokens, at: int, opening: str) -> int:
    for place in range(at - 1, max(-1, at - _LONGEST), -1):
        if tokens[place].word == opening:
            return place
    return at


def _pieces(tokens: Tokens, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches between commas and brackets."""
    pieces: list[tuple[int, int]] = []
    first, place = start, start
    while place < end:
        word = tokens[place].word
        if word in (_COMMA, "(", "["):
            pieces.append((first, place))
            closing = {"(": ")", "[": "]"}.get(word)
            while closing and place < end and tokens[place].word != closing:
                place += 1
            first = place + 1
        place += 1
    pieces.append((first, max(first, end)))
    return pieces


def _main_parts(tokens: Tokens, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches of a clause without what stands before it or is put in."""
    words = clause_words()
    pieces = _pieces(tokens, start, end)
    kept: list[tuple[int, int]] = []
    for number, (first, last) in enumerate(pieces):
        if first >= last:
            continue
        final = number == len(pieces) - 1
        opener = tokens[first].word
        opens = opener in words.restarts and (kept or final)
        begins = final and opener in words.conjunctions and first + 1 < last
        if (opens or begins) or (
            opener in _AND and kept and _new_clause(tokens, kept, first + 1, last, final=final)
        ):
            kept = [(first + 1, last)]
        elif (
            (not final and not kept and _is_setting(tokens, first, last))
            or (not final and kept and is_aside(tokens, first, last))
            or (not final and kept and _is_apposition(tokens, first, pieces[number + 1][0]))
            or (is_saying(tokens, first, last) and not (final and _states(tokens, first, last)))
            or (kept and opener == "as" and not final)
        ):
            continue
        else:
            kept.append((first, last))
    return _adjoined(tokens, [part for part in kept if part[0] < part[1]])


def _states(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a statement follows a verb of saying: "growers said exports to Peru | were"."""
    words = clause_words()
    return any(
        tokens[at].word in words.said
        and tokens[at + 1].slot not in ("period", "date")
        and tokens[at + 1].word not in words.adverbs
        and _speaks(tokens, first, at, told=False)
        for at in range(first + 1, last - 1)
    )


def _adjoined(tokens: Tokens, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return stretches with those made one that a mere comma parts."""
    joined: list[tuple[int, int]] = []
    for first, last in parts:
        if joined and joined[-1][1] + 1 == first and tokens[first - 1].word == _COMMA:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _is_apposition(tokens: Tokens, first: int, after: int) -> bool:
    """Whether a stretch is another name for what its verb follows: "Perim, a small port, fell"."""
    verb = after < len(tokens) and tokens[after].word in clause_words().finite
    return verb and tokens[first].word in ("a", "an", "the")


def _new_clause(
    tokens: Tokens, kept: list[tuple[int, int]], first: int, last: int, *, final: bool
) -> bool:
    told = any(is_finite(tokens, *part) for part in kept)
    return told and (final or is_finite(tokens, first, last))


def _is_setting(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a stretch only says when, where or how."""
    word, words = tokens[first].word, clause_words()
    if any(tokens[at].word == "that" for at in range(first + 1, min(last, first + _TOLD_WORDS))):
        return False
    if word not in words.subordinate and is_finite(tokens, first, last):
        return is_saying(tokens, first, last)
    return (
        word in words.fronting
        or (word.endswith("ly") and word not in _DEGREES)
        or tokens[first].slot in ("period", "date")
        or is_saying(tokens, first, last)
        or (word.endswith("ed") and first + 1 < last and tokens[first + 1].word in words.fronting)
    )


def is_aside(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a stretch between commas only describes what it follows."""
    word = tokens[first].word
    return (
        word in clause_words().relative
        or is_saying(tokens, first, last)
        or is_participle(tokens, first)
        or word in clause_words().asides
    )


def is_participle(tokens: Tokens, at: int) -> bool:
    """Whether a word looks like a participle that opens a phrase: "delayed since spring"."""
    word = tokens[at].word
    if len(word) < 5 or not word.endswith(("ed", "ing")) or at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    known = after.word in clause_words().before_nouns or after.word in ("to", "up", "in")
    return known or after.slot is not None


def is_saying(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a stretch says who says it: "the bank explained", "he told reporters in Lima"."""
    if last - first > _ASIDE_WORDS:
        return False
    inverted = tokens[first].word in clause_words().said and last - first <= _SPEAKER_WORDS
    return inverted or any(_says(tokens, at, first, last) for at in range(first + 1, last))


def _says(tokens: Tokens, at: int, first: int, last: int) -> bool:
    """Whether a word is a verb of saying, and nothing after it is what is said."""
    words = clause_words()
    if tokens[at].word not in words.said or tokens[at - 1].word in words.before_nouns:
        return False
    if (
        at + 1 < last
        and tokens[at + 1].word in _OPENS_OBJECT
        and tokens[at].word not in words.tells
    ):
        return False  # "found a market"
    passive = any(token.word in words.being for token in tokens[max(first, at - 2) : at])
    if passive and tokens[first].word != "it":
        return False  # "is mutually recognised"; but "it was said"
    if tokens[at].word in words.unsure and (at + 1 == last or tokens[first].word == "and"):
        plain = tokens[first].word in words.before_nouns or tokens[first].slot is not None
        if not plain or any(tokens[n].word in ("and", "in", "of") for n in range(first, at)):
            return False
    return last - at <= _SAID_WORDS and not (
        is_finite(tokens, at + 1, last)
        or any(tokens[n].word == "that" for n in range(at + 1, last))
    )


def _after_saying(tokens: Tokens, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a clause after the words that say who says it: "officials say that"."""
    said = clause_words().said
    for number in range(len(parts) - 1, -1, -1):
        first, last = parts[number]
        for at in range(last - 2, first - 1, -1):
            that = _that_after(tokens, at, last)
            speaks = that is not None or _speaks(tokens, first, at, told=number > 0)
            if tokens[at].word in said and speaks:
                rest = (at + 1 if that is None else that + 1, last)
                told = [part for part in (rest, *parts[number + 1 :]) if part[0] < part[1]]
                return _without_setting(tokens, told)
    return parts


def _that_after(tokens: Tokens, at: int, last: int) -> int | None:
    """Return the place of the "that" to which a verb of saying leads: "told reporters that"."""
    reach = _TOLD_WORDS if tokens[at].word in clause_words().tells else 1
    for place in range(at + 1, min(last, at + 1 + reach)):
        if tokens[place].word == "that":
            return place
    return None


def _without_setting(tokens: Tokens, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a clause without what stands before it: "while talks go on, | exports fall"."""
    words = clause_words()
    opener = tokens[parts[0][0]].word if parts else ""
    if opener not in words.subordinate and opener not in words.fronting:
        return parts
    first, last = parts[0]
    comma = next((at for at in range(first, last) if tokens[at].word == _COMMA), None)
    return parts if comma is None or comma + 1 >= last else [(comma + 1, last), *parts[1:]]


def _speaks(tokens: Tokens, first: int, at: int, *, told: bool) -> bool:
    """Whether a verb of saying without "that" has a statement after it.

    Who says it stands before it, in the same stretch or, if that is `told`, in one before.
    """
    return (
        tokens[at].word in clause_words().sure
        and (at > first or told)
        and tokens[at - 1].word not in clause_words().before_nouns
        and not is_finite(tokens, first, at)
        and tokens[at + 1].word not in ("to", "at", "in", "by", "on", "for", "of")
    )


def _after_joint(tokens: Tokens, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a clause after the "and" that joins it to one before it."""
    if not parts:
        return parts
    first, last = parts[-1]
    for at in range(last - 2, first, -1):
        word = tokens[at].word
        if word in _TURNS and first_finite(tokens, at + 1, min(last, at + 2)) is None:
            return [(at + 1, last)]
        if word == "and" and is_finite(tokens, first, at) and at + 1 < last:
            right = first_finite(tokens, at + 1, last)
            if right != at + 1:
                return [(at + 1, last)]
    return parts


def clause_after(tokens: Tokens, at: int, *, told: bool = False) -> Phrase:
    """Return what follows a place up to the end of its clause.

    Where it is `told` as a clause, a comma ends it once its verb has been seen; else any comma
    does.
    """
    end = at
    limit = min(len(tokens), at + _LONGEST)
    while end < limit:
        word = tokens[end].word
        if word == "(" and (closed := _closing(tokens, end, limit)) is not None:
            end = closed + 1
            continue
        if _ends(tokens, end, at):
            break
        if word == _COMMA and end > at and (not told or _closes(tokens, at, end)):
            break
        if not told and word in _PREDICATES and end > at and not _in_relative(tokens, at, end):
            break
        turns = word in _AND and _clause_follows(tokens, end + 1, limit)
        if turns and (not told or is_finite(tokens, at, end)):
            break
        end += 1
    return _whole(tokens, at, end)


def _closes(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a comma ends a clause: its verb was seen, or an aside follows."""
    return is_finite(tokens, at, end) or tokens[end + 1 : end + 2] == ()


def list_after(tokens: Tokens, at: int) -> Phrase:
    """Return the list of noun phrases that follows a place."""
    end = at
    limit = min(len(tokens), at + _LONGEST)
    while end < limit:
        word = tokens[end].word
        if word == "(" and (closed := _closing(tokens, end, limit)) is not None:
            end = closed + 1
            continue
        if _ends(tokens, end, at) or _dates(tokens, end, limit):
            break
        if word == _COMMA and not _list_goes_on(tokens, end + 1, limit):
            break
        if word == "that" and end > at and _names_subject(tokens, end + 1):
            break
        if word in _AND and _clause_follows(tokens, end + 1, limit):
            break
        if word in clause_words().predicates and end > at and not _in_relative(tokens, at, end):
            break
        end += 1
    return _whole(tokens, at, _before_apposition(tokens, at, end))


def _before_apposition(tokens: Tokens, at: int, end: int) -> int:
    """Return where a phrase ends that a comma and another name for it follow, but no "and"."""
    comma = next((place for place in range(at, end) if tokens[place].word == _COMMA), end)
    listed = any(
        tokens[place].word in _AND or tokens[place].word == "as" for place in range(comma, end)
    )
    return end if listed else comma


def _closing(tokens: Tokens, at: int, limit: int) -> int | None:
    """Return the place of the bracket that closes an aside, if something follows it."""
    for place in range(at + 1, min(limit, at + _ASIDE_WORDS)):
        if tokens[place].word == ")":
            return place
    return None


def _dates(tokens: Tokens, at: int, limit: int) -> bool:
    """Whether a word leads to a clause that says since when: "after it was accepted"."""
    if tokens[at].word not in ("after", "since"):
        return False
    end = at + 1
    while end < limit and tokens[end].word not in _HARD and tokens[end].word not in (_COMMA, "."):
        end += 1
    return is_finite(tokens, at + 1, end)


def _names_subject(tokens: Tokens, at: int) -> bool:
    """Whether a subject of its own follows "that": "a quota that Japan had raised"."""
    return at < len(tokens) and (
        tokens[at].slot is not None or tokens[at].word in ("the", "it", "they", "he", "she", "we")
    )


def _in_relative(tokens: Tokens, at: int, end: int) -> bool:
    return any(tokens[place].word in ("that", "which", "who") for place in range(at, end))


def _ends(tokens: Tokens, place: int, at: int) -> bool:
    """Whether a mark or a word ends what began at a place."""
    word = tokens[place].word
    if word in _HARD or word == "." or word == _QUOTE:
        return True
    if word == "-" and stands_free(tokens, place):
        return True
    if word == "as":
        before = tokens[place - 1].word if place else ""
        after = tokens[place + 1].word if place + 1 < len(tokens) else ""
        return after not in ("well", "much", "many") and before not in (
            "such",
            "well",
            "much",
            "many",
        )
    return (
        place > at
        and word in clause_words().stops
        and not (word == "which" and _after_preposition(tokens, place))
    )


def _after_preposition(tokens: Tokens, place: int) -> bool:
    return tokens[place - 1].word in ("in", "of", "on", "for", "to", "by", "with")


def _clause_follows(tokens: Tokens, at: int, limit: int) -> bool:
    """Whether what follows "and" has a verb of its own."""
    end = at
    while end < limit and tokens[end].word not in _HARD and tokens[end].word not in (_COMMA, "."):
        if tokens[end].word in clause_words().relative or tokens[end].word == "that":
            return False
        end += 1
    opener = tokens[at].word if at < end else ""
    if opener in clause_words().restarts or opener in ("so", "thus", "this", "therefore"):
        return True
    return is_finite(tokens, at, end)


def _list_goes_on(tokens: Tokens, at: int, limit: int) -> bool:
    """Whether another noun phrase of the list follows a comma."""
    end = at
    while end < limit and tokens[end].word not in _HARD and tokens[end].word not in (_COMMA, "."):
        end += 1
    if end == at:
        return False
    first = at + 1 if tokens[at].word in _AND and at + 1 < end else at
    opener = tokens[first].word
    words = clause_words()
    if (
        opener in words.stops
        or opener in words.relative
        or opener in ("with", "making", "where", "including", "or")
    ):
        return False
    if opener in words.appended or (opener == "some" and tokens[first + 1].slot):
        return False
    if tokens[first].slot in ("period", "date") or is_saying(tokens, first, end):
        return False
    if is_participle(tokens, first) and not tokens[first].word.endswith("ing"):
        return False
    if (
        opener.endswith("ing")
        and first + 1 < end
        and tokens[first + 1].word in ("the", "a", "its", "their", "it", "them")
    ):
        return False
    return not is_finite(tokens, first, end)


def _whole(tokens: Tokens, at: int, end: int) -> Phrase:
    """Return a stretch without what it ends in idly and what stands in brackets."""
    parts: list[tuple[int, int]] = []
    start = place = at
    while place < end:
        closed = _closing(tokens, place, end) if tokens[place].word == "(" else None
        if closed is not None:
            parts.append((start, place))
            start = place = closed
            start += 1
        place += 1
    parts.append((start, end))
    while parts:
        first, last = parts.pop()
        while last > first and tokens[last - 1].word in (_COMMA, "and", "or", "'"):
            last -= 1
        if last > first:
            parts.append((first, last))
            break
    return Phrase(tuple(part for part in parts if part[0] < part[1]))


def fronted(tokens: Tokens, at: int, *, told: bool = False) -> tuple[Phrase, Phrase]:
    """Part what follows a connective that opens a sentence into its own phrase and the clause.

    "Owing to | frost, hail and a strike | , the bank said, | exports fell". What is `told` as a
    clause goes up to the first comma, a list up to the first stretch with a verb.
    """
    limit = min(len(tokens), at + 2 * _LONGEST)
    end = at
    while end < limit and not (tokens[end].word in _HARD or tokens[end].word == "."):
        end += 1
    pieces = [piece for piece in _pieces(tokens, at, end) if piece[0] < piece[1]]
    if len(pieces) < 2:
        return NOTHING, NOTHING
    after = [n for n in range(1, len(pieces)) if not _beside(tokens, pieces[n])]
    own = [piece for piece in pieces if not _beside(tokens, piece)]
    if not after or own[:1] != pieces[:1]:
        return NOTHING, NOTHING
    mains = after if told else [n for n in after if is_finite(tokens, *pieces[n])]
    main = _from_its_subject(tokens, pieces, (mains or after[-1:])[0])
    own = [piece for piece in pieces[:main] if not _beside(tokens, piece)]
    return (
        _whole(tokens, own[0][0], own[-1][1]),
        clause_after(tokens, pieces[main][0], told=True),
    )


def _from_its_subject(tokens: Tokens, pieces: Sequence[tuple[int, int]], main: int) -> int:
    """Return the stretch in which the subject of a verb stands that opens one after an aside.

    "Because of the row, | the talks, planned for March, never took place".
    """
    words, first = clause_words(), pieces[main][0]
    lone = tokens[first].word in words.finite | words.adverbs
    before = main - 1
    if not lone or before < 2 or not is_aside(tokens, *pieces[before]):
        return main
    return before - 1


def _beside(tokens: Tokens, piece: tuple[int, int]) -> bool:
    """Whether a stretch between commas is an aside or says who says it."""
    return is_saying(tokens, *piece) or tokens[piece[0]].word in clause_words().relative
