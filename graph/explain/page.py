"""A trace as one page that loads nothing, runs no script and works from a file."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from graph.claims import CLAIM_CLASSES
from graph.explain.layout import Mark, Piece, rows
from graph.explain.model import MentionKind, Trace

#: The colour that types of claims share, from wide passages to narrow ones: where passages
#: overlap, the colour of the later type shows.
_FAMILIES: Final[Mapping[str, tuple[str, ...]]] = {
    "topic": ("statement", "cause", "sector"),
    "figure": ("flow", "change", "share", "target", "transit"),
    "act": ("instrument", "session"),
    "place": ("access", "link", "hub", "attribute"),
    "actor": ("organisation", "person"),
}
#: How mentions are underlined; a number in words is not.
_LINES: Final[Mapping[MentionKind, str]] = {
    MentionKind.AMOUNT: "value",
    MentionKind.PERCENTAGE: "value",
    MentionKind.MEASURE: "value",
    MentionKind.NUMBER: "none",
    MentionKind.PERIOD: "time",
    MentionKind.DATE: "time",
    MentionKind.COUNTRY: "where",
    MentionKind.PLACE: "where",
    MentionKind.POINTER: "where",
    MentionKind.ORGANISATION: "name",
    MentionKind.BODY: "name",
    MentionKind.PERSON: "name",
    MentionKind.INSTRUMENT: "name",
    MentionKind.HUB: "name",
    MentionKind.LINK: "name",
}
#: Marks beyond this number in one sentence are shown, but do not light up with their words.
_MOST_KEYS: Final = 40
_ENVIRONMENT: Final = Environment(
    loader=PackageLoader("graph.explain"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def to_html(trace: Trace) -> str:
    """Return the trace as a page; the same trace gives the same bytes.

    Text from the document is text everywhere. A content security policy admits our style sheet
    by its hash and nothing else.
    """
    style = f"{_source('explain.css')}{''.join(_generated_rules())}"
    digest = b64encode(sha256(style.encode()).digest()).decode()
    counts = Counter(claim.type for claim in trace.claims)
    skipped = sum(sentence.skipped is not None for sentence in trace.sentences)
    return _ENVIRONMENT.get_template("explain.html.jinja").render(
        trace=trace,
        rows=rows(trace),
        types=[(kind, counts[kind]) for kind in _types() if counts[kind]],
        read=len(trace.sentences) - skipped,
        skipped=skipped,
        telling=sum(bool(sentence.passages) for sentence in trace.sentences),
        misses=sum(len(sentence.near_misses) for sentence in trace.sentences),
        mark_classes=mark_classes,
        piece_classes=piece_classes,
        # Our own file, which needs to stay as it is for its digest to hold.
        style=Markup(style),
        digest=digest,
    )


def mark_classes(mark: Mark) -> str:
    """Return the style classes of a mark's note and of its chip in the text."""
    return (
        f"{'t' if mark.claim else 'm'}-{mark.type} {'claim' if mark.claim else 'miss'} k{mark.key}"
    )


def piece_classes(piece: Piece) -> str:
    """Return the style classes of a piece of a sentence; empty for plain words."""
    names = [f"{'t' if mark.claim else 'm'}-{mark.type}" for mark in piece.marks]
    names += ["claim" if mark.claim else "miss" for mark in piece.marks]
    names += [f"k{mark.key}" for mark in piece.marks]
    if piece.mention is not None:
        names += ["seen", f"line-{_LINES[piece.mention.kind]}"]
    return " ".join(dict.fromkeys(names))


def _types() -> Iterator[str]:
    return (claim_class.type for claim_class in CLAIM_CLASSES)


def _generated_rules() -> Iterator[str]:
    """Yield the rules that are the same for every type, and for every number of a mark."""
    for family, types in _FAMILIES.items():
        for kind in types:
            shown = f"body:not(:has(#show-{kind}:not(:checked)))"
            yield f".t-{kind}, label.t-{kind} {{ --tone: var(--{family}); }}\n"
            yield f"{shown} .piece.t-{kind} {{ --tint: var(--{family}); }}\n"
            yield (
                f"body:has(#show-{kind}:not(:checked)) "
                f":is(.note, .chip, .entry).t-{kind} {{ display: none; }}\n"
            )
    for key in range(1, _MOST_KEYS + 1):
        lit = f".k{key}:is(:hover, :focus-within, :target)"
        yield f".row:has(:is(.note, .chip){lit}) .piece.k{key} {{ --strength: 42%; }}\n"
        yield f".row:has(.piece{lit}) .note.k{key}, "
        yield f".row:has(.chip{lit}) .note.k{key} {{ border-color: var(--tone); }}\n"


def _source(name: str) -> str:
    loader = _ENVIRONMENT.loader
    assert loader is not None
    return loader.get_source(_ENVIRONMENT, name)[0]
