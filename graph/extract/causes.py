"""Causes: what brings about, hinders or is required for an effect.

The rules are in `data/rules/causes.yaml`; a list of causes gives one claim each, and a head that
the items share is given to each: "infrastructure and market access barriers" and "barriers in
infrastructure and in market access" are two barriers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import msgspec

from graph.claims import CauseClaim, CauseKind, Claim
from graph.extract.annotate import Annotated, Mention
from graph.extract.mentions import Parties, Place
from graph.extract.pattern import Beginnings, Match
from graph.extract.rules import DATA, Rule, load_rules, read_yaml
from graph.extract.scene import Scene

_SPLIT: Final = re.compile(r"\s*(?:,\s*and|,|;|\band\b|\bas well as\b)\s+")
_SAID: Final = (
    r"(?:said|says|say|noted|stressed|added|adds|argued|warned|explained|emphasi[sz]ed"
    r"|acknowledged|complain|complained|complains|pointed out|recalled|believes|believed|reported"
    r"|revealed|argues|argue|warns|stresses|observed|admitted|explains|told \w+|heard"
    r"|acknowledges?|maintains|maintained|insists|insisted|reckons|concluded|remarked)"
)
#: Verbs of opinion before "that".
_HELD: Final = r"(?:(?:fear|claim)(?:s|ed)?|hope[sd]?)"
#: What leads to a statement without belonging to it: "officials say that", "while …,", "but".
_OUTER: Final = re.compile(
    rf"^(?:(?:.{{0,150}}\b(?:{_SAID}|{_HELD}) that |[\w', -]{{0,120}} {_SAID} ))?"
    r"(?:(?:despite|while|although|even though) [^,]{1,80}, )?"
    r"(?:but |and |yet |however,? |that )?",
    re.IGNORECASE,
)
#: ", he stressed," within or after a phrase.
_ASIDE: Final = re.compile(
    rf",? (?:[\w']+ ){{1,6}}{_SAID},?$|, (?:[\w']+ ){{1,6}}{_SAID},|, {_SAID} [^,]{{1,80}}$"
    rf"|, (?:[\w']+ ){{1,6}}(?:states|{_SAID}) (?:in|on|at) [^,]{{1,60}}$",
    re.IGNORECASE,
)
#: Where a list of causes ends although no mark says so.
_LIST_TAIL: Final = re.compile(
    r" for fear (?:of|that)\b.*$"
    r"| (?:in|across|within|among) (?:these|this|the|those)\b.*$"
    r"| of (?:these|those)\b.*$"
    r"|,? (?:of which|of whom|where|which|who|whose|when)\b.*$"
)
#: A verb of being that leads to "due to".
_COPULA: Final = re.compile(r" (?:is|are|was|were|has been|have been|be)$")
#: What "due to" means where a verb follows: "due to be signed".
_INFINITIVE: Final = re.compile(
    r"(?:be|enter|take|start|begin|end|open|meet|visit|expire|arrive|leave|come|become|hold|sign|sit"
    r"|attend|host|travel|speak|finish|last|run|pay|receive|return|sail|convene|resume|vote|go|address"
    r"|deliver|launch|complete|reach|follow|fly|land|report|decide|present|move|get|make|have|rise|fall)\b"
)
_MODAL: Final = re.compile(r"\b(?:will|would|cannot|can|could|may|might|must|remains?|stays?)\b")
_BALANCE: Final = re.compile(r"\b(?:deficit|surplus|gap|balance|shortfall)\b", re.IGNORECASE)
_TRADED: Final = re.compile(r"\b(?:exports|imports|shipments)\b", re.IGNORECASE)
#: A name of somebody: "Xi", "Frank Tayali". One word may only be a capital at the beginning.
_PROPER: Final = re.compile(r"(?!(?:The|An?) )[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,3}")
#: A participle that stands for a clause: "if implemented".
_PARTICIPLE: Final = re.compile(r"[a-z]+ed")
_PRONOUNS: Final = frozenset(
    {"he", "she", "they", "it", "we", "you", "i", "who", "which", "this", "that"}
)
#: What only describes the head of a phrase begins so.
_FURTHER: Final = re.compile(
    r",? (?:of|in|on|at|between|for|to|from|with|by|among|over|under|along|that|which|who)\b|, "
)
#: An item of a list that tells another thing done: "…, and tasked their ministers with".
_DONE: Final = re.compile(
    r"(?:enhance|strengthen|improve|expand|promote|support|increase|reduce|develop|create|build) "
    r"|(?:also |then )?\w+(?:ed|ld|de|nt) (?:their|its|the|that|to|a|an|his|her|both|on|with|for)\b"
    r"|(?:the|both|they|he|she|it|we|\w+ \w+) (?:\w+ )?"
    r"(?:said|asked|tasked|called|agreed|urged|directed)\b"
)
#: What only describes the item before it: ", passed last year", ", with a stop in Lima".
_ASIDE_OF: Final = re.compile(
    r"(?:\w+(?:ed|ing) (?:all|the|a|an|its|their|last|in|by|on|at|this|with|to|from|between)"
    r"|with|including|such as)\b"
)
#: What stands for all that was told before.
_POINTING: Final = re.compile(
    r"(?:much of |most of |all of |part of )?(?:this|that|it|these|which)"
    r"(?: (?:could|may|might|would|can|should))?$",
    re.IGNORECASE,
)
#: A helping verb that the verb of a rule leaves behind: "traders will benefit from".
_AUXILIARY: Final = re.compile(r" (?:will|would|can|could|may|might|also|has|have|had)$")
#: What is no effect by itself: "mainly due to", "the line that, if built,".
_OPEN_ENDED: Final = re.compile(r"^\w+ly$|\b(?:that|which|who|and|or|of|to)$")
_QUANTITY: Final = re.compile(
    r"(?:so |very |too )?(?:much|a lot|everything|more|little)$", re.IGNORECASE
)
#: Heads that a list shares: "credit and storage shortages".
_SHARED_HEAD: Final = re.compile(
    r"(?:barrier|cost|constraint|problem|shortage|gap|delay|obstacle|bottleneck|issue|hurdle"
    r"|restriction|deficit|risk|rule|procedure)s"
)
#: "shortages of" in "shortages of trucks and of parts".
_SHARED_OPENING: Final = re.compile(r"(.{1,40}?) (in|of|with|for) ")
_INNER_AND: Final = re.compile(
    r"(\b(?:for|of|in|between) [\w-]+) and ([\w-]+)$|(\bbetween [^,]{1,40}) and ((?:the )?[^\W\d_])"
)
#: Where a clause of its own begins.
_TURN: Final = re.compile(r",? (?:but|while|whereas) |, yet |; ")
#: The verb of a clause that shares the subject of the one before: "but was put off".
_SHARING: Final = re.compile(
    r"(?:was|were|is|are|has|have|had|did|does|will|would|could|can|not|then|also)\b"
)
#: What says when or where before a cause: "At the forum, the road …".
_SETTING: Final = re.compile(
    r"^(?:At|In|On|During|For|Since|Under|Until|Today|By|With|From|As) [^,]{1,60}, (?=\w)"
)
#: A clause within commas that only describes.
_DESCRIBING: Final = re.compile(
    r", (?:(?:which|who|where|whose|that) [^,]{1,80}"
    r"|\w{3,}(?:ed|ing) (?:by|during|in|on|at|for|since|after|to|from|over|between|with|under)"
    r" [^,]{1,60}"
    r")(?:,|$)"
)
_TRAILING: Final = re.compile(
    r" (?:had|has|have|will|would|also|still|now|long|already|since)"
    r"(?: (?:until now|so far|now|long|also|already|still|since|until then))*$"
)
_DANGLING: Final = re.compile(r"(?:,| and| or| but)+$")
_INSERTED: Final = re.compile(
    r", (?:on the other hand|on the one hand|however|meanwhile|by contrast|in turn"
    r"|for (?:its|their) part|for instance|in particular|as a rule),? "
)
#: A cause that is a sentence of its own is not taken apart at "and".
_FINITE: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|would|will|can|could|came|fell|rose|ran|went)\b"
)
#: Verbs that make an event of what is told after "after".
_TOLD: Final = re.compile(
    r"\b(?:\w+(?:ed|ept|oke|ew|old|ell|uck|ost|ound|ade|ut|it|ilt|ought|aught|eld)"
    r"|rose|drove|paid|sent|spent|went|ran|began|won|came|took|grew|lent|sank|shrank)\b"
)
#: What somebody says or plans is no event.
_REPORTED: Final = re.compile(
    rf"\b(?:{_SAID}|announced|stated|showed|mentioned|expected|planned|agreed|promised|hoped|wanted|predicted|estimated"
    r"|compared|against)\b"
)
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_MAX_WORDS: Final = 12
_MAX_WORDS_ALONE: Final = 16
#: Words of a sentence that is an effect as a whole.
_MAX_TOLD: Final = 24
#: What an item of a list repeats, or another name for the item before: "and to …", "or …".
_REPEATED: Final = re.compile(r"^(?:to|on|by) ")
_OTHER_NAME: Final = re.compile(r"^or |^\w+ing (?:by|to|from|at)\b")
#: No cause: "boosted by 5 per cent", "credited with".
_NO_CAUSE: Final = re.compile(
    r"^(?:[\d$€£]|(?:with|for|to|of) |(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Tt]h[eo]se|[Tt]his)$"
    r"|(?:exports|imports|shipments|sales) of \W{0,2}[A-Z]{0,4}\W?\d)"
)
#: No effect of its own: "increased from $5 million".
_NO_EFFECT: Final = re.compile(
    r"(?:[\d$€£]|\w+ly$|(?:mainly |only |further )?"
    r"(?:from|by|to|in|with|at|for|on|of|up|as|during|over|back|that) )",
    re.IGNORECASE,
)
_PLANNED: Final = re.compile(r"\b(?:will|would|should|could|may|might|to be|expects?|plans?)\b")
#: Words that no noun phrase begins or ends with.
_NOT_FIRST: Final = frozenset(
    "through once shortly announced despite by with after before in on at as when while if there"
    " under during since from to according for how where what like unlike although though".split()
)
_NOT_LAST: Final = frozenset(
    "to that and or with of were was is are be been has have had will not which who as also by in"
    " on for from increasingly then".split()
)
#: A clause without a finite verb: "a storm having closed the pass", "the island being dry".
_ABSOLUTE: Final = re.compile(r"(\w[\w' -]{2,60}?),? (?:having \w+|being \w+)", re.IGNORECASE)
_EXCEPT: Final = frozenset({"besides", "apart", "other", "far", "instead", "rather", "because"})
#: What stands before the text of an agency's report: "LIMA, May 4 2019 – ".
_DATELINE: Final = re.compile(
    r"^[A-Z][A-Z'./ -]{2,30}(?:, [^–—]{1,40}|[ ]?\([^()]{1,40}\))? ?[–—-]{1,2} "
)
_QUOTE: Final = re.compile(r'"([^"]{8,200})"')


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    triggers: dict[str, list[str]]
    subjects: list[str]
    moves: list[str]
    agents: list[str]
    payable: list[str]
    events: list[str]
    kept: list[str]
    made: list[str]
    ceased: list[str]
    barred: list[str]
    taken: list[str]
    compared: list[str]


@dataclass(frozen=True, slots=True)
class _Words:
    triggers: Mapping[str, frozenset[str]]
    beginnings: Beginnings
    subject: re.Pattern[str]
    moves: re.Pattern[str]
    agent: re.Pattern[str]
    payable: re.Pattern[str]
    event: re.Pattern[str]
    #: What an effect must speak of, by the constant of a rule that asks for it.
    states: Mapping[str, re.Pattern[str]]


@cache
def _words() -> _Words:
    file = read_yaml(DATA / "lexicon" / "causes.yaml", _File)

    def whole(words: Sequence[str]) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)

    subject = re.compile(rf"\b(?:{'|'.join(file.subjects)})", re.IGNORECASE)
    triggers = {rule: frozenset(words) for rule, words in file.triggers.items()}
    known = frozenset().union(*triggers.values())
    return _Words(
        triggers,
        Beginnings(sorted(known)),
        subject,
        whole(file.moves),
        whole(file.agents),
        whole(file.payable),
        whole(file.events),
        {
            "kept": whole(file.kept),
            "made": re.compile(rf"\b(?:{'|'.join(file.made)})(?:$| (?:for|to|in|on)\b)"),
            "ceased": whole(file.ceased),
            "taken": whole(file.taken),
            "compared": re.compile(rf"(?:{'|'.join(file.compared)})\b", re.IGNORECASE),
            "barred": re.compile(rf"\b(?:{'|'.join(file.barred)})$"),
        },
    )


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield the causes that a document gives."""
    rules = load_rules("causes").of("cause")
    for index, sentence in enumerate(scene.sentences):
        told = _words().beginnings.all_in(sentence.wording)
        if not told or scene.is_heading(sentence):
            continue
        taken: list[tuple[int, int]] = []
        for rule in rules:
            if told.isdisjoint(_words().triggers[rule.id]):
                continue
            for match in rule.matches(sentence.base):
                if any(s < match.end and match.start < e for s, e in taken):
                    continue
                found = list(_read(scene, index, sentence, rule, match))
                if found and not rule.constants.get("beside"):
                    taken.append((match.start, match.end))
                yield from found


