"""A view as one complete HTML file: no request, no markup or script from a document's text.

Everything is inside the file. A content security policy names the hashes of our own script, of
the drawing library that pyvis bundles and of our style sheet, and allows nothing else; the data
stand in a block that browsers do not run, with `<`, `>`, `&` and `'` escaped. The same view gives
the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from markupsafe import Markup

from graph.errors import ViewError
from graph.views.compact import columns
from graph.views.model import (
    View,
    ViewClaim,
    ViewDocument,
    ViewEdge,
    ViewEvent,
    ViewFigure,
    ViewFinding,
    ViewGroup,
    ViewNode,
)
from graph.views.network import OfflineNetwork, edge_width
from graph.views.room import LABEL_LINES, LABEL_WIDTH, node_radius
from graph.views.style import Style, style
from graph.views.writing import write_text

_LIBRARY: Final = "templates/lib/vis-9.1.2/vis-network.min.js"
# The parts of the page's script share one scope; each uses only those before it.
_SCRIPT: Final = (
    "compact.js",
    "data.js",
    "dom.js",
    "sight.js",
    "state.js",
    "theme.js",
    "types.js",
    "drawing.js",
    "labels.js",
    "canvas.js",
    "chart.js",
    "panel.js",
    "groups.js",
    "ranges.js",
    "legend.js",
    "finder.js",
    "search.js",
    "tables.js",
    "compare.js",
    "paths.js",
    "keyboard.js",
    "svg.js",
    "share.js",
    "print.js",
    "address.js",
    "main.js",
)


def render(view: View, siblings: Sequence[tuple[str, str]] = (), home: str | None = None) -> str:
    """Return the page of a view whose items have positions.

    `siblings` are the pages of the same folder, as (title, file name); `home` is the start page,
    as a path from this one such as `../index.html`.

    Raises:
        ViewError: an item has no position.
    """
    script, library = page_script(), drawing_library()
    sheet = style_sheet("colours.css", "style.css")
    page = {
        "title": view.title,
        "intro": view.intro,
        "slug": view.slug,
        "home": None if home is None else home_path(home),
        "siblings": [
            {"title": title, "href": file_name(name), "here": name == f"{view.slug}.html"}
            for title, name in siblings
        ],
        "policy": policy(scripts=(library, script), styles=(sheet,)),
        "library": Markup(library),
        "script": Markup(script),
        "style": Markup(sheet),
        "data": _data(view, style()),
    }
    return str(OfflineNetwork(view, page).generate_html())


def write(
    view: View, folder: Path, siblings: Sequence[tuple[str, str]] = (), home: str | None = None
) -> Path:
    """Write the page into an existing folder and return its path.

    Raises:
        OutputError: the file cannot be written.
        ViewError: as for `render`.
    """
    path = folder / f"{view.slug}.html"
    write_text(path, render(view, siblings, home))
    return path


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Return the content security policy that allows these inline parts and nothing else."""
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src", *map(_hash, scripts)]) if scripts else "script-src 'none'",
            " ".join(["style-src", *map(_hash, styles)]),
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


@cache
def page_script() -> str:
    """Return the script of the network pages."""
    return script_of(_SCRIPT)


@cache
def script_of(names: tuple[str, ...]) -> str:
    """Return a script of ours: the parts in one function, in order."""
    folder = resources.files("graph.views") / "templates" / "app"
    parts = [(folder / name).read_text(encoding="utf-8") for name in names]
    return _inline("\n".join(['"use strict";', "(() => {", *parts, "})();"]), "script")


@cache
def drawing_library() -> str:
    """Return the vis-network that pyvis bundles.

    Raises:
        ViewError: this pyvis does not bundle it.
    """
    try:
        text = (resources.files("pyvis") / _LIBRARY).read_text(encoding="utf-8")
    except OSError as error:
        raise ViewError(
            "the installed pyvis lacks vis-network 9.1.2; install pyvis 0.3.2"
        ) from error
    return _inline(re.sub(r"\n//# sourceMappingURL=.*\s*$", "\n", text), "script")


@cache
def style_sheet(*names: str) -> str:
    """Return our style sheets of these names as one."""
    folder = resources.files("graph.views") / "templates"
    text = "\n".join((folder / name).read_text(encoding="utf-8") for name in names)
    return _inline(text, "style")


