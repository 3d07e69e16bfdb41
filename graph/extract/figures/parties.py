"""Parties that a preposition governs: "to Kenya", "from the neighbouring country", "abroad"."""

from __future__ import annotations

from typing import Final

from graph.claims.model import Direction
from graph.extract.figures.lexicon import Kind
from graph.extract.figures.model import SIDES, Party
from graph.extract.figures.tokens import Words
from graph.extract.mentions import Anaphor, Parties

_VERBAL: Final = frozenset(
    {"was", "were", "is", "are", "rose", "fell", "and", "has", "have", "than"}
)
#: Words that make a preposition after them no way of goods: "according to Kenya".
_ADVERBIAL: Final = frozenset(
    {"according", "due", "owing", "thanks", "prior", "contrary", "apart", "comparison", "line"}
    | {"accordance", "compared", "keeping", "parallel"}
)
_PAIR: Final = (("both",), ("the", "two"), ("the", "pair"))
_POINTING: Final = frozenset({"it", "them"})
#: After "it" these show that a clause, not a party, follows the preposition.
_OF_CLAUSE: Final = frozenset({"is", "has", "had", "'s", "being"})
_WHOSE: Final = frozenset({"his", "her", "their", "that"})
_NEXT_DOOR: Final = ("next", "door")
_DETERMINED: Final = frozenset({"the", "this", "that", "its"})
_WITHIN: Final = frozenset({"within", "inside"})
#: What a bloc is called after it has been named: "trade within the Community".
_BLOCS: Final = frozenset({"community", "union", "bloc"})
_OTHERS: Final = frozenset(
    {"neighbours", "neighbors", "countries", "nations", "states", "partners", "markets"}
    | {"destinations", "economies"}
)
#: What the partner of a flow does with a part of it, told beside the whole.
_PARTAKING: Final = {
    Direction.EXPORTS: frozenset(
        {"absorbing", "taking", "buying", "purchasing", "importing", "receiving", "paying"}
    ),
    Direction.IMPORTS: frozenset({"supplying", "providing", "sending", "selling", "delivering"}),
}
_SUPERLATIVE: Final = frozenset({"the", "its", "their", "by", "far", "single", "country", "'s"})
_ROLES: Final = ("destination", "origin", "company", "owner")


def party_after(words: Words, at: int) -> tuple[str, Party, int] | None:
    """Read "to the neighbouring Kenya": its role, the party, and the token after it."""
    word, lexicon = words.words[at], words.lexicon
    if not word:
        pointing = words.tokens[at].parties
        if pointing is not None and pointing.anaphor is Anaphor.THERE:
            return "company", Party(at, pointing), at + 1
        return None
    role = None
    for each in _ROLES:  # a plain loop: this runs for most words
        if word in lexicon.sets[each]:
            role = each
            break
    if role is None or word == "and":
        return None
    if at and (words.words[at - 1] in _ADVERBIAL or lexicon.has("mostly", words.words[at - 1])):
        return None
    following = at + 1
    for mark in words.abroad:
        after_article = words.words[following : following + 1] == ("the",)
        if mark.start == following or (mark.start == following + 1 and after_article):
            return role, Party(mark.start, world=True), mark.end
    if role in SIDES and (length := _pair_pointed_at(words, following)):
        return role, Party(following, pronoun="the two"), following + length
    if following < len(words.tokens) and words.words[following] in _POINTING:
        named = words.words[following]
        opening = following + 1 < len(words.tokens) and words.words[following + 1] in _OF_CLAUSE
        if role in SIDES and word != "for" and not opening:
            return role, Party(following, pronoun=named), following + 1
    skipped = 0
    while following < len(words.tokens) and skipped < 6:
        token = words.tokens[following]
        counted = token.word.isdigit() and skipped > 0  # "the 14 other members of …"
        if token.parties is not None or not (counted or lexicon.has("toward_party", token.word)):
            break
        following += 1
        skipped += 1
    if following >= len(words.tokens) or (party := words.tokens[following].parties) is None:
        return vague_party(words, at, role)
    ending = following + 1
    after = words.words[ending] if ending < len(words.tokens) else ""
    if after == "'s" or party.possessive:
        return None
    if party.adjective and not party.group:
        if not words.lexicon.has("people", after):
            return None
        ending += 1
    if word in {"within", "among", "amongst"}:
        role = "intra"
    return role, Party(following, party), ending


