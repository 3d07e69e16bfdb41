"""From the sentences of a document to who speaks in each, and to its quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from graph.claims import Claim, Claimant, PersonClaim, StatementClaim
from graph.extract import organisations, persons
from graph.extract.annotate import Annotated
from graph.extract.mentions import NameType
from graph.extract.persons.lexicon import lexicon as persons_lexicon
from graph.extract.reading.dateline import dateline_country
from graph.extract.scene import Scene
from graph.extract.statements import subjects
from graph.extract.statements.known import Known, claimant_of
from graph.extract.statements.lexicon import Verbs, lexicon
from graph.extract.statements.quotations import Quotation, quotations

_RULE: Final = "statement.quoted"
_CONFIDENCE: Final = Decimal("0.65")
_GOVERNMENT: Final = frozenset({"ministry", "government"})
_LEAST: Final = 20
_MOST: Final = 1500
_MIN_WORDS: Final = 4
#: Share of capitalised words from which quoted words are a title.
_TITLE: Final = 0.6
_SMALL: Final = frozenset("a an and as at by de du for from in of on or the to with".split())
_REACH: Final = 120
#: What ends a clause before "said …".
_CLAUSE_ENDS: Final = re.compile(r"[\",] $")
#: What stands between "according to" and a speaker: a role or nothing.
_ACCORDING: Final = re.compile(
    r"\b(?:[Aa]ccording to|[Ii]n the (?:words|view|opinion|estimate) of) (?:the )?"
    r"(?:[\w'-]+ ){0,6}$"
)
_ACCORDING_TO: Final = re.compile(
    r"\b(?:[Aa]ccording to|[Ii]n the (?:words|view|opinion|estimate) of) "
)
#: "In Governor Biyoghe's words", "in her view".
_OWN_WORDS: Final = re.compile(r"'s? (?:own )?(?:words|view|opinion|account|estimate|telling)\b")
_HIS_WORDS: Final = re.compile(r"\b[Ii]n (?:his|her) (?:own )?(?:words|view|opinion|estimate)\b")
_IN: Final = re.compile(r"\b[Ii]n (?:the )?(?:[\w'-]+ ){0,4}$")
#: Any verb right before quotation marks: 'blamed "a scanner that …"'.
_LAST_VERB: Final = re.compile(r"\b[a-z]+(?:ed|[^s]s)$")
_SOURCE: Final = "according to "
#: Before the person in whose eyes something is so.
_FOR: Final = "For "
_TAG: Final = re.compile(r",? ?(?:[-–—] ?)?")
_WORD: Final = re.compile(r"([a-z]+) ")
#: A paper speaks, not a person: "Article 4 reads:".
_PAPER: Final = re.compile(r"\b(?:reads?|provides?|stipulates?|runs?)[ :]")
#: Reported speech goes on: "Prices would rise by a tenth."
_GOES_ON: Final = re.compile(
    r"^(?:[\w'%.-]+ ){1,7}would (?!(?:also |very much )?(?:have|like|prefer|rather)\b)"
)


@dataclass(frozen=True, slots=True)
class _Reading:
    speakers: tuple[Claimant | None, ...]
    quoted: tuple[tuple[Quotation, Claimant], ...]


def speakers(scene: Scene) -> tuple[Claimant | None, ...]:
    """Return who speaks in each sentence; None where the document itself does.

    The speakers that `scene` has are not looked at.
    """
    found = _read(scene.sentences).speakers
    if all(speaker is None or speaker.country is not None for speaker in found):
        return found
    countries, home = _countries(scene), _home(scene)
    return tuple(_with_country(speaker, countries, home) for speaker in found)


def _countries(scene: Scene) -> dict[str, str]:
    """Return the countries that the persons of a document serve, by name."""
    return {
        claim.name: claim.country
        for claim in persons.claims(scene)
        if isinstance(claim, PersonClaim) and claim.country is not None
    }


def _home(scene: Scene) -> str | None:
    """Return the country of officials who are named without one.

    It is that whose government issued the document, or in which it is dated, if the document is
    mostly about it too: a minister who travels is quoted abroad.
    """
    issuer = organisations.government(scene)
    if issuer is not None:
        return issuer
    country = dateline_country(scene)
    return country if scene.main_parties[:1] in ((), (country,)) else None


def _with_country(
    speaker: Claimant | None, countries: dict[str, str], home: str | None
) -> Claimant | None:
    """Return a speaker with the country that the document gives or that goes without saying."""
    if speaker is None or speaker.country is not None:
        return speaker
    country = countries.get(speaker.name or "")
    if country is None and home is not None and speaker.role is not None:
        words = {word.strip(",") for word in speaker.role.casefold().split()}
        offices = persons_lexicon()
        served = words & (offices.offices_served | _GOVERNMENT)
        country = home if served and not words & offices.offices_elsewhere else None
    return speaker if country is None else replace(speaker, country=country)


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield what somebody said in quotation marks."""
    if not any('"' in s.text or "'" in s.text for s in scene.sentences):
        return
    known = {(s.name, s.role): s for s in scene.speakers if s is not None}
    for quotation, speaker in _read(scene.sentences).quoted:
        if len(quotation.text.split()) < _MIN_WORDS or not _LEAST <= len(quotation.text) <= _MOST:
            continue
        yield StatementClaim(
            evidence=tuple(
                scene.evidence(scene.sentences[part.at], part.start, part.end)
                for part in quotation.parts
            ),
            rule=_RULE,
            confidence=_CONFIDENCE,
            claimant=known.get((speaker.name, speaker.role), speaker),
            text=quotation.text.strip(" ,"),
        )


