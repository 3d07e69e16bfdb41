"""Who lends: banks and funds, by their kind or their name."""

from __future__ import annotations

import re
from typing import Final

from graph.claims.model import OrganisationKind

LENDERS: Final = frozenset(
    {OrganisationKind.BANK, OrganisationKind.CENTRAL_BANK, OrganisationKind.FUND}
)
"""Kinds of organisation that lend."""

_NAMES: Final = re.compile(
    r"\b(?:Bank|Banque|Banco|Fund|Fonds|Fondo|Development (?:Agency|Corporation|Cooperation)"
    r"|International Cooperation Agency|Finance Corporation|[Ee]xim|EXIM|JICA|JBIC|AfDB|ADB|AIIB"
    r"|EBRD|EIB|KfW|AFD|BNDES|CAF|IsDB|IDB|IFC|MIGA|Afreximbank|BOAD|F(?:onplata|ONPLATA)"
    r"|Millennium Challenge)\b"
)


def lends(name: str) -> bool:
    """Whether an organisation of this name lends money."""
    return _NAMES.search(name) is not None