def _read(
    scene: Scene, index: int, sentence: Annotated, rule: Rule, match: Match[Mention]
) -> Iterator[Claim]:
    if rule.constants.get("answers"):
        raw = _quoted_before(scene, index)
    elif rule.constants.get("follows"):
        raw = _told_before(scene, index)
    else:
        raw = match.text("effect")
    listed = match.text("causes")
    if raw is None or listed is None:
        return
    raw = raw.rpartition(" after ")[2] if rule.constants.get("beside") else raw
    effect = _COPULA.sub("", _last_clause(_stripped(raw))).removeprefix("down ")
    effect = _AUXILIARY.sub("", effect)
    if _POINTING.match(effect):
        effect = _told_before(scene, index) or ""
    if _QUANTITY.match(effect) or _OPEN_ENDED.search(effect):
        return
    listed = _SETTING.sub("", _last_clause(_LIST_TAIL.sub("", _stripped(listed))))
    listed = _TRAILING.sub("", _DANGLING.sub("", listed))
    whole = (
        rule.constants.get("told")
        or rule.constants.get("whole")
        or _FINITE.search(listed) is not None
    )
    causes = [listed] if whole else split_causes(listed)
    if not effect or not causes or not _says_so(rule.constants, match, raw, effect, causes):
        return
    degree = match.text("degree")
    start = min(match.spans[slot][0] for slot in ("effect", "causes") if slot in match.spans)
    start = match.start if sentence.text[match.start].isalnum() else start
    for cause in causes:
        yield CauseClaim(
            evidence=(scene.evidence(sentence, start, match.end),),
            rule=rule.id,
            confidence=rule.confidence,
            claimant=scene.speakers[index],
            effect=effect,
            cause=f"{degree} {cause[0].lower()}{cause[1:]}" if degree else cause,
            kind=CauseKind(rule.constants["kind"]),
        )