def _read(sentences: Sequence[Annotated]) -> _Reading:
    """Return who speaks in each sentence, and the quotations that somebody is known to say."""
    known = Known()
    found: list[Claimant | None] = [None] * len(sentences)
    quoted: list[tuple[Quotation, Claimant]] = []
    waiting = list(quotations(sentences))[::-1]
    spoken: dict[int, list[tuple[int, int]]] = {}
    for quotation in waiting:
        for part in quotation.parts:
            spoken.setdefault(part.at, []).append((part.start, part.end))
    about: list[Claimant | None] = []
    for index, sentence in enumerate(sentences):
        known.meet(sentence)
        inside = spoken.get(index, ())
        speaker = _reported(sentence, known, inside) or _cited(sentence, known)
        if speaker is None and found[index - 1] is not None and index:
            same = sentence.sentence.segment == sentences[index - 1].sentence.segment
            if same and not inside and _continues(sentence):
                speaker = found[index - 1]
        while waiting and waiting[-1].last.at == index:
            quotation = waiting.pop()
            said_by = _speaker_of(sentences, quotation, known, found, quoted, about)
            if said_by is None or _is_name(sentences, quotation):
                continue
            quoted.append((quotation, said_by))
            for part in quotation.parts:
                if _fills(sentences[part.at].text, part.start, part.end):
                    found[part.at] = said_by
        found[index] = found[index] or speaker
        known.pass_by(sentence, found[index])
        about.append(_announced(sentence, known))
    return _Reading(tuple(found), tuple(quoted))


def _fills(text: str, start: int, end: int) -> bool:
    """Whether a quotation is most of a sentence, so that all of it is what somebody says."""
    return 2 * (end - start) >= len(text)


def _continues(sentence: Annotated) -> bool:
    """Whether a sentence after reported speech goes on with it."""
    persons_named = any(name.type is NameType.PERSON for name in sentence.names)
    return not persons_named and _GOES_ON.match(sentence.text) is not None


def _reported(
    sentence: Annotated, known: Known, inside: Sequence[tuple[int, int]]
) -> Claimant | None:
    """Return whose words a sentence reports: "Otieno said that", "…, said a trader"."""
    for verb in _verbs(sentence, lexicon().said, inside, 0, len(sentence.text)):
        speaker = subjects.before(sentence, verb.start(), known)
        if speaker is not None:
            return speaker
        if _CLAUSE_ENDS.search(sentence.text, max(0, verb.start() - 2), verb.start()):
            speaker = subjects.after(sentence, verb.end() + 1, known, verb=True)
            if speaker is not None:
                return speaker
    return None


def _verbs(
    sentence: Annotated, verbs: Verbs, inside: Sequence[tuple[int, int]], start: int, end: int
) -> Iterator[re.Match[str]]:
    """Yield the verbs within a stretch of a sentence that stand in no quotation."""
    if verbs.telling.isdisjoint(sentence.wording):
        return
    for verb in verbs.pattern.finditer(sentence.text, start, end):
        if not any(first <= verb.start() < last for first, last in inside):
            yield verb


def _cited(sentence: Annotated, known: Known) -> Claimant | None:
    """Return the speaker of "according to Minister Aye Win", "in her view"."""
    text = sentence.text
    if not ("ccording to " in text or "n the " in text or "'s " in text or "n h" in text):
        return None
    if known.salient is not None and _HIS_WORDS.search(text):
        return known.salient
    for name in sentence.names:
        if name.type is not NameType.PERSON and name.type is not NameType.ORGANISATION:
            continue
        ahead = text[max(0, name.start - _REACH) : name.start]
        person = name.type is NameType.PERSON
        if person and _OWN_WORDS.match(text, name.end) and _IN.search(ahead):
            return known.same(claimant_of(name))
        found = _ACCORDING.search(ahead)
        if found is not None and (person or found.group().endswith(("to ", "the "))):
            return known.same(claimant_of(name))
    for found in _ACCORDING_TO.finditer(text):
        speaker = subjects.after(sentence, found.end(), known, verb=True)
        if speaker is not None:
            return speaker
    return None


