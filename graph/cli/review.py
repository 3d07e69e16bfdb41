"""`tradegraph review`: look at a document's claims and decide on single ones."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import click

from graph.claims import Claim, Evidence
from graph.claims.format import claim_to_row
from graph.claims.parse import Origin, claim_from_row
from graph.documents.model import Document
from graph.documents.read import read_all
from graph.errors import DocumentError, UsageError
from graph.extract.extractor import extract
from graph.pipeline.locations import DEFAULT_REVIEWS
from graph.resolve import claim_key
from graph.review import Decision, Verdict, append_decision, apply_reviews, read_reviews

_REVIEWS: Final = click.option(
    "--reviews",
    type=click.Path(path_type=Path),
    default=DEFAULT_REVIEWS,
    show_default=True,
    help="Folder of review files.",
)
_WHO: Final = click.option("--who", required=True, help="The person who decides.")
_WHY: Final = click.option("--why", required=True, help="The reason.")
_DOCUMENT: Final = click.argument("document", type=click.Path(path_type=Path))
_CLAIM: Final = click.argument("claim", metavar="ID")
_SET: Final = click.option(
    "--set",
    "fields",
    multiple=True,
    metavar="FIELD=VALUE",
    help="A field; lists and numbers as JSON.",
)
_SHORT_ID: Final = 8


@click.group(
    epilog="""\b
Examples:
  tradegraph review list documents/eaeu-iran-free-trade.md
  tradegraph review reject documents/x.md 1a2b3c4d --who "A. Mwangi" --why "price of a bridge"
  tradegraph review replace documents/x.md 1a2b --set status=signed --who AM --why "see page 2\""""
)
def review() -> None:
    """Decide on single claims: accept, reject, replace, add.

    Decisions are appended to a review file per document and followed at every build.
    """


@review.command("list", epilog="\b\nExample:\n  tradegraph review list documents/x.md")
@_DOCUMENT
@_REVIEWS
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def list_claims(document: Path, reviews: Path, as_json: bool) -> int:
    """Show the claims of a document as they stand after review, with their identifiers."""
    source = _read(document)
    claims = _standing(source, reviews)
    rows = [(claim_key(claim), claim, claim_to_row(claim)) for claim in claims]
    if as_json:
        found = [{"id": key, **row} for key, _, row in rows if row is not None]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return 0
    for key, claim, row in rows:
        if row is not None:
            shown = {k: v for k, v in row["fields"].items() if v is not None}
            passage = source.passage(claim.evidence[0].start, claim.evidence[0].end)
            click.echo(f"{key[:_SHORT_ID]}  {claim.type}  {json.dumps(shown, ensure_ascii=False)}")
            click.echo(f"          “{passage}”")
    return 0


@review.command(epilog="\b\nExample:\n  tradegraph review accept x.md 1a2b --who AM --why checked")
@_DOCUMENT
@_CLAIM
@_WHO
@_WHY
@_REVIEWS
def accept(document: Path, claim: str, who: str, why: str, reviews: Path) -> int:
    """Keep a claim, whatever the rules make of its passage later."""
    return _decide(document, claim, Verdict.ACCEPT, (who, why), reviews)


@review.command(epilog="\b\nExample:\n  tradegraph review reject x.md 1a2b --who AM --why wrong")
@_DOCUMENT
@_CLAIM
@_WHO
@_WHY
@_REVIEWS
def reject(document: Path, claim: str, who: str, why: str, reviews: Path) -> int:
    """Take a claim out, and keep it out."""
    return _decide(document, claim, Verdict.REJECT, (who, why), reviews)


@review.command(
    epilog="\b\nExample:\n  tradegraph review replace x.md 1a2b --set status=signed --who A --why …"
)
@_DOCUMENT
@_CLAIM
@_SET
@_WHO
@_WHY
@_REVIEWS
def replace(
    document: Path, claim: str, fields: tuple[str, ...], who: str, why: str, reviews: Path
) -> int:
    """Put another claim in the place of one, with some fields changed."""
    return _decide(document, claim, Verdict.REPLACE, (who, why), reviews, _fields(fields))


@review.command(
    epilog="""\b
Example:
  tradegraph review add x.md --type hub --passage "Port of Tanga" \\
      --set name="Port of Tanga" --set kind=seaport --set country=TZ --who AM --why missed"""
)
@_DOCUMENT
@click.option("--type", "kind", required=True, help="Type of the claim.")
@click.option("--passage", required=True, help="Words of the document, exactly.")
@_SET
@_WHO
@_WHY
@_REVIEWS
def add(
    document: Path,
    kind: str,
    passage: str,
    fields: tuple[str, ...],
    who: str,
    why: str,
    reviews: Path,
) -> int:
    """Add a claim that a passage makes and no rule found."""
    source = _read(document)
    start = source.text.find(passage)
    if start < 0 or source.text.find(passage, start + 1) >= 0:
        problem = "does not occur" if start < 0 else "occurs more than once; give more words"
        raise UsageError(f"the passage {problem} in {source.name}")
    values = _fields(fields)
    end = start + len(passage)
    evidence = Evidence(source.name, source.sha256, start, end, passage)
    claim_from_row(kind, values, Origin((evidence,), "review.add", Decimal(1)))
    decision = Decision(Verdict.ADD, kind, values, passage, start, who, date.today(), why)
    click.echo(f"added to {append_decision(reviews, source.name, decision)}")
    return 0


def _decide(
    document: Path,
    wanted: str,
    verdict: Verdict,
    by: tuple[str, str],
    reviews: Path,
    changed: Mapping[str, Any] | None = None,
) -> int:
    source = _read(document)
    claim = _find(_standing(source, reviews), wanted)
    row = claim_to_row(claim)
    if row is None:
        raise UsageError(f"a {claim.type} claim cannot be reviewed")
    passage = claim.evidence[0]
    replacement = None
    if verdict is Verdict.REPLACE:
        replacement = {**row["fields"], **(changed or {})}
        claim_from_row(claim.type, replacement, Origin((passage,), "review.replace", Decimal(1)))
    who, why = by
    decision = Decision(
        verdict,
        claim.type,
        row["fields"],
        passage.exact,
        passage.start,
        who,
        date.today(),
        why,
        replacement,
    )
    click.echo(f"{verdict} written to {append_decision(reviews, source.name, decision)}")
    return 0


def _read(path: Path) -> Document:
    documents, failures = read_all([path])
    if failures or len(documents) != 1:
        raise DocumentError(failures[0].reason if failures else f"{path} is not one document")
    return documents[0]


def _standing(document: Document, reviews: Path) -> tuple[Claim, ...]:
    decisions = read_reviews(reviews, [document.name]).get(document.name, ())
    return apply_reviews(document, extract(document), decisions).claims


def _find(claims: Sequence[Claim], wanted: str) -> Claim:
    found = [claim for claim in claims if claim_key(claim).startswith(wanted.casefold())]
    if len(found) == 1 and wanted:
        return found[0]
    problem = "no claim has" if not found else f"{len(found)} claims have"
    raise UsageError(f"{problem} an identifier that begins with {wanted!r}; see 'review list'")


def _fields(pairs: Sequence[str]) -> dict[str, Any]:
    """Read `field=value`; a value that is JSON other than a bare word is taken as such."""
    fields: dict[str, Any] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise UsageError(f"--set {pair}: write it as FIELD=VALUE, for example status=signed")
        try:
            fields[name] = json.loads(value)
        except json.JSONDecodeError:
            fields[name] = value
    return fields
