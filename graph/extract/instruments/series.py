"""Agreements that one country has with each of several partners.

"Peru has free trade agreements with Canada, Chile and Mexico" tells of three; "… with Canada in May
2009, with Chile in 2011 and with Japan in 2012" dates each. Words: `data/lexicon/series.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Final

import msgspec

from graph.claims import InstrumentClaim
from graph.claims.model import InstrumentKind, Status
from graph.claims.period import PartialDate
from graph.extract.annotate import Annotated
from graph.extract.mentions import Parties, Place
from graph.extract.reading.dates import act_date
from graph.extract.reading.parties import own_codes
from graph.extract.rules import DATA, read_yaml
from graph.extract.scene import Scene
from graph.extract.values.model import DateMention, PeriodMention
from graph.extract.words import alternatives

RULE: Final = "instrument.series"

_CONFIDENCE: Final = Decimal("0.7")
#: What may stand between two partners of a series, their dates aside.
_GAP: Final = re.compile(
    r"(?:[\s,()]|\b(?:and|with|the|as well as|countries|states|members?|individual|both|also|"
    r"including|Republic of|Kingdom of|in|on|of)\b)*"
)
#: What leads from the noun to its first partner.
_LEAD: Final = re.compile(
    r"\b(?:with|including|includes?|such as|covering|like)(?: (?:individual|other|such))?"
    r"(?: (?:countries|states|partners)(?: (?:such as|like|including))?)?(?: both)?(?: the)?"
    r"(?: (?:Republic|Kingdom) of)?(?: \([^()]{3,60}\))?:? "
)
#: What tells that the dates beside partners are those of entry into force.
_INTO_FORCE: Final = re.compile(r"\b(?:entry|entered|entering) into force\b")
_BREAK: Final = re.compile(r"[.;]|(?<!\)):|\bbut\b|\bwhile\b")
_LONGEST_LEAD: Final = 90
_ABOUT: Final = re.compile(r" (?:on|for|in the fields? of|covering|concerning) ([^,.;:()]{3,60})")
#: The members of a bloc, after it in parentheses.
_MEMBERS: Final = re.compile(r"(?: \w+)? \(")
#: Between the noun and who has the agreements: "which Serbia had concluded with".
_RELATIVE: Final = re.compile(r"\b(?:which|that) (?:the )?(?=[A-Z])")
_WITH: Final = re.compile(r"\bwith\b")
_WORDS_BEFORE: Final = re.compile(r"(?:[\w-]+ ){1,5}$")
_FEWEST: Final = 2
_THOSE: Final = re.compile(r"\bthose with (?:the )?")
#: Sentences back in which the noun is looked for that "those" stands for.
_MEMORY: Final = 3


class _Noun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: InstrumentKind
    forms: list[str]
    subject: str | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    nouns: list[_Noun]
    verbs: dict[str, list[str]]
    states: dict[Status, list[str]]
    not_subject: list[str]
    examples: list[dict[str, Any]]
    counter_examples: list[str]


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Nouns and verbs of a series, ready to be looked for."""

    noun: re.Pattern[str]
    any_noun: re.Pattern[str]
    nouns: dict[str, _Noun]
    verb: re.Pattern[str]
    statuses: dict[str, Status | None]
    state: re.Pattern[str]
    states: dict[str, Status]
    not_subject: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Partner:
    """A partner of a series, with the date beside it, from `start` to `end` of the sentence."""

    code: str
    date: PartialDate | None
    end: int


@cache
def _lexicon() -> _Lexicon:
    file = read_yaml(DATA / "lexicon" / "series.yaml", _File)
    nouns = {form: noun for noun in file.nouns for form in noun.forms}
    statuses = {
        verb: None if status == "none" else Status(status)
        for status, verbs in file.verbs.items()
        for verb in verbs
    }
    states = {words: status for status, phrases in file.states.items() for words in phrases}
    noun = rf"(?<![\w-])(?:{alternatives(nouns)})(?![\w-])"
    return _Lexicon(
        noun=re.compile(noun),
        any_noun=re.compile(noun, re.IGNORECASE),
        nouns=nouns,
        verb=re.compile(rf"\b(?:{alternatives(statuses)})\b"),
        statuses=statuses,
        state=re.compile(rf"\b(?:{alternatives(states)})\b"),
        states=states,
        not_subject=frozenset(file.not_subject),
    )


