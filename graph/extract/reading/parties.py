"""Who is named in a list of parties: states, blocs, and organisations that stand for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Generic, TypeVar

from msgspec import Struct

from graph.extract.mentions import Name, NameType, Parties, Place
from graph.extract.pattern import Spanned
from graph.extract.reading.grammar import grammar
from graph.extract.reading.tokens import Token
from graph.extract.rules import common_words

M = TypeVar("M", bound=Spanned)

_LONGEST_LIST: Final = 20
_LARGEST_REGION: Final = 8
#: Words for parties that only a country after "in" tells.
_SEATED: Final = frozenset(["counterpart", "counterparts", "authorities", "ministries", "ministry"])
_AND: Final = " and "
#: Nouns for several bodies of the states named after them: "the Foreign Ministries of A and B".
_SEVERAL: Final = re.compile(r"\b(?:Ministries|Agencies|Authorities|Chambers|Governments)\b")
#: Tokens within which a list that goes on comes to its "and".
_LIST_REACH: Final = 24
_BODY_REACH: Final = 5
_BODIES: Final = frozenset(
    {"company", "ministry", "utility", "authority", "bank", "corporation", "agency", "operator"}
    | {"fund", "board", "chamber", "council", "firm", "government", "side", "commission"}
    | {"railways"}
)
_AFTER_STATE: Final = frozenset(["and", "&", ",", ".", ";", "on", "for", "in", "was", "were"])
_POINTING: Final = frozenset(["that", "this", "said"])
_NAMED: Final = frozenset({NameType.ORGANISATION, NameType.BODY, NameType.HUB, NameType.PERSON})


class PartyList(Struct, frozen=True):
    """Who is named after "between", "with" or "by".

    Attributes:
        codes: codes of states and blocs, also of those that named organisations belong to.
        anaphors: mentions that point back ("the two countries").
        names: named organisations.
        end: index of the token after the list.
        pointing: how many bodies are only pointed to ("that utility").
    """

    codes: tuple[str, ...]
    anaphors: tuple[Parties, ...]
    names: tuple[str, ...]
    end: int
    pointing: int = 0

    def __bool__(self) -> bool:
        return bool(self.codes or self.anaphors or self.names or self.pointing)


NOBODY: Final = PartyList((), (), (), 0)


def own_codes(mention: Parties) -> tuple[str, ...]:
    """Return a bloc as its acronym, and the codes of everything else.

    A group that is called after its agreement is no party, and neither is a continent.
    """
    if mention.group is None:
        return mention.codes if len(mention.codes) <= _LONGEST_LIST else ()
    if mention.group != mention.group.lower():
        return () if mention.group in common_words()["named_groups"] else (mention.group,)
    return mention.codes if len(mention.codes) <= _LARGEST_REGION else ()


def party_list(text: str, tokens: Sequence[Token[M]], first: int) -> PartyList:
    """Read the parties listed from token `first` on."""
    return _Lister(text, tokens, first).read()


class _Lister(Generic[M]):
    """Goes over the tokens of a list of parties and collects who is named."""

    def __init__(self, text: str, tokens: Sequence[Token[M]], first: int) -> None:
        self._text = text
        self._tokens = tokens
        self._listed = first > 0 and tokens[first - 1].word in grammar().between
        self._at = first
        self._last = first  # the token after the last party
        self._codes: set[str] = set()
        self._anaphors: list[Parties] = []
        self._names: list[str] = []
        self._commas = 0
        self._pointing = 0

    def read(self) -> PartyList:
        """Return the list."""
        while self._at < len(self._tokens) and self._step():
            pass
        names = self._names
        if self._listed and not (self._codes or self._anaphors):
            names = _two_of(names)
        codes, anaphors = tuple(sorted(self._codes)), tuple(self._anaphors)
        return PartyList(codes, anaphors, tuple(names), self._last, self._pointing)

    def _step(self) -> bool:
        """Take in what stands at the token at hand; whether the list may go on after it."""
        token = self._tokens[self._at]
        mention = token.mention
        if isinstance(mention, Parties):
            return self._parties(mention)
        if isinstance(mention, Place):
            if mention.country is None or not _acts(self._tokens, self._at):
                return False
            self._codes.add(mention.country)
            return self._party_until(self._at + 1)
        if isinstance(mention, Name) and mention.type in _NAMED:
            self._codes.update(mention.parties)
            if mention.type is not NameType.PERSON:
                self._names.append(mention.name)
            return self._party_until(self._at + 1)
        return self._beside(token.word) or (
            self._filler(token.word)
            if token.slot is None and token.word in grammar().party_fillers
            else self._plain(token)
        )

    def _party_until(self, end: int) -> bool:
        self._at = self._last = end
        return True

    def _on_to(self, at: int) -> bool:
        self._at = at
        return True

    def _parties(self, mention: Parties) -> bool:
        if mention.anaphor is not None:
            self._anaphors.append(mention)
        self._codes.update(own_codes(mention))
        noun = _own_body(self._tokens, self._at)
        return self._party_until((self._at if noun is None else noun) + 1)

    def _beside(self, word: str) -> bool:
        """Take in what tells more of the party before it, or points to one."""
        tokens, at = self._tokens, self._at
        named = bool(self._names) and at == self._last
        if word == "in" and _seats(tokens, at, named=named):
            return self._on_to(at + 1)
        if word == "(" and named and _short_form(tokens, at):
            return self._party_until(at + 3)
        if word == "," and named and (seat := _of_state(tokens, at + 1)):
            self._codes.update(seat)
            return self._party_until(at + 2)
        if tokens[at].slot is None and _said_body(tokens, at):
            self._pointing += 1
            return self._party_until(at + 2)
        return False

    def _filler(self, word: str) -> bool:
        """Pass over a comma, an article or "and", if the list goes on."""
        if word == ",":
            if (part := _one_part(self._tokens, self._at)) is not None:
                return self._on_to(part)
            if not _list_goes_on(self._tokens, self._at + 1, self._commas):
                return False
            self._commas += 1
        return self._on_to(self._at + 1)

    def _plain(self, token: Token[M]) -> bool:
        """Take in an organisation that only its capitals or a noun before it tell."""
        tokens, at = self._tokens, self._at
        if token.slot is None and token.word in _BODIES and _introduces(tokens, at):
            if tokens[at + 1].slot is not None:
                return self._on_to(at + 1)
            self._names.append(self._text[tokens[at + 1].start : tokens[at + 1].end])
            return self._party_until(at + 2)
        counted = self._listed and token.slot == "count"
        if counted and at + 1 < len(tokens) and tokens[at + 1].capital:
            return self._on_to(at + 1)  # "between the two Ministries of Trade"
        run = None
        if token.capital and token.slot is None:
            run = _capital_run(tokens, at, self._listed)
        if run is not None:
            self._names.append(self._text[token.start : tokens[run - 1].end])
            for inner in tokens[at:run]:
                if isinstance(inner.mention, Parties):
                    self._codes.update(own_codes(inner.mention))
            return self._party_until(run)
        if token.is_word and at + 1 < len(tokens) and _own_word(tokens, at):
            return self._on_to(at + 1)
        return False


def _said_body(tokens: Sequence[Token[M]], at: int) -> bool:
    """Whether a body named before is pointed to: "that utility", "the said bank", "the Bank"."""
    following = tokens[at + 1 : at + 3]
    if not following or following[0].word not in _BODIES:
        return False
    alone = len(following) == 1 or following[1].word != "of"
    return tokens[at].word in _POINTING or (
        tokens[at].word == "the" and following[0].capital and alone
    )


def _introduces(tokens: Sequence[Token[M]], at: int) -> bool:
    """Whether one capitalised word after a noun for a body names it: "with the operator PBM"."""
    following = tokens[at + 1 : at + 3]
    article = at > 0 and tokens[at - 1].word in ("the", "a", "an", "its")
    if not article or not following or not following[0].capital:
        return False
    if following[0].slot is not None:
        return following[0].slot == NameType.ORGANISATION.value
    return len(following) == 1 or not following[1].capital


def _two_of(names: list[str]) -> list[str]:
    """Part the one name after "between" at its "and": there must be two."""
    if len(names) != 1 or _AND not in names[0] or _SEVERAL.search(names[0]):
        return names
    return names[0].split(_AND, 1) if names[0].count(_AND) == 1 else names


def _seats(tokens: Sequence[Token[M]], at: int, *, named: bool) -> bool:
    """Whether "in" leads to the country of what stands before it, which was `named` or not.

    "The Council in Fiji", "its counterparts in Fiji and Samoa".
    """
    if not (named or (at > 0 and tokens[at - 1].word in _SEATED)):
        return False
    return at + 1 < len(tokens) and isinstance(tokens[at + 1].mention, Parties)


def _short_form(tokens: Sequence[Token[M]], at: int) -> bool:
    """Whether one capitalised word in parentheses follows a name: "(Tanesco)"."""
    return at + 2 < len(tokens) and tokens[at + 1].capital and tokens[at + 2].word == ")"


def _of_state(tokens: Sequence[Token[M]], at: int) -> tuple[str, ...]:
    """Return the country that follows the name of its organisation: ", Republic of India"."""
    if at >= len(tokens):
        return ()
    mention = tokens[at].mention
    if not isinstance(mention, Parties) or mention.adjective or mention.possessive:
        return ()
    follows = tokens[at + 1].word if at + 1 < len(tokens) else "."
    return mention.codes if len(mention.codes) == 1 and follows in _AFTER_STATE else ()


def _one_part(tokens: Sequence[Token[M]], at: int) -> int | None:
    """Return the end of the treaty formula ", of the one part,"."""
    words = [token.word for token in tokens[at + 1 : at + 5]]
    if words[:2] != ["of", "the"] or words[3:] != ["part"]:
        return None
    end = at + 5
    return end + 1 if end < len(tokens) and tokens[end].word == "," else end


def _acts(tokens: Sequence[Token[M]], at: int) -> bool:
    """Whether a place stands for its government: no preposition of place before it."""
    return at == 0 or tokens[at - 1].word not in ("in", "at", "near", "from", "of")


def _own_word(tokens: Sequence[Token[M]], at: int) -> bool:
    """Whether a word stands between an adjective and what it qualifies: "Argentine energy …"."""
    before = tokens[at - 1]
    return (
        isinstance(before.mention, Parties)
        and tokens[at].word.endswith(("ies", "ments", "es", "s"))
        and tokens[at].word in ("companies", "ministries", "governments", "authorities", "firms")
    )


def _own_body(tokens: Sequence[Token[M]], at: int) -> int | None:
    """Return where the noun of "Chad's national oil company" stands."""
    if at + 1 >= len(tokens) or tokens[at + 1].word != "'s":
        return None
    for noun in range(at + 2, min(len(tokens), at + 2 + _BODY_REACH)):
        token = tokens[noun]
        if token.word in _BODIES:
            return noun
        if not token.is_word or token.slot is not None or token.capital or token.hard:
            return None
    return None


def _capital_run(tokens: Sequence[Token[M]], at: int, listed: bool) -> int | None:
    """Return the end of a run of capitalised words, if it can name an organisation.

    One word is enough where names are `listed` after "between".
    """
    last = at
    position = at
    while position < len(tokens) and position - at < 12:
        token = tokens[position]
        if token.slot in ("date", "period", "instrument"):
            break
        if token.capital and (token.slot is None or token.slot in ("parties", "place")):
            last = position + 1
        elif (
            token.word not in ("of", "for", "and", "the", "&")
            or not (position + 1 < len(tokens) and tokens[position + 1].capital)
            or (token.word in ("and", "the") and isinstance(tokens[position + 1].mention, Parties))
        ):
            break
        position += 1
    return last if last > at + (0 if listed else 1) else None


def _list_goes_on(tokens: Sequence[Token[M]], at: int, commas: int) -> bool:
    """Whether a comma stands in a list; one before "and" closes only a list of three or more."""
    if commas == 0 and at < len(tokens) and tokens[at].word in ("and", "&"):
        return False
    for token in tokens[at : at + _LIST_REACH]:
        if token.word in ("and", "&"):
            return True
        if token.hard:
            return False
        if token.slot is None and not token.capital and token.word not in grammar().party_fillers:
            return False
    return False
