"""Documents with the passages of their claims as one complete HTML file.

Passages and claims are linked both ways by plain addresses, so the page works without its script;
that only marks all passages of a claim, and all claims of a passage, at once. Text of documents
goes in escaped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from graph.views.evidence import EvidenceDocument, EvidencePage
from graph.views.network import environment
from graph.views.render import file_name, home_path, policy, safe_link, script_of, style_sheet
from graph.views.style import family_colours, style

_SCRIPT: Final = ("dom.js", "theme.js", "evidence.js")

#: Family of links whose colour marks claims of a kind; each family has an underline of its own.
_FAMILIES: Final = {
    "flow": "trade",
    "change": "trade",
    "target": "trade",
    "share": "trade",
    "transit": "trade",
    "instrument": "agreements",
    "session": "bodies",
    "organisation": "bodies",
    "person": "bodies",
    "hub": "routes",
    "access": "routes",
    "link": "routes",
    "attribute": "routes",
}
_FAMILY_NAMES: Final = {
    "trade": "Figures of trade",
    "agreements": "Agreements",
    "bodies": "Bodies and people",
    "routes": "Hubs and lines",
    "topics": "Fields, causes, statements",
}


def render_evidence(
    page: EvidencePage, siblings: Sequence[tuple[str, str]] = (), home: str | None = None
) -> str:
    """Return the page as complete HTML.

    `siblings` are the pages of the same folder, as (title, file name); `home` is the start page,
    as a path from this one.

    Raises:
        ViewError: a path is not that of a page.
    """
    sheet = family_colours() + style_sheet("colours.css", "evidence.css")
    script = script_of(_SCRIPT)
    families = style().families
    counts: Counter[str] = Counter(
        family_of(claim.kind) for document in page.documents for claim in document.claims
    )
    template = environment().get_template("evidence.html.jinja")
    return template.render(
        policy=policy(scripts=(script,), styles=(sheet,)),
        style=Markup(sheet),
        script=Markup(script),
        home=None if home is None else home_path(home),
        siblings=[
            {
                "title": title,
                "href": file_name(name),
                "here": name == page.name or (name == "evidence.html" and len(page.documents) == 1),
            }
            for title, name in siblings
        ],
        families=[
            {"key": key, "name": _FAMILY_NAMES.get(key, key), "count": counts[key]}
            for key in families
            if counts[key]
        ],
        claims=sum(counts.values()),
        documents=[_document(document) for document in page.documents],
    )


def render_evidence_index(
    found: Sequence[EvidencePage],
    siblings: Sequence[tuple[str, str]] = (),
    home: str | None = None,
) -> str:
    """Return the page that lists the documents where each has a page of its own.

    Raises:
        ViewError: a path is not that of a page.
    """
    sheet = family_colours() + style_sheet("colours.css", "evidence.css")
    script = script_of(_SCRIPT)
    return (
        environment()
        .get_template("evidence-index.html.jinja")
        .render(
            policy=policy(scripts=(script,), styles=(sheet,)),
            style=Markup(sheet),
            script=Markup(script),
            home=None if home is None else home_path(home),
            siblings=[
                {"title": title, "href": file_name(name), "here": name == "evidence.html"}
                for title, name in siblings
            ],
            rows=[
                {
                    "href": file_name(page.name),
                    "title": document.source.title,
                    "publisher": document.source.publisher,
                    "date": document.source.date,
                    "claims": len(document.claims),
                }
                for page in found
                for document in page.documents
            ],
        )
    )


def family_of(kind: str) -> str:
    """Return the family of links that a kind of claim goes with."""
    return _FAMILIES.get(kind, "topics")


def _document(document: EvidenceDocument) -> dict[str, object]:
    claims = document.claims
    first: dict[int, str] = {}
    blocks: list[dict[str, object]] = []
    number = 0
    for block in document.blocks:
        passages = []
        for passage in block.passages:
            identifier = ""
            if passage.claims:
                number += 1
                identifier = f"p-{document.key}-{number}"
                for rank in passage.claims:
                    first.setdefault(rank, identifier)
            passages.append(
                {
                    "text": passage.text,
                    "id": identifier,
                    "claims": [claims[rank].key for rank in passage.claims],
                    "families": sorted({family_of(claims[rank].kind) for rank in passage.claims}),
                    "label": "; ".join(claims[rank].text for rank in passage.claims),
                }
            )
        blocks.append({"kind": block.kind, "passages": passages})
    source = document.source
    return {
        "key": document.key,
        "title": source.title,
        "publisher": source.publisher,
        "date": source.date,
        "url": safe_link(source.url),
        "cut": document.cut,
        "blocks": blocks,
        "claims": [
            {
                "key": claim.key,
                "kind": claim.kind,
                "family": family_of(claim.kind),
                "text": claim.text,
                "passage": claim.passage,
                "anchor": first.get(rank),
                "small": " · ".join(
                    filter(
                        None,
                        (
                            f"Said by {claim.claimant}" if claim.claimant else "",
                            f"Confidence {claim.confidence}" if claim.confidence else "",
                            f"Rule {claim.rule}" if claim.rule else "",
                        ),
                    )
                ),
            }
            for rank, claim in enumerate(claims)
        ],
    }
