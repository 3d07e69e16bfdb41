"""Lists of causes: taken apart, with the head that they share given to each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graph.extract.causes.words import cause_words

_SPLIT: Final = re.compile(r"\s*(?:,\s*and|,|;|\band\b|\bas well as\b)\s+")
#: Heads that a list shares: "credit and storage shortages".
_SHARED_HEAD: Final = re.compile(
    r"(?:barrier|cost|constraint|problem|shortage|gap|delay|obstacle|bottleneck|issue|hurdle"
    r"|restriction|deficit|risk|rule|procedure)s"
)
#: "shortages of" in "shortages of trucks and of parts".
_SHARED_OPENING: Final = re.compile(r"(.{1,40}?) (in|of|with|for) ")
_INNER_AND: Final = re.compile(
    r"(\b(?:for|of|in|at|between) [\w-]+) and ([\w-]+)$"
    r"|(\bbetween [^,]{1,40}) and ((?:the )?[^\W\d_])"
    r"|(\bby [\w' -]{1,30}) and (other )"
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
    r"|with|including|such as|rather than|not|still|now|yet)\b"
)
#: What an item of a list repeats, or another name for the item before: "and to …", "or …".
_NO_ADJECTIVES: Final = frozenset("a an the its their to by of in on for from with".split())
#: "scarce and costly diesel", "Spain and Portugal's entry".
_ADJECTIVES: Final = re.compile(r"\b([\w-]+) and ([\w-]+)(?= [\w-]+)")
#: "Advancing trade and investment": one act.
_GERUND: Final = re.compile(r"[A-Za-z]{3,}ing (?!ing)[^,]+ and (?!\w+ing\b)[^,]+$")
#: An adjective with two bare nouns.
_SHARED_ADJECTIVE: Final = re.compile(r"^([\w-]+) ([\w-]+) and ([\w-]+)$")
#: What is no sort of thing beside several things: "high tariffs and protectionism".
_ABSTRACT: Final = re.compile(r"(?:ism|tion|ity|ance|ence)$")
#: Two nouns before one head, after an article and an adjective: "a poor maize and sunflower crop".
_ONE_HEAD: Final = re.compile(
    r"\b([Aa]n? ([\w-]+) [\w-]+) and ((?!an? |the )[\w-]+ [\w-]+)(?= and |,|$)"
)
_SHARED_OWNER: Final = re.compile(r"\b([A-Z][\w-]+) and ([A-Z][\w-]+'s)\b")
#: "the Rufiji and Songwe bridges": two names before one plural.
_SHARED_PLURAL: Final = re.compile(r"\b([A-Z][\w'-]+) and ([A-Z][\w'-]+ [a-z]{3,}s)\b")
#: A row of names behind what they belong to: "a road through Chad, Niger and Mali".
_NAME: Final = r"(?:[A-Z][\w'-]+ ?){1,3}"
_NAMES: Final = re.compile(rf"(?<=[a-z] ){_NAME}(?:, {_NAME}){{0,8}},? and {_NAME}")
#: Words that mean one thing together.
_PAIRS: Final = (
    "goods and services",
    "trade and investment",
    "oil and gas",
    "exports and imports",
    "imports and exports",
    "loading and unloading",
    "food and beverage",
)
#: Two nouns of one thing: "the port and rail project".
_ONE_THING: Final = re.compile(
    r"(?:[Tt]he|[Tt]his|[Aa]n?) ([\w-]+) and [\w-]+(?: [\w-]+)? ([\w-]+)"
)
_REPEATED: Final = re.compile(r"^(?:to|on|by|from|because of|through|owing to|due to|for) ")
_OTHER_NAME: Final = re.compile(r"^or |^\w+ing (?:by|to|from|at)\b")
#: When a long cause began or ended, which may be left out.
_SINCE: Final = re.compile(r" (?:since|after|before|during|until|between) .*")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
MAX_WORDS: Final = 12
_MAX_WORDS_ALONE: Final = 16
#: Words of an item of which a lone name after it is more likely a part than an item of its own.
_LONG: Final = 4


def _named(row: re.Match[str]) -> str:
    """Return a row of names as one."""
    return row[0].replace(" and ", " \0 ").replace(",", "\1")


def _is_one_thing(text: str) -> bool:
    """Whether an article, two nouns and a head of one thing are all there is."""
    found = _ONE_THING.fullmatch(text)
    if found is None or found[2].endswith("s"):
        return False
    words, first = cause_words(), found[1].casefold()
    return not (first in words.adjectives or words.event.match(first) or words.ills.match(first))


def _joined(pair: re.Match[str]) -> str:
    """Return two adjectives before one noun as one."""
    known = pair[1].casefold() in cause_words().adjectives
    return f"{pair[1]} \0 {pair[2]}" if known and pair[2] not in _NO_ADJECTIVES else pair[0]


def _headed(pair: re.Match[str]) -> str:
    """Return two nouns before one head as one."""
    known = cause_words().adjectives
    apart = pair[2].casefold() not in known or pair[3].partition(" ")[0] in known
    return pair[0] if apart else f"{pair[1]} \0 {pair[3]}"


def _held(pair: re.Match[str]) -> str:
    """Return two things that one preposition leads to as one."""
    one, two = (part for part in pair.groups() if part is not None)
    return f"{one} \0 {two}"


def _shared(pair: re.Match[str]) -> str:
    """Return two nouns after a known adjective as one cause: "cheaper gas and electricity"."""
    known = pair[1].casefold() in cause_words().adjectives
    alike = not (pair[2].endswith("s") and _ABSTRACT.search(pair[3]))
    return f"{pair[1]} {pair[2]} \0 {pair[3]}" if known and alike else pair[0]


def split_causes(text: str, names: Sequence[str] = ()) -> list[str]:
    """Take a list of causes apart, and give each the head that they share; `names` stay whole."""
    if _is_one_thing(text):
        return [text]
    text = _NAMES.sub(_named, text)
    for name in (*_PAIRS, *names):
        text = text.replace(name, name.replace(" and ", " \0 "))
    held = _SHARED_ADJECTIVE.sub(_shared, _INNER_AND.sub(_held, _ONE_HEAD.sub(_headed, text)))
    if _GERUND.match(held) and held.partition(" ")[0].casefold() not in cause_words().adjectives:
        held = held.replace(" and ", " \0 ")
    held = _SHARED_PLURAL.sub(_held, _SHARED_OWNER.sub(_held, _ADJECTIVES.sub(_joined, held)))
    items = [
        item.strip(" ,'\"").replace("\0", "and").replace("\1", ",") for item in _SPLIT.split(held)
    ]
    longest = MAX_WORDS if len(items) > 1 else _MAX_WORDS_ALONE
    items = [item if len(item.split()) <= longest else _SINCE.sub("", item) for item in items]
    ends = (n for n, item in enumerate(items) if n and (_DONE.match(item) or _ASIDE_OF.match(item)))
    items = items[: next(ends, len(items))]
    items = items[:1] + [_REPEATED.sub("", item) for item in items[1:]]
    items = [
        item
        for item in _without_tails(items)
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


def _without_tails(items: Sequence[str]) -> Sequence[str]:
    """Return items without lone names after a long one: "no ships between Lagos, Tema and Lomé"."""
    last = len(items)
    while last > 1 and " " not in items[last - 1] and not items[last - 1].islower():
        last -= 1
    return items[:last] if len(items[last - 1].split()) > _LONG else items


def _shares_head(items: Sequence[str]) -> bool:
    """Whether only the last of several short items names the head of all."""
    return (
        _SHARED_HEAD.fullmatch(items[-1].split()[-1]) is not None
        and len(items[-1].split()) > 1
        and all(len(item.split()) <= 2 for item in items[:-1])
        and not any(_SHARED_HEAD.fullmatch(item.split()[-1]) for item in items[:-1])
    )