def _inside(match: Match[Mention]) -> Iterator[Mention]:
    for slot in ("effect", "causes"):
        if slot in match.spans:
            yield from (mention for _, mention in match.inside(slot))


def _quoted_before(scene: Scene, index: int) -> str | None:
    """Return the last quotation of the sentence before, in the same paragraph."""
    if index == 0:
        return None
    before, here = scene.sentences[index - 1], scene.sentences[index]
    if before.sentence.segment != here.sentence.segment:
        return None
    quotes = _QUOTE.findall(before.text)
    return quotes[-1] if quotes else None


def _told_before(scene: Scene, index: int) -> str | None:
    """Return what the sentence before tells, in the same paragraph, if it is short."""
    if index == 0:
        return None
    before, here = scene.sentences[index - 1], scene.sentences[index]
    told = before.text.partition(";")[0].rstrip(".")
    near = before.sentence.segment == here.sentence.segment
    return told if near and len(told.split()) <= _MAX_TOLD else None


def _last_clause(text: str) -> str:
    """Return the last of several clauses: "there is room, but marketing" is "marketing"."""
    text = _DESCRIBING.sub("", _INSERTED.sub(" ", text))
    clause = _TURN.split(text)[-1]
    return clause if len(clause.split()) > 1 and not _SHARING.match(clause) else text


