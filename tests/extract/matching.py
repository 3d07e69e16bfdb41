"""When an extracted claim is the expected one: the rules of the interchange format, in short.

FOUND: the fields that identify a claim agree. FULL: every expected field agrees. Fields that are
not expected are not compared; `{any: [a, b]}` allows alternatives.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, Final

Fields = Mapping[str, Any]

_CODES: Final = frozenset({"partner", "parties", "countries"})
_LISTS: Final = _CODES | {"party_names", "stops", "beneficiaries"}
_TEXTS: Final = frozenset(
    "name title subject body place hub of sector role effect cause commodity".split()
)
_KEY: Final = {
    "session": "body",
    "access": "hub",
    "sector": "sector",
    "cause": "cause",
}
_STOP: Final = frozenset(
    """a an the and of on in for to between with by at from under its their his her our agreement
    accord deal mou memorandum memoranda understanding cooperation collaboration sector field area
    port seaport city mr mrs ms dr shri smt hon sir""".split()
)
_SPELLING: Final = {"centre": "center", "programme": "program", "organisation": "organization"}
_ALL_GOODS: Final = frozenset({"", "all", "all goods", "goods", "merchandise", "total"})


def words(text: str) -> frozenset[str]:
    """Return the telling words of a name, in the singular."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace("_", " ")
    found = [_SPELLING.get(w, w) for w in re.findall(r"\w+", re.sub(r"['’]s\b", "", plain))]
    found = [w[:-1] if len(w) > 3 and w.endswith("s") and w[-2] != "s" else w for w in found]
    return frozenset(w for w in found if w not in _STOP) or frozenset(found)


def alike(expected: Any, actual: Any) -> bool:
    """Whether two names share half of their words, or one holds the other."""
    if not isinstance(expected, str) or not isinstance(actual, str):
        return False
    a, b = words(expected), words(actual)
    inside = min(len(a), len(b)) > 1 and (a <= b or b <= a)
    return inside or 2 * len(a & b) >= len(a | b)


def options(value: Any) -> Sequence[Any]:
    """Return the allowed alternatives of an expected value."""
    return value["any"] if isinstance(value, dict) and "any" in value else [value]


def same(field: str, expected: Any, actual: Any) -> bool:
    """Whether a field has the expected value."""
    return any(_same(field, option, actual) for option in options(expected))


def _folded(codes: Sequence[str]) -> frozenset[str]:
    """Return codes without case: MERCOSUR is Mercosur, as it is to the scorer."""
    return frozenset(code.casefold() for code in codes)


def _same(field: str, expected: Any, actual: Any) -> bool:
    if field == "commodity" and expected is None:
        return str(actual or "").casefold() in _ALL_GOODS
    if expected is None:
        return actual in (None, "", [])
    if field in _CODES:
        return isinstance(actual, list) and _folded(actual) == _folded(expected)
    if field in _LISTS:
        given = actual if isinstance(actual, list) else []
        return 2 * sum(any(alike(e, a) for a in given) for e in expected) >= len(expected)
    if field == "text":
        return str(expected).casefold() in str(actual or "").casefold()
    if field in _TEXTS:
        return alike(expected, actual)
    if isinstance(expected, int | float) and isinstance(actual, int | float):
        return abs(expected - actual) <= abs(expected) * 0.001
    return str(expected).casefold() == str(actual).casefold()


def found(kind: str, expected: Fields, actual: Fields) -> bool:
    """Whether an extracted claim is about the same thing as the expected one."""

    def agree(*fields: str) -> bool:
        return all(same(f, expected[f], actual.get(f)) for f in fields if f in expected)

    match kind:
        case "flow":
            given = [f for f in ("value", "low", "high") if expected.get(f) is not None]
            if not agree("direction", *given[:1]):
                return False
            return agree("partner") or _same_total(expected, actual)
        case "change":
            percents = options(expected.get("percent"))
            if percents != [None] and agree("percent") and actual.get("percent") is not None:
                return True
            if None not in percents or not agree("trend", "direction"):
                return False
            return agree("partner") or _same_total(expected, actual)
        case "target":
            return agree("value", "parties")
        case "instrument":
            named = any(
                alike(option, actual.get(b))
                for a in ("title", "subject")
                for option in options(expected.get(a))
                for b in ("title", "subject")
            )
            return _parties_meet(expected, actual) and (named or agree("kind"))
        case "session":
            by_number = expected.get("ordinal") is not None and "parties" in expected
            return ("body" in expected and agree("body")) or (
                by_number and agree("ordinal", "parties")
            )
        case "attribute":
            return agree("value") and (agree("name") or agree("unit", "currency"))
        case "share":
            return agree("partner", "direction")
        case "transit":
            return agree("parties", "via")
        case "statement":
            return str(expected["text"]).casefold() in str(actual.get("text", "")).casefold()
        case _:
            return agree(_KEY.get(kind, "name"))


def _parties_meet(expected: Fields, actual: Fields) -> bool:
    given = set(actual.get("parties") or [])
    stated = [set(option) for option in options(expected.get("parties")) if option]
    return not given or not stated or any(given <= s or s <= given for s in stated)


def _same_total(expected: Fields, actual: Fields) -> bool:
    """Whether both are the trade between the same parties, whichever of them reports."""
    if "total" not in options(expected.get("direction")) or actual.get("direction") != "total":
        return False
    given = {actual.get("reporter"), *(actual.get("partner") or [])} - {None}
    return any(
        {reporter, *(partner or [])} - {None} == given
        for reporter in options(expected.get("reporter"))
        for partner in options(expected.get("partner"))
    )


def full(expected: Fields, actual: Fields) -> bool:
    """Whether every expected field agrees."""
    free = {"reporter", "partner"} if _same_total(expected, actual) else set()
    return all(
        same(field, value, actual.get(field))
        for field, value in expected.items()
        if field not in free
    )


def pair(kind: str, expected: Sequence[Fields], actual: Sequence[Fields]) -> list[tuple[int, int]]:
    """Pair expected and extracted claims one to one, those that agree most first."""
    ranked = sorted(
        (
            -sum(same(field, value, a.get(field)) for field, value in e.items()),
            i,
            j,
        )
        for i, e in enumerate(expected)
        for j, a in enumerate(actual)
        if found(kind, e, a)
    )
    pairs: list[tuple[int, int]] = []
    for _, i, j in ranked:
        if all(i != x and j != y for x, y in pairs):
            pairs.append((i, j))
    return pairs
