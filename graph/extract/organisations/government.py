"""The government that speaks in a document: "REPUBLIC OF ZAMBIA", "Cabinet decisions"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import islice
from typing import Final

from graph.extract.mentions import Parties
from graph.extract.reading.dateline import dateline_country
from graph.extract.rules import DATA, read_yaml
from graph.extract.scene import Scene

#: A state named at the head of its paper, in capitals or as "Government of …".
_LETTERHEAD: Final = re.compile(
    r"^(?:THE )?(?:(?:[A-Z]+ ){0,3}(?:REPUBLIC|KINGDOM|STATE|COMMONWEALTH|SULTANATE|EMIRATE"
    r"|GOVERNMENT)(?: OF)?\b|(?:The )?Government of\b)"
)
#: Before the other side of an act: "Cabinet approves agreement with".
_OTHER_SIDE: Final = re.compile(r"\b(?:with|and|between)(?: the)? $")
_CABINET: Final = re.compile(r"\bcabinet\b", re.IGNORECASE)
_HEAD: Final = 3


def government(scene: Scene) -> str | None:
    """Return the country whose government issued a document, if its head says so.

    Ministers and ministries that the document names without a country are its own.
    """
    cabinet = False
    owner: str | None = None
    for sentence in islice(scene.sentences, _HEAD):
        codes = {code for mention in sentence.parties for code in mention.codes}
        if len(codes) == 1 and _LETTERHEAD.match(sentence.text):
            return codes.pop()
        if (told := _institution(sentence.text)) is not None:
            return told
        if scene.is_heading(sentence) and _CABINET.search(sentence.text):
            cabinet = True
            own = {code for m in sentence.parties if _acts(sentence.text, m) for code in m.codes}
            owner = own.pop() if len(own) == 1 else owner
    return (owner or dateline_country(scene)) if cabinet else None


def _acts(text: str, party: Parties) -> bool:
    """Whether a party of a heading is not the other side of what is decided."""
    return _OTHER_SIDE.search(text[max(0, party.start - 20) : party.start]) is None


def _institution(text: str) -> str | None:
    """Return the one country whose institutions a text names."""
    pattern, owners = _institutions()
    codes = {owners[match.group()] for match in pattern.finditer(text)}
    return codes.pop() if len(codes) == 1 else None


@cache
def _institutions() -> tuple[re.Pattern[str], Mapping[str, str]]:
    named = read_yaml(DATA / "lexicon" / "institutions.yaml", dict[str, list[str]])
    owners = {name: code for code, names in named.items() for name in names}
    longest_first = sorted(map(re.escape, owners), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)"), owners