def series(scene: Scene, home: Set[str]) -> Iterator[InstrumentClaim]:
    """Yield a claim for each partner with which a sentence gives one country an agreement.

    `home` is the country whose agreements these are where no sentence says so; it may be empty.
    """
    own = next(iter(home), None)
    owner: str | None = None
    for index, sentence in enumerate(scene.sentences):
        if len(sentence.geo) < _FEWEST:
            continue
        for noun in _lexicon().noun.finditer(sentence.text):
            partners = _partners(scene, sentence, _first_partner(sentence, noun.end()))
            if len({partner.code for partner in partners}) < _FEWEST:
                continue
            told = _told(scene, index, noun, partners)
            if told is None:
                continue
            owner = _owner(scene, index, noun.start()) or own or owner
            if owner is not None:
                status, start = told
                named = _named(sentence.text, noun)
                yield from _claims(scene, index, named, status, start, owner, partners)
        if "those" in sentence.wording:
            yield from _those(scene, index, own or owner)


def _told(
    scene: Scene, index: int, noun: re.Match[str], partners: Sequence[_Partner]
) -> tuple[Status | None, int] | None:
    """Return the status of a series and where the words on it begin; None if it is none."""
    text = scene.sentences[index].text
    with_ = _WITH.search(text, noun.end())
    between = None if with_ is None else _lexicon().state.search(text, noun.end(), with_.start())
    if between is not None:
        status = _lexicon().states[between.group()]
        talks = status is Status.UNDER_NEGOTIATION
        return (status, noun.start()) if talks or _is_several(text, noun, partners) else None
    verb = _verb(text, noun.start(), partners[-1].end)
    if verb is None or not _is_several(text, noun, partners):
        return None
    told = _lexicon().statuses[verb.group()]
    if told is None and all(partner.date is not None for partner in partners):
        before = scene.sentences[index - 1].text if index > 0 else ""
        told = Status.IN_FORCE if _INTO_FORCE.search(f"{before} {text}") else None
    return told, min(verb.start(), noun.start())


def _those(scene: Scene, index: int, owner: str | None) -> Iterator[InstrumentClaim]:
    """Yield the claims of "after those with Chile (2006) and Peru (2010)".

    The noun is the one named last before; where nobody owns it, the document's first party does.
    """
    sentence = scene.sentences[index]
    for pronoun in _THOSE.finditer(sentence.text):
        partners = _partners(scene, sentence, pronoun.end())
        told = _named_last(scene, index, pronoun.start())
        if len({partner.code for partner in partners}) < _FEWEST or told is None:
            continue
        at, noun = told
        owners = (
            _capital_or_state(scene, index, pronoun.start()),
            _owner(scene, at, noun.start()),
            owner,
        )
        ours = next(filter(None, (*owners, *scene.main_parties)), None)
        if ours is not None:
            dated = all(partner.date is not None for partner in partners)
            status = Status.SIGNED if dated else None
            named = _named(scene.sentences[at].text, noun)
            yield from _claims(scene, index, named, status, pronoun.start(), ours, partners)


def _capital_or_state(scene: Scene, index: int, before: int) -> str | None:
    """Return the one state that a sentence names last before a position, or whose town it names."""
    codes: list[str] = []
    for _, mention in scene.sentences[index].base.mentions:
        if isinstance(mention, Place) and mention.country is not None and mention.end <= before:
            codes.append(mention.country)
        elif isinstance(mention, Parties) and mention.end <= before:
            own = scene.codes(mention, index)
            codes += own if len(own) == 1 else ()
    return codes[-1] if codes else None


def _named_last(scene: Scene, index: int, end: int) -> tuple[int, re.Match[str]] | None:
    """Return the noun for instruments that stands last before a position, and its sentence."""
    for at in range(index, max(-1, index - _MEMORY - 1), -1):
        text = scene.sentences[at].text
        found = list(_lexicon().any_noun.finditer(text, 0, end if at == index else len(text)))
        if found:
            return at, found[-1]
    return None


def _named(text: str, noun: re.Match[str]) -> tuple[_Noun, str | None]:
    """Return what the lexicon says of a noun, and what it is about."""
    known = _lexicon().nouns.get(noun.group()) or _lexicon().nouns[noun.group().lower()]
    return known, known.subject or _subject(text, noun.start())


def _first_partner(sentence: Annotated, noun: int) -> int:
    """Return where the first partner after a noun begins; past the sentence if none does."""
    starts = {parties.start for parties in sentence.parties}
    broken = _BREAK.search(sentence.text, noun, noun + _LONGEST_LEAD)
    end = broken.start() if broken is not None else noun + _LONGEST_LEAD
    leads = (lead.end() for lead in _LEAD.finditer(sentence.text, noun, end + 1))
    return next((lead for lead in leads if lead in starts), len(sentence.text))