def safe_link(url: str | None) -> str | None:
    """Return an http(s) address as it is, and None for anything else."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    fit = parts.scheme in ("http", "https") and parts.netloc and url.isprintable()
    return url if fit else None


def _inline(text: str, tag: str) -> str:
    if f"</{tag}" in text.lower() or "<!--" in text:
        raise ViewError(f"a {tag} of ours cannot stand in a page, for it would end its own tag")
    return text


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def home_path(path: str) -> str:
    """Return the path of a page above this one as it is.

    Raises:
        ViewError: it is no such path.
    """
    *above, name = path.split("/")
    if any(part != ".." for part in above):
        raise ViewError(f"{path!r} is not the path of a page above this one")
    return "/".join([*above, file_name(name)])


def file_name(name: str) -> str:
    """Return the name of a page beside this one as it is.

    Raises:
        ViewError: it is no such name.
    """
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*\.html", name):
        raise ViewError(f"{name!r} is not the name of a page beside this one")
    return name


def _beside(href: str) -> str:
    name, _, fragment = href.partition("#")
    if not re.fullmatch(r"[A-Za-z0-9-]*", fragment):
        raise ViewError(f"{href!r} is not an address on a page beside this one")
    return f"{file_name(name)}#{fragment}"


def _data(view: View, table: Style) -> Mapping[str, object]:
    """Return what the script needs beside the drawn network, in lists: no text is a key."""
    claims = {claim.id: i for i, claim in enumerate(view.claims)}
    documents = {document.id: i for i, document in enumerate(view.documents)}
    places = {node.id: i for i, node in enumerate(view.nodes)}
    item_kinds = _ordered((node.kind for node in view.nodes), table.items)
    link_kinds = _ordered((edge.kind for edge in view.edges), table.links)
    of_items = [node.status for node in view.nodes]
    of_links = [edge.status for edge in view.edges]
    statuses = _ordered(filter(None, (*of_items, *of_links)), table.statuses)
    counts = Counter(of_items if view.status_of == "items" else of_links)
    item_rank = {kind: i for i, kind in enumerate(item_kinds)}
    link_rank = {kind: i for i, kind in enumerate(link_kinds)}
    status_rank = {key: i for i, key in enumerate(statuses)}
    things: tuple[ViewNode | ViewEdge, ...] = (*view.nodes, *view.edges)
    sectors = sorted({name for thing in things for name in thing.sectors})
    meanings = sorted({thing.meaning for thing in things} - {""})
    ranks = _Ranks(
        claims,
        status_rank,
        {name: i for i, name in enumerate(sectors)},
        {text: i for i, text in enumerate(meanings)},
    )
    nodes = [_node(node, item_rank, ranks) for node in view.nodes]
    edges = [_edge(edge, places, link_rank, ranks) for edge in view.edges]
    return {
        "slug": view.slug,
        "title": view.title,
        "note": view.note,
        "statusOf": view.status_of,
        "groups": [_group(group, places, item_rank) for group in view.groups],
        "labels": {"width": LABEL_WIDTH, "lines": LABEL_LINES},
        "sectors": sectors,
        "meanings": meanings,
        **_things(view, nodes, edges),
        "claims": [_claim(claim, documents) for claim in view.claims],
        "documents": [_document(document) for document in view.documents],
        "guides": [
            {"kind": guide.kind, "text": guide.text, "points": guide.points}
            for guide in view.guides
        ],
        "itemKinds": [
            {
                "key": key,
                "label": look.label,
                "one": look.one,
                "shape": look.shape,
                "path": table.pictograms[look.pictogram],
                "colour": look.colour,
                "radius": look.radius,
            }
            for key, look in ((key, table.item(key)) for key in item_kinds)
        ],
        "linkKinds": [
            {
                "key": key,
                "label": look.label,
                "one": look.one,
                "path": table.pictograms[look.pictogram],
                "colour": table.families[look.family],
            }
            for key, look in ((key, table.link(key)) for key in link_kinds)
        ],
        "statuses": [
            {"key": key, "label": look.label, "dash": look.dash, "count": counts[key]}
            for key, look in ((key, table.status(key)) for key in statuses)
        ],
    }


def _things(
    view: View, nodes: list[dict[str, object]], edges: list[dict[str, object]]
) -> dict[str, object]:
    """Return items and links: beside what pyvis draws, or whole where groups hide them."""
    if not view.groups:
        return {"nodes": nodes, "edges": edges}
    for node, row in zip(view.nodes, nodes, strict=True):
        row |= {"label": node.label, "x": node.x, "y": node.y, "size": node_radius(node)}
    for edge, row in zip(view.edges, edges, strict=True):
        row |= {"width": edge_width(edge), "bend": edge.bend}
        if row["id"] == f"{edge.source} {edge.kind} {edge.target}":
            row["id"] = ""  # the page puts it together
    return {"nodes": columns(nodes), "edges": columns(edges)}


def _group(
    group: ViewGroup, places: Mapping[str, int], kinds: Mapping[str, int]
) -> dict[str, object]:
    return {
        "id": group.id,
        "kind": kinds[group.kind],
        "code": group.code or "",
        "members": [places[member] for member in group.members],
    }


def _ordered(used: Iterable[str], known: Mapping[str, object]) -> list[str]:
    """Return the keys in use: those of the table in its order, then others by name."""
    present = set(used)
    return [key for key in known if key in present] + sorted(present - set(known))


@dataclass(frozen=True, slots=True)
class _Ranks:
    """Where in their lists claims, statuses, sectors and meanings stand."""

    claims: Mapping[str, int]
    statuses: Mapping[str, int]
    sectors: Mapping[str, int]
    meanings: Mapping[str, int]

    def common(self, thing: ViewNode | ViewEdge) -> dict[str, object]:
        """Return what items and links have alike."""
        return {
            "id": thing.id,
            "status": self.statuses[thing.status] if thing.status else -1,
            "weight": thing.weight,
            "facts": thing.facts,
            "dates": thing.dates,
            "sectors": [self.sectors[name] for name in thing.sectors],
            "meaning": self.meanings[thing.meaning] if thing.meaning else -1,
            "claims": self.claims_of(thing.claims),
        }

    def claims_of(self, identifiers: Iterable[str]) -> list[int]:
        """Return the ranks of claims."""
        return [self.claims[identifier] for identifier in identifiers]


def _node(node: ViewNode, kinds: Mapping[str, int], ranks: _Ranks) -> dict[str, object]:
    return ranks.common(node) | {
        "kind": kinds[node.kind],
        "group": node.group,
        "code": node.code or "",
        "short": node.short,
        "side": node.side,
        "labelWidth": node.label_width or LABEL_WIDTH,
        "names": node.names,
        "history": [_event(event, ranks) for event in node.history],
        "findings": [_finding(finding) for finding in node.findings],
    }


def _edge(
    edge: ViewEdge, places: Mapping[str, int], kinds: Mapping[str, int], ranks: _Ranks
) -> dict[str, object]:
    return ranks.common(edge) | {
        "from": places[edge.source],
        "to": places[edge.target],
        "kind": kinds[edge.kind],
        "label": edge.label,
        "badge": edge.badge,
        "directed": edge.directed,
        "quiet": edge.quiet,
        "figures": [_figure(figure, ranks) for figure in edge.figures],
    }


def _event(event: ViewEvent, ranks: _Ranks) -> dict[str, object]:
    return {
        "label": event.label,
        "date": event.date,
        "planned": event.planned,
        "dash": style().status(event.status).dash,
        "claims": ranks.claims_of(event.claims),
    }


def _figure(figure: ViewFigure, ranks: _Ranks) -> dict[str, object]:
    return {
        "name": figure.name,
        "printed": figure.printed,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "value": figure.value,
        "period": figure.period,
        "origin": figure.origin,
        "method": figure.method,
        "claims": ranks.claims_of(figure.claims),
    }


def _finding(finding: ViewFinding) -> dict[str, str]:
    return {"severity": finding.severity, "message": finding.message, "mend": finding.mend}


def _claim(claim: ViewClaim, documents: Mapping[str, int]) -> dict[str, object]:
    return {
        "text": claim.text,
        "passage": claim.passage,
        "document": documents[claim.document_id],
        "documentTitle": claim.document_title,
        "rule": claim.rule,
        "confidence": claim.confidence,
        "claimant": claim.claimant,
        "href": _beside(claim.href) if claim.href else "",
        "findings": [_finding(finding) for finding in claim.findings],
    }


def _document(document: ViewDocument) -> dict[str, object]:
    return {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "date": document.date,
        "url": safe_link(document.url),
    }
