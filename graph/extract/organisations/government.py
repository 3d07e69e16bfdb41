"""The government that speaks in a document: "REPUBLIC OF ZAMBIA", "Cabinet decisions"."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from graph.extract.scene import Scene

#: A state named at the head of its paper, in capitals or as "Government of …".
_LETTERHEAD: Final = re.compile(
    r"^(?:THE )?(?:(?:[A-Z]+ ){0,3}(?:REPUBLIC|KINGDOM|STATE|COMMONWEALTH|SULTANATE|EMIRATE"
    r"|GOVERNMENT)(?: OF)?\b|(?:The )?Government of\b)"
)
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
        if scene.is_heading(sentence) and _CABINET.search(sentence.text):
            cabinet = True
            owner = codes.pop() if len(codes) == 1 else owner
    return owner if cabinet else None
