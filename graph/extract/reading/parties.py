"""Who is named in a list of parties: states, blocs, and organisations that stand for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

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
#: Tokens within which a list that goes on comes to its "and".
_LIST_REACH: Final = 24
_BODY_REACH: Final = 5
_BODIES: Final = frozenset(
    {"company", "ministry", "utility", "authority", "bank", "corporation", "agency", "operator"}
    | {
        "fund",
        "board",
        "chamber",
        "council",
        "firm",
        "government",
        "side",
        "commission",
        "railways",
    }
)
_AFTER_STATE: Final = frozenset(["and", "&", ",", ".", ";", "on", "for", "in", "was", "were"])
_POINTING: Final = frozenset(["that", "this", "said"])
_ORGANISED: Final = frozenset({NameType.ORGANISATION, NameType.BODY, NameType.HUB})


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
    codes: set[str] = set()
    anaphors: list[Parties] = []
    names: list[str] = []
    last = first
    commas = pointing = 0
    listed = first > 0 and tokens[first - 1].word in grammar().between
    at = first
    while at < len(tokens):
        token = tokens[at]
        mention = token.mention
        if isinstance(mention, Parties):
            if mention.anaphor is not None:
                anaphors.append(mention)
            codes.update(own_codes(mention))
            if (noun := _own_body(tokens, at)) is not None:
                at = last = noun + 1
                continue
        elif isinstance(mention, Place):
            if mention.country is None or not _acts(tokens, at):
                break
            codes.add(mention.country)
        elif isinstance(mention, Name) and mention.type in _ORGANISED:
            codes.update(mention.parties)
            names.append(mention.name)
        elif isinstance(mention, Name) and mention.type is NameType.PERSON:
            codes.update(mention.parties)
        elif token.word == "in" and _seats(tokens, at, named=bool(names) and at == last):
            at += 1
            continue
        elif token.word == "(" and names and at == last and _short_form(tokens, at):
            at += 3
            last = at
            continue
        elif token.word == "," and names and at == last and (seat := _of_state(tokens, at + 1)):
            codes.update(seat)
            at += 2
            last = at
            continue
        elif token.slot is None and _said_body(tokens, at):
            pointing += 1
            at = last = at + 2
            continue
        elif token.slot is None and token.word in grammar().party_fillers:
            if token.word == "," and (part := _one_part(tokens, at)):
                at = part
                continue
            if token.word == "," and not _list_goes_on(tokens, at + 1, commas):
                break
            commas += token.word == ","
            at += 1
            continue
        elif token.slot is None and token.word in _BODIES and _introduces(tokens, at):
            if tokens[at + 1].slot is None:
                names.append(text[tokens[at + 1].start : tokens[at + 1].end])
                last = at + 2
            at += 1 + (tokens[at + 1].slot is None)
            continue
        elif listed and token.slot == "count" and at + 1 < len(tokens) and tokens[at + 1].capital:
            at += 1  # "between the two Ministries of Trade"
            continue
        elif token.capital and token.slot is None and (run := _capital_run(tokens, at, listed)):
            names.append(text[token.start : tokens[run - 1].end])
            for inner in tokens[at:run]:
                if isinstance(inner.mention, Parties):
                    codes.update(own_codes(inner.mention))
            at = last = run
            continue
        elif token.is_word and at + 1 < len(tokens) and _own_word(tokens, at):
            at += 1
            continue
        else:
            break
        at += 1
        last = at
    if listed and not (codes or anaphors):
        names = _two_of(names)
    return PartyList(tuple(sorted(codes)), tuple(anaphors), tuple(names), last, pointing)


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
    if len(names) != 1 or _AND not in names[0]:
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