def _stripped(text: str) -> str:
    """Return a phrase without who says it and other words that lead to it."""
    return _ASIDE.sub("", _OUTER.sub("", _DATELINE.sub("", text))).strip(" ,'\"")


def _says_so(
    constants: Mapping[str, Any],
    match: Match[Mention],
    raw: str,
    effect: str,
    causes: Sequence[str],
) -> bool:
    """Whether the words in the slots of a rule are what the rule takes them for.

    `agentless` rules want no one who acts on purpose as a cause, `moving` ones an effect (with
    `both`, also a cause) that moves, `modal` ones an effect that may or may not come.
    """
    words = _words()
    parts = (effect,) if constants.get("on") == "effect" else (effect, *causes)
    on_trade = any(words.subject.search(part) for part in parts)
    if opened := constants.get("open"):
        named = any(isinstance(m, Parties | Place) for m in _inside(match))
        on_trade = on_trade or opened != "named" or named or constants.get("follows", False)
    if not _fits_as_cause(constants, match, effect, causes):
        return False
    if _NO_CAUSE.match(causes[0]) or not (on_trade or words.moves.search(effect)):
        return False
    for name, state in words.states.items():
        if constants.get(name) and not state.search(effect):
            return False
    due = constants.get("due", False) or _COPULA.search(raw) is not None
    if due and _INFINITIVE.match(causes[0]):
        return False
    if _COPULA.search(raw) and words.payable.search(raw):
        return False
    if constants.get("moving") and not words.moves.search(effect) and not _BALANCE.search(effect):
        return False
    if constants.get("both"):
        if not words.moves.search(causes[0]):
            return False
        if _TRADED.search(causes[0]) and not _BALANCE.search(effect):
            return False
    return not constants.get("modal") or _MODAL.search(effect) is not None


