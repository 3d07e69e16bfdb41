"""The country whose trade a document reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from graph.claims.model import Direction
from graph.extract.figures.issuing import issuers
from graph.extract.figures.lexicon import Kind
from graph.extract.figures.model import Party, Topic
from graph.extract.figures.statements import Statement
from graph.extract.figures.tokens import Words
from graph.extract.mentions import Parties
from graph.extract.scene import Scene

#: How strongly a sentence suggests whose statistics it quotes.
_OWNER_WEIGHT: Final = 8
_VERB_WEIGHT: Final = 6
_WEAK_WEIGHT: Final = 3
_LOOSE_WEIGHT: Final = 1
_PARTNER_WEIGHT: Final = 4
_OWNED_PARTNER_WEIGHT: Final = 2
_HEADING_WEIGHT: Final = 4
_POSSESSIVE_WEIGHT: Final = 2
_TITLE_WORDS: Final = 10
OPPOSITE_VERBS: Final[Mapping[Direction | None, frozenset[str]]] = {
    Direction.EXPORTS: frozenset(
        {"received", "receives", "took", "takes", "absorbed", "absorbs", "bought", "buys"}
        | {"purchased", "accounted", "accounts", "accounting", "represented", "representing"}
    ),
    Direction.IMPORTS: frozenset(
        {"supplied", "supplies", "provided", "provides", "accounted", "accounts", "accounting"}
    ),
}
"""Verbs whose subject is the partner of a flow that is their object: "took exports worth …"."""

_PLACED: Final = frozenset(
    (place, "with") for place in ("next", "first", "second", "third", "fourth", "fifth", "behind")
)

_OFFICES: Final = re.compile(
    r"(?:['’]s)? (?:[a-z]+ ){0,4}(?:minister|secretary|undersecretary|president|ambassador|envoy|"
    r"consul|premier|king|delegation|government|parliament|embassy|chamber|leader|counterpart)\b",
    re.IGNORECASE,
)
_TRADERS: Final = re.compile(
    r" (?:\w+ )?(?:exporters|firms|companies|producers|growers|manufacturers|businesses|traders)\b"
)
#: The last token at which a colon closes the label of a line.
_LABEL: Final = 5
#: Before the only party in a title this makes it the other side.
_OPPOSITE: Final = re.compile(r"\bwith (?:the )?$", re.IGNORECASE)
_OPENING_WEIGHT: Final = 6
#: Letters before the subject of the first sentence.
_SUBJECT_REACH: Final = 40
_TRADES: Final = re.compile(
    r" (?:(?:has|have|had|also|now|again) ){0,2}(?:earned|exported|imported|sold|shipped|spent"
    r"|bought|fetched|sends|sent|ran|posted|recorded|registered|logged|booked|narrowed|widened|traded|earns"
    r"|exports|imports|sells|ships|buys)\b"
)
#: What makes a subject the other side of a country whose name follows.
_CUSTOMER: Final = re.compile(
    r" (?:is|was|has been|remains|remained|became|ranks as|stands as) (?:[a-z]+ ){0,4}"
    r"(?:customer|buyer|market|destination|outlet|client|importer|supplier|source|partner)s?"
    r" (?:for|of|to) (?:all |the )?"
)
#: What else may stand in the title of an entry on a country: "Economy of Peru", "Peru: trade".
_ENTRY: Final = re.compile(
    r"(?:the )?(?:\W|\b(?:country profile|economy|economic|trade|exports|imports|foreign|external|"
    r"statistics|overview|profile|of|and|in|at a glance|agreements)\b)*",
    re.IGNORECASE,
)


def home_country(scene: Scene, statements: Sequence[Sequence[Statement]]) -> str | None:
    """Return the country whose trade the document reports.

    It owns exports, imports or deficits more often than it is a partner, and its offices are
    quoted; among equals the more prominent one.
    """
    if (entry := _entry_on(scene)) is not None:
        return entry
    scores: Counter[str] = Counter()
    opposites: set[str] = set()
    for index, group in enumerate(statements):
        for statement in group:
            for topic in statement.topics:
                _score(scene, index, statement.words, topic, scores)
    for index, sentence in enumerate(scene.sentences):
        title = index == 0 and len(sentence.text.split()) <= _TITLE_WORDS
        heading = title or scene.is_heading(sentence)
        for parties in sentence.parties:
            code = only_code(parties)
            if code is None:
                continue
            if heading:
                scores[code] += _HEADING_WEIGHT
                if _OPPOSITE.search(sentence.text, 0, sentence.parties[0].start):
                    opposites.add(code)
            elif _owns_or_trades(sentence.text, parties):
                scores[code] += _POSSESSIVE_WEIGHT
    shown = issuers(scene, scores)
    if any((scores + shown)[code] > 0 for code in scores if code not in opposites):
        scores.subtract(dict.fromkeys(opposites, _HEADING_WEIGHT))
    scores.update(shown)
    if (opener := _opener(scene)) is not None:
        scores[opener] += _OPENING_WEIGHT
    if not scores:
        return None
    rank = _order_of_mention(scene)
    if scene.pair and max(scores.values()) < _OWNER_WEIGHT:
        scores = Counter({code: scores[code] for code in scene.pair})  # no third by slight signs
    best = max(sorted(scores), key=lambda c: (scores[c], -rank.get(c, len(rank))))
    return best if scores[best] > 0 else None


def trades_widely(statements: Sequence[Sequence[Statement]], home: str | None) -> bool:
    """Whether a document tells of the trade of its country with more than one other."""
    others: set[str] = set()
    for group in statements:
        for statement in group:
            for topic in statement.topics:
                for party in (topic.owner, topic.origin, topic.destination, topic.company):
                    mention = _mention(party)
                    if mention is not None and mention.group is None:
                        others.update(code for code in mention.codes if code != home)
    return len(others) > 1


def _owns_or_trades(text: str, parties: Parties) -> bool:
    """Whether something is a country's own or its traders are spoken of.

    Its ministers and envoys do not count: they may speak of anyone's statistics.
    """
    if parties.possessive:
        return _OFFICES.match(text, parties.end) is None
    return parties.adjective and _TRADERS.match(text, parties.end) is not None


def _entry_on(scene: Scene) -> str | None:
    """Return the country whose name alone is the title, as of an entry in a book of countries."""
    first = scene.sentences[0] if scene.sentences else None
    if first is None or len(first.parties) != 1:
        return None
    (party,) = first.parties
    alone = _ENTRY.fullmatch(first.text[: party.start] + first.text[party.end :])
    return only_code(party) if alone is not None else None


def _opener(scene: Scene) -> str | None:
    """Return the country of which the first sentence tells what it earned or spent abroad."""
    first = next((s for s in scene.sentences if not scene.is_heading(s)), None)
    if first is None:
        return None
    for parties in first.parties:
        if parties.start > _SUBJECT_REACH or parties.adjective or parties.possessive:
            return None
        if (served := _CUSTOMER.match(first.text, parties.end)) is not None:
            owner = next((p for p in first.parties if p.start == served.end()), None)
            return only_code(owner) if owner is not None else None
        if _TRADES.match(first.text, parties.end):
            return only_code(parties)
    return None


def _order_of_mention(scene: Scene) -> dict[str, int]:
    rank: dict[str, int] = {}
    for sentence in scene.sentences:
        for mention in sentence.geo:
            for code in mention.codes:
                rank.setdefault(code, len(rank))
    return rank


def _score(scene: Scene, index: int, words: Words, topic: Topic, scores: Counter[str]) -> None:
    if topic.direction is None or topic.pronoun or topic.intra:
        return
    owner = _mention(topic.owner) or subject_of(words, topic)
    code = only_code(owner) if owner is not None else None
    if code is not None:
        scores[code] += _owner_weight(words, topic)
    if topic.direction is Direction.TOTAL:
        return
    for party in (topic.origin, topic.destination, topic.company):
        mention = _mention(party)
        theirs = owner is not None and mention is not None and mention.adjective
        if (
            mention is not None and mention.anaphor is None and not theirs
        ):  # who buys "Kenyan goods" may be told of by Kenya
            for each in scene.codes(mention, index):
                scores[each] -= _PARTNER_WEIGHT if owner is None else _OWNED_PARTNER_WEIGHT


def _owner_weight(words: Words, topic: Topic) -> int:
    if topic.direction is Direction.TOTAL:
        return _LOOSE_WEIGHT
    if topic.kind is Kind.VERB:
        plain = words.lexicon.has("plain_verbs", words.words[topic.head])
        return _VERB_WEIGHT if plain else _LOOSE_WEIGHT
    weak = topic.kind is Kind.WEAK and topic.direction is not Direction.BALANCE
    return _WEAK_WEIGHT if weak else _OWNER_WEIGHT


def _mention(party: Party | None) -> Parties | None:
    return party.mention if party is not None else None


def only_code(parties: Parties) -> str | None:
    """Return the code of a mention that is one country or bloc."""
    return parties.codes[0] if len(parties.codes) == 1 else None


def _of_goods(words: Words, at: int) -> bool:
    """Whether an adjective only tells where goods come from: "imported Chinese goods"."""
    following = words.words[at + 1] if at + 1 < len(words.words) else ""
    return words.lexicon.has("goods_nouns", following) or words.lexicon.has("goods", following)


def is_receiver(words: Words, at: int) -> bool:
    """Whether a party is one that goods go to, not who sells: "sold Peru tea"."""
    return any(m.end == at and m.direction is Direction.EXPORTS for m in words.of((Kind.VERB,)))


def is_placed(words: Words, topic: Topic) -> bool:
    """Whether trade is of a partner placed among others: "Samoa came next with exports of …"."""
    return words.words[max(0, topic.start - 2) : topic.start] in _PLACED


def subject_of(words: Words, topic: Topic) -> Parties | None:
    """Return the parties that are the subject of the clause in which a topic stands as object."""
    if topic.passive or topic.kind is Kind.LISTING or is_placed(words, topic):
        return None
    for at in range(topic.start - 1, -1, -1):
        token = words.tokens[at]
        if token.word in OPPOSITE_VERBS.get(topic.direction, ()):
            return None
        if token.word in {";", "while", "whereas", "but", "though", "although"}:
            return None
        if token.word == ":" and at > _LABEL:
            return None
        parties = token.parties
        if parties is None:
            continue
        if words.lexicon.has("not_subject", words.governor(at)):
            continue
        if parties.possessive or (at + 1 < len(words.tokens) and words.words[at + 1] == "'s"):
            continue
        if parties.adjective and words.words[at + 1 : at + 2] == ("-",):
            continue  # "a British-owned plant"
        if parties.adjective and (topic.kind is not Kind.VERB or _of_goods(words, at)):
            continue
        if is_receiver(words, at):
            continue
        return parties
    return None
