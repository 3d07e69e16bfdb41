"""Acts that are called by their number: "Executive Order 12345", "Decision No 2/2024" of a council.

The first are of one country, the second of the parties to the body that makes them. Words:
`numbered` in `data/lexicon/instruments.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Final

from graph.claims import InstrumentClaim
from graph.claims.model import InstrumentKind, Status
from graph.claims.period import PartialDate
from graph.extract.annotate import Annotated
from graph.extract.instruments.actors import When
from graph.extract.instruments.lexicon import instrument_words
from graph.extract.instruments.subjects import SubjectReader
from graph.extract.mentions import NameType
from graph.extract.reading.dates import act_date
from graph.extract.scene import Scene
from graph.extract.sectors.sides import document_sides, sides
from graph.extract.values.model import DateMention
from graph.extract.words import alternatives

RULE: Final = "instrument.numbered"

_CONFIDENCE: Final = Decimal("0.7")
#: Characters between an act and its date: " of ", " dated ".
_DATING: Final = (" of ", " dated ", ", dated ", " on ", " (")
_TITLE: Final = re.compile(r" \([A-Z][^()]{10,250}\)")
_LEAD: Final = re.compile(
    r" (?:of [^,.;]{3,40} )?(?:on|concerning|regarding|establishing|laying down) "
)
#: Right before an act that is signed, and the number of one of a country with few of them.
_SIGNED: Final = re.compile(r"\b(?:signed|signs|issued) (?:an? |the )?$")
_SHORT: Final = re.compile(r"\bNo\.? ?\d{1,3}$")
#: Characters before a decision in which the verb of the body stands.
_REACH: Final = 60


@cache
def _heads() -> tuple[re.Pattern[str], dict[str, str]]:
    heads = instrument_words().lists.numbered.heads
    owners = {name: code for code, names in heads.items() for name in names}
    return re.compile(
        rf"\b({alternatives(owners)}) (?:(?:No\.? )?\d{{4,5}}|No\.? ?\d{{1,3}})\b"
    ), owners


@cache
def _bodies() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = instrument_words().lists.numbered
    number = r"(?:No\.? ?)?\d{1,3}/(?:19|20)\d\d"
    return (
        re.compile(rf"\b(?:{alternatives(words.bodies)}) {number}\b"),
        re.compile(rf"\b(?:{alternatives(words.adopted)})\b"),
    )


def numbered(scene: Scene) -> Iterator[InstrumentClaim]:
    """Yield a claim for each act that a document calls by its number, where it is told first."""
    told: set[str] = set()
    for index, sentence in enumerate(scene.sentences):
        found = [*_of_heads(scene, index, sentence), *_of_bodies(scene, index, sentence)]
        yield from (claim for claim in found if claim.title not in told)
        told |= {claim.title for claim in found if claim.title is not None}


def _of_heads(scene: Scene, index: int, sentence: Annotated) -> Iterator[InstrumentClaim]:
    pattern, owners = _heads()
    for act in pattern.finditer(sentence.text):
        when = _date_after(sentence, act.end())
        end = act.end() if when is None else when.end
        title = _TITLE.match(sentence.text, end)
        signed = _SIGNED.search(sentence.text, 0, act.start()) is not None
        if when is None and signed:
            when = _date_before(sentence, act.start())
        day = None if when is None else act_date(when, scene.date, None)
        evidence = (0 if signed else act.start(), end if title is None else title.end())
        parties = _signatory(sentence, act) or (owners[act[1]],)
        status = Status.SIGNED if signed else None
        yield _claim(scene, index, act, parties, evidence, day=day, status=status)


def _signatory(sentence: Annotated, act: re.Match[str]) -> tuple[str, ...]:
    """Return the state of who signs an act, where more than one country calls its acts so."""
    if not _SHORT.search(act.group()):
        return ()
    before = [n for n in sentence.names if n.type is NameType.PERSON and n.end <= act.start()]
    return before[-1].parties if before else ()


def _date_before(sentence: Annotated, end: int) -> When | None:
    """Return the one date that a sentence tells before an act."""
    dates = [v for v in sentence.values if isinstance(v, DateMention) and v.end <= end]
    return dates[0] if len(dates) == 1 else None


def _of_bodies(scene: Scene, index: int, sentence: Annotated) -> Iterator[InstrumentClaim]:
    pattern, verbs = _bodies()
    for act in pattern.finditer(sentence.text):
        parties = sides(scene, index, act.start(), document_sides(scene))
        before = max(0, act.start() - _REACH)
        adopted = verbs.search(sentence.text, before, act.start()) is not None
        status = Status.AGREED if adopted else None
        whole = adopted and before == 0
        evidence = (0 if whole else act.start(), act.end())
        subject = _subject(sentence, act.end())
        yield _claim(scene, index, act, parties, evidence, subject=subject, status=status)


def _claim(
    scene: Scene,
    index: int,
    act: re.Match[str],
    parties: tuple[str, ...],
    evidence: tuple[int, int],
    *,
    day: PartialDate | None = None,
    subject: str | None = None,
    status: Status | None = None,
) -> InstrumentClaim:
    return InstrumentClaim(
        evidence=(scene.evidence(scene.sentences[index], *evidence),),
        rule=RULE,
        confidence=_CONFIDENCE,
        claimant=scene.speakers[index],
        kind=InstrumentKind.OTHER,
        title=act.group(),
        parties=parties,
        subject=subject,
        status=status,
        readings=() if status is None else (status,),
        date=day,
    )


def _date_after(sentence: Annotated, end: int) -> When | None:
    for value in sentence.values:
        if isinstance(value, DateMention) and sentence.text[end : value.start] in _DATING:
            return value
    return None


def _subject(sentence: Annotated, end: int) -> str | None:
    """Return what a decision is on; one that amends something is about that."""
    lead = _LEAD.match(sentence.text, end)
    if lead is None:
        return None
    first = next((i for i, t in enumerate(sentence.tokens) if t.start >= lead.end()), None)
    if first is None:
        return None
    subject = SubjectReader(sentence.text, sentence.tokens).read(first, "on")
    return None if subject is None else subject.words