def _is_several(text: str, noun: re.Match[str], partners: Sequence[_Partner]) -> bool:
    """Whether there is an agreement with each partner, not one with all of them."""
    plural = noun.group()[-1] == "s" or noun.group().startswith("memoranda")
    return plural or len(_WITH.findall(text, noun.end(), partners[-1].end)) >= len(partners)


def _claims(
    scene: Scene,
    index: int,
    named: tuple[_Noun, str | None],
    status: Status | None,
    start: int,
    owner: str,
    partners: Sequence[_Partner],
) -> Iterator[InstrumentClaim]:
    sentence = scene.sentences[index]
    known, subject = named
    about = _ABOUT.match(sentence.text, partners[-1].end)
    end = about.end() if about is not None else partners[-1].end
    for partner in partners:
        if partner.code == owner:
            continue
        yield InstrumentClaim(
            evidence=(scene.evidence(sentence, start, end),),
            rule=RULE,
            confidence=_CONFIDENCE,
            claimant=scene.speakers[index],
            kind=known.kind,
            subject=subject or (about.group(1) if about is not None else None),
            parties=tuple(sorted((owner, partner.code))),
            status=status,
            readings=() if status is None else (status,),
            date=partner.date if status is not None else None,
        )


def _verb(text: str, noun: int, end: int) -> re.Match[str] | None:
    """Return the verb nearest before the noun, or the passive right after it."""
    relative = _RELATIVE.search(text, noun, end)
    if relative is not None:
        told = list(_lexicon().verb.finditer(text, relative.end(), _with(text, relative.end())))
        if told:
            return told[-1]  # "agreements which Serbia had concluded with"
    before = list(_lexicon().verb.finditer(text, max(0, noun - 80), noun))
    if before:
        return before[-1]
    after = _lexicon().verb.finditer(text, noun, end)
    return next((verb for verb in after if verb.group().startswith("been ")), None)


def _with(text: str, start: int) -> int:
    """Return where the first "with" after a position stands, or that position."""
    found = _WITH.search(text, start)
    return start if found is None else found.start()


def _owner(scene: Scene, index: int, before: int) -> str | None:
    """Return the country whose agreements these are: the one named last before a noun."""
    relative = _RELATIVE.search(scene.sentences[index].text, before)
    if relative is not None:
        for parties in scene.sentences[index].parties:
            if parties.start == relative.end() and len(own_codes(parties)) == 1:
                return own_codes(parties)[0]
    named = [
        codes[0]
        for parties in scene.sentences[index].parties
        if parties.end <= before and len(codes := scene.codes(parties, index)) == 1
    ]
    return named[-1] if named else None


def _partners(scene: Scene, sentence: Annotated, at: int) -> list[_Partner]:
    """Return the partners that follow one another from `at` on; members of a bloc are not told."""
    text = sentence.text
    found: list[_Partner] = []
    inside = -1
    for parties in sentence.parties:
        if parties.start < at:
            continue
        if parties.start < inside:
            at = parties.end
            continue
        date, past = _date(scene, sentence, at, parties.start)
        if _GAP.fullmatch(text, past, parties.start) is None:
            break
        if found and date is not None:
            found[-1] = _Partner(found[-1].code, date, found[-1].end)
        at = parties.end
        codes = own_codes(parties)
        found += [_Partner(code, None, at) for code in codes]
        closing = text.find(")", at) if _MEMBERS.match(text, at) else -1
        if parties.group is not None and closing > 0:
            inside = closing
    if found:
        date, past = _date(scene, sentence, at, len(text))
        if date is not None:
            found[-1] = _Partner(found[-1].code, date, past)
    return found


def _date(
    scene: Scene, sentence: Annotated, start: int, end: int
) -> tuple[PartialDate | None, int]:
    """Return the date right after a partner, and where it ends."""
    for value in sentence.values:
        if isinstance(value, DateMention | PeriodMention) and start <= value.start < end:
            if sentence.text[start : value.start].strip(" ,(") in ("", "in", "on"):
                return act_date(value, scene.date, None), value.end
            break
    return None, start


def _subject(text: str, noun: int) -> str | None:
    """Return the words before a noun that say what it is about: "free trade", "investment"."""
    before = _WORDS_BEFORE.search(text, max(0, noun - 60), noun)
    words: list[str] = []
    for word in reversed(before.group().split() if before else []):
        plain = word.casefold()
        if plain in _lexicon().not_subject or _lexicon().verb.fullmatch(plain):
            break
        words.insert(0, word.replace("free-trade", "free trade"))
    while words and words[0].casefold() in _lexicon().not_subject:
        words.pop(0)
    return " ".join(words) or None