def _pair_pointed_at(words: Words, at: int) -> int:
    """Return the length of "both", "the two" or "the pair" at a token where no noun follows."""
    length = next((len(p) for p in _PAIR if words.words[at : at + len(p)] == p), 0)
    following = words.tokens[at + length] if length and at + length < len(words.tokens) else None
    if following is None:
        return length
    noun = following.mention is None and following.word[0].isalpha()
    ends = words.lexicon.has("followers", following.word) or _is_verb(words, at + length)
    return length if following.parties is None and (not noun or ends) else 0


def party_taking(words: Words, figure: int, direction: Direction) -> Parties | None:
    """Return who takes or gives a part of a flow: "with Chad absorbing $2 m", "Chad being …".

    `figure` is the token of the amount.
    """
    at = words.lead(figure)
    if words.words[at] in _PARTAKING.get(direction, ()):
        at -= 1
    elif words.words[at] in {"at", "with", "on"}:
        listed = [m for m in words.of((Kind.LISTING,), max(0, at - 4), at) if m.end == at]
        at = listed[0].start - 1 if listed else 0
        while at > 0 and words.words[at] in _SUPERLATIVE:
            at -= 1
        if words.words[at] not in {"being", "as"}:
            return None
        at -= 1
    else:
        return None
    while at > 0 and words.words[at] in {"alone", "together", "jointly", "itself"}:
        at -= 1
    party = words.tokens[at].parties
    plain = party is not None and not (party.adjective or party.possessive) and party.codes
    return party if at > 0 and plain else None


def vague_party(words: Words, at: int, role: str) -> tuple[str, Party, int] | None:
    """Read "its neighbours" or "the southern neighbour" after token `at`, in a role."""
    if role == "owner" or words.words[at] == "for":
        return None
    for index in range(at + 1, min(len(words.tokens), at + 5)):
        word = words.words[index]
        if not word or not word[0].isalnum() or word in _VERBAL:
            return None
        called = word in {"neighbour", "neighbor", "nation"} or _own_country(words, index)
        if called or _epithet(words, at, index):
            span = words.tokens[index]
            mention = Parties(span.start, span.end, (), anaphor=Anaphor.THE_COUNTRY)
            return role, Party(index, mention), index + 1
        if word in _BLOCS and words.words[at] in _WITHIN and words.words[index - 1] == "the":
            return "intra", Party(index, unknown=True), index + 1
        if word in _BLOCS and index == at + 2 and words.words[at + 1] == "the":
            span = words.tokens[index]
            mention = Parties(span.start, span.end, (), anaphor=Anaphor.THE_GROUP)
            return role, Party(index, mention), index + 1
        if word in _OTHERS and index == at + 3 and _counted(words, index):
            first, last = words.tokens[index - 1], words.tokens[index]
            mention = Parties(first.start, last.end, (), anaphor=Anaphor.THE_TWO)
            return role, Party(index, mention), index + 1
        if word in _OTHERS:
            named = _among(words, index + 1)
            return (role, *named) if named else (role, Party(index, unknown=True), index + 1)
    return None


def _counted(words: Words, index: int) -> bool:
    """Whether parties are counted and known: "the three" before "markets" at a token."""
    counted = words.lexicon.has("counted_parties", words.words[index - 1])
    return counted and words.words[index - 2] == "the"


def _own_country(words: Words, index: int) -> bool:
    """Whether "country" stands at a token after "his", "her" or "that", or before "next door"."""
    if words.words[index] != "country":
        return False
    return words.words[index - 1] in _WHOSE or words.words[index + 1 : index + 3] == _NEXT_DOOR


def _epithet(words: Words, at: int, index: int) -> bool:
    """Whether a country is called something: "to the Himalayan kingdom" from token `at`."""
    if words.words[at + 1] not in _DETERMINED or not words.lexicon.has(
        "epithets", words.words[index]
    ):
        return False
    following = words.words[index + 1] if index + 1 < len(words.tokens) else ""
    plain = bool(following) and following[0].isalpha()
    return (
        not plain
        or words.lexicon.has("stop", following)
        or words.lexicon.has("followers", following)
        or words.moves_at(index + 1)
    )


def _is_verb(words: Words, at: int) -> bool:
    """Whether a verb of being, growth or fall stands at a token."""
    return words.lexicon.has("auxiliaries", words.words[at]) or words.moves_at(at)


def _among(words: Words, at: int) -> tuple[Party, int] | None:
    """Return the bloc of "its partners in the union", which are all of its members."""
    if words.words[at : at + 1] not in (("in",), ("of",), ("from",), ("within",)):
        return None
    at += 1 + (words.words[at + 1 : at + 2] == ("the",))
    parties = words.tokens[at].parties if at < len(words.tokens) else None
    if parties is None or parties.group is None or parties.possessive or parties.adjective:
        return None
    return Party(at, parties), at + 1
