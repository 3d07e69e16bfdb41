"""The words by which causes are told: `data/lexicon/causes.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import msgspec

from graph.extract.figures.lexicon import MOVES, load_lexicon
from graph.extract.pattern import Beginnings, telling_words
from graph.extract.rules import DATA, read_yaml

#: How words for people end: "wholesalers", "cheesemakers".
_PEOPLE: Final = re.compile(r"(?:[a-z]{3}(?:ers|ors|ists|eers)|men)$")


class CauseFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `causes.yaml`, which says what its lists are for."""

    triggers: dict[str, list[str]]
    subjects: list[str]
    moves: list[str]
    standing: frozenset[str]
    agents: list[str]
    payable: list[str]
    events: list[str]
    kept: list[str]
    given: list[str]
    made: list[str]
    ceased: list[str]
    barred: list[str]
    taken: list[str]
    shifted: list[str]
    counted: list[str]
    wanting: list[str]
    compared: list[str]
    balances: list[str]
    modals: list[str]
    adjectives: frozenset[str]
    no_agents: frozenset[str]
    ills: list[str]


@dataclass(frozen=True, slots=True)
class CauseWords:
    """The words of causes, ready to look for; the file says what each list is for."""

    triggers: Mapping[str, frozenset[str]]
    beginnings: Beginnings
    subject: re.Pattern[str]
    moves: re.Pattern[str]
    agent: re.Pattern[str]
    payable: re.Pattern[str]
    event: re.Pattern[str]
    #: A movement of nothing that is named: "a steep drop".
    bare_move: re.Pattern[str]
    balance: re.Pattern[str]
    modal: re.Pattern[str]
    adjectives: frozenset[str]
    no_agents: frozenset[str]
    ills: re.Pattern[str]
    #: What an effect must speak of, by the constant of a rule that asks for it.
    states: Mapping[str, re.Pattern[str]]

    def is_agent(self, word: str) -> bool:
        """Whether the last word of a phrase means people or a body that acts on purpose."""
        if self.agent.fullmatch(word):
            return True
        return _PEOPLE.search(word) is not None and word not in self.no_agents


@cache
def _file() -> CauseFile:
    return read_yaml(DATA / "lexicon" / "causes.yaml", CauseFile)


@cache
def _moves() -> Sequence[str]:
    """Return the words of movement: those by which trade grows and falls, and others."""
    known = (row for rows in load_lexicon().phrases.values() for row in rows)
    moved = (" ".join(words) for words, told in known if any(r.kind in MOVES for r in told))
    return sorted({*_file().moves, *moved} - _file().standing, key=lambda move: (-len(move), move))


@cache
def telling_of() -> Mapping[str, frozenset[str]]:
    """Return words of which a sentence must hold one, by what a frame asks of its parts."""
    file = _file()
    return {
        "moving": telling_words([*_moves(), *file.ceased, *file.balances]),
        "ceased": telling_words(file.ceased),
        "event": telling_words([*file.events, *_moves()]),
        "wanting": telling_words(["no", *file.wanting]),
        "modal": telling_words(file.modals),
    }


@cache
def cause_words() -> CauseWords:
    """Load the words of causes.

    Raises:
        DataFileError: the file does not fit its schema.
    """
    file = _file()

    def whole(words: Sequence[str]) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)

    subject = re.compile(rf"\b(?:{'|'.join(file.subjects)})", re.IGNORECASE)
    triggers = {rule: frozenset(words) for rule, words in file.triggers.items()}
    known = frozenset().union(*triggers.values())
    return CauseWords(
        triggers,
        Beginnings(sorted(known)),
        subject,
        whole(_moves()),
        whole(file.agents),
        whole(file.payable),
        whole(file.events),
        re.compile(rf"(?:an? |the )?(?:[\w-]+ )?(?:{'|'.join(_moves())})", re.IGNORECASE),
        whole(file.balances),
        re.compile(rf"\b(?:{'|'.join(file.modals)})\b"),
        file.adjectives,
        file.no_agents,
        re.compile(rf"\b(?:{'|'.join(file.ills)})", re.IGNORECASE),
        {
            "kept": whole(file.kept),
            "given": whole(file.given),
            "made": re.compile(
                rf"\b(?:{'|'.join(file.made)})(?:$| (?:for|to|in|on|at|by|with|as|off)\b)"
            ),
            "ceased": whole(file.ceased),
            "taken": whole(file.taken),
            "wanting": whole(file.wanting),
            "counted": re.compile(rf"(?:the |its |their )?(?:\w+ )?(?:{'|'.join(file.counted)})\b"),
            "shifted": re.compile(rf"\w (?:(?:{'|'.join(file.shifted)})\b|\w+ing$)"),
            "compared": re.compile(rf"(?:{'|'.join(file.compared)})\b", re.IGNORECASE),
            "barred": re.compile(rf"\b(?:{'|'.join(file.barred)})$"),
        },
    )
