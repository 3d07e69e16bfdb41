"""Room given or had at a hub, read from three parts: an act, what it is about, and a hub.

"Serbia has obtained from Montenegro the use of two berths at Bar": whatever the verb, the thing and
their order, somebody gives, has or may do something at a place that lies in another country. Which
words are acts and which things is said in `data/lexicon/access.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from graph.claims import HubKind
from graph.extract.annotate import Mention
from graph.extract.hubs.sites import Site
from graph.extract.hubs.words import Mark, Sense
from graph.extract.instruments.lexicon import Form
from graph.extract.reading.grammar import grammar
from graph.extract.reading.tokens import Token

GIVEN: Final = "access.deal-given"
HAD: Final = "access.deal-had"
ALLOWED: Final = "access.deal-allowed"
PASSED: Final = "access.deal-passed"
OPENED: Final = "access.deal-opened"
USED: Final = "access.deal-used"
FAVOURED: Final = "access.deal-favoured"
OUTLET: Final = "access.deal-outlet"
WISHED: Final = "access.deal-wished"
RELIED: Final = "access.deal-relied"

_THINGS: Final = (Sense.STAKE, Sense.RIGHT, Sense.PRIVILEGE)
#: Acts that may have a hub for their object, or for where they let somebody pass.
_OF_HUBS: Final[Mapping[Sense, str]] = {Sense.ALLOW: PASSED, Sense.GIVE: OPENED}
_DEEDS: Final = (Sense.HANDLE, Sense.MOVE, Sense.BUILD)
#: Kinds of hub that somebody may have to himself.
HAD_WHOLE: Final = frozenset({HubKind.DRY_PORT, HubKind.LOGISTICS_CENTRE, HubKind.ECONOMIC_ZONE})
#: For each sense of an act: the rule, what it is about, and characters within which that follows.
_ACTS: Final[Mapping[Sense, tuple[str, tuple[Sense, ...], int]]] = {
    Sense.GIVE: (GIVEN, _THINGS, 90),
    Sense.GIVING: (GIVEN, _THINGS, 60),
    Sense.GET: (HAD, _THINGS, 80),
    Sense.HOLD: (HAD, (Sense.STAKE, Sense.RIGHT), 45),
    Sense.ALLOW: (ALLOWED, _DEEDS, 70),
    Sense.LEAVE: (ALLOWED, _DEEDS, 60),
    Sense.AIM: (ALLOWED, (Sense.HANDLE, Sense.MOVE), 60),
    Sense.MAY: (ALLOWED, (Sense.HANDLE, Sense.MOVE), 40),
}
#: What tells of access without an act.
_ALONE: Final[Mapping[Sense, str]] = {
    Sense.PRIVILEGE: FAVOURED,
    Sense.RIGHT: USED,
    Sense.STAKE: USED,
    Sense.OPEN: OPENED,
    Sense.OPENED: OPENED,
    Sense.OUTLET: OUTLET,
    Sense.WISH: WISHED,
    Sense.RELY: RELIED,
    Sense.WELCOME: PASSED,
}
#: Acts whose subject is the guest.
_GUEST_FIRST: Final = frozenset(
    {Sense.GET, Sense.HOLD, Sense.MAY, Sense.WISH, Sense.RELY, Sense.WELCOME}
)
#: Characters within which a thing stands before what is done with it: "ground which A gave it".
_BACK: Final = 50
#: How far a form of "be" stands before its participle, in tokens.
_BE_REACH: Final = 3
_CLAUSE_MARKS: Final = frozenset({",", ";", ":", ".", "—", "–", "(", ")", '"'})
#: Verbs that services and lines do too, and what then follows them.
_SERVING: Final = frozenset({"run", "operate"})
_ON_THE_WAY: Final = frozenset("from between over through across along via past for some".split())
_ONLY_SPOKEN: Final = frozenset({"about", "after", "whether"})
_PLANS: Final = frozenset({"will", "would", "shall"})
#: Verbs after which another stands without "to".
_LETTING: Final = frozenset({"let", "lets", "letting"})
#: What may follow the "to" of a person or place, unlike that of a verb.
_AFTER_TO: Final = frozenset(
    "the a an its their his her our your all any every each both some several two three".split()
)


class Core(Struct, frozen=True):
    """An act and what it is about.

    Attributes:
        rule: the rule that holds for acts of this sense.
        act: the act; for nominal ones the thing itself.
        start: where the earlier of the two begins.
        end: where the later one ends.
        guest_first: whether the guest is the subject; None where either side may name it.
        moves: whether it is about moving something, for which a hub is on the way.
    """

    rule: str
    act: tuple[int, int]
    start: int
    end: int
    guest_first: bool | None
    moves: bool = False


def find_cores(
    tokens: Sequence[Token[Mention]], found: Sequence[Mark], sites: Sequence[Site]
) -> Iterator[Core]:
    """Yield the acts among the words of a sentence, each with the nearest thing that it is about.

    Words within the name of a hub are no things, unless it is something to be had itself ("a dry
    port at Kigoma"), and nothing is told by a clause with a refusal in it.
    """
    if any(mark.sense is Sense.ENDED for mark in found):
        return
    names = [s for s in sites if s.name.kind not in HAD_WHOLE]
    words = [
        mark
        for mark in found
        if not any(s.start <= tokens[mark.first].start < s.end for s in names)
    ]
    for act in words:
        told = _ACTS.get(act.sense)
        if told is None or _refused(tokens, words, act) or _helps(tokens, act):
            continue
        if act.end < len(tokens) and tokens[act.end].word in _ONLY_SPOKEN:
            continue  # "asked about a plot"
        rule, senses, reach = told
        thing = _about(tokens, words, act, senses, reach)
        if thing is not None:
            yield _core(tokens, rule, act, thing)
        elif act.sense in _OF_HUBS:
            yield _core(tokens, _OF_HUBS[act.sense], act, act)
    yield from _nominal(tokens, words)


def _core(tokens: Sequence[Token[Mention]], rule: str, act: Mark, thing: Mark) -> Core:
    first, last = sorted((act, thing))
    guest_first: bool | None = act.sense in _GUEST_FIRST
    if act.sense in (Sense.GIVE, Sense.ALLOW):
        guest_first = is_passive(tokens, act)
    elif act.sense in (Sense.LEAVE, Sense.AIM, Sense.GIVING):
        guest_first = None
    moves = thing.sense is Sense.MOVE
    return Core(rule, _span(tokens, act), *_joined(tokens, first, last), guest_first, moves)


def _nominal(tokens: Sequence[Token[Mention]], words: Sequence[Mark]) -> Iterator[Core]:
    """Yield words that tell of access by themselves: favours, rights "for" somebody, "opens"."""
    for word in words:
        rule = _ALONE.get(word.sense)
        if rule is not None and not _refused(tokens, words, word):
            span = _span(tokens, word)
            yield Core(rule, span, *span, True if word.sense in _GUEST_FIRST else None)


def _about(
    tokens: Sequence[Token[Mention]],
    words: Sequence[Mark],
    act: Mark,
    senses: Sequence[Sense],
    reach: int,
) -> Mark | None:
    """Return the thing next after an act, or else, of what is given, right before it."""
    end = tokens[act.end - 1].end
    for word in words:
        if word.first < act.end or word.sense not in senses:
            continue
        if word.sense in _DEEDS and not _is_done(tokens, act, word):
            continue
        if word.sense is Sense.MOVE and tokens[act.first].word in _PLANS:
            continue  # "will ship" is a plan, "may ship" a leave
        if _goes_on_its_way(tokens, word):
            continue
        if tokens[word.first].start - end > reach:
            break
        other = any(w.sense is Sense.OTHERWISE and act.end <= w.first < word.first for w in words)
        return None if other or _parted(tokens, act.end, word.first) else word
    if act.sense is not Sense.GIVING and not (act.sense is Sense.GIVE and act.past):
        return None
    start = tokens[act.first].start
    before = [w for w in words if w.end <= act.first and w.sense in senses]
    return before[-1] if before and start - tokens[before[-1].end - 1].end <= _BACK else None


def _goes_on_its_way(tokens: Sequence[Token[Mention]], deed: Mark) -> bool:
    """Whether a route or service is what runs: "will run from A", unlike "may run the port"."""
    runs = tokens[deed.first].word in _SERVING and deed.end < len(tokens)
    return runs and tokens[deed.end].word in _ON_THE_WAY


def _helps(tokens: Sequence[Token[Mention]], act: Mark) -> bool:
    """Whether a form of "have" only helps another verb: "has pledged"."""
    if tokens[act.first].word not in grammar().have or act.end >= len(tokens):
        return False
    at = act.end + (tokens[act.end].word in grammar().adverbs)
    following = tokens[min(at, len(tokens) - 1)].word
    return following.endswith("ed") or following in grammar().be | grammar().putting


def _is_done(tokens: Sequence[Token[Mention]], act: Mark, deed: Mark) -> bool:
    """Whether a verb says what an act allows: "may land", "let it land", "agreed to landing"."""
    before = tokens[deed.first - 1].word
    if deed.form is Form.GERUND:
        return act.sense in (Sense.ALLOW, Sense.LEAVE, Sense.AIM)
    if deed.form is Form.BASE:
        if act.sense is Sense.ALLOW and tokens[act.end - 1].word == "to":
            return False  # "agreed to build" is their own plan
        bare = act.sense is not Sense.ALLOW or tokens[act.first].word in _LETTING
        return bare or before == "to"
    return deed.past and before == "be"


def _parted(tokens: Sequence[Token[Mention]], first: int, end: int) -> bool:
    """Whether an amount of money, the end of a clause or another verb stands between."""
    for at in range(first, end):
        token = tokens[at]
        if token.slot == "money" or (token.hard and at > first):
            return True
        if token.word == "to" and at + 1 < end and _is_verb(tokens[at + 1]):
            return True
    return False


def _is_verb(token: Token[Mention]) -> bool:
    """Whether a word behind "to" is a verb rather than a party, or what leads to one."""
    return token.is_word and not token.capital and token.word not in _AFTER_TO


def _refused(tokens: Sequence[Token[Mention]], words: Sequence[Mark], act: Mark) -> bool:
    """Whether the clause of an act refuses or denies."""
    first = act.first
    while first > 0 and tokens[first - 1].word not in _CLAUSE_MARKS:
        first -= 1
    end = act.end
    while end < len(tokens) and tokens[end].word not in _CLAUSE_MARKS:
        end += 1
    return any(w.sense is Sense.REFUSE and first <= w.first < end for w in words)


def is_passive(tokens: Sequence[Token[Mention]], act: Mark) -> bool:
    """Whether an act is told in the passive: "was granted"."""
    before = tokens[max(0, act.first - _BE_REACH) : act.first]
    return act.past and any(token.word in grammar().be for token in before)


def _span(tokens: Sequence[Token[Mention]], mark: Mark) -> tuple[int, int]:
    return tokens[mark.first].start, tokens[mark.end - 1].end


def _joined(tokens: Sequence[Token[Mention]], first: Mark, last: Mark) -> tuple[int, int]:
    return tokens[first.first].start, tokens[last.end - 1].end
