"""Hubs, and who may use them.

A hub is a name with a noun of the lexicon `data/lexicon/hubs.yaml` ("Port of Tanga", "Gwadar port",
"At-Bashi Logistics Centre"), or a port or crossing of the reference data in a sentence about cargo.
Access is read by the rules in `data/rules/access.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

import msgspec

from graph.claims import AccessClaim, Claim, HubClaim, HubKind
from graph.extract.annotate import Annotated, BaseView, Mention
from graph.extract.mentions import Name, NameType, Parties
from graph.extract.pattern import Match
from graph.extract.rules import DATA, Rule, load_rules, read_yaml
from graph.extract.scene import Scene
from graph.extract.words import Shape, Word, at
from graph.reference import PlaceKind, load_reference

_NAMED: Final = "hub.named"
_OF: Final = "hub.of"
_BARE: Final = "hub.bare"
_CONFIDENCE: Final = {_NAMED: Decimal("0.92"), _OF: Decimal("0.92"), _BARE: Decimal("0.8")}
_MAX_LEFT: Final = 5
_LIST: Final = re.compile(r", | and | or |, and ")
_IN_COUNTRY: Final = re.compile(
    r"(?: \([^)]{1,30}\))?,? (?:located )?(?:in|of) (?:the )?(?:[a-z]+ )?"
)
_BARE_KINDS: Final = {
    PlaceKind.PORT: HubKind.SEAPORT,
    PlaceKind.BORDER_CROSSING: HubKind.BORDER_CROSSING,
}


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kinds: dict[HubKind, list[str]]
    not_in_name: list[str]
    context: list[str]
    passage: list[str]


@dataclass(frozen=True, slots=True)
class _Lexicon:
    kinds: Mapping[str, HubKind]
    nouns: re.Pattern[str]
    not_in_name: frozenset[str]
    context: frozenset[str]
    passage: re.Pattern[str]


@cache
def _lexicon() -> _Lexicon:
    file = read_yaml(DATA / "lexicon" / "hubs.yaml", _File)
    kinds = {noun.casefold(): kind for kind, nouns in file.kinds.items() for noun in nouns}
    options = "|".join(sorted(map(re.escape, kinds), key=len, reverse=True))
    before = "|".join(sorted(file.passage, key=len, reverse=True))
    return _Lexicon(
        kinds,
        re.compile(rf"(?<![\w-])(?:{options})(?![\w-])", re.IGNORECASE),
        frozenset(file.not_in_name),
        frozenset(file.context),
        re.compile(rf"(?<!\w)(?:{before}),? $"),
    )


@cache
def _bare_places() -> Mapping[tuple[str, str], HubKind]:
    return {
        (place.name, place.country): _BARE_KINDS[place.kind]
        for place in load_reference().places
        if place.kind in _BARE_KINDS
    }


def names(view: BaseView) -> Iterator[Name]:
    """Yield the hubs of a sentence."""
    text = view.text
    words = view.words
    taken: list[tuple[int, int]] = []
    for noun in _lexicon().nouns.finditer(text):
        kind = _lexicon().kinds[noun.group().casefold()]
        found = list(_after(text, words, noun, kind)) or list(_before(text, words, noun, kind))
        for name in found:
            if not any(s < name.end and name.start < e for s, e in taken):
                taken.append((name.start, name.end))
                yield name
    yield from _bare(text, words, taken)


def _before(text: str, words: Sequence[Word], noun: re.Match[str], kind: HubKind) -> Iterator[Name]:
    """Yield "Gwadar port", and "Tanga" and "Mtwara ports" of "Tanga and Mtwara ports"."""
    head = at(words, noun.start())
    first = head
    while first > 0 and head - first < _MAX_LEFT:
        word = words[first - 1]
        if word.possessive or not _name_word(word) or words[first].start - word.end > 1:
            break
        first -= 1
    if first == head or _is_country(words[first:head]):
        return
    country = _country(text, words, first, noun.end(), words[first:head])
    plural = noun.group().endswith("s")
    if (
        plural
        and first > 1
        and words[first - 1].text in ("and", "or")
        and _name_word(words[first - 2])
    ):
        other = words[first - 2]
        yield Name(
            other.start,
            noun.end(),
            NameType.HUB,
            other.text,
            _NAMED,
            kind,
            _codes(other) or country,
        )
        start = words[first].start
        yield Name(
            start,
            noun.end(),
            NameType.HUB,
            text[start : words[head - 1].end],
            _NAMED,
            kind,
            country,
        )
        return
    start = words[first].start
    yield Name(start, noun.end(), NameType.HUB, text[start : noun.end()], _NAMED, kind, country)


def _after(text: str, words: Sequence[Word], noun: re.Match[str], kind: HubKind) -> Iterator[Name]:
    """Yield "Port of Tanga", and each of "the ports of Tanga and Mtwara"."""
    link = re.compile(r" (?:of|at) (?:the )?").match(text, noun.end())
    if link is None:
        return
    position = link.end()
    start = noun.start()
    owner = _country(text, words, at(words, noun.start()), noun.end(), ())
    while True:
        run = _run(words, at(words, position), position)
        if not run or _is_country(run):
            return
        end = run[-1].end
        country = _country(text, words, 0, end, run) or owner
        label = text[run[0].start : end]
        single = not noun.group().endswith("s")
        name = f"{text[noun.start() : noun.end()]} of {label}" if single else label
        yield Name(start, end, NameType.HUB, name, _OF, kind, country)
        more = _LIST.match(text, end)
        if single or more is None:
            return
        position = start = more.end()


def _run(words: Sequence[Word], first: int, position: int) -> Sequence[Word]:
    if first >= len(words) or words[first].start != position:
        return ()
    last = first
    while last < len(words) and _name_word(words[last]) and last - first < _MAX_LEFT:
        if last > first and words[last].start - words[last - 1].end > 1:
            break
        last += 1
        if words[last - 1].possessive:
            break
    return words[first:last]


def _name_word(word: Word) -> bool:
    if word.geo is not None:
        return word.text[0].isupper() and word.geo.form != "demonym" and word.geo.group is None
    return word.shape is Shape.CAPITAL and word.text not in _lexicon().not_in_name


def _is_country(run: Sequence[Word]) -> bool:
    """Whether a run is only a country: "ports of Pakistan" names no hub."""
    return all(w.geo is not None and w.geo.form == "name" for w in run)


def _codes(word: Word) -> tuple[str, ...]:
    return word.geo.codes if word.geo is not None and word.geo.group is None else ()


def _country(
    text: str, words: Sequence[Word], first: int, end: int, run: Sequence[Word]
) -> tuple[str, ...]:
    """Return the country of a hub: of its place, of who owns it, or in which it is said to lie."""
    for word in run:
        if len(_codes(word)) == 1:
            return _codes(word)
    if first > 0:
        owner = words[first - 1]
        if len(_codes(owner)) == 1 and (
            owner.possessive or (owner.geo and owner.geo.form == "demonym")
        ):
            return _codes(owner)
    following = _IN_COUNTRY.match(text, end)
    if following is not None:
        number = at(words, following.end())
        if number < len(words) and words[number].start == following.end():
            return _codes(words[number]) if len(_codes(words[number])) == 1 else ()
    return ()


def _bare(text: str, words: Sequence[Word], taken: list[tuple[int, int]]) -> Iterator[Name]:
    """Yield ports and crossings of the reference data in a sentence about cargo."""
    if not any(word.folded in _lexicon().context for word in words):
        return
    for word in words:
        if word.geo is None or len(word.geo.codes) != 1:
            continue
        kind = _bare_places().get((word.geo.name, word.geo.codes[0]))
        if kind is None or any(s < word.end and word.start < e for s, e in taken):
            continue
        if _lexicon().passage.search(text[: word.start]):
            yield Name(word.start, word.end, NameType.HUB, word.text, _BARE, kind, word.geo.codes)


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield the hubs of a document, each once, and the access to them."""
    yield from _hub_claims(scene)
    yield from _access_claims(scene)


