"""Where things are: the files of a built folder, and the folders that are read unless named."""

from __future__ import annotations

from pathlib import Path
from typing import Final

GRAPH_FILE: Final = "graph.nq"
CLAIMS_FILE: Final = "claims.jsonl"
QUARANTINE_FILE: Final = "quarantine.jsonl"

#: The shipped documents, beside the package in a checkout.
DEFAULT_DOCUMENTS: Final = Path(__file__).resolve().parent.parent.parent / "documents"

#: Where review files are looked for unless another folder is named.
DEFAULT_REVIEWS: Final = Path("reviews")
