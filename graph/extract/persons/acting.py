"""For which states the persons of a sentence act, where another part of it tells.

"Georgia was represented by its energy minister, Ana Beridze", "Jan Novak and Eva Lind took part for
Hungary and Norway", "the Korea-Togo commission was co-chaired by Kim Min-ho and Abla Mensah":
persons that stand in one list share their state, or have as many states as they are, in the same
order. The words that tell it are those of `acting` in `data/lexicon/persons.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graph.extract.annotate import Annotated, Mention
from graph.extract.gazetteer import GeoForm
from graph.extract.mentions import Name, NameType
from graph.extract.persons.lexicon import Acting, lexicon
from graph.extract.persons.roles import code_of
from graph.extract.reading.tokens import Token

Tokens = Sequence[Token[Mention]]
#: Persons of one list: the first token, the one after the last, and the persons.
Run = tuple[int, int, tuple[Name, ...]]

_JOINTS: Final = frozenset({",", "and", "&", "as", "well", "along", "together", "with", "plus"})
_CLOSING: Final = frozenset({";", ".", "!", "?", '"'})
_FOR: Final = ("for",)
_ON_BEHALF: Final = ("on", "behalf", "of")
_THEIR_BEHALF: Final = ("'s", "behalf")
_ARTICLES: Final = frozenset({"the", "its", "a", "an"})
_OF: Final = frozenset({"of", "from", "for"})
#: Where a delegation goes, which is not whose it is: "the visit to Kabul of a delegation led by".
_VISITED: Final = frozenset({"to", "in", "at"})
#: Tokens before a list of persons in which the words stand that tell whose they are.
_BEFORE: Final = 16
_AFTER: Final = 16
#: Tokens between a state and the words that tell that somebody acts for it.
_APART: Final = 7
_TWO: Final = 2


def acting_for(sentence: Annotated) -> Mapping[str, str]:
    """Return the states, by the names of persons, for which a sentence says that these act."""
    words = lexicon().acting
    if words.telling.isdisjoint(sentence.wording):
        return {}
    tokens = sentence.tokens
    found: dict[str, str] = {}
    for run in _runs(tokens):
        owners = (
            _told_after(sentence, tokens, run, words)
            or _told_before(sentence, tokens, run, words)
            or _in_turn(sentence, tokens, run, words)
        )
        for person, owner in _shared_out(run[2], owners):
            found.setdefault(person.name, owner)
    return found


def _runs(tokens: Tokens) -> Iterator[Run]:
    """Yield the lists of persons of a sentence."""
    first, last, members = 0, 0, list[Name]()
    for at, token in enumerate(tokens):
        if not isinstance(token.mention, Name) or token.mention.type is not NameType.PERSON:
            continue
        if members and all(t.word in _JOINTS or _is_title(t) for t in tokens[last:at]):
            members.append(token.mention)
        else:
            if members:
                yield first, last, tuple(members)
            first, members = at, [token.mention]
        last = at + 1
    if members:
        yield first, last, tuple(members)


def _is_title(token: Token[Mention]) -> bool:
    return token.word in lexicon().honorifics or token.word == "."


def _shared_out(persons: Sequence[Name], owners: Sequence[str]) -> Iterator[tuple[Name, str]]:
    """Yield each person with a state: all with the only one, or each with that in its place."""
    if len(owners) == 1:
        yield from ((person, owners[0]) for person in persons)
    elif len(owners) == len(persons):
        yield from zip(persons, owners, strict=True)


def _told_after(sentence: Annotated, tokens: Tokens, run: Run, words: Acting) -> Sequence[str]:
    """Return the states of "A and B took part for Hungary and for Norway"."""
    acts = False
    for at in range(run[1], min(len(tokens), run[1] + _AFTER)):
        token = tokens[at]
        if token.word in _CLOSING or (isinstance(token.mention, Name) and _is_person(token)):
            break
        if token.word in words.standing_in:
            return _states(sentence, tokens, at + 1)
        acts = acts or token.word in words.standing_for
        if acts and (length := _leads(tokens, at)):
            return _states(sentence, tokens, at + length)
        behalf = tuple(t.word for t in tokens[at + 1 : at + 3]) == _THEIR_BEHALF
        if behalf and tokens[at - 1].word == "on":
            return _codes(sentence, token)
    return ()


def _leads(tokens: Tokens, at: int) -> int:
    """Return the length of "for" or "on behalf of" at a token, 0 if neither is there."""
    for words in (_FOR, _ON_BEHALF):
        if tuple(token.word for token in tokens[at : at + len(words)]) == words:
            return len(words)
    return 0


def _told_before(sentence: Annotated, tokens: Tokens, run: Run, words: Acting) -> Sequence[str]:
    """Return the states of "Kenya's signatories were A and B", or "Georgia was represented by"."""
    opening = _opening(tokens, run[0])
    window = range(run[0] - 1, opening - 1, -1)
    cue = next((at for at in window if _is_cue(tokens, at, run[0], words)), None)
    if cue is None:
        return ()
    for at in range(cue + 1, run[0]):
        if tokens[at].word in _OF and (told := _states(sentence, tokens, at + 1)):
            return told
    for at in range(cue - 1, max(opening, cue - _APART) - 1, -1):
        if tokens[at].slot in ("parties", "place", "body", "organisation"):
            visited = at > opening and tokens[at - 1].word in _VISITED
            return () if visited else _codes(sentence, tokens[at])
    return ()


def _opening(tokens: Tokens, first: int) -> int:
    """Return where the clause begins in which a list of persons stands."""
    for at in range(first - 1, max(0, first - _BEFORE) - 1, -1):
        if tokens[at].word in _CLOSING or _is_person(tokens[at]):
            return at + 1
    return max(0, first - _BEFORE)


def _is_cue(tokens: Tokens, at: int, first: int, words: Acting) -> bool:
    """Whether a word tells that a state named with it acts through the persons that follow."""
    word = tokens[at].word
    if word in words.people:
        return True
    if word in words.represented:
        return any(token.word == "by" for token in tokens[at + 1 : first])
    return word in words.sends and first - at <= _APART


def _states(sentence: Annotated, tokens: Tokens, at: int) -> Sequence[str]:
    """Return the states listed from a token on: "Hungary and for Norway"."""
    found: list[str] = []
    while at < len(tokens):
        token = tokens[at]
        if token.slot == "parties":
            found += _codes(sentence, token)
        elif not (
            token.word in _ARTICLES or (found and (token.word in _JOINTS or token.word in _OF))
        ):
            break
        at += 1
    return found


def _codes(sentence: Annotated, token: Token[Mention]) -> Sequence[str]:
    """Return the states that a mention names, in the order of the text."""
    told = [code_of(g) for g in sentence.geo if token.start <= g.start and g.end <= token.end]
    return list(dict.fromkeys(code for code in told if code is not None))


def _in_turn(sentence: Annotated, tokens: Tokens, run: Run, words: Acting) -> Sequence[str]:
    """Return the two states of a body that two persons chair, in their order."""
    if len(run[2]) != _TWO or words.jointly.isdisjoint(sentence.wording):
        return ()
    before = [g for g in sentence.geo if g.end <= tokens[run[0]].start]
    named = [g for g in before if g.form in (GeoForm.NAME, GeoForm.DEMONYM, GeoForm.GROUP)]
    codes = list(dict.fromkeys(c for g in named if (c := code_of(g)) is not None))
    return codes if len(codes) == _TWO else ()


def _is_person(token: Token[Mention]) -> bool:
    return isinstance(token.mention, Name) and token.mention.type is NameType.PERSON
