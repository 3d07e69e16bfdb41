"""The IRIs of things: the same for the same content, in every run and on every machine."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from urllib.parse import quote, urlsplit

from pyoxigraph import NamedNode

from graph.claims import WORLD, Claim, Evidence, Period
from graph.rdf.namespaces import TGC, TGI
from graph.reference import GroupKind, Reference
from graph.resolve import Ref, claim_key, digest
from graph.resolve.names import fold, slug

_IRI_SAFE: Final = "!#$%&'()*+,/:;=?@[]~-._"


def claim_iri(claim: Claim) -> NamedNode:
    """Return the IRI of a claim, from its document, passages, kind and content."""
    return keyed_claim_iri(claim_key(claim))


def keyed_claim_iri(key: str) -> NamedNode:
    """Return the IRI of the claim with this key."""
    return NamedNode(f"{TGI.base}claim/{key}")


def document_iri(sha256: str) -> NamedNode:
    """Return the IRI of the document with this digest."""
    return NamedNode(f"{TGI.base}document/{sha256[:16]}")


def evidence_iri(evidence: Evidence) -> NamedNode:
    """Return the IRI of a passage: its document and range."""
    return NamedNode(f"{TGI.base}evidence/{evidence.sha256[:16]}-{evidence.start}-{evidence.end}")


def claimant_iri(sha256: str, parts: Iterable[str]) -> NamedNode:
    """Return the IRI of a speaker as one document presents him or her."""
    return NamedNode(f"{TGI.base}claimant/{sha256[:16]}-{digest(parts, 8)}")


def entity_iri(ref: Ref) -> NamedNode:
    """Return the IRI of an entity."""
    return NamedNode(TGI.base + ref.path)


def period_iri(period: Period) -> NamedNode:
    """Return the IRI of a stretch of days; its label and calendar belong to the claim."""
    return TGI[f"period/{period.start.isoformat()}--{period.end.isoformat()}"]


def currency_iri(code: str) -> NamedNode:
    """Return the IRI of a currency by its ISO 4217 code."""
    return TGI[f"currency/{code}"]


def concept_iri(scheme: str, notation: str) -> NamedNode:
    """Return the IRI of a concept of one of our schemes."""
    return TGC[f"{scheme}/{notation}"]


def derived_iri(method: str, inputs: Iterable[str]) -> NamedNode:
    """Return the IRI of a derived fact: its method and what it was computed from, in order."""
    return NamedNode(f"{TGI.base}derived/{digest((method, *inputs))}")


class Places:
    """The IRIs of countries and groups by the codes and names that claims use."""

    def __init__(self, reference: Reference) -> None:
        self.reference: Final = reference
        self._groups: Final = {
            fold(name): group.code
            for group in reversed(tuple(reference.groups.values()))
            for name in (group.code, group.name, *group.other_names)
        }

    def iri(self, code: str) -> NamedNode:
        """Return the IRI of a country, a group or the world.

        A code that the reference data lacks is taken for that of a group.
        """
        if code == WORLD:
            return TGI["group/world"]
        if code in self.reference.countries:
            return TGI[f"country/{code}"]
        if code in self.reference.groups:
            return TGI[f"group/{code}"]
        return self.group_iri(code)

    def group_iri(self, name: str) -> NamedNode:
        """Return the IRI of a group by its code or any of its names."""
        known = self.group_code(name)
        return TGI[f"group/{known}"] if known else TGI[f"group/{slug(name) or digest([name], 8)}"]

    def group_code(self, name: str) -> str | None:
        """Return the code of a known group by its code or any of its names."""
        if name in self.reference.groups:
            return name
        return self._groups.get(fold(name))

    def is_bloc(self, code: str) -> bool:
        """Whether a code is that of a group which an agreement makes, rather than geography."""
        group = self.reference.groups.get(code)
        return code not in self.reference.countries and (
            group is not None and group.kind is GroupKind.BLOC
        )

    def name(self, code: str) -> str:
        """Return the short English name of a country or group; an unknown code as it is."""
        if code == WORLD:
            return "the world"
        if code in self.reference.countries:
            return self.reference.countries[code].name
        if code in self.reference.groups:
            return self.reference.groups[code].name
        return code


def web_iri(url: str) -> NamedNode | None:
    """Return an address as an IRI with illegal characters escaped; None if it is not of the web."""
    try:
        parts = urlsplit(url.strip())
        if parts.scheme not in ("http", "https") or not parts.netloc:
            return None
        return NamedNode(quote(url.strip(), safe=_IRI_SAFE))
    except ValueError:
        return None
