"""Who may use which hub, by the rules of `data/rules/access.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from graph.claims import AccessClaim
from graph.extract.annotate import Annotated, Mention
from graph.extract.hubs.stakes import JOINT, find_stakes
from graph.extract.mentions import Anaphor, Name, NameType, Parties
from graph.extract.pattern import Match
from graph.extract.reading.pair import home
from graph.extract.rules import Rule, load_rules
from graph.extract.scene import Scene

#: A rule whose sentence need not name who seeks a place at a hub: "Cabinet is to seek land …".
_SOUGHT: Final = "access.sought"
#: A rule whose first party may be the one who grants: "Tanzania will let the DRC …".
_PRIVILEGED: Final = "access.privileged"
_THERE: Final = Anaphor.THERE


def access_claims(scene: Scene, countries: Mapping[str, str]) -> Iterator[AccessClaim]:
    """Yield the grants of access; `countries` are those of the hubs, by the hubs' names.

    A rule without a hub in its words ("… will run the facility") speaks of the hub last named.
    """
    rules = load_rules("access").of("access")
    last: Name | None = None
    told: set[tuple[int, str]] = set()
    for index, sentence in enumerate(scene.sentences):
        hubs = [name for name in sentence.names if name.type is NameType.HUB]
        if hubs or last is not None:
            taken: list[tuple[int, int]] = []
            for rule in rules:
                for match in rule.matches(sentence.view):
                    if any(start < match.end and match.start < end for start, end in taken):
                        continue
                    near = next((h for h in reversed(hubs) if h.end <= match.start), last)
                    claim = _claim(scene, index, rule, match, near, countries)
                    if claim is not None:
                        taken.append((match.start, match.end))
                        for each in (
                            claim,
                            *_listed(sentence.text, claim, match, hubs, countries),
                        ):
                            told.add((index, each.hub))
                            yield each
        for claim in find_stakes(scene, index, last, countries):
            if (index, claim.hub) not in told:
                yield claim
        last = hubs[-1] if hubs else last


def _claim(
    scene: Scene,
    index: int,
    rule: Rule,
    match: Match[Mention],
    last: Name | None,
    countries: Mapping[str, str],
) -> AccessClaim | None:
    hub = match.mention("hub") or last
    there = match.mention("there")
    if not isinstance(hub, Name) or (isinstance(there, Parties) and there.anaphor is not _THERE):
        return None
    grantor = _owner(scene, index, match) or countries.get(hub.name)
    if _changes_subject(scene.sentences[index], match):
        return None
    named = _beneficiaries(scene, index, match)
    if not named and rule.id == _SOUGHT:
        named = _seeker(scene, index, match.start)
    beneficiaries = tuple(b for b in named if b != grantor)
    if not beneficiaries and rule.id == _PRIVILEGED:
        beneficiaries = _others(scene, index, match, grantor)
    if not beneficiaries:
        return None
    return AccessClaim(
        evidence=(scene.evidence(scene.sentences[index], match.start, match.end),),
        rule=rule.id,
        confidence=rule.confidence,
        claimant=scene.speakers[index],
        hub=hub.name,
        grantor=grantor,
        beneficiaries=beneficiaries,
    )


def _listed(
    text: str,
    claim: AccessClaim,
    match: Match[Mention],
    hubs: Sequence[Name],
    countries: Mapping[str, str],
) -> Iterator[AccessClaim]:
    """Yield the same access to the hubs listed after one: "the ports of A (X), B and C"."""
    last = match.mention("hub")
    if not isinstance(last, Name):
        return
    own = countries.get(last.name)
    for hub in hubs:
        if hub.start >= last.end and JOINT.fullmatch(text, last.end, hub.start):
            grantor = countries.get(hub.name)
            shared = claim.grantor if claim.grantor != own else None
            yield replace(claim, hub=hub.name, grantor=grantor or shared)
            last = hub


def _changes_subject(sentence: Annotated, match: Match[Mention]) -> bool:
    """Whether another state is named between who gets a place and the hub, as a new subject."""
    who, hub = match.mention("who"), match.mention("hub")
    if not isinstance(who, Parties) or not isinstance(hub, Name) or who.end > hub.start:
        return False
    others = (match.mention("owner"), match.mention("state"))
    return any(
        who.end <= p.start < hub.start
        and p not in others
        and not p.possessive
        and not p.adjective
        and sentence.text[: p.start].endswith((", and ", " and ", "; ", ", while ", ", but "))
        for p in sentence.parties
    )


def _seeker(scene: Scene, index: int, position: int) -> tuple[str, ...]:
    """Return the state that seeks a place: the first of its sentence, else the document's own."""
    for parties in scene.sentences[index].parties:
        codes = scene.codes(parties, index)
        if parties.end <= position and len(codes) == 1 and codes[0] in scene.reference.countries:
            return codes
    return tuple(home(scene)) or scene.main_parties[:1]


def _others(
    scene: Scene, index: int, match: Match[Mention], grantor: str | None
) -> tuple[str, ...]:
    """Return the states that the words of a match name beside the one who grants."""
    inside = (
        parties
        for parties in scene.sentences[index].parties
        if match.start <= parties.start and parties.end <= match.end and parties.group is None
    )
    codes = (code for parties in inside for code in scene.codes(parties, index))
    return tuple(dict.fromkeys(code for code in codes if code != grantor))


def _owner(scene: Scene, index: int, match: Match[Mention]) -> str | None:
    """Return the state that a rule's words name as the one who grants."""
    owner = match.mention("owner")
    codes = scene.codes(owner, index) if isinstance(owner, Parties) else ()
    return codes[0] if len(codes) == 1 else None


def _beneficiaries(scene: Scene, index: int, match: Match[Mention]) -> tuple[str, ...]:
    """Return the codes of states and the names of organisations, each once, in text order."""
    found: list[str] = []
    for mention in (match.mention("state"), match.mention("who")):
        if isinstance(mention, Parties):
            found += scene.codes(mention, index)
        elif isinstance(mention, Name):
            found += [*mention.parties, mention.name]
    return tuple(dict.fromkeys(found))