def _announced(sentence: Annotated, known: Known) -> Claimant | None:
    """Return the one person of a sentence, whose words may follow it."""
    named = {n.name: n for n in sentence.names if n.type is NameType.PERSON}
    if len(named) != 1:
        return None
    return known.same(claimant_of(next(iter(named.values()))))


def _is_name(sentences: Sequence[Annotated], quotation: Quotation) -> bool:
    """Whether quotation marks hold a title, a name or a motto."""
    first = quotation.first
    ahead = sentences[first.at].text[max(0, first.start - 41) : first.start - 1]
    if lexicon().naming.search(ahead):
        return True
    words = [w for w in quotation.text.split() if w.casefold() not in _SMALL]
    capital = sum(word[:1].isupper() for word in words)
    return len(words) > 1 and capital >= _TITLE * len(words)


def _speaker_of(
    sentences: Sequence[Annotated],
    quotation: Quotation,
    known: Known,
    found: Sequence[Claimant | None],
    quoted: Sequence[tuple[Quotation, Claimant]],
    about: Sequence[Claimant | None],
) -> Claimant | None:
    """Return who says a quotation: by what follows it, what leads to it, or who spoke before."""
    first, last = quotation.first, quotation.last
    opening, closing = sentences[first.at], sentences[last.at]
    earlier = quoted[-1] if quoted and quoted[-1][0].last.at == first.at else None
    if earlier is not None:
        between = opening.text[earlier[0].last.end + 1 : first.start - 1]
        if between and '"' not in between and ";" not in between.rstrip("; "):
            return earlier[1]
    speaker = _after(closing, last.end, known) or _leading(opening, first.start - 1, known)
    if speaker is not None:
        return speaker
    alone = not opening.text[: first.start - 1].strip() and len(closing.text) - last.end <= 2
    if not alone or first.at == 0:
        return None
    near = opening.sentence.segment - sentences[first.at - 1].sentence.segment <= 1
    return (found[first.at - 1] or about[first.at - 1]) if near else None


def _after(sentence: Annotated, end: int, known: Known) -> Claimant | None:
    """Return the speaker of what follows a quotation: '…," said Jane Mwangi.'"""
    text = sentence.text
    tag = _TAG.match(text, end + 1)
    if tag is None or end + 1 >= len(text):
        return None
    if text[end - 1] not in ",?!-–—" and not tag.group().startswith(","):
        return None
    start = tag.end()
    if text.startswith(_SOURCE, start):
        return subjects.after(sentence, start + len(_SOURCE), known, verb=True)
    stop = text.find('"', start)
    stop = len(text) if stop < 0 else stop
    verb = _WORD.match(text, start)
    if verb is not None and verb.group(1) not in lexicon().no_verb:
        listed = lexicon().quoted.pattern.fullmatch(verb.group(1)) is not None
        if listed or verb.group(1).endswith(("ed", "s")):
            speaker = subjects.after(sentence, verb.end(), known, verb=listed)
            if speaker is not None:
                return speaker
    for spoken in lexicon().quoted.pattern.finditer(text, start, stop):
        speaker = subjects.before(sentence, spoken.start(), known, quoting=True)
        if speaker is not None:
            return speaker
    return subjects.after(sentence, start, known, verb=False) if verb is None else None


def _leading(sentence: Annotated, mark: int, known: Known) -> Claimant | None:
    """Return the speaker of what leads to a quotation: 'Jane Mwangi said: "…'"""
    text = sentence.text
    ahead = text[:mark].rstrip()
    if not ahead:
        return None
    speaker = _cited(sentence, known)
    if speaker is not None:
        return speaker
    colon = ahead.endswith(":")
    if text.startswith(_FOR):
        return subjects.after(sentence, len(_FOR), known, verb=False)
    spoken = list(_verbs(sentence, lexicon().quoted, (), 0, mark))
    for verb in reversed(spoken):
        speaker = subjects.before(sentence, verb.start(), known, quoting=True) or (
            subjects.unheard_before(sentence, verb.start()) if mark - verb.end() <= _REACH else None
        )
        if speaker is not None:
            return speaker
        if _CLAUSE_ENDS.search(text, max(0, verb.start() - 2), verb.start()):
            speaker = subjects.after(sentence, verb.end() + 1, known, verb=True)
            if speaker is not None:
                return speaker
        if text[: verb.start()].endswith((" and ", " but ", " and then ", " and also ")):
            return subjects.subject(sentence, verb.start(), known)
    last = _LAST_VERB.search(ahead)
    if last is not None and not spoken:
        speaker = subjects.before(sentence, last.start(), known)
        if speaker is not None and speaker.name is not None:
            return speaker
    for verb in _verbs(sentence, lexicon().saying, (), 0, mark):
        return subjects.subject(sentence, verb.start(), known)
    if not colon or spoken or _PAPER.search(ahead + ":"):
        return None
    named = _announced(sentence, known)
    return (
        named
        or subjects.unheard_before(sentence, len(ahead) - 1)
        or subjects.subject(sentence, mark, known)
    )
