"""Whether what stands beside a connective is what it takes it for: an effect, and its cause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from graph.extract.annotate import Mention
from graph.extract.causes.lists import MAX_WORDS
from graph.extract.causes.phrases import COPULA, FINITE, SAID
from graph.extract.causes.words import cause_words
from graph.extract.mentions import Parties, Place
from graph.extract.pattern import Match

#: What "due to" means where a verb follows: "due to be signed".
INFINITIVE: Final = re.compile(
    r"(?:be|enter|take|start|begin|end|open|meet|visit|expire|arrive|leave|come|become|hold|sign|sit"
    r"|attend|host|travel|speak|finish|last|run|pay|receive|return|sail|convene|resume|vote|go|address"
    r"|deliver|launch|complete|reach|follow|fly|land|report|decide|present|move|get|make|have|rise|fall|study|restart|join|ship|supply|buy|sell|serve|operate"
    r"|appear|discuss|hand|close|stop|step|cross|carry|replace|connect|build|undergo|submit|share|gain|lapse|stay|apply|vary|compete|produce|export|import|lose|graduate|grow|cease|pass|benefit|bring"
    r"|give|play|see|win|drop|retire|inaugurate|publish|review|chair|quit|withdraw)\b"
)
TRADED: Final = re.compile(r"\b(?:exports|imports|shipments)\b", re.IGNORECASE)
#: A name of somebody: "Xi", "Frank Tayali". One word may only be a capital at the beginning.
_PROPER: Final = re.compile(r"(?!(?:The|An?) )[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,3}")
#: A participle that stands for a clause: "if implemented".
PARTICIPLE: Final = re.compile(r"[a-z]+ed")
PRONOUNS: Final = frozenset(
    {"he", "she", "they", "it", "we", "you", "i", "who", "which", "this", "that"}
)
#: What only describes the head of a phrase begins so.
_FURTHER: Final = re.compile(
    r",? (?:of|in|on|at|between|for|to|from|with|by|among|over|under|along|that|which|who)\b|, "
)
#: Verbs that make an event of what is told after "after".
TOLD: Final = re.compile(
    r"\b(?:\w+(?:ed|ept|oke|ilt|ought|aught|eld)"
    r"|grew|drew|threw|withdrew|flew|knew|sold|told|fell|struck|stuck|lost|cost|found|bound|made"
    r"|cut|shut|put|hit|split|quit|rose|drove|paid|sent|spent|went|ran|began|won|came|took|lent|sank|shrank|bit|broke|froze|burst|swept|shot|spread|hurt|bled|wore|tore|stood)\b"
)
_VERB: Final = re.compile(rf"(?:{FINITE.pattern}|{TOLD.pattern})")
#: What joins two causes that have a verb each.
_JOINT: Final = re.compile(r",? and (?:because |as |since )?")
#: What somebody says or plans is no event.
REPORTED: Final = re.compile(
    rf"\b(?:{SAID}|announced|stated|showed|mentioned|expected|planned|agreed|promised|hoped|wanted|predicted|estimated"
    r"|compared|against|talk|relearned|learned|discovered|recalled|did$|do$|does$)\b"
)
#: No cause: "boosted by 5 per cent", "credited with".
NO_CAUSE: Final = re.compile(
    r"^(?:[\d$€£]|(?:with|for|to|of) |(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Tt]h[eo]se|[Tt]his)$"
    r"|(?:exports|imports|shipments|sales) of \W{0,2}[A-Z]{0,4}\W?\d)"
)
#: No effect of its own: "increased from $5 million".
NO_EFFECT: Final = re.compile(
    r"(?:[$€£]|\d[\d.,]*(?:$|%| (?:per cent|percent|million|billion|trillion)\b)|\w+ly$"
    r"|(?:mainly |only |further )?"
    r"(?:from|by|to|in|with|at|for|on|of|up|as|during|over|back|that) )",
    re.IGNORECASE,
)
_PLANNED: Final = re.compile(r"\b(?:will|would|should|could|may|might|to be|expects?|plans?)\b")
#: Words that no noun phrase begins or ends with.
_NOT_FIRST: Final = frozenset(
    "even through once shortly announced despite by with after before in on at as when while if"
    " there under during since from to according for how where what like unlike although"
    " though".split()
)
_NOT_LAST: Final = frozenset(
    "to that and or with of were was is are be been has have had will not which who as also by in"
    " on for from increasingly then those these".split()
)
#: A clause without a finite verb: "a storm having closed the pass", "the island being dry".
_ABSOLUTE: Final = re.compile(r"(\w[\w' -]{2,60}?),? (?:having \w+|being \w+)", re.IGNORECASE)
_EXCEPT: Final = frozenset({"besides", "apart", "other", "far", "instead", "rather", "because"})


def _inside(match: Match[Mention]) -> Iterator[Mention]:
    for slot in ("effect", "causes"):
        if slot in match.spans:
            yield from (mention for _, mention in match.inside(slot))


def says_so(
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
    words = cause_words()
    parts = (effect,) if constants.get("on") == "effect" else (effect, *causes)
    on_trade = any(words.subject.search(part) for part in parts)
    if opened := constants.get("open"):
        named = any(isinstance(m, Parties | Place) for m in _inside(match))
        on_trade = on_trade or opened != "named" or named or constants.get("follows", False)
    if not _fits_as_cause(constants, match, effect, causes):
        return False
    if NO_CAUSE.match(causes[0]) or not (on_trade or words.moves.search(effect)):
        return False
    for name, state in words.states.items():
        if constants.get(name) and not state.search(effect):
            return False
    due = constants.get("due", False) or COPULA.search(raw) is not None
    if due and INFINITIVE.match(causes[0]):
        return False
    if COPULA.search(raw) and words.payable.search(raw):
        return False
    moving = words.moves.search(effect) or words.balance.search(effect)
    if constants.get("moving") and not moving:
        return False
    if constants.get("both"):
        if not words.moves.search(causes[0]):
            return False
        if TRADED.search(causes[0]) and not words.balance.search(effect):
            return False
    return not constants.get("modal") or words.modal.search(effect) is not None


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
    if first.casefold() in PRONOUNS or PARTICIPLE.fullmatch(first):
        return False
    if first.isupper() or (object_only and NO_EFFECT.match(effect)):
        return False
    if constants.get("np") and not all(is_thing(cause) for cause in causes):
        return False
    if constants.get("planned") and not _PLANNED.search(first):
        return False
    if constants.get("told") and not TOLD.search(first):
        return False
    if constants.get("quiet") and REPORTED.search(first):
        return False
    if constants.get("event") and not cause_words().event.search(first):
        return False
    if constants.get("absolute") and not is_absolute(first):
        return False
    return not (constants.get("agentless") and _acts(match, first))


def split_clauses(text: str) -> list[str]:
    """Return causes that are clauses with a subject each: "prices rose and sales slowed"."""
    parts = _JOINT.split(text)
    return parts if all(map(_is_clause, parts)) else [text]


def _is_clause(text: str) -> bool:
    """Whether a verb stands behind a subject, as far as its form tells."""
    if _VERB.match(text):
        return False  # without a subject
    words = text.split()
    return any(
        _VERB.fullmatch(word.strip(",")) and words[at + 1 : at + 2] != ["by"]
        for at, word in enumerate(words)
    )


def is_absolute(cause: str) -> bool:
    """Whether a cause is a thing with a participle, and nobody who merely met or spoke."""
    found = _ABSOLUTE.match(cause)
    if found is None:
        return False
    words = found[1].casefold().split()
    opens = words[0] in _NOT_FIRST or words[0] in _EXCEPT or words[0] in PRONOUNS
    opens = opens or FINITE.search(found[1]) is not None
    return not opens and not cause_words().is_agent(words[-1])


def is_thing(cause: str) -> bool:
    """Whether a cause is a noun phrase, as far as its first and last words show."""
    words = cause.casefold().split()
    whole = words[0] not in _NOT_FIRST and words[-1] not in _NOT_LAST
    return whole and len(words) <= MAX_WORDS and FINITE.search(cause) is None


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
    return bare in named or first in PRONOUNS or cause_words().is_agent(last)
