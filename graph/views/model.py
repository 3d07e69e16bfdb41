"""What a network page is made of: plain values, independent of RDF and of the drawing library.

A `View` is complete in itself: every claim that an item or a link rests on is in it with its
passage and its document, so that a page rendered from it needs nothing else. A view that exists
is sound: identifiers are unique, references lead somewhere, numbers are finite.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Final, Literal

from graph.errors import ViewError

_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_SLUG: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class ViewDocument:
    """A source document; what the source does not state is None, never guessed."""

    id: str
    title: str
    publisher: str | None = None
    date: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class ViewFinding:
    """What validation objects to: how much it matters ("warning"), the objection, the mend."""

    severity: str
    message: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class ViewClaim:
    """One thing that a document says, with the passage that says it.

    `text` puts the claim in a plain sentence; `passage` quotes the document; `rule` names the rule
    that read it; `confidence` is shown as it is given; `claimant` is who said it, if the document
    reports somebody's words; `href` leads to the passage in the document's text, on a page beside.
    """

    id: str
    text: str
    passage: str
    document_id: str
    document_title: str
    rule: str = ""
    confidence: str = ""
    claimant: str | None = None
    href: str = ""
    findings: tuple[ViewFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class ViewEvent:
    """A status in the history of an undertaking.

    `status` is a key of `style.yaml`, `label` says it in words, `date` is an ISO date of stated
    precision or empty, `planned` tells that it has not been observed yet.
    """

    status: str
    label: str
    date: str = ""
    planned: bool = False
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ViewFigure:
    """An amount in one period, between two bounds in the same `unit`.

    `printed` is what the document prints, or the figure in words where it is computed; `value` is
    its one number, if it has one and is no range. `period` is
    for readers, `start` and `end` are ISO dates or empty. `origin` parts what a document reports
    from what follows by computation; `method` says how.
    """

    name: str
    printed: str
    low: float
    high: float
    unit: str
    value: float | None = None
    period: str = ""
    start: str = ""
    end: str = ""
    origin: Literal["reported", "computed"] = "reported"
    method: str = ""
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ViewNode:
    """An item of the network.

    `kind` chooses pictogram and colour (see `style.yaml`), `group` is a finer word for the reader
    ("memorandum of understanding"), `names` are further names to search by, `short` is what the
    drawing says where the label holds more than its reader needs, `code` is a short mark
    drawn instead of a pictogram (a country's ISO code). `weight` >= 0 makes the item larger and
    its label more urgent. Latitude and longitude are in degrees; `x` and `y` are layout units
    (pixels at zoom 1, y downwards) and are set by `graph.views.layout`, as is `side`: where the
    label stands if there is room, and `label_width`: the pixels of the screen at which its line is
    broken, if not the usual ones. `meaning` defines what kind of thing it is, in a sentence;
    `dates` are ISO dates of stated precision that are told of it, `history` its statuses in order,
    `sectors` the fields it belongs to; these and `findings` are for filters and for the reader.
    """

    id: str
    label: str
    kind: str
    group: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    claims: tuple[str, ...] = ()
    weight: float = 0.0
    status: str | None = None
    code: str | None = None
    names: tuple[str, ...] = ()
    short: str = ""
    latitude: float | None = None
    longitude: float | None = None
    x: float | None = None
    y: float | None = None
    side: Literal["below", "left", "right"] = "below"
    label_width: float | None = None
    meaning: str = ""
    dates: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    history: tuple[ViewEvent, ...] = ()
    findings: tuple[ViewFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class ViewEdge:
    """A link between two items.

    `kind` chooses colour and pictogram, `status` the line style. `weight` >= 0 makes the line
    wider; `badge` is a short text drawn on it ("3", "$15.8m"). `bend` is the
    roundness of its curve from -1 to 1, positive to the left on the way from source to target; it
    is set by `graph.views.layout`. A `quiet` link is faint until one of its ends is chosen.
    `meaning`, `dates` and `sectors` are as for an item; `figures` are amounts to be compared.
    """

    id: str
    source: str
    target: str
    kind: str
    label: str
    weight: float = 1.0
    badge: str = ""
    status: str | None = None
    directed: bool = False
    facts: tuple[tuple[str, str], ...] = ()
    claims: tuple[str, ...] = ()
    bend: float = 0.0
    quiet: bool = False
    meaning: str = ""
    dates: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    figures: tuple[ViewFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class ViewGuide:
    """What stands behind the network, in layout units.

    A "coast" or "border" is a line of a map, a "frame" the edge of one, and a "grid" line goes
    level or upright between its two points and has its text at the first. A "scale" is as long as
    its text says. A "rule" is a plain line. A "heading" of a band, a "caption" and a "note" in
    small type are texts that begin at their one point.
    """

    kind: Literal["coast", "border", "frame", "grid", "scale", "rule", "heading", "caption", "note"]
    text: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class ViewGroup:
    """Items of a large network that are drawn as one until the reader opens it.

    `kind` and `code` choose its sign, as for an item; `members` are in order of importance. The
    group is a disc; `x`, `y` and `radius` are in layout units and set by `graph.views.overview`.
    """

    id: str
    label: str
    kind: str
    members: tuple[str, ...]
    code: str | None = None
    x: float = 0.0
    y: float = 0.0
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class View:
    """One network page.

    `slug` is the file name without its ending. `status_of` says what the counts beside the
    statuses count; `note` is a word on how to read the page. `groups` are those with which a view
    too large to draw whole opens; every item is then in one of them. `marks` is the size of the
    items' signs as a share of the usual one.

    Raises:
        ViewError: an identifier is doubled or not text, a reference leads nowhere, or a number is
            not finite or out of range.
    """

    slug: str
    title: str
    intro: str
    nodes: tuple[ViewNode, ...]
    edges: tuple[ViewEdge, ...]
    claims: tuple[ViewClaim, ...] = ()
    documents: tuple[ViewDocument, ...] = ()
    guides: tuple[ViewGuide, ...] = ()
    groups: tuple[ViewGroup, ...] = ()
    status_of: Literal["items", "links"] = "links"
    note: str = ""
    marks: float = 1.0

    def __post_init__(self) -> None:
        if not _SLUG.fullmatch(self.slug):
            raise ViewError(f"the view's name {self.slug!r} must be lower-case words and hyphens")
        _check_text("view", self.slug, (self.title, self.intro, self.note))
        _check_number("view", self.slug, "size of marks", self.marks, 0.1, 2)
        documents = _unique("document", self.documents)
        claims = _unique("claim", self.claims)
        nodes = _unique("item", self.nodes)
        _unique("link", self.edges)
        for claim in self.claims:
            _check_reference("claim", claim.id, "document", claim.document_id, documents)
        for node in self.nodes:
            _check_node(node, claims)
        for edge in self.edges:
            _check_edge(edge, nodes, claims)
        _check_groups(self.groups, nodes)
        for guide in self.guides:
            for x, y in guide.points:
                _check_number("guide", guide.text, "coordinate", x)
                _check_number("guide", guide.text, "coordinate", y)


def _unique(
    what: str, things: Iterable[ViewDocument | ViewClaim | ViewNode | ViewEdge | ViewGroup]
) -> frozenset[str]:
    """Return the identifiers, after checking that each is a text of its own."""
    seen: set[str] = set()
    for thing in things:
        if not isinstance(thing.id, str) or not thing.id:
            raise ViewError(f"the {what} identifier {thing.id!r} must be a text that is not empty")
        if thing.id in seen:
            raise ViewError(f"two {what}s have the identifier {thing.id!r}; give each its own")
        seen.add(thing.id)
        _check_text(what, thing.id, (getattr(thing, field.name) for field in fields(thing)))
    return frozenset(seen)


def _check_text(what: str, identifier: str, values: Iterable[object]) -> None:
    """Refuse half surrogates, which no file in UTF-8 can hold."""
    for value in values:
        if isinstance(value, str):
            try:
                value.encode()
            except UnicodeEncodeError as error:
                raise ViewError(
                    f"the {what} {identifier!r} holds text that is not Unicode ({error.reason})"
                ) from error
        elif isinstance(value, tuple):
            _check_text(what, identifier, value)
        elif isinstance(value, ViewEvent | ViewFigure | ViewFinding):
            _check_text(what, identifier, (getattr(value, field.name) for field in fields(value)))


def _check_reference(
    what: str, identifier: str, role: str, reference: str, known: frozenset[str]
) -> None:
    if reference not in known:
        raise ViewError(
            f"the {what} {identifier!r} refers to the {role} {reference!r}, "
            "which the view does not have"
        )


def _check_dates(what: str, identifier: str, dates: Iterable[str]) -> None:
    for text in dates:
        if not _DATE.fullmatch(text):
            raise ViewError(
                f"the {what} {identifier!r} has the date {text!r}, no ISO day, month or year"
            )


def _check_number(
    what: str,
    identifier: str,
    role: str,
    value: float,
    low: float = -math.inf,
    high: float = math.inf,
) -> None:
    if not math.isfinite(value) or not low <= value <= high:
        raise ViewError(f"the {what} {identifier!r} has the {role} {value}, which is out of range")


def _check_node(node: ViewNode, claims: frozenset[str]) -> None:
    told = (node.claims, *(event.claims for event in node.history))
    for claim in (claim for several in told for claim in several):
        _check_reference("item", node.id, "claim", claim, claims)
    _check_dates("item", node.id, (*node.dates, *(e.date for e in node.history if e.date)))
    _check_number("item", node.id, "weight", node.weight, low=0)
    for role, first, second, limits in (
        ("position", node.x, node.y, (math.inf, math.inf)),
        ("place", node.latitude, node.longitude, (90.0, 180.0)),
    ):
        if (first is None) != (second is None):
            raise ViewError(f"the item {node.id!r} has half a {role}; give both numbers or none")
        for value, limit in zip((first, second), limits, strict=True):
            if value is not None:
                _check_number("item", node.id, role, value, -limit, limit)


def _check_edge(edge: ViewEdge, nodes: frozenset[str], claims: frozenset[str]) -> None:
    _check_reference("link", edge.id, "item", edge.source, nodes)
    _check_reference("link", edge.id, "item", edge.target, nodes)
    told = (edge.claims, *(figure.claims for figure in edge.figures))
    for claim in (claim for several in told for claim in several):
        _check_reference("link", edge.id, "claim", claim, claims)
    _check_dates("link", edge.id, edge.dates)
    for figure in edge.figures:
        _check_number("link", edge.id, "lower bound", figure.low)
        _check_number("link", edge.id, "upper bound", figure.high, low=figure.low)
    _check_number("link", edge.id, "weight", edge.weight, low=0)
    _check_number("link", edge.id, "bend", edge.bend, -1, 1)


def _check_groups(groups: tuple[ViewGroup, ...], nodes: frozenset[str]) -> None:
    if not groups:
        return
    taken = _unique("group", groups)
    if shared := sorted(taken & nodes):
        raise ViewError(f"a group and an item have the identifier {shared[0]!r}; give each its own")
    placed: set[str] = set()
    for group in groups:
        _check_number("group", group.id, "coordinate", group.x)
        _check_number("group", group.id, "coordinate", group.y)
        _check_number("group", group.id, "radius", group.radius, low=0)
        for member in group.members:
            _check_reference("group", group.id, "item", member, nodes)
            if member in placed:
                raise ViewError(f"the item {member!r} is in two groups; leave it in one")
            placed.add(member)
    if missing := sorted(nodes - placed):
        raise ViewError(f"the item {missing[0]!r} is in no group, though others are")
