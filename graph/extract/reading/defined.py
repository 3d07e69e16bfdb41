"""Groups of states that a document itself defines: "Iceland, Norway and Chad (the ABC States)".

From then on, and in its title, the name stands for the states that were listed, and not for the
bloc of which it may contain the name ("the SADC EPA States" are six of its sixteen members).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from graph.extract.gazetteer import GeoForm, GeoMention

#: A name in brackets right after those it stands for.
_NAME_AFTER: Final = re.compile(
    r" \((?:(?:together|collectively|jointly|hereinafter|hereafter|henceforth)"
    r"(?: (?:referred to as|known as|called))?,? )?(?:the )?[\"']?"
    r"(?P<name>[A-Z][\w'+-]*(?: [\w'+-]+){0,4})[\"']?\)"
)
#: What stands between a bloc and the brackets with those meant: a bloc alone keeps its name.
_LIST_AFTER: Final = re.compile(
    r"(?P<more>(?: [A-Z][\w-]*){0,2} (?i:(?:member )?states|countries|members)) \("
)
_HEAD: Final = re.compile(
    r"(?:states|countries|members|republics|nations|economies)$", re.IGNORECASE
)
_JOINED: Final = re.compile(r", (?:and )?(?:the )?| and (?:the )?| & ")
_TWO: Final = 2
_START: Final = attrgetter("start")
_DASHES: Final = frozenset("-–")


class _Defined(Struct, frozen=True):
    """A group that a document defines.

    Attributes:
        name: what it is called.
        codes: those it stands for, sorted.
        bloc: code of the bloc whose name it contains, if any.
        whole: whether it is all of the bloc.
    """

    name: str
    codes: tuple[str, ...]
    bloc: str | None
    whole: bool


def with_defined(
    texts: Sequence[str], geo: Sequence[tuple[GeoMention, ...]]
) -> Sequence[tuple[GeoMention, ...]]:
    """Return the mentions of each text with the groups that one of them defines."""
    defined = [
        group
        for text, mentions in zip(texts, geo, strict=True)
        if "(" in text and len(mentions) >= _TWO
        for group in _definitions(text, mentions)
    ]
    if not defined:
        return geo
    found = list(geo)
    for group in {group.name: group for group in reversed(defined)}.values():
        found = [_spoken_of(text, told, group) for text, told in zip(texts, found, strict=True)]
    return found


def _definitions(text: str, mentions: Sequence[GeoMention]) -> Iterator[_Defined]:
    for at, mention in enumerate(mentions):
        if _is_state(mention) and (after := _NAME_AFTER.match(text, mention.end)) is not None:
            inside = [m for m in mentions if after.start() <= m.start and m.end <= after.end()]
            bloc = next((m for m in inside if m.form is GeoForm.GROUP), None)
            if bloc is not None or (not inside and _HEAD.search(after["name"])):
                yield from _defined(after["name"], _run_before(text, mentions, at), bloc)
        elif mention.form is GeoForm.GROUP and (
            (before := _LIST_AFTER.match(text, mention.end)) is not None
        ):
            listed = _run_after(text, mentions, at + 1, before.end())
            name = text[mention.start : before.end("more")]
            yield from (g for g in _defined(name, listed, mention) if not g.whole)


def _defined(
    name: str, listed: Sequence[GeoMention], bloc: GeoMention | None
) -> Iterator[_Defined]:
    """Yield the group of those listed that belong to the bloc it is called after, if several."""
    codes = {code for state in listed for code in state.codes}
    if bloc is not None:
        codes &= set(bloc.codes)
    if len(codes) >= _TWO:
        whole = bloc is not None and codes == set(bloc.codes)
        yield _Defined(name, tuple(sorted(codes)), bloc.group if bloc else None, whole)


def _run_before(text: str, mentions: Sequence[GeoMention], last: int) -> list[GeoMention]:
    """Return the states listed up to one."""
    first = last
    while (
        first > 0
        and _is_state(mentions[first - 1])
        and _JOINED.fullmatch(text, mentions[first - 1].end, mentions[first].start)
    ):
        first -= 1
    return list(mentions[first : last + 1])


def _run_after(
    text: str, mentions: Sequence[GeoMention], first: int, start: int
) -> list[GeoMention]:
    """Return the states listed from a position on, if brackets hold nothing else."""
    at, end = first, start
    while at < len(mentions) and _is_state(mentions[at]):
        joined = end == start or _JOINED.fullmatch(text, end, mentions[at].start)
        if not joined or (end == start and mentions[at].start != start):
            break
        end, at = mentions[at].end, at + 1
    return list(mentions[first:at]) if text.startswith(")", end) else []


def _is_state(mention: GeoMention) -> bool:
    return mention.group is None and mention.form is GeoForm.NAME


def _spoken_of(
    text: str, mentions: tuple[GeoMention, ...], group: _Defined
) -> tuple[GeoMention, ...]:
    """Return the mentions of a text, those of a defined group as that."""
    named: list[tuple[int, int]] = []
    if group.name in text:
        named = [m.span() for m in re.finditer(re.escape(group.name), text)]
        mentions = _with_brackets(text, mentions, group)
        named = [
            span for span in named if not any(_overlap(m, span) for m in mentions if _is_state(m))
        ]
    told = [_as_group(*span, group, text) for span in named]
    for mention in mentions:
        if any(_overlap(mention, span) for span in named):
            continue
        meant = _means(text, mention, group)
        told.append(_as_group(mention.start, mention.end, group, text) if meant else mention)
    return tuple(sorted(told, key=_START))


def _with_brackets(
    text: str, mentions: tuple[GeoMention, ...], group: _Defined
) -> tuple[GeoMention, ...]:
    """Return the mentions with the name in brackets as a part of the list it stands for."""
    told: list[GeoMention] = []
    for mention in mentions:
        after = _NAME_AFTER.match(text, mention.end) if _is_state(mention) else None
        if after is not None and after["name"] == group.name:
            told.append(replace(mention, end=after.end()))
        elif not (told and _overlap(told[-1], (mention.start, mention.end))):
            told.append(mention)
    return tuple(told)


def _overlap(mention: GeoMention, span: tuple[int, int]) -> bool:
    return span[0] < mention.end and mention.start < span[1]


def _means(text: str, mention: GeoMention, group: _Defined) -> bool:
    """Whether the name of the bloc alone means the group: it is all of it, or "EU-SADC"."""
    if group.bloc is None or mention.group != group.bloc:
        return False
    beside = (text[max(0, mention.start - 1) : mention.start], text[mention.end : mention.end + 1])
    return group.whole or not _DASHES.isdisjoint(beside)


def _as_group(start: int, end: int, group: _Defined, text: str) -> GeoMention:
    """Return a mention of the group, which its members make up."""
    name, possessive = group.name, text.startswith("'", end)
    return GeoMention(start, end, group.codes, name.lower(), GeoForm.GROUP, name, possessive)