def _fits_as_cause(
    constants: Mapping[str, Any], match: Match[Mention], effect: str, causes: Sequence[str]
) -> bool:
    """Whether the causes are of the sort that a rule asks for.

    `np` asks for noun phrases, `planned` for what lies ahead, `told` for an event in a verb,
    `event` for one in a noun, `absolute` for one in a participle, `quiet` for what nobody is said
    to have said.
    """
    first = causes[0]
    object_only = constants.get("np") or constants.get("on") == "effect"
    if first.casefold() in _PRONOUNS or _PARTICIPLE.fullmatch(first):
        return False
    if first.isupper() or (object_only and _NO_EFFECT.match(effect)):
        return False
    if constants.get("np") and not all(_is_thing(cause) for cause in causes):
        return False
    if constants.get("planned") and not _PLANNED.search(first):
        return False
    if constants.get("told") and not _TOLD.search(first):
        return False
    if constants.get("quiet") and _REPORTED.search(first):
        return False
    if constants.get("event") and not _words().event.search(first):
        return False
    if constants.get("absolute") and not _is_absolute(first):
        return False
    return not (constants.get("agentless") and _acts(match, first))


def _is_absolute(cause: str) -> bool:
    """Whether a cause is a thing with a participle, and nobody who merely met or spoke."""
    found = _ABSOLUTE.match(cause)
    if found is None:
        return False
    words = found[1].casefold().split()
    opens = words[0] in _NOT_FIRST or words[0] in _EXCEPT or words[0] in _PRONOUNS
    opens = opens or _FINITE.search(found[1]) is not None
    return not opens and _words().agent.fullmatch(words[-1]) is None


def _is_thing(cause: str) -> bool:
    """Whether a cause is a noun phrase, as far as its first and last words show."""
    words = cause.casefold().split()
    whole = words[0] not in _NOT_FIRST and words[-1] not in _NOT_LAST
    return whole and len(words) <= _MAX_WORDS and _FINITE.search(cause) is None


def _acts(match: Match[Mention], cause: str) -> bool:
    """Whether somebody who acts on purpose is named as a cause: "Peru", "the trade ministry".

    What they do or have may be one: "Peru's strike", "disputes between the two countries".
    """
    head = _FURTHER.split(cause, maxsplit=1)[0]
    owners = [m for _, m in match.inside("causes") if isinstance(m, Parties) and not m.adjective]
    said = match.text("causes") or ""
    start = match.spans["causes"][0]
    named = {said[m.start - start : m.end - start] for m in owners if not m.possessive}
    bare = head.removeprefix("the ").removeprefix("The ")
    if _PROPER.fullmatch(head) and (" " in head or not said.startswith(head)):
        return True
    first, last = head.partition(" ")[0].casefold(), head.rpartition(" ")[2]
    return bare in named or first in _PRONOUNS or _words().agent.fullmatch(last) is not None


def split_causes(text: str) -> list[str]:
    """Take a list of causes apart, and give each the head that they share."""
    held = _INNER_AND.sub(lambda m: f"{m[1] or m[3]} \0 {m[2] or m[4]}", text)
    items = [item.strip(" ,'\"").replace("\0", "and") for item in _SPLIT.split(held)]
    longest = _MAX_WORDS if len(items) > 1 else _MAX_WORDS_ALONE
    ends = (n for n, item in enumerate(items) if n and (_DONE.match(item) or _ASIDE_OF.match(item)))
    items = items[: next(ends, len(items))]
    items = items[:1] + [_REPEATED.sub("", item) for item in items[1:]]
    items = [
        item
        for item in items
        if _WORD.search(item) and len(item.split()) <= longest and not _OTHER_NAME.match(item)
    ]
    if len(items) > 1 and _shares_head(items):
        head = items[-1].split()[-1]
        return [f"{item} {head}" for item in items[:-1]] + [items[-1]]
    opening = _SHARED_OPENING.match(items[0]) if len(items) > 1 else None
    if opening is not None:
        return [
            f"{opening.group(1)} {item}" if item.startswith(f"{opening.group(2)} ") else item
            for item in items
        ]
    return items


def _shares_head(items: Sequence[str]) -> bool:
    """Whether only the last of several short items names the head of all."""
    return (
        _SHARED_HEAD.fullmatch(items[-1].split()[-1]) is not None
        and len(items[-1].split()) > 1
        and all(len(item.split()) <= 2 for item in items[:-1])
        and not any(_SHARED_HEAD.fullmatch(item.split()[-1]) for item in items[:-1])
    )
