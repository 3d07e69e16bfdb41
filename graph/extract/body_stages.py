"""What becomes of standing bodies: a council that is reactivated, a commission that is suspended.

A body is no instrument, yet its life has stages; each gives an instrument claim of kind `other`
whose title is the name of the body. The words are in `data/lexicon/body_stages.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Final

import msgspec

from graph.claims import Claim, InstrumentClaim, InstrumentKind, OrganisationKind, Status
from graph.extract.annotate import Annotated
from graph.extract.mentions import Name, NameType
from graph.extract.rules import DATA, read_yaml
from graph.extract.scene import Scene
from graph.extract.words import alternatives

_RULE: Final = "body.status"
_CONFIDENCE: Final = Decimal("0.55")
_BODY_KINDS: Final = frozenset(
    {OrganisationKind.COMMISSION, OrganisationKind.COUNCIL, OrganisationKind.CHAMBER}
)


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    before: list[str]
    after: list[str]


@cache
def _patterns() -> Mapping[Status, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Return, for each stage, the patterns of what ends before and what follows a name."""
    file = read_yaml(DATA / "lexicon" / "body_stages.yaml", dict[Status, _Words])
    return {
        status: (
            re.compile(rf"(?<!\w)(?:{alternatives(words.before)}) $", re.IGNORECASE),
            re.compile(rf"(?: \([^)]{{1,12}}\))?,? (?:{alternatives(words.after)})(?!\w)"),
        )
        for status, words in file.items()
    }


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield a claim for each stage that a sentence tells of a body."""
    for index, sentence in enumerate(scene.sentences):
        for name in sentence.names:
            if not _is_body(name):
                continue
            status = _status(sentence, name)
            if status is not None:
                yield InstrumentClaim(
                    evidence=(scene.evidence(sentence, name.start, name.end),),
                    rule=_RULE,
                    confidence=_CONFIDENCE,
                    claimant=scene.speakers[index],
                    kind=InstrumentKind.OTHER,
                    title=name.name,
                    parties=_parties(scene, index, sentence, name),
                    status=status,
                    readings=(status,),
                )


def _is_body(name: Name) -> bool:
    return name.type is NameType.BODY or (
        name.type is NameType.ORGANISATION and name.kind in _BODY_KINDS
    )


def _status(sentence: Annotated, name: Name) -> Status | None:
    for status, (before, after) in _patterns().items():
        if before.search(sentence.text[: name.start]) or after.match(sentence.text, name.end):
            return status
    return None


def _parties(scene: Scene, index: int, sentence: Annotated, name: Name) -> tuple[str, ...]:
    """Return the parties in the name of a body, else the document's main pair."""
    inside: set[str] = set(name.parties)
    for mention in sentence.parties:
        if name.start <= mention.start and mention.end <= name.end:
            inside.update(scene.codes(mention, index))
    if len(inside) >= 2:
        return tuple(sorted(inside))
    return tuple(sorted(scene.main_parties[:2])) if len(scene.main_parties) >= 2 else ()