def _hub_claims(scene: Scene) -> Iterator[Claim]:
    best: dict[str, tuple[int, Name]] = {}
    for index, sentence in enumerate(scene.sentences):
        for name in sentence.names:
            if name.type is not NameType.HUB:
                continue
            key = _key(name.name)
            known = best.get(key)
            if known is None or (not known[1].parties and name.parties):
                best[key] = (index, name)
    for index, name in best.values():
        sentence = scene.sentences[index]
        start = _with_owner(sentence, name)
        yield HubClaim(
            evidence=(scene.evidence(sentence, start, name.end),),
            rule=name.rule,
            confidence=_CONFIDENCE[name.rule],
            name=name.name,
            kind=name.kind if isinstance(name.kind, HubKind) else HubKind.OTHER,
            country=name.parties[0] if len(name.parties) == 1 else None,
        )


def _key(name: str) -> str:
    """Return what stays of a hub's name without its noun."""
    return (
        re.sub(r"\W+", " ", _lexicon().nouns.sub(" ", name.casefold())).replace(" of ", " ").strip()
    )


def _with_owner(sentence: Annotated, name: Name) -> int:
    """Take the owner before a hub into the passage: "Kenya's Mombasa port"."""
    for parties in sentence.parties:
        if 0 <= name.start - parties.end <= 3 and (parties.possessive or parties.adjective):
            return parties.start
    return name.start


def _access_claims(scene: Scene) -> Iterator[Claim]:
    rules = load_rules("access").of("access")
    last: Name | None = None
    for index, sentence in enumerate(scene.sentences):
        hubs = [name for name in sentence.names if name.type is NameType.HUB]
        if hubs or last is not None:
            taken: list[tuple[int, int]] = []
            for rule in rules:
                for match in rule.matches(sentence.view):
                    if any(s < match.end and match.start < e for s, e in taken):
                        continue
                    claim = _access(scene, index, rule, match, last)
                    if claim is not None:
                        taken.append((match.start, match.end))
                        yield claim
        last = hubs[-1] if hubs else last


def _access(
    scene: Scene, index: int, rule: Rule, match: Match[Mention], last: Name | None
) -> Claim | None:
    hub = match.mention("hub") or last
    who = match.mention("who")
    if not isinstance(hub, Name) or who is None:
        return None
    beneficiaries: list[str] = []
    for mention in (match.mention("state"), who):
        if isinstance(mention, Parties):
            beneficiaries += scene.codes(mention, index)
        elif isinstance(mention, Name):
            beneficiaries += [*mention.parties, mention.name]
    grantor = _grantor(scene, index, match, hub)
    wanted = tuple(dict.fromkeys(b for b in beneficiaries if b != grantor))
    if not wanted:
        return None
    return AccessClaim(
        evidence=(scene.evidence(scene.sentences[index], match.start, match.end),),
        rule=rule.id,
        confidence=rule.confidence,
        claimant=scene.speakers[index],
        hub=hub.name,
        grantor=grantor,
        beneficiaries=wanted,
    )


def _grantor(scene: Scene, index: int, match: Match[Mention], hub: Name) -> str | None:
    owner = match.mention("owner")
    if isinstance(owner, Parties):
        codes = scene.codes(owner, index)
        if len(codes) == 1:
            return codes[0]
    return hub.parties[0] if len(hub.parties) == 1 else None
