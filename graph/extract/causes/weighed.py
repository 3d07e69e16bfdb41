"""Whether a reading tells a cause, by all that speaks for it and against it.

No one word tells a cause: "lifts exports" has one where a better road does it and none where a
ministry does, and what a frame asks for is not all there is to ask. The connective and what stands
in its places are signs, each with points; those of `data/lexicon/weighed_causes.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

import msgspec

from graph.claims import CauseKind
from graph.extract.annotate import Mention
from graph.extract.causes.clauses import Phrase
from graph.extract.causes.fitting import HOLDS, Case, Holds, are_things, fits, is_done_by_somebody
from graph.extract.causes.judging import NO_EFFECT, REPORTED
from graph.extract.causes.words import cause_words
from graph.extract.reading.tokens import Token
from graph.extract.rules import DATA, read_yaml

#: Slots of figures, of days and of names.
_FIGURES: Final = frozenset({"money", "percent", "measure", "count"})
_DAYS: Final = frozenset({"period", "date"})
_NAMES: Final = frozenset({"parties", "place", "organisation", "person"})
#: Slots of works by name.
_WORKS: Final = frozenset({"hub", "link"})
#: How a phrase begins, by the end of its sign's name.
_OPENINGS: Final[Mapping[str, str]] = {
    "the": "the",
    "a": "new",
    "an": "new",
    "its": "own",
    "their": "own",
    "his": "own",
    "her": "own",
    "our": "own",
}
#: Words of the longest phrase of a size, by the end of the sign's name.
_SIZES: Final = ((1, "one"), (4, "few"), (10, "some"), (18, "many"))


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The points of signs.

    Attributes:
        enough: points from which a reading tells a cause.
        frames: what each frame has to begin with.
        points: what each sign adds; a sign that is not listed adds nothing.
        works: words for what is built or run for transport and trade.
        costs: words for what a journey or a sale costs.
    """

    enough: int
    frames: dict[str, int]
    points: dict[str, int]
    works: frozenset[str]
    costs: frozenset[str]


@cache
def weights() -> Weights:
    """Load the points.

    Raises:
        DataFileError: the file does not fit its schema.
    """
    return read_yaml(DATA / "lexicon" / "weighed_causes.yaml", Weights)


def tells(case: Case, *, brief: bool) -> bool:
    """Whether enough speaks for a reading, in a document of a few sentences (`brief`) or more.

    What is dear to ask is asked last, and only as long as it can still decide.
    """
    known = weights()
    points = known.frames.get(case.reading.frame.id, 0) + known.points["brief"] * brief
    points += sum(known.points.get(sign, 0) for sign in _of_form(case))
    whole = known.points["fits"]
    left = whole + sum(worth for worth, _ in _asked() if worth > 0)
    for worth, holds in _asked():
        if points + left < known.enough:
            return False
        left -= max(worth, 0)
        points += worth * holds(case)
    return points >= known.enough or (points + whole >= known.enough and fits(case))


@cache
def _asked() -> Sequence[tuple[int, Holds]]:
    """Return what is asked of a reading, with its points; what speaks against it comes first."""
    points = weights().points
    asked = ((points.get(name, 0), holds) for name, holds in {**HOLDS, **_SIGNS}.items())
    return sorted(((worth, holds) for worth, holds in asked if worth), key=_against_first)


def _against_first(asked: tuple[int, Holds]) -> tuple[bool, int]:
    return asked[0] > 0, -abs(asked[0])


def _of_form(case: Case) -> Iterator[str]:
    """Yield the signs that the connective and the form of both places give."""
    reading = case.reading
    yield reading.frame.kind.value
    yield f"effect_{_size(case.effect)}"
    yield f"cause_{_size(case.causes[0])}"
    yield from _of_phrase("effect", _tokens(case, reading.effect))
    yield from _of_phrase("cause", _tokens(case, reading.causes))


def _tokens(case: Case, phrase: Phrase) -> Sequence[Token[Mention]]:
    return [case.sentence.tokens[number] for number in phrase.numbers()]


def _size(words: str) -> str:
    count = len(words.split())
    return next((name for limit, name in _SIZES if count <= limit), "endless")


def _of_phrase(place: str, tokens: Sequence[Token[Mention]]) -> Iterator[str]:
    """Yield the signs of what stands in a place: how it begins, and what it speaks of."""
    if not tokens:
        yield f"{place}_before"
        return
    opener = tokens[0].word
    if (opening := _OPENINGS.get(opener)) is not None:
        yield f"{place}_{opening}"
    elif opener.endswith("ing"):
        yield f"{place}_doing"
    slots = {token.slot for token in tokens}
    if _is_share(tokens):
        slots.discard("percent")
    kinds = (("figures", _FIGURES), ("days", _DAYS), ("names", _NAMES))
    yield from (f"{place}_{kind}" for kind, members in kinds if not members.isdisjoint(slots))
    words, known = {token.word for token in tokens}, weights()
    if not (_WORKS.isdisjoint(slots) and known.works.isdisjoint(words)):
        yield f"{place}_works"
    if not known.costs.isdisjoint(words):
        yield f"{place}_costs"


def _is_share(tokens: Sequence[Token[Mention]]) -> bool:
    """Whether a phrase begins with by how much something moves: "a 4% fall in sales"."""
    opening = [token.slot for token in tokens[:2]]
    return "percent" in opening


def _is_no_object(case: Case) -> bool:
    """Whether the effect begins as no effect of its own does: "from", "5 million"."""
    return NO_EFFECT.match(case.effect) is not None


def _is_described(case: Case) -> bool:
    """Whether the cause begins with a word for how something is: "poor roads"."""
    return case.causes[0].partition(" ")[0].casefold() in cause_words().adjectives


#: Signs besides those that frames ask for.
_SIGNS: Final[Mapping[str, Holds]] = {
    "somebody": is_done_by_somebody,
    "no_object": _is_no_object,
    "cause_described": _is_described,
    "thing": are_things,
    "clause": lambda case: case.reading.whole,
    "quoted": lambda case: '"' in case.sentence.text,
    "said": lambda case: REPORTED.search(case.sentence.text) is not None,
}
#: All signs that may have points.
SIGNS: Final = frozenset(
    {*HOLDS, *_SIGNS, *CauseKind, "fits", "brief"}
    | {
        f"{place}_{sign}"
        for place in ("effect", "cause")
        for sign in (
            *(name for _, name in _SIZES),
            *_OPENINGS.values(),
            *("endless", "doing", "figures", "days", "names", "works", "costs", "before"),
        )
    }
)
