"""The words for room at a hub and its use, and for giving and getting them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

import msgspec

from graph.extract.pattern import telling_words
from graph.extract.rules import DATA, read_yaml
from graph.extract.words import alternatives, whole_words

#: Room and the hub that it is at: " at the ", " of land behind the ", " for Zambian goods at the ".
_AT: Final = (
    r"(?: [^;:]{0,70}?)? (?:at|in|of|to|on|within|inside|behind|beside|near|through|for an?)"
    r"(?: (?:the|its|their))?(?: [\w'’-]+){0,3}? \Z"
)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    room: list[str]
    use: list[str]
    give: list[str]
    get: list[str]
    run: list[str]
    people: list[str]
    otherwise: list[str]
    put_aside: list[str]
    plot: list[str]


@dataclass(frozen=True, slots=True)
class AccessLexicon:
    """The word lists, ready to match.

    Attributes:
        telling: words of which a text has one if it speaks of the use of a hub.
        room_at: room, up to the hub at the end of a text; so are the next three.
        use_of: the use of it.
        passage: people and goods that pass it.
        running: the running of it.
        where: behind a hub, room or use that there is.
        room: nouns for room.
        give: deeds of giving.
        get: deeds of getting and asking.
        people: people or goods right behind the adjective of a state.
        otherwise: what makes a gift something else.
        given_at: a gift of room, up to the capitalised name of the place where it is.
    """

    telling: frozenset[str]
    room_at: re.Pattern[str]
    use_of: re.Pattern[str]
    passage: re.Pattern[str]
    running: re.Pattern[str]
    where: re.Pattern[str]
    room: re.Pattern[str]
    give: re.Pattern[str]
    get: re.Pattern[str]
    people: re.Pattern[str]
    otherwise: re.Pattern[str]
    given_at: re.Pattern[str]


@cache
def access_lexicon() -> AccessLexicon:
    """Load the words.

    Raises:
        DataFileError: the file does not fit its schema.
    """
    file = read_yaml(DATA / "lexicon" / "access.yaml", _File)
    room, use, people, run, put_aside, plot = (
        alternatives(words, ignore_case=True)
        for words in (file.room, file.use, file.people, file.run, file.put_aside, file.plot)
    )
    return AccessLexicon(
        telling_words([*file.room, *file.use, *file.run, *file.people]),
        re.compile(rf"(?<![\w-])(?:{room})(?![\w-]){_AT}"),
        re.compile(rf"(?<![\w-])(?:{use})(?![\w-]){_AT}"),
        re.compile(rf"(?<![\w-])(?:{people}) (?:through|via|over|from|at)(?: the)? \Z"),
        re.compile(rf"(?<![\w-])(?:{run})(?: the| its)?(?: [\w-]+ of the)? \Z"),
        re.compile(rf",? where [^.;]{{0,60}}?(?<!\w)(?:{use}|{room})(?![\w-])"),
        whole_words(file.room),
        whole_words(file.give),
        whole_words(file.get),
        re.compile(rf" (?:[a-z-]+ ){{0,2}}(?:{people})(?!\w)"),
        whole_words(file.otherwise),
        re.compile(
            rf"(?<!\w)(?:{put_aside})(?!\w)[^.;,]{{0,50}}?(?<!\w)"
            rf"(?:{plot})(?: of [^.;,]{{1,20}}?)? (?:at|in|near) (?=[A-ZÀ-Þ])"
        ),
    )
